"""The verb lexicon: from a form to the verbs and the places in their paradigms that it can be.

``syntax_verbs.tsv`` lists verbs without separable particles by their principal parts; a part is given only where it
does not follow from the infinitive by rule. The particles of separable verbs stand with their base verb:
"ankündigen" is "an" under "kündigen".
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, Mapping, NamedTuple, cast

from synopse.lexicon import Row, rows, words

Place = Literal["inf", "part", "izu", "pres3", "prespl", "k1", "k1only", "k1onlypl", "past", "pastpl", "k2", "k2pl"]
"""Where in the paradigm a form stands.

"inf" infinitive, "izu" infinitive with zu inside ("anzukündigen"), "part" past participle, "pres3" third person
singular present, "prespl" plural present of either mood, "k1" Konjunktiv I third person or indicative first person
singular ("komme"), "k1only" and "k1onlypl" Konjunktiv I and
nothing else ("könne", "seien"), "past" and "pastpl" indicative past,
"k2" and "k2pl" Konjunktiv II, in the singular and plural.
"""

_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")
_UNSTABLE = ("durch", "hinter", "über", "um", "unter", "voll", "wider", "wieder")
"""Particles that some verbs never part with: "unterstellt" is a participle beside "untergestellt"."""
_CACHED_FORMS = 20_000


class Reading(NamedTuple):
    """One possible analysis of a verb form; `particle` is the separable particle in it or ""."""

    lemma: str
    place: Place
    particle: str = ""


@lru_cache(maxsize=_CACHED_FORMS)
def readings(form: str) -> tuple[Reading, ...]:
    """What a form in lower case can be: as a simple verb, else as a separable verb written in one word.

    "müßte", as it was once spelt, and "sass", as the Swiss spell it, are known too.
    """
    spellings = dict.fromkeys((form, form.replace("ß", "ss"), form.replace("ss", "ß")))
    return next((found for spelling in spellings if (found := _as_spelt(spelling))), ())


def _as_spelt(form: str) -> tuple[Reading, ...]:
    simple = _forms().get(form)
    if simple:
        return simple
    return tuple(reading for particle in _beginnings(form) for reading in _joined(particle, form[len(particle) :]))


def joined(particle: str, lemma: str) -> str | None:
    """The separable verb of a particle and a base verb ("mit", "teilen" -> "mitteilen"), or None if there is none."""
    if particle in particles() and lemma in _particles_of():
        return particle + lemma
    return None


def is_listed(particle: str, lemma: str) -> bool:
    """Whether the lexicon lists this separable verb itself, not only its two parts."""
    return particle in _particles_of().get(lemma, ())


@cache
def particles() -> frozenset[str]:
    """The particles that may separate from any verb ("an", "zurück")."""
    return words("syntax_particles").union(*_particles_of().values())


@cache
def takes_sein(lemma: str) -> bool:
    """Whether the verb forms its perfect with "sein" ("ist gekommen")."""
    if lemma in _sein_verbs() or lemma in words("syntax_sein"):
        return True
    bases = [(particle, lemma[len(particle) :]) for particle in _beginnings(lemma)]
    return any(base in _sein_verbs() and not is_listed(particle, base) for particle, base in bases)


def relatives(lemma: str) -> int:
    """How many separable verbs are made of this verb: a rough measure of how common it is."""
    return len(_particles_of().get(lemma, ()))


def is_verb(lemma: str) -> bool:
    """Whether this is the infinitive of a listed simple verb."""
    return lemma in _particles_of()


def _joined(particle: str, rest: str) -> tuple[Reading, ...]:
    if rest.startswith("zu") and any(reading.place == "inf" for reading in _forms().get(rest[2:], ())):
        found = tuple(
            Reading(particle + reading.lemma, "izu", particle)
            for reading in _forms()[rest[2:]]
            if reading.place == "inf"
        )
        if found:
            return found
    found = tuple(Reading(particle + lemma, place, particle) for lemma, place, _ in _forms().get(rest, ()))
    if particle not in _UNSTABLE:
        return found
    participles = (reading for reading in _forms().get("ge" + rest, ()) if reading.place == "part")
    return found + tuple(Reading(particle + reading.lemma, "part") for reading in participles)


def _beginnings(form: str) -> list[str]:
    """The particles with which a form begins, the longest first."""
    return [form[:size] for size in range(min(12, len(form) - 3), 1, -1) if form[:size] in particles()]


@cache
def _forms() -> Mapping[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for row in rows("syntax_verbs"):
        for form, place in paradigm(row):
            found.setdefault(form, []).append(Reading(row["form"], place))
    for row in rows("syntax_irregular"):
        found.setdefault(row["form"], []).append(Reading(row["lemma"], cast("Place", row["place"])))
    return {form: tuple(dict.fromkeys(entries)) for form, entries in found.items()}


@cache
def _particles_of() -> Mapping[str, frozenset[str]]:
    return {
        row["form"]: frozenset((row["particles"] + " " + row["sein_particles"]).split()) for row in rows("syntax_verbs")
    }


@cache
def _sein_verbs() -> frozenset[str]:
    simple = {row["form"] for row in rows("syntax_verbs") if row["perfect"] == "sein"}
    separable = {part + row["form"] for row in rows("syntax_verbs") for part in row["sein_particles"].split()}
    return frozenset(simple | separable)


def paradigm(row: Row) -> list[tuple[str, Place]]:
    """The forms of a row of the table that news uses, each with its place; second persons are left out."""
    infinitive = row["form"]
    present = row["present"] or regular_present(infinitive)
    past = row["past"] or regular_past(infinitive)
    subjunctive = row["subjunctive"] or past
    forms: list[tuple[str, Place]] = [(infinitive, "inf"), (infinitive, "prespl"), (present, "pres3")]
    forms += [(form, "k1" if present.endswith("t") else "k1only") for form in first_persons(infinitive)]
    forms += [(past, "past"), (plural(past), "pastpl"), (subjunctive, "k2"), (plural(subjunctive), "k2pl")]
    forms += [(form, "part") for form in (row["participle"].split() or [regular_participle(infinitive)])]
    return forms


def stem(infinitive: str) -> str:
    """ "kündig" of "kündigen", "änder" of "ändern"."""
    return infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]


def linked(infinitive: str) -> str:
    """The stem as it stands before an ending with t: "arbeite" of "arbeiten", "sag" of "sagen"."""
    base = stem(infinitive)
    hard = (base[-1:] in ("m", "n") and base[-2:-1] not in tuple("aeiouäöülrmnhy")) or base.endswith(("chn", "chm"))
    return base + "e" if base.endswith(("d", "t")) or hard else base


def regular_present(infinitive: str) -> str:
    """The third person singular present by rule."""
    return linked(infinitive) + "t"


def regular_past(infinitive: str) -> str:
    """The first and third person singular past by rule."""
    return linked(infinitive) + "te"


def regular_participle(infinitive: str) -> str:
    """The past participle by rule: without ge- after an inseparable prefix and in verbs in -ieren."""
    bare = infinitive.startswith(_INSEPARABLE) or infinitive.endswith("ieren")
    return ("" if bare else "ge") + linked(infinitive) + "t"


def first_persons(infinitive: str) -> tuple[str, ...]:
    """The first person singular present, which is the Konjunktiv I of the third too: "sammle" and "sammele"."""
    base = stem(infinitive)
    if base.endswith(("el", "er")) and not infinitive.endswith("en"):
        return base + "e", base[:-2] + base[-1] + "e"
    return (base + "e",)


def plural(past: str) -> str:
    """The plural of a past or Konjunktiv II form: "kamen" of "kam", "sagten" of "sagte"."""
    return past + "n" if past.endswith("e") else past + "en"

"""The lexicon of events, looked up by inflected forms: trigger nouns and verbs, supports, modifiers, agents.

German compounds carry their meaning at their end: a "Friedensgespräch" is a "Gespräch", an "Alaska-Gipfel" a "Gipfel".
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import Iterator, Mapping

from synopse import lexicon, places
from synopse.lexicon import Row

LONGEST_WORD = 60
"""Longer strings are no words of a report, and are not taken apart."""
SHORTEST_FIRST_PART = 3
POSSESSIVES = frozenset({"ihr", "ihre", "ihrem", "ihren", "ihrer", "sein", "seine", "seinem", "seinen", "seiner"})
"""Words that tell whose a claim or a meeting is: "wies ihren Eilantrag ab"."""
REMEMBERED = 20_000
"""Words whose look-up is kept; a stream of articles must not grow the memory."""
_NOUN_ENDINGS = ("", "s", "es", "e", "n", "en", "ern", "er")
_THINGS = tuple(
    f"{thing}{ending}"
    for thing, endings in (
        ("gerät", ("", "e", "en", "s", "es")),
        ("vorr", ("at", "ats", "äte", "äten")),
        ("apparat", ("", "e", "en", "s")),
        ("verrat", ("", "s")),
        ("heirat", ("", "en")),
    )
    for ending in endings
)
_AGED = tuple(f"{letter}ährige{ending}" for letter in ("J", "j") for ending in ("", "r", "n", "m"))
_ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")


@lru_cache(maxsize=REMEMBERED)
def noun(word: str) -> Row | None:
    """The row of `events_nouns` for a noun in any case and number, simple or compound."""
    table = _noun_forms()
    if word in table:
        return table[word]
    for part, joint in _last_parts(word):
        row = table.get(part)
        if row is None:
            continue
        if joint == "-" or row["compound"] == "yes" or (row["compound"] == "hyphen" and _is_of_state(word, part)):
            return row
    return None


def _is_of_state(word: str, part: str) -> bool:
    """Whether what stands before a part of a compound is a state: "Japanbesuch", not "Kinobesuch"."""
    return places.state_of(word[: len(word) - len(part)]) is not None


def verb(lemma: str) -> Row | None:
    """The row of `events_verbs` for an infinitive."""
    return _table("events_verbs").get(lemma)


@lru_cache(maxsize=REMEMBERED)
def phrase(head: str, lemma: str) -> Row | None:
    """The row of `events_phrases` for a noun or the end of one and its verb: "den Tarifstreit beigelegt"."""
    table = _table("events_phrases")
    if lemma not in _phrase_verbs():
        return None
    for base in bases(head):
        if row := table.get(f"{base} {lemma}"):
            return row
        for part, _ in _last_parts(base):
            row = table.get(f"{part} {lemma}")
            if row is not None and row["compound"] == "yes":
                return row
    return None


def attendance(lemma: str, inside: frozenset[str]) -> Row | None:
    """The row of `events_attendance` whose verb and other words a clause has: "ließ sich entschuldigen"."""
    rows = _attendance().get(lemma, ())
    return next((row for row in rows if inside.issuperset(row["form"].split(" ")[:-1])), None)


def support(lemma: str) -> Row | None:
    """The row of `events_supports` for a verb that says of an event that it is held, planned, called off ..."""
    return _table("events_supports").get(lemma)


def idiom(head: str, lemma: str) -> Row | None:
    """The row of `events_idioms` for a noun and its verb: "ging ohne Streit zu Ende", "fiel ins Wasser"."""
    return _table("events_idioms").get(f"{head} {lemma}")


def modifier(adjective: str) -> str | None:
    """The status that an adjective or participle gives its noun: "geplantes" gives "planned"."""
    return _adjectives("events_modifiers", "status").get(adjective.lower())


def ordinal(adjective: str) -> int | None:
    """The number in "zweiten" or "3.", None for any other word."""
    value = _adjectives("events_ordinals", "value").get(adjective.lower())
    if value is None and adjective.endswith(".") and adjective[:-1].isdigit() and len(adjective) <= 3:
        value = adjective[:-1]
    return int(value) if value else None


@cache
def prepositions(use: str) -> frozenset[str]:
    """The prepositions of one use: "attached" to a noun, opening a "topic", "local", "direction", "joining" a verb."""
    return frozenset(row["form"] for row in lexicon.rows("events_prepositions") if row[use] == "yes")


def preposition_status(preposition: str) -> str | None:
    """The status that a preposition suggests: "nach den Gesprächen" is over, "vor dem Treffen" is to come."""
    row = _table("events_prepositions").get(preposition)
    return (row["status"] or None) if row is not None else None


def is_genitive_opener(word: str) -> bool:
    """Whether an article in lower case can begin a genitive: "der", "eines"."""
    return word in lexicon.words("events_genitives")


def is_hypothetical(form: str) -> bool:
    """Whether a verb form in lower case is Konjunktiv II, which unlike Konjunktiv I does not merely report."""
    return form in lexicon.words("events_hypothetical")


def pronoun(form: str) -> bool | None:
    """Whether a pronoun in lower case can stand for a party to an event; None for what is no pronoun."""
    row = _table("events_pronouns").get(form)
    return None if row is None else row["party"] == "yes"


def word_status(kind: str, word: str) -> str | None:
    """The status that a word of a kind gives: an "opener" of a clause, an "adverb", a "task" that somebody has ..."""
    table = _table("events_words")
    row = table.get(word) or table.get(word.lower())
    return row["status"] if row is not None and row["kind"] == kind else None


def governor(head: str) -> str | None:
    """The status of what a noun governs: "Vorbereitungen für ein Treffen" gives "planned"."""
    table = _table("events_governors")
    return next((table[part]["status"] for _, part in members(head) if part in table), None)


def speech(lemma: str) -> str | None:
    """The status of what depends on a verb: "schlug vor, ..." gives "proposed"."""
    row = _table("events_speech").get(lemma)
    return row["status"] if row is not None else None


@lru_cache(maxsize=REMEMBERED)
def is_agent(head: str) -> bool:
    """Whether a common noun stands for people or for what acts like people: "Chefunterhändler", "Gewerkschaft"."""
    if head.lower().endswith(_THINGS):
        return False  # a "Ladegerät" is no "Rat"
    listed = any(_listed(table, head) for table in ("events_agents", "events_representatives"))
    role = any(_listed("roles_nouns", form) for form in (head, head.removesuffix("in")))  # "Korrespondentin"
    return listed or role or is_aged(head)


@lru_cache(maxsize=REMEMBERED)
def is_person(head: str) -> bool:
    """Whether a noun is of people, not of bodies: "Fahrgäste", "24-Jährige"."""
    if head.lower().endswith(_THINGS):
        return False
    return is_aged(head) or _listed("figures_persons", head) or _is_role(head)


@lru_cache(maxsize=REMEMBERED)
def is_office(head: str) -> bool:
    """Whether a noun is of who speaks or acts for a state or body: "Außenminister", "Unterhändler"."""
    return _is_role(head) or _listed("events_representatives", head)


def _is_role(head: str) -> bool:
    """Whether a noun tells what somebody is, of women too: "Präsidentin", "Vorsitzende"."""
    forms = (head, head.removesuffix("in"), f"{head}r" if head.endswith("e") else head)
    return any(_listed("roles_nouns", form) for form in dict.fromkeys(forms))


@cache
def predicatives(lemma: str) -> tuple[str, ...]:
    """The words in lower case that make an event with a verb: "gesperrt" with "bleiben", "dabei" with "sein"."""
    forms = (row["form"].split(" ") for row in lexicon.rows("events_phrases"))
    return tuple(head for head, *rest in forms if rest == [lemma] and head[:1].islower())


def is_aged(head: str) -> bool:
    """Whether a noun tells a person by age: "24-Jährige", "Zwölfjähriger"."""
    return head.endswith(_AGED) and not head[:1].islower()


@lru_cache(maxsize=REMEMBERED)
def is_representative(head: str) -> bool:
    """Whether a noun acts for somebody named beside it: "Vertreter der EU", "Delegation", "Truppen"."""
    return _listed("events_representatives", head)


@lru_cache(maxsize=REMEMBERED)
def is_territory(head: str) -> bool:
    """Whether a name behind the noun is that of the thing itself: "die Stadt Kassel", not "das Landgericht Kassel"."""
    return _listed("events_territories", head)


@lru_cache(maxsize=REMEMBERED)
def is_site(head: str) -> bool:
    """Whether a name behind the noun tells where something is: "die Talsperre Hohenwald", "am Fluss Ahr"."""
    return _listed("events_sites", head)


@lru_cache(maxsize=REMEMBERED)
def is_named_after_place(head: str) -> bool:
    """Whether "von" behind a noun leads to a place: "das Massaker von Elmsdorf", not "der Angriff von Truppen"."""
    return _listed("events_befalling", head)


@lru_cache(maxsize=REMEMBERED)
def is_undergone(noun: str) -> bool:
    """Whether a noun is of what is done to whom its genitive names: "die Festnahme Kerns"."""
    return _listed("events_undergone", noun)


@lru_cache(maxsize=REMEMBERED)
def is_craft(head: str) -> bool:
    """Whether a noun is of what carries people or goods and can crash, sink or go missing: "Kleinflugzeug"."""
    return _listed("events_craft", head)


def is_plain_site(head: str) -> bool:
    """Whether a word is a noun for a site and no more, whatever it was taken for: "Villa", not "Bergen"."""
    return head in lexicon.words("events_sites") or head in lexicon.words("events_facilities")


@lru_cache(maxsize=REMEMBERED)
def is_body(head: str) -> bool:
    """Whether a noun is of a council, parliament or court, which sits in the place it is named after."""
    return _listed("events_bodies", head)


@lru_cache(maxsize=REMEMBERED)
def is_voter(head: str) -> bool:
    """Whether a noun is of a body that votes or of those who do: "Plenum", "Aktionäre"."""
    return is_body(head) or _listed("events_voters", head)


@lru_cache(maxsize=REMEMBERED)
def is_court(head: str) -> bool:
    """Whether a noun is of a court or of who sits in judgement there: "Landgericht", "Richterin"."""
    return head == "Kammer" or _listed("events_courts", head)


@lru_cache(maxsize=REMEMBERED)
def is_weapon(head: str) -> bool:
    """Whether a noun is of what hits from afar, or of hitting with it: "Drohne", "Rakete", "Luftangriff"."""
    return _listed("events_weapons", head)


@lru_cache(maxsize=REMEMBERED)
def is_target(head: str) -> bool:
    """Whether a noun is of what armies hit or take besides buildings: "Munitionslager", "Konvoi", "Stellung"."""
    return _listed("events_targets", head)


@lru_cache(maxsize=REMEMBERED)
def is_troop(head: str) -> bool:
    """Whether a noun is of armed people who act together: "Armee", "Rebellen", "Kampfflugzeuge"."""
    return _listed("events_troops", head)


@lru_cache(maxsize=REMEMBERED)
def is_matter(head: str) -> bool:
    """Whether a noun is of a dispute or case, which is no place: "im Grenzkonflikt am See"."""
    return _listed("events_matters", head)


@lru_cache(maxsize=REMEMBERED)
def is_facility(head: str) -> bool:
    """Whether a noun is of what can be opened, closed, blocked or cleared: "Werk", "Autobahn", "Grenze"."""
    return _listed("events_facilities", head)


@lru_cache(maxsize=REMEMBERED)
def is_medium(head: str) -> bool:
    """Whether a noun or name is of press or broadcasting: talks with it are interviews, not talks."""
    return head in _outlets() or _listed("events_media", head)


@cache
def _outlets() -> frozenset[str]:
    rows = lexicon.rows("names_organisations")
    return frozenset(row["form"] for row in rows if row["kind"] in ("outlet", "agency"))


def bases(word: str) -> Iterator[str]:
    """Possible dictionary forms of a noun: "Verbänden" gives "Verbänden", ..., "Verband"."""
    seen: dict[str, None] = {}
    for ending in _NOUN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_FIRST_PART:
            stem = word[: len(word) - len(ending)]
            plain = stem.replace("ä", "a").replace("ö", "o").replace("ü", "u")
            seen |= dict.fromkeys((stem, f"{stem}e", plain))
    if word.endswith("innen"):
        seen[word.removesuffix("nen")] = None
    return iter(seen)


def _listed(table: str, head: str) -> bool:
    forms = lexicon.words(table)
    return any(part in forms for _, part in members(head[:LONGEST_WORD]))


def members(word: str) -> Iterator[tuple[str, str]]:
    """What a noun may be, each with the dictionary form it is the end of: "Innenministerium", then "Ministerium"."""
    for base in bases(word):
        yield base, base
        yield from ((base, part) for part, _ in _last_parts(base))


def _last_parts(word: str) -> Iterator[tuple[str, str]]:
    """The possible last members of a compound, longest first, with what joins them: "-" or ""."""
    if len(word) > LONGEST_WORD:
        return
    for cut in range(SHORTEST_FIRST_PART, len(word) - 2):
        if word[cut - 1] == "-":
            yield word[cut:], "-"
        elif word[cut - 1] != "-" and word[cut] != "-":
            yield word[cut].upper() + word[cut + 1 :], ""


@cache
def _noun_forms() -> Mapping[str, Row]:
    forms: dict[str, Row] = {}
    for row in lexicon.rows("events_nouns"):
        single, plural = row["form"], row["plural"]
        for form in (single, f"{single}s", f"{single}es", f"{single}e", plural, f"{plural}n"):
            forms.setdefault(form, row)
    return MappingProxyType(forms)


@cache
def _phrase_verbs() -> frozenset[str]:
    return frozenset(row["form"].split(" ")[-1] for row in lexicon.rows("events_phrases"))


@cache
def _attendance() -> Mapping[str, tuple[Row, ...]]:
    """The rows by their verb, those of more words first."""
    found: dict[str, list[Row]] = {}
    for row in sorted(lexicon.rows("events_attendance"), key=lambda row: (-row["form"].count(" "), row["form"])):
        found.setdefault(row["form"].split(" ")[-1], []).append(row)
    return MappingProxyType({lemma: tuple(rows) for lemma, rows in found.items()})


@cache
def _table(name: str) -> Mapping[str, Row]:
    return MappingProxyType({row["form"]: row for row in lexicon.rows(name)})


@cache
def _adjectives(name: str, column: str) -> Mapping[str, str]:
    rows = lexicon.rows(name)
    return MappingProxyType({row["form"] + ending: row[column] for row in rows for ending in _ADJECTIVE_ENDINGS})

"""Verb groups: the verbs of one clause taken together, with tense, mood, voice, modal and negation."""

from __future__ import annotations

from typing import NamedTuple, Sequence

from synopse.lexicon import words
from synopse.syntax.chunks import opens_quoted_phrase
from synopse.syntax.lemmas import is_listed, is_verb, joined, particles, readings, takes_sein
from synopse.syntax.parts import ClauseKind, Tense, Token, VerbGroup, Voice

_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_AUXILIARIES = frozenset({"haben", "sein", "werden"})
_NON_FINITE = frozenset({"part", "inf", "izu"})
_DIRECTIONS = ("her", "hin", "zurück", "voran", "vorbei")  # they join any verb: "spielte herunter"
_DASHES = frozenset({"–", "—", "-"})
_LIMITED = frozenset({"nur", "zuletzt", "weniger", "mehr"})  # "nicht nur" denies nothing

_IN_VAIN = frozenset({"für", "um", "wieder"})  # "verhandelten für nichts und wieder nichts"


class _Verb(NamedTuple):
    """A verb of the group: its token index, lemma and form ("part", "inf", "izu")."""

    place: int
    lemma: str
    form: str


def verb_group(tokens: Sequence[Token], indices: Sequence[int], kind: ClauseKind) -> VerbGroup | None:
    """The verb group of a clause given by its token indices, or None where it has no verb."""
    finite = _finite(tokens, indices, kind)
    others = _others(tokens, indices, finite)
    if finite is None:
        return _without_finite(tokens, indices, others)
    lemma, mood = tokens[finite].lemma, tokens[finite].mood
    particle = _particle(tokens, indices, finite)
    full = joined(tokens[particle].text.lower(), lemma) if particle is not None else None
    if lemma == "lassen" and not full and (caused := _caused(tokens, indices, finite, others)):
        return _causative(tokens, indices, finite, caused)
    if full or not others or lemma not in _MODALS | _AUXILIARIES:
        kept = tuple(sorted({finite, *([particle] if full and particle is not None else [])}))
        tense, negated = _simple_tense(tokens[finite]), _negated(tokens, indices)
        return VerbGroup(full or lemma, kept, finite, tense, mood, "active", None, negated)
    return _bracket(tokens, indices, finite, others)


def _caused(tokens: Sequence[Token], indices: Sequence[int], finite: int, others: Sequence[_Verb]) -> _Verb | None:
    """What somebody has done by others: "ließ seinen Besuch absagen"; not what is left so, "ließ die Pläne fallen", nor
    what may be done, "lässt sich vermeiden"."""
    found = [verb for verb in others if verb.form == "inf" and verb.lemma not in _MODALS | _AUXILIARIES]
    last = found[-1] if found and found[-1].place > finite else None
    if last is None or last.lemma in words("syntax_left"):
        return None
    return None if any(tokens[index].text.lower() == "sich" for index in indices) else last


def _causative(tokens: Sequence[Token], indices: Sequence[int], finite: int, caused: _Verb) -> VerbGroup:
    """The group of "lassen" with what is done."""
    kept, tense = (finite, caused.place), _simple_tense(tokens[finite])
    negated = _negated(tokens, indices)
    return VerbGroup(caused.lemma, kept, finite, tense, tokens[finite].mood, "active", None, negated)


def _finite(tokens: Sequence[Token], indices: Sequence[int], kind: ClauseKind) -> int | None:
    found = [index for index in indices if tokens[index].detail == "fin"]
    if not found:
        return None
    return found[0] if kind in ("main", "fragment") else found[-1]


def _others(tokens: Sequence[Token], indices: Sequence[int], finite: int | None) -> list[_Verb]:
    """Participles and infinitives that belong to the group, not to a noun ("die angekündigten Gespräche")."""
    found = []
    for index in indices:
        closes = index == indices[-1] or tokens[index + 1].pos == "AUX"
        aside = index > 0 and tokens[index - 1].text.lower() == "wie" and finite is not None  # "wie angekündigt"
        verb = _non_finite(tokens, index, closes) if index != finite and not (aside and not closes) else None
        if verb and (tokens[index].pos in ("VERB", "AUX") or _governs(tokens, finite, verb)):
            found.append(verb)
    return found


def _governs(tokens: Sequence[Token], finite: int | None, verb: _Verb) -> bool:
    """Whether a participle tagged as an adjective belongs to the verb: "wurde geborgen", but not "ist bekannt"."""
    governor = tokens[finite].lemma if finite is not None else ""
    return governor in ("werden", "haben") or (
        governor == "sein" and tokens[verb.place].text not in words("syntax_adjectives")
    )


def _non_finite(tokens: Sequence[Token], index: int, closes: bool) -> _Verb | None:
    """The participle or infinitive that stands here; one tagged as an adjective only at the end of the clause."""
    token = tokens[index]
    is_verb_here = token.pos in ("VERB", "AUX")
    if not is_verb_here and not (closes and token.pos in ("ADJ", "ADV")):
        return None
    found: dict[str, str] = {
        reading.place: reading.lemma for reading in readings(token.text.lower()) if reading.place in _NON_FINITE
    }
    if not is_verb_here and "part" not in found:
        return None
    if "izu" in found:
        return _Verb(index, found["izu"], "izu")
    if is_verb_here and token.detail in ("part", "inf"):
        return _Verb(index, token.lemma, token.detail)
    form = next((place for place in ("part", "inf") if place in found), "")
    return _Verb(index, found[form], form) if form else None


def _particle(tokens: Sequence[Token], indices: Sequence[int], finite: int) -> int | None:
    """The separated particle, at the end of the clause or of a part of it."""
    lemma = tokens[finite].lemma
    after = [index for index in indices if index > finite]
    for index in reversed(after):
        form = tokens[index].text.lower()
        if form not in particles() or tokens[index].text[:1].isupper() or opens_quoted_phrase(tokens, index + 1):
            continue
        closes = index == after[-1] or index + 1 not in indices or tokens[index + 1].pos in ("CCONJ", "PUNCT")
        likely = is_listed(form, lemma) or form.startswith(_DIRECTIONS)
        if lemma in ("haben", "sein") and any(tokens[other].detail == "part" for other in after if other > index):
            return None  # "haben den Weg frei gemacht"
        if is_verb(lemma) and (
            (closes and (likely or tokens[index].detail == "prt")) or (likely and tokens[index].detail == "prt")
        ):
            return index
    return None


def _bracket(tokens: Sequence[Token], indices: Sequence[int], finite: int, others: list[_Verb]) -> VerbGroup:
    """The group of an auxiliary or modal with what it governs."""
    governor, mood = tokens[finite].lemma, tokens[finite].mood
    main = next((verb for verb in others if verb.lemma not in _MODALS | _AUXILIARIES), others[0])
    helpers = [verb for verb in others if verb is not main]
    modal = governor if governor in _MODALS else next((verb.lemma for verb in helpers if verb.lemma in _MODALS), None)
    if governor == "werden" and _has_doer(tokens, indices, main):
        main = main._replace(form="inf")  # "man werde beraten" is no passive
    elif not helpers and _must_be_participle(tokens, finite, main):
        main = main._replace(form="part")
    voice = _voice(governor, main, helpers)
    tense = _tense(tokens[finite], governor, main, helpers, voice)
    kept = tuple(sorted({finite, *(verb.place for verb in others)}))
    return VerbGroup(main.lemma, kept, finite, tense, mood, voice, modal, _negated(tokens, indices))


def _has_doer(tokens: Sequence[Token], indices: Sequence[int], main: _Verb) -> bool:
    """Whether a form that is participle and infinitive stands beside "man" or "sich", which no passive has, or with
    an object: "wird am Montag den Minister entlassen".
    """
    both = {reading.place for reading in readings(tokens[main.place].text.lower())} >= {"inf", "part"}
    return both and any(
        tokens[index].text.lower() in ("man", "sich") or _opens_object(tokens, index) for index in indices
    )


def _opens_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article stands here that only an accusative without preposition can have: "den Minister", "ihn"."""
    form, before = tokens[index].text.lower(), tokens[index - 1] if index else None
    if form == "ihn":
        return before is None or before.pos != "ADP"
    if form not in ("den", "einen", "seinen", "ihren", "keinen") or tokens[index].detail == "rel":
        return False
    loose = before is None or before.pos not in ("ADP", "ADJ", "ADV", "CCONJ", "PUNCT")
    head = next((token for token in tokens[index + 1 : index + 5] if token.pos in ("NOUN", "PROPN")), None)
    singular = head is not None and not head.text.endswith(("n", "s")) and head.text not in words("syntax_calendar")
    return loose and singular


def _must_be_participle(tokens: Sequence[Token], finite: int, main: _Verb) -> bool:
    """Whether an infinitive can only be the participle that looks like it: "wurde abberufen", "habe empfangen"."""
    token, form = tokens[finite], tokens[main.place].text.lower()
    governs = token.lemma in ("haben", "sein") or token.text.lower() in ("wurde", "wurden")
    if main.form != "inf" or not governs or tokens[main.place - 1].text == "zu":
        return False
    return any(reading.place == "part" and reading.lemma == main.lemma for reading in readings(form))


def _voice(governor: str, main: _Verb, helpers: Sequence[_Verb]) -> Voice:
    """Passive: a participle with "werden", or with "sein" where the verb does not form its perfect with it."""
    if main.form != "part":
        return "active"
    lemmas = {governor, *(verb.lemma for verb in helpers)}
    if "werden" in lemmas and not (governor == "werden" and any(verb.form == "inf" for verb in helpers)):
        return "passive"
    if any(verb.lemma == "werden" for verb in helpers):
        return "passive"
    if "sein" in lemmas and "haben" not in lemmas and main.lemma not in _AUXILIARIES and not takes_sein(main.lemma):
        return "passive"
    return "active"


def _tense(token: Token, governor: str, main: _Verb, helpers: Sequence[_Verb], voice: Voice) -> Tense:
    simple = _simple_tense(token)
    if governor == "werden" and (main.form == "inf" or any(verb.form == "inf" for verb in helpers)):
        return "present" if token.text.lower().startswith("würde") else "future"
    if governor in ("haben", "sein"):
        completed = (main.form == "part" and voice == "active") or any(verb.form == "part" for verb in helpers)
        completed = completed or (governor == "haben" and bool(helpers) and main.form == "inf")
        if completed:
            return "pluperfect" if simple == "past" else "perfect"
        return simple
    if any(verb.lemma in ("haben", "sein") and verb.form == "inf" for verb in helpers) and main.form == "part":
        return "perfect" if voice == "active" or any(verb.form == "part" for verb in helpers) else simple
    return simple


def _simple_tense(token: Token) -> Tense:
    """Present or past of a finite form; a Konjunktiv II counts as present ("er käme")."""
    if token.mood == "Sub":
        return "present"
    places = {reading.place for reading in readings(token.text.lower())}
    return "past" if places & {"past", "pastpl"} else "present"


def _without_finite(tokens: Sequence[Token], indices: Sequence[int], others: list[_Verb]) -> VerbGroup | None:
    """The group of an infinitive clause or of a headline ("Einigung erzielt")."""
    if not others:
        return None
    main = next((verb for verb in others if verb.lemma not in _MODALS | _AUXILIARIES), others[0])
    helpers = [verb for verb in others if verb is not main]
    modal = next((verb.lemma for verb in helpers if verb.lemma in _MODALS), None)
    passive = main.form == "part" and any(verb.lemma == "werden" for verb in helpers)
    headline = main.form == "part" and not helpers and not takes_sein(main.lemma)
    tense: Tense = "perfect" if main.form == "part" and not passive else "present"
    kept = tuple(verb.place for verb in others)
    negated = _negated(tokens, indices)
    return VerbGroup(main.lemma, kept, None, tense, "", "passive" if passive or headline else "active", modal, negated)


def _before_dash(tokens: Sequence[Token], indices: Sequence[int]) -> Sequence[int]:
    """The tokens before the only dash of a clause, if a finite verb is among them; else all."""
    dashes = [place for place, index in enumerate(indices) if tokens[index].text in _DASHES]
    if len(dashes) != 1 or not any(tokens[index].mood for index in indices[: dashes[0]]):
        return indices
    return indices[: dashes[0]]


def _negated(tokens: Sequence[Token], indices: Sequence[int]) -> bool:
    """Whether the clause is denied by nicht, kein, nie and the like; not by what a headline adds behind a dash:
    "Minister verhandeln in Bern – keine Einigung"."""
    for index in _before_dash(tokens, indices):
        if tokens[index].text.lower() in words("syntax_negations"):
            following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
            before = tokens[index - 1].text.lower() if index else ""
            if following not in _LIMITED and before not in _IN_VAIN:
                return True
    return False

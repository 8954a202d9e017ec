"""Verb forms that look alike, told apart by the verbs around them.

The tagger sees few words at a time; a modal at the beginning of a stretch asks for an infinitive at its end, however
far it is, and a subordinate clause for a finite verb ("wenn die Truppen Fortschritte machen").
"""

from __future__ import annotations

from typing import Sequence

from msgspec.structs import replace

from synopse.lexicon import mapping
from synopse.syntax.lemmas import readings
from synopse.syntax.parts import Detail, Token

_BREAKS = frozenset(",;:()[]–—-.!?…")
_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_GOVERNED: dict[str, tuple[Detail, ...]] = {
    **dict.fromkeys(_MODALS, ("inf", "part")),
    "werden": ("part", "inf"),
    "haben": ("part",),
    "sein": ("part",),
}


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a sentence with the forms of their verbs made to fit together."""
    result, first = list(tokens), 0
    for index in range(len(tokens) + 1):
        if index == len(tokens) or tokens[index].text in _BREAKS:
            if index > first:
                _repair(result, first, index)
            first = index + 1
    return tuple(result)


def _repair(tokens: list[Token], first: int, last: int) -> None:
    verbs = [index for index in range(first, last) if tokens[index].pos in ("VERB", "AUX")]
    if not verbs:
        return
    finite = [index for index in verbs if tokens[index].detail == "fin"]
    if len(finite) > 1 and tokens[finite[0]].lemma in _GOVERNED and finite[-1] == verbs[-1]:
        _govern(tokens, finite[0], finite[-1], verbs)
    elif not finite and _asks_for_finite(tokens, first, verbs):
        _make_finite(tokens, verbs)


def _govern(tokens: list[Token], governor: int, index: int, verbs: list[int]) -> None:
    """Make the last verb what the auxiliary or modal before it governs, if its form can be that."""
    between = [verb for verb in verbs if governor < verb < index]
    if any(tokens[verb].detail == "fin" for verb in between):
        return
    if between and tokens[index].lemma not in ("haben", "sein", "werden", *_MODALS):
        return
    joined = any(token.pos == "CCONJ" for token in tokens[governor:index])
    if joined and between:
        return  # "hat gesprochen und geht"
    forms: tuple[Detail, ...] = ("inf",) if between else _GOVERNED[tokens[governor].lemma]
    for form in forms:
        lemma = _lemma(tokens[index], form)
        if lemma:
            tokens[index] = replace(tokens[index], lemma=lemma, mood="", detail=form)
            return


def _asks_for_finite(tokens: list[Token], first: int, verbs: list[int]) -> bool:
    """Whether a stretch without a finite verb must have one: it opens with a conjunction, or is a whole sentence."""
    if verbs[-1] > first and tokens[verbs[-1] - 1].text == "zu":
        return False
    start = first + 1 if tokens[first].text.lower() in ("auch", "und", "selbst") else first
    form = tokens[start].text.lower()
    if mapping("syntax_conjunctions", "opens").get(form) == "always" or tokens[start].detail == "rel":
        return True
    if form in ("wenn", "während", "da", "wie", "bis", "seit", "als") and tokens[start].pos == "SCONJ":
        return True
    whole = first <= 1 and not any(token.detail == "fin" for token in tokens)
    return whole and len(verbs) == 1 and first < verbs[0] < len(tokens) - 2


def _make_finite(tokens: list[Token], verbs: list[int]) -> None:
    token = tokens[verbs[-1]]
    if token.detail == "inf" and any(reading.place == "prespl" for reading in readings(token.text.lower())):
        tokens[verbs[-1]] = replace(token, mood="Ind", detail="fin")


def _lemma(token: Token, form: Detail) -> str:
    found = [reading.lemma for reading in readings(token.text.lower()) if reading.place == form]
    return token.lemma if token.lemma in found else min(found, default="")

"""Which portion a figure is: some of those counted beside it, those of each side, votes for or against."""

from __future__ import annotations

import re
from typing import Sequence

from synopse.model import Extent, Figure
from synopse.units import COUNTS

REACH = 100
"""Characters around a figure in which the words of a vote may stand."""

_PART_BEHIND = re.compile(r"\s(?:von (?:ihnen|denen)|davon)\b")
_OF_ALL = re.compile(r"\s(?:der|von|von den)\s(?:insgesamt\s|rund\s)?")
_OF_THE = re.compile(r"\sder\b")
_PART_BEFORE = re.compile(
    r"\b[Vv]on (?:den|ihnen|denen) [^.;:!?,]{3,50}\s\Z|\b[Aa]llein (?:\w+ ){0,3}\Z"
    r"|\b(?:darunter|davon|unter ihnen|unter denen|weitere[nr]?|zusätzlich)\s(?:auch\s)?\Z"
)
_EACH_BEHIND = re.compile(r"\s(?:aus|auf|in|an|je) (?:jede|beide)\w+\b")
_EACH_BEFORE = re.compile(r"\b(?:je|jeweils)\s\Z")
_VERSUS_BEHIND = re.compile(r"\s(?:zu|gegen)\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)")
_VERSUS_BEFORE = re.compile(r"[\wß]\s(?:zu|gegen)\s\Z")
_VOTES = re.compile(r"(?i)stimm|votier|wähl|abgelehnt|\bja\b|\bnein\b")
_FOR = re.compile(r"\b(?:[Ff]ür|dafür|Ja|zugestimmt|Zustimmung|befürwort\w+)\b|\bJa-")
_AGAINST = re.compile(r"\b(?:[Gg]egen|dagegen|Nein|abgelehnt|lehnten|Ablehnung|Gegenstimmen)\b|\bNein-")
_FOR_BEHIND = re.compile(r"(?: \w+){0,2} (?:dafür|mit Ja)\b")
_AGAINST_BEHIND = re.compile(r"(?: \w+){0,2} (?:dagegen|mit Nein)\b")
_ADDED = re.compile(r"\b(?:weitere|weiteren|andere|anderen|zusätzliche|zusätzlichen)\b")


def portion(text: str, figure: Figure) -> str | None:
    """Whether a count is one of "some" of those counted beside it ("acht davon", "darunter drei Kinder") or of "each"
    side ("je 43 Gefangene", "43 aus jedem Land").
    """
    if _EACH_BEHIND.match(text, figure.end) or _EACH_BEFORE.search(text, max(0, figure.begin - 30), figure.begin):
        return "each"
    bare = figure.unit in COUNTS and figure.text[-1:].isdigit()
    some = (
        _PART_BEHIND.match(text, figure.end) is not None
        or (bare and _OF_THE.match(text, figure.end) is not None)
        or _PART_BEFORE.search(text, max(0, figure.begin - 60), figure.begin) is not None
        or _ADDED.search(figure.text) is not None
    )
    return "some" if some else None


def whole(text: str, figure: Figure, within: Sequence[Figure]) -> float | None:
    """The number of which a count is a part: 121 of "38 der 121 Filialen", "38 von insgesamt 121 Filialen"."""
    if figure.unit not in COUNTS:
        return None
    behind = [
        other for other in within if other.begin > figure.end and _OF_ALL.fullmatch(text, figure.end, other.begin)
    ]
    return behind[0].low if behind else None


def stand(text: str, figure: Figure, clause: Extent) -> str | None:
    """Whether votes are for or against: "mit 18 zu 12 Stimmen", "43 Prozent stimmten dagegen"."""
    if figure.unit not in (*COUNTS, "percent"):
        return None
    if _VERSUS_BEHIND.match(text, figure.end):
        return "for"
    if _VERSUS_BEFORE.search(text, max(0, figure.begin - 20), figure.begin):
        return "against"
    within = text[max(clause.begin, figure.begin - REACH) : min(clause.end, figure.end + REACH)]
    if _VOTES.search(within) is None:
        return None
    against, in_favour = _AGAINST.search(within), _FOR.search(within)
    return None if (against is None) == (in_favour is None) else "against" if against else "for"


def against(text: str, figure: Figure, within: Sequence[Figure]) -> float | None:
    """The votes on the other side of a figure's: 14 beside 21 in "mit 21 zu 14 Stimmen", "21 dafür, 14 dagegen"."""
    side = _side(text, figure)
    others = (other for other in within if other is not figure and _side(text, other) not in (None, side))
    return next((other.low for other in others), None) if side is not None else None


def _side(text: str, figure: Figure) -> str | None:
    """Whether a figure's own words say that it is of votes for or against: "stimmten dagegen", "zu 14"."""
    if _FOR_BEHIND.match(text, figure.end) or _VERSUS_BEHIND.match(text, figure.end):
        return "for"
    before = _VERSUS_BEFORE.search(text, max(0, figure.begin - 20), figure.begin)
    return "against" if before or _AGAINST_BEHIND.match(text, figure.end) else None

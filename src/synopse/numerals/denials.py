"""Numbers that a text takes back: "mit 34 Knoten, nicht mit 43", "21 statt 22 Sitze", "von 1700 auf 900 korrigiert".

What is taken back counts what the number in its place counts, where its own unit and noun are left out.
"""

from __future__ import annotations

import re
from typing import Iterator

from msgspec.structs import replace

from synopse import lexicon
from synopse.model import Extent, Figure
from synopse.numerals.frames import Frame, Match, frames, matches

COUNTS = (None, "person")
_WISHED = re.compile(
    r"(?i)\b(?:forder\w*|verlang\w*|soll|solle|sollen|sollte|sollten|will|wollen|wollte|künftig|geplant\w*|möchten?)\b"
)
"""Of what is asked for or planned nothing is taken back: "die Steuer soll nicht 25, sondern 20 Prozent betragen"."""
NEAR = 2
"""Sentences before and after in which the correction or the number in whose place it is may stand."""
WITHIN = 8
"""So many numbers of a sentence are looked at, so that a sentence of any length costs the same a word."""


def denials(text: str, sentences: tuple[Extent, ...], figures: list[Figure]) -> list[Figure]:
    """The figures, those marked that the text takes back, and the bare numbers among these as figures of their own.

    Args:
        text: The article's text.
        sentences: Its sentences in order.
        figures: Its figures in text order; they do not overlap.
    """
    told = list(frames(text, sentences, figures, bare=True))
    changed = {figure.begin: figure for figure in figures}
    for index, frame in enumerate(told):
        for match in matches("figures_denials", frame):
            figure = _denied(text, sentences, told, index, match)
            if figure is not None:
                changed[figure.begin] = figure
    return [changed[begin] for begin in sorted(changed)]


def _denied(text: str, sentences: tuple[Extent, ...], told: list[Frame], index: int, match: Match) -> Figure | None:
    denied, rival = match.numbers["denied"], match.numbers.get("told")
    rival = rival or _rival(told, index, match)
    bare = denied.begin in told[index].bare or (denied.unit is None and denied.counted is None)
    if rival is None:
        return None if bare or match.rule.fields.get("fallen") else replace(denied, denied=True)
    if not bare and (denied.unit != rival.unit or not _alike(denied, rival)):
        return None
    if bare and rival.begin in told[index].bare:
        return None
    if _WISHED.search(told[index].text):
        return None
    if match.rule.fields.get("corrected") and not _corrects(text, sentences, index):
        return None
    if match.rule.fields.get("fallen") and rival.unit in COUNTS and not (denied.low or 0) > (rival.low or 0):
        return None
    if bare:
        denied = replace(denied, unit=rival.unit, counted=rival.counted)
    return replace(denied, denied=True)


def _rival(told: list[Frame], index: int, match: Match) -> Figure | None:
    """The number in whose place none is named: the nearest of its unit in the sentence, else in those around it."""
    denied = match.numbers["denied"]
    bare = denied.unit is None and denied.counted is None
    place = match.places["denied"]
    for at in _outward(index, len(told)):
        near = slice(max(0, place - WITHIN), place + WITHIN) if at == index else slice(0, WITHIN)
        if at < index:
            near = slice(-WITHIN, None)
        found = [
            figure
            for figure in told[at].numbers[near]
            if figure.begin != denied.begin
            and figure.begin not in told[at].bare
            and not figure.denied
            and (figure.unit in COUNTS if bare else figure.unit == denied.unit and _alike(figure, denied))
        ]
        if found:
            return min(found, key=lambda figure: abs(figure.begin - denied.begin))
    return None


def _outward(index: int, count: int) -> Iterator[int]:
    """The sentence itself, then those before and after it by distance."""
    yield index
    for distance in range(1, NEAR + 1):
        for at in (index - distance, index + distance):
            if 0 <= at < count:
                yield at


def _alike(one: Figure, other: Figure) -> bool:
    """People are people, whatever they are called; things go by their noun."""
    if one.unit == "person" or one.counted is None or other.counted is None or one.unit not in COUNTS:
        return True
    return one.counted[:4] == other.counted[:4]


def _corrects(text: str, sentences: tuple[Extent, ...], index: int) -> bool:
    """Whether the sentence or those before it speak of a correction."""
    near = sentences[max(0, index - NEAR) : index + 1]
    return any(
        rule.pattern.search(text, sentence.begin, sentence.end)
        for sentence in near
        for rule in lexicon.rules("compare_corrections")
    )

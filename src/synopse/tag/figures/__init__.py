"""Counted and measured quantities with their bounds, units and what they count.

A figure is a number that counts or measures something. Durations and clock times are times, not figures; years,
ages, dates, scores, section, page and telephone numbers, ordinals and the article "ein" are none.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from synopse.model import Figure, Time
from synopse.syntax import Syntax
from synopse.tag.figures.left_out import left_out
from synopse.tag.figures.pieces import pieces
from synopse.tag.figures.reading import read_figures

_NEAR = 200
_RIVAL = re.compile(
    r"(?:\b(?:sprach|sprachen|spricht|sprechen|ging|gingen|geht|gehen|berichtete|berichteten)\b[^.!?]{0,60}\bvon"
    r"|\b(?:waren|sind|seien) es)(?: (?:sogar|nur|lediglich|insgesamt|bis zu))?\s$"
)


def figures(text: str, syntax: Syntax, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Find the figures of an article in text order.

    Args:
        text: The article's text; all offsets point into it.
        syntax: Its sentences; parts of speech help where the analyser gives them.
        times: Its times; a number that overlaps one is none of ours.

    Returns:
        Figures that do not overlap each other. Values are in the unit named, percent as a number of percent.
    """
    return outside(quantities(text, syntax), times)


def quantities(text: str, syntax: Syntax) -> tuple[Figure, ...]:
    """The figures of an article before its times are known: some of them are durations or years."""
    found: list[Figure] = []
    before: list[Figure] = []
    for sentence in syntax.sentences:
        tags = {token.begin: token.pos for token in sentence.tokens}
        run = pieces(text, sentence.begin, sentence.end)
        here = read_figures(text, run, tags)
        before = sorted((*here, *left_out(text, run, tags, here, before)), key=lambda figure: figure.begin)
        found += before
    return tuple(_completed(text, found))


def _completed(text: str, found: list[Figure]) -> list[Figure]:
    """Give a count that rivals the one before its noun: "... 1200 Menschen. Die Polizei sprach von etwa 900."."""
    completed: list[Figure] = []
    for figure in found:
        last = completed[-1] if completed else None
        if last and last.unit == "person" and figure.unit is None and figure.counted is None:
            between = text[last.end : figure.begin] if figure.begin - last.end < _NEAR else "\n"
            if "\n" not in between and _RIVAL.search(between):
                figure = replace(figure, unit=last.unit, counted=last.counted)
        completed.append(figure)
    return completed


def outside(found: tuple[Figure, ...], times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Those of the figures in text order that overlap no time."""
    spans = sorted((time.begin, time.end) for time in times)
    kept, index = [], 0
    for figure in found:
        while index < len(spans) and spans[index][1] <= figure.begin:
            index += 1
        if index == len(spans) or spans[index][0] >= figure.end:
            kept.append(figure)
    return tuple(kept)

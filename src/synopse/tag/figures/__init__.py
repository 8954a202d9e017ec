"""Counted and measured quantities with their bounds, units and what they count.

A figure is a number that counts or measures something. Durations and clock times are times, not figures; years,
ages, dates, scores, section, page and telephone numbers, ordinals and the article "ein" are none.
"""

from __future__ import annotations

from synopse.model import Figure, Time
from synopse.syntax import Syntax
from synopse.tag.figures.pieces import pieces
from synopse.tag.figures.reading import read_figures


def figures(text: str, syntax: Syntax, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Find the figures of an article in text order.

    Args:
        text: The article's text; all offsets point into it.
        syntax: Its sentences; parts of speech help where the analyser gives them.
        times: Its times; a number that overlaps one is none of ours.

    Returns:
        Figures that do not overlap each other. Values are in the unit named, percent as a number of percent.
    """
    found: list[Figure] = []
    for sentence in syntax.sentences:
        tags = {token.begin: token.pos for token in sentence.tokens}
        found += read_figures(text, pieces(text, sentence.begin, sentence.end), tags)
    return _outside(found, times)


def _outside(found: list[Figure], times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """The figures that overlap no time."""
    spans = sorted((time.begin, time.end) for time in times)
    kept, index = [], 0
    for figure in found:
        while index < len(spans) and spans[index][1] <= figure.begin:
            index += 1
        if index == len(spans) or spans[index][0] >= figure.end:
            kept.append(figure)
    return tuple(kept)

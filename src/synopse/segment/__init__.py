"""Segments of a text: every line is labelled by what it is, none is deleted.

A line of words alone is judged first (`rules`), then by where it stands (`context`). Where neither is sure the line
is body: a boilerplate label on running text loses facts. Only boxes of links are taken whole, because a headline of
another story read as this one's text would invent facts.
"""

from __future__ import annotations

from typing import Iterable

from synopse.model import Segment, SegmentKind
from synopse.segment.context import settle
from synopse.segment.lines import Line, lines

_LINE_BY_LINE: frozenset[SegmentKind] = frozenset({"headline", "subheading", "caption"})


def segment(text: str, title: str | None, marks: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Tile a text with labelled runs of whole lines.

    Takes the title, where the source gives one, to know the headline by it, and the kinds that the source's own
    markup gives. Neighbouring lines of one kind are one segment, but each heading and caption is its own.
    """
    return tuple(_joined(settle(tuple(lines(text)), title, marks)))


def _joined(labelled: Iterable[tuple[Line, SegmentKind]]) -> Iterable[Segment]:
    current: Segment | None = None
    for line, kind in labelled:
        if current is not None and current.kind == kind and kind not in _LINE_BY_LINE:
            current = Segment(current.begin, line.end, kind)
        else:
            if current is not None:
                yield current
            current = Segment(line.begin, line.end, kind)
    if current is not None:
        yield current

"""The story's events on an axis of time, as inline SVG: filled for what was held, hollow for what is planned.

Months without an event are folded, so that a summit in August and talks in December share one readable axis.
"""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from synopse.model import FACTUAL, Occurrence
from synopse.periods import day_of
from synopse.render.language import messages
from synopse.render.rewording import said

FOLD = 12
"""Days without an event from which the axis is folded."""
FOLDED = 3.0
"""What a folded stretch takes, in days."""
ROW, EDGE = 22, 30
TOP = 18


class Mark(Struct, frozen=True):
    """One event on the axis: its number in the list, position, row, look and title."""

    number: int
    x: float
    width: float
    row: int
    look: str
    title: str


def timeline(occurrences: Sequence[Occurrence], width: int, screen: str) -> Markup:
    """An SVG of the given width in user units; empty where fewer than two events are dated.

    Args:
        occurrences: In the order of the list they are numbered by, undated ones are left out.
        width: 920 for a desk, 340 for a telephone.
        screen: The style class that shows it on that screen.
    """
    dated = [
        (number, entry, day_of(entry.earliest), day_of(entry.latest or entry.earliest))
        for number, entry in enumerate(occurrences, 1)
        if entry.earliest and day_of(entry.latest or entry.earliest) - day_of(entry.earliest) <= 62
    ]
    if len(dated) < 2:
        return Markup("")
    days = sorted({day for _, _, first, last in dated for day in (first, last)})
    axis = _axis(days, width)
    marks = _rows([_mark(number, entry, axis[first], axis[last]) for number, entry, first, last in dated])
    height = TOP + ROW * (1 + max(mark.row for mark in marks)) + 30
    parts = [*_ticks(days, axis, height, width), *(_drawn(mark, height) for mark in marks)]
    label = f"{len(marks)} {messages()['events']}"
    return Markup(  # noqa: S704 - numbers and escaped text only
        f'<svg class="axis {screen}" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _axis(days: list[int], width: int) -> dict[int, float]:
    """From day to x. Long empty stretches are folded."""
    offsets = {days[0]: 0.0}
    for before, after in pairwise(days):
        step = after - before
        offsets[after] = offsets[before] + (FOLDED + 2 if step > FOLD else max(step, 1))
    total = offsets[days[-1]] or 1.0
    return {day: EDGE + offset / total * (width - 2 * EDGE) for day, offset in offsets.items()}


def _mark(number: int, entry: Occurrence, first: float, last: float) -> Mark:
    look = "held" if entry.status in FACTUAL else "planned" if entry.status == "planned" else "open"
    return Mark(number, first, max(0.0, last - first), 0, look, f"{said(entry.label)} ({entry.earliest})")


def _rows(marks: list[Mark]) -> list[Mark]:
    """Stack marks that would cover each other."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.number)):
        row = next((index for index, end in enumerate(ends) if end < mark.x - 11), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = mark.x + mark.width + 11
        placed.append(Mark(mark.number, mark.x, mark.width, row, mark.look, mark.title))
    return placed


def _drawn(mark: Mark, height: int) -> str:
    y = height - 34 - ROW * mark.row
    shape = (
        f'<rect x="{mark.x - 9:.1f}" y="{y - 9}" width="{mark.width + 18:.1f}" height="18" rx="9" class="{mark.look}"/>'
        f'<text x="{mark.x + mark.width / 2:.1f}" y="{y + 4}" class="n {mark.look}">{mark.number}</text>'
    )
    return f'<a href="#event-{mark.number}"><title>{escape(mark.title)}</title>{shape}</a>'


def _ticks(days: list[int], axis: dict[int, float], height: int, width: int) -> list[str]:
    """The base line, a break where it is folded, and as many dates as fit."""
    base = height - 22
    parts = [f'<line x1="8" y1="{base}" x2="{width - 8}" y2="{base}" class="base"/>']
    for before, after in pairwise(days):
        if after - before > FOLD:
            middle = (axis[before] + axis[after]) / 2
            parts.append(f'<text x="{middle:.1f}" y="{base + 4}" class="fold">⁄⁄</text>')
    last = -100.0
    for day in days:
        if axis[day] - last >= 46:
            last = axis[day]
            parts.append(f'<text x="{axis[day]:.1f}" y="{height - 6}" class="tick">{_day(day)}</text>')
    return parts


def _day(ordinal: int) -> str:
    date = datetime.date.fromordinal(ordinal)
    return messages()["date_tick"].format(day=date.day, month=date.month, year=f"{date.year % 100:02d}")

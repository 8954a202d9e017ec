"""The moment a figure speaks of, the event it belongs to, and whether it is the sum of something that is over.

"Bis Donnerstagabend zählten Helfer 20 Tote": by then. "Inzwischen sind es 24": by the day of the report.
"Für beide Tage zusammen fielen 30 Fahrten aus": that sum cannot rise any more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Callable, NamedTuple

from msgspec.structs import replace

from synopse import lexicon
from synopse.model import Event, Extent, Figure, Interval, Span, Time

_REACH = 160
"""Characters around a figure in which its moment may stand."""
_BORDER = re.compile(r"[;:.!?\n]\s|,\s|\s[–—]\s")
_RELATIVE = re.compile(r"(?:\s\w+){0,2},\s(?:die|der|denen|deren|welche[rn]?)\s[^,;:.!?\n]*\Z")
_OTHER_END = re.compile(r"(?:\b(?:seit|ab|nach|vor|vom|von|für|wie|am Ende)(?: (?:de[mnr]|den))?\s+)\Z", re.IGNORECASE)
_KINDS = ("DATE", "TIME")


class Around(NamedTuple):
    """What stands around the figures of a text: sentences, times and events, each in text order."""

    sentences: tuple[Extent, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]


def placed(text: str, figures: tuple[Figure, ...], around: Around, published: str | None) -> tuple[Figure, ...]:
    """The figures with the moment and the event that each belongs to, where its clause names one.

    Args:
        text: The article's text.
        figures: Its figures in text order.
        around: Its sentences, times and events.
        published: The day of the report; "inzwischen" means that day.
    """
    begins = [time.begin for time in around.times]
    triggers = sorted((event.trigger for event in around.events), key=lambda trigger: trigger.begin)
    starts = [trigger.begin for trigger in triggers]
    found = []
    for figure in figures:
        sentence = _sentence(around.sentences, figure)
        near = Extent(max(sentence.begin, figure.begin - _REACH), min(sentence.end, figure.end + _REACH))
        times = around.times[bisect_left(begins, near.begin) : bisect_left(begins, near.end)]
        events = triggers[bisect_left(starts, near.begin) : bisect_left(starts, near.end)]
        moment, when = _moment(text, figure, near, times, published)
        of = min((one for one in events if _one_clause(text, figure, one)), key=_distance_to(figure), default=None)
        found.append(replace(figure, moment=moment, when=when, of=of, total=_is_total(text, figure, near)))
    return tuple(found)


def _sentence(sentences: tuple[Extent, ...], figure: Figure) -> Extent:
    index = bisect_right(sentences, figure.begin, key=lambda sentence: sentence.begin) - 1
    return sentences[index] if index >= 0 else Extent(figure.begin, figure.end)


def _moment(
    text: str, figure: Figure, near: Extent, times: tuple[Time, ...], published: str | None
) -> tuple[Interval | None, Span | None]:
    """The nearest date or hour of the clause, else a word that means the day of the report."""
    told = [
        time
        for time in times
        if time.type in _KINDS and time.earliest and time.latest and time.value != "PRESENT_REF"
        if not _OTHER_END.search(text, near.begin, time.begin) and _one_clause(text, figure, time)
    ]
    if told:
        time = min(told, key=_distance_to(figure))
        return Interval(time.earliest, time.latest, time.value), Span(time.begin, time.end, time.text)
    clause = _clause(text, figure, near)
    match = _as_of().search(text, clause.begin, clause.end)
    if match is None or published is None:
        return None, None
    return Interval(published, published, published), Span(match.start(), match.end(), match[0])


def _distance_to(figure: Figure) -> Callable[[Time | Span], tuple[int, int]]:
    return lambda other: (max(other.begin - figure.end, figure.begin - other.end), other.begin)


def _one_clause(text: str, figure: Figure, other: Time | Span) -> bool:
    """Whether no border of a clause stands between; "20 Menschen, die bis Montag kamen" is one."""
    first, last = sorted((figure, other), key=lambda entry: entry.begin)
    between = text[first.end : last.begin]
    if _BORDER.search(between) is None:
        return True
    return first is figure and _RELATIVE.fullmatch(between) is not None


def _clause(text: str, figure: Figure, near: Extent) -> Extent:
    """The stretch around a figure up to the nearest borders."""
    before = [match.end() for match in _BORDER.finditer(text, near.begin, figure.begin)]
    after = _BORDER.search(text, figure.end, near.end)
    return Extent(before[-1] if before else near.begin, after.start() if after else near.end)


def _is_total(text: str, figure: Figure, near: Extent) -> bool:
    """A sum of what is over: "insgesamt 30", but not "bislang insgesamt 30"."""
    clause = _clause(text, figure, near)
    if _as_of().search(text, clause.begin, clause.end) or _running().search(text, clause.begin, clause.end):
        return False
    return _totals().search(text, clause.begin, clause.end) is not None


@cache
def _as_of() -> re.Pattern[str]:
    return _any_of("as_of")


@cache
def _running() -> re.Pattern[str]:
    return _any_of("running")


@cache
def _totals() -> re.Pattern[str]:
    return _any_of("total")


def _any_of(kind: str) -> re.Pattern[str]:
    forms = frozenset(form for form, entry in lexicon.mapping("figures_moments", "kind").items() if entry == kind)
    return re.compile(rf"\b(?:{lexicon.alternation(forms)})\b", re.IGNORECASE)

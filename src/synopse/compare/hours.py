"""From when to when something lasted, contradicted: "von 3 bis 11 Uhr" here, "zwischen 3 und 13 Uhr" there.

The day and one end of the stretch anchor the other: two stretches of one event that share the day and a beginning
are one, and their ends must agree.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Iterable

from msgspec import Struct

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.model import Article, Discrepancy, Evidence, Occurrence, Story, Time

SLACK = 20
"""Minutes by which two hours may differ: "gegen 13 Uhr" and "13.15 Uhr" are one account."""

_BETWEEN = re.compile(r"\s*(?:bis|und|[-–])\s*(?:gegen|um|etwa)?\s*\Z")
_BEFORE = re.compile(r"(?i)\b(?:von|zwischen|ab|seit)\s+(?:\w+\s+)?\Z")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)\Z")


class Stretch(Struct, frozen=True):
    """From one hour to another of one day, in minutes, as an article tells it."""

    evidence: Evidence
    day: str
    first: int
    last: int


def hours(story: Story) -> Iterable[Discrepancy | None]:
    """Events that two articles let begin or end at different hours."""
    found = [stretch for article in story.articles for stretch in _stretches(article)]
    for occurrence in story.events:
        tellers = {report.article for report in occurrence.reports}
        told = [stretch for stretch in found if stretch.evidence.article in tellers and _on(occurrence, stretch)]
        rivals = conflicting(told, _exclude, _key)
        subject = Subject(occurrence.id, occurrence.label, occurrence.reasons)
        yield discrepancy("date", subject, (Claim(_value(one), one.evidence) for one in rivals), 0.8)


def _stretches(article: Article) -> Iterable[Stretch]:
    for one, other in pairwise(article.times):
        left, right = _CLOCK.match(one.value), _CLOCK.match(other.value)
        if left is None or right is None or left[1] != right[1] or one.zone or other.zone:
            continue
        before = article.text[max(0, one.begin - 20) : one.begin]
        if _BETWEEN.match(article.text[one.end : other.begin]) and _BEFORE.search(before):
            yield Stretch(_words(article, one, other), left[1], _minutes(left), _minutes(right))


def _words(article: Article, one: Time, other: Time) -> Evidence:
    return Evidence(article.id, one.begin, other.end, article.text[one.begin : other.end])


def _minutes(clock: re.Match[str]) -> int:
    return int(clock[2]) * 60 + int(clock[3])


def _on(occurrence: Occurrence, stretch: Stretch) -> bool:
    """Whether the event was on that very day, by all that is told of it."""
    return occurrence.earliest == occurrence.latest == stretch.day


def _key(stretch: Stretch) -> tuple[object, ...]:
    return (stretch.day, stretch.first, stretch.last)


def _exclude(one: Stretch, other: Stretch) -> bool:
    """One end shared, the other not."""
    first, last = abs(one.first - other.first), abs(one.last - other.last)
    return (first == 0 and last > SLACK) or (last == 0 and first > SLACK)


def _value(stretch: Stretch) -> str:
    clocks = [f"{minutes // 60}.{minutes % 60:02d}" for minutes in (stretch.first, stretch.last)]
    return f"{clocks[0]}–{clocks[1]} Uhr"

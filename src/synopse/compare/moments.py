"""At what hour something happened, contradicted: "der Warnstreik begann um 6 Uhr" here, "um 5.30 Uhr" there.

The day anchors the hour, and what happened then must stand in both clauses, in more than one word. An hour told to the
minute anchors itself: the train that ran into a digger at 5.47 and at 6.47 Uhr of one day is one train.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Iterable

from msgspec import Struct

from synopse.blocking import groups
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import is_alike
from synopse.compare.onsets import hour_phase
from synopse.deeds import deeds
from synopse.model import Article, Discrepancy, Evidence, Statement, Story
from synopse.periods import day_of, weekday
from synopse.terms import stem

SLACK, LONGEST = 20, 5 * 60
"""Minutes by which two hours may differ, and from which on they tell two things."""
SHARED = 2
"""Words that the clauses share: what happened, and to what."""
ROUND = frozenset({0, 5, 10, 15, 20, 30, 40, 45, 50})
"""Minutes of hours that are rounded or set: many things happen at half past six."""
MOST = 400
"""Differing hours that are compared: a thousand reports of one story must not take a million looks."""

_CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d)|XXXX-WXX-([1-7]))T(\d\d):(\d\d)\Z")


class Moment(Struct, frozen=True):
    """An hour of a day, or of a weekday where the report is undated, with the stems of the clause's words."""

    evidence: Evidence
    day: str | None
    weekday: int
    minutes: int
    words: frozenset[str]
    phase: str | None


def moments(story: Story) -> Iterable[Discrepancy | None]:
    """Happenings that two articles put at differing hours of one day."""
    found = [moment for article in story.articles for moment in _moments(article)]
    told: dict[str, set[int]] = defaultdict(set)
    alike: dict[tuple[str | None, int, frozenset[str]], list[Moment]] = defaultdict(list)
    for moment in found:
        told[moment.evidence.article].add(moment.minutes)
        alike[moment.day, moment.minutes, moment.words].append(moment)
    kinds = list(alike.values())[:MOST]  # of a hundred copies of one report only one is compared
    rivals = [
        (one, other)
        for one, other in combinations(range(len(kinds)), 2)
        if _one_day(kinds[one][0], kinds[other][0]) and _exclude(kinds[one][0], kinds[other][0], told)
    ]
    for group in groups(len(kinds), rivals):
        if len(group) > 1:
            members = [moment for index in group for moment in kinds[index]]
            yield discrepancy("date", _subject(members), map(_claim, members), 0.75)


def _claim(one: Moment) -> Claim:
    return Claim(f"{one.minutes // 60}.{one.minutes % 60:02d} Uhr", one.evidence, (float(one.minutes), ""))


def _subject(told: list[Moment]) -> Subject:
    common = sorted(frozenset.intersection(*(moment.words for moment in told)))
    day = next((moment.day for moment in told if moment.day), None)
    text = min((moment.evidence.text for moment in told), key=lambda text: (len(text), text))
    reasons = (f"same_day: {day}",) if day else ()
    return Subject(f"moment:{day}:{' '.join(common)}", text, (*reasons, *(("shared_words",) if common else ())))


def _moments(article: Article) -> Iterable[Moment]:
    for time in article.times:
        match = _CLOCK.match(time.value)
        if match is None or time.zone:
            continue
        statement = article.statement_at(time.begin)
        if statement is None or (statement.factual and not statement.negated):
            number = weekday(day_of(match[1])) if match[1] else int(match[2])
            evidence = Evidence(article.id, time.begin, time.end, time.text)
            minutes = int(match[3]) * 60 + int(match[4])
            phase = hour_phase(statement) if statement else None
            yield Moment(evidence, match[1], number, minutes, _words(article, statement), phase)


def _words(article: Article, statement: Statement | None) -> frozenset[str]:
    """The stems of what happened and to what; none where no verb goes with the hour: "Donnerstag, 5.47 Uhr."."""
    if statement is None:
        return frozenset()
    nouns = {argument.head for argument in statement.arguments if not _is_time(article, argument.begin)}
    return frozenset(nouns | (deeds(statement.predicate, nouns) or {stem(statement.predicate)}))


def _is_time(article: Article, offset: int) -> bool:
    return any(time.begin <= offset + 4 and offset < time.end for time in article.times)


def _one_day(one: Moment, other: Moment) -> bool:
    if one.evidence.article == other.evidence.article or one.weekday != other.weekday:
        return False
    return one.day == other.day or one.day is None or other.day is None


def _exclude(one: Moment, other: Moment, told: dict[str, set[int]]) -> bool:
    """Two hours of one thing, of which neither article tells both."""
    apart = abs(one.minutes - other.minutes)
    if not SLACK < apart <= LONGEST or (one.phase and other.phase and one.phase != other.phase):
        return False  # what "begann um 17 Uhr" may have ended at half past eight
    if other.minutes in told[one.evidence.article] or one.minutes in told[other.evidence.article]:
        return False
    to_the_minute = apart % 60 == 0 and one.minutes % 60 not in ROUND and one.day == other.day
    return to_the_minute or _shared(one.words, other.words) >= SHARED


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    return sum(any(is_alike(left, right) for right in other) for left in one)

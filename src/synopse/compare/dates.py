"""Discrepancies of date and hour.

None is: "am Wochenende" beside "Samstag" (less precise), a plan beside what came of it, hours in two time zones.
"""

from __future__ import annotations

import re
from typing import Iterable, Mapping

from msgspec.structs import replace

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy, without
from synopse.model import FACTUAL, Discrepancy, EventReport, Evidence, Occurrence, Story
from synopse.periods import Period, day_of, period, relation

CLOCK_SLACK = 20
"""Minutes by which two hours may differ: "gegen 20 Uhr" and "20.15 Uhr" are one account."""

_AS_PLANNED = re.compile(r"(?i)\bwie (?:angekündigt|geplant|vorgesehen|vereinbart)\b|\bplanmäßig\b")
_ZONE = re.compile(r"\bOrtszeit\b|\bM[E]S?Z\b|\bGMT\b|\bUTC\b|\bCES?T\b")
_CLOCKS = re.compile(r"T(\d\d):(\d\d)")


def dates(story: Story) -> Iterable[Discrepancy | None]:
    """Occurrences whose reports give dates or hours that cannot both be right."""
    hours = {article.id: {hour for time in article.times for hour in _clocks(time.value)} for article in story.articles}

    def exclude(one: EventReport, other: EventReport) -> bool:
        return _exclude(one, other, hours)

    for occurrence in story.events:
        told = [report for report in occurrence.reports if period(report) is not None]
        rivals = conflicting(told, exclude, _key)
        yield discrepancy("date", _subject(occurrence), _claims(rivals), _confidence(rivals))


def _claims(rivals: list[EventReport]) -> Iterable[Claim]:
    """One account for reports that do not exclude each other, under the value of the most precise that names a time.

    Where an article names a time, what was only inferred from its day of publication adds nothing.
    """
    alike: dict[object, list[EventReport]] = {}
    for report in sorted(rivals, key=_vagueness):
        alike.setdefault(_key(report), []).append(report)
    accounts: list[list[EventReport]] = []
    for report, *_ in alike.values():
        fitting = (account for account in accounts if not any(_exclude(report, other, {}) for other in account))
        account = next(fitting, None)
        if account is None:
            accounts.append(account := [])
        account.append(report)
    for account in accounts:
        named = [report for report in account if report.when is not None] or account
        yield from (_claim(report, account[0]) for one in named for report in alike[_key(one)])


def _vagueness(report: EventReport) -> tuple[bool, int]:
    when = period(report)
    days = when.days if when is not None and when.days is not None else 0
    return (report.when is None, days)


def _subject(occurrence: Occurrence) -> Subject:
    return Subject(occurrence.id, occurrence.label, without(occurrence.reasons, "same_day", "compatible_time"))


def _key(report: EventReport) -> tuple[object, ...]:
    when = report.when.text if report.when else None
    return (report.status, report.earliest, report.latest, report.value, report.reported, report.text, when)


def _exclude(one: EventReport, other: EventReport, hours: Mapping[str, set[int]]) -> bool:
    """Whether no course of things satisfies both reports; `hours` are all that their articles tell."""
    if not comparable(one, other):
        return False
    left, right = period(one), period(other)
    if left is None or right is None:
        return False
    if relation(replace(left, clock=False), right) == "apart":  # hours may be told in two time zones
        return _certain(one, right) and _certain(other, left)
    return _hours_exclude(one, other) and not _knows(one, other, hours) and not _knows(other, one, hours)


def comparable(one: EventReport, other: EventReport) -> bool:
    """Both tell the past, or both the same plan, or one tells that it went as planned."""
    if one.status in FACTUAL and other.status in FACTUAL:
        return True
    if one.status == other.status == "planned":
        return _same_day_of_report(one, other)
    planned, told = (one, other) if one.status == "planned" else (other, one)
    return planned.status == "planned" and told.status in FACTUAL and bool(_AS_PLANNED.search(told.text))


def _same_day_of_report(one: EventReport, other: EventReport) -> bool:
    """Plans of different days may have been moved in between."""
    if one.reported is None or other.reported is None:
        return one.reported == other.reported
    return abs(day_of(one.reported) - day_of(other.reported)) <= 1


def _certain(report: EventReport, against: Period) -> bool:
    """Whether the report itself gives its date. What was only inferred from its own day of publication counts
    against a date long past ("im November"), never against the days just before."""
    if report.when is not None:
        return True
    return against.days is None or against.days > 7


def _hours_exclude(one: EventReport, other: EventReport) -> bool:
    """Two hours that differ by more than rounding, told in one time zone; stretches of hours are compared elsewhere."""
    texts = [report.when.text if report.when else "" for report in (one, other)]
    if any(_ZONE.search(report.text) or _ZONE.search(text) for report, text in zip((one, other), texts, strict=True)):
        return False
    left, right = (_clocks(report.value) for report in (one, other))
    return len(left) == len(right) == 1 and abs(left[0] - right[0]) > CLOCK_SLACK


def _knows(one: EventReport, other: EventReport, hours: Mapping[str, set[int]]) -> bool:
    """Whether the article tells the other's hour as well, of something else: at 18.30 smoke, at 20.45 a blast."""
    told = hours.get(one.article, set())
    return any(abs(hour - against) <= CLOCK_SLACK for against in _clocks(other.value) for hour in told)


def _clocks(value: str | None) -> list[int]:
    return [int(hour) * 60 + int(minute) for hour, minute in _CLOCKS.findall(value or "")]


def _claim(report: EventReport, precise: EventReport) -> Claim:
    """The report's words under the value of the most precise report of its account."""
    evidence = report.when or Evidence(report.article, report.begin, report.end, report.text)
    when = period(precise)
    first = float(when.first) if when is not None and when.first is not None else 0.0
    return Claim(_value(precise), evidence, (first, precise.value or ""))


def _value(report: EventReport) -> str:
    if _clocks(report.value) or report.earliest is None:
        return report.value or ""
    return report.earliest if report.earliest == report.latest else f"{report.earliest}/{report.latest or '..'}"


def _confidence(rivals: list[EventReport]) -> float:
    """High where all sides name their time; lower where one is only inferred."""
    return 0.9 if all(report.when is not None for report in rivals) else 0.7

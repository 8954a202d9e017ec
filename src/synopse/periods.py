"""When something was, as far as the words allow: comparing stretches of time without pretending they are instants.

A `Period` is a stretch of minutes, or, where the year is not known, a set of weekdays or months. Two periods
contradict each other only if no moment satisfies both: "am Wochenende" and "am Samstag" do not.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal, Protocol

from msgspec import Struct

Relation = Literal["same", "overlap", "apart", "unknown"]
Precision = Literal["day", "days", "week", "month", "year", "span", "open", "none"]
"""How precisely a date is known: "days" are up to four in a row, "span" is any longer stretch, "open" has one end."""
FEW = 4
DAY = 24 * 60
HALF_A_YEAR = 6
"""Months that an open beginning without a year reaches: "nach Ende November" is not the November before."""
ENDLESS = 4_000_000 * DAY
"""The last minute of a period that has only a beginning ("nachdem Ende November ...")."""

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_MONTH = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)")
_LASTING = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_SECONDS = {
    "Y": 365.25 * 86400, "M": 30.44 * 86400, "W": 7 * 86400, "D": 86400, "TH": 3600, "TM": 60, "TS": 1,
}  # fmt: skip
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d))?")


class Bounded(Protocol):
    """Whatever carries a TIMEX3 value with its bounds: an `Interval`, a `Time`, an `EventReport`."""

    @property
    def earliest(self) -> str | None:
        """The first ISO date the words allow."""

    @property
    def latest(self) -> str | None:
        """The last ISO date the words allow."""

    @property
    def value(self) -> str | None:
        """The TIMEX3 value."""


class Period(Struct, frozen=True, order=True):
    """A stretch of time. `first` and `last` are minutes since day 1 (both included), None where the year is unknown;
    then `weekdays` (1 Monday to 7 Sunday) or `months` say what is known. `clock` tells that hours were named."""

    first: int | None = None
    last: int | None = None
    weekdays: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    clock: bool = False

    @property
    def bounds(self) -> tuple[int, int] | None:
        """First and last minute, or None where the year is unknown."""
        if self.first is None or self.last is None:
            return None
        return self.first, self.last

    @property
    def days(self) -> int | None:
        """How many days the period touches; None where the year is unknown."""
        if self.bounds is None:
            return None
        return self.bounds[1] // DAY - self.bounds[0] // DAY + 1

    @property
    def exact(self) -> bool:
        """Whether the words name a day or a short run of days (at most four), not a week or a month."""
        days = self.days
        return bool(self.weekdays) if days is None else days <= 4


def period(interval: Bounded | None) -> Period | None:
    """The period of a TIMEX3 interval, or None where it says nothing about when."""
    if interval is None:
        return None
    clocks = [_minutes(*match.groups()) for match in _CLOCK.finditer(interval.value or "")]
    if clocks:
        return Period(min(clocks), max(clocks), clock=True)
    first, last = _bound(interval.earliest, 0), _bound(interval.latest, DAY - 1)
    if first is not None or last is not None:
        return Period(0 if first is None else first, ENDLESS if last is None else last)
    value = interval.value or ""
    weekdays = frozenset(int(match[1]) for match in _WEEKDAY.finditer(value))
    months = frozenset(int(match[1]) for match in _MONTH.finditer(value))
    if months and value.endswith("/.."):
        months = frozenset((month + step - 1) % 12 + 1 for month in months for step in range(HALF_A_YEAR))
    return Period(weekdays=weekdays, months=months) if weekdays or months else None


def one_day(interval: Bounded | None) -> int | None:
    """The number of the one day in which an interval lies; None where it has several, or no bounds."""
    when = period(interval)
    return when.bounds[0] // DAY if when is not None and when.bounds is not None and when.days == 1 else None


def plus_days(day: datetime.date, count: int) -> datetime.date:
    """The day so many days later, before it where `count` is below 0; the day itself beyond the calendar."""
    ordinal = day.toordinal() + count
    return datetime.date.fromordinal(ordinal) if 1 <= ordinal <= datetime.date.max.toordinal() else day


def relation(one: Period | None, other: Period | None) -> Relation:
    """Whether two periods can be one moment: "same", "overlap" (one is less precise), "apart", or "unknown"."""
    if one is None or other is None:
        return "unknown"
    if one.bounds is None or other.bounds is None:
        return _partial_relation(one, other)
    whole = not (one.clock and other.clock)  # "um 20 Uhr" does not contradict "am Montag"
    left, right = (_whole_days(side) if whole else side for side in (one.bounds, other.bounds))
    if left == right:
        return "same"
    return "overlap" if left[0] <= right[1] and right[0] <= left[1] else "apart"


def gap(one: Period | None, other: Period | None) -> int | None:
    """Whole days between two periods, 0 where they meet, None where unknown."""
    if one is None or other is None or one.bounds is None or other.bounds is None:
        return None
    days = [(first // DAY, last // DAY) for first, last in (one.bounds, other.bounds)]
    return max(0, days[0][0] - days[1][1], days[1][0] - days[0][1])


def intersection(one: Period, other: Period) -> Period:
    """What both allow; the more precise one where they do not meet."""
    if one.bounds is None:
        return other if other.bounds or other.weekdays else one
    if other.bounds is None:
        return one
    first, last = max(one.bounds[0], other.bounds[0]), min(one.bounds[1], other.bounds[1])
    return Period(first, last, clock=one.clock or other.clock) if first <= last else one


def precision(earliest: str | None, latest: str | None) -> Precision:
    """How precisely a stretch from one ISO date to another dates something."""
    if not earliest and not latest:
        return "none"
    if not earliest or not latest:
        return "open"
    first, days = datetime.date.fromisoformat(earliest[:10]), day_of(latest) - day_of(earliest) + 1
    after = first + datetime.timedelta(days=max(days, 0))
    if days <= FEW:
        return "day" if days == 1 else "days"
    if days == 7 and first.isoweekday() == 1:
        return "week"
    if days <= 31 and first.day == after.day == 1:
        return "month"
    return "year" if (first.month, first.day) == (after.month, after.day) == (1, 1) and days <= 366 else "span"


def day_of(date: str) -> int:
    """The ordinal of an ISO date."""
    return datetime.date.fromisoformat(date[:10]).toordinal()


def lasting(value: str) -> float | None:
    """The seconds of a TIMEX3 duration of one unit ("P3D", "PT45M"), months and years at their mean; None of others."""
    match = _LASTING.fullmatch(value)
    return float(match[2]) * _SECONDS[match[1] + match[3]] if match and match[1] + match[3] in _SECONDS else None


def iso(minutes: int) -> str | None:
    """The ISO date of a minute; None for an open end."""
    if minutes in (0, ENDLESS):
        return None
    return datetime.date.fromordinal(minutes // DAY).isoformat()


def weekday(ordinal: int) -> int:
    """1 Monday to 7 Sunday."""
    return datetime.date.fromordinal(ordinal).isoweekday()


def _whole_days(bounds: tuple[int, int]) -> tuple[int, int]:
    return bounds[0] // DAY * DAY, bounds[1] // DAY * DAY + DAY - 1


def _partial_relation(one: Period, other: Period) -> Relation:
    """Relation where at least one lacks its year: compares weekdays with weekdays and months with months."""
    for known, unknown in ((one, other), (other, one)):
        if known.bounds is not None and unknown.bounds is None:
            return _fits(known.bounds, unknown)
    if one.weekdays and other.weekdays:
        return _set_relation(one.weekdays, other.weekdays)
    if one.months and other.months:
        return _set_relation(one.months, other.months)
    return "unknown"


def _set_relation(one: frozenset[int], other: frozenset[int]) -> Relation:
    if one == other:
        return "same"
    return "overlap" if one & other else "apart"


def _fits(bounds: tuple[int, int], unknown: Period) -> Relation:
    """Whether a dated stretch can be the undated period; a long one fits any weekday."""
    first, last = bounds[0] // DAY, bounds[1] // DAY
    days = range(first, min(last, first + 62) + 1)
    if unknown.weekdays:
        return "overlap" if any(weekday(day) in unknown.weekdays for day in days) else "apart"
    return "overlap" if any(datetime.date.fromordinal(day).month in unknown.months for day in days) else "apart"


def _bound(date: str | None, fill: int) -> int | None:
    match = _ISO.match(date or "")
    if match is None:
        return None
    if match[2] is None:
        return day_of(match[1]) * DAY + fill
    return _minutes(match[1], match[2], match[3])


def _minutes(date: str, hour: str, minute: str) -> int:
    return day_of(date) * DAY + int(hour) * 60 + int(minute)

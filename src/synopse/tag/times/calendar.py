"""The German calendar: holidays that move, and the first and last day that a TIMEX3 value allows.

Weeks are ISO weeks. A weekend is Saturday and Sunday. Seasons are the meteorological ones, a winter beginning in
December of the year before: "Winter 2015" is 2014-12-01 to 2015-02-28.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from synopse.periods import plus_days

Bounds = tuple[str, str] | None

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)
_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": -1}
_EASTER_BASED = {
    "easter": 0, "carnival_thursday": -52, "carnival_monday": -48, "carnival_tuesday": -47, "ash_wednesday": -46,
    "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "holy_saturday": -1, "easter_monday": 1,
    "ascension": 39, "pentecost": 49, "whit_monday": 50, "corpus_christi": 60,
}  # fmt: skip


def add_months(day: date, months: int) -> date:
    """The day so many months later, at the latest the last of its month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9998:
        return day
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """The day `count` units later; `unit` is a TIMEX3 letter: D, W, M, Y, Q, H (half-year), DE, CE."""
    if unit == "D":
        return plus_days(day, count)
    if unit in ("W", "WE"):
        return plus_days(day, 7 * count)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}.get(unit, 0)
    return add_months(day, months * count)


def week(day: date) -> str:
    """The ISO week as a TIMEX3 value: "2025-W51"."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def holiday(key: str, year: int) -> date | None:
    """The day of a holiday: a key such as "easter" or "advent_1", or "12-24"; None where the key is unknown."""
    if key in _EASTER_BASED:
        return easter(year) + timedelta(days=_EASTER_BASED[key])
    if key.startswith("advent_"):
        fourth = date(year, 12, 24) - timedelta(days=date(year, 12, 24).isoweekday() % 7)
        return fourth - timedelta(weeks=4 - int(key[-1]))
    if key == "repentance":
        return date(year, 11, 22) - timedelta(days=(date(year, 11, 22).weekday() - 2) % 7)
    if key in ("mothers_day", "thanksgiving"):
        month, number = (5, 2) if key == "mothers_day" else (10, 1)
        first = date(year, month, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
    return date(year, int(key[:2]), int(key[3:])) if re.fullmatch(r"\d\d-\d\d", key) else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none (30 February)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


@lru_cache(maxsize=8192)
def bounds(value: str) -> Bounds:
    """The first and last ISO date of a TIMEX3 value, None where it names no stretch of the calendar.

    "2025-12" is 2025-12-01 to 2025-12-31; "199" (the nineties) 1990-01-01 to 1999-12-31; a night
    also the day on which it ends; "P4Y" nothing.
    """
    if re.fullmatch(r"\d{2,3}", value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return (f"{max(first, 1):04}-01-01", f"{first + span - 1:04}-12-31")
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    stretch = _stretch(match)
    if stretch and value.endswith(("TNI", "T24:00")):
        stretch = (stretch[0], plus_days(stretch[1], 1))
    return (stretch[0].isoformat(), stretch[1].isoformat()) if stretch else None


def month_part(year: int, month: int, part: str) -> tuple[str, str]:
    """Beginning, middle or end of a month: days 1-10, 11-20, 21 to the last."""
    last = monthrange(year, month)[1]
    first, final = {"START": (1, 10), "MID": (11, 20)}.get(part, (21, last))
    return (f"{year:04}-{month:02}-{first:02}", f"{year:04}-{month:02}-{final:02}")


def year_part(year: int, part: str) -> tuple[str, str]:
    """Beginning, middle or end of a year: January to March, May to August, October to December."""
    first, last = {"START": ("01-01", "03-31"), "MID": ("05-01", "08-31")}.get(part, ("10-01", "12-31"))
    return (f"{year:04}-{first}", f"{year:04}-{last}")


def part_of(value: str, part: str) -> Bounds:
    """Beginning (START), middle (MID) or end (END) of what a value names; a third of anything but months and years.

    Decades and centuries also have halves (FIRST_HALF, SECOND_HALF).
    """
    whole = bounds(value)
    if whole is None:
        return None
    if re.fullmatch(r"\d{2,3}", value):
        return _years_part(int(whole[0][:4]), int(whole[1][:4]), part)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return month_part(int(value[:4]), int(value[5:]), part)
    if re.fullmatch(r"\d{4}", value):
        return year_part(int(value), part)
    first, last = date.fromisoformat(whole[0]), date.fromisoformat(whole[1])
    third = max(1, ((last - first).days + 1) // 3)
    if part == "START":
        return (whole[0], plus_days(first, third).isoformat())
    if part == "MID":
        return (plus_days(first, third).isoformat(), plus_days(last, -third).isoformat())
    return (plus_days(last, -third).isoformat(), whole[1])


def _years_part(first: int, last: int, part: str) -> tuple[str, str]:
    """A third, or half, of a decade or century in whole years: "Anfang der achtziger Jahre" reaches to 1983."""
    third, half = (last - first + 1) // 3, (last - first + 1) // 2
    begin, end = {
        "START": (first, first + third), "MID": (first + third, last - third), "END": (last - third, last),
        "FIRST_HALF": (first, first + half - 1), "SECOND_HALF": (first + half, last),
    }[part]  # fmt: skip
    return (f"{begin:04}-01-01", f"{end:04}-12-31")


def _stretch(match: re.Match[str]) -> tuple[date, date] | None:
    year = int(match["year"])
    if not 2 <= year <= 9998:
        return None
    if match["day"]:
        day = valid(year, int(match["month"]), int(match["day"]))
        return (day, day) if day else None
    if match["week"]:
        return _week_stretch(year, int(match["week"]), match["weekend"] is not None)
    first, length = 1, 12
    if match["month"]:
        first, length = int(match["month"]), 1
    elif match["quarter"]:
        first, length = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        first, length = 6 * int(match["half"]) - 5, 6
    elif match["season"]:
        first, length = _SEASON[match["season"]], 3
    if first > 12:
        return None
    begin = add_months(date(year, 1, 1), first - 1) if first > 0 else date(year - 1, 12, 1)
    return begin, add_months(begin, length) - timedelta(days=1)


def _week_stretch(year: int, number: int, weekend: bool) -> tuple[date, date] | None:
    try:
        first = date.fromisocalendar(year, number, 6 if weekend else 1)
    except ValueError:
        return None
    return first, first + timedelta(days=1 if weekend else 6)

"""Days and stretches of days as a reader of the chosen language writes them; the patterns stand among the messages."""

from __future__ import annotations

import datetime
import re

from synopse.render.language import messages

SHORT = 4
"""Days up to which a stretch is told by its weekdays."""


def german_date(date: str | None) -> str:
    """ "2025-12-19" as "Fr., 19.12.2025", in English as "Fri 19 Dec 2025"; anything else as it stands."""
    try:
        day = datetime.date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or messages()["no_date"]
    return spelt(day)


def spelt(day: datetime.date) -> str:
    """A day with its weekday."""
    return messages()["date_long"].format(**_parts(day))


def short_date(date: str | None) -> str:
    """ "2025-12-19" as "19.12.2025", for tables; anything else as it stands."""
    try:
        day = datetime.date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or messages()["no_date"]
    return messages()["date_short"].format(**_parts(day))


def german_span(first: str | None, last: str | None) -> str:
    """A stretch of days as short as can be: "So., 14. – Mo., 15.12.2025", "3.–21.12.2025", "November 2025"."""
    if not first:
        return messages()["no_date"]
    if last == "..":
        return f"{messages()['from']} {german_date(first)}"
    if not last or first == last:
        return german_date(first)
    one, other = datetime.date.fromisoformat(first[:10]), datetime.date.fromisoformat(last[:10])
    if (one.year, one.month) == (other.year, other.month):
        whole = one.day == 1 and (other + datetime.timedelta(days=1)).day == 1
        if whole and (other - one).days >= SHORT:
            return f"{messages()['months'].split()[one.month - 1]} {one.year}"
        return _stretch("span_days" if (other - one).days < SHORT else "span_month", one, other)
    if (one.month, one.day, other.month, other.day) == (1, 1, 12, 31) and one.year == other.year:
        return str(one.year)
    return _stretch("span_long", one, other)


def german_value(value: str) -> str:
    """A value in words: ISO dates are spelt out, weekdays and months without a year named, words stay as they are."""
    names = messages()
    weekdays = [names["weekdays"].split()[int(number) - 1] for number in re.findall(r"XXXX-WXX-([1-7])", value)]
    months = [names["months"].split()[int(number) - 1] for number in re.findall(r"XXXX-(\d\d)", value)]
    if weekdays or months:
        named = f" {names['dating_and']} ".join(weekdays or months)
        return f"{names['from']} {named}" if value.endswith("/..") else named
    first, _, last = value.partition("/")
    try:
        return german_span(first, last or None)
    except ValueError:
        return value


def _stretch(pattern: str, one: datetime.date, other: datetime.date) -> str:
    first = {f"{name}1": part for name, part in _parts(one).items()}
    last = {f"{name}2": part for name, part in _parts(other).items()}
    return messages()[pattern].format(**first, **last)


def _parts(day: datetime.date) -> dict[str, str | int]:
    """What the patterns are filled with."""
    names = messages()
    return {
        "weekday": names["weekdays_short"].split()[day.weekday()],
        "day": day.day,
        "month": day.month,
        "name": names["months_short"].split()[day.month - 1],
        "year": day.year,
    }

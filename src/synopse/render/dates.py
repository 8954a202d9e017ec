"""Days and stretches of days as a German reader writes them."""

from __future__ import annotations

import datetime
import re
from typing import Mapping

from synopse import lexicon

SHORT = 4
"""Days up to which a stretch is told by its weekdays."""


def german_date(date: str | None) -> str:
    """ "2025-12-19" as "Fr., 19.12.2025"; anything else as it stands."""
    try:
        day = datetime.date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or _messages()["no_date"]
    return f"{_weekday(day)}, {day.day}.{day.month}.{day.year}"


def short_date(date: str | None) -> str:
    """ "2025-12-19" as "19.12.2025", for tables; anything else as it stands."""
    return german_date(date).rpartition(", ")[2]


def german_span(first: str | None, last: str | None) -> str:
    """A stretch of days as short as German puts it: "So., 14. – Mo., 15.12.2025", "3.–21.12.2025", "November 2025"."""
    if not first:
        return _messages()["no_date"]
    if last == "..":
        return f"{_messages()['from']} {german_date(first)}"
    if not last or first == last:
        return german_date(first)
    one, other = datetime.date.fromisoformat(first[:10]), datetime.date.fromisoformat(last[:10])
    if (one.year, one.month) == (other.year, other.month):
        if (other - one).days < SHORT:
            return f"{_weekday(one)}, {one.day}. – {german_date(last)}"
        whole = one.day == 1 and (other + datetime.timedelta(days=1)).day == 1
        months = _messages()["months"].split()
        return f"{months[one.month - 1]} {one.year}" if whole else f"{one.day}.–{other.day}.{one.month}.{one.year}"
    if (one.month, one.day, other.month, other.day) == (1, 1, 12, 31) and one.year == other.year:
        return str(one.year)
    return f"{one.day}.{one.month}.{one.year}–{other.day}.{other.month}.{other.year}"


def german_value(value: str) -> str:
    """A value in German: ISO dates are spelt out, weekdays and months without a year named, words stay as they are."""
    messages = _messages()
    weekdays = [messages["weekdays"].split()[int(number) - 1] for number in re.findall(r"XXXX-WXX-([1-7])", value)]
    months = [messages["months"].split()[int(number) - 1] for number in re.findall(r"XXXX-(\d\d)", value)]
    if weekdays or months:
        named = f" {messages['dating_and']} ".join(weekdays or months)
        return f"{messages['from']} {named}" if value.endswith("/..") else named
    first, _, last = value.partition("/")
    try:
        return german_span(first, last or None)
    except ValueError:
        return value


def _weekday(day: datetime.date) -> str:
    return _messages()["weekdays_short"].split()[day.weekday()]


def _messages() -> Mapping[str, str]:
    return lexicon.mapping("messages", "text")

"""Days told by counting from another event: "Fünf Tage nach der Landtagswahl", where the article dates the election."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Iterator, Sequence

from msgspec import Struct, structs

from synopse import lexicon
from synopse.model import Event, Interval, Span
from synopse.periods import plus_days
from synopse.vocabulary import happenings as words

DAYS = {"tag": 1, "woche": 7}
ROUGH = 3
"""Days on either side of what is counted in weeks."""
ONCE = frozenset({"attack", "crash", "death", "election", "fire", "quake", "weather"})
"""Kinds of events that a noun of the kind names, whatever word told them: "explodierte", "nach der Explosion"."""


TOLD_APART = re.compile(r" (?:an|am|auf|bei|der|des|gegen|im|in|nahe|vom|von)\b")
"""Opens what tells one fire from another: "nach dem Brand in einer Fabrik in Goslar"."""
BEHIND = 80
"""Characters behind the noun of an anchor in which its place is named."""


class Anchor(Struct, frozen=True):
    """The words of an anchor, how many days it leads on (below 0: back), give or take some, and its noun."""

    words: Span
    days: int
    rough: int
    noun: str


def anchored(text: str, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events; those without a date that their sentence counts from another event's single day have one.

    Args:
        text: The article's text.
        events: Its events, dated where their own words do.
    """
    return tuple(_dated(event, text, events) if event.time is None else event for event in events)


def _dated(event: Event, text: str, events: Sequence[Event]) -> Event:
    anchor = next((found for found in _anchors(text, event) if found.words.end <= event.evidence.end), None)
    if anchor is None:
        return event
    bases = [other for other in events if _is_base(other, anchor.noun)]
    if TOLD_APART.match(text, anchor.words.end):
        bases = [other for other in bases if other.place is not None and _names(text, anchor, other.place)]
    days = {other.time.earliest for other in bases if other.time}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None:
        return event
    found = plus_days(date.fromisoformat(day[:10]), anchor.days)
    first, last = (plus_days(found, step * anchor.rough).isoformat() for step in (-1, 1))
    time = Interval(first, last, found.isoformat())
    return structs.replace(event, time=time, when=anchor.words)


def _names(text: str, anchor: Anchor, place: Span) -> bool:
    """Whether the words behind an anchor name a place: "nach dem Brand in einer Fabrik in Goslar"."""
    return place.text in text[anchor.words.end : anchor.words.end + BEHIND]


def _is_base(event: Event, noun: str) -> bool:
    """Whether an event is what the noun names, and has a day: "Wahl", or told by its kind ("stärkste Kraft")."""
    if event.time is None or event.time.earliest is None or event.status in ("denied", "cancelled"):
        return False
    if event.time.earliest[:10] != (event.time.latest or "")[:10]:
        return False
    row = words.noun(noun)
    named = event.trigger.text.lower().endswith(noun.lower()) or noun.lower().endswith(event.trigger.text.lower())
    return named or (row is not None and row["kind"] in ONCE and row["kind"] == event.kind)


def _anchors(text: str, event: Event) -> Iterator[Anchor]:
    """The anchors of an event's sentence between which and its trigger no mark stands; not those of its own noun."""
    for match in _pattern().finditer(text, event.evidence.begin, event.evidence.end):
        between = text[min(match.end(), event.trigger.end) : max(match.start(), event.trigger.begin)]
        inside = match.start() <= event.trigger.begin < match.end()
        if inside or any(mark in between for mark in ",;:–"):
            continue
        if days := _days(match):
            span = Span(match.start(), match.end(), match[0])
            rough = ROUGH if match["unit"] and _unit(match["unit"]) > 1 else 0
            yield Anchor(span, days if match["side"] == "nach" else -days, rough, match["noun"])


def _days(match: re.Match[str]) -> int:
    """How many days "fünf Tage", "eine Woche", "am Tag" are; 0 for "null"."""
    number = match["count"]
    if number is None:
        return 1
    return (int(number) if number.isdigit() else _counts().get(number.lower(), 0)) * _unit(match["unit"])


def _unit(form: str) -> int:
    return next(days for unit, days in DAYS.items() if form.lower().startswith(unit))


@cache
def _counts() -> dict[str, int]:
    """The number words that count days: "fünf"."""
    rows = lexicon.rows("figures_numbers")
    return {row["form"]: int(row["value"]) for row in rows if row["value"].isdigit() and 0 < int(row["value"]) < 100}


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted((*map(re.escape, _counts()), r"\d{1,2}"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<count>(?i:{numbers})) (?P<unit>Tage?|Woche|Wochen)|[Aa]m Tag|[Tt]ags) "
        r"(?P<side>nach|vor) (?:dem|der|ihrer|seiner) "
        r"(?:[a-zäöüß]+(?:en|er) )?(?P<noun>[A-ZÄÖÜ][\w-]{2,40})"
    )

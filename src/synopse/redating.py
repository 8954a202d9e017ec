"""Dates undated articles by what they share with dated ones.

"Seit heute früh wird gestreikt" beside a dated report of the strike on 11 November leaves one day of publication; "am
Freitag" beside a dated Friday leaves a week. The first dates the article, the second gives it an interval and leaves
its values relative; where nothing is shared, or the shared things contradict each other, nothing is said.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from typing import Callable, Iterable, Iterator, NamedTuple, Sequence, TypeVar

from msgspec.structs import replace

from synopse.clues import LEAD, STEM, Shared, days_of, is_again, reason, shared_by, told_of, words_of
from synopse.echoes import Echo, heard
from synopse.model import (
    Article,
    Dating,
    DatingReason,
    Document,
    Event,
    Interval,
    Story,
    Time,
)
from synopse.periods import DAY, Period, day_of, iso, period, relation, weekday

Read = Callable[[Document], Article]
Timed = Callable[[Document], tuple[Time, ...]]
Put = Callable[[Event, Sequence[Event | None]], Event]
T = TypeVar("T", Time, Interval)
REACH = 8
"""Days around a known day that an undated report of it may have appeared: a weekday reaches a week, and one more day
shows where the week ends."""
LONGEST = 184
"""Days between the first and the last dated report beyond which no undated article is placed: too much would fit."""
ALIKE = 0.6
"""Likeness from which two sentences tell the same, so that their days must agree."""
FORESEEN = 270
"""Days ahead beyond which a plan with a date but no year is none of this year: it was over when it was told."""
_CALENDAR = re.compile(r"\d{1,2}\. ?(?:[A-ZÄ]|\d{1,2}\.)")
"""A date of the calendar, which is the same on whatever day the article appeared."""

_UNDATED_DAY = re.compile(r"XXXX-\d\d-\d\d")
"""A day of the calendar without its year."""


class _Fit(NamedTuple):
    """An article as of a day that agrees with other reports, in what, and how far beyond what speaks against it."""

    day: int
    article: Article
    reasons: tuple[DatingReason, ...]
    weight: int


def redated(story: Story, read: Read, timed: Timed) -> dict[str, Article]:
    """Those undated articles of a story that its dated ones place, with the reasons as their `dating`.

    Where exactly one day of publication fits best, the article is read again as of that day; where several fit, it is
    the same with the first and last of them and stays undated, but for events, which lie where these put them. Where
    none does, its dates of the calendar are of the year in which they lie by all days on which the story is told.

    Args:
        story: A linked story.
        read: Tags a document.
        timed: Only its times, which is enough to try a day.
    """
    days = sorted(day_of(article.published) for article in story.articles if article.published)
    if not days or days[-1] - days[0] > LONGEST:
        return {}
    undated = [article for article in story.articles if article.published is None]
    if not undated:
        return {}
    told = told_of(story)
    known = heard([article for article in story.articles if article.published is not None])
    found: dict[str, Article] = {}
    for one in undated:
        placed = _placed(shared_by(story, told, known, one), one, read, timed) or _of_its_year(one, days, read)
        if placed is not None:
            found[one.id] = placed
    return found


def _of_its_year(article: Article, days: Sequence[int], read: Read) -> Article | None:
    """The article with the year of its dates of the calendar, where the days of the story leave but one.

    The later an article appears, the later its dates lie: what is one year on the first and the last day is so between.
    """
    if not any(_UNDATED_DAY.match(time.value) for time in article.times):
        return None
    ends = (days[0] - REACH, days[-1] + REACH)
    dated = [read(_as_of(article, datetime.date.fromordinal(day).isoformat())) for day in ends]
    return _with_days(article, dated, _in_its_year)


def _placed(shared: Shared, article: Article, read: Read, timed: Timed) -> Article | None:
    candidates = _candidates(shared)
    likely = [day for day in candidates if _may_fit(article, shared, day, timed)]
    fitting = [fit for day in likely if (fit := _fit(article, shared, day, read)) is not None]
    most = max((fit.weight for fit in fitting), default=0)
    best = [fit for fit in fitting if fit.weight == most]
    if not best:
        return None
    reasons = best[0].reasons
    if len(best) == 1:
        date = iso(best[0].day * DAY)
        return replace(best[0].article, dating=Dating(date, date, reasons))
    first = None if best[0].day == candidates[0] else iso(best[0].day * DAY)
    last = None if best[-1].day == candidates[-1] else iso(best[-1].day * DAY)
    if first is None or last is None:
        return None
    known = _with_days(article, [fit.article for fit in best], _on_possible_days)
    return replace(known, dating=Dating(first, last, reasons))


def _with_days(article: Article, dated: Sequence[Article], put: Put) -> Article:
    """The article with the days of its dates of the calendar and of its events.

    Args:
        article: The article as it is.
        dated: The same as of each day on which it may have appeared.
        put: Gives an event the days that these leave for it.
    """
    times = [{(time.begin, time.end): time for time in one.times} for one in dated]
    return replace(
        article,
        times=tuple(
            _agreed(time, [one.get((time.begin, time.end)) for one in times])
            if _UNDATED_DAY.match(time.value)
            else time
            for time in article.times
        ),
        events=tuple(put(event, [_same_event(one.events, event) for one in dated]) for event in article.events),
    )


def _agreed(time: T, dated: Sequence[T | None]) -> T:
    """What a time is on every day of publication; the time as it is where these differ."""
    one = dated[0]
    if one is None or one.earliest is None or one.latest is None:
        return time
    return one if all(other == one for other in dated) else time


def _in_its_year(event: Event, dated: Sequence[Event | None]) -> Event:
    if event.time is None or event.when is None or not _UNDATED_DAY.match(event.time.value or ""):
        return event
    return replace(event, time=_agreed(event.time, [one.time if one else None for one in dated]))


def _on_possible_days(event: Event, dated: Sequence[Event | None]) -> Event:
    """The event on its day, or within the days on which it may have been."""
    if event.time is not None and event.when is not None:
        known = _agreed(event.time, [one.time if one else None for one in dated])
        if known is not event.time:
            return replace(event, time=known)
    return _within_all(event, dated)


def _within_all(event: Event, dated: Sequence[Event | None]) -> Event:
    """The event within the days on which it may have been: "heute" of a report of 16 to 22 October."""
    known = [one.time for one in dated if one is not None and one.when is not None and one.time is not None]
    days = [(one.earliest, one.latest) for one in known if one.earliest is not None and one.latest is not None]
    if not days or len(days) < len(dated) or dated[0] is None:
        return event
    value = event.time.value if event.time is not None else None
    first, last = min(day for day, _ in days), max(day for _, day in days)
    return replace(event, time=Interval(first, last, value), when=dated[0].when)


def _agreements(reasons: Iterable[DatingReason]) -> int:
    """How many words of the article agree with others; the same words with two events count once."""
    return len({one.own for one in reasons})


# --- which day fits --------------------------------------------------------------------------------------------------


def _candidates(shared: Shared) -> list[int]:
    """The days around all that is known of, in order."""
    known = [entry for anchor in shared.anchors for entry in anchor.known]
    known += [entry for kin in shared.kin for entry in kin.known]
    around = {near for entry in known for day in days_of(entry.when) for near in range(day - REACH, day + REACH + 1)}
    found = {day for days, _ in shared.counted for day in days} | {echo.day for echo in shared.echoes}
    around |= {near for day in found for near in range(day - REACH, day + REACH + 1)}
    return sorted(around)


def _may_fit(article: Article, shared: Shared, day: int, timed: Timed) -> bool:
    """Whether it is worth reading the article as of a day: a time that the day decides meets one that is known."""
    if any(weekday(day + step) != number for step, number in shared.steps):
        return False
    if any(day in days for days, _ in shared.counted):
        return True
    before = {time.begin: time.value for time in article.times}
    known = {entry.when for anchor in shared.anchors for entry in anchor.known}
    known |= {entry.when for kin in shared.kin for entry in kin.known}
    known |= {Period(echo.day * DAY, echo.day * DAY + DAY - 1) for echo in shared.echoes}
    for time in timed(_as_of(article, datetime.date.fromordinal(day).isoformat())):
        when = period(time) if before.get(time.begin) != time.value else None
        if (
            when is not None
            and when.exact
            and any(relation(replace(when, clock=False), entry) != "apart" for entry in known)
        ):
            return True
    return False


def _fit(article: Article, shared: Shared, day: int, read: Read) -> _Fit | None:
    """The article as of a day and all that agrees with that; None where as much speaks against it as for it."""
    dated = read(_as_of(article, datetime.date.fromordinal(day).isoformat()))
    reasons = [told for days, told in shared.counted if day in days]
    against = 0
    for anchor in shared.anchors:
        event = _same_event(dated.events, anchor.event)
        when = period(event.time) if event else None
        if event is None or when is None or not when.exact:
            continue
        relations = [relation(when, entry.when) for entry in anchor.known]
        firm = {kind for kind, entry in zip(relations, anchor.known, strict=True) if not entry.planned}
        if set(relations) == {"apart"}:
            against += firm == {"apart"}
            continue
        reasons.append(reason(words_of(article, event), anchor.known[_best(relations)]))
    reasons += _kindred(dated, shared)
    agreed = [echo for echo in shared.echoes if _is_on(dated, echo)]
    if not reasons and len(agreed) + bool(shared.steps) < 2:
        return None  # one like sentence alone may tell of another day's like event
    reasons += [DatingReason(echo.own, echo.other, iso(echo.day * DAY)) for echo in agreed]
    against += sum(echo.likeness >= ALIKE and echo not in agreed for echo in shared.echoes)
    plans = {event.trigger.begin for event in article.events if event.status in ("ongoing", "planned", "proposed")}
    against += sum(_is_over(event, day) for event in dated.events if event.trigger.begin in plans)
    reasons = list(dict.fromkeys(reasons))
    weight = _agreements(one for one in reasons if not _CALENDAR.search(one.own.text)) - against
    return _Fit(day, dated, tuple(reasons), weight) if weight > 0 else None


def _is_over(event: Event, day: int) -> bool:
    """Whether a date of the calendar that is told of a plan lies before a day, or as good as a year after it."""
    when = period(event.time) if event.when is not None and _CALENDAR.search(event.when.text) else None
    last = None if when is None or when.bounds is None else when.bounds[1] // DAY
    return last is not None and not day <= last <= day + FORESEEN


def _is_on(dated: Article, echo: Echo) -> bool:
    """Whether the time of an echo is the day on which the dated sentence tells the same."""
    time = next((time for time in dated.times if time.begin == echo.begin), None)
    when = period(time) if time is not None else None
    return when is not None and when.bounds is not None and echo.day in days_of(when) and when.exact


def _kindred(dated: Article, shared: Shared) -> Iterator[DatingReason]:
    """What the lead tells of somebody whom a dated article tells the same of on the same day."""
    end = dated.sentences[:LEAD][-1].end if dated.sentences else 0
    joined = {(anchor.event.trigger.begin, anchor.event.trigger.end) for anchor in shared.anchors}
    begins = sorted(shared.actors)
    for event in dated.events:
        when = period(event.time)
        place = event.trigger.begin, event.trigger.end
        if when is None or when.bounds is None or not when.exact or place in joined or event.trigger.begin >= end:
            continue
        if is_again(event):
            continue
        actors = {
            shared.actors[begin]
            for span in event.actors
            for begin in begins[bisect_left(begins, span.begin) : bisect_left(begins, span.end)]
        }
        for kin in shared.kin:
            agreeing = [entry for entry in kin.known if relation(when, entry.when) in ("same", "overlap")]
            alike = actors & kin.participants or event.trigger.text[:STEM].lower() in kin.stems
            if kin.type == event.type and alike and len(agreeing) == len(kin.known):
                yield reason(words_of(dated, event), agreeing[0])


def _same_event(events: Iterable[Event], told: Event) -> Event | None:
    place = told.type, told.trigger.begin
    return next((event for event in events if (event.type, event.trigger.begin) == place), None)


def _best(relations: Sequence[str]) -> int:
    return next((relations.index(kind) for kind in ("same", "overlap") if kind in relations), 0)


def _as_of(article: Article, day: str) -> Document:
    return Document(
        id=article.id,
        source=article.source,
        text=article.text,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published=day,
        published_basis="inferred",
        marks=article.segments,
    )

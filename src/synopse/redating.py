"""Dates undated articles by what they share with dated ones.

"Seit heute früh wird gestreikt" beside a dated report of the strike on 11 November leaves one day of publication; "am
Freitag" beside a dated Friday leaves a week. The first dates the article, the second gives it an interval and leaves
"heute" relative. On whatever day it appeared, a time has its value where that is the same on all likely days; where
nothing is shared, or the shared things contradict each other, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterable, Iterator, NamedTuple, Sequence, TypeVar

from msgspec.structs import replace

from synopse.clues import LEAD, STEM, Shared, days_of, is_again, reason, shared_by, told_of, words_of
from synopse.echoes import Echo
from synopse.model import (
    Article,
    Dating,
    DatingReason,
    Event,
    Interval,
    Story,
    Time,
)
from synopse.periods import DAY, Period, day_of, iso, period, relation, weekday
from synopse.publication import REACH, Possible, Read, Timed, as_of, known_of, possible

T = TypeVar("T", Time, Interval)
LONGEST = 184
"""Days between the first and the last dated report beyond which no undated article is placed: too much would fit."""
ALIKE = 0.6
"""Likeness from which two sentences tell the same, so that their days must agree."""
FORESEEN = 270
"""Days ahead beyond which a plan with a date but no year is none of this year: it was over when it was told."""
_CALENDAR = re.compile(r"\d{1,2}\. ?(?:[A-ZÄ]|\d{1,2}\.)")
"""A date of the calendar, which is the same on whatever day the article appeared."""
SURE = 0.95
"""How likely the days together must be on which a time has a value: 409 of 411 such values were right of reports that
were taken for undated (`python -m tools.train_dating --test`)."""


class _Fit(NamedTuple):
    """An article as of a day that agrees with other reports, in what, and how far beyond what speaks against it."""

    day: int
    article: Article
    reasons: tuple[DatingReason, ...]
    weight: int


def redated(story: Story, read: Read, timed: Timed) -> dict[str, Article]:
    """Those undated articles of a story that its dated ones place, with the reasons as their `dating`.

    Where exactly one day of publication fits best, the article is read again as of that day; where several fit, it is
    the same with the first and last of them and stays undated, but for events, which lie where these put them. What
    then is still without a day gets the one that it has on all days on which the article is likely to have appeared.

    Args:
        story: A linked story.
        read: Tags a document.
        timed: Only its times, which is enough to try a day.
    """
    dated = [article for article in story.articles if article.published is not None]
    undated = [article for article in story.articles if article.published is None]
    days = sorted(day_of(article.published) for article in dated if article.published)
    if not days or not undated or days[-1] - days[0] > LONGEST:
        return {}
    told, known = told_of(story), known_of(dated)
    found: dict[str, Article] = {}
    for one in undated:
        again, times_again = cache(read), cache(timed)  # a day is tried by both ways of looking
        placed = _placed(shared_by(story, told, known.heard, one), one, again, times_again) or one
        likely = () if placed.published is not None else possible(one, known, again, times_again)
        placed = _with_values(placed, likely) if likely else placed
        if placed != one:
            found[one.id] = placed
    return found


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
    known = _on_possible_days(article, [fit.article for fit in best])
    return replace(known, dating=Dating(first, last, reasons))


def _on_possible_days(article: Article, dated: Sequence[Article]) -> Article:
    """The article with its events on their days, or within the days on which they may have been, by what they are as of
    each day on which it may have appeared."""
    told = [(event, [_same_event(one.events, event) for one in dated]) for event in article.events]
    return replace(article, events=tuple(_within_all(event, found) for event, found in told))


def _within_all(event: Event, dated: Sequence[Event | None]) -> Event:
    """The event on its day, or within the days on which it may have been: "heute" of a report of 16 to 22 October."""
    known = [one.time for one in dated if one is not None and one.when is not None and one.time is not None]
    days = [(one.earliest, one.latest) for one in known if one.earliest is not None and one.latest is not None]
    if not days or len(days) < len(dated) or dated[0] is None:
        return event
    if all(one == known[0] for one in known):
        return replace(event, time=known[0], when=dated[0].when)
    value = event.time.value if event.time is not None else None
    first, last = min(day for day, _ in days), max(day for _, day in days)
    return replace(event, time=Interval(first, last, value), when=dated[0].when)


def _with_values(article: Article, likely: Sequence[Possible]) -> Article:
    """The article with the values of those times and events without a day that are the same on all likely days."""
    odds = [one.likelihood for one in likely]
    times = [{(time.begin, time.end): time for time in one.article.times} for one in likely]
    return replace(
        article,
        times=tuple(
            time
            if time.earliest and time.latest
            else _surest([told.get((time.begin, time.end)) for told in times], odds) or time
            for time in article.times
        ),
        events=tuple(
            event
            if event.time is not None and event.time.earliest and event.time.latest
            else _on_its_day(event, [_same_event(one.article.events, event) for one in likely], odds)
            for event in article.events
        ),
    )


def _on_its_day(event: Event, told: Sequence[Event | None], odds: Sequence[float]) -> Event:
    when = next((one.when for one in told if one is not None and one.when is not None), None)
    time = _surest([one.time if one is not None and one.when is not None else None for one in told], odds)
    return event if when is None or time is None else replace(event, time=time, when=when)


def _surest(told: Sequence[T | None], odds: Sequence[float]) -> T | None:
    """What a time is on days that together are likely enough; None where it is nothing, or without bounds."""
    by_value: dict[T | None, float] = defaultdict(float)
    for one, odd in zip(told, odds, strict=True):
        by_value[one] += odd
    best, likelihood = max(by_value.items(), key=lambda entry: entry[1])
    return best if best is not None and best.earliest and best.latest and likelihood >= SURE else None


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
    for time in timed(as_of(article, day)):
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
    dated = read(as_of(article, day))
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

"""How likely an undated article appeared on each day, by what dated articles of its story tell.

"Am Freitag wurde gestreikt" beside a dated report of the strike on 6 February leaves a week; that the same text tells
of "morgen" what others tell of the 8th leaves one day of it. Of each possible day it is counted how well its times meet
what others tell of the same days, how a report of that day would speak ("am Freitag" is mostly today or yesterday) and
what could not be told yet; weights learned from stories whose reports were taken for undated one after the other
(`tools/train_dating.py`) make a likelihood of it.
"""

from __future__ import annotations

import datetime
import json
import math
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.echoes import PAIR, Heard, alike, heard, likeness, stems_of
from synopse.model import FACTUAL, PLANS, Article, Document, Event, Time
from synopse.periods import day_of, one_day
from synopse.terms import stem

Read = Callable[[Document], Article]
Timed = Callable[[Document], tuple[Time, ...]]
Features = Mapping[str, float]

REACH = 8
"""Days before and after a known day, and the first and the last dated report, on which an undated one may have
appeared: a weekday reaches a week, and one more day shows where the week ends."""
LOOKS = 40
"""Days of which the events are read: those that are likeliest by the times alone."""
LEAD = 5
"""Sentences at the beginning, in which a weekday is mostly today or yesterday."""
LIKE = 0.15
"""Likeness of two sentences from which they may tell one thing."""
END = 5
"""Letters of a noun for an event that another one ends with: "Warnstreik", "Streik"."""
NAMES = 2
TELLERS = 3
CALENDAR = "XXXX-"
WEEKDAY = "XXXX-W"
"""Beginnings of values without a year, and of those that are a weekday or a weekend: "XXXX-05-14", "XXXX-WXX-5"."""


class Possible(Struct, frozen=True):
    """The article as of a day, and how likely it appeared on it; all that are possible sum up to 1."""

    day: int
    article: Article
    likelihood: float


class Deed(Struct, frozen=True):
    """An event of a dated article that lies on one day, with what tells it from others."""

    event: Event
    noun: str
    names: frozenset[str]
    stems: frozenset[str]
    day: int


class Known(Struct, frozen=True):
    """What the dated articles of a story tell: their sentences and events by day, and from when to when they appeared.

    `often` counts the days on which the story has events of a type and kind: a second strike makes the first say less.
    """

    first: int
    last: int
    heard: Heard
    deeds: tuple[Deed, ...]
    often: Mapping[tuple[str, str], int]


class Met(Struct, frozen=True):
    """Of an article's sentences and events, by day, how much they are like what dated articles tell of that day."""

    sentences: tuple[Mapping[int, float], ...]
    events: Mapping[tuple[str, int], Mapping[int, float]]


def known_of(dated: Sequence[Article]) -> Known:
    """What at least one dated article, or several in any order, tell."""
    days = [day_of(article.published) for article in dated if article.published]
    told = heard(dated)
    deeds = tuple(_kept(deed for article in dated for deed in _deeds(article)))
    kinds = {(deed.event.type, deed.event.kind, deed.day) for deed in deeds}
    return Known(min(days), max(days), told, deeds, Counter((type_, kind) for type_, kind, _ in kinds))


def possible(article: Article, known: Known, read: Read, timed: Timed) -> tuple[Possible, ...]:
    """The days on which an undated article may have appeared, the likeliest of a long time, in order.

    Args:
        article: The article without a day.
        known: What the dated articles of its story tell.
        read: Tags a document.
        timed: Only its times, which is enough to tell which days are worth reading it as of.
    """
    met = met_of(article, known)
    weights = _weights()
    days = range(known.first - REACH, known.last + REACH + 1)
    by_times = {day: _sum(by_days(article, timed(as_of(article, day)), (), met, known, day), weights) for day in days}
    likely = sorted(sorted(days, key=lambda day: (-by_times[day], day))[:LOOKS])
    read_as = [read(as_of(article, day)) for day in likely]
    sums = [
        _sum(by_days(article, one.times, one.events, met, known, day), weights)
        for day, one in zip(likely, read_as, strict=True)
    ]
    most = max(sums)
    odds = [math.exp(value - most) for value in sums]
    total = math.fsum(odds)
    return tuple(Possible(day, one, round(odd / total, 9)) for day, one, odd in zip(likely, read_as, odds, strict=True))


def met_of(article: Article, known: Known) -> Met:
    """What dated articles tell like the article, whatever day it is of."""
    stems, told = alike(article, known.heard)
    sentences = tuple({day: value for day, value in by_day.items() if value > LIKE} for by_day in told)
    return Met(sentences, {(e.type, e.trigger.begin): _meeting(article, e, stems, known) for e in article.events})


def by_days(
    article: Article, times: Sequence[Time], events: Sequence[Event], met: Met, known: Known, day: int
) -> Features:
    """What speaks for and against a day, by name: `times` and `events` are those of the article as of it."""
    found: dict[str, float] = defaultdict(float)
    found |= _of_times(article, times, met, day)
    for event in events:
        when = None if event.when is None else one_day(event.time)
        if when is not None:
            found["event"] += met.events.get((event.type, event.trigger.begin), {}).get(when, 0.0)
    found["early"] = max(0, known.first - day)
    found["late"] = max(0, day - known.last)
    found["outside"] = not known.first <= day <= known.last
    return found


def _of_times(article: Article, times: Sequence[Time], met: Met, day: int) -> Features:
    before = {time.begin: time.value for time in article.times}
    statuses = _statuses(article)
    found: dict[str, float] = defaultdict(float)
    lead = latest = None
    for time in times:
        when, index = one_day(time), article.sentence_index(time.begin)
        value = before.get(time.begin, "")
        if when is None or index < 0:
            continue
        if value == time.value or (value.startswith(CALENDAR) and not value.startswith(WEEKDAY)):
            told = statuses.get(index, frozenset())
            found["past_after"] += bool(told) and told <= FACTUAL and when > day
            found["plan_before"] += bool(told) and told <= PLANS and when < day
            if told and told <= FACTUAL and when <= day:
                latest = max(latest or when, when)
            continue
        found["sentence"] += met.sentences[index].get(when, 0.0)
        if value.startswith(WEEKDAY):
            found[f"weekday {_step(day - when)}"] += 1
            if lead is None and index < LEAD and when <= day:
                lead = day - when
    if lead is not None:
        found[f"lead {_step(lead)}"] = 1
    if latest is not None:
        found[f"since {_step(day - latest)}"] = 1
    return found


def _step(days: int) -> str:
    """Days ago, or ahead where below 0, in steps."""
    if days < 0:
        return "soon" if days >= -3 else "ahead"
    return ("0", "1", "2", "2")[days] if days <= 3 else "4" if days <= 7 else "8"


def _statuses(article: Article) -> Mapping[int, frozenset[str]]:
    """The statuses of the events of each sentence."""
    found: dict[int, set[str]] = defaultdict(set)
    for event in article.events:
        found[article.sentence_index(event.trigger.begin)].add(event.status)
    return {index: frozenset(told) for index, told in found.items()}


def _kept(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """Of a thousand reports of one strike a few tell as much."""
    kept: Counter[tuple[str, str, str, int]] = Counter()
    for deed in deeds:
        key = deed.event.type, deed.event.kind, deed.noun, deed.day
        kept[key] += 1
        if kept[key] <= TELLERS:
            yield deed


def _deeds(article: Article) -> Iterator[Deed]:
    stems = stems_of(article)
    for event in article.events:
        day = one_day(event.time)
        index = article.sentence_index(event.trigger.begin)
        if day is not None and index >= 0:
            yield Deed(event, stem(event.trigger.text.lower()), _names(article, index), stems[index], day)


def _names(article: Article, index: int) -> frozenset[str]:
    sentence = article.sentences[index]
    inside = (name for name in article.names if sentence.begin <= name.begin < sentence.end)
    return frozenset(stem(word.lower()) for name in inside for word in name.text.split() if len(word) >= END)


def _meeting(article: Article, event: Event, stems: Sequence[frozenset[str]], known: Known) -> Mapping[int, float]:
    """By day how much an event is like one that a dated article tells of that day."""
    index = article.sentence_index(event.trigger.begin)
    noun, names = stem(event.trigger.text.lower()), _names(article, index)
    best: dict[int, float] = {}
    for deed in known.deeds:
        if deed.event.type != event.type:
            continue
        kinds = event.kind, deed.event.kind
        word = 1.0 if noun == deed.noun else 0.8 if _ends(noun, deed.noun) else 0.0
        value = 0.4 * ((kinds[0] == kinds[1] != "") + word) / max(1, known.often[event.type, deed.event.kind])
        value += 0.3 * min(NAMES, len(names & deed.names)) - 0.3 * (all(kinds) and kinds[0] != kinds[1])
        value += likeness(stems[index], deed.stems, known.heard, PAIR)
        best[deed.day] = max(best.get(deed.day, 0.0), value)
    return best


def _ends(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= END and long.endswith(short)


def _sum(found: Features, weights: Mapping[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in sorted(found.items()))


@cache
def _weights() -> Mapping[str, float]:
    text = files("synopse").joinpath("models", "dating.json").read_text(encoding="utf-8")
    weights: Mapping[str, float] = json.loads(text)
    return weights


def as_of(article: Article, day: int) -> Document:
    """The document of an article, as if it had appeared on a day, given by its number."""
    return Document(
        id=article.id,
        source=article.source,
        text=article.text,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published=datetime.date.fromordinal(day).isoformat(),
        published_basis="inferred",
        marks=article.segments,
    )

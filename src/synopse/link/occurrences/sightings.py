"""What one article tells of an event, and what several tell of it while they are being joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.model import FACTUAL, PLANS, Article, Event, Span
from synopse.periods import DAY, ENDLESS, Period, day_of, intersection, period
from synopse.places import site
from synopse.terms import stem, terms

Stand = tuple[str | None, str, int, int]
"""Day and text of an article, and where in it trigger and place of an event stand."""

Resolve = Callable[[str, int, int], tuple[str, ...]]
"""From article id, begin and end to the ids of the actors meant there."""

RECENT_DAYS = 2
"""A report in the perfect tense without a date ("Kern hat in Linz mit Sommer gesprochen") is of the last days."""
LONG_PAST = 31
"""Days after which who tells by a verb what happened says when: "hatten sich im August getroffen"."""
AROUND = 8
"""Days before the first and after the last dated report of a story that an undated one may speak of as "am Freitag"."""
TRIGGER_LETTERS = 5
"""By its first letters a trigger is one in all its forms: "einigen", "einigten", "Einigung"."""
REMEMBERED = 8
"""Wordings of an occurrence kept for comparing: enough to recognise copies, few enough for a thousand reports."""


_FIRST = re.compile(r"(?i)\b(?:zum ersten ?mal|erstmals|auftakt\w*)\b(?! seit\b)")
_AGAIN = re.compile(
    r"(?i)\b(?:diesmal|dieses Mal|erneut|abermals|nochmals|noch einmal|wiederum|ein (?:zweit|dritt|viert|weiter)es Mal"
    r"|zum (?!ersten)\w+ten Mal)\b"
)
_LONG_SINCE = re.compile(r"(?i)\b(?:tage?n?|wochen?|monaten?|jahren?) nach (?:\w+ ){0,3}\Z")


class Sighting(Struct, frozen=True):
    """One article's mention of an event, with its actors, place and period resolved; `recipients` are participants too.

    `bounds` are the minutes between which it must lie as told: a plan lies after its report, what was held before it.
    `matter` are the stems of its sentence without names, days and numbers, `noun` that of the noun that tells it;
    `begins` says that it is told to begin, which a trial or a strike does once; `stem` is that of the trigger,
    `sentence` the number of its sentence; `turn` is 1 for what happened "zum ersten Mal", 2 for "erneut", else 0.
    """

    article: Article
    event: Event
    participants: frozenset[str]
    persons: frozenset[str]
    absent: frozenset[str]
    place: str | None
    when: Period | None
    bounds: tuple[int, int]
    words: frozenset[str]
    assumed: bool = False
    recipients: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    noun: str = ""
    begins: bool = False
    stem: str = ""
    sentence: int = 0
    turn: int = 0
    since: int = 0


class Cluster(Struct):
    """Sightings taken for one event while linking; `stands` says on which day and where in which text they stand.

    `ahead` and `past` are the ids of the articles that tell it as planned, and as held; before `since` it was not.
    """

    sightings: list[Sighting]
    when: Period | None
    bounds: tuple[int, int]
    places: set[str]
    participants: set[str]
    persons: set[str]
    rounds: set[int]
    turns: set[int]
    triggers: set[str]
    kinds: set[str]
    words: list[frozenset[str]]
    matter: list[frozenset[str]]
    nouns: set[str]
    begins: bool
    stands: set[Stand]
    ahead: set[str]
    past: set[str]
    since: int
    reasons: list[str]

    @property
    def assumed(self) -> bool:
        """Whether no sighting gives a date of its own."""
        return all(sighting.assumed for sighting in self.sightings)


def sighting(article: Article, event: Event, resolve: Resolve, persons: frozenset[str]) -> Sighting:
    """Resolve an event of an article: who, where, when, and between what it must lie."""
    when = period(event.time)
    assumed = when is None and _of_the_last_days(article, event)
    if assumed and article.published is not None:
        last = day_of(article.published) * DAY + DAY - 1
        when = Period(last - (RECENT_DAYS + 1) * DAY + 1, last)
    bounds = _bounds_of(article, event)
    if when is not None and when.bounds is not None and ENDLESS in when.bounds:
        when = intersection(when, Period(*bounds))
    participants = _resolved(article, event.actors + event.recipients, resolve)
    return Sighting(
        article,
        event,
        participants,
        participants & persons,
        _resolved(article, event.absent, resolve),
        site(event.place.text) if event.place else None,
        when,
        bounds,
        frozenset(terms(event.evidence.text)),
        assumed,
        _resolved(article, event.recipients, resolve),
        *_worded(article, event),
        stem=stem(event.trigger.text.lower()),
        sentence=article.sentence_index(event.trigger.begin),
        turn=_turn(event),
        since=_told_since(article, event),
    )


def _turn(event: Event) -> int:
    """ "Anders als beim Auftakt war sie diesmal dabei" tells of two meetings: the noun of one, the verb of another."""
    if _FIRST.search(event.trigger.text):
        return 1
    if _AGAIN.search(event.evidence.text):
        return 2
    return 1 if _FIRST.search(event.evidence.text) else 0


def _worded(article: Article, event: Event) -> tuple[frozenset[str], str, bool]:
    """The matter of an event's sentence, the noun that tells it, and whether it is told to begin."""
    text, trigger = event.evidence.text, event.trigger
    told = terms(text)
    known = {term for span in _known(article, event) for term in terms(span.text)}
    matter = {term for term in told if not (term in known or term in _calendar() or term[0].isdigit())}
    noun = stem(trigger.text.lower()) if trigger.text[0].isupper() and trigger.begin > event.evidence.begin else ""
    return frozenset(matter), noun, not _beginnings().isdisjoint(told)


def _known(article: Article, event: Event) -> Iterable[Span]:
    """What is compared by itself: who, when, where; and names, which stand in every sentence of a story."""
    yield from (*event.actors, *event.recipients, *event.absent)
    yield from (span for span in (event.when, event.place) if span is not None)
    begin, end = event.evidence.begin, event.evidence.end
    first = bisect_left(article.names, begin, key=lambda name: name.begin)
    for name in article.names[first:]:
        if name.begin >= end:
            return
        yield Span(name.begin, name.end, name.text)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("syntax_calendar"))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("events_beginnings"))


def _bounds_of(article: Article, event: Event) -> tuple[int, int]:
    """A report of "ein Treffen könnte stattfinden" cannot mean the summit of seven years ago."""
    if article.published is None:
        return 0, ENDLESS
    day = day_of(article.published) * DAY
    if event.status in PLANS:
        return day, ENDLESS
    return (0, day + DAY - 1) if event.status == "held" else (0, ENDLESS)


def around_the_story(found: Iterable[Sighting]) -> list[Sighting]:
    """Those whose undated report names but a weekday, bound to the weeks in which the dated ones tell the story.

    "War am Freitag zusammengekommen" beside reports of June is no meeting of May.
    """
    known = list(found)
    days = [day_of(told.article.published) for told in known if told.article.published is not None]
    if not days:
        return known
    first, last = (min(days) - AROUND) * DAY, (max(days) + AROUND + 1) * DAY - 1
    return [
        replace(told, bounds=narrowed(told.bounds, (first, last))) if _is_of_a_week(told) else told for told in known
    ]


def _is_of_a_week(told: Sighting) -> bool:
    return (
        told.article.published is None
        and told.when is not None
        and bool(told.when.weekdays)
        and told.when.bounds is None
    )


def _told_since(article: Article, event: Event) -> int:
    """Since when what a verb tells without a time may have been: "seien in den USA zusammengekommen" is news.

    A noun may mean what is long past: "wie auf dem Gipfel in Oslo".
    """
    news = event.status == "held" and event.time is None and event.trigger.text[0].islower()
    return (day_of(article.published) - LONG_PAST) * DAY if news and article.published is not None else 0


def _resolved(article: Article, spans: Iterable[Span], resolve: Resolve) -> frozenset[str]:
    return frozenset(actor for span in spans for actor in resolve(article.id, span.begin, span.end))


def _of_the_last_days(article: Article, event: Event) -> bool:
    """Whether an undated event is the news of the article: held, and told in its first sentences."""
    if article.published is None or event.status not in FACTUAL or event.round is not None:
        return False
    if _LONG_SINCE.search(article.text, max(0, event.trigger.begin - 40), event.trigger.begin):
        return False  # "Wenige Tage nach dem Gipfel von Porto steht das Papier auf der Probe"
    return any(sentence.begin <= event.trigger.begin < sentence.end for sentence in article.sentences[:2])


def richness(sighting: Sighting) -> tuple[int, int, int, int, str, str, int]:
    """Rich sightings first, so that poor ones find them; ties by content, never by the order of input."""
    when = sighting.when
    return (
        0 if when and when.exact and not sighting.assumed else 1 if when else 2,
        0 if sighting.place else 1,
        0 if sighting.event.round else 1,
        -len(sighting.participants),
        sighting.article.published or "9999",
        sighting.article.text,
        sighting.event.trigger.begin,
    )


def founded(told: Sighting) -> Cluster:
    """A cluster of one sighting."""
    return Cluster(
        [told],
        told.when,
        told.bounds,
        {told.place} if told.place else set(),
        set(told.participants),
        set(told.persons),
        {told.event.round} if told.event.round else set(),
        {told.turn} - {0},
        {told.event.trigger.text.lower()[:TRIGGER_LETTERS]},
        {told.event.kind} - {""},
        [told.words],
        [told.matter],
        {told.noun} - {""},
        told.begins,
        {stand(told)},
        {told.article.id} if told.event.status in PLANS else set(),
        {told.article.id} if told.event.status == "held" else set(),
        told.since,
        [],
    )


def stand(told: Sighting) -> Stand:
    """Where it is told. One verb may tell two: "hatten im Mai Kaya in Bern getroffen und kürzlich Novak in Wien"."""
    event = told.event
    where = event.place.begin if event.place else -1
    return (told.article.published, told.article.text, event.trigger.begin, where)


def absorb(cluster: Cluster, other: Cluster) -> None:
    """Take the sightings of the other cluster for the same event; a date that is told goes before one assumed."""
    guessed = [cluster.assumed, other.assumed]
    cluster.sightings += other.sightings
    cluster.bounds = narrowed(cluster.bounds, other.bounds)
    cluster.places |= other.places
    cluster.participants |= other.participants
    cluster.persons |= other.persons
    cluster.rounds |= other.rounds
    cluster.turns |= other.turns
    cluster.triggers |= other.triggers
    cluster.kinds |= other.kinds
    cluster.stands |= other.stands
    cluster.ahead |= other.ahead
    cluster.past |= other.past
    cluster.since = min(cluster.since, other.since)
    cluster.nouns |= other.nouns
    cluster.begins = cluster.begins or other.begins
    cluster.words = list(dict.fromkeys(cluster.words + other.words))[:REMEMBERED]
    cluster.matter = list(dict.fromkeys(cluster.matter + other.matter))[:REMEMBERED]
    if cluster.when is None or (guessed == [True, False] and other.when is not None):
        cluster.when = other.when
    elif other.when is not None and guessed != [False, True]:
        cluster.when = intersection(cluster.when, other.when)


def narrowed(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """What both bounds allow."""
    return max(one[0], other[0]), min(one[1], other[1])

"""Dates undated articles by what they share with dated ones.

"Seit heute früh wird gestreikt" beside a dated report of the strike on 11 November leaves one day of publication; "am
Freitag" beside a dated Friday leaves a week. The first dates the article, the second gives it an interval and leaves
its values relative; where nothing is shared, or the shared things contradict each other, nothing is said.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from typing import Callable, Iterable, Iterator, Mapping, NamedTuple, Sequence

from msgspec import Struct
from msgspec.structs import replace

from synopse.model import (
    FACTUAL,
    Article,
    Dating,
    DatingReason,
    Document,
    Event,
    EventReport,
    EventType,
    Evidence,
    Occurrence,
    Story,
    Time,
)
from synopse.periods import DAY, Period, day_of, iso, period, relation, weekday

Read = Callable[[Document], Article]
Timed = Callable[[Document], tuple[Time, ...]]
Texts = Mapping[str, str]
"""From the ids of a story's articles to their texts."""

REACH = 8
"""Days around a known day that an undated report of it may have appeared: a weekday reaches a week, and one more day
shows where the week ends."""
LONGEST = 92
"""Days between the first and the last dated report beyond which no undated article is placed: too much would fit."""
LEAD = 3
"""Sentences at the beginning that tell what the article is printed for; further down any day may be spoken of."""
NEAR = 60
"""Characters after "einen Tag vor" within which the event must be named."""
STEM = 5
"""Letters by which two nouns for an event are one: "Gipfel", "Gipfeltreffen"."""
DEEDS: frozenset[EventType] = frozenset(
    {"CONSULT", "AGREE", "PROTEST", "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "OTHER"}
)
"""What happens on one day. Demands and reproaches are repeated every day."""

_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag")
_STEPS: Mapping[str, int] = {"heut": 0, "gest": -1, "morg": 1}
_NAMED_DAY = re.compile(
    r"(?i)\b(heut|gest|morg)(?:e|ern|en|igen|rigen)(?:,| \(|) ?(?:am |den )?"
    rf"(?:{'|'.join(f'({day})' for day in _WEEKDAYS)})(?:\b|(?=morgen|vor|mittag|nach|abend|nacht))"
)
_COUNTS: Mapping[str, int] = {"am": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4}
_COUNTED = re.compile(r"\b([Aa]m|[Ee]inen|[Zz]wei|[Dd]rei|[Vv]ier) Tage? (vor|nach) |\b[Aa]m Vor(?:abend|tag) de[rs] ")


_AGAIN = re.compile(
    r"(?i)\b(?:erneut|wieder|weiterhin|abermals|nochmals|diesmal|in folge|noch immer"
    r"|(?:zweit|dritt|viert|fünft|sechst|siebt)e[nrms]? \w{0,20}(?:tag|mal|runde|woche|nacht))\b"
)
"""What happens "erneut" or "den zweiten Tag in Folge" today is not what a dated report tells of its first day."""


class Known(Struct, frozen=True):
    """When a dated article says that an event was, and its words for it; what was only planned may have been moved."""

    when: Period
    words: Evidence
    planned: bool


Named = Mapping[str, Sequence[tuple[Known, ...]]]
"""From the first letters of a name for an event to when the events of that name were."""


class Told(NamedTuple):
    """An occurrence and when its dated reports say it was."""

    occurrence: Occurrence
    known: tuple[Known, ...]


class Anchor(Struct, frozen=True):
    """An event told by an undated article, and when dated articles say it was."""

    event: Event
    known: tuple[Known, ...]


class Kin(Struct, frozen=True):
    """A dated event that an undated article may tell, too, without having been joined for want of a date."""

    type: EventType
    participants: frozenset[str]
    stems: frozenset[str]
    known: tuple[Known, ...]


class Shared(Struct, frozen=True):
    """All that an undated article shares with dated ones.

    `counted` are the words "einen Tag vor dem Gipfel" with the days of publication they leave; `steps` what the text
    says of its own day: ("heute", Monday) as (0, 1).
    """

    anchors: tuple[Anchor, ...]
    kin: tuple[Kin, ...]
    actors: Mapping[int, str]
    counted: tuple[tuple[frozenset[int], DatingReason], ...]
    steps: tuple[tuple[int, int], ...]


class _Fit(NamedTuple):
    """An article as of a day that agrees with other reports, and in what."""

    day: int
    article: Article
    reasons: tuple[DatingReason, ...]


def redated(story: Story, read: Read, timed: Timed) -> dict[str, Article]:
    """Those undated articles of a story that its dated ones place, with the reasons as their `dating`.

    Where exactly one day of publication fits, the article is read again as of that day; where several fit, it is the
    same with the first and last of them, and stays undated.

    Args:
        story: A linked story.
        read: Tags a document.
        timed: Only its times, which is enough to try a day.
    """
    days = sorted(day_of(article.published) for article in story.articles if article.published)
    if not days or days[-1] - days[0] > LONGEST:
        return {}
    undated = [article for article in story.articles if article.published is None]
    told = _told(story) if undated else ()
    placed = ((article.id, _placed(_shared(story, told, article), article, read, timed)) for article in undated)
    return {id_: article for id_, article in placed if article is not None}


def _placed(shared: Shared, article: Article, read: Read, timed: Timed) -> Article | None:
    candidates = _candidates(shared)
    likely = [day for day in candidates if _may_fit(article, shared, day, timed)]
    fitting = [fit for day in likely if (fit := _fit(article, shared, day, read)) is not None]
    most = max((_agreements(fit.reasons) for fit in fitting), default=0)
    best = [fit for fit in fitting if _agreements(fit.reasons) == most]
    if not best:
        return None
    reasons = best[0].reasons
    if len(best) == 1:
        date = iso(best[0].day * DAY)
        return replace(best[0].article, dating=Dating(date, date, reasons))
    first = None if best[0].day == candidates[0] else iso(best[0].day * DAY)
    last = None if best[-1].day == candidates[-1] else iso(best[-1].day * DAY)
    return replace(article, dating=Dating(first, last, reasons)) if first and last else None


def _agreements(reasons: Iterable[DatingReason]) -> int:
    """How many words of the article agree with others; the same words with two events count once."""
    return len({reason.own for reason in reasons})


# --- what is shared --------------------------------------------------------------------------------------------------


def _told(story: Story) -> tuple[Told, ...]:
    """When each occurrence was by its reports; of many that say the same day in the same words two are enough."""
    texts = {entry.id: entry.text for entry in story.articles}
    return tuple(Told(occurrence, tuple(_known(texts, occurrence.reports))) for occurrence in story.events)


def _known(texts: Texts, reports: Iterable[EventReport]) -> Iterator[Known]:
    """When articles say that an event was; in an order that does not hang on their ids."""
    found = []
    for report in reports:
        when = period(report) if report.when is not None else None
        if report.when is not None and when is not None and when.exact and when.bounds is not None:
            planned = report.status not in FACTUAL
            found.append(Known(replace(when, clock=False), report.when, planned))  # other hours may be of one day
    kept: Counter[tuple[Period, str, bool]] = Counter()
    tellers: set[tuple[Period, str, bool, str]] = set()
    for known in sorted(found, key=lambda known: (known.words.text, known.words.begin, texts[known.words.article])):
        key = known.when, known.words.text, known.planned
        if kept[key] < 2 and (*key, known.words.article) not in tellers:
            kept[key] += 1
            tellers.add((*key, known.words.article))
            yield known


def _shared(story: Story, told: tuple[Told, ...], article: Article) -> Shared:
    others = tuple(
        Told(one.occurrence, tuple(known for known in one.known if known.words.article != article.id)) for one in told
    )
    anchors = tuple(_anchors(others, article))
    return Shared(
        anchors,
        tuple(_kin(story, others)),
        {m.begin: actor.id for actor in story.actors for m in actor.mentions if m.article == article.id},
        tuple(_counted(article, anchors, _named(others))),
        tuple(_steps(article)),
    )


def _anchors(told: tuple[Told, ...], article: Article) -> Iterator[Anchor]:
    """The article's events that dated articles place on a day."""
    for occurrence, known in told:
        own = {(report.begin, report.trigger) for report in occurrence.reports if report.article == article.id}
        for event in article.events:
            same = event.type == occurrence.type and (event.evidence.begin, event.trigger.text) in own
            if known and same and not _is_again(event):
                yield Anchor(event, known)


def _is_again(event: Event) -> bool:
    return event.round is None and event.status in FACTUAL and _AGAIN.search(event.evidence.text) is not None


def _kin(story: Story, told: tuple[Told, ...]) -> Iterator[Kin]:
    """Events that several dated articles place on a day, with who took part; countries take part in too much.

    A name for an event that only one of the story's events has ("Warnstreik") tells it, too.
    """
    countries = {actor.id for actor in story.actors if actor.kind in ("country", "place")}
    stems = [{report.trigger[:STEM].lower() for report in occurrence.reports} for occurrence, _ in told]
    often = Counter(stem for group in stems for stem in group)
    for (occurrence, known), group in zip(told, stems, strict=True):
        participants = frozenset(occurrence.participants) - countries
        own = frozenset(stem for stem in group if often[stem] == 1 and len(stem) == STEM)
        articles = {entry.words.article for entry in known}
        if len(articles) > 1 and (participants or own) and occurrence.type in DEEDS:
            yield Kin(occurrence.type, participants, own, known)


def _counted(
    article: Article, anchors: Sequence[Anchor], named: Named
) -> Iterator[tuple[frozenset[int], DatingReason]]:
    """Read "einen Tag vor dem Gipfel" in the lead: it tells of that day, and is printed on it or on the next."""
    for sentence in article.sentences[:LEAD]:
        match = _COUNTED.search(article.text, sentence.begin, sentence.end)
        if match is None:
            continue
        step = _COUNTS[match[1].lower()] if match[1] else 1
        known = _told_between(article, anchors, named, (match.end(), min(match.end() + NEAR, sentence.end)))
        days = {day for entry in known if entry.when.days == 1 for day in _days(entry.when)}
        if len(days) == 1:
            day = min(days) + (step if match[2] == "nach" else -step)
            today = article.text.find("heute", sentence.begin, sentence.end) >= 0
            own = _evidence(article, match.start(), match.end() - 1)
            yield frozenset({day} if today else {day, day + 1}), _reason(own, known[0])


def _told_between(
    article: Article, anchors: Sequence[Anchor], named: Named, place: tuple[int, int]
) -> tuple[Known, ...]:
    """When the event named between two offsets was: as it was joined, else as the only one of that name."""
    for anchor in anchors:
        if place[0] <= anchor.event.trigger.begin < place[1]:
            return anchor.known
    nouns = re.findall(r"\b[A-ZÄÖÜ]\w{4,}", article.text[place[0] : place[1]])
    found = named.get(nouns[0][:STEM].lower(), []) if nouns else []
    return found[0] if len(found) == 1 else ()


def _named(told: tuple[Told, ...]) -> Named:
    """When the events that go by a name were; a name of several events has several entries."""
    named: dict[str, list[tuple[Known, ...]]] = {}
    for occurrence, known in told:
        for stem in sorted({report.trigger[:STEM].lower() for report in occurrence.reports}):
            named.setdefault(stem, []).append(known)
    return named


def _steps(article: Article) -> Iterator[tuple[int, int]]:
    """What the article says of its own day: "am heutigen Montag", "gestern (Sonntag)"."""
    for sentence in article.sentences:
        for match in _NAMED_DAY.finditer(article.text, sentence.begin, sentence.end):
            number = next(index for index in range(1, 8) if match[index + 1])
            yield _STEPS[match[1].lower()], number


# --- which day fits --------------------------------------------------------------------------------------------------


def _candidates(shared: Shared) -> list[int]:
    """The days around all that is known of, in order."""
    known = [entry for anchor in shared.anchors for entry in anchor.known]
    known += [entry for kin in shared.kin for entry in kin.known]
    around = {near for entry in known for day in _days(entry.when) for near in range(day - REACH, day + REACH + 1)}
    around |= {near for days, _ in shared.counted for day in days for near in range(day - REACH, day + REACH + 1)}
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
    """The article as of a day and all that agrees with that; None where anything contradicts or nothing agrees."""
    dated = read(_as_of(article, datetime.date.fromordinal(day).isoformat()))
    reasons = [reason for days, reason in shared.counted if day in days]
    for anchor in shared.anchors:
        event = _same_event(dated.events, anchor.event)
        when = period(event.time) if event else None
        if event is None or when is None or not when.exact:
            continue
        relations = [relation(when, entry.when) for entry in anchor.known]
        firm = {kind for kind, entry in zip(relations, anchor.known, strict=True) if not entry.planned}
        if firm == {"apart"}:
            return None
        if set(relations) == {"apart"}:
            continue
        reasons.append(_reason(_words(article, event), anchor.known[_best(relations)]))
    reasons += _kindred(dated, shared)
    return _Fit(day, dated, tuple(dict.fromkeys(reasons))) if reasons else None


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
        if _is_again(event):
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
                yield _reason(_words(dated, event), agreeing[0])


def _same_event(events: Iterable[Event], told: Event) -> Event | None:
    place = told.type, told.trigger.begin
    return next((event for event in events if (event.type, event.trigger.begin) == place), None)


def _best(relations: Sequence[str]) -> int:
    return next((relations.index(kind) for kind in ("same", "overlap") if kind in relations), 0)


def _days(when: Period) -> range:
    return range(when.bounds[0] // DAY, when.bounds[1] // DAY + 1) if when.bounds else range(0)


def _words(article: Article, event: Event) -> Evidence:
    """The words that say when, else the event itself."""
    span = event.when or event.trigger
    return Evidence(article.id, span.begin, span.end, span.text)


def _evidence(article: Article, begin: int, end: int) -> Evidence:
    return Evidence(article.id, begin, end, article.text[begin:end])


def _reason(own: Evidence, known: Known) -> DatingReason:
    bounds = known.when.bounds
    return DatingReason(own, known.words, iso(bounds[0] // DAY * DAY) if bounds else None)


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

"""What an undated article shares with dated ones: the same events, like sentences, days it counts from an event."""

from __future__ import annotations

import re
from collections import Counter
from typing import Iterable, Iterator, Mapping, NamedTuple, Sequence

from msgspec import Struct
from msgspec.structs import replace

from synopse.echoes import Echo, Heard, echoes
from synopse.model import (
    FACTUAL,
    Article,
    DatingReason,
    Event,
    EventReport,
    EventType,
    Evidence,
    Occurrence,
    Story,
)
from synopse.periods import DAY, Period, iso, period
from synopse.vocabulary.happenings import noun as event_noun

Texts = Mapping[str, str]
"""From the ids of a story's articles to their texts."""

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
_STEPS: Mapping[str, int] = {"heut": 0, "an dies": 0, "gest": -1, "morg": 1}
_NAMED_DAY = re.compile(
    r"(?i)\b(heut|gest|morg|an dies)(?:e|ern|en|em|igen|rigen)(?:,| \(|) ?(?:am |den )?"
    rf"(?:{'|'.join(f'({day})' for day in _WEEKDAYS)})(?:\b|(?=morgen|vor|mittag|nach|abend|nacht))"
)
_COUNTS: Mapping[str, int] = {
    "am": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10,
}  # fmt: skip
_COUNTED = re.compile(
    r"\b([Aa]m|[Ee]inen|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn) Tage? (vor|nach) "
    r"|\b[Aa]m Vor(?:abend|tag) de[rs] "
)


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
    says of its own day: ("heute", Monday) as (0, 1); `echoes` are its sentences that dated articles tell, too.
    """

    anchors: tuple[Anchor, ...]
    kin: tuple[Kin, ...]
    actors: Mapping[int, str]
    counted: tuple[tuple[frozenset[int], DatingReason], ...]
    steps: tuple[tuple[int, int], ...]
    echoes: tuple[Echo, ...]


def told_of(story: Story) -> tuple[Told, ...]:
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


def shared_by(story: Story, told: tuple[Told, ...], known: Heard, article: Article) -> Shared:
    """All that an undated article shares with the dated ones of its story, which tell `told`."""
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
        tuple(_heard(known, article, anchors)),
    )


def _heard(known: Heard, article: Article, anchors: Iterable[Anchor]) -> Iterator[Echo]:
    """What dated sentences tell like those of the article, but for the events that were joined anyway."""
    joined = [anchor.event.evidence for anchor in anchors]
    for echo in echoes(article, known):
        if not any(span.begin <= echo.begin < span.end for span in joined):
            yield echo


def _anchors(told: tuple[Told, ...], article: Article) -> Iterator[Anchor]:
    """The article's events that dated articles place on a day."""
    for occurrence, known in told:
        own = {(report.begin, report.trigger) for report in occurrence.reports if report.article == article.id}
        for event in article.events:
            same = event.type == occurrence.type and (event.evidence.begin, event.trigger.text) in own
            if known and same and not is_again(event):
                yield Anchor(event, known)


def is_again(event: Event) -> bool:
    """Whether an event is told to happen once more: "erneut", "den zweiten Tag in Folge"."""
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
        days = {day for entry in known if entry.when.days == 1 for day in days_of(entry.when)}
        if len(days) == 1:
            day = min(days) + (step if match[2] == "nach" else -step)
            today = article.text.find("heute", sentence.begin, sentence.end) >= 0
            own = _evidence(article, match.start(), match.end() - 1)
            yield frozenset({day} if today else {day, day + 1}), reason(own, known[0])


def _told_between(
    article: Article, anchors: Sequence[Anchor], named: Named, place: tuple[int, int]
) -> tuple[Known, ...]:
    """When the event named between two offsets was: as it was joined, else as the only one of that name."""
    for anchor in anchors:
        if place[0] <= anchor.event.trigger.begin < place[1]:
            return anchor.known
    nouns = re.findall(r"\b[A-ZÄÖÜ]\w{4,}", article.text[place[0] : place[1]])
    found = named.get(nouns[0][:STEM].lower(), []) or named.get(_kind(nouns[0]), []) if nouns else []
    return found[0] if len(found) == 1 else ()


def _named(told: tuple[Told, ...]) -> Named:
    """When the events that go by a name were; a name of several events has several entries."""
    named: dict[str, list[tuple[Known, ...]]] = {}
    for occurrence, known in told:
        stems = {report.trigger[:STEM].lower() for report in occurrence.reports}
        kinds = {_kind(report.trigger) for report in occurrence.reports}
        for name in sorted(stems | kinds - {""}):
            named.setdefault(name, []).append(known)
    return {name: [known for known in found if known] or found for name, found in named.items()}


def _kind(noun: str) -> str:
    """The sort of event that a noun names, marked as no stem: "Unfall" and "Zusammenstoß" are "kind:crash"."""
    row = event_noun(noun) if noun[:1].isupper() else None
    return f"kind:{row['kind']}" if row is not None and row["kind"] else ""


def _steps(article: Article) -> Iterator[tuple[int, int]]:
    """What the article says of its own day: "am heutigen Montag", "gestern (Sonntag)"."""
    for sentence in article.sentences:
        for match in _NAMED_DAY.finditer(article.text, sentence.begin, sentence.end):
            number = next(index for index in range(1, 8) if match[index + 1])
            yield _STEPS[match[1].lower()], number


def days_of(when: Period) -> range:
    """The days that a period touches, as numbers."""
    return range(when.bounds[0] // DAY, when.bounds[1] // DAY + 1) if when.bounds else range(0)


def words_of(article: Article, event: Event) -> Evidence:
    """The words that say when, else the event itself."""
    span = event.when or event.trigger
    return Evidence(article.id, span.begin, span.end, span.text)


def _evidence(article: Article, begin: int, end: int) -> Evidence:
    return Evidence(article.id, begin, end, article.text[begin:end])


def reason(own: Evidence, known: Known) -> DatingReason:
    """Words of the undated article beside those that place the same."""
    bounds = known.when.bounds
    return DatingReason(own, known.words, iso(bounds[0] // DAY * DAY) if bounds else None)

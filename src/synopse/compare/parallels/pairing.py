"""Which values of two reports are laid side by side: of one sort, excluding each other, in sentences that share words.

In a story of a thousand reports each is compared with its neighbours in time alone: what contradicts a report mostly
stands in those of its hours.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import Iterable, Iterator, Mapping, Protocol, Sequence, TypeVar

from msgspec import Struct

from synopse.compare.matter import telling
from synopse.compare.parallels.field import field
from synopse.compare.parallels.slots import AGE, MOST, Slot, slots
from synopse.compare.parallels.traits import Beside, Setting, Traits, traits
from synopse.compare.parallels.values import exclude, is_slip, names, same
from synopse.model import Article, Story
from synopse.periods import day_of
from synopse.terms import placed

ALL = 40
"""Reports of a story up to which each is compared with each other one."""
LOOKS = 2000
"""Pairs of reports that are looked at in a larger story."""
HALF_AN_HOUR = 30
"""Minutes by multiples of which zones differ."""
LETTERS = 4
"""By so many letters at least a place is found in a text, by all but two of a longer one: "Wiener", "Tirols"."""
BESIDE = 8
"""Values of one sentence that are looked at beside another one."""
PLANS = 10
"""Days between two reports up to which what is to come, or may be, is told by both of one state of the matter."""
DAY_NAMED = 3
"""Days between two reports from which on an hour without a day is one of the report's own day."""
DAYS = 60
"""Days between two reports up to which what happened is."""

LINKS = ("words", "cross", "deed_noun", "event")
"""One of these must link the two sentences: what shares nothing cannot be shown to be one thing."""

_JOINED = re.compile(r",?\s*(?:und|bis|oder|sowie|noch|zum|auf|,|/|–|-)?\s*(?:am|den|dem|um|zum|im|in)?\s*")

Settings = Mapping[str, Setting]
"""What counts of each report as a whole, by its id."""


class Report(Protocol):
    """What must be known of a report to tell which others it is laid beside."""

    @property
    def origin(self) -> str:
        """The origin of the report: copies of one have the same."""

    @property
    def setting(self) -> Setting:
        """What counts of it as a whole."""


R = TypeVar("R", bound=Report)


class Read(Struct, frozen=True):
    """A report as it is compared: its values by sort and unit, and what counts of it as a whole."""

    origin: str
    setting: Setting
    by_sort: Mapping[tuple[str, str], tuple[Slot, ...]]
    by_sentence: Mapping[int, tuple[Slot, ...]]


class Pair(Struct, frozen=True):
    """Two values of two reports that exclude each other, and what they have in common."""

    one: Slot
    other: Slot
    traits: Traits

    @property
    def ends(self) -> tuple[Slot, Slot]:
        """Both values."""
        return self.one, self.other

    @property
    def linked(self) -> bool:
        """Whether something in the two sentences shows that they tell of one thing."""
        return any(self.traits.get(name) for name in LINKS)


def pairs(story: Story, settings: Settings) -> Iterator[Pair]:
    """The pairs of values of a story that may contradict each other, in the order of its reports."""
    origin_of = story.origin_of
    reports = [
        _read(article, origin_of.get(article.id, article.id), settings[article.id]) for article in compared(story)
    ]
    for left, right in neighbours(reports, DAYS):
        for key in sorted(left.by_sort.keys() & right.by_sort.keys()):
            yield from _between(left, right, key)


def compared(story: Story) -> tuple[Article, ...]:
    """The reports that are laid side by side: in a large story one of each origin, as its copies tell the same."""
    if len(story.articles) <= ALL:
        return story.articles
    origin_of = story.origin_of
    first = {origin_of.get(article.id, article.id): article for article in reversed(story.articles)}
    return tuple(article for article in story.articles if first[origin_of.get(article.id, article.id)] is article)


def neighbours(reports: Sequence[R], days: int) -> Iterator[tuple[R, R]]:
    """The pairs of reports of differing origins, no more than some days apart, that are laid side by side, in order."""
    reach = len(reports) if len(reports) <= ALL else max(2, LOOKS // len(reports))
    for index, left in enumerate(reports):
        for right in reports[index + 1 : index + 1 + reach]:
            if left.origin != right.origin and (_days_between(left.setting, right.setting) or 0) <= days:
                yield left, right


def _read(article: Article, origin: str, setting: Setting) -> Read:
    by_sort: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    by_sentence: dict[int, list[Slot]] = defaultdict(list)
    for slot in slots(article, setting.telling):
        by_sort[slot.sort, slot.unit].append(slot)
        if slot.sort not in ("place", "site"):  # of these the words tell
            by_sentence[slot.around.sentence].append(slot)
    return Read(
        origin,
        setting,
        {key: tuple(found[:MOST]) for key, found in by_sort.items()},
        {index: tuple(found[:BESIDE]) for index, found in by_sentence.items()},
    )


def settings_of(story: Story) -> Settings:
    """What counts of the compared reports of a story as a whole, by their ids."""
    told: dict[str, dict[int, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    articles = {article.id: article for article in compared(story)}
    for event in story.events:
        for report in event.reports:
            if article := articles.get(report.article):
                told[report.article][article.sentence_index(report.begin)].add((event.id, event.type))
    return {id_: _setting(article, told[id_]) for id_, article in articles.items()}


def _setting(article: Article, told: Mapping[int, set[tuple[str, str]]]) -> Setting:
    stems = placed(article.text)
    counts: Counter[str] = Counter()
    index = 0
    for sentence in article.sentences:
        inside: set[str] = set()
        while index < len(stems) and stems[index][0] < sentence.end:
            if stems[index][0] >= sentence.begin:
                inside.add(stems[index][1])
            index += 1
        counts.update(inside)
    published = day_of(article.published) if article.published else None
    return Setting(
        text=article.text,
        lower=article.text.lower(),
        published=published,
        sentences=len(article.sentences),
        counts=counts,
        words=frozenset(counts),
        telling=telling(article, stems),
        told={index: frozenset(events) for index, events in told.items()},
    )


def _days_between(one: Setting, other: Setting) -> int | None:
    return None if one.published is None or other.published is None else abs(one.published - other.published)


def _is_past(slot: Slot, setting: Setting) -> bool:
    """Whether a value is told as what happened, so that no later report can tell of another plan."""
    if slot.unit == AGE:
        return True
    if slot.sort == "date":
        return setting.published is not None and slot.high <= setting.published
    return slot.around.factual is True


def _between(left: Read, right: Read, key: tuple[str, str]) -> Iterator[Pair]:
    """The pairs of one sort between two reports."""
    ours, theirs = left.by_sort[key], right.by_sort[key]
    known = field(ours, theirs)
    lists = _lists(ours, left.setting.text), _lists(theirs, right.setting.text)
    ranges = _ranges(ours, left.setting.text), _ranges(theirs, right.setting.text)
    apart = _days_between(left.setting, right.setting) or 0
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            rivalry = known.rivalry(row, column)
            if _is_listed(one, lists[1][column]) or _is_listed(other, lists[0][row]):
                continue
            if ranges[0][row] != ranges[1][column]:
                continue
            if rivalry is None or not _comparable(one, other, left.setting, right.setting):
                continue
            past = _is_past(one, left.setting) and _is_past(other, right.setting)
            if apart > PLANS and not (past and (one.sort != "hour" or is_slip(one, other))):
                continue  # of an hour nothing says on which day it was, unless one is a slip of the other
            if not _two_things(left, right, one, other):
                beside = _beside(left, right, one, other)
                yield Pair(one, other, traits(one, other, (left.setting, right.setting), rivalry, beside))


def _lists(found: Sequence[Slot], text: str) -> tuple[tuple[Slot, ...], ...]:
    """For each value those next to it that are named in one breath: "am 19. und 20. November"."""
    joined = [bool(_JOINED.fullmatch(between)) for between in _betweens(found, text)]
    before = [(), *((one,) if tied else () for one, tied in zip(found, joined, strict=False))]
    behind = [*((other,) if tied else () for other, tied in zip(found[1:], joined, strict=True)), ()]
    return tuple((*ahead, *after) for ahead, after in zip(before, behind, strict=True))


def _ranges(found: Sequence[Slot], text: str) -> tuple[bool, ...]:
    """Which values begin or end a stretch: "von 3 bis 11 Uhr"."""
    tied = [bool(_JOINED.fullmatch(between)) and "bis" in between for between in _betweens(found, text)]
    return tuple(before or behind for before, behind in zip((False, *tied), (*tied, False), strict=True))


def _betweens(found: Sequence[Slot], text: str) -> list[str]:
    return [text[one.evidence.end : max(one.evidence.end, other.evidence.begin)] for one, other in pairwise(found)]


def _is_listed(slot: Slot, beside: Iterable[Slot]) -> bool:
    return any(names(slot, one) for one in beside)


def _beside(left: Read, right: Read, one: Slot, other: Slot) -> Beside:
    """How the other values of the two sentences, and those of the sentences before, fit each other."""
    here, there = (_others(report, slot, (0,)) for report, slot in ((left, one), (right, other)))
    near = [_others(report, slot, (-1, 0, 1)) for report, slot in ((left, one), (right, other))]
    days = [[slot for slot in found if slot.sort == "date"] for found in (here, there)]
    numbers = [[slot for slot in found if slot.sort != "date"] for found in (here, there)]
    return Beside(
        days=_agreeing(*days),
        days_apart=bool(days[0] and days[1]) and not _agreeing(*days),
        numbers=_agreeing(*numbers),
        numbers_apart=_rivals(*numbers) and not _agreeing(*numbers),
        numbers_near=_agreeing(*([slot for slot in found if slot.sort != "date"] for found in near)),
    )


def _others(report: Read, slot: Slot, steps: tuple[int, ...]) -> list[Slot]:
    found = (one for step in steps for one in report.by_sentence.get(slot.around.sentence + step, ()))
    return [one for one in found if one.evidence != slot.evidence]


def _agreeing(ours: Sequence[Slot], theirs: Sequence[Slot]) -> int:
    """How many values of the first have one of the second that is the same."""
    return sum(any(_of_kind(one, other) and same(one, other) for other in theirs) for one in ours)


def _rivals(ours: Sequence[Slot], theirs: Sequence[Slot]) -> bool:
    return any(_of_kind(one, other) for one in ours for other in theirs)


def _of_kind(one: Slot, other: Slot) -> bool:
    return (one.sort, one.unit) == (other.sort, other.unit)


def _comparable(one: Slot, other: Slot, left: Setting, right: Setting) -> bool:
    """Whether the two values could be accounts of one thing at all."""
    if not exclude(one, other):
        return False
    if one.sort == "place":
        return not (_names(left, other) or _names(right, one))
    if one.unit == AGE:
        return {one.sex, other.sex} != {"f", "m"}
    if one.sort == "figure":
        return {one.vote, other.vote} != {1, 2} and not _is_rising(one, other, left, right)
    if one.sort in ("duration", "site"):
        return True
    if one.evidence.text == other.evidence.text or _of_two_zones(one, other):
        return False  # "am Abend" of two reports
    speech = one.around.speech, other.around.speech
    if one.sort == "date" and any(speech) and one.around.verb == other.around.verb:
        return bool(_deeds(one) & _deeds(other))  # both announce one deed: "kündigte am 9. März seinen Rücktritt an"
    return not (any(speech) if one.sort == "date" else all(speech))


def _deeds(slot: Slot) -> frozenset[str]:
    return slot.around.deeds | slot.around.nouns


def _is_rising(one: Slot, other: Slot, left: Setting, right: Setting) -> bool:
    """Whether the numbers are of the dead and of the injured, or of one that no later report gives lower."""
    if not one.kind or not other.kind:
        return False
    if one.kind != other.kind or left.published is None or right.published is None:
        return True
    return left.published == right.published or (left.published < right.published) == (one.low < other.low)


def _of_two_zones(one: Slot, other: Slot) -> bool:
    """Whether two hours may be one in two zones: 10 Uhr Ortszeit in New York, 16 Uhr."""
    return one.around.zone != other.around.zone and (one.low - other.low) % HALF_AN_HOUR == 0


def _two_things(left: Read, right: Read, one: Slot, other: Slot) -> bool:
    """Whether the days of two sentences exclude each other, as places or hours do: Thursday in Wien, Tuesday in
    Genf; the start at 16.39 Uhr and, ten days later, the landing at 10.46 Uhr."""
    if one.sort not in ("date", "place", "hour", "site"):
        return False
    key = ("place" if one.sort == "date" else "date", "")
    ours = [slot for slot in left.by_sort.get(key, ()) if slot.around.sentence == one.around.sentence]
    theirs = [slot for slot in right.by_sort.get(key, ()) if slot.around.sentence == other.around.sentence]
    if one.sort == "hour" and (_days_between(left.setting, right.setting) or 0) <= DAY_NAMED:
        ours = [slot for slot in ours if slot.evidence != one.evidence]  # "um 5 Uhr" may be of any day of these
        theirs = [slot for slot in theirs if slot.evidence != other.evidence]
    return bool(ours and theirs) and all(exclude(here, there) for here in ours for there in theirs)


def _names(setting: Setting, place: Slot) -> bool:
    """Whether a text has the name of a place in some form: "Wiener" is Wien."""
    text = place.evidence.text.lower()
    begin = text[: max(LETTERS, len(text) - 2)]
    return any(setting.lower[at - 1 : at].strip('„“"»«(–-/ \n\xa0') == "" for at in _found(setting.lower, begin))


def _found(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)

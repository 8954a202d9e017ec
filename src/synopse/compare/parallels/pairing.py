"""Which values of two reports are laid side by side: of one sort, excluding each other, in sentences that share words.

In a story of a thousand reports each is compared with its neighbours in time alone: what contradicts a report mostly
stands in those of its hours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterator, Mapping, Protocol, Sequence, TypeVar

from msgspec import Struct

from synopse.compare.matter import telling
from synopse.compare.parallels.slots import Slot, slots
from synopse.compare.parallels.traits import Rivalry, Setting, Traits, traits
from synopse.compare.parallels.values import exclude, same
from synopse.model import Article, Story
from synopse.periods import day_of
from synopse.terms import placed

ALL = 40
"""Reports of a story up to which each is compared with each other one."""
LOOKS = 2000
"""Pairs of reports that are looked at in a larger story."""
NEAR = 0.6
"""How much of what the likeliest pair of a value shares another pair must share to be looked at."""
DAYS = 10
"""Days between two reports from which on they tell of two states of the matter."""

LINKS = ("words", "cross", "deed_noun")
"""One of these must link the two sentences: what shares nothing cannot be shown to be one thing."""

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
        return any(self.traits[name] for name in LINKS)


def pairs(story: Story, settings: Settings) -> Iterator[Pair]:
    """The pairs of values of a story that may contradict each other, in the order of its reports."""
    origin_of = story.origin_of
    reports = [
        _read(article, origin_of.get(article.id, article.id), settings[article.id]) for article in compared(story)
    ]
    for left, right in neighbours(reports):
        for key in sorted(left.by_sort.keys() & right.by_sort.keys()):
            yield from _between(left, right, key)


def compared(story: Story) -> tuple[Article, ...]:
    """The reports that are laid side by side: in a large story one of each origin, as its copies tell the same."""
    if len(story.articles) <= ALL:
        return story.articles
    origin_of = story.origin_of
    first = {origin_of.get(article.id, article.id): article for article in reversed(story.articles)}
    return tuple(article for article in story.articles if first[origin_of.get(article.id, article.id)] is article)


def neighbours(reports: Sequence[R]) -> Iterator[tuple[R, R]]:
    """The pairs of reports of differing origins that are laid side by side, in their order."""
    reach = len(reports) if len(reports) <= ALL else max(2, LOOKS // len(reports))
    for index, left in enumerate(reports):
        for right in reports[index + 1 : index + 1 + reach]:
            if left.origin != right.origin and _of_one_time(left.setting, right.setting):
                yield left, right


def _read(article: Article, origin: str, setting: Setting) -> Read:
    by_sort: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in slots(article, setting.telling):
        by_sort[slot.sort, slot.unit].append(slot)
    return Read(origin, setting, {key: tuple(found) for key, found in by_sort.items()})


def settings_of(story: Story) -> Settings:
    """What counts of the compared reports of a story as a whole, by their ids."""
    return {article.id: _setting(article) for article in compared(story)}


def _setting(article: Article) -> Setting:
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
    )


def _of_one_time(one: Setting, other: Setting) -> bool:
    return one.published is None or other.published is None or abs(one.published - other.published) <= DAYS


def _between(left: Read, right: Read, key: tuple[str, str]) -> Iterator[Pair]:
    """The pairs of one sort between two reports."""
    ours, theirs = left.by_sort[key], right.by_sort[key]
    shared = [[_shared(one, other) for other in theirs] for one in ours]
    rows = [_best_two(row) for row in shared]
    columns = [_best_two(column) for column in zip(*shared, strict=True)]
    kinds = len({slot.value for slot in ours}), len({slot.value for slot in theirs})
    known_here = [any(same(one, other) for one in ours) for other in theirs]
    known_there = [any(same(one, other) for other in theirs) for one in ours]
    for row, one in enumerate(ours):
        for column, other in enumerate(theirs):
            score, known = shared[row][column], (known_there[row], known_here[column])
            rival = max(_other(rows[row], score), _other(columns[column], score))
            if score < NEAR * rival or all(known):
                continue
            if not _comparable(one, other, any(known), left.setting, right.setting) or _two_things(
                left, right, one, other
            ):
                continue
            rivalry = Rivalry(score >= rival, len(ours) == len(theirs) == 1, any(known), kinds)
            yield Pair(one, other, traits(one, other, (left.setting, right.setting), rivalry))


def _shared(one: Slot, other: Slot) -> float:
    """A first measure of what two values have in common, for telling which pair of a report is the likeliest."""
    left, right = one.around, other.around
    own = 2 * len(left.clause & right.clause) + len(left.words & right.words) + 0.5 * len(left.before & right.before)
    return own + 0.5 * len(left.behind & right.behind) + bool((left.deeds | left.nouns) & (right.deeds | right.nouns))


def _best_two(row: Sequence[float]) -> tuple[float, float]:
    best = sorted(row, reverse=True)
    return best[0], best[1] if len(best) > 1 else 0.0


def _other(best: tuple[float, float], score: float) -> float:
    """The best of a row or column but for the one with this score."""
    return best[1] if score >= best[0] else best[0]


def _comparable(one: Slot, other: Slot, known: bool, left: Setting, right: Setting) -> bool:
    """Whether the two values could be accounts of one thing at all."""
    if not exclude(one, other):
        return False
    if one.sort == "place":
        return not (_names(left, other) or _names(right, one))
    if one.sort not in ("date", "hour"):
        return True
    if one.evidence.text == other.evidence.text or one.around.zone != other.around.zone:
        return False  # "am Abend" of two reports; 10 Uhr in New York and 16 Uhr in Berlin
    if one.sort == "hour" and not (one.around.verb and other.around.verb):
        return False
    speech = one.around.speech, other.around.speech
    return not (all(speech) or (known and one.sort == "hour") or (any(speech) and one.sort == "date"))


def _two_things(left: Read, right: Read, one: Slot, other: Slot) -> bool:
    """Whether day and place of the two sentences both exclude each other: Thursday in Wien and Tuesday in Genf."""
    if one.sort not in ("date", "place"):
        return False
    key = ("place" if one.sort == "date" else "date", "")
    ours = [slot for slot in left.by_sort.get(key, ()) if slot.around.sentence == one.around.sentence]
    theirs = [slot for slot in right.by_sort.get(key, ()) if slot.around.sentence == other.around.sentence]
    return bool(ours and theirs) and all(exclude(here, there) for here in ours for there in theirs)


def _names(setting: Setting, place: Slot) -> bool:
    """Whether a text has the name of a place in some form: "Wiener" is Wien."""
    text = place.evidence.text
    return text[: max(4, len(text) - 2)].lower() in setting.lower

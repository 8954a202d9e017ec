"""Which mentions of a story tell one event: weighed by a model that was learned from annotated stories.

What contradicts in day, place, round or sort is never joined. Of the rest each mention goes, the richest first, to the
occurrence whose mentions it is most like, if the model is sure enough; else it founds one. First each article is joined
by itself: "Am Montag trafen sich ... Kern fehlte" is one meeting, which then has a day for what its sentences share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum
from typing import Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

from synopse.link.occurrences.matching import LEAST_WORDS, agreements, contradict
from synopse.link.occurrences.sightings import Cluster, Sighting, absorb, founded, richness, stand
from synopse.link.occurrences.traits import Spread, traits
from synopse.link.occurrences.wording import spread
from synopse.model import EventType
from synopse.periods import DAY
from synopse.trees import Trees, load

MODEL = "occurrences"
SURE, WITHIN = 0.55, 0.5
"""How probable it must be that two mentions are of one event: of two articles, and within one."""
MEMBERS, OWN = 8, 3
"""Mentions of an occurrence, the richest, that others are compared with; and of what one article tells of one."""
MOST = 20
"""Occurrences that a mention is compared with: in a story of a thousand reports those it shares most with."""
SAID: frozenset[EventType] = frozenset({"REQUEST", "REJECT"})
"""What a party does again and again, each time about something: two of one day are one only if they share that."""
FREQUENT = 200
"""Occurrences that share a word, a day or a name, from which on it says nothing about which of them is meant."""


class Entry(Struct):
    """An occurrence while it is being joined, and its mentions that others are compared with, richest first."""

    cluster: Cluster
    members: list[Sighting]
    number: int = 0


class Shelf(Struct):
    """The occurrences of one type so far, by what they may share with another mention and by what is told of them."""

    entries: list[Entry]
    holding: dict[Hashable, list[int]]
    told: dict[Hashable, Entry]


class Weighing(Struct, frozen=True):
    """The model, how often the story has a word, and how sure the model must be."""

    trees: Trees
    spread: Spread
    sure: float

    def score(self, members: Iterable[Sighting], others: Sequence[Sighting]) -> float:
        """How probable it is that what the ones tell is what the others tell: between the likeliest pair and all."""
        scores = [self.trees.score(traits(one, other, self.spread)) for one in members for other in others]
        return (max(scores) + fsum(scores) / len(scores)) / 2


def joined(sightings: Iterable[Sighting], trees: Trees | None = None) -> Iterator[list[Cluster]]:
    """The sightings of a story as occurrences, those of one type together; in whatever order they are given.

    Args:
        sightings: All mentions of events in a story.
        trees: The model that weighs traits, the packaged one if none is given.
    """
    known = sorted(sightings, key=richness)
    weighing = Weighing(trees or load(MODEL)["event"], spread(known), SURE)
    inside = Weighing(weighing.trees, weighing.spread, WITHIN)
    articles: dict[str, list[Sighting]] = defaultdict(list)
    for told in known:
        articles[told.article.id].append(told)
    units = [unit for own in articles.values() for unit in _shelved(map(_alone, own), inside)]
    shelved = _shelved(sorted(units, key=lambda unit: richness(unit.members[0])), weighing)
    types: dict[EventType, list[Cluster]] = defaultdict(list)
    for entry in shelved:
        types[entry.members[0].event.type].append(entry.cluster)
    yield from types.values()


def _alone(told: Sighting) -> Entry:
    return Entry(founded(told), [told])


def _shelved(units: Iterable[Entry], weighing: Weighing) -> list[Entry]:
    """The units joined with each other, one after the other."""
    shelves: dict[EventType, Shelf] = defaultdict(lambda: Shelf([], defaultdict(list), {}))
    for unit in units:
        _place(shelves[unit.members[0].event.type], unit, weighing)
    return [entry for shelf in shelves.values() for entry in shelf.entries]


def _place(shelf: Shelf, unit: Entry, weighing: Weighing) -> None:
    """Add what is told to the occurrence it fits best, or found one with it."""
    entry = _retold(shelf, unit) or _best(shelf, unit, weighing)
    if entry is None:
        entry = Entry(unit.cluster, [], len(shelf.entries))
        shelf.entries.append(entry)
    else:
        reasons = agreements(entry.cluster, unit.cluster)
        entry.cluster.reasons += [reason for reason in reasons if reason not in entry.cluster.reasons]
        absorb(entry.cluster, unit.cluster)
    for told in unit.members:
        _remember(shelf, entry, told)


def _retold(shelf: Shelf, unit: Entry) -> Entry | None:
    """The occurrence of which the same is told in the same words already.

    A copy may tell what cannot be, as its original does: "wird sich am 1. März treffen", printed on March 3.
    """
    for told in unit.members:
        if (entry := shelf.told.get(_copied(told))) is not None:
            return entry
        for key in _tellings(told):
            entry = shelf.told.get(key)
            if entry is not None and not contradict(entry.cluster, unit.cluster):
                return entry
    return None


def _copied(told: Sighting) -> Hashable:
    """What only the same mention in another print of the same text has."""
    return ("copy", told.article.published, told.article.text, told.event)


def _tellings(told: Sighting) -> Iterator[Hashable]:
    """Keys of what tells an event so alike that it is the same: one place of one text, one sentence in two texts."""
    yield stand(told)
    if len(told.words) >= LEAST_WORDS:
        event = told.event
        at = event.trigger.begin - event.evidence.begin
        yield (event.evidence.text, at, event.status, told.when, told.place, told.participants)


def _best(shelf: Shelf, unit: Entry, weighing: Weighing) -> Entry | None:
    """The occurrence that the unit is most probably of, if that is probable enough."""
    best, chosen = weighing.sure, None
    for entry in _candidates(shelf, unit):
        if not contradict(entry.cluster, unit.cluster) and not _of_two_matters(entry, unit):
            score = weighing.score(entry.members, unit.members[:OWN])
            if score > best:
                best, chosen = score, entry
    return chosen


def _of_two_matters(entry: Entry, unit: Entry) -> bool:
    """Whether what is said in one way is not what is said in the other: a union demands jobs, and it demands a loan."""
    if unit.members[0].event.type not in SAID:
        return False
    pairs = ((one, other) for one in entry.members for other in unit.members[:OWN])
    return not any((one.matter & other.matter) - {one.stem, other.stem} for one, other in pairs)


def _candidates(shelf: Shelf, unit: Entry) -> Iterable[Entry]:
    if len(shelf.entries) <= MOST:
        return shelf.entries
    counts: Counter[int] = Counter()
    for key in dict.fromkeys(mark for told in unit.members[:OWN] for mark in _marks(told)):
        numbers = shelf.holding.get(key, ())
        if len(numbers) < FREQUENT:
            counts.update(numbers)
    nearest = sorted(counts, key=lambda number: (-counts[number], number))[:MOST]
    return [shelf.entries[number] for number in nearest]


def _remember(shelf: Shelf, entry: Entry, told: Sighting) -> None:
    keys = list(_tellings(told))
    if not entry.members or (len(entry.members) < MEMBERS and not any(key in shelf.told for key in keys)):
        entry.members.append(told)
        for mark in _marks(told):
            if len(shelf.holding[mark]) < FREQUENT and entry.number not in shelf.holding[mark]:
                shelf.holding[mark].append(entry.number)
    for key in (_copied(told), *keys):
        shelf.told.setdefault(key, entry)


def _marks(told: Sighting) -> Iterator[Hashable]:
    """What tells an occurrence from the others: its day, its people, its place, its words."""
    if told.when is not None and told.when.first is not None:
        yield told.when.first // DAY
    yield from (("who", actor) for actor in told.participants)
    yield ("where", told.place)
    yield from told.matter
    yield told.stem

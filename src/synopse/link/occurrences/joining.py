"""Which mentions of a story tell one event: weighed by a model that was learned from annotated stories.

What contradicts in day, place, round or sort is never joined. Of the rest each mention goes, the richest first, to the
occurrence whose mentions it is most like, if the model is sure enough; else it founds one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum
from typing import Hashable, Iterable, Iterator

from msgspec import Struct

from synopse.link.occurrences.matching import LEAST_WORDS, agreements, contradict
from synopse.link.occurrences.sightings import Cluster, Sighting, absorb, founded, richness, stand
from synopse.link.occurrences.traits import Spread, traits
from synopse.link.occurrences.wording import spread
from synopse.model import EventType
from synopse.periods import DAY
from synopse.trees import Trees, load

MODEL = "occurrences"
SURE = 0.55
"""How probable it must be that two mentions are of one event."""
MEMBERS = 8
"""Mentions of an occurrence, the richest, that others are compared with."""
MOST = 20
"""Occurrences that a mention is compared with: those that it shares most with."""
FREQUENT = 200
"""Occurrences that share a word, a day or a name, from which on it says nothing about which of them is meant."""


class Entry(Struct):
    """An occurrence while it is being joined, and its mentions that others are compared with, richest first."""

    number: int
    cluster: Cluster
    members: list[Sighting]


class Shelf(Struct):
    """The occurrences of one type so far, by what they may share with another mention and by what is told of them."""

    entries: list[Entry]
    holding: dict[Hashable, list[int]]
    told: dict[Hashable, Entry]


class Weighing(Struct, frozen=True):
    """The model, and how often the story has a word."""

    trees: Trees
    spread: Spread

    def score(self, members: Iterable[Sighting], told: Sighting) -> float:
        """How probable it is that the members tell what the other tells: between the likeliest of them and all."""
        scores = [self.trees.score(traits(member, told, self.spread)) for member in members]
        return (max(scores) + fsum(scores) / len(scores)) / 2


def joined(sightings: Iterable[Sighting], trees: Trees | None = None) -> Iterator[list[Cluster]]:
    """The sightings of a story as occurrences, those of one type together; in whatever order they are given.

    Args:
        sightings: All mentions of events in a story.
        trees: The model that weighs traits, the packaged one if none is given.
    """
    known = sorted(sightings, key=richness)
    weighing = Weighing(trees or load(MODEL)["event"], spread(known))
    shelves: dict[EventType, Shelf] = defaultdict(lambda: Shelf([], defaultdict(list), {}))
    for told in known:
        _place(shelves[told.event.type], told, weighing)
    for shelf in shelves.values():
        yield [entry.cluster for entry in shelf.entries]


def _place(shelf: Shelf, told: Sighting, weighing: Weighing) -> None:
    """Add a mention to the occurrence it fits best, or found one with it."""
    alone = founded(told)
    again = _retold(shelf, told, alone)
    entry = again or _best(shelf, told, alone, weighing)
    if entry is None:
        entry = Entry(len(shelf.entries), alone, [])
        shelf.entries.append(entry)
    else:
        reasons = agreements(entry.cluster, alone)
        entry.cluster.reasons += [reason for reason in reasons if reason not in entry.cluster.reasons]
        absorb(entry.cluster, alone)
    if again is None:
        _remember(shelf, entry, told)


def _retold(shelf: Shelf, told: Sighting, alone: Cluster) -> Entry | None:
    """The occurrence of which the same is told in the same words already."""
    for key in _tellings(told):
        entry = shelf.told.get(key)
        if entry is not None and not contradict(entry.cluster, alone):
            return entry
    return None


def _tellings(told: Sighting) -> Iterator[Hashable]:
    """Keys of what tells an event so alike that it is the same: one place of one text, one sentence in two texts."""
    yield stand(told)
    if len(told.words) >= LEAST_WORDS:
        event = told.event
        at = event.trigger.begin - event.evidence.begin
        yield (event.evidence.text, at, event.status, told.when, told.place, told.participants)


def _best(shelf: Shelf, told: Sighting, alone: Cluster, weighing: Weighing) -> Entry | None:
    """The occurrence that the mention is most probably of, if that is probable enough."""
    best, chosen = SURE, None
    for entry in _candidates(shelf, told):
        if not contradict(entry.cluster, alone):
            score = weighing.score(entry.members, told)
            if score > best:
                best, chosen = score, entry
    return chosen


def _candidates(shelf: Shelf, told: Sighting) -> Iterable[Entry]:
    if len(shelf.entries) <= MOST:
        return shelf.entries
    counts: Counter[int] = Counter()
    for mark in _marks(told):
        numbers = shelf.holding.get(mark, ())
        if len(numbers) < FREQUENT:
            counts.update(numbers)
    nearest = sorted(counts, key=lambda number: (-counts[number], number))[:MOST]
    return [shelf.entries[number] for number in nearest]


def _remember(shelf: Shelf, entry: Entry, told: Sighting) -> None:
    for key in _tellings(told):
        shelf.told.setdefault(key, entry)
    if len(entry.members) == MEMBERS:
        return
    entry.members.append(told)
    for mark in _marks(told):
        if len(shelf.holding[mark]) < FREQUENT and entry.number not in shelf.holding[mark]:
            shelf.holding[mark].append(entry.number)


def _marks(told: Sighting) -> set[Hashable]:
    """What tells an occurrence from the others: its day, its people, its place, its words."""
    marks: set[Hashable] = {("where", told.place), told.stem, *told.matter}
    marks.update(("who", actor) for actor in told.participants)
    if told.when is not None and told.when.first is not None:
        marks.add(told.when.first // DAY)
    return marks

"""Which words of a story's events tell one of them from the others.

"Bürgerversammlung" stands beside one event of each report, "Werk" beside all of them: two reports that share the first
speak of one thing, two that share the second need not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterable, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.link.occurrences.sightings import Cluster, Sighting
from synopse.model import EventType

SPREAD = 1.25
"""Beside how many events of a type a report puts a word that tells one from the others, on average."""
TAIL = 5
"""Letters by which a compound is the noun at its end: "Friedensgipfel", "Gipfel"."""


class Wording(Struct, frozen=True):
    """Beside how many events of a type the reports of a story put a stem, on the average of those that have it."""

    spread: Mapping[tuple[EventType, str], float]

    def sole(self, cluster: Cluster, stem: str) -> bool:
        """Whether the reports put a stem beside one event only."""
        return self.spread.get((cluster.sightings[0].event.type, stem), SPREAD + 1) <= SPREAD

    def shared_matter(self, one: Cluster, other: Cluster) -> int:
        """How many words that tell an event from the others its two sentences share."""
        return max(sum(self.sole(one, stem) for stem in left & right) for left in one.matter for right in other.matter)

    def shared_noun(self, one: Cluster, other: Cluster) -> str | None:
        """The noun by which both are called, and nothing else: "Prozess", "Gipfel"; never "Treffen"."""
        alike = {
            min(left, right, key=len)
            for left in one.nouns
            for right in other.nouns
            if is_alike(left, right) and not _is_any_talks(min(left, right, key=len))
        }
        within = bool({s.article.id for s in one.sightings} & {s.article.id for s in other.sightings})
        return min((stem for stem in alike if within or self.sole(one, stem)), default=None)


def wording(clusters: Iterable[Cluster]) -> Wording:
    """The wording of a story, from what each of its articles tells of each event."""
    held: Counter[tuple[EventType, str]] = Counter()
    articles: dict[tuple[EventType, str], set[str]] = defaultdict(set)
    for cluster in clusters:
        type_ = cluster.sightings[0].event.type
        for article, stem in {(told.article.id, stem) for told in cluster.sightings for stem in _stems(told)}:
            held[type_, stem] += 1
            articles[type_, stem].add(article)
    return Wording({key: count / len(articles[key]) for key, count in held.items()})


def _stems(told: Sighting) -> frozenset[str]:
    return told.matter | {told.noun} if told.noun else told.matter


def spread(sightings: Iterable[Sighting]) -> Mapping[str, float]:
    """In how many of the sentences that tell events an article has a stem, on the average of those that have it."""
    sentences: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for told in sightings:
        for stem in told.matter | {told.stem}:
            sentences[stem].add((told.article.id, told.sentence))
    return {stem: len(found) / len({article for article, _ in found}) for stem, found in sentences.items()}


def is_alike(one: str, other: str) -> bool:
    """Whether two stems are one noun, or one is a compound of the other."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= TAIL and longer.endswith(shorter))


def _is_any_talks(stem: str) -> bool:
    return any(part in stem or stem in part for part in lexicon.words("events_talks") if part != "gipfel")

"""Which clusters are one event: those that agree, and those that only a contradiction keeps apart."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from synopse.link.occurrences.matching import (
    NO_MATCH,
    SHARED,
    Match,
    is_possible,
    kind_match,
    match,
    participant_match,
    place_match,
    round_match,
)
from synopse.link.occurrences.sightings import Cluster, Sighting, absorb
from synopse.model import FACTUAL, EventType
from synopse.periods import gap, relation

JOIN = 3.0
"""Score from which a sighting joins an occurrence. One agreement alone (the same place, the same day, two shared
participants) reaches 2 at most; two together pass."""
ALONE, POSSIBLE = 1.75, 0.75
"""Where one occurrence only comes into question, the same day, place or round is enough: "am Dienstag" of the talks."""
DEEDS = frozenset(
    {"bomb", "closure", "collapse", "court", "crash", "deal", "death", "exchange", "fire", "insolvency", "office",
     "opening", "resignation", "slide", "theft", "vote"}
)  # fmt: skip
"""Sorts of events that a story mostly has one of; talks, visits, weather and attacks come again."""
ARRESTS: frozenset[EventType] = frozenset({"COERCE"})
MATTER = 2
"""Content words that two sentences on one deed share, its verb or noun among them."""
CONTRADICTORY_DAYS = 10
"""How far apart two dates of one event may lie for a contradiction: beyond that, two events are the better reading."""


def place_in(clusters: list[Cluster], told: Cluster) -> None:
    """Add what is told to the occurrence it fits best, or to none."""
    matches = [(match(cluster, told), cluster) for cluster in clusters]
    found = _chosen([pair for pair in matches if pair[0].score > 0])
    if found is None:
        clusters.append(told)
        return
    agreed, cluster = found
    cluster.reasons += [reason for reason in agreed.reasons if reason not in cluster.reasons]
    absorb(cluster, told)


def _chosen(matches: list[tuple[Match, Cluster]]) -> tuple[Match, Cluster] | None:
    """The best match of those that agree in two points; else the only one that agrees in a day, place or round."""
    strong = [pair for pair in matches if pair[0].score >= JOIN and pair[0].agreements > 1]
    if strong:
        return max(strong, key=lambda pair: pair[0].score)
    possible = [pair for pair in matches if pair[0].score >= POSSIBLE]
    return possible[0] if len(possible) == 1 and possible[0][0].score >= ALONE else None


def join_contradicting(clusters: list[Cluster]) -> list[Cluster]:
    """Join pairs that are one event by everything but the date, each being the other's only candidate."""
    pairs = {
        pair: _contradiction(*(clusters[index] for index in pair)) for pair in combinations(range(len(clusters)), 2)
    }
    candidates = {pair: found for pair, found in pairs.items() if found.score > 0}
    degree = Counter(index for pair in candidates for index in pair)
    gone: set[int] = set()
    for (one, other), found in sorted(candidates.items(), key=lambda entry: (-entry[1].score, entry[0])):
        if degree[one] == degree[other] == 1:
            clusters[one].reasons += [reason for reason in found.reasons if reason not in clusters[one].reasons]
            absorb(clusters[one], clusters[other])
            gone.add(other)
    return [cluster for index, cluster in enumerate(clusters) if index not in gone]


def _contradiction(one: Cluster, other: Cluster) -> Match:
    """Whether two clusters are one event told with contradictory dates or places.

    An article that tells both knows two events. A plan and what came of it are no contradiction.
    """
    if {s.article.id for s in one.sightings} & {s.article.id for s in other.sightings}:
        return NO_MATCH
    if not any(_both_past(left, right) for left in one.sightings for right in other.sightings):
        return NO_MATCH
    place, round_ = place_match(one.places, other.places), round_match(one, other)
    people = participant_match(one, other)
    kind = kind_match(one, other)
    if min(round_.score, people.score, kind.score) < 0:
        return NO_MATCH
    if relation(one.when, other.when) == "apart":
        near = (gap(one.when, other.when) or 0) <= CONTRADICTORY_DAYS
        if near and place.score >= 0 and (deed := _is_one_deed(one, other)).score > 0:
            return deed
        return (
            _sum(place, round_, kind, people)
            if near and place.score >= 0 and _identified(place, round_, _sum(kind, people))
            else NO_MATCH
        )
    if place.score < 0 and _same_day(one, other):
        return _sum(round_, kind, people) if _identified_by_day(one, round_, kind, people) else NO_MATCH
    return NO_MATCH


def _identified(place: Match, round_: Match, people: Match) -> bool:
    """Whether all but the date says that two clusters are one event: the round, or the place and two partners."""
    by_round = round_.score > 0 and (place.score > 0 or people.score > 0)
    return by_round or (place.score > 0 and people.score >= 2 * SHARED)


def _is_one_deed(one: Cluster, other: Cluster) -> Match:
    """Whether two clusters tell one deed of a sort that a story has one of: the resignation, the fire, the verdict.

    Neither report may be older than the date that the other tells, and somebody, the place or the matter is shared.
    """
    arrested = one.sightings[0].event.type in ARRESTS and bool(one.persons & other.persons)
    if not (one.kinds & other.kinds & DEEDS or arrested) or not is_possible(one, other):
        return NO_MATCH
    words = max(len(left & right) for left in one.words for right in other.words)
    shared = [place_match(one.places, other.places), participant_match(one, other)]
    shared += [Match(SHARED, ("shared_words",))] if words >= MATTER else []
    found = [part for part in shared if part.score > 0]
    return _sum(Match(SHARED, ("same_kind",)), *found) if found else NO_MATCH


def _identified_by_day(one: Cluster, round_: Match, kind: Match, people: Match) -> bool:
    """Whether all but the place says so: the round and a partner, the crash of that day, both sides of a settlement.

    Talks of two on one day may have been held at two places.
    """
    settled = one.sightings[0].event.type == "AGREE" and people.score >= 2 * SHARED
    return kind.score > 0 or settled or (round_.score > 0 and people.score > 0)


def _same_day(one: Cluster, other: Cluster) -> bool:
    return one.when is not None and other.when is not None and one.when.days == other.when.days == 1


def _sum(*parts: Match) -> Match:
    return Match(sum(part.score for part in parts), tuple(reason for part in parts for reason in part.reasons))


def _both_past(one: Sighting, other: Sighting) -> bool:
    return one.event.status in FACTUAL and other.event.status in FACTUAL

"""Which clusters are one event that only a contradiction keeps apart: of its day, or of its place.

Two days told of one thing are a contradiction only if it is one thing. So everything but the day must say so, each must
be the other's best candidate by far, and no article may tell both.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from synopse.link.occurrences.matching import (
    NO_MATCH,
    SHARED,
    Match,
    comes_again,
    is_possible,
    kind_match,
    participant_match,
    place_match,
    round_match,
)
from synopse.link.occurrences.sightings import Cluster, Sighting, absorb
from synopse.link.occurrences.wording import Wording
from synopse.model import FACTUAL, EventType
from synopse.periods import Period, gap, period, relation

DEEDS = frozenset(
    {"bomb", "closure", "collapse", "court", "crash", "deal", "death", "exchange", "fire", "insolvency", "office",
     "opening", "resignation", "slide", "theft", "trial", "vote"}
)  # fmt: skip
"""Sorts of events that a story mostly has one of; talks, visits, weather and attacks come again."""
ONCE = frozenset({"death", "election", "insolvency", "office", "opening", "resignation"})
"""Sorts that one and the same party has once in many days, whoever tells it when."""
ARRESTS: frozenset[EventType] = frozenset({"COERCE"})
ALIKE = 2
"""Content words that two sentences on one deed share, its verb or noun among them."""
CLOSE = 3
"""Words telling this event from the others that two sentences share, so that neither a place nor a party is needed."""
CONTRADICTORY_DAYS = 10
"""How far apart two dates of one event may lie for a contradiction: beyond that, two events are the better reading."""
FEW_DAYS = 3
"""Within these days a second "Bürgerversammlung" is so unlikely that a report older than the later day has erred."""
MARGIN = 0.75
"""By how much two clusters must fit each other better than either fits a third."""


def join_contradicting(clusters: list[Cluster], wording: Wording) -> list[Cluster]:
    """Join pairs that are one event by everything but the date or place, each being the other's best candidate."""
    found: dict[tuple[int, int], Match] = {}
    scores: dict[int, list[float]] = defaultdict(list)
    for pair in combinations(range(len(clusters)), 2):
        agreed = _contradiction(clusters[pair[0]], clusters[pair[1]], wording)
        if agreed.score > 0:
            found[pair] = agreed
            for index in pair:
                scores[index].append(agreed.score)
    gone: set[int] = set()
    for (one, other), agreed in sorted(found.items(), key=lambda entry: (-entry[1].score, entry[0])):
        if all(_is_best(agreed.score, scores[index]) for index in (one, other)):
            clusters[one].reasons += [reason for reason in agreed.reasons if reason not in clusters[one].reasons]
            absorb(clusters[one], clusters[other])
            gone.add(other)
    return [cluster for index, cluster in enumerate(clusters) if index not in gone]


def _is_best(score: float, scores: list[float]) -> bool:
    return sum(other > score - MARGIN for other in scores) == 1


def _contradiction(one: Cluster, other: Cluster, wording: Wording) -> Match:
    """Whether two clusters are one event told with contradictory dates or places.

    An article that tells both knows two events. A plan and what came of it are no contradiction.
    """
    if relation(one.when, other.when) == "apart":
        by_day = True
        if (gap(one.when, other.when) or 0) > CONTRADICTORY_DAYS:
            return NO_MATCH
    elif _same_day(one, other):
        by_day = False
    else:
        return NO_MATCH
    if {s.article.id for s in one.sightings} & {s.article.id for s in other.sightings}:
        return NO_MATCH
    if not any(_both_past(left, right) for left in one.sightings for right in other.sightings):
        return NO_MATCH
    if _is_again(one) != _is_again(other) and not one.rounds & other.rounds:
        return NO_MATCH
    parts = [round_match(one, other), kind_match(one, other), participant_match(one, other)]
    if min(part.score for part in parts) < 0:
        return NO_MATCH
    place = place_match(one.places, other.places)
    if by_day:
        return _on_other_days(one, other, place, wording) if place.score >= 0 else NO_MATCH
    return _sum(*parts) if place.score < 0 and _identified_by_day(one, other, wording) else NO_MATCH


def _on_other_days(one: Cluster, other: Cluster, place: Match, wording: Wording) -> Match:
    """What says that two clusters of two days are one: the deed, the round, or the place and two partners."""
    deed = _is_one_deed(one, other, place, wording)
    if deed.score > 0:
        return deed
    round_, people = round_match(one, other), participant_match(one, other)
    by_round = round_.score > 0 and (place.score > 0 or people.score > 0)
    if by_round or (place.score > 0 and people.score >= 2 * SHARED):
        return _sum(place, round_, kind_match(one, other), people)
    return NO_MATCH


def _is_one_deed(one: Cluster, other: Cluster, place: Match, wording: Wording) -> Match:
    """Whether two clusters tell one deed of a sort that a story has one of: the resignation, the fire, the verdict.

    Somebody, the place or the matter is shared. Where a report is older than the day that the other tells, it must have
    erred, so that more is asked: a sort that comes once, a beginning, or two agreements.
    """
    sort = _sort_match(one, other, wording)
    if sort.score <= 0:
        return NO_MATCH
    matter = wording.shared_matter(one, other)
    words = max(len(left & right) for left in one.words for right in other.words)
    shared = [place, participant_match(one, other)]
    if words >= ALIKE and (matter >= ALIKE or one.kinds & other.kinds & DEEDS):
        shared.append(Match(SHARED, ("shared_words",)))
    found = [part for part in shared if part.score > 0]
    surely = one.kinds & other.kinds & ONCE or "same_beginning" in sort.reasons or len(found) > 1 or matter >= CLOSE
    surely = surely or ("same_noun" in sort.reasons and (gap(one.when, other.when) or 0) <= FEW_DAYS)
    return _sum(sort, *found) if found and (surely or is_possible(one, other)) else NO_MATCH


def _sort_match(one: Cluster, other: Cluster, wording: Wording) -> Match:
    """Of what sort both are, where that sort comes once: by kind, by its own noun, or by its beginning."""
    met = len(one.persons & other.persons)
    if one.kinds & other.kinds & DEEDS or (one.sightings[0].event.type in ARRESTS and met > 0):
        begun = one.begins and other.begins and "trial" in one.kinds
        return Match(SHARED, ("same_beginning" if begun else "same_kind",))
    if one.begins and other.begins and _is_called_alike(one, other):
        return Match(SHARED, ("same_beginning",))
    if _comes_once(one, other) and wording.shared_noun(one, other) is not None and not _knows_both(one, other):
        return Match(SHARED, ("same_noun",))
    kinds = one.kinds & other.kinds
    if ((met and "visit" in kinds) or (met > 1 and "call" in kinds)) and not _knows_both(one, other):
        return Match(SHARED, ("same_kind",))
    return NO_MATCH


def _comes_once(one: Cluster, other: Cluster) -> bool:
    """Whether a second "Gipfel" or "Parteitag" in a few days is unlikely; strikes and attacks come again."""
    return one.sightings[0].event.type != "PROTEST" and not comes_again(one, other)


def _is_called_alike(one: Cluster, other: Cluster) -> bool:
    return bool(one.triggers & other.triggers) or one.sightings[0].event.type == "PROTEST"


def _knows_both(one: Cluster, other: Cluster) -> bool:
    """Whether an article of either side speaks of the other's day: there something else may have been on it."""
    return _speaks_of(one, other.when) or _speaks_of(other, one.when)


def _speaks_of(cluster: Cluster, day: Period | None) -> bool:
    return day is not None and any(
        told is not None and told.days == 1 and relation(told, day) == "same"
        for sighting in cluster.sightings
        for told in map(period, sighting.article.times)
    )


def _identified_by_day(one: Cluster, other: Cluster, wording: Wording) -> bool:
    """Whether all but the place says so: the round, the crash of that day, both sides of a settlement or of talks.

    Who names both places may tell of two meetings on one day.
    """
    people, round_ = participant_match(one, other), round_match(one, other)
    if kind_match(one, other).score > 0 or (round_.score > 0 and people.score > 0):
        return True
    if _names_place_of(one, other) or _names_place_of(other, one):
        return False
    told_alike = bool(one.triggers & other.triggers) or wording.shared_matter(one, other) >= 1
    settled = one.sightings[0].event.type == "AGREE" and told_alike
    return round_.score > 0 or settled or people.score >= 2 * SHARED


def _names_place_of(one: Cluster, other: Cluster) -> bool:
    return any(place in sighting.article.text for sighting in one.sightings for place in sorted(other.places))


def _is_again(cluster: Cluster) -> bool:
    """Whether a report says that it was not the first time: "traf sich am Freitag ein zweites Mal"."""
    return 2 in cluster.turns


def _same_day(one: Cluster, other: Cluster) -> bool:
    """Whether both are told on one day; of a round it is enough that it may have been one."""
    if one.when is None or other.when is None:
        return False
    return one.when.days == other.when.days == 1 or bool(one.rounds & other.rounds)


def _sum(*parts: Match) -> Match:
    return Match(sum(part.score for part in parts), tuple(reason for part in parts for reason in part.reasons))


def _both_past(one: Sighting, other: Sighting) -> bool:
    return one.event.status in FACTUAL and other.event.status in FACTUAL

"""What two mentions of an event have in common and what sets them apart, as numbers that a model weighs.

Nothing here decides. A trait is small and plain enough to be said to a reader: both name the day, they share two
participants, their trigger is one word, one looks ahead and the other back.
"""

from __future__ import annotations

from math import fsum
from typing import Iterable, Mapping

from synopse.link.occurrences.matching import RECURRING, RECURRING_KINDS, SINGULAR, VERBAL, place_match
from synopse.link.occurrences.sightings import Sighting
from synopse.link.occurrences.wording import SPREAD, is_alike
from synopse.model import FACTUAL, PLANS
from synopse.periods import day_of, gap, relation

Traits = Mapping[str, float]
Spread = Mapping[str, float]

RELATIONS = {"same": 3, "overlap": 2, "unknown": 1, "apart": 0}
LONG, UNDATED = 99, 400
"""Days of a stretch whose end is open, and of an event of which only one mention is dated."""
NOT = frozenset({"denied", "cancelled"})


def traits(one: Sighting, other: Sighting, spread: Spread) -> Traits:
    """All traits of a pair, by name.

    Args:
        one: A mention.
        other: Another of the same type.
        spread: In how many sentences an article of the story has a stem, as `wording.spread` gives it.
    """
    found: dict[str, float] = {}
    for part in (_sort(one, other), _times(one, other), _statuses(one, other), _who(one, other)):
        found.update(part)
    found.update(_words(one, other, spread))
    return found


def _sort(one: Sighting, other: Sighting) -> Iterable[tuple[str, float]]:
    left, right = one.event, other.event
    alike = left.kind == right.kind
    yield "kind", (2 if left.kind else 1) if alike else 0
    yield "kind_once", alike and left.kind in SINGULAR
    yield "again", left.type in RECURRING or not RECURRING_KINDS.isdisjoint((left.kind, right.kind))
    yield "verbal", left.type in VERBAL
    yield "round", left.round is not None and left.round == right.round
    yield "rounds", (left.round is not None) + (right.round is not None)


def _times(one: Sighting, other: Sighting) -> Iterable[tuple[str, float]]:
    left, right = one.when, other.when
    related = relation(left, right)
    meet = related in ("same", "overlap")
    yield "rel", RELATIONS[related]
    yield "dated", (left is not None) + (right is not None)
    yield "assumed", one.assumed + other.assumed
    yield "gap", (gap(left, right) or 0) if related == "apart" else 0
    if left is None or right is None:
        yield "days", UNDATED
        return
    yield "days", min(UNDATED, max(left.days or LONG, right.days or LONG))
    yield "sameday", meet and left.exact and right.exact and not (one.assumed or other.assumed)


def _statuses(one: Sighting, other: Sighting) -> Iterable[tuple[str, float]]:
    left, right = one.event.status, other.event.status
    both = {left, right}
    yield "both_past", both <= FACTUAL
    yield "both_ahead", both <= PLANS
    yield "plan_held", bool(both & FACTUAL and both & PLANS)
    yield "no", (left in NOT) + (right in NOT)
    if one.article.published is None or other.article.published is None:
        yield "pub", -1
        return
    days = day_of(other.article.published) - day_of(one.article.published)
    older, newer = (left, right) if days >= 0 else (right, left)
    yield "pub", abs(days)
    yield "order", (older in PLANS and newer in FACTUAL) - (older in FACTUAL and newer in PLANS) if days else 0


def _who(one: Sighting, other: Sighting) -> Iterable[tuple[str, float]]:
    within = one.article.id == other.article.id
    met = len(one.persons & other.persons)
    yield "same_article", within
    yield "near", abs(one.sentence - other.sentence) if within else -1
    yield "shared", len(one.participants & other.participants)
    yield "met", met
    yield "strangers", bool(one.persons and other.persons) and not met
    yield "places", (one.place is not None) + (other.place is not None)
    if one.place is not None and other.place is not None:
        yield "place", place_match({one.place}, {other.place}).score


def _words(one: Sighting, other: Sighting, spread: Spread) -> Iterable[tuple[str, float]]:
    yield "stem", one.stem == other.stem
    yield "alike", is_alike(one.stem, other.stem)
    shorter = min(len(one.words), len(other.words))
    yield "share", len(one.words & other.words) / max(1, shorter)
    common = one.matter & other.matter
    yield "matter", fsum(1 / spread[stem] for stem in common)
    yield "sole", sum(spread[stem] <= SPREAD for stem in common)

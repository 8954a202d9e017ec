"""In what two clusters of sightings agree or contradict each other: in time, place, round, sort, people and words."""

from __future__ import annotations

from msgspec import Struct

from synopse.link.occurrences.sightings import Cluster, narrowed
from synopse.link.occurrences.wording import is_alike
from synopse.model import EventType
from synopse.periods import Period, gap, relation
from synopse.places import compatible, containers, within

SAME_PLACE = 1.75
INSIDE = 1.25
SAME_ROUND = 2.5
SAME_KIND = 1.75
SINGULAR = frozenset(
    {
        "attack",
        "collapse",
        "crash",
        "election",
        "eruption",
        "exchange",
        "fire",
        "insolvency",
        "quake",
        "slide",
        "weather",
    }
)
"""Kinds of which a story mostly tells one: its reports call it "Zusammenstoß", "Unglück" and "Crash"."""
GUESSED_DAYS = 5
"""How far a date may lie from that of a report which gives none and is taken to tell of the last days."""
SHARED = 0.8
SHARED_MOST = 2.4
STRANGERS = -1.5
"""Both name persons and none is shared."""
SAME_WORDS_SHARE = 0.75
"""A sentence copied or hardly changed tells the same event, whoever prints it."""
LEAST_WORDS = 4
"""Sentences of fewer content words ("Sie verhandeln wieder") are alike by chance."""

RECURRING: frozenset[EventType] = frozenset({"ASSAULT", "THREATEN"})
RECURRING_KINDS = frozenset({"attack", "call", "hearing", "quake", "weather"})
ELECTIVE = frozenset({"election", "office", "vote"})
"""Sorts of what a noun like "Wahl" may mean."""
VERBAL: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "YIELD"})
"""Acts done by speaking: they need an actor in common and hardly ever a place."""


class Match(Struct, frozen=True):
    """How well two sightings or occurrences agree, and in what; below 0 they contradict each other."""

    score: float
    reasons: tuple[str, ...]


NO_MATCH = Match(0.0, ())


def contradict(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters cannot be one event: two sorts, days, rounds or places, a plan and what was before it."""
    if kind_match(one, other).score < 0 or round_match(one, other).score < 0:
        return True
    if _times_contradict(one, other) or place_match(one.places, other.places).score < 0:
        return True
    if one.ahead & other.past or one.past & other.ahead:
        return True  # one report looks ahead to the one and back on the other
    if _is_only_a_sitting(one, other) or _is_only_a_call(one, other):
        return True
    if _is_before(one.when, other.since) or _is_before(other.when, one.since):
        return True
    return _is_called_off(one) != _is_called_off(other) and not _is_anchored(one, other)


def _is_only_a_sitting(one: Cluster, other: Cluster) -> bool:
    """Whether one is the hearing of somebody and the other a meeting that has neither him nor the day of it."""
    heard = ("hearing" in one.kinds) != ("hearing" in other.kinds)
    dated = _says_when(one) and _says_when(other) and relation(one.when, other.when) in ("same", "overlap")
    return heard and not dated and not one.participants & other.participants


def _is_only_a_call(one: Cluster, other: Cluster) -> bool:
    """Whether one is a call and the other a meeting at some place or a round, as nobody calls "in Montevideo"."""
    call, meeting = (one, other) if "call" in one.kinds else (other, one)
    return "call" in call.kinds and "call" not in meeting.kinds and bool(meeting.places or meeting.rounds)


def _says_when(cluster: Cluster) -> bool:
    """Whether a report says when it was, where the tense alone tells of the last days."""
    return any(sighting.event.time is not None for sighting in cluster.sightings)


def _is_before(when: Period | None, since: int) -> bool:
    return when is not None and when.bounds is not None and when.bounds[1] < since


def _is_called_off(cluster: Cluster) -> bool:
    return all(sighting.event.status in ("cancelled", "denied") for sighting in cluster.sightings)


def _is_anchored(one: Cluster, other: Cluster) -> bool:
    """Whether a day, place or round or the same words say that what did not happen here is what happened there."""
    if relation(one.when, other.when) in ("same", "overlap") or place_match(one.places, other.places).score > 0:
        return True
    alike = max(share(left, right) for left in one.words for right in other.words) >= SAME_WORDS_SHARE
    return alike or bool(one.rounds & other.rounds)


def agreements(one: Cluster, other: Cluster) -> tuple[str, ...]:
    """In what two clusters agree, as reasons to tell a reader."""
    parts = [place_match(one.places, other.places), round_match(one, other), kind_match(one, other)]
    parts += [participant_match(one, other)]
    found = [reason for part in parts for reason in part.reasons]
    kind = relation(one.when, other.when)
    if kind in ("same", "overlap") and one.when is not None and other.when is not None:
        found.insert(0, "same_day" if one.when.exact and other.when.exact else "compatible_time")
    if max(share(left, right) for left in one.words for right in other.words) >= SAME_WORDS_SHARE:
        found.append("same_words")
    if any(is_alike(left, right) for left in one.nouns for right in other.nouns):
        found.append("same_noun")
    return tuple(found)


def is_possible(one: Cluster, other: Cluster) -> bool:
    """Whether one event can lie where both tell it: after what announces it, before what looks back on it."""
    first, last = narrowed(one.bounds, other.bounds)
    known = [side.when.bounds for side in (one, other) if side.when is not None and side.when.bounds is not None]
    return first <= last and all(begin <= last and first <= end for begin, end in known)


def _times_contradict(one: Cluster, other: Cluster) -> bool:
    kind = relation(one.when, other.when)
    if kind == "apart" and _is_guess(one, other):
        return False
    if kind == "apart" or not is_possible(one, other) or not _both_exist(one, other):
        return True
    both = one.when is not None and other.when is not None
    return kind == "unknown" and both and not one.rounds & other.rounds


def _is_guess(one: Cluster, other: Cluster) -> bool:
    """Whether one side has no date of its own: "Nach dem Brand in Lemgo ..." need not be of yesterday."""
    return (one.assumed or other.assumed) and (gap(one.when, other.when) or 0) <= GUESSED_DAYS


def _both_exist(one: Cluster, other: Cluster) -> bool:
    """A meeting that "ist nicht geplant" is not the one that the same article announces."""
    denied = [{s.event.status == "denied" for s in side.sightings} for side in (one, other)]
    articles = [{s.article.id for s in side.sightings} for side in (one, other)]
    return denied[0] == denied[1] or not articles[0] & articles[1]


def place_match(one: set[str], other: set[str]) -> Match:
    """The same place, one inside the other, or (below 0) two places."""
    if not one or not other:
        return NO_MATCH
    for left in sorted(one):
        for right in sorted(other):
            if left.casefold() == right.casefold():
                return Match(SAME_PLACE, (f"same_place: {left}",))
    pairs = [(left, right) for left in sorted(one) for right in sorted(other)]
    for left, right in pairs:
        outer = right if within(left, right) else left if within(right, left) else None
        if outer is not None and not containers(outer)[1:]:
            return NO_MATCH  # a whole state or continent is no meeting place: "in den USA" is not "in Alaska"
        if outer is not None:
            return Match(INSIDE, (f"place_inside: {left} / {right}",))
    return NO_MATCH if any(compatible(left, right) for left, right in pairs) else Match(-1.0, ())


def round_match(one: Cluster, other: Cluster) -> Match:
    """The same round of talks, or (below 0) two rounds."""
    if not one.rounds or not other.rounds:
        return Match(-1.0, ()) if _is_another_turn(one, other) else NO_MATCH
    common = sorted(one.rounds & other.rounds)
    return Match(SAME_ROUND, (f"same_round: {common[0]}",)) if common else Match(-1.0, ())


def _is_another_turn(one: Cluster, other: Cluster) -> bool:
    """Whether here they met "zum ersten Mal" or in the first round, there "erneut"."""
    turns = _turns(one), _turns(other)
    return all(turns) and turns[0].isdisjoint(turns[1])


def _turns(cluster: Cluster) -> set[int]:
    """1 for the first of several, 2 for any other."""
    return {*cluster.turns, *(min(number, 2) for number in cluster.rounds)}


def kind_match(one: Cluster, other: Cluster) -> Match:
    """Both tell of a crash, both of a fire; or (below 0) one of a vote and the other of a fire."""
    if not one.kinds or not other.kinds:
        return Match(-1.0, ()) if _is_something_else(one, other) else NO_MATCH
    common = sorted(one.kinds & other.kinds)
    if not common:
        return Match(-1.0, ())
    return Match(SAME_KIND, ("same_kind",)) if common[0] in SINGULAR else NO_MATCH


def _is_something_else(one: Cluster, other: Cluster) -> bool:
    """Whether of two events of no class of their own but one is of a sort; "die Wahl" may be an election or a vote."""
    known = one.kinds | other.kinds
    return one.sightings[0].event.type == "OTHER" and bool(known) and not known & ELECTIVE


def participant_match(one: Cluster, other: Cluster) -> Match:
    """Who takes part in both, or (below 0) that nobody named does."""
    shared = sorted(one.participants & other.participants)
    if shared:
        return Match(min(SHARED_MOST, SHARED * len(shared)), ("shared_participants: " + ", ".join(shared),))
    return Match(STRANGERS if one.persons and other.persons else 0.0, ())


def comes_again(one: Cluster, other: Cluster) -> bool:
    """Whether they are of a sort of which a second within days is no surprise: attacks, quakes, storms."""
    return one.sightings[0].event.type in RECURRING or bool((one.kinds | other.kinds) & RECURRING_KINDS)


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words of the shorter of two sentences stands in the other; 0 where they are few."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= LEAST_WORDS else 0.0

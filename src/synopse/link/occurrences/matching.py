"""How well two clusters of sightings agree: in time, place, round, people and words, each with its reason."""

from __future__ import annotations

from msgspec import Struct

from synopse.link.occurrences.sightings import Cluster, narrowed
from synopse.link.occurrences.wording import Wording
from synopse.model import EventType
from synopse.periods import Period, gap, relation
from synopse.places import compatible, containers, within

SAME_DAY = 2.0
SAME_SPAN = 1.5
COARSE = 0.75
SAME_PLACE = 1.75
INSIDE = 1.25
SAME_ROUND = 2.5
SAME_TRIGGER = 0.5
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
SAME_ARTICLE = 1.25
"""An article mostly speaks of one meeting at one place, and names its people and its day in different sentences."""
SHARED = 0.8
SHARED_MOST = 2.4
STRANGERS = -1.5
"""Both name persons and none is shared."""
SAME_WORDS, SAME_WORDS_SHARE = 2.0, 0.75
"""A sentence copied or hardly changed tells the same event, whoever prints it."""
SAME_MATTER, SAME_MATTER_SHARE = 1.5, 0.35
SAME_NOUN = 1.5
"""The only "Bürgerversammlung" of each report."""
MATTER, MOST_MATTER = 0.3, 1.5
LEAST_MATTER = 2
"""Words that stand beside one event of each report only, of which two sentences share as many, tell one event."""
LEAST_WORDS = 4
"""Sentences of fewer content words ("Sie verhandeln wieder") are alike by chance."""

RECURRING: frozenset[EventType] = frozenset({"ASSAULT", "THREATEN"})
RECURRING_KINDS = frozenset({"attack", "call", "hearing", "quake", "weather"})
VERBAL: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "YIELD"})
"""Acts done by speaking: they need an actor in common and hardly ever a place."""


class Match(Struct, frozen=True):
    """How well two sightings or occurrences agree, and in what."""

    score: float
    reasons: tuple[str, ...]
    agreements: int = 1


NO_MATCH = Match(0.0, (), 0)
COPY = Match(100.0, ("same_words",), 2)
"""The same words at the same place of a text that two outlets print whole tell one event, however little they say."""


def match(one: Cluster, other: Cluster, wording: Wording) -> Match:
    """How well two clusters agree; no match at all where date, place or round contradict each other."""
    if one.stands & other.stands:
        return COPY
    time, place, round_ = _time_match(one, other), place_match(one.places, other.places), round_match(one, other)
    kind = kind_match(one, other)
    if min(time.score, place.score, round_.score, kind.score) < 0:
        return NO_MATCH
    content = _content_match(one, other)
    people, article = participant_match(one, other), _same_article(one, other)
    parts = [time, place, round_, content, kind, people, article, worded_match(one, other, wording)]
    agreements = sum(part.score > 0 for part in parts)
    if not agreements or (content.score < 0 and not _one_threat(one, time, people, article)):
        return NO_MATCH
    parts.append(_same_trigger(one, other))
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return Match(sum(part.score for part in parts), reasons, agreements)


def _one_threat(one: Cluster, time: Match, people: Match, article: Match) -> bool:
    """An article tells one threat of one day in several ways; demands of one day may be several."""
    one_day = time.reasons == ("same_day",) and people.score > 0 and article.score > 0
    return one_day and one.sightings[0].event.type == "THREATEN"


def is_possible(one: Cluster, other: Cluster) -> bool:
    """Whether one event can lie where both tell it: after what announces it, before what looks back on it."""
    first, last = narrowed(one.bounds, other.bounds)
    known = [side.when.bounds for side in (one, other) if side.when is not None and side.when.bounds is not None]
    return first <= last and all(begin <= last and first <= end for begin, end in known)


def _time_match(one: Cluster, other: Cluster) -> Match:
    kind = relation(one.when, other.when)
    if kind == "apart" and _is_guess(one, other):
        return NO_MATCH
    if kind == "apart" or not is_possible(one, other) or not _both_exist(one, other):
        return Match(-1.0, ())
    if kind == "unknown" or one.when is None or other.when is None:
        both = one.when is not None and other.when is not None
        return Match(-1.0 if both and not one.rounds & other.rounds else 0.0, ())
    if (one.when.bounds is None or other.when.bounds is None) and not _same_article(one, other).score:
        return NO_MATCH  # "am Mittwoch" of two undated reports need not be one Wednesday
    if one.when.exact and other.when.exact:
        return Match(SAME_DAY, ("same_day",))
    if min(one.when.days or 400, other.when.days or 400) <= 45 or kind == "same":
        return Match(SAME_SPAN if _short(one.when) and _short(other.when) else COARSE, ("compatible_time",))
    return Match(0.0, ())


def _is_guess(one: Cluster, other: Cluster) -> bool:
    """Whether one side has no date of its own: "Nach dem Brand in Lemgo ..." need not be of yesterday."""
    return (one.assumed or other.assumed) and (gap(one.when, other.when) or 0) <= GUESSED_DAYS


def _both_exist(one: Cluster, other: Cluster) -> bool:
    """A meeting that "ist nicht geplant" is not the one that the same article announces."""
    denied = [{s.event.status == "denied" for s in side.sightings} for side in (one, other)]
    articles = [{s.article.id for s in side.sightings} for side in (one, other)]
    return denied[0] == denied[1] or not articles[0] & articles[1]


def _short(when: Period) -> bool:
    return when.days is None or when.days <= 31


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
        return NO_MATCH
    common = sorted(one.rounds & other.rounds)
    return Match(SAME_ROUND, (f"same_round: {common[0]}",)) if common else Match(-1.0, ())


def kind_match(one: Cluster, other: Cluster) -> Match:
    """Both tell of a crash, both of a fire; or (below 0) one of a vote and the other of a fire."""
    if not one.kinds or not other.kinds:
        return NO_MATCH
    common = sorted(one.kinds & other.kinds)
    if not common:
        return Match(-1.0, ())
    return Match(SAME_KIND, ("same_kind",)) if common[0] in SINGULAR else NO_MATCH


def participant_match(one: Cluster, other: Cluster) -> Match:
    """Who takes part in both, or (below 0) that nobody named does."""
    shared = sorted(one.participants & other.participants)
    if shared:
        return Match(min(SHARED_MOST, SHARED * len(shared)), ("shared_participants: " + ", ".join(shared),))
    return Match(STRANGERS if one.persons and other.persons else 0.0, ())


def worded_match(one: Cluster, other: Cluster, wording: Wording) -> Match:
    """Words that tell this event from the others of the story: its noun, or what its sentences are about."""
    if not comes_again(one, other) and wording.shared_noun(one, other) is not None:
        return Match(SAME_NOUN, ("same_noun",))
    shared = wording.shared_matter(one, other)
    return Match(min(MOST_MATTER, MATTER * shared), ("shared_words",)) if shared >= LEAST_MATTER else NO_MATCH


def comes_again(one: Cluster, other: Cluster) -> bool:
    """Whether they are of a sort of which a second within days is no surprise: attacks, quakes, storms."""
    return one.sightings[0].event.type in RECURRING or bool((one.kinds | other.kinds) & RECURRING_KINDS)


def _content_match(one: Cluster, other: Cluster) -> Match:
    """Whether the sentences say the same; what was demanded or threatened is the event, so there they must."""
    share = max(_share(left, right) for left in one.words for right in other.words)
    if share >= SAME_WORDS_SHARE:
        return Match(SAME_WORDS, ("same_words",))
    if one.sightings[0].event.type not in VERBAL:
        return NO_MATCH
    return Match(SAME_MATTER, ("same_matter",)) if share >= SAME_MATTER_SHARE else Match(-1.0, ())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= LEAST_WORDS else 0.0


def _same_article(one: Cluster, other: Cluster) -> Match:
    articles = {sighting.article.id for sighting in one.sightings}
    return Match(SAME_ARTICLE if any(s.article.id in articles for s in other.sightings) else 0.0, ())


def _same_trigger(one: Cluster, other: Cluster) -> Match:
    return Match(SAME_TRIGGER if one.triggers & other.triggers else 0.0, ())

"""The same event in several reports: by type, time, place, participants and which round it was.

Sightings (one article's mention of an event) are joined where enough agrees and nothing contradicts. A second pass
joins occurrences whose dates contradict each other although place and participants, or the round, say that they are
one: "die Gespräche vom Freitag in Berlin" beside "in Berlin, wo am Sonntag und Montag ...". A discrepancy needs that.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from itertools import combinations
from typing import Callable, Iterable

from msgspec import Struct

from synopse import lexicon
from synopse.model import Article, Event, EventReport, EventType, Evidence, Occurrence, Place, Span, Status
from synopse.periods import DAY, ENDLESS, Period, day_of, gap, intersection, iso, period, relation
from synopse.places import canonical, compatible, containers, place_of_adjective, within
from synopse.terms import terms

Resolve = Callable[[str, int, int], tuple[str, ...]]
"""From article id, begin and end to the ids of the actors meant there."""

JOIN = 3.0
"""Score from which a sighting joins an occurrence. One agreement alone (the same place, the same day, two shared
participants) reaches 2 at most; two together pass."""
ALONE, POSSIBLE = 1.75, 0.75
"""Where one occurrence only comes into question, the same day, place or round is enough: "am Dienstag" of the talks."""
SAME_DAY = 2.0
SAME_SPAN = 1.5
COARSE = 0.75
SAME_PLACE = 1.75
INSIDE = 1.25
SAME_ROUND = 2.5
SAME_TRIGGER, TRIGGER_LETTERS = 0.5, 5
"""By its first letters a trigger is one in all its forms: "einigen", "einigten", "Einigung"."""
SAME_ARTICLE = 1.25
"""An article mostly speaks of one meeting at one place, and names its people and its day in different sentences."""
SHARED = 0.8
SHARED_MOST = 2.4
STRANGERS = -1.5
"""Both name persons and none is shared."""
SAME_WORDS, SAME_WORDS_SHARE = 2.0, 0.75
"""A sentence copied or hardly changed tells the same event, whoever prints it."""
SAME_MATTER, SAME_MATTER_SHARE = 1.5, 0.35
LEAST_WORDS = 4
"""Sentences of fewer content words ("Sie verhandeln wieder") are alike by chance."""
REMEMBERED = 8
"""Wordings of an occurrence kept for comparing: enough to recognise copies, few enough for a thousand reports."""
CONTRADICTORY_DAYS = 10
"""How far apart two dates of one event may lie for a contradiction: beyond that, two events are the better reading."""
RECENT_DAYS = 2
"""A report in the perfect tense without a date ("Witkoff hat in Moskau mit Putin gesprochen") is of the last days."""

NEWEST_FIRST: tuple[Status, ...] = ("cancelled", "held", "denied", "planned", "ongoing", "proposed", "conditional")
"""Which status of several in the newest article tells where the story stands: what is under way "dieses Wochenende" and
still to be held on Sunday is planned."""

VERBAL: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "YIELD"})
"""Acts done by speaking: they need an actor in common and hardly ever a place."""


class Sighting(Struct, frozen=True):
    """One article's mention of an event, with its actors, place and period resolved.

    `bounds` are the minutes between which it must lie as told: a plan lies after its report, what was held before it.
    """

    article: Article
    event: Event
    participants: frozenset[str]
    persons: frozenset[str]
    absent: frozenset[str]
    place: str | None
    when: Period | None
    bounds: tuple[int, int]
    words: frozenset[str]
    assumed: bool = False


class Match(Struct, frozen=True):
    """How well two sightings or occurrences agree, and in what."""

    score: float
    reasons: tuple[str, ...]
    agreements: int = 1


NO_MATCH = Match(0.0, (), 0)
COPY = Match(100.0, ("same_words",), 2)
"""The same words at the same place of a text that two outlets print whole tell one event, however little they say."""


class Cluster(Struct):
    """Sightings taken for one event while linking; `stands` says on which day and where in which text they stand."""

    sightings: list[Sighting]
    when: Period | None
    bounds: tuple[int, int]
    places: set[str]
    participants: set[str]
    persons: set[str]
    rounds: set[int]
    triggers: set[str]
    words: list[frozenset[str]]
    stands: set[tuple[str | None, str, int]]
    reasons: list[str]


def occurrences(
    articles: tuple[Article, ...], resolve: Resolve, origin_of: dict[str, str], persons: frozenset[str]
) -> tuple[Occurrence, ...]:
    """Link the events of a story's articles.

    Args:
        articles: In the order of the story, oldest first.
        resolve: Leads a span of an article to actor ids.
        origin_of: From article id to the id of its origin.
        persons: The ids of those actors that are persons.

    Returns:
        The occurrences in the order of their time, undated last.
    """
    clusters: dict[EventType, list[Cluster]] = defaultdict(list)
    for told in sorted(_told(articles, resolve, persons), key=lambda cluster: _richness(cluster.sightings[0])):
        _place_in(clusters[told.sightings[0].event.type], told)
    found = []
    for group in clusters.values():
        found += [
            _occurrence(cluster, origin_of)
            for cluster in _join_contradicting(group)
            if _substantial(cluster, origin_of)
        ]
    return tuple(sorted(found, key=lambda entry: (entry.earliest or "9999", entry.latest or "9999", entry.id)))


# --- sightings -----------------------------------------------------------------------------------------------------


def _told(articles: tuple[Article, ...], resolve: Resolve, persons: frozenset[str]) -> Iterable[Cluster]:
    """What each article by itself tells: its own mentions of one event are joined before any other's."""
    for article in articles:
        clusters: dict[EventType, list[Cluster]] = defaultdict(list)
        sightings = [_sighting(article, event, resolve, persons) for event in article.events]
        for sighting in sorted(sightings, key=_richness):
            _place_in(clusters[sighting.event.type], _founded(sighting))
        for group in clusters.values():
            yield from group


def _sighting(article: Article, event: Event, resolve: Resolve, persons: frozenset[str]) -> Sighting:
    when = period(event.time)
    assumed = when is None and _of_the_last_days(article, event)
    if assumed and article.published is not None:
        last = day_of(article.published) * DAY + DAY - 1
        when = Period(last - (RECENT_DAYS + 1) * DAY + 1, last)
    bounds = _bounds_of(article, event)
    if when is not None and when.bounds is not None and ENDLESS in when.bounds:
        when = intersection(when, Period(*bounds))
    participants = _resolved(article, event.actors + event.recipients, resolve)
    return Sighting(
        article,
        event,
        participants,
        participants & persons,
        _resolved(article, event.absent, resolve),
        _place_name(event.place.text) if event.place else None,
        when,
        bounds,
        frozenset(terms(event.evidence.text)),
        assumed,
    )


def _bounds_of(article: Article, event: Event) -> tuple[int, int]:
    """A report of "ein Treffen könnte stattfinden" cannot mean the summit of seven years ago."""
    if article.published is None:
        return 0, ENDLESS
    day = day_of(article.published) * DAY
    if event.status in ("planned", "proposed", "conditional"):
        return day, ENDLESS
    return (0, day + DAY - 1) if event.status == "held" else (0, ENDLESS)


def _place_name(form: str) -> str:
    """The place as the gazetteer calls it: "Berliner Hotel" names Berlin, "Moskaus" Moskau."""
    return canonical(place_of_adjective(form) or form)


def _resolved(article: Article, spans: Iterable[Span], resolve: Resolve) -> frozenset[str]:
    return frozenset(actor for span in spans for actor in resolve(article.id, span.begin, span.end))


def _of_the_last_days(article: Article, event: Event) -> bool:
    """Whether an undated event is the news of the article: held, and told in its first sentences."""
    if article.published is None or event.status not in ("held", "ongoing") or event.round is not None:
        return False
    return any(sentence.begin <= event.trigger.begin < sentence.end for sentence in article.sentences[:2])


def _richness(sighting: Sighting) -> tuple[int, int, int, int, str, str, int]:
    """Rich sightings first, so that poor ones find them; ties by content, never by the order of input."""
    when = sighting.when
    return (
        0 if when and when.exact and not sighting.assumed else 1 if when else 2,
        0 if sighting.place else 1,
        0 if sighting.event.round else 1,
        -len(sighting.participants),
        sighting.article.published or "9999",
        sighting.article.text,
        sighting.event.trigger.begin,
    )


# --- joining what agrees -------------------------------------------------------------------------------------------


def _place_in(clusters: list[Cluster], told: Cluster) -> None:
    """Add what is told to the occurrence it fits best, or to none."""
    matches = [(_match(cluster, told), cluster) for cluster in clusters]
    found = _chosen([pair for pair in matches if pair[0].score > 0])
    if found is None:
        clusters.append(told)
        return
    match, cluster = found
    cluster.reasons += [reason for reason in match.reasons if reason not in cluster.reasons]
    _absorb(cluster, told)


def _chosen(matches: list[tuple[Match, Cluster]]) -> tuple[Match, Cluster] | None:
    """The best match of those that agree in two points; else the only one that agrees in a day, place or round."""
    strong = [pair for pair in matches if pair[0].score >= JOIN and pair[0].agreements > 1]
    if strong:
        return max(strong, key=lambda pair: pair[0].score)
    possible = [pair for pair in matches if pair[0].score >= POSSIBLE]
    return possible[0] if len(possible) == 1 and possible[0][0].score >= ALONE else None


def _founded(sighting: Sighting) -> Cluster:
    return Cluster(
        [sighting],
        sighting.when,
        sighting.bounds,
        {sighting.place} if sighting.place else set(),
        set(sighting.participants),
        set(sighting.persons),
        {sighting.event.round} if sighting.event.round else set(),
        {sighting.event.trigger.text.lower()[:TRIGGER_LETTERS]},
        [sighting.words],
        {(sighting.article.published, sighting.article.text, sighting.event.trigger.begin)},
        [],
    )


def _absorb(cluster: Cluster, other: Cluster) -> None:
    cluster.sightings += other.sightings
    cluster.bounds = _narrowed(cluster.bounds, other.bounds)
    cluster.places |= other.places
    cluster.participants |= other.participants
    cluster.persons |= other.persons
    cluster.rounds |= other.rounds
    cluster.triggers |= other.triggers
    cluster.stands |= other.stands
    cluster.words = list(dict.fromkeys(cluster.words + other.words))[:REMEMBERED]
    if cluster.when is None:
        cluster.when = other.when
    elif other.when is not None:
        cluster.when = intersection(cluster.when, other.when)


def _match(one: Cluster, other: Cluster) -> Match:
    """How well two clusters agree; no match at all where date, place or round contradict each other."""
    if one.stands & other.stands:
        return COPY
    time, place, round_ = _time_match(one, other), _place_match(one.places, other.places), _round_match(one, other)
    if min(time.score, place.score, round_.score) < 0:
        return NO_MATCH
    content = _content_match(one, other)
    parts = [time, place, round_, content, _participant_match(one, other), _same_article(one, other)]
    agreements = sum(part.score > 0 for part in parts)
    if not agreements or content.score < 0:
        return NO_MATCH
    parts.append(_same_trigger(one, other))
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return Match(sum(part.score for part in parts), reasons, agreements)


def _narrowed(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(one[0], other[0]), min(one[1], other[1])


def _possible(one: Cluster, other: Cluster) -> bool:
    """Whether one event can lie where both tell it: after what announces it, before what looks back on it."""
    first, last = _narrowed(one.bounds, other.bounds)
    known = [side.when.bounds for side in (one, other) if side.when is not None and side.when.bounds is not None]
    return first <= last and all(begin <= last and first <= end for begin, end in known)


def _time_match(one: Cluster, other: Cluster) -> Match:
    kind = relation(one.when, other.when)
    if kind == "apart" or not _possible(one, other) or not _both_exist(one, other):
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


def _both_exist(one: Cluster, other: Cluster) -> bool:
    """A meeting that "ist nicht geplant" is not the one that the same article announces."""
    denied = [{s.event.status == "denied" for s in side.sightings} for side in (one, other)]
    articles = [{s.article.id for s in side.sightings} for side in (one, other)]
    return denied[0] == denied[1] or not articles[0] & articles[1]


def _short(when: Period) -> bool:
    return when.days is None or when.days <= 31


def _place_match(one: set[str], other: set[str]) -> Match:
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


def _round_match(one: Cluster, other: Cluster) -> Match:
    if not one.rounds or not other.rounds:
        return NO_MATCH
    common = sorted(one.rounds & other.rounds)
    return Match(SAME_ROUND, (f"same_round: {common[0]}",)) if common else Match(-1.0, ())


def _participant_match(one: Cluster, other: Cluster) -> Match:
    shared = sorted(one.participants & other.participants)
    if shared:
        return Match(min(SHARED_MOST, SHARED * len(shared)), ("shared_participants: " + ", ".join(shared),))
    return Match(STRANGERS if one.persons and other.persons else 0.0, ())


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


# --- joining what contradicts --------------------------------------------------------------------------------------


def _join_contradicting(clusters: list[Cluster]) -> list[Cluster]:
    """Join pairs that are one event by everything but the date, each being the other's only candidate."""
    pairs = {
        pair: _contradiction(*(clusters[index] for index in pair)) for pair in combinations(range(len(clusters)), 2)
    }
    candidates = {pair: match for pair, match in pairs.items() if match.score > 0}
    degree = Counter(index for pair in candidates for index in pair)
    gone: set[int] = set()
    for (one, other), match in sorted(candidates.items(), key=lambda entry: (-entry[1].score, entry[0])):
        if degree[one] == degree[other] == 1:
            clusters[one].reasons += [reason for reason in match.reasons if reason not in clusters[one].reasons]
            _absorb(clusters[one], clusters[other])
            gone.add(other)
    return [cluster for index, cluster in enumerate(clusters) if index not in gone]


def _contradiction(one: Cluster, other: Cluster) -> Match:
    """Whether two clusters are one event told with contradictory dates.

    An article that tells both knows two events. A plan and what came of it are no contradiction.
    """
    if relation(one.when, other.when) != "apart" or (gap(one.when, other.when) or 0) > CONTRADICTORY_DAYS:
        return NO_MATCH
    if {s.article.id for s in one.sightings} & {s.article.id for s in other.sightings}:
        return NO_MATCH
    if not any(_both_past(left, right) for left in one.sightings for right in other.sightings):
        return NO_MATCH
    place, round_ = _place_match(one.places, other.places), _round_match(one, other)
    people = _participant_match(one, other)
    if place.score < 0 or round_.score < 0 or people.score < 0:
        return NO_MATCH
    by_round = round_.score > 0 and (place.score > 0 or people.score > 0)
    by_place = place.score > 0 and people.score >= 2 * SHARED
    if not (by_round or by_place):
        return NO_MATCH
    return Match(place.score + round_.score + people.score, place.reasons + round_.reasons + people.reasons)


def _both_past(one: Sighting, other: Sighting) -> bool:
    past = ("held", "ongoing")
    return one.event.status in past and other.event.status in past


# --- the result ----------------------------------------------------------------------------------------------------


def _substantial(cluster: Cluster, origin_of: dict[str, str]) -> bool:
    """A mention without time, place and partners is no entry of a timeline: too little to say which event it is.

    A second report makes it one, a copy of the first does not.
    """
    if len({origin_of[sighting.article.id] for sighting in cluster.sightings}) > 1:
        return True
    dated = cluster.when is not None and not all(sighting.assumed for sighting in cluster.sightings)
    if cluster.sightings[0].event.type in VERBAL:
        return bool(cluster.participants)
    return dated or (bool(cluster.places) and bool(cluster.participants)) or len(cluster.participants) > 1


def _occurrence(cluster: Cluster, origin_of: dict[str, str]) -> Occurrence:
    ordered = sorted(
        cluster.sightings, key=lambda s: (s.article.published or "9999", s.article.text, s.event.trigger.begin)
    )
    reports = tuple(_report(sighting) for sighting in ordered)
    first, last = _extent(cluster)
    return Occurrence(
        id="event-" + _digest(ordered),
        type=ordered[0].event.type,
        label=_label(ordered),
        status=_status(ordered),
        earliest=first,
        latest=last,
        place=_place(ordered),
        participants=tuple(sorted(cluster.participants)),
        reports=reports,
        independent_sources=len({origin_of[sighting.article.id] for sighting in ordered}),
        absent=tuple(sorted({actor for sighting in ordered for actor in sighting.absent})),
        reasons=tuple(cluster.reasons),
    )


def _digest(sightings: list[Sighting]) -> str:
    keys = sorted(
        f"{s.event.type}\0{s.article.published}\0{s.article.text}\0{s.event.trigger.begin}" for s in sightings
    )
    return hashlib.sha256("\0\0".join(keys).encode()).hexdigest()[:12]


def _report(sighting: Sighting) -> EventReport:
    event, article = sighting.event, sighting.article
    first, last = _iso_bounds(sighting.when)
    return EventReport(
        article=article.id,
        begin=event.evidence.begin,
        end=event.evidence.end,
        text=event.evidence.text,
        status=event.status,
        trigger=event.trigger.text,
        earliest=first,
        latest=last,
        value=event.time.value if event.time else None,
        when=_evidence(article, event.when),
        place=_evidence(article, event.place),
        duration=_evidence(article, event.duration),
        participants=tuple(sorted(sighting.participants)),
        absent=tuple(sorted(sighting.absent)),
        reported=article.published,
    )


def _evidence(article: Article, span: Span | None) -> Evidence | None:
    return Evidence(article.id, span.begin, span.end, span.text) if span else None


def _iso_bounds(when: Period | None) -> tuple[str | None, str | None]:
    if when is None or when.first is None or when.last is None:
        return None, None
    return iso(when.first), iso(when.last)


def _extent(cluster: Cluster) -> tuple[str | None, str | None]:
    """From when to when by all reports: what they agree on, or the whole stretch where they contradict each other."""
    told = [s.when for s in cluster.sightings if s.when is not None and not s.assumed]
    known = [when.bounds for when in told if when.bounds is not None]
    if known and any(relation(cluster.when, when) == "apart" for when in told):
        return iso(min(first for first, _ in known)), iso(max(last for _, last in known))
    return _iso_bounds(cluster.when)


def _status(sightings: list[Sighting]) -> Status:
    """Where the story stands: by the newest report, but what was held once does not become a plan again."""
    newest = sightings[-1].article.id
    latest = [sighting.event.status for sighting in sightings if sighting.article.id == newest]
    for status in NEWEST_FIRST:
        if status in latest:
            break
    told = {sighting.event.status for sighting in sightings}
    return "held" if "held" in told and status not in ("denied", "cancelled") else status


def _place(sightings: list[Sighting]) -> Place | None:
    """The place most articles name, the narrower one where two are nested."""
    named = [s for s in sightings if s.event.place is not None]
    if not named:
        return None
    counts = Counter(s.place for s in named if s.place)
    name = min(counts, key=lambda text: (-counts[text], text))
    evidence = tuple(_evidence(s.article, s.event.place) for s in named)
    return Place(name, tuple(entry for entry in evidence if entry is not None))


def _label(sightings: list[Sighting]) -> str:
    """The noun most reports use, with its place: "Gespräche, Miami"; the name of the type where all use verbs."""
    nouns = Counter(s.event.trigger.text for s in sightings if s.event.trigger.text[:1].isupper())
    kind = lexicon.mapping("messages", "text")[f"type_{sightings[0].event.type}"]
    trigger = min(nouns, key=lambda text: (-nouns[text], text)) if nouns else kind
    place = _place(sightings)
    return f"{trigger}, {place.name}" if place else trigger

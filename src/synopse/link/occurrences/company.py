"""Where an event was by its company: who met in Lemgo on Friday said there on Friday what has no place of its own.

Reports name the place of a meeting once, and tell what its people did on that day without it. Like a place read from
the sentences around, it is a reading, and contradicts nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.link.occurrences.sides import is_strike
from synopse.link.occurrences.sightings import Cluster, Sighting
from synopse.model import FACTUAL, EventType, Evidence, Place
from synopse.periods import DAY, FEW, relation
from synopse.places import compatible, containers, is_city, site

MEETINGS: frozenset[EventType] = frozenset({"AGREE", "CONSULT"})
"""Types of events at which both sides are; who is accused is elsewhere."""
PLACELESS = frozenset({"call", "deal", "election", "office"})
"""Kinds of events that are nowhere, or in a whole state."""

Key = tuple[int, str]
"""A day and a person who was somewhere on it."""
Whereabouts = Mapping[Key, tuple[Evidence, ...]]
"""The words that name where a person was on a day."""
Meetings = Mapping[str, Sequence[Cluster]]
"""By a place those who met there."""


class Atlas(Struct, frozen=True):
    """What a story tells of places beside its events: where its people were, what is struck, which words are places."""

    people: Whereabouts
    towns: frozenset[str]
    struck: tuple[Evidence, ...] = ()


def whereabouts(clusters: Iterable[Cluster]) -> Whereabouts:
    """Where the persons of a story were on which day, by the events whose place is told."""
    found: dict[Key, list[Evidence]] = defaultdict(list)
    for cluster in clusters:
        if cluster.places and _took_place(cluster):
            sites = [evidence for told in cluster.sightings if (evidence := _named(told)) is not None]
            for key in _keys(cluster):
                found[key] += sites
    return {key: tuple(sites) for key, sites in found.items()}


def struck_sites(clusters: Iterable[Cluster]) -> tuple[Evidence, ...]:
    """Where the strikes of a story are told to be, if that is one place: its workers strike there again."""
    strikes = [told for cluster in clusters for told in cluster.sightings if is_strike(told.event)]
    told = [evidence for strike in strikes if (evidence := _named(strike)) is not None]
    sites = [site(evidence.text) for evidence in told]
    alike = all(compatible(one, other) for one in sites for other in sites)
    narrow = all(len(containers(name)) != 1 for name in sites)
    return tuple(told) if alike and narrow else ()


def meetings_by_place(clusters: Iterable[Cluster]) -> Meetings:
    """The meetings of several people that took place, by each town or house where they were."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        held = cluster.sightings[0].event.type == "CONSULT" and _took_place(cluster) and not cluster.assumed
        for name in _towns_and_houses(cluster) if held and len(cluster.participants) > 1 else ():
            found[name].append(cluster)
    return found


def lend_company(cluster: Cluster, meetings: Meetings) -> None:
    """Give a settlement that names nobody those who met at its place on its day: "kam auf Schloss Kranich zustande".

    Who is told to have been missing by any report is left out.
    """
    settled = cluster.sightings[0].event.type == "AGREE" and not cluster.participants and _took_place(cluster)
    if not settled or cluster.when is None or not cluster.places or cluster.assumed:
        return
    near = (other for name in _towns_and_houses(cluster) for other in meetings.get(name, ()))
    met = [other for other in near if _may_have_settled(other, cluster)]
    if met and set.intersection(*(other.participants for other in met)):
        absent = {actor for one in (cluster, *met) for told in one.sightings for actor in told.absent}
        cluster.participants |= {actor for other in met for actor in other.participants} - absent


def _may_have_settled(meeting: Cluster, cluster: Cluster) -> bool:
    """Whether a meeting in the very town or house of a settlement may be of its day."""
    here = _towns_and_houses(meeting) & _towns_and_houses(cluster)
    dated = relation(meeting.when, cluster.when)
    alone = dated == "unknown" and not any(is_city(name) for name in here)  # few meet in a palace twice
    return alone or dated in ("same", "overlap")


def _towns_and_houses(cluster: Cluster) -> set[str]:
    """The places of an event without states, in which much more takes place on one day."""
    return {name for name in cluster.places if len(containers(name)) != 1}


def place_of_strike(cluster: Cluster, known: Atlas) -> Place | None:
    """The place of a strike of which no report says where it is: that of the story's other strikes."""
    if not known.struck or not all(is_strike(told.event) for told in cluster.sightings):
        return None
    names = Counter(site(evidence.text) for evidence in known.struck)
    name = min(names, key=lambda form: (-names[form], form))
    return Place(name, tuple(evidence for evidence in known.struck if site(evidence.text) == name), "context")


def place_in_company(cluster: Cluster, known: Atlas) -> Place | None:
    """The one place where those who act in an event were on its day; None where there is none, or several."""
    if not _took_place(cluster):
        return None
    sites = list(dict.fromkeys(evidence for key in _keys(cluster) for evidence in known.people.get(key, ())))
    names = Counter(site(evidence.text) for evidence in sites)
    narrow = (name for name in names if len(containers(name)) != 1)
    alike = all(compatible(one, other) for one in names for other in names)
    name = min(narrow, key=lambda form: (-names[form], form), default=None)
    if name is None or not alike:
        return None
    return Place(name, tuple(evidence for evidence in sites if site(evidence.text) == name), "context")


def _took_place(cluster: Cluster) -> bool:
    factual = any(told.event.status in FACTUAL for told in cluster.sightings)
    return factual and not cluster.kinds & PLACELESS


def _keys(cluster: Cluster) -> Iterator[Key]:
    """Each day of an event with each person who is told to be there."""
    when = cluster.when
    if when is None or when.bounds is None or cluster.assumed or (when.days or 0) > FEW:
        return
    here = {person for told in cluster.sightings for person in told.persons if _is_there(told, person)}
    for day in range(when.bounds[0] // DAY, when.bounds[1] // DAY + 1):
        yield from ((day, person) for person in sorted(here))


def _is_there(told: Sighting, person: str) -> bool:
    return told.event.type in MEETINGS or person not in told.recipients


def _named(told: Sighting) -> Evidence | None:
    span = told.event.place
    return Evidence(told.article.id, span.begin, span.end, span.text) if span is not None else None

"""The same event in several reports: by type, time, place, participants and which round it was.

Sightings (one article's mention of an event) are joined where enough agrees and nothing contradicts. A second pass
joins occurrences whose dates contradict each other although place and participants, or the round, say that they are
one: "die Verhandlung vom Freitag in Linz" beside "in Linz, wo am Sonntag und Montag ...". A discrepancy needs that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterable

from synopse.link.occurrences.joining import place_in
from synopse.link.occurrences.reporting import is_substantial, occurrence
from synopse.link.occurrences.rivals import join_contradicting
from synopse.link.occurrences.sides import lend_sides, sides_of, with_sides
from synopse.link.occurrences.sightings import Cluster, Resolve, Sighting, founded, richness, sighting
from synopse.link.occurrences.wording import UNKNOWN, wording
from synopse.model import Article, EventType, Occurrence


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
    sightings = {a.id: [sighting(a, event, resolve, persons) for event in a.events] for a in articles}
    sides = sides_of(one for found in sightings.values() for one in found)
    sightings = {id_: [with_sides(one, sides) for one in found] for id_, found in sightings.items()}
    told = sorted(_told(sightings.values()), key=lambda cluster: richness(cluster.sightings[0]))
    words = wording(told)
    for one in told:
        place_in(clusters[one.sightings[0].event.type], one, words)
    found = []
    for group in clusters.values():
        joined = join_contradicting(group, words)
        for cluster in joined:
            lend_sides(cluster, sides)
        found += [occurrence(cluster, origin_of) for cluster in joined if is_substantial(cluster, origin_of)]
    return tuple(sorted(found, key=lambda entry: (entry.earliest or "9999", entry.latest or "9999", entry.id)))


def _told(articles: Iterable[list[Sighting]]) -> Iterable[Cluster]:
    """What each article by itself tells: its own mentions of one event are joined before any other's."""
    for sightings in articles:
        clusters: dict[EventType, list[Cluster]] = defaultdict(list)
        for one in sorted(sightings, key=richness):
            place_in(clusters[one.event.type], founded(one), UNKNOWN)
        for group in clusters.values():
            yield from group

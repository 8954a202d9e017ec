"""The same event in several reports: by type, time, place, participants and which round it was.

Sightings (one article's mention of an event) are joined where a model is sure and nothing contradicts. A second pass
joins occurrences whose dates contradict each other although place and participants, or the round, say that they are
one: "die Verhandlung vom Freitag in Linz" beside "in Linz, wo am Sonntag und Montag ...". A discrepancy needs that.
"""

from __future__ import annotations

from synopse.link.occurrences.capitals import by_states
from synopse.link.occurrences.captors import lend_captor, releasing
from synopse.link.occurrences.classes import bodies, by_classes
from synopse.link.occurrences.company import Atlas, lend_company, meetings_by_place, struck_sites, whereabouts
from synopse.link.occurrences.joining import joined
from synopse.link.occurrences.leaders import leaders, lend_leaders
from synopse.link.occurrences.naming import by_names, by_owners
from synopse.link.occurrences.reporting import distinct, is_substantial, occurrence
from synopse.link.occurrences.rivals import join_contradicting
from synopse.link.occurrences.sides import disputing, lend_sides, merging, sides_of, with_merged, with_sides
from synopse.link.occurrences.sightings import Resolve, around_the_story, sighting
from synopse.link.occurrences.surroundings import towns_of
from synopse.link.occurrences.wording import wording
from synopse.model import Article, Occurrence


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
    who = by_owners(articles, by_names(articles, resolve), persons)
    known_bodies = bodies(articles, who, persons)
    who = by_states(articles, by_classes(articles, who, known_bodies))
    told = (sighting(article, event, who, persons) for article in articles for event in article.events)
    sightings = around_the_story(told)
    sides = sides_of(sightings) or disputing(sightings, known_bodies)
    merged = merging(sightings)
    groups = list(joined(with_merged(with_sides(one, sides), merged) for one in sightings))
    words = wording(cluster for group in groups for cluster in group)
    clusters = [cluster for group in groups for cluster in join_contradicting(group, words)]
    led = leaders(articles, who, clusters, known_bodies)
    captor = releasing(sightings)
    for cluster in clusters:
        lend_sides(cluster, sides)
        lend_leaders(cluster, led)
        lend_captor(cluster, captor)
    meetings = meetings_by_place(clusters)
    for cluster in clusters:
        lend_company(cluster, meetings)
    known = Atlas(whereabouts(clusters), towns_of(articles), struck_sites(clusters))
    found = [occurrence(cluster, origin_of, known) for cluster in clusters if is_substantial(cluster, origin_of)]
    return tuple(distinct(found))

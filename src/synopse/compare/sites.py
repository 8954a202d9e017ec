"""In which building or on which square of a town something was: "im Landtag" here, "in der Staatskanzlei" there.

Reports name the town of a meeting mostly once, and its house in the sentence that tells it. Two houses contradict each
other where the table says that neither can stand in the other, and no report names both: who does tells of two things.
What is told must be one linked occurrence.
"""

from __future__ import annotations

from functools import cache
from typing import Iterable, Mapping

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy, without
from synopse.compare.dates import comparable
from synopse.compare.whereabouts import PLAIN, Site, whereabouts
from synopse.model import Article, Discrepancy, EventReport, Evidence, Story
from synopse.vocabulary.sites import SiteKind

SEVERAL = frozenset({"court", "ministry", "square"})
"""Kinds of which a town has several, told apart by their names: "Theaterplatz" and "Altmarkt"."""
INSIDE = frozenset({"auf", "im", "in"})
"""Prepositions of what is in a house: before two of them, or near both, it may have been."""
TOLD = frozenset({"ground", "house", "seat", "square"})
"""Groups of which the table says what stands in what; a room or a meadow only the model of parallels weighs."""

Told = tuple[EventReport, Site]


def sites(story: Story) -> Iterable[Discrepancy | None]:
    """Occurrences whose reports name houses or squares that exclude each other."""
    articles = {article.id: article for article in story.articles}

    @cache
    def named(id_: str) -> tuple[Site, ...]:
        return tuple(_inside(articles[id_], 0, len(articles[id_].text)))

    def exclude(one: Told, other: Told) -> bool:
        if not comparable(one[0], other[0]) or not _are_apart(one[1].kind, other[1].kind):
            return False
        pairs = ((one[0].article, other[1]), (other[0].article, one[1]))
        return not any(_is_same(site, its) for article, its in pairs for site in named(article))

    for occurrence in story.events:
        told = [(report, site) for report in occurrence.reports for site in _told(report, articles)]
        about = Subject(f"site:{occurrence.id}", occurrence.label, without(occurrence.reasons, "same_place"))
        claims = [Claim(site.called, _evidence(report, site)) for report, site in conflicting(told, exclude, _key)]
        yield discrepancy("place", about, claims, 0.75)


def _told(report: EventReport, articles: Mapping[str, Article]) -> Iterable[Site]:
    """The one site of a report's own sentence; one that names several may lead from one to the other."""
    found = list(_inside(articles[report.article], report.begin, report.end))
    if len({site.text for site in found}) == 1:
        yield found[0]


def _inside(article: Article, begin: int, end: int) -> Iterable[Site]:
    """The sites of a stretch that something is said to be in."""
    for site in whereabouts(article, begin, end):
        if site.preposition in INSIDE and site.kind.group in TOLD and not site.denied:
            yield site


def _key(told: Told) -> tuple[object, ...]:
    return (told[0].article, told[1].kind, told[0].status)


def _evidence(report: EventReport, site: Site) -> Evidence:
    return Evidence(report.article, site.begin, site.end, site.text)


def _are_apart(one: SiteKind, other: SiteKind) -> bool:
    """Whether neither site can be the other or stand in it."""
    if one.name == other.name:
        return one.name in SEVERAL and one.own != other.own and PLAIN.isdisjoint((one.own, other.own))
    if "square" in (one.group, other.group):
        return False
    return one.group == other.group or "seat" in (one.group, other.group)


def _is_same(site: Site, other: Site) -> bool:
    """Whether a site that a report names may be the other's."""
    return site.kind.name == other.kind.name and not _are_apart(site.kind, other.kind)

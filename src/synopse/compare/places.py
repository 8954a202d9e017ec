"""Discrepancies of place. None is: a place inside the other ("Anchorage" beside "Alaska").

Two places that the gazetteer does not know may be one, or one in the other ("Bad Neuhaus" in the "Orlatal"), unless
both are sites with a name of their own: who writes "Talsperre Hohenwald" does not mean "Stausee Ratsgrund".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Iterable, Mapping

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy, without
from synopse.compare.dates import comparable
from synopse.model import Article, Discrepancy, EventReport, Evidence, Story
from synopse.places import compatible, is_place, site
from synopse.terms import stem

STEM = 5
"""Letters by which a name is in another: "Kloster Rehna", "Rehnaer Kloster"."""

_BEFORE = re.compile(r"([A-ZÄÖÜ][\w-]+) (?:(?:von|der|des|am|an|in|im) (?:der |dem )?)?\Z")
_WORD = re.compile(r"\w+")


def places(story: Story) -> Iterable[Discrepancy | None]:
    """Occurrences whose reports name places that exclude each other."""
    articles = {article.id: article for article in story.articles}

    def exclude(one: EventReport, other: EventReport) -> bool:
        if not comparable(one, other):
            return False  # what was planned for Bern may have been held in Wien
        left, right = (site(_place(report).text) for report in (one, other))
        if not compatible(left, right):
            return True
        return not is_place(left) and not is_place(right) and _two_sites(_place(one), _place(other), articles)

    for occurrence in story.events:
        told = [report for report in occurrence.reports if report.place is not None]
        subject = Subject(occurrence.id, occurrence.label, without(occurrence.reasons, "same_place", "place_inside"))
        yield discrepancy("place", subject, map(_claim, conflicting(told, exclude, _key)))


def _key(report: EventReport) -> tuple[object, ...]:
    return (_place(report).text, report.status, report.reported if report.status == "planned" else None)


def _two_sites(one: Evidence, other: Evidence, articles: Mapping[str, Article]) -> bool:
    """Whether both are sites, no word of one name is in the other, and no article names both."""
    if not _is_site(one, articles) or not _is_site(other, articles):
        return False
    left, right = (_names(place) for place in (one, other))
    if any(word[:STEM] == against[:STEM] for word in left for against in right):
        return False
    return not any(
        all(
            any(word in article.text for word in _WORD.findall(place.text) if word[0].isupper())
            for place in (one, other)
        )
        for article in (articles[one.article], articles[other.article])
    )


def _names(place: Evidence) -> frozenset[str]:
    """The words of a site's name without what kind of site it is."""
    return frozenset(word.lower() for word in _WORD.findall(place.text) if not _kind(word))


def _is_site(place: Evidence, articles: Mapping[str, Article]) -> bool:
    """Whether the words, or the noun before them, tell a site: "Grenzübergang Dorwik", "Brücke von Tamrun"."""
    if place.article not in articles:
        return False
    before = _BEFORE.search(articles[place.article].text, max(0, place.begin - 40), place.begin)
    return any(_kind(word) for word in (*_WORD.findall(place.text), *((before[1],) if before else ())))


def _kind(word: str) -> bool:
    return stem(word.lower()) in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("events_sites"))


def _place(report: EventReport) -> Evidence:
    assert report.place is not None
    return report.place


def _claim(report: EventReport) -> Claim:
    return Claim(site(_place(report).text), _place(report))

"""The town in which a story is set: what its reports tell of the last days happened there, if they name no other.

"Am Samstag zogen 900 Menschen zum Rathaus" names no town, because every reader of the report knows it. A town is the
scene only where most reports of the story name it and nearly none another.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Collection, Mapping

from msgspec.structs import replace

from synopse import places
from synopse.model import FACTUAL, Article, Event, Span

LOCAL_TYPES = ("AGREE", "ASSAULT", "COERCE", "CONSULT", "OTHER", "PROTEST")
"""Types of events that happen somewhere; a demand is made, a sanction imposed wherever its author is."""
ELSEWHERE = ("call", "deal", "election", "office")
"""Kinds that have no place, or one that is larger than a town."""
LEAST = 3
"""Reports that must name the town: one or two tell too little of where a story is set."""
_LOCAL = re.compile(r"\b(?:in|im|bei) $")
_YEAR = re.compile(r"(?:19|20)\d\d|Jahr|Monat")

Events = Mapping[str, tuple[Event, ...]]


def placed(articles: tuple[Article, ...]) -> Events:
    """The events by article, those without a place at the story's scene, in the words of their own report."""
    towns = {article.id: _towns(article) for article in articles}
    scene = _scene(towns.values())
    found = {}
    for article in articles:
        there = towns[article.id].get(scene) if scene else None
        alone = there is not None and len(towns[article.id]) == 1
        found[article.id] = tuple(_at(event, there) for event in article.events) if alone else article.events
    return found


def _scene(towns: Collection[Mapping[str, Span]]) -> str | None:
    """The town that at least half of the reports name, if no other is named by half as many."""
    counts = Counter(form for named in towns for form in named)
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < max(LEAST, len(towns) / 2):
        return None
    return ranked[0][0] if len(ranked) == 1 or 2 * ranked[1][1] <= ranked[0][1] else None


def _towns(article: Article) -> dict[str, Span]:
    """Every town that is named, by its usual form, with the words that name it first.

    States and regions are left out; a capital, which may stand for its state, counts only where it is a place.
    """
    towns: dict[str, Span] = {}
    for name in article.names:
        form = places.canonical(name.text)
        wider = places.is_place(form) and not places.is_city(form)
        local = _LOCAL.search(article.text, max(0, name.begin - 4), name.begin) is not None
        if name.label == "LOC" and not wider and (local or places.state_of(form) is None):
            towns.setdefault(form, Span(name.begin, name.end, name.text))
    return towns


def _at(event: Event, town: Span | None) -> Event:
    if town is None or event.place is not None or event.type not in LOCAL_TYPES or event.kind in ELSEWHERE:
        return event
    told = event.status in (*FACTUAL, "planned", "cancelled")
    dated = event.time is not None and event.when is not None and not _YEAR.search(event.when.text)
    return replace(event, place=town) if told and dated else event

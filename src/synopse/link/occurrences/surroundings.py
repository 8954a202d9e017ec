"""Where an event was by the sentences around it, if none that tells it says so.

"In Lemgo hat der Rat getagt. ... Danach trat der Dezernent zurück." puts the resignation in Lemgo for most readers. It
is shown as what it is, a reading of the context, and contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Iterator

from synopse.link.occurrences.sightings import Sighting
from synopse.model import Article, EventType, Evidence, Place
from synopse.places import is_city, site, state_of

BEFORE = 2
"""Sentences before the one that tells the event in which its place is looked for."""

LOCAL: frozenset[EventType] = frozenset({"AGREE", "ASSAULT", "COERCE", "CONSULT", "OTHER"})
"""Types of events that happen somewhere; a demand is made, a sanction imposed wherever its author is."""
ELSEWHERE = frozenset({"call", "deal", "election", "office"})
"""Kinds that have no place, or one that is larger than a town."""

OWN, FAR = 0, 1
"""Whether a place is named in the sentence that tells the event, or in another."""

_AWAY = re.compile(r"(?i)\b(?:aus|nach|richtung|von)\s+(?:(?:der|dem)\s+)?(?:[a-zäöüß]+(?:en|er)\s+)?\Z")
_WHERE = re.compile(r"(?i)\b(?:in|im|bei|am|an der|nahe|vor)\s+(?:(?:der|dem)\s+)?(?:[a-zäöüß]+(?:en|er)\s+)?\Z")


def place_beside(sightings: list[Sighting]) -> Place | None:
    """The place that the very sentences name which tell the event, behind "in" or "bei"; None where they name none."""
    return _most_named(sightings, OWN) if _is_local(sightings) else None


def surrounding_place(sightings: list[Sighting]) -> Place | None:
    """The place that most articles name next to the event, the nearest first; None where they name none.

    A strike of a whole country or an election is not held in the town of the sentence before.
    """
    return _most_named(sightings, FAR) if _is_local(sightings) else None


def _is_local(sightings: list[Sighting]) -> bool:
    event = sightings[0].event
    local = event.type in LOCAL or event.kind == "march"
    return local and event.kind not in ELSEWHERE and any(sighting.when is not None for sighting in sightings)


def _most_named(sightings: list[Sighting], reach: int) -> Place | None:
    near = [found for sighting in sightings for found in (next(_near(sighting), None),) if found is not None]
    told = [evidence for far, evidence in near if far <= reach]
    if not told:
        return None
    counts = Counter(site(evidence.text) for evidence in told)
    name = min(counts, key=lambda form: (-counts[form], form))
    return Place(name, tuple(dict.fromkeys(one for one in told if site(one.text) == name)), "context")


def _near(sighting: Sighting) -> Iterator[tuple[int, Evidence]]:
    """Places in the sentence of the event, in those before it, then in the first sentences of the article: those behind
    "in" or "bei", and at last any town that the first sentences name ("Lemgo trauert"), with how far off they are."""
    article = sighting.article
    at = article.sentence_index(sighting.event.trigger.begin)
    lead = range(min(BEFORE, at))
    for index in (*range(at, max(-1, at - BEFORE - 1), -1), *lead):
        yield from ((OWN if index == at else FAR, evidence) for evidence, behind in _places(article, index) if behind)
    for index in lead:
        yield from ((FAR, evidence) for evidence, _ in _places(article, index) if not _leads_off(article, evidence))


def _leads_off(article: Article, place: Evidence) -> bool:
    """Whether somebody or something only comes from there, or goes there: "Landwirte aus Lemgo protestierten"."""
    return _AWAY.search(article.text, max(0, place.begin - 30), place.begin) is not None


def _places(article: Article, index: int) -> Iterator[tuple[Evidence, bool]]:
    """The places of a sentence, and whether they stand behind "in", "bei", "vor".

    A state is too wide to be one, and a capital may stand for its state, unless it stands so.
    """
    sentence = article.sentences[index]
    for name in article.names:
        if name.label == "LOC" and sentence.begin <= name.begin < sentence.end:
            behind = _WHERE.search(article.text, max(sentence.begin, name.begin - 40), name.begin) is not None
            if state_of(name.text) is None or (behind and is_city(site(name.text))):
                yield Evidence(article.id, name.begin, name.end, name.text), behind

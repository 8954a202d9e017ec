"""The two sides of a story: who is meant by "beide Seiten", and whose "die Verhandlungen" are where nobody is named."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Iterable

from msgspec.structs import replace

from synopse import lexicon
from synopse.link.occurrences.sightings import Cluster, Sighting
from synopse.model import Event, Span

TALKS = ("CONSULT", "AGREE")
MOST = 4
"""Participants of a mention beyond which it tells of a conference, and not of two sides."""
CLEAR = 2
"""How many times as often as any other pair the two sides must be named together."""

Pair = tuple[str, str]


def sides_of(sightings: Iterable[Sighting]) -> Pair | None:
    """The pair of organisations or states that far more often than any other is told to talk or to come to terms."""
    counts: Counter[Pair] = Counter()
    for article, pair in {(s.article.id, pair) for s in sightings for pair in _pairs(s)}:
        counts[pair] += 1 if article else 0
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def _pairs(told: Sighting) -> Iterable[Pair]:
    talks = told.event.type in TALKS and told.event.kind in ("", "assembly")
    if not talks and told.event.kind != "deal":
        return ()
    acting = sorted(told.participants - told.persons)
    return combinations(acting, 2) if len(acting) <= MOST else ()


def with_sides(told: Sighting, sides: Pair | None) -> Sighting:
    """The sighting with the two sides among its participants, where its words are "beide Seiten" or "die Parteien"."""
    event = told.event
    if sides is None or (told.participants and event.type not in TALKS):
        return told
    met = _is_of_both(event.recipients)
    if not met and (told.participants or not _is_of_both(event.actors)):
        return told
    recipients = told.recipients | frozenset(sides) if met else told.recipients
    return replace(told, participants=told.participants | frozenset(sides), recipients=recipients)


def _is_of_both(spans: Iterable[Span]) -> bool:
    known = lexicon.words("events_sides")
    told = [span.text.lower() for span in spans]
    return any(words in known or _whose(words) in known for words in told)


def _whose(words: str) -> str:
    """The genitive at the end of a description: "beider Häuser" in "die Aufsichtsräte beider Häuser"."""
    parts = words.split(" ")
    return " ".join(parts[-2:] if parts[-2:-1] == ["beider"] else parts[-3:])


def lend_sides(cluster: Cluster, sides: Pair | None) -> None:
    """Give talks of which no report says whose they are to the two sides: "Eine erste Verhandlung war gescheitert"."""
    if sides is None or cluster.participants or cluster.kinds or cluster.sightings[0].event.type not in TALKS:
        return
    talks = any(_is_of_talks(told.event) for told in cluster.sightings)
    if not talks or any(_names_somebody(told.event) for told in cluster.sightings):
        return
    cluster.participants |= set(sides)


def _names_somebody(event: Event) -> bool:
    return bool(event.actors or event.recipients)


def _is_of_talks(event: Event) -> bool:
    word = event.trigger.text.lower()
    return event.type == "AGREE" or any(stem in word for stem in lexicon.words("events_talks"))

"""The two sides of a story: who is meant by "beide Seiten", and whose "die Verhandlungen" are where nobody is named."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import Iterable

from msgspec.structs import replace

from synopse import lexicon
from synopse.link.occurrences.classes import COMPANY, EMPLOYERS, UNION, Bodies
from synopse.link.occurrences.sightings import Cluster, Sighting
from synopse.model import Event, Span

TALKS = ("CONSULT", "AGREE")
MOST = 4
"""Participants of a mention beyond which it tells of a conference, and not of two sides."""
CLEAR = 2
"""How many times as often as any other pair the two sides must be named together."""

HOUSES = frozenset({"Haus", "Gesellschaft", "Gruppe"})
_NEW = re.compile(r"(?i:das|die|der) (?:neue|gemeinsame|fusionierte|vereinigte|vereinte|verschmolzene)r? (\w+)")

Pair = tuple[str, str]


def merging(sightings: Iterable[Sighting]) -> Pair | None:
    """The two that merge, where a story has two such: who becomes "das neue Institut"."""
    deals = [told for told in sightings if told.event.kind == "deal"]
    pairs = {pair for told in deals if len(told.participants - told.persons) == 2 for pair in _pairs(told)}
    return next(iter(pairs)) if len(pairs) == 1 else None


def with_merged(told: Sighting, merged: Pair | None) -> Sighting:
    """The sighting with the two that merge, where it tells of what they become: "das fusionierte Haus"."""
    if merged is None or told.participants or not any(_is_new(span.text) for span in told.event.actors):
        return told
    return replace(told, participants=frozenset(merged))


def _is_new(words: str) -> bool:
    found = _NEW.fullmatch(words)
    return found is not None and (found[1] in lexicon.words("references_bodies") or found[1] in HOUSES)


def sides_of(sightings: Iterable[Sighting]) -> Pair | None:
    """The pair of organisations or states that far more often than any other is told to talk or to come to terms."""
    counts: Counter[Pair] = Counter()
    for article, pair in {(s.article.id, pair) for s in sightings for pair in _pairs(s)}:
        counts[pair] += 1 if article else 0
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def disputing(sightings: Iterable[Sighting], known: Bodies) -> Pair | None:
    """The one union and the one employer of a story with a strike, though no report names both in one event."""
    union = known.sole(UNION)
    employer = known.sole(EMPLOYERS) or known.sole(COMPANY)
    if union is None or employer is None or not any(is_strike(told.event) for told in sightings):
        return None
    return (min(union, employer), max(union, employer))


def is_strike(event: Event) -> bool:
    """Whether workers down tools in an event."""
    word = event.trigger.text.lower()
    return event.type == "PROTEST" and any(stem in word for stem in lexicon.words("events_strikes"))


def _pairs(told: Sighting) -> Iterable[Pair]:
    talks = told.event.type in TALKS and told.event.kind in ("", "assembly")
    if not talks and told.event.kind != "deal":
        return ()
    acting = sorted(told.participants - told.persons)
    return combinations(acting, 2) if len(acting) <= MOST else ()


def with_sides(told: Sighting, sides: Pair | None) -> Sighting:
    """The sighting with the two sides among its participants, where its words are "beide Seiten" or "die Parteien"."""
    event = told.event
    if sides is None:
        return told
    if _is_of_others(told, sides):  # "beide Länder" are the two that talk, not those who mediated long before
        return replace(told, participants=frozenset(sides))
    if told.participants and event.type not in TALKS:
        return told
    met, acting = _is_of_both(event.recipients), _is_of_both(event.actors)
    if not met and (not acting or told.participants - told.recipients - set(sides)):
        return told
    recipients = told.recipients | frozenset(sides) if met else told.recipients
    return replace(told, participants=told.participants | frozenset(sides), recipients=recipients)


def _is_of_others(told: Sighting, sides: Pair) -> bool:
    """Whether words for two, and nothing else, were led to others than the two sides of the story."""
    event = told.event
    alone = bool(event.actors) and not event.recipients and all(_is_of_both([span]) for span in event.actors)
    return alone and bool(told.participants) and told.participants.isdisjoint(sides)


def _is_of_both(spans: Iterable[Span]) -> bool:
    return any(says_both(span.text.lower()) for span in spans)


def says_both(words: str) -> bool:
    """Whether lower-case words are "beide Seiten", "den Tarifparteien", or end so: "die Räte beider Häuser"."""
    found = _BOTH.search(words)
    if found is None:
        return False
    known = lexicon.mapping("events_sides", "alone")
    noun, two = found.group("noun"), found.group("two")
    needs = [known[form] for form in (noun, noun.removesuffix("n")) if form in known]
    if two is not None:
        return bool(needs) or found.group() == "beide"
    return found.start() == 0 and "yes" in needs


_BOTH = re.compile(
    r"\b(?:(?:(?:die|den|der) )?(?P<two>beide[nr]?|zwei)|die|den)\b ?(?P<noun>(?:(?:künftigen|späteren) )?[\w-]*)\Z"
)


def lend_sides(cluster: Cluster, sides: Pair | None) -> None:
    """Give talks of which no report says whose they are to the two sides: "Eine erste Verhandlung war gescheitert".

    So too a settlement of which only a person is told who wanted it: "Es wurde ein Kompromiss gefunden".
    """
    if sides is None or cluster.kinds or cluster.sightings[0].event.type not in TALKS:
        return
    of_nobody = [told for told in cluster.sightings if not _names_somebody(told.event)]
    if cluster.participants:
        settled = cluster.sightings[0].event.type == "AGREE" and len(cluster.participants) == len(cluster.persons) == 1
        of_nobody = [told for told in of_nobody if settled and told.event.status == "held"]
    elif len(of_nobody) < len(cluster.sightings):
        return
    if any(_is_of_talks(told.event) for told in of_nobody):
        cluster.participants |= set(sides)


def _names_somebody(event: Event) -> bool:
    return bool(event.actors or event.recipients)


def _is_of_talks(event: Event) -> bool:
    word = event.trigger.text.lower()
    return event.type == "AGREE" or any(stem in word for stem in lexicon.words("events_talks"))

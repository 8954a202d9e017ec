"""Who belongs to an event though no report says so: the union to a strike, the arbitrator to an arbitration.

"Die Schlichtung hat am Montag begonnen", and elsewhere "Schlichterin Ute Kern": there is one, and she was there. Only
where the story has one union, or one bearer of such an office by most of its reports, is it that one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.link.occurrences.classes import COMPANY, UNION, Bodies
from synopse.link.occurrences.sides import is_strike
from synopse.link.occurrences.sightings import Cluster
from synopse.model import Article, Event, Resolve

ARBITRATION = "schlichtung"
PROPOSALS = ("vorschlag", "schlichterspruch", "schlichtungsspruch", "empfehlung", "in der schlichtung")
"""What settles a dispute that an arbitrator leads; on an arbitration alone both sides may agree without one."""
ASSEMBLIES = ("gipfel", "konferenz", "parteitag", "synode", "tagung", "versammlung")
TRIALS = frozenset({"court", "plea", "trial"})
"""Kinds of events in a court."""
PRESS = "presse"
"""At the beginning of a conference that is none."""


class Leaders(Struct, frozen=True):
    """The one union of a story, if it has one, its firms, who leads its meetings by their noun, and the one accused."""

    union: str | None
    firms: frozenset[str]
    chairs: Mapping[str, str]
    accused: str | None


def leaders(articles: Iterable[Article], resolve: Resolve, clusters: Iterable[Cluster], known: Bodies) -> Leaders:
    """Find who leads what in a story, and who is on trial in it.

    Args:
        articles: The articles of the story.
        resolve: Leads a span of an article to actor ids.
        clusters: The story's events.
        known: The story's bodies by what they are.
    """
    chairs: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        led = [(noun, role.holder) for role in article.roles if (noun := _chaired(role.head)) is not None]
        for noun, bearer in {(noun, one) for noun, at in led for one in resolve(article.id, at.begin, at.end)}:
            chairs[noun][bearer] += 1
    found = {noun: first for noun, told in chairs.items() if (first := _most_told(told)) is not None}
    tried = {person for cluster in clusters for person in _tried(cluster)}
    return Leaders(known.sole(UNION), frozenset(known.classes.get(COMPANY, ())), found, _sole(tried))


def _sole(actors: set[str]) -> str | None:
    return next(iter(actors)) if len(actors) == 1 else None


def _tried(cluster: Cluster) -> Iterator[str]:
    """The persons against whom a trial is, or a sentence."""
    for told in cluster.sightings:
        if told.event.type == "OTHER" and told.event.kind in TRIALS:
            yield from sorted(told.recipients & told.persons)


def _most_told(told: Counter[str]) -> str | None:
    """Whom more articles call by the office than anybody else: one of them may have the first name wrong."""
    (first, most), *others = sorted(told.items(), key=lambda entry: (-entry[1], entry[0]))
    return first if not others or others[0][1] < most else None


def lend_leaders(cluster: Cluster, known: Leaders) -> None:
    """Add to a strike of which only the firm is told the union, to a meeting who leads it, to a verdict the accused."""
    event = cluster.sightings[0].event
    absent = {actor for told in cluster.sightings for actor in told.absent}
    if event.type == "PROTEST" and known.union is not None and _is_strike(cluster):
        if not cluster.participants - cluster.persons - known.firms:
            cluster.participants.add(known.union)
    elif event.type == "OTHER" and cluster.kinds & TRIALS and not cluster.persons and known.accused is not None:
        cluster.participants.add(known.accused)
    elif event.type == "AGREE" and (arbiter := known.chairs.get(ARBITRATION)) is not None:
        if any(_is_by_arbitration(told.event.evidence.text) for told in cluster.sightings):
            cluster.participants |= {arbiter} - absent
    elif event.type == "AGREE" and any(_is_of_assembly(told.event) for told in cluster.sightings):
        presiding = {known.chairs[noun] for noun in ASSEMBLIES if noun in known.chairs}
        cluster.participants |= (presiding if len(presiding) == 1 else set()) - absent
    elif event.type == "CONSULT":
        led = {bearer for noun in _nouns(cluster) if (bearer := known.chairs.get(noun)) is not None}
        cluster.participants |= led - absent


def _is_strike(cluster: Cluster) -> bool:
    return any(is_strike(told.event) for told in cluster.sightings)


def _is_of_assembly(event: Event) -> bool:
    """Whether those assembled adopt something, over whom somebody presides: "Die Delegierten nahmen den Text an"."""
    words = [word for span in event.actors for word in span.text.lower().split(" ")]
    return any(word.startswith(("delegierte", "konferenzteilnehmer")) for word in words)


def _is_by_arbitration(sentence: str) -> bool:
    """Whether a settlement is told to be the arbitrator's: "nahmen den Vorschlag von Schlichter Kern an"."""
    lower = sentence.lower()
    return ARBITRATION[:8] in lower and any(word in lower for word in PROPOSALS)


def _nouns(cluster: Cluster) -> Iterator[str]:
    """The nouns of meetings with a leader by which an event is called: "schlichtung"."""
    called = {told.event.trigger.text.lower() for told in cluster.sightings}
    for noun in dict.fromkeys(_chairs().values()):
        if any(noun in word and not word.startswith(PRESS) for word in called):
            yield noun


def _chaired(office: str) -> str | None:
    """The noun of the meeting that the bearer of an office leads: "schlichtung" for "Schlichterin"."""
    word = office.lower()
    return _chairs().get(word) or _chairs().get(word.removesuffix("in"))


@cache
def _chairs() -> Mapping[str, str]:
    return lexicon.mapping("events_chairs", "noun")

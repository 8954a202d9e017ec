"""Where an event was by the sentences around it, if none that tells it says so.

"In Lemgo hat der Rat getagt. ... Danach trat der Dezernent zurück." puts the resignation in Lemgo for most readers. It
is shown as what it is, a reading of the context, and contradicts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import Iterable, Iterator

from synopse import lexicon
from synopse.link.occurrences.matching import SINGULAR
from synopse.link.occurrences.sides import is_strike
from synopse.link.occurrences.sightings import Sighting
from synopse.model import Article, EventType, Evidence, Place
from synopse.periods import DAY, Period, day_of, relation
from synopse.places import compatible, is_city, is_place, site, state_of
from synopse.vocabulary import happenings as words
from synopse.vocabulary.bodies import is_office
from synopse.vocabulary.datelines import towns_written_in

BEFORE = 2
"""Sentences before the one that tells the event in which its place is looked for."""

LOCAL: frozenset[EventType] = frozenset({"AGREE", "ASSAULT", "COERCE", "CONSULT", "OTHER"})
"""Types of events that happen somewhere; a demand is made, a sanction imposed wherever its author is."""
DONE = frozenset({"resignation"})
"""Kinds of events of other types that are done somewhere."""
GIVEN = frozenset({"exchange", "handover", "release"})
"""Kinds of events that take place where their own sentence says, and nowhere else than that."""
ELSEWHERE = frozenset({"call", "deal", "election", "office"})
"""Kinds that have no place, or one that is larger than a town."""

UNSURE = frozenset({"conditional", "denied", "proposed"})
"""What may never be is nowhere: "schloss weitere Gespräche nicht aus"."""

LEAST = 4
"""Letters of the name of a place below which it may be any word."""
HEAD = 4_000
"""Characters of a report in which the place of its election or fire is looked for; one may tell hundreds."""
AHEAD = 60
"""Characters before a place in which its preposition stands, and whose seat it is."""
OWN, FAR = 0, 1
"""Whether a place is named in the sentence that tells the event, or in another."""

_AWAY = re.compile(r"(?i)\b(?:aus|nach|richtung|von)\s+(?:(?:der|dem)\s+)?(?:[a-zäöüß]+(?:en|er)\s+)?\Z")
_IN = re.compile(r"\b(?:[Ii]n|[Bb]ei) ([A-ZÄÖÜ][\w-]{2,40})")
_NOUN_IN = re.compile(r"\b([A-ZÄÖÜ][\w-]{2,40}) (?:in|von|bei) (?:(?:der|dem) )?([A-ZÄÖÜ][\w-]{2,40})")
_SEAT = re.compile(r"\b([A-ZÄÖÜ][\w-]{2,50}) in \Z")
_WHERE = re.compile(
    r"(?i)\b(?:in|im|bei|am|an der|nahe|vor)\s+(?:(?:der|dem)\s+)?(?:[a-zäöüß]+(?:en|er)\s+)?"
    r"(?:(?:haupt|hafen|klein|groß|provinz)?stadt\s+|gemeinde\s+|ort\s+|ortschaft\s+|dorf\s+)?\Z"
)
"""Behind "in", "bei", with a word for what it is: "in der mongolischen Hauptstadt Ulan-Bator"."""


def towns_of(articles: Iterable[Article]) -> frozenset[str]:
    """The words that are places somewhere in a story, by name or dateline, and name nobody and nothing else."""
    told = tuple(articles)
    known = [name for article in told for name in article.names]
    other = {name.text for name in known if name.label != "LOC"}
    towns = {name.text for name in known if name.label == "LOC" and len(name.text) >= LEAST}
    return frozenset(towns.union(*(towns_written_in(article.text) for article in told)) - other)


def place_beside(sightings: list[Sighting], towns: frozenset[str]) -> Place | None:
    """The place that the very sentences name which tell the event, behind "in" or "bei"; None where they name none.

    Args:
        sightings: What the reports tell of the event.
        towns: Words that are places elsewhere in the story, as `towns_of` gives them.
    """
    if not _is_local(sightings) and sightings[0].event.kind not in GIVEN:
        return None
    return _most_named(sightings, OWN) or _chosen([found for told in sightings for found in _in_town(told, towns)])


def place_of_its_noun(sightings: list[Sighting], towns: frozenset[str]) -> Place | None:
    """The place behind the noun for a sort of event of which a story has one: "nach der Landtagswahl in Dravien"."""
    kinds = {sighting.event.kind for sighting in sightings} & SINGULAR
    articles = {sighting.article.id: sighting.article for sighting in sightings} if kinds else {}
    told = [found for id_ in sorted(articles) for found in _behind_noun(articles[id_], kinds, towns)]
    sites = [site(found.text) for found in told]
    return _chosen(told) if all(compatible(sites[0], other) for other in sites) else None


def surrounding_place(sightings: list[Sighting]) -> Place | None:
    """The place that most articles name next to the event, the nearest first; None where they name none.

    A strike of a whole country or an election is not held in the town of the sentence before.
    """
    told = any(sighting.event.status not in UNSURE for sighting in sightings)
    return _most_named(sightings, FAR) if told and _is_local(sightings) else None


def _is_local(sightings: list[Sighting]) -> bool:
    event = sightings[0].event
    rally = event.type == "PROTEST" and not any(is_strike(told.event) for told in sightings)
    local = event.type in LOCAL or rally or event.kind in DONE
    return local and event.kind not in ELSEWHERE and any(sighting.when is not None for sighting in sightings)


def _most_named(sightings: list[Sighting], reach: int) -> Place | None:
    near = [found for sighting in sightings for found in (next(_near(sighting), None),) if found is not None]
    told = [evidence for far, evidence in near if far <= reach]
    return _chosen(told)


def _chosen(told: list[Evidence]) -> Place | None:
    """The place that is named most."""
    if not told:
        return None
    counts = Counter(_plain(evidence.text) for evidence in told)
    name = min(counts, key=lambda form: (-counts[form], form))
    return Place(name, tuple(dict.fromkeys(one for one in told if _plain(one.text) == name)), "context")


def _plain(form: str) -> str:
    """The place that a form means, in the spelling of running text: "KIEL" is "Kiel", but "USA" stays."""
    return form.title() if form.isupper() and len(form) >= LEAST else site(form)


def _in_town(told: Sighting, towns: frozenset[str]) -> Iterator[Evidence]:
    """A word behind "in" in the sentence of the event that was taken for no name there, but is one elsewhere."""
    event = told.event.evidence
    for match in _IN.finditer(told.article.text, event.begin, event.end):
        if match[1] in towns and state_of(match[1]) is None:
            yield Evidence(told.article.id, match.start(1), match.end(1), match[1])


def _behind_noun(article: Article, kinds: set[str], towns: frozenset[str]) -> Iterator[Evidence]:
    for match in _NOUN_IN.finditer(article.text, 0, HEAD):
        row = words.noun(match[1])
        if row is not None and row["kind"] in kinds and (match[2] in towns or is_place(match[2])):
            yield Evidence(article.id, match.start(2), match.end(2), match[2])


def _near(sighting: Sighting) -> Iterator[tuple[int, Evidence]]:
    """Places in the sentence of the event, in those before it, then in the first sentences of the article: those behind
    "in" or "bei", and at last any town that the first sentences name ("Lemgo trauert"), with how far off they are."""
    article = sighting.article
    at = article.sentence_index(sighting.event.trigger.begin)
    lead = range(min(BEFORE, at))
    for index in (*range(at, max(-1, at - BEFORE - 1), -1), *lead):
        if index != at and index not in lead and _is_of_other_day(sighting, index):
            continue
        yield from ((OWN if index == at else FAR, evidence) for evidence, behind in _places(article, index) if behind)
    for index in lead:
        yield from ((FAR, evidence) for evidence, _ in _places(article, index) if not _leads_off(article, evidence))


def _is_of_other_day(sighting: Sighting, index: int) -> bool:
    """Whether a sentence tells of another day: "Am 20. Mai war er in Bern. Im März war es gelungen" was not in Bern."""
    article, when = sighting.article, sighting.when
    sentence = article.sentences[index]
    low = bisect_left(article.times, sentence.begin, key=lambda time: time.begin)
    high = bisect_left(article.times, sentence.end, key=lambda time: time.begin)
    times = [time for time in article.times[low:high] if time.type == "DATE"]
    days = [(time.earliest, time.latest) for time in times if time.earliest is not None and time.latest is not None]
    told = [Period(day_of(first) * DAY, day_of(last) * DAY + DAY - 1) for first, last in days]
    return bool(told) and all(relation(when, one) == "apart" for one in told)


def _leads_off(article: Article, place: Evidence) -> bool:
    """Whether somebody or something only comes from there, or goes there: "Landwirte aus Lemgo protestierten"."""
    return _AWAY.search(article.text, max(0, place.begin - 30), place.begin) is not None


def _is_body(noun: str) -> bool:
    return is_office(noun) or noun.lower() in lexicon.words("actors_bodies")


def _places(article: Article, index: int) -> Iterator[tuple[Evidence, bool]]:
    """The places of a sentence, and whether they stand behind "in", "bei", "vor".

    A state is too wide to be one, and a capital may stand for its state, unless it stands so. Where a ministry or a
    court is at home nothing need have happened: "wie das Außenministerium in Ottawa mitteilte".
    """
    sentence = article.sentences[index]
    for name in article.names:
        if name.label == "LOC" and sentence.begin <= name.begin < sentence.end:
            before = max(sentence.begin, name.begin - AHEAD)
            seat = _SEAT.search(article.text, before, name.begin)
            if seat is not None and _is_body(seat[1]):
                continue
            behind = _WHERE.search(article.text, before, name.begin) is not None
            if state_of(name.text) is None or (behind and is_city(site(name.text))):
                yield Evidence(article.id, name.begin, name.end, name.text), behind

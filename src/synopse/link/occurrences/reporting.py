"""From joined sightings to an occurrence: its span of time, place, status, label and reports."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache
from typing import Mapping

from msgspec import structs

from synopse import lexicon
from synopse.link.occurrences.company import Atlas, place_in_company, place_of_strike
from synopse.link.occurrences.matching import VERBAL
from synopse.link.occurrences.sightings import Cluster, Sighting
from synopse.link.occurrences.surroundings import place_beside, place_of_its_noun, surrounding_place
from synopse.model import Article, EventReport, Evidence, Occurrence, Place, Span, Status
from synopse.periods import Period, iso, relation
from synopse.vocabulary import happenings as words

NEWEST_FIRST: tuple[Status, ...] = ("cancelled", "held", "denied", "planned", "ongoing", "proposed", "conditional")
"""Which status of several in the newest article tells where the story stands: what is under way "dieses Wochenende" and
still to be held on Sunday is planned."""


def is_substantial(cluster: Cluster, origin_of: dict[str, str]) -> bool:
    """A mention without time, place and partners is no entry of a timeline: too little to say which event it is.

    A second report makes it one, a copy of the first does not.
    """
    if len({origin_of[sighting.article.id] for sighting in cluster.sightings}) > 1:
        return True
    dated = cluster.when is not None and not cluster.assumed
    if cluster.sightings[0].event.type in VERBAL:
        return bool(cluster.participants) or (dated and bool(cluster.places))
    return dated or (bool(cluster.places) and bool(cluster.participants)) or len(cluster.participants) > 1


def occurrence(cluster: Cluster, origin_of: dict[str, str], known: Atlas) -> Occurrence:
    """The occurrence that the sightings tell, its reports in the order of their articles."""
    ordered = sorted(
        cluster.sightings, key=lambda s: (s.article.published or "9999", s.article.text, s.event.trigger.begin)
    )
    reports = tuple(_report(sighting) for sighting in ordered)
    first, last = _extent(cluster)
    return Occurrence(
        id="event-" + _digest(ordered),
        type=ordered[0].event.type,
        label=_label(ordered),
        status=_status(ordered),
        earliest=first,
        latest=last,
        place=_place(ordered) or _read_place(ordered, cluster, known),
        participants=tuple(sorted(cluster.participants - _only_thought_of(ordered))),
        reports=reports,
        independent_sources=len({origin_of[sighting.article.id] for sighting in ordered}),
        absent=tuple(sorted({actor for sighting in ordered for actor in sighting.absent})),
        reasons=tuple(cluster.reasons),
    )


def distinct(found: list[Occurrence]) -> list[Occurrence]:
    """In the order of their time; of those told by one word ("hatten Kaya in Bern getroffen und Novak in Wien") each
    but the first gets another id.
    """
    numbers: Counter[str] = Counter()
    told = []
    for entry in sorted(found, key=_rank):
        number = numbers[entry.id]
        numbers[entry.id] += 1
        told.append(structs.replace(entry, id="event-" + _hashed(f"{entry.id}\0{number}")) if number else entry)
    return told


def _rank(entry: Occurrence) -> tuple[object, ...]:
    place = entry.place.name if entry.place else ""
    return entry.earliest or "9999", entry.latest or "9999", entry.id, place, entry.participants, entry.status


def _digest(sightings: list[Sighting]) -> str:
    keys = sorted(
        f"{s.event.type}\0{s.article.published}\0{s.article.text}\0{s.event.trigger.begin}" for s in sightings
    )
    return _hashed("\0\0".join(keys))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _report(sighting: Sighting) -> EventReport:
    event, article = sighting.event, sighting.article
    first, last = _iso_bounds(sighting.when)
    return EventReport(
        article=article.id,
        begin=event.evidence.begin,
        end=event.evidence.end,
        text=event.evidence.text,
        status=event.status,
        trigger=event.trigger.text,
        earliest=first,
        latest=last,
        value=event.time.value if event.time else None,
        when=_evidence(article, event.when),
        place=_evidence(article, event.place),
        duration=_evidence(article, event.duration),
        participants=tuple(sorted(sighting.participants)),
        recipients=tuple(sorted(sighting.recipients)),
        absent=tuple(sorted(sighting.absent)),
        reported=article.published,
    )


def _evidence(article: Article, span: Span | None) -> Evidence | None:
    return Evidence(article.id, span.begin, span.end, span.text) if span else None


def _iso_bounds(when: Period | None) -> tuple[str | None, str | None]:
    if when is None or when.first is None or when.last is None:
        return None, None
    return iso(when.first), iso(when.last)


def _extent(cluster: Cluster) -> tuple[str | None, str | None]:
    """From when to when by all reports: what they agree on, or the whole stretch where they contradict each other."""
    told = [s.when for s in cluster.sightings if s.when is not None and not s.assumed]
    known = [when.bounds for when in told if when.bounds is not None]
    if known and any(relation(cluster.when, when) == "apart" for when in told):
        return iso(min(first for first, _ in known)), iso(max(last for _, last in known))
    return _iso_bounds(cluster.when)


def _status(sightings: list[Sighting]) -> Status:
    """Where the story stands: by the newest report, but what was held once does not become a plan again.

    Nor does a plan end where the newest report says no more than that it may be done: "Das Werk darf schließen".
    """
    newest = sightings[-1].article.id
    latest = [sighting.event.status for sighting in sightings if sighting.article.id == newest]
    for status in NEWEST_FIRST:
        if status in latest:
            break
    told = {sighting.event.status for sighting in sightings}
    if status == "conditional" and "planned" in told:
        status = "planned"
    return "held" if "held" in told and status not in ("denied", "cancelled") else status


def _only_thought_of(sightings: list[Sighting]) -> set[str]:
    """Whom one only wanted at a meeting, where others tell of two persons by name who meet or have met."""
    wanted, firm = set[str](), set[str]()
    for sighting in sightings:
        (wanted if sighting.event.status in ("proposed", "conditional") else firm).update(sighting.persons)
    return wanted - firm if len(firm) > 1 else set()


def _place(sightings: list[Sighting]) -> Place | None:
    """The place most articles name; what the sentence of an event tells goes before what the ones before it do."""
    named = [s for s in sightings if s.event.place is not None]
    named = [s for s in named if _tells_place(s)] or named
    if not named:
        return None
    counts = Counter(s.place for s in named if s.place)
    name = min(counts, key=lambda text: (-counts[text], text))
    evidence = tuple(_evidence(s.article, s.event.place) for s in named)
    return Place(name, tuple(entry for entry in evidence if entry is not None))


def _tells_place(sighting: Sighting) -> bool:
    place, sentence = sighting.event.place, sighting.event.evidence
    return place is not None and sentence.begin <= place.begin < sentence.end


def _read_place(sightings: list[Sighting], cluster: Cluster, known: Atlas) -> Place | None:
    """The place that no report tells of the event: by its own sentences and noun, by its people, by what is around."""
    return (
        place_beside(sightings, known.towns)
        or place_of_its_noun(sightings, known.towns)
        or place_in_company(cluster, known)
        or surrounding_place(sightings)
        or place_of_strike(cluster, known)
    )


def _label(sightings: list[Sighting]) -> str:
    """The noun most reports use, with its place: "Gespräche, Miami"; where all use verbs, what their verbs tell of."""
    nouns = Counter(_nominative(s.event.trigger.text) for s in sightings if _is_noun(s.event.trigger.text))
    trigger = min(nouns, key=lambda text: (-nouns[text], text)) if nouns else _sort(sightings)
    place = _place(sightings)
    return f"{trigger}, {place.name}" if place else trigger


def _is_noun(trigger: str) -> bool:
    """Whether a trigger is a noun that tells an event by itself, not a verb that opens its sentence: "Durchsucht"."""
    row = words.noun(trigger) if trigger[:1].isupper() else None
    return row is not None and row["strength"] not in ("none", "delegation")


def _sort(sightings: list[Sighting]) -> str:
    """The name of the sort of event most reports tell: "Abstimmung"; of its type where no sort is known."""
    names = lexicon.mapping("messages", "text")
    sorts = Counter(name for s in sightings if (name := names.get(f"sort_{s.event.kind}")))
    return min(sorts, key=lambda name: (-sorts[name], name), default=names[f"type_{sightings[0].event.type}"])


def _nominative(noun: str) -> str:
    """A noun without the ending of a dative plural or a genitive, compounds too: "Friedensgesprächen", "Treffens"."""
    for at in (0, *range(3, max(3, len(noun) - 4))):
        ending = _endings().get(noun[at].upper() + noun[at + 1 :])
        if ending is not None:
            return noun[: len(noun) - ending]
    return noun


@cache
def _endings() -> Mapping[str, int]:
    """How many letters an inflected form of a noun has too many: "Gesprächen" one, "Gipfels" one."""
    rows = lexicon.rows("events_nouns")
    plain = {form for row in rows for form in (row["form"], row["plural"])}
    inflected = [(f"{row['plural']}n", 1) for row in rows if row["plural"]]
    inflected += [(f"{row['form']}{ending}", len(ending)) for row in rows for ending in ("s", "es")]
    return {form: letters for form, letters in inflected if form not in plain}

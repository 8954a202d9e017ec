"""Events as tab-separated records in the shape of POLECAT, the data set coded by PLOVER.

Only what is told as a fact becomes a record: those who count such records count what happened. What the reports do not
say stays empty; several values stand with "; " between them, as there. `docs/commands.md` says what each column holds.
"""

from __future__ import annotations

from typing import Iterable, Iterator

from synopse import places
from synopse.model import FACTUAL, Actor, Article, Dossier, Occurrence, StoryDossier
from synopse.periods import precision
from synopse.render.sources import Sources, by_story

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip

_QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {type_: quad for quad, types in _QUADS.items() for type_ in types}

_TYPES = {"YIELD": "CONCEDE"}
"""What POLECAT calls otherwise."""


def plover(dossier: Dossier, articles: Iterable[Article]) -> str:
    """A header line and one line for every event that is told as held or under way."""
    lines = ["\t".join(COLUMNS)]
    for story, sources in by_story(dossier, articles):
        lines += [
            "\t".join(_cell(record.get(column, "")) for column in COLUMNS)
            for entry in story.events
            if entry.status in FACTUAL
            for record in [_record(story, entry, sources)]
        ]
    return "\n".join(lines) + "\n"


def _record(story: StoryDossier, entry: Occurrence, sources: Sources) -> dict[str, str]:
    acted_on = {actor for report in entry.reports for actor in report.recipients}
    acting = tuple(actor for report in entry.reports for actor in report.participants if actor not in acted_on)
    type_ = _TYPES.get(entry.type, entry.type)
    told = sorted(day for report in entry.reports if (day := sources.published(report.article)))
    return {
        "Event ID": entry.id,
        "Event Date": _day(entry),
        "Event Type": type_,
        "Quad Code": QUAD.get(type_, ""),
        **_party("Actor", acting, entry, sources),
        **_party("Recipient", sorted(acted_on), entry, sources),
        **_location(entry),
        "Source": _several(sources.outlet(report.article) for report in entry.reports),
        "Publication Date": told[0] if told else "",
        "Story People": _named(story, entry, "person"),
        "Story Organizations": _named(story, entry, "organisation"),
        "Story Locations": _named(story, entry, "country", "place"),
        "Language": _several(sources.article(report.article).language for report in entry.reports),
        "Version": "synopse/dossier/1",
    }


def _day(entry: Occurrence) -> str:
    """The first day, where the event is dated to a day or a few in a row."""
    return entry.earliest or "" if precision(entry.earliest, entry.latest) in ("day", "days") else ""


def _party(side: str, ids: Iterable[str], entry: Occurrence, sources: Sources) -> dict[str, str]:
    actors = [actor for id_ in dict.fromkeys(ids) if (actor := sources.actor(id_)) is not None]
    return {
        f"{side} Name": _several(actor.name for actor in actors),
        f"{side} Country": _several(_code(actor) for actor in actors),
        f"{side} Title": _several(actor.roles[0].text if actor.roles else "" for actor in actors),
        f"{side} Name Raw": _several(form for actor in actors for form in _as_told(actor, entry)),
    }


def _code(actor: Actor) -> str:
    return (places.state_of(actor.name) or "") if actor.kind == "country" else ""


def _as_told(actor: Actor, entry: Occurrence) -> Iterator[str]:
    """The forms under which the reports of this event name the actor."""
    for report in entry.reports:
        for mention in actor.mentions:
            if mention.article == report.article and report.begin <= mention.begin < report.end:
                yield mention.text


def _location(entry: Occurrence) -> dict[str, str]:
    if entry.told_place is None:
        return {}
    name = entry.told_place.name
    state = next((code for area in (name, *places.containers(name)) if (code := _state(area))), "")
    return {
        "Placename": name,
        "City": name if places.is_city(name) else "",
        "Country": state,
        "Raw Placename": _several(evidence.text for evidence in entry.told_place.evidence),
    }


def _state(area: str) -> str:
    """The code of a place that is a state; a capital is a city here, and no state."""
    code = places.state_of(area)
    return code if code is not None and places.country_name(code) == area else ""


def _named(story: StoryDossier, entry: Occurrence, *kinds: str) -> str:
    """Who and what is named in the articles that report the event: a story is one article there."""
    telling = {report.article for report in entry.reports}
    return _several(
        actor.name
        for actor in story.actors
        if actor.kind in kinds and any(mention.article in telling for mention in actor.mentions)
    )


def _several(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _cell(text: str) -> str:
    """A value on one line and without tabs."""
    return " ".join(text.split())

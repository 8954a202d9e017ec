"""What each party demands, offers, rejects, threatens, concedes or agrees to: the list behind ``synopse positions``."""

from __future__ import annotations

from typing import Iterable, Iterator

from msgspec import Struct

from synopse.model import Article, Dossier, Position, PositionKind, PositionReport
from synopse.render.dates import german_span, short_date
from synopse.render.language import messages
from synopse.render.sources import Cited, Sources, by_story
from synopse.render.tables import Column, Listing


class PositionTelling(Cited, frozen=True, kw_only=True):
    """One report of a position: the sentence, with its words for the party and the verb or noun that says so.

    `object` are its words for what it is about, `according_to` whom it names as the source, `via` through whom;
    `former` where it tells what the party held before.
    """

    party: str
    cue: str
    object: str | None
    according_to: str | None
    via: str | None
    earliest: str | None
    latest: str | None
    former: bool


class Standpoint(Struct, frozen=True, kw_only=True):
    """One position of one party; `before` is what it demanded or offered earlier on the same matter."""

    story: str
    position: str
    party: str
    party_id: str | None
    kind: PositionKind
    object: str | None
    before: tuple[str, ...]
    since: str | None
    independent_sources: int
    reports: tuple[PositionTelling, ...]


class StandpointLine(Struct, frozen=True, kw_only=True):
    """One report of one position, flat, for a spreadsheet; `begin` and `end` are those of `sentence`."""

    story: str
    position: str
    party: str
    kind: PositionKind
    object: str | None
    before: str | None
    outlet: str
    published: str | None
    according_to: str | None
    via: str | None
    earliest: str | None
    latest: str | None
    former: bool
    independent_sources: int
    article: str
    begin: int
    end: int
    sentence: str
    party_words: str
    cue: str


def position_list(dossier: Dossier, articles: Iterable[Article]) -> Listing:
    """The positions of all stories, party by party, the most named first.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
    """
    groups = []
    for story, sources in by_story(dossier, articles):
        known = {entry.id: entry for entry in story.positions}
        rows = tuple(_standpoint(story.id, entry, known, sources) for entry in story.positions)
        groups.append((story.title, rows))
    return Listing(Standpoint, _COLUMNS, tuple(groups), StandpointLine, _lines)


def _standpoint(story: str, entry: Position, known: dict[str, Position], sources: Sources) -> Standpoint:
    days = (day for report in entry.reports if (day := sources.published(report.article)) and not report.former)
    return Standpoint(
        story=story,
        position=entry.id,
        party=entry.party_text,
        party_id=entry.party,
        kind=entry.kind,
        object=entry.object,
        before=tuple(one.object or "" for one in earlier(entry, known)),
        since=min(days, default=None),
        independent_sources=entry.independent_sources,
        reports=tuple(_telling(report, sources) for report in entry.reports),
    )


def _lines(row: Standpoint) -> Iterator[StandpointLine]:
    for one in row.reports:
        yield StandpointLine(
            story=row.story, position=row.position, party=row.party, kind=row.kind, object=one.object or row.object,
            before=row.before[-1] if row.before else None, outlet=one.outlet, published=one.published,
            according_to=one.according_to, via=one.via, earliest=one.earliest, latest=one.latest, former=one.former,
            independent_sources=row.independent_sources, article=one.article, begin=one.begin, end=one.end,
            sentence=one.text, party_words=one.party, cue=one.cue,
        )  # fmt: skip


def earlier(entry: Position, known: dict[str, Position]) -> list[Position]:
    """The positions that this one replaced, the oldest first."""
    found: list[Position] = []
    while entry.follows is not None:
        entry = known[entry.follows]
        found.insert(0, entry)
    return found


def _telling(report: PositionReport, sources: Sources) -> PositionTelling:
    return PositionTelling(
        report.article, report.begin, report.end, report.text,
        outlet=sources.outlet(report.article), published=sources.published(report.article),
        party=report.party.text, cue=report.cue.text,
        object=" … ".join(part.text for part in report.object) or None,
        according_to=according_to(report, sources), via=report.via,
        earliest=report.earliest, latest=report.latest, former=report.former,
    )  # fmt: skip


def according_to(report: PositionReport, sources: Sources) -> str | None:
    """Whom the article has it from: the actor's name, else its own words."""
    if report.speaker is None:
        return None
    actor = sources.actor(report.speaker.actor)
    return actor.name if actor else report.speaker.evidence.text


# --- in the terminal -------------------------------------------------------------------------------------------------


def _what(row: Standpoint) -> str:
    wording = messages()
    before = f"{wording['before']} {' → '.join(row.before)}" if row.before else ""
    return "\n".join(part for part in (row.object or "–", before) if part)


def _told(row: Standpoint) -> str:
    """Each report once: outlet and day, from whom it has it, when it was said."""
    wording = messages()
    lines = []
    for one in row.reports:
        day = f" ({german_span(one.earliest, one.latest)})" if one.earliest else ""
        parts = [f"{one.outlet} {short_date(one.published)}{day}"]
        parts += [f"{wording['according_to']} {name}" for name in (one.according_to, one.via) if name]
        parts += [wording["former"]] if one.former else []
        lines.append(", ".join(parts))
    return "\n".join(dict.fromkeys(lines))


_COLUMNS = (
    Column("column_party", lambda row: row.party, 30),
    Column("column_stance", lambda row: messages()[f"position_{row.kind}"], 12),
    Column("column_matter", _what, 60),
    Column("column_origins", lambda row: str(row.independent_sources), 9),
    Column("column_told", _told, 44),
)

"""What happened, is happening and is to happen, by date: the list behind ``synopse timeline``."""

from __future__ import annotations

import re
import textwrap
from typing import Iterable, Literal

from msgspec import Struct

from synopse.model import PLANS, Article, Dossier, EventReport, Occurrence, Status
from synopse.periods import Precision, precision
from synopse.render.dates import german_span, short_date
from synopse.render.language import messages
from synopse.render.rewording import said
from synopse.render.sources import Cited, Sources, by_story
from synopse.render.tables import Column, Listing

ACTS_OF_SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "YIELD", "AGREE"})
"""What is done by saying so needs no word for its having been done."""
EXCERPT = 160

_CLOCK = re.compile(r"T(\d\d:\d\d)")


class Telling(Cited, frozen=True, kw_only=True):
    """One report of an event: the evidence with its status, its word for the event and its words for when."""

    status: Status
    trigger: str
    when: str | None


class Happening(Struct, frozen=True, kw_only=True):
    """One event with the plan beside what came of it.

    `earliest` and `latest` are ISO dates, `hours` clock times as told, `words` the words that date it.
    """

    story: str
    event: str
    earliest: str | None
    latest: str | None
    precision: Precision | Literal["hour"]
    hours: tuple[str, ...]
    words: tuple[str, ...]
    type: str
    label: str
    status: Status
    place: str | None
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    independent_sources: int
    disputed: bool
    plan: tuple[Telling, ...]
    outcome: tuple[Telling, ...]


def chronology(dossier: Dossier, articles: Iterable[Article]) -> Listing:
    """The events of all stories by date, undated ones last.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
    """
    groups = []
    for story, sources in by_story(dossier, articles):
        disputed = {entry.about for entry in story.discrepancies}
        rows = tuple(_happening(story.id, entry, sources, entry.id in disputed) for entry in story.events)
        groups.append((story.title, rows))
    return Listing(Happening, _COLUMNS, tuple(groups))


def _happening(story: str, entry: Occurrence, sources: Sources, disputed: bool) -> Happening:
    told = tuple(_telling(report, sources) for report in entry.reports)
    hours = _hours(entry)
    return Happening(
        story=story,
        event=entry.id,
        earliest=entry.earliest,
        latest=entry.latest,
        precision="hour" if hours else precision(entry.earliest, entry.latest),
        hours=hours,
        words=tuple(dict.fromkeys(report.when.text for report in entry.reports if report.when)),
        type=entry.type,
        label=entry.label,
        status=entry.status,
        place=entry.told_place.name if entry.told_place else None,
        participants=sources.names(entry.participants),
        absent=sources.names(entry.absent),
        independent_sources=entry.independent_sources,
        disputed=disputed,
        plan=tuple(one for one in told if one.status in PLANS),
        outcome=tuple(one for one in told if one.status not in PLANS),
    )


def _telling(report: EventReport, sources: Sources) -> Telling:
    return Telling(
        report.article, report.begin, report.end, report.text,
        outlet=sources.outlet(report.article), published=sources.published(report.article),
        status=report.status, trigger=report.trigger, when=report.when.text if report.when else None,
    )  # fmt: skip


def _hours(entry: Occurrence) -> tuple[str, ...]:
    """The clock times that reports name for the day on which the event is taken to be."""
    told = (report.value or "" for report in entry.reports if report.earliest == entry.earliest)
    found = ("–".join(_CLOCK.findall(value)) for value in told)
    return tuple(dict.fromkeys(hour for hour in found if hour))


# --- in the terminal -------------------------------------------------------------------------------------------------


def _when(row: Happening) -> str:
    wording = messages()
    if not row.earliest:
        return " / ".join(row.words) or wording["no_time"]
    hours = " / ".join(f"{hour} {wording['clock']}" for hour in row.hours)
    return "\n".join(part for part in (german_span(row.earliest, row.latest), hours) if part)


def _what(row: Happening) -> str:
    """Label and status; the words of a report where the label alone ("Forderung") says too little."""
    wording = messages()
    told = () if row.type in ACTS_OF_SPEECH and row.status == "held" else (wording[f"status_{row.status}"],)
    flag = (wording["flag"],) if row.disputed else ()
    label = said(row.label)
    bare = label == wording[f"type_{row.type}"] or not row.earliest
    words = textwrap.shorten((*row.outcome, *row.plan)[0].text, EXCERPT, placeholder=" …") if bare else ""
    return "\n".join(part for part in (label, words and f"„{words}“", " · ".join((*told, *flag))) if part)


def _who(row: Happening) -> str:
    names = ", ".join(row.participants)
    without = f"{messages()['without']} {', '.join(row.absent)}" if row.absent else ""
    return "\n".join(part for part in (names, without) if part)


def _told(row: Happening) -> str:
    """Plan and outcome, each with the words that date it and who told it when."""
    wording = messages()
    groups = by_status((*row.plan, *row.outcome))
    lines = []
    for status, told in groups:
        named = wording[f"status_{status}"] if status != row.status or len(groups) > 1 else ""
        words = ", ".join(dict.fromkeys(f"„{one.when}“" for one in told if one.when))
        where = "; ".join(dict.fromkeys(f"{one.outlet} {short_date(one.published)}" for one in told))
        how = " ".join(part for part in (named, words) if part)
        lines.append(f"{how} – {where}" if how else where)
    return "\n".join(lines)


def by_status(told: Iterable[Telling]) -> list[tuple[Status, list[Telling]]]:
    """The reports of each status, in the order of the first report of each."""
    groups: dict[Status, list[Telling]] = {}
    for one in told:
        groups.setdefault(one.status, []).append(one)
    return list(groups.items())


_COLUMNS = (
    Column("column_when", _when, 24),
    Column("column_event", _what, 34),
    Column("column_who", _who, 34),
    Column("column_origins", lambda row: str(row.independent_sources), 9),
    Column("column_told", _told, 60),
)

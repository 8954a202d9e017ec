"""What is still to come, as a table and as a calendar: the list behind ``synopse agenda``."""

from __future__ import annotations

import textwrap
from typing import Iterable

from msgspec import Struct

from synopse.agenda import AHEAD, Plan, agenda, newest
from synopse.model import Article, Dossier
from synopse.render.dates import german_date, german_span, short_date
from synopse.render.ics import Agenda
from synopse.render.language import messages
from synopse.render.rewording import said
from synopse.render.sources import Sources, by_id
from synopse.render.tables import Column, Listing

EXCERPT = 160


class Appointment(Struct, frozen=True):
    """A plan in its story."""

    plan: Plan
    agenda: Agenda


def agendas(dossier: Dossier, articles: Iterable[Article], since: str | None = None) -> tuple[Agenda, ...]:
    """The plans of each story.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
        since: An ISO date; None for the day of each story's newest report.
    """
    texts = by_id(articles)
    return tuple(
        Agenda(story.title, agenda(story, texts, since), Sources(story, texts), newest(story))
        for story in dossier.stories
    )


def plan_list(found: Iterable[Agenda]) -> Listing:
    """The plans as a table: those with a day by day, then the vague ones."""
    groups = tuple((one.title, tuple(Appointment(plan, one) for plan in one.plans)) for one in found)
    return Listing(Appointment, _COLUMNS, groups)


def _when(row: Appointment) -> str:
    wording = messages()
    plan = row.plan
    words = " / ".join(dict.fromkeys(report.when.text for report in plan.evidence if report.when))
    day = german_span(plan.earliest, plan.latest) if plan.earliest else words or wording["no_time"]
    vague = f"{wording['vague']}: „{words}“" if plan.earliest and plan.precision not in ("day", "days") else ""
    return "\n".join(part for part in (day, _hours(plan), vague) if part)


def _hours(plan: Plan) -> str:
    """Hours as told, with the zone where it is not that of Central Europe."""
    wording = messages()
    if plan.start is None:
        return ""
    hours = "–".join(clock[11:16] for clock in (plan.start, plan.end) if clock)
    zone = "" if plan.zone in (None, "Europe/Berlin") else f" ({plan.zone})"
    return f"{hours} {wording['clock']}{zone}"


def _what(row: Appointment) -> str:
    """Label and words: those of the newest report that announces the day, else of the newest that gives it."""
    plan = row.plan
    dated = [report for report in plan.evidence if report.when and report.earliest == plan.earliest]
    told = [report for report in dated if report.status in AHEAD] or dated or plan.evidence
    words = " ".join(told[-1].text.split())
    return f"{said(plan.occurrence.label)}\n„{textwrap.shorten(words, EXCERPT, placeholder=' …')}“"


def _standing(row: Appointment) -> str:
    wording = messages()
    before = ", ".join(map(german_date, row.plan.before))
    status = wording[f"status_{row.plan.status}"]
    return f"{status}\n{wording['before']} {before}" if before else status


def _who(row: Appointment) -> str:
    return ", ".join(row.agenda.sources.names(row.plan.occurrence.participants))


def _told(row: Appointment) -> str:
    sources = row.agenda.sources
    return "; ".join(
        dict.fromkeys(
            f"{sources.outlet(report.article)} {short_date(sources.published(report.article))}"
            for report in row.plan.evidence
        )
    )


_COLUMNS = (
    Column("column_when", _when, 26),
    Column("column_event", _what, 44),
    Column("column_standing", _standing, 18),
    Column("column_who", _who, 30),
    Column("column_told", _told, 40),
)

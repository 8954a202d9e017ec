"""Plans as iCalendar (RFC 5545), for any calendar program to import.

Only what is dated to a day or up to four days in a row becomes an entry; a week, a month or "im Sommer" does not, since
a calendar cannot say "some day of these". Nothing is read from the clock: the stamp is the day of the newest report.
"""

from __future__ import annotations

import datetime
from typing import Sequence

import icalendar
from msgspec import Struct

from synopse.agenda import Plan, instant
from synopse.render.dates import german_date
from synopse.render.language import messages
from synopse.render.rewording import said
from synopse.render.sources import Sources

PRODUCT = "-//Synopse//Agenda//DE"
UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""The stamp where no report is dated: the standard wants one."""


class Agenda(Struct, frozen=True):
    """The plans of one story, with what is needed to tell of them; `newest` is the day of its newest report."""

    title: str
    plans: tuple[Plan, ...]
    sources: Sources
    newest: str | None


def is_day(plan: Plan) -> bool:
    """Whether a calendar can show the plan."""
    return plan.precision in ("day", "days")


def ics(agendas: Sequence[Agenda]) -> str:
    """One calendar with an entry for every plan that has a day; lines end in CRLF as the standard wants."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for agenda in agendas:
        for plan in agenda.plans:
            if is_day(plan):
                calendar.add_component(_entry(plan, agenda))
    written: bytes = calendar.to_ical()
    return written.decode()


def _entry(plan: Plan, agenda: Agenda) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", plan.uid)
    entry.add("dtstamp", _midnight(agenda.newest))
    entry.add("sequence", plan.sequence)
    entry.add("status", plan.standing)
    for name, moment in _moments(plan).items():
        entry.add(name, moment)
    entry.add("summary", _summary(plan, agenda))
    if plan.occurrence.told_place:
        entry.add("location", plan.occurrence.told_place.name)
    entry.add("description", described(plan, agenda))
    entry.add("categories", [messages()[f"type_{plan.occurrence.type}"]])
    if not _hour_known(plan):
        entry.add("transp", "TRANSPARENT")
    return entry


def _midnight(day: str | None) -> datetime.datetime:
    return datetime.datetime.fromisoformat(day[:10]).replace(tzinfo=datetime.UTC) if day else UNDATED


def _hour_known(plan: Plan) -> bool:
    """An hour counts where its zone is known, or where no place says that it could be another one than the reader's."""
    return plan.start is not None and (plan.zone is not None or plan.occurrence.told_place is None)


def _moments(plan: Plan) -> dict[str, datetime.date | datetime.datetime]:
    """Begin and end: instants in UTC, hours without a zone as told, else whole days, the end being the day after."""
    if plan.start is not None and _hour_known(plan):
        moments: dict[str, datetime.date | datetime.datetime] = {"dtstart": _moment(plan.start, plan.zone)}
        if plan.end is not None:
            moments["dtend"] = _moment(plan.end, plan.zone)
        return moments
    first, last = (datetime.date.fromisoformat((day or "")[:10]) for day in (plan.earliest, plan.latest))
    return {"dtstart": first, "dtend": last + datetime.timedelta(days=1)}


def _moment(local: str, zone: str | None) -> datetime.datetime:
    return instant(local, zone) if zone else datetime.datetime.fromisoformat(local)


def _summary(plan: Plan, agenda: Agenda) -> str:
    names = agenda.sources.names(plan.occurrence.participants)[:4]
    label = said(plan.occurrence.label)
    return f"{label}: {', '.join(names)}" if names else label


def described(plan: Plan, agenda: Agenda) -> str:
    """What the reports say, word for word, with outlet and date; first how firm it is and which days it had before."""
    wording = messages()
    lines = [f"{agenda.title}", wording[f"status_{plan.status}"]]
    if plan.before:
        lines.append(f"{wording['before']} {', '.join(map(german_date, plan.before))}")
    told = {}
    for report in plan.evidence:
        where = f"{agenda.sources.outlet(report.article)}, {german_date(agenda.sources.published(report.article))}"
        told[" ".join(report.text.split())] = where
    lines += [f"„{words}“ ({where})" for words, where in told.items()]
    return "\n".join(lines)

"""What was held cannot lie ahead of its report: a date that says so belongs to something else."""

from __future__ import annotations

from typing import Iterable

from msgspec.structs import replace

from synopse.model import FACTUAL, Event


def told_by(events: Iterable[Event], published: str | None) -> tuple[Event, ...]:
    """The events; those told as held lose a date that begins after the day of the report, those under way are planned.

    "Der Minister kommt am Mittwoch. Die Landrätin rief am Vormittag den Notstand aus.": her morning is not the
    Wednesday ahead. An event without a date is better than one with a wrong date.

    Args:
        events: The events of an article.
        published: Its day as an ISO date; without one nothing is known to lie ahead.
    """
    return tuple(_later(event) if published and _is_ahead(event, published) else event for event in events)


def _is_ahead(event: Event, published: str) -> bool:
    first = event.time.earliest if event.time else None
    return event.status in FACTUAL and first is not None and first[:10] > published[:10]


def _later(event: Event) -> Event:
    """ "Sie stimmen an einer Versammlung am 23. April ab" in March: the present tense tells what is to come.

    An election has its day: "Nach der Landtagswahl im Mai will sie aufhören" tells of one ahead.
    """
    coming = event.status == "ongoing" or event.kind == "election"
    return replace(event, status="planned") if coming else replace(event, time=None, when=None)

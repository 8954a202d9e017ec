"""Discrepancies of place. None is: a place inside the other ("Anchorage" beside "Alaska")."""

from __future__ import annotations

from typing import Iterable

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy, without
from synopse.model import Discrepancy, EventReport, Evidence, Story
from synopse.places import compatible, site


def places(story: Story) -> Iterable[Discrepancy | None]:
    """Occurrences whose reports name places that exclude each other."""
    for occurrence in story.events:
        told = [report for report in occurrence.reports if report.place is not None]
        subject = Subject(occurrence.id, occurrence.label, without(occurrence.reasons, "same_place", "place_inside"))
        yield discrepancy(
            "place", subject, map(_claim, conflicting(told, _exclude, lambda report: _place(report).text))
        )


def _exclude(one: EventReport, other: EventReport) -> bool:
    return not compatible(*(site(_place(report).text) for report in (one, other)))


def _place(report: EventReport) -> Evidence:
    assert report.place is not None
    return report.place


def _claim(report: EventReport) -> Claim:
    return Claim(site(_place(report).text), _place(report))

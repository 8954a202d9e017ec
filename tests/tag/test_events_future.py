"""Events told as held have no date that begins after their report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from synopse.model import Event, Interval, Span, Status
from synopse.tag.events.future import told_by


def visit(status: Status, day: str) -> Event:
    return Event(
        type="CONSULT", trigger=Span(0, 6, "Besuch"), status=status, evidence=Span(0, 6, "Besuch"),
        time=Interval(day, day, day), when=Span(10, 18, "Mittwoch"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "day", "published", "kept"),
    [
        ("held", "2025-03-12", "2025-03-10", False),
        ("held", "2025-03-10", "2025-03-10", True),
        ("held", "2025-03-10T18:00", "2025-03-10", True),
        ("held", "2025-03-05", "2025-03-10", True),
        ("planned", "2025-03-12", "2025-03-10", True),
        ("cancelled", "2025-03-12", "2025-03-10", True),
        ("held", "2025-03-12", None, True),
    ],
)
def test_what_was_held_does_not_lie_ahead(status: Status, day: str, published: str | None, kept: bool) -> None:
    event = visit(status, day)
    (found,) = told_by([event], published)
    assert (found == event) is kept
    assert kept or (found.time, found.when) == (None, None)


def test_what_is_under_way_ahead_is_planned() -> None:
    """ "Sie stimmen an einer Versammlung am Mittwoch ab"."""
    (found,) = told_by([visit("ongoing", "2025-03-12T10:00")], "2025-03-10")
    assert found == replace(visit("ongoing", "2025-03-12T10:00"), status="planned")


def test_an_election_ahead_is_planned() -> None:
    """ "Nach der Landtagswahl am Mittwoch will sie aufhören"."""
    election = replace(visit("held", "2025-03-12"), type="OTHER", kind="election")
    (found,) = told_by([election], "2025-03-10")
    assert found == replace(election, status="planned")

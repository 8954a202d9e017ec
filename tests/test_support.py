"""What rests on one origin or on a machine alone is marked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from synopse.model import EventReport, Occurrence, Origin, Provenance, Story
from synopse.support import supported
from tests.factories import article


def _story(reporting: str, machine: str) -> Story:
    """Articles a to c, of which those of `reporting` tell the event and those of `machine` are by a machine."""
    written = (Provenance("ai_generated", 0, 2, "KI"),)
    told = [article(id_, "KI sah die Fähre.", "2025-03-09") for id_ in "abc"]
    reports = tuple(
        EventReport(article=id_, begin=0, end=5, text="KI sah", status="held", trigger="sah") for id_ in reporting
    )
    event = Occurrence(
        id="e", type="CONSULT", label="Treffen", status="held", earliest=None, latest=None, place=None, participants=(),
        reports=reports, independent_sources=len(reporting),
    )  # fmt: skip
    articles = tuple(replace(one, provenance=written) if one.id in machine else one for one in told)
    return Story(
        id="s", title="Fähre", articles=articles,
        origins=tuple(Origin(id=one.id, articles=(one.id,), reason="own_text") for one in told), actors=(),
        events=(event,), quotations=(), figures=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reporting", "machine", "support"),
    [
        ("ab", "", "several"),
        ("a", "", "one_origin"),
        ("ab", "a", "several"),
        ("ab", "ab", "machine"),
        ("a", "a", "machine"),
    ],
)
def test_support(reporting: str, machine: str, support: str) -> None:
    assert [event.support for event in supported(_story(reporting, machine)).events] == [support]

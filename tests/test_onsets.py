"""The hour at which something set in, told by two reports in other words; and hours of two things."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.model import Document
from synopse.pipeline import brief, read

OPENINGS = (
    "Ein Feuer hat am Montag in Lemgo das Sägewerk Ohlmeier zerstört. ",
    "Vom Sägewerk Ohlmeier in Lemgo ist seit dem Feuer am Montag wenig übrig. ",
)


def found(one: str, other: str) -> list[list[str]]:
    documents = [
        Document(id=id_, source=id_, text=opening + text, outlet=id_, published="2025-03-11", published_basis="given")
        for id_, opening, text in zip("ab", OPENINGS, (one, other), strict=True)
    ]
    stories = brief([read(document) for document in documents]).stories
    return [[account.value for account in e.values] for s in stories for e in s.discrepancies if e.kind == "date"]


@pytest.mark.parametrize(
    "other",
    [
        "Der Notruf aus dem Sägewerk ging am Montag um 20.45 Uhr ein.",
        "Ausgebrochen war das Feuer im Sägewerk am Montag um 20.45 Uhr.",
        "Um 20.45 Uhr entdeckte am Montag ein Wächter die Flammen im Sägewerk.",
        "Gegen 20.45 Uhr schlug am Montag im Sägewerk ein Nachbar Alarm.",
    ],
)
def test_hours_of_one_incident(other: str) -> None:
    assert len(found("Ein Fahrer bemerkte am Montag gegen 18.30 Uhr Flammen in der Halle des Sägewerks.", other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Gelöscht war das Feuer im Sägewerk am Montag um 20.45 Uhr.", id="when it ended"),
        pytest.param("Der Notruf aus dem Sägewerk ging am Montag um 18.50 Uhr ein.", id="minutes later"),
        pytest.param(
            "Um 18.35 Uhr bemerkte am Montag ein Wächter Flammen im Sägewerk, um 20.45 Uhr explodierte dort ein Tank.",
            id="two hours of one report",
        ),
    ],
)
def test_hours_of_two_things(other: str) -> None:
    assert found("Ein Fahrer bemerkte am Montag gegen 18.30 Uhr Flammen in der Halle des Sägewerks.", other) == []


def test_what_begins_and_what_ends_is_two_hours() -> None:
    one = "Die Sitzung des Rats über das Sägewerk begann am Montag um 17 Uhr."
    other = "Die Sitzung des Rats über das Sägewerk endete am Montag um 20.30 Uhr."
    assert found(one, other) == []


def test_every_verb_tells_a_phase() -> None:
    assert {row["phase"] for row in lexicon.rows("hour_phases")} == {"onset", "begin", "end"}

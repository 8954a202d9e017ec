"""Hours of one happening that cannot both be right; two happenings and rounded hours are no contradiction."""

from __future__ import annotations

import re

import pytest

from synopse.model import Document
from synopse.pipeline import brief, read

STRIKE = "Die Lotsen streiken in Emden. Der Warnstreik der Lotsen in Emden begann am Montag um 6 Uhr."
CRASH = "Um 6.47 Uhr am Donnerstag prallte der Zug bei Leer auf einen Bagger. Die Strecke bei Leer ist gesperrt."


ONE = "Die Reederei Nordwerft in Emden wartet, sagte Ines Gerlach vom Lotsenbund. "
OTHER = "Ines Gerlach vom Lotsenbund in Emden kritisierte die Reederei Nordwerft scharf. "


def found(one: str, other: str) -> list[list[str]]:
    documents = [
        Document(id=id_, source=id_, text=text, outlet=id_, published="2025-03-14", published_basis="given")
        for id_, text in (("a", ONE + one), ("b", OTHER + other))
    ]
    dossier = brief([read(document) for document in documents])
    return [
        sorted(account.value for account in entry.values)
        for story in dossier.stories
        for entry in story.discrepancies
        if entry.kind == "date"
    ]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        pytest.param(
            STRIKE,
            "Verdi hatte die Lotsen in Emden zu einem Warnstreik aufgerufen, der am Montag um 5.30 Uhr begann.",
            ["5.30 Uhr", "6.00 Uhr"],
            id="told in a relative clause",
        ),
        pytest.param(
            CRASH,
            "Donnerstag, 5.47 Uhr. Bei Leer kracht die Regionalbahn in einen Bagger, die Strecke bei Leer bleibt zu.",
            ["5.47 Uhr", "6.47 Uhr"],
            id="to the minute, without a verb",
        ),
    ],
)
def test_two_hours_of_one_thing(one: str, other: str, values: list[str]) -> None:
    assert [[_clock(value) for value in told] for told in found(one, other)] == [[_clock(value) for value in values]]


def _clock(value: str) -> int:
    hour, minute = re.findall(r"\d+", value)[-2:]
    return int(hour) * 60 + int(minute)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Die Lotsen in Emden streiken. Der Warnstreik endete am Montag um 11 Uhr.", id="begin and end"),
        pytest.param("Die Lotsen in Emden streiken. Der Warnstreik begann am Montag gegen 6.15 Uhr.", id="rounded"),
        pytest.param(
            "Die Lotsen in Emden streiken. Am Dienstag um 5 Uhr begann der Warnstreik erneut.", id="another day"
        ),
        pytest.param("Die Lotsen in Emden streiken. Der Warnstreik sollte am Montag um 5 Uhr beginnen.", id="a plan"),
        pytest.param("Die Lotsen in Emden streiken. Am Montag um 5 Uhr öffnete das Streiklokal.", id="another thing"),
    ],
)
def test_no_contradiction(other: str) -> None:
    assert found(STRIKE, other) == []

"""Events by date with the plan beside what came of it, and as records in the shape of POLECAT."""

from __future__ import annotations

import pytest

from synopse.model import Document
from synopse.periods import precision
from synopse.pipeline import brief, read
from synopse.render.chronology import Happening, chronology
from synopse.render.plover import COLUMNS, plover
from synopse.render.tables import listed

TOLD = (
    ("2025-03-03", "Norwegen und Island wollen am Freitag, dem 7. März, um 10 Uhr in Oslo über Fangquoten verhandeln."),
    (
        "2025-03-08",
        "Norwegen und Island haben am Freitag in Oslo über Fangquoten verhandelt. Island drohte mit Zöllen.",
    ),
    (
        "2025-03-09",
        "Nach den Verhandlungen in Oslo am Freitag planen Norwegen und Island ein Treffen in Bergen im Mai.",
    ),
)
ARTICLES = tuple(
    read(Document(id=f"a{number}", source="a.txt", outlet=f"Bote {number}", text=text, published=day))
    for number, (day, text) in enumerate(TOLD)
)


def rows() -> list[Happening]:
    return [
        row for _, group in chronology(brief(ARTICLES), ARTICLES).groups for row in group if isinstance(row, Happening)
    ]


def test_the_plan_stands_beside_what_came_of_it() -> None:
    talks = next(row for row in rows() if row.place == "Oslo")
    assert (talks.earliest, talks.latest, talks.status) == ("2025-03-07", "2025-03-07", "held")
    assert (talks.precision, talks.hours) == ("hour", ("10:00",))
    assert [one.outlet for one in talks.plan] == ["Bote 0"]
    assert {one.outlet for one in talks.outcome} == {"Bote 1", "Bote 2"}
    assert set(talks.participants) == {"Norwegen", "Island"}


def test_dated_events_come_first() -> None:
    dates = [row.earliest for row in rows()]
    assert dates == sorted(dates, key=lambda day: day or "9999")


def test_the_table_names_reports_and_words() -> None:
    written = listed(chronology(brief(ARTICLES), ARTICLES), "table", 120)
    assert "Fr., 7.3.2025" in written
    assert "10:00 Uhr" in written
    assert "Bote 0 3.3.2025" in written


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2025-03-07", "2025-03-07", "day"),
        ("2025-03-07", "2025-03-10", "days"),
        ("2025-03-03", "2025-03-09", "week"),
        ("2025-03-04", "2025-03-10", "span"),
        ("2025-02-01", "2025-02-28", "month"),
        ("2025-01-01", "2025-12-31", "year"),
        ("2025-03-07", None, "open"),
        (None, None, "none"),
    ],
)
def test_precision(earliest: str | None, latest: str | None, expected: str) -> None:
    assert precision(earliest, latest) == expected


def test_plover_holds_facts_only_one_line_an_event() -> None:
    header, *lines = plover(brief(ARTICLES), ARTICLES).splitlines()
    assert header.split("\t") == list(COLUMNS)
    records = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]
    talks = next(record for record in records if record["Placename"] == "Oslo")
    assert talks["Event Date"] == "2025-03-07"
    assert (talks["Event Type"], talks["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")
    assert (talks["City"], talks["Country"]) == ("Oslo", "NOR")
    assert {"NOR", "ISL"} == {
        code for side in ("Actor", "Recipient") for code in talks[f"{side} Country"].split("; ") if code
    }
    assert talks["Publication Date"] == "2025-03-03"
    assert talks["Source"] == "Bote 0; Bote 1; Bote 2"
    threat = next(record for record in records if record["Event Type"] == "THREATEN")
    assert (threat["Actor Name"], threat["Quad Code"]) == ("Island", "VERBAL CONFLICT")
    assert "Bergen" not in {record["Placename"] for record in records}

"""What a text takes back: every rule of the table on its own examples."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.model import Document, Figure, Time
from synopse.pipeline import read
from synopse.tag.figures import uncounted

RULES = lexicon.rules("figures_denials")


def denied(text: str) -> list[Figure]:
    return [figure for figure in read(Document(id="a", source="a", text=text)).figures if figure.denied]


@pytest.mark.parametrize(("rule", "text"), [(rule.name, entry["text"]) for rule in RULES for entry in rule.examples])
def test_takes_a_number_back(rule: str, text: str) -> None:
    assert len(denied(text)) == 1, rule


@pytest.mark.parametrize(("rule", "text"), [(rule.name, text) for rule in RULES for text in rule.rejects])
def test_takes_nothing_back(rule: str, text: str) -> None:
    assert denied(text) == [], rule


@pytest.mark.parametrize(
    ("text", "low", "unit", "counted"),
    [
        ("Mit 34 Knoten, nicht mit 43, lief die Fähre ein.", 43, "[kn_i]", None),
        ("Vier Matrosen starben, nicht fünf, wie die Reederei gemeldet hatte.", 5, "person", "Matrosen"),
        ("Nicht 30, sondern 40 Boote liefen aus.", 30, None, "Boote"),
        ("Die Polizei korrigierte die Zahl der Fischer von 1700 auf 900.", 1700, "person", "Fischer"),
        ("Es kamen 900 Fischer. Die Polizei zog ihre Schätzung von 1700 zurück.", 1700, "person", "Fischer"),
    ],
)
def test_what_is_taken_back_counts_what_is_told_in_its_place(
    text: str, low: float, unit: str | None, counted: str | None
) -> None:
    assert [(figure.low, figure.unit, figure.counted) for figure in denied(text)] == [(low, unit, counted)]


def test_a_number_taken_back_is_no_year() -> None:
    figure = Figure(10, 14, "1400", 1400, 1400, "person", "exact", None, denied=True)
    year = Time(10, 14, "1400", "DATE", "1400", "1400-01-01", "1400-12-31")
    other = Time(20, 24, "1401", "DATE", "1401", "1401-01-01", "1401-12-31")
    assert uncounted((year, other), (figure,)) == (other,)

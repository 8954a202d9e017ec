"""When a figure held, what event it belongs to, and whether it is the sum of something that is over."""

from __future__ import annotations

import pytest

from synopse.model import Document, Figure
from synopse.pipeline import read

TUESDAY = "2026-05-05"


def figures(text: str, published: str | None = TUESDAY) -> tuple[Figure, ...]:
    basis = "given" if published else "unknown"
    return read(Document(id="a", source="a", text=text, published=published, published_basis=basis)).figures  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "when", "earliest"),
    [
        ("Bis zum 4. Mai zählten Helfer 20 Tote.", "4. Mai", "2026-05-04"),
        ("1200 Menschen sind inzwischen in Sicherheit.", "inzwischen", TUESDAY),
        ("Die 2100 Menschen, die bis Dienstagmittag kamen, schlafen.", "Dienstagmittag", TUESDAY),
        ("Es kamen 68 Gefangene frei, die man am 21. Januar herführte.", "21. Januar", "2026-01-21"),
        ("Seit Montag starben 40 Menschen.", None, None),
        ("Am Montag tagte der Rat, 40 Menschen starben.", None, None),
        ("40 Menschen starben.", None, None),
    ],
)
def test_the_moment_is_named_by_the_clause(text: str, when: str | None, earliest: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.when.text if figure.when else None) == when
    assert ((figure.moment.earliest or "")[:10] if figure.moment else None) == earliest


def test_two_days_of_one_sentence_go_to_two_figures() -> None:
    found = figures("Am Montag kamen 300 Fischer, am Sonntag 400.")
    assert [figure.when.text for figure in found if figure.when] == ["Montag", "Sonntag"]


def test_without_a_day_of_the_report_now_is_no_day() -> None:
    (figure,) = figures("1200 Menschen sind inzwischen in Sicherheit.", None)
    assert figure.moment is None


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Für beide Tage zusammen fielen 30 Fahrten aus.", True),
        ("Es fielen insgesamt 30 Fahrten aus.", True),
        ("Bislang fielen insgesamt 30 Fahrten aus.", False),
        ("Seit Januar fielen insgesamt 30 Fahrten aus.", False),
        ("Es fielen 30 Fahrten aus, insgesamt war es ruhig.", False),
        ("Es fielen 30 Fahrten aus.", False),
    ],
)
def test_a_sum_of_what_is_over(text: str, total: bool) -> None:
    assert [figure.total for figure in figures(text)] == [total]


def test_the_event_of_a_figure_is_in_its_clause() -> None:
    (figure,) = figures("Am Montag demonstrierten 300 Fischer vor dem Rathaus.")
    assert figure.of is not None
    assert figure.of.text == "demonstrierten"

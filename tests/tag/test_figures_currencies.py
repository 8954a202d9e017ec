"""Currencies of one name in several countries, and shares of bodies whose name begins with an adjective."""

from __future__ import annotations

import pytest

from synopse.model import Document
from synopse.pipeline import read


def _figures(text: str) -> list[tuple[str, str | None, str | None]]:
    document = Document(id="a", source="a", text=text, published="2026-03-02", published_basis="given")
    return [(figure.text, figure.unit, figure.counted) for figure in read(document).figures]


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("Oslo. Die Strafe in Norwegen beträgt 300 Kronen.", "NOK", None),
        ("Der tschechische Staat zahlt 300 Kronen an einen Fischer aus Schweden, teilte Prag mit.", "CZK", None),
        ("In Manila kostet das Boot 300 Pesos.", "PHP", None),
        # no country, or two equally
        ("Das Boot kostet 300 Kronen.", None, "Kronen"),
        ("Zwischen Norwegen und Schweden geht es um 300 Kronen.", None, "Kronen"),
    ],
)
def test_the_country_of_the_text_names_the_currency(text: str, unit: str | None, counted: str | None) -> None:
    assert [entry[1:] for entry in _figures(text)] == [(unit, counted)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 Prozent der Sozialen Mitte stimmten zu.", "Sozialen Mitte"),
        ("12 Prozent der Fahrten fielen aus.", "Fahrten"),
        ("12 Prozent der Grünen stimmten zu.", "Grünen"),
    ],
)
def test_an_adjective_that_begins_a_name_is_not_all_of_it(text: str, counted: str) -> None:
    assert [entry[2] for entry in _figures(text)] == [counted]


def test_a_number_after_a_year_counts_where_it_looks_like_none() -> None:
    assert _figures("Das Museum zählte im vergangenen Jahr 241.000 Gäste.") == [("241.000 Gäste", "person", "Gäste")]


def test_a_count_beyond_the_years_of_the_news_is_no_year() -> None:
    assert _figures("Im Stall verendeten 2100 Schweine.") == [("2100 Schweine", None, "Schweine")]


def test_a_house_that_has_so_many_places_has_not_more() -> None:
    assert _figures("Über 230 Plätze wird das Haus verfügen.") == [("230 Plätze", None, "Plätze")]

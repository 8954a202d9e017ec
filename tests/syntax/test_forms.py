"""What a form allows, whatever the model takes it for."""

from __future__ import annotations

import pytest

from synopse.syntax.forms import is_inflected_participle, is_surely_finite, of_capital, of_small_word, of_verb


@pytest.mark.parametrize(
    ("form", "finite"),
    [
        ("leistet", True),
        ("biss", True),
        ("könne", True),
        ("doppelt", False),  # compared, as adjectives are
        ("bestätigt", False),  # a participle too
        ("gelbes", False),
    ],
)
def test_surely_finite(form: str, finite: bool) -> None:
    assert is_surely_finite(form) is finite


@pytest.mark.parametrize(
    ("form", "label", "expected"),
    [
        ("lediglich", "ADP", "ADV"),
        ("derzeit", "ADP", "ADV"),
        ("ihrerseits", "DET", "ADV"),
        ("nördlich", "ADP", "ADP"),
        ("meisten", "DET", "DET"),
    ],
)
def test_small_words(form: str, label: str, expected: str) -> None:
    assert of_small_word(form, label) == expected


@pytest.mark.parametrize(
    ("form", "label", "expected"),
    [
        ("zuständig", "VERB|Part", "ADJ"),
        ("unterwegs", "VERB|Part", "ADJ"),
        ("fort", "VERB|Ind", "ADV|Prt"),
        ("geleisteten", "VERB|Ind", "ADJ"),
        ("erscheinende", "VERB|Ind", "ADJ"),
        ("gemobbt", "VERB|Part", "VERB|Part"),
        ("bestückt", "VERB|Part", "VERB|Part"),
        ("reanimiert", "VERB|Part", "VERB|Part"),
        ("zückte", "VERB|Ind", "VERB|Ind"),
    ],
)
def test_verbs_unheard_of(form: str, label: str, expected: str) -> None:
    assert of_verb(form, label) == expected


@pytest.mark.parametrize(
    ("form", "label", "expected"),
    [
        ("Gewerkschaft", "ADJ", "NOUN"),
        ("Hamburger", "ADJ", "ADJ"),
        ("New", "ADJ", "ADJ"),
        ("Zeitung", "PROPN", "PROPN"),
    ],
)
def test_capitals(form: str, label: str, expected: str) -> None:
    assert of_capital(form, label) == expected


@pytest.mark.parametrize(
    ("form", "expected"), [("verbreiteten", True), ("getragene", True), ("alten", False), ("verbreitet", False)]
)
def test_inflected_participles(form: str, expected: bool) -> None:
    assert is_inflected_participle(form) is expected

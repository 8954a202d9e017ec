"""Pairs of quotation marks in every style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.syntax import Sentence, Syntax
from synopse.tag.quotations.marks import Marked, marked


def pairs(text: str) -> tuple[Marked, ...]:
    return marked(text, Syntax((Sentence(0, len(text), ()),)))


STYLES = [
    ("„Ja“, sagte er.", ["„Ja“"]),
    ('"Ja", sagte er.', ['"Ja"']),
    ("“Ja”, sagte er.", ["“Ja”"]),
    ("«Ja», sagte er.", ["«Ja»"]),
    ("»Ja«, sagte er.", ["»Ja«"]),
    ("›Ja‹, sagte er.", ["›Ja‹"]),
    ("‹Ja›, sagte er.", ["‹Ja›"]),
    ("‚Ja‘, sagte er.", ["‚Ja‘"]),
    ("'Ja', sagte er.", ["'Ja'"]),
    (",,Ja“, sagte er.", [",,Ja“"]),
    ('„Ja", sagte er.', ['„Ja"']),
    ("„Ja”, sagte er.", ["„Ja”"]),
    ("“Ja“, sagte er.", ["“Ja“"]),
    ('Erst "eins", dann "zwei".', ['"eins"', '"zwei"']),
    ("„Er rief ‚Halt‘ und ging“", ["„Er rief ‚Halt‘ und ging“", "‚Halt‘"]),
    ('„Er rief "Halt" und ging“', ['„Er rief "Halt" und ging“', '"Halt"']),
    ("»Er rief ›Halt‹ und ging«", ["»Er rief ›Halt‹ und ging«", "›Halt‹"]),
    ("„Wir (die Werft) zahlen […] nichts“, so Olm", ["„Wir (die Werft) zahlen […] nichts“"]),
]


@pytest.mark.parametrize(("text", "found"), STYLES)
def test_styles(text: str, found: list[str]) -> None:
    assert [text[pair.begin : pair.end] for pair in pairs(text)] == found
    assert all(pair.closed for pair in pairs(text))


@pytest.mark.parametrize(
    "text", ["Peter's Auto", "Hans’ Haus steht leer", "Wie geht’s?", 'Ein 19" Bildschirm', "5' lang"]
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert pairs(text) == ()


def test_depth_counts_what_really_encloses() -> None:
    assert [pair.depth for pair in pairs("„Er rief ‚Halt‘“ und „Los“")] == [0, 1, 0]


def test_unclosed_marks_end_with_their_paragraph() -> None:
    text = "„Das ist offen.\nDas hier „zu“."
    assert [(text[pair.begin : pair.end], pair.closed, pair.depth) for pair in pairs(text)] == [
        ("„Das ist offen.", False, 0),
        ("„zu“", True, 0),
    ]


@pytest.mark.parametrize(
    "text", ["„Erster Absatz.\n\n„Zweiter Absatz.“ Ende.", "„Erster Absatz.\nZweiter Absatz.“ Ende."]
)
def test_one_quotation_over_paragraphs(text: str) -> None:
    assert [text[pair.begin : pair.end] for pair in pairs(text)] == [text[: -len(" Ende.")]]


def test_nothing_runs_across_what_is_no_content() -> None:
    text = "„Offen\nWerbung\nzu“"
    found = marked(text, Syntax((Sentence(0, 6, ()), Sentence(15, 18, ()))))
    assert all(not pair.closed for pair in found)


@pytest.mark.parametrize("unit", ['"a ', "„", "„a“ ", "«»", "‚a", '" '])
def test_many_marks_pass(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(text[pair.begin : pair.end] for pair in pairs(text))


@given(st.text(alphabet="ab „“”\"«»‹›‚‘’'\n.,", max_size=60))
def test_pairs_lie_within_the_text_and_in_order(text: str) -> None:
    found = pairs(text)
    assert list(found) == sorted(found, key=lambda pair: (pair.begin, -pair.end))
    assert all(0 <= pair.begin < pair.inner_begin <= pair.inner_end <= pair.end <= len(text) for pair in found)

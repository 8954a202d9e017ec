"""Tables fit their width; CSV keeps the exact words and hides formulas; JSON Lines keeps everything."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from synopse.model import Evidence
from synopse.render.tables import Column, Listing, listed, protected, recovered


class Row(Struct, frozen=True):
    words: str
    number: int | None
    names: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


COLUMNS = (
    Column("column_words", lambda row: row.words, 40),
    Column("column_origins", lambda row: str(row.number), 9),
)


def listing(*rows: Row) -> Listing:
    return Listing(Row, COLUMNS, (("Fähren", rows),))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    "formula", ["=1+1", "+49 40 1", "-3 Prozent", "@summe", "\tA1", "\r=A1", "\n=A1", "＝A1", "'=1+1", "''@a"]
)
def test_no_cell_is_a_formula_and_its_words_come_back(formula: str) -> None:
    assert protected(formula)[0] == "'"
    assert recovered(protected(formula)) == formula


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert recovered(protected(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n a„“"))
def test_what_looks_like_a_formula_comes_back(text: str) -> None:
    assert recovered(protected(text)) == text
    assert protected(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


def test_csv_has_a_header_and_a_field_a_column() -> None:
    row = Row('„Ja“, sagte sie; "nein"', None, ("A", "B"), (Evidence("a", 0, 2, "Ja"), Evidence("b", 3, 4, "x")))
    assert cells(listed(listing(row), "csv", 0)) == [
        ["words", "number", "names", "evidence"],
        ['„Ja“, sagte sie; "nein"', "", "A; B", "a[0:2] Ja | b[3:4] x"],
    ]


@given(st.lists(st.builds(Row, st.text(st.characters(codec="utf-8")), st.integers())))
def test_csv_keeps_the_words(rows: list[Row]) -> None:
    found = list(csv.reader(io.StringIO(listed(listing(*rows), "csv", 0), newline="")))
    assert [recovered(cell) for cell, *_ in found[1:]] == [row.words for row in rows]


def test_json_lines_keep_the_nesting() -> None:
    line = listed(listing(Row("a", 1, (), (Evidence("a", 0, 1, "a"),))), "jsonl", 0)
    assert json.loads(line)["evidence"] == [{"article": "a", "begin": 0, "end": 1, "text": "a"}]


@given(st.lists(st.builds(Row, st.text(), st.integers(0, 99)), max_size=4), st.integers(60, 140))
def test_a_table_fits_its_width_and_steers_no_terminal(rows: list[Row], width: int) -> None:
    written = listed(listing(*rows), "table", width)
    assert all(len(line) <= width for line in written.split("\n"))
    assert all(char.isprintable() or char == "\n" for char in written)


def test_a_table_wraps_between_words_and_parts_wrapped_rows() -> None:
    written = listed(listing(Row("eins zwei drei " * 8, 1), Row("vier", 2)), "table", 60)
    lines = written.splitlines()
    assert lines[0] == "Fähren"
    assert "Wortlaut" in lines[2]
    assert "" in lines[5:-1]
    assert all(word in ("eins", "zwei", "drei", "vier", "1", "2") for line in lines[4:] for word in line.split())


def test_a_story_without_rows_is_named() -> None:
    assert listed(listing(), "table", 80) == "Fähren: –\n"

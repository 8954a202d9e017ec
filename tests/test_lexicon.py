"""The packaged tables keep their own rules, and every rule is run on its examples and rejects."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from synopse import lexicon

TABLES = [name.removesuffix(".tsv") for name in lexicon.table_names() if name.endswith(".tsv")]
RULES = [name.removesuffix(".toml") for name in lexicon.table_names() if name.endswith(".toml")]


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sorted_unique_trimmed_and_sourced(name: str) -> None:
    rows = lexicon.rows(name)
    forms = [next(iter(row.values())) for row in rows]
    assert forms == sorted(forms)
    assert len(forms) == len(set(forms))
    assert all(cell == cell.strip() for row in rows for cell in row.values())
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("name", lexicon.table_names())
def test_table_is_normalised(name: str) -> None:
    text = (files("synopse") / "lexicons" / "de" / name).read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert "\r" not in text


OWN_TESTS = {
    "compare_arithmetic": "tests/test_arithmetic.py",  # matched against sentences with slots for numbers
    "quantities_concepts": "tests/link/test_quantities_concepts.py",  # matched against figures as slots
    "figures_denials": "tests/tag/test_figures_denials.py",  # matched against sentences with slots for numbers
    "segments_lines": "tests/test_segment.py",  # matched against whole lines
    "times_patterns": "tests/tag/test_times_patterns.py",  # matched against kinds of words, not letters
}
"""Tables whose patterns mean more than a search in the text, and where their examples are run."""


@pytest.mark.parametrize("name", sorted(OWN_TESTS))
def test_tables_with_matching_of_their_own_are_run_elsewhere(name: str) -> None:
    assert ".rejects" in Path(OWN_TESTS[name]).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(RULES) - set(OWN_TESTS)))
def test_rules_match_their_examples_and_nothing_they_reject(name: str) -> None:
    for rule in lexicon.rules(name):
        for example in rule.examples:
            assert rule.pattern.search(example["text"]), (rule.name, example["text"])
        for text in rule.rejects:
            assert not rule.pattern.search(text), (rule.name, text)


def test_a_row_with_a_missing_column_names_table_and_line(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "broken.tsv").write_text("form\tsource\nMontag\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_folder", lambda: tmp_path)
    with pytest.raises(lexicon.LexiconError, match=r"broken\.tsv:2: 1 columns, the header has 2"):
        lexicon.rows.__wrapped__("broken")


def test_a_rule_without_examples_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "bare.toml").write_text("[x]\npattern = 'a'\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_folder", lambda: tmp_path)
    with pytest.raises(lexicon.LexiconError, match=r"bare\.toml \[x\]: needs a pattern and at least one example"):
        lexicon.rules.__wrapped__("bare")

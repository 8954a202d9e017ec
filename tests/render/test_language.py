"""The page speaks German, and English on request; what the reports say stays German."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from synopse import lexicon
from synopse.cli import main
from synopse.render.dates import german_date, german_span, german_value, short_date
from synopse.render.language import messages, speaking
from synopse.render.rewording import said

GERMAN, ENGLISH = (lexicon.mapping(table, "text") for table in ("messages", "messages_en"))
STORY = (
    "Hafen von Emden\n\nEmden. Norwegen und Island haben am Freitag in Oslo verhandelt. Island drohte mit Zöllen. "
    "Norwegen fordert sieben Prozent. „Wir warten“, sagte Ministerin Ute Kern.\n"
)


def test_both_tables_have_the_same_keys() -> None:
    assert ENGLISH.keys() == GERMAN.keys()


@pytest.mark.parametrize("key", sorted(GERMAN))
def test_both_messages_have_the_same_gaps(key: str) -> None:
    """Patterns of dates may leave a part out: an English date has no number for its month."""
    gaps = [set(re.findall(r"\{(\w+)\}", table[key])) for table in (GERMAN, ENGLISH)]
    if not key.startswith(("date_", "span_")):
        assert gaps[0] == gaps[1]


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        ("2025-12-19", None, "Fr., 19.12.2025", "Fri 19 Dec 2025"),
        ("2025-12-14", "2025-12-15", "So., 14. – Mo., 15.12.2025", "Sun 14 – Mon 15 Dec 2025"),
        ("2025-12-03", "2025-12-21", "3.–21.12.2025", "3–21 Dec 2025"),
        ("2025-11-01", "2025-11-30", "November 2025", "November 2025"),
        ("2025-01-01", "2025-12-31", "2025", "2025"),
        ("2025-11-28", "2025-12-03", "28.11.2025–3.12.2025", "28 Nov 2025 – 3 Dec 2025"),
        ("2025-12-19", "..", "ab Fr., 19.12.2025", "from Fri 19 Dec 2025"),
        (None, None, "ohne Datum", "undated"),
    ],
)
def test_spans(first: str | None, last: str | None, german: str, english: str) -> None:
    assert german_span(first, last) == german
    with speaking("en"):
        assert german_span(first, last) == english


def test_days() -> None:
    assert (german_date("2025-12-19"), short_date("2025-12-19")) == ("Fr., 19.12.2025", "19.12.2025")
    assert german_value("XXXX-WXX-5") == "Freitag"
    with speaking("en"):
        assert (german_date("2025-12-19"), short_date("2025-12-19")) == ("Fri 19 Dec 2025", "19 Dec 2025")
        assert german_value("XXXX-WXX-5") == "Friday"


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Was bevorsteht", "What lies ahead"),
        ("Neu seit dem Fr., 19.12.2025", "New since Fri 19 Dec 2025"),
        ("Ute Kern nahm nicht teil", "Ute Kern did not take part"),
        ("Treffen", "Meeting"),
        ("Treffen, Oslo", "Meeting, Oslo"),
        ("Gespräche, Oslo", "Gespräche, Oslo"),
        ("Tote", "Dead"),
        ("240 Millionen Euro", "240 Millionen Euro"),
    ],
)
def test_what_was_put_into_german_words_before(german: str, english: str) -> None:
    assert said(german) == german
    with speaking("en"):
        assert said(german) == english


def test_the_language_ends_with_its_block() -> None:
    with pytest.raises(ValueError, match="broken"), speaking("en"):
        raise ValueError("broken")
    assert messages() is GERMAN


def written(folder: Path, *options: str) -> str:
    source = folder / "a.txt"
    source.write_text(STORY, encoding="utf-8")
    output = folder / "out"
    assert main(["brief", str(source), "--published", "2025-03-08", *options, "-o", str(output)]) == 0
    return output.read_text(encoding="utf-8")


def test_an_english_page_holds_german_only_where_it_quotes(tmp_path: Path) -> None:
    page = written(tmp_path, "--language", "en", "--format", "html")
    assert '<html lang="en">' in page
    for heading in ("Overview", "Contradictions", "Timeline", "Positions", "Who says what", "Actors"):
        assert heading in page
    for word in ("Überblick", "Zeitleiste", "Widersprüche", "Akteure", "Beleg", "hat stattgefunden"):
        assert word not in page
    assert '<blockquote lang="de">' in page


def test_the_german_page_says_so(tmp_path: Path) -> None:
    page = written(tmp_path, "--format", "html")
    assert '<html lang="de">' in page
    assert "<blockquote>" in page
    assert "Zeitleiste" in page


def test_the_json_is_the_same_in_every_language(tmp_path: Path) -> None:
    assert written(tmp_path, "--format", "json") == written(tmp_path, "--format", "json", "--language", "en")

"""The positions as a table, as lines for a spreadsheet, and nested."""

from __future__ import annotations

import csv
import io
import json

from synopse.model import Document
from synopse.pipeline import brief, read
from synopse.render import html, markdown
from synopse.render.position_list import position_list
from synopse.render.tables import listed

HEAD = "Tarifstreit in Emden\n\nDie Gewerkschaft Verdi und die Reederei Nordkai streiten in Emden. "
TOLD = (
    ("2024-11-04", HEAD + "Verdi fordert sieben Prozent mehr Lohn."),
    ("2024-11-12", HEAD + "Verdi senkte die Forderung auf 5,2 Prozent, sagte Verdi-Chefin Ute Kern."),
)
ARTICLES = [
    read(Document(id=f"a{number}", source="a.txt", outlet=f"Bote {number}", text=text, published=day))
    for number, (day, text) in enumerate(TOLD)
]
DOSSIER = brief(ARTICLES)


def test_the_table_shows_how_a_position_moved() -> None:
    written = listed(position_list(DOSSIER, ARTICLES), "table", 120)
    assert "sieben Prozent mehr Lohn" in written
    assert "zuvor sieben Prozent mehr" in written
    assert "Bote 1 12.11.2024" in written


def test_a_line_of_the_spreadsheet_is_a_report() -> None:
    rows = list(csv.DictReader(io.StringIO(listed(position_list(DOSSIER, ARTICLES), "csv", 0), newline="")))
    assert [(row["party"], row["kind"], row["object"], row["published"]) for row in rows] == [
        ("Verdi", "demand", "sieben Prozent mehr Lohn", "2024-11-04"),
        ("Verdi", "demand", "5,2 Prozent", "2024-11-12"),
    ]
    assert rows[1]["before"] == "sieben Prozent mehr Lohn"
    texts = {article.id: article.text for article in ARTICLES}
    assert all(texts[row["article"]][int(row["begin"]) : int(row["end"])] == row["sentence"] for row in rows)


def test_json_lines_have_every_report_with_its_evidence() -> None:
    lines = [json.loads(line) for line in listed(position_list(DOSSIER, ARTICLES), "jsonl", 0).splitlines()]
    assert [line["before"] for line in lines] == [[], ["sieben Prozent mehr Lohn"]]
    assert lines[0]["reports"][0]["outlet"] == "Bote 0"


def test_the_dossier_has_them_too() -> None:
    page = html(DOSSIER, ARTICLES)
    assert 'id="positionen"' in page
    assert "<b>5,2 Prozent</b>" in page
    assert "| Verdi | Forderung | sieben Prozent mehr Lohn → 5,2 Prozent |" in markdown(DOSSIER, ARTICLES)

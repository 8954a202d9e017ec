"""Saved pages: what they say of themselves, and what of them is the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopse.ingest import documents
from synopse.model import Document, Rejection
from synopse.segment import segment

PARAGRAPHS = """\
Nach drei Tagen ist der Streik im Hafen von Emden beendet. Das teilten Gewerkschaft und Reederei am Montag mit.
„Das ist ein guter Tag für den Norden“, sagte Ministerin Jana Muster. Sie hatte zwischen beiden Seiten vermittelt.
Die Fähren nach Borkum sollen am Mittwoch wieder fahren. Die Reederei rechnet noch mit Verspätungen.""".splitlines()
PAGE = f"""<!DOCTYPE html><html lang="de-DE"><head>
<title>Hafenstreik in Emden beendet | Hafenblatt</title>
<meta property="og:title" content="Hafenstreik in Emden beendet | Hafenblatt">
<meta property="og:site_name" content="Hafenblatt">
<meta property="og:description" content="Reederei und Gewerkschaft haben sich geeinigt, die Kräne laufen wieder.">
<meta property="article:published_time" content="2025-05-12T18:04:00+02:00">
<link rel="canonical" href="https://hafenblatt.example/streik">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Hafenstreik in Emden beendet"}}</script>
</head><body><nav><ul><li><a href="/">Startseite</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Hafenstreik in Emden beendet</h1>
<p class="lead">Reederei und Gewerkschaft haben sich geeinigt, die Kräne laufen wieder.</p>
<p>{PARAGRAPHS[0]}</p><h2>Lob von der Ministerin</h2><p>{PARAGRAPHS[1]}</p>
<p><a href="/wetter">Sturm an der Küste: Wo es am Wochenende gefährlich wird</a></p>
<p>{PARAGRAPHS[2]}</p></article></main><footer><p>© 2025 Hafenblatt</p></footer></body></html>"""


def read(folder: Path, content: bytes) -> Document | Rejection:
    path = folder / "page.html"
    path.write_bytes(content)
    (found,) = documents([str(path)])
    return found


def page(folder: Path, content: str = PAGE, encoding: str = "utf-8") -> Document:
    found = read(folder, content.encode(encoding))
    assert isinstance(found, Document), found
    return found


def test_what_a_page_says_of_itself(tmp_path: Path) -> None:
    found = page(tmp_path)
    assert (found.title, found.outlet, found.language) == ("Hafenstreik in Emden beendet", "Hafenblatt", "de")
    assert (found.published, found.published_basis) == ("2025-05-12", "metadata")
    assert found.url == "https://hafenblatt.example/streik"


def test_the_text_and_the_kinds_of_its_lines(tmp_path: Path) -> None:
    found = page(tmp_path)
    kinds = [
        (item.kind, line)
        for item in segment(found.text, found.title, found.marks)
        for line in found.text[item.begin : item.end].splitlines()
    ]
    assert kinds == [
        ("headline", "Hafenstreik in Emden beendet"),
        ("body", "Reederei und Gewerkschaft haben sich geeinigt, die Kräne laufen wieder."),
        ("body", PARAGRAPHS[0]),
        ("subheading", "Lob von der Ministerin"),
        ("body", PARAGRAPHS[1]),
        ("teaser", "Sturm an der Küste: Wo es am Wochenende gefährlich wird"),
        ("body", PARAGRAPHS[2]),
    ]


def test_the_encoding_that_the_page_declares(tmp_path: Path) -> None:
    content = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
    assert PARAGRAPHS[1] in page(tmp_path, content, "cp1252").text


def test_a_stray_byte_does_not_spoil_a_page(tmp_path: Path) -> None:
    found = read(tmp_path, PAGE.encode().replace(b"Sport</a>", b"Sp\xffrt</a>"))
    assert isinstance(found, Document)
    assert PARAGRAPHS[1] in found.text


def test_a_page_without_a_date_has_none_whatever_its_text_says(tmp_path: Path) -> None:
    content = PAGE.replace("2025-05-12T18:04:00+02:00", "").replace("am Montag", "am 12. Mai 2025")
    found = page(tmp_path, content)
    assert (found.published, found.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"<html><body></body></html>", "no running text is found in the page"),
        (b"<<<<>>><p", "no running text is found in the page"),
        (b"\x89PNG\0\0", "a binary file, not text"),
        (b"<div>" * 20_000 + b"Hallo", "no running text is found in the page"),
    ],
)
def test_pages_without_a_report(tmp_path: Path, content: bytes, reason: str) -> None:
    found = read(tmp_path, content)
    assert isinstance(found, Rejection)
    assert found.reason == reason


@pytest.mark.parametrize(
    "script", ["{", "[[[", '{"@type": 5}', '"NewsArticle"', '{"@graph": 1}', '{"headline": "\\ud800"}']
)
def test_broken_data_in_a_page_does_no_harm(tmp_path: Path, script: str) -> None:
    content = PAGE.replace('{"@type": "NewsArticle", "headline": "Hafenstreik in Emden beendet"}', script)
    assert page(tmp_path, content).title == "Hafenstreik in Emden beendet"

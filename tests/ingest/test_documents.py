"""From SOURCE to documents: what is read, what is left out, and which words say so."""

from __future__ import annotations

import gzip
import json
import os
import sys
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from synopse.ingest import documents
from synopse.model import Document, Rejection

TEXT = "Der Minister reiste am Montag nach Emden. Dort traf er Unterhändler, um über die Häfen zu sprechen.\n"


def read(*sources: object, published: str | None = None) -> list[Document | Rejection]:
    return list(documents([str(source) for source in sources], published))


def one(path: Path, published: str | None = None) -> Document:
    (found,) = read(path, published=published)
    assert isinstance(found, Document), found
    return found


def reasons(*sources: object) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in read(*sources) if isinstance(item, Rejection)]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def jsonl(folder: Path, *records: Any) -> Path:
    return put(folder, "articles.jsonl", "".join(json.dumps(record) + "\n" for record in records))


# --- plain text ------------------------------------------------------------------------------------------------------


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    found = one(path)
    assert (found.text, found.source, found.title, found.language) == (TEXT, str(path), None, "de")
    assert (found.published, found.published_basis) == (None, "unknown")
    assert found.id == one(put(tmp_path, "b.txt", TEXT)).id


def test_crlf_becomes_lf_and_nothing_else_changes(tmp_path: Path) -> None:
    text = "\r\n\u00a0Er kam.\r\n\r\n\tEr ging. \r Er\u2028blieb.\x0c\u200b\n"
    assert one(put(tmp_path, "a.txt", text)).text == text.replace("\r\n", "\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings_of_german_texts(tmp_path: Path, encoding: str) -> None:
    text = "Der Minister sagte „Genug“ – für die Häfen in Übersee und die Straße dorthin fehle das Geld.\n"
    assert one(put(tmp_path, "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "iso8859_15"])
def test_older_encodings(tmp_path: Path, encoding: str) -> None:
    text = 'Der Minister sagte "Genug": für die Häfen in Übersee und die Straße dorthin fehle das Geld.\n'
    assert one(put(tmp_path, "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"--- ... !!!\n", "the text holds no word"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file, not text"),
        (bytes(range(1, 32)) * 20, "a binary file, not text"),
        (b"Der Minister\0kam.", "a binary file, not text"),
        (b"\xff\xfeD\0e\0r", "not valid UTF-16"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, reason: str) -> None:
    ((line, said),) = reasons(put(tmp_path, "a.txt", content))
    assert line is None
    assert said.startswith(reason)


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf\n"])
def test_json_lines_without_a_line_are_told(tmp_path: Path, content: bytes) -> None:
    assert reasons(put(tmp_path, "a.jsonl", content)) == [(None, "the file is empty")]


def test_broken_utf8_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", (TEXT * 3).encode() + b"Die H\xe4fen\n")
    assert reasons(path) == [(4, "not valid UTF-8 (byte 314)")]


def test_control_characters_and_right_to_left_text_are_read(tmp_path: Path) -> None:
    text = "\u202eقال الوزير\u202c am Montag.\x01 Er \x1b[31mkam.\n"
    assert one(put(tmp_path, "a.txt", text)).text == text


def test_a_file_too_long_for_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synopse.ingest.admission.LONGEST_ARTICLE", 50)
    assert reasons(put(tmp_path, "a.txt", TEXT)) == [
        (None, "the text has 100 characters, more than the 50 of one article")
    ]
    monkeypatch.setattr("synopse.ingest.sources._LONGEST_FILE", 60)
    assert reasons(put(tmp_path, "a.txt", TEXT)) == [(None, "longer than 60 bytes, too much for one article")]


# --- JSON Lines ------------------------------------------------------------------------------------------------------


def test_all_that_a_record_says(tmp_path: Path) -> None:
    given = {
        "id": "a-1", "text": "Gut.\r\nSo.", "title": "T", "outlet": "O", "url": "https://o.example/a",
        "published": "2025-12-19T08:30:00+01:00", "retrieved": "2025-12-20", "language": "de", "gold": [1],
    }  # fmt: skip
    found = one(jsonl(tmp_path, given))
    assert found == Document(
        id="a-1", source=str(tmp_path / "articles.jsonl"), text="Gut.\nSo.", title="T", outlet="O",
        url="https://o.example/a", published="2025-12-19", published_basis="given", retrieved="2025-12-20",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"kein JSON", "not JSON: "),
        (b'{"text": "abge', "not JSON: "),
        (b'{"id": "a"}', "there is no text"),
        (b'{"text": null}', "there is no text"),
        (b'{"text": ""}', "the text is empty"),
        (b'{"text": "\\n \\n"}', "the text holds no word"),
        (b'{"text": 5}', "the field 'text' is a number, not a string"),
        (b'{"text": "Gut.", "title": ["T"]}', "the field 'title' is a list, not a string"),
        (b'{"text": "Gut.", "id": {}}', "the field 'id' is an object, not a string"),
        (b'["Gut."]', "not a JSON object but a list"),
        (b'"Gut."', "not a JSON object but a string"),
        (b"[" * 100_000, "not "),
        (b'{"x": ' + b"[" * 100_000, "not an article: JSON nested too deeply"),
        (b'{"text": "\xff"}', "not valid UTF-8"),
        (b'{"text": "a\\ud800b"}', "the JSON holds a lone surrogate"),
        (b'{"text": "a\\udc00"}', "the JSON holds a lone surrogate"),
        (b'{"text": "a\\u0000b"}', "the text holds NUL characters"),
        (b'{"text": "Gut.", "published": "gestern"}', "published: 'gestern' is no date"),
        (b'{"text": "Gut.", "published": "2025-13-01"}', "published: '2025-13-01' is no date"),
        (b'{"text": "Gut.", "published": "0001-01-01"}', "published: '0001-01-01' is no date"),
        (b'{"text": "Gut.", "published": 20251219}', "the field 'published' is a number"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    path = put(tmp_path, "a.jsonl", b'{"text": "Eins."}\n\n' + line + b'\n{"text": "Zwei."}')
    first, rejected, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, second.text) == ("Eins.", "Zwei.")
    assert isinstance(rejected, Rejection)
    assert (rejected.source, rejected.line, rejected.fatal) == (str(path), 3, True)
    assert rejected.reason.startswith(reason)


def test_a_pair_of_surrogates_is_a_character(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.jsonl", b'{"text": "Gut \\ud83d\\ude00."}')).text == "Gut 😀."


def test_byte_order_mark_crlf_and_blank_lines(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", b'\xef\xbb\xbf{"text": "Eins."}\r\n\r\n  \r\n{"text": "Zwei."}\r\n')
    assert [item.text for item in read(path) if isinstance(item, Document)] == ["Eins.", "Zwei."]


def test_utf16_is_named(tmp_path: Path) -> None:
    assert reasons(put(tmp_path, "a.jsonl", '{"text": "Gut."}'.encode("utf-16")))[0] == (1, "not UTF-8 but UTF-16")


def test_an_endless_line_is_skipped_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synopse.ingest.jsonl.LONGEST_LINE", 40)
    path = put(tmp_path, "a.jsonl", f'{{"text": "{"x" * 100}"}}\n{{"text": "Zwei."}}')
    rejected, second = read(path)
    assert isinstance(rejected, Rejection)
    assert (rejected.line, rejected.reason) == (1, "the line is longer than 40 bytes")
    assert isinstance(second, Document)


# --- ids and duplicates ----------------------------------------------------------------------------------------------


def test_an_exact_duplicate_is_left_out_with_a_remark(tmp_path: Path) -> None:
    first, second = put(tmp_path, "a.txt", TEXT), put(tmp_path, "b.txt", TEXT)
    found, remark = read(first, second)
    assert isinstance(found, Document)
    assert remark == Rejection(str(second), None, f"left out, the same article as {first}", fatal=False)


def test_one_id_for_two_texts_is_fatal(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"id": "a", "text": "Eins."}, {"id": "a", "text": "Zwei."}, {"id": "a", "text": "Eins."})
    _, second, third = read(path)
    assert second == Rejection(str(path), 2, f"the id 'a' is that of another article, {path}:1")
    assert isinstance(third, Rejection)
    assert not third.fatal


def test_one_text_in_two_outlets_is_two_articles(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"text": TEXT, "outlet": "A"}, {"text": TEXT, "outlet": "B"}, {"text": TEXT})
    ids = [item.id for item in read(path) if isinstance(item, Document)]
    assert len(set(ids)) == 3


def test_numbers_are_ids_as_written_and_no_id_is_a_digest(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"id": 7, "text": "Eins."}, {"id": "", "text": "Zwei."}, {"id": None, "text": "Drei."})
    ids = [item.id for item in read(path) if isinstance(item, Document)]
    assert ids[0] == "7"
    assert len(ids[1]) == len(ids[2]) == 16


# --- dates -----------------------------------------------------------------------------------------------------------


def test_the_date_given_for_all_does_not_overrule_the_date_of_one(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"text": "Eins.", "published": "2025-01-02 10:00"}, {"text": "Zwei."})
    found = [item for item in read(path, published="2025-12-19T08:00Z") if isinstance(item, Document)]
    assert [item.published for item in found] == ["2025-01-02", "2025-12-19"]
    assert [item.published_basis for item in found] == ["given", "given"]


def test_the_date_given_for_all_does_not_change_an_id(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    assert one(path).id == one(path, published="2025-12-19").id


@pytest.mark.parametrize("published", ["19.12.2025", "2025-12", "2025-02-30", "20251219", "heute", "9999-12-31"])
def test_a_wrong_date_for_all_is_an_error_at_once(published: str) -> None:
    with pytest.raises(ValueError, match="is no date of the form 2025-12-31"):
        documents(["-"], published)


# --- files, folders, standard input ----------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_of_name(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", TEXT + "b")
    put(tmp_path, "a.TXT", TEXT + "a")
    put(tmp_path, "c/d.jsonl", '{"id": "d", "text": "Gut."}')
    put(tmp_path, ".hidden/e.txt", TEXT + "e")
    put(tmp_path, "f.pdf", b"%PDF")
    found = read(tmp_path)
    names = [Path(item.source).name for item in found if isinstance(item, Document)]
    assert names == ["a.TXT", "b.txt", "d.jsonl"]
    assert found[-1] == Rejection(str(tmp_path), None, "files of other kinds are left out: .pdf", fatal=False)


@pytest.mark.parametrize("name", [None, "a.pdf"])
def test_a_folder_with_nothing_readable(tmp_path: Path, name: str | None) -> None:
    if name:
        put(tmp_path, name, b"%PDF")
    assert reasons(tmp_path) == [(None, "the folder holds no .txt, .jsonl or .html file")]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)
    assert reasons(tmp_path) == [(None, "cannot be read: Permission denied")]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("https://news.example/a", "web addresses and feeds are not supported yet: save the page to a file"),
        ("feed:https://news.example/rss", "web addresses and feeds are not supported yet: save the page to a file"),
        ("a\0b.txt", "cannot be read: embedded null byte"),
    ],
)
def test_sources_that_are_not_there(source: str, reason: str) -> None:
    assert read(source) == [Rejection(source, None, reason)]


def test_a_json_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", '{\n"text": "Gut."\n}')
    assert reasons(path) == [(None, "JSON is read as JSON Lines: one article a line, in a .jsonl file")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"h\xe4fen.txt")
    found = one(put(tmp_path, name, TEXT))
    assert found.source.endswith("h\\xe4fen.txt")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT, [TEXT]),
        ('{"text": "Eins."}\n{"text": "Zwei."}\n', ["Eins.", "Zwei."]),
        ('\ufeff\n {"text": "Eins."}', ["Eins."]),
        ("{kein JSON}, sondern ein Satz.", ["{kein JSON}, sondern ein Satz."]),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, content: str, expected: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BufferedReader(BytesIO(content.encode()))))
    assert [item.text for item in read("-") if isinstance(item, Document)] == expected


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    """The second line is not looked at before the first article is taken: memory stays flat over a stream."""
    path = jsonl(tmp_path, {"text": "Eins."}, {"text": "Zwei."})
    stream = documents([str(path), "missing.txt"])
    first = next(stream)
    assert isinstance(first, Document)
    path.write_bytes(b"")
    assert first.text == "Eins."


# --- packed files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt.gz", TEXT),
        ("a.jsonl.gz", json.dumps({"text": TEXT}) + "\n"),
        ("a.JSONL.GZ", json.dumps({"text": TEXT})),
        ("a.gz", TEXT),
        ("b.gz", json.dumps({"text": TEXT}) + "\n"),
    ],
)
def test_a_gzip_file_is_read_as_what_it_holds(tmp_path: Path, name: str, content: str) -> None:
    assert one(put(tmp_path, name, gzip.compress(content.encode()))).text == TEXT


def test_a_packed_page_is_read_as_a_page(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Streik</h1><p>{TEXT * 5}</p></article></body></html>"
    assert "<p>" not in one(put(tmp_path, "a.html.gz", gzip.compress(page.encode()))).text


def test_a_folder_holds_packed_files_too(tmp_path: Path) -> None:
    put(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode()))
    put(tmp_path, "b.tar.gz", b"x")
    found, remark = read(tmp_path)
    assert isinstance(found, Document)
    assert isinstance(remark, Rejection)
    assert not remark.fatal


def test_a_broken_gzip_file_says_so_and_keeps_what_came_before(tmp_path: Path) -> None:
    assert "not gzip" in reasons(put(tmp_path, "a.txt.gz", TEXT))[0][1]
    lines = "".join(json.dumps({"text": f"{number}. {TEXT}", "id": number}) + "\n" for number in range(3_000))
    packed = gzip.compress(lines.encode())
    found = read(put(tmp_path, "a.jsonl.gz", packed[: len(packed) * 2 // 3]))
    assert sum(isinstance(item, Document) for item in found) > 10
    assert isinstance(found[-1], Rejection)
    assert "cut off" in found[-1].reason


def test_limits_count_what_is_unpacked(tmp_path: Path) -> None:
    assert "too much" in reasons(put(tmp_path, "a.txt.gz", gzip.compress(b"Streik. " * 4_000_000)))[0][1]

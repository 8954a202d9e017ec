"""The command line from outside: what it prints where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

import synopse
from synopse.cli import main

TEXT = "Der Minister reiste am Montag nach Emden. Dort traf er Unterhändler, um über die Häfen zu sprechen.\n"


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "synopse", *arguments], input=stdin, capture_output=True, check=False)


def test_read_prints_an_article_a_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    content = json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": TEXT + "Nun."}) + "\n"
    assert main(["read", put(tmp_path, "a.jsonl", content), "--published", "2025-05-12"]) == 0
    printed, said = capfdbinary.readouterr()
    articles = [json.loads(line) for line in printed.splitlines()]
    assert [article["id"] for article in articles] == ["a", "b"]
    assert [article["published"] for article in articles] == ["2025-05-12"] * 2
    assert "Unterhändler".encode() in printed
    assert said == b""


def test_timeml_is_one_document_after_the_other(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    content = json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": TEXT + "Nun."}) + "\n"
    arguments = ["read", put(tmp_path, "a.jsonl", content), "--published", "2025-05-12", "--format", "timeml"]
    assert main(arguments) == 0
    printed, _ = capfdbinary.readouterr()
    pieces = printed.split(b"<?xml")[1:]
    assert [etree.fromstring(b"<?xml" + piece).findtext("DOCID") for piece in pieces] == ["a", "b"]
    folder = tmp_path / "new" / "folder"
    assert main([*arguments, "-o", str(folder)]) == 0
    assert capfdbinary.readouterr() == (b"", b"")
    assert [path.name for path in sorted(folder.iterdir())] == ["a.tml", "b.tml"]
    assert b"".join(path.read_bytes() for path in sorted(folder.iterdir())) == printed


def test_read_writes_to_a_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    source, target = put(tmp_path, "a.txt", TEXT), tmp_path / "out.jsonl"
    assert main(["read", source, "-o", str(target)]) == 0
    assert capfdbinary.readouterr() == (b"", b"")
    assert json.loads(target.read_bytes())["text"] == TEXT


def test_a_rejection_is_one_line_and_the_rest_is_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = put(tmp_path, "a.jsonl", '{"text": "Der Minister kam."}\nkein JSON\n{"id": "c"}\n')
    assert main(["read", path]) == 3
    printed, said = capfdbinary.readouterr()
    assert len(printed.splitlines()) == 1
    lines = said.decode().splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["synopse", f"{path}:2"], ["synopse", f"{path}:3"]]
    assert lines[1] == f"synopse: {path}:3: there is no text"


def test_a_remark_does_not_change_the_exit_status(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    first, second = put(tmp_path, "a.txt", TEXT), put(tmp_path, "b.txt", TEXT)
    assert main(["read", first, second]) == 0
    printed, said = capfdbinary.readouterr()
    assert len(printed.splitlines()) == 1
    assert said.decode() == f"synopse: {second}: left out, the same article as {first}\n"


@pytest.mark.parametrize("command", ["read", "brief"])
def test_nothing_readable(command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([command, str(tmp_path / "missing.txt"), put(tmp_path, "empty.txt", "")]) == 2
    printed, said = capfdbinary.readouterr()
    assert printed == b""
    assert said.decode().splitlines() == [
        f"synopse: {tmp_path}/missing.txt: there is no such file or folder",
        f"synopse: {tmp_path}/empty.txt: the file is empty",
        "synopse: no article could be read",
    ]


def test_a_file_name_cannot_break_the_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", put(tmp_path, "a\n\x1b[31mb.txt", "")]) == 2
    assert b"a\\n\\x1b[31mb.txt: the file is empty\n" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["read"], "SOURCE"),
        (["read", "a.txt", "--published", "gestern"], "'gestern' is no date of the form 2025-12-31"),
        (["read", "a.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["brief", "a.txt", "--format", "pdf"], "invalid choice: 'pdf'"),
    ],
)
def test_a_wrong_command_line(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-h"], ["read", "-h"], ["brief", "-h"]])
def test_help_names_sources_and_exit_statuses(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "A SOURCE is a file, a folder or -" in printed
    assert "Exit status: 0 all read; 3 something was rejected" in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("synopse 0.")


@pytest.mark.parametrize(
    ("name", "form", "begin"),
    [
        ("dossier.json", None, '{\n "schema": "synopse/dossier/1"'),
        ("dossier.html", None, "<!DOCTYPE html>"),
        ("dossier.out", "json", '{\n "schema": "synopse/dossier/1"'),
        ("dossier.html", "json", '{\n "schema": "synopse/dossier/1"'),
    ],
)
def test_brief_writes_what_the_ending_or_the_option_says(
    name: str, form: str | None, begin: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    options = ["--format", form] if form else []
    output = tmp_path / name
    assert main(["brief", put(tmp_path, "a.txt", TEXT), *options, "-o", str(output)]) == 0
    assert output.read_text(encoding="utf-8").casefold().startswith(begin.casefold())
    assert capfdbinary.readouterr() == (b"", b"")


def test_brief_prints_to_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["brief", put(tmp_path, "a.txt", TEXT), "--format", "json"]) == 0
    printed, said = capfdbinary.readouterr()
    assert json.loads(printed)["schema"] == "synopse/dossier/1"
    assert said == b""


def test_an_output_that_cannot_be_written(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    output = tmp_path / "missing" / "dossier.json"
    assert main(["brief", put(tmp_path, "a.txt", TEXT), "-o", str(output)]) == 1
    assert f"synopse: {output}: cannot be written: ".encode() in capfdbinary.readouterr().err


# --- as a process ----------------------------------------------------------------------------------------------------


def test_standard_input_and_output_of_a_process() -> None:
    ended = run("read", "-", stdin=TEXT.encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout)["text"] == TEXT


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "synopse", "read", put(tmp_path, "a.txt", TEXT)],
        capture_output=True, check=True, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert json.loads(ended.stdout.decode("utf-8"))["text"] == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "synopse", "read", put(tmp_path, "a.txt", TEXT)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"synopse: standard output: cannot be written: ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of another kind")
def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"Der Minister kam zum {number}. Mal."}) + "\n" for number in range(300))
    path = put(tmp_path, "a.jsonl", lines)
    with subprocess.Popen(
        [sys.executable, "-m", "synopse", "read", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"schema":"synopse/article/1"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_the_library_does_what_the_command_line_does(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    articles = [
        synopse.read(document) for document in synopse.documents([path]) if isinstance(document, synopse.Document)
    ]
    assert [article.text for article in articles] == [TEXT]
    assert [story.articles for story in synopse.brief(articles).stories] == [(articles[0].id,)]
    assert all(hasattr(synopse, name) for name in synopse.__all__)


# --- the commands that list ------------------------------------------------------------------------------------------

STORY = (
    "Streit um den Hafen von Emden\n\nEmden. Die Werft Nordkai und die Gewerkschaft Verdi wollen am 19. November in "
    "Emden verhandeln. „Wir fordern sieben Prozent“, sagte Verdi-Chefin Ute Kern. Im Sommer soll in Bremen ein Gipfel "
    "stattfinden.\n"
)


@pytest.mark.parametrize(
    ("command", "form", "begin"),
    [
        ("quotes", "table", "Streit um den Hafen von Emden\n\nWer"),
        ("quotes", "csv", "story,utterance,speaker,"),
        ("quotes", "jsonl", '{"story":"story-'),
        ("timeline", "table", "Streit um den Hafen von Emden\n\nWann"),
        ("timeline", "csv", "story,event,earliest,latest,precision,"),
        ("timeline", "jsonl", '{"story":"story-'),
        ("timeline", "plover", "Event ID\tEvent Date\tEvent Type\t"),
        ("positions", "table", "Streit um den Hafen von Emden\n\nPartei"),
        ("positions", "csv", "story,position,party,kind,object,before,outlet,published,"),
        ("positions", "jsonl", '{"story":"story-'),
        ("agenda", "table", "Streit um den Hafen von Emden\n\nWann"),
        ("agenda", "ics", "BEGIN:VCALENDAR\r\n"),
    ],
)
def test_the_lists(
    command: str, form: str, begin: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = [command, put(tmp_path, "a.txt", STORY), "--published", "2024-11-04", "--format", form]
    assert main(arguments) == 0
    printed, _ = capfdbinary.readouterr()
    assert printed.decode().startswith(begin)
    output = tmp_path / "out"
    assert main([*arguments, "-o", str(output)]) == 0
    assert output.read_bytes() == printed
    assert capfdbinary.readouterr().out == b""


def test_a_speaker_whom_nobody_quotes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["quotes", put(tmp_path, "a.txt", STORY), "--speaker", "Schulz", "--format", "csv"]) == 0
    printed, said = capfdbinary.readouterr()
    assert len(printed.splitlines()) == 1
    assert said.decode() == "synopse: nobody called 'Schulz' is quoted in these articles; quoted are: Ute Kern\n"
    assert main(["quotes", put(tmp_path, "a.txt", STORY), "--speaker", "kerns", "--format", "csv"]) == 0
    printed, said = capfdbinary.readouterr()
    assert b"Wir fordern sieben Prozent" in printed
    assert said == b""


def test_what_has_no_day_is_said_to_be_left_out_of_the_calendar(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = ["agenda", put(tmp_path, "a.txt", STORY), "--published", "2024-11-04", "--format", "ics"]
    assert main(arguments) == 0
    assert b"not in the calendar: 1" in capfdbinary.readouterr().err
    assert main([*arguments, "--from", "2026-01-01"]) == 0
    assert b"VEVENT" not in capfdbinary.readouterr().out


@pytest.mark.parametrize("command", ["quotes", "timeline", "positions", "agenda"])
def test_a_list_of_nothing_readable(command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([command, put(tmp_path, "empty.txt", "")]) == 2
    assert capfdbinary.readouterr().out == b""

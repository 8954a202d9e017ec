"""Reading a user's file of judgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopse.ingest import Unreadable, judgements


def written(folder: Path, content: str | bytes) -> str:
    path = folder / "mine.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_rows_become_judgements(tmp_path: Path) -> None:
    path = written(tmp_path, '\ufeff# mine\n\nsame\tA\tB\tC\r\nDifferent\tA  D\tE\tF\t\t\nname\t"A"\tA \u0041\u0308\n')
    assert [(entry.kind, entry.one, entry.other, entry.line) for entry in judgements(path)] == [
        ("same", "A", "B", 3),
        ("same", "B", "C", 3),
        ("different", "A D", "E", 4),
        ("different", "A D", "F", 4),
        ("different", "E", "F", 4),
        ("name", "A", "A Ä", 5),
    ]
    assert all(entry.source == path for entry in judgements(path))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("same\tA\n", "1: 'same' needs two names or more"),
        ("# a\nsame A B\n", "2: 'same A B' is none of same, different, name"),
        ("name\tA\tB\tC\n", "1: 'name' needs a name of the articles and the name to show"),
        ("different\tA\tA\n", "1: a name is compared with itself"),
        ("same\tA\tB\ndifferent\tB\tA\n", "2: 'B' and 'A' are judged the same and different"),
        ("name\tA\tX\nname\tA\tY\n", "2: 'A' is to be called 'X' and 'Y'"),
        (b"same\tA\tB\nsame\tM\xfcller\tB\n", "2: not valid UTF-8"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, content: str | bytes, reason: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(Unreadable) as error:
        judgements(path)
    assert str(error.value).startswith(f"{path}:{reason}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        judgements(str(tmp_path / "none.tsv"))

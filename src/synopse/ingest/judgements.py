"""A user's file of judgements: a row a judgement, its cells parted by tabs.

same        Kirill Dmitrijew    Dimitrijew
different   Anna Müller         A. Müller
name        Kirill Dmitrijew    Kirill Dmitriew
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Iterator, get_args

from synopse.ingest.admission import Unreadable
from synopse.judgements import Contradiction, judged, normal, pairs
from synopse.model import Judgement, JudgementKind

_KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
_LONGEST = 10_000_000
"""In bytes: some hundred thousand judgements; what is longer is another file."""


def judgements(path: str) -> tuple[Judgement, ...]:
    """Read a file of judgements: UTF-8, blank lines and lines that begin with # left out.

    Raises:
        Unreadable: The file cannot be read, a row is no judgement, or two contradict each other; the message names
            file and line.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise Unreadable(f"{path}: longer than {_LONGEST:,} bytes, too much for judgements")
        found = tuple(_judgements(data.decode("utf-8-sig"), path))
        judged(found)
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{path}:{line}: not valid UTF-8", line) from None
    except Contradiction as contradiction:
        line = contradiction.judgement.line
        raise Unreadable(f"{path}:{line}: {contradiction}", line) from None
    return found


def _judgements(text: str, path: str) -> Iterator[Judgement]:
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip() or written.lstrip().startswith("#"):
            continue
        try:
            kind, forms = _row(written)
        except (ValueError, csv.Error) as error:
            raise Unreadable(f"{path}:{line}: {error}", line) from None
        for one, other in pairs(kind, forms):
            yield Judgement(kind, one, other, path, line)


def _row(written: str) -> tuple[JudgementKind, tuple[str, ...]]:
    """The cells of a row; quotation marks around a cell, as spreadsheets write them, are taken off.

    Raises:
        ValueError: It is no judgement.
    """
    first, *cells = (normal(cell) for cell in next(csv.reader([written.strip()], delimiter="\t")))
    kind = next((known for known in _KINDS if known == first.casefold()), None)
    forms = tuple(cell for cell in cells if cell)
    if kind is None:
        raise ValueError(f"{first[:40]!r} is none of {', '.join(_KINDS)}; cells are parted by tabs")
    if len(forms) < 2 or (kind == "name" and len(forms) > 2):
        wanted = "a name of the articles and the name to show" if kind == "name" else "two names or more"
        raise ValueError(f"{kind!r} needs {wanted}, parted by tabs")
    if kind != "name" and len(set(forms)) < len(forms):
        raise ValueError("a name is compared with itself")
    return kind, forms

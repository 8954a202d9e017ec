"""Records as a table for the terminal, as CSV for a spreadsheet, as JSON Lines for a program.

A command makes a `Listing` of flat or nested records; this module writes it. What a spreadsheet would take for a
formula gets an apostrophe in front (see `protected`), and `recovered` takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
import textwrap
from typing import Any, Callable, Iterable, Sequence

import msgspec
from msgspec import Struct

from synopse.model import Evidence
from synopse.render.language import messages

GAP = "  "
LEAST = 8
"""Characters a column keeps however narrow the table."""

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_PROTECTED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


class Column(Struct, frozen=True):
    """A column in the terminal: the key of its heading in the table of messages, what a cell says, and how wide it
    may grow. Cells may hold several lines."""

    heading: str
    cell: Callable[[Any], str]
    most: int = 60


class Listing(Struct, frozen=True):
    """What a command lists: the type of its records, the columns for the terminal, and the records of each story
    under its title. `lines` takes a record apart for CSV, into lines of type `line_kind`, where one line would hide
    what each report says."""

    kind: type[Struct]
    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[Struct, ...]], ...]
    line_kind: type[Struct] | None = None
    lines: Callable[[Any], Iterable[Struct]] | None = None


def listed(listing: Listing, form: str, width: int) -> str:
    """The listing as "table", "csv" or "jsonl".

    Args:
        listing: What to write.
        form: "table", "csv" or "jsonl".
        width: Columns of the terminal; of no matter for CSV and JSON Lines.
    """
    if form == "table":
        return table(listing, width)
    records = [record for _, group in listing.groups for record in group]
    if form != "csv":
        return json_lines(records)
    if listing.line_kind is None or listing.lines is None:
        return comma_separated(records, listing.kind)
    return comma_separated([line for record in records for line in listing.lines(record)], listing.line_kind)


def json_lines(records: Sequence[Struct]) -> str:
    """One JSON object a line, all fields, nested as they are."""
    encoder = msgspec.json.Encoder()
    return "".join(encoder.encode(record).decode() + "\n" for record in records)


# --- CSV -------------------------------------------------------------------------------------------------------------


def comma_separated(records: Sequence[Struct], kind: type[Struct]) -> str:
    """CSV by RFC 4180 with a header line: a field a column, lists joined by "; ", evidence as "ID[BEGIN:END] words"."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(kind.__struct_fields__)
    for record in records:
        writer.writerow([_field(getattr(record, name)) for name in kind.__struct_fields__])
    return written.getvalue()


def protected(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one apostrophe before =, +, -, @, tab and line break.

    Text that has such apostrophes of its own gets one more, so that taking one away always gives the exact words.
    """
    return "'" + text if _FORMULA.match(text) else text


def recovered(cell: str) -> str:
    """The exact words of a protected cell."""
    return cell[1:] if _PROTECTED.match(cell) else cell


def _field(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, tuple):
        return protected(_joined(value))
    return protected(_plain(value))


def _joined(values: tuple[object, ...]) -> str:
    return (" | " if any(isinstance(value, Evidence) for value in values) else "; ").join(map(_plain, values))


def _plain(value: object) -> str:
    if isinstance(value, Evidence):
        return f"{value.article}[{value.begin}:{value.end}] {value.text}"
    if isinstance(value, Struct):
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return ", ".join(_joined(part) if isinstance(part, tuple) else _plain(part) for part in parts if part)
    return str(value)


# --- terminal --------------------------------------------------------------------------------------------------------


def table(listing: Listing, width: int) -> str:
    """The listing as text of at most `width` columns: cells wrapped, a heading over each story."""
    wording = messages()
    headings = [wording[column.heading] for column in listing.columns]
    parts = []
    for title, records in listing.groups:
        cells = [[_printable(column.cell(record)) for column in listing.columns] for record in records]
        rows = [headings, *cells]
        widths = _widths(rows, [column.most for column in listing.columns], width)
        parts.append(f"{_printable(title)}\n\n{_rows(rows, widths)}" if cells else f"{_printable(title)}: –\n")
    return "\n".join(parts)


def _printable(text: str) -> str:
    """Runs of blanks as one, line by line; what could steer a terminal becomes a blank."""
    lines = ("".join(char if char.isprintable() else " " for char in line) for line in text.split("\n"))
    return "\n".join(" ".join(line.split()) for line in lines)


def _widths(rows: list[list[str]], most: list[int], width: int) -> list[int]:
    """What each column wants, or where that is too much, the widest ones cut until all fit."""
    wanted = [
        min(limit, max(len(line) for row in rows for line in row[index].split("\n")))
        for index, limit in enumerate(most)
    ]
    excess = sum(wanted) + len(GAP) * (len(wanted) - 1) - width
    while excess > 0 and max(wanted) > LEAST:
        wanted[wanted.index(max(wanted))] -= 1
        excess -= 1
    return wanted


def _rows(rows: list[list[str]], widths: list[int]) -> str:
    heading, *body = [_wrapped(row, widths) for row in rows]
    rule = GAP.join("─" * size for size in widths)
    apart = any(len(lines) > 1 for lines in body)
    return "\n".join([*heading, rule, *_spaced(body, apart)]) + "\n"


def _spaced(body: list[list[str]], apart: bool) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(body):
        lines += ["", *row] if apart and number else row
    return lines


def _wrapped(row: list[str], widths: list[int]) -> list[str]:
    """The lines of one row."""
    columns = [
        [piece for line in cell.split("\n") for piece in (textwrap.wrap(line, size) or [""])]
        for cell, size in zip(row, widths, strict=True)
    ]
    height = max(map(len, columns))
    return [
        GAP.join(
            (lines[index] if index < len(lines) else "").ljust(size)
            for lines, size in zip(columns, widths, strict=True)
        ).rstrip()
        for index in range(height)
    ]

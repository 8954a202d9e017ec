"""Units around a number: currencies as ISO 4217, percent and percentage points, measures as UCUM."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from synopse.lexicon import Row, mapping, rows, words
from synopse.numerals.numbers import Number
from synopse.numerals.pieces import Piece

_LONGEST = 4  # "Kilometer in der Stunde"
_WITHIN = 4
"""Pieces before a number in which "mit" must stand for "120 Sachen" to be a speed."""
_LARGE = 10_000  # "20.000 Pfund" are money, "zwei Pfund" may be flour


class Unit(NamedTuple):
    """A unit over the pieces ``[first, last)``; the value is to be multiplied by `scale` ("50 Cent": 0.01 EUR)."""

    first: int
    last: int
    code: str
    kind: str
    scale: float


def unit_after(run: tuple[Piece, ...], number: Number) -> Unit | None:
    """The unit that follows a number: "Euro", "norwegische Kronen", "Grad Celsius", "%"."""
    index = number.last
    if index < len(run) and run[index].text == "-":
        return None
    for last in range(min(len(run), index + _LONGEST), index, -1):
        row = _units().get(" ".join(piece.text for piece in run[index:last]))
        if row is not None and _fits(row, number, run):
            return Unit(index, last, row["code"], row["kind"], float(row["scale"]))
    if index < len(run) and run[index].text.isupper() and len(run[index].text) > 3:
        row = _units().get(run[index].text.capitalize())
        if row is not None:
            return Unit(index, index + 1, row["code"], row["kind"], float(row["scale"]))
    return _foreign(run, index)


def unit_before(run: tuple[Piece, ...], index: int) -> Unit | None:
    """A currency sign or code or a word of measure before the number: "$ 20", "CHF 50", "Tempo 118"."""
    if index == 0 or run[index].kind != "numeral":
        return None
    sign = run[index - 1].text
    if sign in words("figures_prefixes"):
        if not _is_driven(run, index):
            return None
        return Unit(index - 1, index, mapping("figures_prefixes", "code")[sign], "measure", 1.0)
    row = _units().get(sign)
    if row is None or row["kind"] != "currency" or sign[-1].islower():
        return None
    return Unit(index - 1, index, row["code"], row["kind"], float(row["scale"]))


def _is_driven(run: tuple[Piece, ...], index: int) -> bool:
    """ "Mit Tempo 80" is a speed, "Tempo 30 vor Schulen" the name of a rule; so no rule is called "Tempo 118"."""
    before = run[index - 2].lower if index > 1 else ""
    return before in words("figures_driven") or not run[index].text.endswith("0")


def is_uncounted(run: tuple[Piece, ...], index: int) -> bool:
    """Whether a word of time or of an idiom follows: "Uhr", "Stunden", "Mal", "(vier) Augen"."""
    if index >= len(run):
        return False
    text = run[index].text
    if text == "Stelle" and index > 1 and run[index - 2].lower.startswith("jede"):
        return False  # "jede dritte Stelle" is a share of the posts; "an dritter Stelle" counts nothing
    return text in words("figures_uncounted") or (text.isupper() and text.capitalize() in words("figures_uncounted"))


def _fits(row: Row, number: Number, run: tuple[Piece, ...]) -> bool:
    """Articles count no feet ("ein Fuß"), words no abbreviated metres ("zwei m"), small numbers no pounds.

    "Mit 120 Sachen" is a speed, "120 Sachen" are things.
    """
    piece = run[number.last]
    if row["one"] == "mit":
        return any(before.lower == "mit" for before in run[max(0, number.first - _WITHIN) : number.first])
    if number.kind in ("factor", "fraction"):
        return False
    if row["one"] == "large":
        return number.scale > 1 or (number.low or 0) >= _LARGE
    if number.kind == "article":
        return row["one"] == "yes" and len(piece.text) > 3
    return len(piece.text) > 1 or not piece.text.isalpha() or number.kind == "numeral"


def _foreign(run: tuple[Piece, ...], index: int) -> Unit | None:
    """ "kanadische Dollar", "norwegischen Kronen"."""
    if index + 1 >= len(run):
        return None
    stem = re.sub(r"(?:e|en|er|es|em)$", "", run[index].text)
    code = mapping("figures_currencies", "code").get(f"{stem} {run[index + 1].text}")
    return Unit(index, index + 2, code, "currency", 1.0) if code else None


@cache
def _units() -> dict[str, Row]:
    return {row["form"]: row for row in rows("figures_units")}


def scaled(value: float | None, unit: Unit | None, negative: bool) -> float | None:
    """The value in the unit named; None stays None."""
    if value is None:
        return None
    value = round(value * unit.scale, 9) if unit else value
    return -value if negative else value

"""Words that bound a number: "mindestens", "knapp", "bis zu", "mehr als", "oder mehr"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from synopse.lexicon import Row, rows, words
from synopse.model import Precision
from synopse.numerals.numbers import Number
from synopse.numerals.pieces import Piece, phrase_begin, phrase_end

_FILLERS = frozenset({"aber", "noch", "schon", "jeweils", "insgesamt", "immerhin", "wohl", "jedoch", "etwa", "nur"})
_VERB_WITHIN = 9  # "Über 230 Plätze wird das Haus verfügen"
_LARGE = 20  # "über 20 Tote" is a bound, "über zwei Gipfeltreffen" a topic
_ORDER = ("at_least", "at_most", "more_than", "nearly", "about", "exact")


class Bound(NamedTuple):
    """What the words before (or after) a number say; `first` and `last` widen its extent."""

    first: int
    last: int
    precision: Precision
    open: bool


def bounds(run: tuple[Piece, ...], number: Number, end: int, measured: bool) -> Bound:
    """All bound words around a number whose unit ends before `end`; `measured` if it has one.

    Of several the firmest counts: "mindestens rund 50" is a lower bound.
    """
    first = number.first
    found: list[Row] = []
    while len(found) < 3:
        row, begin = _row_before(run, first, found)
        if row is None or not _fits(row, number, measured) or _is_contract(run, begin, row):
            break
        found.append(row)
        first = begin
    row, last = _row_after(run, end)
    if row is not None:
        found.append(row)
    if not found:
        return Bound(first, end, number.precision, number.high is None)
    firmest = min(found, key=lambda entry: _ORDER.index(entry["precision"]))
    return Bound(first, last, firmest["precision"], firmest["open"] == "yes")  # type: ignore[arg-type]


def limits(number: Number, bound: Bound) -> tuple[float | None, float | None]:
    """The interval that number and bound allow. "gut", "knapp", "rund" name a value, "mehr als" leaves one end open."""
    if number.low != number.high or not bound.open:
        return number.low, number.high
    if bound.precision in ("at_least", "more_than"):
        return number.low, None
    return (None, number.high) if bound.precision == "at_most" else (number.low, number.high)


def _row_before(run: tuple[Piece, ...], index: int, found: list[Row]) -> tuple[Row | None, int]:
    """The bound before a piece, over one filler: "mindestens aber 350"."""
    begin = phrase_begin(run, index, _phrases("before"))
    if begin == index and index > 1 and not found and run[index - 1].lower in _FILLERS:
        begin = phrase_begin(run, index - 1, _phrases("before"))
        if begin == index - 1:
            return None, index
        return _row(run, begin, index - 1), begin
    return (_row(run, begin, index), begin) if begin < index else (None, index)


def _row_after(run: tuple[Piece, ...], index: int) -> tuple[Row | None, int]:
    last = phrase_end(run, index, _phrases("after"))
    return (_row(run, index, last), last) if last > index else (None, index)


def _row(run: tuple[Piece, ...], first: int, last: int) -> Row:
    return _table()[" ".join(piece.lower for piece in run[first:last])]


def _fits(row: Row, number: Number, measured: bool) -> bool:
    """ "unter" and "ab" bound only what has a unit, "über" and "bis" also what is large or a share."""
    if measured or not row["needs"] or number.kind == "fraction" or number.scale > 1:
        return True
    return row["needs"] == "large" and (number.low or 0) >= _LARGE


def _is_contract(run: tuple[Piece, ...], begin: int, row: Row) -> bool:
    """ "ein Kredit über 20 Millionen Euro" is one of that amount, "verfügt über 230 Plätze" has so many, not more."""
    if row["form"] != "über":
        return False
    near = run[max(0, begin - _VERB_WITHIN) : begin + _VERB_WITHIN]
    disposes = any(piece.lower.startswith(("verfüg", "gebiet")) and not piece.capital for piece in near)
    return disposes or (begin > 0 and run[begin - 1].lower.endswith(_contracts()))


@cache
def _table() -> dict[str, Row]:
    return {row["form"]: row for row in rows("figures_bounds")}


@cache
def _phrases(side: str) -> frozenset[str]:
    return frozenset(form for form, row in _table().items() if row["side"] == side)


@cache
def _contracts() -> tuple[str, ...]:
    """Also of compounds: "Übernahmeangebot", "Milliardenkredit"."""
    return tuple(sorted(form.lower() for form in words("figures_contracts")))

"""Amounts inside a word: "500-Millionen-Euro-Paket", "300-Meter-Brücke"."""

from __future__ import annotations

from synopse.lexicon import words
from synopse.model import Figure
from synopse.numerals.numbers import Number, number_at, numeral_value, word_value
from synopse.numerals.pieces import Piece, pieces
from synopse.tag.figures.units import scaled, unit_after


def compound(piece: Piece) -> list[Figure]:
    """ "500-Millionen-Euro-Paket", "300-Meter-Brücke": an amount inside a word.

    A sum without a multiplier is a name ("49-Euro-Ticket"), and so is a measure that tells a class ("50-Meter-Becken").
    """
    parts = pieces(piece.text.replace("-", " "), 0, len(piece.text))
    number = _number(parts)
    if number is None or number.last >= len(parts):
        return []
    unit = unit_after(parts, number)
    noun = parts[-1].text if len(parts) > (unit.last if unit else number.last) else None
    low, high = (scaled(value, unit, False) for value in (number.low, number.high))
    return [Figure(piece.begin, piece.end, piece.text, low, high, unit.code if unit else None, "exact", noun)]


def _number(parts: tuple[Piece, ...]) -> Number | None:
    if len(parts) < 2 or (numeral_value(parts[0].text) is None and word_value(parts[0].lower) is None):
        return None
    number = number_at(parts, 0)
    if number is None or number.scale > 1 or len(parts) != 3:
        return number if number and number.scale > 1 else None
    unit = unit_after(parts, number)
    measured = unit is not None and unit.kind == "measure" and parts[-1].text not in words("figures_classes")
    return number if measured else None

"""Cuts a sentence into the pieces that the reading of figures needs: numerals, words, signs."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from synopse.lexicon import alternation, words

PieceKind = Literal["numeral", "compound", "word", "sign"]

# Dates, clock times and scores ("24.12.2025", "20:30", "2:1") come out as one numeral that has no value.
_NUMERAL = (
    r"\d{1,3}(?P<gap>[ \u00a0\u2009\u202f'’])\d{3}(?:(?P=gap)\d{3})*(?![\d'’])(?:,\d+)?"
    r"|\d+(?:[.,:/'’]\d+)*(?:,[-–—])?"
)
_WORD = r"[^\W\d_]\w*(?:[-‑]\w+)*(?:[:*_/]-?innen\b)?"


class Piece(NamedTuple):
    """A piece of a sentence with its offsets in the article's text; `lower` is its text in lower case."""

    begin: int
    end: int
    text: str
    kind: PieceKind
    lower: str

    @property
    def capital(self) -> bool:
        """Whether it begins like a German noun."""
        return self.kind == "word" and self.text[0].isupper() and len(self.text) > 1


def pieces(text: str, begin: int, end: int) -> tuple[Piece, ...]:
    """The pieces of ``text[begin:end]`` in order; nothing but blanks is left out. Linear."""
    return tuple(
        Piece(match.start(), match.end(), match[0], match.lastgroup, match[0].lower())  # type: ignore[arg-type]
        for match in _pattern().finditer(text, begin, end)
    )


def phrase_end(run: tuple[Piece, ...], index: int, phrases: frozenset[str], longest: int = 4) -> int:
    """The index after the longest phrase of the set that begins at `index`, or `index` itself.

    Phrases are in lower case with single blanks ("nicht mehr als").
    """
    for last in range(min(len(run), index + longest), index, -1):
        if " ".join(piece.lower for piece in run[index:last]) in phrases:
            return last
    return index


def phrase_begin(run: tuple[Piece, ...], index: int, phrases: frozenset[str], longest: int = 4) -> int:
    """The index at which the longest phrase of the set begins that ends before `index`, or `index` itself."""
    for first in range(max(0, index - longest), index):
        if " ".join(piece.lower for piece in run[first:index]) in phrases:
            return first
    return index


@cache
def _pattern() -> re.Pattern[str]:
    """Forms of the tables that are no words of their own ("Mio.", "km/h", "°C") go before everything else."""
    tables = ("figures_units", "figures_multipliers", "figures_bounds", "figures_labels", "figures_uncounted")
    forms = frozenset(form for table in tables for form in words(table) if not form.replace(" ", "").isalnum())
    letters = frozenset(form for form in forms if form[-1].isalpha())
    dotted = frozenset(form for form in forms - letters if " " not in form and len(form) > 1)
    return re.compile(
        rf"(?P<compound>(?<![\w.,])\d[\d.,]*(?:-[^\W\d_]\w*)+)|(?P<numeral>(?<!\w)(?:{_NUMERAL}))"
        rf"|(?P<word>(?:(?:{alternation(dotted)})|(?:{alternation(letters)})(?!\w)|{_WORD}))|(?P<sign>\S)"
    )

"""Reads numbers: numerals in German, Swiss and English dress, number words, multipliers, fractions.

A number here is a value or an interval of values without unit; which of them are figures is decided elsewhere.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, Mapping, NamedTuple

from synopse.lexicon import mapping, rows
from synopse.model import Precision
from synopse.numerals.pieces import Piece

NumberKind = Literal["numeral", "word", "article", "vague", "fraction", "factor", "digits"]

_GROUPED = re.compile(r"\d{1,3}(?:[. \u00a0\u2009\u202f'’]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:,\d+)?(?:,[-–—])?")
_ENGLISH = re.compile(r"\d+\.\d{1,2}")
_BLANKS = re.compile(r"[ \u00a0\u2009\u202f'’]")
_DIGITS = {"einstellig": 1, "zweistellig": 2, "dreistellig": 3, "vierstellig": 4, "fünfstellig": 5, "sechsstellig": 6}
_MANY = frozenset(
    {"mehrere", "mehreren", "mehrerer", "einige", "einigen", "einiger", "viele", "vielen", "etliche", "etlichen"}
)
_GRADE_STEMS: Mapping[str, Precision] = {"gut": "more_than", "knapp": "nearly", "rund": "about"}
_GRADES = {stem + ending: grade for stem, grade in _GRADE_STEMS.items() for ending in ("e", "en", "er", "es")}
_SPREADS = frozenset({"hohe", "hohen", "hoher", "hohes", "niedrige", "niedrigen", "niedriger", "niedriges"})
_SPREADS |= frozenset({"mittleren", "mittlerer", "mittleres", "oberen", "unteren"})
_PLAIN_SUMS = ("Zahl", "Anzahl", "Betrag", "Summe", "Bereich", "Höhe", "Schaden")
_MULTIPLE = re.compile(r"(?:Doppelte|Vielfache|([A-ZÄÖÜ]\w+)fache)[ns]?")
_ARTICLES_OF_MULTIPLES = frozenset({"das", "dem", "ums", "aufs", "ein", "einem"})
_BEGINNINGS = _ARTICLES_OF_MULTIPLES | frozenset(
    {"halbe", "halben", "paar", "doppelt", "jeder", "jede", "jedes", "jedem", "jeden"}
)
_EACH = re.compile(r"jede[rsmn]?")
_OF_TEN = frozenset({"zehn", "10", "hundert", "100", "tausend", "1000"})
_SIZES = frozenset({"viel", "viele", "vielen", "hoch", "hohe", "groß", "große", "lang", "schnell", "teuer", "stark"})
_SUMS = r"(?:betrag|betrags|betrages|summe|summen|höhe|bereich|schaden|schäden|verlust|verluste|gewinn|lücke)"
_SUM_NOUN = re.compile(r"(Millionen|Milliarden|Billionen)" + _SUMS)
_FACTOR = re.compile(r"(\w+?)(?:mal|fach)")
_LARGE_SUMS = ("Millionen", "Milliarden", "Billionen")
_LONGEST_BEGINNING = 100
_LARGE = 1_000_000  # "mehrere hundert Millionen"
_LONGEST_NUMERAL = 24
_LONGEST_WORD = 80  # "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 56 letters


class Number(NamedTuple):
    """A number over the pieces ``[first, last)``.

    `low` and `high` are equal for a single value; `precision` is what the number itself says ("Dutzende" is a lower
    bound); `scale` is the multiplier that stands in it (1,000,000 for "Millionen"), else 1.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    kind: NumberKind
    precision: Precision = "exact"
    scale: float = 1


def number_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """The number that begins at a piece, or None."""
    if not _may_begin(run[index].text[:_LONGEST_BEGINNING]) and not _precedes_half(run, index):
        return None
    for reader in (_digits_at, _factor_at, _vague_at, _rate_at, _graded_at, _plain_at):
        number = reader(run, index)
        if number is not None:
            return number
    return None


@lru_cache(maxsize=20_000)
def _may_begin(text: str) -> bool:
    """Whether a number can begin with these letters at all: most words of a text go no further."""
    lower = text.lower()
    return (
        text[0].isdigit()
        or len(text) == _LONGEST_BEGINNING
        or text in _vague()
        or lower in _BEGINNINGS
        or lower in _MANY
        or lower in _kinds()
        or "stellig" in lower
        or text.startswith(_LARGE_SUMS)
        or _FACTOR.fullmatch(lower) is not None
        or word_value(lower) is not None
    )


def _precedes_half(run: tuple[Piece, ...], index: int) -> bool:
    return index + 1 < len(run) and run[index + 1].text == "Hälfte"


def numeral_value(text: str) -> float | None:
    """The value of digits: "1.500", "1500", "1'500", "180 000", "2,35", "1.5", "50,-"; None for dates and scores."""
    if len(text) > _LONGEST_NUMERAL:
        return None
    if _GROUPED.fullmatch(text):
        return float(_BLANKS.sub("", text).replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        plain = text.rstrip("-–—").rstrip(",")
        return None if len(plain) > 1 and plain.isdigit() and plain[0] == "0" else float(plain.replace(",", "."))
    return float(text) if _ENGLISH.fullmatch(text) else None


def word_value(word: str) -> float | None:
    """The value of a number word in lower case ("dreihundertzwölf", "zweieinhalb"), or None.

    "ein" alone has none: it is an article until a multiplier or unit follows.
    """
    if len(word) > _LONGEST_WORD:
        return None
    kind = _kinds().get(word)
    if kind in ("small", "tens", "half", "hundred", "thousand"):
        return _values()[word]
    if word.endswith("einhalb"):
        whole = _below_hundred(word[: -len("einhalb")])
        return None if whole is None else whole + 0.5
    return _below_million(word) if kind is None else None


def multiplier(piece: Piece) -> float | None:
    """The value of "Millionen", "Mrd.", "Dutzend", or None."""
    return _multipliers().get(piece.text)


def _below_million(word: str) -> float | None:
    """Thousands, hundreds and the rest of a composed word: "zweitausendfünfhundert"."""
    before, mark, after = word.partition("tausend")
    if not mark:
        return _below_thousand(word)
    thousands = _below_thousand(before) if before else 1.0
    rest = _below_thousand(after.removeprefix("und")) if after else 0.0
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_thousand(word: str) -> float | None:
    before, mark, after = word.partition("hundert")
    if not mark:
        return _below_hundred(word)
    hundreds = _below_hundred(before) if before else 1.0
    rest = _below_hundred(after.removeprefix("und")) if after else 0.0
    return None if hundreds is None or rest is None else hundreds * 100 + rest


def _below_hundred(word: str) -> float | None:
    kind = _kinds().get(word)
    if kind in ("small", "tens", "prefix"):
        return _values()[word]
    before, mark, after = word.partition("und")
    if mark and _kinds().get(before) in ("small", "prefix") and _kinds().get(after) == "tens":
        return _values()[before] + _values()[after]
    return None


def _plain_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """A numeral or number word with its multipliers: "zwei Dutzend", "1,5 Mio.", "eine Million zweihunderttausend"."""
    value, last, kind = _base_at(run, index)
    if value is None:
        return None
    if kind != "numeral" and last < len(run) and run[last].text in _fractions():
        part = round(value / _fractions()[run[last].text], 6)
        return Number(index, last + 1, part, part, "fraction")
    scale = multiplier(run[last]) if last < len(run) else None
    if scale is None:
        return Number(index, last, value, value, kind)
    value, last = value * scale, last + 1
    if last < len(run) and run[last].kind == "word" and kind != "numeral":
        rest = word_value(run[last].lower)
        if rest is not None and 100 <= rest < scale:
            value, last = value + rest, last + 1
    if last < len(run) and multiplier(run[last]) is not None and scale < 1_000_000:
        second = multiplier(run[last]) or 1
        value, scale, last = value * second, scale * second, last + 1
    value = round(value, 6)
    return Number(index, last, value, value, "word" if kind == "article" else kind, scale=scale)


def _base_at(run: tuple[Piece, ...], index: int) -> tuple[float | None, int, NumberKind]:
    """The value before any multiplier, the index after it and its kind."""
    piece = run[index]
    if piece.kind == "numeral":
        return numeral_value(piece.text), index + 1, "numeral"
    if piece.kind != "word":
        return None, index, "word"
    if piece.lower in ("halbe", "halben") and index + 1 < len(run) and multiplier(run[index + 1]):
        return 0.5, index + 1, "word"
    if _kinds().get(piece.lower) == "article" or piece.lower == "ein":
        halved = index + 1 < len(run) and run[index + 1].lower.startswith("halbe")
        return (0.5, index + 2, "article") if halved else (1.0, index + 1, "article")
    return word_value(piece.lower), index + 1, "word"


def _vague_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """ "Dutzende", "Tausende", "mehrere hundert": at least one of them, for "Hunderte" has been said of 150."""
    piece = run[index]
    if piece.lower in ("die", "der") and index + 1 < len(run) and run[index + 1].text == "Hälfte":
        return Number(index, index + 2, 0.5, 0.5, "fraction")
    if piece.text in _vague():
        return Number(index, index + 1, _vague()[piece.text], None, "vague", "at_least", _vague()[piece.text])
    few = piece.lower == "paar" and index > 0 and run[index - 1].lower == "ein"
    if (piece.lower in _MANY or few) and index + 1 < len(run):
        following = run[index + 1]
        scale = multiplier(following) or _vague().get(following.text) or _round_word(following.lower)
        if scale:
            last = index + 2
            larger = (multiplier(run[last]) or 1.0) if last < len(run) and scale < _LARGE else 1.0
            last, scale = (last + 1, scale * larger) if larger >= _LARGE else (last, scale)
            return Number(index - few, last, scale, None, "vague", "at_least", scale)
    return None


def _digits_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """ "ein dreistelliger Millionenbetrag", "in Milliardenhöhe", "eine zweistellige Zahl"."""
    match = _SUM_NOUN.fullmatch(run[index].text)
    if match:
        return Number(index, index + 1, _multipliers()[match[1]], None, "digits", "at_least", _multipliers()[match[1]])
    count = _DIGITS.get(re.sub(r"e[nmrs]?$", "", run[index].lower))
    if count is None or index + 1 >= len(run) or not run[index + 1].capital:
        return None
    match = _SUM_NOUN.fullmatch(run[index + 1].text)
    plain = run[index + 1].text in _PLAIN_SUMS
    if not match and not plain:
        return None
    scale = _multipliers()[match[1]] if match else 1.0
    first = index - (index > 0 and run[index - 1].lower in _SPREADS)
    return Number(first, index + 2, 10 ** (count - 1) * scale, 10**count * scale - 1, "digits", "about", scale)


def _factor_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """ "doppelt so viele", "dreimal so hoch", "fünf Mal so teuer", "das Dreifache", "ein Vielfaches"."""
    word = run[index].lower
    if word in _ARTICLES_OF_MULTIPLES and index + 1 < len(run):
        multiple = _MULTIPLE.fullmatch(run[index + 1].text)
        return _multiple(index, multiple) if multiple else None
    match = _FACTOR.fullmatch(word)
    last, value = index + 1, 2.0 if word in ("doppelt", "zweifach") else None
    if match and value is None:
        value = 1.0 if match[1] == "ein" else word_value(match[1])
    if value is None and last < len(run) and run[last].lower == "mal":
        value, last = _base_at(run, index)[0], last + 1
    if value is None or last + 1 >= len(run) or run[last].lower != "so" or run[last + 1].lower not in _SIZES:
        return None
    return Number(index, last + 2, value, value, "factor")


def _multiple(index: int, match: re.Match[str]) -> Number | None:
    if match[0].startswith("Vielfach"):
        return Number(index, index + 2, 2.0, None, "factor", "at_least")
    value = word_value(match[1].lower()) if match[1] else 2.0
    return Number(index, index + 2, value, value, "factor") if value else None


def _rate_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """ "jeder Dritte", "jede vierte Frau", "neun von zehn": a share told by one of so many."""
    if index + 1 >= len(run):
        return None
    following = run[index + 1]
    if _EACH.fullmatch(run[index].lower):
        one_of = _ordinals().get(re.sub(r"e[nrsm]?$", "", following.lower))
        part = round(1 / one_of, 6) if one_of else None
        return Number(index, index + 2, part, part, "fraction") if part else None
    if following.lower != "von" or index + 2 >= len(run) or run[index + 2].lower not in _OF_TEN:
        return None
    kind = _kinds().get(run[index].lower)
    few = 1.0 if kind == "article" else numeral_value(run[index].text) or word_value(run[index].lower)
    whole = numeral_value(run[index + 2].text) or word_value(run[index + 2].lower) or 0.0
    if few is None or few >= whole:
        return None
    return Number(index, index + 3, round(few / whole, 6), round(few / whole, 6), "fraction")


def _graded_at(run: tuple[Piece, ...], index: int) -> Number | None:
    """ "ein gutes Dutzend", "ein knappes Drittel", "eine gute halbe Million"."""
    grade = _GRADES.get(run[index + 1].lower) if index + 1 < len(run) else None
    if grade is None or _kinds().get(run[index].lower, run[index].lower) not in ("article", "ein", "prefix"):
        return None
    number = _plain_at((run[index], *run[index + 2 : index + 6]), 0)
    if number is None or number.last < 2:
        return None
    return number._replace(first=index, last=index + 1 + number.last, precision=grade)


def _round_word(word: str) -> float | None:
    """ "mehrere zehntausend": a number word that is a power of ten."""
    value = word_value(word) if word.endswith(("hundert", "tausend")) else None
    return value if value in (10_000, 100_000) else None


@cache
def _values() -> dict[str, float]:
    return {row["form"]: float(row["value"]) for row in rows("figures_numbers")}


@cache
def _kinds() -> dict[str, str]:
    return dict(mapping("figures_numbers", "kind"))


@cache
def _multipliers() -> dict[str, float]:
    return {row["form"]: float(row["value"]) for row in rows("figures_multipliers")}


@cache
def _vague() -> dict[str, float]:
    return {row["form"]: float(row["value"]) for row in rows("figures_vague")}


@cache
def _ordinals() -> dict[str, float]:
    return {row["form"]: float(row["value"]) for row in rows("figures_ordinals")}


@cache
def _fractions() -> dict[str, float]:
    return {row["form"]: float(row["denominator"]) for row in rows("figures_fractions")}

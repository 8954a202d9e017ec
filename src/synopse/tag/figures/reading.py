"""Puts number, unit, bounds and counted noun together and decides what is a figure."""

from __future__ import annotations

from typing import NamedTuple

from synopse.lexicon import words
from synopse.model import Figure
from synopse.numerals.bounds import Bound, bounds, limits
from synopse.numerals.numbers import Number, NumberKind, number_at, word_value
from synopse.numerals.pieces import Piece
from synopse.tag.figures.compounds import compound
from synopse.tag.figures.counted import (
    Counted,
    Tags,
    is_person,
    noun_after,
    noun_before,
    noun_of_each,
    noun_of_level,
    noun_of_total,
    noun_of_unit,
)
from synopse.tag.figures.units import Unit, is_uncounted, scaled, unit_after, unit_before

_DASHES = frozenset({"-", "–", "—"})
_PAIRING = frozenset({"und", "oder", "auf", "statt", "anstatt", "nach", "bzw", "beziehungsweise", "gegenüber"})
_BEFORE_ADJACENT = frozenset("(„“\"»«›‹‚'’$€£¥~<>=≥≤-–—…[")
_EMPTY = frozenset({"Höhe", "Größenordnung", "Umfang"})  # "Kosten in einer Höhe von zwei Millionen Euro"
_AGAINST = frozenset({"zu", "gegen"})
_INSTEAD = frozenset({"statt", "anstatt"})
_CLAUSE = 8
_OLDEST = 110
_SMALL = 12
_LARGEST_MODEL = 20
_SHARED = 1_000_000  # "von 20 auf 25 Millionen": both are millions
_ALIKE = 20  # where the first would then not be twenty times the second or a twentieth of it
_YEARS = range(1000, 2100)
_YEARS_OF = frozenset(
    {"Jahr", "Jahre", "Jahren", "Jahres", "Frühjahr", "Sommer", "Herbst", "Winter", "Ostern", "Weihnachten"}
)
_RECENT = range(1900, 2100)


class Quantity(NamedTuple):
    """A number with its unit: pieces ``[first, last)``."""

    number: Number
    unit: Unit | None
    first: int
    last: int


def read_figures(text: str, run: tuple[Piece, ...], tags: Tags) -> list[Figure]:
    """The figures of one sentence, in order. Linear in the number of pieces."""
    found: list[Figure] = []
    index = floor = 0
    while index < len(run):
        if run[index].kind == "compound" or "-M" in run[index].text:
            found += compound(run[index])
            index += 1
            continue
        quantity = _quantity_at(run, index)
        if quantity is None:
            index += 1
            continue
        figure, last = _figure(text, run, quantity, tags)
        if figure is not None and figure.begin >= floor:
            found.append(figure)
            floor = figure.end
        index = max(index + 1, last)
    return found


def _quantity_at(run: tuple[Piece, ...], index: int) -> Quantity | None:
    """A number or range of numbers with its unit, where nothing says that it is a name, a date or a time."""
    number = number_at(run, index)
    if number is None or _is_label(run, number):
        return None
    ranged = _range(run, number)
    number = ranged or number
    unit = unit_before(run, number.first) or unit_after(run, number)
    last = max(number.last, unit.last if unit else 0)
    if unit is None and ranged is None:
        paired = _paired(run, number)
        if paired is None:
            return None
        number, unit = paired
    first = min(number.first, unit.first if unit else number.first)
    return Quantity(number, unit, first, last)


def _range(run: tuple[Piece, ...], number: Number) -> Number | None:
    """ "200 bis 250", "zwischen 3 und 5", "200-250", with a multiplier that serves both ("zwei bis drei Millionen")."""
    unit = unit_after(run, number)
    link = unit.last if unit else number.last
    if number.kind not in ("numeral", "word", "article") or link + 1 >= len(run) or number.low is None:
        return None
    between = number.first > 0 and run[number.first - 1].lower == "zwischen"
    word = run[link].lower
    if not (word == "bis" or word in _DASHES or (between and word == "und") or word == "oder"):
        return None
    link += word == "bis" and run[link + 1].lower == "zu"
    other = number_at(run, link + 1) if link + 1 < len(run) else None
    if other is None or other.kind not in ("numeral", "word") or other.low is None:
        return None
    if word == "oder" and not (number.low + 1 == other.low <= _SMALL):
        return None  # "zwei oder drei Boote"; but "200 oder 300"
    scale = other.scale if number.scale == 1 and number.low * other.scale < other.low else 1
    if number.low * scale >= other.low:
        return None
    kind: NumberKind = "word" if number.kind == "article" else number.kind
    return Number(number.first - between, other.last, number.low * scale, other.low, kind, scale=other.scale)


def _paired(run: tuple[Piece, ...], number: Number) -> tuple[Number, Unit | None] | None:
    """Give a bare number what a second one shares with it: "von 20 auf 25 Prozent", "220 bzw. 280 Millionen Euro".

    None where it stays open whether the multiplier of the second serves the first ("von 900 auf 2 Millionen").
    """
    other = _partner(run, number)
    if other is None:
        return number, None
    low, high = number.low or 0, other.low or 0
    if number.scale == 1 and other.scale >= _SHARED:
        if not high <= low * other.scale * _ALIKE <= high * _ALIKE * _ALIKE:
            return None
        value = low * other.scale
        number = number._replace(low=value, high=value, scale=other.scale)
    unit = unit_after(run, other)
    return number, unit and Unit(number.first, number.last, unit.code, unit.kind, unit.scale)


def _partner(run: tuple[Piece, ...], number: Number) -> Number | None:
    """The second of two numbers, over "auf", "oder", "bzw." and one more word."""
    link = number.last
    if number.kind not in ("numeral", "word") or link + 1 >= len(run) or run[link].lower not in _PAIRING:
        return None
    if run[link].lower == "auf" and (number.first == 0 or run[number.first - 1].lower != "von"):
        return None
    if is_year(run, number, _RECENT):
        return None
    other = next((found for at in (link + 1, link + 2) if at < len(run) and (found := number_at(run, at))), None)
    return other if other and other.kind in ("numeral", "word") else None


def _figure(text: str, run: tuple[Piece, ...], quantity: Quantity, tags: Tags) -> tuple[Figure | None, int]:
    """The figure of a quantity, or None, and the index from which to read on."""
    number, unit = quantity.number, quantity.unit
    if is_uncounted(run, quantity.last) or _is_glued(run, quantity) or _is_ordinal(run, quantity):
        return None, quantity.last
    if number.kind == "article" and unit is None:
        return None, number.first + 1
    counted = None if unit or number.kind in ("fraction", "factor") else _noun_next(run, quantity, tags)
    if counted and is_uncounted(run, counted.last - 1):
        return None, quantity.last
    if counted and not _counts(run, number, counted):
        counted = None
    if unit is None and counted is None and not _stands_alone(run, quantity, tags):
        return None, quantity.last
    bound = bounds(run, _signed(run, quantity), counted.last if counted else quantity.last, unit is not None)
    return _assembled(text, run, quantity, (counted, bound), tags), bound.last


def _assembled(
    text: str, run: tuple[Piece, ...], quantity: Quantity, found: tuple[Counted | None, Bound], tags: Tags
) -> Figure:
    number, unit = quantity.number, quantity.unit
    counted, bound = found
    noun = counted.noun if counted else _noun(run, quantity, bound, tags)
    code = unit.code if unit else None if _runs_into(run, number) else _person(number, noun)
    low, high = (scaled(value, unit, _negative(run, quantity)) for value in limits(number, bound))
    if low is not None and high is not None and low > high:
        low, high = high, low
    begin = run[min(bound.first, quantity.first)].begin
    end = run[bound.last - 1].end
    return Figure(begin, end, text[begin:end], low, high, code, bound.precision, noun)


def _noun_next(run: tuple[Piece, ...], quantity: Quantity, tags: Tags) -> Counted | None:
    """The noun after the number, also over the "von" of a vague one: "Dutzende von Booten"."""
    of = quantity.number.kind == "vague" and quantity.last < len(run) and run[quantity.last].lower == "von"
    return noun_after(run, quantity.last + of, tags)


def _noun(run: tuple[Piece, ...], quantity: Quantity, bound: Bound, tags: Tags) -> str | None:
    """What is counted where the noun does not stand next to the number; shares and factors count nothing."""
    if quantity.number.kind in ("fraction", "factor", "digits"):
        return None
    if quantity.unit is None:
        return _noun_of_whole(run, quantity, tags) or noun_of_total(run, bound.first, tags)
    before = noun_before(run, min(bound.first, quantity.first))
    if before in _EMPTY and quantity.unit.kind == "currency":
        before = None
    of = noun_of_unit(run, quantity.last, tags, share=quantity.unit.kind == "percent")
    of = of or before or noun_of_total(run, bound.first, tags) or noun_of_level(run, bound.first)
    return of or (noun_of_each(run, quantity.last, tags) if quantity.unit.kind == "currency" else None)


def _noun_of_whole(run: tuple[Piece, ...], quantity: Quantity, tags: Tags) -> str | None:
    """ "200 von 250 Abgeordneten", "30.000 der insgesamt 168.000 Plätze", "20.000 der Gäste": the noun of the whole."""
    if quantity.last < len(run) and run[quantity.last].lower in _AGAINST:
        return _noun_of_votes(run, quantity, tags)
    if quantity.last + 1 < len(run) and run[quantity.last].lower in _INSTEAD:
        other = number_at(run, quantity.last + 1)
        plain = other is not None and other.kind in ("numeral", "word") and unit_after(run, other) is None
        counted = noun_after(run, other.last, tags) if other and plain else None
        return counted.noun if counted else None
    if quantity.last >= len(run) or run[quantity.last].lower not in ("von", "der"):
        return None
    for at in range(quantity.last + 1, min(len(run), quantity.last + 3)):
        whole = number_at(run, at)
        if whole is not None and whole.kind in ("numeral", "word"):
            counted = noun_after(run, whole.last, tags)
            return counted.noun if counted else None
    counted = noun_after(run, quantity.last + 1, tags) if run[quantity.last].lower == "der" else None
    return counted.noun if counted else None


def _noun_of_votes(run: tuple[Piece, ...], quantity: Quantity, tags: Tags) -> str | None:
    """ "mit 12 zu 7 Stimmen": both are votes."""
    other = number_at(run, quantity.last + 1) if quantity.last + 1 < len(run) else None
    counted = noun_after(run, other.last, tags) if other and other.kind in ("numeral", "word") else None
    return counted.noun if counted and counted.noun.endswith(("Stimmen", "stimmen")) else None


def _person(number: Number, noun: str | None) -> str | None:
    """ "Tausende demonstrierten": a vague number that counts nothing named counts people."""
    if noun is None:
        return "person" if number.kind == "vague" else None
    return "person" if is_person(noun) or noun.startswith(("Opfer", "Todes", "Toten", "Teilnehmer")) else None


def _stands_alone(run: tuple[Piece, ...], quantity: Quantity, tags: Tags) -> bool:
    """Whether a number without unit and noun is a figure: by its kind, its bounds, its size or a total before it."""
    number = quantity.number
    before = run[number.first - 1].lower if number.first else ""
    if number.kind == "vague":
        if before == "die" and number.first > 1 and run[number.first - 2].lower == "in":
            return _runs_into(run, number)
        return run[number.first].text.lower().endswith(("e", "paar")) and before not in ("zu", "die", "den")
    if number.kind == "fraction":
        return _is_share(run, number)
    if number.kind in ("factor", "digits"):
        return True
    bound = bounds(run, number, number.last, measured=False)
    whole = _noun_of_whole(run, quantity, tags)
    if whole and _is_part(run, number, whole):
        return not is_year(run, number)
    if _is_age(run, number, bound):
        return False
    towards = before in ("auf", "bei", "um", "von", "mit") or bound.first < number.first
    if towards and noun_of_total(run, bound.first, tags):
        return True
    if is_year(run, number, _RECENT):
        return False
    if number.low != number.high:
        return run[number.first].lower == "zwischen" or ((number.low or 0) >= 100 and not is_year(run, number))
    text = run[number.first].text
    grouped = run[number.first].kind == "numeral" and (number.low or 0) >= 1000 and not text.isdigit()
    weak = bound.first < number.first and run[number.first - 1].lower in ("bis", "ab", "über", "unter", "keine", "kaum")
    bounded = bound.first < number.first and not weak and (number.low or 0) > _SMALL
    return number.scale > 1 or grouped or bounded


def _runs_into(run: tuple[Piece, ...], number: Number) -> bool:
    """ "Der Schaden geht in die Millionen"."""
    near = run[max(0, number.first - _CLAUSE) : number.last + 2]
    return (
        number.first > 1
        and run[number.first].text.startswith(("Millionen", "Milliarden"))
        and [piece.lower for piece in run[number.first - 2 : number.first]] == ["in", "die"]
        and any(piece.lower in ("geht", "ging", "gehen", "gingen", "gehe") for piece in near)
    )


def _is_part(run: tuple[Piece, ...], number: Number, whole: str) -> bool:
    """ "20.000 der Gäste", "200 von 250 Plätzen", "acht der zwölf Mitglieder"; "drei von fünf Befragten" is a rate."""
    link = run[number.last].lower
    if link in _AGAINST or link in _INSTEAD:
        return True
    if link == "der" and number_at(run, number.last + 1) is not None:
        return True
    return ((number.low or 0) > _SMALL and link == "von") or is_person(whole)


def _is_age(run: tuple[Piece, ...], number: Number, bound: Bound) -> bool:
    """ "Sie ist knapp 15", "Ute Kurz, gut 40, ...": a bounded number of years without a noun."""
    if bound.first == 0 or bound.first == number.first or not number.low or number.low > _OLDEST:
        return False
    before = run[bound.first - 1].lower
    after = run[number.last].text if number.last < len(run) else "."
    return before in ("ist", "war") or (before in (",", "(") and after in (",", ")"))


def _is_share(run: tuple[Piece, ...], number: Number) -> bool:
    """ "ein Viertel der Betriebe" is a share, "ein Viertel im Süden" a part of a town."""
    if not run[number.last - 1].text.startswith("Viertel") or (number.low or 0) > 0.25:
        return True
    following = run[number.last].lower if number.last < len(run) else ""
    if number.first and run[number.first - 1].lower == "um" and following in ("", ".", "!", ";", "auf"):
        return True  # "stieg um ein Viertel auf 41 Euro"; but "um ein Viertel Brot"
    return following in ("der", "des", "aller", "davon", "mehr", "weniger", "ihrer", "seiner", ",", "von")


def _counts(run: tuple[Piece, ...], number: Number, counted: Counted) -> bool:
    """Whether a number before a noun counts it: not years, postcodes ("10115 Berlin"), models ("Kahn 6 Ultra")."""
    if is_person(counted.noun) or number.kind != "numeral":
        return True
    if is_year(run, number, _RECENT):
        return bounds(run, number, number.last, measured=False).first < number.first
    text = run[number.first].text
    named = number.first > 0 and run[number.first - 1].capital and (number.low or 0) <= _LARGEST_MODEL
    named = named and not counted.noun.endswith(("e", "n", "r", "s"))
    return not named and not (text.isdigit() and len(text) >= 5 and int(text) % 100)


def is_year(run: tuple[Piece, ...], number: Number, years: range = _YEARS) -> bool:
    """Whether a number looks like a year: four digits without a gap. Before a noun only recent ones are doubted."""
    texts = (run[at].text for at in range(number.first, number.last) if run[at].kind == "numeral")
    return number.scale == 1 and any(len(text) == 4 and text.isdigit() and int(text) in years for text in texts)


def _looks_like_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and int(text) in _RECENT


def _is_label(run: tuple[Piece, ...], number: Number) -> bool:
    """ "§ 5", "Artikel 7", "Gleis 3", "0800 123 456"; and wholes: "pro 100.000 Einwohner", "einer von 7000"."""
    if number.first == 0:
        return False
    before = run[number.first - 1]
    if before.lower == "pro" or before.text in ("§", "#", "@"):
        return True
    if before.lower == "von" and number.first > 1 and _is_few(run[number.first - 2]):
        return True
    if before.kind == "numeral" and run[number.first].kind == "numeral":
        return "." not in run[number.first].text or not _looks_like_year(before.text)  # "im Juni 2007 220.853 Gäste"
    if before.lower == "je" and number.last < len(run) and run[number.last].text in ("Einwohner", "Einwohnern"):
        return True
    if before.text in _YEARS_OF and not _looks_like_year(run[number.first].text):
        return False  # "zählte im vergangenen Jahr 241.000 Gäste"
    if before.text in words("figures_labels") or before.text.capitalize() in words("figures_labels"):
        return number.kind in ("numeral", "word") and number.scale == 1 and before.capital
    return False


def _is_few(piece: Piece) -> bool:
    """The first number of "drei von fünf Befragten"."""
    value = 1.0 if piece.lower.startswith("ein") and len(piece.text) <= 5 else word_value(piece.lower)
    return value is not None and value <= _SMALL


def _is_glued(run: tuple[Piece, ...], quantity: Quantity) -> bool:
    """Digits that belong to something longer: "5G", "+49", "B/30"."""
    number = quantity.number
    if run[number.first].kind != "numeral" and not (number.first + 1 < len(run) and number.low != number.high):
        return False
    if number.first and quantity.first == number.first:
        before = run[number.first - 1]
        if before.end == run[number.first].begin and before.text not in _BEFORE_ADJACENT:
            return True
    after = quantity.last
    if quantity.unit is not None or after >= len(run) or run[after].begin != run[after - 1].end:
        return False
    if run[after].kind != "sign":
        return True
    glued = after + 1 < len(run) and run[after + 1].begin == run[after].end
    return run[after].text in ("/", ":", "_", "@", "*", "-", "+") and glued


def _is_ordinal(run: tuple[Piece, ...], quantity: Quantity) -> bool:
    """ "am 3. Verhandlungstag": a point after the digits that does not end the sentence."""
    last = quantity.last
    if run[last - 1].kind != "numeral" or last + 1 >= len(run) or run[last].text != ".":
        return False
    return run[last].begin == run[last - 1].end and run[last + 1].kind in ("word", "numeral", "compound")


def _signed(run: tuple[Piece, ...], quantity: Quantity) -> Number:
    """The number from its first piece on, with a currency sign or "minus" before it."""
    first = quantity.first - (1 if _negative(run, quantity) else 0)
    return quantity.number._replace(first=first)


def _negative(run: tuple[Piece, ...], quantity: Quantity) -> bool:
    """ "minus fünf Grad", "-5 Grad"; a dash between words or numbers is none."""
    if quantity.first == 0 or quantity.unit is None:
        return False
    before = run[quantity.first - 1]
    if before.lower == "minus":
        return run[quantity.first - 2].text != "/" if quantity.first > 1 else True
    lone = quantity.first < 2 or run[quantity.first - 2].end < before.begin
    return before.text in ("-", "−") and lone and before.end == run[quantity.first].begin

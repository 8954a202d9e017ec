"""What a number counts: the noun after it, the noun of a genitive, or the noun whose value it is."""

from __future__ import annotations

import re
from functools import cache
from typing import Mapping, NamedTuple

from synopse.lexicon import mapping, words
from synopse.numerals.pieces import Piece

Tags = Mapping[int, str]
"""Parts of speech (UPOS) by the offset at which a word begins; "X" where the analyser says nothing."""

_ADJECTIVES = 4  # "20 weitere schwer verletzte Menschen", "zwei bewaffnete und maskierte Männer"
_DECLINED = re.compile(r"\w+(?:e|en|er|es|em)")
_PARTICIPLE = re.compile(r"(?:\w{0,12}ge|be|ver|ent|er|zer)\w+(?:te|ten|ter|ene|enen|ener)|\w+(?:ende|ierte)[nr]?")
_DEGREES = frozenset(
    {"weitere", "weiteren", "weiterer", "andere", "anderen", "anderer", "mehr", "weniger", "schwer", "teils", "zumeist"}
)
_GENITIVES = frozenset({"der", "des", "aller", "seiner", "ihrer", "dieser", "seines", "ihres", "dieses", "unserer"})
_OF_VALUE = frozenset({"von", "über"})
_LEAST = 3  # "S 73 KR 1635/10" is a file number
_TOTAL = re.compile(r"(?:Gesamt|Höchst|Mindest)?(?:[Zz]ahl|[Aa]nzahl)")
_TOTAL_NOUN = re.compile(
    r"(?:Opfer|Todes|Toten|Mitglieder|Einwohner|Teilnehmer|Besucher|Zuschauer|Arbeitslosen)zahl(?:en)?"
)
_LONGEST_HEAD = 20
_TOWARDS = frozenset({"auf", "bei", "von", "beträgt", "betrug", "erreicht", "erreichte"})
_LEVEL_WITHIN = 10
_EACH = frozenset({"je", "pro"})


class Counted(NamedTuple):
    """The noun counted, as it stands in the text, and the index after it."""

    last: int
    noun: str


def noun_after(run: tuple[Piece, ...], index: int, tags: Tags) -> Counted | None:
    """The noun that a number stands before, over its adjectives: "13 teils schwer verletzte Menschen"."""
    for position in range(index, min(len(run), index + _ADJECTIVES + 1)):
        piece = run[position]
        if piece.capital and len(piece.text) >= _LEAST and tags.get(piece.begin, "X") not in ("DET", "PRON", "ADP"):
            return _with_pair(run, position)
        if not (_may_stand_between(piece, tags) or (position > index and _joins_adjectives(run, position, tags))):
            return None
    return None


def noun_of_unit(run: tuple[Piece, ...], index: int, tags: Tags, share: bool) -> str | None:
    """What a measured amount is of: "Prozent der Fahrten", "Prozent mehr Lohn", "Liter Milch", "Meter hohe Welle".

    Only a share has a genitive: "fünf Millionen Euro der Stiftung" are the foundation's, not of foundations.
    """
    if index < len(run) and run[index].lower in _EACH:
        return None
    if index < len(run) and (run[index].lower in ("an", "von") or (share and run[index].lower in _GENITIVES)):
        index += 1
    counted = noun_after(run, index, tags)
    return _titled(run, index, counted, tags) if counted else None


def _titled(run: tuple[Piece, ...], index: int, counted: Counted, tags: Tags) -> str:
    """The noun, with its adjective where that begins a name: "Prozent der Sozialen Mitte"."""
    begins = counted.last == index + 1 < len(run) and index > 0 and run[index - 1].lower in _GENITIVES
    if not begins or tags.get(run[index].begin) != "ADJ":
        return counted.noun
    following = run[counted.last]
    return f"{counted.noun} {following.text}" if following.capital and following.text.isalpha() else counted.noun


def noun_before(run: tuple[Piece, ...], index: int) -> str | None:
    """The noun whose value the number is: "eine Einmalzahlung von 1500 Euro", "Schäden in Höhe von"."""
    if index >= 4 and [piece.lower for piece in run[index - 3 : index]] == ["in", "höhe", "von"]:
        return run[index - 4].text if run[index - 4].capital else None
    if index < 2 or run[index - 1].lower not in _OF_VALUE or not run[index - 2].capital:
        return None
    noun = run[index - 2].text
    return None if noun in words("figures_uncounted") else noun


def noun_of_level(run: tuple[Piece, ...], index: int) -> str | None:
    """The noun of a level that the amount is: "Der Pegel der Weser stieg auf", "Die Wahlbeteiligung lag bei"."""
    if index < 2 or run[index - 1].lower not in _TOWARDS:
        return None
    for position in range(index - 2, max(-1, index - _LEVEL_WITHIN), -1):
        if run[position].text in words("figures_levels"):
            return run[position].text
        if run[position].kind != "word":
            return None
    return None


def noun_of_each(run: tuple[Piece, ...], index: int, tags: Tags) -> str | None:
    """What costs the amount: "42 Euro je Aktie", "14 Euro pro Quadratmeter"; of "20 Euro pro Tag" it is nothing."""
    if index + 1 >= len(run) or run[index].lower not in _EACH:
        return None
    counted = noun_after(run, index + 1, tags)
    return counted.noun if counted and counted.noun not in words("figures_uncounted") else None


def noun_of_total(run: tuple[Piece, ...], index: int, tags: Tags) -> str | None:
    """ "Die Zahl der Toten stieg auf 35": the noun of a total named before the number in the same sentence."""
    for position in range(index - 1, max(-1, index - 25), -1):
        piece = run[position]
        if _TOTAL_NOUN.fullmatch(piece.text):
            return piece.text
        if _TOTAL.fullmatch(piece.text) and run[position + 1].lower in ("der", "von"):
            counted = noun_after(run, position + 2, tags)
            return counted.noun if counted and counted.last <= index else None
    return None


def is_person(noun: str) -> bool:
    """Whether a noun stands for people; compounds go by their last part ("US-Soldaten", "Werftarbeiter")."""
    noun = noun.rpartition(" ")[2]
    noun = noun.capitalize() if noun.isupper() else noun
    kind = mapping("figures_persons", "kind").get(noun)
    if kind is not None:
        return kind == "whole"
    last = noun.rpartition("-")[2]
    if last != noun and mapping("figures_persons", "kind").get(last) == "whole":
        return True
    return noun.endswith(("*innen", ":innen", "_innen", "/innen", "/-innen", "Innen")) or _ends_in_head(last)


def _ends_in_head(noun: str) -> bool:
    tail = noun[2:][-_LONGEST_HEAD:].lower()
    return any(tail[cut:] in _heads() for cut in range(len(tail) - 2))


def _with_pair(run: tuple[Piece, ...], position: int) -> Counted:
    """Both halves of "Kolleginnen und Kollegen", "Volks- und Raiffeisenbanken" count as one noun."""
    noun = run[position]
    signs = [piece.text.lower() for piece in run[position + 1 : position + 3]]
    if signs in (["-", "und"], ["-", "oder"]) and position + 3 < len(run) and run[position + 3].capital:
        return Counted(position + 4, f"{noun.text}- {signs[1]} {run[position + 3].text}")
    paired = position + 2 < len(run) and run[position + 1].lower in ("und", "oder")
    if paired and noun.text.endswith("innen") and is_person(run[position + 2].text):
        other = run[position + 2]
        return Counted(position + 3, f"{noun.text} {run[position + 1].text} {other.text}")
    return Counted(position + 1, noun.text)


def _may_stand_between(piece: Piece, tags: Tags) -> bool:
    """Adjectives and a few words of degree, by the analyser where it knows them, else by their ending."""
    if piece.kind != "word":
        return False
    if piece.lower in _DEGREES:
        return True
    if piece.lower in words("stopwords"):
        return False
    tag = tags.get(piece.begin, "X")
    if tag == "VERB":
        return _PARTICIPLE.fullmatch(piece.lower) is not None
    return tag == "ADJ" or (tag in ("X", "ADV") and _DECLINED.fullmatch(piece.lower) is not None)


def _joins_adjectives(run: tuple[Piece, ...], position: int, tags: Tags) -> bool:
    return (
        run[position].lower in ("und", "oder")
        and position + 1 < len(run)
        and _may_stand_between(run[position + 1], tags)
    )


@cache
def _heads() -> frozenset[str]:
    return frozenset(form for form, kind in mapping("figures_persons", "kind").items() if kind == "head")

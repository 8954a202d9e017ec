"""Bare counts whose noun is left out: "20 Menschen kamen, vier gingen", "zwei davon schwer", "nicht fünf, wie ..."."""

from __future__ import annotations

from bisect import bisect_right
from typing import Iterator

from msgspec.structs import replace

from synopse.lexicon import words
from synopse.model import Figure
from synopse.numerals.bounds import bounds, limits
from synopse.numerals.numbers import Number, number_at
from synopse.numerals.pieces import Piece
from synopse.tag.figures.counted import Tags
from synopse.tolls import toll_behind

_LARGEST = 1000
_NEAR = 200
_LAST = 8
"""So many of the figures before a count are looked at, so that a sentence of any length costs the same a word."""
_OPENING = 2  # only a count that opens its sentence reaches back: "Zwei von ihnen", "Mindestens drei weitere"
_STOPS = frozenset({",", ";", ".", "!", "–", "—", ")"})
_JOINS = frozenset({",", ";", "und", "aber", "–", ":"})
_FOR_OR_AGAINST = frozenset({"dafür", "dagegen"})
_VOTING = 2
"""Words behind a number of votes by which one knows it: "waren dafür"."""
_PLACES = frozenset({"aus", "auf", "in", "bei", "von", "an"})
_DEGREES = frozenset({"nur", "noch", "bisher", "lediglich", "schon", "bereits", "immerhin", "etwa", "rund", "sogar"})
_ALL_OF_THEM = ("jede", "beide")
_SUMS = frozenset({"zusammen", "insgesamt", "gesamt", "gemeinsam"})
_LONGEST_NAME = 4
"""Pieces between the comma and the number of "zwölf Sitze, die Grünen Nordmark neun."."""
_OTHERS = frozenset({"weitere", "weiteren", "andere", "anderen"})
_CONDITIONS = ("tote", "toten", "opfer", "opfern", "verletzte", "verletzten", "vermisste", "vermissten")
_OF_THEM = (("davon",), ("von", "ihnen"), ("von", "denen"))


def left_out(
    text: str, run: tuple[Piece, ...], tags: Tags, found: list[Figure], before: list[Figure]
) -> Iterator[Figure]:
    """The counts of a sentence that take their noun from an earlier one.

    Args:
        text: The article's text.
        run: The pieces of the sentence.
        tags: Their parts of speech; only before a verb that the analyser knows may a count stand for people.
        found: The figures read in the sentence.
        before: Those of the sentence before it.
    """
    ends = [figure.end for figure in found]
    taken = {at for figure in found for at in range(figure.begin, figure.end)}
    for index, piece in enumerate(run):
        number = None if piece.begin in taken or piece.kind not in ("numeral", "word") else number_at(run, index)
        if number is None or not _is_count(run, number):
            continue
        count = bisect_right(ends, piece.begin)
        source = _source(run, number, tags, found[max(0, count - _LAST) : count], before[-_LAST:])
        source = source or _happened(text, run, number, tags)
        if source is None or "\n" in text[source.end : piece.begin]:
            continue
        bound = bounds(run, number, number.last, measured=False)
        begin, end = run[bound.first].begin, run[number.last - 1].end
        low, high = limits(number, bound)
        yield Figure(begin, end, text[begin:end], low, high, source.unit, bound.precision, source.counted)


def _is_count(run: tuple[Piece, ...], number: Number) -> bool:
    """A plain whole number with something after it that is glued to nothing: no "2:1", no "3.", no "von fünf"."""
    whole = number.kind in ("numeral", "word") and number.scale == 1 and number.low == number.high
    if not whole or not 2 <= (number.low or 0) < _LARGEST or number.last >= len(run):
        return False
    return run[number.last].begin > run[number.last - 1].end or run[number.last].text in _STOPS


def _source(
    run: tuple[Piece, ...], number: Number, tags: Tags, found: list[Figure], before: list[Figure]
) -> Figure | None:
    """The earlier count whose noun is meant, if the words around the number ask for one."""
    earlier = before if before and number.first <= _OPENING and run[0].begin - before[-1].end < _NEAR else []
    after = [piece.lower for piece in run[number.last : number.last + 2]]
    previous = run[number.first - 1].lower if number.first else ""
    if any(tuple(after[: len(phrase)]) == phrase for phrase in _OF_THEM):
        return _count(found) or _count(earlier)
    if previous == "davon" and not run[number.last].capital:
        return _count(found) or _count(earlier)
    if previous == "nicht" and number.first > 1 and run[number.first - 2].text == "," and after[0] in _STOPS:
        return _count(found)
    if previous in _JOINS and _spread(after):
        return _count(found)
    if (previous in _SUMS and after[0] in _STOPS) or (previous in _JOINS and after[0] in _FOR_OR_AGAINST):
        return _count(found)
    if after[0] in (".", ";", "!") and _is_parallel(run, number, tags):
        return _count(found)
    if run[0].lower == "von" and not run[number.last].capital and _is_verb(run, _before(run, number.first), tags):
        return _people(found)
    if number.first == 0 and _is_verb(run, number.last, tags) and not found:
        return _people(earlier)
    if (
        after[0] in _OTHERS
        and (previous in _JOINS or previous == "noch" or number.first == 0)
        and _is_verb(run, number.last + 1, tags)
    ):
        return _people(found) or _people(earlier)
    return _people(found) if previous in _JOINS and _is_verb(run, number.last, tags) else None


def _before(run: tuple[Piece, ...], first: int) -> int:
    """The index of the word before a number, over one of degree: "blieben nur 20"."""
    return first - 2 if first > 1 and run[first - 1].lower in _DEGREES else first - 1


def _spread(after: list[str]) -> bool:
    """ "..., 43 aus jedem Land", "... 20 auf beiden Seiten"."""
    return len(after) == 2 and after[0] in _PLACES and after[1].startswith(_ALL_OF_THEM)


def _is_parallel(run: tuple[Piece, ...], number: Number, tags: Tags) -> bool:
    """ "Verdi zählte 800 Streikende, das Klinikum 450.": a clause that leaves out verb and noun."""
    for index in range(number.first - 1, max(-1, number.first - 2 - _LONGEST_NAME), -1):
        if run[index].text in (",", ";") or run[index].lower == "und":
            name = run[index + 1 : number.first]
            return bool(name) and name[-1].capital and name[-1].text not in words("figures_labels")
        if run[index].kind != "word" or _is_verb(run, index, tags):
            return False
    return False


def _happened(text: str, run: tuple[Piece, ...], number: Number, tags: Tags) -> Figure | None:
    """ "24 wurden verletzt": of whom nothing but what happened to them is said, people are."""
    opens = number.first == 0 or run[number.first - 1].lower in _JOINS
    begin, end = run[number.first].begin, run[number.last - 1].end
    told = _is_verb(run, number.last, tags) and (
        run[number.last].lower in words("figures_people_verbs") or toll_behind(text, end) is not None
    )
    if opens and (told or _votes(run, number)):
        return Figure(begin, begin, "", None, None, "person", "exact", None)
    return None


def _votes(run: tuple[Piece, ...], number: Number) -> bool:
    """ "41 waren dafür, 38 dagegen, zwei enthielten sich"; not "Vier dagegen blieben": one side tells of the other."""
    behind = [piece.lower for piece in run[number.last : number.last + _VOTING]]
    both = {piece.lower for piece in run} >= _FOR_OR_AGAINST
    return both and (behind[0] in ("enthielten", *_FOR_OR_AGAINST) or behind[-1] in _FOR_OR_AGAINST)


def _count(figures: list[Figure]) -> Figure | None:
    """The last of them if it counts something: of a sum, a share or a length nothing is left out."""
    last = figures[-1] if figures else None
    return last if last and last.counted and last.unit in (None, "person") else None


def _people(figures: list[Figure]) -> Figure | None:
    """The last of them if all count people: of "vier Boote mit 20 Menschen" either may be meant.

    "Drei Tote, zwölf wurden verletzt": people they are, but not twelve dead.
    """
    last = _count(figures)
    if last is None or any(figure.unit != "person" for figure in figures):
        return None
    told = (last.counted or "").lower().endswith(_CONDITIONS)
    return replace(last, counted=None) if told else last


def _is_verb(run: tuple[Piece, ...], index: int, tags: Tags) -> bool:
    if not 0 <= index < len(run) or run[index].capital:
        return False
    return tags.get(run[index].begin, "X") in ("VERB", "AUX") or run[index].lower in words("figures_auxiliaries")

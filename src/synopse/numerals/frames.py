"""A sentence in which each number with its bounds, unit and noun is one "#": what stands between numbers.

"Vier Matrosen starben, nicht fünf, wie gemeldet" is "# starben, nicht #, wie gemeldet": so a rule can say how two
numbers hang together without knowing how numbers are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Iterator, NamedTuple

from synopse import lexicon
from synopse.lexicon import Rule
from synopse.model import Extent, Figure
from synopse.numerals.bounds import bounds, limits
from synopse.numerals.numbers import number_at
from synopse.numerals.pieces import Piece, pieces

SLOT = "#"


class Frame(NamedTuple):
    """`text` with a slot for each of `numbers`; `slots` are their places in it, `bare` the figures made up for it."""

    text: str
    numbers: tuple[Figure, ...]
    slots: tuple[int, ...]
    bare: frozenset[int]


class Match(NamedTuple):
    """A rule that matched, with the numbers of its named groups and the place of each among the frame's numbers."""

    rule: Rule
    numbers: dict[str, Figure]
    places: dict[str, int]


def frames(text: str, sentences: tuple[Extent, ...], figures: list[Figure], bare: bool) -> Iterator[Frame]:
    """The frame of each sentence in order; `bare` tells whether numbers that are no figures have a slot too.

    `figures` are sorted by their begin and do not overlap.
    """
    begins = [figure.begin for figure in figures]
    for sentence in sentences:
        first, last = bisect_right(begins, sentence.begin - 1), bisect_right(begins, sentence.end - 1)
        yield _frame(text, sentence, figures[first:last], bare)


def matches(table: str, frame: Frame) -> Iterator[Match]:
    """The rules of a table that match a frame, in the order of the table."""
    if not frame.numbers:
        return
    for rule in lexicon.rules(table):
        for match in rule.pattern.finditer(frame.text):
            places = {
                name: bisect_right(frame.slots, match.start(name)) - 1
                for name, group in match.groupdict().items()
                if group == SLOT
            }
            yield Match(rule, {name: frame.numbers[place] for name, place in places.items()}, places)


def _frame(text: str, sentence: Extent, figures: list[Figure], bare: bool) -> Frame:
    made = list(_bare(text, sentence, figures)) if bare else []
    numbers = sorted((*figures, *made), key=lambda figure: figure.begin)
    parts, slots, at, length = [], [], sentence.begin, 0
    for number in numbers:
        between = text[at : number.begin].replace(SLOT, " ").replace("\n", " ")
        length += len(between)
        slots.append(length)
        parts += [between, SLOT]
        length += 1
        at = max(at, number.end)
    parts.append(text[at : sentence.end].replace(SLOT, " ").replace("\n", " "))
    return Frame("".join(parts), tuple(numbers), tuple(slots), frozenset(number.begin for number in made))


def _bare(text: str, sentence: Extent, figures: list[Figure]) -> Iterator[Figure]:
    """The plain numbers of a sentence that no figure covers: "nicht fünf", "von 1400 zurück"."""
    run = pieces(text, sentence.begin, sentence.end)
    ends, floor = [figure.end for figure in figures], sentence.begin
    for index, piece in enumerate(run):
        if piece.begin < floor or piece.kind not in ("numeral", "word"):
            continue
        following = bisect_right(ends, piece.begin)
        if following < len(figures) and figures[following].begin < piece.end:
            continue
        figure = _number(text, run, index)
        if figure is not None:
            floor = figure.end
            yield figure


def _number(text: str, run: tuple[Piece, ...], index: int) -> Figure | None:
    number = number_at(run, index)
    if number is None or number.kind not in ("numeral", "word") or number.low is None or _is_glued(run, number.last):
        return None
    bound = bounds(run, number, number.last, measured=False)
    low, high = limits(number, bound)
    begin, end = run[number.first].begin, run[number.last - 1].end
    return Figure(begin, end, text[begin:end], low, high, None, bound.precision, None)


def _is_glued(run: tuple[Piece, ...], last: int) -> bool:
    """ "2:1", "3.", "5G" are no plain numbers; what ends a clause is not glued to them."""
    if last >= len(run) or run[last].begin > run[last - 1].end:
        return False
    return re.fullmatch(r"[,;.!?)»“”\"–]", run[last].text) is None

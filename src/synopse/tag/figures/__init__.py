"""Counted and measured quantities with their bounds, units and what they count.

A figure is a number that counts or measures something. Durations and clock times are times, not figures; years,
ages, dates, scores, section, page and telephone numbers, ordinals and the article "ein" are none.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from synopse.lexicon import alternation, words
from synopse.model import Extent, Figure, Time
from synopse.numerals.denials import denials
from synopse.numerals.pieces import pieces
from synopse.syntax import Syntax
from synopse.tag.figures.currencies import named_currencies
from synopse.tag.figures.left_out import left_out
from synopse.tag.figures.reading import read_figures

_NEAR = 200
_NEWS_YEARS = range(1900, 2060)
_RIVAL = re.compile(
    r"(?:\b(?:sprach|sprachen|spricht|sprechen|ging|gingen|geht|gehen|berichtete|berichteten)\b[^.!?]{0,60}\bvon"
    r"|\b(?:waren|sind|seien) es)(?: (?:sogar|nur|lediglich|insgesamt|bis zu))?\s$"
)


def figures(text: str, syntax: Syntax, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Find the figures of an article in text order.

    Args:
        text: The article's text; all offsets point into it.
        syntax: Its sentences; parts of speech help where the analyser gives them.
        times: Its times; a number that overlaps one is none of ours.

    Returns:
        Figures that do not overlap each other. Values are in the unit named, percent as a number of percent.
    """
    return outside(quantities(text, syntax), times)


def quantities(text: str, syntax: Syntax) -> tuple[Figure, ...]:
    """The figures of an article before its times are known: some of them are durations or years."""
    found: list[Figure] = []
    before: list[Figure] = []
    for sentence in syntax.sentences:
        tags = {token.begin: token.pos for token in sentence.tokens}
        run = pieces(text, sentence.begin, sentence.end)
        here = read_figures(text, run, tags)
        before = sorted((*here, *left_out(text, run, tags, here, before)), key=lambda figure: figure.begin)
        found += before
    completed = named_currencies(text, _completed(text, found))
    return tuple(denials(text, tuple(Extent(one.begin, one.end) for one in syntax.sentences), completed))


def _completed(text: str, found: list[Figure]) -> list[Figure]:
    """Give a count that rivals the one before its noun: "... 1200 Menschen. Die Polizei sprach von etwa 900."."""
    completed: list[Figure] = []
    for figure in found:
        last = completed[-1] if completed else None
        if last and last.unit == "person" and figure.unit is None and figure.counted is None:
            between = text[last.end : figure.begin] if figure.begin - last.end < _NEAR else "\n"
            if "\n" not in between and _RIVAL.search(between):
                figure = replace(figure, unit=last.unit, counted=last.counted)
        elif (
            figure.unit is None and figure.counted is None and _acts().match(text, figure.end) and (figure.low or 0) > 1
        ):
            figure = replace(figure, unit="person")
        completed.append(figure)
    return completed


@cache
def _acts() -> re.Pattern[str]:
    """What only people do: "Mehr als 200 kamen", "rund 300 demonstrierten"."""
    return re.compile(rf" (?:{alternation(words('figures_people_verbs'))})\b")


def uncounted(times: tuple[Time, ...], found: tuple[Figure, ...]) -> tuple[Time, ...]:
    """The times but those that are a number taken back ("die Schätzung von 1400") or a count ("2100 Schweine")."""
    counts = {figure.begin for figure in found if figure.denied or _is_no_year(figure)}
    return tuple(time for time in times if time.begin not in counts)


def _is_no_year(figure: Figure) -> bool:
    """Whether a number with its noun lies beyond the years of which news tell."""
    noun = figure.counted is not None and figure.text.endswith(figure.counted)
    return noun and figure.low is not None and not _NEWS_YEARS.start <= figure.low < _NEWS_YEARS.stop


def outside(found: tuple[Figure, ...], times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """Those of the figures in text order that overlap no time; "pro Stunde" belongs to the speed it stands in.

    A number taken back is no year, though it may look like one: "zog die Schätzung von 1400 zurück".
    """
    spans = sorted((time.begin, time.end) for time in times)
    kept, index = [], 0
    for figure in found:
        while index < len(spans) and spans[index][1] <= figure.begin:
            index += 1
        rate = figure.unit is not None and "/" in figure.unit and index < len(spans) and spans[index][0] > figure.begin
        if index == len(spans) or spans[index][0] >= figure.end or rate or figure.denied:
            kept.append(figure)
    return tuple(kept)

"""The same quantity in several reports: same unit, same thing counted, and the same matter around it.

Durations count as quantities here ("eine Laufzeit von 24 Monaten"), for they contradict each other like any figure.
Similarity of the sentences proposes; anchors decide: the thing counted, other figures and the names beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import Iterable

from msgspec import Struct

from synopse.model import Article, Figure, FigureReport, Precision, Quantity
from synopse.periods import day_of
from synopse.terms import stem, terms

DAYS = 14
"""A quantity is compared over two weeks: later the same thing has mostly another value."""
SHARED_CONTEXT = 2
"""Content words or figures of the sentence that two reports share at least, beside the thing counted."""
CONTEXT_SHARE = 0.3

UCUM_OF_DURATION = {"Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s"}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])\Z")
_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{2,}")


class Measure(Struct, frozen=True):
    """A figure or duration in its article, with what stands around it."""

    article: Article
    figure: Figure
    counted: str | None
    context: frozenset[str]


def quantities(articles: tuple[Article, ...], origin_of: dict[str, str]) -> tuple[Quantity, ...]:
    """Link the figures of a story's articles, in the order of their first report."""
    measures = [measure for article in articles for measure in _measures(article)]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, measure in enumerate(measures):
        blocks[(measure.figure.unit or "", measure.counted or "")].append(index)
    groups: list[list[int]] = []
    for block in blocks.values():
        groups += _clustered(block, measures)
    return tuple(_quantity([measures[index] for index in group], origin_of) for group in sorted(groups))


def _measures(article: Article) -> Iterable[Measure]:
    figures = sorted((*article.figures, *_durations(article)), key=lambda figure: (figure.begin, figure.end))
    sentences = article.sentences
    position = 0
    for figure in figures:
        while position < len(sentences) - 1 and sentences[position].end <= figure.begin:
            position += 1
        if not sentences:
            continue
        here = sentences[position]
        context = set(terms(article.text[here.begin : figure.begin])) | set(terms(article.text[figure.end : here.end]))
        context |= {_anchor(other) for other in figures if here.begin <= other.begin < here.end and other is not figure}
        yield Measure(article, figure, _counted(article, figure), frozenset(context))


def _durations(article: Article) -> Iterable[Figure]:
    for time in article.times:
        match = _DURATION.match(time.value) if time.type == "DURATION" else None
        if match is not None:
            unit = UCUM_OF_DURATION.get(match[1] + match[3])
            if unit is not None:
                number = float(match[2])
                precision = _precision_of(time.text)
                yield Figure(time.begin, time.end, time.text, number, number, unit, precision, None)


def _precision_of(text: str) -> Precision:
    folded = text.casefold()
    if folded.startswith(("knapp", "fast", "beinahe")):
        return "nearly"
    return "about" if folded.startswith(("rund", "etwa", "ungefähr", "circa", "ca.")) else "exact"


def _anchor(figure: Figure) -> str:
    return f"={figure.low}:{figure.high}:{figure.unit}"


def _counted(article: Article, figure: Figure) -> str | None:
    """The head of the thing counted as a stem; of money and durations, the noun that stands just before."""
    if figure.counted:
        return stem(figure.counted.split()[-1].casefold())
    before = article.text[max(0, figure.begin - 60) : figure.begin]
    nouns = _NOUN.findall(re.split(r"[.!?;:\n]", before)[-1])
    return stem(nouns[-1].casefold()) if nouns else None


def _clustered(block: list[int], measures: list[Measure]) -> list[list[int]]:
    """Group the measures of one unit and thing counted by the matter around them."""
    groups: list[list[int]] = []
    for index in block:
        fitting = [group for group in groups if any(_same(measures[index], measures[other]) for other in group)]
        merged = sorted([index, *(member for group in fitting for member in group)])
        groups = [group for group in groups if group not in fitting] + [merged]
    return groups


def _same(one: Measure, other: Measure) -> bool:
    dates = [day_of(measure.article.published) for measure in (one, other) if measure.article.published]
    if len(dates) == 2 and abs(dates[0] - dates[1]) > DAYS:
        return False
    shared = len(one.context & other.context)
    return shared >= SHARED_CONTEXT and shared >= CONTEXT_SHARE * min(len(one.context), len(other.context))


def _quantity(measures: list[Measure], origin_of: dict[str, str]) -> Quantity:
    first = measures[0]
    key = "\0".join(sorted(f"{measure.article.text}\0{measure.figure.begin}" for measure in measures))
    shared = frozenset.intersection(*(measure.context for measure in measures)) if len(measures) > 1 else frozenset()
    return Quantity(
        id="quantity-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        counted=next((measure.figure.counted for measure in measures if measure.figure.counted), None),
        unit=first.figure.unit,
        reports=tuple(_report(measure) for measure in measures),
        independent_sources=len({origin_of[measure.article.id] for measure in measures}),
        reasons=(f"same_counted: {first.counted}", *(f"shared: {term}" for term in sorted(shared)[:5]))
        if shared
        else (),
    )


def _report(measure: Measure) -> FigureReport:
    figure = measure.figure
    return FigureReport(
        article=measure.article.id,
        begin=figure.begin,
        end=figure.end,
        text=figure.text,
        low=figure.low,
        high=figure.high,
        precision=figure.precision,
        reported=measure.article.published,
    )

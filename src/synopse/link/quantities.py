"""The same quantity in several reports: same unit, same thing counted, and the same matter around it.

Durations count as quantities here ("eine Laufzeit von 24 Monaten"): they contradict each other like any figure.
Words that two sentences share propose; anchors decide: the thing counted, and the other figures beside it.
"Vier Prozent bei 24 Monaten" and "vier Prozent auf 27 Monate gestreckt" are one offer, "acht Prozent bei zwölf
Monaten" is another.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from itertools import combinations
from typing import Iterable, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import copies, groups, shared_keys
from synopse.model import Article, Extent, Figure, FigureReport, Precision, Quantity
from synopse.periods import day_of
from synopse.places import compatible
from synopse.terms import stem, terms
from synopse.tolls import toll

DAYS = 14
"""A quantity is compared over two weeks: later the same thing has mostly another value."""
SHARED = 2
"""Anchors and content words that two reports share at least."""
CONTEXT_SHARE = 0.3
"""Share of the shorter sentence's content words, where no other figure anchors the two."""
SPECIFIC, SOON = 8, 5
"""Letters of a stem and days within which the noun alone tells an amount: "Schlussrate", in one story and one week."""
COUNTS = (None, "person")
"""Counts of people and things are of one quantity only where the same thing is counted."""

REASONED = 50
"""Reports that are looked at for the reasons that are shown."""

CLAUSE = 100
"""What a comma counts in characters when the nearest figure is sought."""

UCUM_OF_DURATION = {"Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s"}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])\Z")
_BORDER = re.compile(r"[,;:–]\s")
_MEASURED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]{2,}) (?:in Höhe )?(?:von|über) \Z")


class Measure(Struct, frozen=True):
    """A figure or duration in its article, with what stands around it.

    `context` are the content words of its sentence, `anchors` the nearest other figures by unit, `toll` what people
    are counted for, `places` the names of places in the sentence, `denies` the numbers that it takes back.
    """

    article: Article
    figure: Figure
    counted: str | None
    context: frozenset[str]
    anchors: Mapping[str, str]
    toll: str | None
    places: tuple[str, ...]
    denies: tuple[float, ...] = ()


def quantities(articles: tuple[Article, ...], origin_of: dict[str, str]) -> tuple[Quantity, ...]:
    """Link the figures of a story's articles, in the order of their first report."""
    measures = [measure for article in articles for measure in _measures(article)]
    copied = copies((entry.article.published, entry.article.text, entry.figure.begin) for entry in measures)
    candidates = sorted(shared_keys(list(map(_keys, measures))))
    found = groups(len(measures), copied, candidates, lambda one, other: _same(measures[one], measures[other]))
    return tuple(_quantity([measures[index] for index in group], origin_of) for group in found)


def _keys(measure: Measure) -> list[str]:
    unit = measure.figure.unit
    named = [key for key in (measure.counted, measure.toll) if key]
    numbers = {f"#{number}" for number in (measure.figure.low, *measure.denies)}
    keys = [*measure.context, *measure.anchors.values(), *named, *numbers]
    return sorted(f"{unit}:{key}" for key in keys)


def _measures(article: Article) -> Iterable[Measure]:
    figures = sorted((*article.figures, *_durations(article)), key=lambda figure: (figure.begin, figure.end))
    for figure in figures:
        if figure.denied:
            continue
        index = bisect_right(article.sentences, figure.begin, key=lambda sentence: sentence.begin) - 1
        if index < 0:
            continue
        here = article.sentences[index]
        context = terms(article.text[here.begin : figure.begin]) + terms(article.text[figure.end : here.end])
        beside = [other for other in figures if _anchors_to(other, figure)]
        own = [other for other in beside if here.begin <= other.begin < here.end]
        before = article.sentences[max(0, index - 1)]
        near = own or [other for other in beside if before.begin <= other.begin < before.end]
        yield Measure(
            article,
            figure,
            _counted(article, figure),
            frozenset(context),
            _anchors(article, figure, near),
            toll(article.text, figure.begin, figure.end, figure.counted) if figure.unit == "person" else None,
            tuple(n.text for n in article.names if n.label == "LOC" and here.begin <= n.begin < here.end),
            tuple(sorted(_taken_back(figures, figure, here))),
        )


def _taken_back(figures: list[Figure], figure: Figure, sentence: Extent) -> Iterable[float]:
    """The numbers in whose place the sentence gives the figure: "vier Menschen, nicht fünf"."""
    for other in figures:
        inside = sentence.begin <= other.begin < sentence.end
        if inside and other.denied and other.low is not None and other.unit == figure.unit:
            yield other.low


def _anchors_to(other: Figure, figure: Figure) -> bool:
    """Whether the other figure is a fixed amount of another unit: money, percent, a duration."""
    return other.unit not in (*COUNTS, figure.unit)


def _anchors(article: Article, figure: Figure, near: list[Figure]) -> dict[str, str]:
    """The nearest figure of each unit; one in the same clause is nearer than any beyond a comma."""

    def distance(other: Figure) -> int:
        first, last = sorted((figure, other), key=lambda entry: entry.begin)
        between = article.text[first.end : last.begin]
        return len(between) + CLAUSE * len(_BORDER.findall(between))

    return {
        other.unit or "": f"={other.low}:{other.high}:{other.unit}"
        for other in sorted(near, key=distance, reverse=True)
    }


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


def _counted(article: Article, figure: Figure) -> str | None:
    """The head of the thing counted as a stem; of money and durations, the noun in "eine Schlussrate von"."""
    if figure.counted:
        return stem(figure.counted.split()[-1].lower())
    match = _MEASURED.search(article.text, max(0, figure.begin - 60), figure.begin)
    return stem(match[1].lower()) if match else None


def _same(one: Measure, other: Measure) -> bool:
    """Whether two figures of one unit measure one thing."""
    if one.figure.unit == other.figure.unit and _denies(one, other):
        return True
    dates = [day_of(measure.article.published) for measure in (one, other) if measure.article.published]
    if one.figure.unit != other.figure.unit or (len(dates) == 2 and abs(dates[0] - dates[1]) > DAYS):
        return False
    if one.toll or other.toll:
        soon = len(dates) == 2 and abs(dates[0] - dates[1]) <= SOON
        return one.toll == other.toll and soon and _one_place(one.places, other.places)
    common = one.anchors.keys() & other.anchors.keys()
    if any(one.anchors[unit] != other.anchors[unit] for unit in common):
        return False
    words = len(one.context & other.context)
    alike = words >= CONTEXT_SHARE * min(len(one.context), len(other.context))
    counted = one.counted is not None and one.counted == other.counted
    if one.figure.unit in COUNTS:
        return counted and len(common) + words >= SHARED and alike
    named = counted and len(one.counted or "") >= SPECIFIC and _is_amount(one.figure.unit)
    if named and len(dates) == 2 and abs(dates[0] - dates[1]) <= SOON:
        return True
    return len(common) >= SHARED or (bool(common) and (counted or words > 0)) or (counted and words >= SHARED and alike)


def _denies(one: Measure, other: Measure) -> bool:
    """Whether one takes back the very number of the other, and both sentences have a word in common."""
    taken_back = other.figure.low in one.denies or one.figure.low in other.denies
    return taken_back and bool(one.context & other.context)


def _one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sentences can speak of one place: "in Bad Neuhaus" and "im Orlatal" can, unknown as they are."""
    return not one or not other or any(compatible(left, right) for left in one for right in other)


def _is_amount(unit: str | None) -> bool:
    """Whether the unit is a currency or a span of time; tons of aid are delivered again and again."""
    return unit is not None and (unit in UCUM_OF_DURATION.values() or (len(unit) == 3 and unit.isupper()))


def _quantity(measures: list[Measure], origin_of: dict[str, str]) -> Quantity:
    first = measures[0]
    key = "\0".join(sorted(f"{m.article.published}\0{m.article.text}\0{m.figure.begin}" for m in measures))
    return Quantity(
        id="quantity-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        counted=_name(measures),
        unit=first.figure.unit,
        reports=tuple(_report(measure) for measure in measures),
        independent_sources=len({origin_of[measure.article.id] for measure in measures}),
        reasons=_reasons(measures) if len(measures) > 1 else (),
    )


def _name(measures: list[Measure]) -> str | None:
    """What is counted: the toll by its name, else the noun that the first report counts."""
    if measures[0].toll is not None:
        return lexicon.mapping("messages", "text")[f"toll_{measures[0].toll}"]
    return next((measure.figure.counted for measure in measures if measure.figure.counted), None)


def _reasons(measures: list[Measure]) -> tuple[str, ...]:
    """Why the figures were taken for one quantity."""
    told = {
        "takes_back": any(_denies(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_toll": measures[0].toll is not None,
        "same_counted": len({measure.counted for measure in measures}) == 1 and measures[0].counted is not None,
        "same_figures_beside": bool(frozenset.intersection(*(frozenset(m.anchors.values()) for m in measures))),
        "shared_words": bool(frozenset.intersection(*(measure.context for measure in measures))),
    }
    return tuple(reason for reason, holds in told.items() if holds)


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
        denies=measure.denies,
    )

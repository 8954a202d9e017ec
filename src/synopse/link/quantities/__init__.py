"""The same quantity in several reports: same unit, same thing counted, and the same matter around it.

Durations count as quantities here ("eine Laufzeit von 24 Monaten"): they contradict each other like any figure.
Words that two sentences share propose; anchors decide: the thing counted, and the other figures beside it.
"Vier Prozent bei 24 Monaten" and "vier Prozent auf 27 Monate gestreckt" are one offer, "acht Prozent bei zwölf
Monaten" is another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import combinations
from typing import Iterable

from msgspec.structs import replace

from synopse import lexicon
from synopse.blocking import copies, groups, shared_keys
from synopse.link.quantities.identity import (
    denies,
    head,
    lone,
    mistaken,
    one_concept,
    one_moment,
    same,
    sole,
    telling_alone,
    value,
)
from synopse.link.quantities.measures import Measure, measures
from synopse.model import Article, FigureReport, Precision, Quantity, Resolve
from synopse.numerals.slips import swap_key
from synopse.units import COUNTS, family, in_base, is_time

REASONED = 50
"""Reports that are looked at for the reasons that are shown."""
ONE = 0.12
"""How far two numbers of one article may be apart that tell one thing: "rund 1400", "1410"."""


def quantities(articles: tuple[Article, ...], resolve: Resolve, origin_of: dict[str, str]) -> tuple[Quantity, ...]:
    """Link the figures of a story's articles, in the order of their first report."""
    told = [measure for article in articles for measure in _named(_telling(list(measures(article, resolve))))]
    copied = copies((entry.article.published, entry.article.text, entry.figure.begin) for entry in told)
    candidates = sorted(shared_keys(list(map(_keys, told))))
    found = groups(len(told), copied, candidates, lambda one, other: same(told[one], told[other]))
    return tuple(_quantity([told[index] for index in group], origin_of) for group in found)


def _telling(of_article: list[Measure]) -> Iterable[Measure]:
    """The measures of an article, without the domain where it gives an actor several figures of one domain and unit."""
    values = defaultdict(set)
    for measure in of_article:
        for key in _held(measure):
            values[key].add((measure.figure.low, measure.figure.high))
    for measure in of_article:
        clear = all(len(values[key]) == 1 for key in _held(measure))
        yield measure if clear else replace(measure, domains=frozenset())


def _named(of_article: Iterable[Measure]) -> Iterable[Measure]:
    """The measures of an article; of a concept of which it gives several numbers, each is that of a thing."""
    of_article = list(of_article)
    values = defaultdict(list)
    for measure in of_article:
        values[_in_concept(measure)].append(value(measure) or 0.0)
        values[_of_sort(measure)].append(value(measure) or 0.0)
    several = {key for key, told in values.items() if min(told) < max(told) * (1 - ONE)}
    for measure in of_article:
        measure = replace(measure, sole=measure.sort is not None and _of_sort(measure) not in several)
        unclear = measure.concept is not None and _in_concept(measure) in several
        yield replace(measure, concept=measure.concept._replace(of="thing")) if unclear and measure.concept else measure


def _in_concept(measure: Measure) -> tuple[str | None, ...]:
    name = measure.concept.name if measure.concept else None
    return (name, measure.stage, measure.then, family(measure.figure.unit), measure.part)


def _of_sort(measure: Measure) -> tuple[str | None, ...]:
    return ("sort", measure.sort, measure.stage, measure.then, measure.part)


def _held(measure: Measure) -> set[tuple[str, str, str | None, str | None]]:
    counted = measure.counted if measure.figure.unit in COUNTS else None
    return {(owner, kind, measure.figure.unit, counted) for owner in measure.owners for kind in measure.domains}


def _keys(measure: Measure) -> list[str]:
    unit = "count" if measure.figure.unit in COUNTS else family(measure.figure.unit)
    named = [key for key in (measure.counted, measure.sort, measure.toll, head(measure)) if key]
    numbers = {f"#{number}" for number in (value(measure), *measure.denies)}
    owned = {f"{owner} {domain}" for owner in measure.owners for domain in measure.domains}
    keys = {*measure.context, *measure.anchors.values(), *named, *numbers, *owned, *telling_alone(measure)}
    keys.update((*_kept(measure), *measure.around))
    return sorted(f"{unit}:{key}" for key in keys)


def _kept(measure: Measure) -> Iterable[str]:
    """The concept of a measure, and its digits in order: those of 48.3 and 43.8 are the same."""
    if measure.concept is not None:
        yield f"={measure.concept.name}"
    yield f"~{swap_key(measure.figure.low or 0.0)}"


def _quantity(measures: list[Measure], origin_of: dict[str, str]) -> Quantity:
    first = measures[0]
    units = {measure.figure.unit for measure in measures}
    base = family(first.figure.unit) if len(units) > 1 else None
    key = "\0".join(sorted(f"{m.article.published}\0{m.article.text}\0{m.figure.begin}" for m in measures))
    return Quantity(
        id="quantity-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        counted=_name(measures),
        unit=base or first.figure.unit,
        reports=tuple(_report(measure, base) for measure in measures),
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
        "takes_back": any(denies(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_holder": bool(frozenset.intersection(*(m.owners for m in measures)))
        and bool(frozenset.intersection(*(m.domains for m in measures))),
        "same_toll": measures[0].toll is not None,
        "same_day": any(one_moment(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_concept": any(one_concept(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "lone": any(lone(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "sole": any(sole(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "slip": any(mistaken(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_matter": bool(frozenset.intersection(*(telling_alone(measure) for measure in measures))),
        "same_counted": len({measure.counted for measure in measures}) == 1 and measures[0].counted is not None,
        "same_figures_beside": bool(frozenset.intersection(*(frozenset(m.anchors.values()) for m in measures))),
        "shared_words": bool(frozenset.intersection(*(measure.context for measure in measures))),
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _report(measure: Measure, base: str | None) -> FigureReport:
    """The report with its bounds in the unit `base`, where the reports of a quantity have several."""
    figure = measure.figure
    low, high, precision = figure.low, figure.high, figure.precision
    if base is not None:
        low, high = (None if value is None else in_base(value, figure.unit) for value in (low, high))
        precision = _loosened(precision) if is_time(figure.unit) and figure.unit != base else precision
    return FigureReport(
        article=measure.article.id,
        begin=figure.begin,
        end=figure.end,
        text=figure.text,
        low=low,
        high=high,
        precision=precision,
        reported=measure.article.published,
        denies=measure.denies
        if base is not None
        else tuple(_out_of_base(value, figure.unit) for value in measure.denies),
        moment=figure.moment,
        total=(figure.total and measure.toll is None) or measure.fixed,
        source=measure.source,
        steady=measure.steady,
    )


def _out_of_base(value: float, unit: str | None) -> float:
    return float(f"{value / in_base(1.0, unit):.9g}")


def _loosened(precision: Precision) -> Precision:
    """ "Zwei Tage" are 48 hours more or less."""
    return "about" if precision == "exact" else precision

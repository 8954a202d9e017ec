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
from synopse.link.quantities.measures import COUNTS, UCUM_OF_DURATION, Measure, measures
from synopse.model import Article, FigureReport, Quantity, Resolve
from synopse.periods import day_of
from synopse.places import compatible

DAYS = 14
"""A quantity is compared over two weeks: later the same thing has mostly another value."""
SHARED = 2
"""Anchors and content words that two reports share at least."""
CONTEXT_SHARE = 0.3
"""Share of the shorter sentence's content words, where no other figure anchors the two."""
SPECIFIC, SOON = 8, 5
"""Letters of a stem and days within which the noun alone tells an amount: "Schlussrate", in one story and one week."""
REASONED = 50
"""Reports that are looked at for the reasons that are shown."""


def quantities(articles: tuple[Article, ...], resolve: Resolve, origin_of: dict[str, str]) -> tuple[Quantity, ...]:
    """Link the figures of a story's articles, in the order of their first report."""
    told = [measure for article in articles for measure in _telling(list(measures(article, resolve)))]
    copied = copies((entry.article.published, entry.article.text, entry.figure.begin) for entry in told)
    candidates = sorted(shared_keys(list(map(_keys, told))))
    found = groups(len(told), copied, candidates, lambda one, other: _same(told[one], told[other]))
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


def _held(measure: Measure) -> set[tuple[str, str, str | None, str | None]]:
    counted = measure.counted if measure.figure.unit in COUNTS else None
    return {(owner, kind, measure.figure.unit, counted) for owner in measure.owners for kind in measure.domains}


def _keys(measure: Measure) -> list[str]:
    unit = measure.figure.unit
    named = [key for key in (measure.counted, measure.toll) if key]
    numbers = {f"#{number}" for number in (measure.figure.low, *measure.denies)}
    owned = {f"{owner} {domain}" for owner in measure.owners for domain in measure.domains}
    keys = [*measure.context, *measure.anchors.values(), *named, *numbers, *owned]
    return sorted(f"{unit}:{key}" for key in keys)


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
    if _one_holder(one, other):
        return True
    if _haggled(one) and _haggled(other) and not _haggled(one) & _haggled(other):
        return False
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


def _one_holder(one: Measure, other: Measure) -> bool:
    """Whether both are one actor's figure of one kind that is not haggled over: "hält 12 Prozent"."""
    counted = one.figure.unit not in COUNTS or (one.counted is not None and one.counted == other.counted)
    kinds = min(one.domains, other.domains, key=len)
    return (
        counted
        and bool(one.owners & other.owners)
        and bool(kinds)
        and kinds <= one.domains & other.domains
        and not _haggled(one) | _haggled(other)
    )


def _haggled(measure: Measure) -> frozenset[str]:
    """What is done with a figure that is not yet fixed: demanded, offered, expected, raised."""
    return measure.domains & lexicon.words("quantities_haggled")


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
        "same_holder": bool(frozenset.intersection(*(m.owners for m in measures)))
        and bool(frozenset.intersection(*(m.domains for m in measures))),
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

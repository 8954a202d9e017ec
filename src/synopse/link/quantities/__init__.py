"""The same quantity in several reports: same unit, same thing counted, and the same matter around it.

Durations count as quantities here ("eine Laufzeit von 24 Monaten"): they contradict each other like any figure.
Words that two sentences share propose; anchors decide: the thing counted, and the other figures beside it.
"Vier Prozent bei 24 Monaten" and "vier Prozent auf 27 Monate gestreckt" are one offer, "acht Prozent bei zwölf
Monaten" is another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import Iterable

from msgspec.structs import replace

from synopse import lexicon
from synopse.blocking import copies, groups, shared_keys
from synopse.link.quantities.measures import Measure, measures
from synopse.link.quantities.units import COUNTS, family, in_base, is_time
from synopse.model import Article, FigureReport, Precision, Quantity, Resolve
from synopse.periods import day_of
from synopse.places import compatible
from synopse.terms import stem

DAYS = 14
"""A quantity is compared over two weeks: later the same thing has mostly another value."""
SHARED = 2
"""Anchors and content words that two reports share at least."""
CONTEXT_SHARE = 0.3
"""Share of the shorter sentence's content words, where no other figure anchors the two."""
SPECIFIC, SOON = 8, 5
"""Letters of a stem and days within which the noun alone tells an amount: "Schlussrate", in one story and one week."""
TELLING = 2
"""Digits, zeros at the end left out, from which a number taken back tells alone what it was."""
SHORTEST_HEAD = 5
"""Letters of the end of a compound by which people are told: "Kriegsgefangene" are "Gefangene"."""
_ASIDE = frozenset({"length"})
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
    unit = "count" if measure.figure.unit in COUNTS else family(measure.figure.unit)
    named = [key for key in (measure.counted, measure.toll, _head(measure)) if key]
    numbers = {f"#{number}" for number in (_value(measure), *measure.denies)}
    owned = {f"{owner} {domain}" for owner in measure.owners for domain in measure.domains}
    keys = {*measure.context, *measure.anchors.values(), *named, *numbers, *owned, *_telling_alone(measure)}
    return sorted(f"{unit}:{key}" for key in keys)


def _value(measure: Measure) -> float | None:
    figure = measure.figure
    return None if figure.low is None else in_base(figure.low, figure.unit)


def _head(measure: Measure) -> str | None:
    """The people counted by the end of their name: "Kriegsgefangene" are "Gefangene"; "Menschen" says nothing."""
    if measure.figure.unit != "person" or measure.counted is None:
        return None
    known, noun = _people(), measure.counted
    found = next((noun[cut:] for cut in range(len(noun) - SHORTEST_HEAD, -1, -1) if noun[cut:] in known), None)
    return None if found in _anybody() else found


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("figures_persons"))


@cache
def _anybody() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("quantities_anybody"))


def _telling_alone(measure: Measure) -> frozenset[str]:
    """Matters that have one span of time only: how long a truce holds, how long a transfer company keeps people."""
    kind = "time" if is_time(measure.figure.unit) else measure.figure.unit
    told = lexicon.mapping("quantities_spans", "unit")
    return frozenset(domain for domain in measure.domains if kind is not None and told.get(domain) == kind)


def _same(one: Measure, other: Measure) -> bool:
    """Whether two figures of one unit measure one thing."""
    if _denies(one, other):
        return True
    dates = [day_of(measure.article.published) for measure in (one, other) if measure.article.published]
    if family(one.figure.unit) != family(other.figure.unit) or (len(dates) == 2 and abs(dates[0] - dates[1]) > DAYS):
        return False
    if _of_two_days(one, other) or _for_and_against(one, other):
        return False
    if _one_moment(one, other) or _one_span(one, other):
        return True
    if one.toll or other.toll:
        soon = len(dates) == 2 and abs(dates[0] - dates[1]) <= SOON
        return one.toll == other.toll and soon and _one_place(one.places, other.places)
    if _one_holder(one, other):
        return True
    if _haggled(one) and _haggled(other) and not _haggled(one) & _haggled(other):
        return False
    if one.part != other.part:
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
    """Whether one takes back the very number of the other, and nothing speaks against one thing.

    A number of two digits and more is hardly met twice in a story; of a smaller one both sentences share a word.
    """
    if _value(other) not in one.denies and _value(one) not in other.denies:
        return False
    related = bool(one.context & other.context or one.owners & other.owners or one.domains & other.domains)
    if one.figure.unit in COUNTS and other.figure.unit in COUNTS and one.figure.unit != other.figure.unit:
        return related
    if family(one.figure.unit) != family(other.figure.unit) or one.part or other.part:
        return False
    told = one if _value(one) in other.denies else other
    if one.figure.unit == "person" and one.toll != other.toll and one.toll and other.toll:
        return False
    return related or _digits(_value(told)) >= TELLING


def _digits(value: float | None) -> int:
    """Digits that are no zeros at the end: two for 1400, three for 118."""
    return len(f"{value or 0:g}".replace(".", "").replace("-", "").rstrip("0"))


def _one_span(one: Measure, other: Measure) -> bool:
    """Whether both are the one span of a matter that has but one, and of nothing else."""
    alone = _telling_alone(one) & _telling_alone(other)
    return bool(alone) and len((one.domains | other.domains) - _ASIDE) == 1 and one.part == other.part


def _for_and_against(one: Measure, other: Measure) -> bool:
    return one.stand is not None and other.stand is not None and one.stand != other.stand


def _of_two_days(one: Measure, other: Measure) -> bool:
    """Whether each tells of a time of its own: flights cancelled on Monday and on Tuesday. A toll goes on."""
    if one.toll or other.toll or one.figure.moment is None or other.figure.moment is None:
        return False
    first, second = one.figure.moment, other.figure.moment
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return False
    return first.latest[:10] < second.earliest[:10] or second.latest[:10] < first.earliest[:10]


def _one_moment(one: Measure, other: Measure) -> bool:
    """Whether both count the same people at the same day: "86 Gefangene am 21. Januar", "am Mittwoch 68 Gefangene"."""
    heads, moments = {_head(one), _head(other)}, (one.figure.moment, other.figure.moment)
    if len(heads) > 1 or None in heads or one.part or other.part or one.toll != other.toll:
        return False
    days = {(moment.earliest or "")[:10] for moment in moments if moment and moment.earliest and moment.latest}
    single = all(moment and (moment.earliest or "")[:10] == (moment.latest or "")[:10] for moment in moments)
    return single and len(days) == 1 and _one_place(one.places, other.places)


def _one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sentences can speak of one place: "in Bad Neuhaus" and "im Orlatal" can, unknown as they are."""
    return not one or not other or any(compatible(left, right) for left in one for right in other)


def _is_amount(unit: str | None) -> bool:
    """Whether the unit is a currency or a span of time; tons of aid are delivered again and again."""
    return unit is not None and (is_time(unit) or (len(unit) == 3 and unit.isupper()))


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
        "takes_back": any(_denies(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_holder": bool(frozenset.intersection(*(m.owners for m in measures)))
        and bool(frozenset.intersection(*(m.domains for m in measures))),
        "same_toll": measures[0].toll is not None,
        "same_day": any(_one_moment(one, other) for one, other in combinations(measures[:REASONED], 2)),
        "same_matter": bool(frozenset.intersection(*(_telling_alone(measure) for measure in measures))),
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
        total=figure.total and measure.toll is None,
        source=measure.source,
    )


def _out_of_base(value: float, unit: str | None) -> float:
    return float(f"{value / in_base(1.0, unit):.9g}")


def _loosened(precision: Precision) -> Precision:
    """ "Zwei Tage" are 48 hours more or less."""
    return "about" if precision == "exact" else precision

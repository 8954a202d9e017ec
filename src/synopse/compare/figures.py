"""Discrepancies of figures. None is: "rund 300" beside 312 (less precise), a toll that has risen since."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Iterable

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.model import Discrepancy, Evidence, FigureReport, Quantity, Story
from synopse.numerals.slips import slip
from synopse.periods import day_of

ABOUT = 0.12
"""How far "rund" and "etwa" may be off: 27 is "rund 30", 300 is "rund 312"; 20 is not "rund 25"."""
NEARLY = 0.12
"""How far below its number "knapp" and "fast" reach."""
COUNTS = (None, "person")
STEADY = 2
"""Days within which what does not come in by and by stays the same."""
PAIRED = 10
"""Characters between the two numbers of a vote: "24 zu 19", "102 gegen 71"."""
Number = tuple[float | None, float | None, str]
"""Bounds and precision of a figure."""
ROUNDED_FROM = 100
"""Numbers from here on that end in zeros may be rounded without saying so: "180.000 Beschäftigte" are 179.800."""


def figures(story: Story) -> Iterable[Discrepancy | None]:
    """Quantities whose reports give bounds that exclude each other."""
    for quantity, told in _first_of_pairs([(quantity, _conflicting(quantity)) for quantity in story.figures]):
        labels = {(report.low, report.high): report.text for report in reversed(told)}
        claims = (_claim(report, labels[report.low, report.high]) for report in told)
        within = "same_toll" in quantity.reasons and len({report.article for report in told}) == 1
        yield discrepancy("figure", _subject(quantity), claims, 0.8, within)


def _first_of_pairs(
    found: list[tuple[Quantity, list[FigureReport]]],
) -> Iterable[tuple[Quantity, list[FigureReport]]]:
    """Without those that are the second number of another: "24 zu 19", "26 zu 17" is one contradiction."""
    ends = {(report.article, report.end) for _, told in found for report in told}
    for quantity, told in found:
        seconds = [any((r.article, r.begin - gap) in ends for gap in range(PAIRED)) for r in told]
        if not told or not all(seconds):
            yield quantity, told


def _conflicting(quantity: Quantity) -> list[FigureReport]:
    """Those reports that exclude another; where both articles tell both numbers, they are two things.

    So do copies of one report. An article that tells what another tells and its correction stands against that one.
    """
    toll = "same_toll" in quantity.reasons
    tellers: dict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    for report in quantity.reports:
        tellers[report.low, report.high].add(report.article)

    if len(tellers) < 2:
        return []
    apart = _apart(quantity.reports)

    def rival(one: FigureReport, other: FigureReport) -> bool:
        if (_number(one), _number(other)) not in apart and not one.denies and not other.denies:
            return False
        both = one.article in tellers[other.low, other.high] and other.article in tellers[one.low, one.high]
        if both and not _of_one_article(one, other, quantity):
            return False
        if _of_two_parties(one, other):
            return False
        return _counts_exclude(one, other, toll) if quantity.unit in COUNTS else _exclude(one, other)

    return conflicting(quantity.reports, rival, _key)


def _apart(reports: Iterable[FigureReport]) -> set[tuple[Number, Number]]:
    """The numbers that exclude each other, so that a thousand reports of five numbers are asked once a number."""
    told = {_number(report): report for report in reports}
    return {(one, other) for one in told for other in told if _exclude(told[one], told[other])}


def _number(report: FigureReport) -> Number:
    return report.low, report.high, report.precision


def _subject(quantity: Quantity) -> Subject:
    text = quantity.counted or quantity.reports[0].text
    return Subject(quantity.id, text, quantity.reasons)


def _key(report: FigureReport) -> tuple[object, ...]:
    return (report.low, report.high, report.precision, report.reported, report.article, report.moment, report.source)


def _of_one_article(one: FigureReport, other: FigureReport, quantity: Quantity) -> bool:
    """Whether an article tells two tolls of one day that cannot both be right, neither of them somebody's own count.

    "1200 Menschen sind inzwischen in Sicherheit" and "die 2100 Menschen, die bis Dienstagmittag ...", on Tuesday.
    """
    if "same_toll" not in quantity.reasons or one.article != other.article or one.source or other.source:
        return False
    days = {_day(report) for report in (one, other)}
    return len(days) == 1 and None not in days and one.low == one.high and other.low == other.high


def _day(report: FigureReport) -> str | None:
    """The one day at which the number held, if the words name it."""
    moment = report.moment
    if moment is None or moment.earliest is None or moment.latest is None:
        return None
    return moment.earliest[:10] if moment.earliest[:10] == moment.latest[:10] else None


def _exclude(one: FigureReport, other: FigureReport) -> bool:
    """Whether no number satisfies both reports."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return high < other_low or other_high < low


def _counts_exclude(one: FigureReport, other: FigureReport, toll: bool) -> bool:
    """The same for counts of people and things, which may have risen between two reports, unless one is taken back."""
    if other.low in one.denies or one.low in other.denies:
        return True
    if not _exclude(one, other):
        return False
    if (one.total and other.total) or not _may_have_risen(one, other) or _steady(one, other):
        return True
    return not toll and (_slipped(one, other) or (_day(one) is not None and _day(one) == _day(other)))


def _steady(one: FigureReport, other: FigureReport) -> bool:
    """Whether one day to the next changes no such number: windmills built, lorries in a convoy."""
    if not (one.steady and other.steady) or one.reported is None or other.reported is None:
        return False
    return abs(day_of(one.reported) - day_of(other.reported)) <= STEADY


def _slipped(one: FigureReport, other: FigureReport) -> bool:
    """Whether one number looks like a slip of the other and neither is said to be that of the hour ("inzwischen")."""
    running = any(report.moment is not None and report.moment.value == report.reported for report in (one, other))
    return not running and slip(one.low or 0.0, other.low or 0.0)


def _of_two_parties(one: FigureReport, other: FigureReport) -> bool:
    """Whether the union gives one number and the employer the other: each may count in its own way."""
    return one.source is not None and other.source is not None and one.source != other.source


def _may_have_risen(one: FigureReport, other: FigureReport) -> bool:
    if one.reported is None or other.reported is None:
        return True
    if day_of(one.reported) == day_of(other.reported):
        return False
    earlier, later = (one, other) if one.reported < other.reported else (other, one)
    return (later.low or later.high or 0) > (earlier.high or earlier.low or 0)


def _bounds(report: FigureReport) -> tuple[float, float]:
    """The smallest and largest number that the words allow."""
    low = report.low if report.low is not None else -math.inf
    high = report.high if report.high is not None else math.inf
    if report.precision == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if report.precision == "nearly":
        return low * (1 - NEARLY), high
    if report.precision == "more_than":
        return low, high * (1 + ABOUT)
    if report.precision == "exact":
        return low - _rounding(low), high + _rounding(high)
    return low, high


def _rounding(number: float) -> float:
    """Half of the last place that is not zero, for numbers that look rounded."""
    if math.isinf(number) or number < ROUNDED_FROM or number != int(number):
        return 0.0
    digits = str(int(number))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(float(10**zeros) / 2, ABOUT * number) if zeros else 0.0


def _claim(report: FigureReport, value: str) -> Claim:
    """One number has one value, however it is inflected: "24 Monate", "24 Monaten"."""
    number = report.low if report.low is not None else report.high
    return Claim(value, Evidence(report.article, report.begin, report.end, report.text), (number or 0.0, ""))

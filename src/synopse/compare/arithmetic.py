"""Numbers of one sentence that do not add up, where its words say how they hang together.

"Ein Drittel von 1,5 Milliarden, also 700 Millionen": a third of it is 500. Beyond rounding and bounds only.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Callable, Iterable, Mapping, NamedTuple

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.model import Article, Discrepancy, Evidence, Figure, Story
from synopse.numerals.frames import frames, matches

ABOUT = 0.12
"""How far "rund", "knapp" and "gut" may be off."""
ROUNDED_FROM = 1000
"""Numbers from here on may be rounded to the last digit that is not zero, by no more than `CAP`."""
CAP = 0.05
PERCENT = ("percent", "percentage_point")
COUNTS = (None, "person")


class Range(NamedTuple):
    """The numbers that the words of a figure allow, rounding included."""

    low: float
    high: float


class Sum(NamedTuple):
    """What a sentence says comes out, and the figures of which it is said."""

    told: Figure
    of: tuple[Figure, ...]


def arithmetic(story: Story) -> Iterable[Discrepancy | None]:
    """Sums, shares and differences that the words of one sentence state and its numbers deny; copies count once."""
    about = {(report.article, report.begin): quantity.id for quantity in story.figures for report in quantity.reports}
    found: dict[tuple[str, str], list[tuple[Article, Sum]]] = defaultdict(list)
    for article in story.articles:
        for wrong in _wrong(article):
            key = wrong.told.text, " / ".join(figure.text for figure in wrong.of)
            found[key].append((article, wrong))
    for (told, of), wrongs in found.items():
        article, first = wrongs[0]
        subject = Subject(about.get((article.id, first.told.begin), ""), told, ("arithmetic",))
        claims = [claim for article, wrong in wrongs for claim in _claims(article, wrong, of)]
        yield discrepancy("figure", subject, claims, 0.8, within=True)


def _claims(article: Article, wrong: Sum, of: str) -> Iterable[Claim]:
    for value, figures in ((wrong.told.text, (wrong.told,)), (of, wrong.of)):
        for figure in figures:
            yield Claim(value, Evidence(article.id, figure.begin, figure.end, figure.text), (figure.low or 0.0, ""))


def _wrong(article: Article) -> Iterable[Sum]:
    figures = [figure for figure in article.figures if not figure.denied]
    for frame in frames(article.text, article.sentences, figures, bare=False):
        for match in matches("compare_arithmetic", frame):
            stated = _RELATIONS[match.rule.fields["relation"]](match.numbers)
            if stated is not None and not _meet(*stated[0]):
                yield stated[1]


Stated = tuple[tuple[Range, Range], Sum] | None
"""What is told and what comes out, and of which figures; None where the units say that another relation is meant."""


def _share(numbers: Mapping[str, Figure]) -> Stated:
    share, whole, part = numbers["share"], numbers["whole"], numbers["part"]
    if not _is_share(share) or (whole.unit or part.unit) != part.unit or whole.unit in PERCENT:
        return None
    scale = 100 if share.unit == "percent" else 1
    one, all_ = _range(share), _range(whole)
    return (_range(part), Range(one.low * all_.low / scale, one.high * all_.high / scale)), Sum(part, (share, whole))


def _is_share(figure: Figure) -> bool:
    return figure.unit == "percent" or (figure.unit is None and 0 < (figure.low or 0) < 1)


def _sum(numbers: Mapping[str, Figure]) -> Stated:
    one, other, total = numbers["one"], numbers["other"], numbers["total"]
    if not one.unit == other.unit == total.unit:
        return None
    left, right = _range(one), _range(other)
    return (_range(total), Range(left.low + right.low, left.high + right.high)), Sum(total, (one, other))


def _twice(numbers: Mapping[str, Figure]) -> Stated:
    each, total = numbers["each"], numbers["total"]
    if each.unit != total.unit:
        return None
    one = _range(each)
    return (_range(total), Range(2 * one.low, 2 * one.high)), Sum(total, (each,))


def _points(numbers: Mapping[str, Figure]) -> Stated:
    begin, end, by = numbers["from"], numbers["to"], numbers["by"]
    unit = "percentage_point" if end.unit == "percent" else end.unit
    points = unit == "percentage_point" and (by.counted or "").startswith("Punkt")
    if begin.unit != end.unit or (by.unit != unit and not points):
        return None
    return (_range(by), _between(_range(begin), _range(end))), Sum(by, (begin, end))


def _between(one: Range, other: Range) -> Range:
    """How far the two are apart, in either direction."""
    ends = (abs(other.low - one.high), abs(other.high - one.low))
    return Range(min(ends), max(ends))


def _growth(numbers: Mapping[str, Figure]) -> Stated:
    begin, end, percent = numbers["from"], numbers["to"], numbers["percent"]
    if begin.unit != end.unit or begin.unit in PERCENT or percent.unit != "percent" or not begin.low:
        return None
    apart, base = _between(_range(begin), _range(end)), _range(begin)
    return (
        (_range(percent), Range(100 * apart.low / base.high, 100 * apart.high / base.low)),
        Sum(percent, (begin, end)),
    )


def _percent(numbers: Mapping[str, Figure]) -> Stated:
    part, whole, percent = numbers["part"], numbers["whole"], numbers["percent"]
    if part.unit != whole.unit or percent.unit != "percent" or not whole.low:
        return None
    some, all_ = _range(part), _range(whole)
    return (_range(percent), Range(100 * some.low / all_.high, 100 * some.high / all_.low)), Sum(percent, (part, whole))


_RELATIONS: Mapping[str, Callable[[Mapping[str, Figure]], Stated]] = {
    "share": _share,
    "sum": _sum,
    "twice": _twice,
    "points": _points,
    "growth": _growth,
    "percent": _percent,
}


def _meet(one: Range, other: Range) -> bool:
    return one.low <= other.high + 1e-6 and other.low <= one.high + 1e-6


def _range(figure: Figure) -> Range:
    low = -math.inf if figure.low is None else figure.low - _slack(figure, figure.low)
    high = math.inf if figure.high is None else figure.high + _slack(figure, figure.high)
    return Range(low, high)


def _slack(figure: Figure, value: float) -> float:
    """How far the number may be off: by its bound words, else by its last digit; counts of a few are exact."""
    if figure.precision != "exact":
        return abs(value) * ABOUT
    if figure.unit in COUNTS and value == int(value) and abs(value) < ROUNDED_FROM:
        return 0.0
    digits = f"{abs(value):.9f}".rstrip("0")
    if not digits.endswith("."):
        return 0.5 * 10.0 ** -len(digits.partition(".")[2]) if abs(value) >= 1 or figure.unit else 1e-6
    zeros = len(digits.rstrip(".")) - len(digits.rstrip(".").rstrip("0"))
    return min(0.5 * 10.0**zeros, CAP * abs(value)) if abs(value) >= ROUNDED_FROM else 0.5

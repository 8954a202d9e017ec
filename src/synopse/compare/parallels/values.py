"""Whether two values of one sort are one, whatever they are values of, and whether both can be exact."""

from __future__ import annotations

from typing import Callable

from synopse.compare.figures import ABOUT, NEARLY
from synopse.compare.parallels.slots import AGE, Slot, Sort
from synopse.compare.whereabouts import Site
from synopse.distances import kilometres, town
from synopse.numerals.slips import slip
from synopse.periods import DAY
from synopse.places import is_city, is_place, within
from synopse.terms import stem

SLACK = 20
"""Minutes by which two hours may differ."""
BIRTHDAY = 1
"""Years by which two ages may differ: one report was written before the birthday."""
LIKE = 1.13
"""Durations up to this ratio are one: "zwei Monate" and "acht Wochen"."""
ROUNDED = 1.02
APART = 8
"""Kilometres from which two towns are two places."""
LETTERS = 5
"""Two names of places that begin alike are forms of one: "Genf", "Genfer", "Genfs"."""
MANY = frozenset({"flat", "depot", "land", "part", "road", "shed", "water"})
"""Kinds of sites whose nouns tell two: a barn is no garage, a meadow no quarry; a church and a cathedral may be one."""
_OPEN = frozenset({"at_least", "at_most"})


def exclude(one: Slot, other: Slot) -> bool:
    """Whether both values, of one sort and unit, cannot be exact."""
    return _EXCLUDE[one.sort](one, other)


def same(one: Slot, other: Slot) -> bool:
    """Whether both values may be one."""
    if one.sort == "place":
        return _key(one) == _key(other)
    if one.sort == "site":
        return _is_one_site(*sites_of(one, other))
    return not exclude(one, other)


def sites_of(one: Slot, other: Slot) -> tuple[Site, Site]:
    """The sites of two values that are sites."""
    assert one.site is not None
    assert other.site is not None
    return one.site, other.site


def names(one: Slot, other: Slot) -> bool:
    """Whether the other tells the value, and not only a stretch around it: "am Abend" does not tell "20.41 Uhr"."""
    if not same(one, other):
        return False
    if one.sort in ("date", "hour"):
        return other.high - other.low <= one.high - one.low
    return one.precision in _OPEN or other.precision not in _OPEN


def apart(one: Slot, other: Slot) -> float:
    """How far two values lie apart in days, minutes (round the clock) or as a ratio; 0 for places and sites."""
    gap = max(one.low, other.low) - min(one.high, other.high)
    if one.sort == "hour":
        return min(gap, DAY - gap)
    if one.sort == "date":
        return gap
    if one.sort in ("place", "site"):
        return 0.0
    return max(1e-6, one.low, other.low) / max(1e-6, min(one.low, other.low))


def is_slip(one: Slot, other: Slot) -> bool:
    """Whether one number looks like a slip of the other; of two hours, whether the minutes of an odd hour are one or
    digits are swapped: "21.41 Uhr" and "20.41 Uhr", "5.42 Uhr" and "4.52 Uhr"."""
    if one.sort != "hour":
        return one.sort in ("figure", "duration") and slip(one.low, other.low)
    if one.high > one.low or other.high > other.low:
        return False
    ours, theirs = (int(slot.low) // 60 * 100 + int(slot.low) % 60 for slot in (one, other))
    return (ours % 100 == theirs % 100 and ours % 30 > 0) or (ours % 100 > 0 < theirs % 100 and slip(ours, theirs))


def _dates(one: Slot, other: Slot) -> bool:
    return one.low > other.high or other.low > one.high


def _hours(one: Slot, other: Slot) -> bool:
    return apart(one, other) > SLACK


def _durations(one: Slot, other: Slot) -> bool:
    return apart(one, other) > LIKE


def _figures(one: Slot, other: Slot) -> bool:
    if one.unit == AGE:
        return abs(one.low - other.low) > BIRTHDAY
    if one.precision == other.precision in _OPEN:
        return apart(one, other) > ROUNDED  # "höchstens 350 Soldaten", "bis zu 500"
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return (low > other_high or other_low > high) and (apart(one, other) > ROUNDED or is_slip(one, other))


def _bounds(slot: Slot) -> tuple[float, float]:
    """The smallest and largest number that the words allow."""
    match slot.precision:
        case "about":
            return slot.low * (1 - ABOUT), slot.high * (1 + ABOUT)
        case "nearly":
            return slot.low * (1 - NEARLY), slot.high
        case "more_than":
            return slot.low, slot.high * (1 + ABOUT)
        case "at_least":
            return slot.low, float("inf")
        case "at_most":
            return 0.0, slot.high
    return slot.low, slot.high


def _places(one: Slot, other: Slot) -> bool:
    left, right = one.evidence.text, other.evidence.text
    if _key(one) == _key(other) or _is_area(left) or _is_area(right) or within(left, right) or within(right, left):
        return False
    towns = town(left), town(right)
    return towns[0] is None or towns[1] is None or kilometres(towns[0], towns[1]) >= APART


def _is_area(form: str) -> bool:
    """A state or a region is no place at which one thing is, and a town may lie in it: "Potsdam", "Brandenburg"."""
    return is_place(form) and not is_city(form)


def _key(slot: Slot) -> str:
    return slot.evidence.text[:LETTERS].lower()


def _sites(one: Slot, other: Slot) -> bool:
    """Whether neither site can be the other, by kind or by name; a room may be in any house."""
    left, right = sites_of(one, other)
    if _is_one_site(left, right) or [left.kind.group, right.kind.group].count("room") == 1:
        return False
    if left.text[:LETTERS] == right.text[:LETTERS] or (
        left.kind.name == right.kind.name and left.kind.name not in MANY
    ):
        return bool(left.own and right.own)
    return True


def _is_one_site(left: Site, right: Site) -> bool:
    alike = stem(left.text.lower()) == stem(right.text.lower()) and not (left.own and right.own)
    return bool(left.own & right.own) or alike


_EXCLUDE: dict[Sort, Callable[[Slot, Slot], bool]] = {
    "date": _dates,
    "hour": _hours,
    "duration": _durations,
    "figure": _figures,
    "place": _places,
    "site": _sites,
}

"""Units of one family: hours and days, months and years, metres and centimetres."""

from __future__ import annotations

import re
from functools import cache
from typing import Iterable, Mapping

from synopse import lexicon
from synopse.model import Article, Figure, Precision

COUNTS = (None, "person")
"""Counts of people and things are of one quantity only where the same thing is counted."""

ANCHORING = (" nach", " vor")
"""How the words of a time end that is counted from another one."""
UCUM_OF_DURATION = {"Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s"}
_FAMILIES = {"a": ("mo", 12.0), "wk": ("h", 168.0), "d": ("h", 24.0), "min": ("h", 1 / 60), "s": ("h", 1 / 3600)}
"""A month has no number of days, a year has twelve months."""
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])\Z")


def family(unit: str | None) -> str | None:
    """The unit in which those of its kind are compared: "h" for "d", "mo" for "a", "m" for "cm"."""
    if unit in _FAMILIES:
        return _FAMILIES[unit][0]
    return _bases().get(unit or "", (unit, 1.0))[0]


def in_base(value: float, unit: str | None) -> float:
    """The value in the unit of its family: 36 for 1.5 "d"."""
    factor = _FAMILIES[unit][1] if unit in _FAMILIES else _bases().get(unit or "", (unit, 1.0))[1]
    return float(f"{value * factor:.9g}")


def is_time(unit: str | None) -> bool:
    """Whether it is a unit of time."""
    return unit in UCUM_OF_DURATION.values()


def durations(article: Article) -> Iterable[Figure]:
    """The durations among the times of an article, as figures; "zwei Jahre und sechs Monate" is one of 30 months.

    "Vier Tage nach der Wahl" lasts no four days, it is a day.
    """
    last: Figure | None = None
    for time in article.times:
        if time.text.endswith(ANCHORING):
            continue
        match = _DURATION.match(time.value) if time.type == "DURATION" else None
        unit = UCUM_OF_DURATION.get(match[1] + match[3]) if match else None
        if match is None or unit is None:
            continue
        number = float(match[2])
        figure = Figure(time.begin, time.end, time.text, number, number, unit, _precision_of(time.text), None)
        joined = _joined(article.text, last, figure)
        if last is not None and joined is None:
            yield last
        last = joined or figure
    if last is not None:
        yield last


def _joined(text: str, one: Figure | None, other: Figure) -> Figure | None:
    """Two durations as one, where the second counts what is left of the first: "acht Stunden und 20 Minuten"."""
    if one is None or family(one.unit) != family(other.unit) or text[one.end : other.begin] not in (" und ", ", "):
        return None
    many, few = in_base(1.0, one.unit), in_base(1.0, other.unit)
    if few >= many or (other.low or 0) * few >= many:
        return None
    number = (one.low or 0) * many / few + (other.low or 0)
    return Figure(one.begin, other.end, text[one.begin : other.end], number, number, other.unit, one.precision, None)


def _precision_of(text: str) -> Precision:
    folded = text.casefold()
    if folded.startswith(("knapp", "fast", "beinahe")):
        return "nearly"
    return "about" if folded.startswith(("rund", "etwa", "ungefähr", "circa", "ca.")) else "exact"


@cache
def _bases() -> Mapping[str, tuple[str, float]]:
    """From the code of a measure to that of its base and how many of the base make one."""
    measures = [row for row in lexicon.rows("figures_units") if row["kind"] == "measure" and row["code"] != row["base"]]
    return {row["code"]: (row["base"], float(row["per"])) for row in measures}

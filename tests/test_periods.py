"""Each rule of "less precise is not contradictory" by its German example."""

from __future__ import annotations

import pytest

from synopse.model import Interval
from synopse.periods import Period, gap, intersection, period, relation


def _period(earliest: str | None, latest: str | None, value: str | None = None) -> Period:
    found = period(Interval(earliest, latest, value))
    assert found is not None
    return found


SAMSTAG = _period("2025-12-20", "2025-12-20")
WOCHENENDE = _period("2025-12-20", "2025-12-21")
SONNTAG_UND_MONTAG = _period("2025-12-14", "2025-12-15")
ANFANG_DEZEMBER = _period("2025-12-01", "2025-12-10")
ZWEITER_DEZEMBER = _period("2025-12-02", "2025-12-02")
NOVEMBER = _period("2025-11-01", "2025-11-30")
FREITAG_OHNE_DATUM = _period(None, None, "XXXX-WXX-5")
SONNTAG_OHNE_DATUM = _period(None, None, "XXXX-WXX-7/XXXX-WXX-1")
NOVEMBER_OHNE_JAHR = _period(None, None, "XXXX-11")
HALB_ACHT = _period("2025-12-20", "2025-12-20", "2025-12-20T19:30")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SAMSTAG, SAMSTAG, "same"),
        (WOCHENENDE, SAMSTAG, "overlap"),
        (ANFANG_DEZEMBER, ZWEITER_DEZEMBER, "overlap"),
        (SAMSTAG, SONNTAG_UND_MONTAG, "apart"),
        (NOVEMBER, ZWEITER_DEZEMBER, "apart"),
        (HALB_ACHT, SAMSTAG, "same"),
        (FREITAG_OHNE_DATUM, SONNTAG_OHNE_DATUM, "apart"),
        (FREITAG_OHNE_DATUM, SAMSTAG, "apart"),
        (FREITAG_OHNE_DATUM, NOVEMBER, "overlap"),
        (NOVEMBER_OHNE_JAHR, NOVEMBER, "overlap"),
        (NOVEMBER_OHNE_JAHR, FREITAG_OHNE_DATUM, "unknown"),
        (None, SAMSTAG, "unknown"),
    ],
)
def test_relation(one: Period | None, other: Period | None, expected: str) -> None:
    assert relation(one, other) == expected
    assert relation(other, one) == expected


def test_gap_counts_whole_days() -> None:
    assert gap(SAMSTAG, SONNTAG_UND_MONTAG) == gap(SONNTAG_UND_MONTAG, SAMSTAG) == 5
    assert gap(WOCHENENDE, SAMSTAG) == 0
    assert gap(FREITAG_OHNE_DATUM, SAMSTAG) is None


def test_intersection_keeps_the_more_precise() -> None:
    assert intersection(WOCHENENDE, SAMSTAG) == SAMSTAG
    assert intersection(FREITAG_OHNE_DATUM, SAMSTAG) == SAMSTAG


def test_an_interval_without_any_time_is_no_period() -> None:
    assert period(Interval(None, None, "PRESENT_REF")) is None
    assert period(None) is None

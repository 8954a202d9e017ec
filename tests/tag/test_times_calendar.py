"""Holidays, weeks and what TIMEX3 values allow."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.tag.times.calendar import add_months, bounds, easter, holiday, part_of, week


@pytest.mark.parametrize(
    ("year", "day"),
    [(1954, "04-18"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2038, "04-25")],
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("good_friday", "2024-03-29"),
        ("ascension", "2024-05-09"),
        ("pentecost", "2024-05-19"),
        ("corpus_christi", "2024-05-30"),
        ("carnival_monday", "2024-02-12"),
        ("advent_1", "2024-12-01"),
        ("advent_4", "2024-12-22"),
        ("repentance", "2024-11-20"),
        ("mothers_day", "2024-05-12"),
        ("thanksgiving", "2024-10-06"),
        ("12-24", "2024-12-24"),
    ],
)
def test_holidays(key: str, day: str) -> None:
    found = holiday(key, 2024)
    assert found is not None
    assert found.isoformat() == day


def test_an_unknown_holiday_has_no_day() -> None:
    assert holiday("whatever", 2024) is None


@given(st.integers(1600, 2400))
def test_the_fourth_advent_is_the_last_sunday_before_christmas(year: int) -> None:
    day = holiday("advent_4", year)
    assert day is not None
    assert day.isoweekday() == 7
    assert 18 <= day.day <= 24


BOUNDS = [
    ("2024-05-16", ("2024-05-16", "2024-05-16")),
    ("2024-05-16T20:30", ("2024-05-16", "2024-05-16")),
    ("2024-05-16TEV", ("2024-05-16", "2024-05-16")),
    ("2024-05-16TNI", ("2024-05-16", "2024-05-17")),
    ("2024-02", ("2024-02-01", "2024-02-29")),
    ("2024-W01", ("2024-01-01", "2024-01-07")),
    ("2020-W53", ("2020-12-28", "2021-01-03")),
    ("2024-W20-WE", ("2024-05-18", "2024-05-19")),
    ("2024-Q3", ("2024-07-01", "2024-09-30")),
    ("2024-H2", ("2024-07-01", "2024-12-31")),
    ("2024-SU", ("2024-06-01", "2024-08-31")),
    ("2024-WI", ("2023-12-01", "2024-02-29")),
    ("199", ("1990-01-01", "1999-12-31")),
    ("14", ("1400-01-01", "1499-12-31")),
    ("2023-W53", None),
    ("2024-13", None),
    ("2024-02-30", None),
    ("XXXX-WXX-5", None),
    ("P4Y", None),
    ("PRESENT_REF", None),
    ("T11:30", None),
]


@pytest.mark.parametrize(("value", "days"), BOUNDS)
def test_bounds(value: str, days: tuple[str, str] | None) -> None:
    assert bounds(value) == days


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["START", "MID", "END"]))
def test_a_part_lies_within_the_whole(day: date, part: str) -> None:
    for value in (f"{day.year}", f"{day.year}-{day.month:02}", week(day)):
        whole, inner = bounds(value), part_of(value, part)
        assert whole is not None
        assert inner is not None
        assert whole[0] <= inner[0] <= inner[1] <= whole[1]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_are_added_within_the_calendar(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day

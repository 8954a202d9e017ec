"""Numbers of which one looks like a slip of the other."""

from __future__ import annotations

import pytest

from synopse.numerals.slips import slip, swap_key


@pytest.mark.parametrize(
    ("one", "other"),
    [(48.3, 43.8), (1410, 1140), (86, 68), (12.4, 14.2), (16, 60), (1.2e9, 1.2e6), (12345, 12845), (308e6, 380e6)],
)
def test_slips(one: float, other: float) -> None:
    assert slip(one, other)
    assert slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(48.3, 48.3), (312, 313), (300, 400), (12, 34), (1400, 900), (48.3, 52.1), (10, 100), (0, 60), (123, 321)],
)
def test_other_numbers(one: float, other: float) -> None:
    assert not slip(one, other)
    assert not slip(other, one)


def test_numbers_of_the_same_digits_have_one_key() -> None:
    assert swap_key(48.3) == swap_key(43.8) != swap_key(52.1)

"""Numbers of which one looks like a slip of the other: 48,3 and 43,8; 1410 and 1140; sechzehn and sechzig; a million
and a thousand of them.

Nobody counts 43.8 where another counted 48.3 by chance: that two sentences speak of one thing needs less evidence then.
"""

from __future__ import annotations

LEAST = 2
"""Digits, zeros at the end left out, from which two numbers can be a slip of each other."""
LONG = 4
"""Digits from which also a single wrong one is a slip and no other number."""
TEENS = range(13, 20)
"""Numbers whose words are those of tens but for the ending: "sechzehn", "sechzig"."""
POWERS = (1e3, 1e6, 1e-3, 1e-6)


def slip(one: float, other: float) -> bool:
    """Whether one number looks like a slip of the other: two digits swapped, one of many wrong, another multiplier."""
    if one == other or one <= 0 or other <= 0:
        return False
    ratio = one / other
    low, high = sorted((one, other))
    if low in TEENS and high == 10 * (low - 10):
        return True
    if any(abs(ratio / power - 1) < 1e-9 for power in POWERS):
        return True
    left, right = digits(one), digits(other)
    if len(left) != len(right) or not 0.1 < ratio < 10 or max(_significant(left), _significant(right)) < LEAST:
        return False
    if left.find(".") != right.find("."):
        return False
    left, right = left.replace(".", ""), right.replace(".", "")
    wrong = [at for at, (here, there) in enumerate(zip(left, right, strict=True)) if here != there]
    if len(wrong) == 1:
        return min(_significant(left), _significant(right)) >= LONG
    swapped = len(wrong) == 2 and left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]
    return swapped and wrong[1] == wrong[0] + 1


def swap_key(value: float) -> str:
    """The digits of a number in order, the same for two of which digits are swapped."""
    return "".join(sorted(digits(value).replace(".", "")))


def digits(value: float) -> str:
    """The number as it is written without exponent: "48.3", "340000000"."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _significant(number: str) -> int:
    return len(number.replace(".", "").strip("0"))

"""Currencies of which several countries have one of the same name: "Kronen" in a report from Oslo are Norwegian."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Iterable, Mapping

from msgspec.structs import replace

from synopse import lexicon
from synopse.model import Figure

_WORD = re.compile(r"[^\W\d_][\w-]*")


def named_currencies(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures, those that count such a currency with its code, where the text is of one of its countries above all.

    "300 Kronen" stay a count of crowns where no country or several equally are named.
    """
    if not any(figure.unit is None and figure.counted in _countries() for figure in figures):
        return figures
    words = Counter(_WORD.findall(text))
    return [_named(figure, words) for figure in figures]


def _named(figure: Figure, words: Mapping[str, int]) -> Figure:
    codes = _countries().get(figure.counted or "") if figure.unit is None else None
    told = sorted(((_count(signs, words), code) for code, signs in codes), reverse=True) if codes else []
    if not told or told[0][0] == 0 or (len(told) > 1 and told[0][0] == told[1][0]):
        return figure
    return replace(figure, unit=told[0][1], counted=None)


def _count(signs: Iterable[str], words: Mapping[str, int]) -> int:
    return sum(words.get(sign, 0) for sign in signs)


@cache
def _countries() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """From the name of a currency to its codes, each with the words of its country."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for row in lexicon.rows("figures_shared_currencies"):
        found[row["name"]] = (*found.get(row["name"], ()), (row["code"], tuple(row["signs"].split())))
    return found

"""Nouns that head the names of bodies, and what may stand behind them: "Landgericht" a seat, "Landesstelle" a task."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import Mapping

from synopse import lexicon

_LEAST_ENDING = 3


@lru_cache(maxsize=20_000)
def kinds_behind(form: str) -> frozenset[str]:
    """What a noun, also in the genitive, says of the words behind it: "seat", "task", "words"; nothing most often."""
    lowered = form[-_longest() - 2 :].lower()
    for base in (lowered, lowered.removesuffix("s"), lowered.removesuffix("es")):
        for cut in range(len(base) - _LEAST_ENDING + 1):
            row = _heads().get(base[cut:])
            whole = cut == 0 and len(lowered) == len(form)
            if row and (whole or row["match"] == "end"):
                return frozenset(row["behind"].split("+"))
    return frozenset()


def is_office(form: str) -> bool:
    """Whether a noun, also in the genitive, means a court, an office or a house of the place behind it."""
    return form[:1].isupper() and "office" in kinds_behind(form)


@cache
def _heads() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({row["form"]: row for row in lexicon.rows("names_bodies")})


@cache
def _longest() -> int:
    return max(map(len, _heads()))

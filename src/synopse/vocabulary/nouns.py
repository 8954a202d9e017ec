"""Ordinary nouns against names: a list of nouns, their regular endings and the compounds of two of them.

"Friedensgespräche" stands in no list, but "Frieden" and "Gespräch" do; "Umerow" cannot be taken apart.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Iterator, Mapping

_ENDINGS = (
    ("s", 3),
    ("es", 3),
    ("n", 3),
    ("en", 3),
    ("e", 3),
    ("er", 4),
    ("ern", 4),
    ("ses", 4),
    ("nen", 4),
    ("in", 5),
    ("innen", 5),
)
"""Regular endings, each with the least length of what stands before it: "Putin" is not the feminine of "Put"."""
_LINKS = ("", "s", "n", "en", "es", "er", "e", "-", "s-")
_LEAST_PART = 4
_LONGEST = 40


@cache
def listed(kind: str) -> frozenset[str]:
    """The listed words of a kind: N ordinary nouns, T places, F first names, L last names."""
    return frozenset(_lists()[kind])


@lru_cache(maxsize=20_000)
def is_noun(form: str) -> bool:
    """Whether a form is an ordinary noun or a regular form of one."""
    nouns = listed("N")
    return form in nouns or any(bare in nouns for bare in bare_forms(form))


@lru_cache(maxsize=20_000)
def is_compound(form: str) -> bool:
    """Whether a form is made of two ordinary nouns."""
    return len(form) <= _LONGEST and parts(form, listed("N")) is not None


def bare_forms(form: str) -> Iterator[str]:
    """The form without each regular ending it may have: "Gesprächen" gives "Gespräche" and "Gespräch"."""
    for ending, least in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= least:
            yield form[: -len(ending)]


def parts(form: str, nouns: Set[str]) -> tuple[str, str] | None:
    """The two nouns a compound is made of, the last one as it stands, or None."""
    for cut in range(_LEAST_PART, len(form) - _LEAST_PART + 1):
        last = form[cut:].lstrip("-").capitalize()
        if (last in nouns or any(bare in nouns for bare in bare_forms(last))) and _is_first_part(form[:cut], nouns):
            return form[:cut], last
    return None


def _is_first_part(form: str, nouns: Set[str]) -> bool:
    for link in _LINKS:
        if form.endswith(link) and len(form) - len(link) >= _LEAST_PART - 1:
            bare = form[: len(form) - len(link)] if link else form
            if bare in nouns or bare + "e" in nouns:
                return True
    return False


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    lines = (files("synopse") / "models" / "names.nouns").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return MappingProxyType({kind: tuple(words.split(" ")) for kind, words in pairs})

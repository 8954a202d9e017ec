"""What a clause says was done, whatever its words: "begann", "nahm ihren Anfang" and "fiel der Startschuss" are one."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from types import MappingProxyType
from typing import Mapping

from synopse import lexicon
from synopse.terms import stem

Phrases = Mapping[str, tuple[tuple[str, str], ...]]


def deeds(predicate: str, heads: Set[str]) -> frozenset[str]:
    """The deeds that a verb, by itself or with one of the nouns beside it, tells.

    Args:
        predicate: An infinitive ("nehmen").
        heads: The stems of the nouns that go with it ("anfang").
    """
    alone = _verbs().get(predicate)
    with_noun = {deed for noun, deed in _phrases().get(predicate, ()) if noun in heads}
    return frozenset(with_noun or ({alone} if alone else ()))


def deed_of(noun: str) -> str | None:
    """The deed that a noun names, by its stem: "rucktritt"; None for most nouns."""
    return _nouns().get(noun)


@cache
def _verbs() -> Mapping[str, str]:
    return MappingProxyType({row["form"]: row["deed"] for row in lexicon.rows("deeds") if row["form"][0].islower()})


@cache
def _nouns() -> Mapping[str, str]:
    nouns = {stem(row["form"].lower()): row["deed"] for row in lexicon.rows("deeds") if row["form"][0].isupper()}
    return MappingProxyType(nouns)


@cache
def _phrases() -> Phrases:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("deeds"):
        verb, _, noun = row["form"].partition(" ")
        if noun:
            found.setdefault(verb, []).append((stem(noun.lower()), row["deed"]))
    return MappingProxyType({verb: tuple(pairs) for verb, pairs in found.items()})

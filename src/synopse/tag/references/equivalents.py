"""Which words can mean the holder of which office: "der Regierungschef" a chancellor, "der Coach" a trainer."""

from __future__ import annotations

from functools import cache
from typing import Mapping

from synopse.lexicon import rows
from synopse.offices import Office


def can_mean(said: str, other: Office) -> bool:
    """Whether a title, put in the masculine, can mean an office with another name.

    "Rathauschef" means an Oberbürgermeister, "Regierungschef" whoever heads a government.
    """
    if said == "Regierungschef":
        return other.kind == "government_head"
    return {_masculine_title(other), other.masculine} & _offices().get(said, frozenset()) != set()


def parties_of(noun: str) -> frozenset[str]:
    """The parties whose members a noun, put in the masculine, means: "Sozialdemokrat" those of the SPD."""
    return _parties().get(noun, frozenset())


def _masculine_title(noun: Office) -> str:
    before = noun.title[: len(noun.title) - len(noun.lemma)]
    return before + noun.masculine.lower() if before else noun.masculine


@cache
def _offices() -> Mapping[str, frozenset[str]]:
    return {row["form"]: frozenset(row["offices"].split()) for row in rows("references_offices")}


@cache
def _parties() -> Mapping[str, frozenset[str]]:
    return {row["form"]: frozenset(row["parties"].split()) for row in rows("references_parties")}

"""Offices that one person cannot hold at once. Compatible roles ("Berater", "Leiter des Fonds") stay side by side."""

from __future__ import annotations

import re
from functools import cache
from typing import Iterable

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.model import Actor, ActorRole, Discrepancy, Story


def roles(story: Story) -> Iterable[Discrepancy | None]:
    """Persons to whom the reports ascribe offices that exclude each other."""
    for actor in story.actors:
        if actor.kind == "person":
            told = conflicting([role for role in actor.roles if _office(role)], _exclude, lambda role: role.text)
            yield discrepancy("role", _subject(actor), (_claim(role) for role in told), 0.7)


def _subject(actor: Actor) -> Subject:
    return Subject(actor.id, actor.name, actor.reasons)


def _exclude(one: ActorRole, other: ActorRole) -> bool:
    """Two offices of one exclusive group told as of one time; "früherer" and "designierter" offices are no rivals."""
    left, right = _office(one), _office(other)
    return left is not None and right is not None and left[0] == right[0] and left[1] != right[1]


def _office(role: ActorRole) -> tuple[str, str] | None:
    """The exclusive group and the office within it, or None: "US-Außenministerin" is (cabinet, außenminister)."""
    folded = role.text.lower()
    if any(word in lexicon.words("former_offices") for word in folded.split()):
        return None
    match = _offices().search(folded)
    if match is None:
        return None
    return (
        lexicon.mapping("exclusive_offices", "group")[match[1]],
        lexicon.mapping("exclusive_offices", "office")[match[1]],
    )


@cache
def _offices() -> re.Pattern[str]:
    """An office at the end of a word: "Kanzleramtschef" is no chancellor and "Berichterstatter" no judge."""
    forms = lexicon.alternation(lexicon.words("exclusive_offices"))
    return re.compile(rf"({forms})(?:in|innen|s|es|n|en|e)?\b")


def _claim(role: ActorRole) -> Claim:
    return Claim(role.text, role.evidence[0])

"""One role under all its cases: "kasachische Sondergesandte" and "kasachischen Sondergesandten"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Iterable

from synopse.model import ActorRole, Evidence
from synopse.offices import office


def merged(found: Iterable[Evidence]) -> tuple[ActorRole, ...]:
    """The roles of one actor.

    Args:
        found: Where a role stands, in the order of the articles.

    Returns:
        The roles by their text; forms that differ only in their endings are one, under a form in the nominative where
        one occurs.
    """
    roles: dict[tuple[str, ...], dict[Evidence, None]] = defaultdict(dict)
    for evidence in found:
        roles[_key(evidence.text)][evidence] = None
    named = ((min({one.text for one in evidence}, key=_oblique), tuple(evidence)) for evidence in roles.values())
    return tuple(ActorRole(text, evidence) for text, evidence in sorted(named))


def _key(role: str) -> tuple[str, ...]:
    """The words of a role without the endings of its adjectives and of its noun; what follows the noun as it is."""
    words = role.split()
    noun = _noun(words)
    if noun is None:
        return tuple(words)
    head = office(words[noun])
    fore = words[noun][: head.prefix] if head is not None else ""
    lemma = head.lemma if head is not None else words[noun]
    adjectives = [_ENDING.sub("", word) if word[:1].islower() else word for word in words[:noun]]
    return (*adjectives, (fore + lemma).casefold(), *words[noun + 1 :])


def _noun(words: list[str]) -> int | None:
    return next((index for index, word in enumerate(words) if office(word) is not None and word[:1].isupper()), None)


_ENDING = re.compile("(?:e|en|em|er|es)$")


def _oblique(role: str) -> tuple[int, int, str]:
    """Few endings of other cases first: "Minister" before "Ministers", "polnische Gesandte" before "polnischen ..."."""
    words = role.split()
    noun = _noun(words)
    if noun is None:
        return 0, len(role), role
    head = office(words[noun])
    lemma = head.lemma.casefold() if head is not None else ""
    nominative = words[noun].casefold().endswith((lemma, lemma.removesuffix("r")))
    weak = sum(word.endswith(("en", "em", "es")) for word in words[:noun] if word[:1].islower())
    return weak + (not nominative), len(role), role

"""Words that speak of a state as one who acts: "die US-Regierung", "russische und amerikanische Vertreter"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Iterator

from msgspec import Struct

from synopse.lexicon import words
from synopse.offices import office
from synopse.places import state_of
from synopse.terms import stem

WORD = re.compile(r"[\w-]+")
_ADJECTIVE = re.compile(r"sche[nmrs]?$")
_LETTERS_AT_MOST = 60
_SINGULAR = frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "der", "dem", "des"})
_LINKS = frozenset({"von", "vom", "der", "des", "den", "dem", "aus", "für", "bei", "beim", "im", "in"})


class Acting(Struct, frozen=True):
    """A state's adjective or forerunner with the noun for its government, army, delegation behind it."""

    begin: int
    end: int
    state: str


def acting(text: str, begin: int, end: int) -> Iterator[Acting]:
    """The states that act in a stretch of text, in its order; one man of theirs is none: "ein US-Unterhändler"."""
    found = list(WORD.finditer(text, begin, end))
    for index, match in enumerate(found):
        head, _, tail = match[0].rpartition("-")
        adjective = state_of(match[0]) if _ADJECTIVE.search(match[0]) else None
        state = adjective or (state_of(head) if head else None)
        if state is None:
            continue
        following = found[index + 1 : index + 7] if adjective else []
        noun = _noun([tail] if not adjective else [other[0] for other in following])
        if noun and not (office(noun) is not None and _one(found, index, noun)):
            last = next((other.end() for other in following if other[0] == noun), match.end())
            yield Acting(match.start(), last, state)


def whose(text: str, begin: int, end: int) -> bool:
    """Whether what begins at `end` only says whose somebody is: "ein Sprecher des ...", "der Berater von ...".

    Several who stand for the whole do not count: "Vertreter der USA" are the USA, but "Verbündete der USA" are others.
    """
    before = WORD.findall(text[begin:end])
    noun = next((index for index in range(len(before) - 1, -1, -1) if before[index][:1].isupper()), None)
    if noun is None:
        return False
    if any(word.lower() in _LINKS for word in before[noun + 1 :]) and _are_others(before[noun]):
        return True
    held = office(before[noun])
    if held is None or not held.singular:
        return False
    several = held.plural and not any(word.lower() in _SINGULAR for word in before[max(0, noun - 3) : noun])
    return not several and any(word.lower() in _LINKS for word in before[noun + 1 :])


@lru_cache(maxsize=1000)
def _are_others(noun: str) -> bool:
    """Whether a noun is of who stands beside somebody, not for him: "Verbündeten", "Handelspartner", "Nachbarn"."""
    return len(noun) < _LETTERS_AT_MOST and stem(noun.lower()).endswith(_beside())


@cache
def _beside() -> tuple[str, ...]:
    return tuple(sorted({stem(form.lower()) for form in words("actors_beside")}))


def _noun(following: list[str]) -> str:
    """The first noun if it says a state as a whole, else nothing."""
    nouns = (word for word in following if len(following) == 1 or (word[:1].isupper() and not state_of(word)))
    noun, bodies = next(nouns, ""), words("actors_bodies")
    return (
        noun
        if len(noun) < _LETTERS_AT_MOST and any(noun.lower()[start:] in bodies for start in range(len(noun)))
        else ""
    )


def _one(found: list[re.Match[str]], index: int, noun: str) -> bool:
    """Whether one person is meant: "ein russischer Unterhändler", "der US-Vertreter", but not "russische Vertreter"."""
    held = office(noun)
    before = found[index - 1][0].lower() if index else ""
    return held is not None and held.singular and (not held.plural or before in _SINGULAR)

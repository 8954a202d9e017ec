"""Strings in quotation marks, the sentences they touch, and which of them are names and titles."""

from __future__ import annotations

import re

from msgspec import Struct

from synopse.model import Name
from synopse.tag.quotations.attributions import Attribution
from synopse.tag.quotations.drafts import Draft
from synopse.tag.quotations.marks import Marked
from synopse.tag.quotations.phrases import NOMINAL
from synopse.tag.quotations.sayings import Saying, is_name_word
from synopse.tag.quotations.scenes import Scene

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
LONG = 6
"""From so many words on, nine of ten strings in quotation marks are somebody's words."""
SHORT = 2
"""Up to so many words, nineteen of twenty strings in quotation marks that begin with a capital are names."""


class Passage(Struct, frozen=True):
    """A string in outermost quotation marks with the sentences it touches.

    `first` and `last` are the scenes of its first and last token, `start` and `stop` those tokens' indices there.
    """

    pair: Marked
    first: int
    last: int
    start: int
    stop: int
    words: int
    inner: str
    is_name: bool = False


class Found(Struct, frozen=True):
    """What the earlier steps found in each sentence."""

    scenes: tuple[Scene, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...]


def passages(
    text: str, scenes: tuple[Scene, ...], pairs: tuple[Marked, ...], names: tuple[Name, ...]
) -> tuple[Passage, ...]:
    """The outermost strings in quotation marks, in text order; `is_name` where a name fills the marks."""
    named = {name.begin: name.end for name in names}
    spots: dict[int, tuple[int, int, int, int]] = {}
    for scene in scenes:
        for token, pair in enumerate(scene.inside):
            if pair >= 0:
                first, _, start, _ = spots.get(pair, (scene.number, 0, token, 0))
                spots[pair] = (first, scene.number, start, token)
    result = []
    for index, (first, last, start, stop) in spots.items():
        string = pairs[index]
        inner = text[string.inner_begin : string.inner_end]
        filled = named.get(string.inner_begin) == string.inner_end or named.get(string.begin) == string.end
        result.append(Passage(string, first, last, start, stop, _count(text, string), inner, filled))
    return tuple(result)


def _count(text: str, pair: Marked) -> int:
    count = 0
    for _ in WORD.finditer(text, pair.inner_begin, pair.inner_end):
        count += 1
        if count > LONG:
            break
    return count


def drafted(passage: Passage, rule: str) -> Draft:
    """The words as direct speech that a rule has found, with nothing around them yet."""
    pair = passage.pair
    return Draft("direct", ((pair.begin, pair.end),), rule=rule)


def is_title(scene: Scene, passage: Passage) -> bool:
    """Whether the marks enclose a name: "die Fähre „Nordwind“", "unter dem Motto „Mehr Licht“".

    A string of one or two words with a capital is a name unless "als" or "von" gives it as somebody's word.
    """
    before = scene.tokens[passage.start - 1] if passage.start else None
    if passage.is_name or (before and is_name_word(before.text)):
        return True
    if passage.words >= LONG or not passage.inner[:1].isupper():
        return False
    if before and before.text.lower() in GIVING:
        return False
    if before and before.pos in NOMINAL and before.text != "Worten":
        return True
    return passage.words <= SHORT or all(word[0][:1].isupper() for word in WORD.finditer(passage.inner))


def is_name(scene: Scene, passage: Passage) -> bool:
    """Whether words in marks that no reported speech holds are a title or a known name."""
    return is_title(scene, passage) or is_known(scene, passage)


def is_known(scene: Scene, passage: Passage) -> bool:
    """Whether an article gives the words in marks as a known name: "die „Initiative für ein helles Dorf“"."""
    if passage.words >= LONG or not passage.start or not passage.inner[:1].isupper() or passage.first != passage.last:
        return False
    before = scene.tokens[passage.start - 1]
    inside = scene.tokens[passage.start : passage.stop]
    return (before.text.lower() in DEFINITE or before.pos == "ADJ") and not any(token.mood for token in inside)


DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
"""Articles before a name that is known; somebody's word mostly has "ein"."""
GIVING: frozenset[str] = frozenset(
    {"als", ":", "einen", "eine", "ein", "einem", "einer", "sei", "ist", "wären", "seien", "war"}
)

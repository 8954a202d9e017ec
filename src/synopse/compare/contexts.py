"""What stands around words of a report, and how much two such surroundings share.

Read only where two reports have something to be compared: most have not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from synopse.compare.parallels.traits import likeness
from synopse.model import Article, Evidence
from synopse.terms import terms

Words = frozenset[str]

MOST = 8.0
"""Shared words from which on more say no more."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class Context(Struct, frozen=True):
    """The stems of a sentence and of it with its neighbours, the numbers in these, and its place in the report."""

    words: Words
    wide: Words
    numbers: Words
    sentence: int


class Shared(Struct, frozen=True, order=True):
    """The words that two sentences share, that one shares with the other and its neighbours, that both with theirs
    share, and the numbers of the latter."""

    words: float
    cross: float
    wide: float
    numbers: int

    @property
    def matter(self) -> float:
        """One measure of all of it."""
        return self.cross + self.wide + self.numbers


def context(article: Article, at: Evidence) -> Context:
    """What surrounds words of an article, without the words themselves."""
    index = max(0, article.sentence_index(at.begin))
    near = article.sentences[max(0, index - 1) : index + 2]
    own, own_words = article.sentences[index], frozenset(terms(at.text))
    text = article.text[near[0].begin : near[-1].end]
    wide = frozenset(word for word in terms(text) if not word.isdigit()) - own_words
    words = frozenset(terms(article.text[own.begin : own.end])) & wide
    return Context(words, wide, frozenset(_NUMBER.findall(text)), index)


def shared(one: Context, other: Context) -> Shared:
    """How much two surroundings have in common."""
    wide, words = overlap(one.wide, other.wide), overlap(one.words, other.words)
    cross = max(overlap(one.words, other.wide), overlap(other.words, one.wide))
    return Shared(words, cross, wide, len(one.numbers & other.numbers))


@lru_cache(maxsize=20_000)
def overlap(one: Words, other: Words) -> float:
    """The words that two sets share, an alike one as a part, at most `MOST`."""
    total = sum(1.0 if word in other else max((likeness(word, end) for end in other), default=0.0) for word in one)
    return min(total, MOST)

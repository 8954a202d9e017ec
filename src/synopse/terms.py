"""The words of a stretch of text that carry its matter, stemmed, for telling what two stretches share."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

from synopse import lexicon

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
REMEMBERED = 8192
"""Stretches of text whose words are kept: sentences are asked for again by every linker."""
_STEMMER = snowballstemmer.stemmer("german")


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """All words in lower case, in order."""
    return tuple(match[0].lower() for match in _WORD.finditer(text))


@lru_cache(maxsize=REMEMBERED)
def terms(text: str) -> tuple[str, ...]:
    """The stems of the words that are no function words, in order; numbers stay as they are."""
    return tuple(stem(word) for word in words(text) if word not in lexicon.words("stopwords"))


def placed(text: str) -> tuple[tuple[int, str], ...]:
    """The stems of the words that are no function words, each with where it begins; numbers are left out."""
    found = ((match.start(), match[0].lower()) for match in _WORD.finditer(text))
    known = lexicon.words("stopwords")
    return tuple((begin, stem(word)) for begin, word in found if word not in known and not word.isdigit())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a word in lower case."""
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed

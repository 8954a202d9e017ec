"""What a sentence is about: its words without when and where, for telling that two reports speak of one thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Iterable, TypeVar

from synopse import lexicon
from synopse.deeds import deed_of
from synopse.model import Article, Extent, Name, Statement, Time
from synopse.terms import stem, terms

M = TypeVar("M", Name, Time)

_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,}")


def words(article: Article, sentence: Extent) -> frozenset[str]:
    """The stems of the words that carry the matter, and the deeds that its nouns name; towns and times left out."""
    aside = [(time.begin, time.end) for time in _reaching(article.times, sentence)]
    aside += [(name.begin, name.end) for name in _reaching(article.names, sentence) if name.label == "LOC"]
    text = list(article.text[sentence.begin : sentence.end])
    for begin, end in aside:
        for at in range(max(begin, sentence.begin), min(end, sentence.end)):
            text[at - sentence.begin] = " "
    stems = {word for word in terms("".join(text)) if not word.isdigit() and word not in vague()}
    return frozenset(stems | {deed for word in stems if (deed := deed_of(word))})


def _reaching(mentions: tuple[M, ...], sentence: Extent) -> tuple[M, ...]:
    """Those of an article's mentions, which stand in text order, that may reach into a sentence."""
    first = bisect_left(mentions, sentence.begin, key=lambda one: one.begin)
    last = bisect_left(mentions, sentence.end, key=lambda one: one.begin)
    return mentions[max(0, first - 1) : last]


def says_words(article: Article, statement: Statement) -> bool:
    """Whether the clause brings in somebody's words: "teilte die Behörde mit"."""
    cues = (cue for quotation in article.quotations for cue in quotation.cue)
    return any(part.begin <= cue.begin < part.end for cue in cues for part in statement.parts)


def subject(article: Article, sentence: Extent, common: Iterable[str]) -> str | None:
    """The longest noun or name of a sentence of which the stem is among `common`: what to call the matter."""
    found = (match[0] for match in _NOUN.finditer(article.text, sentence.begin, sentence.end))
    shared = frozenset(common)
    nouns = [word for word in found if stem(word.lower()) in shared]
    return max(nouns, key=lambda word: (len(word), word), default=None)


@cache
def vague() -> frozenset[str]:
    """Words that say nothing of whom they mean: "Menschen"."""
    return frozenset(stem(form.lower()) for form in lexicon.words("quantities_anybody"))

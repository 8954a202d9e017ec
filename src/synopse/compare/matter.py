"""What a sentence is about: its words without when and where, for telling that two reports speak of one thing."""

from __future__ import annotations

import re
from functools import cache
from typing import Iterable

from synopse import lexicon
from synopse.deeds import deed_of, deeds
from synopse.model import Article, Extent
from synopse.terms import stem, terms

TAIL = 6
"""Letters of the end by which a compound is known: "Mindesthaltbarkeitsdatum", "Haltbarkeitsdatum"."""

_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,}")


def words(article: Article, sentence: Extent) -> frozenset[str]:
    """The stems of the words that carry the matter, and the deeds that its nouns name; towns and times left out."""
    aside = [(time.begin, time.end) for time in article.times]
    aside += [(name.begin, name.end) for name in article.names if name.label == "LOC"]
    text = list(article.text[sentence.begin : sentence.end])
    for begin, end in aside:
        for at in range(max(begin, sentence.begin), min(end, sentence.end)):
            text[at - sentence.begin] = " "
    stems = {word for word in terms("".join(text)) if not word.isdigit() and word not in _vague()}
    return frozenset(stems | {deed for word in stems if (deed := deed_of(word))})


def overlap(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of the first are in the second, a compound by its end: "Haltbarkeitsdatum", "Datum"."""
    plain, against = one - lexicon.words("deeds", "deed"), other - lexicon.words("deeds", "deed")
    return sum(word in against or any(_is_end(word, end) for end in against) for word in plain)


def _is_end(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= TAIL and longer.endswith(shorter)


def subject(article: Article, sentence: Extent, common: Iterable[str]) -> str | None:
    """The longest noun or name of a sentence of which the stem is among `common`: what to call the matter."""
    found = (match[0] for match in _NOUN.finditer(article.text, sentence.begin, sentence.end))
    shared = frozenset(common)
    nouns = [word for word in found if stem(word.lower()) in shared]
    return max(nouns, key=lambda word: (len(word), word), default=None)


def deeds_in(article: Article, begin: int, end: int) -> frozenset[str]:
    """What the clauses of a stretch say was done."""
    inside = [one for one in article.statements if begin <= one.begin < end]
    return frozenset(
        deed for one in inside for deed in deeds(one.predicate, {argument.head for argument in one.arguments})
    )


@cache
def _vague() -> frozenset[str]:
    """Words that say nothing of whom they mean: "Menschen"."""
    return frozenset(stem(form.lower()) for form in lexicon.words("quantities_anybody"))

"""Sentences of an undated article that dated articles tell, too, with a day: "seit heute Mittag dürfen die Bewohner
zurück" beside "am Freitag durften die Bewohner zurück". Together they say on which day the undated one was written.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.model import Article, Evidence, Time
from synopse.periods import one_day
from synopse.terms import stem, terms

LIKE = 0.32
"""Cosine of two sentences, rare words counting more, from which they may tell of one thing."""
COMMON = 200
"""Sentences that have a word beyond which it does not lead to them: work must not grow with the square of a story."""
SHARED = 3
PAIR = 2
"""Words they must share at least; and where many such pairs are counted."""


class Dated(Struct, frozen=True):
    """A sentence of a dated article: its words and the one day that a time in it names."""

    stems: frozenset[str]
    numbers: frozenset[str]
    day: int
    words: Evidence


class Echo(Struct, frozen=True):
    """A time of the undated article, by where it begins, and what a like sentence gives as its day."""

    begin: int
    own: Evidence
    other: Evidence
    day: int
    likeness: float


class Heard(Struct, frozen=True):
    """What the dated articles of a story tell: their sentences with a day, where each word stands in them, and how much
    each word tells."""

    told: tuple[Dated, ...]
    index: Mapping[str, Sequence[int]]
    rarity: Mapping[str, float]
    unheard: float


def heard(articles: Sequence[Article]) -> Heard:
    """Make the dated articles of a story, in any order, ready to be asked."""
    told = sorted(_dated(articles), key=lambda one: (one.words.text, one.day, sorted(one.stems)))
    kept = {(one.words.text, one.day, one.stems, one.numbers): one for one in reversed(told)}  # of copies the first
    distinct = tuple(one for one in told if kept[one.words.text, one.day, one.stems, one.numbers] is one)
    sentences = [_stems(one.text[part.begin : part.end]) for one in articles for part in one.sentences]
    counts = Counter(term for stems in sentences for term in stems)
    rarity = {term: math.log(1 + len(sentences) / count) for term, count in counts.items()}
    return Heard(distinct, _index(distinct), rarity, math.log(1 + len(sentences)))


def echoes(article: Article, known: Heard) -> tuple[Echo, ...]:
    """For each time of an undated article the likest dated sentence, if one is like enough, in text order."""
    found = []
    for begin, end in ((sentence.begin, sentence.end) for sentence in article.sentences):
        own = [time for time in article.times if begin <= time.begin < end and time.type in ("DATE", "TIME")]
        if not own:
            continue
        stems, numbers = _stems(article.text[begin:end]), _numbers(article, begin, end)
        like = [known.told[at] for at in _sharing(stems, known.index)]
        like = [one for one in like if numbers <= one.numbers or numbers >= one.numbers]
        best = max(((likeness(stems, one.stems, known), -at) for at, one in enumerate(like)), default=(0.0, 0))
        if best[0] >= LIKE:
            nearest = like[-best[1]]
            time = min(own, key=lambda one: (one.earliest is not None, one.begin))
            words = Evidence(article.id, time.begin, time.end, time.text)
            found.append(Echo(time.begin, words, nearest.words, nearest.day, best[0]))
    return tuple(found)


def stems_of(article: Article) -> tuple[frozenset[str], ...]:
    """The words of each sentence of an article that tell what it is about."""
    return tuple(_stems(article.text[sentence.begin : sentence.end]) for sentence in article.sentences)


def alike(article: Article, known: Heard) -> tuple[tuple[frozenset[str], ...], tuple[Mapping[int, float], ...]]:
    """The words of each sentence of an article, and by day the likeness of the likest dated sentence of that day."""
    stems = stems_of(article)
    by_day = []
    for own in stems:
        best: dict[int, float] = {}
        for at in _sharing(own, known.index):
            one = known.told[at]
            best[one.day] = max(best.get(one.day, 0.0), likeness(own, one.stems, known, PAIR))
        by_day.append(best)
    return stems, tuple(by_day)


def _index(told: Sequence[Dated]) -> dict[str, list[int]]:
    """Where each word stands, but for those that so many sentences have that they tell nothing."""
    index: dict[str, list[int]] = {}
    for at, one in enumerate(told):
        for term in one.stems:
            index.setdefault(term, []).append(at)
    return {term: places for term, places in index.items() if len(places) <= COMMON}


def _sharing(stems: frozenset[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """The dated sentences that have a word of the index in common with one, in order."""
    return sorted({at for term in stems for at in index.get(term, ())})


def _dated(articles: Iterable[Article]) -> Iterator[Dated]:
    """The sentences of dated articles that name one day."""
    for article in articles:
        for sentence in article.sentences:
            times = [time for time in article.times if sentence.begin <= time.begin < sentence.end]
            days = {day for time in times if (day := _day(time)) is not None}
            if len(days) == 1:
                time = next(time for time in times if _day(time) is not None)
                words = Evidence(article.id, time.begin, time.end, time.text)
                numbers = _numbers(article, sentence.begin, sentence.end)
                yield Dated(_stems(article.text[sentence.begin : sentence.end]), numbers, next(iter(days)), words)


def _day(time: Time) -> int | None:
    return one_day(time) if time.type in ("DATE", "TIME") else None


def _numbers(article: Article, begin: int, end: int) -> frozenset[str]:
    """What a sentence counts or measures: a rate of 93 is told of another hour than one of 91."""
    return frozenset(figure.text.lower() for figure in article.figures if begin <= figure.begin < end)


def _stems(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if term not in _calendar() and not term[0].isdigit())


def likeness(one: frozenset[str], other: frozenset[str], known: Heard, least: int = SHARED) -> float:
    """The cosine of two sentences by their words, rare ones counting more, 0 to 1; 0 where they share too few."""
    shared = one & other
    if len(shared) < least:
        return 0.0
    size = _weight(one, known) * _weight(other, known)
    return round(_weight(shared, known) / math.sqrt(size), 9)


def _weight(stems: frozenset[str], known: Heard) -> float:
    """How much the words tell together: little where most sentences of the story have them."""
    return math.fsum(known.rarity.get(term, known.unheard) ** 2 for term in stems)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("syntax_calendar"))

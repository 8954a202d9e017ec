"""What a sentence is about: its words without when and where, for telling that two reports speak of one thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Iterable, Mapping, Sequence, TypeVar

from msgspec import Struct

from synopse import lexicon
from synopse.deeds import deed_of
from synopse.model import Article, Extent, Name, Reference, Statement, Time
from synopse.terms import stem, terms
from synopse.vocabulary.happenings import is_person

M = TypeVar("M", Name, Reference, Time)
Stems = frozenset[str]

_SOURCES = frozenset({"als", "demnach", "gemäß", "laut", "nach", "so", "wie", "zufolge"})
"""Words that name a source beside what a clause tells."""
ZONE = r"[Oo]rtszeit|MES?Z|GMT|UTC|CES?T"
"""A pattern of the words for zones of time."""
_OF_HOURS = re.compile(rf"Uhr|{ZONE}")
"""Words of hours, which are no matter."""
_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,}")


def words(article: Article, sentence: Extent) -> frozenset[str]:
    """The stems of the words that carry the matter, and the deeds that its nouns name; towns and times left out."""
    aside = [(time.begin, time.end) for time in within(article.times, sentence.begin, sentence.end, 1)]
    aside += [
        (name.begin, name.end) for name in within(article.names, sentence.begin, sentence.end, 1) if name.label == "LOC"
    ]
    text = list(article.text[sentence.begin : sentence.end])
    for begin, end in aside:
        for at in range(max(begin, sentence.begin), min(end, sentence.end)):
            text[at - sentence.begin] = " "
    stems = {word for word in terms("".join(text)) if not word.isdigit() and word not in vague()}
    return frozenset(stems | {deed for word in stems if (deed := deed_of(word))})


def within(mentions: tuple[M, ...], begin: int, end: int, before: int = 0) -> tuple[M, ...]:
    """Those of an article's mentions, which stand in text order, that begin in a stretch, and so many before it."""
    first = bisect_left(mentions, begin, key=lambda one: one.begin)
    last = bisect_left(mentions, end, key=lambda one: one.begin)
    return mentions[max(0, first - before) : last]


def is_inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which stand in text order, holds the offset."""
    index = bisect_left(spans, (offset + 1, 0)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


class Telling(Struct, frozen=True):
    """The stems of an article outside its times, with where they begin."""

    starts: tuple[int, ...]
    stems: tuple[str, ...]

    def within(self, begin: int, end: int, aside: tuple[int, int] = (0, 0)) -> Stems:
        """The stems of a stretch, those left out that begin `aside`."""
        low, high = bisect_left(self.starts, begin), bisect_left(self.starts, end)
        first, last = (min(max(bisect_left(self.starts, at), low), high) for at in aside)
        return frozenset((*self.stems[low:first], *self.stems[last:high]))


def telling(article: Article, placed: Iterable[tuple[int, str]]) -> Telling:
    """The stems of an article, given with their places, but for those of its times."""
    times = [(time.begin, time.end) for time in article.times]
    found = [entry for entry in placed if not is_inside(entry[0], times)]
    return Telling(tuple(begin for begin, _ in found), tuple(word for _, word in found))


def cues(article: Article) -> tuple[int, ...]:
    """Where the verbs begin that bring in what somebody says, in text order.

    "Am 14. Juni kamen nach Angaben der Polizei 60.000" tells of the 14th, "am 14. Juni teilte sie mit" does not.
    """
    found = (cue for quotation in article.quotations for cue in quotation.cue if cue.text.lower() not in _SOURCES)
    return tuple(sorted(cue.begin for cue in found))


def says_words(cues: Sequence[int], statement: Statement) -> bool:
    """Whether the clause holds one of an article's cues: "teilte die Behörde mit"."""
    return any(bisect_left(cues, part.begin) < bisect_left(cues, part.end) for part in statement.parts)


def subject(article: Article, sentence: Extent, common: Iterable[str], things: bool = False) -> str | None:
    """The longest noun or name of a sentence of which the stem is among `common`: what to call the matter. Of `things`
    it is no person: where something was is no matter of the minister who spoke there."""
    inside = within(article.names, sentence.begin, sentence.end) if things else ()
    persons = [(name.begin, name.end) for name in inside if name.label == "PER"]
    shared = frozenset(common)
    nouns = [
        match[0]
        for match in _NOUN.finditer(article.text, sentence.begin, sentence.end)
        if stem(match[0].lower()) in shared and not _OF_HOURS.fullmatch(match[0])
        if not things or not (is_person(match[0]) or is_inside(match.start(), persons))
    ]
    return max(nouns, key=lambda word: (len(word), word), default=None)


def label(
    articles: Mapping[str, Article], ends: Sequence[tuple[str, int]], shared: Sequence[Stems], things: bool = False
) -> str | None:
    """What two sentences, or those before them, are about, in a word of one.

    Args:
        articles: The articles by their ids.
        ends: The ids of the two articles and the numbers of the sentences.
        shared: Stems that both share, the most telling first.
        things: Whether a thing is looked for first, before a person.
    """
    places = [(articles[id_], index) for id_, index in ends]
    for only_things in (True, False) if things else (False,):
        for common in shared:
            for article, index in places:
                for sentence in article.sentences[max(0, index - 1) : index + 1][::-1]:
                    if name := subject(article, sentence, common, only_things):
                        return name
    return None


@cache
def vague() -> frozenset[str]:
    """Words that say nothing of whom they mean: "Menschen"."""
    return frozenset(stem(form.lower()) for form in lexicon.words("quantities_anybody"))

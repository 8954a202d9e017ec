"""The clauses of an article as they are compared: on which side of what each stands, and who and what is in it.

A headline without a verb is a clause as well: "Milchgipfel in Husum ohne Durchbruch".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.compare.matter import Telling, cues, says_words
from synopse.compare.outcomes.sides import Stand, stand
from synopse.deeds import deed_of, deeds
from synopse.model import Argument, Article, Evidence, Extent, Statement
from synopse.periods import day_of
from synopse.terms import stem
from synopse.terms import words as words_of

Words = frozenset[str]

LONG = 80
"""Words from which on a sentence without a verb is no headline but a list."""


class Clause(Struct, frozen=True):
    """A clause: `own` are its stems, `words` those of its sentence, `before` those of the sentence before it, too.

    `subject` and `objects` are the stems of those phrases, `actors` those of the names in it and of the names that its
    pronouns stand for, `near` those of the names in its sentence and the one before. `marks` are what its small words
    say ("turn": inzwischen, "part": einige), `aside` whether it is told in passing, by a clause that begins inside a
    sentence, `days` the first and the last day that its sentence names.
    """

    evidence: Evidence
    sentence: int
    stand: Stand
    own: Words
    words: Words
    before: Words
    actors: Words
    near: Words
    subject: Words
    objects: Words
    verb: str
    deeds: Words
    marks: Words
    factual: bool
    said: bool
    aside: bool
    days: tuple[float, float] | None


def clauses(article: Article, telling: Telling) -> tuple[Clause, ...]:
    """The clauses of an article with its `telling` stems, in text order, without what only brings in words."""
    reader = _Reader(article, telling)
    return tuple(found for extent, statement in _extents(article) if (found := reader.read(extent, statement)))


def _extents(article: Article) -> Iterator[tuple[Extent, Statement | None]]:
    at = 0
    for sentence in article.sentences:
        first = at
        while at < len(article.statements) and article.statements[at].begin < sentence.end:
            statement = article.statements[at]
            yield Extent(statement.begin, statement.end), statement
            at += 1
        if at == first:
            yield sentence, None


class _Reader:
    """Keeps the stems, names and days of an article with their places."""

    def __init__(self, article: Article, telling: Telling) -> None:
        self.article = article
        self.telling = telling
        self.cues = cues(article)
        self.named = sorted((begin, stem(word)) for begin, name in _named(article) for word in words_of(name))
        self.around: dict[int, tuple[Words, Words, Words]] = {}
        self.days = sorted(_days(article))

    def read(self, extent: Extent, statement: Statement | None) -> Clause | None:
        """A clause, or None where it says nothing of its own."""
        article, index = self.article, self.article.sentence_index(extent.begin)
        parts = statement.parts if statement else (extent,)
        text = " ".join(article.text[part.begin : part.end] for part in parts)
        if statement is None and len(text) > LONG * 8:
            return None
        told = stand(text, statement)
        if statement is not None and not told.sides and says_words(self.cues, statement):
            return None
        words, before, near = self._around(index)
        arguments = statement.arguments if statement else ()
        return Clause(
            evidence=Evidence(article.id, extent.begin, extent.end, article.text[extent.begin : extent.end]),
            sentence=index,
            stand=told,
            own=frozenset().union(*(self._stems(part) for part in parts)),
            words=words,
            before=before,
            actors=frozenset().union(*(self._names(part) for part in parts)),
            near=near,
            subject=frozenset().union(*(self._phrase(one) for one in arguments if one.relation == "subject")),
            objects=frozenset().union(*(self._phrase(one) for one in arguments if one.relation == "object")),
            verb=statement.predicate if statement else "",
            deeds=_deeds(statement, told, text),
            marks=_marks(text),
            factual=statement is None or statement.factual,
            said=statement is not None and statement.said,
            aside=text[:1].islower(),
            days=self._within(article.sentences[index]),
        )

    def _around(self, index: int) -> tuple[Words, Words, Words]:
        """The stems of a sentence, those of it and the one before it, and of the names in both."""
        if index not in self.around:
            sentence, first = self.article.sentences[index], self.article.sentences[max(0, index - 1)]
            both = Extent(first.begin, sentence.end)
            self.around[index] = self._stems(sentence), self._stems(both), self._names(both)
        return self.around[index]

    def _phrase(self, part: Argument) -> Words:
        """The stems of a phrase with those of whom its pronoun stands for."""
        whole = Extent(part.begin, part.end)
        return self._stems(whole) | self._names(whole)

    def _stems(self, part: Extent) -> Words:
        return self.telling.within(part.begin, part.end)

    def _names(self, part: Extent) -> Words:
        low, high = bisect_left(self.named, (part.begin, "")), bisect_left(self.named, (part.end, ""))
        return frozenset(word for _, word in self.named[low:high])

    def _within(self, part: Extent) -> tuple[float, float] | None:
        low, high = bisect_left(self.days, (part.begin,)), bisect_left(self.days, (part.end,))
        told = self.days[low:high]
        return (min(day[1] for day in told), max(day[2] for day in told)) if told else None


def _named(article: Article) -> Iterator[tuple[int, str]]:
    for name in article.names:
        yield name.begin, name.text
    for reference in article.references:
        yield reference.begin, reference.name.text


def _days(article: Article) -> Iterator[tuple[int, float, float]]:
    for time in article.times:
        if time.type in ("DATE", "TIME") and time.earliest and time.latest:
            yield time.begin, float(day_of(time.earliest[:10])), float(day_of(time.latest[:10]))


def _deeds(statement: Statement | None, told: Stand, text: str) -> Words:
    """What the clause says is done, by verbs and by nouns."""
    row = frozenset(stem(word) for word in words_of(text))
    heads = {argument.head for argument in statement.arguments} if statement else row
    verbs = sorted(told.verbs | ({statement.predicate} if statement else set()))
    by_verb = frozenset().union(*(deeds(verb, heads) for verb in verbs))
    return by_verb | {deed for word in row if (deed := deed_of(word))}


def _marks(text: str) -> Words:
    known = lexicon.mapping("outcomes_marks", "mark")
    return frozenset(known[word] for word in words_of(text) if word in known)

"""The clauses of an article as they are compared: on which side of what each stands, and who and what is in it.

A headline without a verb is a clause as well: "Milchgipfel in Husum ohne Durchbruch".
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Iterable, Iterator, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.compare.matter import Telling, cues, says_words
from synopse.compare.outcomes.sides import ATTENDING, COMING, Stand, stand
from synopse.compare.outcomes.whom import beside, has_pronoun, is_away, is_engaged, is_person, lacking, nouns, refused
from synopse.deeds import deed_of, deeds
from synopse.model import Argument, Article, Evidence, Extent, Statement
from synopse.periods import day_of
from synopse.terms import stem
from synopse.terms import words as words_of

Words = frozenset[str]
Days = tuple[float, float]

STAYING = frozenset({"bleiben", "weilen", "sein", "aufhalten", "sitzen", "liegen", "befinden", "verbringen"})
"""Verbs that, with a town, tell that somebody was there and not elsewhere."""
LONG = 80
"""Words from which on a sentence without a verb is no headline but a list."""


class Whom(Struct, frozen=True):
    """Stems of the phrases of a clause: `subject` and `objects`, the names of `people`, all its `nouns`.

    `missing` are those of whom it tells to have been elsewhere, `present` those of whom it tells to have been there,
    `refused` those of what it tells not to be there
    ("kein Notar"); `away` is whether words of a place or an illness tell that somebody is elsewhere.
    """

    subject: Words
    objects: Words
    people: Words
    nouns: Words
    missing: Words
    present: Words
    refused: Words
    away: bool


class Clause(Struct, frozen=True):
    """A clause: `own` are its stems, `words` those of its sentence, `before` those of the sentence before it, too.

    `actors` are the stems of the names in it and of the names that its pronouns stand for, `near` those of the names in
    its sentence and the one before, `whom` those of its phrases. `marks` are what its small words say ("turn":
    inzwischen, "part": einige), `aside` whether it is told in passing, by a clause that begins inside a sentence,
    `days` the first and the last day that its sentence names, `own_days` those that it names itself.
    """

    evidence: Evidence
    sentence: int
    stand: Stand
    own: Words
    words: Words
    before: Words
    actors: Words
    near: Words
    whom: Whom
    verb: str
    deeds: Words
    marks: Words
    factual: bool
    said: bool
    aside: bool
    days: Days | None
    own_days: Days | None

    @property
    def subject(self) -> Words:
        """The stems of its subject."""
        return self.whom.subject

    @property
    def objects(self) -> Words:
        """The stems of its objects."""
        return self.whom.objects

    @property
    def spoken(self) -> Words:
        """The stems of all whom and what it speaks of: its nouns, its subject and its names."""
        return self.whom.nouns | self.whom.subject | self.actors


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
        self.named = sorted((begin, stem(word)) for begin, name, _ in _named(article) for word in words_of(name))
        self.places = sorted(begin for begin, _, label in _named(article) if label == "LOC")
        self.people = sorted(
            (begin, stem(word)) for begin, name, label in _named(article) if label == "PER" for word in words_of(name)
        )
        self.around: dict[int, tuple[Words, Words, Words]] = {}
        self.days = sorted(_days(article))

    def read(self, extent: Extent, statement: Statement | None) -> Clause | None:
        """A clause, or None where it says nothing of its own."""
        article, index = self.article, self.article.sentence_index(extent.begin)
        parts = statement.parts if statement else (extent,)
        text = " ".join(article.text[part.begin : part.end] for part in parts)
        if statement is None and len(text) > LONG * 8:
            return None
        told = stand(text, statement, article.text[max(0, extent.begin - 6) : extent.begin].strip() == "ohne")
        if statement is not None and not told.sides and says_words(self.cues, statement):
            return None
        words, before, near = self._around(index)
        whom = self._whom(text, parts, statement, told)
        return Clause(
            evidence=Evidence(article.id, extent.begin, extent.end, article.text[extent.begin : extent.end]),
            sentence=index,
            stand=told,
            own=frozenset().union(*(self._stems(part) for part in parts)),
            words=words,
            before=before,
            actors=frozenset().union(*(self._names(part) for part in parts)),
            near=near,
            whom=whom,
            verb=statement.predicate if statement else "",
            deeds=_deeds(statement, told, text),
            marks=_marks(text),
            factual=statement is None or statement.factual,
            said=statement is not None and statement.said,
            aside=text[:1].islower(),
            days=self._within(article.sentences[index]),
            own_days=self._within(extent),
        )

    def _whom(self, text: str, parts: Iterable[Extent], statement: Statement | None, told: Stand) -> Whom:
        arguments = statement.arguments if statement else ()
        subject, objects = (
            frozenset().union(*(self._phrase(one) for one in arguments if one.relation == relation)) - _nobody()
            for relation in ("subject", "object")
        )
        people = frozenset().union(*(_between(self.people, part) for part in parts))
        gone, away = lacking(text), is_away(text) or self._is_elsewhere(text, statement)
        named = frozenset().union(*(self._names(part) for part in parts))
        taken = frozenset(word for word in gone if word in named or is_person(word))
        meant = subject | people or self._meant(text, parts)
        absent = away or any(matter in COMING and sign < 0 for matter, sign in told.sides)
        missing = (taken or meant or nouns(text)) if absent else taken
        attending = any(matter in ATTENDING and sign > 0 for matter, sign in told.sides)
        present = beside(text) | (meant if attending else frozenset())
        denied = refused(text) | (gone - taken) or (subject | objects if told.denied else frozenset())
        return Whom(subject, objects, people, nouns(text), missing, present - missing, denied, away or bool(taken))

    def _meant(self, text: str, parts: Iterable[Extent]) -> Words:
        """The persons of the sentence before, for a clause that has only a pronoun for whom it tells of."""
        index = min(self.article.sentence_index(part.begin) for part in parts)
        if index == 0 or not has_pronoun(text):
            return frozenset()
        last = self.article.sentences[index - 1]
        spoken = nouns(self.article.text[last.begin : last.end])
        return _between(self.people, Extent(last.begin, last.end)) | frozenset(filter(is_person, spoken))

    def _is_elsewhere(self, text: str, statement: Statement | None) -> bool:
        """Whether it tells that somebody stayed in another town: "blieb in Wien"."""
        if statement is None or not (statement.predicate in STAYING or is_engaged(text)):
            return False
        return any(
            bisect_left(self.places, part.begin) < bisect_left(self.places, part.end) for part in statement.parts
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
        return _between(self.named, part)

    def _within(self, part: Extent) -> Days | None:
        low, high = bisect_left(self.days, (part.begin,)), bisect_left(self.days, (part.end,))
        told = self.days[low:high]
        return (min(day[1] for day in told), max(day[2] for day in told)) if told else None


def _between(placed: Sequence[tuple[int, str]], part: Extent) -> Words:
    low, high = bisect_left(placed, (part.begin, "")), bisect_left(placed, (part.end, ""))
    return frozenset(word for _, word in placed[low:high])


def _named(article: Article) -> Iterator[tuple[int, str, str]]:
    for name in article.names:
        yield name.begin, name.text, name.label
    for reference in article.references:
        yield reference.begin, reference.name.text, "PER"


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


@cache
def _nobody() -> Words:
    """The stems of "niemand" and the like, which mean no one person."""
    return frozenset(map(stem, lexicon.words("syntax_negations")))


def _marks(text: str) -> Words:
    known = lexicon.mapping("outcomes_marks", "mark")
    return frozenset(known[word] for word in words_of(text) if word in known)

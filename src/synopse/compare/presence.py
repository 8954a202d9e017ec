"""Who was there, contradicted in clauses: "saß in der ersten Reihe" here, "blieb der Feier fern" there.

What both speak of is one occasion if they put it on one day and share a word of what it was, or share several words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.model import FACTUAL, Actor, Argument, Article, Discrepancy, EventReport, Evidence, Statement, Story
from synopse.periods import DAY, Period, day_of, period, relation
from synopse.terms import stem, terms
from synopse.terms import words as words_of

SHARED, SHARED_UNDATED = 1, 2
"""Words that the sentences around both claims share: where one day fits both, and where one side tells none."""
LETTERS, WORDS_BEFORE = 6, 2
MOST = 300
"""Differing accounts of one side that are compared: a thousand reports of one story must not take a million looks."""
BEFORE, BEHIND = 5, 1
"""Sentences before and behind the claim in which its day is looked for."""
OPPOSITE = frozenset({"gegenüber", "neben"})
"""Beside whom a chair stays empty is there."""
FORCED = frozenset({"musste", "mussten", "konnte", "konnten", "durfte", "durften"})
"""Who "musste zu Hause bleiben" did so: a modal verb of the past that tells a fact."""


_CONTRAST = re.compile(r"(?i)\b(?:anders als|im (?:gegensatz|unterschied) zu[mr]?|diesmal|dieses mal)\b")
"""Where a sentence tells of two occasions, its day may be the other's."""


class Phrase(Struct, frozen=True):
    """What must stand beside a verb so that the clause tells who was there: `present` or not, of all whom it names
    (`every`) or its subject; `needs` "alone" no object, "where" a town in which somebody stays."""

    needed: frozenset[str]
    present: bool
    every: bool
    needs: str


class Named(Struct, frozen=True, order=True):
    """Where an article names somebody."""

    begin: int
    actor: str


class Sight(Struct, frozen=True):
    """That a sentence of an article tells somebody to have been there, or not."""

    article: Article
    index: int
    actor: str
    present: bool


class Seen(Struct, frozen=True):
    """The same with what tells at which occasion: the days and the words around it."""

    actor: str
    present: bool
    evidence: Evidence
    days: tuple[Period, ...]
    words: frozenset[str]


def presence(story: Story) -> Iterable[Discrepancy | None]:
    """Persons whom one report sees where another misses them."""
    persons = {actor.id: actor for actor in story.actors if actor.kind == "person"}
    seen: dict[str, list[Sight]] = defaultdict(list)
    for one in _seen(story, persons):
        seen[one.actor].append(one)
    for id_, told in sorted(seen.items()):
        sides = _decided(told)
        if len(sides) == 2:
            rivals = _rivals(*([_told(one) for one in side] for side in sides))
            subject = Subject(f"presence:{id_}", persons[id_].name, ("same_day", "shared_words"))
            yield discrepancy("participants", subject, (_claim(one, persons[id_]) for one in rivals), 0.75)


def _decided(told: list[Sight]) -> list[list[Sight]]:
    """Present and absent, each by articles that tell nothing else: "kam zu spät, fehlte dann" knows both."""
    sides = {side: {one.article.id for one in told if one.present is side} for side in (True, False)}
    both = sides[True] & sides[False]
    found = [[one for one in told if one.present is side and one.article.id not in both] for side in sides]
    return [side for side in found if side]


def _rivals(present: list[Seen], absent: list[Seen]) -> list[Seen]:
    pairs = [(one, other) for one in _distinct(present) for other in _distinct(absent) if _one_occasion(one, other)]
    days = {(one.days, one.words) for pair in pairs for one in pair}
    return [one for one in (*present, *absent) if (one.days, one.words) in days]


def _distinct(told: list[Seen]) -> list[Seen]:
    return list({(one.days, one.words): one for one in told}.values())[:MOST]


def _one_occasion(one: Seen, other: Seen) -> bool:
    """Whether both may speak of one thing, and enough words say that they do."""
    shared = len(one.words & other.words)
    known = {relation(left, right) for left in one.days for right in other.days} - {"unknown"}
    if known and known <= {"apart"}:
        return False
    return shared >= (SHARED if known else SHARED_UNDATED)


def _claim(one: Seen, actor: Actor) -> Claim:
    return Claim(message("value_present" if one.present else "value_absent", name=actor.name), one.evidence)


def _seen(story: Story, persons: Mapping[str, Actor]) -> list[Sight]:
    """What clauses tell, and what events tell where the clauses of their sentence do not tell otherwise."""
    seen: list[Sight] = []
    named: dict[str, list[Named]] = defaultdict(list)
    for actor in persons.values():
        for mention in (*actor.mentions, *actor.descriptions):
            named[mention.article].append(Named(mention.begin, actor.id))
    for article in story.articles:
        if article.id in named:
            seen += _in_clauses(article, sorted(named[article.id]))
    missed = {(one.actor, one.article.id, one.index) for one in seen if not one.present}
    events = _of_events(story, {article.id: article for article in story.articles}, persons)
    return seen + [one for one in events if (one.actor, one.article.id, one.index) not in missed]


def _in_clauses(article: Article, named: list[Named]) -> Iterator[Sight]:
    for statement in article.statements:
        first = bisect_left(named, Named(statement.begin, ""))
        last = bisect_left(named, Named(statement.end, ""))
        inside = [one for one in named[first:last] if any(p.begin <= one.begin < p.end for p in statement.parts)]
        if not inside or _CONTRAST.search(statement.text):
            continue
        phrase = _phrase(article, statement)
        present = None if phrase is None else _is_present(statement, phrase)
        if phrase is not None and present is not None:
            for id_ in _whom(statement, inside, phrase):
                yield Sight(article, article.sentence_index(statement.begin), id_, present)
        for id_ in _left_out(statement, inside):
            yield Sight(article, article.sentence_index(statement.begin), id_, False)


def _of_events(story: Story, articles: Mapping[str, Article], persons: Mapping[str, Actor]) -> Iterator[Sight]:
    """Those whom reports of meetings name as present or absent."""
    for occurrence in story.events:
        for report in occurrence.reports if occurrence.type in ("CONSULT", "PROTEST") else ():
            if report.status in FACTUAL and report.article in articles:
                article = articles[report.article]
                for id_ in sorted(persons.keys() & {*report.participants, *report.absent}):
                    if _names(report, persons[id_]):
                        yield Sight(article, article.sentence_index(report.begin), id_, id_ not in report.absent)


def _names(report: EventReport, actor: Actor) -> bool:
    return any(one.article == report.article and report.begin <= one.begin < report.end for one in actor.mentions)


def _told(sight: Sight) -> Seen:
    article, index = sight.article, sight.index
    sentence = article.sentences[index]
    evidence = Evidence(article.id, sentence.begin, sentence.end, article.text[sentence.begin : sentence.end])
    around = article.sentences[max(0, index - WORDS_BEFORE) : index + BEHIND + 1]
    words = {term for one in around for term in terms(article.text[one.begin : one.end])}
    known = {
        term for name in article.names if name.label == "PER" and around[0].begin <= name.begin < around[-1].end
        for term in terms(name.text)
    }  # fmt: skip
    known |= {term for time in article.times for term in terms(time.text)}
    return Seen(sight.actor, sight.present, evidence, _days(article, index), _cut(words - known - _common()))


def _cut(stems: Iterable[str]) -> frozenset[str]:
    """Stems by their first letters, by which "Besuch" and "besuchte" are one."""
    return frozenset(stem[:LETTERS] for stem in stems)


def _days(article: Article, index: int) -> tuple[Period, ...]:
    """The days in the sentence, else those in the sentences around it.

    What was there was not after the report: "am Mittwoch" of a report of Friday is no day of next week.
    """
    around = range(max(0, index - BEFORE), min(len(article.sentences), index + BEHIND + 1))
    return _days_in(article, range(index, index + 1)) or _days_in(article, around)


def _days_in(article: Article, indices: range) -> tuple[Period, ...]:
    begin, end = article.sentences[indices[0]].begin, article.sentences[indices[-1]].end
    first = bisect_left(article.times, begin, key=lambda time: time.begin)
    last = bisect_left(article.times, end, key=lambda time: time.begin)
    found = [when for time in article.times[first:last] if (when := period(time)) is not None]
    today = (day_of(article.published) + 1) * DAY if article.published else None
    past = [when for when in found if today is None or when.bounds is None or when.bounds[0] < today]
    return tuple(dict.fromkeys(when for when in past if when.days == 1 or when.weekdays))


def _phrase(article: Article, statement: Statement) -> Phrase | None:
    """The words by which a clause says that somebody was there or was not; None where it says neither."""
    words = frozenset(stem(word) for word in words_of(statement.text))
    rows = (*_phrases().get(statement.predicate, ()), *_phrases().get("*", ()))
    return next((row for row in rows if row.needed <= words and _is_as_needed(row.needs, article, statement)), None)


def _is_as_needed(needs: str, article: Article, statement: Statement) -> bool:
    if needs == "alone":
        return not any(one.relation == "object" for one in statement.arguments)
    if needs == "where":
        stays = [one for one in statement.arguments if one.relation == "in"]
        return any(name.label == "LOC" and one.begin <= name.begin < one.end for name in article.names for one in stays)
    return True


def _is_present(statement: Statement, phrase: Phrase) -> bool | None:
    """Whether the clause says that somebody was there; None where it is no fact, or denies that somebody was not."""
    forced = bool(FORCED & set(words_of(statement.text)))
    if statement.factual or (forced and phrase.present == statement.negated):
        return None if statement.negated and not phrase.present else phrase.present and not statement.negated
    return None


def _whom(statement: Statement, inside: list[Named], phrase: Phrase) -> list[str]:
    """All who are named where a clause tells of all; else its subject, or the only one who is named.

    "Von Sobczak fehlt jede Spur" misses no person, "der Stuhl von Sobczak blieb leer" does.
    """
    subjects = [one for one in statement.arguments if one.relation == "subject"]
    doing = {one.actor for one in inside if any(part.begin <= one.begin < part.end for part in subjects)}
    named = {one.actor for one in inside}
    if phrase.every or doing:
        return sorted(named if phrase.every else doing)
    if OPPOSITE & set(words_of(statement.text)):
        return []
    aside = {one.relation for one in statement.arguments if _holds(one, inside)} - {"subject", "object"}
    allowed = aside <= ({"von"} if phrase.needed else set())
    return sorted(named) if len(named) == 1 and allowed else []


def _holds(argument: Argument, inside: list[Named]) -> bool:
    return any(argument.begin <= one.begin < argument.end for one in inside)


def _left_out(statement: Statement, inside: list[Named]) -> list[str]:
    """Those whom a meeting did without: "tagte ohne Minister Prinz", "musste auf Minister Prinz verzichten"."""
    relations = {"ohne", "auf"} if statement.predicate == "verzichten" else {"ohne"}
    without = [one for one in statement.arguments if one.relation in relations]
    return sorted({one.actor for one in inside if any(part.begin <= one.begin < part.end for part in without)})


@cache
def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """By verb, those with most words first: "zu Hause bleiben" before "bleiben"."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in lexicon.rows("presence_phrases"):
        verb, *others = row["form"].split(" ")
        needed = frozenset(stem(word.lower()) for word in others)
        found[verb].append(Phrase(needed, row["side"] == "present", row["who"] == "all", row["needs"]))
    return {
        verb: tuple(sorted(rows, key=lambda row: (-len(row.needed), sorted(row.needed))))
        for verb, rows in found.items()
    }


@cache
def _common() -> frozenset[str]:
    """Words that say nothing of what the occasion was."""
    return frozenset(stem(word.lower()) for word in lexicon.words("presence_common"))

"""Who was at something or not, as clauses and events tell it: "saß in der ersten Reihe", "blieb der Feier fern".

Persons are known by their mentions; parties, states and groups ("die Opposition") only where a clause has them as its
subject, or somebody as speaking for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.model import FACTUAL, Actor, Argument, Article, EventReport, Statement, Story
from synopse.places import state_of
from synopse.syntax.lemmas import readings
from synopse.terms import stem
from synopse.terms import words as words_of

NOBODY = frozenset({"keine", "keiner", "niemand"})
CALLED = 4
"""Letters of a body's name by which a compound tells whom somebody stands for: "Küstenbahn-Chefin"."""
OPPOSITE = frozenset({"gegenüber", "neben"})
"""Beside whom a chair stays empty is there."""

_CONTRAST = re.compile(r"(?i)\b(?:anders als|im (?:gegensatz|unterschied) zu[mr]?|diesmal|dieses mal)\b")
"""Where a sentence tells of two occasions, its day may be the other's."""

_GENITIVE = re.compile(r" (?:der|des) (?:[a-zäöüß]+(?:en|er) )?[A-ZÄÖÜ][\w-]+")


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


def sights(story: Story) -> list[Sight]:
    """What clauses tell, and what events tell of persons where the clauses of their sentence do not tell otherwise."""
    persons = {actor.id: actor for actor in story.actors if actor.kind == "person"}
    seen: list[Sight] = []
    named: dict[str, list[Named]] = defaultdict(list)
    for actor in persons.values():
        for mention in (*actor.mentions, *actor.descriptions):
            named[mention.article].append(Named(mention.begin, actor.id))
    parties = _parties(story)
    for article in story.articles:
        seen += _in_clauses(article, sorted(named.get(article.id, [])), parties)
    missed = {(one.actor, one.article.id, one.index) for one in seen if not one.present}
    events = _of_events(story, {article.id: article for article in story.articles}, persons)
    return seen + [one for one in events if (one.actor, one.article.id, one.index) not in missed]


def _in_clauses(article: Article, named: list[Named], parties: Parties) -> Iterator[Sight]:
    for statement in article.statements:
        first = bisect_left(named, Named(statement.begin, ""))
        last = bisect_left(named, Named(statement.end, ""))
        inside = [one for one in named[first:last] if any(p.begin <= one.begin < p.end for p in statement.parts)]
        index = article.sentence_index(statement.begin)
        phrase = None if _CONTRAST.search(statement.text) else _phrase(article, statement)
        present = None if phrase is None else _is_present(statement, phrase)
        if phrase is not None and present is not None:
            for id_ in (*_whom(statement, inside, phrase), *_groups(article, statement, phrase, present, parties)):
                yield Sight(article, index, id_, present)
        for id_ in _left_out(statement, inside):
            yield Sight(article, index, id_, False)


class Parties(Struct, frozen=True):
    """Where the articles of a story name organisations and states, and which actor is which state."""

    named: Mapping[str, list[Named]]
    states: Mapping[str, str]
    called: Mapping[str, str]


def _parties(story: Story) -> Parties:
    named: dict[str, list[Named]] = defaultdict(list)
    known = [actor for actor in story.actors if actor.kind in ("organisation", "country")]
    for actor in known:
        for mention in actor.mentions:
            named[mention.article].append(Named(mention.begin, actor.id))
    states = {code: actor.id for actor in known if actor.kind == "country" and (code := state_of(actor.name))}
    called = {form: actor.id for actor in known for name in actor.variants if len(form := _short(name)) >= CALLED}
    return Parties({id_: sorted(found) for id_, found in named.items()}, states, called)


def _short(name: str) -> str:
    """A body's name without its legal form: "Küstenbahn AG" is "Küstenbahn"."""
    return re.sub(r" (?:AG|GmbH|KG|SE|Gruppe|Holding)\Z", "", name)


def _groups(article: Article, statement: Statement, phrase: Phrase, present: bool, parties: Parties) -> list[str]:
    """Parties, states and groups that the clause has come, sit or stay away.

    "Der Polizei fehlen Leute" misses no police, and only who attends is there: a party "stellt" many things.
    """
    if present and not phrase.every and statement.predicate not in lexicon.words("presence_joining"):
        return []
    if not present and any(one.relation == "object" for one in statement.arguments) and statement.predicate == "fehlen":
        return []
    concerned = [one for one in statement.arguments if one.relation in ("subject", "für")]
    if not present and NOBODY & set(words_of(statement.text)):
        concerned += [one for one in statement.arguments if one.relation == "von"]
    with_objects = present or phrase.needs == "denied"
    concerned += [one for one in statement.arguments if with_objects and one.relation == "object"]
    told = parties.named.get(article.id, [])
    stretches = [(one.begin, _end(article, one)) for one in concerned]
    found = {one.actor for one in told if any(begin <= one.begin < end for begin, end in stretches)}
    for word in (word for begin, end in stretches for word in article.text[begin:end].split()):
        code = state_of(word) if word[0].islower() else None
        found |= {parties.states[code]} if code is not None and code in parties.states else set()
        found |= {id_} if (id_ := parties.called.get(word.partition("-")[0])) and "-" in word else set()
        found |= {f"group:{noun}" for noun in _group_nouns() if _ends(word.lower(), noun)}
    return sorted(found)


def _end(article: Article, argument: Argument) -> int:
    """Where an argument ends with the genitive behind it: "die Mandatare der Opposition"."""
    genitive = _GENITIVE.match(article.text, argument.end)
    return genitive.end() if genitive else argument.end


def _ends(word: str, noun: str) -> bool:
    return (word[0] == noun[0] and word == noun) or (len(word) > len(noun) and word.endswith(noun))


@cache
def _group_nouns() -> tuple[str, ...]:
    return tuple(sorted(form.lower() for form in lexicon.words("presence_groups")))


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
    said = set(words_of(statement.text))
    if phrase.present and "sich" not in said and any(map(_is_to_let, said)):
        return None  # "Abschiedsworte ließ er verteilen": others did it
    if phrase.needs == "denied" and not statement.negated:
        return None
    if phrase.needs == "denied":
        return False if statement.factual else None
    if statement.factual:
        return None if statement.negated and not phrase.present else phrase.present and not statement.negated
    return None


def _is_to_let(word: str) -> bool:
    return any(reading.lemma == "lassen" for reading in readings(word))


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

"""Whose fate a clause tells: a person, a thing, or the sort of event that its verb names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Iterable, Iterator, Literal, Mapping, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.compare.fates.phrases import PERSON, SAYER, Phrase, noun
from synopse.deeds import deed_of
from synopse.model import Actor, Argument, Article, Statement
from synopse.numerals.ages import ages
from synopse.syntax.lemmas import is_verb
from synopse.terms import stem, words

ANY = "*"
AGAINST = "gegen"
"""Whom a charge is against need not be said: "die Behörde erhob Anklage"."""
TAIL = 5
"""Letters by which a compound is the noun at its end: "Pumpspeicherkraftwerk", "Kraftwerk"."""
AGES_BEFORE = 2
"""Sentences before a clause in which "der Mann" may have been told his age."""
BESIDE = 12
"""Letters before and behind a noun within which its age stands: "der 33 Jahre alte Autofahrer", "Nico T. (24)"."""

_ARTICLE = re.compile(
    r"(?i)\A(?:(?:der|die|das|de[mns]|ein(?:e[mnrs]?)?|ihre?[mnrs]?|seine?[mnrs]?|bei(?: ihrem| seinem| der)?|von|nach|"
    r"gegen|über|zum?|zur|an|hinter) )+"
)
_SOME = re.compile(r"(?i)\A(?:die meisten|viele|einige|mehrere|zahlreiche|etliche|manche|andere|weitere) ")
"""What is told of a part of many: "die meisten Umzüge fielen aus"."""
_DEFINITE = re.compile(r"(?i)(?:der|die|den|dem|dieser|diese|diesen) \w+\Z")
_SOMEBODY = re.compile(
    r"\A(?:\w+-?jahr|mann\Z|frau\Z|(?:tat)?verdacht(?:ig)?\Z|beschuldigt|angeklagt|fahr|autofahr|tat\Z|tater|"
    r"festgenomm|jugend|schul|student|madch|jung|kind|verungluckt|vermisst|opf|einbrech|raub|schutz|gefangen|geisel)"
)
_SEVERAL = re.compile(
    r"(?i)\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|beide[nrs]?|eine[rs]?|"
    r"mehrere[nrs]?|weitere[nrs]?) (?:von ihnen|der beiden|Verdächtige|Männer|Frauen|"
    r"Tatverdächtige|Beschuldigte|Angeklagte|Täter|Festgenommene|Komplizen|Personen|Jugendliche)"
)

Sameness = Literal[0, 1, 2, 3]
"""How well two bearers are one: not, by sort alone, by a noun, by a name or age."""


class Bearer(Struct, frozen=True):
    """Of whom or what a fate is told: the stems of its nouns, the actors named, the ages told; `groups` are the sorts
    of event that it is, `classes` what else; `alone` that the article speaks of one such person only."""

    label: str
    person: bool
    groups: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    alone: bool = False


class Named(Struct, frozen=True, order=True):
    """Where an article names an actor."""

    begin: int
    end: int
    id: str
    kind: str


class Clause(Struct, frozen=True):
    """A clause with the actors named `inside` it and the persons named `near`: in its sentence, else the one before."""

    article: Article
    statement: Statement
    inside: tuple[Named, ...]
    near: tuple[Named, ...]


def mentions(actors: Iterable[Actor]) -> Mapping[str, Sequence[Named]]:
    """By article: where its actors are named or described, in text order."""
    found: dict[str, list[Named]] = {}
    for actor in actors:
        for one in (*actor.mentions, *actor.descriptions):
            found.setdefault(one.article, []).append(Named(one.begin, one.end, actor.id, actor.kind))
    return {article: sorted(named) for article, named in found.items()}


def clause(article: Article, statement: Statement, named: Sequence[Named]) -> Clause:
    """A clause of an article in which these actors are named, in text order."""
    parts = [one for part in statement.parts for one in _between(named, part.begin, part.end)]
    index = article.sentence_index(statement.begin)
    near: list[Named] = []
    for sentence in reversed(article.sentences[max(0, index - 1) : index + 1]):
        near = near or [one for one in _between(named, sentence.begin, sentence.end) if one.kind == PERSON]
    return Clause(article, statement, tuple(parts), tuple(near))


def _between(named: Sequence[Named], begin: int, end: int) -> Sequence[Named]:
    first = bisect_left(named, begin, key=lambda one: one.begin)
    return named[first : bisect_left(named, end, key=lambda one: one.begin)]


def bearers(clause: Clause, phrase: Phrase) -> Iterator[Bearer]:
    """The bearer that a clause names where the phrase wants it, one at most a slot."""
    for slot in phrase.slots:
        if slot.startswith("="):
            yield Bearer("", False, frozenset(slot[1:].split("|")), frozenset({"event"}))
        elif slot == SAYER:
            yield from _sayer(clause)
        elif PERSON in phrase.of:
            yield from _person(clause, slot)
        else:
            wanted = ("subject", "object") if slot in ("subject", "object") else (slot,)
            arguments = [one for relation in wanted for one in clause.statement.arguments if one.relation == relation]
            yield from _things(arguments, phrase, clause.inside)


def _sayer(clause: Clause) -> Iterator[Bearer]:
    sayers = [one for one in clause.inside if one.kind in (PERSON, "organisation")]
    if sayers:
        yield Bearer(_words_of(clause, sayers[0]), False, actors=frozenset(one.id for one in sayers))


def _words_of(clause: Clause, one: Named) -> str:
    return clause.article.text[one.begin : one.end]


def _person(clause: Clause, slot: str) -> Iterator[Bearer]:
    """The one person meant, named or told as "der 33-Jährige"; "der Moldauer" is who alone was named before."""
    arguments = list(_in_slot(clause.statement, slot))
    alone = _is_alone(clause.article.text)
    for one in arguments:
        own = frozenset(who.id for who in clause.inside if who.kind == PERSON and one.begin <= who.begin < one.end)
        if own or _SOMEBODY.match(one.head) or _ages_beside(clause.article, one):
            ages = _ages(clause.article, one)
            yield Bearer(_label(one), True, heads=frozenset({one.head}), actors=own, ages=ages, alone=alone)
            return
    told = [who for who in clause.inside if who.kind == PERSON]
    if not told and (slot == AGAINST or _points_back(clause.statement, arguments)):
        told = list(clause.near)
    if len({who.id for who in told}) == 1 and slot in ("subject", "object", AGAINST):
        yield Bearer(_words_of(clause, told[0]), True, actors=frozenset({told[0].id}), alone=alone)


def _in_slot(statement: Statement, slot: str) -> Iterator[Argument]:
    """The arguments in a slot; what stands beside "sein" or "bleiben" is its subject, even if read as an object."""
    found = [one for one in statement.arguments if one.relation == slot]
    if slot == "subject" and not found:
        found = [one for one in statement.arguments if one.relation == "object"][:1]
    yield from found


def _points_back(statement: Statement, arguments: list[Argument]) -> bool:
    """Whether a clause tells of somebody named before: "er", "der Moldauer", or nobody at all."""
    if arguments:
        return all(_DEFINITE.match(one.text) for one in arguments)
    return not any(one.relation in ("subject", "object") for one in statement.arguments)


def _things(arguments: list[Argument], phrase: Phrase, inside: Sequence[Named]) -> Iterator[Bearer]:
    for one in arguments:
        if _SOME.match(one.text):
            continue
        classes, group = noun(_noun_of(one))
        doing = doings_of(one)
        undone = bool(doing) and not classes and "event" in phrase.of and bool({"object", "über"} & {*phrase.slots})
        if classes & phrase.of or ANY in phrase.of or undone:
            actors = frozenset(who.id for who in inside if one.begin <= who.begin < one.end and who.kind != "place")
            groups = doing | ({group} if group else set())
            yield Bearer(_label(one), False, groups, classes, frozenset({one.head}), actors)
            return


def doings_of(argument: Argument) -> frozenset[str]:
    """What a noun says is done, as its verb and its deed: "Fällung" is "fällen"."""
    found = {f"verb:{verb}" for verb in _verbs(_noun_of(argument))}
    deed = deed_of(argument.head)
    return frozenset(found | ({f"deed:{deed}"} if deed else set()))


def _noun_of(argument: Argument) -> str:
    """The head noun as it stands, in lower case."""
    return next((word for word in reversed(words(argument.text)) if stem(word) == argument.head), argument.head)


@lru_cache(maxsize=20_000)
def _verbs(word: str) -> tuple[str, ...]:
    base = word.removesuffix("en").removesuffix("ung")
    verb = f"{base}en"
    is_done = word.endswith(("ung", "ungen")) and is_verb(verb) and verb not in lexicon.words("quotations_verbs")
    return (verb,) if is_done else ()


def _label(argument: Argument) -> str:
    return _ARTICLE.sub("", argument.text)


def _ages(article: Article, argument: Argument) -> frozenset[int]:
    """The age told with a person: beside the noun, or before where only "der Mann" is said."""
    told = _ages_beside(article, argument)
    if told:
        return told
    index = article.sentence_index(argument.begin)
    first = article.sentences[max(0, index - AGES_BEFORE)].begin
    before = frozenset(age.years for age in ages(article.text, first, article.sentences[index].end))
    return before if len(before) == 1 else frozenset()


def _ages_beside(article: Article, argument: Argument) -> frozenset[int]:
    sentence = article.sentences[article.sentence_index(argument.begin)]
    begin, end = max(sentence.begin, argument.begin - BESIDE), min(sentence.end, argument.end + BESIDE)
    return frozenset(age.years for age in ages(article.text, begin, end))


@lru_cache(maxsize=1_000)
def _is_alone(text: str) -> bool:
    return not _SEVERAL.search(text)


def sameness(one: Bearer, other: Bearer) -> Sameness:
    """How well two bearers may be one: by name or age, by the noun or the sort of event, or by the class alone."""
    if one.person != other.person:
        return 0
    if one.person:
        return _same_person(one, other)
    if one.actors & other.actors:
        return 3
    heads = _share_head(one, other)
    if heads or one.groups & other.groups:
        return 2 if heads or not (one.heads and other.heads) or _is_one_sort(one, other) else 1
    return 1 if one.classes & other.classes - {"event"} else 0


def _same_person(one: Bearer, other: Bearer) -> Sameness:
    if one.actors and other.actors:
        return 3 if one.actors & other.actors else 0
    if one.ages and other.ages:
        return 3 if one.ages & other.ages else 0
    if not (one.alone and other.alone):
        return 0
    return 2 if one.heads & other.heads else 1


def _is_one_sort(one: Bearer, other: Bearer) -> bool:
    """Whether both nouns are of a sort of which there is one a day: "Ausstand" and "Warnstreik"."""
    return any(":" not in group for group in one.groups & other.groups)


def _share_head(one: Bearer, other: Bearer) -> bool:
    return any(_is_tail(left, right) for left in one.heads for right in other.heads)


def _is_tail(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= TAIL and longer.endswith(shorter))

"""Who did it and who suffered it, changed about: "Geklagt hatte die Stadt" here, "die Klage der Baufirma" there.

Only of deeds that have one doer and somebody to whom they are done. Both must be known to both reports: who merely is
not named in one of them may be the same under another name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.holders import held
from synopse.compare.matter import within
from synopse.model import Actor, Article, Discrepancy, Evidence, Statement, Story
from synopse.offices import office

REACH = 60
"""Characters behind the noun of a deed in which its doer stands: "die Klage der Stadt"."""
ENDING = 5
"""Letters of a noun that may be the end of another one."""
CROWD = 40
"""Reports of a deed of a story up to which all are compared with each other."""

_GENITIVE = re.compile(r" (?:des|der|von|vom|seine[rs]|ihre[rs]) ")
_END = re.compile(r"[.,;:!?(–]| (?:gegen|auf|an|in|im|am|wegen|um|hat|hatte|ist|war|wird|wurde)\b")
_PUBLIC = frozenset({"Stadt", "Gemeinde", "Land", "Bund", "Kreis", "Landkreis", "Kanton", "Staat"})
_WORD = re.compile(r"[A-ZÄÖÜ][\w-]+")


class Done(Struct, frozen=True):
    """A deed in a report and who did it, as ids of actors, names and nouns for persons."""

    deed: str
    doers: frozenset[str]
    evidence: Evidence


def agents(story: Story) -> Iterable[Discrepancy | None]:
    """Deeds that two reports give to two doers whom both know."""
    people = _People(story)
    by_deed: dict[str, list[Done]] = defaultdict(list)
    for article in story.articles:
        for done in _done(article, people):
            by_deed[done.deed].append(done)
    for deed, told in sorted(by_deed.items()):
        doers: dict[str, frozenset[str]] = defaultdict(frozenset)
        for done in told:
            doers[done.evidence.article] |= done.doers
        pairs = [pair for pair in combinations(told[:CROWD], 2) if _exclude(*pair, people, doers)]
        ends = dict.fromkeys(done for pair in pairs for done in pair)
        reasons = ("same_deed", "both_known")
        claims = [Claim(people.name(done), done.evidence) for done in ends]
        yield discrepancy("role", Subject(f"agents:{deed}", _label(ends), reasons), claims, 0.7)


class _People:
    """Who is who in a story: actors by where they are named, nouns for persons by who alone is called so."""

    def __init__(self, story: Story) -> None:
        self.named: dict[tuple[str, int], str] = {}
        self.names: dict[str, str] = {}
        self.called: dict[str, set[str]] = defaultdict(set)
        self.articles = {article.id: article for article in story.articles}
        self.known: dict[str, frozenset[str]] = {}
        for actor in story.actors:
            if actor.kind in ("person", "organisation"):
                self._add(actor)

    def _add(self, actor: Actor) -> None:
        self.names[actor.id] = actor.name
        for mention in actor.mentions:
            self.named[mention.article, mention.begin] = actor.id
        for role in actor.roles:
            for word in role.text.split()[:3]:
                if noun := _noun(word):
                    self.called[noun].add(actor.id)

    def knows(self, article: str, doers: frozenset[str]) -> bool:
        """Whether a report tells of one of some doers, as doer or otherwise."""
        return any(doer in self._known(article) or self._is_called(article, doer) for doer in doers)

    def _known(self, id_: str) -> frozenset[str]:
        """Everybody of whom a report tells: actors by a word of their name, nouns, other words in lower case."""
        if id_ not in self.known:
            words = {match[0] for match in _WORD.finditer(self.articles[id_].text)}
            nouns = {_noun(word) or word.lower() for word in words}
            named = {actor for actor, name in self.names.items() if words.intersection(name.split())}
            self.known[id_] = frozenset(nouns | named)
        return self.known[id_]

    def _is_called(self, article: str, doer: str) -> bool:
        """Whether a report has a noun for the doer that is the end of a longer one: "Lehrer" for "Fluglehrer"."""
        return doer not in self.names and any(
            _alike(doer, noun) for noun in self._known(article) if len(noun) >= ENDING and _noun(noun.title())
        )

    def within(self, article: Article, begin: int, end: int) -> frozenset[str]:
        """Who is meant by the words of a stretch."""
        names = [name for name in within(article.names, begin, end) if name.label != "LOC"]
        found = {self.named.get((article.id, name.begin), name.text.split()[-1].lower()) for name in names}
        for reference in within(article.references, begin, end):
            found.add(self.named.get((article.id, reference.name.begin), ""))
        for match in _WORD.finditer(article.text, begin, end):
            if noun := _noun(match[0]):
                found |= {noun, *(self.called[noun] if len(self.called[noun]) == 1 else ())}
        return frozenset(found - {""})

    def name(self, done: Done) -> str:
        """What to call who did it: the name of an actor, else the noun."""
        actors = sorted(self.names[one] for one in done.doers if one in self.names)
        return actors[0] if actors else min(done.doers).title()


def _noun(word: str) -> str:
    """The masculine noun for a person, or one for a public body, in lower case; "" for other words."""
    if word in _PUBLIC:
        return word.lower()
    held = office(word)
    return (held.title[: len(held.title) - len(held.lemma)] + held.masculine).lower() if held is not None else ""


def _done(article: Article, people: _People) -> Iterator[Done]:
    """The deeds of an article: in its clauses, "verklagt", as nouns, "die Klage der Stadt", as roles, "Klägerin"."""
    deeds: Mapping[str, str] = lexicon.mapping("agents_deeds", "deed")
    for statement in article.statements:
        deed = _deed_of(statement)
        if deed is not None and statement.factual and not (statement.negated or statement.said):
            for argument in statement.arguments:
                if argument.relation == "subject":
                    yield from _of(deed, article, people, (argument.begin, argument.end))
    for match in _WORD.finditer(article.text):
        deed = deeds.get(match[0])
        behind = _GENITIVE.match(article.text, match.end()) if deed else None
        if deed and behind:
            end = _END.search(article.text, behind.end(), behind.end() + REACH)
            yield from _of(deed, article, people, (behind.end(), end.start() if end else behind.end() + REACH))
    told = [(role.head, (role.holder.begin, role.holder.end)) for role in article.roles]
    told += [(one.evidence.text.split()[0], (one.holder.begin, one.holder.end)) for one in held(article)]
    for noun, span in told:
        deed = deeds.get(_noun(noun))
        if deed:
            yield from _of(deed, article, people, span)


def _deed_of(statement: Statement) -> str | None:
    """The deed that a verb tells, by itself or with a noun that ends as a listed one: "verletzen", "Küchenmesser"."""
    deeds: Mapping[str, str] = lexicon.mapping("agents_deeds", "deed")
    if statement.predicate in deeds:
        return deeds[statement.predicate]
    heads = [argument.head for argument in statement.arguments]
    for noun, deed in _phrases().get(statement.predicate, ()):
        if any(head.endswith(noun) for head in heads):
            return deed
    return None


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for form, deed in lexicon.mapping("agents_deeds", "deed").items():
        verb, _, noun = form.partition(" ")
        if noun:
            found[verb] = (*found.get(verb, ()), (noun, deed))
    return found


def _of(deed: str, article: Article, people: _People, span: tuple[int, int]) -> Iterator[Done]:
    doers = people.within(article, *span)
    if doers:
        yield Done(deed, doers, Evidence(article.id, *span, article.text[slice(*span)]))


def _exclude(one: Done, other: Done, people: _People, told: Mapping[str, frozenset[str]]) -> bool:
    """Whether two reports give a deed to two doers, each of whom the other report knows and does not call its doer."""
    ids = one.evidence.article, other.evidence.article
    if ids[0] == ids[1] or any(_alike(left, right) for left in told[ids[0]] for right in told[ids[1]]):
        return False
    return people.knows(ids[1], one.doers) and people.knows(ids[0], other.doers)


def _alike(one: str, other: str) -> bool:
    """Whether two doers may be one: the same, or the one noun the end of the other: "Flugschüler", "Schüler"."""
    return one.endswith(other) or other.endswith(one)


def _label(ends: Iterable[Done]) -> str:
    return min((done.evidence.text for done in ends), default="")

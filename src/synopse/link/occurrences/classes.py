"""Which body of a story is meant by what it is: "der Betreiber", "die Gewerkschaft", "Gewerkschaft und Arbeitgeber".

One report writes "das Unternehmen" throughout and leaves the name to the others. Where the story has one company, or
the report names one of those it has, it is that one; else nobody is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.link.occurrences.naming import ARTICLES
from synopse.model import Article, Name, Resolve

LONGEST = 80
"""Letters of the words that are looked up."""
AHEAD = 40
"""Letters before a name among which the noun for what it is stands."""
NAMED = frozenset({"ORG", "LOC", "OTH"})
"""Labels under which a body is found: what nobody has heard of may be taken for a place ("Betreiber Quellmoor")."""
COMPANY, EMPLOYERS, UNION = "company", "employers", "union"
OTHERS = (UNION, "agency", "association", "court", "ministry", "newspaper", "party")
"""Classes whose bodies are no companies, whatever stands behind their names: "die GSB-Zentrale"."""
EMPLOYER = frozenset({"Arbeitgeber", "Arbeitgebern", "Arbeitgeberseite", "Arbeitgebers"})
"""Nouns for those against whom workers strike, a federation or a firm."""
WIDE = frozenset({COMPANY, UNION})
"""Classes of which any compound may be meant: "der Mutterkonzern"; an "Oberverwaltungsgericht" is one of its own."""
CLEAR = 3
"""In how many times as many reports as any other a body must stand to be meant where nothing else tells."""
_COMPOUND = re.compile(r"(?<![\w-])(\w[\w&.]{1,30})-(\w{4,30})")
_LAST_WORD = re.compile(r"(\w[\w-]*) [„“\"»«]?\Z")

Classes = Mapping[str, Mapping[str, int]]
"""From a class to the actors of it, each with the number of reports that name it."""


class Bodies(Struct, frozen=True):
    """The bodies of a story by class, and which of all bodies each report names."""

    classes: Classes
    named: Mapping[str, frozenset[str]]

    def sole(self, kind: str, article: str = "") -> str | None:
        """The one body of a class that a report can mean, the whole story where none is given."""
        fitting = self.classes.get(kind, {})
        here = [actor for actor in fitting if actor in self.named.get(article, frozenset())]
        if len(here) == 1:
            return here[0]
        ranked = sorted(fitting.items(), key=lambda entry: (-entry[1], entry[0]))
        if here or not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
            return None
        return ranked[0][0]


def bodies(articles: Iterable[Article], resolve: Resolve, persons: frozenset[str]) -> Bodies:
    """Sort the bodies of a story by what its reports call them.

    Args:
        articles: The articles of the story.
        resolve: Leads a span of an article to actor ids.
        persons: The ids of those actors that are persons.
    """
    told: dict[str, set[str]] = defaultdict(set)
    where: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, str] = {}
    known = tuple(articles)
    for article in known:
        for name, actor in _named(article, resolve):
            if actor not in persons:
                where[actor].add(article.id)
                forms |= {name.text: actor} if name.label == "ORG" else {}
                for kind in _classes_of(article.text, name):
                    told[kind].add(actor)
    for article in known:
        for actor in {forms[owner] for owner in _owners(article.text) if owner in forms}:
            where[actor].add(article.id)
            told[COMPANY].add(actor)
    told[COMPANY] -= {actor for kind in OTHERS for actor in told[kind]}
    classes = {kind: {actor: len(where[actor]) for actor in sorted(actors)} for kind, actors in told.items()}
    named: dict[str, set[str]] = defaultdict(set)
    for actor, articles_of in where.items():
        for each in articles_of:
            named[each].add(actor)
    return Bodies(classes, {each: frozenset(actors) for each, actors in named.items()})


def _named(article: Article, resolve: Resolve) -> Iterator[tuple[Name, str]]:
    """The names that can be those of bodies, each with its one bearer."""
    for name in article.names:
        bearers = resolve(article.id, name.begin, name.end) if name.label in NAMED else ()
        if len(bearers) == 1:
            yield name, bearers[0]


def by_classes(articles: Iterable[Article], resolve: Resolve, known: Bodies) -> Resolve:
    """The function from spans to actors, which knows the bodies of the story by what they are.

    Args:
        articles: The articles of the story.
        resolve: Leads a span of an article to actor ids; what it knows goes first.
        known: The bodies of the story.
    """
    texts = {article.id: article.text for article in articles}

    def resolved(article: str, begin: int, end: int) -> tuple[str, ...]:
        found = resolve(article, begin, end)
        if found or end - begin > LONGEST:
            return found
        meant = (known.sole(kind, article) for kind in _meant(texts[article][begin:end]))
        actor = next((actor for actor in meant if actor is not None), None)
        return () if actor is None else (actor,)

    return resolved


def _meant(words: str) -> Iterator[str]:
    """The classes that a description may mean, the narrowest first: "der Betreiber" -> "Betreiber", "company"."""
    bare = words[4:] if words[:4].lower() in ARTICLES else words
    last = bare.rpartition(" ")[2]
    noun = _class_noun(last)
    if noun is None:
        return
    if noun != last:
        yield _own(last)
    elif bare != last:
        return  # of "die deutsche Gewerkschaft" and "eine zweite Firma" the report may have more than one
    if noun in EMPLOYER:
        yield EMPLOYERS
    kinds = _kinds(noun)
    if noun == last or WIDE.intersection(kinds):
        yield from kinds


def _class_noun(word: str) -> str | None:
    """The noun for a body that a word is, or that ends it: "Konzern", "Mutterkonzern", "Klinikbetreiber"."""
    if word in _nouns():
        return word
    ends = (word[at].upper() + word[at + 1 :] for at in range(3, min(len(word) - 3, 30))) if word[:1].isupper() else ()
    return next((end for end in ends if end in _nouns() and len(end) > 4), None)


def _own(noun: str) -> str:
    """A class of its own for each noun, whatever its case: "Konzern" and "Konzerns"."""
    return noun.removesuffix("s").removesuffix("e")


def _classes_of(text: str, name: Name) -> Iterator[str]:
    """ "Betreiber Kern", "Gewerkschaft Hafen und See", "Verkehrsgewerkschaft", and what the table of names knows."""
    before = _LAST_WORD.search(text, max(0, name.begin - AHEAD), name.begin)
    words = dict.fromkeys((before.group(1) if before else "", *name.text.split()[:1], *name.text.split()[-1:]))
    table = _table().get(name.text)
    employers = name.text in lexicon.words("events_employers") or name.text.startswith("Arbeitgeber")
    if employers:
        yield EMPLOYERS
    elif table is not None:
        yield table
    for word in words:
        noun = _class_noun(word)
        if noun is not None:
            yield from (_own(word), *_kinds(noun)) if noun != word else _kinds(noun)


def _kinds(noun: str) -> tuple[str, ...]:
    """What a noun for a body says it is: itself, and a wider class; nothing where it says two."""
    kind = _nouns()[noun]
    return () if " " in kind else (_own(noun), kind)


def _owners(text: str) -> Iterator[str]:
    """Names with what only a company has: "die Kern-Gruppe", "Kern-Geschäftsführer Ott"."""
    parts = lexicon.words("events_company_parts")
    yield from (found.group(1) for found in _COMPOUND.finditer(text) if found.group(2).lower() in parts)


@cache
def _nouns() -> Mapping[str, str]:
    return lexicon.mapping("references_bodies", "class")


@cache
def _table() -> Mapping[str, str]:
    kinds = {"company": COMPANY, "party": "party", "agency": "agency", "union": UNION}
    return {form: kinds[kind] for form, kind in lexicon.mapping("names_organisations", "kind").items() if kind in kinds}

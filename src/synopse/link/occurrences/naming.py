"""Whom words name that are no name where they stand, but are one elsewhere in the story.

"Dravien und Oslo einigten sich": who has read "der Präsident Draviens" in another report knows that it is a state.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterable, Iterator

from synopse.model import Article, Resolve
from synopse.vocabulary.happenings import POSSESSIVES

LEAST = 4
"""Letters of a name below which it may be any word."""
LONGEST = 60
"""Letters of the words that are looked up."""
ARTICLES = ("das ", "dem ", "den ", "der ", "die ")


def by_names(articles: Iterable[Article], resolve: Resolve) -> Resolve:
    """The function from spans to actors, which knows names of the story where they were not taken for such.

    Args:
        articles: The articles of a story.
        resolve: Leads a span of an article to actor ids.

    Returns:
        A function of an article's id, begin and end; what `resolve` knows goes first.
    """
    known = tuple(articles)
    owners: dict[str, set[str]] = defaultdict(set)
    for article in known:
        for name in article.names:
            bearers = resolve(article.id, name.begin, name.end)
            for form in _forms(name.text) if len(bearers) == 1 else ():
                owners[form].add(bearers[0])
    texts = {article.id: article.text for article in known}

    def resolved(article: str, begin: int, end: int) -> tuple[str, ...]:
        found = resolve(article, begin, end)
        if found or end - begin > LONGEST:
            return found
        for form in _readings(texts[article], begin, end):
            if len(bearers := owners.get(form, set())) == 1:
                return tuple(bearers)
        return ()

    return resolved


def by_owners(articles: Iterable[Article], resolve: Resolve, persons: frozenset[str]) -> Resolve:
    """The function from spans to actors, which knows whose it is: "Kern klagte. Das Gericht wies | ihren | ..."."""
    known = {article.id: article for article in articles}

    def resolved(article: str, begin: int, end: int) -> tuple[str, ...]:
        told = known[article]
        found = resolve(article, begin, end)
        if found or told.text[begin:end].lower() not in POSSESSIVES:
            return found
        first = told.sentences[max(0, told.sentence_index(begin) - 1)].begin
        named = (name for name in told.names if name.label == "PER" and first <= name.begin < begin)
        bearers = {actor for name in named for actor in resolve(article, name.begin, name.end) if actor in persons}
        return tuple(bearers) if len(bearers) == 1 else ()

    return resolved


def _readings(text: str, begin: int, end: int) -> Iterator[str]:
    """The words without their article, and with the one or two capitalised words before: "Nordtal | Bergbahnen"."""
    bare = _bare(text[begin:end])
    before = text[max(0, begin - LONGEST) : begin].split(" ")[:-1]
    yield bare
    for count in (1, 2):
        if len(before) >= count and all(word[:1].isupper() for word in before[-count:]):
            yield " ".join((*before[-count:], bare))


def _forms(name: str) -> Iterator[str]:
    """A name, and the longer ones without what stands before their kind: "Hamburger Spedition Ostwald"."""
    words = name.split(" ")
    for first in range(max(1, len(words) - 1)):
        form = " ".join(words[first:])
        if len(form) >= LEAST and form[:1].isupper():
            yield form


def _bare(words: str) -> str:
    lower = words[:4].lower()
    return words[4:] if lower in ARTICLES else words

"""From any stretch of an article to the actors it means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Callable, Mapping

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.model import Actor, Article, Reference, Role
from synopse.offices import office
from synopse.places import canonical, country_name, state_of

Resolver = Callable[[str, int, int], tuple[str, ...]]
"""From an article's id and a span of its text to actor ids in the order of the text; empty where nobody is meant."""


class _Named(Struct, frozen=True, order=True):
    begin: int
    end: int
    actor: str
    kind: str


class _Place(Struct, frozen=True):
    """An article with what can be found in it, each list in the order of the text."""

    text: str
    named: tuple[_Named, ...]
    references: tuple[Reference, ...]
    roles: tuple[Role, ...]


def resolver(found: tuple[Actor, ...], articles: tuple[Article, ...]) -> Resolver:
    """A function from spans to actors.

    Args:
        found: The actors of these articles (see `actors`).
        articles: The articles.

    Returns:
        A function of an article's id, begin and end. It gives the person in "US-Sondergesandter Steve Witkoff", who
        is meant by "er", both in "Witkoff und Kushner", the country in "Moskau", "der Kreml", "die US-Regierung", and
        nobody in "ein Sprecher des Ministeriums".
    """
    places = _places(found, articles)
    countries = {actor.name: actor.id for actor in found if actor.kind == "country"}

    def resolve(article: str, begin: int, end: int) -> tuple[str, ...]:
        place = places.get(article)
        return _resolve(place, begin, end, countries) if place is not None else ()

    return resolve


def _places(found: tuple[Actor, ...], articles: tuple[Article, ...]) -> dict[str, _Place]:
    named: dict[str, list[_Named]] = {article.id: [] for article in articles}
    for actor in found:
        for mention in actor.mentions:
            if mention.article in named:
                named[mention.article].append(_Named(mention.begin, mention.end, actor.id, actor.kind))
    return {
        article.id: _Place(article.text, tuple(sorted(named[article.id])), article.references, article.roles)
        for article in articles
    }


def _resolve(place: _Place, begin: int, end: int, countries: Mapping[str, str]) -> tuple[str, ...]:
    hits: list[tuple[int, str]] = []
    owners = [role for role in place.roles if begin <= role.begin and role.end <= end and role.holder.begin < end]
    covered = _within(place.named, begin, end)
    for name in covered:
        attribute = any(role.begin <= name.begin < role.end for role in owners)
        if not attribute and not _belongs_to_somebody(place.text, begin, name):
            hits.append((name.begin, _speaking(place.text, name, countries)))
    for reference in _references(place.references, begin, end):
        if not any(name.begin < reference.end and reference.begin < name.end for name in covered):
            holder = _within(place.named, reference.name.begin, reference.name.end)
            hits += [(reference.begin, name.actor) for name in holder[:1]]
    if not hits and not covered:
        hits = _states(place.text, begin, end, countries)
    return tuple(dict.fromkeys(actor for _, actor in sorted(hits)))


def _within(named: tuple[_Named, ...], begin: int, end: int) -> list[_Named]:
    low = bisect_right(named, begin, key=lambda name: name.end)
    high = bisect_left(named, end, key=lambda name: name.begin)
    return list(named[low:high])


def _references(references: tuple[Reference, ...], begin: int, end: int) -> list[Reference]:
    low = bisect_left(references, begin, key=lambda reference: reference.begin)
    high = bisect_left(references, end, key=lambda reference: reference.begin)
    return [reference for reference in references[low:high] if reference.end <= end]


_WORD = re.compile(r"[\w-]+")
_LINKS = frozenset({"von", "vom", "der", "des", "den", "dem", "aus", "für", "bei", "beim", "im", "in"})


def _belongs_to_somebody(text: str, begin: int, name: _Named) -> bool:
    """Whether the name only says whose somebody is: "ein Sprecher des Kremls", "der Berater Putins".

    Several who stand for the whole do not count: "Vertreter der USA und Russlands" are the two countries.
    """
    words = _WORD.findall(text[max(begin, name.begin - 120) : name.begin])
    last = [word for word in words if word[:1].isupper()][-1:]
    between = words[len(words) - 1 - words[::-1].index(last[0]) + 1 :] if last else []
    held = office(last[0]) if last else None
    linked = not between or any(word.lower() in _LINKS for word in between)
    return held is not None and linked and held.singular and not (held.plural and _plural(words, last[0]))


def _plural(words: list[str], noun: str) -> bool:
    before = words[: words.index(noun)]
    return not any(
        word.lower() in ("ein", "eine", "einem", "einen", "eines", "der", "dem", "den", "des") for word in before[-3:]
    )


def _speaking(text: str, name: _Named, countries: Mapping[str, str]) -> str:
    """A capital or seat of government speaks for its country if the articles name that one: "Moskau", "der Kreml"."""
    if name.kind in ("place", "organisation"):
        state = state_of(text[name.begin : name.end])
        if state is not None:
            return countries.get(country_name(state), name.actor)
    return name.actor


def _states(text: str, begin: int, end: int, countries: Mapping[str, str]) -> list[tuple[int, str]]:
    """The country of "die US-Regierung", "russische Vertreter", "das ukrainische Militär", "der Kreml"."""
    hits = []
    found = list(_WORD.finditer(text, begin, end))
    bodies = mapping("actors_bodies", "number")
    for index, match in enumerate(found):
        word = match[0]
        head, _, tail = word.rpartition("-")
        state = state_of(head or word)
        if state is None or country_name(state) not in countries:
            continue
        nouns = [tail] if head else [other[0] for other in found[index + 1 : index + 6]]
        names_it = not head and (canonical(word) != word or word[:1].isupper()) and not nouns
        if names_it or any(_stands_for_state(noun, bodies) for noun in nouns):
            hits.append((match.start(), countries[country_name(state)]))
    return hits


def _stands_for_state(noun: str, bodies: Mapping[str, str]) -> bool:
    lowered = noun.lower()
    return any(lowered.endswith(body) for body in (lowered[start:] for start in range(len(lowered))) if body in bodies)

"""Who is who across the articles of a story: persons, organisations, countries and places under all their forms.

Names block by sound, are scored with reasons and clustered; when in doubt they stay apart.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Iterable

from msgspec.structs import replace

from synopse.judgements import NONE, Judgements
from synopse.link.actors.bodies import bodies
from synopse.link.actors.judging import obeyed
from synopse.link.actors.mentions import Group, Mention
from synopse.link.actors.person import ALIKE, SAME, Score, same_person
from synopse.link.actors.persons import persons
from synopse.link.actors.resolving import resolver
from synopse.link.actors.titles import merged
from synopse.model import Actor, ActorRole, Article, Evidence
from synopse.offices import office

__all__ = ["ALIKE", "SAME", "Score", "actors", "ordered", "resolver", "same_person"]


def actors(articles: tuple[Article, ...], judgements: Judgements = NONE) -> tuple[Actor, ...]:
    """The actors of one story's articles.

    Args:
        articles: Tagged articles in any order.
        judgements: What a user knows of their names; the last word on who is one.

    Returns:
        Persons, organisations, countries and places, sorted by kind, then by the number of mentions, then by name.
    """
    articles = tuple(sorted(articles, key=lambda article: (article.published or "9999", article.text, article.id)))
    groups = _in_order_of(articles, obeyed((*persons(articles, judgements), *bodies(articles)), judgements))
    named = {(m.article, m.begin): index for index, group in enumerate(groups) for m in group.mentions}
    roles = _roles(articles, named)
    descriptions = _descriptions(articles, named)
    taken: dict[str, int] = defaultdict(int)
    found = []
    for index, group in sorted(enumerate(groups), key=lambda item: (item[1].kind, item[1].name)):
        taken[group.kind + group.name] += 1
        found.append(_actor(group, taken[group.kind + group.name], roles[index], descriptions[index]))
    return ordered(found)


def ordered(found: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors by kind, then by the number of mentions, then by name."""
    return tuple(
        sorted(found, key=lambda actor: (_KINDS.index(actor.kind), -len(actor.mentions), actor.name, actor.id))
    )


_KINDS = ("person", "organisation", "country", "place")


def _in_order_of(articles: tuple[Article, ...], groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups by their first mention, and their mentions, in the order of the articles, whatever their ids."""
    rank = {article.id: number for number, article in enumerate(articles)}

    def place(mention: Mention) -> tuple[int, int, int]:
        return rank[mention.article], mention.begin, mention.end

    ordered = (replace(group, mentions=tuple(sorted(group.mentions, key=place))) for group in groups)
    return tuple(sorted(ordered, key=lambda group: place(group.mentions[0])))


def _actor(group: Group, ordinal: int, roles: tuple[ActorRole, ...], descriptions: tuple[Evidence, ...]) -> Actor:
    content = "\0".join((group.kind, group.name, str(ordinal)))
    return Actor(
        id=f"actor-{hashlib.sha256(content.encode()).hexdigest()[:12]}",
        kind=group.kind,
        name=group.name,
        variants=tuple(sorted({mention.text for mention in group.mentions})),
        roles=roles,
        mentions=tuple(mention.evidence for mention in group.mentions),
        descriptions=descriptions,
        reasons=group.reasons,
    )


def _roles(articles: Iterable[Article], named: dict[tuple[str, int], int]) -> dict[int, tuple[ActorRole, ...]]:
    """Roles by their words, whatever their case; what a description adds ("so der Personalchef") counts as one."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for article in articles:
        for role in article.roles:
            index = named.get((article.id, role.holder.begin))
            if index is not None:
                found[index].append(Evidence(article.id, role.begin, role.end, role.text))
        for reference in article.references:
            index = named.get((article.id, reference.name.begin))
            noun = reference.text.split()[-1]
            begin = reference.end - len(noun)
            if index is not None and " " in reference.text and office(noun) is not None:
                found[index].append(Evidence(article.id, begin, reference.end, noun))
    return defaultdict(tuple, {index: merged(held) for index, held in found.items()})


def _descriptions(articles: Iterable[Article], named: dict[tuple[str, int], int]) -> dict[int, tuple[Evidence, ...]]:
    found: dict[int, dict[Evidence, None]] = defaultdict(dict)
    for article in articles:
        for reference in article.references:
            index = named.get((article.id, reference.name.begin))
            if index is not None:
                found[index][Evidence(article.id, reference.begin, reference.end, reference.text)] = None
    return defaultdict(tuple, {index: tuple(evidence) for index, evidence in found.items()})

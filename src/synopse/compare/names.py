"""One office-holder under two first names: "Klinikchef Holger Brand" here, "Klinikchef Henning Brand" there.

Spellings of one name are variants of one actor and never come here; brothers and couples do not share an office.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Iterable

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.model import Actor, ActorRole, Discrepancy, Story
from synopse.terms import terms


def names(story: Story) -> Iterable[Discrepancy | None]:
    """Persons of one surname and one office with differing first names, whom no article tells apart."""
    by_surname: dict[str, list[Actor]] = defaultdict(list)
    for actor in story.actors:
        if actor.kind == "person" and len(actor.name.split()) > 1:
            by_surname[actor.name.split()[-1].lower()].append(actor)
    for namesakes in by_surname.values():
        for one, other in combinations(namesakes, 2):
            shared = _shared_office(one, other)
            if shared is not None and not _articles(one) & _articles(other):
                yield _discrepancy(one, other, shared)


def _shared_office(one: Actor, other: Actor) -> ActorRole | None:
    """A role of the first in the words of a role of the other, whatever their endings."""
    held = {terms(role.text) for role in other.roles}
    return next((role for role in one.roles if terms(role.text) in held), None)


def _articles(actor: Actor) -> set[str]:
    return {mention.article for mention in actor.mentions}


def _discrepancy(one: Actor, other: Actor, shared: ActorRole) -> Discrepancy | None:
    subject = Subject(one.id, shared.text, (f"same_office: {shared.text}",))
    claims = (
        Claim(actor.name, mention) for actor in (one, other) for mention in actor.mentions if mention.text.count(" ")
    )
    return discrepancy("name", subject, claims, 0.8)

"""One office-holder under two names: "Klinikchef Holger Brand" here, "Henning Brand" or "Holger Brandau" there.

Spellings of one name are variants of one actor and never come here; brothers and couples do not share an office. A
differing surname needs an office that only one person holds at a time: two speakers may both be called Anna.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Iterable

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.model import Actor, ActorRole, Discrepancy, Story
from synopse.offices import office
from synopse.terms import terms

SOLE = frozenset({"chief", "minister", "state_head", "government_head"})
"""Kinds of offices (see the table of nouns) that one person holds at a time."""


def names(story: Story) -> Iterable[Discrepancy | None]:
    """Persons of one surname, or of one first name, and one office, whom no article tells apart."""
    persons = [actor for actor in story.actors if actor.kind == "person" and len(actor.name.split()) > 1]
    for place, sole in ((-1, False), (0, True)):
        alike: dict[str, list[Actor]] = defaultdict(list)
        for actor in persons:
            alike[actor.name.split()[place].lower()].append(actor)
        for namesakes in alike.values():
            for one, other in combinations(namesakes, 2):
                shared = _shared_office(one, other)
                if shared is not None and (not sole or _is_sole(shared)) and not _articles(one) & _articles(other):
                    yield _discrepancy(one, other, shared)


def _is_sole(role: ActorRole) -> bool:
    """Whether only one person can hold the office: "Werkleiterin", not "Sprecherin"."""
    found = [held for word in role.text.split() if (held := office(word)) is not None]
    return bool(found) and found[0].kind in SOLE


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

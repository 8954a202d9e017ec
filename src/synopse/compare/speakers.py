"""Whether two reports name two speakers: two persons by name, or by posts that nobody holds at once.

"Die Botschafterin" and "der Vertreter Haitis" are two without a name; "der Minister" may be whoever is named elsewhere.
"""

from __future__ import annotations

from typing import Mapping

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.model import Actor, Evidence, Wording
from synopse.offices import office
from synopse.posts import Post, exclusive, post

DEFINITE = frozenset({"der", "die", "dem", "des"})
"""Words that lead to one person: "der Außenminister", not "ein Minister" nor "seine Mutter"."""
TITLE = 6
"""Words for a speaker among which an office is looked for."""
RELAYS = frozenset({"sprecher", "dolmetscher"})
"""Posts of those who speak for anybody: the minister's words may be told by his spokesman."""
LAWYERS, BENCH = frozenset({"verteidiger", "anwalt"}), frozenset({"gericht", "richter", "staatsanwalt"})
"""Posts of those who speak for a client, and of those who never are one."""


class Speaker(Struct, frozen=True):
    """Who is said to have spoken: an actor's id or none, what to call them, their sex and posts as far as known."""

    actor: str
    name: str
    evidence: Evidence
    gender: str
    posts: tuple[Post, ...]


def speaker_of(report: Wording, persons: Mapping[str, Actor]) -> Speaker | None:
    """The speaker of a report, where it is a person named, or described by the post that one alone holds."""
    if report.speaker is None:
        return None
    told = report.speaker.evidence
    actor = persons.get(report.speaker.actor or "")
    if actor is not None:
        posts = tuple(found for role in actor.roles if (found := post(role.text)) is not None)
        return Speaker(actor.id, actor.name, told, _gender(actor), posts)
    return _described(told)


def differ(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers are surely two persons."""
    if one.actor and other.actor:
        return one.actor != other.actor
    if _speaks_for(one, other) or _speaks_for(other, one):
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return True
    pairs = [(left, right) for left in one.posts for right in other.posts]
    return bool(pairs) and all(exclusive(left, right) for left, right in pairs)


def _speaks_for(one: Speaker, other: Speaker) -> bool:
    """Whether the first may only have told what the second said."""
    held, rival = ({told.office for told in speaker.posts} for speaker in (one, other))
    return bool(held & RELAYS) or (bool(held & LAWYERS) and not rival & BENCH)


def _described(told: Evidence) -> Speaker | None:
    """Somebody told by an office alone: "der Chef des Geheimdienstes"."""
    first, _, rest = told.text.partition(" ")
    if first.lower() not in DEFINITE or not rest:
        return None
    for word in rest.split()[:TITLE]:
        held = office(word) if word[:1].isupper() else None
        if held is not None:
            found = post(rest)
            return Speaker("", rest, told, held.gender, (found,) if found else ()) if held.singular else None
        if word[:1].isupper():
            return None
    return None


def _gender(actor: Actor) -> str:
    """A person's sex by the first name, else by the office: "Ministerin Alex Kern"."""
    known = mapping("references_first_names", "gender").get(actor.name.replace("-", " ").split()[0], "")
    told = {held.gender for role in actor.roles for word in role.text.split() if (held := office(word)) is not None}
    if known not in ("m", "f"):
        return "f" if told == {"f"} else ""
    return known if not told or known in told else ""  # Andrea is a man in Rome

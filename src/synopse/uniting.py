"""One actor for whom reports have two names: what a contradiction of names says, the list of actors says too."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict, replace

from synopse.judgements import NONE, Judgements, normal
from synopse.link.actors import ordered
from synopse.link.actors.titles import merged
from synopse.model import Actor, Discrepancy, Evidence, Story


def united(
    story: Story, discrepancies: tuple[Discrepancy, ...], judgements: Judgements = NONE
) -> tuple[Story, tuple[Discrepancy, ...]]:
    """A story and its discrepancies, in which a person under two names is one actor with both.

    Args:
        story: A linked story.
        discrepancies: In what its reports contradict each other, the weightiest first.
        judgements: What a user knows of the names; who is judged different stays apart.

    Returns:
        Both, with the id of the actor that is left wherever that of another one stood.
    """
    groups = _groups(story.actors, discrepancies, judgements)
    if not groups:
        return story, discrepancies
    right = {name for found in discrepancies for name in _put_right(found)}
    rank = {article.id: number for number, article in enumerate(story.articles)}
    wholes = [_whole([story.actors[place] for place in members], right, rank) for members in groups]
    ids = {story.actors[place].id: whole.id for members, whole in zip(groups, wholes, strict=True) for place in members}
    kept = {whole.id: whole for whole in wholes}
    actors = (kept.get(actor.id, actor) for actor in story.actors if ids.get(actor.id, actor.id) == actor.id)
    changed = replace(
        story,
        actors=ordered(actors),
        events=_renamed(story.events, ids),
        quotations=_renamed(story.quotations, ids),
        positions=_renamed(story.positions, ids),
    )
    return changed, _renamed(discrepancies, ids)


# --- who is one ------------------------------------------------------------------------------------------------------


def _groups(
    actors: Sequence[Actor], discrepancies: Sequence[Discrepancy], judgements: Judgements
) -> list[tuple[int, ...]]:
    """The places of those who are one; a report that names two of them knows better, unless it puts a name right."""
    named = {(one.article, one.begin): place for place, actor in enumerate(actors) for one in actor.mentions}
    group: dict[int, tuple[int, ...]] = {}
    for found in discrepancies:
        for one, other in combinations(sorted(_persons(found, actors, named)), 2):
            left, right = group.get(one, (one,)), group.get(other, (other,))
            known = not _put_right(found) and _full_in(actors, left) & _full_in(actors, right)
            if left != right and not known and not _judged_apart(actors, left, right, judgements):
                joined = tuple(sorted(left + right))
                group |= dict.fromkeys(joined, joined)
    return [tuple(sorted((*members, *_bare(actors, members)))) for members in sorted(set(group.values()))]


def _persons(found: Discrepancy, actors: Sequence[Actor], named: Mapping[tuple[str, int], int]) -> set[int]:
    """The persons whose names contradict each other."""
    if found.kind != "name":
        return set()
    places = (named.get((one.article, one.begin)) for account in found.values for one in account.evidence)
    return {place for place in places if place is not None and actors[place].kind == "person"}


def _full_in(actors: Sequence[Actor], members: tuple[int, ...]) -> set[str]:
    """The articles in which a member is named by more than one word."""
    return {one.article for place in members for one in actors[place].mentions if " " in one.text}


def _judged_apart(
    actors: Sequence[Actor], left: tuple[int, ...], right: tuple[int, ...], judgements: Judgements
) -> bool:
    forms = [{normal(form) for place in members for form in _forms(actors[place])} for members in (left, right)]
    return any(judgements.apart(one, other) for one in forms[0] for other in forms[1])


def _forms(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.variants


def _bare(actors: Sequence[Actor], members: tuple[int, ...]) -> set[int]:
    """Who is only called by the surname that all members share, or in their reports by a first name of theirs.

    Such a form was nobody's till now, as two bore it; it still is if somebody else bears it too.
    """
    surnames = {actors[place].name.split()[-1] for place in members}
    first_names = {actors[place].name.split()[0] for place in members}
    known = _full_in(actors, members)
    others = [actors[place].name.split() for place in range(len(actors)) if place not in members]
    taken = {word for words in others if len(words) > 1 for word in words}
    return {
        place
        for place, actor in enumerate(actors)
        if actor.kind == "person" and actor.name not in taken
        if (len(surnames) == 1 and actor.name in surnames)
        or (actor.name in first_names and {one.article for one in actor.mentions} <= known)
    }


# --- what they are together ------------------------------------------------------------------------------------------


def _whole(members: Sequence[Actor], right: set[str], rank: Mapping[str, int]) -> Actor:
    """One actor of several, called as a report that puts the name right says, else as most reports say."""
    first = min(members, key=lambda one: (" " not in one.name, one.name not in right, -_reports(one), one.name))
    names = sorted({one.name for one in members if " " in one.name})

    def place(one: Evidence) -> tuple[int, int, int]:
        return rank.get(one.article, len(rank)), one.begin, one.end

    return replace(
        first,
        variants=tuple(sorted({form for actor in members for form in actor.variants})),
        roles=merged(sorted((one for actor in members for role in actor.roles for one in role.evidence), key=place)),
        mentions=tuple(sorted((one for actor in members for one in actor.mentions), key=place)),
        descriptions=tuple(sorted((one for actor in members for one in actor.descriptions), key=place)),
        reasons=tuple(
            sorted({why for actor in members for why in actor.reasons} | {f"two_names: {' / '.join(names)}"})
        ),
    )


def _reports(actor: Actor) -> int:
    return len({one.article for one in actor.mentions})


def _put_right(found: Discrepancy) -> set[str]:
    """The names that a report puts right; what it says for them is the first name alone."""
    if "put_right" not in found.reasons:
        return set()
    return {one.value for one in found.values if any(words.text == one.value.split()[0] for words in one.evidence)}


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """What is made of structs, tuples and words, with other ids of actors."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        changed = tuple(_renamed(one, ids) for one in value)
        return tuple(dict.fromkeys(changed)) if changed and isinstance(changed[0], str) else changed
    if isinstance(value, Struct):
        new = {field: _renamed(one, ids) for field, one in asdict(value).items()}
        return replace(value, **new)
    return value

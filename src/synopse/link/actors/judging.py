"""Actors as a user's judgements want them: the last word after everything that letters and sounds say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from typing import Iterable, Mapping

from msgspec.structs import replace

from synopse import blocking
from synopse.judgements import Judgements, normal, reason
from synopse.link.actors.bodies import stem
from synopse.link.actors.mentions import Group, Mention, commonest
from synopse.model import ActorKind

_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "country", "place")


def obeyed(groups: Iterable[Group], judgements: Judgements) -> tuple[Group, ...]:
    """The groups with all judgements obeyed: first what is one, then what is not, then the names."""
    groups = tuple(groups)
    if not judgements:
        return groups
    parted = [part for group in _joined(groups, judgements) for part in _parted(group, judgements)]
    return _renamed(_told_apart(parted, judgements), judgements)


def _forms(group: Group) -> frozenset[str]:
    """All by which a user may call a group: its name, its forms in the articles and their nominatives."""
    return frozenset({normal(group.name)} | {form for mention in group.mentions for form in _called(mention)})


def _called(mention: Mention) -> tuple[str, str]:
    return normal(mention.text), normal(mention.base)


def _homes(groups: Iterable[Group]) -> Mapping[str, int]:
    """From each form to the one group that it names; a form of several ("Müller") names the one called just so."""
    bearers: dict[str, list[int]] = defaultdict(list)
    titled: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        titled[normal(group.name)].append(index)
        for form in _forms(group):
            bearers[form].append(index)
    chosen = {form: titled.get(form, found) for form, found in bearers.items()}
    return {form: found[0] for form, found in chosen.items() if len(found) == 1}


# --- same ------------------------------------------------------------------------------------------------------------


def _joined(groups: tuple[Group, ...], judgements: Judgements) -> list[Group]:
    """What is judged one in one group, with every mention in these forms, wherever it was led before."""
    homes = _homes(groups)
    wanted = [[form for form in forms if form in homes] for forms in judgements.classes() if len(forms) > 1]
    links = [(homes[one], homes[other]) for forms in wanted for one, other in pairwise(forms)]
    whole = blocking.groups(len(groups), links)
    owner = {index: number for number, members in enumerate(whole) for index in members}
    target = {judgements.alike[form]: owner[homes[form]] for forms in wanted for form in forms}
    held: dict[int, list[Mention]] = defaultdict(list)
    for index, group in enumerate(groups):
        for mention in group.mentions:
            held[target.get(_judged(mention, judgements) or "", owner[index])].append(mention)
    return [
        _merged([groups[index] for index in members], held[number], judgements)
        for number, members in enumerate(whole)
        if held[number]
    ]


def _judged(mention: Mention, judgements: Judgements) -> str | None:
    """The class of forms to which a mention belongs."""
    return next((first for form in _called(mention) if (first := judgements.known(form)) is not None), None)


def _merged(members: list[Group], mentions: list[Mention], judgements: Judgements) -> Group:
    """One group of several; its kind is that of most mentions, its name that of the largest member of the kind."""
    sizes: Counter[ActorKind] = Counter()
    for group in members:
        sizes[group.kind] += len(group.mentions)
    kind = min(sizes, key=lambda kind: (-sizes[kind], _KINDS.index(kind)))
    first = min(
        (group for group in members if group.kind == kind),
        key=lambda group: (-len(group.name.split()), -len(group.mentions), group.name),
    )
    joined = Group(kind, first.name, tuple(sorted(mentions)), ())
    present = _forms(joined) | {normal(group.name) for group in members}
    told = (sorted(present & set(forms)) for forms in judgements.classes())
    reasons = {reason("same", *forms) for forms in told if len(forms) > 1}
    return replace(joined, reasons=tuple(sorted(reasons.union(*(group.reasons for group in members)))))


# --- different -------------------------------------------------------------------------------------------------------


def _parted(group: Group, judgements: Judgements) -> list[Group]:
    """The group, or where it holds forms that are judged different its parts, the one with the most mentions first.

    What nobody judged goes with the form of which it is a case ("Deutschen Bahn"), else with the first part.
    """
    found = Counter(first for mention in group.mentions if (first := _judged(mention, judgements)) is not None)
    parts: list[list[str]] = []
    for first in sorted(found, key=lambda first: (-found[first], first)):
        if not any(judgements.apart(first, other) for other in found):
            continue
        free = (part for part in parts if not any(judgements.apart(first, other) for other in part))
        part = next(free, None)
        if part is None:
            parts.append([first])
        else:
            part.append(first)
    if len(parts) < 2:
        return [group]
    place = {first: number for number, part in enumerate(parts) for first in part}
    cases = {_stems(form): place[first] for form, first in sorted(judgements.alike.items()) if first in place}
    held: list[list[Mention]] = [[] for _ in parts]
    for mention in group.mentions:
        number = place.get(_judged(mention, judgements) or "")
        held[cases.get(_stems(mention.base), 0) if number is None else number].append(mention)
    return [_part(group, mentions) for mentions in held]


def _stems(form: str) -> tuple[str, ...]:
    return tuple(map(stem, form.split()))


def _part(group: Group, mentions: list[Mention]) -> Group:
    """Some mentions of a group, under its name if they still bear it, and with the reasons that are about them."""
    forms = {form for mention in mentions for form in _called(mention)}
    gone = {form for mention in group.mentions for form in _called(mention)} - forms
    alone = len({mention.base for mention in mentions}) == 1
    kept = (why for why in group.reasons if not alone and not gone & set(re.split(" / |, ", why.partition(": ")[2])))
    name = group.name if normal(group.name) in forms else commonest(mention.base for mention in mentions)
    return Group(group.kind, name, tuple(mentions), tuple(kept))


def _told_apart(groups: list[Group], judgements: Judgements) -> list[Group]:
    """Each group says from whom a judgement keeps it apart, if that one is in the story too."""
    homes = _homes(groups)
    reasons: dict[int, set[str]] = defaultdict(set)
    judged = sorted({form for form in homes if judgements.known(form) is not None})
    for one, other in combinations(judged, 2) if judgements.different else ():
        if judgements.apart(one, other):
            for form in (one, other):
                reasons[homes[form]].add(reason("different", one, other))
    return [
        replace(group, reasons=tuple(sorted({*group.reasons, *reasons[index]}))) for index, group in enumerate(groups)
    ]


# --- names -----------------------------------------------------------------------------------------------------------


def _renamed(groups: list[Group], judgements: Judgements) -> tuple[Group, ...]:
    reasons: dict[int, list[str]] = defaultdict(list)
    names: dict[int, str] = {}
    for form, index in sorted(_homes(groups).items()):
        name = judgements.names.get(judgements.known(form) or "")
        if name is not None:
            names.setdefault(index, name)
            reasons[index].append(reason("name", form, name))
    return tuple(
        replace(group, name=names.get(index, group.name), reasons=tuple(sorted({*group.reasons, *reasons[index]})))
        for index, group in enumerate(groups)
    )

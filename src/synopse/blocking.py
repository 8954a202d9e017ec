"""Candidate pairs out of shared keys, and the groups that accepted pairs make: block, score, cluster.

All pairs of a thousand articles on one story would be half a million; each key therefore pairs an item only with the
nearest of its other holders. Where many items hold a key they are alike, and a chain of neighbours joins them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import repeat
from typing import Callable, Hashable, Iterable, Sequence

WINDOW = 40
"""How many later holders of a key an item is paired with. The items' order must come from their content."""

Pair = tuple[int, int]


def shared_keys(keys: Sequence[Iterable[Hashable]], window: int = WINDOW) -> Counter[Pair]:
    """How many keys each candidate pair shares; the smaller index first."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for index, entry in enumerate(keys):
        for key in entry:
            holders[key].append(index)
    shared: Counter[Pair] = Counter()
    for indices in holders.values():
        for position, one in enumerate(indices):
            shared.update(zip(repeat(one), indices[position + 1 : position + 1 + window], strict=False))
    return shared


def copies(keys: Iterable[Hashable]) -> Iterable[Pair]:
    """Pairs each item with the one before that has the same key: the same words at the same place of a copied text."""
    last: dict[Hashable, int] = {}
    for index, key in enumerate(keys):
        if key in last:
            yield last[key], index
        last[key] = index


def groups(
    count: int, joined: Iterable[Pair], candidates: Iterable[Pair] = (), alike: Callable[[int, int], bool] | None = None
) -> list[list[int]]:
    """The connected components of `count` items, each in order, ordered by their first item.

    Args:
        count: How many items there are.
        joined: Pairs that belong together.
        candidates: Pairs that belong together if they are `alike`.
        alike: Asked only of candidates that nothing else has joined: of a hundred copies of one report each is looked
            at about once, not with each other one.
    """
    parent = list(range(count))
    for one, other in joined:
        _join(parent, _root(parent, one), _root(parent, other))
    for one, other in candidates:
        first, second = _root(parent, one), _root(parent, other)
        if first != second and (alike is None or alike(one, other)):
            _join(parent, first, second)
    found: dict[int, list[int]] = defaultdict(list)
    for index in range(count):
        found[_root(parent, index)].append(index)
    return list(found.values())


def chained(pairs: Sequence[tuple[Hashable, Hashable]]) -> list[list[int]]:
    """The numbers of the pairs that hang together by common ends, in their order."""
    number: dict[Hashable, int] = {}
    for pair in pairs:
        for end in pair:
            number.setdefault(end, len(number))
    joined = [(number[one], number[other]) for one, other in pairs]
    group_of = {end: at for at, group in enumerate(groups(len(number), joined)) for end in group}
    found: dict[int, list[int]] = defaultdict(list)
    for at, (one, _) in enumerate(joined):
        found[group_of[one]].append(at)
    return list(found.values())


def _join(parent: list[int], one: int, other: int) -> None:
    parent[max(one, other)] = min(one, other)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index

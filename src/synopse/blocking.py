"""Candidate pairs out of shared keys, and the groups that accepted pairs make: block, score, cluster.

All pairs of a thousand articles on one story would be half a million; each key therefore pairs an item only with the
nearest of its other holders. Where many items hold a key they are alike, and a chain of neighbours joins them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Hashable, Iterable, Sequence

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
            shared.update((one, other) for other in indices[position + 1 : position + 1 + window])
    return shared


def copies(keys: Iterable[Hashable]) -> Iterable[Pair]:
    """Pairs each item with the one before that has the same key: the same words at the same place of a copied text."""
    last: dict[Hashable, int] = {}
    for index, key in enumerate(keys):
        if key in last:
            yield last[key], index
        last[key] = index


def groups(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The connected components of `count` items, each in order, ordered by their first item."""
    parent = list(range(count))
    for one, other in pairs:
        low, high = sorted((_root(parent, one), _root(parent, other)))
        parent[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for index in range(count):
        found[_root(parent, index)].append(index)
    return list(found.values())


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index

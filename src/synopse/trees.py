"""Boosted decision trees: plain numbers in, a probability out. The only module that knows how they are kept.

A file ``models/<name>.trees`` is JSON: by the name of each model the sum it begins with and its trees, each a list of
nodes; a node is ``[trait, threshold, below, above]`` with the numbers of the nodes to go on with, or ``[value]``.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from typing import Mapping

import msgspec

Tree = tuple[tuple[str | float | int, ...], ...]


class Trees(msgspec.Struct, frozen=True):
    """A sum of trees over a beginning, in log odds."""

    begin: float
    trees: tuple[Tree, ...]

    def score(self, traits: Mapping[str, float]) -> float:
        """How probable it is, 0 to 1; a trait that is not given is 0."""
        total = self.begin + math.fsum(_leaf(tree, traits) for tree in self.trees)
        return 1 / (1 + math.exp(-total))


def _leaf(tree: Tree, traits: Mapping[str, float]) -> float:
    node = tree[0]
    while len(node) > 1:
        trait, threshold, below, above = node
        node = tree[below if traits.get(trait, 0) <= threshold else above]  # type: ignore[arg-type,index,operator]
    return node[0]  # type: ignore[return-value]


@cache
def load(name: str) -> Mapping[str, Trees]:
    """The models of the packaged file, read once."""
    content = (files("synopse") / "models" / f"{name}.trees").read_bytes()
    return msgspec.json.decode(content, type=dict[str, Trees])

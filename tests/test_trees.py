"""Boosted trees as they are packaged: sums of leaves, turned into a probability."""

from __future__ import annotations

import math

import pytest

from synopse.trees import Trees, load

STUMP = (("gap", 2.0, 1, 2), (1.5,), (-0.5,))


@pytest.mark.parametrize(
    ("traits", "odds"),
    [
        pytest.param({"gap": 1.0}, 1.0 + 1.5, id="below the threshold"),
        pytest.param({"gap": 2.0}, 1.0 + 1.5, id="at the threshold is below"),
        pytest.param({"gap": 2.5}, 1.0 - 0.5, id="above"),
        pytest.param({}, 1.0 + 1.5, id="a trait that is not given is 0"),
    ],
)
def test_a_score_is_the_probability_of_the_summed_leaves(traits: dict[str, float], odds: float) -> None:
    assert Trees(1.0, (STUMP,)).score(traits) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_the_trees_of_a_model_add_up() -> None:
    assert Trees(0.0, (STUMP, STUMP)).score({"gap": 3}) == pytest.approx(1 / (1 + math.exp(1)))


def test_every_node_of_the_packaged_trees_leads_to_a_leaf() -> None:
    for trees in load("parallels").values():
        for tree in trees.trees:
            ahead = [node[2:] for node in tree if len(node) > 1]
            reached = {int(index) for pair in ahead for index in pair}
            assert reached == set(range(1, len(tree))), "each node but the first is reached once"

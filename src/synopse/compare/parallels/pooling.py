"""How likely two days or places are accounts of one thing, by all the reports of a story that tell both.

A story of five reports tells ten days, and each excludes nine. That a council decided on Tuesday in one report and on
Thursday in another is a contradiction if wherever these two days are told, they are told of one thing; where most
reports tell both of two things, a single pair of like sentences shows little.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import product
from typing import Iterable, Iterator, Mapping

from synopse.compare.parallels.pairing import Pair
from synopse.compare.parallels.slots import Slot, Sort
from synopse.model import Story

POOLED: tuple[Sort, ...] = ("date", "place")
"""Sorts of values of which all reports together tell more than two; of hours, durations and numbers they do not."""
OWN = 0.4
"""What part the score of a pair has beside the mean of all that tell both values: in stories held out the mean tells
more than the pair."""
_LEAST = 1e-6

Value = tuple[float, float, str]
"""The bounds of a value, and of a place its first letters."""
Origins = tuple[str, str]
LETTERS = 5


def pooled(story: Story, scored: Iterable[tuple[Pair, float]]) -> Iterator[float]:
    """For each pair of values, in the order given, how likely it is a contradiction by all pairs that tell both."""
    found = list(scored)
    means = {sort: _means(story, (entry for entry in found if entry[0].one.sort == sort)) for sort in POOLED}
    for pair, score in found:
        if pair.one.sort in POOLED:
            mean = means[pair.one.sort][_value(pair.one), _value(pair.other)]
            yield 1 / (1 + math.exp(-OWN * _log_odds(score) - (1 - OWN) * mean))
        else:
            yield score


def _means(story: Story, found: Iterable[tuple[Pair, float]]) -> Mapping[tuple[Value, Value], float]:
    """For each two values the mean, over the pairs of origins that tell both, of the best log odds there."""
    origin_of = story.origin_of
    best: dict[tuple[Value, Value], dict[Origins, float]] = defaultdict(dict)
    for pair, score in found:
        for one, other in (pair.ends, pair.ends[::-1]):
            articles = one.evidence.article, other.evidence.article
            origins = origin_of.get(articles[0], articles[0]), origin_of.get(articles[1], articles[1])
            _keep_best(best[_value(one), _value(other)], origins, _log_odds(score))
    alike = _alike({value for values in best for value in values})
    return {values: _mean(values, best, alike) for values in best}


def _alike(values: set[Value]) -> Mapping[Value, tuple[Value, ...]]:
    """For each value those that may be the same, itself among them, in order."""
    by_letters: dict[str, list[Value]] = defaultdict(list)
    for value in sorted(values):
        by_letters[value[2]].append(value)
    return {value: tuple(other for other in by_letters[value[2]] if _overlap(value, other)) for value in values}


def _mean(
    values: tuple[Value, Value],
    best: Mapping[tuple[Value, Value], Mapping[Origins, float]],
    alike: Mapping[Value, tuple[Value, ...]],
) -> float:
    told: dict[Origins, float] = {}
    for like in product(alike[values[0]], alike[values[1]]):
        for origins, score in best.get(like, {}).items():
            _keep_best(told, origins, score)
    return sum(told.values()) / len(told)


def _keep_best(scores: dict[Origins, float], origins: Origins, score: float) -> None:
    scores[origins] = max(scores.get(origins, score), score)


def _value(slot: Slot) -> Value:
    return slot.low, slot.high, slot.evidence.text[:LETTERS].lower() if slot.sort == "place" else ""


def _overlap(one: Value, other: Value) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _log_odds(score: float) -> float:
    return math.log(max(score, _LEAST) / max(1 - score, _LEAST))

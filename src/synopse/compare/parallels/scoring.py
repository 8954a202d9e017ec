"""How likely two values of two reports are accounts of one thing, by the model; and what it thinks of others' finds.

The rules for days, numbers and towns find what they were written for, and take a park's two entrances for one. Their
finds are left out where the model, which knows many more such pairs, holds the pair for unlikely.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.compare.parallels.pairing import Pair, pairs
from synopse.model import Account, Discrepancy, Evidence, Story
from synopse.trees import load

MODEL = "parallels"


class Scored(Struct, frozen=True):
    """The pairs of values of a story, each with how likely it is a contradiction, and which reports were compared."""

    pairs: tuple[tuple[Pair, float], ...]
    compared: frozenset[tuple[str, str]]
    by_article: Mapping[tuple[str, str], tuple[tuple[Pair, float], ...]]


class Doubt(Struct, frozen=True):
    """How likely the model must hold a find: `least` where it knows the pair of values, `unknown` whether a find is
    kept of which it knows none."""

    least: float
    unknown: bool


def scored(story: Story) -> Scored:
    """All pairs of values of a story, weighed."""
    trees = load(MODEL)
    found = tuple((pair, trees[pair.one.sort].score(pair.traits)) for pair in pairs(story))
    by_article: dict[tuple[str, str], list[tuple[Pair, float]]] = defaultdict(list)
    for pair, score in found:
        by_article[pair.one.evidence.article, pair.other.evidence.article].append((pair, score))
    return Scored(found, frozenset(by_article), {key: tuple(entries) for key, entries in by_article.items()})


def doubted(entry: Discrepancy | None, known: Scored, doubt: Doubt) -> bool:
    """Whether the model holds what a rule found for unlikely."""
    if entry is None:
        return False
    compared = set(_compared(entry, known))
    if not compared:
        return False
    scores = [score for key in sorted(compared) for pair, score in known.by_article[key] if _tells(entry, pair)]
    return max(scores) < doubt.least if scores else not doubt.unknown


def _compared(entry: Discrepancy, known: Scored) -> Iterable[tuple[str, str]]:
    """The pairs of reports on which the find rests that the model has compared."""
    articles = sorted({evidence.article for value in entry.values for evidence in value.evidence})
    return ((one, other) for one in articles for other in articles if (one, other) in known.compared)


def _tells(entry: Discrepancy, pair: Pair) -> bool:
    """Whether the two values of the pair stand in two accounts of the find."""
    sides = [
        {number for number, value in enumerate(entry.values) if _holds(value, slot.evidence)} for slot in pair.ends
    ]
    return bool(sides[0] and sides[1]) and sides[0] != sides[1]


def _holds(account: Account, at: Evidence) -> bool:
    return any(e.article == at.article and e.begin < at.end and at.begin < e.end for e in account.evidence)

"""How likely two values of two reports are accounts of one thing, by the model; and what it thinks of others' finds.

The rules for days, numbers and towns find what they were written for, and take a park's two entrances for one. Their
finds are left out where the model, which knows many more such pairs, holds the pair for unlikely.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, permutations
from typing import Iterator, Mapping

from msgspec import Struct

from synopse.compare.parallels.pairing import Pair, Settings, pairs
from synopse.model import Account, Discrepancy, Evidence, Story
from synopse.trees import load

MODEL = "parallels"


class Scored(Struct, frozen=True):
    """The pairs of values of a story, each with how likely it is a contradiction, by the two reports that give them."""

    by_reports: Mapping[tuple[str, str], tuple[tuple[Pair, float], ...]]

    def pairs(self) -> Iterator[tuple[Pair, float]]:
        """All pairs in the order of the reports."""
        return chain.from_iterable(self.by_reports.values())


class Doubt(Struct, frozen=True):
    """How likely the model must hold a find: `least` where it knows the pair of values, `unknown` whether a find is
    kept of which it knows none."""

    least: float
    unknown: bool


def scored(story: Story, settings: Settings) -> Scored:
    """All pairs of values of a story, weighed."""
    trees = load(MODEL)
    found: dict[tuple[str, str], list[tuple[Pair, float]]] = defaultdict(list)
    for pair in pairs(story, settings):
        score = trees[pair.one.sort].score(pair.traits)
        found[pair.one.evidence.article, pair.other.evidence.article].append((pair, score))
    return Scored({reports: tuple(entries) for reports, entries in found.items()})


def doubted(entry: Discrepancy | None, known: Scored, doubt: Doubt) -> bool:
    """Whether the model holds what a rule found for unlikely."""
    if entry is None:
        return False
    articles = sorted({evidence.article for value in entry.values for evidence in value.evidence})
    told = [known.by_reports[key] for key in permutations(articles, 2) if key in known.by_reports]
    if not told:
        return False
    scores = [score for entries in told for pair, score in entries if _tells(entry, pair)]
    return max(scores) < doubt.least if scores else not doubt.unknown


def _tells(entry: Discrepancy, pair: Pair) -> bool:
    """Whether the two values of the pair stand in two accounts of the find."""
    sides = [
        {number for number, value in enumerate(entry.values) if _holds(value, slot.evidence)} for slot in pair.ends
    ]
    return bool(sides[0] and sides[1]) and sides[0] != sides[1]


def _holds(account: Account, at: Evidence) -> bool:
    return any(evidence.overlaps(at) for evidence in account.evidence)

"""All values of one sort of two reports: which pair of them is the likeliest, and which values are accounted for.

A contradiction is told in the two sentences that belong together, not in any two; and a value that both reports tell
is no side of one.
"""

from __future__ import annotations

from typing import Sequence

from msgspec import Struct

from synopse.compare.parallels.slots import Slot
from synopse.compare.parallels.traits import Rivalry
from synopse.compare.parallels.values import is_slip, names

NEAR = 0.45
"""How much of what the likeliest pair of a value shares another pair must share to be looked at."""


class Field(Struct, frozen=True):
    """All values of one sort of two reports: how much each pair shares, and which stand for one value.

    `groups` number the values of each report, equal ones alike; `known` tells which the other report has too.
    """

    ours: tuple[Slot, ...]
    theirs: tuple[Slot, ...]
    shared: tuple[tuple[float, ...], ...]
    groups: tuple[tuple[int, ...], tuple[int, ...]]
    known: tuple[tuple[bool, ...], tuple[bool, ...]]
    rows: tuple[Best, ...]
    columns: tuple[Best, ...]
    rows_left: tuple[Best, ...]
    columns_left: tuple[Best, ...]

    def rivalry(self, row: int, column: int) -> Rivalry | None:
        """How a pair stands among the others; None where both values are accounted for, or another is far likelier.

        A value that looks like a slip of another may be told in quite other words.
        """
        score, known = self.shared[row][column], (self.known[0][row], self.known[1][column])
        ends = self.groups[0][row], self.groups[1][column]
        rival = max(self.rows[row].but(ends[1]), self.columns[column].but(ends[0]))
        rival_left = max(self.rows_left[row].but(ends[1]), self.columns_left[column].but(ends[0]))
        if all(known) or (score < NEAR * rival_left and not is_slip(self.ours[row], self.theirs[column])):
            return None
        kinds = len(set(self.groups[0])), len(set(self.groups[1]))
        left = _left(self.groups[0], self.known[0]), _left(self.groups[1], self.known[1])
        alone = len(self.shared) == len(self.shared[0]) == 1
        return Rivalry(score >= rival, score >= rival_left, score - rival_left, alone, any(known), kinds, left)


class Best(Struct, frozen=True):
    """The most that one value shares with others, and the most with those that are not of the same `group`."""

    most: float
    group: int
    second: float

    def but(self, group: int) -> float:
        """The most that it shares with a value that is not of this group."""
        return self.second if group == self.group else self.most


def field(ours: Sequence[Slot], theirs: Sequence[Slot]) -> Field:
    """How the values of one sort of two reports stand to each other."""
    shared = tuple(tuple(_shared(one, other) for other in theirs) for one in ours)
    groups = _groups(ours), _groups(theirs)
    known = (
        tuple(any(names(one, other) for other in theirs) for one in ours),
        tuple(any(names(other, one) for one in ours) for other in theirs),
    )
    turned = tuple(zip(*shared, strict=True))
    nothing = tuple(False for _ in ours), tuple(False for _ in theirs)
    return Field(
        ours=tuple(ours),
        theirs=tuple(theirs),
        shared=shared,
        groups=groups,
        known=known,
        rows=tuple(_best(row, groups[1], nothing[1]) for row in shared),
        columns=tuple(_best(column, groups[0], nothing[0]) for column in turned),
        rows_left=tuple(_best(row, groups[1], known[1]) for row in shared),
        columns_left=tuple(_best(column, groups[0], known[0]) for column in turned),
    )


def _groups(found: Sequence[Slot]) -> tuple[int, ...]:
    """For each value the number of the first one that tells the same as finely: "am Abend" and "20.41 Uhr" are two."""
    return tuple(
        next(index for index, one in enumerate(found) if names(one, slot) and names(slot, one)) for slot in found
    )


def _left(groups: tuple[int, ...], known: tuple[bool, ...]) -> int:
    return len({group for group, is_known in zip(groups, known, strict=True) if not is_known})


def _best(row: Sequence[float], groups: Sequence[int], aside: Sequence[bool]) -> Best:
    """The likeliest partner of a value and the next one of another value, those `aside` left out."""
    best: dict[int, float] = {}
    for score, group, is_aside in zip(row, groups, aside, strict=True):
        if not is_aside:
            best[group] = max(score, best.get(group, 0.0))
    ranked = sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))
    first = ranked[0] if ranked else (-1, 0.0)
    return Best(first[1], first[0], ranked[1][1] if len(ranked) > 1 else 0.0)


def _shared(one: Slot, other: Slot) -> float:
    """A first measure of what two values have in common, for telling which pair of a report is the likeliest."""
    left, right = one.around, other.around
    own = 2 * len(left.clause & right.clause) + len(left.words & right.words) + 0.5 * len(left.before & right.before)
    return own + 0.5 * len(left.behind & right.behind) + bool((left.deeds | left.nouns) & (right.deeds | right.nouns))

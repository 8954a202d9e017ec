"""Which clauses of two reports are laid side by side: one tells what the other denies, and they share words.

Of all pairs of two reports only those are weighed that share most: a contradiction is told in the two sentences that
belong together, not in any two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.compare.outcomes.clauses import Clause, clauses
from synopse.compare.outcomes.traits import EMPTY_VERBS, Standing, Traits, opposed, traits
from synopse.compare.parallels.pairing import Settings, compared, neighbours
from synopse.compare.parallels.traits import Setting
from synopse.model import Article, Story

LEAST = 2.0
"""First measure from which on two clauses may tell of one thing."""
FIRST = 8
"""Pairs of two reports that are weighed, those that share most."""
KINDRED = 1.5
"""What it counts that two clauses tell of one sort of matter, in words."""
SAME = 2
"""Words that two clauses share if a verb that says nothing is all that they have in common: "hat keine Zukunft"."""

Key = tuple[str, str, int]


class Read(Struct, frozen=True):
    """A report as it is compared: its clauses, what counts of it as a whole, and its clauses by what they tell."""

    origin: str
    setting: Setting
    clauses: tuple[Clause, ...]
    by_key: Mapping[Key, tuple[int, ...]]


class Pair(Struct, frozen=True):
    """A clause that denies or refuses, one of another report that tells otherwise, and what they have in common."""

    against: Clause
    told: Clause
    traits: Traits


def reports(story: Story, settings: Settings) -> tuple[Read, ...]:
    """The reports of a story as they are compared."""
    origin_of = story.origin_of
    return tuple(
        _read(article, origin_of.get(article.id, article.id), settings[article.id]) for article in compared(story)
    )


def pairs(read: Sequence[Read]) -> Iterator[Pair]:
    """The pairs of clauses that may contradict each other, in the order of their reports."""
    for left, right in neighbours(read):
        yield from _between(left, right)


def knows_both(report: Read, pair: Pair) -> bool:
    """Whether a report tells both sides of the same: absent from the first meeting, present at the second."""
    matters = opposed(pair.against, pair.told)
    whom = (pair.against.actors | pair.against.subject) & (pair.told.actors | pair.told.subject | pair.told.near)
    return bool(whom) and all(_tells(report, matters, sign, whom) for sign in (-1, 1))


def _tells(report: Read, matters: frozenset[str], sign: int, whom: frozenset[str]) -> bool:
    indices = (index for matter in matters for index in report.by_key.get(("matter", matter, sign), ()))
    return any(whom & (report.clauses[index].actors | report.clauses[index].subject) for index in indices)


def _read(article: Article, origin: str, setting: Setting) -> Read:
    found = clauses(article, setting.telling)
    by_key: dict[Key, list[int]] = defaultdict(list)
    for index, clause in enumerate(found):
        for key in _keys(clause):
            by_key[key].append(index)
    return Read(origin, setting, found, {key: tuple(indices) for key, indices in by_key.items()})


def _keys(clause: Clause) -> Iterator[Key]:
    """What a clause tells, with its side; what no table knows counts by its verb and by its deeds."""
    for matter, sign in clause.stand.sides:
        yield "matter", matter, sign
    sign = -1 if clause.stand.against else 1
    if clause.verb:
        yield "verb", clause.verb, sign
    for deed in clause.deeds:
        yield "deed", deed, sign


def _between(left: Read, right: Read) -> Iterator[Pair]:
    scores = {(row, column): _score(left.clauses[row], right.clauses[column]) for row, column in _kindred(left, right)}
    found = sorted(((score, *at) for at, score in scores.items() if score >= LEAST), key=lambda e: (-e[0], e[1:]))
    for score, row, column in found[:FIRST]:
        one, other = left.clauses[row], right.clauses[column]
        rival = max((s for s, r, c in found if (r == row) != (c == column)), default=0.0)
        count = len(left.clauses) * len(right.clauses)
        against, told, of_against, of_told = one, other, left, right
        if not denies(one, other):
            against, told, of_against, of_told = other, one, right, left
        agree = _agreeing(against, of_told), _agreeing(told, of_against)
        standing = Standing(score, rival, agree, _mixed((against, of_against), (told, of_told)), count)
        yield Pair(against, told, traits(against, told, (of_against.setting, of_told.setting), standing))


def _kindred(left: Read, right: Read) -> list[tuple[int, int]]:
    """The pairs of clauses that tell of one sort of matter and take two sides."""
    found = set()
    for key in left.by_key.keys() & {(sort, name, -sign) for sort, name, sign in right.by_key}:
        sort, name, sign = key
        for row in left.by_key[key]:
            for column in right.by_key[sort, name, -sign]:
                one, other = left.clauses[row], right.clauses[column]
                telling = sort != "verb" or name not in EMPTY_VERBS or len(one.own & other.own) >= SAME
                if telling and not _of_two_days(one, other):
                    found.add((row, column))
    return sorted(found)


def _of_two_days(one: Clause, other: Clause) -> bool:
    """Whether the sentences name days that exclude each other: acquitted last year, convicted on Tuesday."""
    return (
        one.days is not None and other.days is not None
        and (one.days[0] > other.days[1] or other.days[0] > one.days[1])
    )  # fmt: skip


def _mixed(against: tuple[Clause, Read], told: tuple[Clause, Read]) -> tuple[int, int]:
    """How many clauses of each report take the other side of what the two clauses differ in."""
    matters = opposed(against[0], told[0])
    return (
        len({index for matter in matters for index in against[1].by_key.get(("matter", matter, 1), ())}),
        len({index for matter in matters for index in told[1].by_key.get(("matter", matter, -1), ())}),
    )


def _agreeing(clause: Clause, report: Read) -> float:
    """The most that a clause shares with one of the other report that takes its side."""
    indices = {index for key in _keys(clause) for index in report.by_key.get(key, ())}
    return max((_score(clause, report.clauses[index]) for index in indices), default=0.0)


def denies(one: Clause, other: Clause) -> bool:
    """Whether of two opposite clauses the first is the one that denies."""
    if one.stand.against != other.stand.against:
        return one.stand.against
    return any(sign < 0 and (matter, 1) in other.stand.sides for matter, sign in one.stand.sides)


def _score(one: Clause, other: Clause) -> float:
    """A first measure of what two clauses have in common."""
    shared = 2 * len(one.own & other.own) + len(one.words & other.words) + 0.5 * len(one.before & other.before)
    shared += len(one.own & other.before) / 2 + len(other.own & one.before) / 2
    return shared + KINDRED * bool(one.stand.matters & other.stand.matters)

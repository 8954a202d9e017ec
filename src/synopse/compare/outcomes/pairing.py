"""Which clauses of two reports are laid side by side: one tells what the other denies, and they share words.

Of all pairs of two reports only those are weighed that share most: a contradiction is told in the two sentences that
belong together, not in any two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Callable, Iterator, Mapping, Sequence, TypeVar

from msgspec import Struct

from synopse.compare.outcomes.clauses import Clause, clauses
from synopse.compare.outcomes.traits import EMPTY_VERBS, Standing, Traits, opposed, root, traits
from synopse.compare.parallels.pairing import PLANS, Settings, compared, neighbours
from synopse.compare.parallels.traits import Setting
from synopse.model import Article, Story

LEAST = 2.0
"""First measure from which on two clauses may tell of one thing."""
FIRST = 8
"""Pairs of two reports that are weighed of each sort, those that share most."""
MOST = 40
"""Clauses of a report that are looked at for one word or matter."""
KINDRED = 1.5
"""What it counts that two clauses tell of one sort of matter, in words."""
SAME = 2
"""Words that two clauses share if a verb that says nothing is all that they have in common: "hat keine Zukunft"."""

SORTS = ("absence", "outcome")
"""The sorts of pairs that are weighed by trees of their own."""
SHOWN = 2
"""Pairs of two reports that are reported at most."""
CALLED_OFF = ("happening!", -1)
"""The side of what was called off: it is told not to have been done, whatever the deed."""

Key = tuple[str, str, int]
T = TypeVar("T")


class Read(Struct, frozen=True):
    """A report as it is compared: its clauses, what counts of it as a whole, and its clauses by what they tell."""

    id: str
    origin: str
    setting: Setting
    clauses: tuple[Clause, ...]
    by_key: Mapping[Key, tuple[int, ...]]


class Pair(Struct, frozen=True):
    """A clause that denies or refuses, one of another report that tells otherwise, and what they have in common."""

    against: Clause
    told: Clause
    traits: Traits

    @property
    def sort(self) -> str:
        """Which trees weigh it: those of absences where the one clause tells absent whom the other speaks of. Where it
        denies the other's very verb, more than somebody's absence is denied: "schloss Kündigungen nicht aus"."""
        return "absence" if self.traits["missing"] and not self.traits["verb_denied"] else "outcome"

    @property
    def sentences(self) -> frozenset[tuple[str, int]]:
        """The two sentences, by report and number."""
        return frozenset((end.evidence.article, end.sentence) for end in (self.against, self.told))


def reports(story: Story, settings: Settings) -> tuple[Read, ...]:
    """The reports of a story as they are compared."""
    origin_of = story.origin_of
    return tuple(
        _read(article, origin_of.get(article.id, article.id), settings[article.id]) for article in compared(story)
    )


def pairs(read: Sequence[Read]) -> Iterator[Pair]:
    """The pairs of clauses that may contradict each other, in the order of their reports."""
    for left, right in neighbours(read, PLANS):
        yield from _between(left, right)


def likeliest(ranked: Sequence[T], pair_of: Callable[[T], Pair]) -> list[T]:
    """Of the pairs of two reports, the likeliest first, those that are reported: no sentence tells two things."""
    found: list[T] = []
    used: set[tuple[str, int]] = set()
    for entry in ranked:
        sentences = pair_of(entry).sentences
        if len(found) < SHOWN and used.isdisjoint(sentences):
            found.append(entry)
            used |= sentences
    return found


def known_elsewhere(read: Sequence[Read], pair: Pair) -> bool:
    """Whether a third report tells both sides of the same: absent from the first meeting, present at the second.

    Where one of the two reports themselves tells both, it is a trait: mostly it only repeats itself in other words.
    """
    ends = {pair.against.evidence.article, pair.told.evidence.article}
    return any(_knows_both(report, pair.against, pair.told) for report in read if report.id not in ends)


def _knows_both(report: Read, against: Clause, told: Clause) -> bool:
    matters = opposed(against, told)
    whom = (against.actors | against.subject) & (told.actors | told.subject | told.near)
    return bool(whom) and all(_tells(report, matters, sign, whom) for sign in (-1, 1))


def _tells(report: Read, matters: frozenset[str], sign: int, whom: frozenset[str]) -> bool:
    indices = (index for matter in matters for index in report.by_key.get(("matter", matter, sign), ()))
    return any(whom & (report.clauses[index].actors | report.clauses[index].subject) for index in indices)


def _read(article: Article, origin: str, setting: Setting) -> Read:
    found = clauses(article, setting.telling)
    by_key: dict[Key, list[int]] = defaultdict(list)
    for index, clause in enumerate(found):
        for key in (*_keys(clause), *_open_keys(clause)):
            by_key[key].append(index)
    return Read(article.id, origin, setting, found, {key: tuple(indices) for key, indices in by_key.items()})


def _keys(clause: Clause) -> Iterator[Key]:
    """What a clause tells, with its side; what no table knows counts by its verb and by its deeds."""
    for matter, sign in clause.stand.sides:
        yield "matter", matter, sign
    sign = -1 if clause.stand.denied or CALLED_OFF in clause.stand.sides else 1
    if clause.verb:
        yield "verb", clause.verb, -1 if clause.stand.denied else 1
    for deed in clause.deeds:
        yield "deed", deed, sign


def _open_keys(clause: Clause) -> Iterator[Key]:
    """By whom and what a clause speaks of, for the other side of one that tells somebody absent, or no such thing."""
    whom = clause.whom
    for word in whom.missing:
        yield "whom", word, -1
    for word in whom.refused:
        yield "what", root(word), -1
    for word in clause.spoken - whom.missing:
        yield "whom", word, 1
    for word in clause.own - whom.refused:
        yield "what", root(word), 1


def _between(left: Read, right: Read) -> Iterator[Pair]:
    scores = {at: _score(left.clauses[at[0]], right.clauses[at[1]]) for at in _kindred(left, right)}
    found = sorted(((score, *at) for at, score in scores.items() if score >= LEAST), key=lambda e: (-e[0], e[1:]))
    for score, row, column in _first(found, left, right):
        one, other = left.clauses[row], right.clauses[column]
        rival = max((s for s, r, c in found if (r == row) != (c == column)), default=0.0)
        count = len(left.clauses) * len(right.clauses)
        against, told, of_against, of_told = one, other, left, right
        if not denies(one, other):
            against, told, of_against, of_told = other, one, right, left
        agree = _agreeing(against, of_told), _agreeing(told, of_against)
        mixed = _mixed((against, of_against), (told, of_told))
        knowing = sum(_knows_both(report, against, told) for report in (left, right))
        missing = against.whom.missing & told.spoken
        elsewhere = _count(of_told, missing, -1), _count(of_against, missing, 1)
        standing = Standing(score, rival, agree, mixed, knowing, elsewhere, count)
        yield Pair(against, told, traits(against, told, (of_against.setting, of_told.setting), standing))


def _count(report: Read, whom: frozenset[str], sign: int) -> int:
    """How many clauses of a report tell some of them absent, or else speak of them."""
    return max((len(report.by_key.get(("whom", word, sign), ())) for word in whom), default=0)


def _first(found: Sequence[tuple[float, int, int]], left: Read, right: Read) -> Iterator[tuple[float, int, int]]:
    """Of each sort of pairs those that share most: on two sides by the table, or absent here and mentioned there."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for score, row, column in found:
        one, other = left.clauses[row], right.clauses[column]
        told = bool(_lacking(one, other) or _lacking(other, one)), bool(opposed(one, other))
        counts[told] += 1
        if counts[told] <= FIRST:
            yield score, row, column


def _kindred(left: Read, right: Read) -> list[tuple[int, int]]:
    """The pairs of clauses that tell of one sort of matter and take two sides."""
    found = set()
    for key in left.by_key.keys() & {(sort, name, -sign) for sort, name, sign in right.by_key}:
        sort, name, sign = key
        for row in left.by_key[key][:MOST]:
            for column in right.by_key[sort, name, -sign][:MOST]:
                one, other = left.clauses[row], right.clauses[column]
                telling = sort != "verb" or name not in EMPTY_VERBS or len(one.own & other.own) >= SAME
                if telling and not _of_two_days(one, other):
                    found.add((row, column))
    return sorted(found)


def _of_two_days(one: Clause, other: Clause) -> bool:
    """Whether the clauses name days that exclude each other: acquitted last year, convicted on Tuesday."""
    ours, theirs = one.own_days, other.own_days
    return ours is not None and theirs is not None and (ours[0] > theirs[1] or theirs[0] > ours[1])


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
    lacks = bool(_lacking(one, other)), bool(_lacking(other, one))
    if lacks[0] != lacks[1]:
        return lacks[0]
    if one.stand.against != other.stand.against:
        return one.stand.against
    return any(sign < 0 and (matter, 1) in other.stand.sides for matter, sign in one.stand.sides)


def _lacking(one: Clause, other: Clause) -> frozenset[str]:
    """Those whom the first tells to be elsewhere, or not to be there, and the second speaks of."""
    whom = other.whom
    roots = {root(word) for word in other.own - whom.refused}
    return ((one.whom.missing - whom.missing) & other.spoken) | {
        word for word in one.whom.refused if root(word) in roots
    }


def _score(one: Clause, other: Clause) -> float:
    """A first measure of what two clauses have in common."""
    shared = 2 * len(one.own & other.own) + len(one.words & other.words) + 0.5 * len(one.before & other.before)
    shared += len(one.own & other.before) / 2 + len(other.own & one.before) / 2
    return shared + KINDRED * bool(one.stand.matters & other.stand.matters)

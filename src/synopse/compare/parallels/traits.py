"""What two values in two reports have in common and what sets them apart, as numbers that a model weighs.

Nothing here decides. A trait is small and plain enough to be said to a reader: the clauses share their verb, neither
report names the other's value, the later number is the higher one.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.compare.matter import Telling
from synopse.compare.parallels.slots import AGE, Slot, Words
from synopse.compare.parallels.values import apart, is_slip, sites_of
from synopse.deeds import deed_of
from synopse.distances import town
from synopse.terms import stem
from synopse.vocabulary.sites import Group

Traits = Mapping[str, float]

TAIL, BEGINNING, PIECE = 5, 6, 6
"""Letters by which a compound is the noun at its end, by which it begins with a word, and of a piece both share."""
MOST_ALIKE = 6.0
"""Shared words from which on more say no more."""
LEAD = 2
SHORT = 12
_EMPTY_VERBS = frozenset({"sein", "haben", "werden"})
GROUPS: tuple[Group, ...] = ("ground", "house", "land", "road", "room", "seat", "square", "water")
_INSIDE = frozenset({"am", "an", "auf", "im", "in", "vor"})
_MOVED = frozenset({"ans", "aufs", "aus", "ins", "zu", "zum", "zur"})
_WHERE = frozenset({"in", "im", "bei", "nahe", "unweit", "vor", "auf", "am", "an", "unter", "um", "nach", "über"})


class Setting(Struct, frozen=True):
    """What counts of an article as a whole: its day, how many sentences it has, how often a stem stands in them, which
    linked events, each with its type, each sentence tells."""

    text: str
    lower: str
    published: int | None
    sentences: int
    counts: Mapping[str, int]
    words: Words
    telling: Telling
    told: Mapping[int, frozenset[tuple[str, str]]]


class Rivalry(Struct, frozen=True):
    """How a pair of values stands among the other pairs of its sort in the two reports.

    `best`: no other pair with one of the two shares more words; `alone`: there is no other; `known`: one of the
    reports names the other's value too; `kinds`: how many values of the sort each report tells. A value that both
    tell is accounted for: `best_left`, `left` and `margin` are of those that only one tells, and by how much no other
    pair of them shares more.
    """

    best: bool
    best_left: bool
    margin: float
    alone: bool
    known: bool
    kinds: tuple[int, int]
    left: tuple[int, int]


class Beside(Struct, frozen=True):
    """How the other values of two sentences fit: how many days and how many numbers both tell, whether all differ.

    `numbers_near` counts those of the sentences before and behind, too: "240 Reisende" here, "die 240 Fahrgäste" there.
    """

    days: int
    days_apart: bool
    numbers: int
    numbers_apart: bool
    numbers_near: int


def traits(one: Slot, other: Slot, settings: tuple[Setting, Setting], rivalry: Rivalry, beside: Beside) -> Traits:
    """All traits of a pair, by name; one that is not given is 0."""
    found: dict[str, float] = {}
    for part in (
        _words(one, other, settings),
        _telling(one, other),
        placing((one.around.sentence, other.around.sentence), settings),
        _standing(rivalry),
        _fitting(beside),
        _sort(one, other, settings),
    ):
        found.update(part)
    return found


def _words(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    left, right = one.around, other.around
    counts = settings[0].counts, settings[1].counts
    yield "clause", weight(left.clause, right.clause, counts)
    yield "words", weight(left.words, right.words, counts)
    yield "before", weight(left.before, right.before, counts)
    yield "clause_exact", min(len(left.clause & right.clause), 4)
    yield "words_exact", min(len(left.words & right.words), 5)
    yield "cross", min(matching(left.clause, right.before), matching(right.clause, left.before), 3)
    yield "names", min(len(left.names & right.names), 3)
    yield "behind", min(matching(left.behind, right.behind), 2)
    yield "head", bool(left.head and right.head) and likeness(left.head, right.head) > 0
    yield "names_apart", bool(left.names and right.names) and not left.names & right.names
    covered = _covered(left.clause, settings[1].words), _covered(right.clause, settings[0].words)
    yield "covered", min(covered)
    yield "covered_most", max(covered)
    yield (
        "sides_apart",
        sum(not left.sides[name] & right.sides[name] for name in left.sides.keys() & right.sides.keys()),
    )
    yield (
        "sides_shared",
        sum(bool(left.sides[name] & right.sides[name]) for name in left.sides.keys() & right.sides.keys()),
    )
    yield "sides_one", len(left.sides.keys() ^ right.sides.keys())
    yield "matter", share(settings[0].words, settings[1].words)


def weight(one: Words, other: Words, counts: tuple[Mapping[str, int], Mapping[str, int]]) -> float:
    """How much two sets of stems share; a word counts less the more sentences of both reports have it."""
    shared = sum(value * _rarity(word, counts) for word, value in (*_matches(one, other), *_matches(other, one)))
    return min(shared / 2, MOST_ALIKE)


def _rarity(word: str, counts: tuple[Mapping[str, int], Mapping[str, int]]) -> float:
    return 1 / math.sqrt(max(1, counts[0].get(word, 0) + counts[1].get(word, 0) - 1))


@lru_cache(maxsize=50_000)
def _matches(one: Words, other: Words) -> tuple[tuple[str, float], ...]:
    """Those words of the first that the second has, in its letters or in others, in a fixed order."""
    found = ((word, 1.0 if word in other else max((likeness(word, end) for end in other), default=0)) for word in one)
    return tuple(sorted((word, value) for word, value in found if value))


def matching(one: Words, other: Words) -> int:
    """How many words of the first the second has, in its letters or in others."""
    return len(_matches(one, other))


def _covered(clause: Words, words: Words) -> float:
    """The share of a clause's words that the other report has anywhere: what it does not, may be another matter."""
    return len(_matches(clause, words)) / len(clause) if clause else 1.0


@lru_cache(maxsize=20_000)
def share(one: Words, other: Words) -> float:
    """What part of all words of two texts both have, 0 to 1."""
    shared = sum(value for _, value in (*_matches(one, other), *_matches(other, one)))
    return shared / max(1, len(one) + len(other))


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> float:
    """How alike two stems are, 0 to 1: one noun, a compound of it, one deed, a common piece of some length."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= TAIL and longer.endswith(shorter):
        return 0.8
    if len(shorter) >= BEGINNING and longer.startswith(shorter):
        return 0.7
    if (deed := deed_of(one)) is not None and deed == deed_of(other):
        return 0.7
    head, tail = shorter[:PIECE], shorter[-PIECE:]
    return 0.5 if len(shorter) >= PIECE and (longer.startswith(head) or longer.endswith(tail)) else 0.0


def _telling(one: Slot, other: Slot) -> Iterable[tuple[str, float]]:
    left, right = one.around, other.around
    yield "verb", left.verb == right.verb != "" and left.verb not in _EMPTY_VERBS
    yield "verb_alike", bool(left.verb and right.verb) and 0 < likeness(stem(left.verb), stem(right.verb)) < 1
    yield "deed", bool(left.deeds & right.deeds)
    yield "deed_noun", bool((left.deeds | left.nouns) & (right.deeds | right.nouns))
    yield "deeds_differ", bool(left.deeds and right.deeds) and not left.deeds & right.deeds
    yield "preposition", left.preposition == right.preposition != ""
    prepositions = {left.preposition, right.preposition}
    differ = len(prepositions) > 1
    yield "until", differ and "bis" in prepositions
    yield "since", differ and "seit" in prepositions
    yield "from", differ and bool(prepositions & {"ab", "nach", "vor"})
    yield "factual", left.factual == right.factual
    yield "negated_one", left.negated != right.negated
    yield "negated", left.negated or right.negated
    yield "said_one", left.said != right.said
    yield "said_both", left.said and right.said
    yield "speech_one", left.speech != right.speech
    yield "speech_both", left.speech and right.speech
    for mark in ("again", "series"):
        yield mark, mark in left.marks | right.marks
    for mark in ("haggled", "part"):
        yield f"{mark}_one", (mark in left.marks) != (mark in right.marks)
        yield f"{mark}_both", mark in left.marks & right.marks


def placing(places: tuple[int, int], settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    """Where in their reports two sentences stand, given by their numbers, and how many days lie between these."""
    yield "lead", max(places) <= LEAD
    yield "position", abs(places[0] / max(1, settings[0].sentences) - places[1] / max(1, settings[1].sentences))
    yield "headline", places.count(0)
    yield "length", math.log(max(1, settings[0].sentences * settings[1].sentences))
    days = settings[0].published, settings[1].published
    yield "undated", None in days
    yield "gap", 0 if days[0] is None or days[1] is None else min(abs(days[0] - days[1]), 30)


def _standing(rivalry: Rivalry) -> Iterable[tuple[str, float]]:
    yield "best", rivalry.best
    yield "best_left", rivalry.best_left
    yield "margin", max(-4.0, min(rivalry.margin, 4.0))
    yield "left", math.log(max(1, rivalry.left[0]) * max(1, rivalry.left[1]))
    yield "left_sole", rivalry.left == (1, 1)
    yield "alone", rivalry.alone
    yield "known", rivalry.known
    yield "kinds", math.log(rivalry.kinds[0] * rivalry.kinds[1])
    yield "sole", rivalry.kinds.count(1)


def _fitting(beside: Beside) -> Iterable[tuple[str, float]]:
    yield "days_agree", min(beside.days, 2)
    yield "days_apart", beside.days_apart
    yield "numbers_agree", min(beside.numbers, 3)
    yield "numbers_apart", beside.numbers_apart
    yield "numbers_near", min(beside.numbers_near, 4)


def _sort(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    match one.sort:
        case "date":
            return _dates(one, other, settings)
        case "hour":
            return _hours(one, other)
        case "place":
            return _places(one, other, settings)
        case "site":
            return _sites(one, other, settings)
        case _:
            return _numbers(one, other, settings)


def _dates(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    gap = apart(one, other)
    yield "days", gap
    yield "week", gap in (7, 14)
    widths = one.high - one.low, other.high - other.low
    yield "wide", max(widths)
    yield "wide_both", min(widths)
    yield "grains", abs(_grain(widths[0]) - _grain(widths[1]))
    yield "grain", min(map(_grain, widths))
    yield "steps", min(gap / (min(widths) + 1), 60.0)
    sides = [_side(slot, setting.published) for slot, setting in zip((one, other), settings, strict=True)]
    if None not in sides:
        yield "one_side", sides[0] == sides[1]
        yield "two_sides", set(sides) == {-1, 1}
        yield "today", sides.count(0)
        yield "ahead", sides == [1, 1]


def _grain(width: float) -> int:
    """How finely a date is told: to the day (0), the week (1), the month (2), the year (3)."""
    return (width >= 2) + (width >= 10) + (width >= 100)


def _side(slot: Slot, published: int | None) -> int | None:
    """Whether the day lies before (-1), on or after (1) that of the report."""
    return None if published is None else (slot.low > published) - (slot.high < published)


def _hours(one: Slot, other: Slot) -> Iterable[tuple[str, float]]:
    yield "minutes", apart(one, other)
    yield "vague", sum(slot.high > slot.low for slot in (one, other))
    yield "slip", is_slip(one, other)


def _numbers(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    yield "ratio", math.log(apart(one, other))
    yield "slip", is_slip(one, other)
    yield "inexact", sum(slot.precision != "exact" for slot in (one, other))
    if one.sort == "duration":
        return
    yield "age", one.unit == AGE
    yield "vote", one.vote == other.vote > 0
    yield "sex", bool(one.sex) and one.sex == other.sex
    yield "round", one.low % 10 == 0 and other.low % 10 == 0
    yield "small", max(one.low, other.low) <= SHORT
    counted = bool(one.counted and other.counted)
    alike = likeness(one.counted, other.counted) if counted else 0.0
    yield "counted", counted and one.counted == other.counted
    yield "counted_alike", counted and 0 < alike < 1
    yield "counted_differ", counted and not alike
    yield "persons", one.people and other.people
    yield "persons_one", one.people != other.people
    yield "percent", one.unit == "percent"
    yield "money", len(one.unit) == 3 and one.unit.isupper()
    yield "count", one.unit == "count"
    days = settings[0].published, settings[1].published
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        early, late = (one, other) if days[0] < days[1] else (other, one)
        yield "risen", late.low > early.low


def _places(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    towns = [town(slot.evidence.text) is not None for slot in (one, other)]
    yield "towns", sum(towns)
    yield (
        "mentions",
        sum(
            math.log(1 + setting.text.count(slot.evidence.text))
            for slot, setting in zip((one, other), settings, strict=True)
        ),
    )
    yield "where", sum(slot.around.preposition in _WHERE for slot in (one, other))


def _sites(one: Slot, other: Slot, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    sites = left, right = sites_of(one, other)
    groups = [site.kind.group for site in sites]
    yield "same_kind", left.kind.name == right.kind.name
    yield "same_group", groups[0] == groups[1]
    for group in GROUPS:
        yield f"group_{group}", groups.count(group)
    yield "indefinite", left.indefinite + right.indefinite
    yield "owned", bool(left.own) + bool(right.own)
    yield "vague", sum(not site.own and not site.indefinite for site in sites)
    yield "towns_apart", bool(left.town and right.town) and left.town != right.town
    yield "towns_same", bool(left.town) and left.town == right.town
    yield "inside", sum(site.preposition in _INSIDE for site in sites)
    yield "moved", sum(site.preposition in _MOVED for site in sites)
    beginnings = [site.text[: max(BEGINNING, len(site.text) - 2)].lower() for site in sites]
    yield "mentioned", sum(word in setting.lower for word, setting in zip(beginnings, settings[::-1], strict=True))
    counts = (setting.text.count(site.text) for site, setting in zip(sites, settings, strict=True))
    yield "mentions", sum(math.log(1 + count) for count in counts)
    yield from _events(
        *(
            setting.told.get(slot.around.sentence, frozenset())
            for slot, setting in zip((one, other), settings, strict=True)
        )
    )


def _events(ours: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> Iterable[tuple[str, float]]:
    """Whether the two sentences tell one linked event, or two of one type."""
    types = {type_ for _, type_ in ours} & {type_ for _, type_ in theirs}
    yield "event", len(ours & theirs)
    yield "events_apart", bool(ours and theirs) and not ours & theirs
    yield "events_type", bool(types)
    yield "events_type_apart", bool(types) and not ours & theirs
    yield "events_none", (not ours) + (not theirs)

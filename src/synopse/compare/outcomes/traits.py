"""What two clauses on two sides have in common and what sets them apart, as numbers that a model weighs."""

from __future__ import annotations

import math
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.compare.outcomes.clauses import Clause, Words
from synopse.compare.parallels.traits import Setting, likeness, matching, placing, share, weight
from synopse.terms import stem

Traits = Mapping[str, float]

MATTERS = ("there!", "vote!", "happening!", "office!", "free!", "trade!")
"""The matters that stand for themselves among the traits; contradictions in them are told in many ways."""
ATTENDING = frozenset({"there!", "presence", "seen", "member", "company", "alone!"})
"""The matters of who was somewhere or belongs to something."""
MARKS = ("turn", "part", "again", "wish", "plan", "unsure", "stress", "all", "contrast", "also", "before")
EMPTY_VERBS = frozenset({"sein", "haben", "werden", "geben", "lassen", "machen", "kommen", "gehen", "stehen"})


class Standing(Struct, frozen=True):
    """How a pair of clauses stands among all of its two reports.

    `score` is a first measure of what they share, `rival` the best of the other pairs with one of them; `agree` the
    most that one of the two shares with a clause of the other report that takes its own side; `mixed` how many clauses
    of its own report take the other side of the matter.
    """

    score: float
    rival: float
    agree: tuple[float, float]
    mixed: tuple[int, int]
    clauses: int


def opposed(one: Clause, other: Clause) -> Words:
    """The matters in which two clauses take opposite sides."""
    return frozenset(matter for matter, sign in one.stand.sides if (matter, -sign) in other.stand.sides)


def agreed(one: Clause, other: Clause) -> Words:
    """The matters in which they take one side."""
    return frozenset(matter for matter, _ in one.stand.sides & other.stand.sides)


def traits(against: Clause, told: Clause, settings: tuple[Setting, Setting], standing: Standing) -> Traits:
    """All traits of a clause that denies and one that tells, by name; one that is not given is 0."""
    found: dict[str, float] = {}
    for part in (
        _sides(against, told),
        _words(against, told, settings),
        _who(against, told, settings),
        _telling(against, told),
        placing((against.sentence, told.sentence), settings),
        _order(settings),
        _standing(standing),
    ):
        found.update(part)
    return found


def _sides(against: Clause, told: Clause) -> Iterable[tuple[str, float]]:
    against_matters = opposed(against, told)
    yield "opposed", len(against_matters)
    yield "core", sum(matter.endswith("!") for matter in against_matters)
    yield "core_agreed", sum(matter.endswith("!") for matter in agreed(against, told))
    yield "agreed", len(agreed(against, told))
    yield "fates", sum(matter.startswith("fate ") for matter in against_matters)
    for matter in MATTERS:
        yield matter, matter in against_matters
    yield "seen", "seen" in against_matters
    yield "only_presence", bool(against_matters) and against_matters <= ATTENDING
    yield "absent", any(matter in ATTENDING and sign < 0 for matter, sign in against.stand.sides)
    yield "denied_against", against.stand.denied
    yield "denied_told", told.stand.denied
    yield "sides_against", sum(sign < 0 for _, sign in against.stand.sides)
    yield "sides_told", sum(sign > 0 for _, sign in told.stand.sides)
    yield "told_against", sum(sign < 0 for _, sign in told.stand.sides)


def _words(against: Clause, told: Clause, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    counts = settings[0].counts, settings[1].counts
    yield "clause", weight(against.own, told.own, counts)
    yield "words", weight(against.words, told.words, counts)
    yield "before", weight(against.before, told.before, counts)
    yield "clause_exact", min(len(against.own & told.own), 5)
    yield "words_exact", min(len(against.words & told.words), 6)
    yield "alike", len(against.own & told.own) / max(1, len(against.own | told.own))
    yield "before_exact", min(len(against.before & told.before), 8)
    yield "cross", min(matching(against.own, told.before), matching(told.own, against.before), 3)
    yield "covered", matching(against.own, told.before) / max(1, len(against.own))
    yield "covering", matching(told.own, against.before) / max(1, len(told.own))
    yield "matter", share(settings[0].words, settings[1].words)


def _who(against: Clause, told: Clause, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    yield "actors", min(len(against.actors & told.actors), 3)
    yield "actors_near", min(len(against.actors & told.near) + len(told.actors & against.near), 4)
    yield "near", min(len(against.near & told.near), 4)
    yield "subjects", min(matching(against.subject, told.subject), 3)
    yield "subject_told", min(matching(against.subject, told.own | told.actors), 3)
    yield "subject_near", min(matching(against.subject, told.before), 3)
    yield "told_subject_near", min(matching(told.subject, against.before), 3)
    yield "subject_somewhere", _part(against.subject, settings[1].words)
    yield "told_subject_somewhere", _part(told.subject, settings[0].words)
    yield "subject_less", (not against.subject) + (not told.subject)
    yield "subjects_differ", bool(against.subject and told.subject) and not matching(against.subject, told.subject)
    yield "objects", min(matching(against.objects, told.objects), 3)
    yield (
        "objects_cross",
        min(matching(against.objects, told.own | told.actors), matching(told.objects, against.own | against.actors), 3),
    )
    yield "objects_differ", bool(against.objects and told.objects) and not matching(against.objects, told.objects)


def _part(one: Words, other: Words) -> float:
    return matching(one, other) / max(1, len(one))


def _telling(against: Clause, told: Clause) -> Iterable[tuple[str, float]]:
    same = against.verb == told.verb != "" and against.verb not in EMPTY_VERBS
    yield "verb", same
    yield "verb_alike", bool(against.verb and told.verb) and 0 < likeness(stem(against.verb), stem(told.verb)) < 1
    yield "verb_denied", same and against.stand.denied != told.stand.denied
    yield "deed", bool(against.deeds & told.deeds)
    yield "deeds_differ", bool(against.deeds and told.deeds) and not against.deeds & told.deeds
    yield "factual", against.factual + told.factual
    yield "aside_against", against.aside
    yield "aside_told", told.aside
    yield "said_one", against.said != told.said
    yield "said_both", against.said and told.said
    for mark in MARKS:
        yield f"{mark}_against", mark in against.marks
        yield f"{mark}_told", mark in told.marks
    days = against.days, told.days
    if days[0] is None or days[1] is None:
        yield "undated_clauses", days.count(None)
    else:
        yield "same_day", days[0] == days[1]
        yield "days_apart", min(max(0.0, max(days[0][0], days[1][0]) - min(days[0][1], days[1][1])), 9)


def _order(settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    days = settings[0].published, settings[1].published
    if days[0] is not None and days[1] is not None:
        yield "later", max(-5, min(days[0] - days[1], 5))


def _standing(standing: Standing) -> Iterable[tuple[str, float]]:
    yield "score", standing.score
    yield "ahead", standing.score - standing.rival
    yield "best", standing.score >= standing.rival
    yield "agree_against", standing.agree[0]
    yield "agree_told", standing.agree[1]
    yield "agree_more", max(standing.agree) - standing.score
    yield "mixed_against", min(standing.mixed[0], 3)
    yield "mixed_told", min(standing.mixed[1], 3)
    yield "clauses", math.log(max(1, standing.clauses))

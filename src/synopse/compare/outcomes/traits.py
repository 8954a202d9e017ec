"""What two clauses on two sides have in common and what sets them apart, as numbers that a model weighs."""

from __future__ import annotations

import math
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.compare.outcomes.clauses import Clause, Words
from synopse.compare.outcomes.sides import ATTENDING
from synopse.compare.outcomes.whom import is_person
from synopse.compare.parallels.traits import Setting, likeness, matching, placing, share, weight
from synopse.terms import stem

Traits = Mapping[str, float]

MATTERS = (
    "there!", "vote!", "happening!", "office!", "free!", "trade!", "works!", "goeson!", "win!", "prove!", "option!",
    "filed!", "know!", "alive!", "member", "alone!", "injured!",
)  # fmt: skip
"""The matters that stand for themselves among the traits; contradictions in them are told in many ways."""
MARKS = ("turn", "part", "again", "wish", "plan", "unsure", "stress", "all", "contrast", "also", "before")
STRICT = frozenset({"there!", "seen"})
"""The matters of who was there that leave little doubt."""
LETTERS = 5
"""Letters of a stem that may not be cut further."""
FEW = 5
"""Words of a clause that tells little but that something is not so: "Verhandlungen hat es nie gegeben"."""
EMPTY_VERBS = frozenset({"sein", "haben", "werden", "geben", "lassen", "machen", "kommen", "gehen", "stehen"})


class Standing(Struct, frozen=True):
    """How a pair of clauses stands among all of its two reports.

    `score` is a first measure of what they share, `rival` the best of the other pairs with one of them; `agree` the
    most that one of the two shares with a clause of the other report that takes its own side; `mixed` how many clauses
    of its own report take the other side of the matter, `knowing` how many of the two reports tell both sides of the
    same persons, `elsewhere` how many clauses of the told report tell those persons absent and how many of the own one
    speak of them.
    """

    score: float
    rival: float
    agree: tuple[float, float]
    mixed: tuple[int, int]
    knowing: int
    elsewhere: tuple[int, int]
    clauses: int


def root(word: str) -> str:
    """A stem without what a verb has and its noun has not: "durchsuchten" and "Durchsuchung" are one."""
    return word[:-1] if len(word) > LETTERS and word[-1] == "t" else word


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
        _missing(against, told),
        _refused(against, told, settings),
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
    ours, theirs = against.whom.nouns, told.whom.nouns
    yield "nouns", weight(ours, theirs, counts)
    yield "nouns_exact", min(len(ours & theirs), 4)
    yield "nouns_cross", min(matching(ours, told.words) + matching(theirs, against.words), 6)
    yield (
        "nouns_covered",
        (matching(ours, told.before) + matching(theirs, against.before)) / max(1, len(ours) + len(theirs)),
    )
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


def _missing(against: Clause, told: Clause) -> Iterable[tuple[str, float]]:
    """Whom or what the one clause tells not to be there, and the other speaks of."""
    away, there = against.whom, told.whom
    missing = away.missing & told.spoken
    yield "missing", min(len(missing), 3)
    yield "missing_people", min(len(away.missing & (there.people | told.actors) & (away.people | against.actors)), 2)
    yield "missing_subject", min(len(missing & there.subject), 3)
    persons = {word for word in missing if is_person(word)}
    whom = persons | (missing & (away.people | there.people))
    strict = bool(STRICT & {matter for matter, sign in against.stand.sides if sign < 0})
    seen = bool(there.present & whom)
    yield "whom", min(len(whom), 2)
    yield "whom_present", seen
    yield "whom_subject", bool(whom & there.subject)
    yield "whom_plain", (bool(whom & there.subject) + 2 * seen) * (strict or away.away) * (not told.said)
    yield "body", bool(against.subject & told.subject) * sum(m.endswith("!") for m in opposed(against, told))
    yield "missing_persons", min(len(persons), 2)
    yield "missing_kind", min(sum(map(is_person, away.missing)), 3)
    yield "missing_part", len(missing) / max(1, len(away.missing))
    yield "missing_lead", bool(missing & there.subject & away.subject)
    yield "strict_against", strict
    yield "strict_told", bool(STRICT & {matter for matter, sign in told.stand.sides if sign > 0})
    yield "attending_told", sum(matter in ATTENDING and sign > 0 for matter, sign in told.stand.sides)
    yield "attending_against", sum(matter in ATTENDING and sign < 0 for matter, sign in against.stand.sides)
    yield "sides_none", not told.stand.sides
    yield "factual_against", against.factual
    yield "factual_told", told.factual
    yield "said_against", against.said
    yield "said_told", told.said
    yield "missing_alone", bool(away.missing) and bool(there.missing & away.missing)
    yield "away_against", away.away
    yield "away_told", there.away
    yield "missing_told", bool(there.missing)


def _refused(against: Clause, told: Clause, settings: tuple[Setting, Setting]) -> Iterable[tuple[str, float]]:
    """What the one clause tells not to be there, or not to have been done, and the other tells."""
    refused, there = against.whom.refused, told.whom
    roots = {root(word) for word in told.own - there.refused}
    found = frozenset(word for word in refused if root(word) in roots)
    yield "refused", min(len(found), 3)
    yield "refused_part", len(found) / max(1, len(refused))
    yield "refused_rare", weight(found, found, (settings[0].counts, settings[1].counts))
    yield "refused_phrase", min(len(found & (there.subject | there.objects)), 2)
    yield "refused_noun", min(len(found & against.whom.nouns & there.nouns), 2)
    yield "refused_only", bool(found) and against.stand.denied and len(against.own) <= FEW
    yield "refused_both", bool(refused & there.refused)


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
    yield "also_missing", min(standing.elsewhere[0], 3)
    yield "also_there", min(standing.elsewhere[1], 5)
    yield "knowing", standing.knowing
    yield "mixed_told", min(standing.mixed[1], 3)
    yield "clauses", math.log(max(1, standing.clauses))

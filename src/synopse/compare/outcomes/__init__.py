"""How a thing came out, contradicted in sentences that tell it in words of their own.

"Haben am Samstag 86 Gefangene ausgetauscht" here, "ist in letzter Minute geplatzt" there: a clause that tells, and one
of another report that denies, refuses or misses. What speaks for one thing is counted as plain traits, and a model of
small trees, learned from the project's own annotated stories, weighs them. It decides only where it is sure.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterable, Mapping

from synopse.blocking import chained
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import label
from synopse.compare.outcomes.clauses import Clause
from synopse.compare.outcomes.pairing import Pair, known_elsewhere, likeliest, pairs, reports
from synopse.compare.outcomes.sides import ATTENDING
from synopse.compare.outcomes.traits import opposed
from synopse.compare.parallels.pairing import Settings
from synopse.model import Article, Discrepancy, DiscrepancyKind, Story
from synopse.trees import load

MODEL = "outcomes"
SURE = {"absence": 0.8, "outcome": 0.75}
"""How sure the model must be: at this, of reports that it was not made from, 92 in a hundred are right."""
ALIKE = 0.5
"""Part of the words of two clauses in somebody's words that both have, from which on they are two wordings of one."""

Key = tuple[str, int]


def outcomes(story: Story, settings: Settings) -> Iterable[Discrepancy | None]:
    """What one report tells to have come about, and another one of another origin not."""
    read = reports(story, settings)
    scored: dict[tuple[str, ...], list[tuple[float, Pair]]] = defaultdict(list)
    for pair in pairs(read):
        score = load(MODEL)[pair.sort].score(pair.traits)
        if score >= SURE[pair.sort] and not known_elsewhere(read, pair):
            between = tuple(sorted(end.evidence.article for end in (pair.against, pair.told)))
            scored[between].append((score, pair))
    ranked = (sorted(found, key=lambda entry: -entry[0]) for found in scored.values())
    sure = [entry for found in ranked for entry in likeliest(found, lambda entry: entry[1])]
    articles = {article.id: article for article in story.articles}
    for numbers in chained([(_key(pair.against), _key(pair.told)) for _, pair in sure]):
        members = [sure[number] for number in numbers]
        score, pair = max(members, key=lambda entry: entry[0])
        name = _label(articles, pair)
        about = Subject(f"outcome:{name}:{pair.against.evidence.begin}", name, _reasons(pair))
        ends = {_key(end): end for _, one in members for end in (one.against, one.told)}
        yield discrepancy(_kind(pair), about, map(_claim, ends.values()), round(score, 2))


def _key(clause: Clause) -> Key:
    return clause.evidence.article, clause.evidence.begin


def _claim(clause: Clause) -> Claim:
    return Claim(clause.evidence.text, clause.evidence)


def _kind(pair: Pair) -> DiscrepancyKind:
    """Who attended or belongs, what somebody said, or else how something came out."""
    if pair.traits["said_both"] and (pair.traits["verb_denied"] or pair.traits["alike"] >= ALIKE):
        return "wording"
    if pair.traits["verb_denied"] and pair.traits["objects"]:
        return "status"  # "schloss Kündigungen aus" and "schloss Kündigungen nicht aus" tell of no attendance
    attending = pair.traits["absent"] and opposed(pair.against, pair.told) & ATTENDING
    return "participants" if attending or pair.traits["whom"] else "status"


def _reasons(pair: Pair) -> tuple[str, ...]:
    """What speaks most plainly for one thing with two outcomes."""
    found = pair.traits
    told = {
        "opposite_sides": bool(found["opposed"] or found["missing"]),
        "one_denies": bool(found["verb_denied"]),
        "same_actors": bool(found["actors"] or found["subjects"]),
        "shared_words": bool(found["words"]),
        "same_verb": bool(found["verb"] or found["deed"]),
        "same_day": bool(found.get("same_day")),
        "likeliest": bool(found["best"]),
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _label(articles: Mapping[str, Article], pair: Pair) -> str:
    """What both clauses are about, in a word of one; else the words of the clause that denies."""
    left, right = pair.against, pair.told
    shared = left.own & right.own, left.words & right.words, left.before & right.before
    ends = [(end.evidence.article, end.sentence) for end in (left, right)]
    return label(articles, ends, shared) or left.evidence.text

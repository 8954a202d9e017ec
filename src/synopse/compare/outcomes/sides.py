"""On which side of what a clause stands: took place or not, agreed or refused, was there or not.

The words that tell so are a table of verbs with what stands beside them; those of fates and of who was present count
too. A negation turns the side: "wurde nicht abgesagt" took place.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Iterator, Mapping, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.model import Statement
from synopse.syntax.lemmas import readings
from synopse.terms import stem, words

Side = tuple[str, int]
"""A matter that has two sides ("presence"), and which: 1 for, -1 against."""

ATTENDING = frozenset({"there!", "presence", "seen", "member", "company", "alone!"})
"""The matters of who was somewhere or belongs to something."""
COMING = ATTENDING - {"company", "alone!"}
"""Those in which the subject is the one who came or stayed away: who was alone, was there."""
ANY = "*"
"""In place of a verb: the words tell it with whatever verb, or without one."""
_LIMITS = frozenset({"nur", "allein", "zuletzt", "einmal", "ganz", "alle", "unbedingt"})
"""Words that take what a "nicht" before them denies: "nicht nur", "nicht alle"."""
_HELPERS = frozenset({"sein", "haben", "werden", "müssen", "können", "lassen", "dürfen"})
_PLAIN = _HELPERS | {ANY, "sein", "bleiben", "sitzen", "stehen", "geben", "schlagen", "stellen", "entscheiden"}
"""Verbs that tell a fate only of a bearer that the table of fates knows."""
_TOLD = {"yes": 1, "no": -1}


class Phrase(Struct, frozen=True):
    """What must stand beside a verb to put a clause on a side."""

    needed: frozenset[str]
    side: Side


class Stand(Struct, frozen=True):
    """Where a clause stands: its sides, whether a word denies what it tells, and the verbs that may tell it."""

    sides: frozenset[Side]
    denied: bool
    verbs: frozenset[str]

    @property
    def matters(self) -> frozenset[str]:
        """The matters in which it takes a side."""
        return frozenset(matter for matter, _ in self.sides)

    @property
    def against(self) -> bool:
        """Whether it tells that something did not come about."""
        return any(sign < 0 for _, sign in self.sides) or (self.denied and not self.sides)


def stand(text: str, statement: Statement | None, is_without: bool = False) -> Stand:
    """Where a clause, or a headline without a verb, stands.

    Args:
        text: The words of the clause without those of clauses inside it.
        statement: The clause as a verb with its arguments, if it has a verb.
        is_without: Whether "ohne" brings it in: "ohne dass ein Antrag vorlag" denies what follows.
    """
    row = words(text)
    stems = frozenset(stem(word) for word in row)
    verbs = frozenset(_verbs(row, statement))
    denied = _is_denied(row) != is_without
    turn = -1 if denied else 1
    told = [phrase for phrase in _candidates(verbs, stems) if phrase.needed <= stems]
    found: dict[str, int] = {}
    for phrase in sorted(told, key=lambda phrase: -len(phrase.needed)):
        found.setdefault(phrase.side[0], turn * phrase.side[1])
    return Stand(frozenset(found.items()), denied, verbs)


def _candidates(verbs: frozenset[str], stems: frozenset[str]) -> Iterator[Phrase]:
    """The phrases of the verbs, and those without a verb that one of the stems begins."""
    known = _phrases()
    for verb in sorted(verbs):
        yield from known.get(verb, ())
    for word in sorted(_loose().keys() & stems):
        yield from _loose()[word]


@cache
def _loose() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases without a verb by the first of their words."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in _phrases()[ANY]:
        found[min(phrase.needed)].append(phrase)
    return MappingProxyType({word: tuple(rows) for word, rows in found.items()})


def _verbs(row: Sequence[str], statement: Statement | None) -> Iterator[str]:
    """The verb of a clause, and its participles: "wurde zur Abreise gezwungen und blieb fern"."""
    if statement is not None:
        yield statement.predicate
        if statement.predicate not in _HELPERS:
            return
    for word in row:
        if (lemma := _participle(word)) is not None:
            yield lemma


@lru_cache(maxsize=20_000)
def _participle(word: str) -> str | None:
    return next((reading.lemma for reading in readings(word) if reading.place == "part"), None)


def _is_denied(row: Sequence[str]) -> bool:
    """Whether an odd number of words denies what is told, those left out whose "nicht" belongs to another word."""
    known = lexicon.words("syntax_negations")
    if known.isdisjoint(row):
        return False
    found = (
        word
        for index, word in enumerate(row)
        if word in known and row[index - 1 : index] != ("wie",) and not _LIMITS & set(row[index + 1 : index + 2])
    )
    return sum(1 for _ in found) % 2 == 1


@cache
def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """By verb, those that need most words first."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for form, side in _rows():
        verb, *others = form.split(" ")
        found[verb].append(Phrase(frozenset(stem(word.lower()) for word in others), side))
    ordered = {
        verb: tuple(sorted(rows, key=lambda row: (-len(row.needed), sorted(row.needed), row.side)))
        for verb, rows in found.items()
    }
    return MappingProxyType(ordered)


def _rows() -> Iterator[tuple[str, Side]]:
    for row in lexicon.rows("outcomes_sides"):
        matter, _, form = row["form"].partition(" ")
        yield form, (matter, 1 if row["side"] == "for" else -1)
    values = {row["form"]: (f"fate {row['fate']}", _TOLD[row["side"]]) for row in lexicon.rows("fates_values")}
    for row in lexicon.rows("fates_phrases"):
        value, _, form = row["form"].partition(" ")
        if form not in _PLAIN:
            yield form, values[value]
    for row in lexicon.rows("presence_phrases"):
        yield row["form"], ("seen", 1 if row["side"] == "present" else -1)

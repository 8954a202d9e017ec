"""The tables of fates: which words tell which side, and what nouns can be the bearer."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.model import Statement
from synopse.syntax.lemmas import readings
from synopse.terms import stem, words

PERSON, SAYER = "person", "sayer"

_LEAST_TAIL, _LONGEST = 3, 40
_NO_NEGATION = ("wie", "nur", "zuletzt")
"""Words beside which a negation denies nothing: "so viele wie nie", "nicht nur"."""
_MAY = frozenset({"darf", "dürfen"})
"""Forms of a modal verb that tell a fact in the present: "der Trainer darf bleiben"."""

_NEARLY = frozenset({"beinahe", "fast", "wäre", "wären"})
"""Adverbs and forms by which a clause tells what only nearly happened: "wäre der Gipfel beinahe gescheitert"."""
_HELPERS = frozenset(
    {"ist", "sind", "war", "waren", "sei", "seien", "wird", "wurde", "wurden", "worden", "werden", "hat", "haben",
     "hatte", "hatten", "habe"}
)  # fmt: skip


class Value(Struct, frozen=True):
    """One way in which a thing came out: "in_custody" is side "yes" of the fate "custody".

    `kind` says how long it is so: an "act" on its day, what is "lasting" from then on, a "state" for the time being.
    """

    name: str
    fate: str
    side: str
    kind: str


class Phrase(Struct, frozen=True):
    """What must stand beside a verb to tell a value: `slots` are where its bearer stands, `of` what that must be.

    A slot "=strike" means that the words name the bearer themselves: "legten die Arbeit nieder".
    """

    needed: frozenset[str]
    value: Value
    slots: tuple[str, ...]
    of: frozenset[str]
    negated: Value | None


def phrases(statement: Statement, text: str) -> Iterator[tuple[Phrase, Value]]:
    """The phrases that a clause may hold, those with most words first, each with the value that it tells there.

    Args:
        statement: The clause.
        text: Its own words, without those of clauses inside it.
    """
    row = words(text)
    if not (statement.factual or _MAY & set(row)) or _NEARLY & set(row):
        return
    stems = frozenset(stem(word) for word in row)
    negated = statement.negated and _denies(row)
    for key in (_last_verb(row) or statement.predicate, "*"):
        for phrase in _phrases().get(key, ()):
            value = phrase.negated if negated else phrase.value
            if value is not None and phrase.needed <= stems:
                yield phrase, value


def _last_verb(row: tuple[str, ...]) -> str | None:
    """The verb whose participle ends a clause: "Der vermisste Emil ist am Abend gefunden worden" tells of finding."""
    end = next((index for index in range(len(row) - 1, -1, -1) if row[index] not in _HELPERS), -1)
    if not _HELPERS & set(row):
        return None
    return next((reading.lemma for reading in readings(row[end]) if reading.place == "part"), None)


def _denies(row: tuple[str, ...]) -> bool:
    """Whether one of the negations of a clause denies what it tells."""
    return any(
        word in lexicon.words("syntax_negations")
        and row[max(0, index - 1) : index] != ("wie",)
        and row[index + 1 : index + 2] not in {(limit,) for limit in _NO_NEGATION}
        for index, word in enumerate(row)
    )


@lru_cache(maxsize=20_000)
def noun(word: str) -> tuple[frozenset[str], str]:
    """What a noun can be the bearer of, and the group of nouns that mean the same matter; by the word in lower case.

    "warnstreiks" is an event of the group "strike", as "ausstand" is.
    """
    for cut in range(max(0, len(word) - _LONGEST), len(word) - _LEAST_TAIL + 1):
        row = _nouns().get(stem(word[cut:]))
        if row:
            return row
    return frozenset(), ""


@cache
def _nouns() -> Mapping[str, tuple[frozenset[str], str]]:
    return MappingProxyType(
        {
            stem(row["form"].lower()): (frozenset(row["class"].split("|")), row["group"])
            for row in lexicon.rows("fates_nouns")
        }
    )


@cache
def values() -> Mapping[str, Value]:
    """All values by their names."""
    return MappingProxyType(
        {row["form"]: Value(row["form"], row["fate"], row["side"], row["kind"]) for row in lexicon.rows("fates_values")}
    )


@cache
def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in lexicon.rows("fates_phrases"):
        value, verb, *others = row["form"].split(" ")
        needed = frozenset(stem(word) for word in others)
        of = frozenset(filter(None, row["of"].split("|")))
        found[verb].append(
            Phrase(needed, values()[value], tuple(row["slot"].split(" ")), of, values().get(row["negated"]))
        )
    return MappingProxyType(
        {
            verb: tuple(sorted(rows, key=lambda row: (-len(row.needed), sorted(row.needed))))
            for verb, rows in found.items()
        }
    )

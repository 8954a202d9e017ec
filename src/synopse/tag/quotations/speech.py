"""The lexicon of speech, thought and writing: verbs with their frames and nouns that name a source."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Mapping, cast

from synopse import lexicon
from synopse.model import Medium
from synopse.syntax import Token


@cache
def forms(group: str) -> frozenset[str]:
    """The words of one group of `quotations_forms`: "oblique" begins no subject, "temporal" no speaker, ..."""
    return frozenset(row["form"] for row in lexicon.rows("quotations_forms") if group in row["groups"].split())


@cache
def _endings() -> Mapping[str, Medium]:
    """Heads of compounds that name a source, with their medium: "angaben" in "Behördenangaben"."""
    return {row["form"]: cast(Medium, row["medium"]) for row in lexicon.rows("quotations_source_endings")}


@cache
def verbs() -> Mapping[str, tuple[Medium, frozenset[str]]]:
    """From the infinitive of a verb of speech to its medium and what it takes: dass, zu, clause, direct, ob."""
    return {
        row["form"]: (cast(Medium, row["medium"]), frozenset(row["frames"].split(",")))
        for row in lexicon.rows("quotations_verbs")
    }


@cache
def acts(voice: str) -> Mapping[str, frozenset[str]]:
    """From a verb that reports a speech act in that voice to the words of which it needs one; "*" for none."""
    return {row["form"]: frozenset(row[voice].split()) for row in lexicon.rows("quotations_acts") if row[voice]}


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Medium, frozenset[str]], ...]]:
    """From a light verb to the words that make it one of speech: "geben" with "bekannt", with "zu Protokoll"."""
    found: dict[str, list[tuple[tuple[str, ...], Medium, frozenset[str]]]] = {}
    for row in lexicon.rows("quotations_phrases"):
        *companions, verb = row["form"].split()
        entry = (tuple(companions), cast(Medium, row["medium"]), frozenset(row["frames"].split(",")))
        found.setdefault(verb, []).append(entry)
    return {verb: tuple(entries) for verb, entries in found.items()}


@cache
def nouns() -> Mapping[str, tuple[Medium, str, frozenset[str]]]:
    """From a noun to its medium, its role ("source" or "") and the clauses it takes."""
    return {
        row["form"]: (cast(Medium, row["medium"]), row["role"], frozenset(filter(None, row["frames"].split(","))))
        for row in lexicon.rows("quotations_nouns")
    }


@lru_cache(maxsize=50_000)
def source(word: str) -> Medium | None:
    """The medium of a noun that names a source after "nach" ("Angaben", "Behördenangaben"), or None of another noun."""
    entry = nouns().get(word)
    if entry and entry[1] == "source":
        return entry[0]
    lower = word.lower()
    return next((medium for ending, medium in _endings().items() if lower.endswith(ending)), None)


def is_source(word: str) -> bool:
    """Whether a noun names a source after "nach"."""
    return source(word) is not None


def source_medium(tokens: tuple[Token, ...], rule: str) -> Medium:
    """The medium of "nach Ansicht", "laut Bericht": that of the source noun, else speech or writing."""
    found = next((medium for medium in (source(token.text) for token in tokens) if medium), None)
    return found or ("S" if rule == "so" else "SW")

"""The lexicon of speech, thought and writing: verbs with their frames and nouns that name a source."""

from __future__ import annotations

from functools import cache
from typing import Mapping, cast

from synopse import lexicon
from synopse.model import Medium
from synopse.syntax import Token

SOURCE_ENDINGS = (
    "angaben", "berichten", "bericht", "berichts", "meldungen", "meldung", "aussagen", "aussage", "mitteilung", "erklärung",
    "ansicht", "meinung", "auffassung", "einschätzung", "schätzung", "schätzungen", "berechnungen", "umfrage", "studie",
    "medien", "sicht", "prognose", "prognosen", "informationen", "erkenntnissen", "darstellung", "quellen", "gutachten", "vermutungen",
)  # fmt: skip
"""Heads of compounds that name a source: "Behördenangaben", "Medienberichten", "Forsa-Umfrage"."""


@cache
def verbs() -> Mapping[str, tuple[Medium, frozenset[str]]]:
    """From the infinitive of a verb of speech to its medium and what it takes: dass, zu, clause, direct, ob, reported."""
    return {
        row["form"]: (cast(Medium, row["medium"]), frozenset(row["frames"].split(",")))
        for row in lexicon.rows("quotations_verbs")
    }


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


def is_source(word: str) -> bool:
    """Whether a noun names a source after "nach": "Angaben", "Ansicht", "Behördenangaben"."""
    entry = nouns().get(word)
    return bool(entry and entry[1] == "source") or word.lower().endswith(SOURCE_ENDINGS)


def source_medium(tokens: tuple[Token, ...], rule: str) -> Medium:
    """The medium of "nach Ansicht", "laut Bericht": that of the source noun, else speech or writing."""
    for token in tokens:
        entry = nouns().get(token.text)
        if entry and entry[1] == "source":
            return entry[0]
        for ending in SOURCE_ENDINGS:
            if token.text.lower().endswith(ending):
                found = nouns().get(ending.capitalize())
                return found[0] if found else "SW"
    return "S" if rule == "so" else "SW"

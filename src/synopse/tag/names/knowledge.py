"""What is known of words before they are searched: their features, entries of several words, the usual capitals.

Kept apart from the search because the training script needs the same knowledge; a change here asks for a new model.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Mapping, Sequence

from synopse import lexicon
from synopse.sequence import Known
from synopse.vocabulary import is_place, word_classes, word_features

_LONGEST_ENTRY = 6
_LONGEST_FORM = 40
_LEAST_SHOUTED = 3
_SHORT = 3


def knowledge(form: str) -> Known:
    """What the model is told of a form."""
    features = word_features(form)
    return Known(features, far=(f"w={form.lower()[:_LONGEST_FORM]}", *features[:1]))


def entry_marks(tokens: Sequence[str]) -> list[list[str]]:
    """For each token whether it begins or continues an entry of several words ("Rio", "de", "Janeiro")."""
    marks: list[list[str]] = [[] for _ in tokens]
    entries = _entries()
    for index, token in enumerate(tokens):
        for entry, kind in entries.get(token, ()):
            if tuple(tokens[index : index + len(entry)]) == entry:
                marks[index].append(f"begins={kind}")
                for inner in range(index + 1, index + len(entry)):
                    marks[inner].append(f"continues={kind}")
    return marks


def recased(tokens: Sequence[str]) -> Sequence[str]:
    """Tokens with the usual capitals where a line is set in capitals ("STREIK BEI DER BAHN"), else unchanged.

    A single word of four letters or more that is a place gets its usual form too: the dateline "FULDA/KASSEL.".
    """
    letters = [token for token in tokens if token.isalpha() and len(token) > 1]
    shouted = len(letters) >= _LEAST_SHOUTED and sum(map(str.isupper, letters)) > 0.7 * len(letters)
    return [_usual(token, shouted) if token.isupper() and len(token) > _SHORT else token for token in tokens]


def _usual(token: str, shouted: bool) -> str:
    capitalised = token.capitalize()
    if is_place(capitalised):
        return capitalised
    if not shouted:
        return token
    return token.lower() if token.lower() in word_classes() else capitalised


@cache
def _entries() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Entries of several words by their first one."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for table in ("names_cities", "names_territories", "names_organisations"):
        for row in lexicon.rows(table):
            words = tuple(row["form"].split(" "))
            if 1 < len(words) <= _LONGEST_ENTRY:
                found.setdefault(words[0], []).append((words, row.get("label", "LOC")))
    return MappingProxyType({first: tuple(entries) for first, entries in found.items()})

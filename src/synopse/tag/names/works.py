"""Names of ships, films, books and songs in quotation marks, and of institutions in one compound.

"die Fähre „Abendstern“" names a ship, "die Nordkai-Werft" a shipyard; the model knows neither.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.tag.names.listed import is_listed
from synopse.vocabulary import is_common_word, is_place
from synopse.vocabulary.nouns import is_compound, is_noun

_OPENING = frozenset('"„“»«‚‘›‹')
_CLOSING = frozenset('"“”«»‘’‹›')
_MOST_WORDS = 6
_LEAST_HEAD = 4
_INDEFINITE = frozenset({"ein", "eine", "einer", "eines", "einem", "einen", "keine", "keiner", "jede", "jeder"})


def quoted_works(tokens: Sequence[str]) -> list[Found]:
    """What stands in quotation marks behind the word for a ship or work: "der Frachter „Nordlicht“"."""
    found = []
    for index in range(1, len(tokens) - 2):
        if tokens[index] in _OPENING and _is_work(tokens[index - 1]):
            last = next((end for end in range(index + 1, len(tokens)) if not _goes_on(tokens[end])), len(tokens))
            closed = last < len(tokens) and tokens[last] in _CLOSING
            if closed and 0 < last - index - 1 <= _MOST_WORDS and tokens[index + 1][:1].isupper():
                found.append(Found(index + 1, last, "OTH", "work"))
    return found


def institutions(tokens: Sequence[str]) -> list[Found]:
    """Compounds that name one institution: "die Nordkai-Werft"; no "Privat-Klinik", no "eine Reha-Klinik"."""
    return [
        Found(index, index + 1, "ORG", "rule")
        for index, token in enumerate(tokens)
        if is_institution(token) and not (index and tokens[index - 1].lower() in _INDEFINITE)
    ]


@lru_cache(maxsize=20_000)
def is_institution(form: str) -> bool:
    """Whether a compound joins a word that is no other with the noun for an institution: "Nordkai-Werft"."""
    first, _, last = form.rpartition("-")
    if not first or not last[:1].isupper() or last.lower() not in lexicon.words("names_institutions"):
        return False
    return len(first) > 3 and not first.isupper() and not any(_is_known(part) for part in first.split("-"))


def _is_known(form: str) -> bool:
    return is_listed(form) or is_place(form) or is_noun(form) or is_compound(form) or is_common_word(form)


@lru_cache(maxsize=20_000)
def _is_work(form: str) -> bool:
    """Whether a noun, or the end of one, means a ship or a work: "Großfähre"."""
    lowered, works = form.lower(), lexicon.words("names_works")
    if not form[:1].isupper() or len(form) > 40:
        return False
    return lowered in works or any(lowered[cut:] in works for cut in range(3, len(lowered) - _LEAST_HEAD + 1))


def _goes_on(form: str) -> bool:
    return form[0].isalnum() or form in ("-", "&", "'", "’", ",")

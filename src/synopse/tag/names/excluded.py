"""What looks like a name and is none by the guidelines: derived forms, part forms, ordinary words.

"Ukraine-Krieg" and "US-Präsident" only contain a name, "Berliner" in "Berliner Gespräche" is derived from one.
"""

from __future__ import annotations

from functools import cache
from typing import Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.tag.names.listed import is_listed
from synopse.vocabulary import is_first_name, is_last_name, is_place, word_classes
from synopse.vocabulary.nouns import is_noun

_LEAST_STEM = 3
_LEAST_HEAD = 5


def named(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence without those that are none."""
    return [name for name in names if name.basis == "list" or not _is_excluded(tokens, name)]


def is_never_name(form: str) -> bool:
    """Whether a single word is never a name: an ordinary word, a compound with a name in it."""
    never = lexicon.words("names_never")
    if form in never or (form.endswith("s") and form[:-1] in never):
        return True
    return is_part_form(form)


def is_part_form(form: str) -> bool:
    """Whether a compound only contains a name: "Alaska-Gipfel", "EVG-Chef", "Ukrainekrieg"."""
    if is_listed(form) or "-" not in form.strip("-"):
        return False
    first, _, last = form.rpartition("-")
    if last.lower() in lexicon.words("names_heads"):
        return True
    short = first.isupper() or is_listed(first) or (is_place(first) and "-" not in first)
    return short and last[:1].isupper() and last in word_classes() and not (is_place(last) or is_last_name(last))


def _is_excluded(tokens: Sequence[str], name: Found) -> bool:
    words = tokens[name.first : name.last]
    if not any(letter.isalpha() for word in words for letter in word):
        return True
    if len(words) > 1:
        return name.label in ("LOC", "PER") and not any(word[:1].isupper() for word in words)
    word = words[0]
    if word[0].islower() and name.label in ("PER", "LOC"):
        return not any(letter.isupper() for letter in word)
    if is_never_name(word) or _is_derived(tokens, name.first) or _is_torn(word):
        return True
    return name.label in ("LOC", "PER") and _ends_in_noun(word)


def _ends_in_noun(word: str) -> bool:
    """A hyphen and an ordinary noun at its end: "Online-Netzwerk"; but "Berlin-Mitte" begins with a place."""
    first, _, last = word.rpartition("-")
    last = last.capitalize() if last.isupper() else last
    return bool(first) and not is_place(first) and is_noun(last) and not (is_place(last) or is_last_name(last))


def _is_torn(word: str) -> bool:
    """A piece of a coordinated compound: "US-" in "US- und EU-Vertreter"."""
    return word.endswith("-") or len(word) == 1


def _is_derived(tokens: Sequence[str], index: int) -> bool:
    """An adjective of place before its noun: "Berliner Gesprächen", "Kiewer Regierung"."""
    word = tokens[index]
    if not word.endswith("er") or len(word) < _LEAST_STEM + 2 or index + 1 >= len(tokens):
        return False
    if is_place(word) or is_first_name(word):
        return False
    return any(stem in _stems() for stem in (word[:-2], word[:-1])) and tokens[index + 1][:1].isupper()


@cache
def _stems() -> frozenset[str]:
    """City names as they stand before -er: "Bremer" has lost a letter of Bremen."""
    cities = lexicon.words("names_cities")
    return cities | {city[:-2] for city in cities if city.endswith("en") and len(city) > _LEAST_HEAD}

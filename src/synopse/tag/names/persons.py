"""Persons: where a name begins and ends beside offices, first names and particles.

An office is no part of a name: "Ministerpräsidentin Anke Rohweder" is the person "Anke Rohweder".
"""

from __future__ import annotations

from functools import cache
from typing import Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.tag.names.knowledge import is_common_word, is_first_name, is_last_name, is_lower_word, is_place

PARTICLES = frozenset(
    "von van de del della der den dem di da dos das du la le ten ter zu zum zur vom bin ibn ben al el Al El Ben Ibn Bin Van De Di Da Del La Le".split()
)
_MOST_WORDS = 4
_LEAST_TITLE = 5


def person_spans(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence with its persons cut, widened and, after an office, added."""
    cut = [name if name.label != "PER" else _without_titles(tokens, name) for name in names]
    kept = [name for name in cut if name is not None]
    taken = [False] * len(tokens)
    for name in kept:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    widened = [_widened(tokens, name, taken) if name.label == "PER" else name for name in kept]
    return sorted(_joined(widened + _after_titles(tokens, taken)))


def is_title(form: str) -> bool:
    """Whether a form is an office, profession or kinship that can stand before a name: "US-Außenministerin"."""
    lower = form.lower()
    if lower in lexicon.words("names_titles"):
        return True
    return form[:1].isupper() and lower.endswith(_title_endings()) and not is_last_name(form)


@cache
def _title_endings() -> tuple[str, ...]:
    return tuple(sorted(title for title in lexicon.words("names_titles") if len(title) >= _LEAST_TITLE))


def surname(words: Sequence[str]) -> tuple[str, ...]:
    """The last word of a full name with the particles before it: ("von", "der", "Marwitz")."""
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES and words[first - 1][0].islower():
        first -= 1
    return tuple(words[first:])


def _without_titles(tokens: Sequence[str], name: Found) -> Found | None:
    first, last = name.first, name.last
    while first < last and (tokens[first] == "." or (is_title(tokens[first]) and not _could_be_name(tokens[first]))):
        first += 1
    while last > first and not tokens[last - 1][-1].isalnum() and tokens[last - 1][-1] not in ".'’":
        last -= 1
    return name._replace(first=first, last=last) if first < last else None


def _could_be_name(form: str) -> bool:
    """"König" and "Richter" are offices and surnames: left to the model."""
    return is_last_name(form) and form.lower() not in ("präsident", "minister", "general", "frau", "herr")


def _widened(tokens: Sequence[str], name: Found, taken: list[bool]) -> Found:
    """With a first name before it and an unknown surname behind it."""
    first, last = name.first, name.last
    if first and not taken[first - 1] and is_first_name(tokens[first - 1]) and _is_free(tokens, first - 1):
        first -= 1
        taken[first] = True
    single = last - first == 1 and is_first_name(tokens[first]) and not is_last_name(tokens[first])
    if single and last < len(tokens) and not taken[last] and _is_unknown(tokens[last]):
        taken[last] = True
        last += 1
    return name._replace(first=first, last=last)


def _is_free(tokens: Sequence[str], index: int) -> bool:
    """Whether a first name here is no ordinary word: "Will" before a name at the beginning."""
    return not is_lower_word(tokens[index]) and not is_title(tokens[index])


def _is_unknown(form: str) -> bool:
    """A capitalised word that no list of words and places explains: in German news most likely a surname."""
    if not (form[:1].isupper() and len(form) > 1 and any(letter.islower() for letter in form)):
        return False
    return not (is_common_word(form) or is_place(form) or is_title(form))


def _after_titles(tokens: Sequence[str], taken: list[bool]) -> list[Found]:
    """Unknown words after an office: "Außenminister Tevfik Karabey"."""
    found = []
    for index, token in enumerate(tokens[:-1]):
        if taken[index] or not is_title(token) or taken[index + 1] or not _is_unknown(tokens[index + 1]):
            continue
        last = index + 1
        while last < min(len(tokens), index + 1 + _MOST_WORDS) and not taken[last] and _continues(tokens, last, index + 1):
            last += 1
        while last > index + 1 and tokens[last - 1] in PARTICLES:
            last -= 1
        if last > index + 1:
            taken[index + 1 : last] = [True] * (last - index - 1)
            found.append(Found(index + 1, last, "PER", "rule"))
    return found


def _continues(tokens: Sequence[str], index: int, first: int) -> bool:
    if index > first and tokens[index] in PARTICLES and index + 1 < len(tokens):
        return tokens[index + 1] in PARTICLES or _is_unknown(tokens[index + 1])
    return _is_unknown(tokens[index])


def _joined(names: list[Found]) -> list[Found]:
    """Two persons without anything between them are one, if the first of them is a first name or found by rule."""
    result: list[Found] = []
    for name in sorted(names):
        before = result[-1] if result else None
        if before and before.last == name.first and before.label == name.label == "PER" and name.first - before.first == 1:
            result[-1] = before._replace(last=name.last)
        else:
            result.append(name)
    return result

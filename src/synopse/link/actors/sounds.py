"""How a name sounds, whatever alphabet and language it came through.

"Uschakow", "Ushakov" and "Ouchakov" are renderings of one name. A letter group stands for a *class* of sounds
("ch" is German [x], English [tsh], French [sh]); two spellings are one name if their classes meet all along. No
list of people is needed for it, only the table of letter groups.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Mapping

from msgspec import Struct

from synopse.lexicon import rows

VOWELS = "aeiou"
_SYMBOLS = VOWELS + "bcdfghklmnpqrstvxzCJKQSYZ-"
_BIT = {symbol: 1 << index for index, symbol in enumerate(_SYMBOLS)}
_VOWEL_MASK = sum(_BIT[vowel] for vowel in VOWELS)
_OPTIONAL_MASK = _VOWEL_MASK | _BIT["-"]
_CLOSE = {frozenset(pair) for pair in ("ae", "ao", "ei", "eo", "ou")}
"""Vowels that renderings exchange: Mehdi and Mahdi, Hussein and Husain, Osama and Usama, Alexej and Alexei."""


class Sounds(Struct, frozen=True, gc=False):
    """A word as sounds.

    `consonants` are bit masks of what each consonant may be; `gaps` the vowels before, between and behind
    them (one mask more than consonants); `plain` one symbol a letter group in its usual reading, for
    counting slips, `present` a bit for each of them; `letters` the word in lower case without accents.
    """

    consonants: tuple[int, ...]
    gaps: tuple[int, ...]
    plain: str
    present: int
    letters: str


@lru_cache(maxsize=65536)
def sounds(word: str) -> Sounds:
    """The sounds of one word in Latin letters (see `latin` for others)."""
    consonants: list[int] = []
    gaps = [0]
    plain = []
    present = 0
    lowered = _ended(word.casefold())
    for mask, usual in _groups(lowered):
        plain.append(usual)
        present |= _BIT[usual]
        if mask & ~_OPTIONAL_MASK:
            consonants.append(mask)
            gaps.append(0)
        else:
            gaps[-1] |= mask & _VOWEL_MASK
    return Sounds(tuple(consonants), tuple(gaps), "".join(plain), present, folded(lowered))


def differing(one: Sounds, other: Sounds) -> float | None:
    """How far the vowels of two words differ that share their consonants; None where the consonants differ.

    0 is no difference at all; half a point is a vowel that renderings exchange, one point any other. A letter that may
    be silent is passed over, but no W or H at the beginning: "Weber" is no "Ebert".
    """
    i = j = 0
    gap_one, gap_other = one.gaps[0], other.gaps[0]
    points = 0.0
    while i < len(one.consonants) or j < len(other.consonants):
        left = one.consonants[i] if i < len(one.consonants) else 0
        right = other.consonants[j] if j < len(other.consonants) else 0
        if left & right & ~_OPTIONAL_MASK:
            points += _between(gap_one, gap_other)
            i, j = i + 1, j + 1
            gap_one, gap_other = one.gaps[i], other.gaps[j]
        elif left & _OPTIONAL_MASK and (i or left & _BIT["i"]):
            i += 1
            gap_one |= (left & _VOWEL_MASK) | one.gaps[i]
        elif right & _OPTIONAL_MASK and (j or right & _BIT["i"]):
            j += 1
            gap_other |= (right & _VOWEL_MASK) | other.gaps[j]
        else:
            return None
    return points + (1.5 if gap_one and gap_other else 2) * _between(gap_one, gap_other)


def folded(text: str) -> str:
    """In lower case without accents: "Erdoğan" -> "erdogan"; "ß" -> "ss"."""
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[str, ...]:
    """The keys under which spellings of one word meet; a few where a letter group can be read in several ways."""
    keys = [""]
    for mask in sounds(word).consonants:
        classes = sorted({_key_class(mask_bit) for mask_bit in _bits(mask & ~_OPTIONAL_MASK)})
        if mask & _OPTIONAL_MASK:
            classes.append("")
        if len(keys) * len(classes) > _KEYS_AT_MOST:
            classes = classes[:1]
        keys = [key + letter for key in keys for letter in classes]
    return tuple(sorted({_collapsed(key) for key in keys}))


def latin(text: str) -> str:
    """The text in Latin letters, by the table of scripts; letters of other scripts stay."""
    if text.isascii():
        return text
    table = _scripts()
    return "".join(table.get(char, table.get(char.lower(), char)) for char in unicodedata.normalize("NFC", text))


_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_KEYS_AT_MOST = 8


def _between(one: int, other: int) -> float:
    if one & other or one == other:
        return 0.0
    if not one or not other:
        return 1.0
    close = any(frozenset((a, b)) in _CLOSE for a in VOWELS if one & _BIT[a] for b in VOWELS if other & _BIT[b])
    return 0.5 if close else 1.0


@cache
def _letter_groups() -> Mapping[str, tuple[int, str]]:
    result = {}
    for row in rows("transliteration_letters"):
        readings = row["readings"].split()
        result[row["form"]] = (sum(_BIT[reading] for reading in readings), readings[0])
    return result


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """From two letters to the lengths of the groups that begin with them, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for form in _letter_groups():
        if len(form) > 1:
            found[form[:2]].add(len(form))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


@cache
def _scripts() -> Mapping[str, str]:
    return {row["form"]: row["latin"] for row in rows("transliteration_scripts")}


def _ended(lowered: str) -> str:
    """The word with its ending as other languages write it: Belarusian "-enka" is "-enko", "-ouskaja" "-owskaja"."""
    for form, written in _endings().get(lowered[-2:], ()):
        if lowered.endswith(form):
            return lowered.removesuffix(form) + written
    return lowered


@cache
def _endings() -> Mapping[str, list[tuple[str, str]]]:
    """By their last two letters."""
    found = defaultdict(list)
    for row in rows("transliteration_endings"):
        found[row["form"][-2:]].append((row["form"], row["as"]))
    return dict(found)


def _groups(lowered: str) -> list[tuple[int, str]]:
    """The letter groups of a word in lower case, the longest first; a doubled letter counts once."""
    table, lengths = _letter_groups(), _lengths()
    result: list[tuple[int, str]] = []
    index, before = 0, ""
    while index < len(lowered):
        group = table.get(lowered[index]) if lowered[index : index + 2] not in lengths else None
        length = 1
        if group is None:
            group, length = _group_at(lowered, index)
        index += length
        if group is _SILENT:
            continue
        if group[1] != before or before == "-":
            result.append(group)
            before = group[1]
        elif result[-1] != group:
            result[-1] = (result[-1][0] | group[0], before)
    return result


def _group_at(lowered: str, index: int) -> tuple[tuple[int, str], int]:
    """The longest letter group that begins here, and its length; without sounds for what is no letter."""
    table = _letter_groups()
    for length in _lengths().get(lowered[index : index + 2], ()):
        group = table.get(lowered[index : index + length])
        if group is not None:
            return group, length
    char = lowered[index]
    return table.get(char) or table.get(folded(char)) or _SILENT, 1


_SILENT = (0, "")


def _bits(mask: int) -> list[int]:
    result = []
    while mask:
        low = mask & -mask
        result.append(low)
        mask ^= low
    return result


_KEY_CLASSES = dict.fromkeys("szcSZCJY", "S") | dict.fromkeys("kgxhq", "K") | {"f": "v", "Q": "KS"}


def _key_class(bit: int) -> str:
    symbol = _SYMBOLS[bit.bit_length() - 1]
    return _KEY_CLASSES.get(symbol, symbol)


def _collapsed(key: str) -> str:
    return "".join(letter for index, letter in enumerate(key) if not index or key[index - 1] != letter)

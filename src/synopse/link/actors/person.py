"""Are two names spellings of one person's name? A score with its reasons; it knows letters, not people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Mapping

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.link.actors.sounds import Sounds, differing, folded, latin, sounds

SAME = 0.8
"""From here on two full names are one person's without further evidence: renderings, a missing second name, a
nickname. A name that differs in a vowel only ("Schulz" and "Scholz") or by a slip in a short word stays below."""

ALIKE = 0.6
"""From here on a careful reader looks twice (for screening); swept on labelled pairs of names, F is flat between
0.54 and 0.66."""


_LETTERS_AT_MOST = 200


class Score(Struct, frozen=True):
    """How likely two names are one person's, between 0 and 1, and why: a code, with the words it is about behind it."""

    score: float
    reasons: tuple[str, ...]


class Profile(Struct, frozen=True):
    """A name taken apart: its words without particles and titles, and its generation ("younger").

    `letters` are the words in lower case without accents, `whole` the same in one.
    """

    words: tuple[str, ...]
    letters: tuple[str, ...]
    generation: str
    whole: str


@lru_cache(maxsize=65536)
def profile(name: str) -> Profile:
    """Take a name apart; "Nachname, Vorname" is turned round, hyphens part words, particles are set aside."""
    text = latin(name)
    family, comma, given = text.partition(",")
    found = _WORD.findall(f"{given} {family}" if comma and given.strip() else text)
    number = found.pop().rstrip(".") if len(found) > 1 and _NUMBER.fullmatch(found[-1]) else ""
    kinds = _kinds()
    kind = [kinds.get(word.casefold().rstrip("."), "") for word in found]
    parts, generation = _ranked(found, kind, number) if any(kind) else (found, number)
    words = tuple(_SIGN.sub("", word) for word in parts) if _SIGN.search(text) else tuple(parts)
    letters = tuple(folded(word) for word in words)
    return Profile(words, letters, generation, "".join(letters))


def _ranked(found: list[str], kind: list[str], number: str) -> tuple[list[str], str]:
    """The words without particles and titles, where others are left, and the generation: "younger", "iii"."""
    parts = [word for word, what in zip(found, kind, strict=True) if not what]
    parts = parts or [word for word, what in zip(found, kind, strict=True) if what != "title"] or found
    ranks = ((word, what) for word, what in zip(found[1:], kind[1:], strict=True) if what in _GENERATIONS)
    word, what = next(ranks, (number, "generation"))
    return parts, what if what != "generation" else word.casefold().rstrip(".")


_GENERATIONS = ("younger", "elder", "generation")


_SIGN = re.compile(r"['’ʼ`´.]")

_NUMBER = re.compile(r"[IVX]+\.?")
"""In "Karl V." the last letter counts rulers and is no initial."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*\.?")


def same_person(one: str, other: str) -> Score:
    """Compare two names of persons.

    Args:
        one: A name in any order, alphabet and rendering.
        other: Another.

    Returns:
        1.0 for the same words, `SAME` and more for renderings of one name, near 0 where words contradict.
    """
    left, right = profile(one), profile(other)
    if left.generation != right.generation and left.generation and right.generation:
        return Score(0.0, (f"generation_differs: {left.generation} / {right.generation}",))
    if not left.words or not right.words:
        return Score(0.0, ("no_word",))
    found = _compared(left, right)
    if left.generation == right.generation or found.score < _UNSAID:
        return found
    return Score(_UNSAID, (*found.reasons, f"not_in_both: {left.generation or right.generation}"))


_UNSAID = 0.78
"""Father and son, where only one of the names says which: "Paul Farnham" and "Paul Farnham Jr."."""


def _compared(left: Profile, right: Profile) -> Score:
    if left.whole == right.whole:
        return Score(1.0, ("same_letters",))
    if max(len(left.whole), len(right.whole)) > _LETTERS_AT_MOST or max(len(left.words), len(right.words)) > 12:
        return Score(0.0, ("too_long",))
    left, right = _by_length(left, right)
    joined = (_joined(left, right) or _parted(left, right)) if len(left.words) < len(right.words) else None
    return joined if joined is not None else _aligned(left, right)


def _by_length(left: Profile, right: Profile) -> tuple[Profile, Profile]:
    if (len(left.words), left.letters, left.words) <= (len(right.words), right.letters, right.words):
        return left, right
    return right, left


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> tuple[float, str]:
    """How alike two words of names are, between 0 and 1, and in what way."""
    a, b = sounds(one), sounds(other)
    if a.letters == b.letters:
        return 1.0, ""
    if len(one) == 1 or len(other) == 1:
        same = a.plain[:1] == b.plain[:1] or a.letters[:1] == b.letters[:1]
        return (0.84, f"initial: {_pair(one, other)}") if same else (0.0, "")
    if a.plain and a.plain == b.plain:
        return 0.97, f"renderings: {_pair(one, other)}"
    if _nickname(a.letters, b.letters):
        return (0.87 if _rendered(a, b) is None else 0.95), f"first_name_forms: {_pair(one, other)}"
    if a.letters in _sexes() and b.letters in _sexes():
        return 0.3, f"two_first_names: {_pair(one, other)}"
    score = _rendered(a, b) if not _with_article(a.letters, b.letters) else 0.95
    if score is not None:
        return score, f"renderings: {_pair(one, other)}"
    score = _slip(a, b)
    return (score, f"letters_differ: {_pair(one, other)}") if score else (0.0, "")


def _with_article(one: str, other: str) -> bool:
    """Whether one word is the other with its Arabic article: "Albusaidi" for "al-Busaidi"."""
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORT and long[:2] in ("al", "el") and long[2:] == short


_SHORT = 4
"""Letters up to which "al" may well be part of the name: "Albert" is not "Bert"."""


def _pair(one: str, other: str) -> str:
    return " / ".join(sorted((one, other)))


def _rendered(a: Sounds, b: Sounds) -> float | None:
    """Renderings share their consonants; where only a vowel was exchanged no transliteration speaks for it.

    Nor for one more at the end: "Sahib" and "Sahiba", "Schulz" and "Schulze".
    """
    points = differing(a, b) if a.consonants else None
    if points is None or points > 2:
        return None
    short, long = sorted((a.letters, b.letters), key=len)
    if long[:-1] == short and long[-1] in "ae":
        return 0.7
    score = 0.97 - points * _WEIGHT[min(len(a.consonants), len(b.consonants), 3)]
    if points and len(a.letters) == len(b.letters) and _written(a.letters) == _written(b.letters):
        score = min(score, 0.75)
    return score if score >= 0.7 else None


_WEIGHT = (0.2, 0.2, 0.14, 0.09)
"""What a vowel that differs costs in a word of so many consonants: little in "Peseschkian", much in "Jana"."""


def _written(letters: str) -> str:
    return re.sub("[aeiouy]", "", letters)


_HOPELESS = 0.5
"""Share of a word's sounds that the other one lacks, from which on nobody would take it for a slip."""


def _slip(a: Sounds, b: Sounds) -> float:
    """Typing slips, counted on the sounds; a slip at the first letter weighs more."""
    longest = max(len(a.plain), len(b.plain))
    if abs(len(a.plain) - len(b.plain)) > 3 or min(len(a.plain), len(b.plain)) < 2:
        return 0.0
    least = max((a.present & ~b.present).bit_count(), (b.present & ~a.present).bit_count())
    if least > longest * _HOPELESS:
        return 0.0
    count = slips(a.plain, b.plain)
    score = 1 - (count + 0.3 + (a.plain[0] != b.plain[0]) * 0.25) * 1.3 / longest
    return max(0.0, min(score, 0.9))


@cache
def _kinds() -> Mapping[str, str]:
    return mapping("actors_particles", "kind")


@cache
def _first_names() -> Mapping[str, frozenset[str]]:
    result: dict[str, frozenset[str]] = {}
    for form, groups in mapping("actors_given_names", "groups").items():
        result[folded(form)] = result.get(folded(form), frozenset()) | frozenset(groups.split())
    return result


@cache
def _sexes() -> frozenset[str]:
    """First names in their own right: "Ralf" and "Rolf", "Daniel" and "Daniela" are two."""
    return frozenset(folded(form) for form in mapping("references_first_names", "gender"))


def _nickname(one: str, other: str) -> bool:
    names = _first_names()
    return one in names and other in names and bool(names[one] & names[other])


def slips(one: str, other: str) -> int:
    """Letters added, left out, exchanged or swapped with their neighbour (bit-parallel, after Hyyrö)."""
    if not one or not other:
        return len(one) or len(other)
    places: dict[str, int] = {}
    for index, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << index
    full, last = (1 << len(one)) - 1, 1 << len(one) - 1
    plus, minus, diagonal, before, count = full, 0, 0, 0, len(one)
    for char in other:
        hit = places.get(char, 0)
        swapped = ((~diagonal & hit) << 1) & before
        diagonal = ((((hit & plus) + plus) ^ plus) | hit | minus | swapped) & full
        right_plus = (minus | ~(diagonal | plus)) & full
        right_minus = diagonal & plus
        count += bool(right_plus & last) - bool(right_minus & last)
        right_plus = (right_plus << 1 | 1) & full
        plus = ((right_minus << 1) | ~(diagonal | right_plus)) & full
        minus = right_plus & diagonal
        before = hit
    return count


def _parted(left: Profile, right: Profile) -> Score | None:
    """The words of the longer name as the shorter one parts them: "Ying-jeou" and "Yingjeou"."""
    for index, (one, other) in enumerate(pairwise(right.letters)):
        if len(one) > 1 < len(other) and one + other in left.letters:
            words = (*right.words[:index], right.words[index] + right.words[index + 1], *right.words[index + 2 :])
            letters = (*right.letters[:index], one + other, *right.letters[index + 2 :])
            return _aligned(*_by_length(left, Profile(words, letters, right.generation, right.whole)))
    return None


def _joined(left: Profile, right: Profile) -> Score | None:
    """One name written in one word or parted otherwise: "SergeiLavrov", "Jan Daniel" and "Jan-Daniel"."""
    if abs(len(left.whole) - len(right.whole)) > 1 or len(left.whole) < 6:
        return None
    if any(len(word) == 1 for word in right.words):
        return None
    count = slips(left.whole, right.whole)
    return Score(0.95 - 0.1 * count, ("same_letters",)) if count <= 1 else None


_CONTRADICTS = 0.4
"""A word whose best partner is below it has none: whatever the other words say, the names are not alike."""


def _aligned(left: Profile, right: Profile) -> Score:
    """Each word of the shorter name with its best partner; the worst pair counts most, then what is left over."""
    scores, reasons = [], []
    free = list(range(len(right.words)))
    for index in _order(left, right):
        best, why, place = _partner(left, right, index, free)
        if best < _CONTRADICTS:
            return Score(round(0.75 * best, 3), (f"only_in_one: {left.words[index]}",))
        free.remove(place)
        scores.append(best)
        reasons += [why] if why else []
    score = 0.75 * min(scores) + 0.25 * sum(scores) / len(scores)
    if free:
        score -= 0.3 if len(left.words) == 1 else 0.05 * len(free)
        reasons.append("not_in_both: " + " ".join(right.words[place] for place in free))
    return Score(round(max(0.0, score), 3), tuple(reasons) or ("other_order",))


def _partner(left: Profile, right: Profile, index: int, free: list[int]) -> tuple[float, str, int]:
    """The word of the right name that is most like one of the left: how much, in what way, and its place."""
    letters = left.letters[index]
    best, why, place = 0.0, "", free[0]
    for candidate in free:
        if right.letters[candidate] == letters:
            return 1.0, "", candidate
    for candidate in free:
        found, because = _placed(left.words[index], right.words[candidate], index, candidate)
        if found > best:
            best, why, place = found, because, candidate
    return best, why, place


def _placed(one: str, other: str, index: int, place: int) -> tuple[float, str]:
    """An initial stands for a name at its own place: "Boris Johnson" is no "Lyndon B. Johnson"."""
    if (index == 0) != (place == 0) and (len(one) == 1) != (len(other) == 1):
        return 0.0, ""
    return alike(one, other)


def _order(left: Profile, right: Profile) -> list[int]:
    """Words found unchanged in the other name choose first, initials last, else from the surname on."""
    return sorted(
        range(len(left.words)), key=lambda i: (len(left.words[i]) == 1, left.letters[i] not in right.letters, -i)
    )

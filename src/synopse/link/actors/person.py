"""Are two names spellings of one person's name? A score with its reasons; it knows letters, not people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Mapping

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.link.actors.sounds import Sounds, differing, folded, latin, sounds

SAME = 0.8
"""From here on two full names are one person's without further evidence: renderings, a missing second name, a
nickname. A slip in a short word ("Schulze" and "Schulz") stays below."""

ALIKE = 0.6
"""From here on a careful reader looks twice (for screening); swept on labelled pairs of names, F is flat between
0.54 and 0.66."""


class Score(Struct, frozen=True):
    """How likely two names are one person's, between 0 and 1, and why."""

    score: float
    reasons: tuple[str, ...]


class Part(Struct, frozen=True, gc=False):
    """A word of a name; `initial` for "J." and "J"."""

    sounds: Sounds
    initial: bool


class Profile(Struct, frozen=True):
    """A name taken apart: its words without particles and titles, and its generation ("jr")."""

    parts: tuple[Part, ...]
    particles: frozenset[str]
    generation: str
    whole: str


@lru_cache(maxsize=65536)
def profile(name: str) -> Profile:
    """Take a name apart; "Nachname, Vorname" is turned round, hyphens part words, particles are set aside."""
    text = latin(name)
    family, comma, given = text.partition(",")
    words = _WORD.findall(f"{given} {family}" if comma and given.strip() else text)
    kinds = _kinds()
    named = [(word, kinds.get(word.casefold().rstrip("."), "")) for word in words]
    parts = [word for word, kind in named if not kind] or [word for word, kind in named if kind != "title"] or words
    return Profile(
        tuple(Part(sounds(_bare(word)), len(_bare(word)) == 1) for word in parts),
        frozenset(word.casefold() for word, kind in named if kind == "particle"),
        next((word.casefold().rstrip(".") for word, kind in named[1:] if kind == "generation"), ""),
        folded("".join(_bare(word) for word in parts)),
    )


def same_person(one: str, other: str) -> Score:
    """Compare two names of persons.

    Args:
        one: A name in any order, alphabet and rendering.
        other: Another.

    Returns:
        1.0 for the same words, `SAME` and more for renderings of one name, 0 where words contradict.
    """
    left, right = profile(one), profile(other)
    if left.whole == right.whole and left.whole:
        return Score(1.0 if left.generation == right.generation else 0.3, ("same letters",))
    if left.generation and right.generation and left.generation != right.generation:
        return Score(0.0, (f"generation differs: {left.generation}, {right.generation}",))
    if not left.parts or not right.parts:
        return Score(0.0, ("no word to compare",))
    if len(left.parts) > len(right.parts):
        left, right = right, left
    joined = _joined(left, right)
    return joined if joined is not None else _aligned(left, right)


@lru_cache(maxsize=262144)
def alike(one: Part, other: Part) -> tuple[float, str]:
    """How alike two words of names are, and in what way."""
    a, b = one.sounds, other.sounds
    if a.letters == b.letters:
        return 1.0, ""
    if one.initial or other.initial:
        return _initial(a, b)
    points = differing(a, b)
    if points is not None and points <= 2 and a.consonants:
        small = min(len(a.consonants), len(b.consonants)) <= 1
        score = 0.97 - points * (0.2 if small else 0.09)
        if score >= 0.7:
            return score, f"{a.letters} and {b.letters} are renderings of one name"
    if _nickname(a.letters, b.letters):
        return 0.82, f"{a.letters} and {b.letters} are forms of one first name"
    return _slip(a, b)


def _initial(a: Sounds, b: Sounds) -> tuple[float, str]:
    if a.plain[:1] == b.plain[:1] or a.letters[:1] == b.letters[:1]:
        return 0.84, f"initial {min(a.letters, b.letters, key=len)}."
    return 0.0, ""


def _slip(a: Sounds, b: Sounds) -> tuple[float, str]:
    """Typing slips, counted on the sounds; a slip at the first letter weighs more."""
    longest = max(len(a.plain), len(b.plain))
    if abs(len(a.plain) - len(b.plain)) > 3 or min(len(a.plain), len(b.plain)) < 2:
        return 0.0, ""
    count = slips(a.plain, b.plain)
    score = 1 - (count + 0.3 + (a.plain[0] != b.plain[0]) * 0.25) * 1.3 / longest
    return max(0.0, min(score, 0.9)), f"{a.letters} and {b.letters} differ by {count} letter{'s' * (count > 1)}"


@cache
def _kinds() -> Mapping[str, str]:
    return mapping("actors_particles", "kind")


@cache
def _first_names() -> Mapping[str, frozenset[str]]:
    result: dict[str, frozenset[str]] = {}
    for form, groups in mapping("actors_given_names", "groups").items():
        result[folded(form)] = result.get(folded(form), frozenset()) | frozenset(groups.split())
    return result


def _nickname(one: str, other: str) -> bool:
    names = _first_names()
    return bool(names.get(one, frozenset()) & names.get(other, frozenset()))


def slips(one: str, other: str) -> int:
    """Letters added, left out, exchanged or swapped with their neighbour (bit-parallel, after Hyyrö)."""
    if one == other:
        return 0
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


def _joined(left: Profile, right: Profile) -> Score | None:
    """One name written in one word or parted otherwise: "SergeiLavrov", "Jan Daniel" and "Jan-Daniel"."""
    if len(left.parts) == len(right.parts) or abs(len(left.whole) - len(right.whole)) > 1 or len(left.whole) < 6:
        return None
    count = slips(left.whole, right.whole)
    return Score(0.95 - 0.1 * count, ("same letters, parted otherwise",)) if count <= 1 else None


def _aligned(left: Profile, right: Profile) -> Score:
    """Each word of the shorter name with its best partner; the worst pair counts most, then what is left over."""
    scores, reasons, used = [], [], set()
    for index in _order(left, right):
        best = max(
            ((*alike(left.parts[index], part), -place) for place, part in enumerate(right.parts) if place not in used),
            key=lambda item: (item[0], item[2]),
        )
        used.add(-best[2])
        scores.append(best[0])
        reasons += [best[1]] if best[1] else []
    extra = [part for place, part in enumerate(right.parts) if place not in used]
    score = 0.75 * min(scores) + 0.25 * sum(scores) / len(scores) - _left_over(left, right, extra)
    if extra:
        reasons.append("not in both: " + " ".join(part.sounds.letters for part in extra))
    return Score(round(max(0.0, score), 3), tuple(reasons) or ("same words in another order",))


def _order(left: Profile, right: Profile) -> list[int]:
    """Words found unchanged in the other name choose first, initials last."""
    letters = {part.sounds.letters for part in right.parts}
    places = range(len(left.parts))
    return sorted(places, key=lambda i: (left.parts[i].initial, left.parts[i].sounds.letters not in letters, -i))


def _left_over(left: Profile, right: Profile, extra: list[Part]) -> float:
    if len(left.parts) == 1:
        return 0.3 if len(right.parts) > 1 else 0.0
    return 0.05 * len(extra)


_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*\.?")


def _bare(word: str) -> str:
    return re.sub(r"['’ʼ`´.]", "", word)

"""Whether two accounts of one remark say the opposite: the same matter with a "nicht" in one of them only."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from synopse import lexicon
from synopse.terms import stem, words

SHARED = 0.8
"""Share of the content words on both sides that must agree, so that the negation belongs to the same matter."""
LEAST, LEAST_IN_PART = 2, 3
"""Content words that both share at least; and a clause with the other account."""
LONGEST = 1000
"""Characters of an account of which the clauses are looked at."""
_PART = re.compile(r"[,;:–]")


def opposed(one: str, other: str, denied: bool = False) -> bool:
    """Whether one account affirms what the other denies.

    Args:
        one: What was said, directly or indirectly.
        other: The same remark in another report.
        denied: Whether exactly one of the two is said to have been denied ("bestritt").
    """
    return _opposed(one, other, denied) or (not denied and _opposed_in_part(one, other))


def _opposed_in_part(one: str, other: str) -> bool:
    """Whether a clause of the longer account is the opposite of the other account, and its other clauses deny nothing:
    "zu spät sei reagiert worden, der Kredit sei gesichert gewesen"."""
    short, long = sorted((one, other), key=len)
    parts = [part for part in _PART.split(long[:LONGEST]) if part.strip()]
    denying = [_negations(words(part)) % 2 for part in parts]
    return len(parts) > 1 and any(
        len(set(_matter(words(part)))) >= LEAST_IN_PART and _opposed(short, part) and sum(denying) == denying[place]
        for place, part in enumerate(parts)
    )


def _opposed(one: str, other: str, denied: bool = False) -> bool:
    left, right = words(one), words(other)
    if _hedged(left) or _hedged(right) or "?" in one + other:
        return False
    return _negations(left) % 2 != (_negations(right) + denied) % 2 and _one_matter(_matter(left), _matter(right))


def _one_matter(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    equal = sum(block.size for block in matcher.get_matching_blocks())
    shared = len(set(left) & set(right))
    return max(equal, shared) >= LEAST and shared >= SHARED * max(len(set(left)), len(set(right)))


def _negations(row: tuple[str, ...]) -> int:
    """How often a row of words denies; "weder ... noch" denies once."""
    return sum(word in lexicon.words("negations") for word in row)


def _matter(row: tuple[str, ...]) -> tuple[str, ...]:
    left_out = lexicon.words("stopwords") | lexicon.words("negations")
    return tuple(stem(word) for word in row if word not in left_out)


def _hedged(row: tuple[str, ...]) -> bool:
    """Whether a word turns or limits what is said, so that a "nicht" may belong to a part of it: "nicht nur"."""
    return any(word in lexicon.words("sayings_turns") for word in row)

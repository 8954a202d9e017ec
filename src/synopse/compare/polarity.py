"""Whether two accounts of one remark say the opposite: the same matter with a "nicht" in one of them only."""

from __future__ import annotations

from difflib import SequenceMatcher

from synopse import lexicon
from synopse.terms import stem, words

SHARED = 0.8
"""Share of the content words on both sides that must agree, so that the negation belongs to the same matter."""
LEAST = 2
"""Content words that both share at least."""


def opposed(one: str, other: str, denied: bool = False) -> bool:
    """Whether one account affirms what the other denies.

    Args:
        one: What was said, directly or indirectly.
        other: The same remark in another report.
        denied: Whether exactly one of the two is said to have been denied ("bestritt").
    """
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

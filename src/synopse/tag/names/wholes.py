"""Tokens that make one word for the accurate model, as they do in the sentences that it was trained on.

The package cuts "Il-86", "Frankfurt/Main" and "Darius’" into tokens that other stages need; a name holds the whole.
"""

from __future__ import annotations

from typing import Callable, NamedTuple, Sequence

from synopse.syntax import Token

_HYPHENS = frozenset("-–")
_APOSTROPHES = frozenset("'’")
_SINGLE_QUOTES = _APOSTROPHES | frozenset("‚‘‹›")
_SIBILANTS = frozenset("sxzß")


class Whole(NamedTuple):
    """Tokens ``[first, last)`` that make one word."""

    first: int
    last: int


def wholes(tokens: Sequence[Token]) -> list[Whole]:
    """All tokens of a sentence in order, those together that make one word."""
    found: list[Whole] = []
    quoted = False
    last = 0
    for first in range(len(tokens)):
        if first < last:
            continue
        last = first + 1
        while _goes_on(tokens, first, last):
            last += 2
        last += not quoted and _is_genitive(tokens, last)
        quoted = quoted or tokens[first].text in _SINGLE_QUOTES
        found.append(Whole(first, last))
    return found


def labelled_by(
    labelling: Callable[[Sequence[str]], Sequence[str]], words: Sequence[Whole]
) -> Callable[[Sequence[str]], Sequence[str]]:
    """A labelling that is shown whole words and gives each token of a word its label."""

    def labels(forms: Sequence[str]) -> list[str]:
        found: list[str] = []
        for word, label in zip(words, labelling(["".join(forms[first:last]) for first, last in words]), strict=True):
            following = label if label == "O" else f"I{label[1:]}"
            found += [label, *[following] * (word.last - word.first - 1)]
        return found

    return labels


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the next two tokens belong to the word: "-86" after "Il", "/Main" after "Frankfurt"."""
    if last + 1 >= len(tokens) or not tokens[first].text[0].isalnum():
        return False
    before, middle, after = tokens[last - 1 : last + 2]
    if middle.begin != before.end or after.begin != middle.end or not after.text[0].isalnum():
        return False
    numbered = before.text[-1].isdigit() or after.text[0].isdigit()
    return middle.text == "/" or (middle.text in _HYPHENS and numbered)


def _is_genitive(tokens: Sequence[Token], index: int) -> bool:
    """Whether an apostrophe stands at `index` that makes a genitive: "Darius’ Feldherr"."""
    if index + 1 >= len(tokens) or tokens[index].text not in _APOSTROPHES:
        return False
    before, mark, after = tokens[index - 1 : index + 2]
    close = mark.begin == before.end and after.begin > mark.end
    return close and before.text[0].isupper() and before.text[-1] in _SIBILANTS

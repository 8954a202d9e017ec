"""Cuts words into the pieces that the encoder knows, by the most probable segmentation of a unigram model.

The sentence is not looked at: a word has the same pieces wherever it stands, so that each is cut once.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Mapping, Sequence

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
"""The numbers of the pieces that stand for no letters."""

FIRST = 4
"""The number of the first piece that stands for letters."""

_CACHED_WORDS = 50_000
_LONGEST_WORD = 60  # the rest of a longer one says no more of its kind
_GAP = "▁"
_ATTACHED = frozenset(".,;:!?)]}”“’'…%")
_UNKNOWN_PENALTY = 10.0


class Pieces:
    """The pieces by number.

    Args:
        scores: The logarithm of the probability of each piece, in the order of their numbers from `FIRST` on.
    """

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._known = {piece: (number, score) for number, (piece, score) in enumerate(scores.items(), FIRST)}
        self._longest = max(map(len, scores), default=1)
        self._unknown = min(scores.values(), default=0.0) - _UNKNOWN_PENALTY
        self.of = lru_cache(maxsize=_CACHED_WORDS)(self._of)

    def row(self, tokens: Sequence[str]) -> tuple[list[int], list[int]]:
        """The pieces of all tokens one after another, and where the first piece of each token stands."""
        numbers: list[int] = []
        places = []
        for token in tokens:
            places.append(len(numbers))
            numbers += self.of(token)
        return numbers, places

    def _of(self, token: str) -> tuple[int, ...]:
        """The pieces of a token, at least one; closing marks stand close to the word before them."""
        word = unicodedata.normalize("NFKC", token[:_LONGEST_WORD])[:_LONGEST_WORD]
        return self._best(word if token in _ATTACHED else _GAP + word)

    def _best(self, word: str) -> tuple[int, ...]:
        """The most probable way to cut a word; a letter that no piece holds is unknown."""
        best: list[tuple[float, int, int]] = [(0.0, 0, UNKNOWN)]  # score, where the last piece begins, its number
        for end in range(1, len(word) + 1):
            options = [(best[end - 1][0] + self._unknown, end - 1, UNKNOWN)]
            for begin in range(max(0, end - self._longest), end):
                piece = self._known.get(word[begin:end])
                if piece:
                    options.append((best[begin][0] + piece[1], begin, piece[0]))
            best.append(max(options))
        return self._traced(best)

    @staticmethod
    def _traced(best: Sequence[tuple[float, int, int]]) -> tuple[int, ...]:
        found = []
        end = len(best) - 1
        while end > 0:
            _, begin, number = best[end]
            found.append(number)
            end = begin
        return tuple(reversed(found)) or (UNKNOWN,)

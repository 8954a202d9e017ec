"""A sentence with its names, as the search for roles looks at it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.model import Name
from synopse.offices import Office, office
from synopse.places import state_of
from synopse.syntax import Syntax, Token

CLOSING = frozenset(",.;:!?)–—-“”»«\"'")
VERBAL = frozenset({"VERB", "AUX"})


def used(use: str) -> frozenset[str]:
    """The words that serve a purpose around an office: "article", "complement" ("Leiter des Fonds"), "title"."""
    return lexicon.used("roles_words", use)


class View(Struct, frozen=True):
    """A sentence with its names: `labels` and `ends` tell for each token the label of its name and where it ends.

    `surnames` are the last words of all persons named in the article by more than one word, or without an -s.
    """

    text: str
    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    ends: tuple[int, ...]
    persons: tuple[tuple[int, int, Name], ...]
    surnames: frozenset[str]

    def word(self, index: int) -> str:
        """The token's text, or nothing beyond the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def office(self, index: int) -> Office | None:
        """The office in one person's hands that the token names, if it is no part of a person's name."""
        if not 0 <= index < len(self.tokens) or self.labels[index] == "PER" or not self.word(index)[:1].isupper():
            return None
        found = office(self.word(index))
        return found if found is not None and found.singular else None

    def genitive(self, index: int) -> bool:
        """Whether the token ends a name in the genitive: "Putins", "Russlands", "Merz’"."""
        word = self.word(index)
        known = bool(self.labels[index]) or state_of(word) is not None
        return known and word[-1:] in "s'’ʼ" and self.ends[index] == index and word[:1].isupper()

    def closed(self, index: int) -> bool:
        """Whether the sentence or a part of it ends before the token."""
        return index >= len(self.tokens) or self.word(index)[:1] in CLOSING


def views(text: str, syntax: Syntax, names: tuple[Name, ...]) -> Iterator[View]:
    """The sentences that name somebody or something."""
    starts = [name.begin for name in names]
    persons = [name.text for name in names if name.label == "PER"]
    surnames = frozenset(name.split()[-1] for name in persons if " " in name or name[-1] not in "s'’ʼ")
    for sentence in syntax.sentences:
        low, high = bisect_left(starts, sentence.begin), bisect_left(starts, sentence.end)
        here = names[low:high]
        if here:
            yield _view(text, sentence.tokens, here, surnames)


def view_of(text: str, tokens: tuple[Token, ...], names: tuple[Name, ...]) -> View:
    """One sentence with its names, of all of the article's."""
    low, high = (
        bisect_left(names, offset, key=lambda name: name.begin) for offset in (tokens[0].begin, tokens[-1].end)
    )
    return _view(text, tokens, names[low:high], frozenset())


def _view(text: str, tokens: tuple[Token, ...], names: tuple[Name, ...], surnames: frozenset[str]) -> View:
    begins = [token.begin for token in tokens]
    labels, ends, persons = [""] * len(tokens), [-1] * len(tokens), []
    for name in names:
        first = max(0, bisect_right(begins, name.begin) - 1)
        last = bisect_left(begins, name.end) - 1
        labels[first : last + 1] = [name.label] * (last + 1 - first)
        ends[first : last + 1] = [last] * (last + 1 - first)
        if name.label == "PER":
            persons.append((first, last, name))
    return View(text, tokens, tuple(labels), tuple(ends), tuple(persons), surnames)

"""A sentence with the names, times and quotations that stand in it, laid over its tokens."""

from __future__ import annotations

from typing import Generic, Iterable, Iterator, Sequence, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from synopse.model import Extent, Name, Quotation, Span, Time
from synopse.syntax import Chunk, Clause, Sentence, Syntax, Token

NONE = -1
"""Stands where a token has no chunk, clause, name or time."""
BREAKS = frozenset({",", "aber", "allerdings", "doch", "jedoch", "und"})
"""What stands before a "nicht" that denies no more than the next phrase."""
LINKS = frozenset({"aber", "allerdings", "auch", "etwa", "jedoch"})
"""What may stand between that "nicht" and the phrase."""

Mention = TypeVar("Mention", Name, Time, Extent)


class View(Struct, frozen=True):
    """A sentence and, for each of its tokens, the index of its chunk, clause, name, time and reported speech.

    `towns` are the places that the article names anywhere, `forms` the words in lower case, `persons` what the persons
    can be of whom the sentence before tells.
    """

    text: str
    sentence: Sentence
    names: tuple[Name, ...]
    times: tuple[Time, ...]
    chunk_at: tuple[int, ...]
    clause_at: tuple[int, ...]
    name_at: tuple[int, ...]
    time_at: tuple[int, ...]
    reported_at: tuple[int, ...]
    towns: frozenset[str]
    forms: tuple[str, ...]
    persons: str = ""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def word(self, index: int) -> str:
        """The token's text in lower case, or "" beyond the sentence."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def span(self, first: int, last: int) -> Span:
        """The words from token `first` up to, not including, `last`."""
        begin, end = self.tokens[first].begin, self.tokens[last - 1].end
        return Span(begin, end, self.text[begin:end])

    def whole(self) -> Span:
        """The sentence itself."""
        return Span(self.sentence.begin, self.sentence.end, self.text[self.sentence.begin : self.sentence.end])

    def name_in(self, first: int, last: int) -> list[Name]:
        """The names that begin in a range of tokens, in order."""
        found = dict.fromkeys(self.name_at[index] for index in range(first, last))
        found.pop(NONE, None)
        return [self.names[index] for index in found if self.names[index].begin >= self.tokens[first].begin]

    def chunks_of(self, clause: int) -> list[int]:
        """The chunks whose head stands in a clause, in order."""
        chunks = enumerate(self.sentence.chunks)
        return [number for number, chunk in chunks if self.clause_at[chunk.head] == clause]

    def tokens_of(self, clause: int) -> list[int]:
        """The indices of the tokens of a clause, without those of the clauses inside it."""
        return [index for index, number in enumerate(self.clause_at) if number == clause]

    def heads_of(self, clause: int) -> list[str]:
        """The words that head the chunks of a clause."""
        return [self.tokens[self.sentence.chunks[chunk].head].text for chunk in self.chunks_of(clause)]

    def names_person(self, chunk: Chunk) -> bool:
        """Whether a person by name stands in a chunk: "die Malerin | Alma Berggren"."""
        return any(name.label == "PER" for name in self.name_in(chunk.first, chunk.last))

    def chunk_head(self, token: int) -> int:
        """The head of the chunk at a token, or the token itself."""
        number = self.chunk_at[token]
        return token if number == NONE else self.sentence.chunks[number].head

    def chunks_in(self, scope: Iterable[int]) -> list[int]:
        """The chunks that begin in a set of tokens, in order."""
        inside = set(scope)
        return [number for number, chunk in enumerate(self.sentence.chunks) if chunk.first in inside]

    def clause(self, index: int) -> Clause | None:
        """The clause, or None for NONE."""
        return None if index == NONE else self.sentence.clauses[index]

    def is_compared(self, chunk: int) -> bool:
        """Whether a chunk only stands beside what is told: "anders als | beim Auftakt in Kiel"."""
        return self.word(self.sentence.chunks[chunk].first - 1) in ("als", "wie")

    def is_left_out(self, chunk: int) -> bool:
        """Whether a chunk only says of whom something is not told: "nicht jedoch | von Norwegen", "außer | Island"."""
        before = self.sentence.chunks[chunk].first - 1
        if self.word(before) in LINKS:
            before -= 1
        return self.word(before) == "außer" or (self.word(before) == "nicht" and self.word(before - 1) in BREAKS)

    def is_reported(self, token: int) -> bool:
        """Whether a token stands in indirect or reported speech."""
        return self.reported_at[token] != NONE


def views(
    text: str, syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...], quotations: tuple[Quotation, ...]
) -> Iterator[View]:
    """Every sentence with what stands in it, in text order."""
    in_names, in_times, in_reported = _Sweep(names), _Sweep(times), _Sweep(_reported(quotations))
    towns = frozenset(name.text for name in names if name.label == "LOC")
    for sentence in syntax.sentences:
        place = (sentence.begin, sentence.end)
        mentions = (in_names.within(*place), in_times.within(*place), in_reported.within(*place))
        yield _view(text, _with_whole_names(sentence, mentions[0]), mentions, towns)


def _with_whole_names(sentence: Sentence, names: tuple[Name, ...]) -> Sentence:
    """The sentence with the chunks joined that a person's name is torn into: "Ministerin Rahel | Kern"."""
    at = _mention_at(sentence.tokens, tuple(name for name in names if name.label == "PER"))
    kept: list[Chunk] = []
    moved: list[int] = []
    for chunk in sentence.chunks:
        first, last = (kept[-1], kept[-1].last) if kept else (chunk, NONE)
        torn = last == chunk.first and chunk.preposition is None and at[last - 1] == at[last] != NONE
        if torn:
            cases = first.cases & chunk.cases or first.cases
            kept[-1] = replace(first, last=chunk.last, cases=cases)
        else:
            kept.append(chunk)
        moved.append(len(kept) - 1)
    if len(kept) == len(sentence.chunks):
        return sentence
    clauses = tuple(
        clause if clause.subject is None else replace(clause, subject=moved[clause.subject])
        for clause in sentence.clauses
    )
    return replace(sentence, chunks=tuple(kept), clauses=clauses)


class _Sweep(Generic[Mention]):
    """Hands out the mentions that touch ever later stretches of text; they must be sorted and apart."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions: Sequence[Mention] = mentions
        self._next = 0

    def within(self, begin: int, end: int) -> tuple[Mention, ...]:
        """The mentions that overlap ``[begin, end)``; `begin` must not decrease between calls."""
        while self._next < len(self._mentions) and self._mentions[self._next].end <= begin:
            self._next += 1
        index = self._next
        while index < len(self._mentions) and self._mentions[index].begin < end:
            index += 1
        return tuple(self._mentions[self._next : index])


def _reported(quotations: tuple[Quotation, ...]) -> list[Extent]:
    """The stretches of indirect and reported speech, joined where they overlap."""
    spans = sorted(span for quotation in quotations if quotation.type != "direct" for span in quotation.content)
    joined: list[Extent] = []
    for span in spans:
        if joined and span.begin <= joined[-1].end:
            joined[-1] = Extent(joined[-1].begin, max(joined[-1].end, span.end))
        else:
            joined.append(Extent(span.begin, span.end))
    return joined


def _view(
    text: str,
    sentence: Sentence,
    mentions: tuple[tuple[Name, ...], tuple[Time, ...], tuple[Extent, ...]],
    towns: frozenset[str],
) -> View:
    names, times, reported = mentions
    size = len(sentence.tokens)
    return View(
        text,
        sentence,
        names,
        times,
        _chunk_at(sentence.chunks, size),
        _clause_at(sentence.clauses, size),
        _mention_at(sentence.tokens, names),
        _mention_at(sentence.tokens, times),
        _mention_at(sentence.tokens, reported),
        towns,
        tuple(token.text.lower() for token in sentence.tokens),
    )


def _chunk_at(chunks: tuple[Chunk, ...], size: int) -> tuple[int, ...]:
    table = [NONE] * size
    for number, chunk in enumerate(chunks):
        for index in range(chunk.first, min(chunk.last, size)):
            table[index] = number
    return tuple(table)


def _clause_at(clauses: tuple[Clause, ...], size: int) -> tuple[int, ...]:
    """The innermost clause of each token: where ranges overlap, the shorter one."""
    table = [NONE] * size
    pieces = [
        (last - first, number, first, last)
        for number, clause in enumerate(clauses)
        for first, last in ((clause.first, clause.last), *clause.rest)
    ]
    for _, number, first, last in sorted(pieces, reverse=True):
        for index in range(first, min(last, size)):
            table[index] = number
    return tuple(table)


def _mention_at(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    table = [NONE] * len(tokens)
    number = 0
    for index, token in enumerate(tokens):
        while number < len(mentions) and mentions[number].end <= token.begin:
            number += 1
        if number < len(mentions) and mentions[number].begin < token.end:
            table[index] = number
    return tuple(table)

"""Quotations in the making: ranges of offsets, turned into spans at the end."""

from __future__ import annotations

from typing import Iterable

from msgspec import Struct

from synopse.model import Medium, Quotation, QuotationType, Span
from synopse.syntax import Token

Range = tuple[int, int]
"""Offsets into the text, half-open."""

EDGES = frozenset(",;:.–—-")
"""Punctuation that separates a content from its frame and belongs to no content."""


class Draft(Struct):
    """A quotation while later rules may still widen it, give it a speaker or drop it."""

    type: QuotationType
    content: tuple[Range, ...]
    speaker: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    frame: tuple[Range, ...] = ()
    addressee: tuple[Range, ...] = ()
    medium: Medium = "S"
    via: tuple[Range, ...] = ()
    anonymous: bool = False
    rule: str = ""
    host: Draft | None = None

    @property
    def begin(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

    def covers(self, begin: int, end: int) -> bool:
        """Whether one of the content's ranges holds the offsets."""
        return any(first <= begin and end <= last for first, last in self.content)


def finished(text: str, draft: Draft) -> Quotation:
    """The draft as a frozen quotation with its spans."""
    return Quotation(
        type=draft.type,
        content=_spans(text, draft.content),
        speaker=_spans(text, draft.speaker),
        cue=_spans(text, draft.cue),
        frame=_spans(text, draft.frame),
        addressee=_spans(text, draft.addressee),
        medium=draft.medium,
        via=_spans(text, draft.via),
        anonymous=draft.anonymous,
    )


def _spans(text: str, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(Span(begin, end, text[begin:end]) for begin, end in ranges)


def token_ranges(tokens: tuple[Token, ...], chosen: Iterable[int]) -> tuple[Range, ...]:
    """Offsets of runs of neighbouring tokens: indices 3, 4, 7 give two ranges."""
    result: list[Range] = []
    last = -2
    for index in sorted(set(chosen)):
        if index == last + 1:
            result[-1] = (result[-1][0], tokens[index].end)
        else:
            result.append((tokens[index].begin, tokens[index].end))
        last = index
    return tuple(result)


def content_ranges(tokens: tuple[Token, ...], chosen: Iterable[int]) -> tuple[Range, ...]:
    """As `token_ranges`, each run without the separating punctuation at its edges; runs of nothing else fall away."""
    runs: list[list[int]] = []
    for index in sorted(set(chosen)):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    ranges = []
    for run in runs:
        while run and tokens[run[0]].text in EDGES:
            run.pop(0)
        while run and tokens[run[-1]].text in EDGES:
            run.pop()
        if run:
            ranges.append((tokens[run[0]].begin, tokens[run[-1]].end))
    return tuple(ranges)

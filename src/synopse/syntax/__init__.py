"""Sentences, tokens, parts of speech, verb groups, clauses and noun chunks of an article's content segments.

The only place that knows which analyser is used. Everything carries offsets into the article's own text.
"""

from __future__ import annotations

from typing import Iterator

from synopse.model import CONTENT_KINDS, Segment
from synopse.syntax.clauses import parsed
from synopse.syntax.parts import (
    PAST_TENSES,
    Chunk,
    Clause,
    Detail,
    Mood,
    Sentence,
    Syntax,
    Tense,
    Token,
    VerbGroup,
    Voice,
)
from synopse.syntax.tagging import tagged
from synopse.syntax.tokens import pieces, sentences

__all__ = [
    "PAST_TENSES", "Chunk", "Clause", "Detail", "Mood", "Sentence", "Syntax", "Tense", "Token", "VerbGroup", "Voice",
    "analyse",
]  # fmt: skip


def analyse(text: str, segments: tuple[Segment, ...]) -> Syntax:
    """Analyse the content segments of a text; the end of a line ends a sentence. Linear in its length."""
    found = []
    for segment in segments:
        if segment.kind not in CONTENT_KINDS:
            continue
        for begin, end in _lines(text, segment.begin, segment.end):
            for sentence in sentences(text, pieces(text, begin, end)):
                tokens = tagged(sentence)
                chunks, clauses = parsed(tokens)
                found.append(Sentence(tokens[0].begin, tokens[-1].end, tokens, chunks, clauses))
    return Syntax(tuple(found))


def _lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end:
        newline = text.find("\n", begin, end)
        stop = end if newline < 0 else newline
        yield begin, stop
        begin = stop + 1

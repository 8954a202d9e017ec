"""Words, punctuation marks and sentences of German text, by one regular expression, with exact offsets.

A full stop belongs to the token before it in an abbreviation, an initial and an ordinal ("Dr.", "W.", "19."),
and is a token of its own where it ends a sentence. Every alternative of the pattern consumes what it has looked
at or looks at a bounded number of characters, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Iterator, NamedTuple

from synopse.lexicon import alternation, mapping, words

LONGEST = 400
"""The most tokens in one sentence; a longer run (a table, a list without full stops) is cut."""

_LETTER = r"[\w\u0300-\u036f\u00ad]"  # with decomposed umlauts and soft hyphens
_NUMBER = r"\d+(?:[.,:/]\d+)*+"
_PATTERN = rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"„“”»«]{{1,2000}}(?<![.,;:!?)…]))
  | (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}})
  | (?P<tagged>[@\#]\w+)
  | (?P<number>{_NUMBER}(?!\w|-\w))
  | (?P<counted>{_NUMBER}-?\w+(?:-\w+)*+)
  | (?P<initials>(?:[^\W\d_]\.){{2,12}}+(?!\w))
  | (?P<short>(?:ABBREVIATIONS)\.|(?:NUMBERED)\.(?=[ \u00a0]?\d)|[^\W\d_]\.(?!\w))
  | (?P<roman>[IVX]{{2,6}}\.(?=[ \u00a0][a-zäöü]))
  | (?P<domain>[\w-]{{1,63}}\.(?:de|com|org|net|at|ch|eu|info|tv|io)(?!\w))
  | (?P<word>(?:(?<!\w)-(?=[^\W\d_]))?{_LETTER}++(?:[-‐‑&'’*:](?=[^\W\d_]){_LETTER}++)*+(?:-(?=[\s,/)]))?)
  | (?P<mark>\.{{2,}}|\+{{2,}}|-{{2,}}|={{2,}}|\*{{2,}}|[^\w\s\u200b\ufeff])
"""
_NEXT_WORD = re.compile(r"[ \u00a0\u202f]{1,3}(\w{1,40})(\.?)")
_ENDS = frozenset({".", "!", "?", "…"})
_QUOTES = frozenset("\"“”„«»‹›‘’‚'")
_OPENING_ONLY = frozenset("„‚")
_BRACKETS = frozenset(")]")
_GOING_ON = frozenset(",;:)]/%&=")
_DASHES = frozenset("-–—")


class Piece(NamedTuple):
    """A token before its analysis; `kind` is the alternative that matched ("word", "short", "mark", ...)."""

    begin: int
    end: int
    text: str
    kind: str


def pieces(text: str, begin: int, end: int) -> list[Piece]:
    """The tokens of one line, ``text[begin:end]``, in order."""
    result: list[Piece] = []
    for match in _pattern().finditer(text, begin, end):
        kind, start, stop = match.lastgroup or "mark", match.start(), match.end()
        if result and start < result[-1].end:
            continue  # the full stop that an ordinal has taken
        if kind == "number" and text.startswith(".", stop, end):
            rest = text[stop + 1 : min(stop + 60, end)]
            if _is_ordinal(match[0], rest, result):
                kind, stop = "ordinal", stop + 1
        result.append(Piece(start, stop, text[start:stop], kind))
    return result


def sentences(text: str, line: list[Piece]) -> Iterator[list[Piece]]:
    """Cut the tokens of one line into sentences."""
    closing = _closing_quotes(text, line)
    first = index = 0
    while index < len(line):
        index += 1
        if _may_end(line, index - 1, first):
            while index < len(line) and (
                index in closing or line[index].text in _ENDS or line[index].text in _BRACKETS
            ):
                index += 1
            if _starts_anew(line, index):
                yield line[first:index]
                first = index
        elif index - first == LONGEST:
            yield line[first:index]
            first = index
    if first < len(line):
        yield line[first:]


def _may_end(line: list[Piece], index: int, first: int) -> bool:
    """Whether the token could be the last word of a sentence or the mark that closes it."""
    piece = line[index]
    if index == first:
        return False
    if piece.kind in ("short", "initials"):
        return mapping("syntax_abbreviations", "ends").get(piece.text[:-1]) != "no" and _opens_sentence(line, index + 1)
    if piece.text not in _ENDS and piece.text[:2] != "..":
        return False
    following = line[index + 1] if index + 1 < len(line) else None
    if following and following.begin == piece.end and following.kind == "word":
        return len(line[index - 1].text) > 2 and following.text[:1].isupper()  # "Ende.Der" without its space
    return True


def _opens_sentence(line: list[Piece], index: int) -> bool:
    """Whether a word stands here that has its capital from standing first: "Die", "Nach"."""
    if index >= len(line):
        return True
    word = line[index].text
    return word[:1].isupper() and word.lower() in words("syntax_openers")


def _starts_anew(line: list[Piece], index: int) -> bool:
    """Whether what follows an end mark is not the sentence going on: '"Halt!" rief er'."""
    if index >= len(line):
        return True
    text = line[index].text
    if text in _GOING_ON:
        return False
    if text in _DASHES or text == "(":
        return index + 1 >= len(line) or not line[index + 1].text[:1].islower()
    return not text[:1].islower()


def _closing_quotes(text: str, line: list[Piece]) -> frozenset[int]:
    """The indices of the quotation marks that close: next to what they close, or, standing free, every second one."""
    found, is_open = set(), False
    for index, piece in enumerate(line):
        if piece.text not in _QUOTES or piece.text in _OPENING_ONLY:
            is_open = is_open or piece.text in _OPENING_ONLY
            continue
        after_gap = piece.begin == 0 or text[piece.begin - 1].isspace()
        before_gap = not text[piece.end : piece.end + 1].isalnum()
        if before_gap and (not after_gap or is_open):
            found.add(index)
            is_open = False
        else:
            is_open = True
    return frozenset(found)


def _is_ordinal(number: str, rest: str, before: list[Piece]) -> bool:
    """Whether the full stop after a number makes it an ordinal; `rest` is what follows the full stop."""
    if rest[:1] in (",", ";", ":") or (rest[:1] in ("/", "-", "–") and rest[1:2].isdigit()):
        return True
    match = _NEXT_WORD.match(rest)
    word = match[1] if match else ""
    if not match or len(number) > 3:
        return word[:1].islower()
    if not word[:1].isupper():
        return not word[:1].isdigit() or bool(match[2])
    if word in words("syntax_after_ordinals"):
        return True
    if word.lower() in words("syntax_openers"):
        return False
    return not before or before[-1].text.lower() in words("syntax_before_ordinals") or _follows_ordinal(before)


def _follows_ordinal(before: list[Piece]) -> bool:
    """Whether the number continues a list of ordinals: "die 3. und 4. Etage"."""
    return len(before) > 1 and before[-1].text in ("und", "oder", "bis", "–", "/") and before[-2].kind == "ordinal"


@cache
def _pattern() -> re.Pattern[str]:
    ends = mapping("syntax_abbreviations", "ends")
    numbered = frozenset(form for form, value in ends.items() if value == "number")
    source = _PATTERN.replace("ABBREVIATIONS", alternation(frozenset(ends) - numbered))
    return re.compile(source.replace("NUMBERED", alternation(numbered)), re.VERBOSE)

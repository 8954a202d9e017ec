"""Pairs quotation marks: „…“ "…" “…” «…» »…« ›…‹ ‚…‘ '…', mixed, nested, unclosed, over paragraphs.

One pass with a stack. What a mark does is read from the mark itself, from what is open and from its neighbours:
a “ closes the „ before it, but opens in an English “…”; a " after a blank opens, a ’ between letters is an apostrophe.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from synopse.syntax import Syntax

MARK = re.compile(r"(?<!\S),,(?=\w)|''|[„“”\"«»‹›‚‘’']|\n+")
SINGLE = frozenset("‚‘’'›‹")
CLOSERS = {
    "„": "“”\"", ",,": "“”\"", "“": "”“\"", "”": "”“", '"': '"”“', "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‚": "‘’'", "‘": "’'", "’": "’", "'": "'’",
}  # fmt: skip
"""Which marks may close an opened one; mixed styles („…", “…“) are common in reposted text."""
DEPTH = 8
"""How far down the open marks are looked through; real nesting ends at three."""
REACH = 4000
"""Characters after which an open mark counts as forgotten; the longest quotations of news run to some 2,000."""
PARAGRAPHS = 3
"""Line ends an open quotation may cross without being taken up by a new opening mark."""


class Marked(Struct, frozen=True):
    """Words in quotation marks: offsets with the marks, offsets without, and how deep in other marks they stand.

    `closed` is false where the closing mark is missing; then it ends with its paragraph.
    """

    begin: int
    end: int
    inner_begin: int
    inner_end: int
    closed: bool = True
    depth: int = 0


class _Open(Struct):
    mark: str
    begin: int
    end: int
    lines: int = 0
    edge: int = -1


def marked(text: str, syntax: Syntax) -> tuple[Marked, ...]:
    """All pairs of quotation marks in the content of an article, in text order, outer ones first."""
    found: list[Marked] = []
    for begin, end in _stretches(text, syntax):
        found.extend(_pairs(text, begin, end))
    return _nested(sorted(found, key=lambda pair: (pair.begin, -pair.end)))


def _nested(pairs: list[Marked]) -> tuple[Marked, ...]:
    """The pairs with their depth, counted from what really encloses them."""
    result: list[Marked] = []
    around: list[Marked] = []
    for pair in pairs:
        while around and around[-1].end < pair.end:
            around.pop()
        result.append(structs.replace(pair, depth=len(around)))
        around.append(pair)
    return tuple(result)


def _stretches(text: str, syntax: Syntax) -> list[tuple[int, int]]:
    """Sentences with nothing but white space between them: a quotation never runs across a cut-out."""
    result: list[tuple[int, int]] = []
    for sentence in syntax.sentences:
        if result and not text[result[-1][1] : sentence.begin].strip():
            result[-1] = (result[-1][0], sentence.end)
        else:
            result.append((sentence.begin, sentence.end))
    return result


def _pairs(text: str, begin: int, end: int) -> list[Marked]:
    stack: list[_Open] = []
    found: list[Marked] = []
    for match in MARK.finditer(text, begin, end):
        mark = match[0]
        if mark[0] == "\n":
            stack = _after_line(stack, match.start(), found)
        elif mark == "''":
            continue
        elif (depth := _closes(text, match, stack)) is not None:
            opened = stack[depth]
            if match.start() > opened.end:
                found.append(Marked(opened.begin, match.end(), opened.end, match.start()))
            del stack[depth:]
        elif _opens(text, match):
            _push(text, stack, match)
    _after_line(stack, end, found, final=True)
    return found


def _push(text: str, stack: list[_Open], match: re.Match[str]) -> None:
    """Open a quotation, unless the mark takes up at a new paragraph one that is still open."""
    begins_line = match.start() == 0 or text[match.start() - 1] == "\n"
    if begins_line and stack and stack[-1].mark == match[0] and stack[-1].lines:
        stack[-1].lines = 0
        return
    stack.append(_Open(match[0], match.start(), match.end()))


def _after_line(stack: list[_Open], offset: int, found: list[Marked], final: bool = False) -> list[_Open]:
    """What is still open after a line end; a single mark or one long open is given up there."""
    kept: list[_Open] = []
    for opened in stack:
        opened.lines += 1
        if opened.edge < 0:
            opened.edge = offset
        lasting = opened.lines <= PARAGRAPHS and offset - opened.begin <= REACH and opened.mark not in SINGLE
        if lasting and not final:
            kept.append(opened)
        elif opened.mark not in SINGLE and opened.edge > opened.end:
            found.append(Marked(opened.begin, opened.edge, opened.end, opened.edge, closed=False))
    return kept


def _closes(text: str, match: re.Match[str], stack: list[_Open]) -> int | None:
    """The place on the stack of the mark that this one closes, or None."""
    mark = match[0]
    before, after = _neighbours(text, match)
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - DEPTH), -1):
        opened = stack[depth]
        if mark not in CLOSERS.get(opened.mark, "") or match.start() - opened.begin > REACH:
            continue
        if mark in "«»‹›":
            return depth
        if (before.isspace() or before in "([") and (after.isalnum() or after in "[(„‚…"):
            continue
        if mark in "’'" and (after.isalnum() or before.isspace()):
            continue
        return depth
    return None


def _opens(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    before, after = _neighbours(text, match)
    if not after or after.isspace():
        return mark in "«»" and after in "\u00a0\u202f" and bool(after)
    if mark in ("„", ",,", "‚"):
        return True
    if mark in "’":
        return False
    return not before.isalnum() and before not in ".!?…"


def _neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return before, after

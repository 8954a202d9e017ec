"""The lines of a text, with what their form alone says: how long, how they end, whether they look like a sentence."""

from __future__ import annotations

import re
from typing import Iterator

from msgspec import Struct

from synopse.model import SegmentKind

LONG = 160
"""Nobody sets a heading of so many characters: an unclosed line as long as this is running text."""
HEADING = 120
"""The longest subheading. The longest heading lines of German news sites are teasers of about 110 characters."""
_CLOSERS = "\"'“”«»‹›’‘)] \t"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪►▶→✓+]|\(?\d{1,2}[.)]|[a-z]\))\s")


class Line(Struct, frozen=True):
    """One line: ``text[begin:end]`` with its newline, `content` is it trimmed.

    `blank_before` tells whether an empty line stands above it. Blank lines themselves are no lines here: they
    are part of the line before.
    """

    begin: int
    end: int
    content: str
    blank_before: bool
    kind: SegmentKind | None = None
    opens: bool = False

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does: 'Das ist gut.“' does, 'Was nun?' as a heading may or may not."""
        return self.content.rstrip(_CLOSERS).endswith((".", "!", "?", "…", "..."))

    @property
    def stopped(self) -> bool:
        """Whether it ends with a full stop, a colon or the like, as no heading does."""
        content = self.content.rstrip(_CLOSERS)
        return content.endswith((".", ":", ";", ",", "–", "-")) and not content.endswith("...")

    @property
    def paragraph(self) -> bool:
        """Whether it can only be running text: long, or a whole sentence of some length."""
        return len(self.content) >= LONG or (len(self.content) >= 60 and self.closed)

    @property
    def heading_like(self) -> bool:
        """Whether it may be a heading: short, not ended by a full stop, beginning like a title."""
        return (
            len(self.content) <= HEADING
            and not self.stopped
            and _starts_like_title(self.content)
            and _LIST_ITEM.match(self.content) is None
            and any(letter.isalpha() for letter in self.content)
        )


def lines(text: str) -> Iterator[Line]:
    """Split a text at newlines; blank lines go with the line before, leading ones with the first."""
    begin, content, blank = 0, "", False
    position, blank_before = 0, False
    while position < len(text):
        newline = text.find("\n", position)
        end = len(text) if newline < 0 else newline + 1
        stripped = text[position:end].strip().strip(_INVISIBLE).strip()
        if stripped and content:
            yield Line(begin, position, content, blank_before)
            begin, content, blank_before, blank = position, stripped, blank, False
        elif stripped:
            content, blank_before, blank = stripped, blank, False
        else:
            blank = True
        position = end
    if text:
        yield Line(begin, len(text), content, blank_before)


def _starts_like_title(content: str) -> bool:
    first = content.lstrip("\"'„“”»«‚‘›‹(+-–# \u00a0")[:1]
    return first.isupper() or first.isdigit() or not first.islower()

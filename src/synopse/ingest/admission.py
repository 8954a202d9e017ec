"""What it takes to be an article: the checks and the identity that every source format shares."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from msgspec import Struct

from synopse.model import Document, Rejection

LONGEST_ARTICLE = 2_000_000
"""In characters: some four novels. Tagging takes time and memory in proportion; what is longer is an archive or an
error, not a report, and would hold up everything behind it."""
_YEARS = range(1500, 2501)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:?\d\d.{0,25})?")
_WORD = re.compile(r"[^\W_]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(ValueError):  # noqa: N818 - it is what the input is
    """An input that is no article; `line` is where in its source the reason stands, or None."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def checked_text(text: str) -> str:
    """The text of an article with CRLF as LF, otherwise unchanged.

    Raises:
        Unreadable: It is empty, holds no word, is too long, or has characters that no text can have.
    """
    text = text.replace("\r\n", "\n")
    if not text:
        raise Unreadable("the text is empty")
    if len(text) > LONGEST_ARTICLE:
        raise Unreadable(f"the text has {len(text):,} characters, more than the {LONGEST_ARTICLE:,} of one article")
    if "\0" in text:
        raise Unreadable("the text holds NUL characters, as a binary file does", _line_of(text, text.index("\0")))
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise Unreadable("the text holds a lone surrogate, half of a character", _line_of(text, surrogate.start()))
    if not _WORD.search(text):
        raise Unreadable("the text holds no word")
    return text


def day(value: str) -> str:
    """The date of an ISO 8601 date or date and time, as it is written there, without regard to the zone.

    Raises:
        ValueError: It is no such date, or of a year in which no report can have been published.
    """
    match = _ISO.fullmatch(value.strip())
    try:
        if match is None or datetime.fromisoformat(value.strip()).year not in _YEARS:
            raise ValueError(value)
    except ValueError:
        raise ValueError(f"{value[:40]!r} is no date of the form 2025-12-31") from None
    return match[1]


def digest(text: str, *details: str | None) -> str:
    """A stable id: of the text, and of what is given with it where one text stands in two outlets."""
    given = [text, *details] if any(details) else [text]
    content = "\0".join(part or "" for part in given)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Seen(Struct, frozen=True):
    """Where an id came from, and the digest of what it named."""

    source: str
    line: int | None
    content: bytes


class Register:
    """The ids given so far. Holds no text, so that it stays small over a long stream."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def admit(self, document: Document, line: int | None) -> Document | Rejection:
        """The document itself, or why it is left out: an exact duplicate, or an id used twice."""
        content = bytes.fromhex(
            digest(document.text, document.title, document.outlet, document.url, document.published)
        )
        known = self._seen.setdefault(document.id, Seen(document.source, line, content))
        if known.source == document.source and known.line == line and known.content == content:
            return document
        where = known.source if known.line is None else f"{known.source}:{known.line}"
        if known.content == content:
            return Rejection(document.source, line, f"left out, the same article as {where}", fatal=False)
        return Rejection(document.source, line, f"the id {document.id[:80]!r} is that of another article, {where}")


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1

"""JSON Lines: an article a line, read one at a time."""

from __future__ import annotations

import re
from typing import BinaryIO, Iterator

import msgspec
from msgspec import Struct

from synopse.ingest.admission import Unreadable, checked_text, day, digest
from synopse.model import Document

LONGEST_LINE = 64 * 1024 * 1024
"""In bytes: a line beyond it is skipped unread."""
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONE_SURROGATE = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")


class Record(Struct, frozen=True):
    """What a line may say of its article; other fields are not looked at."""

    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None


_KINDS = {
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "str": "a string",
    "array": "a list",
    "object": "an object",
}
_DECODER = msgspec.json.Decoder(Record)


def jsonl(stream: BinaryIO, source: str) -> Iterator[tuple[int, Document | Unreadable]]:
    """The line numbers and articles of a stream, or why a line holds none. Blank lines are skipped."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
                pass
            yield number, Unreadable(f"the line is longer than {LONGEST_LINE:,} bytes")
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if not line.strip():
            continue
        try:
            yield number, _document(line, source)
        except Unreadable as unreadable:
            yield number, unreadable


def record(line: bytes) -> Record:
    """Decode one article.

    Raises:
        Unreadable: It is not JSON, no object, or a field has the wrong type.
    """
    try:
        return _DECODER.decode(line)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not valid UTF-8 (byte {error.start} of the string)") from None
    except RecursionError:
        raise Unreadable("not an article: JSON nested too deeply") from None
    except msgspec.ValidationError as error:
        raise Unreadable(_plain_reason(str(error))) from None
    except msgspec.DecodeError as error:
        if line.startswith(_UTF16):
            raise Unreadable("not UTF-8 but UTF-16") from None
        if _LONE_SURROGATE.search(line):
            raise Unreadable("the JSON holds a lone surrogate, half of a character") from None
        raise Unreadable(f"not JSON: {str(error).removeprefix('JSON is malformed: ')}") from None


def _plain_reason(message: str) -> str:
    """ "Expected `str | null`, got `int` - at `$.title`" in words."""
    found = re.search(r"got `(\w+)`(?: - at `\$\.(\w+)`)?", message)
    if found is None:
        return f"not an article: {message}"
    kind = _KINDS.get(found[1], found[1])
    return f"the field {found[2]!r} is {kind}, not a string" if found[2] else f"not a JSON object but {kind}"


def _document(line: bytes, source: str) -> Document:
    given = record(line)
    if given.text is None:
        raise Unreadable("there is no text")
    try:
        published = day(given.published) if given.published else None
    except ValueError as error:
        raise Unreadable(f"published: {error}") from None
    try:
        text = checked_text(given.text)
    except Unreadable as unreadable:
        raise Unreadable(unreadable.reason) from None
    identity = digest(text, given.title, given.outlet, given.url, published)
    return Document(
        id=identity if given.id is None or given.id == "" else str(given.id),
        source=source,
        text=text,
        url=given.url or None,
        title=given.title or None,
        outlet=given.outlet or None,
        language=given.language or "de",
        published=published,
        published_basis="given" if published else "unknown",
        retrieved=given.retrieved or None,
    )

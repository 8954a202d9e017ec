"""What a SOURCE is: a file, a folder, or standard input; and which format its content has."""

from __future__ import annotations

import gzip
import os
import re
import sys
import zlib
from io import BufferedReader
from pathlib import Path
from typing import Iterator, Literal, Mapping, cast

from synopse.ingest.admission import LONGEST_ARTICLE, Unreadable
from synopse.ingest.jsonl import jsonl
from synopse.ingest.plain import plain
from synopse.model import Document, Rejection

Format = Literal["plain", "jsonl", "html"]
Found = tuple[int | None, Document | Rejection]

_FORMATS: Mapping[str, Format] = {
    ".txt": "plain", ".text": "plain",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_LONGEST_FILE = 8 * LONGEST_ARTICLE
"""In bytes: no file of one article is longer, in any encoding and with any markup."""
_SNIFFED = 512
_PACKED = ".gz"
_UNSUPPORTED = ("http://", "https://", "feed:", "ftp://")


def articles(source: str) -> Iterator[Found]:
    """The articles of one SOURCE with their line in it, or None where it is not made of lines."""
    if source == "-" and sys.stdin is None:
        yield None, Rejection("-", None, "standard input is closed")
    elif source == "-":
        yield from _stream(cast(BufferedReader, sys.stdin.buffer), "-", None)
    elif source.lower().startswith(_UNSUPPORTED):
        yield None, Rejection(source, None, "web addresses and feeds are not supported yet: save the page to a file")
    elif os.path.isdir(source):  # noqa: PTH112 - a Path would drop the "./" that the user wrote
        yield from _folder(source)
    else:
        yield from _file(source)


def printable(path: str) -> str:
    """A path as valid Unicode: file names may hold any bytes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _folder(source: str) -> Iterator[Found]:
    readable, others, errors = False, set[str](), list[OSError]()
    for folder, subfolders, names in os.walk(source, onerror=errors.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            suffix = _ending(name)
            if suffix in _FORMATS:
                readable = True
                yield from _file(os.path.join(folder, name))  # noqa: PTH118
            else:
                others.add(suffix or name)
    for error in errors:
        yield None, Rejection(printable(str(error.filename)), None, _reason(error))
    if not readable and not errors:
        yield None, Rejection(printable(source), None, "the folder holds no .txt, .jsonl or .html file")
    elif others:
        kinds = printable(", ".join(sorted(others)[:8]))
        yield None, Rejection(printable(source), None, f"files of other kinds are left out: {kinds}", fatal=False)


def _file(path: str) -> Iterator[Found]:
    name, suffix = printable(path), _ending(path)
    if suffix == ".json":
        yield None, Rejection(name, None, "JSON is read as JSON Lines: one article a line, in a .jsonl file")
        return
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115
    except (OSError, ValueError) as error:
        yield None, Rejection(name, None, _reason(error))
        return
    with stream:
        try:
            yield from _stream(_unpacked(stream, path), name, _FORMATS.get(suffix))
        except gzip.BadGzipFile:
            yield None, Rejection(name, None, "not gzip, though its name ends in .gz")
        except (EOFError, zlib.error):
            yield None, Rejection(name, None, "the gzip file is cut off or damaged; what came before that is read")
        except OSError as error:
            yield None, Rejection(name, None, _reason(error))


def _ending(path: str) -> str:
    """The ending that tells the format; of "story.jsonl.gz" the inner one."""
    return Path(path.lower().removesuffix(_PACKED)).suffix


def _unpacked(stream: BufferedReader, path: str) -> BufferedReader:
    """A packed file is unpacked as it is read: the limits of length count what comes out, and none of it is kept."""
    return cast(BufferedReader, gzip.GzipFile(fileobj=stream)) if path.lower().endswith(_PACKED) else stream


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _stream(stream: BufferedReader, name: str, form: Format | None) -> Iterator[Found]:
    form = form or _sniffed(stream.peek(_SNIFFED)[:_SNIFFED])
    if form == "jsonl":
        empty = True
        for line, found in jsonl(stream, name):
            empty = False
            yield line, Rejection(name, line, found.reason) if isinstance(found, Unreadable) else found
        if empty:
            yield None, Rejection(name, None, "the file is empty")
        return
    try:
        yield None, _single(_whole(stream), name, form)
    except Unreadable as unreadable:
        yield unreadable.line, Rejection(name, unreadable.line, unreadable.reason)


def _single(data: bytes, name: str, form: Format) -> Document:
    if form == "plain":
        return plain(data, name)
    from synopse.ingest.html import page  # its libraries take longer to load than many a run takes in all

    return page(data, name)


def _sniffed(start: bytes) -> Format:
    """The format by the first bytes, where no ending of a file name tells it."""
    if re.match(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:[\"}]|$)", start):
        return "jsonl"
    if re.match(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype html|!--|html|head|\?xml)", start):
        return "html"
    return "plain"


def _whole(stream: BufferedReader) -> bytes:
    data = stream.read(_LONGEST_FILE + 1)
    if len(data) > _LONGEST_FILE:
        raise Unreadable(f"longer than {_LONGEST_FILE:,} bytes, too much for one article")
    return data

"""From bytes to text: Unicode where it is, else one of the encodings in which German texts have been saved."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from synopse.ingest.admission import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["cp1252", "iso8859_15", "cp850", "mac_roman", "cp1250", "cp1251"]
_SAMPLE = 200_000
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE, _STRAY_CONTROLS = 0.02, 4


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, without its byte order mark; takes the encoding it declares, to try after UTF-8.

    Raises:
        Unreadable: The bytes are no text, or text of an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if is_binary(data):
        raise Unreadable("a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and (text := _declared(data, declared)) is not None:
            return text
        if _is_broken_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(f"not valid UTF-8 (byte {error.start})", line) from None
    return _detected(data)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are those of a picture, an archive or the like."""
    sample = data[:_SAMPLE]
    return b"\0" in data or len(_CONTROLS.findall(sample)) > _STRAY_CONTROLS + _BINARY_SHARE * len(sample)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise Unreadable(f"not valid {name}, which its byte order mark announces (byte {error.start})") from None


def _declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode({"iso-8859-1": "cp1252"}.get(encoding.lower(), encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are good UTF-8: read as anything else they would be garbage."""
    characters = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in characters)
    good = sum(character > "\x7f" for character in characters) - broken
    return good >= broken


def _detected(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is None:
        raise Unreadable("neither UTF-8 nor any encoding that can be told")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"neither UTF-8 nor {best.encoding} (byte {error.start})", line) from None

"""A plain text file: one article."""

from __future__ import annotations

from synopse.ingest.admission import Unreadable, checked_text, digest
from synopse.ingest.encoding import decode
from synopse.model import Document


def plain(data: bytes, source: str) -> Document:
    """The article that the bytes of a text file hold.

    Raises:
        Unreadable: They hold none.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    text = checked_text(decode(data))
    return Document(id=digest(text), source=source, text=text)

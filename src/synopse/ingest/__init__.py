"""SOURCE -> Document: all reading of the outside world.

What cannot be read becomes a `Rejection` with its source, line and reason; the rest is read. One article is in
memory at a time, of those before only their ids.
"""

from __future__ import annotations

from typing import Iterable, Iterator

from msgspec import structs

from synopse.ingest.admission import Register, Unreadable, day
from synopse.ingest.judgements import judgements
from synopse.ingest.sources import articles
from synopse.model import Document, Rejection

__all__ = ["Unreadable", "day", "documents", "judgements"]


def documents(sources: Iterable[str], published: str | None = None) -> Iterator[Document | Rejection]:
    """Read articles from files, folders or ``-`` (standard input), in the order given.

    Takes the date of publication, as ISO 8601, for those articles that bring none. An article that came before is
    left out with a remark; an id that another article bears, and anything unreadable, is a fatal rejection.

    Raises:
        ValueError: `published` is no date.
    """
    return _documents(sources, day(published) if published else None)


def _documents(sources: Iterable[str], published: str | None) -> Iterator[Document | Rejection]:
    register = Register()
    for source in sources:
        for line, found in articles(source):
            admitted = register.admit(found, line) if isinstance(found, Document) else found
            if isinstance(admitted, Document) and published and not admitted.published:
                admitted = structs.replace(admitted, published=published, published_basis="given")
            yield admitted

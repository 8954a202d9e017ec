"""Who said what, to whom, through whom."""

from __future__ import annotations

from synopse.model import Name, Quotation, Reference
from synopse.syntax import Syntax
from synopse.tag.quotations.drafts import finished
from synopse.tag.quotations.reading import drafts

__all__ = ["quotations"]


def quotations(
    text: str, syntax: Syntax, names: tuple[Name, ...], references: tuple[Reference, ...]
) -> tuple[Quotation, ...]:
    """Find who said, thought or wrote what, to whom, and through whom it reached the article.

    Args:
        text: The article's text.
        syntax: Its analysed content sentences; nothing outside them is read.
        names: A name that fills quotation marks is a title and no quotation.
        references: Not needed to find a speaker, who is named as the words stand: "er", "die Ministerin".

    Returns:
        The quotations in text order, outer ones before those nested in them.
    """
    return tuple(finished(text, draft) for draft in drafts(text, syntax, names))

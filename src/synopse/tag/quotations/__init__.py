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
    """Find the quotations."""
    return tuple(finished(text, draft) for draft in drafts(text, syntax))

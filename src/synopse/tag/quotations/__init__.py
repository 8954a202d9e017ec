"""Who said what, to whom, through whom."""

from __future__ import annotations

from synopse.model import Name, Quotation, Reference
from synopse.syntax import Syntax


def quotations(
    text: str, syntax: Syntax, names: tuple[Name, ...], references: tuple[Reference, ...]
) -> tuple[Quotation, ...]:
    """Find the quotations."""
    return ()

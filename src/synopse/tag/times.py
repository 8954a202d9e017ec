"""Time expressions with their TIMEX3 values."""

from __future__ import annotations

from synopse.model import Time
from synopse.syntax import Syntax


def times(text: str, syntax: Syntax, published: str | None) -> tuple[Time, ...]:
    """Find the time expressions."""
    return ()

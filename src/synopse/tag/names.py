"""Names of persons, organisations, places and others."""

from __future__ import annotations

from synopse.model import Name
from synopse.syntax import Syntax


def names(text: str, syntax: Syntax) -> tuple[Name, ...]:
    """Find the names."""
    return ()

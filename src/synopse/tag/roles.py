"""Offices and professions ascribed to names."""

from __future__ import annotations

from synopse.model import Name, Role
from synopse.syntax import Syntax


def roles(text: str, syntax: Syntax, names: tuple[Name, ...]) -> tuple[Role, ...]:
    """Find the roles."""
    return ()

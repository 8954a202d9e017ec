"""What happened between whom, as PLOVER events with their status."""

from __future__ import annotations

from synopse.model import Event, Name, Quotation, Time
from synopse.syntax import Syntax


def events(
    text: str, syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...], quotations: tuple[Quotation, ...]
) -> tuple[Event, ...]:
    """Find the events."""
    return ()

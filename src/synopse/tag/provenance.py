"""What an article says of its own origin."""

from __future__ import annotations

from synopse.model import Provenance, Segment


def provenance(text: str, segments: tuple[Segment, ...]) -> tuple[Provenance, ...]:
    """Find the statements of origin."""
    return ()

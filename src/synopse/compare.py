"""Where the reports of a story contradict each other."""

from __future__ import annotations

from synopse.model import Discrepancy, Story


def compare(story: Story) -> tuple[Discrepancy, ...]:
    """Find the discrepancies of a story."""
    return ()

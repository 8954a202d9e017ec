"""A story and its discrepancies as chosen, cited sentences."""

from __future__ import annotations

from synopse.model import Discrepancy, Story, StoryDossier


def briefing(story: Story, discrepancies: tuple[Discrepancy, ...]) -> StoryDossier:
    """Compile a story into its dossier entry."""
    raise NotImplementedError

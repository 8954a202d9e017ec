"""On how much each thing of a story rests: what one origin or a machine alone tells is handled with care."""

from __future__ import annotations

from typing import Iterable

from msgspec.structs import replace

from synopse.model import Evidence, Story, Support


def supported(story: Story) -> Story:
    """The story, each event, utterance and quantity with its support."""
    machine = {
        article.id for article in story.articles if any(entry.kind == "ai_generated" for entry in article.provenance)
    }
    return replace(
        story,
        events=tuple(replace(one, support=_of(one.reports, one.independent_sources, machine)) for one in story.events),
        quotations=tuple(
            replace(one, support=_of(one.reports, one.independent_sources, machine)) for one in story.quotations
        ),
        figures=tuple(
            replace(one, support=_of(one.reports, one.independent_sources, machine)) for one in story.figures
        ),
    )


def _of(reports: Iterable[Evidence], origins: int, machine: set[str]) -> Support:
    if all(report.article in machine for report in reports):
        return "machine"
    return "several" if origins > 1 else "one_origin"

"""Where the reports of a story contradict each other, and silence where they only seem to.

A discrepancy presupposes identity: the occurrence, utterance, quantity or person was linked for reasons that are kept.
Two accounts conflict only if no state of the world satisfies both.
"""

from __future__ import annotations

from typing import Callable, Iterable, Mapping

from synopse.compare.accounts import ranked
from synopse.compare.agents import agents
from synopse.compare.arithmetic import arithmetic
from synopse.compare.corrections import settled
from synopse.compare.dates import dates
from synopse.compare.deadlines import deadlines
from synopse.compare.fates import fates
from synopse.compare.figures import figures
from synopse.compare.hours import hours
from synopse.compare.names import names
from synopse.compare.outcomes import outcomes, untold
from synopse.compare.parallels import parallels
from synopse.compare.parallels.pairing import settings_of
from synopse.compare.parallels.scoring import Doubt, Scored, doubted, scored
from synopse.compare.participants import participants
from synopse.compare.places import places
from synopse.compare.presence import presence
from synopse.compare.remarks import echoes, remarks
from synopse.compare.roles import roles
from synopse.compare.sayings import attributions, wordings
from synopse.compare.statuses import statuses
from synopse.compare.venues import venues
from synopse.compare.weighing import weighed
from synopse.model import Discrepancy, Story

Compare = Callable[[Story], Iterable[Discrepancy | None]]

KINDS: tuple[Compare, ...] = (
    dates,
    hours,
    deadlines,
    places,
    venues,
    participants,
    presence,
    figures,
    arithmetic,
    statuses,
    fates,
    attributions,
    wordings,
    echoes,
    remarks,
    roles,
    agents,
    names,
)
"""One function a kind, those that matter most first."""

DOUBTS: Mapping[Compare, Doubt] = {
    venues: Doubt(0.15, unknown=False),
    figures: Doubt(0.16, unknown=True),
}
"""Whose finds the model of parallel sentences may turn down, by how it did in stories that no rule was written from."""


def compare(story: Story) -> tuple[Discrepancy, ...]:
    """All discrepancies of a story, the weightiest first."""
    settings = settings_of(story)
    known = scored(story, settings)
    found = [*_by_rules(story, known), *parallels(story, known)]
    found += untold(outcomes(story, settings), found)
    return ranked(weighed(story, settled(story, found)))


def _by_rules(story: Story, known: Scored) -> Iterable[Discrepancy | None]:
    for kind in KINDS:
        doubt = DOUBTS.get(kind)
        for entry in kind(story):
            if doubt is None or not doubted(entry, known, doubt):
                yield entry

"""Where the reports of a story contradict each other, and silence where they only seem to.

A discrepancy presupposes identity: the occurrence, utterance, quantity or person was linked for reasons that are kept.
Two accounts conflict only if no state of the world satisfies both.
"""

from __future__ import annotations

from typing import Callable, Iterable, Mapping, Sequence

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
from synopse.compare.outcomes import outcomes
from synopse.compare.parallels import parallels
from synopse.compare.parallels.pairing import settings_of
from synopse.compare.parallels.scoring import Doubt, Scored, doubted, scored
from synopse.compare.participants import participants
from synopse.compare.places import places
from synopse.compare.presence import presence
from synopse.compare.remarks import echoes, remarks
from synopse.compare.roles import roles
from synopse.compare.sayings import attributions, wordings
from synopse.compare.sites import sites
from synopse.compare.statuses import statuses
from synopse.compare.venues import venues
from synopse.compare.weighing import weighed
from synopse.model import Discrepancy, DiscrepancyKind, Story

Compare = Callable[[Story], Iterable[Discrepancy | None]]

KINDS: tuple[Compare, ...] = (
    dates,
    hours,
    deadlines,
    places,
    sites,
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


TELLING_OUTCOMES: frozenset[DiscrepancyKind] = frozenset({"status", "participants", "wording", "attribution"})
"""Kinds of contradictions that may tell the same as one of outcomes."""


def compare(story: Story) -> tuple[Discrepancy, ...]:
    """All discrepancies of a story, the weightiest first."""
    settings = settings_of(story)
    known = scored(story, settings)
    found = [*_by_rules(story, known), *parallels(story, settings, known)]
    found += untold(outcomes(story, settings), found, TELLING_OUTCOMES)
    return ranked(weighed(story, settled(story, found)))


def _by_rules(story: Story, known: Scored) -> Iterable[Discrepancy | None]:
    for kind in KINDS:
        doubt = DOUBTS.get(kind)
        for entry in kind(story):
            if doubt is None or not doubted(entry, known, doubt):
                yield entry


def untold(
    found: Iterable[Discrepancy | None], known: Sequence[Discrepancy | None], kinds: frozenset[DiscrepancyKind]
) -> Iterable[Discrepancy]:
    """Those finds that no known contradiction of these kinds tells already."""
    others = [entry for entry in known if entry is not None and entry.kind in kinds]
    for entry in found:
        if entry is not None and not any(_is_told(entry, other) for other in others):
            yield entry


def _is_told(entry: Discrepancy, other: Discrepancy) -> bool:
    """Whether another contradiction has words of two of its accounts, or of one where it has no report of its own."""
    theirs = [account.evidence for account in other.values]
    ours = [one for account in entry.values for one in account.evidence]
    shared = sum(any(one.overlaps(its) for one in ours for its in account) for account in theirs)
    known = {its.article for account in theirs for its in account}
    return shared > 1 or (shared == 1 and {one.article for one in ours} <= known)

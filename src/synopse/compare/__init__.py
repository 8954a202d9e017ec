"""Where the reports of a story contradict each other, and silence where they only seem to.

A discrepancy presupposes identity: the occurrence, utterance, quantity or person was linked for reasons that are kept.
Two accounts conflict only if no state of the world satisfies both.
"""

from __future__ import annotations

from synopse.compare.accounts import ranked
from synopse.compare.arithmetic import arithmetic
from synopse.compare.corrections import settled
from synopse.compare.dates import dates
from synopse.compare.deadlines import deadlines
from synopse.compare.deeds import done
from synopse.compare.fates import fates
from synopse.compare.figures import figures
from synopse.compare.hours import hours
from synopse.compare.moments import moments
from synopse.compare.names import names
from synopse.compare.onsets import onsets
from synopse.compare.outcomes import outcomes
from synopse.compare.parallels import parallels
from synopse.compare.participants import participants
from synopse.compare.places import places
from synopse.compare.presence import presence
from synopse.compare.remarks import remarks
from synopse.compare.roles import roles
from synopse.compare.sayings import attributions, wordings
from synopse.compare.sole_times import sole_times
from synopse.compare.statuses import statuses
from synopse.compare.venues import venues
from synopse.compare.weighing import weighed
from synopse.model import Discrepancy, Story

KINDS = (
    dates,
    hours,
    moments,
    onsets,
    done,
    sole_times,
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
    remarks,
    roles,
    names,
    parallels,
    outcomes,
)
"""One function a kind, those that matter most first."""


def compare(story: Story) -> tuple[Discrepancy, ...]:
    """All discrepancies of a story, the weightiest first."""
    return ranked(weighed(story, settled(story, (found for kind in KINDS for found in kind(story)))))

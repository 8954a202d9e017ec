"""Whether something happened at all, contradicted. A plan that was cancelled later is no contradiction."""

from __future__ import annotations

import re
from typing import Iterable

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.model import Discrepancy, EventReport, Evidence, Occurrence, Story
from synopse.periods import day_of

HAPPENED = ("held",)
NOT_HAPPENED = ("denied", "cancelled")
_WORD = re.compile(r"\w+")


def statuses(story: Story) -> Iterable[Discrepancy | None]:
    """Dated occurrences that some reports tell as held and others as never held, all of them looking back.

    An article that tells both ("die zunächst abgesagte Runde") contradicts nobody.
    """
    for occurrence in story.events:
        told = [report for report in occurrence.reports if _looks_back(report, occurrence)]
        yes = [report for report in told if report.status in HAPPENED]
        sure = {report.article for report in yes}
        no = [report for report in told if report.status in NOT_HAPPENED and report.article not in sure]
        if no and not any(_still_told(report, no) for report in yes):
            continue
        if any(_says(report, "failed") for report in yes):
            no = [report for report in no if not _says(report, "burst")]
        if yes and no:
            subject = Subject(occurrence.id, occurrence.label, occurrence.reasons)
            yield discrepancy("status", subject, map(_claim, yes + no), 0.8)


def _looks_back(report: EventReport, occurrence: Occurrence) -> bool:
    if report.reported is None or occurrence.latest is None:
        return report.when is not None and occurrence.latest is not None  # an undated report that tells the day as past
    return day_of(report.reported) >= day_of(occurrence.latest)


def _still_told(report: EventReport, no: list[EventReport]) -> bool:
    """Whether a report tells what it tells as held after it was called off, or names its day: "die Firma schließt das
    Werk" in October and "die Schließung ist vom Tisch" in November are two states of one matter."""
    if report.when is not None or any(one.status == "denied" for one in no) or report.reported is None:
        return True
    return any(one.reported is None or day_of(one.reported) <= day_of(report.reported) for one in no)


def _says(report: EventReport, ending: str) -> bool:
    """Whether a report tells by one of its words how it ended: a round that "platzte" may have ended without result."""
    known = lexicon.mapping("statuses_endings", "says")
    return any(known.get(word) == ending for word in _WORD.findall(report.text))


def _claim(report: EventReport) -> Claim:
    value = message(f"status_{report.status}")
    return Claim(value, Evidence(report.article, report.begin, report.end, report.text))

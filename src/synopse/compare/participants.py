"""Who took part, contradicted: named as present here and as absent there."""

from __future__ import annotations

from typing import Iterable

from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.model import Discrepancy, EventReport, Evidence, Occurrence, Story

TOLD = ("held", "ongoing")


def participants(story: Story) -> Iterable[Discrepancy | None]:
    """Actors whom one report of a held event names as taking part and another as absent."""
    names = {actor.id: actor.name for actor in story.actors}
    for occurrence in story.events:
        for actor in sorted(set(occurrence.absent) & set(occurrence.participants)):
            yield _presence(occurrence, actor, names[actor])


def _presence(occurrence: Occurrence, actor: str, name: str) -> Discrepancy | None:
    told = [report for report in occurrence.reports if report.status in TOLD]
    present = [_claim(report, message("value_present", name=name)) for report in told if actor in report.participants]
    absent = [_claim(report, message("value_absent", name=name)) for report in told if actor in report.absent]
    subject = Subject(occurrence.id, f"{occurrence.label}: {name}", occurrence.reasons)
    return discrepancy("participants", subject, present + absent) if present and absent else None


def _claim(report: EventReport, value: str) -> Claim:
    return Claim(value, Evidence(report.article, report.begin, report.end, report.text))

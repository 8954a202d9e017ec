"""Who took part, contradicted: named as present here and as absent there."""

from __future__ import annotations

import re
from typing import Iterable

from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.model import FACTUAL, Actor, Discrepancy, EventReport, Evidence, Occurrence, Story
from synopse.periods import period, relation

_AT_FIRST = re.compile(r"(?i)\b(?:zunächst|anfangs|zu beginn|erst)\b")
"""Who "fehlte zunächst" came later."""


def participants(story: Story) -> Iterable[Discrepancy | None]:
    """Actors whom one report of a held event names as taking part and another as absent."""
    actors = {actor.id: actor for actor in story.actors}
    for occurrence in story.events:
        for id_ in sorted(set(occurrence.absent) & set(occurrence.participants)):
            yield _presence(occurrence, actors[id_])


def _presence(occurrence: Occurrence, actor: Actor) -> Discrepancy | None:
    """A report that tells both tells where else somebody was: "war nicht dabei: Er nahm an einer Tagung teil"."""
    named = [report for report in occurrence.reports if report.status in FACTUAL and _names(report, actor)]
    missed = {report.article for report in named if actor.id in report.absent}
    told = [report for report in named if report.article not in missed or actor.id not in report.participants]
    present = [
        _claim(report, message("value_present", name=actor.name)) for report in told if actor.id in report.participants
    ]
    absent = [
        _claim(report, message("value_absent", name=actor.name))
        for report in told
        if actor.id in report.absent and not _AT_FIRST.search(report.text)
    ]
    if not any(_of_one_day(one, other) for one in told for other in told if _are_rivals(one, other, actor.id)):
        return None
    subject = Subject(occurrence.id, f"{occurrence.label}: {actor.name}", occurrence.reasons)
    return discrepancy("participants", subject, present + absent) if present and absent else None


def _are_rivals(one: EventReport, other: EventReport, actor: str) -> bool:
    return actor in one.participants and actor in other.absent


def _of_one_day(one: EventReport, other: EventReport) -> bool:
    """Who was there on Monday and missing on Friday: whatever day is right, nothing contradicts that."""
    return relation(period(one), period(other)) != "apart"


def _names(report: EventReport, actor: Actor) -> bool:
    """Whether the report itself names the actor: "eine ukrainische Gruppe" need not be "die Ukraine"."""
    return any(
        mention.article == report.article and report.begin <= mention.begin < report.end for mention in actor.mentions
    )


def _claim(report: EventReport, value: str) -> Claim:
    return Claim(value, Evidence(report.article, report.begin, report.end, report.text))

"""How sure a discrepancy is: who carries each side, and how well the two are known to speak of one thing."""

from __future__ import annotations

from typing import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from synopse.model import Account, Discrepancy, Story

RAISED, LOWERED = 0.04, -0.08
"""What one reason adds to or takes from the confidence that the kind of the discrepancy gives."""
MANY_REASONS = 3
"""Reasons for identity from which the two sides are surely one thing."""
LEAST, MOST = 0.2, 0.99


class Carrier(Struct, frozen=True):
    """What counts of a report: its origin, whether it is dated by itself, whether a machine wrote it."""

    origin: str
    dated: bool
    machine: bool


def weighed(story: Story, discrepancies: Iterable[Discrepancy]) -> Iterable[Discrepancy]:
    """The discrepancies with their confidence adjusted, and the reasons for that as `weights`."""
    origin_of = story.origin_of
    carriers = {
        article.id: Carrier(
            origin_of.get(article.id, article.id),
            article.published is not None and article.published_basis != "inferred",
            any(entry.kind == "ai_generated" for entry in article.provenance),
        )
        for article in story.articles
    }
    for entry in discrepancies:
        weights = tuple(_weights(entry, carriers))
        change = sum(RAISED if name in ("several_origins", "many_reasons") else LOWERED for name in weights)
        confidence = round(min(MOST, max(LEAST, entry.confidence + change)), 2)
        yield replace(entry, confidence=confidence, weights=weights)


def _weights(entry: Discrepancy, carriers: Mapping[str, Carrier]) -> Iterable[str]:
    sides = [_carriers(account, carriers) for account in entry.values]
    if all(len({carrier.origin for carrier in side}) > 1 for side in sides):
        yield "several_origins"
    if len(entry.reasons) >= MANY_REASONS:
        yield "many_reasons"
    if any(side and all(carrier.machine for carrier in side) for side in sides):
        yield "machine_alone"
    if any(side and not any(carrier.dated for carrier in side) for side in sides):
        yield "undated_alone"


def _carriers(account: Account, carriers: Mapping[str, Carrier]) -> list[Carrier]:
    return [carriers[evidence.article] for evidence in account.evidence if evidence.article in carriers]

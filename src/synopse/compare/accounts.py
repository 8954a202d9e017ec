"""From claims that exclude each other to one discrepancy: accounts, subject, summary, order."""

from __future__ import annotations

import hashlib
from typing import Callable, Hashable, Iterable, Sequence, TypeVar

from msgspec import Struct

from synopse import lexicon
from synopse.model import Account, Discrepancy, DiscrepancyKind, Evidence

C = TypeVar("C")

ORDER: tuple[DiscrepancyKind, ...] = (
    "date", "place", "figure", "participants", "status", "attribution", "wording", "role", "name",
)  # fmt: skip
"""What an editor must settle before printing comes first."""
OUTCOMES = frozenset({"participants", "status"})
"""Kinds between which the border is thin: whether somebody came, and whether the visit took place."""


class Claim(Struct, frozen=True):
    """What one report says about one point. `sort` orders the accounts; `origin` is the report's origin."""

    value: str
    evidence: Evidence
    sort: tuple[float, str] = (0.0, "")


def without(reasons: tuple[str, ...], *codes: str) -> tuple[str, ...]:
    """The reasons but those that the discrepancy itself denies: two dates are not "the same day"."""
    return tuple(reason for reason in reasons if reason.partition(":")[0] not in codes)


class Subject(Struct, frozen=True):
    """What a discrepancy is about: `about` the id of the linked thing, `text` its name in the articles' words."""

    about: str
    text: str
    reasons: tuple[str, ...] = ()


def conflicting(claims: Sequence[C], exclude: Callable[[C, C], bool], key: Callable[[C], Hashable]) -> list[C]:
    """Those claims that exclude at least one other claim, in their order.

    `key` tells what `exclude` looks at: of a hundred copies of one report only one is compared.
    """
    distinct = {key(claim): claim for claim in claims}
    excluded = {
        left
        for left, one in distinct.items()
        if any(exclude(one, other) for right, other in distinct.items() if right != left)
    }
    return [claim for claim in claims if key(claim) in excluded]


def discrepancy(
    kind: DiscrepancyKind, subject: Subject, claims: Iterable[Claim], confidence: float = 0.9, within: bool = False
) -> Discrepancy | None:
    """One discrepancy out of claims that exclude each other; None if they turn out to give one value only, or if one
    article alone makes them: who quotes two speakers, or tells of a meeting first cancelled and then held, knows both.
    `within` allows one article, where it cannot have meant both.

    Within an account the claims keep their order, which is that of the reports and knows no ids.
    """
    values: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.sort, claim.value)):
        values.setdefault(claim.value, []).append(claim)
    articles = {claim.evidence.article for told in values.values() for claim in told}
    if len(values) < 2 or (len(articles) < 2 and not within):
        return None
    accounts = tuple(
        Account(value, tuple(dict.fromkeys(claim.evidence for claim in claims))) for value, claims in values.items()
    )
    key = "\0".join((kind, subject.about, *values))
    return Discrepancy(
        id="discrepancy-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        kind=kind,
        subject=subject.text,
        summary=message(f"summary_{kind}", subject=subject.text, values=" / ".join(values)),
        values=accounts,
        about=subject.about,
        confidence=confidence,
        reasons=subject.reasons,
    )


def ranked(discrepancies: Iterable[Discrepancy | None]) -> tuple[Discrepancy, ...]:
    """Without the empty ones and repetitions; weighty kinds, well supported ones first.

    Two of one kind that rest on the same words are one: the hour of an event is found by the event and by the hour.
    So are who was there and whether it took place. What somebody is quoted with in two ways is a matter of wording.
    """
    found = {entry.id: entry for entry in discrepancies if entry is not None}
    order = sorted(found.values(), key=lambda entry: (ORDER.index(entry.kind), -entry.confidence, entry.id))
    kept: list[Discrepancy] = []
    quoted = [entry for entry in order if entry.kind == "wording"]
    for entry in order:
        said = entry.kind == "status" and any(_on_same_words(entry, other) for other in quoted)
        if not said and not any(_repeats(entry, other) for other in kept):
            kept.append(entry)
    return tuple(kept)


def _repeats(one: Discrepancy, other: Discrepancy) -> bool:
    return (one.kind == other.kind or {one.kind, other.kind} <= OUTCOMES) and _on_same_words(one, other)


def _on_same_words(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether two accounts of the first rest on words of two accounts of the second."""
    return sum(any(_overlap(left, right) for right in other.values) for left in one.values) > 1


def _overlap(one: Account, other: Account) -> bool:
    return any(left.overlaps(right) for left in one.evidence for right in other.evidence)


def message(key: str, **parts: str) -> str:
    """A German sentence from the packaged table of messages."""
    return lexicon.mapping("messages", "text")[key].format(**parts)

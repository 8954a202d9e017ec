"""What became of somebody or something, contradicted: "sitzt in Untersuchungshaft" here, "ist auf freiem Fuß" there.

A table groups what clauses tell into fates (custody, office, whether a thing took place) with sides that exclude each
other at one time. Two reports contradict each other if they tell both sides of one fate, of the same bearer, in one
moment, and neither knows both: who first reports a plan and then its end, an arrest and then a release, is not wrong.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Iterable, Iterator

from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.compare.fates.bearers import Bearer, Sameness, mentions, sameness
from synopse.compare.fates.telling import Told, told
from synopse.compare.fates.times import one_moment
from synopse.model import Discrepancy, Story
from synopse.terms import terms

SHARED: dict[Sameness, int] = {1: 3, 2: 2, 3: 1}
"""Words that two sentences with what stands around them share, by how well their bearers are known to be one."""
LEAST: dict[str, Sameness] = {"life": 3, "service": 2, "custody": 1, "capture": 1, "verdict": 1, "proceedings": 1}
"""How well the bearers must be known to be one: of a crash some live and some die, of a suspect there is one mostly."""
CLAIM = "claim"
CLAIMED = 3
"""Words that both sentences share besides the speaker's if one confirms what the other denies: somebody may do both, of
two things."""
SERVICE = "service"
"""A road may be open for some and closed for others."""
CORES = 2
"""Whom and what two clauses have in common if one denies what the other tells."""

Pair = tuple[Told, Told]


def fates(story: Story) -> Iterable[Discrepancy | None]:
    """What two reports of differing origins tell to have come out in ways that exclude each other."""
    origin_of = story.origin_of
    named = mentions(story.actors)
    by_fate: dict[str, list[Told]] = defaultdict(list)
    for article in story.articles:
        for one in told(article, named.get(article.id, ()), origin_of.get(article.id, article.id)):
            by_fate[one.value.fate].append(one)
    for fate, accounts in sorted(by_fate.items()):
        for rivals in _groups(accounts):
            labels = [one.bearer.label for one in rivals if one.bearer.label]
            label = min(labels or [rivals[0].evidence.text], key=lambda text: (len(text), text))
            subject = Subject(f"fate:{fate}:{label}", label, ("same_day", "shared_words"))
            yield discrepancy("status", subject, _claims(rivals), 0.75)


def _claims(rivals: list[Told]) -> Iterator[Claim]:
    """What each tells, as a value; what none calls an event is said to be so or not."""
    plain = {"yes": "so", "no": "not_so"} if all(one.passing for one in rivals) else {}
    for one in rivals:
        name = plain.get(one.value.side, one.value.name)
        yield Claim(message(f"fate_{name}"), one.evidence, (float(one.value.side == "no"), ""))


def _groups(accounts: list[Told]) -> Iterator[list[Told]]:
    """Accounts that contradict each other, those of one bearer together."""
    pairs = [pair for pair in _candidates(accounts) if _contradict(*pair) and not _is_known(pair, accounts)]
    while pairs:
        group = list(pairs.pop(0))
        for one, other in list(pairs):
            if one in group or other in group:
                group += [side for side in (one, other) if side not in group]
                pairs.remove((one, other))
        yield group


def _candidates(accounts: list[Told]) -> Iterator[Pair]:
    """Both sides of what is not done in passing; what clauses do in passing ("wurde gefällt") by what is done."""
    plain = [one for one in _distinct(accounts) if not one.passing]
    yield from product(*([one for one in plain if one.value.side == side] for side in ("yes", "no")))
    doing: dict[str, list[Told]] = defaultdict(list)
    for one in accounts:
        for group in one.bearer.groups if one.passing else ():
            doing[group].append(one)
    for other in accounts:
        for group in sorted(other.bearer.groups):
            for one in doing.get(group, ()):
                if one.value.side != other.value.side and not (other.passing and one.value.side == "no"):
                    yield (one, other) if one.value.side == "yes" else (other, one)


def _distinct(accounts: list[Told]) -> list[Told]:
    """One of the accounts that copies of a report repeat."""
    return list({(one.origin, one.value.name, one.bearer, one.times, one.words): one for one in accounts}.values())


def _is_known(pair: Pair, accounts: list[Told]) -> bool:
    """Whether one of the two articles tells the other side of the same bearer, too."""
    return any(
        other.evidence.article == one.evidence.article
        and other.value.side != one.value.side
        and not (other.passing and other.value.side == "no")
        and not (other.claimed and not one.claimed)
        and sameness(one.bearer, other.bearer) > 1
        for one in pair
        for other in accounts
    )


def _contradict(one: Told, other: Told) -> bool:
    if one.origin == other.origin or (one.claimed and other.claimed):
        return False
    if one.value.fate == SERVICE and one.limits != other.limits:
        return False
    if one.passing and other.passing and len(one.cores & other.cores) < CORES:
        return False
    same = _sameness(one, other)
    of_one_day = (one.times.dated and other.times.dated) or one.published == other.published
    if same < LEAST.get(one.value.fate, 2 if one.bearer.person else 1) or (same == 1 and not of_one_day):
        return False
    if one.value.fate == CLAIM and len(_claimed(one) & _claimed(other)) < CLAIMED:
        return False
    return len(one.words & other.words) >= SHARED[same] + (one.passing or other.passing) and one_moment(one, other)


def _claimed(told: Told) -> frozenset[str]:
    """The stems of what is confirmed or denied, without those of who does it."""
    return frozenset(terms(told.evidence.text)) - frozenset(terms(told.bearer.label))


def _sameness(one: Told, other: Told) -> Sameness:
    """How well both tell of one; those who decide ("der Ausschuss", "der Rat") must be the same."""
    if one.doers and other.doers:
        if not one.doers & other.doers:
            return 0
        return 2 if _is_sort(one.bearer, other.bearer) else sameness(one.bearer, other.bearer)
    return sameness(one.bearer, other.bearer)


def _is_sort(one: Bearer, other: Bearer) -> bool:
    return bool(one.classes & other.classes)

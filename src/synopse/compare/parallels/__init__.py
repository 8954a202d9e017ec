"""Values that contradict each other in sentences that tell of one thing in words of their own.

"Der Steg war seit 2019 gesperrt" here, "seit 2022 mussten alle den Umweg nehmen" there: no table of events or deeds
knows what is told, but of all sentences of the two reports these two belong together, each gives one year, and neither
report ever names the other's. What speaks for one thing is counted as plain traits, and a model of small trees, learned
from the project's own annotated stories, weighs them. It decides only where it is sure.
"""

from __future__ import annotations

from typing import Iterable, Mapping, Sequence

from synopse.blocking import chained
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import label
from synopse.compare.parallels.certainty import sure
from synopse.compare.parallels.pairing import Pair, Settings
from synopse.compare.parallels.scoring import Scored
from synopse.compare.parallels.slots import Slot, Sort
from synopse.compare.parallels.values import same
from synopse.model import Article, Discrepancy, DiscrepancyKind, Story

KINDS: Mapping[Sort, DiscrepancyKind] = {
    "date": "date", "hour": "date", "duration": "figure", "figure": "figure", "place": "place", "site": "place",
}  # fmt: skip


def parallels(story: Story, settings: Settings, known: Scored) -> Iterable[Discrepancy | None]:
    """Days, hours, durations, numbers and places of which two reports give two for one thing."""
    told = list(sure(story, known))
    articles = {article.id: article for article in story.articles}
    names = {event.id: event.label for event in story.events}
    for numbers in chained([(_key(pair.one), _key(pair.other)) for pair, _ in told]):
        members = list({_key(slot): slot for number in numbers for slot in told[number][0].ends}.values())
        best, score = max((told[number] for number in numbers), key=lambda entry: entry[1])
        name = _event(names, settings, best) or _label(articles, best)
        about = Subject(f"parallel:{members[0].sort}:{members[0].value}", name, _reasons(best))
        yield discrepancy(KINDS[members[0].sort], about, _claims(members), round(score, 2))


def _key(slot: Slot) -> tuple[str, str, int]:
    return (slot.sort, slot.evidence.article, slot.evidence.begin)


def _claims(members: Sequence[Slot]) -> Iterable[Claim]:
    """One account for the values that may be one, under the most exact: "höchstens 1250" stands beside "1250"; not for
    a value that may be either of two."""
    exact: list[Slot] = []
    for slot in sorted(members, key=_vagueness):
        if not any(same(slot, other) for other in exact):
            exact.append(slot)
    for slot in members:
        alike = [other for other in exact if same(slot, other)]
        told = alike[0] if len(alike) == 1 else slot
        yield Claim(told.value, slot.evidence, (told.low, told.value))


def _vagueness(slot: Slot) -> tuple[bool, float]:
    return (slot.precision != "exact", slot.high - slot.low)


def _reasons(pair: Pair) -> tuple[str, ...]:
    """What speaks most plainly for one thing."""
    found = pair.traits
    told = {
        "shared_words": bool(found["words"]),
        "same_verb": bool(found["verb"] or found["deed"]),
        "same_counted": bool(found.get("counted") or found.get("counted_alike")),
        "likeliest": bool(found["best"]),
        "neither_names": not found["known"],
        "slip": bool(found.get("slip")),
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _event(names: Mapping[str, str], settings: Settings, pair: Pair) -> str | None:
    """The first linked event of the story that both sentences tell, by its name."""
    ours, theirs = (settings[slot.evidence.article].told.get(slot.around.sentence, frozenset()) for slot in pair.ends)
    shared = {id_ for id_, _ in ours & theirs}
    return next((name for id_, name in names.items() if id_ in shared), None)


def _label(articles: Mapping[str, Article], pair: Pair) -> str:
    """What both sentences are about, in a word of one; else the words of the first value."""
    left, right = pair.one.around, pair.other.around
    shared = left.clause & right.clause, left.words & right.words, left.before & right.before
    ends = [(slot.evidence.article, slot.around.sentence) for slot in pair.ends]
    things = pair.one.sort in ("date", "hour", "place", "site")
    return label(articles, ends, shared, things) or pair.one.evidence.text

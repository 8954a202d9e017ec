"""Which pairs of values are reported: those of which the model is sure, by itself or by all reports of the story."""

from __future__ import annotations

from typing import Iterator, Mapping

from synopse import lexicon
from synopse.compare.parallels.pairing import Pair
from synopse.compare.parallels.pooling import POOLED, pooled
from synopse.compare.parallels.scoring import Scored
from synopse.compare.parallels.slots import Slot, Sort
from synopse.model import Story

SURE: Mapping[Sort, float] = {"date": 0.62, "hour": 0.66, "duration": 0.84, "figure": 0.64, "place": 0.75, "site": 0.55}
SURE_APART: Mapping[Sort, float] = {
    "date": 0.72,
    "hour": 0.77,
    "duration": 0.9,
    "figure": 0.75,
    "place": 0.9,
    "site": 0.7,
}
"""How sure the model must be, by sort, and where the two sentences share no word: at this, about eight reports in ten
are right of stories that it was not made from and of which every other one is a trap; of sites two in three."""
MORE, MOST = 0.025, 0.1
"""How much surer for each report of its own beside the first two, and at most: the more pairs of reports are looked at,
the likelier is one that only seems to contradict."""
SURE_POOLED: Mapping[Sort, float] = {"date": 0.3, "place": 0.4}
"""How sure it must be by all reports of a story that tell both values, where these are more than two: surer of towns,
as talks in Berlin and in Moscow are often two rounds."""
ONE_MATTER = 0.2
"""What part of their words two reports share that surely tell one story; of two that do not it is a tenth."""
ONCE = 0.75
"""How sure it is that what is done once was not done on two days."""
ONCE_WITHIN = 14
ALIKE = 0.1
"""Days by which accounts of one deed differ at most, and what part of their words the two reports share at least."""


def sure(story: Story, known: Scored) -> Iterator[tuple[Pair, float]]:
    """The pairs of values that are reported, with how sure each is, in the order of the reports."""
    several = max(0, len(story.origins) - 2)
    more = min(MORE * several, MOST)
    pairs = tuple(known.pairs())
    for (pair, score), by_all in zip(pairs, pooled(story, pairs), strict=True):
        if score >= _enough(pair) + more:
            yield pair, score
        elif several and by_all >= _enough_pooled(pair):
            yield pair, max(score, SURE[pair.one.sort])
        elif _is_done_once(pair):
            yield pair, ONCE


def _enough(pair: Pair) -> float:
    """How sure the model must be of a pair; where neither report has a word of the other's clause it never is, unless
    one number is a slip of the other: "242 Kilometer", "224 Kilometer"."""
    if pair.linked:
        return SURE[pair.one.sort]
    return SURE_APART[pair.one.sort] if pair.traits["covered_most"] or pair.traits.get("slip") else 1.0


def _enough_pooled(pair: Pair) -> float:
    """How sure it must be by all reports that tell both values."""
    pooled_at_all = pair.one.sort in POOLED and pair.linked and pair.traits["matter"] >= ONE_MATTER
    return SURE_POOLED[pair.one.sort] if pooled_at_all else 1.0


def _is_done_once(pair: Pair) -> bool:
    """Whether both clauses tell as done on a day what is done once: "erklärte am Freitag seinen Rücktritt" here, "am 4.
    November zurückgetreten" there, and neither report has the other's day."""
    if pair.one.sort != "date" or pair.traits["known"] or pair.traits["matter"] < ALIKE:
        return False
    if pair.traits["days"] > ONCE_WITHIN or not all(map(_is_done_on_a_day, pair.ends)):
        return False
    one, other = (slot.around.deeds | slot.around.nouns for slot in pair.ends)
    return bool((one & other) - lexicon.words("deeds_recurring"))


def _is_done_on_a_day(slot: Slot) -> bool:
    return slot.low == slot.high and slot.around.factual is True and not slot.around.negated

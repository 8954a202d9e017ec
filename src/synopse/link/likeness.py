"""Whether the words of two quotations are one sentence, and whether they were said on one occasion."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec import Struct

from synopse.model import Article, Quotation
from synopse.periods import day_of

EQUAL, EQUAL_SHARE = 4, 0.75
"""Words in the same order, and their share of the longer wording, from which two sentences of one speaker are one with
a word changed: "Ich habe nie Geld genommen", "Ich habe nie Geld gefordert"."""
CHANGED_SHARE, CHANGED_WORDS = 0.8, 6
"""The same for two speakers, who may choose like words by chance."""
PART = 7
"""Words in one row from which a part of a sentence is that sentence, whoever is said to have said it."""
COMPARED = 120
"""Words of a quotation that are looked at; what is longer is a speech and agrees in its beginning or not at all."""
FRESH = 7
"""Days within which two reports of a remark without a day of its own may mean the same."""
BACK = 70
"""Days that a report may reach back: "hatte er zum Prozessauftakt gesagt"."""


def one_sentence(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rows of words of one speaker are one sentence but for a word or two."""
    equal, _ = _agreement(one, other)
    return equal >= EQUAL and equal >= EQUAL_SHARE * max(len(one), len(other))


def nearly_one_sentence(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same of two speakers: near word for word, or a long part of it."""
    if min(len(one), len(other)) < CHANGED_WORDS:
        return False
    equal, longest = _agreement(one, other)
    return equal >= CHANGED_SHARE * max(len(one), len(other)) or longest >= PART


def _agreement(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, int]:
    """How many words agree in their order, and how many of them in one row at most."""
    matcher = SequenceMatcher(None, one[:COMPARED], other[:COMPARED], autojunk=False)
    sizes = [block.size for block in matcher.get_matching_blocks()]
    return sum(sizes), max(sizes)


class Said(Struct, frozen=True):
    """When something was said as far as its sentence tells: days as ordinals, and whether the report reaches back."""

    earliest: int | None
    latest: int | None
    published: int | None
    back: bool


def said_when(article: Article, quotation: Quotation) -> Said:
    """The day of a quotation by its frame ("am Montag", "noch im Januar"), else by the day of the report."""
    spans = [*quotation.frame, *quotation.cue] or list(quotation.content)
    begin, end = min(span.begin for span in spans), max(span.end for span in spans)
    sentence = article.sentences[article.sentence_index(begin)] if article.sentences else None
    if sentence is not None:
        begin, end = min(begin, sentence.begin), max(end, sentence.end)
    inside = [(span.begin, span.end) for span in quotation.content]
    times = [
        time
        for time in article.times
        if begin <= time.begin < end and time.earliest and time.latest and time.type != "DURATION"
        and not any(first <= time.begin < last for first, last in inside)
    ]  # fmt: skip
    day = day_of(article.published) if article.published else None
    back = _BACK.search(article.text, begin, end) is not None
    if len(times) != 1:
        return Said(None, None, day, back)
    return Said(day_of(times[0].earliest or ""), day_of(times[0].latest or ""), day, back)


_BACK = re.compile(r"\b(?:[Hh]atten?|[Dd]amals|[Ee]inst|[Ss]einerzeit|[Ww]örtlich)\b")


def one_occasion(one: Said, other: Said, fresh: int = FRESH) -> bool:
    """Whether two reports may speak of one moment: their days overlap.

    Without a day of its own a remark is at most `fresh` days older than its report, unless that reaches back.
    """
    left, right = _days(one, fresh), _days(other, fresh)
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _days(said: Said, fresh: int) -> tuple[int, int] | None:
    if said.earliest is not None and said.latest is not None:
        return said.earliest, said.latest
    if said.published is None:
        return None
    return said.published - (BACK if said.back else fresh), said.published

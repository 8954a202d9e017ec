"""Whether the words of two quotations are one sentence, and whether they were said on one occasion."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher

from msgspec import Struct

from synopse.model import Article, Quotation, Time
from synopse.periods import day_of

EQUAL, EQUAL_SHARE = 4, 0.75
"""Words in the same order, and their share of the longer wording, from which two sentences of one speaker are one with
a word changed: "Ich habe nie Geld genommen", "Ich habe nie Geld gefordert"."""
CHANGED_SHARE, CHANGED_WORDS = 0.8, 6
"""The same for two speakers, who may choose like words by chance."""
LONG, LONG_SHARE = 8, 0.85
"""Words that agree, and their share, from which the day of the reports does not matter."""
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


def long_sentence(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a long sentence agrees so far that nobody says it twice, whenever the reports appeared."""
    equal, _ = _agreement(one, other)
    return equal >= LONG and equal >= LONG_SHARE * max(len(one), len(other))


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
    """When something was said: the days that its sentence tells, or one before it, as ordinals; an unresolved weekday.

    `published` is the day of the report, `back` whether that reaches back: "hatte er damals gesagt", `own` whether the
    sentence itself tells the day.
    """

    days: tuple[int, int] | None
    weekday: int | None
    published: int | None
    back: bool
    own: bool = False


def said_when(article: Article, quotation: Quotation) -> Said:
    """The day of a quotation by its frame ("am Montag", "noch im Januar"), else by the scene of its paragraph."""
    spans = [*quotation.frame, *quotation.cue] or list(quotation.content)
    begin, end = min(span.begin for span in spans), max(span.end for span in spans)
    sentence = article.sentences[article.sentence_index(begin)] if article.sentences else None
    if sentence is not None:
        begin, end = min(begin, sentence.begin), max(end, sentence.end)
    back = _BACK.search(article.text, begin, end) is not None
    own = [time for time in _times(article, begin, end) if not _inside(time, quotation)]
    told = own if len(own) == 1 else [] if own or back else _scene(article, begin)
    day = day_of(article.published) if article.published else None
    if not told:
        return Said(None, None, day, back)
    time = told[-1]
    span = (day_of(time.earliest), day_of(time.latest)) if time.earliest and time.latest else None
    return Said(span, _weekday(time), day, back, bool(own))


def _inside(time: Time, quotation: Quotation) -> bool:
    return any(span.begin <= time.begin < span.end for span in quotation.content)


def _times(article: Article, begin: int, end: int) -> list[Time]:
    """The days and hours told within a stretch of the text, weekdays of an unknown week among them."""
    low, high = (bisect_left(article.times, offset, key=lambda time: time.begin) for offset in (begin, end))
    found = article.times[low:high]
    return [time for time in found if time.type in ("DATE", "TIME") and (time.earliest or _weekday(time))]


def _weekday(time: Time) -> int | None:
    return int(time.value[9]) if time.value.startswith("XXXX-WXX-") and time.value[9:10].isdigit() else None


def _scene(article: Article, begin: int) -> list[Time]:
    """The days that the paragraph tells in the sentences before, of three at most; a month is no scene."""
    index = article.sentence_index(begin)
    if index < 0:
        return []
    first = max(article.text.rfind("\n", 0, begin) + 1, article.sentences[max(0, index - SCENE)].begin)
    told = _times(article, first, begin)
    return [time for time in told if _weekday(time) or (time.earliest or "")[:10] == (time.latest or "")[:10]]


BESIDE = 1
"""Days by which the day of a scene may miss that of what was said: the evening before, the next morning."""
SCENE = 3
"""Sentences before a quotation in which the day of the scene may stand."""
_BACK = re.compile(r"\b(?:[Hh]atten?|[Dd]amals|[Ee]inst|[Ss]einerzeit|[Ww]örtlich)\b")


def one_occasion(one: Said, other: Said, fresh: int = FRESH) -> bool:
    """Whether two reports may speak of one moment: their days overlap, or their weekdays agree.

    Without a day of its own a remark is at most `fresh` days older than its report, unless that reaches back.
    """
    slack = 0 if one.own and other.own else BESIDE
    first, second = _weekday_of(one), _weekday_of(other)
    if (one.weekday or other.weekday) and first and second and min((first - second) % 7, (second - first) % 7) > slack:
        return False
    left, right = _days(one, fresh), _days(other, fresh)
    return left is None or right is None or (left[0] <= right[1] + slack and right[0] <= left[1] + slack)


def _weekday_of(said: Said) -> int | None:
    if said.weekday is None and said.days is not None and said.days[0] == said.days[1]:
        return (said.days[0] - 1) % 7 + 1
    return said.weekday


def _days(said: Said, fresh: int) -> tuple[int, int] | None:
    if said.days is not None or said.published is None:
        return said.days
    return said.published - (BACK if said.back else fresh), said.published

"""Who was there, contradicted in clauses: "saß in der ersten Reihe" here, "blieb der Feier fern" there.

What both speak of is one occasion if they put it on one day and share a word of what it was, or share several words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterable

from msgspec import Struct

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, discrepancy, message
from synopse.compare.attendance import Sight, sights
from synopse.model import Article, Discrepancy, Evidence, Story
from synopse.periods import DAY, Period, day_of, period, relation
from synopse.terms import stem, terms

SHARED, SHARED_UNDATED = 1, 2
"""Words that the sentences around both claims share: where one day fits both, and where one side tells none."""
LETTERS, WORDS_BEFORE = 6, 2
MOST = 300
"""Differing accounts of one side that are compared: a thousand reports of one story must not take a million looks."""
BEFORE, BEHIND = 5, 1
"""Sentences before and behind the claim in which its day is looked for."""


class Seen(Struct, frozen=True):
    """The same with what tells at which occasion: days and words around it; `until` is where the report's day ends."""

    actor: str
    present: bool
    evidence: Evidence
    days: tuple[Period, ...]
    words: frozenset[str]
    until: int | None


def presence(story: Story) -> Iterable[Discrepancy | None]:
    """Persons, parties and groups whom one report sees where another misses them."""
    names = {actor.id: actor.name for actor in story.actors}
    seen: dict[str, list[Sight]] = defaultdict(list)
    for one in sights(story):
        seen[one.actor].append(one)
    for id_, told in sorted(seen.items()):
        sides = _decided(told)
        if len(sides) == 2:
            rivals = _rivals(*([_told(one) for one in side] for side in sides))
            name = names.get(id_) or id_.partition(":")[2].capitalize()
            subject = Subject(f"presence:{id_}", name, ("same_day", "shared_words"))
            yield discrepancy("participants", subject, (_claim(one, name) for one in rivals), 0.75)


def _decided(told: list[Sight]) -> list[list[Sight]]:
    """Present and absent, each by articles that tell nothing else: "kam zu spät, fehlte dann" knows both."""
    sides = {side: {one.article.id for one in told if one.present is side} for side in (True, False)}
    both = sides[True] & sides[False]
    found = [[one for one in told if one.present is side and one.article.id not in both] for side in sides]
    return [side for side in found if side]


def _rivals(present: list[Seen], absent: list[Seen]) -> list[Seen]:
    pairs = [(one, other) for one in _distinct(present) for other in _distinct(absent) if _one_occasion(one, other)]
    days = {(one.days, one.words) for pair in pairs for one in pair}
    return [one for one in (*present, *absent) if (one.days, one.words) in days]


def _distinct(told: list[Seen]) -> list[Seen]:
    return list({(one.days, one.words): one for one in told}.values())[:MOST]


def _one_occasion(one: Seen, other: Seen) -> bool:
    """Whether both may speak of one thing, and enough words say that they do."""
    shared = len(one.words & other.words)
    known = {relation(left, right) for left in one.days for right in other.days} - {"unknown"}
    if known and known <= {"apart"}:
        return False
    if not known and not (_may_tell(one, other) and _may_tell(other, one)):
        return False
    return shared >= (SHARED if known else SHARED_UNDATED)


def _may_tell(one: Seen, other: Seen) -> bool:
    """Whether a report that names no day may tell of the other's: what it tells as past was not after it."""
    told = [day.bounds[0] for day in other.days if day.bounds is not None]
    return one.until is None or not told or min(told) < one.until


def _claim(one: Seen, name: str) -> Claim:
    return Claim(message("value_present" if one.present else "value_absent", name=name), one.evidence)


def _told(sight: Sight) -> Seen:
    article, index = sight.article, sight.index
    sentence = article.sentences[index]
    evidence = Evidence(article.id, sentence.begin, sentence.end, article.text[sentence.begin : sentence.end])
    around = article.sentences[max(0, index - WORDS_BEFORE) : index + BEHIND + 1]
    words = {term for one in around for term in terms(article.text[one.begin : one.end])}
    known = {
        term for name in article.names if name.label == "PER" and around[0].begin <= name.begin < around[-1].end
        for term in terms(name.text)
    }  # fmt: skip
    known |= {term for time in article.times for term in terms(time.text)}
    until = (day_of(article.published) + 1) * DAY if article.published else None
    return Seen(sight.actor, sight.present, evidence, _days(article, index), _cut(words - known - _common()), until)


def _cut(stems: Iterable[str]) -> frozenset[str]:
    """Stems by their first letters, by which "Besuch" and "besuchte" are one."""
    return frozenset(stem[:LETTERS] for stem in stems)


def _days(article: Article, index: int) -> tuple[Period, ...]:
    """The days in the sentence, else those in the sentences around it.

    What was there was not after the report: "am Mittwoch" of a report of Friday is no day of next week.
    """
    around = range(max(0, index - BEFORE), min(len(article.sentences), index + BEHIND + 1))
    return _days_in(article, range(index, index + 1)) or _days_in(article, around)


def _days_in(article: Article, indices: range) -> tuple[Period, ...]:
    begin, end = article.sentences[indices[0]].begin, article.sentences[indices[-1]].end
    first = bisect_left(article.times, begin, key=lambda time: time.begin)
    last = bisect_left(article.times, end, key=lambda time: time.begin)
    found = [when for time in article.times[first:last] if (when := period(time)) is not None]
    today = (day_of(article.published) + 1) * DAY if article.published else None
    past = [when for when in found if today is None or when.bounds is None or when.bounds[0] < today]
    return tuple(dict.fromkeys(when for when in past if when.days == 1 or when.weekdays))


@cache
def _common() -> frozenset[str]:
    """Words that say nothing of what the occasion was."""
    return frozenset(stem(word.lower()) for word in lexicon.words("presence_common"))

"""At what hour something set in, contradicted in other words: "bemerkte Flammen", "wählte den Notruf", "brach aus".

A report mostly tells of one incident, and its first hour: where the verb says that something set in, broke, was noticed
or reported, the hour is the incident's. Two such hours of one night or day are compared if each report tells one only
and both speak of the same matter. So are the hours at which what was agreed is to begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import is_alike, words
from synopse.model import Article, Discrepancy, Evidence, Statement, Story, Time
from synopse.periods import DAY, day_of
from synopse.terms import stem
from synopse.terms import words as words_of

SLACK = {"onset": 45, "begin": 20}
"""Minutes by which two hours may differ: between what happens, its being noticed and the call that reports it."""
LONGEST = 16 * 60
"""Minutes from which on two hours tell two things."""
SHARED = 2
"""Words of the matter that both reports share."""
DAYS = 2
"""Days between two reports of one incident; what is still to begin may be moved from one day to the next."""
LETTERS = 6
MOST = 300
"""Differing hours that are compared: a thousand reports of one story must not take a million looks."""

_CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d))T(\d\d):(\d\d)\Z")

Stems = frozenset[str]


class Onset(Struct, frozen=True):
    """The one hour at which by an article something set in, in minutes since day 1."""

    evidence: Evidence
    origin: str
    published: str | None
    phase: str
    minutes: int
    zone: str | None
    towns: Stems
    words: Stems
    subjects: Stems
    sentence: str


def onsets(story: Story) -> Iterable[Discrepancy | None]:
    """Hours at which by two reports one thing set in."""
    origin_of = story.origin_of
    found: dict[tuple[str, int, Stems], Onset] = {}
    for article in story.articles:
        for one in _onsets(article, origin_of.get(article.id, article.id)):
            found.setdefault((one.phase, one.minutes, one.words), one)
    for one, other in combinations(list(found.values())[:MOST], 2):
        if _is_one(one, other) and SLACK[one.phase] < abs(one.minutes - other.minutes) <= LONGEST:
            about = min((one, other), key=lambda side: side.minutes)
            reasons = ("shared_words",)
            subject = Subject(f"onset:{about.minutes}:{one.phase}", about.sentence, reasons)
            yield discrepancy("date", subject, map(_claim, (one, other)), 0.65)


def _claim(one: Onset) -> Claim:
    minutes = one.minutes % DAY
    return Claim(f"{minutes // 60}.{minutes % 60:02d} Uhr", one.evidence, (float(one.minutes), ""))


def _is_one(one: Onset, other: Onset) -> bool:
    if one.phase != other.phase or one.origin == other.origin or len(one.words & other.words) < SHARED:
        return False
    if one.zone != other.zone and one.zone is not None and other.zone is not None:
        return False
    if not _begins_alike(one.subjects, other.subjects):
        return False
    if one.towns and other.towns and not one.towns & other.towns:
        return False
    if one.published is None or other.published is None:
        return True
    return abs(day_of(one.published) - day_of(other.published)) <= DAYS


def _begins_alike(one: Stems, other: Stems) -> bool:
    """Whether what begins in both is one noun, where both name it: a strike and its soup kitchen are two."""
    return not one or not other or any(is_alike(left, right) for left in one for right in other)


def _onsets(article: Article, origin: str) -> Iterator[Onset]:
    """By phase the hour of an article that tells one hour only."""
    told: dict[str, dict[int, tuple[Time, Statement]]] = defaultdict(dict)
    for time in article.times:
        clock = _CLOCK.match(time.value)
        statement = article.statement_at(time.begin) if clock is not None else None
        if clock is None or statement is None:
            continue
        phase = hour_phase(statement)
        if phase in SLACK and (statement.factual or phase == "begin"):
            told[phase].setdefault(_minutes(clock), (time, statement))
    for phase, hours in told.items():
        if len(hours) == 1:
            ((minutes, (time, statement)),) = hours.items()
            subjects = {one.head for one in statement.arguments if one.relation == "subject" and phase == "begin"}
            yield replace(_onset(article, phase, minutes, time), origin=origin, subjects=frozenset(subjects))


def _minutes(clock: re.Match[str]) -> int:
    """Minutes since day 1; an hour of a night that began the day before is the next day's."""
    return day_of(clock[1]) * DAY + int(clock[2]) * 60 + int(clock[3])


def _onset(article: Article, phase: str, minutes: int, time: Time) -> Onset:
    index = article.sentence_index(time.begin)
    sentence = article.sentences[index]
    around = article.sentences[max(0, index - 2) : index + 2]
    towns = {n.text for n in article.names if n.label == "LOC" and sentence.begin <= n.begin < sentence.end}
    return Onset(
        Evidence(article.id, time.begin, time.end, time.text),
        article.id,
        article.published,
        phase,
        minutes,
        _zone(article, time),
        frozenset(towns),
        frozenset(word[:LETTERS] for one in around for word in words(article, one)),
        frozenset(),
        article.text[sentence.begin : sentence.end],
    )


def _zone(article: Article, time: Time) -> str | None:
    """The zone that is named with the hour, before or behind a part of the day: "sechs Uhr morgens Ortszeit"."""
    behind = re.match(
        r"\s*(?:morgens|abends|früh|nachts|mittags)?\s*(Ortszeit)", article.text[time.end : time.end + 30]
    )
    return time.zone or (behind[1] if behind else None)


def hour_phase(statement: Statement) -> str | None:
    """The phase that a clause tells: "onset", "begin" of what was set, "end"; None where its verb tells none."""
    stems = frozenset(stem(word) for word in words_of(statement.text))
    rows = _phases().get(statement.predicate, ())
    return next((phase for needed, phase in rows if needed <= stems), None)


@cache
def _phases() -> Mapping[str, tuple[tuple[Stems, str], ...]]:
    found: dict[str, list[tuple[Stems, str]]] = defaultdict(list)
    for row in lexicon.rows("hour_phases"):
        verb, *others = row["form"].split(" ")
        found[verb].append((frozenset(stem(word) for word in others), row["phase"]))
    return {verb: tuple(sorted(rows, key=lambda row: (-len(row[0]), sorted(row[0])))) for verb, rows in found.items()}

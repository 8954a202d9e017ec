"""Until when something runs, contradicted: "die Frist läuft bis zum 21. Mai" here, "bis zum 12. Mai" there.

A deadline is no event and no figure, so its identity rests on the words around it: a term that names what runs, and
enough else in common, or without such a term two nouns ("Aktionäre", "Papiere"). Where a sentence only points back
("Dafür haben diese noch bis zum 12. Oktober Zeit"), the one before it counts as well. Deadlines that were extended
differ by the day of their reports.
"""

from __future__ import annotations

import re
from typing import Iterable

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import groups, shared_keys
from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.model import Article, Discrepancy, Evidence, Story, Time
from synopse.periods import Period, day_of, period, relation
from synopse.terms import terms, words

SHARED = 2
"""Content words that two sentences share at least, the one that names what runs included."""
NOUNS = 2
"""Nouns that they share where nothing names what runs."""
DAYS = 10
"""Reports further apart may tell of an extension."""

_POINTING = re.compile(r"\b(?:[Dd]afür|[Dd]amit|[Dd]azu|[Dd]iese|[Ss]ie|[Ee]r|[Ee]s)\b")
_NOUN = re.compile(r"(?<![.!?] )\b[A-ZÄÖÜ][\w-]{3,}")
_UNTIL = re.compile(r"(?i)\bbis (?:spätestens )?(?:zum |einschließlich |zu )?\Z")


class Deadline(Struct, frozen=True):
    """A day until which something runs, as an article tells it."""

    evidence: Evidence
    when: Period
    value: str
    reported: str
    context: frozenset[str]
    what: frozenset[str]
    nouns: frozenset[str]


def deadlines(story: Story) -> Iterable[Discrepancy | None]:
    """Terms and ultimatums that two reports let end on different days."""
    found = [deadline for article in story.articles for deadline in _deadlines(article)]
    shared = shared_keys([sorted(deadline.context) for deadline in found])
    pairs = [pair for pair, count in sorted(shared.items()) if count >= SHARED and _one(*(found[i] for i in pair))]
    for group in groups(len(found), pairs):
        told = [found[index] for index in group]
        rivals = conflicting(told, _exclude, lambda deadline: (deadline.value, deadline.reported))
        if rivals:
            yield discrepancy("date", _subject(rivals), (Claim(one.value, one.evidence) for one in rivals), 0.7)


def _deadlines(article: Article) -> Iterable[Deadline]:
    for time in article.times:
        when = period(time)
        if time.type != "DATE" or when is None or when.days != 1 or article.published is None:
            continue
        if _UNTIL.search(article.text, max(0, time.begin - 24), time.begin):
            yield _deadline(article, time, when)


def _deadline(article: Article, time: Time, when: Period) -> Deadline:
    index = max(0, article.sentence_index(time.begin))
    sentence = article.sentences[index]
    around = article.text[sentence.begin : time.begin] + " " + article.text[time.end : sentence.end]
    if index and _POINTING.search(around):
        before = article.sentences[index - 1]
        around = article.text[before.begin : before.end] + " " + around
    what = frozenset(word for word in words(around) if word in lexicon.words("deadline_nouns"))
    evidence = Evidence(article.id, time.begin, time.end, time.text)
    nouns = frozenset(term for word in _NOUN.findall(around) for term in terms(word))
    return Deadline(evidence, when, time.value, article.published or "", frozenset(terms(around)), what, nouns)


def _one(one: Deadline, other: Deadline) -> bool:
    near = abs(day_of(one.reported) - day_of(other.reported)) <= DAYS
    named = bool(one.what & other.what) if one.what and other.what else len(one.nouns & other.nouns) >= NOUNS
    return near and named and one.evidence.article != other.evidence.article


def _exclude(one: Deadline, other: Deadline) -> bool:
    return relation(one.when, other.when) == "apart"


def _subject(rivals: list[Deadline]) -> Subject:
    nouns = sorted(frozenset.intersection(*(deadline.what for deadline in rivals)))
    if nouns:
        reasons = (f"same_term: {', '.join(noun.capitalize() for noun in nouns)}",)
        return Subject(f"deadline:{nouns[0]}", nouns[0].capitalize(), reasons)
    common = sorted(frozenset.intersection(*(deadline.nouns for deadline in rivals)))
    return Subject(f"deadline:{' '.join(common)}", lexicon.mapping("messages", "text")["deadline"], ("shared_words",))

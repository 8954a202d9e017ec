"""What an article tells of fates: value, bearer and time, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.compare.fates.bearers import Bearer, Clause, Named, bearers, clause
from synopse.compare.fates.phrases import Value, phrases, values
from synopse.compare.fates.times import Times, times
from synopse.deeds import deed_of, deeds
from synopse.model import Argument, Article, Evidence, Statement, Time
from synopse.terms import stem, terms, words

LETTERS = 6
"""First letters by which "Verhandlungen" and "verhandelt" are one."""
WORDS_BEFORE, WORDS_BEHIND = 2, 1
NEAR = 3
"""Words at the end of a clause among which the one that denies its verb stands."""
ALL = frozenset({"verkehr", "allgemein", "besuch"})
"""For whom a road is open if it is open at all."""
OFTEN = 5
"""Clauses of a report from which on their verb says nothing of what it is about."""
DECISION = "decision"
HAPPENING = ("took_place", "called_off")

_REPORTED = re.compile(r"\b(?:habe|hätten?|seien?|werde|würden?|wären?|könnten?|solle|wolle|müsse)\b")
_LIMITED = re.compile(
    r"(?i)\b(?:nicht (?:nur|mehr|länger|ganz|einmal|allein)|noch nicht|kein\w* (?:mehr|weitere\w*)|erst|bis)\b"
)


class Told(Struct, frozen=True):
    """That an article tells what became of something; `claimed` that it tells so in somebody's words, `doers` are
    those who decided it, `limits` for whom alone it is so ("für Lastwagen gesperrt"). Where a clause tells so in
    `passing`, by its verb alone, `cores` are all that goes with it."""

    value: Value
    bearer: Bearer
    evidence: Evidence
    origin: str
    published: str | None
    times: Times
    claimed: bool
    doers: frozenset[str]
    words: frozenset[str]
    limits: frozenset[str] = frozenset()
    passing: bool = False
    cores: frozenset[str] = frozenset()


def told(article: Article, named: Sequence[Named], origin: str) -> Iterator[Told]:
    """The fates that an article tells as facts, in text order.

    Args:
        article: A report.
        named: Where it names the actors of the story, in text order.
        origin: The report that it goes back to.
    """
    matter = [_words(article, index) for index in range(len(article.sentences))]
    often = Counter(statement.predicate for statement in article.statements)
    for statement in article.statements:
        index = article.sentence_index(statement.begin)
        around = frozenset().union(*matter[max(0, index - WORDS_BEFORE) : index + WORDS_BEHIND + 1])
        here = clause(article, statement, named)
        for value, bearer, when in _in_phrases(here):
            yield _told(here, (value, bearer, when), origin, around)
        if often[statement.predicate] <= OFTEN:
            yield from _in_passing(here, origin, around)


def _in_phrases(here: Clause) -> Iterator[tuple[Value, Bearer, Times]]:
    """What the phrases of a clause tell, of one bearer one value of a fate."""
    taken: set[tuple[str, Bearer]] = set()
    text = " ".join(here.article.text[part.begin : part.end] for part in here.statement.parts)
    for phrase, value in phrases(here.statement, text):
        when = times(here.article, here.statement, value)
        for bearer in bearers(here, phrase) if when is not None else ():
            if when is not None and (value.fate, bearer) not in taken:
                taken.add((value.fate, bearer))
                yield value, bearer, when


def _told(here: Clause, found: tuple[Value, Bearer, Times], origin: str, around: frozenset[str]) -> Told:
    value, bearer, when = found
    article, statement = here.article, here.statement
    sentence = article.sentences[article.sentence_index(statement.begin)]
    return Told(
        value,
        bearer,
        Evidence(article.id, sentence.begin, sentence.end, article.text[sentence.begin : sentence.end]),
        origin,
        article.published,
        when,
        claimed=statement.said and bool(_REPORTED.search(statement.text)),
        doers=_doers(here, bearer) if value.fate == DECISION else frozenset(),
        words=around - {head[:LETTERS] for head in bearer.heads},
        limits=frozenset(one.head for one in statement.arguments if one.relation == "für") - ALL,
    )


def _in_passing(here: Clause, origin: str, around: frozenset[str]) -> Iterator[Told]:
    """That something was done or was not, by the verb of a clause: "wurde gefällt", "wurden nicht abgeschoben"."""
    statement = here.statement
    if not statement.factual or (statement.negated and not _denies_verb(statement)):
        return
    value = values()[HAPPENING[statement.negated]]
    when = times(here.article, statement, value)
    if when is not None:
        done = deeds(statement.predicate, {one.head for one in statement.arguments}) & lexicon.words("fates_deeds")
        groups = {f"deed:{deed}" for deed in done} | {f"verb:{statement.predicate}"}
        bearer = Bearer("", False, frozenset(groups), frozenset({"event"}))
        heads = {one.head for one in statement.arguments if not _is_time(here.article, one)}
        ids = {who.id for who in here.inside if any(one.begin <= who.begin < one.end for one in statement.arguments)}
        cores = frozenset({head for head in heads if deed_of(head) not in done} | ids)
        yield replace(_told(here, (value, bearer, when), origin, around), passing=True, cores=cores)


def _denies_verb(statement: Statement) -> bool:
    """Whether a clause denies what its verb tells: "wurde nicht gefällt", but not "sei nicht größer als ein Ball"."""
    row = words(statement.text)
    near = bool({"nicht", "nie", "niemals"} & set(row[-NEAR:])) or any(
        word.startswith(("kein", "niemand")) for word in row
    )
    return near and not _LIMITED.search(statement.text)


def _is_time(article: Article, argument: Argument) -> bool:
    return any(time.end > argument.begin for time in _times(article, argument.begin, argument.end))


def _times(article: Article, begin: int, end: int) -> tuple[Time, ...]:
    """The times that begin in a stretch, and the one before it."""
    first = bisect_left(article.times, begin, key=lambda time: time.begin)
    return article.times[max(0, first - 1) : bisect_left(article.times, end, key=lambda time: time.begin)]


def _doers(here: Clause, bearer: Bearer) -> frozenset[str]:
    """Who decides: the committee and the chamber are two."""
    acting = [one for one in here.statement.arguments if one.relation == "subject" and one.head not in bearer.heads]
    known = {who.id for one in acting for who in here.inside if one.begin <= who.begin < one.end}
    return frozenset({one.head for one in acting} | known)


def _words(article: Article, index: int) -> frozenset[str]:
    """The words of a sentence that carry its matter, by their first letters; times left out."""
    sentence = article.sentences[index]
    text = list(article.text[sentence.begin : sentence.end])
    for time in _times(article, sentence.begin, sentence.end):
        for at in range(max(time.begin, sentence.begin), min(time.end, sentence.end)):
            text[at - sentence.begin] = " "
    found = (term for term in terms("".join(text)) if not term.isdigit() and term not in _common())
    return frozenset(term[:LETTERS] for term in found)


@cache
def _common() -> frozenset[str]:
    """Words that say nothing of what the occasion was."""
    return frozenset(stem(word.lower()) for word in lexicon.words("presence_common"))

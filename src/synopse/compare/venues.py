"""In which town something was, contradicted in clauses that tell no event of a listed type.

"Die neue Fabrik entsteht in Salzgitter" here, "wird das Werk in Emden errichten" there. Two towns contradict each other
where they lie too far apart for one to stand for the other and neither report ever names the other's: an article that
names both tells of two things. What is told must be one: the same day and something shared, one deed that is done once,
or what both reports, of one day, begin with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Iterable, Mapping, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import shared_keys
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import cues, says_words, subject, words
from synopse.deeds import deeds
from synopse.distances import kilometres, town
from synopse.model import Article, Discrepancy, Evidence, Statement, Story
from synopse.periods import day_of
from synopse.places import is_city, is_place, towns_by_adjective
from synopse.vocabulary.nouns import is_noun

APART, APART_NEAR = 8, 35
"""Kilometres from which two towns are two places; "bei Passau" may be in the next town but one."""
NEAR = frozenset({"bei", "nahe", "vor", "unweit"})
LEAD = 4
"""Sentences, the headline among them, in which a report says what it is about."""
DAYS = 2
"""Days between two reports that may begin with one matter."""
MATTER = 4
"""Words that the beginnings of two reports on one matter share."""
SHARED_OF_A_DAY = 2

_WHERE = re.compile(
    r"\b((?i:in|im|bei|nahe|unweit|vor|auf|am|an|nach|unter))\s+(?:(?:der|dem|den|einem|einer)\s+)?"
    r"(?:[a-zäöüß]+(?:en|er|e)\s+)?(?:[A-ZÄÖÜ][\w-]+\s+)?(?:von\s+|der Gemeinde\s+|in\s+)?\Z"
)
_BEHIND = re.compile(
    r"\b(?:in|bei|nahe|unweit|vor|unter|nach) ([A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?)(?![\w-])"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SERIES = re.compile(
    r"(?i)\b(?:auftakt|runde|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|nächste[nrs]?|tour|tournee|station(?:en)?)\b"
)
"""Of a tour, two towns are two stops."""
_AREA = re.compile(r"(?:[Kk]reis|Kanton|Region|Bezirk|Provinz|[Bb]istum|[Rr]aum|Gebiet|Oblast|Land|Staat)s?\s+\Z")


class Stand(Struct, frozen=True):
    """A town in which an article puts something, with the words of that sentence that are neither time nor place."""

    evidence: Evidence
    origin: str
    published: str | None
    town: str
    near: bool
    lead: bool
    days: frozenset[str]
    deeds: frozenset[str]
    words: frozenset[str]
    matter: frozenset[str]


def venues(story: Story) -> Iterable[Discrepancy | None]:
    """Towns that two articles of a story give to one thing."""
    origin_of = story.origin_of
    articles = {article.id: article for article in story.articles}
    named = {article.id: _towns(article) for article in story.articles}
    stands = [stand for article in story.articles for stand in _stands(article, origin_of.get(article.id, article.id))]
    alike: dict[tuple[object, ...], list[Stand]] = defaultdict(list)
    for stand in stands:
        alike[stand.town, stand.near, stand.words, stand.matter].append(stand)
    kinds = list(alike.values())  # of a hundred copies of one report only one is compared
    keys = [kind[0].words | kind[0].matter if kind[0].lead else kind[0].words for kind in kinds]
    for left, right in sorted(shared_keys(keys)):
        one, other = kinds[left][0], kinds[right][0]
        if one.origin != other.origin and _exclude(one, other, named) and _is_one(one, other):
            towns = sorted((one.town, other.town))
            about = Subject(f"venue:{towns[0]}:{towns[1]}", _label(articles, one, other), ("shared_words",))
            yield discrepancy("place", about, map(_claim, kinds[left] + kinds[right]), 0.65)


def _claim(one: Stand) -> Claim:
    return Claim(one.town, one.evidence)


def _label(articles: Mapping[str, Article], one: Stand, other: Stand) -> str:
    """What both reports are about, in a word of one; else the two towns."""
    common = one.words & other.words or one.matter & other.matter
    for stand in (one, other):
        article = articles[stand.evidence.article]
        if name := subject(article, article.sentences[article.sentence_index(stand.evidence.begin)], common):
            return name
    return f"{one.town} / {other.town}"


def _exclude(one: Stand, other: Stand, named: Mapping[str, frozenset[str]]) -> bool:
    """Whether the towns are two, and no report names the other's."""
    if one.town in named[other.evidence.article] or other.town in named[one.evidence.article]:
        return False
    return kilometres(one.town, other.town) > (APART_NEAR if one.near or other.near else APART)


def _is_one(one: Stand, other: Stand) -> bool:
    """Whether both tell of one thing."""
    if one.days and other.days and not one.days & other.days:
        return False
    shared = len((one.words & other.words) - lexicon.words("deeds", "deed"))
    if one.days & other.days and shared >= SHARED_OF_A_DAY:
        return True
    if (one.deeds & other.deeds) - lexicon.words("deeds_recurring") and shared:
        return True
    return one.lead and other.lead and _of_one_day(one, other) and len(one.matter & other.matter) >= MATTER


def _of_one_day(one: Stand, other: Stand) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(day_of(one.published) - day_of(other.published)) <= DAYS


def _towns(article: Article) -> frozenset[str]:
    """Every town that an article names, by whatever form, datelines included."""
    found = {town(name.text) for name in article.names}
    found |= {town(word) for name in article.names for word in name.text.split()}
    found |= {town(match[1]) for match in _BEHIND.finditer(article.text)}
    found |= set(towns_by_adjective(article.text, 0, len(article.text)))
    return frozenset(name for name in found if name)


def _stands(article: Article, origin: str) -> Iterable[Stand]:
    matter = frozenset(word for sentence in article.sentences[: LEAD + 1] for word in words(article, sentence))
    spoken = cues(article)
    for begin, end in _spots(article):
        index = article.sentence_index(begin)
        sentence = article.sentences[index]
        text = article.text[begin:end]
        where = _town(text)
        before = _WHERE.search(article.text, max(sentence.begin, begin - 50), begin)
        if where is None or before is None or _AREA.search(article.text, before.start(), begin):
            continue
        statement = article.statement_at(begin)
        series = _SERIES.search(article.text, sentence.begin, sentence.end)
        if statement is None or _is_speech(spoken, statement) or statement.negated or series:
            continue
        yield Stand(
            Evidence(article.id, begin, end, text),
            origin,
            article.published,
            where,
            before[1].lower() in NEAR,
            index < LEAD,
            _days(article, index),
            deeds(statement.predicate, {one.head for one in statement.arguments}),
            words(article, sentence),
            matter,
        )


def _spots(article: Article) -> Iterable[tuple[int, int]]:
    """Where names of places stand, and names of towns behind a preposition that were taken for none."""
    found = {(name.begin, name.end) for name in article.names if name.label == "LOC"}
    taken = {name.begin for name in article.names}
    for sentence in article.sentences:
        for match in _BEHIND.finditer(article.text, sentence.begin, sentence.end):
            if match.start(1) not in taken and town(match[1]) == match[1]:
                found.add(match.span(1))
    return sorted(span for span in found if article.sentence_index(span[0]) >= 0)


def _town(form: str) -> str | None:
    """A town; "Brandenburg" is more often the state, "Heide" a heath."""
    found = town(form)
    if found is None or is_city(found):
        return found
    return None if is_place(found) or is_noun(found) else found


def _is_speech(spoken: Sequence[int], statement: Statement) -> bool:
    """Where somebody spoke is not where what he spoke of happened."""
    return statement.predicate in lexicon.words("quotations_plain") or says_words(spoken, statement)


def _days(article: Article, index: int) -> frozenset[str]:
    """The days of a sentence; where it names none, those of the sentence before."""
    for sentence in article.sentences[max(0, index - 1) : index + 1][::-1]:
        inside = [time for time in article.times if sentence.begin <= time.begin < sentence.end]
        if days := frozenset(time.value[:10] for time in inside if _DAY.match(time.value)):
            return days
    return frozenset()

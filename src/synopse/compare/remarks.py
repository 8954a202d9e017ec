"""Two sentences that one speaker is quoted with on one occasion and that begin alike: "Dieses Urteil ist ein Skandal",
"Dieses Urteil ist hart, aber gerecht". And one short sentence that two speakers are quoted with.

Who speaks to several reporters is quoted with several sentences. That two are one, and one of them wrong, is believed
only where each report has but this one, both begin with the same words and go on otherwise, and the day is the same.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import combinations, takewhile
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.compare.contexts import context, shared
from synopse.model import Article, Discrepancy, Evidence, Story, Wording
from synopse.periods import day_of
from synopse.terms import words

BEGINNING = 2
"""Words with which both begin alike at least."""
RATIO = 0.5
"""Length of the shorter to the longer; what is much longer tells of something else too."""
REST = 8
"""Words with which they go on otherwise at most: who speaks at length may begin twice alike."""
AROUND = 4.0
"""Words that the sentences around share, where the beginning is short or carries no meaning: "Das ist ein"."""
COPIES = 3
"""Reports of one wording that are looked at for its day."""
NEAR = 2
"""Sentences before a quotation in which its day may stand."""
SPAN = 7
"""Days from which on a time no longer tells the day."""


class _Quote(Struct, frozen=True):
    """The one sentence with which a report quotes a speaker, as lower-case words."""

    report: Wording
    spelt: tuple[str, ...]


def remarks(story: Story) -> Iterable[Discrepancy | None]:
    """Pairs of quotations of one speaker that must be one and are not."""
    articles = {article.id: article for article in story.articles}
    for alike in _alike(story):
        pairs = [
            (one[0].spelt, other[0].spelt)
            for one, other in combinations(alike, 2)
            if any(_exclude(left, right, articles) for left in one[:COPIES] for right in other[:COPIES])
        ]
        told = {spelt for pair in pairs for spelt in pair}
        yield _discrepancy([quotes for quotes in alike if quotes[0].spelt in told])


def echoes(story: Story) -> Iterable[Discrepancy | None]:
    """Short sentences, the same in two reports, of which each gives another of two persons as the speaker.

    Long ones are linked as one utterance. A short one, "Das ist Erpressung", may be said by anybody: it is one only
    where both reports know both persons.
    """
    articles = {article.id: article for article in story.articles}
    names = {actor.id: actor.name for actor in story.actors if actor.kind == "person"}
    tells = {(actor.id, mention.article) for actor in story.actors for mention in actor.mentions}
    exclude = partial(_echo, articles=articles, tells=tells)
    told: dict[tuple[str, ...], dict[Wording, None]] = defaultdict(dict)
    for utterance in story.quotations:
        for report in utterance.reports:
            spelt = words(report.text)
            known = report.type == "direct" and _speaker(report) in names
            if known and len(spelt) > BEGINNING and any(map(_carries, spelt)):
                told[spelt][report] = None
    for spelt, found in sorted(told.items()):
        if len({_speaker(report) for report in found}) < 2:
            continue
        reports = conflicting(list(found), exclude, lambda report: report)
        subject = Subject(f"echo:{' '.join(spelt)}", min(report.text for report in found), ("same_words", "both_known"))
        claims = [Claim(names[_speaker(report)], _words(report)) for report in reports]
        yield discrepancy("attribution", subject, claims, 0.8)


def _echo(one: Wording, other: Wording, articles: Mapping[str, Article], tells: set[tuple[str, str]]) -> bool:
    speakers = _speaker(one), _speaker(other)
    if speakers[0] == speakers[1] or not {(speakers[0], other.article), (speakers[1], one.article)} <= tells:
        return False
    return _one_day(articles[one.article], one, articles[other.article], other)


def _speaker(report: Wording) -> str:
    return (report.speaker.actor if report.speaker else None) or ""


def _alike(story: Story) -> Iterator[list[list[_Quote]]]:
    """The quotations of one speaker that begin alike, by wording; only those of which a report has but one."""
    by_report: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    for utterance in story.quotations:
        for report in utterance.reports:
            if report.type == "direct" and _speaker(report):
                by_report[_speaker(report), report.article].append(report)
    found: dict[tuple[str, ...], dict[tuple[str, ...], list[_Quote]]] = defaultdict(lambda: defaultdict(list))
    for (speaker, _), reports in by_report.items():
        spelt = tuple(word.replace("ß", "ss") for word in words(reports[0].text))
        if len(reports) == 1 and len(spelt) > BEGINNING:
            found[(speaker, *spelt[:BEGINNING])][spelt].append(_Quote(reports[0], spelt))
    for wordings in found.values():
        yield list(wordings.values())


def _exclude(one: _Quote, other: _Quote, articles: dict[str, Article]) -> bool:
    left, right = one.spelt, other.spelt
    same = _beginning(left, right)
    end = _beginning(left[same:][::-1], right[same:][::-1])
    rests = [row[same : len(row) - end] for row in (left, right)]
    short, long = sorted((len(left), len(right)))
    if short < RATIO * long or max(map(len, rests)) > REST or not all(map(_matters, rests)):
        return False
    texts = [articles.get(quote.report.article) for quote in (one, other)]
    if texts[0] is None or texts[1] is None or not _one_day(texts[0], one.report, texts[1], other.report):
        return False
    said = any(map(_carries, left[:same])) + (same > BEGINNING) + (_denies(rests[0]) != _denies(rests[1]))
    return said > 1 or shared(context(texts[0], one.report), context(texts[1], other.report)).words >= AROUND - said


def _beginning(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _matters(row: tuple[str, ...]) -> bool:
    """Whether words that carry meaning or deny are left: a shortened sentence leaves none."""
    return any(map(_carries, row)) or _denies(row)


def _denies(row: tuple[str, ...]) -> bool:
    return any(word in lexicon.words("negations") for word in row)


def _carries(word: str) -> bool:
    return word not in lexicon.words("stopwords")


def _one_day(article: Article, one: Wording, other_article: Article, other: Wording) -> bool:
    """Whether both may have been said on one day, by the times told beside them or else by the days of the reports."""
    left, right = _days(article, one), _days(other_article, other)
    return left is not None and right is not None and left[0] <= right[1] and right[0] <= left[1]


def _days(article: Article, at: Wording) -> tuple[int, int] | None:
    index = article.sentence_index(at.begin)
    begin = article.sentences[max(0, index - NEAR)].begin
    end = article.sentences[article.sentence_index(at.end - 1)].end
    told = [
        (day_of(time.earliest[:10]), day_of(time.latest[:10]))
        for time in article.times
        if begin <= time.begin < end and not at.begin <= time.begin < at.end and time.earliest and time.latest
    ]
    days = [(first, last) for first, last in told if last - first < SPAN]
    if days:
        return days[-1]
    published = day_of(article.published) if article.published else None
    return None if published is None else (published - SPAN, published)


def _discrepancy(told: list[list[_Quote]]) -> Discrepancy | None:
    if not told:
        return None
    texts = [min(quote.report.text for quote in quotes) for quotes in told]
    subject = max(texts, key=lambda text: (len(text), text))
    about = Subject(f"remark:{_speaker(told[0][0].report)}", subject, ("same_beginning", "neither_names"))
    claims = [Claim(text, _words(quote.report)) for text, quotes in zip(texts, told, strict=True) for quote in quotes]
    return discrepancy("wording", about, claims, 0.7)


def _words(report: Wording) -> Evidence:
    return Evidence(report.article, report.begin, report.end, report.text)

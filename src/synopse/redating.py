"""Dates undated articles by what they share with dated ones.

"Seit heute früh wird gestreikt" beside a dated report of the strike on 11 November leaves one day. Where several days
remain, or none, the article stays undated: its values stay relative rather than guessed.
"""

from __future__ import annotations

import datetime
from typing import Callable, Iterable

from msgspec import Struct

from synopse.model import Article, Document, EventReport, Story
from synopse.periods import Period, day_of, period, relation

Read = Callable[[Document], Article]

REACH = 3
"""Days before the first and after the last dated report of the story in which an undated one may have appeared."""
LONGEST = 92
"""Days of a story beyond which an undated article is not placed: too many weekdays fit."""


class Anchor(Struct, frozen=True):
    """An event told by an undated article, and when dated articles say it was."""

    type: str
    begin: int
    trigger: str
    when: tuple[Period, ...]


def redated(story: Story, read: Read) -> dict[str, Article]:
    """Those undated articles of a story for which exactly one day of publication fits, read again as of that day.

    Args:
        story: A linked story.
        read: Tags a document.
    """
    days = sorted(day_of(article.published) for article in story.articles if article.published)
    if not days or days[-1] - days[0] > LONGEST:
        return {}
    candidates = range(days[0] - REACH, days[-1] + REACH + 1)
    found = {}
    for article in story.articles:
        anchors = _anchors(story, article) if article.published is None else ()
        if anchors:
            fitting = list(_fitting(article, anchors, candidates, read))
            best = max((agreed for agreed, _ in fitting), default=0)
            days_left = [entry for agreed, entry in fitting if agreed == best]
            if len(days_left) == 1:
                found[article.id] = days_left[0]
    return found


def _anchors(story: Story, article: Article) -> tuple[Anchor, ...]:
    """The article's events that dated articles place on a day."""
    return tuple(
        Anchor(occurrence.type, report.begin, report.trigger, known)
        for occurrence in story.events
        if (known := tuple(_known(occurrence.reports, article)))
        for report in occurrence.reports
        if report.article == article.id
    )


def _known(reports: Iterable[EventReport], article: Article) -> Iterable[Period]:
    for report in reports:
        when = period(report) if report.article != article.id and report.when is not None else None
        if when is not None and when.exact and when.bounds is not None:
            yield when


def _fitting(
    article: Article, anchors: tuple[Anchor, ...], candidates: range, read: Read
) -> Iterable[tuple[int, Article]]:
    """For each day on which nothing contradicts and something agrees: how many anchors agree, and the article then."""
    for day in candidates:
        dated = read(_as_of(article, datetime.date.fromordinal(day).isoformat()))
        relations = [kind for anchor in anchors for kind in _relations(anchor, dated)]
        agreed = sum(kind in ("same", "overlap") for kind in relations)
        if agreed and "apart" not in relations:
            yield agreed, dated


def _as_of(article: Article, day: str) -> Document:
    return Document(
        id=article.id,
        source=article.source,
        text=article.text,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published=day,
        published_basis="inferred",
        marks=article.segments,
    )


def _relations(anchor: Anchor, dated: Article) -> Iterable[str]:
    for event in dated.events:
        if (event.type, event.evidence.begin, event.trigger.text) == (anchor.type, anchor.begin, anchor.trigger):
            when = period(event.time)
            if when is not None and when.exact:
                yield from (relation(when, known) for known in anchor.when)

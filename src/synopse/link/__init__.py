"""Across articles: stories, origins, actors, events, quotations, figures; each block, score, cluster, with reasons.

The modules know nothing of each other; this one composes them. The order of the articles never matters.
"""

from __future__ import annotations

import hashlib
from typing import Iterable

from msgspec.structs import replace

from synopse.judgements import NONE, Judgements
from synopse.link.actors import actors, resolver
from synopse.link.occurrences import occurrences
from synopse.link.origins import origins
from synopse.link.positions import positions
from synopse.link.quantities import quantities
from synopse.link.sharing import shared
from synopse.link.stories import headline, stories
from synopse.link.utterances import utterances
from synopse.model import Article, Resolve, Story


def link(articles: Iterable[Article], judgements: Judgements = NONE) -> tuple[Story, ...]:
    """Group articles into stories and link what they share.

    Args:
        articles: Tagged articles in any order; exact repetitions of one article count once.
        judgements: What a user knows of the names in them.

    Returns:
        The stories, the one with the earliest report first.
    """
    return tuple(_said(*_outline(group, judgements)) for group in _grouped(articles))


def outlined(articles: Iterable[Article], judgements: Judgements = NONE) -> tuple[Story, ...]:
    """The stories with an undated report, with actors and events alone, without what was said and counted: enough to
    date it."""
    groups = (group for group in _grouped(articles) if any(article.published is None for article in group))
    return tuple(_outline(group, judgements)[0] for group in groups)


def _grouped(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    unique = {(article.id, article.text): article for article in articles}
    return stories(tuple(sorted(unique.values(), key=_order)))


def _order(article: Article) -> tuple[str, str, str, str]:
    """By date, undated last, then by content, so that neither file names nor ids decide before the text does."""
    return (article.published or "9999", article.text, article.outlet or "", article.id)


def _outline(articles: tuple[Article, ...], judgements: Judgements) -> tuple[Story, Resolve]:
    articles = shared(articles)
    found_origins = origins(articles)
    origin_of = {article: origin.id for origin in found_origins for article in origin.articles}
    found_actors = actors(articles, judgements)
    who = resolver(found_actors, articles)
    persons = frozenset(actor.id for actor in found_actors if actor.kind == "person")
    story = Story(
        id="story-" + hashlib.sha256("\0".join(sorted(article.text for article in articles)).encode()).hexdigest()[:12],
        title=headline(articles),
        articles=articles,
        origins=found_origins,
        actors=found_actors,
        events=occurrences(articles, who, origin_of, persons),
        quotations=(),
        figures=(),
    )
    return story, who


def _said(story: Story, who: Resolve) -> Story:
    """The story with what was said, counted and held."""
    articles, origin_of = story.articles, story.origin_of
    return replace(
        story,
        quotations=utterances(articles, who, origin_of),
        figures=quantities(articles, who, origin_of),
        positions=positions(articles, story.actors, story.events, who, origin_of),
    )

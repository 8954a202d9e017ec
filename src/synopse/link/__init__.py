"""Across articles: stories, origins, actors, events, quotations, figures; each block, score, cluster, with reasons."""

from __future__ import annotations

from typing import Iterable

from synopse.model import Article, Story


def link(articles: Iterable[Article]) -> tuple[Story, ...]:
    """Link articles into stories."""
    return ()

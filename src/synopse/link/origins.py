"""How many of a story's articles are really independent: a copied agency report counts once, however many print it."""

from __future__ import annotations

import hashlib

from synopse.blocking import groups, shared_keys
from synopse.model import CONTENT_KINDS, Article, Origin
from synopse.terms import words

Shingles = frozenset[tuple[str, ...]]

SHINGLE = 5
"""Words in a row: shorter runs ("die Gespräche in Berlin") are shared by independent reports too."""
COPY = 0.4
"""Share of the shorter text's shingles found in the other from which it is a copy. Independent reports on one event
share below 0.1 (quotations included), agency texts with an added or dropped paragraph above 0.6."""


def origins(articles: tuple[Article, ...]) -> tuple[Origin, ...]:
    """Group the articles by the report they go back to, in the order of their first article."""
    shingles = [_shingles(article) for article in articles]
    found = groups(
        len(articles), (), sorted(shared_keys(shingles)), lambda one, other: _copied(shingles[one], shingles[other])
    )
    return tuple(_origin([articles[index] for index in group]) for group in found)


def _shingles(article: Article) -> Shingles:
    text = " ".join(article.text[s.begin : s.end] for s in article.segments if s.kind in CONTENT_KINDS)
    row = words(text)
    return frozenset(zip(*(row[start:] for start in range(SHINGLE)), strict=False))


def _copied(one: Shingles, other: Shingles) -> bool:
    return len(one & other) >= COPY * min(len(one), len(other))


def _origin(articles: list[Article]) -> Origin:
    digest = hashlib.sha256(articles[0].text.encode()).hexdigest()[:12]
    reason = "near_verbatim" if len(articles) > 1 else "own_text"
    return Origin(id=f"origin-{digest}", articles=tuple(article.id for article in articles), reason=reason)

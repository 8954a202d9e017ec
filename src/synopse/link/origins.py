"""How many of a story's articles are really independent: a copied agency report counts once, however many print it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from itertools import combinations

from synopse.model import CONTENT_KINDS, Article, Origin
from synopse.terms import words

SHINGLE = 5
"""Words in a row: shorter runs ("die Gespräche in Berlin") are shared by independent reports too."""
COPY = 0.4
"""Share of the shorter text's shingles found in the other from which it is a copy. Independent reports on one event
share below 0.1 (quotations included), agency texts with an added or dropped paragraph above 0.6."""


def origins(articles: tuple[Article, ...]) -> tuple[Origin, ...]:
    """Group the articles by the report they go back to, in the order of their first article."""
    shingles = [_shingles(article) for article in articles]
    group = list(range(len(articles)))
    for one, other in _copies(shingles):
        low, high = sorted((group[one], group[other]))
        group = [low if member == high else member for member in group]
    members: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(articles):
        members[group[index]].append(article)
    return tuple(_origin(members[first]) for first in sorted(members))


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    text = " ".join(article.text[s.begin : s.end] for s in article.segments if s.kind in CONTENT_KINDS)
    row = words(text)
    return frozenset(zip(*(row[start:] for start in range(SHINGLE)), strict=False))


def _copies(shingles: list[frozenset[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Pairs of near-verbatim copies, found through the shingles they share."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, entry in enumerate(shingles):
        for shingle in entry:
            holders[shingle].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        shared.update(combinations(indices, 2))
    return sorted(
        pair for pair, count in shared.items() if count >= COPY * min(len(shingles[pair[0]]), len(shingles[pair[1]]))
    )


def _origin(articles: list[Article]) -> Origin:
    digest = hashlib.sha256(articles[0].text.encode()).hexdigest()[:12]
    reason = "near_verbatim" if len(articles) > 1 else "own_text"
    return Origin(id=f"origin-{digest}", articles=tuple(article.id for article in articles), reason=reason)

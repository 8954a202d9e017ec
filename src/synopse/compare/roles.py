"""Posts that one person cannot hold at once. Compatible roles ("Berater", "Leiter des Fonds") stay side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import Callable, Iterable

from msgspec import Struct

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.model import Actor, Article, Discrepancy, Evidence, Story
from synopse.posts import Post, exclusive, post

AROUND = 40
"""Characters beside a role that tell the other half of a double post, or that it is only about to be taken."""


class _Told(Struct, frozen=True):
    """A post that a report gives a person, with the words of the role."""

    text: str
    evidence: Evidence
    post: Post


def roles(story: Story) -> Iterable[Discrepancy | None]:
    """Persons to whom the reports ascribe posts that exclude each other."""
    articles = {article.id: article for article in story.articles}
    for actor in story.actors:
        if actor.kind == "person":
            told = [
                claim for role in actor.roles for one in role.evidence if (claim := _told(role.text, one, articles))
            ]
            claims = conflicting(told, _rivals(told), lambda claim: (claim.text, claim.post))
            yield discrepancy("role", _subject(actor), (Claim(claim.text, claim.evidence) for claim in claims), 0.7)


def _rivals(told: list[_Told]) -> Callable[[_Told, _Told], bool]:
    """Whether two claims exclude each other; posts that one article gives to the same person do not: it knows both."""
    by_article: dict[str, list[Post]] = defaultdict(list)
    for claim in told:
        by_article[claim.evidence.article].append(claim.post)
    together = {(one, other) for posts in by_article.values() for one in posts for other in posts}
    return lambda one, other: exclusive(one.post, other.post) and (one.post, other.post) not in together


def _subject(actor: Actor) -> Subject:
    return Subject(actor.id, actor.name, actor.reasons)


def _told(role: str, evidence: Evidence, articles: dict[str, Article]) -> _Told | None:
    article = articles.get(evidence.article)
    text, begin, end = (article.text, evidence.begin, evidence.end) if article is not None else ("", 0, 0)
    found = post(evidence.text, text[max(0, begin - AROUND) : begin], text[end : end + AROUND])
    return _Told(role, evidence, found) if found is not None else None

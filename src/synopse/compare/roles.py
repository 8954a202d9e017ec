"""Posts that one person cannot hold at once. Compatible roles ("Berater", "Leiter des Fonds") stay side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.compare.holders import Held, held, is_given
from synopse.lexicon import mapping
from synopse.model import Actor, Article, Discrepancy, Evidence, Story
from synopse.offices import office
from synopse.periods import day_of
from synopse.posts import Post, exclusive, post

DAYS = 7
"""Days between two reports that may still tell of one appointment."""
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
    elsewhere = _elsewhere(story)
    for actor in story.actors:
        if actor.kind == "person":
            beside = ((role.text, one) for role in actor.roles for one in role.evidence)
            ascribed = ((one.evidence.text, one.evidence) for one in elsewhere.get(actor.id, ()))
            told = [claim for text, one in (*beside, *ascribed) if (claim := _told(text, one, articles))]
            claims = conflicting(told, _rivals(told), lambda claim: (claim.text, claim.post))
            yield discrepancy("role", _subject(actor), (Claim(claim.text, claim.evidence) for claim in claims), 0.7)
            yield _given(
                actor,
                (*_beside(actor, articles), *(one.evidence for one in elsewhere.get(actor.id, ()) if one.given)),
                articles,
            )


def _beside(actor: Actor, articles: Mapping[str, Article]) -> Iterator[Evidence]:
    """The posts told beside a person's name as newly given to them: "haben Eva Mai zur Vorsitzenden gewählt"."""
    for role in actor.roles:
        for one in role.evidence:
            if one.article in articles and is_given(articles[one.article], one.begin):
                yield one


def _given(actor: Actor, given: Sequence[Evidence], articles: Mapping[str, Article]) -> Discrepancy | None:
    """Two posts to which somebody is newly elected or appointed, one by each report: "zum Offizial ernannt"."""
    claims = conflicting(given, lambda one, other: _other_appointment(one, other, articles), lambda one: one)
    return discrepancy("role", _subject(actor), (Claim(one.text, one) for one in claims), 0.6)


def _other_appointment(one: Evidence, other: Evidence, articles: Mapping[str, Article]) -> bool:
    """Whether two appointments that reports of the same days tell are to posts that cannot be one in two words."""
    days = [articles[told.article].published for told in (one, other)]
    if one.article == other.article or (all(days) and _apart(days) > DAYS):
        return False
    left, right = (_head(told.text) for told in (one, other))
    if not left or not right or left == right or left.endswith(right) or right.endswith(left):
        return False
    posts = post(one.text), post(other.text)
    if posts[0] and posts[1] and posts[0].office == posts[1].office:
        return exclusive(posts[0], posts[1])
    leads = [_leads(word) for word in (left, right)]
    bare = [_leads(word) == word and " " not in told.text for word, told in ((left, one), (right, other))]
    return not all(leads) and not any(bare)


def _head(text: str) -> str:
    """The noun of a post in the masculine: "landesvorsitzender"."""
    found = next((held for word in text.split() if (held := office(word)) is not None), None)
    return found.title.lower()[: len(found.title) - len(found.lemma)] + found.masculine.lower() if found else ""


def _leads(noun: str) -> str:
    """What the noun ends in where that only says that somebody leads: "chef" of "parteichef"."""
    heads: Mapping[str, str] = mapping("posts_heads", "rank")
    return max((head for head in heads if noun.endswith(head)), key=len, default="")


def _apart(days: Sequence[str | None]) -> int:
    found = [day_of(day) for day in days if day]
    return max(found) - min(found)


def _elsewhere(story: Story) -> Mapping[str, list[Held]]:
    """By person the posts that a report gives them in its clauses."""
    known = {
        (mention.article, mention.begin): actor.id
        for actor in story.actors
        if actor.kind == "person"
        for mention in actor.mentions
    }
    found: dict[str, list[Held]] = defaultdict(list)
    for article in story.articles:
        for one in held(article):
            actor = known.get((article.id, one.holder.begin))
            if actor is not None:
                found[actor].append(one)
    return found


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

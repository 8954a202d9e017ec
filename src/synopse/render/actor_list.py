"""Who is who: the list behind ``synopse actors``."""

from __future__ import annotations

from typing import Iterable

from msgspec import Struct

from synopse.model import Actor, ActorKind, Article, Dossier
from synopse.render.dates import german_date, german_span
from synopse.render.language import messages
from synopse.render.reasons import phrases
from synopse.render.sources import Cited, Sources, by_story
from synopse.render.tables import Column, Listing


class HeldRole(Struct, frozen=True):
    """A role with the articles that give it and when they appeared."""

    text: str
    evidence: tuple[Cited, ...]


class Known(Struct, frozen=True, kw_only=True):
    """One actor of one story.

    `variants` are all forms found, `descriptions` the words that lead to it without naming it, `why` says in German
    for what reasons the forms were joined, `reasons` in codes.
    """

    story: str
    id: str
    kind: ActorKind
    name: str
    variants: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    articles: tuple[str, ...]
    mentions: tuple[Cited, ...]
    descriptions: tuple[Cited, ...]
    why: tuple[str, ...]
    reasons: tuple[str, ...]


def actor_list(dossier: Dossier, articles: Iterable[Article]) -> Listing:
    """The actors of all stories in the order of the dossier: persons, organisations, countries, places.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
    """
    groups = []
    for story, sources in by_story(dossier, articles):
        groups.append((story.title, tuple(_known(story.id, actor, sources) for actor in story.actors)))
    return Listing(Known, _COLUMNS, tuple(groups))


def _known(story: str, actor: Actor, sources: Sources) -> Known:
    return Known(
        story=story,
        id=actor.id,
        kind=actor.kind,
        name=actor.name,
        variants=actor.variants,
        roles=tuple(HeldRole(role.text, tuple(map(sources.cited, role.evidence))) for role in actor.roles),
        articles=tuple(dict.fromkeys(mention.article for mention in actor.mentions)),
        mentions=tuple(map(sources.cited, actor.mentions)),
        descriptions=tuple(map(sources.cited, actor.descriptions)),
        why=phrases(actor.reasons),
        reasons=actor.reasons,
    )


# --- in the terminal -------------------------------------------------------------------------------------------------


def _who(row: Known) -> str:
    return f"{row.name}\n{messages()['actor_' + row.kind]}"


def _roles(row: Known) -> str:
    return "\n".join(f"{role.text} ({_where(role)})" for role in row.roles)


def _where(role: HeldRole) -> str:
    """Who gives a role, and when: "Altmark-Echo, Do., 12.3.2026"; of many only how many, and from when to when."""
    told = dict.fromkeys((one.outlet, one.published) for one in role.evidence)
    if len(told) <= _LISTED:
        return "; ".join(f"{outlet}, {german_date(day)}" if day else outlet for outlet, day in told)
    days = sorted(day for _, day in told if day)
    reports = f"{len(told)} {messages()['reports']}"
    return f"{reports}, {german_span(days[0], days[-1])}" if days else reports


_LISTED = 2


def _mentions(row: Known) -> str:
    wording = messages()
    reports = wording["reports_dat" if len(row.articles) > 1 else "report"]
    return f"{len(row.mentions)} {wording['in_reports']} {len(row.articles)} {reports}"


_COLUMNS = (
    Column("column_speaker", _who, 32),
    Column("column_forms", lambda row: "\n".join(form for form in row.variants if form != row.name), 32),
    Column("column_roles", _roles, 60),
    Column("column_mentions", _mentions, 10),
    Column("column_reasons", lambda row: "\n".join(row.why), 40),
)

"""Who said what, one line a wording: the list behind ``synopse quotes``."""

from __future__ import annotations

import re
from typing import Iterable, Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.model import Actor, Article, Dossier, Quotation, Utterance, Wording
from synopse.render.dates import short_date
from synopse.render.language import messages
from synopse.render.sources import Sources, by_story
from synopse.render.tables import Column, Listing

LEFT_OUT = " […] "
"""Stands where a frame cuts through the words: "Die Werft […] werde liefern"."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Quote(Struct, frozen=True, kw_only=True):
    """One wording of one utterance, as one article gives it.

    `speaker` is the actor's name, `said_by` whom the article names in its own words ("der Kremlchef"); `content` is
    verbatim; `begin` and `end` are offsets into the text of `article`.
    """

    story: str
    utterance: str
    speaker: str | None
    speaker_id: str | None
    role: str | None
    said_by: str | None
    type: str
    content: str
    addressee: str | None
    via: str | None
    medium: str | None
    anonymous: bool
    outlet: str
    published: str | None
    article: str
    begin: int
    end: int
    independent_sources: int


def quote_list(dossier: Dossier, articles: Iterable[Article], name: str | None = None, nested: bool = True) -> Listing:
    """The quotations of all stories, in the order of their first wording.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
        name: Only what is said by those who are called so (see `called`); None for all.
        nested: Whether words quoted inside a longer wording of the same article have a line of their own.
    """
    groups = []
    for story, sources in by_story(dossier, articles):
        chosen = None if name is None else called(story.actors, name)
        found = (row for entry in story.quotations for row in _rows(story.id, entry, sources, nested))
        rows = tuple(row for row in found if chosen is None or row.speaker_id in chosen or _is_source(row, name))
        groups.append((story.title, rows))
    return Listing(Quote, _COLUMNS, tuple(groups))


def called(actors: Iterable[Actor], name: str) -> frozenset[str]:
    """The ids of the actors who are called so: by a whole form, else by a word of it.

    Case and inflection do not matter: "putins" is Wladimir Putin, "Müllers" and "mueller" Eva Müller.
    """
    wanted = _bare(name)
    known = [(actor.id, {_bare(form) for form in (actor.name, *actor.variants)}) for actor in actors]
    whole = frozenset(id_ for id_, forms in known if wanted in forms)
    return whole or frozenset(id_ for id_, forms in known if any(_holds(form, wanted) for form in forms))


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without case and without the -s of a genitive."""
    folded = (word.casefold().translate(_LONG) for word in _WORD.findall(name))
    return tuple(re.sub(r"(?<=..)['’]?s$|['’]$", "", word) for word in folded)


def _holds(form: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return bool(wanted) and any(form[at : at + size] == wanted for at in range(len(form) - size + 1))


def _is_source(row: Quote, name: str | None) -> bool:
    """Whether somebody who is no actor is called so: "ein US-Beamter"."""
    return row.speaker_id is None and _holds(_bare(row.said_by or ""), _bare(name or ""))


def _rows(story: str, entry: Utterance, sources: Sources, nested: bool) -> Iterator[Quote]:
    for report in entry.reports:
        if not nested and any(is_inside(report, other) for other in entry.reports):
            continue
        told = _quotation(sources.article(report.article), report)
        actor = sources.actor(report.speaker.actor if report.speaker else entry.speaker)
        yield Quote(
            story=story,
            utterance=entry.id,
            speaker=actor.name if actor else None,
            speaker_id=actor.id if actor else None,
            role=_role(actor, report.article) if actor else None,
            said_by=report.speaker.evidence.text if report.speaker else None,
            type=report.type,
            content=LEFT_OUT.join(span.text for span in told.content) if told else report.text,
            addressee=told.addressee[0].text if told and told.addressee else None,
            via=report.via,
            medium=told.medium if told else None,
            anonymous=told.anonymous if told else False,
            outlet=sources.outlet(report.article),
            published=sources.published(report.article),
            article=report.article,
            begin=report.begin,
            end=report.end,
            independent_sources=entry.independent_sources,
        )


def through(via: str) -> str:
    """Through whom words came, in a remark: "laut Agentur nda" for "unter Berufung auf eine Agentur nda"."""
    first, _, rest = via.partition(" ")
    bare = first.lower() in lexicon.words("render_articles") and not rest[:1].islower()
    return f"{messages()['via']} {rest.lstrip() if bare and rest else via}"


def is_inside(one: Wording, other: Wording) -> bool:
    """Whether the words are quoted inside a longer quotation of the same article: they are shown with it."""
    return one.article == other.article and one != other and other.begin <= one.begin and one.end <= other.end


def _quotation(article: Article, report: Wording) -> Quotation | None:
    """The quotation in its article, which knows addressee and medium."""
    for one in article.quotations:
        if one.type == report.type and (one.content[0].begin, one.content[-1].end) == (report.begin, report.end):
            return one
    return None


def _role(actor: Actor, article: str) -> str | None:
    """The role that this article gives the speaker, else the first that any does."""
    here = (role.text for role in actor.roles if any(one.article == article for one in role.evidence))
    return next(here, actor.roles[0].text if actor.roles else None)


# --- in the terminal -------------------------------------------------------------------------------------------------


class Printed(Struct, frozen=True):
    """A wording as the terminal shows it: once, with all reports that give it word for word."""

    quotes: tuple[Quote, ...]


def printed(listing: Listing) -> Listing:
    """The quotations for the terminal: what several reports give in the same words is one row."""
    groups = []
    for title, rows in listing.groups:
        found: dict[tuple[str, str, str, str], list[Quote]] = {}
        for row in rows:
            if isinstance(row, Quote):
                found.setdefault((row.utterance, row.content, _named(row), _how(row)), []).append(row)
        groups.append((title, tuple(Printed(tuple(same)) for same in found.values())))
    return Listing(Printed, _PRINTED, tuple(groups))


def _named(row: Quote) -> str:
    return row.speaker or row.said_by or "–"


def _speaker(row: Quote) -> str:
    return f"{_named(row)}\n{row.role}" if row.role else _named(row)


def _how(row: Quote) -> str:
    wording = messages()
    said = [wording[f"speech_{row.type}"]]
    if row.addressee:
        said.append(f"{wording['to']} {row.addressee}")
    if row.via:
        said.append(through(row.via))
    return ", ".join(said)


def _where(row: Quote) -> str:
    return f"{row.outlet}, {short_date(row.published)}\n{row.article} {row.begin}–{row.end}"


_COLUMNS = (
    Column("column_speaker", _speaker, 24),
    Column("column_words", lambda row: row.content, 80),
    Column("column_how", _how, 24),
    Column("column_source", _where, 30),
)
_PRINTED = (
    Column("column_speaker", lambda row: _speaker(row.quotes[0]), 24),
    Column("column_words", lambda row: row.quotes[0].content, 80),
    Column("column_how", lambda row: _how(row.quotes[0]), 24),
    Column("column_source", lambda row: "\n".join(map(_where, row.quotes)), 32),
)

"""The whole way on one screen: a document is read by itself, articles are compiled together."""

from __future__ import annotations

from functools import lru_cache
from typing import Iterable

from msgspec import Struct

from synopse.briefing import briefing
from synopse.compare import compare
from synopse.judgements import NONE, Judgements, judged
from synopse.link import link, outlined
from synopse.model import (
    Article,
    Document,
    Dossier,
    Extent,
    Figure,
    Judgement,
    Name,
    Provenance,
    Quotation,
    Reference,
    Role,
    Segment,
    Stance,
    Statement,
    Story,
    Time,
)
from synopse.redating import redated
from synopse.segment import segment
from synopse.support import supported
from synopse.syntax import Syntax, analyse
from synopse.tag.dating import dated
from synopse.tag.events import Telling, events, remembering, telling
from synopse.tag.events.future import told_by
from synopse.tag.figures import outside, quantities, uncounted
from synopse.tag.figures.moments import Around, placed
from synopse.tag.names import Model, names
from synopse.tag.provenance import provenance
from synopse.tag.quotations import quotations
from synopse.tag.references import references
from synopse.tag.roles import roles, with_meant
from synopse.tag.stances import stances
from synopse.tag.statements import statements
from synopse.tag.times import times
from synopse.uniting import united


def read(document: Document, names: Model = "light") -> Article:
    """Tag one document; `names` says by which model. Takes time linear in the length of its text."""
    return _as_of(document, _understood(document.text, document.title, document.marks, names))


class Understood(Struct, frozen=True):
    """All that can be said of a text without knowing when it was published."""

    segments: tuple[Segment, ...]
    syntax: Syntax
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    references: tuple[Reference, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    stances: tuple[Stance, ...]
    provenance: tuple[Provenance, ...]
    told: Telling


def _understood(text: str, title: str | None, marks: tuple[Segment, ...], model: Model) -> Understood:
    segments = segment(text, title, marks)
    syntax = analyse(text, segments)
    found_names = names(text, syntax, model)
    found_roles = roles(text, syntax, found_names)
    found_references = references(text, syntax, found_names, found_roles)
    found_roles = with_meant(text, syntax, found_names, found_roles, found_references)
    found_quotations = quotations(text, syntax, found_names, found_references)
    return Understood(
        segments,
        syntax,
        found_names,
        found_roles,
        found_references,
        found_quotations,
        quantities(text, syntax),
        statements(text, syntax, found_names, found_quotations),
        stances(text, syntax, found_names, found_quotations),
        provenance(text, segments),
        telling,
    )


def _understood_before(article: Article) -> Understood:
    """The same of an article, which keeps all of it but the syntax and the figures as they were counted."""
    syntax = analyse(article.text, article.segments)
    return Understood(
        article.segments,
        syntax,
        article.names,
        article.roles,
        article.references,
        article.quotations,
        quantities(article.text, syntax),
        article.statements,
        article.stances,
        article.provenance,
        remembering(),
    )


def _as_of(document: Document, known: Understood) -> Article:
    """What depends on the day of publication: the values of times, and with them the events."""
    document = dated(document, known.segments)
    text, syntax = document.text, known.syntax
    found_times = uncounted(times(text, syntax, document.published), known.quantities)
    told = events(text, syntax, known.names, found_times, known.quotations, known.told)
    found_events = told_by(told, document.published)
    sentences = tuple(Extent(sentence.begin, sentence.end) for sentence in syntax.sentences)
    around = Around(sentences, found_times, found_events)
    return Article(
        id=document.id,
        source=document.source,
        url=document.url,
        title=document.title,
        outlet=document.outlet,
        language=document.language,
        published=document.published,
        published_basis=document.published_basis,
        text=text,
        segments=known.segments,
        sentences=sentences,
        times=found_times,
        names=known.names,
        quotations=known.quotations,
        figures=placed(text, outside(known.quantities, found_times), around, document.published),
        events=found_events,
        provenance=known.provenance,
        roles=known.roles,
        references=known.references,
        statements=known.statements,
        stances=known.stances,
    )


def brief(articles: Iterable[Article], judgements: Iterable[Judgement] = (), since: str | None = None) -> Dossier:
    """Compile articles into one dossier entry a story; neither their order nor that of the judgements matters.

    Undated articles are dated by the others where that leaves one day, read again as of it and linked again.
    With `since`, an ISO date, the briefing begins with what only later reports tell.

    Raises:
        Contradiction: The judgements cannot all be obeyed.
    """
    known = judged(judgements)
    found = (united(story, compare(story), known) for story in map(supported, linked(articles, known)))
    return Dossier(stories=tuple(briefing(story, discrepancies, since) for story, discrepancies in found))


def linked(articles: Iterable[Article], known: Judgements = NONE) -> tuple[Story, ...]:
    """Group articles into stories and link what they share, undated articles dated by the others."""
    articles = tuple(articles)
    undated = {(article.id, article.text): article for article in articles if article.published is None}
    outlines = outlined(articles, known) if undated else ()

    @lru_cache(maxsize=1)  # one undated article is tried as of many days, then the next
    def understood(id_: str, text: str) -> Understood:
        return _understood_before(undated[id_, text])

    def read_again(document: Document) -> Article:
        return _as_of(document, understood(document.id, document.text))

    def timed(document: Document) -> tuple[Time, ...]:
        return times(document.text, understood(document.id, document.text).syntax, document.published)

    newly = {id_: article for story in outlines for id_, article in redated(story, read_again, timed).items()}
    return link((newly.get(article.id, article) for article in articles), known)

"""The whole way on one screen: a document is read by itself, articles are compiled together."""

from __future__ import annotations

from typing import Iterable

from synopse.briefing import briefing
from synopse.compare import compare
from synopse.link import link
from synopse.model import Article, Document, Dossier, Extent
from synopse.redating import redated
from synopse.segment import segment
from synopse.syntax import analyse
from synopse.tag.dating import dated
from synopse.tag.events import events
from synopse.tag.figures import figures
from synopse.tag.names import names
from synopse.tag.provenance import provenance
from synopse.tag.quotations import quotations
from synopse.tag.references import references
from synopse.tag.roles import roles
from synopse.tag.times import times


def read(document: Document) -> Article:
    """Tag one document. Takes time linear in the length of its text."""
    text = document.text
    segments = segment(text, document.title, document.marks)
    document = dated(document, segments)
    syntax = analyse(text, segments)
    found_times = times(text, syntax, document.published)
    found_figures = figures(text, syntax, found_times)
    found_names = names(text, syntax)
    found_roles = roles(text, syntax, found_names)
    found_references = references(text, syntax, found_names, found_roles)
    found_quotations = quotations(text, syntax, found_names, found_references)
    found_events = events(text, syntax, found_names, found_times, found_quotations)
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
        segments=segments,
        sentences=tuple(Extent(sentence.begin, sentence.end) for sentence in syntax.sentences),
        times=found_times,
        names=found_names,
        quotations=found_quotations,
        figures=found_figures,
        events=found_events,
        provenance=provenance(text, segments),
        roles=found_roles,
        references=found_references,
    )


def brief(articles: Iterable[Article]) -> Dossier:
    """Compile articles into one dossier entry a story; their order does not matter.

    Undated articles are dated by the others where that leaves one day, and then linked again.
    """
    articles = tuple(articles)
    stories = link(articles)
    newly = {id_: article for story in stories for id_, article in redated(story, read).items()}
    if newly:
        stories = link(newly.get(article.id, article) for article in articles)
    return Dossier(stories=tuple(briefing(story, compare(story)) for story in stories))

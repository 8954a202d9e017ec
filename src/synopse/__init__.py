"""Synopse lays parallel news reports side by side: reads German articles and compiles them into a dossier.

    from synopse import Document, brief, documents, read

    articles = [read(document) for document in documents(["reports/"]) if isinstance(document, Document)]
    dossier = brief(articles)

Offsets count Unicode code points and are half-open: ``article.text[name.begin:name.end] == name.text``.
"""

from synopse.ingest import documents
from synopse.model import (
    Actor,
    Article,
    Discrepancy,
    Document,
    Dossier,
    Event,
    Evidence,
    Extent,
    Figure,
    Judgement,
    Name,
    Occurrence,
    Origin,
    Provenance,
    Quantity,
    Quotation,
    Reference,
    Rejection,
    Role,
    Segment,
    Span,
    Story,
    StoryDossier,
    Time,
    Utterance,
)
from synopse.pipeline import brief, read

__all__ = [
    "Actor",
    "Article",
    "Discrepancy",
    "Document",
    "Dossier",
    "Event",
    "Evidence",
    "Extent",
    "Figure",
    "Judgement",
    "Name",
    "Occurrence",
    "Origin",
    "Provenance",
    "Quantity",
    "Quotation",
    "Reference",
    "Rejection",
    "Role",
    "Segment",
    "Span",
    "Story",
    "StoryDossier",
    "Time",
    "Utterance",
    "brief",
    "documents",
    "read",
]

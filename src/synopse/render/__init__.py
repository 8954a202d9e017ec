"""A dossier as a page, as Markdown, as JSON or as an outline for the terminal; used by command line and server alike."""

from synopse.render.pages import html, markdown, outline
from synopse.render.records import article_json, dossier_json

__all__ = ["article_json", "dossier_json", "html", "markdown", "outline"]

"""A dossier as a page, Markdown, JSON or an outline for the terminal; for command line and server alike."""

from synopse.render.pages import html, markdown, outline
from synopse.render.records import article_json, dossier_json

__all__ = ["article_json", "dossier_json", "html", "markdown", "outline"]

"""The dossier as one self-contained page, as Markdown, and as an outline for the terminal."""

from __future__ import annotations

from functools import cache
from typing import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from synopse.model import Article, Dossier
from synopse.render.dates import german_date, german_span
from synopse.render.language import messages
from synopse.render.marking import quoted
from synopse.render.rewording import said
from synopse.render.timeline import timeline
from synopse.render.views import DossierView, view


def html(dossier: Dossier, articles: Iterable[Article]) -> str:
    """One HTML file that needs nothing else: no script, no font, no picture from elsewhere.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from, in any order.
    """
    return _rendered("dossier.html", view(dossier, articles))


def markdown(dossier: Dossier, articles: Iterable[Article]) -> str:
    """The dossier as Markdown, with the words of each citation beneath it."""
    return _rendered("dossier.md", view(dossier, articles))


def outline(dossier: Dossier, articles: Iterable[Article]) -> str:
    """A few lines a story: what it is, what is contradicted, the timeline."""
    return _rendered("outline.txt", view(dossier, articles))


def _rendered(name: str, content: DossierView) -> str:
    return _environment().get_template(name + ".j2").render(dossier=content, t=messages())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("synopse", "render/templates"),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and ".html" in name),  # noqa: S701 - Markdown and outline are plain text
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(date=german_date, span=german_span, said=said, quoted=quoted)
    environment.globals.update(timeline=timeline)
    return environment

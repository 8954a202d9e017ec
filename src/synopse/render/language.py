"""The words of the page and of the tables, in German, or in English on request; what articles say stays German.

The language holds for all that is rendered inside ``speaking("en")``.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Iterator, Literal, Mapping

from synopse import lexicon

Language = Literal["de", "en"]

_chosen: ContextVar[Language] = ContextVar("language", default="de")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """All that is rendered inside is in this language."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def is_german() -> bool:
    """Whether the chosen language is German."""
    return _chosen.get() == "de"


def messages() -> Mapping[str, str]:
    """The words of the chosen language by their key."""
    return _messages(_chosen.get())


@cache
def _messages(language: Language) -> Mapping[str, str]:
    german = lexicon.mapping("messages", "text")
    if language == "de":
        return german
    return MappingProxyType({**german, **lexicon.mapping(f"messages_{language}", "text")})

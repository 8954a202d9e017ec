"""Articles and dossiers as JSON, byte for byte the same for the same content."""

from __future__ import annotations

import msgspec

from synopse.model import Article, Dossier


def article_json(article: Article) -> str:
    """One line of ``synopse/article/1``."""
    return msgspec.json.encode(article).decode()


def dossier_json(dossier: Dossier) -> str:
    """``synopse/dossier/1``, indented, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(dossier), indent=1).decode() + "\n"

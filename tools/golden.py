"""Write what the program makes of the example story into tests/golden, for a reader to see what a change changes.

python tools/golden.py           writes the files
python tools/golden.py --check   prints what would change; 1 where anything would

articles.txt has a line for each mention: its kind, where it stands, its words, what is said of it. dossier.md and
outline.txt are the dossier as Markdown and as the terminal shows it. They are no gold: nothing there need be right.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from synopse.ingest import documents
from synopse.model import Article, Rejection, Span
from synopse.pipeline import brief, read
from synopse.render import markdown, outline

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "src" / "synopse" / "examples" / "story.jsonl"
FOLDER = ROOT / "tests" / "golden"
PARTS = ("segments", "times", "names", "roles", "references", "figures", "quotations", "events", "provenance")


def golden() -> dict[str, str]:
    """The files by their names."""
    articles = [read(entry) for entry in documents([str(EXAMPLE)]) if not isinstance(entry, Rejection)]
    dossier = brief(articles)
    return {
        "articles.txt": "".join(f"{line}\n" for article in articles for line in _lines(article)),
        "dossier.md": markdown(dossier, articles),
        "outline.txt": outline(dossier, articles),
    }


def _lines(article: Article) -> Iterator[str]:
    yield f"== {article.id}, {article.published} ({article.published_basis})"
    for part in PARTS:
        for mention in getattr(article, part):
            yield f"{part}: {_told(mention)}"


def _told(value: object) -> str:
    """A value on one line: spans by their place and words, of other values only the fields that hold something."""
    if isinstance(value, Span):
        return f"{value.begin} {value.text!r}"
    if isinstance(value, Struct):
        fields = ((field, getattr(value, field)) for field in value.__struct_fields__)
        return " ".join(
            f"{field}={_told(inner)}" for field, inner in fields if inner is not False and inner not in ((), None)
        )
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_told, value)) + "]"
    return repr(value)


def main() -> int:
    """Write or check the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    changed = 0
    for name, content in golden().items():
        path = FOLDER / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), content.splitlines(True), name, name, n=0))
        changed += before != content
        if not options.check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return 1 if changed and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())

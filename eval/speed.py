"""Articles and tokens per second on one core, by stage, and peak memory; each stage also as a ratio to a peer.

The peer is the plainest thing anyone would do with the text in the same run: split it into words with one pattern.
Articles are the packaged example story over and over, each time with another number in it so that nothing repeats.
Counted is processor time, so that whatever else the machine does counts for little.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from pathlib import Path
from typing import Callable, Iterator

from msgspec.structs import replace

from synopse.ingest import documents
from synopse.model import Document, Rejection
from synopse.pipeline import brief, read
from synopse.segment import segment
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.figures import figures
from synopse.tag.names import names
from synopse.tag.provenance import provenance
from synopse.tag.quotations import quotations
from synopse.tag.references import references
from synopse.tag.roles import roles
from synopse.tag.times import times

EXAMPLE = Path(__file__).parent.parent / "src" / "synopse" / "examples" / "story.jsonl"
WORD = re.compile(r"\w+|[^\w\s]")


def stream(count: int) -> Iterator[Document]:
    """As many documents as wanted, made while they are read."""
    own = [entry for entry in documents([str(EXAMPLE)]) if not isinstance(entry, Rejection)]
    for number in range(count):
        document = own[number % len(own)]
        yield replace(document, id=f"{document.id}-{number}", text=f"{document.text}\nAusgabe {number}\n")


def by_stage(count: int) -> list[tuple[str, float]]:
    """Seconds of each stage over `count` articles."""
    spent: dict[str, float] = {}

    def timed(stage: str, call: Callable[[], object]) -> object:
        begin = time.process_time()
        result = call()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - begin
        return result

    for document in stream(count):
        _stages(document, timed)
    return list(spent.items())


def _stages(document: Document, timed: Callable[[str, Callable[[], object]], object]) -> None:
    text, published = document.text, document.published
    timed("peer: split words", lambda: WORD.findall(text))
    segments: tuple = timed("segment", lambda: segment(text, document.title, document.marks))  # type: ignore[type-arg,assignment]
    syntax: object = timed("syntax", lambda: analyse(text, segments))
    found_times: object = timed("times", lambda: times(text, syntax, published))  # type: ignore[arg-type]
    timed("figures", lambda: figures(text, syntax, found_times))  # type: ignore[arg-type]
    found_names: object = timed("names", lambda: names(text, syntax))  # type: ignore[arg-type]
    found_roles: object = timed("roles", lambda: roles(text, syntax, found_names))  # type: ignore[arg-type]
    found: object = timed("references", lambda: references(text, syntax, found_names, found_roles))  # type: ignore[arg-type]
    quoted: object = timed("quotations", lambda: quotations(text, syntax, found_names, found))  # type: ignore[arg-type]
    timed("events", lambda: events(text, syntax, found_names, found_times, quoted))  # type: ignore[arg-type]
    timed("provenance", lambda: provenance(text, segments))


def memory() -> float:
    """Peak memory of this process so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the table of speed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--read", type=int, default=2000, help="articles of the stream")
    parser.add_argument("--brief", type=int, default=500, help="articles compiled together")
    options = parser.parse_args()
    sample = min(options.read, 300)
    tokens = sum(len(WORD.findall(document.text)) for document in stream(sample))
    rows = by_stage(sample)
    peer = dict(rows)["peer: split words"]
    print(f"{'stage':<22}{'tokens/s':>12}{'times the peer':>16}")
    for stage, seconds in rows:
        print(f"{stage:<22}{tokens / seconds:>12,.0f}{seconds / peer:>16.1f}")
    _whole(options.read, options.brief)
    return 0


def _whole(read_count: int, brief_count: int) -> None:
    begin, tokens, half = time.process_time(), 0, 0.0
    for number, document in enumerate(stream(read_count)):
        read(document)
        tokens += len(WORD.findall(document.text))
        if number == read_count // 2:
            half = memory()
    spent = time.process_time() - begin
    print(f"\nread  {read_count} articles: {read_count / spent:,.0f} articles/s, {tokens / spent:,.0f} tokens/s")
    print(f"      peak memory {half:.0f} MB after half of them, {memory():.0f} MB after all")
    articles = [read(document) for document in stream(brief_count)]
    begin = time.process_time()
    brief(articles)
    spent = time.process_time() - begin
    print(f"brief {brief_count} articles: {brief_count / spent:,.0f} articles/s, peak memory {memory():.0f} MB")


if __name__ == "__main__":
    raise SystemExit(main())

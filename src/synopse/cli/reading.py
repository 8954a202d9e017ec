"""From the sources named on the command line to articles, with a line on standard error for each that is rejected."""

from __future__ import annotations

import argparse
import sys
from typing import Iterator

from tqdm import tqdm

from synopse import pipeline
from synopse.cli.output import ALL_READ, NONE_READ, SOME_REJECTED, complain
from synopse.ingest import documents
from synopse.model import Article, Rejection


class Tally:
    """What became of the sources, and hence the exit status."""

    def __init__(self) -> None:
        self.read = 0
        self.rejected = 0

    @property
    def status(self) -> int:
        """The exit status that these counts mean."""
        if not self.read:
            return NONE_READ
        return SOME_REJECTED if self.rejected else ALL_READ


def articles(options: argparse.Namespace, tally: Tally) -> Iterator[Article]:
    """Read one article after the other; say on standard error what cannot be read."""
    with tqdm(unit=" articles", disable=None, file=sys.stderr, leave=False) as progress:
        for document in documents(options.sources, options.published):
            if isinstance(document, Rejection):
                tally.rejected += document.fatal
                with tqdm.external_write_mode(file=sys.stderr):
                    complain(_described(document))
            else:
                article = pipeline.read(document, options.names)
                tally.read += 1
                yield article
            progress.update()
    if not tally.read:
        complain("no article could be read")


def _described(rejection: Rejection) -> str:
    where = rejection.source if rejection.line is None else f"{rejection.source}:{rejection.line}"
    return f"{where}: {rejection.reason}"

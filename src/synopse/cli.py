"""The command line: arguments, exit statuses, standard error; no logic."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, Callable, Iterable, Iterator, Sequence

import msgspec
from tqdm import tqdm

from synopse import pipeline
from synopse.ingest import day, documents
from synopse.model import Article, Rejection

ALL_READ, OUTPUT_FAILED, NONE_READ, SOME_REJECTED = 0, 1, 2, 3
_INTERRUPTED, _PIPE_CLOSED = 130, 141

_DESCRIPTION = """\
Lays German news reports on one story side by side: who met whom, when and where; who said what; which figures;
what is planned and what has happened; where the reports contradict each other. Every line of the output points to
the exact words of a report. Works offline; no text leaves this machine."""

_SOURCES = """\
A SOURCE is a file, a folder or - (standard input): .txt is one article; .jsonl one article a line, as
{"id", "text", "title", "outlet", "url", "published", "language"}, of which only "text" must be there; .html a saved
page. Folders are read with all their subfolders, in order of name.

Exit status: 0 all read; 3 something was rejected, the rest was read; 2 nothing could be read, or the command line
is wrong; 1 the output could not be written. Each rejection is a line on standard error: SOURCE:LINE: reason."""


class _Tally:
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except BrokenPipeError:
        # The reader has what it wants: "synopse read ... | head".
        _discard_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        output = getattr(options, "output", None) or "standard output"
        _complain(f"{output}: cannot be written: {error.strerror or error}")
        _discard_output()
        return OUTPUT_FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="synopse", description=_DESCRIPTION, epilog=_SOURCES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"synopse {version('synopse')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    read = _command(commands, "read", "print the articles with all that is found in them, one JSON object a line")
    read.add_argument(
        "--format",
        choices=["jsonl", "timeml"],
        default="jsonl",
        help="JSON Lines, synopse/article/1 (default), or TimeML: the times inline, one document an article",
    )
    read.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        type=Path,
        help="write to a file, not to standard output; TimeML to a folder, one ID.tml an article, as scorers want it",
    )
    read.set_defaults(run=_read)
    brief = _command(commands, "brief", "compile the articles into a dossier, one entry a story")
    brief.add_argument(
        "--format",
        choices=["html", "md", "json", "outline"],
        help="a page in one file, Markdown, JSON (synopse/dossier/1), or an outline for the terminal; "
        "else by the ending of PATH; else html",
    )
    brief.add_argument("-o", "--output", metavar="PATH", type=Path, help="write to a file, not to standard output")
    brief.set_defaults(run=_brief)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", epilog=_SOURCES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder or - (standard input)")
    command.add_argument(
        "--published",
        type=_date,
        metavar="DATE",
        help="when those articles appeared that do not say so themselves, as 2025-12-31: what 'yesterday' means",
    )
    return command


def _date(value: str) -> str:
    try:
        return day(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


# --- commands --------------------------------------------------------------------------------------------------------


def _read(options: argparse.Namespace) -> int:
    tally = _Tally()
    articles = _articles(options, tally)
    if options.format == "timeml" and options.output:
        _write_documents(articles, options.output)
        return tally.status
    written = _encoder(options.format)
    with options.output.open("wb") if options.output else _standard_output() as output:
        for article in articles:
            output.write(written(article))
            output.flush()
    return tally.status


def _encoder(form: str) -> Callable[[Article], bytes]:
    if form == "timeml":
        from synopse.render.timeml import timeml

        return lambda article: timeml(article).encode()
    encoder = msgspec.json.Encoder()
    return lambda article: encoder.encode(article) + b"\n"


def _write_documents(articles: Iterable[Article], folder: Path) -> None:
    """Write one TimeML document an article into a folder, which is made."""
    from synopse.render.timeml import file_name, timeml

    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for article in articles:
        name = file_name(article, taken)
        taken.add(name.lower())
        (folder / name).write_bytes(timeml(article).encode())


def _brief(options: argparse.Namespace) -> int:
    tally = _Tally()
    articles = tuple(_articles(options, tally))
    if articles:
        content = _rendered(articles, options.format or _format_of(options.output)).encode()
        if options.output:
            options.output.write_bytes(content)
        else:
            with _standard_output() as output:
                output.write(content)
    return tally.status


def _rendered(articles: tuple[Article, ...], form: str) -> str:
    from synopse import render  # templates are of no use to `read`, and take time to load

    dossier = pipeline.brief(articles)
    if form == "json":
        return render.dossier_json(dossier)
    writers = {"html": render.html, "md": render.markdown, "outline": render.outline}
    return writers[form](dossier, articles)


def _format_of(path: Path | None) -> str:
    return {".json": "json", ".md": "md", ".markdown": "md"}.get(path.suffix.lower() if path else "", "html")


def _articles(options: argparse.Namespace, tally: _Tally) -> Iterator[Article]:
    """Read one article after the other; say on standard error what cannot be read."""
    with tqdm(unit=" articles", disable=None, file=sys.stderr, leave=False) as progress:
        for document in documents(options.sources, options.published):
            if isinstance(document, Rejection):
                tally.rejected += document.fatal
                with tqdm.external_write_mode(file=sys.stderr):
                    _complain(_described(document))
            else:
                article = pipeline.read(document)
                tally.read += 1
                yield article
            progress.update()
    if not tally.read:
        _complain("no article could be read")


def _described(rejection: Rejection) -> str:
    where = rejection.source if rejection.line is None else f"{rejection.source}:{rejection.line}"
    return f"{where}: {rejection.reason}"


def _complain(message: str) -> None:
    """Write one line to standard error, whatever a file name holds."""
    line = "".join(character if character.isprintable() else repr(character)[1:-1] for character in message)
    sys.stderr.write(f"synopse: {line}\n")


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    """Standard output as bytes: JSON and HTML are UTF-8 whatever the terminal speaks."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _discard_output() -> None:
    """Let what is left unwritten go nowhere, or the interpreter complains of it on its way out."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

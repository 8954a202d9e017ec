"""What can be asked for on the command line."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Sequence

from synopse.cli import commands
from synopse.ingest import Unreadable, day, judgements
from synopse.model import Judgement
from synopse.tag.names import labels_by
from synopse.tag.names.encoder import NotInstalledError

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

_FORMS = {
    "table": "a table for the terminal (default)",
    "csv": "CSV for a spreadsheet",
    "jsonl": "one JSON object a line",
    "ics": "iCalendar for a calendar program",
    "ftm": "FollowTheMoney entities, one a line",
    "plover": "tab-separated records as POLECAT has them",
}
LISTS = ("table", "csv", "jsonl")

_Commands = argparse._SubParsersAction  # what add_subparsers gives has no public name


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `run` of what it gives is the command."""
    found = argparse.ArgumentParser(
        prog="synopse", description=_DESCRIPTION, epilog=_SOURCES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--version", action="version", version=f"synopse {version('synopse')}")
    given = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _read(given)
    _brief(given)
    _quotes(given)
    _timeline(given)
    _positions(given)
    _agenda(given)
    _actors(given)
    return found


def _read(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(given, "read", "print the articles with all that is found in them, one JSON object a line")
    command.add_argument(
        "--format",
        choices=["jsonl", "timeml"],
        default="jsonl",
        help="JSON Lines, synopse/article/1 (default), or TimeML: the times inline, one document an article",
    )
    _output(command, "write to a file, not to standard output; TimeML to a folder, one ID.tml an article")
    command.set_defaults(run=commands.read)


def _brief(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(given, "brief", "compile the articles into a dossier, one entry a story")
    command.add_argument(
        "--format",
        choices=["html", "md", "json", "outline"],
        help="a page in one file, Markdown, JSON (synopse/dossier/1), or an outline for the terminal; "
        "else by the ending of PATH; else html",
    )
    command.add_argument(
        "--since",
        type=_date,
        metavar="DATE",
        help="begin with what only reports after this day tell, as 2025-12-31",
    )
    _output(command)
    _language(command)
    _judgements(command)
    command.set_defaults(run=commands.brief)


def _quotes(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _listing(given, "quotes", "list who said what, to whom, through whom and where it stands", LISTS)
    command.add_argument(
        "--speaker",
        metavar="NAME",
        help="only what this speaker said; any form of the name that the articles use, inflected or not",
    )
    command.set_defaults(run=commands.quotes)


def _timeline(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _listing(given, "timeline", "list what happened and what is planned, by date", (*LISTS, "plover"))
    command.set_defaults(run=commands.timeline)


def _positions(given: _Commands[argparse.ArgumentParser]) -> None:
    purpose = "list what each party demands, offers, rejects, threatens, concedes and agrees to, and how it moved"
    command = _listing(given, "positions", purpose, LISTS)
    command.set_defaults(run=commands.positions)


def _agenda(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _listing(given, "agenda", "list what is still to come, also as a calendar", ("table", "ics"))
    command.add_argument(
        "--from",
        dest="since",
        type=_date,
        metavar="DATE",
        help="as of which day, as 2025-12-31; else the day of the newest report of each story",
    )
    command.set_defaults(run=commands.agenda)


def _actors(given: _Commands[argparse.ArgumentParser]) -> None:
    command = _listing(given, "actors", "list who is who: names, roles, mentions and why they are one", (*LISTS, "ftm"))
    command.set_defaults(run=commands.actors)


# --- what commands share ---------------------------------------------------------------------------------------------


def _listing(
    given: _Commands[argparse.ArgumentParser], name: str, purpose: str, forms: Sequence[str]
) -> argparse.ArgumentParser:
    """A command that compiles the sources and prints a table of what it finds."""
    command = _command(given, name, purpose)
    described = ", ".join(f"{form}: {_FORMS[form]}" for form in forms)
    command.add_argument("--format", choices=forms, default="table", help=described)
    _output(command)
    _language(command)
    _judgements(command)
    return command


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language",
        choices=["de", "en"],
        default="de",
        help="language of headings and remarks: German (default) or English; the words of the reports stay German",
    )


def _output(command: argparse.ArgumentParser, purpose: str = "write to a file, not to standard output") -> None:
    command.add_argument("-o", "--output", metavar="PATH", type=Path, help=purpose)


def _command(given: _Commands[argparse.ArgumentParser], name: str, purpose: str) -> argparse.ArgumentParser:
    command = given.add_parser(
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
    command.add_argument(
        "--names",
        type=_model,
        choices=["light", "accurate"],
        default="light",
        help="which model finds the names: light (default), or accurate, which is slower and needs the extra "
        "of that name: pip install 'synopse[accurate]'",
    )
    return command


def _judgements(command: argparse.ArgumentParser) -> None:
    """What every command that compiles obeys."""
    command.add_argument(
        "--judgements",
        type=_judged,
        default=(),
        metavar="FILE",
        help="what you know of names, a row each, parted by tabs: same, different or name, and the names",
    )


def _judged(path: str) -> tuple[Judgement, ...]:
    try:
        return judgements(path)
    except Unreadable as unreadable:
        raise argparse.ArgumentTypeError(str(unreadable)) from None


def _model(value: str) -> str:
    try:
        if value == "accurate":
            labels_by(value)
    except NotInstalledError as missing:
        raise argparse.ArgumentTypeError(str(missing)) from None
    return value


def _date(value: str) -> str:
    try:
        return day(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None

"""The commands: read the sources, hand them on, write what comes back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Callable, Iterable

import msgspec

from synopse import pipeline
from synopse.cli.output import complain, standard_output, table_width, write
from synopse.cli.reading import Tally, articles
from synopse.judgements import unmatched
from synopse.model import Article, Dossier, Judgement

# What writes is imported by the command that needs it: templates are of no use to `read`, and take time to load.


def read(options: argparse.Namespace) -> int:
    """Print the tagged articles, each as soon as it is read."""
    tally = Tally()
    found = articles(options, tally)
    if options.format == "timeml" and options.output:
        _write_documents(found, options.output)
        return tally.status
    written = _encoder(options.format)
    with options.output.open("wb") if options.output else standard_output() as output:
        for article in found:
            output.write(written(article))
            output.flush()
    return tally.status


def _encoder(form: str) -> Callable[[Article], bytes]:
    if form == "timeml":
        from synopse.render.timeml import timeml

        return lambda article: timeml(article).encode()
    encoder = msgspec.json.Encoder()
    return lambda article: encoder.encode(article) + b"\n"


def _write_documents(found: Iterable[Article], folder: Path) -> None:
    """Write one TimeML document an article into a folder, which is made."""
    from synopse.render.timeml import file_name, timeml

    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for article in found:
        name = file_name(article, taken)
        taken.add(name.lower())
        (folder / name).write_bytes(timeml(article).encode())


def brief(options: argparse.Namespace) -> int:
    """Write the dossier."""
    form = options.format or _format_of(options.output)

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        from synopse import render

        if form == "json":
            return render.dossier_json(dossier)
        writers = {"html": render.html, "md": render.markdown, "outline": render.outline}
        return writers[form](dossier, found)

    return _compiled(options, rendered, options.since)


def _format_of(path: Path | None) -> str:
    return {".json": "json", ".md": "md", ".markdown": "md"}.get(path.suffix.lower() if path else "", "html")


def quotes(options: argparse.Namespace) -> int:
    """List who said what."""
    from synopse.render.quotes import printed, quote_list
    from synopse.render.tables import listed

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        listing = quote_list(dossier, found, options.speaker, nested=options.format != "table")
        if options.speaker is not None and not any(rows for _, rows in listing.groups):
            complain(_nobody(options.speaker, dossier))
        shown = printed(listing) if options.format == "table" else listing
        return listed(shown, options.format, table_width(options.output))

    return _compiled(options, rendered)


def _nobody(name: str, dossier: Dossier) -> str:
    """Say that nobody of that name is quoted, and who is."""
    speaking = {entry.speaker for story in dossier.stories for entry in story.quotations}
    names = sorted({actor.name for story in dossier.stories for actor in story.actors if actor.id in speaking})
    return f"nobody called {name!r} is quoted in these articles; quoted are: {', '.join(names) or 'none'}"


def timeline(options: argparse.Namespace) -> int:
    """List the events by date."""
    from synopse.render.chronology import chronology
    from synopse.render.plover import plover
    from synopse.render.tables import listed

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        if options.format == "plover":
            return plover(dossier, found)
        return listed(chronology(dossier, found), options.format, table_width(options.output))

    return _compiled(options, rendered)


def actors(options: argparse.Namespace) -> int:
    """List who is who."""
    from synopse.render.actor_list import actor_list
    from synopse.render.ftm import ftm
    from synopse.render.tables import listed

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        if options.format == "ftm":
            return ftm(dossier, found)
        return listed(actor_list(dossier, found), options.format, table_width(options.output))

    return _compiled(options, rendered)


def positions(options: argparse.Namespace) -> int:
    """List what each party demands, offers, rejects, threatens, concedes and agrees to."""
    from synopse.render.position_list import position_list
    from synopse.render.tables import listed

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        return listed(position_list(dossier, found), options.format, table_width(options.output))

    return _compiled(options, rendered)


def agenda(options: argparse.Namespace) -> int:
    """List what is still to come; say how much of it no calendar can hold."""
    from synopse.render.plans import agendas, plan_list
    from synopse.render.tables import table

    def rendered(dossier: Dossier, found: tuple[Article, ...]) -> str:
        ahead = agendas(dossier, found, options.since)
        if options.format == "table":
            return table(plan_list(ahead), table_width(options.output))
        from synopse.render.ics import ics, is_day

        left_out = sum(not is_day(plan) for one in ahead for plan in one.plans)
        if left_out:
            complain(f"without a day and therefore not in the calendar: {left_out} (see --format table)")
        return ics(ahead)

    return _compiled(options, rendered)


# --- what commands share ---------------------------------------------------------------------------------------------


def _compiled(
    options: argparse.Namespace, rendered: Callable[[Dossier, tuple[Article, ...]], str], since: str | None = None
) -> int:
    """Read and compile the sources and write what `rendered` makes of them; nothing where no article could be read."""
    tally = Tally()
    found = tuple(articles(options, tally))
    if found:
        dossier = pipeline.brief(found, options.judgements, since)
        _say_unmatched(options.judgements, dossier)
        from synopse.render.language import speaking

        with speaking(options.language):
            content = rendered(dossier, found)
        write(content, options.output)
    return tally.status


def _say_unmatched(given: tuple[Judgement, ...], dossier: Dossier) -> None:
    """Say which judgements are about nobody in these articles: most often a name is written otherwise there."""
    left = unmatched(given, (actor for story in dossier.stories for actor in story.actors))
    lines = dict.fromkeys(f"{entry.source}:{entry.line}: judges nothing in these articles" for entry in left)
    for line in lines:
        complain(line)

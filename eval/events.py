"""Scores events: which are found in own sentences, and with what status; whether the reports of one are one entry.

Detection and status are measured on sentences of our own, complete for each sentence; identity on stories, as B-cubed
F1 over pairs of an event and an article that tells of it. All figures are percentages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from synopse.model import Event, EventReport, Occurrence, Segment, StoryDossier
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times

Json = Mapping[str, Any]
Item = tuple[int, str]
"""The number of a gold event and an article that tells of it."""


def sentence_figures(path: Path) -> dict[str, float]:
    """Precision, recall and F1 by type and trigger, and the share of right statuses, over the cases of a TOML file."""
    right = shown = wanted = status = 0
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        found = {(event.type, event.trigger.text): event for event in _tagged(case["text"], case["published"])}
        gold = {(entry["type"], entry["trigger"]): entry for entry in case["events"]}
        hits = found.keys() & gold.keys()
        right, shown, wanted = right + len(hits), shown + len(found), wanted + len(gold)
        status += sum(found[hit].status == gold[hit]["status"] for hit in hits)
    return {
        "precision": 100 * right / max(1, shown),
        "recall": 100 * right / max(1, wanted),
        "F1": 200 * right / max(1, shown + wanted),
        "status": 100 * status / max(1, right),
    }


def _tagged(text: str, published: str) -> tuple[Event, ...]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    return events(text, syntax, named, times(text, syntax, published), quotations(text, syntax, named, ()))


def identity(gold: Json, stories: Sequence[StoryDossier]) -> float:
    """B-cubed F1 of the entries as clusters of event and article; an article's event that is not found loses recall."""
    reported = [event for story in stories for event in story.events]
    items = [(number, id_) for number, wanted in enumerate(gold["events"]) for id_ in _articles(wanted)]
    entries = {item: _entry(item, gold["events"][item[0]], items, reported) for item in items}
    found = [item for item in items if entries[item] is not None]
    precision = recall = 0.0
    for item in found:
        together = [other for other in found if entries[other] == entries[item]]
        same = sum(other[0] == item[0] for other in together)
        precision += same / len(together)
        recall += same / sum(other[0] == item[0] for other in items)
    p, r = precision / max(1, len(found)), recall / max(1, len(items))
    return 200 * p * r / (p + r) if p + r else 100.0 * (not items)


def _articles(wanted: Json) -> Iterable[str]:
    return () if wanted.get("optional") else wanted.get("articles", ())


def _entry(item: Item, wanted: Json, items: Sequence[Item], reported: Sequence[Occurrence]) -> str | None:
    """The entry that has the event for this article: of several the one that has it for most of its articles."""
    articles = {id_ for number, id_ in items if number == item[0]}
    fitting = [
        (len(articles & {report.article for report in event.reports if _may_be(report, wanted)}), event.id)
        for event in reported
        if event.type in wanted["type"] and any(r.article == item[1] and _may_be(r, wanted) for r in event.reports)
    ]
    return max(fitting)[1] if fitting else None


def _may_be(report: EventReport, wanted: Json) -> bool:
    """Whether nothing that an article's account says speaks against the event."""
    if report.latest and report.latest[:10] < wanted["earliest"]:
        return False
    if report.earliest and report.earliest[:10] > wanted["latest"]:
        return False
    place = report.place.text.casefold() if report.place else None
    return not wanted["place"] or place is None or any(_like(place, form.casefold()) for form in wanted["place"])


def _like(one: str, other: str) -> bool:
    return one in other or other in one

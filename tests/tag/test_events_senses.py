"""Which sense of a verb a clause has, what status it has from what it hangs on, and rarer words of events."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from synopse import lexicon
from synopse.model import Event, Segment, Span
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.events.senses import PHRASES, SENSES
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events_senses.toml").read_text("utf-8"))["case"]
PUBLISHED = "2026-03-12"


def found(text: str) -> tuple[Event, ...]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    return events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))


def slot(event: Event, name: str) -> object:
    value = event.time and event.time.value if name == "value" else getattr(event, name)
    if isinstance(value, tuple):
        return sorted(span.text for span in value)
    return value.text if isinstance(value, Span) else value or False


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    mentions = found(case["text"])
    told = [(event.type, event.status, event.trigger.text) for event in mentions]
    assert len(mentions) == len(case["events"]), told
    free = list(mentions)
    for gold in case["events"]:
        fitting = [event for event in free if all(slot(event, name) == wanted for name, wanted in gold.items())]
        assert fitting, (gold, told)
        free.remove(fitting[0])


def test_senses_are_of_verbs_that_the_tables_have() -> None:
    known = {row["form"] for table in ("events_verbs", "events_phrases") for row in lexicon.rows(table)}
    verbs = {form.split(" ")[-1] for form in known if " " in form}
    assert set(SENSES) <= known
    assert set(PHRASES) <= verbs

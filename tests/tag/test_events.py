"""Events of short sentences, measured as a whole and slot by slot; properties of the tagger; the tables it reads."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from synopse.model import Event, Segment, Span
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events_cases.toml").read_text("utf-8"))["case"]


def found(text: str, published: str = "2026-03-12") -> tuple[Event, ...]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    quoted = quotations(text, syntax, named, ())
    return events(text, syntax, named, times(text, syntax, published), quoted)


def holds(spans: tuple[Span, ...], expected: list[str]) -> bool:
    """Whether the spans are the expected parties, each by its head words."""
    return len(spans) == len(expected) and all(any(word in span.text for span in spans) for word in expected)


def faults(event: Event, gold: dict[str, Any]) -> list[str]:
    slots = {
        "type": lambda: event.type == gold["type"],
        "trigger": lambda: event.trigger.text == gold["trigger"],
        "status": lambda: event.status == gold["status"],
        "place": lambda: event.place is not None and event.place.text == gold["place"],
        "earliest": lambda: event.time is not None and event.time.earliest == gold["earliest"],
        "latest": lambda: event.time is not None and event.time.latest == gold["latest"],
        "round": lambda: event.round == gold["round"],
        "actors": lambda: holds(event.actors, gold["actors"]),
        "recipients": lambda: holds(event.recipients, gold["recipients"]),
        "absent": lambda: holds(event.absent, gold["absent"]),
    }
    return [slot for slot in gold if not slots[slot]()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence(case: dict[str, Any]) -> None:
    given = found(case["text"], case["published"])
    wanted = case["events"]
    assert [(event.type, event.trigger.text) for event in given] == [
        (gold["type"], gold.get("trigger", event.trigger.text)) for gold, event in zip(wanted, given, strict=False)
    ], given
    assert len(given) == len(wanted)
    assert [faults(event, gold) for event, gold in zip(given, wanted, strict=True)] == [[] for _ in wanted], given

"""Events as plain newspaper German tells them, by sort; what is none; what sentences give each other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Callable

import pytest

from synopse import lexicon
from synopse.model import Event, Segment, Span
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.events.needs import NEEDS, UNCHECKED
from synopse.tag.events.sites import town_of
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times
from synopse.vocabulary import happenings as words

TABLES = ("events_plain.toml", "events_nouns.toml", "events_verbs.toml", "events_wanted.toml")
CASES: list[dict[str, Any]] = [
    case for name in TABLES for case in tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))["case"]
]
PUBLISHED = "2026-03-12"


def found(text: str) -> tuple[Event, ...]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    return events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))


def texts(spans: tuple[Span, ...]) -> list[str]:
    return sorted(span.text for span in spans)


SLOTS: dict[str, Callable[[Event], object]] = {
    "type": lambda event: event.type,
    "kind": lambda event: event.kind,
    "status": lambda event: event.status,
    "place": lambda event: event.place and event.place.text,
    "value": lambda event: event.time and event.time.value,
    "when": lambda event: event.when and event.when.text,
    "duration": lambda event: event.duration and event.duration.text,
    "dated": lambda event: event.time is not None,
    "actors": lambda event: texts(event.actors),
    "recipients": lambda event: texts(event.recipients),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    mentions = found(case["text"])
    wanted = [{slot: sorted(v) if isinstance(v, list) else v for slot, v in gold.items()} for gold in case["events"]]
    left = list(wanted)
    for event in mentions:
        fitting = [gold for gold in left if all(SLOTS[slot](event) == gold[slot] for slot in gold)]
        assert fitting, mentions
        left.remove(fitting[0])
    assert left == []


def test_the_sentences_tell_of_many_sorts() -> None:
    """A sort of the tables that no sentence tells would be one that nobody has tried."""
    told = {gold["kind"] for case in CASES for gold in case["events"] if "kind" in gold}
    assert len(told) >= 35
    assert sum(not case["events"] for case in CASES) >= 30


ANCHORED = [
    (
        "Die Landtagswahl war am 1. März. Fünf Tage nach der Landtagswahl trafen sich Carla Wendt und Ernst Vogt.",
        "03-06",
    ),
    ("Die Landtagswahl war am 1. März. Zwei Wochen vor der Wahl trafen sich Carla Wendt und Ernst Vogt.", "02-15"),
    ("Fünf Tage nach der Landtagswahl trafen sich Carla Wendt und Ernst Vogt.", None),
    ("Die Wahl war am 1. März. Fünf Tage nach dem Brand trafen sich Carla Wendt und Ernst Vogt.", None),
    ("Die Wahl war am 1. März. Fünf Tage nach der Wahl, so heißt es, trafen sich Carla Wendt und Ernst Vogt.", None),
]


@pytest.mark.parametrize(("text", "day"), ANCHORED)
def test_days_counted_from_another_event(text: str, day: str | None) -> None:
    met = next(event for event in found(text) if event.type == "CONSULT")
    assert (met.time and met.time.value) == (day and f"2026-{day}")


POINTING = [
    ("Der Richter nannte den Termin der Urteilsverkündung in Bern. Sie ist am 19. Juni.", "2026-06-19"),
    ("In Bern ist ein Gipfel geplant. Er beginnt am 4. Mai.", "2026-05-04"),
    ("In Bern ist ein Gipfel geplant. Sie beginnt am 4. Mai.", None),
    ("In Bern ist ein Gipfel geplant. Er beginnt nicht am 4. Mai.", None),
]


@pytest.mark.parametrize(("text", "day"), POINTING)
def test_a_pronoun_dates_the_event_before(text: str, day: str | None) -> None:
    first = found(text)[0]
    assert (first.time and first.time.value) == day


def test_presence_is_of_the_meeting_told_right_after() -> None:
    present, talks = found("Am Tisch saß Ministerin Ute Kern. Das Gespräch am Mittwoch in Goslar dauerte drei Stunden.")
    assert texts(present.actors) == ["Ute Kern"]
    assert present.place == talks.place
    assert present.time == talks.time


def test_what_is_only_compared_lends_nothing() -> None:
    text = "Anders als beim Treffen am Montag in Kiel war am Dienstag in Bern auch Jan Holm dabei."
    assert all(not event.actors for event in found(text) if event.trigger.text == "Treffen")


def test_a_town_is_known_by_its_adjective_where_the_article_names_it() -> None:
    text = "Der Ort Quarmbeck trauert. Am Montag kam in der Quarmbecker Feuerwache der Krisenstab zusammen."
    assert [event.place and event.place.text for event in found(text)] == ["Quarmbeck"]


@pytest.mark.parametrize(
    ("adjective", "town"),
    [("Peitzer", "Peitz"), ("Emder", "Emden"), ("Rehnaer", None), ("Sieger", None), ("Rüder", "Rüde"), ("er", None)],
)
def test_towns_by_their_adjectives(adjective: str, town: str | None) -> None:
    assert town_of(adjective, frozenset({"Peitz", "Emden", "Rüde", "Sie"})) == town


@pytest.mark.parametrize(
    ("word", "check", "expected"),
    [
        ("24-Jährige", words.is_aged, True),
        ("Zwölfjähriger", words.is_aged, True),
        ("mehrjährige", words.is_aged, False),
        ("Ladegeräte", words.is_agent, False),
        ("Stadträte", words.is_agent, True),
        ("Strafkammer", words.is_court, True),
        ("Kammer", words.is_court, True),
        ("Handelskammer", words.is_court, False),
        ("Landrätin", words.is_office, True),
        ("Vorsitzende", words.is_office, True),
        ("Lastwagen", words.is_office, False),
        ("Fahrgäste", words.is_person, True),
        ("Firma", words.is_person, False),
        ("Villa", words.is_plain_site, True),
        ("Bergen", words.is_plain_site, False),
    ],
)
def test_what_nouns_are(word: str, check: Callable[[str], bool], expected: bool) -> None:
    assert check(word) is expected


def test_every_need_is_known() -> None:
    """A need is a check by name, or prepositions of which the clause must have one."""
    needs = {row.get("needs", "") for table in ("events_verbs", "events_phrases") for row in lexicon.rows(table)} - {""}
    prepositions = {row["form"] for row in lexicon.rows("events_prepositions")} | {"aus", "zu"}
    unknown = {need for need in needs if need not in NEEDS and need not in UNCHECKED}
    assert {part for need in unknown for part in need.split(" ")} <= prepositions

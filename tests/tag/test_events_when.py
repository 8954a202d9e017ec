"""When an event was: counted back from the report, counted from another event, or beside a day that is not its own."""

from __future__ import annotations

import pytest

from synopse.model import Event, Segment
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times

PUBLISHED = "2027-07-12"
BURST = "Am 1. Juli explodierte ein Kessel in Worms. "


def last(text: str) -> Event:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    return events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))[-1]


@pytest.mark.parametrize(
    ("text", "first", "final"),
    [
        ("Vor drei Tagen hat das Landgericht Maren Toll verurteilt.", "07-09", "07-09"),
        ("Das Landgericht hat Maren Toll vor zwei Tagen verurteilt.", "07-10", "07-10"),
        ("Vor einer Woche hat das Landgericht Maren Toll verurteilt.", "07-02", "07-08"),
        (BURST + "Drei Tage später verurteilte das Landgericht Maren Toll.", "07-04", "07-04"),
        (BURST + "Knapp eine Woche später verurteilte das Landgericht Maren Toll.", "07-05", "07-11"),
        (BURST + "Zwei Tage nach der Explosion verurteilte das Landgericht Maren Toll.", "07-03", "07-03"),
        (BURST + "Einen Tag nach der Explosion verurteilte das Landgericht Maren Toll.", "07-02", "07-02"),
        (BURST + "Zwei Tage nach der Explosion in Worms verurteilte das Landgericht Maren Toll.", "07-03", "07-03"),
        (BURST + "Am Tag nach der Explosion verurteilte das Landgericht Maren Toll.", "07-02", "07-02"),
        (BURST + "Eine Woche nach der Explosion verurteilte das Landgericht Maren Toll.", "07-05", "07-11"),
    ],
)
def test_counted_days(text: str, first: str, final: str) -> None:
    event = last(text)
    assert event.time is not None
    assert (event.time.earliest, event.time.latest) == (f"2027-{first}", f"2027-{final}")


@pytest.mark.parametrize(
    "text",
    [
        "Maren Toll wies Vorwürfe wegen der Vergabe im Jahr 1991 zurück.",
        "Das Land hat den Antrag unter Verweis auf das Gesetz von 1961 abgelehnt.",
        "Nach Informationen vom gestrigen Sonntag hat das Landgericht Maren Toll verurteilt.",
        "Bis zum Jahr 2019 verurteilte das Landgericht Maren Toll.",
        "Bis vor drei Tagen hat das Landgericht Maren Toll verurteilt.",
        BURST + "Zwei Tage nach der Explosion auf Sylt verurteilte das Landgericht Maren Toll.",
        BURST + "Zwei Tage nach der Hochzeit verurteilte das Landgericht Maren Toll.",
        BURST + "Am Tag nach der Hochzeit verurteilte das Landgericht Maren Toll.",
        BURST + "Am Abend vor der Hochzeit verurteilte das Landgericht Maren Toll.",
    ],
)
def test_beside_a_day_that_nothing_tells(text: str) -> None:
    assert last(text).time is None


def test_a_second_meeting_is_told_by_its_distance_from_the_first() -> None:
    text = "Das Papier entstand nach den Treffen am 3. Juli in Kiel und vier Tage später in Worms."
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    met = events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))
    days = [(event.time and event.time.value, event.place and event.place.text) for event in met]
    assert days == [("2027-07-03", "Kiel"), ("2027-07-07", "Worms")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Maren Toll wies die Vorwürfe zurück. „Ich warte“, sagte Toll zu Beginn der Woche.", "wies"),
        ("Maren Toll hat den Minister kritisiert. Im April 2025 äußerte Toll öffentlich Zweifel.", "kritisiert"),
        ("Jan Holm verübte den Anschlag in Oslo. Außerdem war er einer der Täter des Jahres 1976.", "Anschlag"),
        ("Holm hatte die ersten Runden erlebt. Am 3. Juli einigten sich Norwegen und Island in Oslo.", "Runden"),
    ],
)
def test_what_is_told_beside_an_event_lends_it_no_vague_time(text: str, trigger: str) -> None:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    met = events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))
    assert [event.time for event in met if event.trigger.text == trigger] == [None]

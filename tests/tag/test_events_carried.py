"""The day of what is told without one comes from the sentences before, where the report goes on in its tense."""

from __future__ import annotations

import pytest

from synopse.model import Event, Segment
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times

PUBLISHED = "2026-03-12"


def told(text: str, trigger: str) -> Event:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    found = events(text, syntax, named, times(text, syntax, PUBLISHED), quotations(text, syntax, named, ()))
    (event,) = (event for event in found if event.trigger.text == trigger)
    return event


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Am Montag fiel die Entscheidung. Das Landgericht verurteilte Maren Toll zu zwei Jahren Haft.", "verurteilte"),
        ("Am Montag endete die Auszählung. Maren Toll räumte die Niederlage gegen 21 Uhr ein.", "räumte"),
        ("Die Werft baut Stellen ab, wie sie am Montag mitteilte. Die Gewerkschaft fordert mehr Geld.", "fordert"),
        ("Am Montag tagte der Rat. Am Freitag berät der Landtag. Der Verein lehnte den Plan ab.", "lehnte"),
        ("Am Montag gab es breite Zustimmung: 91 Prozent der Delegierten votierten mit Ja.", "votierten"),
        ("Am Montag fiel der Kurs der Werft. Der Verband protestierte.", "protestierte"),
        ("Am Montag explodierte in Kiel ein Kessel. Zwei Männer wurden getötet.", "getötet"),
        ("Am Montag begann Präsident Holm einen Besuch in Kiel. Ministerin Toll empfing ihn dort.", "empfing"),
        ("So hat es der Aufsichtsrat am Montag beschlossen. Maren Toll stimmte mit Nein.", "stimmte"),
        (
            "Am Montag fiel Maren Toll auf. Sie werde verdächtigt, Geld genommen zu haben, teilte die Behörde mit.",
            "verdächtigt",
        ),
    ],
)
def test_a_report_goes_on_the_same_day(text: str, trigger: str) -> None:
    event = told(text, trigger)
    assert event.time is not None
    assert event.time.earliest == event.time.latest == "2026-03-09"
    assert event.when is None or event.when.text == "21 Uhr"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Am Montag fiel die Entscheidung. Zuvor verurteilte das Landgericht Maren Toll zu Haft.", "verurteilte"),
        ("Am Montag hatte der Rat getagt. Das Landgericht verurteilte Maren Toll zu zwei Jahren Haft.", "verurteilte"),
        ("Am Montag tagte der Rat. Am Freitag berät der Landtag. Das Gericht sprach Maren Toll frei.", "sprach"),
        ("Am Montag tagte der Rat. Das Landgericht hatte Maren Toll zu zwei Jahren Haft verurteilt.", "verurteilt"),
        ("Nach dem Angriff vom Montag ist es ruhig. Das Landgericht verurteilte Maren Toll zu Haft.", "verurteilte"),
        ("Am Montag explodierte in Kiel ein Kessel.\nZwei Männer wurden getötet.", "getötet"),
        ("Am Montag kostete ein Euro vier Kronen. Zwei Männer wurden getötet.", "getötet"),
        (
            "Am Montag tagte der Rat. Am Dienstag hatte Holm noch gewarnt. Der Verein wurde aufgefordert zu warten.",
            "aufgefordert",
        ),
        ("Auch nach dem Ausbruch der Kämpfe am Montag ging es weiter. Der Verein lehnte den Plan ab.", "lehnte"),
        (
            "Am Montag fiel Maren Toll auf. Die Polizei war an den Ermittlungen gegen die Werft beteiligt.",
            "Ermittlungen",
        ),
        ("Seit Montag streikt die Werft. Der Verein lehnte den Plan ab.", "lehnte"),
        ("Am Montag wurde Maren Toll verhaftet. Sie habe Geld von der Werft verlangt.", "verlangt"),
        ("Am Montag wurde Maren Toll verhaftet. Sie wird beschuldigt, die Werft betrogen zu haben.", "beschuldigt"),
        ("Am Montag tagte der Rat. Die Union unterstützt den Plan.", "unterstützt"),
        ("Am Montag tagte der Rat. Der Verein hat den Plan mehrmals kritisiert.", "kritisiert"),
        ("Am Montag tagte der Rat. Als Nächstes stimmt der Landtag über den Plan ab.", "stimmt"),
        ("„Wir warten“, sagte Maren Toll am Montag. Das Land hat der Werft Kredite zugesagt.", "zugesagt"),
        ("Am Montag brannte die Werft ab. Die Firma und die Gewerkschaft einigten sich auf Hilfen.", "einigten"),
        (
            "Am Montag bebte es. Am 10. März suchte man noch. Toll kam. Der Verein kritisierte Toll.",
            "kritisierte",
        ),
    ],
)
def test_it_does_not_where_the_words_look_elsewhere(text: str, trigger: str) -> None:
    assert told(text, trigger).time is None

"""What German news say about time, and what it means."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopse.model import Segment, Time
from synopse.syntax import Sentence, Syntax, Token, analyse
from synopse.tag.times import times

THURSDAY = "2024-05-16"


def found(text: str, published: str | None = THURSDAY) -> list[Time]:
    return list(times(text, analyse(text, (Segment(0, len(text), "body"),)), published))


def answers(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in found(text, published)]


VALUES = [
    # what is announced lies ahead, though the verb over it is in the past
    ("Die Ministerin kündigte an, am Samstag zu kommen.", [("Samstag", "2024-05-18")]),
    ("Er warf ihr vor, am Samstag geschwiegen zu haben.", [("Samstag", "2024-05-11")]),
    # a verb between "vor" and the day, an adjective that looks like a prefix, a cause, a scene, what came otherwise
    ("Das Schiff vor der Insel ist am Dienstag gesunken.", [("Dienstag", "2024-05-14")]),
    ("Der Rat hat am Dienstag den Weg frei gemacht.", [("Dienstag", "2024-05-14")]),
    ("Seit seiner Rückkehr aus Oslo am Dienstag schweigt Moll.", [("Dienstag", "2024-05-14")]),
    ("Montag, 2.40 Uhr: Im Amt schlägt jemand Alarm.", [("Montag", "2024-05-13"), ("2.40 Uhr", "2024-05-13T02:40")]),
    ("Als sie am Dienstag den Saal betritt, stehen alle auf.", [("Dienstag", "2024-05-14")]),
    ("Eigentlich wollten sie sich am Dienstag wiedersehen.", [("Dienstag", "2024-05-14")]),
    ("Sie wollten sich am Dienstag wiedersehen.", [("Dienstag", "2024-05-21")]),
    ("Der am Dienstag festgenommene Mann schweigt.", [("Dienstag", "2024-05-14")]),
    ("Der am Dienstag geplante Umzug wird schön.", [("Dienstag", "2024-05-21")]),
    ("Die Ursache des Unfalls am Dienstag ist unklar.", [("Dienstag", "2024-05-14")]),
    ("Wie die Polizei am Dienstag mitteilt, sind alle gesund.", [("Dienstag", "2024-05-14")]),
    ("Am Dienstag geht es in Oslo weiter.", [("Dienstag", "2024-05-21")]),
    ("Am Sonntag und Montag wurde gefeiert.", [("Sonntag", "2024-05-12"), ("Montag", "2024-05-13")]),
    ("Von Sonntag auf Montag wurde verhandelt.", [("Sonntag", "2024-05-12"), ("Montag", "2024-05-13")]),
    ("Gestern kam er. Seit dem Morgen wird gestreikt.", [("Gestern", "2024-05-15"), ("Morgen", "2024-05-16TMO")]),
    ("Am Montag und Dienstag fallen Busse aus.", [("Montag", "2024-05-20"), ("Dienstag", "2024-05-21")]),
    ("Vom 1. April an gilt der Preis.", [("1. April", "2024-04-01")]),
    ("Vom 1. Februar an soll der Preis gelten.", [("1. Februar", "2025-02-01")]),
    ("Bis zum Herbst wird die Brücke gesperrt.", [("Herbst", "2024-FA")]),
    # days
    ("Am 3. Juni 2024 tagt der Rat.", [("3. Juni 2024", "2024-06-03")]),
    ("Am Montag, dem 3. Juni, tagt der Rat.", [("Montag, dem 3. Juni", "2024-06-03")]),
    ("DONNERSTAG, 27. JUNI: Der Rat tagt.", [("DONNERSTAG, 27. JUNI", "2024-06-27")]),
    ("Vom 3. bis 5. Juni tagt der Rat.", [("3.", "2024-06-03"), ("5. Juni", "2024-06-05")]),
    ("Zwischen dem 3. und dem 5. Juni tagt der Rat.", [("3.", "2024-06-03"), ("5. Juni", "2024-06-05")]),
    ("Am 3.\u202fJuni tagt der Rat.", [("3.\u202fJuni", "2024-06-03")]),
    ("Das Gesetz gilt seit dem 01.02.2023.", [("01.02.2023", "2023-02-01")]),
    ("Am 1. Jänner wurde gefeiert.", [("1. Jänner", "2024-01-01")]),
    ("Am 11. September war alles ruhig.", [("11. September", "2023-09-11")]),
    ("Am 30. Februar passiert nichts.", []),
    # months, years
    ("Ende November wurde der Plan bekannt.", [("Ende November", "2023-11")]),
    ("Der Plan soll Mitte Dezember vorliegen.", [("Mitte Dezember", "2024-12")]),
    ("Der Plan soll im Mai 2025 vorliegen.", [("Mai 2025", "2025-05")]),
    ("Im August vorigen Jahres brach der Damm.", [("August vorigen Jahres", "2023-08")]),
    ("Im Juli des Vorjahres brach der Damm.", [("Juli des Vorjahres", "2023-07")]),
    ("Die Verlegung wurde auf Ende September festgelegt.", [("Ende September", "2024-09")]),
    ("Im vergangenen März brach der Damm.", [("vergangenen März", "2024-03")]),
    ("Im Jahr 2019 brach der Damm.", [("Jahr 2019", "2019")]),
    ("Der 2019 gebaute Damm brach.", [("2019", "2019")]),
    ("Zwischen 2015 und 2019 wurde gebaut.", [("2015", "2015"), ("2019", "2019")]),
    ("Im ersten Quartal sank der Umsatz.", [("ersten Quartal", "2024-Q1")]),
    ("Im zweiten Halbjahr 2023 sank der Umsatz.", [("zweiten Halbjahr 2023", "2023-H2")]),
    ("In den 90er Jahren wurde gebaut.", [("den 90er Jahren", "199")]),
    ("Anfang der 1980er-Jahre wurde gebaut.", [("Anfang der 1980er-Jahre", "198")]),
    ("Das Kloster stammt aus dem zwölften Jahrhundert.", [("dem zwölften Jahrhundert", "11")]),
    ("Im Sommer 2022 wurde gebaut.", [("Sommer 2022", "2022-SU")]),
    ("Im vergangenen Winter wurde gebaut.", [("vergangenen Winter", "2024-WI")]),
    # deictic and relative
    ("Gestern Abend brannte es.", [("Gestern Abend", "2024-05-15TEV")]),
    ("Übermorgen wird gewählt.", [("Übermorgen", "2024-05-18")]),
    ("Morgen wird gewählt.", [("Morgen", "2024-05-17")]),
    ("Wie am Freitagmorgen bekannt wurde, brannte es.", [("Freitagmorgen", "2024-05-10TMO")]),
    ("Vorige Woche brannte es.", [("Vorige Woche", "2024-W19")]),
    ("Im kommenden Jahr wird gewählt.", [("kommenden Jahr", "2025")]),
    ("Übernächste Woche wird gewählt.", [("Übernächste Woche", "2024-W22")]),
    ("Heuer wird nicht gewählt.", [("Heuer", "2024")]),
    ("Am vergangenen Wochenende brannte es.", [("vergangenen Wochenende", "2024-W19-WE")]),
    ("Der Dammbruch am Mittwoch kommender Woche wäre übel.", [("Mittwoch kommender Woche", "2024-05-22")]),
    ("Die Bewerber der Wahl im Juni hatten gestritten.", [("Juni", "2024-06")]),
    ("Am Vortag der Wahl wurde gestritten.", [("Vortag", "XXXX-XX-XX")]),
    # clock
    ("Heute um 20.30 Uhr wird gewählt.", [("Heute", THURSDAY), ("20.30 Uhr", "2024-05-16T20:30")]),
    ("Offen von 9.30-12 Uhr.", [("9.30", "2024-05-16T09:30"), ("12 Uhr", "2024-05-16T12:00")]),
    ("Heute um halb acht am Abend wird gewählt.", [("Heute", THURSDAY), ("halb acht", "2024-05-16T19:30")]),
    ("Heute um viertel drei wird gewählt.", [("Heute", THURSDAY), ("viertel drei", "2024-05-16T02:15")]),
    ("Heute um drei viertel vier wird gewählt.", [("Heute", THURSDAY), ("drei viertel vier", "2024-05-16T03:45")]),
    ("Heute um zehn vor zwölf wird gewählt.", [("Heute", THURSDAY), ("zehn vor zwölf", "2024-05-16T11:50")]),
    ("Heute um acht Uhr abends wird gewählt.", [("Heute", THURSDAY), ("acht Uhr", "2024-05-16T20:00")]),
    ("Um 18 Uhr am Montag wird gewählt.", [("18 Uhr", "2024-05-20T18:00"), ("Montag", "2024-05-20")]),
    ("Am Montag fuhr nichts. Um 6 Uhr war Ruhe.", [("Montag", "2024-05-13"), ("6 Uhr", "2024-05-13T06:00")]),
    ("Die Polizei wurde um 6 Uhr gerufen.", [("6 Uhr", "T06:00")]),
    ("In der Nacht zum Mittwoch brannte es.", [("Nacht zum Mittwoch", "2024-05-14TNI")]),
    ("In der Nacht auf den 3. Mai brannte es.", [("Nacht auf den 3. Mai", "2024-05-02TNI")]),
    ("In der Nacht von Montag auf Dienstag brannte es.", [("Nacht von Montag auf Dienstag", "2024-05-13TNI")]),
    # durations and sets
    ("Die Sitzung dauerte dreieinhalb Stunden.", [("dreieinhalb Stunden", "PT3.5H")]),
    ("Nach einer fast viereinhalbstündigen Sitzung war Schluss.", [("fast viereinhalbstündigen", "PT4.5H")]),
    ("Er bekam ein halbes Jahr Bewährung.", [("ein halbes Jahr", "P6M")]),
    ("Er wartete eine halbe Stunde.", [("eine halbe Stunde", "PT30M")]),
    ("Er wartete eine Viertelstunde.", [("eine Viertelstunde", "PT15M")]),
    ("Er bekam sechs bis acht Monate Haft.", [("sechs", "P6M"), ("acht Monate", "P8M")]),
    ("Er bekam eine fünfjährige Haftstrafe.", [("fünfjährige", "P5Y")]),
    ("Die 35-Stunden-Woche kommt.", [("35-Stunden", "PT35H")]),
    ("Er saß jahrelang ein.", [("jahrelang", "PXY")]),
    ("Im letzten halben Jahr saß er ein.", [("letzten halben Jahr", "P6M")]),
    ("Um 1900 wurde gebaut.", [("1900", "1900")]),
    ("Er saß mehrere Wochen ein.", [("mehrere Wochen", "PXW")]),
    ("Der dritte Anschlag in zwei Wochen erschüttert die Stadt.", [("zwei Wochen", "P2W")]),
    ("Es wird in zwei Jahren fertig.", [("zwei Jahren", "P2Y")]),
    ("Das Amt ist montags und nachts zu.", [("montags", "XXXX-WXX-1"), ("nachts", "2024-05-16TNI")]),
    ("Er kommt jeden Freitagabend.", [("jeden Freitagabend", "XXXX-WXX-5TEV")]),
    ("Er kommt alle paar Minuten.", [("alle paar Minuten", "PTXM")]),
    ("Er zahlt 300 Euro im Monat.", [("Monat", "P1M")]),
    ("Er zahlt dreimal pro Jahr.", [("dreimal pro Jahr", "P1Y")]),
    # vague
    ("Vor kurzem wurde gebaut.", [("Vor kurzem", "PAST_REF")]),
    ("In naher Zukunft wird gebaut.", [("naher Zukunft", "FUTURE_REF")]),
    ("Bis heute wird gebaut.", [("heute", "PRESENT_REF")]),
    ("In den vergangenen Wochen wurde gebaut.", [("den vergangenen Wochen", "PXW")]),
    # holidays
    ("An Ostern wurde gebaut.", [("Ostern", "2024-03-31")]),
    ("An Pfingsten wird gebaut.", [("Pfingsten", "2024-05-19")]),
    ("Am Karfreitag 2023 wurde gebaut.", [("Karfreitag 2023", "2023-04-07")]),
    ("Am ersten Advent 2023 wurde gebaut.", [("ersten Advent 2023", "2023-12-03")]),
    ("Am Tag der Deutschen Einheit wird gefeiert.", [("Tag der Deutschen Einheit", "2024-10-03")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert answers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sie starb mit 85 Jahren.",
        "Er ist 31 Jahre alt.",
        "Die 50-Jährige wurde verletzt.",
        "Das vierjährige Mädchen wurde gefunden.",
        "Ein elfjähriger Junge wurde gefunden.",
        "Lena Roth (32 Jahre) siegte.",
        "Er ist zwei Jahre jünger als sie.",
        "Wer jünger als 18 Jahre ist, zahlt nichts.",
        "Friedrich Merz und Klaus März saßen nebeneinander.",
        "Frau Sommer und Julia Freitag schwiegen.",
        "Die Welt am Sonntag berichtet.",
        "Die Spende betrug 2000 Euro.",
        "Mehr als 1900 Menschen kamen.",
        "Der Ofen wird 2000 bis 3000 Grad heiß.",
        "Postfach 2142 ist geschlossen.",
        "Das Spiel endete 3:2.",
        "Guten Morgen, liebe Leser.",
        "Die Sommer-Aktion läuft.",
        "Die UN-Resolution 1612 gilt.",
        "Früher oder später wird gebaut.",
        "Eines Tages wird gebaut.",
        "Das kostet 12.30 Euro.",
    ],
)
def test_no_times(text: str) -> None:
    assert answers(text) == []


TENSES = [
    ("Am Samstag wurde gewählt.", "2024-05-11"),
    ("Am Samstag ist gewählt worden.", "2024-05-11"),
    ("Am Samstag hatte er gewählt.", "2024-05-11"),
    ("Am Samstag wird gewählt.", "2024-05-18"),
    ("Am Samstag soll gewählt werden.", "2024-05-18"),
    ("Am Samstag wollen sie wählen.", "2024-05-18"),
    ("Er sagte, dass am Samstag gewählt werde.", "2024-05-18"),
    ("Bis Samstag muss er sich entscheiden.", "2024-05-18"),
    ("Die Wahl wurde auf Samstag verschoben.", "2024-05-18"),
    ("Am kommenden Samstag ist Wahl.", "2024-05-18"),
    ("Am vergangenen Samstag war Wahl.", "2024-05-11"),
    ("Nach den Beratungen am Samstag ist das Ziel klar.", "2024-05-11"),
    ("Die Wahl vom Samstag ist gültig.", "2024-05-11"),
    ("Am Donnerstag wurde gewählt.", "2024-05-16"),
    ("Am Donnerstag wird gewählt.", "2024-05-16"),
    ("Seit Samstag wird gestreikt.", "2024-05-11"),
    ("In Ulm ist am späten Samstag ein Brand ausgebrochen.", "2024-05-11"),
    ("Die Sitzung ist für Samstag angesetzt.", "2024-05-18"),
]


@pytest.mark.parametrize(("text", "day"), TENSES)
def test_a_weekday_lies_where_the_clause_says(text: str, day: str) -> None:
    assert [time.value for time in found(text)] == [day]


@pytest.mark.parametrize(("text", "day"), TENSES)
def test_an_undated_article_resolves_no_weekday(text: str, day: str) -> None:
    (time,) = found(text, None)
    assert time.value == f"XXXX-WXX-{date.fromisoformat(day).isoweekday()}"
    assert (time.earliest, time.latest) == (None, None)


UNDATED = [
    ("Gestern wurde gewählt.", "XXXX-XX-XX", None),
    ("Gestern Abend wurde gewählt.", "XXXX-XX-XXTEV", None),
    ("Im November wurde gewählt.", "XXXX-11", None),
    ("Am 5. November wurde gewählt.", "XXXX-11-05", None),
    ("Am Dienstagabend wurde gewählt.", "XXXX-WXX-2TEV", None),
    ("Im November 2023 wurde gewählt.", "2023-11", "2023-11-01"),
    ("Nächste Woche wird gewählt.", "XXXX-WXX", None),
    ("Im vergangenen Jahr wurde gewählt.", "XXXX", None),
    ("An Silvester wird gewählt.", "XXXX-12-31", None),
    ("In der Nacht zum Montag wurde gewählt.", "XXXX-WXX-7TNI", None),
    ("Um 11.30 Uhr wurde gewählt.", "T11:30", None),
    ("Vor drei Tagen wurde gewählt.", "P3D", None),
    ("Am Vortag wurde gewählt.", "XXXX-XX-XX", None),
]


@pytest.mark.parametrize(("text", "value", "earliest"), UNDATED)
def test_an_undated_article_is_never_guessed(text: str, value: str, earliest: str | None) -> None:
    (time,) = found(text, None)
    assert (time.value, time.earliest) == (value, earliest)


BOUNDS = [
    ("Ende November wurde gewählt.", "2023-11-21", "2023-11-30"),
    ("Anfang Mai wurde gewählt.", "2024-05-01", "2024-05-10"),
    ("Mitte Mai wurde gewählt.", "2024-05-11", "2024-05-20"),
    ("Im Jahr 2019 wurde gewählt.", "2019-01-01", "2019-12-31"),
    ("Ende 2019 wurde gewählt.", "2019-10-01", "2019-12-31"),
    ("Vergangene Woche wurde gewählt.", "2024-05-06", "2024-05-12"),
    ("Ende der Woche wird gewählt.", "2024-05-17", "2024-05-19"),
    ("Am Wochenende wird gewählt.", "2024-05-18", "2024-05-19"),
    ("Im Winter 2023 wurde gewählt.", "2022-12-01", "2023-02-28"),
    ("In den 90er Jahren wurde gewählt.", "1990-01-01", "1999-12-31"),
    ("Vor zwei Wochen wurde gewählt.", "2024-04-29", "2024-05-05"),
    ("Vor zwei Tagen wurde gewählt.", "2024-05-14", "2024-05-14"),
    ("Vor zwei Jahren wurde gewählt.", "2022-01-01", "2022-12-31"),
    ("Zwei Jahre lang wurde gewählt.", None, None),
    ("Derzeit wird gewählt.", None, None),
    ("In der Nacht zum Mittwoch wurde gewählt.", "2024-05-14", "2024-05-15"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds_hold_what_the_words_allow(text: str, earliest: str | None, latest: str | None) -> None:
    (time,) = found(text)
    assert (time.earliest, time.latest) == (earliest, latest)


ANAPHORA = [
    ("Am 3. Mai brach der Damm. Tags darauf kam der Minister.", "2024-05-04"),
    ("Am 3. Mai brach der Damm. Am Tag zuvor hatte es geregnet.", "2024-05-02"),
    ("Am 3. Mai brach der Damm. Am selben Tag kam der Minister.", "2024-05-03"),
    ("Am 3. Mai brach der Damm. Noch am selben Abend kam der Minister.", "2024-05-03TEV"),
    ("Am 3. Mai brach der Damm. Drei Tage später kam der Minister.", "2024-05-06"),
    ("Am 3. Mai brach der Damm. Am nächsten Tag kam der Minister.", "2024-05-04"),
    ("2015 brach der Damm. Ein Jahr später kam der Minister.", "2016"),
    ("Am 3. Mai brach der Damm. Am Vorabend hatte es geregnet.", "2024-05-02TEV"),
    ("Am Mittwoch brach der Damm. Noch am Vortag war alles ruhig gewesen.", "2024-05-15"),
    ("1952 brach der Damm. Im Dezember kam der Minister.", "1952-12"),
]


@pytest.mark.parametrize(("text", "value"), ANAPHORA)
def test_what_was_spoken_of_before(text: str, value: str) -> None:
    assert found(text)[-1].value == value


def test_one_moment_in_two_zones() -> None:
    text = "Das Treffen wird am Freitag gegen 9.15 Uhr (Ortszeit, 18.15 Uhr MESZ) beginnen."
    day, local, central = found(text)
    assert (day.value, day.text) == ("2024-05-17", "Freitag")
    assert (local.value, local.zone) == ("2024-05-17T09:15", "Ortszeit")
    assert (central.value, central.zone) == ("2024-05-17T18:15", "MESZ")


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Heute um 9 Uhr Ortszeit wird gewählt.", "Ortszeit"),
        ("Heute um 9 Uhr Moskauer Zeit wird gewählt.", "Moskauer Zeit"),
        ("Heute um 9 Uhr deutscher Zeit wird gewählt.", "deutscher Zeit"),
        ("Heute um 9.00 Uhr (MEZ) wird gewählt.", "MEZ"),
        ("Heute um 9 Uhr wird gewählt.", None),
    ],
)
def test_zones_stand_as_named(text: str, zone: str | None) -> None:
    assert found(text)[-1].zone == zone


def test_nothing_is_found_outside_the_content() -> None:
    first, second = "Am Montag wurde gewählt.\n", "Mehr dazu am Dienstag\n"
    segments = (Segment(0, len(first), "body"), Segment(len(first), len(first + second), "teaser"))
    assert [t.text for t in times(first + second, analyse(first + second, segments), THURSDAY)] == ["Montag"]


@pytest.mark.parametrize(
    "piece",
    [
        "am 3., 4. und 5. Mai um 8 Uhr und gestern Abend ",
        "3., ",
        "8-",
        "Montag ",
        "2019 ",
        "vergangenen ",
        "1",
        "drei ",
    ],
)
def test_four_times_the_text_takes_no_sixteen_times_as_long(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        token = Token(0, length, text, text, "X")
        syntax = Syntax((Sentence(0, length, (token,)),))
        begin = process_time()
        times(text, syntax, THURSDAY)
        return process_time() - begin

    seconds(1000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (40_000, 160_000))
    assert long < 16 * max(short, 0.05)


PIECES = st.sampled_from(
    ["am", "Montag", "3.", "Mai", "2019", "um", "20.30", "Uhr", "-", "und", ",", "in", "der", "Nacht", "zum", "drei",
     "Wochen", "vergangenen", "jeden", "gestern", "Ende", "halb", "später", ".", "Tag", "Jahr", "zuvor", "(", "seit"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from([THURSDAY, None]))
def test_spans_stand_in_the_text_in_order_and_apart(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    end = 0
    for time in found(text, published):
        assert text[time.begin : time.end] == time.text
        assert time.begin >= end
        end = time.end
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 7))
@settings(max_examples=200, deadline=None)
def test_a_past_weekday_is_within_the_last_week(published: date, weekday: int) -> None:
    name = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"][weekday - 1]
    (time,) = found(f"Am {name} wurde gewählt.", published.isoformat())
    day = date.fromisoformat(time.value)
    assert day.isoweekday() == weekday
    assert timedelta(0) <= published - day < timedelta(days=7)

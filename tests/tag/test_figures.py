from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse import lexicon
from synopse.model import Figure, Time
from synopse.numerals.numbers import numeral_value, word_value
from synopse.syntax import Sentence, Syntax
from synopse.tag.figures import figures
from synopse.tag.figures.counted import is_person

Expected = tuple[str, float | None, float | None, str | None, str, str | None]


def read(text: str, times: tuple[Time, ...] = ()) -> tuple[Figure, ...]:
    return figures(text, Syntax((Sentence(0, len(text), ()),)), times)


def rows(text: str) -> list[Expected]:
    return [(f.text, f.low, f.high, f.unit, f.precision, f.counted) for f in read(text)]


ONE: list[tuple[str, Expected]] = [
    # bounds
    ("Am Kai wurden mindestens zwei Tote geborgen.", ("mindestens zwei Tote", 2, None, "person", "at_least", "Tote")),
    ("Das sind knapp 430 Millionen Euro.", ("knapp 430 Millionen Euro", 430e6, 430e6, "EUR", "nearly", None)),
    ("Es kamen rund 300.", ("rund 300", 300, 300, None, "about", None)),
    ("Nur gut zwölf Prozent stimmten zu.", ("gut zwölf Prozent", 12, 12, "percent", "more_than", None)),
    ("Bis zu 50 Boote liefen aus.", ("Bis zu 50 Boote", None, 50, None, "at_most", "Boote")),
    ("Es blieben weniger als 40 Helfer.", ("weniger als 40 Helfer", None, 40, "person", "at_most", "Helfer")),
    ("Nicht mehr als 20 Prozent fehlen.", ("Nicht mehr als 20 Prozent", None, 20, "percent", "at_most", None)),
    ("Nicht weniger als 30 Kähne.", ("Nicht weniger als 30 Kähne", 30, None, None, "at_least", "Kähne")),
    ("Dort warten über 100 Lastwagen.", ("über 100 Lastwagen", 100, None, None, "more_than", "Lastwagen")),
    ("Es fehlen 300 Menschen oder mehr.", ("300 Menschen oder mehr", 300, None, "person", "at_least", "Menschen")),
    ("Er will mindestens aber 350 Euro.", ("mindestens aber 350 Euro", 350, None, "EUR", "at_least", None)),
    ("Es kamen mindestens rund 50 Gäste.", ("mindestens rund 50 Gäste", 50, None, "person", "at_least", "Gäste")),
    ("Die Rate fiel unter zwei Prozent.", ("unter zwei Prozent", None, 2, "percent", "at_most", None)),
    ("Die Zahl liegt unter 3 Millionen.", ("unter 3 Millionen", None, 3e6, None, "at_most", None)),
    # ranges
    ("Zwischen 200 und 250 Fischer kamen.", ("Zwischen 200 und 250 Fischer", 200, 250, "person", "exact", "Fischer")),
    ("Es kamen 200 bis 250.", ("200 bis 250", 200, 250, None, "exact", None)),
    ("Man sah 20–30 Boote.", ("20–30 Boote", 20, 30, None, "exact", "Boote")),
    ("Zwei bis drei Millionen Euro fehlen.", ("Zwei bis drei Millionen Euro", 2e6, 3e6, "EUR", "exact", None)),
    ("Das kostet zwischen 3 und 5 Mrd. Euro.", ("zwischen 3 und 5 Mrd. Euro", 3e9, 5e9, "EUR", "exact", None)),
    ("600 Millionen bis zu zwei Mrd. Euro.", ("600 Millionen bis zu zwei Mrd. Euro", 6e8, 2e9, "EUR", "exact", None)),
    ("Ein bis zwei Kähne.", ("Ein bis zwei Kähne", 1, 2, None, "exact", "Kähne")),
    # numerals
    ("Er zahlte 1.500 Euro.", ("1.500 Euro", 1500, 1500, "EUR", "exact", None)),
    ("Er zahlte 1500 Euro.", ("1500 Euro", 1500, 1500, "EUR", "exact", None)),
    ("Er zahlte 1'500 Franken.", ("1'500 Franken", 1500, 1500, "CHF", "exact", None)),
    ("Er zahlte 1’500 Franken.", ("1’500 Franken", 1500, 1500, "CHF", "exact", None)),
    ("Es sind 180 000 Pendler.", ("180 000 Pendler", 180000, 180000, "person", "exact", "Pendler")),
    ("Es sind 180\u00a0000 Pendler.", ("180\u00a0000 Pendler", 180000, 180000, "person", "exact", "Pendler")),
    ("Der Bau kostet 1.5 Millionen Euro.", ("1.5 Millionen Euro", 1.5e6, 1.5e6, "EUR", "exact", None)),
    ("Der Bau kostet 3,5 Mio. Dollar.", ("3,5 Mio. Dollar", 3.5e6, 3.5e6, "USD", "exact", None)),
    ("Der Eintritt: 50,- Euro.", ("50,- Euro", 50, 50, "EUR", "exact", None)),
    # number words
    ("Zweieinhalb Millionen Wale.", ("Zweieinhalb Millionen Wale", 2.5e6, 2.5e6, None, "exact", "Wale")),
    ("Das kostet anderthalb Milliarden Euro.", ("anderthalb Milliarden Euro", 1.5e9, 1.5e9, "EUR", "exact", None)),
    ("Eine halbe Million Euro fehlt.", ("Eine halbe Million Euro", 5e5, 5e5, "EUR", "exact", None)),
    ("Dreihundertzwölf Schafe blökten.", ("Dreihundertzwölf Schafe", 312, 312, None, "exact", "Schafe")),
    ("Zwei Dutzend Boote kamen.", ("Zwei Dutzend Boote", 24, 24, None, "exact", "Boote")),
    ("Null Tote, sagt die Polizei.", ("Null Tote", 0, 0, "person", "exact", "Tote")),
    # vague numbers
    ("Dutzende wurden verletzt.", ("Dutzende", 12, None, "person", "at_least", None)),
    ("Tausende Bäume fielen.", ("Tausende Bäume", 1000, None, None, "at_least", "Bäume")),
    ("Dutzende von Booten sanken.", ("Dutzende von Booten", 12, None, None, "at_least", "Booten")),
    ("Mehrere hundert Gäste.", ("Mehrere hundert Gäste", 100, None, "person", "at_least", "Gäste")),
    ("Ein dreistelliger Millionenbetrag.", ("dreistelliger Millionenbetrag", 1e8, 999999999, None, "about", None)),
    # shares and factors
    ("Die Insel zahlt ein Drittel.", ("ein Drittel", 0.333333, 0.333333, None, "exact", None)),
    ("Mehr als die Hälfte stimmte zu.", ("Mehr als die Hälfte", 0.5, None, None, "more_than", None)),
    ("Das sind mehr als doppelt so viele Anträge.", ("mehr als doppelt so viele", 2, None, None, "more_than", None)),
    # units
    ("Eine 3,40 Meter hohe Welle kam.", ("3,40 Meter", 3.4, 3.4, "m", "exact", "Welle")),
    ("Der Pegel fiel auf 340 Zentimeter.", ("340 Zentimeter", 340, 340, "cm", "exact", "Pegel")),
    ("Er fuhr 130 km/h.", ("130 km/h", 130, 130, "km/h", "exact", None)),
    ("Am Morgen waren es minus fünf Grad.", ("minus fünf Grad", -5, -5, "Cel", "exact", None)),
    ("Die Zinsen stiegen um 0,5 Prozentpunkte.", ("0,5 Prozentpunkte", 0.5, 0.5, "percentage_point", "exact", None)),
    ("Das kostet 20 $.", ("20 $", 20, 20, "USD", "exact", None)),
    ("Das kostet $ 20.", ("$ 20", 20, 20, "USD", "exact", None)),
    ("Werft zahlt 180 Euro: Fähre frei", ("180 Euro", 180, 180, "EUR", "exact", None)),
    ("Es kostet 20 Euro/Tonne.", ("20 Euro", 20, 20, "EUR", "exact", None)),
    ("Das kostet 30€.", ("30€", 30, 30, "EUR", "exact", None)),
    ("Die Maut beträgt 50 Cent.", ("50 Cent", 0.5, 0.5, "EUR", "exact", None)),
    ("Ein Kredit über 20 norwegische Kronen.", ("20 norwegische Kronen", 20, 20, "NOK", "exact", "Kredit")),
    ("Das 500-Millionen-Euro-Paket steht.", ("500-Millionen-Euro-Paket", 5e8, 5e8, "EUR", "exact", "Paket")),
    ("Um ein Prozent stieg der Preis.", ("ein Prozent", 1, 1, "percent", "exact", None)),
    # what is counted
    ("Acht Prozent mehr Lohn.", ("Acht Prozent", 8, 8, "percent", "exact", "Lohn")),
    ("90 Prozent der Fahrten.", ("90 Prozent", 90, 90, "percent", "exact", "Fahrten")),
    ("Fünf Euro der Stiftung fehlen.", ("Fünf Euro", 5, 5, "EUR", "exact", None)),
    ("Ein Gewinn im zweiten Quartal von 67 Euro.", ("67 Euro", 67, 67, "EUR", "exact", "Gewinn")),
    ("Sie erhält eine Einmalzahlung von 900 Euro.", ("900 Euro", 900, 900, "EUR", "exact", "Einmalzahlung")),
    ("Schäden in Höhe von drei Millionen Euro.", ("drei Millionen Euro", 3e6, 3e6, "EUR", "exact", "Schäden")),
    ("Die Zahl der Toten stieg auf 35.", ("35", 35, 35, "person", "exact", "Toten")),
    ("13 teils verletzte Menschen.", ("13 teils verletzte Menschen", 13, 13, "person", "exact", "Menschen")),
    ("Vier beatmete und schlafende Gäste.", ("Vier beatmete und schlafende Gäste", 4, 4, "person", "exact", "Gäste")),
    ("Über ein Fünftel fehlt.", ("Über ein Fünftel", 0.2, None, None, "more_than", None)),
    ("7 See- und Flusshäfen.", ("7 See- und Flusshäfen", 7, 7, None, "exact", "See- und Flusshäfen")),
    ("20 Lotsinnen und Lotsen.", ("20 Lotsinnen und Lotsen", 20, 20, "person", "exact", "Lotsinnen und Lotsen")),
    ("40 Mitarbeiter*innen streiken.", ("40 Mitarbeiter*innen", 40, 40, "person", "exact", "Mitarbeiter*innen")),
    ("Ein Gebot über 42 Euro je Aktie.", ("42 Euro", 42, 42, "EUR", "exact", "Gebot")),
    ("Das Gegenangebot über 3 Mio. Euro.", ("3 Mio. Euro", 3e6, 3e6, "EUR", "exact", "Gegenangebot")),
    ("Geboten werden 42 Euro je Aktie.", ("42 Euro", 42, 42, "EUR", "exact", "Aktie")),
    ("Sie kostet 14 Euro pro Quadratmeter.", ("14 Euro", 14, 14, "EUR", "exact", "Quadratmeter")),
    ("Der Kahn kostet 20 Euro pro Tag.", ("20 Euro", 20, 20, "EUR", "exact", None)),
    ("Die Wahlbeteiligung lag bei 41,2 Prozent.", ("41,2 Prozent", 41.2, 41.2, "percent", "exact", "Wahlbeteiligung")),
    ("Die Reederei hält 28 Prozent der Anteile.", ("28 Prozent", 28, 28, "percent", "exact", "Anteile")),
    ("Der Kurs stieg um ein Viertel auf den Höchststand.", ("ein Viertel", 0.25, 0.25, None, "exact", None)),
    ("Nicht einmal ein Drittel kam.", ("Nicht einmal ein Drittel", None, 0.333333, None, "at_most", None)),
    ("Gut zwei Drittel fehlen.", ("Gut zwei Drittel", 0.666667, 0.666667, None, "more_than", None)),
    ("Auf der 300-Meter-Brücke staut es sich.", ("300-Meter-Brücke", 300, 300, "m", "exact", "Brücke")),
    ("Rund 80 Kräfte halfen.", ("Rund 80 Kräfte", 80, 80, "person", "about", "Kräfte")),
    ("Rund 80 Haushalte sind ohne Strom.", ("Rund 80 Haushalte", 80, 80, None, "about", "Haushalte")),
    ("Zwei oder drei Meter fehlen.", ("Zwei oder drei Meter", 2, 3, "m", "exact", None)),
    # speeds, rates
    ("Mit Tempo 118 fuhr er auf.", ("Tempo 118", 118, 118, "km/h", "exact", None)),
    ("Sie war 118 Kilometer pro Stunde schnell.", ("118 Kilometer pro Stunde", 118, 118, "km/h", "exact", None)),
    ("Er fuhr mit rund 120 Sachen.", ("rund 120 Sachen", 120, 120, "km/h", "about", None)),
    ("Er fuhr mit Tempo 80 ein.", ("Tempo 80", 80, 80, "km/h", "exact", None)),
    ("Er verkauft 120 Sachen.", ("120 Sachen", 120, 120, None, "exact", "Sachen")),
    ("Es fielen 80 Liter je Quadratmeter.", ("80 Liter je Quadratmeter", 80, 80, "L/m2", "exact", None)),
    # shares told by one of so many
    ("Jeder Dritte lehnt das ab.", ("Jeder Dritte", 0.333333, 0.333333, None, "exact", None)),
    ("Jede vierte Lotsin geht.", ("Jede vierte", 0.25, 0.25, None, "exact", None)),
    ("Mehr als neun von zehn Mitgliedern gehen.", ("Mehr als neun von zehn", 0.9, None, None, "more_than", None)),
    ("Ein knappes Drittel brannte.", ("Ein knappes Drittel", 0.333333, 0.333333, None, "nearly", None)),
    ("Ein gutes Dutzend Helfer kam.", ("Ein gutes Dutzend Helfer", 12, 12, "person", "more_than", "Helfer")),
    ("Das kostet das Dreifache.", ("das Dreifache", 3, 3, None, "exact", None)),
    ("Das kostet ein Vielfaches.", ("ein Vielfaches", 2, None, None, "at_least", None)),
    # of unknown size
    (
        "Die Kosten liegen im hohen zweistelligen Millionenbereich.",
        ("hohen zweistelligen Millionenbereich", 10e6, 100e6 - 1, None, "about", None),
    ),
    ("Der Schaden geht in die Millionen.", ("Millionen", 1e6, None, None, "at_least", None)),
    ("Mehrere hundert Millionen Euro.", ("Mehrere hundert Millionen Euro", 1e8, None, "EUR", "at_least", None)),
    ("Etliche Tausend Fischer kamen.", ("Etliche Tausend Fischer", 1000, None, "person", "at_least", "Fischer")),
    # what only people do
    ("Mehr als 200 kamen.", ("Mehr als 200", 200, None, "person", "more_than", None)),
    ("24 wurden verletzt.", ("24", 24, 24, "person", "exact", None)),
    ("Im Juni 2007 220.853 Passagiere.", ("220.853 Passagiere", 220853, 220853, "person", "exact", "Passagiere")),
    ("Sie will 500 Stellen streichen.", ("500 Stellen", 500, 500, None, "exact", "Stellen")),
    ("RUND 300 TOTE AM KAI", ("RUND 300 TOTE", 300, 300, "person", "about", "TOTE")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text for text, _ in ONE])
def test_reads_one_figure(text: str, expected: Expected) -> None:
    assert rows(text) == [expected]


def test_reads_several_in_order() -> None:
    text = "Elbmark zahlt ein Fünftel, also 60 Millionen Dollar (knapp 52 Millionen Euro)."
    assert [figure.text for figure in read(text)] == ["ein Fünftel", "60 Millionen Dollar", "knapp 52 Millionen Euro"]


def test_first_of_two_takes_the_unit_of_the_second() -> None:
    assert [(low, unit) for _, low, _, unit, _, _ in rows("Der Anteil stieg von 20 auf 25 Prozent.")] == [
        (20, "percent"),
        (25, "percent"),
    ]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Der Bund zahlt 220 bzw. 280 Millionen Euro.", [220e6, 280e6]),
        ("Die Hilfe stieg von 252 auf 492 Millionen Euro.", [252e6, 492e6]),
        ("Der Preis stieg von 900 auf 2 Millionen Euro.", [2e6]),
        ("Der Eintritt kostet 17 anstatt 15 Euro.", [17, 15]),
    ],
)
def test_first_of_two_takes_the_multiplier_of_the_second(text: str, lows: list[float]) -> None:
    assert [low for _, low, *_ in rows(text)] == lows


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Die Hafenpartei hat 42 der 96 Sitze.", [42, 96]),
        ("Auf die Hafenpartei entfallen 21 statt 22 Sitze.", [21, 22]),
        ("Drei der fünf Boote sanken.", [3, 5]),
    ],
)
def test_the_second_of_two_counts_gives_the_noun(text: str, lows: list[float]) -> None:
    found = rows(text)
    assert [low for _, low, *_ in found] == lows
    assert len({noun for *_, noun in found}) == 1


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Die Union zählte 800 Fischer, das Hafenamt 450.", [800, 450]),
        ("86 Gefangene kamen frei, 43 aus jedem Land.", [86, 43]),
        ("43 Gefangene kamen auf jeder Seite frei, zusammen 86.", [43, 86]),
        ("Es stimmten 58 Fischer dafür und 42 dagegen.", [58, 42]),
        ("24 Menschen wurden verletzt, acht wurden operiert.", [24, 8]),
        ("301 stimmten dafür, 277 dagegen.", [301, 277]),
        ("41 waren dafür, 38 dagegen, zwei enthielten sich.", [41, 38, 2]),
        ("Vier dagegen blieben zu Hause.", []),
    ],
)
def test_a_count_of_a_parallel_clause_counts_the_same(text: str, lows: list[float]) -> None:
    assert [(low, unit) for _, low, _, unit, *_ in rows(text)] == [(low, "person") for low in lows]


def test_part_and_whole_count_the_same() -> None:
    found = rows("200 von 250 Abgeordneten stimmten zu.")
    assert [(low, unit, noun) for _, low, _, unit, _, noun in found] == [
        (200, "person", "Abgeordneten"),
        (250, "person", "Abgeordneten"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Eine Frau und ein Mann sahen einen Kahn.",
        "Beide Seiten schwiegen.",
        "Nach § 5 und Artikel 7 der Hafenordnung, Absatz 2.",
        "Das Team gewann 2:1 am 3. Spieltag.",
        "Telefon 030/1234567 oder 0800 123 456.",
        "Siehe Seite 12, Gleis 3, Nr. 8.",
        "Der 34-Jährige und die 27 Jahre alte Lotsin.",
        "Seit 2024 gilt das, anders als 1999.",
        "Am 24.12.2025 und am 24. Dezember um 20.30 Uhr.",
        "Nach acht bis zehn Stunden, zum dritten Mal, drei Mal.",
        "Sie sprachen unter vier Augen.",
        "Von 1985 bis 1995 Rechtskunde.",
        "So etwa 2019 in Rostock.",
        "Das neue Modell Kahn 6 Ultra.",
        "Clayallee 170, 14191 Berlin",
        "Von 1914-1918 und in den 90er-Jahren.",
        "Mit 5G, auf der A5, in einer F-16.",
        "Sie kamen zu Tausenden.",
        "Das 49-Euro-Ticket bleibt.",
        "Im 50-Meter-Becken.",
        "Die Lotsin ist knapp 15 und steuert schon.",
        "Ute Kurz, gut 40, steuert.",
        "Zu zwei Jahren und sechs Monaten Haft.",
        "Claudia Tausend wuchs hier auf.",
        "Der erste, der zweite und der fünfundzwanzigste Kahn.",
        "Einer von 7000 Menschen ist betroffen.",
        "Der Rat will Tempo 30 vor Schulen.",
    ],
)
def test_no_figure(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("text", ["Mit 15 zu 20 Stimmen fiel er durch.", "Mit fünfzehn gegen zwanzig Gegenstimmen."])
def test_votes_are_two_figures_and_no_range(text: str) -> None:
    assert [(low, high) for _, low, high, *_ in rows(text)] == [(15, 15), (20, 20)]
    assert all(noun.endswith("timmen") for *_, noun in rows(text) if noun)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwölf Menschen wurden verletzt, zwei davon schwer.", ("zwei", 2, 2, "person", "Menschen")),
        ("Zwölf Menschen wurden verletzt, mindestens drei von ihnen schwer.",
         ("mindestens drei", 3, None, "person", "Menschen")),
        ("Auf zwölf Booten, davon drei in Emden, brannte es.", ("drei", 3, 3, None, "Booten")),
        ("Vier Menschen starben, nicht fünf, wie gemeldet.", ("fünf", 5, 5, "person", "Menschen")),
        ("Zwanzig Menschen kamen, vier wurden abgewiesen.", ("vier", 4, 4, "person", "Menschen")),
        ("Drei Tote, zwölf wurden verletzt.", ("zwölf", 12, 12, "person", None)),
        ("Acht der zwölf Mitglieder fehlten.", ("zwölf Mitglieder", 12, 12, "person", "Mitglieder")),
    ],
)  # fmt: skip
def test_a_noun_left_out_is_the_one_before(text: str, expected: tuple[object, ...]) -> None:
    assert len(rows(text)) == 2
    found, low, high, unit, _, noun = rows(text)[-1]
    assert (found, low, high, unit, noun) == expected


def test_a_count_reaches_back_only_from_the_start_of_its_sentence() -> None:
    def read_two(first: str, second: str) -> list[str]:
        sentences = (Sentence(0, len(first), ()), Sentence(len(first) + 1, len(first) + 1 + len(second), ()))
        return [figure.text for figure in figures(f"{first} {second}", Syntax(sentences), ())]

    assert read_two("Sieben Geiseln kamen.", "Vier von ihnen waren verletzt.") == ["Sieben Geiseln", "Vier"]
    assert read_two("Zwei Tote fand man.", "Es gab Verletzte, wobei sechs von ihnen blieben.") == ["Zwei Tote"]


@pytest.mark.parametrize(
    "text",
    [
        "Vier Boote mit 20 Menschen liefen aus, zwei wurden gesucht.",
        "Zwei Boote sanken, drei wurden geborgen.",
        "Zwanzig Menschen kamen um zwölf.",
        "Zwanzig Menschen spielten, drei Tore fielen.",
        "Zwanzig Menschen kamen zu Gleis 3, nicht 4A.",
        "Zwei Kähne kamen, nicht mehr.",
    ],
)
def test_a_bare_number_of_something_else_is_left(text: str) -> None:
    assert not any(text[f.begin : f.end] in ("zwei", "drei", "zwölf", "4", "3") for f in read(text))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Es kamen rund 1200 Menschen. Die Polizei sprach von etwa 900.", "person"),
        ("Es kamen 1200 Menschen, laut Polizei waren es nur gut 900.", "person"),
        ("Es kamen 1200 Menschen. Das Thermometer stieg auf rund 40.", None),
        ("Es kamen 1200 Menschen.\nDie Werft sprach von rund 40.", None),
    ],
)
def test_a_rival_count_counts_the_same(text: str, unit: str | None) -> None:
    assert read(text)[-1].unit == unit
    assert read(text)[-1].counted == ("Menschen" if unit else None)


def test_a_rate_is_no_time() -> None:
    assert [figure.text for figure in read("Sie fuhr 90 Kilometer pro Stunde.", (_time(17, 27, "pro Stunde"),))]


def _time(begin: int, end: int, text: str) -> Time:
    return Time(begin, end, text, "SET", "PT1H", None, None)


def test_topic_is_no_bound() -> None:
    assert rows("Sie sprachen über zwei Gipfeltreffen.")[0][0] == "zwei Gipfeltreffen"


def test_what_overlaps_a_time_is_left_out() -> None:
    text = "Nach 24 Raten und 12 Kähnen."
    time = Time(5, 13, text[5:13], "DURATION", "P24M", None, None)
    assert [figure.text for figure in read(text, (time,))] == ["12 Kähnen"]


def test_offsets_point_into_the_whole_text() -> None:
    text = "Titel\nAm Kai lagen 20 Boote. Drei Boote sanken."
    syntax = Syntax((Sentence(6, 28, ()), Sentence(29, len(text), ())))
    assert [(f.begin, f.text) for f in figures(text, syntax, ())] == [(19, "20 Boote"), (29, "Drei Boote")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.500", 1500), ("1500", 1500), ("1 234 567,89", 1234567.89), ("2,357", 2.357), ("1.5", 1.5), ("7,-", 7),
     ("2:1", None), ("24.12.2025", None), ("007", None), ("0", 0), ("9" * 5000, None)],
)  # fmt: skip
def test_numeral_value(text: str, value: float | None) -> None:
    assert numeral_value(text) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("neunzehn", 19), ("einundzwanzig", 21), ("hundert", 100), ("hundertdrei", 103), ("zweitausendfünfhundert", 2500),
     ("eintausendeinhundertfuenfzig", 1150), ("zwölfhundert", 1200), ("dreieinhalb", 3.5), ("anderthalb", 1.5),
     ("dreihundertneunundneunzigtausendfünfhundertneun", 399509), ("ein", None), ("achtung", None), ("und", None),
     ("zweite", None), ("hundertste", None), ("x" * 5000, None)],
)  # fmt: skip
def test_word_value(word: str, value: float | None) -> None:
    assert word_value(word) == value


@pytest.mark.parametrize(
    ("noun", "person"),
    [("US-Soldaten", True), ("Werftarbeiter", True), ("Ärztinnen", True), ("Urkunden", False), ("Trichter", False),
     ("Boote", False), ("Hafen-Lotsen", True)],
)  # fmt: skip
def test_is_person(noun: str, person: bool) -> None:
    assert is_person(noun) is person


@given(st.text(alphabet="0123456789.,:-–/ %€$()'zweidrMoHundt§\n", max_size=80))
def test_spans_slice_back_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in read(text):
        assert text[figure.begin : figure.end] == figure.text
        assert figure.begin >= end
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        end = figure.end


def test_long_lines_go_through() -> None:
    assert len(read("Es kamen 20 Boote und rund 300 Menschen, " * 4_000)) == 8_000
    assert len(read("Es kamen 20 Menschen, drei davon früh, " * 4_000)) == 8_000
    for hostile in ("1" * 200_000, "1." * 100_000, "1 000" + " 000" * 50_000, "zwei" * 50_000, "a-" * 100_000):
        assert read(hostile) == ()


@pytest.mark.parametrize(
    "name", [name for name in lexicon.table_names() if name.startswith("figures_") and name.endswith(".tsv")]
)
def test_tables_are_clean(name: str) -> None:
    entries = lexicon.rows(name.removesuffix(".tsv"))
    forms = [row["form"] for row in entries]
    assert forms == sorted(set(forms))
    assert all(row["source"] for row in entries)
    for row in entries:
        assert all(cell == cell.strip() and cell == unicodedata.normalize("NFC", cell) for cell in row.values())


def test_units_convert_to_their_base() -> None:
    table = {row["form"]: row for row in lexicon.rows("figures_units")}
    assert 3.4 * float(table["Meter"]["per"]) == pytest.approx(340 * float(table["Zentimeter"]["per"]))
    assert table["Meter"]["base"] == table["Zentimeter"]["base"]

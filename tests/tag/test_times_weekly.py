"""Times as essays, portraits and histories write them: years, vague references and durations, few weekdays.

All is read in an article published on Thursday, 14 March 2013.
"""

from __future__ import annotations

import pytest

from synopse.model import Segment, Time
from synopse.syntax import analyse
from synopse.tag.times import times

THURSDAY = "2013-03-14"


def found(text: str, published: str | None = THURSDAY) -> tuple[Time, ...]:
    return times(text, analyse(text, (Segment(0, len(text), "body"),)), published)


CLOCKS = [
    ("Gestern um halb acht am Abend begann die Lesung.", "halb acht", "2013-03-13T19:30"),
    ("Gestern um viertel drei klingelte das Telefon.", "viertel drei", "2013-03-13T02:15"),
    ("Die Premiere ist am Dienstag, 16 Uhr, im Theater.", "16 Uhr", "2013-03-19T16:00"),
    ("Die Sendung läuft am 22. März um 20.15 Uhr.", "20.15 Uhr", "2013-03-22T20:15"),
    ("Morgens um sechs beginnt die Schicht.", "sechs", "2013-03-14T06:00"),
    ("Gestern Abend um acht begann die Lesung.", "acht", "2013-03-13T20:00"),
    ("Gestern von acht bis zehn Uhr wurde gelesen.", "acht", "2013-03-13T08:00"),
    ("Morgen früh um fünf geht es los.", "fünf", "2013-03-15T05:00"),
    ("Am Montagabend vergangener Woche las sie.", "Montagabend vergangener Woche", "2013-03-04TEV"),
    ("Gegen Mitternacht kam der Anruf.", "Mitternacht", "T24:00"),
    ("In jener Nacht fiel kein Schuss.", "jener Nacht", "XXXX-XX-XXTNI"),
    ("In der vorletzten Nacht schlief niemand.", "der vorletzten Nacht", "2013-03-12TNI"),
    ("In der Nacht vom 9. auf den 10. November 1938 brannte es.", "Nacht vom 9. auf den 10. November 1938",
     "1938-11-09TNI"),
    ("Am Abend des 9. November stand er auf der Brücke.", "Abend", "2012-11-09TEV"),
]  # fmt: skip

WEEKS_AND_DAYS = [
    ("Am Samstag hätte er in der Kaserne sein müssen.", "Samstag", "2013-03-09"),
    ("Am Mittwoch hätte die Brücke eröffnet werden sollen.", "Mittwoch", "2013-03-13"),
    ("Am Samstag hätte er gern Besuch.", "Samstag", "2013-03-16"),
    ("Der für Dienstag geplante Auftritt fiel aus.", "Dienstag", "2013-03-12"),
    ("Der für Dienstag geplante Auftritt war am Montag abgesagt worden.", "Dienstag", "2013-03-12"),
    ("Der für Dienstag geplante Auftritt fand statt.", "Dienstag", "2013-03-12"),
    ("Der für Dienstag geplante Auftritt findet nicht statt.", "Dienstag", "2013-03-19"),
    ("Der für Dienstag geplante Auftritt wird verlegt.", "Dienstag", "2013-03-19"),
    ("Den für Dienstag angekündigten Streik hatte ein Gericht am Montag verboten.", "Dienstag", "2013-03-12"),
    ("Am Montag untersagte ein Gericht den für Freitag geplanten Streik.", "Freitag", "2013-03-15"),
    ("Die Firma hatte angekündigt, das Werk zum 30. November zu schließen.", "30. November", "2013-11-30"),
    ("Am 27. September stimmen die Bürger ab.", "27. September", "2013-09-27"),
    ("Am 27. September stimmten die Bürger ab.", "27. September", "2012-09-27"),
    ("Vorvergangene Woche trat er zurück.", "Vorvergangene Woche", "2013-W09"),
    ("Am kommenden Wochenende wird gewählt.", "kommenden Wochenende", "2013-W11-WE"),
    ("Am Donnerstag vergangener Woche kam der Brief.", "Donnerstag vergangener Woche", "2013-03-07"),
    ("Von Montag bis Freitag ist der Laden offen.", "Freitag", "2013-03-22"),
    ("Seit Weihnachten liegt der Antrag vor.", "Weihnachten", "2012-12-25"),
    ("An Weihnachten wird gefeiert.", "Weihnachten", "2013-12-25"),
    ("An jenem Novembertag regnete es.", "jenem Novembertag", "XXXX-11-XX"),
    ("Sonntagabends sieht man fern.", "Sonntagabends", "XXXX-WXX-7TEV"),
    ("An Freitagen bleibt er zu Hause.", "Freitagen", "XXXX-WXX-5"),
    ("Die heutige Bundestagssitzung fällt aus.", "heutige", "2013-03-14"),
    ("Wie heute bekannt wurde, fällt das Fest aus.", "heute", "2013-03-14"),
]

YEARS_AND_SEASONS = [
    ("Ende der sechziger Jahre zog sie um.", "Ende der sechziger Jahre", "196"),
    ("Um die Jahrtausendwende zog sie um.", "die Jahrtausendwende", "2000"),
    ("Im Mai 68 begann der Streik.", "Mai 68", "1968-05"),
    ("Im Sommer ’89 zog sie um.", "Sommer ’89", "1989-SU"),
    ("Im Oktober vor zwei Jahren starb er.", "Oktober", "2011-10"),
    ("Vor zwei Jahren im Herbst starb er.", "Herbst", "2011-FA"),
    ("Seit jenem Sommer ist alles anders.", "jenem Sommer", "XXXX-SU"),
    ("Nächstes Frühjahr wird gebaut.", "Nächstes Frühjahr", "2014-SP"),
    ("Im Frühjahr wird gebaut.", "Frühjahr", "2013-SP"),
    ("1992 kam sie, im Jahr darauf ging sie.", "Jahr darauf", "1993"),
    ("2001 gründete er die Firma, fünf Jahre später verkaufte er sie.", "fünf Jahre später", "2006"),
    ("Von 2003 an leitete er das Amt.", "2003", "2003"),
    ("Die siebziger und achtziger Jahre waren laut.", "Die siebziger", "197"),
    ("Im 18. und 19. Jahrhundert wurde gebaut.", "18.", "17"),
    ("Im 19. Jahrhundert wurde gebaut.", "19. Jahrhundert", "18"),
    ("Im dritten Quartal soll das Werk schließen.", "dritten Quartal", "2013-Q3"),
    ("Im Geschäftsjahr 2011/12 stieg der Umsatz.", "Geschäftsjahr 2011/12", "XXXX-XX-XX"),
]

LASTING = [
    ("Anderthalb Jahrzehnte lang schwieg man.", "Anderthalb Jahrzehnte", "P15Y"),
    ("Ein Vierteljahrhundert nach der Einheit ist viel erreicht.", "Ein Vierteljahrhundert", "P25Y"),
    ("Die Mieten stiegen binnen Jahresfrist.", "Jahresfrist", "P1Y"),
    ("Es dauerte Wochen, bis er antwortete.", "Wochen", "PXW"),
    ("Seit Jahrzehnten streiten sie.", "Jahrzehnten", "PXDE"),
    ("In den letzten Jahren stieg der Preis.", "den letzten Jahren", "PXY"),
    ("Nach zweieinhalb Jahren Bauzeit ist er fertig.", "zweieinhalb Jahren", "P2.5Y"),
    ("Alle zwei Jahre trifft man sich.", "Alle zwei Jahre", "P2Y"),
    ("Zweimal die Woche wird geprobt.", "Zweimal die Woche", "P1W"),
]

VAGUE = [
    ("Bis heute ist der Fall ungeklärt.", "heute", "PRESENT_REF"),
    ("Bis zum heutigen Tag schweigt er.", "heutigen Tag", "PRESENT_REF"),
    ("Damals wie heute fehlt das Geld.", "heute", "PRESENT_REF"),
    ("Er ist heute Professor in Wien.", "heute", "PRESENT_REF"),
    ("Heute ist sie Direktorin des Museums.", "Heute", "PRESENT_REF"),
    ("Das ist heute kaum noch vorstellbar.", "heute", "PRESENT_REF"),
    ("Heute gibt es noch zwei Kinos.", "Heute", "PRESENT_REF"),
    ("In jüngster Zeit häufen sich die Klagen.", "jüngster Zeit", "PAST_REF"),
    ("Vor einiger Zeit zog er weg.", "Vor einiger Zeit", "PAST_REF"),
    ("In den kommenden Monaten wird gebaut.", "den kommenden Monaten", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), [*CLOCKS, *WEEKS_AND_DAYS, *YEARS_AND_SEASONS, *LASTING, *VAGUE])
def test_values(text: str, words: str, value: str) -> None:
    assert (words, value) in [(time.text, time.value) for time in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Merz sprach als Erster, Sommer antwortete knapp.",
        "Wer mit 61 oder 62 Jahren aufhört, verliert Geld.",
        "Der Fünfundzwanzigjährige lacht.",
        "Im Alter von sieben Jahren begann sie zu spielen.",
        "Tausend Jahre alt ist die Eiche.",
        "Wachen zu jeder Tages- und Nachtzeit.",
        "Die Sicherheitsratsresolution 1701 gilt.",
        "Das Spiel endete 3:1 nach Verlängerung.",
        "Die Preise stiegen um sieben Prozent.",
        "Seite 1984 fehlt.",
        "2500 Euro kostete das Bild.",
        "Die Zahl stieg auf 1950 Fälle.",
        "Der Prager Frühling wurde niedergeschlagen.",
        "Drei Viertel aller Schüler kommen zu spät.",
        "Stuttgart 21 wird teurer.",
    ],
)
def test_no_times(text: str) -> None:
    assert found(text) == ()


def test_a_head_count_after_derzeit_is_no_year() -> None:
    assert [time.text for time in found("Die Truppe wächst von derzeit 2000 auf 3000 Soldaten.")] == ["derzeit"]


def test_a_month_before_a_number_of_things_keeps_no_year() -> None:
    assert [(time.text, time.value) for time in found("Im Mai 68 neue Fälle.")] == [("Mai", "2013-05")]


BOUNDS = {
    "beginning of a decade": ("Anfang der achtziger Jahre", "1980-01-01", "1983-12-31"),
    "middle of a decade": ("Mitte der Neunziger", "1993-01-01", "1996-12-31"),
    "end of a decade": ("Ende der sechziger Jahre", "1966-01-01", "1969-12-31"),
    "early part of a decade": ("In den frühen neunziger Jahren", "1990-01-01", "1993-12-31"),
    "late part of a century": ("Im späten 19. Jahrhundert", "1866-01-01", "1899-12-31"),
    "first half of a century": ("In der ersten Hälfte des 20. Jahrhunderts", "1900-01-01", "1949-12-31"),
    "second half of a century": ("In der zweiten Hälfte des 20. Jahrhunderts", "1950-01-01", "1999-12-31"),
    "turn of the millennium": ("Um die Jahrtausendwende", "1999-01-01", "2001-12-31"),
    "round number of years": ("Vor hundert Jahren", "1903-01-01", "1923-12-31"),
    "exactly so many round years": ("Vor genau hundert Jahren", "1913-01-01", "1913-12-31"),
    "about so many years": ("Vor gut zwölf Jahren", "2000-01-01", "2002-12-31"),
    "exact number of years": ("Vor drei Jahren", "2010-01-01", "2010-12-31"),
    "weeks ago": ("Vor zwei Wochen", "2013-02-25", "2013-03-03"),
    "part of a month": ("Mitte Februar", "2013-02-11", "2013-02-20"),
    "part of a year": ("Anfang 2012", "2012-01-01", "2012-03-31"),
    "week": ("Vorvergangene Woche", "2013-02-25", "2013-03-03"),
    "winter of two years": ("Im Winter 1946/47", "1946-12-01", "1947-02-28"),
    "season of two years": ("In der Saison 2007/08", "2007-07-01", "2008-06-30"),
    "night": ("In der Nacht zum Mittwoch", "2013-03-12", "2013-03-13"),
    "month of years ago": ("Im Oktober vor zwei Jahren", "2011-10-01", "2011-10-31"),
    "unknown summer": ("In jenem Sommer", None, None),
    "unknown night": ("In jener Nacht", None, None),
    "these times": ("Bis heute", None, None),
    "duration": ("Anderthalb Jahrzehnte lang", None, None),
}


@pytest.mark.parametrize("case", BOUNDS)
def test_bounds_hold_what_the_words_allow(case: str) -> None:
    words, earliest, latest = BOUNDS[case]
    time = found(f"{words} wurde gebaut.")[0]
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("In jener Nacht", "XXXX-XX-XXTNI"),
        ("In jenem Sommer", "XXXX-SU"),
        ("Vorvergangene Woche", "XXXX-WXX"),
        ("Vor hundert Jahren", "P100Y"),
        ("Nächstes Frühjahr", "XXXX-SP"),
        ("Am kommenden Wochenende", "XXXX-WXX-WE"),
        ("Die heutige Sitzung", "XXXX-XX-XX"),
    ],
)
def test_without_a_date_relative_words_allow_any_day(words: str, value: str) -> None:
    (time,) = found(f"{words} wurde vertagt.", None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)

"""Figures from the text to the discrepancy: which two numbers of one story contradict each other, and which do not."""

from __future__ import annotations

import pytest

from synopse.compare.corrections import settled
from synopse.compare.figures import figures
from synopse.link.quantities import quantities
from synopse.model import Article, Document, Story
from synopse.pipeline import read


def _article(number: int, text: str, published: str | None) -> Article:
    basis = "given" if published else "unknown"
    return read(Document(id=f"a{number}", source="a", text=text, published=published, published_basis=basis))  # type: ignore[arg-type]


def found(*told: tuple[str | None, str]) -> list[tuple[tuple[str, ...], str | None]]:
    """The values of each discrepancy of figure among reports of a day and a text, and whether it is settled."""
    articles = tuple(_article(number, text, published) for number, (published, text) in enumerate(told))
    linked = quantities(articles, lambda *_: (), {article.id: article.id for article in articles})
    story = Story(id="s", title="", articles=articles, origins=(), actors=(), events=(), quotations=(), figures=linked)
    entries = settled(story, figures(story))
    return [(tuple(account.value for account in entry.values), entry.settled) for entry in entries]


FIRST, SECOND, THIRD = "2026-03-02", "2026-03-04", "2026-03-06"


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "Mit Tempo 92 prallte die Fähre gegen die Mole.",
            "Mit 61 Stundenkilometern, nicht mit 92, lief sie auf. Das Amt berichtigte seine Angaben.",
            ("61 Stundenkilometern", "Tempo 92"),
        ),
        (
            "1700 Menschen zählte die Polizei am Montag, als die Fischer zum Rathaus zogen.",
            "Den Marsch begleiteten 900 Personen. Die Polizei zog ihre erste Schätzung von 1700 zurück.",
            ("900 Personen", "1700 Menschen"),
        ),
        (
            "Die Hafenpartei stellt 22 der 50 Abgeordneten.",
            "Das Amt hat das Ergebnis berichtigt. Auf die Hafenpartei entfallen damit 21 statt 22 Mandate.",
            ("21", "22"),
        ),
        (
            "Die Waffenruhe ist auf 36 Stunden befristet.",
            "Das Ministerium stellte seine Mitteilung richtig: Vereinbart seien nicht 36, sondern 60 Stunden.",
            ("36 Stunden", "60 Stunden"),
        ),
        (
            "Die Waffenruhe ist auf 48 Stunden befristet.",
            "Vereinbart sind 60 Stunden. Die Angabe von zwei Tagen beruhe auf einem Irrtum.",
            ("48 Stunden", "60 Stunden"),
        ),
        (
            "Vier Fischer kamen ums Leben.",
            "Drei Fischer kamen ums Leben, nicht vier, wie die Behörde gemeldet hatte.",
            ("Drei Fischer", "Vier Fischer"),
        ),
    ],
)
def test_a_number_taken_back_contradicts_the_report_that_gave_it(one: str, other: str, values: tuple[str, ...]) -> None:
    assert found((FIRST, one), (SECOND, other)) == [(values, "corrected")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # allowed and driven, asked for and granted, of two things
        ("Mit Tempo 92 prallte die Fähre gegen die Mole.", "Erlaubt sind im Hafen 80 Stundenkilometer."),
        ("Der Mindestpreis liegt bei 12 Euro.", "Der Mindestpreis steigt auf 14 statt 12 Euro."),
        # a toll that has risen, also where the lower number is named
        ("Zwölf Fischer wurden verletzt.", "14 Fischer wurden verletzt. Zunächst war von zwölf Verletzten die Rede."),
        # two sides
        ("Verdi zählte 800 Streikende im Hafen.", "Das Klinikum sprach von 450 Streikenden im Hafen."),
        # one span in two units
        ("Die Waffenruhe gilt zwei Tage.", "Die Waffenruhe gilt 48 Stunden."),
        (
            "Eine Transfergesellschaft nimmt sie für ein Jahr auf.",
            "Die Auffanggesellschaft nimmt sie zwölf Monate auf.",
        ),
        # what came before is no truce
        ("Nach viertägigen Gesprächen gilt die Waffenruhe.", "Die Waffenruhe gilt 60 Stunden."),
        # a part of the whole
        ("86 Gefangene kamen am 21. Januar frei.", "Am 21. Januar kamen 86 Gefangene frei, 43 aus jedem Land."),
        # each of its own day, for and against, of a graver kind
        ("Die Reederei streicht 120 Fahrten am Montag.", "Die Reederei streicht 90 Fahrten am Dienstag."),
        ("Für den Neubau stimmten 56,2 Prozent.", "Gegen den Neubau stimmten 43,8 Prozent."),
        ("Zwölf Menschen wurden verletzt, drei davon schwer.", "Drei Menschen wurden schwer verletzt."),
        # nothing is taken back of what is asked for
        ("Die Hafensteuer steigt auf 25 Prozent.", "Die Hafensteuer soll nicht 25, sondern 20 Prozent betragen."),
        # a sum that still runs
        ("Bislang wurden insgesamt 120 Fahrten im Hafen abgesagt.", "Im Hafen wurden insgesamt 210 Fahrten abgesagt."),
    ],
)
def test_no_contradiction(one: str, other: str) -> None:
    assert found((FIRST, one), (SECOND, other)) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "Für beide Tage zusammen wurden laut Reederei 120 planbare Fahrten abgesagt.",
            "Dabei waren nach Angaben der Reederei insgesamt 210 planbare Fahrten abgesagt worden.",
            ("120 planbare Fahrten", "210 planbare Fahrten"),
        ),
        (
            "86 Kriegsgefangene kamen am 4. Februar frei.",
            "Am 4. Februar wurden 68 Gefangene über die Brücke geführt.",
            ("68 Gefangene", "86 Kriegsgefangene"),
        ),
        (
            "Die Wahlbeteiligung lag bei 41,2 Prozent.",
            "Die Wahlbeteiligung betrug 42,1 Prozent.",
            ("41,2 Prozent", "42,1 Prozent"),
        ),
        ("Mit 18 zu 12 Stimmen stimmte der Rat zu.", "Mit 17 zu 13 Stimmen stimmte der Rat zu.", ("17", "18")),
        (
            "Danach nimmt eine Transfergesellschaft die Leute zwölf Monate lang auf.",
            "Anschließend wechseln sie für anderthalb Jahre in eine Auffanggesellschaft.",
            ("zwölf Monate", "anderthalb Jahre"),
        ),
        (
            "Der Antrag fand Zustimmung: 81,4 Prozent der Freien Mitte votierten mit Ja.",
            "Der Freien Mitte waren es 84,1 Prozent Zustimmung.",
            ("81,4 Prozent", "84,1 Prozent"),
        ),
    ],
)
def test_two_numbers_of_one_thing(one: str, other: str, values: tuple[str, ...]) -> None:
    assert found((FIRST, one), (SECOND, other)) == [(values, None)]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        # one concept in other words
        ("Die Beteiligung lag bei 48,3 Prozent.", "44,1 Prozent der Wahlberechtigten gaben ihre Stimme ab.", 2),
        ("1300 Fischer zogen zum Rathaus.", "Auf die Straße gingen 900 Menschen.", 2),
        ("900 Lotsen legten die Arbeit nieder.", "1400 Beschäftigte beteiligten sich an dem Ausstand.", 2),
        ("Der Tarifvertrag hat eine Laufzeit von 27 Monaten.", "Drei Jahre lang gilt der neue Vertrag.", 2),
        ("Der Lotse muss für vier Jahre ins Gefängnis.", "Das Gericht verhängte drei Jahre Haft.", 2),
        ("Nach 22 Stunden war das Feuer gelöscht.", "31 Stunden später meldete die Wehr: gelöscht.", 2),
        ("Er bekam zwei Jahre und sechs Monate Haft.", "Das Gericht verhängte dreieinhalb Jahre Haft.", 2),
        # a slip: other words around, but no other number looks like it
        ("Das Land bürgt für die Werft mit 380 Millionen Euro.", "Für die Werft haftet das Land mit 308 Millionen.", 0),
        (
            "Das Land bürgt für die Werft mit 380 Millionen Euro.",
            "Das Land haftet der Werft mit 308 Millionen Euro.",
            2,
        ),
        ("Sechzehn Lotsen sollen den Hafen prüfen.", "Den Hafen prüfen sechzig Lotsen.", 2),
        # the one thing counted that both tell of
        ("Der Betreiber hat zwölf Windräder errichtet.", "Der Park des Betreibers besteht aus neun Windrädern.", 2),
        # parts of one whole
        ("Die Bank schließt 38 der 121 Filialen.", "Die Bank macht 48 der 121 Filialen dicht.", 2),
        # the one sum that is left when the same sums are matched
        (
            "Im Etat der Stadt klafft ein Loch von 58 Millionen Euro. Die Ausgaben liegen bei 1,4 Milliarden Euro.",
            "Den Ausgaben im Etat der Stadt von 1,4 Milliarden Euro fehlen auf der anderen Seite 41 Millionen Euro.",
            2,
        ),
        # shares are percent
        ("In der Redaktion fällt jede dritte Stelle weg.", "In der Redaktion fällt jede fünfte Stelle weg.", 2),
    ],
)
def test_numbers_that_cannot_both_be_right(one: str, other: str, values: int) -> None:
    told = found((FIRST, one), (FIRST, other))
    assert [len(entry[0]) for entry in told] == ([values] if values else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what was, is asked, is needed, is expected, is drafted, is paid a year
        ("Die Beteiligung lag bei 48,3 Prozent.", "Bei der letzten Wahl lag die Beteiligung bei 43,8 Prozent."),
        ("Die Beteiligung lag bei 48,3 Prozent.", "Nötig war eine Beteiligung von 20 Prozent."),
        ("Die Fischer bekommen fünf Prozent mehr Lohn.", "Gefordert hatten die Fischer elf Prozent mehr Lohn."),
        ("Der Lotse bekam vier Jahre Haft.", "Dem Lotsen drohten bis zu zehn Jahre Haft."),
        ("1300 Fischer zogen zum Rathaus.", "Erwartet hatte das Bündnis 3000 Teilnehmer am Rathaus."),
        ("Der Entwurf sieht 160 Millionen Euro für die Häfen vor.", "Die Häfen bekommen 180 Millionen Euro."),
        ("Die Werft liefert 4500 Tonnen Stahl.", "Die Häfen brauchen im Jahr 5400 Tonnen Stahl."),
        # two that each have their own, a share and the rest, a step and the sum
        ("Karl Behrens hält 12 Prozent der Anteile.", "Ute Kern hält 21 Prozent der Anteile."),
        ("Ein Fünftel der Anlage fällt aus.", "Die Anlage läuft zu vier Fünfteln."),
        ("Die Löhne steigen zunächst um drei Prozent.", "Die Löhne der Fischer steigen um 5,2 Prozent."),
        # twelve of the 80 are some of them, and so is what stands in one place alone
        ("80 Boote liegen im Hafen.", "Von den 80 Booten im Hafen sind zwölf beschädigt."),
        # rounded, a good so many, provisional
        ("Die Werft hat gut 2200 Beschäftigte.", "Die Werft hat 2287 Beschäftigte."),
        ("Die Beteiligung lag nach vorläufigen Angaben bei rund 48 Prozent.", "Die Beteiligung betrug 48,3 Prozent."),
        # each by its own count
        ("Die Polizei zählte 900 Teilnehmer.", "Nach eigenen Angaben kamen 1400 Teilnehmer zum Bündnis."),
        # years told in months do not look like a slip of years
        ("Der Vertrag des Trainers gilt sieben Jahre.", "Der Trainer war vier Jahre im Amt."),
    ],
)
def test_numbers_that_can_both_be_right(one: str, other: str) -> None:
    assert found((FIRST, one), (SECOND, other)) == []


def test_what_changes_from_day_to_day_contradicts_only_on_one_day() -> None:
    one, other = "Der Schaden beträgt drei Millionen Euro.", "Der Schaden beträgt fünf Millionen Euro."
    assert found((FIRST, one), (SECOND, other)) == []
    assert found((FIRST, one), (FIRST, other)) == [(("drei Millionen Euro", "fünf Millionen Euro"), None)]


def test_an_article_that_counts_twice_at_one_day_contradicts_itself() -> None:
    text = "1200 Menschen sind inzwischen in Sicherheit. Die 2100 Menschen, die bis {} in Sicherheit waren, schlafen."
    assert found((FIRST, text.format("Montagmittag"))) == [(("1200 Menschen", "2100 Menschen"), None)]
    assert found((FIRST, text.format("Sonntag"))) == []


def test_an_article_may_tell_what_two_sides_count() -> None:
    text = (
        "Laut Polizei waren am Montag 1200 Menschen in Sicherheit. Der Veranstalter sprach am Montag von 2100 Menschen."
    )
    assert found((FIRST, text)) == []

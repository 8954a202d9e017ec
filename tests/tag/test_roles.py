"""Roles in the article's words. In the sentences {…} marks a person, <…> an organisation, […] a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.lexicon import rows
from synopse.model import Segment
from synopse.offices import office
from synopse.syntax import analyse
from synopse.tag.references import references
from synopse.tag.roles import roles, with_meant
from tests.factories import marked


def found(text: str) -> list[tuple[str, str]]:
    plain, names = marked(text)
    result = roles(plain, analyse(plain, (Segment(0, len(plain), "body"),)), names)
    assert all(plain[role.begin : role.end] == role.text for role in result)
    assert all(role.of is None or plain[role.of.begin : role.of.end] == role.of.text for role in result)
    return [(role.holder.text, role.text) for role in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-Präsident {Donald Trump} eröffnete die Messe.", [("Donald Trump", "US-Präsident")]),
        ("Der polnische Präsident {Jan Zielak} besuchte [Bonn].", [("Jan Zielak", "polnische Präsident")]),
        ("[Polens] Staatschef {Jan Zielak} schwieg.", [("Jan Zielak", "Polens Staatschef")]),
        ("Das sagte {Zielaks} Sprecher {Marek Nowy} in [Bonn].", [("Marek Nowy", "Zielaks Sprecher")]),
        (
            "{Petra Lindwurm}, die Leiterin der Hafenbehörde, lehnte ab.",
            [("Petra Lindwurm", "Leiterin der Hafenbehörde")],
        ),
        (
            "Neben ihm saß {Paul Ahorn}, Schwager von Minister {Karl Ott}, und schwieg.",
            [("Paul Ahorn", "Schwager von Minister Karl Ott"), ("Karl Ott", "Minister")],
        ),
        (
            "Die Reederei wird durch {Paul Ahorn} vertreten, einen Berater von Hafenchef {Karl Ott}.",
            [("Paul Ahorn", "Berater von Hafenchef Karl Ott"), ("Karl Ott", "Hafenchef")],
        ),
        (
            "Der außenpolitische Berater {Zielaks}, {Marek Nowy}, nannte den Plan verfrüht.",
            [("Marek Nowy", "außenpolitische Berater Zielaks")],
        ),
        (
            "Sie sprach mit dem Gesandten von Präsident {Jan Zielak}, {Marek Nowy}, und reiste ab.",
            [("Marek Nowy", "Gesandten von Präsident Jan Zielak"), ("Jan Zielak", "Präsident")],
        ),
        (
            "Dazu gehört der für die Schleusen zuständige {Paul Ahorn}.",
            [("Paul Ahorn", "für die Schleusen zuständige")],
        ),
        (
            "Es kamen Außenminister {Karl Ott}, Finanzminister {Paul Ahorn} und {Eva Mai}.",
            [("Karl Ott", "Außenminister"), ("Paul Ahorn", "Finanzminister")],
        ),
        ("{Eva Mai}, die das Finanzressort leitet, schwieg.", [("Eva Mai", "Finanzressort")]),
        ("{Eva Mai} bekommt das Finanzressort.", [("Eva Mai", "Finanzressort")]),
        ("Das Innenministerium übernimmt {Eva Mai}.", [("Eva Mai", "Innenministerium")]),
        ("{Eva Mai}, die als Innenministerin ins Kabinett einzieht, schwieg.", [("Eva Mai", "Innenministerin")]),
        ("{Karl Ott} soll neuer Innenminister werden.", [("Karl Ott", "neuer Innenminister")]),
        ("{Karl Ott} wurde zum Vorstandschef gewählt.", [("Karl Ott", "Vorstandschef")]),
        ("{Karl Ott} warnte das Finanzministerium.", []),
        ("{Karl Ott} wirbt als Gast im Rathaus für das Bad.", []),
        ("{Karl Ott} bekommt von {Eva Mai} das Finanzressort nicht.", []),
        ("{Zielaks} Frau {Eva Mai} schwieg.", [("Eva Mai", "Zielaks Frau")]),
        ("Er lobte Frau {Eva Mai}.", []),
        ("Kreisbrandmeister {Paul Ahorn} warnte.", [("Paul Ahorn", "Kreisbrandmeister")]),
        ("Bundeskanzlerin {Eva Mai} (CDU) dankte.", [("Eva Mai", "Bundeskanzlerin")]),
        ("Das erzählte die Studentin {Merle Kranich} aus [Hünfeld].", [("Merle Kranich", "Studentin")]),
        (
            "Vizekanzler und Hafenminister {Karl Ott} kam.",
            [("Karl Ott", "Vizekanzler"), ("Karl Ott", "Hafenminister")],
        ),
        ("Das sagte {Karl Ott} (Vorsitzender des Sportvereins).", [("Karl Ott", "Vorsitzender des Sportvereins")]),
        ("So sah es <DVG>-Chef {Paul Ahorn}.", [("Paul Ahorn", "DVG-Chef")]),
        (
            "{Paul Ahorn}, Berater des Hafenchefs und dessen Gesandter, drohte.",
            [("Paul Ahorn", "Berater des Hafenchefs"), ("Paul Ahorn", "Gesandter")],
        ),
        (
            "{Paul Ahorn}, Leiter des Fonds und Berater des Hafenchefs, drohte.",
            [("Paul Ahorn", "Leiter des Fonds"), ("Paul Ahorn", "Berater des Hafenchefs")],
        ),
        (
            "{Paul Ahorn}, Minister für Wirtschaft und Energie, drohte.",
            [("Paul Ahorn", "Minister für Wirtschaft und Energie")],
        ),
        ("{Paul Ahorn}, seit 2021 Chef der Hafenwerke, schwieg.", [("Paul Ahorn", "Chef der Hafenwerke")]),
        (
            "{Paul Ahorn}, seit dem Herbst neuer Chef der Hafenwerke, schwieg.",
            [("Paul Ahorn", "neuer Chef der Hafenwerke")],
        ),
        ("{Paul Ahorn} ist Präsident von [Polen].", [("Paul Ahorn", "Präsident von Polen")]),
        (
            "{Paul Ahorn} (64) ist seit 2021 Präsident des Sportbunds und wohnt hier.",
            [("Paul Ahorn", "Präsident des Sportbunds")],
        ),
        ("Chef der Werft bleibt {Karl Ott}.", [("Karl Ott", "Chef der Werft")]),
        (
            "Präsident {Jan Zielak} und dessen Gesandter {Paul Ahorn} kamen.",
            [("Jan Zielak", "Präsident"), ("Paul Ahorn", "Gesandter")],
        ),
    ],
)
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Die Präsidenten {Jan Zielak} und {Karl Ott} trafen sich.",
        "Er sprach mit den ehemaligen Vorsitzenden {Jan Zielak} und {Karl Ott} darüber.",
        "Es fehlte {Jan Zielak}, Sohn des Gründers und der Anwalt des Hauses {Karl Ott}.",
        "{Jan Zielak}, der Präsident werden will, kam zu spät.",
        "{Jan Zielak}, der Minister war, sagte nichts.",
        "Neben {Anna Berg}, dem Kanzler und {Eva Mai} saß niemand.",
        "Er traf den Präsidenten in [Kiew], {Eva Mai} blieb zu Hause.",
        "{Hans Richter} sprach mit {Eva Koch}.",
        "Der Sohn von {Paul Ahorn} ist Präsident des Sportbunds.",
        "{Paul Ahorn} ist nicht Präsident des Sportbunds.",
        "{Paul Ahorn} ist beim Präsidenten.",
        "{Paul Ahorn} ist der Sprecherin der Werft in [Bonn] bekannt.",
    ],
)
def test_ascribes_nothing(text: str) -> None:
    assert found(text) == []


def test_says_whose_office_it_is() -> None:
    plain, names = marked("US-Außenminister {Karl Ott} und {Eva Mai}, Chefin des alten Hafens, kamen.")
    result = roles(plain, analyse(plain, (Segment(0, len(plain), "body"),)), names)
    assert [(role.head, role.of and role.of.text) for role in result] == [
        ("Außenminister", "US"),
        ("Chefin", "alten Hafens"),
    ]
    plain, names = marked("Präsident {Jan Zielak} und dessen Gesandter {Paul Ahorn} kamen.")
    result = roles(plain, analyse(plain, (Segment(0, len(plain), "body"),)), names)
    assert [role.of and role.of.text for role in result] == [None, "Jan Zielak"]


@pytest.mark.parametrize(
    ("form", "lemma", "title", "gender"),
    [
        ("US-Präsidenten", "Präsident", "Präsident", "m"),
        ("Kremlchefs", "Chef", "Kremlchef", "m"),
        ("Chefunterhändlerin", "Unterhändlerin", "Chefunterhändlerin", "f"),
        ("Sondergesandter", "Sondergesandter", "Sondergesandter", "m"),
        ("Vorsitzenden", "Vorsitzender", "Vorsitzender", ""),
        ("Staatsoberhaupts", "Staatsoberhaupt", "Staatsoberhaupt", "n"),
    ],
)
def test_knows_offices_in_all_forms(form: str, lemma: str, title: str, gender: str) -> None:
    known = office(form)
    assert known is not None
    assert (known.lemma, known.title, known.gender) == (lemma, title, gender)


@pytest.mark.parametrize("word", ["Antwort", "Hofmeister", "Hermann", "Verbot", "normaler", "Gewerbe"])
def test_takes_no_other_word_for_an_office(word: str) -> None:
    assert office(word) is None


def test_every_noun_of_the_table_is_known_by_its_form() -> None:
    for row in rows("roles_nouns"):
        for form in (row["form"], row["feminine"]):
            assert not form or office(form) is not None


@given(st.text(alphabet="ab AB,.(){}[]<>'s\n-„“", max_size=80))
def test_any_text_keeps_its_offsets(text: str) -> None:
    plain, names = marked(text)
    names = tuple(name for name in names if name.text.strip())
    for role in roles(plain, analyse(plain, (Segment(0, len(plain), "body"),)), names):
        assert plain[role.begin : role.end] == role.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Eva Mai} gewann. Sie ist seit 2023 Landrätin des Kreises Plön.", ["Landrätin des Kreises Plön"]),
        ("Es siegte {Eva Mai}. Die Küsten-Politikerin ist im Hauptberuf Richterin und klagt.", ["Richterin"]),
        ("{Eva Mai} gewann. Sie ist zuversichtlich.", []),
        ("{Eva Mai} und {Ute Kern} kamen. Die Küsten-Politikerin ist Richterin.", []),
    ],
)
def test_roles_of_whom_a_sentence_means(text: str, expected: list[str]) -> None:
    plain, names = marked(text)
    syntax = analyse(plain, (Segment(0, len(plain), "body"),))
    known = roles(plain, syntax, names)
    found = with_meant(plain, syntax, names, known, references(plain, syntax, names, known))
    assert [role.text for role in found if role.holder.text == "Eva Mai"] == expected

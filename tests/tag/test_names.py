from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopse import lexicon
from synopse.model import Segment
from synopse.syntax import analyse
from synopse.tag.names import names
from synopse.tag.names.appositions import apposed_names
from synopse.tag.names.article import with_one_sense
from synopse.tag.names.edges import trimmed
from synopse.tag.names.excluded import is_part_form
from synopse.tag.names.found import Found, base_form, without_overlaps
from synopse.tag.names.knowledge import entry_marks, recased
from synopse.tag.names.listed import listed_names, long_forms
from synopse.tag.names.persons import is_title, person_spans, surname
from synopse.tag.names.places import place_spans
from synopse.vocabulary import word_features
from synopse.vocabulary.nouns import is_compound, is_noun


def tagged(text: str) -> list[tuple[str, str]]:
    return [(name.text, name.label) for name in names(text, analyse(text, (Segment(0, len(text), "body"),)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # offices are no part of a person's name
        ("US-Präsident Donald Trump kam.", [("Donald Trump", "PER")]),
        ("Kreml-Sprecher Dmitri Peskow schwieg.", [("Dmitri Peskow", "PER")]),
        ("Ministerpräsidentin Anke Rohweder (SPD) kam.", [("Anke Rohweder", "PER"), ("SPD", "ORG")]),
        ("Oberbürgermeister Jörn Thaddensen sagte ab.", [("Jörn Thaddensen", "PER")]),
        # transliterated names that no list holds
        ("Außenminister Bachtijor Nasriddinow reiste ab.", [("Bachtijor Nasriddinow", "PER")]),
        ("Verteidigungsminister Walerij Chomenjuk schwieg.", [("Walerij Chomenjuk", "PER")]),
        ("Der Unterhändler Behrus Dschafarpur reiste ab.", [("Behrus Dschafarpur", "PER")]),
        ("Innenminister Yavuz Karabulut kündigte das an.", [("Yavuz Karabulut", "PER")]),
        ("Vizepremier Zhuang Weiming reist nach Genf.", [("Zhuang Weiming", "PER"), ("Genf", "LOC")]),
        ("Präsident Hatem al-Gohary lud ein.", [("Hatem al-Gohary", "PER")]),
        ("Kronprinz Turki bin Nasser al-Otaibi lud ein.", [("Turki bin Nasser al-Otaibi", "PER")]),
        ("Machthaber Ri Chol-su schwieg.", [("Ri Chol-su", "PER")]),
        ("Ursula von der Marwitz klagte.", [("Ursula von der Marwitz", "PER")]),
        ("Das sagte Friederike von der Au am Montag.", [("Friederike von der Au", "PER")]),
        ("Richter van Lessen unterbrach die Sitzung.", [("van Lessen", "PER")]),
        ("Kim Jong Un besuchte die Fabrik.", [("Kim Jong Un", "PER")]),
        ("Die Dänen um CEO Lars Erik Hallstrom haben geboten.", [("Lars Erik Hallstrom", "PER")]),
        ("Foto: Insa Lohmeier", [("Insa Lohmeier", "PER")]),
        ("Laut Insa liegt die SPD vorn.", [("Insa", "ORG"), ("SPD", "ORG")]),
        ("Für seine Partei Lega Nord stimmten viele.", [("Lega Nord", "ORG")]),
        # the genitive ending belongs to the name
        ("Putins Berater reiste nach Moskau.", [("Putins", "PER"), ("Moskau", "LOC")]),
        ("„Das wird dauern“, so Karabeyu.", [("Karabeyu", "PER")]),
        # institutions in all their cases
        ("Das Weiße Haus bestätigte das.", [("Weiße Haus", "ORG")]),
        ("Ein Sprecher des Weißen Hauses bestätigte das.", [("Weißen Hauses", "ORG")]),
        ("Sie trafen sich im Kreml.", [("Kreml", "LOC")]),
        ("Der Kreml bestätigte das.", [("Kreml", "ORG")]),
        ("Das Auswärtige Amt und die EU-Kommission berieten.", [("Auswärtige Amt", "ORG"), ("EU-Kommission", "ORG")]),
        ("Das meldete die dpa.", [("dpa", "ORG")]),
        # an abbreviation and its long form
        (
            "Die Hafen- und Lotsengewerkschaft (HLG) streikt.",
            [("Hafen- und Lotsengewerkschaft", "ORG"), ("HLG", "ORG")],
        ),
        # a platform of one letter, also at the end of a sentence
        ("Das schrieb sie auf der Plattform X.", [("X", "ORG")]),
        # the word before the name says what it is
        ("Der Sender Kluwiko meldete das.", [("Kluwiko", "ORG")]),
        ("In der Hafenstadt Kluwensiekel brannte es.", [("Kluwensiekel", "LOC")]),
        # a dateline in capitals
        ("KASSEL. Der Verkehr ruhte.", [("KASSEL", "LOC")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert tagged(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der Ukraine-Krieg und der Nahost-Konflikt dauern an.",
        "Die US-Regierung plant einen Alaska-Gipfel.",
        "Die russische Seite schwieg.",
        "Die Berliner Gespräche endeten.",
        "Die Bundesregierung lehnte ab.",
        "Am Montag tagt der Ausschuss.",
    ],
)
def test_what_only_contains_a_name_is_none(text: str) -> None:
    assert tagged(text) == []


def test_a_surname_stands_for_the_person_everywhere() -> None:
    text = "Das sagte Merle Kuhnke. Die Stadt widersprach Kuhnke. Kuhnkes Anwalt schwieg."
    assert tagged(text) == [("Merle Kuhnke", "PER"), ("Kuhnke", "PER"), ("Kuhnkes", "PER")]


def test_a_surname_that_leads_makes_a_person_of_itself() -> None:
    text = "Peking schickt Gao Minghua. In der Sache blieb Gao hart."
    assert tagged(text) == [("Peking", "LOC"), ("Gao Minghua", "PER"), ("Gao", "PER")]


def test_a_surname_that_is_a_word_is_not_marked_where_a_sentence_begins() -> None:
    found = tagged("Weil es regnete, kam Stephan Weil nicht.")
    assert found == [("Stephan Weil", "PER")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Dollar fiel, der Rubel stieg.", ["Dollar", "Rubel"]),
        ("Das kostet 500 Millionen Franken oder 430 EUR.", ["Franken", "EUR"]),
        ("Die Krone fiel vom Dach. Der Finder gab 40 Kronen.", ["Kronen"]),
        ("Beim Stand von 0:2 Real auswechseln", []),
    ],
)
def test_currencies_are_other_names(text: str, expected: list[str]) -> None:
    assert tagged(text) == [(form, "OTH") for form in expected]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("Anke Berlin UN (CDU)-.„“,’s\nweil"), max_size=120))
def test_spans_slice_back_and_do_not_overlap(text: str) -> None:
    found = names(text, analyse(text, (Segment(0, len(text), "body"),)))
    assert all(text[name.begin : name.end] == name.text for name in found)
    assert all(before.end <= after.begin for before, after in pairwise(found))


def test_same_text_same_names() -> None:
    text = "Anke Rohweder traf in Oslo den Gesandten Jan Petz. Petz sprach mit der EVG."
    assert tagged(text) == tagged(text)


@pytest.mark.parametrize(
    ("form", "noun", "compound"),
    [
        ("Gipfel", True, False),
        ("Häuser", True, False),
        ("Friedensgespräche", False, True),
        ("Verhandlungsführer", False, True),
        ("Rohweder", False, False),
        ("Chomenjuk", False, False),
    ],
)
def test_ordinary_nouns(form: str, noun: bool, compound: bool) -> None:
    assert (is_noun(form), not is_noun(form) and is_compound(form)) == (noun, compound)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Ukraine-Krieg", True), ("EVG-Chef", True), ("EU-Kommission", False), ("Brandt-Kuhnke", False), ("Kreml", False)],
)
def test_part_forms(form: str, expected: bool) -> None:
    assert is_part_form(form) is expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Präsidentin", True),
        ("US-Außenminister", True),
        ("Regierungssprecherin", True),
        ("Dr.", True),
        ("Hofbauer", False),
        ("Haus", False),
    ],
)
def test_titles(form: str, expected: bool) -> None:
    assert is_title(form) is expected


def test_outlets_with_a_common_name_need_quotation_marks() -> None:
    assert [name.label for name in listed_names(["sagte", "er", "dem", "„", "Spiegel", "“", "."])] == ["ORG"]
    assert listed_names(["Er", "sah", "in", "den", "Spiegel", "."]) == []


def test_a_long_form_needs_all_letters_in_order() -> None:
    tokens = ["der", "Verband", "Deutscher", "Lotsen", "(", "VDL", ")", "und", "das", "Haus", "(", "CDU", ")"]
    assert [tokens[name.first : name.last] for name in long_forms(tokens)] == [
        ["Verband", "Deutscher", "Lotsen"],
        ["VDL"],
    ]


def test_surname_keeps_its_particles() -> None:
    assert surname(["Ursula", "von", "der", "Marwitz"]) == ("von", "der", "Marwitz")
    assert surname(["Jan", "Petz"]) == ("Petz",)


def test_base_form_joins_the_genitive() -> None:
    assert base_form("Putins") == base_form("Putin")
    assert base_form("Merz’") == base_form("Merz")


def test_capitals_of_a_shouted_line_are_undone() -> None:
    assert recased(["STREIK", "BEI", "DER", "BAHN"])[0] != "STREIK"
    assert list(recased(["Die", "CDU", "und", "die", "EVG"])) == ["Die", "CDU", "und", "die", "EVG"]


def test_entries_of_several_words_are_marked() -> None:
    marks = entry_marks(["in", "Frankfurt", "am", "Main"])
    assert marks[0] == []
    assert "begins=LOC" in marks[1]
    assert "continues=LOC" in marks[3]


def test_word_features_know_the_genitive_of_a_place() -> None:
    assert any(feature.startswith("C") for feature in word_features("Fulda"))
    assert any(feature.startswith("gC") for feature in word_features("Fuldas"))


def test_preferred_names_displace_others() -> None:
    kept = without_overlaps([Found(1, 2, "ORG")], [Found(0, 2, "LOC"), Found(3, 4, "PER")])
    assert kept == [Found(1, 2, "ORG"), Found(3, 4, "PER")]


@pytest.mark.parametrize(
    "table",
    [
        "names_first",
        "names_last",
        "names_cities",
        "names_kinds",
        "names_territories",
        "names_organisations",
        "names_currencies",
        "names_never",
        "names_heads",
        "names_titles",
    ],
)
def test_tables_are_sorted_unique_and_sourced(table: str) -> None:
    rows = lexicon.rows(table)
    forms = [row["form"] for row in rows]
    assert forms == sorted(set(forms))
    assert all(row["source"] and row["form"] == row["form"].strip() for row in rows)


def forms(tokens: list[str], found: list[Found]) -> list[tuple[str, str]]:
    return [(" ".join(tokens[name.first : name.last]), name.label) for name in found]


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("In Oslo Gespräche über Lohn", Found(1, 3, "LOC"), [("Oslo", "LOC")]),
        ("die HLG und das Amt", Found(1, 3, "ORG"), [("HLG", "ORG")]),
        ("nach 3:1 für Kluwe", Found(1, 4, "ORG"), [("für Kluwe", "ORG")]),
        ("Von Bremen aus", Found(0, 2, "PER"), [("Bremen", "LOC")]),
        ("„ Kluwe « meldet", Found(1, 3, "ORG"), [("Kluwe", "ORG")]),
        ("der junge Koch sagte", Found(2, 3, "PER"), []),
        ("in Netzwerken sagte", Found(1, 2, "LOC"), []),
        ("Norwegens Karabeyu kam", Found(0, 2, "LOC"), [("Norwegens", "LOC"), ("Karabeyu", "PER")]),
        ("der 1. FC Kluwe siegte", Found(2, 4, "ORG"), [("1. FC Kluwe", "ORG")]),
        ("Der Stausee Kluwenau lief über", Found(0, 3, "OTH"), [("Kluwenau", "LOC")]),
        ("Der Zorn Kluwenaus lief", Found(0, 3, "OTH"), [("Der Zorn Kluwenaus", "OTH")]),
        ("WAR NICHT VIEL , UND DIE BRÜCKE", Found(4, 7, "OTH"), []),
    ],
)
def test_edges(text: str, guessed: Found, expected: list[tuple[str, str]]) -> None:
    tokens = text.split()
    assert forms(tokens, trimmed(tokens, [guessed])) == expected


@pytest.mark.parametrize(
    ("text", "guessed", "expected"),
    [
        ("Rohweders Sprecher Jan Petz sagte", Found(0, 4, "PER"), [("Rohweders", "PER"), ("Jan Petz", "PER")]),
        ("der Gesandte Tevfik Karabeyu kam", Found(2, 4, "ORG"), [("Tevfik Karabeyu", "PER")]),
        ("Samir bin Karabeyu kam", Found(0, 1, "PER"), [("Samir", "PER")]),
        ("dass König Charles kam", Found(1, 3, "PER"), [("Charles", "PER")]),
        ("dass Xuejin C. kam", Found(1, 3, "ORG"), [("Xuejin C.", "PER")]),
        ("dass Staatsanwältin Kühn kam", Found(3, 4, "OTH"), [("Kühn", "PER"), ("kam", "OTH")]),
    ],
)
def test_persons(text: str, guessed: Found, expected: list[tuple[str, str]]) -> None:
    tokens = text.split()
    assert forms(tokens, person_spans(tokens, [guessed])) == expected


def test_a_place_brings_its_unknown_companion() -> None:
    tokens = ["die", "Dörfer", "Hohenwiek", "und", "Kluwensiekel", "brannten"]
    found = place_spans(tokens, [Found(2, 3, "LOC")])
    assert forms(tokens, found) == [("Hohenwiek", "LOC"), ("Kluwensiekel", "LOC")]


def test_a_place_does_not_bring_a_person() -> None:
    tokens = ["zwischen", "Oslo", "und", "Tevfik", "Karabeyu"]
    assert forms(tokens, place_spans(tokens, [Found(1, 2, "LOC")])) == [("Oslo", "LOC")]


def test_the_word_before_decides_the_label() -> None:
    tokens = ["der", "Sender", "Kluwiko", "meldete"]
    assert forms(tokens, apposed_names(tokens, [Found(2, 3, "LOC")])) == [("Kluwiko", "ORG")]


def test_two_names_around_und_are_parted_if_one_stands_alone() -> None:
    sentences = [
        (["Kluwe", "Nord", "gewann"], [Found(0, 2, "ORG")]),
        (["Kluwe", "Nord", "und", "Petz", "Süd", "spielten"], [Found(0, 5, "ORG")]),
    ]
    found = with_one_sense(sentences)
    assert [forms(list(tokens), names) for (tokens, _), names in zip(sentences, found, strict=True)] == [
        [("Kluwe Nord", "ORG")],
        [("Kluwe Nord", "ORG"), ("Petz Süd", "ORG")],
    ]


def test_the_majority_of_an_article_decides_the_label() -> None:
    sentences = [(["Kluwe", "sagte"], [Found(0, 1, label)]) for label in ("PER", "LOC", "PER")]
    assert {name.label for names in with_one_sense(sentences) for name in names} == {"PER"}


def test_once_the_company_is_named_its_short_form_stands_for_it() -> None:
    text = "Die Deutsche Bahn und die EVG beraten. Die Bahn lehnt ab. Es gibt eine Bahn."
    assert tagged(text) == [("Deutsche Bahn", "ORG"), ("EVG", "ORG"), ("Bahn", "ORG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Auf der Großfähre „Abendkai“ brannte es. Die „Abendkai“ liegt im Hafen.", [("Abendkai", "OTH")] * 2),
        ('Der Film "Graue Tage am Meer" läuft heute.', [("Graue Tage am Meer", "OTH")]),
        ("Die Nordkai-Werft entlässt niemanden.", [("Nordkai-Werft", "ORG")]),
        ("Er liegt in einer Privat-Klinik.", []),
        ("Eine Reha-Gruppe turnte.", []),
        (
            "Tressow schweigt. Die Tressow-Aktie stieg. Der Pumpenhersteller Tressow wächst.",
            [("Tressow", "ORG"), ("Tressow", "ORG")],
        ),
    ],
)
def test_ships_works_and_institutions(text: str, expected: list[tuple[str, str]]) -> None:
    assert tagged(text) == expected

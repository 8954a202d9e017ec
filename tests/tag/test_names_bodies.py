"""Bodies named by their task, their seat or ordinary words, and parties known by their offices."""

from __future__ import annotations

import pytest

from synopse.model import Segment
from synopse.syntax import analyse
from synopse.tag.names import names
from synopse.tag.names.coined import is_party
from synopse.vocabulary.bodies import is_office


def organisations(text: str) -> list[str]:
    found = names(text, analyse(text, (Segment(0, len(text), "body"),)))
    return [name.text for name in found if name.label == "ORG"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Landesstelle für Bahnsicherheit prüft das.", ["Landesstelle für Bahnsicherheit"]),
        ("Das Landesamt für Umwelt und Verkehr warnt.", ["Landesamt für Umwelt und Verkehr"]),
        ("Ein Sprecher des Landesamtes für Gewässer warnte.", ["Landesamtes für Gewässer"]),
        ("Die Landeszentrale für politische Bildung lädt ein.", ["Landeszentrale für politische Bildung"]),
        ("Das Amt für Hochbau und Bürgermeister Jan Ott schwiegen.", ["Amt für Hochbau"]),
        ("Das Institut für Hafenbau warnt.", ["Institut für Hafenbau"]),
        ("Die Gewerkschaft Schiene Süd ruft zum Streik auf.", ["Gewerkschaft Schiene Süd"]),
        ("Die Gewerkschaft Freie Berufe droht mit Streik.", ["Gewerkschaft Freie Berufe"]),
        ("Mit der Gewerkschaft Soziale Berufe einigte man sich.", ["Gewerkschaft Soziale Berufe"]),
        ("Das Urteil traf das Bundesbauministerium und Räume des Bauunternehmens Kestner.", ["Bundesbauministerium"]),
        ("Die Gewerkschaft Verdi streikt.", ["Verdi"]),
        ("Helfer von Technischem Hilfswerk und Bundeswehr kamen.", ["Technischem Hilfswerk", "Bundeswehr"]),
        ("Der Umweltverband Grüne Aue klagt.", ["Grüne Aue"]),
        ("Die Fraktionschefin der Öko-Liste schwieg. Die Öko-Liste tagt.", ["Öko-Liste", "Öko-Liste"]),
        ("Die Landesvorsitzende der Küstenunion sagte ab.", ["Küstenunion"]),
        ("Das sagte Nora Pahl von der Küsten-Liste. Der Küsten-Liste fehlt Mut.", ["Küsten-Liste", "Küsten-Liste"]),
        ("Die Baufirma Ahlmann Gleistechnik wies das zurück.", ["Ahlmann Gleistechnik"]),
        ("Der Zug der Geestbahn kam. Geestbahn-Geschäftsführer Ulf Marten schwieg.", ["Geestbahn"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert organisations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eine Behörde für Umweltschutz fehlt.",
        "Eine neue Behörde für Umweltschutz fehlt.",
        "Sie lobte das Amt für Geduld.",
        "Sie dankte der Behörde für Hilfe.",
        "Der Parteichef der Regierungspartei sagte ab.",
        "Der Fraktionschef der Landesliste sagte ab.",
    ],
)
def test_no_bodies(text: str) -> None:
    assert organisations(text) == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Oberlandesgericht", True),
        ("Landgerichts", True),
        ("Amtsgerichtes", True),
        ("Staatsanwaltschaft", True),
        ("Handelskammer", True),
        ("gericht", False),
        ("Stadt", False),
        ("Landesregierung", False),
    ],
)
def test_offices(form: str, expected: bool) -> None:
    assert is_office(form) is expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Küstenunion", True), ("Öko-Liste", True), ("Union", False), ("Oppositionspartei", False), ("Hafen", False)],
)
def test_parties(form: str, expected: bool) -> None:
    assert is_party(form) is expected

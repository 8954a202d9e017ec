"""What post a role names, and which posts nobody holds at once."""

from __future__ import annotations

import pytest

from synopse.lexicon import rows
from synopse.posts import exclusive, is_department, post


def _exclusive(one: str, other: str) -> bool:
    left, right = post(one), post(other)
    return left is not None and right is not None and exclusive(left, right) and exclusive(right, left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Stadtkämmerer", "Baubürgermeister", id="two departments of one town hall"),
        pytest.param("Finanzministerin", "Ministerin für Justiz", id="two ministries"),
        pytest.param("Innenressort", "Finanzministerin", id="a department and a minister of another"),
        pytest.param("Vorsitzende des Aufsichtsrats", "Finanzvorständin", id="who checks and who is checked"),
        pytest.param("Oberstaatsanwältin", "Vorsitzende Richterin", id="prosecution and court"),
        pytest.param("Polizeichef", "Leiter der Feuerwehr", id="two forces"),
        pytest.param("Verteidigungsminister", "Chef des polnischen Geheimdienstes", id="minister and intelligence"),
        pytest.param("Islands Außenministerin", "norwegische Außenministerin", id="two states"),
        pytest.param("Lemgoer Bürgermeister", "Bürgermeister von Detmold", id="two towns"),
        pytest.param("SPD-Fraktionschef", "Fraktionsvorsitzender der Grünen", id="two parties"),
        pytest.param("CDU-Abgeordnete", "FDP-Politikerin", id="two parties of one politician"),
        pytest.param("Betriebsratschefin", "stellvertretende Betriebsratsvorsitzende", id="head and deputy"),
        pytest.param("Vizeaußenminister", "Außenminister", id="minister and deputy"),
        pytest.param("designierte Finanzministerin", "künftige Umweltministerin", id="both to come"),
        pytest.param("Werkleiter", "Bezirksleiter der IG Metall", id="company and union"),
        pytest.param("Landrätin", "Oberbürgermeisterin", id="district and city"),
        pytest.param("Polizeipräsidentin", "Vizechefin der Mannheimer Polizei", id="a body in its town"),
        pytest.param("Präsidentin des Verbands", "Vizepräsidentin des Verbands", id="any body's head and deputy"),
        pytest.param("Chefarzt der Kardiologie", "kaufmännischer Geschäftsführer", id="medicine and administration"),
        pytest.param("Chefärztin", "Oberärztin", id="two ranks of doctors"),
        pytest.param("SP-Nationalrat", "Ständerat", id="two chambers"),
        pytest.param("Chefunterhändler", "Sprecher der Kommission", id="who negotiates and who speaks"),
        pytest.param("Zeugin", "Angeklagte", id="two sides of a trial"),
        pytest.param("Kapitän", "Erster Steuermann", id="two of a crew"),
        pytest.param("Generalmajor", "Oberst", id="two ranks of officers"),
        pytest.param("Schwester des Opfers", "Tochter des Opfers", id="two relations"),
    ],
)
def test_nobody_holds_both(one: str, other: str) -> None:
    assert _exclusive(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("SPD-Landeschef", "Ministerpräsident", id="party and state"),
        pytest.param("CDU-Fraktionschef", "Fraktionschef der Union", id="a party and its alliance"),
        pytest.param("früherer Finanzminister", "Innenminister", id="once and now"),
        pytest.param("Umweltministerin", "designierte Finanzministerin", id="now and to come"),
        pytest.param("neue Finanzministerin", "designierte Finanzministerin", id="one post, now and to come"),
        pytest.param("Verkehrsminister", "Wirtschaftsminister", id="ministries that are often one"),
        pytest.param("Minister", "Innenminister", id="less precise"),
        pytest.param("Bürgermeister", "Kämmerer", id="a mayor may be treasurer"),
        pytest.param("Vorstand", "Finanzvorstand", id="a board and its member"),
        pytest.param("Aufsichtsratsmitglied", "Aufsichtsratschef", id="member and head"),
        pytest.param("Präsident des Landgerichts", "Richter", id="a court's head is a judge"),
        pytest.param("Bundeskanzlerin", "deutsche Regierungschefin", id="two words for one"),
        pytest.param("Schiedsrichter", "Polizeichef", id="no judge"),
        pytest.param("US-Senator", "Außenminister", id="a senator who sits in parliament"),
        pytest.param("Berater des Außenministers", "Innenminister", id="somebody else's office"),
        pytest.param("Regierungschef", "Außenminister", id="abroad one may be both"),
        pytest.param("Managerin", "Vorstandschefin", id="no post"),
        pytest.param("Präsidentin des Verbands", "Vizepräsidentin der Kammer", id="head here and deputy there"),
        pytest.param("Schwester des Opfers", "Tochter des Bürgermeisters", id="of two people"),
        pytest.param("innenpolitischer Sprecher", "Verhandlungsführer", id="a speaker of a parliamentary group"),
        pytest.param("Sprecher des Betriebsrats", "Betriebsrat", id="who speaks for it is a member"),
    ],
)
def test_one_person_may_hold_both(one: str, other: str) -> None:
    assert not _exclusive(one, other)


@pytest.mark.parametrize(
    ("role", "before", "domain"),
    [("Verkehrsminister", "die Bau- und ", "building"), ("Agrarministerin", "Umwelt- und ", "environment")],
)
def test_the_first_half_of_a_double_post_stands_before_the_role(role: str, before: str, domain: str) -> None:
    found = post(role, before)
    assert found is not None
    assert domain in found.domains


@pytest.mark.parametrize(
    ("before", "role", "after", "phase"),
    [
        ("Eva Mai bekommt das ", "Finanzressort", ".", "to come"),
        ("Eva Mai, die das ", "Finanzressort", " leitet,", "now"),
        ("Eva Mai soll ", "Finanzministerin", " werden", "to come"),
        ("Das sagte ", "Finanzministerin", " Eva Mai", "now"),
        ("Das sagte die ", "damalige Finanzministerin", " Eva Mai", "past"),
        ("Eva Mai, bis Ende 2021 ", "Finanzministerin", ", sagte", "past"),
        ("Eva Mai war bisher ", "Finanzministerin", " in Hessen", "until now"),
    ],
)
def test_what_stands_around_a_role_tells_when_it_is_held(before: str, role: str, after: str, phase: str) -> None:
    found = post(role, before, after)
    assert found is not None
    assert found.phases == {phase}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Finanzressort", True), ("Innenministeriums", True), ("Ressort", False), ("Presseressort", False)],
)
def test_departments(word: str, expected: bool) -> None:
    assert is_department(word) is expected


def test_the_tables_name_known_offices_only() -> None:
    offices = {row["office"] for row in rows("posts_offices")}
    named = {row["office"] for table in ("posts", "posts_bodies") for row in rows(table)} - {""}
    assert named <= offices
    assert {office for row in rows("posts_offices") for office in row["also"].split()} <= offices

"""The gazetteer: containment, states by their words, and the sanity of the tables themselves."""

from __future__ import annotations

import re

import pytest

from synopse import lexicon, places


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Kreml", "RUS"),
        ("Moskau", "RUS"),
        ("russischen", "RUS"),
        ("Russlands", "RUS"),
        ("Ukrainerinnen", "UKR"),
        ("Kyjiw", "UKR"),
        ("Französin", "FRA"),
        ("Weißen Hauses", "USA"),
        ("US", "USA"),
        ("Schweizer", "CHE"),
        ("Élysée-Palast", "FRA"),
        ("Brüssel", "EUE"),
        ("Nowosibirsk", None),
        ("Minister", None),
        ("", None),
    ],
)
def test_state_of(form: str, code: str | None) -> None:
    assert places.state_of(form) == code


@pytest.mark.parametrize(
    ("form", "around"),
    [
        ("Elmendorf-Richardson", ("Anchorage", "Alaska", "USA", "Nordamerika")),
        ("Kreml", ("Moskau", "Russland", "Europa")),
        ("Halle (Saale)", ("Sachsen-Anhalt", "Deutschland", "Europa")),
        ("Birmingham", ("England", "Großbritannien", "Europa")),
        ("Moskaus", ("Russland", "Europa")),
        ("Atlantis", ()),
    ],
)
def test_containers(form: str, around: tuple[str, ...]) -> None:
    assert places.containers(form) == around


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("Kreml", "Russland", True),
        ("Winterthur", "Schweiz", True),
        ("Birmingham", "Alabama", True),
        ("Berlin", "Genf", False),
        ("Russland", "Moskau", False),
        ("Kiew", "Kyjiw", False),
        ("Atlantis", "Europa", False),
    ],
)
def test_within(inner: str, outer: str, expected: bool) -> None:
    assert places.within(inner, outer) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Alaska", "Anchorage", True),
        ("Anchorage", "Alaska", True),
        ("Kiew", "Kyjiw", True),
        ("Berlin", "Atlantis", True),
        ("Berlin", "Genf", False),
        ("Frankfurt (Oder)", "Hessen", False),
        ("Moskau", "USA", False),
    ],
)
def test_compatible(one: str, other: str, expected: bool) -> None:
    assert places.compatible(one, other) is expected


@pytest.mark.parametrize(
    ("form", "city"),
    [
        ("Berliner", "Berlin"),
        ("Münchner", "München"),
        ("Bremer", "Bremen"),
        ("Karlsruher", "Karlsruhe"),
        ("Zürcher", "Zürich"),
        ("Göttinger", "Göttingen"),
        ("Minister", None),
        ("Vertreter", None),
        ("Sieger", None),
        ("Berlin", None),
    ],
)
def test_place_of_adjective(form: str, city: str | None) -> None:
    assert places.place_of_adjective(form) == city


def test_canonical_and_names() -> None:
    assert places.canonical("Kyjiw") == "Kiew"
    assert places.canonical("Atlantis") == "Atlantis"
    assert places.country_name("RUS") == "Russland"
    assert places.is_place("Alaska")
    assert not places.is_place("Atlantis")


def test_every_area_of_the_gazetteer_is_known_and_no_chain_turns_back() -> None:
    for row in lexicon.rows("places"):
        assert row["kind"] in {"alias", "city", "continent", "region", "site"}
        for area in filter(None, row["within"].split("|")):
            assert places.is_place(area), row
        around = places.containers(row["form"])
        assert len(set(around)) == len(around), row
        assert around or row["kind"] == "continent", row


def test_states_have_codes_and_continents() -> None:
    codes = [row["code"] for row in lexicon.rows("countries")]
    assert len(set(codes)) == len(codes) > 190
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert all(places.is_place(row["continent"]) for row in lexicon.rows("countries"))

"""Bodies that are called by an ordinary noun."""

from __future__ import annotations

import pytest

from synopse.link.actors import actors
from synopse.link.sharing import shared
from synopse.model import Document
from synopse.pipeline import read


def _bodies(*texts: str) -> list[tuple[str, ...]]:
    documents = (Document(id=f"a{number}", source="", text=text) for number, text in enumerate(texts))
    found = actors(shared(tuple(read(document) for document in documents)))
    return [actor.variants for actor in found if actor.kind == "organisation"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(("Der Landtag lehnte den Antrag ab.",), [("Landtag",)], id="it decides"),
        pytest.param(("Am Ende stimmte das Kabinett dem Plan zu.",), [("Kabinett",)], id="behind its verb"),
        pytest.param(
            ("Das Umweltministerium widerspricht.", "Die Prüfer des Umweltministeriums kamen."),
            [("Umweltministerium", "Umweltministeriums")],
            id="in its cases",
        ),
        pytest.param(
            ("Das Emder Landgericht hob die Auflage auf.", "Das Landgericht Emden hob die Auflage auf."),
            [("Emder Landgericht", "Landgericht Emden")],
            id="by its town",
        ),
        pytest.param(
            ("Der Streit lag beim Landgericht Emden. Am Ende gab das Landgericht nach.",),
            [("Landgericht", "Landgericht Emden")],
            id="short for its name",
        ),
        pytest.param(
            ("Am Montag gab die Kieler Landesregierung nach.", "Die Landesregierung in Kiel gab nach."),
            [("Landesregierung",)],
            id="where it sits",
        ),
        pytest.param(
            ("Vertreter der Bundesregierung kamen.", "Er bat die Spitze der Bundesregierung um Hilfe."),
            [("Bundesregierung",)],
            id="in two reports",
        ),
    ],
)
def test_who_acts_is_an_actor(texts: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert _bodies(*texts) == expected


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Ein Landgericht lehnte den Antrag ab.",), id="any"),
        pytest.param(("Der Streit liegt vor dem Landgericht.", "Viele warteten am Landgericht."), id="a place"),
        pytest.param(("Vertreter der Bundesregierung kamen.",) * 2, id="in a copy"),
        pytest.param(("Die Chefin des Umweltministeriums kam zu spät.",), id="whose somebody is"),
        pytest.param(("Das Nudelgericht schmeckte allen.", "Die Gerichte schweigen."), id="no body"),
        pytest.param(("Das Kabinett-Projekt endete am Montag.",), id="part of a word"),
    ],
)
def test_who_only_stands_there_is_none(texts: tuple[str, ...]) -> None:
    assert _bodies(*texts) == []


def test_of_two_courts_neither_is_the_court() -> None:
    found = _bodies("Das Landgericht Emden gab nach.", "Das Landgericht Kassel gab nach.", "Das Landgericht gab nach.")
    assert found == [("Landgericht Emden",), ("Landgericht Kassel",)]


def test_governments_in_two_capitals_are_not_one() -> None:
    assert _bodies("Am Montag gab die Kieler Landesregierung nach.", "Die Landesregierung in Dresden gab nach.") == []


def test_parliaments_of_two_lands_are_not_one() -> None:
    assert _bodies("Der sächsische Landtag lehnte ab.", "Der thüringische Landtag lehnte ab. Der Landtag tagte.") == []

"""Bodies and ships under two names; spellings and longer forms are none."""

from __future__ import annotations

import pytest

from synopse.compare import compare
from synopse.model import Actor, Evidence, Story
from tests.factories import article


def _kinds(story: Story) -> list[str]:
    return [entry.kind for entry in compare(story)]


def _story(texts: tuple[str, str], actors: tuple[Actor, ...] = ()) -> Story:
    told = tuple(article(id_, text, "2025-03-09") for id_, text in zip("ab", texts, strict=True))
    return Story(
        id="story-1", title="t", articles=told, origins=(), actors=actors, events=(), quotations=(), figures=()
    )


def _body(id_: str, name: str) -> Actor:
    mention = Evidence(id_, 0, len(name), name)
    return Actor(
        id=f"body-{id_}", kind="organisation", name=name, variants=(name,), roles=(), mentions=(mention,)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param("Nordwall Logistik", "Nordwald Logistik", ["name"], id="another ending"),
        pytest.param("Nordwall Logistik", "Südwall Logistik", [], id="another beginning"),
        pytest.param("Nordwall Logistik", "Nordwald Reisen", [], id="another line of business"),
        pytest.param("Nordwall Logistik", "Nordwal Logistik", [], id="a spelling"),
        pytest.param("Spielzeugbauers Purzel", "Spielzeughersteller Purzel", [], id="what it is"),
        pytest.param("Nord Logistik", "Nordwall Logistik", [], id="a longer form"),
    ],
)
def test_bodies(one: str, other: str, kinds: list[str]) -> None:
    story = _story((f"{one} ist pleite.", f"{other} ist pleite."), (_body("a", one), _body("b", other)))
    assert _kinds(story) == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param(
            "Die Fähre „Seeadler“ lief auf Grund.", "Das Schiff, die „Seefalke“, sitzt fest.", ["name"], id="two"
        ),
        pytest.param("Die Fähre „Seeadler“ lief auf Grund.", "Die Fähre „Möwe“ sitzt fest.", [], id="unlike"),
        pytest.param(
            "Die Fähre „Seeadler“ half.", "Die „Seefalke“ und die Fähre „Seeadler“ halfen.", [], id="both known"
        ),
        pytest.param("Das Lied „Seeadler“ erklang.", "Das Lied „Seefalke“ erklang.", [], id="no ships"),
    ],
)
def test_ships(one: str, other: str, kinds: list[str]) -> None:
    assert _kinds(_story((one, other))) == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param("Die Sonde „Argus-S“ fliegt.", "Zum Mond fliegt die Sonde „Argon-S“.", ["name"], id="a letter"),
        pytest.param("Die Sonde „Argus-1“ fliegt.", "Zum Mond fliegt die Sonde „Argus-2“.", [], id="a number"),
        pytest.param("Die Sonde „Argus II“ fliegt.", "Zum Mond fliegt die Sonde „Argus III“.", [], id="another number"),
        pytest.param("Die Sonde „Argus“ fliegt.", "Zum Mond fliegt die Sonde „Argos“, nicht Argus.", [], id="both"),
        pytest.param("Die Sonde „Argus“ fliegt.", "Das Radar „Argon“ misst.", [], id="two kinds"),
        pytest.param("Die Zeitung „Nordkurier“ meldet es.", "Das sagt die Zeitung „Nordkurrer“.", [], id="two papers"),
        pytest.param("Der Film „Winter“ läuft.", "Der Film „Winters“ läuft.", [], id="a case"),
    ],
)
def test_things_in_marks(one: str, other: str, kinds: list[str]) -> None:
    assert _kinds(_story((one, other))) == kinds

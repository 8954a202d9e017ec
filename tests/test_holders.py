"""Posts that a report gives somebody in its clauses, and two of them that cannot both be so."""

from __future__ import annotations

import pytest

from synopse.compare.holders import held
from synopse.compare.roles import roles
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "Die Gemeinde Ramsau hat gewählt. "
AGAIN = "In der Gemeinde Ramsau fiel die Wahl deutlich aus. "


def _report(id_: str, text: str, published: str = "2025-03-12") -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))


def _found(one: str, other: str) -> list[set[str]]:
    stories = link((_report("a", HEAD + one), _report("b", AGAIN + other)))
    return [{account.value for account in entry.values} for story in stories for entry in roles(story) if entry]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param(
            "Elfriede Kunz stammt aus Linz. Der Rat wählte sie am Montag zur Präsidentin.",
            [("Elfriede Kunz", "Präsidentin")],
            id="elected",
        ),
        pytest.param(
            "Elfriede Kunz stammt aus Linz. Sie bekommt im Herbst das Finanzressort.",
            [("Elfriede Kunz", "Finanzressort")],
            id="a department",
        ),
        pytest.param("Der Kläger heißt Theo Gruber.", [("Theo Gruber", "Kläger")], id="equals"),
        pytest.param(
            "Dann sprach die deutsche Botschafterin in Oslo, Elfriede Kunz.",
            [("Elfriede Kunz", "deutsche Botschafterin in Oslo")],
            id="before a name",
        ),
        pytest.param(
            "Der Kanzler stellte Elfriede Kunz vor, bislang Finanzministerin in Hessen.",
            [("Elfriede Kunz", "Finanzministerin in Hessen")],
            id="until now",
        ),
        pytest.param(
            "Elfriede Kunz, bis 2021 Präsidentin, sprach mit Theo Gruber.",
            [("Elfriede Kunz", "Präsidentin")],
            id="until a year",
        ),
        pytest.param("Elfriede Kunz ging nicht zum Arzt.", [], id="to see one"),
        pytest.param("Elfriede Kunz kam. Der Richter ist ein anderer.", [], id="somebody else"),
        pytest.param("Elfriede Kunz und Theo Gruber arbeiten als Richter.", [], id="two persons"),
    ],
)
def test_held(text: str, posts: list[tuple[str, str]]) -> None:
    assert [(one.holder.text, one.evidence.text) for one in held(_report("a", text))] == posts


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param("zur Präsidentin", "zur Vizepräsidentin", True, id="the deputy"),
        pytest.param("zur Landesvorsitzenden", "zur Spitzenkandidatin", True, id="two posts"),
        pytest.param("zur Parteichefin", "zur Vorsitzenden", False, id="two words"),
        pytest.param("zur Präsidentin", "zur neuen Präsidentin", False, id="one word"),
    ],
)
def test_two_posts_to_which_somebody_was_elected(one: str, other: str, found: bool) -> None:
    told = "Die Delegierten haben Elfriede Kunz am Montag {} gewählt."
    assert bool(_found(told.format(one), told.format(other))) is found

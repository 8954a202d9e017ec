"""Who did it and who suffered it, changed about between two reports."""

from __future__ import annotations

import pytest

from synopse.compare.agents import agents
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "In Ramsau haben sich Elfriede Kunz und Theo Gruber wegen der alten Mühle gestritten. "
AGAIN = "Der Streit um die alte Mühle in Ramsau zwischen Theo Gruber und Elfriede Kunz geht weiter. "


def _report(id_: str, text: str) -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published="2025-03-12", published_basis="given"))


def _found(one: str, other: str) -> list[set[str]]:
    stories = link((_report("a", HEAD + one), _report("b", AGAIN + other)))
    return [{account.value for account in entry.values} for story in stories for entry in agents(story) if entry]


KUNZ, GRUBER = "Elfriede Kunz", "Theo Gruber"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Theo Gruber hat Elfriede Kunz verklagt.", True, id="one verb"
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Der Kläger heißt Theo Gruber.", True, id="the noun for the doer"
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.",
            "Die Klage von Theo Gruber gegen Elfriede Kunz hatte Erfolg.",
            True,
            id="the noun for the deed",
        ),
        pytest.param(
            "Der Fahrlehrer saß am Steuer, der Fahrschüler daneben.",
            "Gesteuert wurde der Wagen vom Fahrschüler, der Fahrlehrer saß daneben.",
            True,
            id="nouns for persons",
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Theo Gruber wurde von Elfriede Kunz verklagt.", False, id="passive"
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Theo Gruber beschimpfte Elfriede Kunz.", False, id="two deeds"
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.",
            "Theo Gruber verklagte Elfriede Kunz, und Elfriede Kunz verklagte Theo Gruber.",
            False,
            id="both did it",
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Theo Gruber verklagte Elfriede Kunz nicht.", False, id="denied"
        ),
        pytest.param(
            "Elfriede Kunz verklagte Theo Gruber.", "Verklagt hat ihn Konrad Egger.", False, id="known to one only"
        ),
    ],
)
def test_doers(one: str, other: str, found: bool) -> None:
    assert bool(_found(one, other)) is found

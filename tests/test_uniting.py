"""A person for whom reports have two names is one actor, with the contradiction."""

from __future__ import annotations

import pytest

from synopse.model import Actor, Document, Dossier, Judgement
from synopse.pipeline import brief, read

HEAD = "Die Werft in Stade streicht 300 Stellen. "
ONE = (
    HEAD
    + "Werftchef {} kündigte am Montag in Stade einen Sozialplan für 300 Stellen an. {} sprach von einer harten Zeit."
)
BARE = HEAD + "Den Sozialplan für die 300 Stellen der Werft in Stade verteidigte am Montag auch Hartmeyer."


def _dossier(*texts: str, judgements: tuple[Judgement, ...] = ()) -> Dossier:
    documents = (
        Document(
            id=f"r{number}", source=f"r{number}", text=text, published=f"2025-03-1{number}", published_basis="given"
        )
        for number, text in enumerate(texts)
    )
    return brief([read(document) for document in documents], judgements)


def _persons(dossier: Dossier) -> list[Actor]:
    return [actor for story in dossier.stories for actor in story.actors if actor.kind == "person"]


MARIUS, MARKUS = ONE.format("Marius Hartmeyer", "Hartmeyer"), ONE.format("Markus Hartmeyer", "Hartmeyer")


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        pytest.param((MARIUS, MARKUS), "Marius Hartmeyer", id="as often"),
        pytest.param((MARIUS, MARKUS, MARKUS), "Markus Hartmeyer", id="as most reports say"),
        pytest.param(
            (MARKUS, MARKUS + " Korrektur: Der Werftchef heißt Marius Hartmeyer, nicht Markus.", MARKUS),
            "Marius Hartmeyer",
            id="as it is put right",
        ),
        pytest.param((MARIUS, MARKUS, BARE), "Marius Hartmeyer", id="with a bare surname"),
    ],
)
def test_two_names_of_one_person_are_one_actor(texts: tuple[str, ...], name: str) -> None:
    dossier = _dossier(*texts)
    (person,) = _persons(dossier)
    assert person.name == name
    assert {"Marius Hartmeyer", "Markus Hartmeyer", "Hartmeyer"} <= set(person.variants)
    assert "two_names: Marius Hartmeyer / Markus Hartmeyer" in person.reasons
    assert {mention.article for mention in person.mentions} == {f"r{number}" for number in range(len(texts))}
    assert [found.kind for story in dossier.stories for found in story.discrepancies] == ["name"]


def test_whatever_speaks_of_one_of_them_speaks_of_both() -> None:
    (story,) = _dossier(MARIUS, MARKUS).stories
    known = {actor.id for actor in story.actors}
    told = {id_ for event in story.events for id_ in event.participants}
    told |= {found.speaker for found in story.quotations if found.speaker}
    told |= {found.party for found in story.positions if found.party}
    assert told
    assert told <= known
    assert {role.text for actor in _persons(_dossier(MARIUS, MARKUS)) for role in actor.roles} == {"Werftchef"}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((MARIUS, MARKUS.replace("Werftchef Markus", "Seine Frau Petra")), id="another sex"),
        pytest.param((MARIUS + " Auch sein Bruder Markus Hartmeyer kam.", MARKUS), id="a report knows both"),
    ],
)
def test_two_persons_stay_two(texts: tuple[str, ...]) -> None:
    assert all("two_names" not in reason for person in _persons(_dossier(*texts)) for reason in person.reasons)


def test_who_is_judged_different_stays_apart() -> None:
    apart = Judgement(kind="different", one="Marius Hartmeyer", other="Markus Hartmeyer", source="j", line=1)
    assert {person.name for person in _persons(_dossier(MARIUS, MARKUS, judgements=(apart,)))} >= {
        "Marius Hartmeyer",
        "Markus Hartmeyer",
    }

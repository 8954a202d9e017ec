"""Who is who as a table, as records and as FollowTheMoney entities."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from synopse import Article, Document, Dossier, brief, lexicon, read
from synopse.render.actor_list import actor_list
from synopse.render.ftm import ftm
from synopse.render.tables import listed

SCHEMATA = json.loads((Path(__file__).parent / "ftm_schema.json").read_text(encoding="utf-8"))
"""What followthemoney 4.11 says of the schemata that are used: their properties with types, and which must be there."""
TEXTS = """\
Der lettische Gesandte Andris Kalniņš traf am Dienstag in Emden die Landrätin Wiebke Öttken. Kalniņš lobte die \
Friesenwerft AG. Der Bundesgerichtshof schweigt, und Lettland wartet.
Landrätin Wiebke Oettken traf am Dienstag in Emden den lettischen Gesandten Andris Kalniņš. Lettland dankte der \
Friesenwerft AG.
In Emden traf Landrätin Wiebke Öttken am Dienstag den Letten Andris Kalniņš. Die Landrätin sprach für die \
Friesenwerft AG. Der Bundesgerichtshof schwieg zu Lettland.
""".splitlines()


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return tuple(
        read(
            Document(
                id=f"bericht {number}/ä", source="", text=text, outlet=f"Blatt {number}",
                published=f"2025-03-0{number + 4}", published_basis="given",
                url="https://blatt.example/1" if number == 0 else "kein Ort",
            )
        )
        for number, text in enumerate(TEXTS)
    )  # fmt: skip


@pytest.fixture(scope="module")
def dossier(articles: tuple[Article, ...]) -> Dossier:
    return brief(articles)


def entities(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


def test_the_table_says_who_is_who_and_why(dossier: Dossier, articles: tuple[Article, ...]) -> None:
    table = listed(actor_list(dossier, articles), "table", 160)
    row = next(line for line in table.splitlines() if line.startswith("Wiebke Öttken"))
    assert "Landrätin (" in row
    assert "in 3" in row
    assert "Umschriften" in row
    assert "Öttken" in "".join(table.split("Umschriften")[1:])
    assert max(map(len, table.splitlines())) <= 160


def test_records_hold_roles_with_articles_and_dates(dossier: Dossier, articles: tuple[Article, ...]) -> None:
    records = entities(listed(actor_list(dossier, articles), "jsonl", 0))
    held = next(record for record in records if record["name"] == "Wiebke Öttken")
    assert {(one["outlet"], one["published"]) for role in held["roles"] for one in role["evidence"]} >= {
        ("Blatt 0", "2025-03-04"),
        ("Blatt 1", "2025-03-05"),
    }
    texts = {article.id: article.text for article in articles}
    cited = [*held["mentions"], *held["descriptions"], *(one for role in held["roles"] for one in role["evidence"])]
    assert all(texts[one["article"]][one["begin"] : one["end"]] == one["text"] for one in cited)
    assert any("renderings" in reason for reason in held["reasons"])


def test_csv_has_a_line_an_actor(dossier: Dossier, articles: tuple[Article, ...]) -> None:
    header, *lines = listed(actor_list(dossier, articles), "csv", 0).splitlines()
    assert header.startswith("story,id,kind,name,variants,roles")
    assert len(lines) == sum(len(story.actors) for story in dossier.stories)


def test_entities_are_what_followthemoney_reads(dossier: Dossier, articles: tuple[Article, ...]) -> None:
    found = entities(ftm(dossier, articles))
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", id_) for id_ in ids)
    for entity in found:
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"]) <= set(schema["properties"])
        for name, values in entity["properties"].items():
            assert values
            assert len(set(values)) == len(values)
            assert all(_fits(value, schema["properties"][name], ids) for value in values), (name, values)


def _fits(value: str, kind: str, ids: Iterable[str]) -> bool:
    if kind == "entity":
        return value in ids
    if kind == "country":
        return value in lexicon.words("countries", "alpha2")
    patterns = {"date": r"\d{4}-\d\d-\d\d", "url": r"https?://\S+\.\S+", "language": "[a-z]{3}"}
    return re.fullmatch(patterns.get(kind, r"(?s).*\S.*"), value) is not None


def test_entities_say_what_they_are(dossier: Dossier, articles: tuple[Article, ...]) -> None:
    told = (entity for entity in entities(ftm(dossier, articles)) if entity["schema"] not in ("Article", "Mention"))
    named = {entity["properties"]["name"][0]: entity for entity in told}
    assert named["Wiebke Öttken"]["schema"] == "Person"
    assert named["Lettland"]["properties"]["country"] == ["lv"]
    assert named["Emden"]["properties"]["country"] == ["de"]
    assert named["Wiebke Öttken"]["properties"]["alias"] == ["Wiebke Oettken"]
    assert named["Wiebke Öttken"]["properties"]["position"] == ["Landrätin"]
    assert {named[name]["schema"] for name in named if name == "Bundesgerichtshof"} == {"PublicBody"}
    assert {named[name]["schema"] for name in named if name.startswith("Friesenwerft")} == {"Company"}


def test_every_state_has_a_code_of_two_letters() -> None:
    codes = [row["alpha2"] for row in lexicon.rows("countries")]
    assert all(re.fullmatch("[a-z]{2}", code) for code in codes)
    assert len(set(codes)) == len(codes)

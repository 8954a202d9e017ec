"""What the contract promises, checked on reports of our own: fields, exact offsets, tiling, order of no effect.

The texts are those of `tests/segments` (lines as the sites write them) and the packaged example story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from synopse import model
from synopse.ingest import documents
from synopse.model import CONTENT_KINDS, Article, Document
from synopse.pipeline import brief, read
from synopse.render import dossier_json

ARTICLE_FIELDS = {
    "schema", "id", "source", "url", "title", "outlet", "language", "published", "published_basis", "text",
    "segments", "sentences", "times", "names", "quotations", "figures", "events", "provenance",
}  # fmt: skip
MENTION_FIELDS = {
    "segments": {"begin", "end", "kind"},
    "sentences": {"begin", "end"},
    "times": {"begin", "end", "text", "type", "value", "earliest", "latest"},
    "names": {"begin", "end", "text", "label"},
    "quotations": {"type", "content", "speaker", "cue", "frame", "addressee", "medium", "via"},
    "figures": {"begin", "end", "text", "low", "high", "unit", "precision", "counted"},
    "events": {"type", "trigger", "status", "actors", "recipients", "place", "time", "evidence"},
    "provenance": {"kind", "begin", "end", "text"},
}
VOCABULARIES = {
    ("segments", "kind"): model.SegmentKind,
    ("times", "type"): model.TimexType,
    ("names", "label"): model.NameLabel,
    ("quotations", "type"): model.QuotationType,
    ("quotations", "medium"): model.Medium,
    ("figures", "precision"): model.Precision,
    ("events", "type"): model.EventType,
    ("events", "status"): model.Status,
    ("provenance", "kind"): model.ProvenanceKind,
}
STORY_FIELDS = {
    "id", "title", "articles", "actors", "events", "quotations", "figures", "discrepancies", "briefing",
}  # fmt: skip
ENTRY_FIELDS = {
    "actors": {"id", "kind", "name", "variants", "roles", "mentions"},
    "events": {
        "id", "type", "label", "status", "earliest", "latest", "place", "participants", "reports",
        "independent_sources",
    },
    "quotations": {"id", "speaker", "speaker_text", "type", "reports"},
    "figures": {"id", "counted", "unit", "reports"},
    "discrepancies": {"id", "kind", "subject", "summary", "values"},
    "briefing": {"heading", "sentences"},
}  # fmt: skip


def example_lines() -> list[str]:
    text = files("synopse").joinpath("examples", "story.jsonl").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def site_lines() -> list[str]:
    cases = sorted((Path(__file__).parent / "segments").glob("*.txt"))
    texts = [re.sub(r"(?m)^[a-z_]+\|", "", case.read_text(encoding="utf-8")) for case in cases]
    return [json.dumps({"id": case.stem, "text": text}) for case, text in zip(cases, texts, strict=True)]


def articles_of(lines: list[str], folder: Path) -> list[Article]:
    path = folder / "input.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [read(item) for item in documents([str(path)], "2025-05-14") if isinstance(item, Document)]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    return articles_of(example_lines() + site_lines(), tmp_path_factory.mktemp("input"))


@pytest.fixture(scope="module")
def printed(articles: list[Article]) -> list[dict[str, Any]]:
    return [json.loads(msgspec.json.encode(article)) for article in articles]


@pytest.fixture(scope="module")
def dossier(articles: list[Article]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(dossier_json(brief(articles)))
    return content


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects inside a JSON value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


# --- synopse read ----------------------------------------------------------------------------------------------------


def test_every_article_is_there_in_order(printed: list[dict[str, Any]]) -> None:
    given = [json.loads(line) for line in example_lines() + site_lines()]
    assert [article["id"] for article in printed] == [item["id"] for item in given]
    assert [article["text"] for article in printed] == [item["text"].replace("\r\n", "\n") for item in given]


def test_the_fields_of_an_article(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        assert set(article) >= ARTICLE_FIELDS
        assert article["schema"] == "synopse/article/1"
        assert article["published_basis"] in get_args(model.Basis)
        assert (article["published"] is None) == (article["published_basis"] == "unknown")
        for name, fields in MENTION_FIELDS.items():
            for mention in article[name]:
                assert set(mention) >= fields, name


def test_the_vocabularies(printed: list[dict[str, Any]]) -> None:
    for (name, field), vocabulary in VOCABULARIES.items():
        values = {mention[field] for article in printed for mention in article[name]}
        assert values <= set(get_args(vocabulary)), name
        assert values, name


def test_every_span_is_its_words(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        found = 0
        for item in objects({key: value for key, value in article.items() if key != "text"}):
            if {"begin", "end", "text"} <= set(item):
                found += 1
                assert article["text"][item["begin"] : item["end"]] == item["text"]
                assert item["text"].strip() == item["text"] != ""
        assert found


def test_segments_tile_the_text_at_line_ends(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        text, position = article["text"], 0
        for segment in article["segments"]:
            assert segment["begin"] == position < segment["end"]
            position = segment["end"]
            assert position == len(text) or text[position - 1] == "\n"
        assert position == len(text)


def test_mentions_stand_in_content_alone(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        content = [segment for segment in article["segments"] if segment["kind"] in CONTENT_KINDS]
        mentions = [article[name] for name in ("times", "names", "quotations", "figures", "events", "sentences")]
        for item in objects(mentions):
            if "begin" in item:
                assert any(part["begin"] <= item["begin"] and item["end"] <= part["end"] for part in content)


def test_mentions_stand_in_text_order(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        for name in ("segments", "sentences", "times", "names", "figures", "provenance"):
            begins = [mention["begin"] for mention in article[name]]
            assert begins == sorted(begins), name


def test_names_do_not_overlap(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        reached = 0
        for name in article["names"]:
            assert name["begin"] >= reached
            reached = name["end"]


def test_dates_are_dates(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        for item in objects([article["times"], article["events"]]):
            bounds = [date.fromisoformat(item[key]) for key in ("earliest", "latest") if item.get(key)]
            assert bounds == sorted(bounds)


def test_figures_have_bounds_in_order(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        for figure in article["figures"]:
            bounds = [figure[key] for key in ("low", "high") if figure[key] is not None]
            assert bounds
            assert bounds == sorted(bounds)


def test_a_quotation_has_content(printed: list[dict[str, Any]]) -> None:
    for article in printed:
        for quotation in article["quotations"]:
            assert quotation["content"]


def test_the_same_input_gives_the_same_bytes(articles: list[Article], tmp_path: Path) -> None:
    again = articles_of(example_lines() + site_lines(), tmp_path)
    for first, second in zip(articles, again, strict=True):
        relocated = msgspec.structs.replace(second, source=first.source)
        assert msgspec.json.encode(first) == msgspec.json.encode(relocated)


# --- synopse brief ---------------------------------------------------------------------------------------------------


@cache
def _texts() -> dict[str, str]:
    return {item["id"]: item["text"] for item in map(json.loads, example_lines() + site_lines())}


def evidence(value: Any) -> list[dict[str, Any]]:
    """All EVIDENCE inside a JSON value."""
    return [item for item in objects(value) if {"article", "begin", "end", "text"} <= set(item)]


def test_the_fields_of_a_dossier(dossier: dict[str, Any]) -> None:
    assert dossier["schema"] == "synopse/dossier/1"
    assert dossier["stories"]
    for story in dossier["stories"]:
        assert set(story) >= STORY_FIELDS
        for name, fields in ENTRY_FIELDS.items():
            for entry in story[name]:
                assert set(entry) >= fields, name
        kinds = {entry["kind"] for entry in story["discrepancies"]}
        assert kinds <= set(get_args(model.DiscrepancyKind))
        assert {entry["kind"] for entry in story["actors"]} <= set(get_args(model.ActorKind))


def test_every_article_is_in_one_story(dossier: dict[str, Any]) -> None:
    ids = [article for story in dossier["stories"] for article in story["articles"]]
    assert sorted(ids) == sorted(_texts())


def test_every_piece_of_evidence_is_its_words(dossier: dict[str, Any]) -> None:
    found = evidence(dossier)
    assert found
    for item in found:
        assert _texts()[item["article"]][item["begin"] : item["end"]] == item["text"]


def test_whatever_is_said_has_evidence(dossier: dict[str, Any]) -> None:
    for story in dossier["stories"]:
        for entry in (*story["events"], *story["quotations"], *story["figures"]):
            assert evidence(entry["reports"])
        for actor in story["actors"]:
            assert evidence(actor["mentions"])
            assert all(evidence(role) for role in actor["roles"])
        for discrepancy in story["discrepancies"]:
            assert len(discrepancy["values"]) >= 2
            assert all(evidence(value) for value in discrepancy["values"])
        for section in story["briefing"]:
            assert all(evidence(sentence) for sentence in section["sentences"])


def test_evidence_is_of_the_story(dossier: dict[str, Any]) -> None:
    for story in dossier["stories"]:
        assert {item["article"] for item in evidence(story)} <= set(story["articles"])


def test_references_lead_to_actors(dossier: dict[str, Any]) -> None:
    for story in dossier["stories"]:
        actors = {actor["id"] for actor in story["actors"]}
        assert len(actors) == len(story["actors"])
        assert {actor for event in story["events"] for actor in event["participants"]} <= actors
        assert {entry["speaker"] for entry in story["quotations"]} - {None} <= actors


def test_independent_sources_are_no_more_than_reports(dossier: dict[str, Any]) -> None:
    for story in dossier["stories"]:
        for event in story["events"]:
            assert 1 <= event["independent_sources"] <= len({report["article"] for report in event["reports"]})


def test_order_and_duplicates_change_nothing(articles: list[Article]) -> None:
    expected = dossier_json(brief(articles))
    assert dossier_json(brief(articles[::-1])) == expected
    assert dossier_json(brief(articles[7:] + articles[:7])) == expected
    assert dossier_json(brief([*articles, *articles[:5]])) == expected

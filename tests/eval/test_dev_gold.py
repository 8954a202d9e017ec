"""The annotated stories of eval/dev: whole, legal, and what their sources say."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator, get_args

import pytest

from synopse import model
from tests.annotations import ROOT, Json, spans, tool

DEV = ROOT / "eval" / "dev"
STORIES = sorted(path.parent.name for path in DEV.glob("*/story.toml"))

each_story = pytest.mark.parametrize("story", STORIES)


def load(story: str) -> tuple[Json, dict[str, Json]]:
    """The gold of a story and its articles by their ids."""
    gold = json.loads((DEV / story / "gold.json").read_text(encoding="utf-8"))
    lines = (DEV / story / gold["input"]).read_text(encoding="utf-8").splitlines()
    return gold, {article["id"]: article for article in map(json.loads, lines)}


def evidence(gold: Json) -> Iterator[Json]:
    for part in ("must", "must_not", "may"):
        for entry in gold[part]:
            yield from entry.get("values", entry.get("evidence"))


def sides(must: Json) -> dict[str, set[str]]:
    """The articles of each account."""
    found: dict[str, set[str]] = {}
    for value in must["values"]:
        found.setdefault(value["value"], set()).add(value["article"])
    return found


@each_story
def test_files_are_what_the_sources_say(story: str) -> None:
    for path, text in tool().files(DEV / story).items():
        assert path.read_text(encoding="utf-8") == text


@each_story
def test_mentions_slice_back(story: str) -> None:
    gold, articles = load(story)
    for part in ("times", "quotations", "figures", "provenance"):
        for article, entries in gold[part].items():
            for span in spans(entries):
                assert articles[article]["text"][span["begin"] : span["end"]] == span["text"]
    for part in ("times", "quotations", "figures"):
        assert 2 <= len(gold[part]) <= len(articles)
        assert all(gold[part].values())


@each_story
def test_evidence_slices_back_and_lies_in_its_sentence(story: str) -> None:
    gold, articles = load(story)
    for entry in evidence(gold):
        text, sentence = articles[entry["article"]]["text"], entry["sentence"]
        assert text[entry["begin"] : entry["end"]] == entry["text"]
        assert sentence["begin"] <= entry["begin"] < entry["end"] <= sentence["end"]
        assert "\n" not in text[sentence["begin"] : sentence["end"]]


@each_story
def test_labels_are_those_of_the_model(story: str) -> None:
    gold, _ = load(story)
    used: dict[Any, set[str]] = {
        model.TimexType: {t for entries in gold["times"].values() for e in entries for t in e["types"]},
        model.QuotationType: {t for entries in gold["quotations"].values() for e in entries for t in e["type"]},
        model.Precision: {p for entries in gold["figures"].values() for e in entries for p in e["precision"]},
        model.EventType: {t for event in gold["events"] for t in event["type"]},
        model.Status: {s for event in gold["events"] for s in event["status"]},
        model.DiscrepancyKind: {
            k for part in ("must", "must_not", "may") for entry in gold[part] for k in entry["kind"]
        },
        model.SegmentKind: {
            k for lines in gold["segments_kind_by_line"].values() for kinds in lines.values() for k in kinds
        },
        model.ProvenanceKind: {k for entries in gold["provenance"].values() for e in entries for k in e["kind"]},
    }
    for labels, found in used.items():
        assert found
        assert found <= set(get_args(labels))


@each_story
def test_articles_are_five_reports_of_differing_outlets(story: str) -> None:
    gold, articles = load(story)
    assert [entry["id"] for entry in gold["articles"]] == list(articles)
    assert len({entry["outlet"] for entry in gold["articles"]}) == len(articles) >= 5
    for entry in gold["articles"]:
        assert 130 <= len(articles[entry["id"]]["text"].split()) <= 250
        assert articles[entry["id"]].get("published") == entry["published"]
        assert entry["published"] in (None, entry["day"])
    assert len({entry["day"] for entry in gold["articles"]}) >= 3


@each_story
def test_every_line_has_its_kind(story: str) -> None:
    gold, articles = load(story)
    for article, lines in gold["segments_kind_by_line"].items():
        texts = articles[article]["text"].split("\n")
        assert {str(number) for number, line in enumerate(texts, 1) if line.strip()} == set(lines)
    assert set(gold["segments_kind_by_line"]) == set(articles)


@each_story
def test_contradictions_have_two_sides_and_traps_outnumber_them(story: str) -> None:
    gold, _ = load(story)
    assert 3 <= len(gold["must"]) < len(gold["must_not"])
    assert len(gold["must_not"]) >= 6
    assert all(len(sides(must)) >= 2 for must in gold["must"])
    assert all(len(trap["evidence"]) >= 2 for trap in gold["must_not"])
    assert {must.get("settled") for must in gold["must"]} <= {None, "corrected"}


@each_story
def test_who_speaks_and_takes_part_is_an_actor_whose_names_occur(story: str) -> None:
    gold, articles = load(story)
    everything = "\n".join(article["text"] for article in articles.values())
    forms = [form for names in gold["actors"].values() for form in names]
    assert all(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", everything) for form in forms)
    assert len(forms) == len(set(forms))
    assert all(role in everything for roles in gold["roles"].values() for role in roles)
    named = {q["who"] for entries in gold["quotations"].values() for q in entries} - {None}
    named |= {actor for event in gold["events"] for actor in event["participants"]}
    named |= {name for pair in gold["must_differ"] for name in pair} | set(gold["roles"])
    assert named <= set(gold["actors"])


@each_story
def test_events_are_told_by_articles_and_origins_are_copies(story: str) -> None:
    gold, articles = load(story)
    for event in gold["events"]:
        assert event["earliest"] <= event["latest"]
        assert event["articles"]
        assert set(event["articles"]) <= set(articles)
        assert event["independent"] is None or 1 <= event["independent"] <= len(event["articles"])
    for group in gold["origins"]:
        assert len(group) >= 2
        assert set(group) <= set(articles)


def test_the_stories_together_hold_every_kind_of_contradiction() -> None:
    golds = [load(story)[0] for story in STORIES]
    musts = [must for gold in golds for must in gold["must"]]
    assert len(golds) >= 6
    assert {kind for must in musts for kind in must["kind"][:1]} == set(get_args(model.DiscrepancyKind))
    assert any(must.get("settled") for must in musts)
    assert any(len(set().union(*sides(must).values())) == 1 for must in musts), "none inside one article"
    assert any(article["published"] is None for gold in golds for article in gold["articles"])
    assert any(e["kind"] == ["ai_generated"] for gold in golds for es in gold["provenance"].values() for e in es)
    assert any(gold["origins"] for gold in golds)


def test_the_page_names_every_story() -> None:
    page = (DEV / "README.md").read_text(encoding="utf-8")
    assert all(f"`{story}`" in page for story in STORIES)

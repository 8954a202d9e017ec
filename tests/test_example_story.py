from __future__ import annotations

import json
from typing import get_args

import pytest

from synopse import model
from synopse.model import CONTENT_KINDS, Segment, Time
from synopse.syntax import analyse
from synopse.tag.figures import figures
from tests.annotations import ROOT, spans, tool

EXAMPLES = ROOT / "src" / "synopse" / "examples"
ARTICLES = {
    article["id"]: article
    for article in map(json.loads, (EXAMPLES / "story.jsonl").read_text(encoding="utf-8").splitlines())
}
GOLD = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))


def gold_segments(article: str) -> tuple[Segment, ...]:
    found, begin = [], 0
    lines = GOLD["segments_kind_by_line"][article]
    for number, line in enumerate(ARTICLES[article]["text"].split("\n"), 1):
        if str(number) in lines:
            found.append(Segment(begin, begin + len(line), lines[str(number)][0]))
        begin += len(line) + 1
    return tuple(found)


def test_files_are_what_the_annotations_say() -> None:
    story, gold = tool().build()
    assert (EXAMPLES / "story.jsonl").read_text(encoding="utf-8") == story
    assert (EXAMPLES / "gold.json").read_text(encoding="utf-8") == gold


def test_quotations_of_the_gold_must_be_found_once() -> None:
    annotate = tool()
    assert annotate.locate("am Kai am Ufer", "am ^Ufer")["core"] == {"begin": 10, "end": 14, "text": "Ufer"}
    for text, quoted in (("am Kai am Ufer", "am"), ("am Kai", "Ka"), ("am Kai", "Ufer")):
        with pytest.raises(annotate.AnnotationError):
            annotate.locate(text, quoted)


@pytest.mark.parametrize("part", ["times", "quotations", "figures", "provenance"])
def test_mentions_slice_back(part: str) -> None:
    count = 0
    for article, entries in GOLD[part].items():
        for span in spans(entries):
            assert ARTICLES[article]["text"][span["begin"] : span["end"]] == span["text"]
            count += 1
    assert count > 4


@pytest.mark.parametrize("part", ["must", "must_not", "may"])
def test_evidence_slices_back_and_lies_in_its_sentence(part: str) -> None:
    for entry in GOLD[part]:
        for evidence in entry.get("values", []) + entry.get("evidence", []):
            text, sentence = ARTICLES[evidence["article"]]["text"], evidence["sentence"]
            assert text[evidence["begin"] : evidence["end"]] == evidence["text"]
            assert sentence["begin"] <= evidence["begin"] < evidence["end"] <= sentence["end"]
            assert "\n" not in text[sentence["begin"] : sentence["end"]]


def test_articles_are_reports_of_a_page() -> None:
    assert [entry["id"] for entry in GOLD["articles"]] == list(ARTICLES)
    assert len({entry["outlet"] for entry in GOLD["articles"]}) == len(ARTICLES) >= 8
    for entry in GOLD["articles"]:
        assert 150 <= len(ARTICLES[entry["id"]]["text"].split()) <= 260
        assert ARTICLES[entry["id"]].get("published") == entry["published"]
        assert entry["published"] in (None, entry["day"])


def test_every_kind_of_segment_occurs() -> None:
    kinds = {kind for lines in GOLD["segments_kind_by_line"].values() for kind in (k[0] for k in lines.values())}
    assert kinds == set(get_args(model.SegmentKind))
    for article, lines in GOLD["segments_kind_by_line"].items():
        texts = ARTICLES[article]["text"].split("\n")
        assert {str(number) for number, line in enumerate(texts, 1) if line.strip()} == set(lines)


def test_labels_are_those_of_the_model() -> None:
    assert {t for entries in GOLD["times"].values() for e in entries for t in e["types"]} <= set(
        get_args(model.TimexType)
    )
    assert {t for entries in GOLD["quotations"].values() for e in entries for t in e["type"]} <= set(
        get_args(model.QuotationType)
    )
    assert {p for entries in GOLD["figures"].values() for e in entries for p in e["precision"]} <= set(
        get_args(model.Precision)
    )
    assert {t for event in GOLD["events"] for t in event["type"]} <= set(get_args(model.EventType))
    assert {s for event in GOLD["events"] for s in event["status"]} <= set(get_args(model.Status))
    assert {k for part in ("must", "must_not") for entry in GOLD[part] for k in entry["kind"]} <= set(
        get_args(model.DiscrepancyKind)
    )


def test_every_contradiction_has_two_sides_and_traps_outnumber_them() -> None:
    for entry in GOLD["must"]:
        sides: dict[str, set[str]] = {}
        for value in entry["values"]:
            sides.setdefault(value["value"], set()).add(value["article"])
        assert len(sides) == 2
        assert not set.intersection(*sides.values())
    assert len(GOLD["must_not"]) >= len(GOLD["must"]) >= 3


def test_who_speaks_and_takes_part_is_an_actor_whose_names_occur() -> None:
    actors = GOLD["actors"]
    everything = "\n".join(article["text"] for article in ARTICLES.values())
    assert all(name in everything for names in actors.values() for name in names)
    assert all(role in everything for roles in GOLD["roles"].values() for role in roles)
    assert {q["who"] for entries in GOLD["quotations"].values() for q in entries} - {None} <= set(actors)
    assert {actor for event in GOLD["events"] for actor in event["participants"]} <= set(actors)
    assert {name for pair in GOLD["must_differ"] for name in pair} <= set(actors)


@pytest.mark.parametrize("article", list(GOLD["figures"]))
def test_figures_are_found_and_no_others(article: str) -> None:
    text = ARTICLES[article]["text"]
    content = tuple(segment for segment in gold_segments(article) if segment.kind in CONTENT_KINDS)
    times = tuple(
        Time(time["begin"], time["end"], time["text"], time["type"], time["value"], None, None)
        for time in GOLD["times"].get(article, [])
    )
    found = {(figure.begin, figure.text): figure for figure in figures(text, analyse(text, content), times)}
    gold = {(entry["begin"], entry["text"]): entry for entry in GOLD["figures"][article]}
    optional = {key for key, entry in gold.items() if entry["optional"]}
    assert set(found) - optional == set(gold) - optional
    for key in set(found) & set(gold):
        figure, entry = found[key], gold[key]
        assert (figure.low, figure.high, figure.unit) == (entry["low"], entry["high"], entry["unit"])
        assert figure.precision in entry["precision"]

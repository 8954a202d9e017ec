"""What a figure measures by the words around it, and how far it is settled: every rule is run on what it shows."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.link.quantities.measures import Measure, measures
from synopse.model import Document
from synopse.pipeline import read

CONCEPTS = lexicon.rules("quantities_concepts")


def _measures(text: str) -> list[Measure]:
    document = Document(id="a", source="a", text=text, published="2026-03-02", published_basis="given")
    return list(measures(read(document), lambda *_: ()))


def _concepts(text: str) -> list[str]:
    return [measure.concept.name for measure in _measures(text) if measure.concept is not None]


@pytest.mark.parametrize(
    ("name", "text"),
    [(rule.fields.get("concept", rule.name), entry["text"]) for rule in CONCEPTS for entry in rule.examples],
)
def test_a_figure_is_of_the_concept_that_its_words_tell(name: str, text: str) -> None:
    assert name in _concepts(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in CONCEPTS for text in rule.rejects])
def test_and_of_none_whose_words_mean_something_else(rule: lexicon.Rule, text: str) -> None:
    assert rule.fields.get("concept", rule.name) not in _concepts(text)


@pytest.mark.parametrize("rule", CONCEPTS, ids=lambda rule: rule.name)
def test_a_concept_says_of_what_there_is_one(rule: lexicon.Rule) -> None:
    assert rule.fields["of"] in ("matter", "actor", "thing")
    assert rule.fields["unit"]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Die Fischer fordern elf Prozent mehr Lohn.", ["asked"]),
        ("Die Reederei bietet vier Prozent mehr Lohn.", ["offered"]),
        ("Die Löhne steigen um fünf Prozent.", [None]),
        ("Erlaubt sind 80 Kilometer pro Stunde.", ["threatened"]),
        ("Die Veranstalter erwarteten 2000 Menschen.", ["expected"]),
        ("Beim letzten Mal lag die Wahlbeteiligung bei 43 Prozent.", ["former"]),
        ("Die Löhne steigen zunächst um drei Prozent.", ["step"]),
        ("Nach Auszählung aller Bezirke bis auf einen gab es 5012 Ja-Stimmen.", ["counting"]),
    ],
)
def test_stages(text: str, stages: list[str | None]) -> None:
    assert [measure.stage for measure in _measures(text)] == stages

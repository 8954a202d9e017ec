"""Sums, shares and differences that a sentence states: every rule of the table on its own examples."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.compare.arithmetic import arithmetic
from synopse.link.quantities import quantities
from synopse.model import Discrepancy, Document, Story
from synopse.pipeline import read

RULES = lexicon.rules("compare_arithmetic")


def wrong(*texts: str) -> list[Discrepancy]:
    articles = tuple(read(Document(id=f"a{number}", source="a", text=text)) for number, text in enumerate(texts))
    linked = quantities(articles, lambda *_: (), {article.id: article.id for article in articles})
    story = Story(id="s", title="", articles=articles, origins=(), actors=(), events=(), quotations=(), figures=linked)
    return [entry for entry in arithmetic(story) if entry is not None]


@pytest.mark.parametrize(("rule", "text"), [(rule.name, entry["text"]) for rule in RULES for entry in rule.examples])
def test_what_does_not_add_up(rule: str, text: str) -> None:
    (entry,) = wrong(text)
    assert entry.kind == "figure", rule
    assert entry.reasons == ("arithmetic",)
    assert all(one.text == text[one.begin : one.end] for account in entry.values for one in account.evidence)


@pytest.mark.parametrize(("rule", "text"), [(rule.name, text) for rule in RULES for text in rule.rejects])
def test_what_adds_up_or_states_no_sum(rule: str, text: str) -> None:
    assert wrong(text) == [], rule


def test_the_accounts_are_what_is_told_and_what_it_is_told_of() -> None:
    (entry,) = wrong("Getauscht wurden 43 Lotsen auf jeder Seite, zusammen 68 Lotsen.")
    assert [account.value for account in entry.values] == ["43 Lotsen", "68 Lotsen"]


def test_copies_of_one_sentence_are_one_discrepancy() -> None:
    text = "Es kamen 20 von 50 Booten, also 60 Prozent."
    (entry,) = wrong(text, text)
    assert sorted(len(account.evidence) for account in entry.values) == [2, 4]

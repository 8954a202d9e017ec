"""Every pattern of the table is met by its examples and by none of its rejects."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.model import Segment, Time
from synopse.syntax import analyse
from synopse.tag.times import RESOLVERS, stretches, times
from synopse.tag.times.patterns import codes, hits, translated
from synopse.tag.times.words import words_of

RULES = lexicon.rules("times_patterns")


def found(text: str, published: str | None) -> tuple[Time, ...]:
    return times(text, analyse(text, (Segment(0, len(text), "body"),)), published)


def names_of_hits(text: str) -> set[str]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    return {
        hit.pattern.name
        for begin, end in stretches(text, syntax)
        for hit in hits(codes(list(words_of(text, begin, end))))
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: lexicon.Rule) -> None:
    for example in rule.examples:
        answers = {(time.text, time.value) for time in found(example["text"], example["published"])}
        assert (example["time"], example["value"]) in answers, (example["text"], answers)
        assert rule.name in names_of_hits(example["text"]), (example["text"], names_of_hits(example["text"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rejects(rule: lexicon.Rule) -> None:
    for text in rule.rejects:
        assert found(text, "2024-05-16") == (), text


def test_every_rule_names_a_resolver_and_only_its_own_keys() -> None:
    for rule in RULES:
        assert rule.fields["resolve"] in RESOLVERS, rule.name
        assert set(rule.fields) == {"resolve"}, rule.name


def test_no_resolver_is_unused() -> None:
    assert {rule.fields["resolve"] for rule in RULES} == set(RESOLVERS)


def test_an_unknown_kind_is_reported() -> None:
    with pytest.raises(lexicon.LexiconError, match="unknown kind 'weekdday'"):
        translated("weekdday month")
    with pytest.raises(lexicon.LexiconError, match="cannot read"):
        translated("month * year")

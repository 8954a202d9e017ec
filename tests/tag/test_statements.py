"""Clauses as statements: the verb and what goes with it."""

from __future__ import annotations

import pytest

from synopse.model import Quotation, Segment, Span, Statement
from synopse.syntax import analyse
from synopse.tag.statements import statements
from tests.factories import marked


def found(text: str, *said: str) -> tuple[Statement, ...]:
    text, names = marked(text)
    spoken = tuple(
        Quotation("indirect", (Span(text.index(part), text.index(part) + len(part), part),)) for part in said
    )
    result = statements(text, analyse(text, (Segment(0, len(text), "body"),)), names, spoken)
    for one in result:
        assert text[one.begin : one.end] == one.text
        assert all(text[argument.begin : argument.end] == argument.text for argument in one.arguments)
    return result


@pytest.mark.parametrize(
    ("text", "predicate", "arguments"),
    [
        (
            "Am Montag ist das Rückhaltebecken [Steinau] übergelaufen.",
            "überlaufen",
            {("an", "Am Montag"), ("subject", "das Rückhaltebecken Steinau")},
        ),
        (
            "Die Delegation wird von Staatssekretärin {Ute Kern} geleitet.",
            "leiten",
            {("object", "Die Delegation"), ("subject", "von Staatssekretärin Ute Kern")},
        ),
        (
            "Der Konzern hält 12 Prozent der Anteile.",
            "halten",
            {("subject", "Der Konzern"), ("object", "12 Prozent")},
        ),
    ],
)
def test_verb_and_phrases(text: str, predicate: str, arguments: set[tuple[str, str]]) -> None:
    (statement,) = found(text)
    assert statement.predicate == predicate
    assert {(argument.relation, argument.text) for argument in statement.arguments} == arguments
    assert (statement.factual, statement.negated, statement.said) == (True, False, False)


def test_a_subject_is_shared_by_joined_verbs() -> None:
    first, second = found("Kern eröffnete die Sitzung und vertagte die Abstimmung.")
    assert [argument.text for argument in second.arguments] == ["Kern", "die Abstimmung"]
    assert (first.predicate, second.predicate) == ("eröffnen", "vertagen")


@pytest.mark.parametrize(
    ("text", "factual", "negated"),
    [
        ("Die Brücke wurde gesperrt.", True, False),
        ("Die Brücke wurde nicht gesperrt.", True, True),
        ("Die Brücke soll gesperrt werden.", False, False),
        ("Die Brücke wird morgen gesperrt werden.", False, False),
        ("Die Brücke musste gesperrt werden.", True, False),
        ("Die Brücke konnte gerettet werden.", True, False),
        ("Die Brücke muss gesperrt werden.", False, False),
        ("Die Brücke sollte gesperrt werden.", False, False),
        ("Die Brücke könnte gesperrt werden.", False, False),
    ],
)
def test_what_is_told_as_a_fact(text: str, factual: bool, negated: bool) -> None:
    (statement,) = found(text)
    assert (statement.factual, statement.negated) == (factual, negated)


def test_a_condition_is_no_fact() -> None:
    condition, _ = found("Falls die Brücke bricht, steht der Verkehr still.")
    assert (condition.predicate, condition.factual) == ("brechen", False)


def test_what_somebody_says_is_marked() -> None:
    said, frame = found("Die Brücke sei gesperrt, sagte Kern.", "Die Brücke sei gesperrt")
    assert (said.said, frame.said) == (True, False)

"""Two sentences of one speaker that begin alike and go on otherwise."""

from __future__ import annotations

import pytest

from synopse.compare.remarks import echoes, remarks
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "Die Gemeinde Ramsau lässt ihre alte Mühle abreißen, der Rat hat darüber lange gestritten. "
AGAIN = "In Ramsau wird die alte Mühle abgerissen, im Rat der Gemeinde war das umstritten. "
SAID = "„{}“, sagte Bürgermeisterin Elfriede Kunz am {} im Rathaus."


def _report(id_: str, text: str, published: str = "2025-03-12") -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))


def _found(one: str, other: str) -> list[set[str]]:
    stories = link((_report("a", HEAD + one), _report("b", AGAIN + other)))
    return [{account.value for account in entry.values} for story in stories for entry in remarks(story) if entry]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param("Dieser Beschluss ist ein Unglück", "Dieser Beschluss ist hart und gerecht", True, id="the end"),
        pytest.param("Unsere Mühle bleibt stehen", "Unsere Mühle bleibt nicht lange stehen", False, id="longer"),
        pytest.param("Unsere Mühle war ein Schmuckstück", "Heute ist ein trauriger Tag", False, id="two remarks"),
        pytest.param(
            "Dieser Beschluss ist ein Unglück", "Dieser Beschluss ist ein Unglück für Ramsau", False, id="shortened"
        ),
        pytest.param(
            "Dieser Beschluss ist ein Unglück",
            "Dieser Beschluss ist, wie ich von Anfang an gesagt habe, gegen den Willen der Leute gefasst worden",
            False,
            id="much longer",
        ),
    ],
)
def test_beginnings(one: str, other: str, found: bool) -> None:
    assert bool(_found(SAID.format(one, "Montag"), SAID.format(other, "Montag"))) is found


def test_what_is_said_on_two_days_is_two_remarks() -> None:
    one, other = "Dieser Beschluss ist ein Unglück", "Dieser Beschluss ist hart und gerecht"
    assert not _found(SAID.format(one, "Montag"), SAID.format(other, "Dienstag"))


def test_who_is_quoted_twice_said_more_than_one_sentence() -> None:
    one, other = "Dieser Beschluss ist ein Unglück", "Dieser Beschluss ist hart und gerecht"
    more = SAID.format("Ich habe geweint", "Montag")
    assert not _found(SAID.format(one, "Montag"), f"{SAID.format(other, 'Montag')} {more}")


def _speakers(one: str, other: str) -> list[set[str]]:
    stories = link((_report("a", HEAD + one), _report("b", AGAIN + other)))
    return [{account.value for account in entry.values} for story in stories for entry in echoes(story) if entry]


def test_a_short_sentence_of_two_whom_both_reports_know() -> None:
    one = "„Das ist Erpressung“, rief Bürgermeisterin Elfriede Kunz. Baumeister Theo Gruber saß im Saal."
    other = "„Das ist Erpressung“, rief Baumeister Theo Gruber. Bürgermeisterin Elfriede Kunz saß im Saal."
    assert _speakers(one, other) == [{"Elfriede Kunz", "Theo Gruber"}]


def test_a_short_sentence_of_somebody_whom_one_report_does_not_know() -> None:
    one = "„Das ist Erpressung“, rief Bürgermeisterin Elfriede Kunz. Baumeister Theo Gruber saß im Saal."
    assert not _speakers(one, "„Das ist Erpressung“, rief Baumeister Theo Gruber.")

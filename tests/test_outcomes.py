"""Outcomes: on which side a clause stands, which clauses are laid side by side, what is reported."""

from __future__ import annotations

import pytest

from synopse.compare import compare
from synopse.compare.matter import telling
from synopse.compare.outcomes import outcomes
from synopse.compare.outcomes.clauses import Clause, clauses
from synopse.compare.outcomes.pairing import Pair, pairs, reports
from synopse.compare.parallels.pairing import settings_of
from synopse.model import Article, Discrepancy, Document, Story
from synopse.pipeline import read
from synopse.terms import placed

HEAD = "Der Stadtrat von Ramsau hat am Montag über die alte Mühle beraten. "


def report(id_: str, text: str, published: str = "2025-03-12") -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))


def story(*articles: Article) -> Story:
    return Story(id="", title="", articles=articles, origins=(), actors=(), events=(), quotations=(), figures=())


def looked_at(one: str, other: str, day: str = "2025-03-12") -> list[Pair]:
    told = story(report("a", HEAD + one), report("b", HEAD + other, day))
    return list(pairs(reports(told, settings_of(told))))


def last_clause(text: str) -> Clause:
    article = report("a", text)
    return clauses(article, telling(article, placed(text)))[-1]


def reported(one: str, other: str) -> list[Discrepancy]:
    told = story(report("a", HEAD + one), report("b", HEAD + other))
    return [entry for entry in outcomes(told, settings_of(told)) if entry]


@pytest.mark.parametrize(
    ("text", "matter", "sign"),
    [
        pytest.param("Der Rat lehnte den Antrag am Montag ab.", "vote!", -1, id="refused"),
        pytest.param("Der Rat stimmte dem Antrag am Montag zu.", "vote!", 1, id="agreed"),
        pytest.param("Der Rat lehnte den Antrag am Montag nicht ab.", "vote!", 1, id="not refused"),
        pytest.param("Das Konzert ist am Abend ausgefallen.", "happening!", -1, id="did not take place"),
        pytest.param("Das Konzert fand am Abend statt.", "happening!", 1, id="took place"),
        pytest.param("Landrätin Eva Kern blieb der Sitzung fern.", "there!", -1, id="stayed away"),
        pytest.param("Mühlenfest abgesagt", "happening!", -1, id="a headline without a finite verb"),
    ],
)
def test_clauses_take_a_side(text: str, matter: str, sign: int) -> None:
    assert (matter, sign) in last_clause(HEAD + "\n" + text).stand.sides


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("Der Rat hat die Mühle nicht verkauft.", True, id="denied"),
        pytest.param("Der Rat hat nicht nur die Mühle verkauft.", False, id="a limit"),
        pytest.param("Kein Händler wollte nichts verkaufen.", False, id="denied twice"),
    ],
)
def test_negations_that_deny_what_is_told(text: str, denied: bool) -> None:
    assert last_clause(HEAD + text).stand.denied is denied


def test_a_clause_that_denies_stands_first() -> None:
    for one, other in (("lehnte den Verkauf ab", "stimmte dem Verkauf zu"), ("stimmte zu", "lehnte den Verkauf ab")):
        found = looked_at(f"Bürgermeister Theo Gruber {one}.", f"Bürgermeister Theo Gruber {other}.")
        assert any("lehnte" in pair.against.evidence.text and "stimmte" in pair.told.evidence.text for pair in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Gruber stimmte dem Verkauf zu.", "Gruber billigte den Verkauf.", id="one side"),
        pytest.param(
            "Im Jahr 2019 lehnte Gruber den Verkauf der Mühle ab.",
            "Am 10. März 2025 stimmte Gruber dem Verkauf der Mühle zu.",
            id="two days",
        ),
    ],
)
def test_what_does_not_exclude_each_other_is_not_compared(one: str, other: str) -> None:
    assert not [pair for pair in looked_at(one, other) if "Verkauf" in pair.against.evidence.text]


CAME = "Landrätin Eva Kern saß in der ersten Reihe und nahm an der Feier zur Einweihung der Mühle teil."
STAYED = "Landrätin Eva Kern blieb der Feier zur Einweihung der Mühle fern."
AGREED = "Der Stadtrat von Ramsau stimmte dem Verkauf der alten Mühle am Montag zu."
REFUSED = "Der Stadtrat von Ramsau lehnte den Verkauf der alten Mühle am Montag ab."


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(CAME, STAYED, "participants", id="who was there"),
        pytest.param(AGREED, REFUSED, "status", id="what was decided"),
    ],
)
def test_contradictions_are_reported_with_reasons(one: str, other: str, kind: str) -> None:
    found = reported(one, other)
    assert [entry.kind for entry in found] == [kind]
    assert "opposite_sides" in found[0].reasons
    assert {one.article for account in found[0].values for one in account.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(AGREED, "Der Stadtrat von Ramsau billigte den Verkauf der alten Mühle.", id="of one mind"),
        pytest.param(STAYED + " Am Dienstag " + CAME[0].lower() + CAME[1:], CAME, id="a report that knows both"),
        pytest.param(REFUSED, "Am Abend spielte in Ramsau die Blaskapelle.", id="two matters"),
    ],
)
def test_what_goes_together_is_not_reported(one: str, other: str) -> None:
    assert not reported(one, other)


def test_nothing_is_told_twice() -> None:
    found = compare(story(report("a", HEAD + AGREED), report("b", HEAD + REFUSED)))
    assert len([entry for entry in found if entry.kind in ("status", "participants")]) == 1

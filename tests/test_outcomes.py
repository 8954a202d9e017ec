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


@pytest.mark.parametrize(
    ("text", "missing", "not_missing"),
    [
        pytest.param("Landrätin Eva Kern fehlte bei der Feier.", {"eva", "kern"}, {"fei"}, id="the subject"),
        pytest.param("Die Feier fand ohne Landrätin Eva Kern statt.", {"eva", "kern"}, {"fei"}, id="behind a word"),
        pytest.param("Landrätin Eva Kern blieb in Wien.", {"eva", "kern"}, set(), id="in another town"),
        pytest.param("Landrätin Eva Kern war bei einer Tagung in Wien.", {"eva", "kern"}, set(), id="kept by a matter"),
        pytest.param("Der Bürgermeister lag mit Grippe im Bett.", {"burgermeist"}, set(), id="ill, without a name"),
        pytest.param("Von der Feuerwehr kam niemand.", {"feuerwehr"}, {"niemand"}, id="nobody of a body"),
        pytest.param("Der Müller war allein.", set(), {"mull"}, id="who is alone, is there"),
        pytest.param("Der Rat tagte ohne Unterbrechung.", set(), {"unterbrech"}, id="no person"),
        pytest.param("Landrätin Eva Kern hielt die Festrede.", set(), {"eva", "kern"}, id="who came"),
    ],
)
def test_whom_a_clause_tells_absent(text: str, missing: set[str], not_missing: set[str]) -> None:
    found = last_clause(HEAD + text).whom.missing
    assert missing <= found
    assert not found & not_missing


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("Kein Notar war im Saal.", {"notar"}, id="by the article"),
        pytest.param("Eine Durchsuchung hat es nicht gegeben.", {"durchsuch"}, id="by the verb"),
        pytest.param("Eine Durchsuchung hat es gegeben.", set(), id="not denied"),
    ],
)
def test_what_a_clause_tells_not_to_be_there(text: str, refused: set[str]) -> None:
    assert refused == last_clause(HEAD + text).whom.refused


def test_without_that_denies_the_clause_it_brings_in() -> None:
    assert last_clause(HEAD + "Er flog los, ohne dass ein Flugplan vorlag.").stand.denied


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        pytest.param(
            "Eva Kern fehlte bei der Feier.", "Eva Kern lachte bei der Feier laut.", "fehlte", id="no side told"
        ),
        pytest.param(
            "Eine Durchsuchung hat es nicht gegeben.",
            "Beamte durchsuchten am Abend das Amt.",
            "nicht",
            id="verb and noun",
        ),
    ],
)
def test_absent_here_and_spoken_of_there_are_laid_side_by_side(one: str, other: str, word: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert any(word in pair.against.evidence.text for pair in looked_at(first, second))


def test_what_speaks_for_one_absence_is_counted() -> None:
    pair = next(pair for pair in looked_at(CAME, STAYED) if "blieb" in pair.against.evidence.text)
    assert pair.sort == "absence"
    assert {name: pair.traits[name] for name in ("missing_people", "strict_against", "whom_present")} == {
        "missing_people": 2,
        "strict_against": True,
        "whom_present": True,
    }


def test_two_reports_may_contradict_each_other_twice() -> None:
    found = reported(CAME + " " + AGREED, STAYED + " " + REFUSED)
    assert sorted(entry.kind for entry in found) == ["participants", "status"]


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
        pytest.param(REFUSED, "Am Abend spielte in Ramsau die Blaskapelle.", id="two matters"),
    ],
)
def test_what_goes_together_is_not_reported(one: str, other: str) -> None:
    assert not reported(one, other)


def test_what_a_third_report_tells_both_ways_is_not_reported() -> None:
    both = "Eva Kern blieb der ersten Feier fern. Eva Kern saß bei der zweiten Feier in der ersten Reihe."
    told = [report("a", HEAD + CAME), report("b", HEAD + STAYED)]
    for articles, expected in ((told, 1), ([*told, report("c", HEAD + both)], 0)):
        of_three = story(*articles)
        found = [entry for entry in outcomes(of_three, settings_of(of_three)) if entry]
        between = [{one.article for account in entry.values for one in account.evidence} for entry in found]
        assert between.count({"a", "b"}) == expected


def test_nothing_is_told_twice() -> None:
    found = compare(story(report("a", HEAD + AGREED), report("b", HEAD + REFUSED)))
    assert len([entry for entry in found if entry.kind in ("status", "participants")]) == 1


def test_the_denial_of_a_deed_to_something_is_no_absence() -> None:
    (entry,) = reported(
        "Betriebsbedingte Kündigungen schloss Theo Gruber am Montag nicht aus.",
        "Betriebsbedingte Kündigungen schloss Theo Gruber am Montag aus.",
    )
    assert entry.kind == "status"

"""How something came out, told by two reports that cannot both be right; and what only looks like it."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.compare.outcomes import outcomes
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read

OPENINGS = (
    "Der Stadtrat von Lemgo und Kämmerer Uwe Harms streiten seit Jahren über das alte Freibad. ",
    "Seit langem zanken sich in Lemgo Rat und Uwe Harms, der Kämmerer, wegen des Freibads. ",
)


def found(one: str, other: str, days: tuple[str, str] = ("2025-03-12", "2025-03-12")) -> int:
    documents = [
        Document(id=id_, source=id_, text=opening + text, outlet=id_, published=day, published_basis="given")
        for id_, opening, text, day in zip("ab", OPENINGS, (one, other), days, strict=True)
    ]
    stories = link([read(document) for document in documents])
    return sum(entry is not None for story in stories for entry in outcomes(story))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Kämmerer Uwe Harms sitzt seit Montag in Untersuchungshaft.",
            "Kämmerer Uwe Harms ist seit Montag wieder auf freiem Fuß.",
            id="custody",
        ),
        pytest.param(
            "Kämmerer Uwe Harms ist am Montag abgewählt worden.",
            "Kämmerer Uwe Harms bleibt nach der Abstimmung vom Montag im Amt.",
            id="office",
        ),
        pytest.param(
            "Der Stadtrat stimmte dem Verkauf des Freibads am Montag zu.",
            "Der Stadtrat lehnte den Verkauf des Freibads am Montag ab.",
            id="approval",
        ),
        pytest.param(
            "Das Becken im Freibad ist seit Montag wieder in Betrieb.",
            "Das Becken im Freibad blieb auch am Montag geschlossen.",
            id="running",
        ),
        pytest.param(
            "Das Sommerfest im Freibad wurde am Montag kurz vor Beginn abgesagt.",
            "Zum Sommerfest im Freibad kamen am Montag 400 Gäste.",
            id="called off",
        ),
        pytest.param(
            "Das Sommerfest im Freibad musste am Montag ausfallen.",
            "Zum Sommerfest im Freibad kamen am Montag 400 Gäste.",
            id="had to be left out",
        ),
        pytest.param(
            "Zu dem für Montag angekündigten Streik im Freibad kam es nicht.",
            "Die Bademeister im Freibad legten am Montag die Arbeit nieder.",
            id="it did not come to a strike",
        ),
    ],
)
def test_two_outcomes_of_one_thing(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == 1


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param(
            "Kämmerer Uwe Harms sitzt in Untersuchungshaft.", "Kämmerer Uwe Harms ist wieder auf freiem Fuß.",
            ("2025-03-12", "2025-03-19"), id="released a week later",
        ),
        pytest.param(
            "Die SPD stimmte dem Verkauf des Freibads am Montag zu.",
            "Die CDU lehnte den Verkauf des Freibads am Montag ab.", ("2025-03-12", "2025-03-12"), id="two parties",
        ),
        pytest.param(
            "Der Stadtrat stimmte dem Verkauf des Freibads am Montag zu.",
            "Der Stadtrat lehnte den Verkauf des Freibads am Freitag ab.", ("2025-03-12", "2025-03-12"), id="two days",
        ),
        pytest.param(
            "Das Sommerfest im Freibad am Freitag wurde abgesagt.",
            "Zum Sommerfest im Freibad wollen am Freitag 400 Gäste kommen.", ("2025-03-12", "2025-03-11"),
            id="called off after it was announced",
        ),
        pytest.param(
            "Die Gespräche über das Freibad sind am Montag geplatzt.",
            "Die Gespräche über das Freibad dauerten am Montag sechs Stunden.", ("2025-03-12", "2025-03-12"),
            id="talks that came to nothing were held",
        ),
        pytest.param(
            "Am Montag fiel im Freibad der Strom aus.", "Im Freibad brannte der Strom am Montag eine Leitung durch.",
            ("2025-03-12", "2025-03-12"), id="no undertaking",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(one: str, other: str, days: tuple[str, str]) -> None:
    assert found(one, other, days) == found(other, one, days[::-1]) == 0


def test_every_phrase_tells_an_outcome_and_its_side() -> None:
    told = [one.split(" ") for row in lexicon.rows("outcome_phrases") for one in row["outcomes"].split("; ")]
    assert {side for _, side in told} == {"yes", "no"}
    sides: dict[str, set[str]] = {}
    for group, side in told:
        sides.setdefault(group, set()).add(side)
    assert {group for group, known in sides.items() if len(known) < 2} == {"happening"}

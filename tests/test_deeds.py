"""On which day something was done: what a clause tells whatever its words, and days that contradict each other."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.compare.deeds import done
from synopse.deeds import deed_of, deeds
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read


def _days(one: str, other: str) -> list[tuple[str, ...]]:
    """The contradictory days of two reports of 10 and 12 March 2025."""
    texts = {"a": (one, "2025-03-10"), "b": (other, "2025-03-12")}
    articles = [
        read(Document(id=id_, source=id_, text=text, outlet=id_, published=day, published_basis="given"))
        for id_, (text, day) in texts.items()
    ]
    (story,) = link(articles)
    return [tuple(account.value for account in entry.values) for entry in done(story) if entry is not None]


@pytest.mark.parametrize(
    ("predicate", "heads", "expected"),
    [
        ("beginnen", {"prozess"}, {"begin"}),
        ("nehmen", {"prozess", "anfang"}, {"begin"}),
        ("nehmen", {"platz"}, set()),
        ("eröffnen", {"museum"}, {"begin"}),
        ("eröffnen", {"feu", "fisch"}, {"shoot"}),
        ("kommen", {"leb"}, {"die"}),
        ("kommen", {"minist"}, set()),
        ("sagen", {"sprech"}, set()),
    ],
)
def test_a_verb_with_its_noun_tells_a_deed(predicate: str, heads: set[str], expected: set[str]) -> None:
    assert deeds(predicate, heads) == expected


def test_a_noun_names_a_deed() -> None:
    assert deed_of("rucktritt") == "resign"
    assert deed_of("fisch") is None


def test_what_comes_again_is_a_deed_of_the_table() -> None:
    assert lexicon.words("deeds_recurring") <= lexicon.words("deeds", "deed")


SHOT = (
    "Zwischen Malawi und Tansania wächst der Streit um den See. "
    "Am 2. März hatte ein Patrouillenboot vor der Insel Likoma auf Fischer geschossen."
)
TALKS = "Malawi und Tansania verhandeln über den See vor der Insel Likoma. "


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            SHOT,
            TALKS + "Am 4. März hatte dort ein Patrouillenboot das Feuer auf Fischer eröffnet.",
            [("2025-03-02", "2025-03-04")],
        ),
        (
            SHOT,
            TALKS + "Am 4. März hatte ein Patrouillenboot erneut auf Fischer geschossen.",
            [],
        ),
        (
            SHOT,
            TALKS + "Am 4. März hatte ein Soldat auf einen Lehrer geschossen.",
            [],
        ),
        (
            "Vor dem Landgericht Kassel hat am Montag der Prozess gegen den Baurat Ottmar Hillebrand begonnen.",
            "Der Baurat Ottmar Hillebrand steht in Kassel vor dem Landgericht. Der Prozess hatte am 4. März begonnen.",
            [("2025-03-04", "2025-03-10")],
        ),
        (
            "Die zweite Runde der Gespräche von Ottmar Hillebrand mit Carla Wendt in Kassel hat am Montag begonnen.",
            "Ottmar Hillebrand und Carla Wendt sprechen in Kassel. Die Runde hatte am 4. März begonnen.",
            [],
        ),
        (
            "Der Rat von Kassel und Baurat Ottmar Hillebrand streiten. Der Beschluss vom 3. März sei ungültig.",
            "Baurat Ottmar Hillebrand wehrt sich in Kassel. Am Dienstag forderte er einen neuen Beschluss.",
            [],
        ),
        (
            "Baurat Ottmar Hillebrand aus Kassel soll am Montag verhaftet worden sein.",
            "Baurat Ottmar Hillebrand aus Kassel wurde am Dienstag verhaftet. Die Polizei in Kassel bestätigte das.",
            [],
        ),
    ],
)  # fmt: skip
def test_one_deed_has_one_day(one: str, other: str, expected: list[tuple[str, ...]]) -> None:
    assert _days(one, other) == expected

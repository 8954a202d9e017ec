"""What a clause says was done, whatever its words."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.deeds import deed_of, deeds


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

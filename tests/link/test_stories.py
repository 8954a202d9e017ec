"""Which articles tell one story, and which go back to one report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from synopse.link.origins import origins
from synopse.link.stories import headline, stories
from synopse.model import Article, Provenance, Segment
from tests.factories import article, name, quotation

FERRY = "Die Hafenverwaltung von Norderholm und die Seelotsen verhandeln mit Ayla Kaya über die Fährverbindung."
FERRY_AGAIN = (
    "Ayla Kaya kommt nach Norderholm zurück. Die Fährverbindung ruht, die Seelotsen warten auf die Hafenverwaltung."
)
BUDGET = (
    "Der Stadtrat von Norderholm beschließt die Haushaltssatzung. Bürgermeister Jonas Weber spricht von Sparmaßnahmen."
)


def _article(id_: str, text: str, *names: tuple[str, str]) -> Article:
    return article(id_, text, "2025-03-09", names=[name(text, words, label) for words, label in names])


ONE = _article("a", FERRY, ("Norderholm", "LOC"), ("Seelotsen", "ORG"), ("Ayla Kaya", "PER"))
TWO = _article("b", FERRY_AGAIN, ("Norderholm", "LOC"), ("Seelotsen", "ORG"), ("Ayla Kaya", "PER"))
OTHER = _article("c", BUDGET, ("Norderholm", "LOC"), ("Jonas Weber", "PER"))


def test_articles_on_one_matter_are_one_story_and_others_are_not() -> None:
    assert [[entry.id for entry in group] for group in stories((ONE, TWO, OTHER))] == [["a", "b"], ["c"]]


def test_short_notices_of_one_week_need_one_name_only() -> None:
    one = _article(
        "a", "Die Spedition Ohlmeier beklagt den Brand ihrer Lagerhalle. Die Feuerwehr löschte.", ("Ohlmeier", "ORG")
    )
    two = _article("b", "Lagerhalle abgebrannt: Die Feuerwehr war bei der Spedition Ohlmeier.", ("Ohlmeier", "ORG"))
    assert len(stories((one, two))) == 1
    assert len(stories((one, replace(two, published="2025-03-19")))) == 2


DREDGER = (
    "Emke Folkerts sperrt in Norderholm den Kanal bis Tammhusen. Der Schwimmbagger der Reederei Ohlmeier liegt quer, "
    "die Bergungstaucher suchen das Leck. "
)
ELSEWHERE = (
    "Folkers Alke Bruns Ebbo Carl Dirks Dora Eilts Ewald Frerichs Fenna Gerdes Geske Harms Heiko Iben Imke Jansen"
)


@pytest.mark.parametrize(
    ("told", "together"),
    [
        ("In Norderholm und Tammhusen wartet Ohlmeier: Schwimmbagger, Bergungstaucher, alles da.", 1),
        ("In Norderholm und Tammhusen wartet Ohlmeier auf den Schwimmbagger.", 2),  # four words
        ("In Norderholm und Tammhusen liegen Schwimmbagger, Bergungstaucher, Fährleute.", 2),  # two names
        ("In Norderholm und Tammhusen wartet Ohlmeier seit Donnerstagabend auf Millionen.", 2),  # days and sums
    ],
)
def test_long_reports_need_three_names_and_words_of_the_matter(told: str, together: int) -> None:
    dredger = f"{DREDGER}Donnerstagabend, Millionen."
    one = _article("a", dredger, *_all_named(dredger, "Emke Folkerts", "Norderholm", "Tammhusen", "Ohlmeier"))
    text = f"{told} {ELSEWHERE}."
    others = [" ".join(pair) for pair in zip(*[iter(ELSEWHERE.split())] * 2, strict=True)]
    two = _article("b", text, *_all_named(text, "Norderholm", "Tammhusen", "Ohlmeier", *others))
    assert len(stories((one, two))) == together


def _all_named(text: str, *forms: str) -> tuple[tuple[str, str], ...]:
    return tuple((form, "PER" if " " in form else "LOC") for form in forms if form in text)


@pytest.mark.parametrize(
    ("said", "day", "together"),
    [
        ("Das Leck war größer als das Boot", "2025-03-10", 1),
        ("Das Leck war größer als das Boot", "2025-03-20", 2),  # not in one week
        ("Das Leck war größer als gedacht", "2025-03-10", 1),
        ("Das war ein Leck", "2025-03-10", 2),  # anybody may say so
    ],
)
def test_who_quotes_the_same_sentence_tells_the_same_story(said: str, day: str, together: int) -> None:
    one, two = f"„{said}“, sagte der Lotse.", f"Ein Maat rief: „{said}“."
    reports = [article(id_, text, at, quotations=[quotation(text, said)]) for id_, text, at in (
        ("a", one, "2025-03-09"), ("b", two, day)
    )]  # fmt: skip
    assert len(stories(tuple(reports))) == together


def test_half_a_year_later_sharing_some_names_is_no_longer_one_story() -> None:
    text = "Ayla Kaya fehlte. " + BUDGET
    later = _article(
        "d", text, ("Norderholm", "LOC"), ("Ayla Kaya", "PER"), ("Stadtrat", "ORG"), ("Jonas Weber", "PER")
    )
    assert len(stories((ONE, replace(later, published="2025-04-09")))) == 1
    assert len(stories((ONE, replace(later, published="2025-10-09")))) == 2


@pytest.mark.parametrize(("council", "together"), [("Der Aachener Rat", 1), ("Der Rat", 2)])
def test_who_writes_of_a_towns_council_names_the_town(council: str, together: int) -> None:
    one = _article("a", "Aachen sperrt Straßen, sagt Ruth Wolff.", ("Aachen", "LOC"), ("Ruth Wolff", "PER"))
    two = _article("b", f"{council} und Ruth Wolff sind sich nicht einig.", ("Ruth Wolff", "PER"))
    assert len(stories((one, two))) == together


def test_a_further_article_on_something_else_changes_nothing() -> None:
    assert stories((ONE, TWO))[0] == stories((ONE, OTHER, TWO))[0]


def test_the_headline_is_the_newest_articles() -> None:
    text = "Fähre fährt wieder\n" + FERRY
    newest = article("d", text, "2025-03-10", names=[])
    newest = type(newest)(
        **{
            **{f: getattr(newest, f) for f in newest.__struct_fields__},
            "segments": (Segment(0, 19, "headline"), Segment(19, len(text), "body")),
        }
    )
    assert headline((ONE, newest)) == "Fähre fährt wieder"
    assert headline((ONE,)) == FERRY


def test_a_copy_is_no_origin_of_its_own() -> None:
    copy = _article("d", FERRY + " Ein Satz mehr.")
    found = origins((ONE, TWO, copy))
    assert sorted(entry.articles for entry in found) == [("a", "d"), ("b",)]
    assert [entry.reason for entry in found if len(entry.articles) > 1] == ["near_verbatim"]


def test_a_chain_of_copies_is_one_origin() -> None:
    words = [f"Wort{number}" for number in range(60)]
    texts = [" ".join(words[start : start + 30]) for start in (0, 12, 24)]
    found = origins(tuple(_article(f"x{index}", text) for index, text in enumerate(texts)))
    assert [entry.articles for entry in found] == [("x0", "x1", "x2")]


def _reported(id_: str, outlet: str, text: str, day: str = "2025-03-10") -> Article:
    return article(id_, text, day, outlet=outlet)


@pytest.mark.parametrize(
    ("text", "day", "together"),
    [
        ("Wie der Küstenbote berichtet, ruht die Fähre seit Montag.", "2025-03-10", True),
        ("Die Fähre ruht. Das meldet die „Küstenbote“.", "2025-03-10", True),
        ("Nach Informationen des Küstenboten ruht die Fähre.", "2025-03-10", True),
        ("Wie der Küstenbote berichtet, ruht die Fähre seit Montag.", "2025-03-08", False),  # before it appeared
        ("Wie der Hafenkurier berichtet, ruht die Fähre seit Montag.", "2025-03-10", False),  # another paper
        (
            "Die Fähre ruht. Die Crew wartet. Es regnet. Wie der Küstenbote berichtet, gab es Kaffee.",
            "2025-03-10",
            False,
        ),
        ("Der Küstenbote liegt an Bord aus.", "2025-03-10", False),
    ],
)
def test_a_report_that_names_its_source_counts_as_that_paper(text: str, day: str, together: bool) -> None:
    found = origins((_reported("a", "Küstenbote", FERRY, "2025-03-09"), _reported("b", "Inselblatt", text, day)))
    assert (len(found) == 1) is together
    assert not together or found[0].reason == "named_source"


def test_desks_that_cut_one_agencys_report_are_one_origin() -> None:
    words = [f"Wort{number}" for number in range(120)]
    own, cut = " ".join(words[:60]), " ".join(words[45:105])
    credit = (Provenance("agency", 0, 3, "dpa"),)
    told = [article("a", own, "2025-03-10"), article("b", cut, "2025-03-10")]
    assert len(origins(tuple(told))) == 2
    assert len(origins(tuple(replace(entry, provenance=credit) for entry in told))) == 1

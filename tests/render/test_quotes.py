"""Who said what: every line with its words, its speaker and its place; speakers found by any form of their name."""

from __future__ import annotations

import pytest

from synopse.model import Actor, Document, Evidence
from synopse.pipeline import brief, read
from synopse.render.marking import quoted
from synopse.render.quotes import Quote, called, printed, quote_list, through
from synopse.render.tables import listed

TEXT = (
    "Werft in Emden vor dem Verkauf\n\nEmden. „Die Werft bleibt“, sagte Ministerin Ute Kern laut Nachrichtenagentur "
    "Nordpress. Jan Olm, der Leiter der Werft, erklärte, er sei „sehr froh“. Die Werft, sagte Kern, werde liefern."
)


def rows(name: str | None = None, nested: bool = True) -> list[Quote]:
    article = read(Document(id="a", source="a.txt", text=TEXT, published="2025-05-12", published_basis="given"))
    listing = quote_list(brief([article]), [article], name, nested)
    found = [row for _, group in listing.groups for row in group if isinstance(row, Quote)]
    assert all(article.text[row.begin : row.end].startswith(row.content.split(" […]")[0]) for row in found)
    return found


def actor(name: str, *variants: str) -> Actor:
    mention = Evidence("a", 0, len(name), name)
    return Actor(id=name, kind="person", name=name, variants=(name, *variants), roles=(), mentions=(mention,))


def test_a_quotation_has_its_speaker_role_channel_and_place() -> None:
    first = rows()[0]
    assert (first.speaker, first.role, first.content) == ("Ute Kern", "Ministerin", "„Die Werft bleibt“")
    assert (first.type, first.medium, first.outlet, first.published) == ("direct", "S", "a", "2025-05-12")
    assert first.via == "Nachrichtenagentur Nordpress"
    assert first.said_by == "Ministerin Ute Kern"


def test_a_frame_inside_the_words_is_left_out() -> None:
    assert any(row.content == "Die Werft […] werde liefern" for row in rows())


def test_words_inside_other_words_have_a_line_of_their_own_only_on_request() -> None:
    assert [row.content for row in rows() if "froh" in row.content] == ["er sei „sehr froh“", "„sehr froh“"]
    assert [row.content for row in rows(nested=False) if "froh" in row.content] == ["er sei „sehr froh“"]


@pytest.mark.parametrize("name", ["Ute Kern", "ute kern", "Kern", "Kerns", "KERN"])
def test_a_speaker_is_found_by_any_form(name: str) -> None:
    assert {row.speaker for row in rows(name)} == {"Ute Kern"}


def test_nobody_is_found_by_a_part_of_a_word() -> None:
    assert rows("Ker") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Putin", {"Wladimir Putin"}),
        ("Putins", {"Wladimir Putin"}),
        ("wladimir putin", {"Wladimir Putin"}),
        ("Mueller", {"Eva Müller", "Jan Müller"}),
        ("Jan Müllers", {"Jan Müller"}),
        ("Olm", {"Olm"}),
        ("Schulz", set()),
        ("", set()),
    ],
)
def test_called(name: str, expected: set[str]) -> None:
    """A whole form goes before a word of it: "Olm" is Olm, not Olm Werft."""
    known = [
        actor("Wladimir Putin", "Putin"),
        actor("Eva Müller"),
        actor("Jan Müller"),
        actor("Olm"),
        actor("Olm Werft"),
    ]
    assert called(known, name) == expected


def test_the_terminal_shows_the_same_words_once() -> None:
    told = [
        read(
            Document(id=f"a{number}", source="a.txt", outlet=f"Bote {number}", text=TEXT + " " * number, published=day)
        )
        for number, day in enumerate(("2025-05-12", "2025-05-13"))
    ]
    written = listed(printed(quote_list(brief(told), told, nested=False)), "table", 120)
    assert written.count("Die Werft bleibt") == 1
    assert written.count("Bote 0, 12.5.2025") == written.count("Bote 1, 13.5.2025") > 1


@pytest.mark.parametrize(
    ("via", "remark"),
    [
        ("der Nachrichtenagentur Nordpress", "laut Nachrichtenagentur Nordpress"),
        ("einer Mitteilung der Werft", "laut Mitteilung der Werft"),
        ("die »Fördezeitung«", "laut »Fördezeitung«"),
        ("der staatlichen Agentur", "laut der staatlichen Agentur"),
        ("Nordpress", "laut Nordpress"),
        ("das", "laut das"),
    ],
)
def test_a_channel_is_named_without_its_article(via: str, remark: str) -> None:
    assert through(via) == remark


@pytest.mark.parametrize(
    ("words", "shown"),
    [("die Werft bleibt", "„die Werft bleibt“"), ("«Die Werft\nbleibt.»", "«Die Werft bleibt.»"), ('"Ja"', '"Ja"'),
     ("„Ja“, sagte er", "„„Ja“, sagte er“")],
)  # fmt: skip
def test_words_with_marks_of_their_own_get_none(words: str, shown: str) -> None:
    assert quoted(words) == shown

"""What one report makes clear of a name holds for all reports of the story."""

from __future__ import annotations

import pytest

from synopse.link.sharing import shared
from synopse.model import Article, Name
from tests.factories import article, name


def _labels(entry: Article) -> list[tuple[str, str]]:
    assert all(entry.text[found.begin : found.end] == found.text for found in entry.names)
    return [(found.text, found.label) for found in entry.names]


def _clear() -> Article:
    text = "Nordwerft baut die Fähre. Der Chef von Nordwerft schwieg."
    first, second = name(text, "Nordwerft", "ORG"), name(text[20:], "Nordwerft", "ORG")
    second = type(second)(second.begin + 20, second.end + 20, second.text, second.label)
    return article("a", text, names=[first, second])


def test_a_name_is_found_where_a_report_missed_it() -> None:
    _, other = shared((_clear(), article("b", "Die Fähre kommt von Nordwerft. Nordwerfts Gewinn sinkt.")))
    assert _labels(other) == [("Nordwerft", "ORG"), ("Nordwerfts", "ORG")]


def test_a_name_is_found_in_another_case() -> None:
    text = "Die Soziale Mitte tagt. Die Soziale Mitte schweigt."
    begin = text.rindex("Soziale")
    clear = article(
        "a", text, names=[name(text, "Soziale Mitte", "ORG"), Name(begin, begin + 13, "Soziale Mitte", "ORG")]
    )
    _, other = shared((clear, article("b", "Ott spricht mit Sozialer Mitte. Die soziale Mitte der Stadt wächst.")))
    assert _labels(other) == [("Sozialer Mitte", "ORG")]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Emder Reederei Nordlund", "Reederei Nordlund"),
        ("Berliner Sparkasse", "Berliner Sparkasse"),
        ("Frankfurter Neue Presse", "Frankfurter Neue Presse"),
    ],
)
def test_a_town_that_tells_where_a_company_is_at_home_is_no_part_of_its_name(words: str, left: str) -> None:
    text = f"Den Zuschlag bekam die {words}."
    (one,) = shared((article("a", text, names=[name(text, words, "ORG")]),))
    assert _labels(one) == [(left, "ORG")]


def test_a_label_follows_the_other_reports() -> None:
    text = "Nordwerft hält still."
    _, other = shared((_clear(), article("b", text, names=[name(text, "Nordwerft", "LOC")])))
    assert _labels(other) == [("Nordwerft", "ORG")]


def test_no_part_of_a_longer_word_or_name_is_taken() -> None:
    text = "Die Nordwerft-Aktie fiel, sagte Karl Nordwerft. Die Nordwerftler staunten."
    _, other = shared((_clear(), article("b", text, names=[name(text, "Karl Nordwerft", "PER")])))
    assert _labels(other) == [("Karl Nordwerft", "PER")]


def test_one_mention_or_a_disputed_label_decides_nothing() -> None:
    text = "Nordwerft baut."
    once = article("a", text, names=[name(text, "Nordwerft", "ORG")])
    assert _labels(shared((once, article("b", "Bei Nordwerft ruht alles.")))[1]) == []
    places = [article(id_, text, names=[name(text, "Nordwerft", "LOC")]) for id_ in "bc"]
    assert [_labels(entry)[0][1] for entry in shared((_clear(), *places))] == ["ORG", "LOC", "LOC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Landgericht Emden verhandelt.", [("Landgericht Emden", "ORG")]),
        ("Der Prozess am Landgericht in Emden beginnt.", [("Emden", "LOC")]),
        ("Die Industrie- und Handelskammer Emden warnt.", [("Industrie- und Handelskammer Emden", "ORG")]),
        ("Die Stadt Emden warnt.", [("Emden", "LOC")]),
    ],
)
def test_an_office_is_somebody_with_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    (only,) = shared((article("a", text, names=[name(text, "Emden", "LOC")]),))
    assert _labels(only) == expected


def test_an_office_has_its_place_also_where_that_is_taken_for_a_body() -> None:
    text = "Die Staatsanwaltschaft Kluwiek ermittelt."
    (only,) = shared((article("a", text, names=[name(text, "Kluwiek", "ORG")]),))
    assert _labels(only) == [("Staatsanwaltschaft Kluwiek", "ORG")]

"""What a party demands, offers, rejects ...: every row of the tables is run on its example and counter-example."""

from __future__ import annotations

import re

import pytest

from synopse import lexicon
from synopse.model import Document, Stance
from synopse.pipeline import read

TABLES = ("stances_verbs", "stances_nouns", "stances_adjectives", "stances_phrases")
ROWS = [row for table in TABLES for row in lexicon.rows(table)]


def found(text: str) -> tuple[Stance, ...]:
    article = read(Document(id="a", source="a", text=text))
    for stance in article.stances:
        for span in (stance.party, stance.cue, stance.evidence, *stance.object):
            assert article.text[span.begin : span.end] == span.text
    return article.stances


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, party and object of each stance, the pieces of an object parted by " | "."""
    return [(one.kind, one.party.text, " | ".join(part.text for part in one.object)) for one in found(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_every_row_finds_its_example(row: lexicon.Row) -> None:
    """The example marks the {party} and the [object]."""
    party = re.search(r"\{(.*?)\}", row["example"])
    matter = re.search(r"\[(.*?)\]", row["example"])
    assert party is not None
    expected = (row["kind"], party[1], matter[1] if matter else "")
    assert expected in told(re.sub(r"[\[\]{}]", "", row["example"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_no_row_finds_its_counter_example(row: lexicon.Row) -> None:
    assert told(row["reject"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sieben Prozent fordert die Gewerkschaft.", [("demand", "die Gewerkschaft", "Sieben Prozent")]),
        ("Verdi verlangte am Montag von der Stadt, die Bäder zu öffnen.", [("demand", "Verdi", "die Bäder zu öffnen")]),
        ("Die Ministerin fordert, dass der Bund zahlt.", [("demand", "Die Ministerin", "dass der Bund zahlt")]),
        ("Die Werft fordert, der Bund müsse zahlen.", [("demand", "Die Werft", "der Bund müsse zahlen")]),
        ("Die Gewerkschaft, die acht Prozent verlangt, tagt.", [("demand", "Die Gewerkschaft", "acht Prozent")]),
        ("Die Werft wies die Forderung zurück.", [("reject", "Die Werft", "die Forderung")]),
        ("Den Plan wies die Werft zurück.", [("reject", "die Werft", "Den Plan")]),
        (
            "Oslo lehnt den Vorschlag ab, die Grenze zu schließen.",
            [("reject", "Oslo", "den Vorschlag | die Grenze zu schließen")],
        ),
        ("Die Werft bot eine Abfindung von zwei Monatslöhnen.",
         [("offer", "Die Werft", "eine Abfindung von zwei Monatslöhnen")]),
        ("Verdi akzeptiert das Angebot nicht.", [("reject", "Verdi", "das Angebot")]),
        ("Die Stadt kann den Plan nicht akzeptieren.", [("reject", "Die Stadt", "den Plan")]),
        ("Die Reederei will die Werft nicht verkaufen.", [("reject", "Die Reederei", "die Werft | verkaufen")]),
        ("Die Stadt ist nicht bereit zu Zugeständnissen.", [("reject", "Die Stadt", "Zugeständnissen")]),
        ("Die Stadt lehnt den Kauf noch nicht sanierter Häuser ab.",
         [("reject", "Die Stadt", "den Kauf noch nicht sanierter Häuser")]),
        ("Der Rat hält an der Drohung gegen die Werft fest.", [("threaten", "Der Rat", "der Drohung gegen die Werft")]),
        ('Der Rat drohte mit "harten Strafen".', [("threaten", "Der Rat", '"harten Strafen"')]),
        ("„Wir fordern sieben Prozent“, sagte Verdi-Chefin Ute Kern.",
         [("demand", "Verdi-Chefin Ute Kern", "sieben Prozent")]),
    ],
)  # fmt: skip
def test_stances(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Falls die Werft ablehnt, zahlt das Land.",
        "Verdi könnte sieben Prozent fordern.",
        "Die Stadt soll den Plan ablehnen.",
        "Die Stadt würde den Plan ablehnen.",
        "Fordert Verdi sieben Prozent?",
        "Gefordert werden sieben Prozent.",
        "Man fordert mehr Geld.",
        "Das Unwetter forderte drei Tote.",
        "Die Ministerin lehnte es ab, Einzelheiten zu nennen.",
        "Die Ministerin will sich nicht äußern.",
        "Die Werft wies den Vorwurf zurück.",
        "Die Werft will ihn nicht gelten lassen.",
        "Die Halle bietet Schulen Platz.",
        "Die Forderung nach Geld ist alt.",
    ],
)
def test_no_stances(text: str) -> None:
    assert told(text) == []


def test_what_was_held_before_is_marked() -> None:
    assert [
        one.former for one in found("Verdi hatte zunächst neun Prozent verlangt. Verdi verlangt acht Prozent.")
    ] == [
        True,
        False,
    ]

"""Who was there, told by two reports that cannot both be right; and what only looks like it."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.model import Document
from synopse.pipeline import brief, read

OPENING = "Landrat Uwe Harms und Bürgermeisterin Ines Rother streiten in Lemgo über das Freibad. "


def found(one: str, other: str) -> list[list[str]]:
    documents = [
        Document(id=id_, source=id_, text=OPENING + text, outlet=id_, published=day, published_basis="given")
        for id_, text, day in (("a", one, "2025-03-11"), ("b", other, "2025-03-12"))
    ]
    return [
        sorted(account.value for account in entry.values)
        for story in brief([read(document) for document in documents]).stories
        for entry in story.discrepancies
        if entry.kind == "participants"
    ]


SAT = "Bei der Anhörung im Freibad am Montag saß Landrat Uwe Harms in der ersten Reihe."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(SAT, "Zur Anhörung im Freibad am Montag war Landrat Uwe Harms nicht gekommen.", id="not come"),
        pytest.param(SAT, "Der Anhörung im Freibad am Montag blieb Landrat Uwe Harms fern.", id="stayed away"),
        pytest.param(SAT, "Die Anhörung im Freibad fand am Montag ohne Landrat Uwe Harms statt.", id="without him"),
        pytest.param(SAT, "Zur Anhörung im Freibad am Montag konnte Landrat Uwe Harms nicht kommen.", id="could not"),
        pytest.param(SAT, "Bei der Anhörung im Freibad am Montag ließ sich Landrat Uwe Harms vertreten.", id="sent"),
        pytest.param(
            SAT, "Am Montag war Anhörung im Freibad. Der Stuhl von Landrat Uwe Harms blieb leer.", id="an empty chair"
        ),
        pytest.param(
            "Am Montag wurde das Freibad eröffnet. Landrat Uwe Harms durchschnitt das Band.",
            "Am Montag wurde das Freibad eröffnet. Landrat Uwe Harms musste mit Grippe zu Hause bleiben.",
            id="what only one who is there does",
        ),
        pytest.param(
            "Bei der Anhörung im Freibad am Montag stellte sich Landrat Uwe Harms den Fragen der Gäste.",
            "Landrat Uwe Harms war zur Anhörung im Freibad am Montag nicht erschienen. Grüße ließ er verteilen.",
            id="what he had others do",
        ),
        pytest.param(
            "Bürgermeisterin Ines Rother kam am Montag in Begleitung von Landrat Uwe Harms ins Freibad.",
            "Bürgermeisterin Ines Rother kam am Montag ins Freibad. Landrat Uwe Harms fehlte.",
            id="in company",
        ),
    ],
)  # fmt: skip
def test_present_here_absent_there(one: str, other: str) -> None:
    assert found(one, other) == [["Uwe Harms nahm nicht teil", "Uwe Harms nahm teil"]]


@pytest.mark.parametrize(
    ("one", "other", "party"),
    [
        pytest.param(
            "An der Abstimmung über das Freibad am Montag nahm die Opposition nicht teil.",
            "Die Mandatare der Opposition stimmten am Montag gegen das Freibad.",
            "Opposition",
            id="a group by its noun, in the genitive too",
        ),
        pytest.param(
            "Beim Runden Tisch zum Freibad ist am Montag der Platz der Kassen leer geblieben.",
            "Für die Kassen verhandelte am Montag am Runden Tisch zum Freibad Jens Ketels.",
            "Kassen",
            id="somebody who speaks for it",
        ),
        pytest.param(
            "Von der Küstenbahn AG ließ sich am Montag im Freibad keiner blicken.",
            "Die Küstenbahn AG baut das Freibad. Küstenbahn-Chef Sven Jessen saß am Montag im Freibad auf dem Podium.",
            "Küstenbahn AG",
            id="a body by its name in a compound",
        ),
    ],
)
def test_groups_are_there_or_not(one: str, other: str, party: str) -> None:
    assert found(one, other) == [[f"{party} nahm nicht teil", f"{party} nahm teil"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Anders als am Montag saß Landrat Uwe Harms im Freibad diesmal nicht dabei.", id="a contrast"),
        pytest.param("Bei der Anhörung im Freibad am Freitag fehlte Landrat Uwe Harms.", id="another day"),
        pytest.param("Von Landrat Uwe Harms fehlte am Montag eine Antwort zur Anhörung im Freibad.", id="no person"),
        pytest.param("Bei der Anhörung im Freibad am Montag fehlte Bürgermeisterin Ines Rother.", id="somebody else"),
        pytest.param(
            "Bei der Anhörung am Montag fehlte Uwe Harms zunächst, dann saß Harms in der Reihe.", id="knows both"
        ),
        pytest.param("Landrat Uwe Harms fehlte am Montag bei keiner Anhörung im Freibad.", id="missed none"),
        pytest.param("Landrat Uwe Harms könnte bei der Anhörung im Freibad am Montag fehlen.", id="no fact"),
        pytest.param(
            "Am Montag blieb im Freibad gegenüber von Landrat Uwe Harms ein Stuhl leer.", id="the chair opposite"
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(other: str) -> None:
    assert found(SAT, other) == []


def test_every_phrase_says_whether_somebody_was_there() -> None:
    rows = lexicon.rows("presence_phrases")
    assert {row["side"] for row in rows} == {"present", "absent"}
    assert {row["who"] for row in rows} <= {"", "all"} | {"subject"}
    assert {row["needs"] for row in rows} <= {"", "alone", "denied", "where"}

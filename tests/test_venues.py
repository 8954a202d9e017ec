"""Towns that two reports give to one thing: far apart, and never named by the other."""

from __future__ import annotations

import pytest

from synopse.compare.venues import venues
from synopse.distances import kilometres, town
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read

WORKS = (
    "Der Akkubauer Voltkern baut sein neues Werk in Emden. Vorstandschefin Ines Gerlach nannte keinen Preis der Fabrik."
)
REST = " Der Akkukonzern gehört Ines Gerlach und der Familie Brockdorf. Zur Aktionärsversammlung kam Jonas Brockdorf."
AGAIN = " Die Brockdorfs, allen voran Jonas Brockdorf, schwiegen auf der Aktionärsversammlung des Akkukonzerns dazu."


def found(one: str, other: str, day: str = "2025-03-13") -> list[list[str]]:
    """The towns that contradict each other in two reports, the first of 12 March 2025."""
    articles = [
        read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))
        for id_, text, published in (("a", one + REST, "2025-03-12"), ("b", other + AGAIN, day))
    ]
    return [
        [account.value for account in entry.values]
        for story in link(articles)
        for entry in venues(story)
        if entry is not None
    ]


@pytest.mark.parametrize(
    ("one", "other", "towns"),
    [
        pytest.param(
            WORKS,
            "Voltkern errichtet die Fabrik in Salzgitter. Vorstandschefin Ines Gerlach spricht von einem neuen Werk.",
            ["Emden", "Salzgitter"],
            id="one works, two towns",
        ),
        pytest.param(
            WORKS,
            "Nicht in Emden, in Salzgitter baut Voltkern die Fabrik, so Vorstandschefin Ines Gerlach zum neuen Werk.",
            [],
            id="who names both knows of both",
        ),
        pytest.param(
            WORKS,
            "Voltkern errichtet die Fabrik bei Leer. Vorstandschefin Ines Gerlach spricht von einem neuen Werk.",
            [],
            id="near the next town",
        ),
        pytest.param(
            WORKS,
            "Voltkern baut ein neues Werk. Das sagte Vorstandschefin Ines Gerlach der Fabrik am Mittwoch in Hannover.",
            [],
            id="where it was said",
        ),
        pytest.param(
            WORKS,
            "Voltkern errichtet die Fabrik im Landkreis Cloppenburg. Vorstandschefin Ines Gerlach will ein Werk.",
            [],
            id="a district",
        ),
        pytest.param(
            "Am Montag trafen sich Ines Gerlach und Udo Kern in Genf. Voltkern und der Verband reden wieder.",
            "Ines Gerlach und Udo Kern saßen am Dienstag in Wien zusammen. Voltkern und der Verband reden wieder.",
            [],
            id="two days",
        ),
        pytest.param(
            "Am Montag trafen sich Ines Gerlach und Udo Kern in Genf. Voltkern und der Verband reden wieder.",
            "Ines Gerlach und Udo Kern trafen sich am Montag in Wien. Voltkern und der Verband reden wieder.",
            ["Genf", "Wien"],
            id="one day",
        ),
    ],
)
def test_one_thing_has_one_town(one: str, other: str, towns: list[str]) -> None:
    assert found(one, other) == ([towns] if towns else [])


def test_reports_of_two_weeks_need_not_begin_with_one_matter() -> None:
    other = "Voltkern prüft die Fabrik in Salzgitter. Vorstandschefin Ines Gerlach spricht von einem neuen Werk."
    assert found(WORKS, other, "2025-03-26") == []


def test_namesakes_are_as_near_as_the_nearest() -> None:
    assert town("Wiener") == "Wien"
    assert town("Genfs") == "Genf"
    assert town("Rathaus") is None
    assert 210 < kilometres("Genf", "Zürich") < 230
    assert kilometres("Neustadt", "Hamburg") < 10

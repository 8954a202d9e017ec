"""Small stories from text to discrepancy: what a desk would call a contradiction, and what it would not."""

from __future__ import annotations

import pytest

from synopse.model import Document, StoryDossier
from synopse.pipeline import brief, read

INSELBOTE = """Die Unterhändler der Lotsen und der Regierung wollen am Samstag in Genf weiterverhandeln.
Am Freitag hatten Außenministerin Ayla Kaya und der Sondergesandte Jan Novak in Bern Gespräche mit Vertretern
Österreichs geführt. Novak zeigte sich zuversichtlich. Ayla Kaya schwieg."""
HAFENKURIER = """Außenministerin Ayla Kaya und der Sondergesandte Jan Novak verhandeln am Wochenende in Genf weiter.
Die Runde folgt auf Beratungen in Bern, in denen am Sonntag und Montag ein Fahrplan für die Fähren entstand. An den
Beratungen in Bern nahmen Kaya, Novak und Vertreter Österreichs teil. Schon im November hatten Kaya und Novak in Wien
Präsident Jonas Weber getroffen. Präsident Weber lehnt den Fahrplan ab."""
SEEBLATT = """Die Gespräche von Außenministerin Ayla Kaya und dem Sondergesandten Jan Novak mit Präsident Jonas Weber in
Wien haben keine Einigung gebracht. An dem Treffen in Wien nahmen Kaya, Novak und Weber teil. Zu dem Treffen in Wien
kam es, nachdem Ende November ein Entwurf für die Fähren durchgesickert war. Sondergesandter Novak reist nach
Hause."""
DATES = {"inselbote": "2025-12-20", "hafenkurier": "2025-12-20", "seeblatt": "2025-12-03"}
TEXTS = {"inselbote": INSELBOTE, "hafenkurier": HAFENKURIER, "seeblatt": SEEBLATT}


def _story(dated: bool) -> StoryDossier:
    documents = [
        Document(
            id=id_,
            source=id_,
            text=text.replace("\n", " "),
            outlet=id_,
            published=DATES[id_] if dated else None,
            published_basis="given" if dated else "unknown",
        )
        for id_, text in TEXTS.items()
    ]
    stories = brief(map(read, documents)).stories
    assert len(stories) == 1
    return stories[0]


@pytest.mark.parametrize("dated", [True, False])
def test_the_day_in_bern_and_the_month_of_wien_are_contradicted_and_nothing_else(dated: bool) -> None:
    found = [(entry.kind, entry.subject.split(", ")[-1]) for entry in _story(dated).discrepancies]
    assert sorted(found) == [("date", "Bern"), ("date", "Wien")]


def test_the_coming_round_is_one_event_of_two_reports() -> None:
    coming = [entry for entry in _story(True).events if entry.place and entry.place.name == "Genf"]
    assert [(entry.status, len({report.article for report in entry.reports})) for entry in coming] == [("planned", 2)]

"""The one day to come, the one day past and the one hour that each of two reports tells."""

from __future__ import annotations

import pytest

from synopse.compare.sole_times import sole_times
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read

HEAD = "Ines Gerlach von der Reederei Brockdorf in Emden wartet auf die Lotsenkammer. "
AGAIN = "In Emden hofft die Reederei Brockdorf auf die Lotsenkammer, sagt Ines Gerlach. "


def found(one: str, other: str, day: str = "2025-03-14") -> list[tuple[str, list[str]]]:
    """Subjects and values reported of two reports, the first of Wednesday, 12 March 2025."""
    articles = [
        read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))
        for id_, text, published in (("a", HEAD + one, "2025-03-12"), ("b", AGAIN + other, day))
    ]
    return [
        (entry.subject, [account.value for account in entry.values])
        for story in link(articles)
        for entry in sole_times(story)
        if entry is not None
    ]


VERDICT = "Das Urteil gegen den Kapitän soll am 12. Juni fallen."
FIRE = "Ein Nachbar bemerkte gegen 3.10 Uhr Flammen in der Halle der Werft."
SENTENCED = "Das Gericht hat den Kapitän am Dienstag zu zwei Jahren Haft verurteilt."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            VERDICT,
            "Gegen den Kapitän will das Gericht am 19. Juni sein Urteil verkünden.",
            [("Kapitän", ["2025-06-12", "2025-06-19"])],
            id="one verdict, two days",
        ),
        pytest.param(
            VERDICT,
            "Das Urteil gegen den Kapitän, erst für den 12. Juni erwartet, wird am 19. Juni verkündet.",
            [],
            id="who names both knows of both",
        ),
        pytest.param(VERDICT, "Das Urteil gegen den Kapitän ist auf den 19. Juni verschoben.", [], id="told as moved"),
        pytest.param(VERDICT, "Am 19. Juni wählt der Ruderclub einen Vorstand.", [], id="two matters"),
        pytest.param(VERDICT, "Das Urteil gegen den Kapitän wird noch im Juni verkündet.", [], id="less precise"),
        pytest.param(
            FIRE,
            "Die Flammen in der Halle der Werft hatte ein Nachbar um 4.45 Uhr entdeckt.",
            [("Nachbar", ["3.10 Uhr", "4.45 Uhr"])],
            id="one fire, two hours",
        ),
        pytest.param(FIRE, "In der Halle der Werft waren die Flammen um 5 Uhr gelöscht.", [], id="outbreak and end"),
        pytest.param(FIRE, "Die Flammen in der Halle der Werft bemerkte ein Nachbar um 3.20 Uhr.", [], id="rounded"),
        pytest.param(
            "Die Kapsel landete um 12.10 Uhr Ortszeit vor der Küste, die Bergung der Kapsel gelang.",
            "Die Bergung der Kapsel gelang, die Kapsel landete um 21.10 Uhr MEZ vor der Küste.",
            [],
            id="two zones",
        ),
        pytest.param(
            SENTENCED,
            "Am Donnerstag hat das Gericht den Kapitän zu zwei Jahren verurteilt.",
            [("Kapitän", ["2025-03-11", "2025-03-13"])],
            id="one sentence, two days",
        ),
        pytest.param(
            SENTENCED,
            "Am Donnerstag hat der Kapitän die zwei Jahre Haft ein Unrecht genannt.",
            [],
            id="what was said later",
        ),
        pytest.param(
            "Das Fest der Werft mit allen Lotsen soll am Samstag um 19 Uhr beginnen.",
            "Auf dem Fest der Werft wurde mit allen Lotsen bis 23 Uhr getanzt.",
            [],
            id="beginning and end",
        ),
    ],
)
def test_two_reports_of_one_matter(one: str, other: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(one, other) == expected


def test_a_week_later_the_day_may_have_been_moved() -> None:
    assert found(VERDICT, "Gegen den Kapitän fällt das Urteil am 19. Juni.", "2025-03-22") == []

"""The scores of events: sentences with a miss and a wrong status, entries that are split and entries that are mixed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.events import identity, sentence_figures
from synopse.model import EventReport, Occurrence, StoryDossier

CASES = """
[[case]]
text = "Norwegen und Island haben am Montag in Bern verhandelt."
published = "2026-03-12"
events = [{ type = "CONSULT", trigger = "verhandelt", status = "planned" }]

[[case]]
text = "Das Haus ist blau."
published = "2026-03-12"
events = [{ type = "CONSULT", trigger = "Haus", status = "held" }]
"""


def test_a_miss_costs_recall_and_a_wrong_status_its_share(tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    path.write_text(CASES, encoding="utf-8")
    assert sentence_figures(path) == pytest.approx(
        {"precision": 100, "recall": 50, "F1": 66.667, "status": 0}, abs=0.01
    )


def _report(id_: str, day: str) -> EventReport:
    return EventReport(id_, 0, 1, "x", status="held", trigger="x", earliest=day, latest=day)


def _entry(id_: str, *reports: EventReport) -> Occurrence:
    days = sorted(report.earliest or "" for report in reports)
    return Occurrence(
        id=id_, type="CONSULT", label=id_, status="held", earliest=days[0], latest=days[-1], place=None,
        participants=(), reports=reports, independent_sources=1,
    )  # fmt: skip


def _story(*events: Occurrence) -> list[StoryDossier]:
    return [
        StoryDossier(
            id="s",
            title="t",
            articles=(),
            sources=(),
            origins=(),
            actors=(),
            events=events,
            quotations=(),
            figures=(),
            discrepancies=(),
            briefing=(),
        )
    ]


def _gold(day: str, *articles: str) -> dict[str, Any]:
    return {"type": ["CONSULT"], "place": None, "earliest": day, "latest": day, "articles": list(articles)}


GOLD = {"events": [_gold("2026-03-02", "a", "b"), _gold("2026-03-09", "a", "b")]}
FIRST = [_report(id_, "2026-03-02") for id_ in "ab"]
SECOND = [_report(id_, "2026-03-09") for id_ in "ab"]


@pytest.mark.parametrize(
    ("entries", "figure"),
    [
        ([_entry("one", *FIRST), _entry("two", *SECOND)], 100.0),
        ([_entry("all", *FIRST, *SECOND)], 200 * 0.5 / 1.5),
        ([_entry("one", FIRST[0]), _entry("more", FIRST[1]), _entry("two", *SECOND)], 200 * 0.75 / 1.75),
        ([_entry("one", *FIRST)], 200 * 0.5 / 1.5),
        ([], 0.0),
    ],
    ids=["right", "mixed", "split", "missed", "nothing"],
)
def test_identity(entries: list[Occurrence], figure: float) -> None:
    assert identity(GOLD, _story(*entries)) == pytest.approx(figure)

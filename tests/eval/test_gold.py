from __future__ import annotations

from typing import Any

import pytest

from eval.gold import Figures, f1, share, story_figures
from synopse.briefing import briefing
from synopse.model import (  # fmt: skip
    Account,
    Actor,
    Article,
    Discrepancy,
    EventReport,
    Evidence,
    Occurrence,
    Origin,
    Place,
    Span,
    Status,
    Story,
    StoryDossier,
    Time,
)
from tests.factories import article, figure, quotation

TEXT = "Weber kam am Freitag nach Emden. „Wir kommen gern wieder“, sagte Weber. Drei Gäste blieben."
GOLD: dict[str, Any] = {
    "segments_kind_by_line": {"a": {"1": ["body"]}},
    "times": {"a": [{"begin": 13, "end": 20, "value": "2025-03-07"}]},
    "quotations": {"a": [{"content": [{"begin": 33, "end": 57}], "speaker": [{"begin": 65, "end": 70}]}]},
    "figures": {"a": [{"begin": 72, "end": 82, "low": 3, "high": 3, "unit": "person"}]},
    "must": [
        {
            "kind": ["date"],
            "values": [
                {"value": "Freitag", "article": "a", "begin": 13, "end": 20},
                {"value": "Samstag", "article": "b", "begin": 13, "end": 20},
            ],
        }
    ],
    "may": [{"evidence": [{"article": "a", "begin": 72, "end": 82}]}],
    "actors": {"Jan Weber": ["Weber", "Webers"]},
    "events": [
        {"type": ["CONSULT"], "earliest": "2025-03-07", "latest": "2025-03-08", "place": ["Emden"],
         "participants": ["Jan Weber"], "status": ["held"]},
    ],
    "origins": [["a", "b"]],
}  # fmt: skip


def told(day: str = "2025-03-07", words: str = "„Wir kommen gern wieder“", low: float = 3) -> Article:
    return article(
        "a",
        TEXT,
        times=[Time(13, 20, "Freitag", "DATE", day, day, day)],
        quotations=[quotation(TEXT, words, None)],
        figures=[figure(TEXT, "Drei Gäste", low, "Gast", unit="person")],
    )


def evidence(id_: str, begin: int, end: int) -> Evidence:
    return Evidence(id_, begin, end, TEXT[begin:end])


def dossier(*found: Discrepancy, day: str = "2025-03-07", status: Status = "held", one: bool = True) -> StoryDossier:
    name = evidence("a", 0, 5)
    weber = Actor(id="w", kind="person", name="Jan Weber", variants=("Weber", "Webers"), roles=(), mentions=(name,))
    report = EventReport("a", 0, 5, "Weber", status=status, trigger="kam")
    event = Occurrence(
        id="e", type="CONSULT", label="-", status=status, earliest=day, latest=day, participants=("w",),
        place=Place("Emden", (name,)), reports=(report,), independent_sources=1,
    )  # fmt: skip
    origins = (
        (Origin(id="o", articles=("a", "b"), reason="-"),)
        if one
        else (Origin(id="o", articles=("a",), reason="-"), Origin(id="p", articles=("b",), reason="-"))
    )
    story = Story(
        id="s", title="-", articles=(told(), article("b", TEXT)), origins=origins, actors=(weber,), events=(event,),
        quotations=(), figures=(),
    )  # fmt: skip
    return briefing(story, found)


def clash(kind: Any = "date", first: tuple[int, int] = (13, 20), second: tuple[int, int] = (13, 20)) -> Discrepancy:
    accounts = (Account("x", (evidence("a", *first),)), Account("y", (evidence("b", *second),)))
    return Discrepancy(id=f"d{kind}{first}", kind=kind, subject="-", summary="-", values=accounts)


def figures_of(told_by: Article, story: StoryDossier, **other_gold: Any) -> Figures:
    return story_figures({**GOLD, **other_gold}, {"a": told_by}, [story])


def test_what_is_right_scores_a_hundred() -> None:
    one = told()
    speaking = article("a", TEXT, times=one.times, figures=one.figures, quotations=[
        quotation(TEXT, "„Wir kommen gern wieder“", "Weber. Drei")])  # fmt: skip
    spoken = speaking.quotations[0]
    right = type(spoken)("direct", spoken.content, (Span(65, 70, "Weber"),))
    article_ = article("a", TEXT, times=one.times, figures=one.figures, quotations=[right])
    assert set(figures_of(article_, dossier(clash())).values()) == {100.0}


@pytest.mark.parametrize(
    ("mentions", "column"),
    [(told(day="2025-03-14"), "times"), (told(low=4), "figures"), (told(words="wieder“"), "quotes")],
)
def test_a_wrong_mention_costs_its_column(mentions: Article, column: str) -> None:
    assert figures_of(mentions, dossier(clash()))[column] == 0.0


def test_a_quotation_without_its_speaker_is_half_right() -> None:
    figures = figures_of(told(), dossier(clash()))
    assert (figures["quotes"], figures["speakers"]) == (100.0, 0.0)


def test_what_is_optional_or_no_content_is_neither_missed_nor_wrong() -> None:
    optional = {"a": [{**GOLD["times"]["a"][0], "value": "1999", "optional": True}]}
    assert figures_of(told(), dossier(clash()), times=optional)["times"] == 100.0
    boilerplate = {"a": {"1": ["teaser"]}}
    assert figures_of(told(day="1999"), dossier(clash()), segments_kind_by_line=boilerplate)["times"] == 100.0


@pytest.mark.parametrize(
    ("found", "recall", "precision"),
    [
        ([], 0.0, 100.0),
        ([clash("place")], 0.0, 0.0),
        ([clash(second=(0, 5))], 0.0, 0.0),
        ([clash(), clash("figure", first=(0, 5))], 100.0, 50.0),
        ([clash(), clash("figure", first=(72, 82))], 100.0, 100.0),
    ],
    ids=["missed", "wrong kind", "one account elsewhere", "false alarm beside", "arguable beside"],
)
def test_discrepancies_need_two_sides_of_a_planted_one(
    found: list[Discrepancy], recall: float, precision: float
) -> None:
    figures = figures_of(told(), dossier(*found))
    assert (figures["contra R"], figures["contra P"]) == (recall, precision)


def test_events_are_found_by_their_day_and_judged_by_their_status() -> None:
    assert figures_of(told(), dossier(day="2025-04-01"))["events"] == 0.0
    planned = figures_of(told(), dossier(status="planned"))
    assert (planned["events"], planned["status"]) == (100.0, 0.0)


def test_an_actor_in_two_halves_and_two_origins_of_one_report_cost() -> None:
    figures = figures_of(told(), dossier(one=False), actors={"Jan Weber": ["Weber", "Jan W."]})
    assert 0 < figures["actors"] < 100
    assert figures["origins"] == 0.0


def test_nothing_of_nothing_is_all() -> None:
    assert f1(0, 0, 0) == share(0, 0) == 100.0
    assert f1(1, 2, 2) == share(1, 2) == 50.0

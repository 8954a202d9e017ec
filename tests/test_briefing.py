"""The briefing extracts: whole sentences, each with all that carries it, none that says what has not happened."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from synopse.briefing import briefing
from synopse.model import (
    Account,
    Article,
    BriefingSection,
    Discrepancy,
    EventReport,
    Evidence,
    Occurrence,
    Origin,
    Status,
    Story,
)
from tests.factories import article

PLAN = "Am Freitag wollen Reederei und Gewerkschaft in Emden über den neuen Vertrag verhandeln."
HELD = "Reederei und Gewerkschaft verhandelten am Freitag in Emden acht Stunden lang."
LEANING = "Danach sprachen die beiden Seiten am Freitag in Emden noch eine Stunde mit der Presse."


def told(id_: str, text: str, status: Status) -> EventReport:
    when = Evidence(id_, 0, 10, text[:10])
    return EventReport(id_, 0, len(text), text, status=status, trigger="verhandeln", when=when, reported="2025-03-08")


def sections(
    *reports: EventReport, status: Status = "held", found: tuple[Discrepancy, ...] = ()
) -> tuple[BriefingSection, ...]:
    articles: tuple[Article, ...] = tuple(article(report.article, report.text, "2025-03-08") for report in reports)
    event = Occurrence(
        id="e", type="CONSULT", label="Treffen", status=status, earliest="2025-03-07", latest="2025-03-09", place=None,
        participants=(), reports=reports, independent_sources=len(reports),
    )  # fmt: skip
    origins = tuple(Origin(id=entry.id, articles=(entry.id,), reason="-") for entry in articles)
    story = Story(
        id="s", title="-", articles=articles, origins=origins, actors=(), events=(event,), quotations=(), figures=()
    )
    return briefing(story, found).briefing


def test_what_was_held_is_not_told_by_its_announcement() -> None:
    for reports in (
        (told("a", PLAN, "planned"), told("b", HELD, "held")),
        (told("b", HELD, "held"), told("a", PLAN, "planned")),
    ):
        (section,) = sections(*reports)
        (sentence,) = section.sentences
        assert sentence.text == HELD
        assert {evidence.article for evidence in sentence.evidence} == {"a", "b"}


def test_what_is_planned_stands_under_its_own_heading() -> None:
    planned, held = sections(told("a", PLAN, "planned"), status="planned"), sections(told("b", HELD, "held"))
    assert [sentence.text for section in planned for sentence in section.sentences] == [PLAN]
    assert planned[0].heading != held[0].heading


def test_a_sentence_that_needs_the_one_before_is_left_out() -> None:
    assert sections(told("a", LEANING, "held")) == ()


def test_a_disputed_sentence_says_so() -> None:
    accounts = (Account("x", (Evidence("b", 38, 45, "Freitag"),)), Account("y", (Evidence("a", 3, 10, "Freitag"),)))
    clash = Discrepancy(id="d", kind="date", subject="-", summary="-", values=accounts)
    (section,) = sections(told("b", HELD, "held"), found=(clash,))
    assert section.sentences[0].disputed == ("d",)


@pytest.mark.parametrize(
    ("since", "status", "new"),
    [
        pytest.param("2025-03-07", "held", [HELD], id="held since"),
        pytest.param("2025-03-08", "held", [], id="no later report"),
        pytest.param("2025-03-07", "planned", [], id="planned before and after"),
    ],
)
def test_what_is_new_since_a_day(since: str, status: Status, new: list[str]) -> None:
    plan = replace(told("a", PLAN, "planned"), reported="2025-03-07")
    later = told("b", HELD if status == "held" else PLAN, status)
    articles = (article("a", PLAN, "2025-03-07"), article("b", later.text, "2025-03-08"))
    event = Occurrence(
        id="e", type="CONSULT", label="Treffen", status=status, earliest="2025-03-07", latest="2025-03-09", place=None,
        participants=(), reports=(plan, later), independent_sources=2,
    )  # fmt: skip
    story = Story(
        id="s", title="-", articles=articles, actors=(), events=(event,), quotations=(), figures=(),
        origins=tuple(Origin(id=entry.id, articles=(entry.id,), reason="-") for entry in articles),
    )  # fmt: skip
    found = [section for section in briefing(story, (), since).briefing if section.heading.startswith("Neu seit")]
    assert [sentence.text for section in found for sentence in section.sentences] == new
    assert [section.heading for section in found] == (["Neu seit dem 7.3.2025"] if new else [])

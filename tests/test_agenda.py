"""What is still to come: dates, standing, identity that further reports do not change, and what was moved."""

from __future__ import annotations

import pytest

from synopse.agenda import Plan, agenda, instant
from synopse.model import Article, Document
from synopse.pipeline import brief, read

HEAD = "Streit um den Hafen von Emden\n\nEmden. Die Werft Nordkai und die Gewerkschaft Verdi streiten um Lohn. "
FIRST = ("2024-11-04", HEAD + "Nordkai und Verdi wollen am 19. November in Emden verhandeln.")
PUT_OFF = ("2024-11-12", HEAD + "Die für den 19. November in Emden geplante Verhandlung zwischen Nordkai und Verdi "
           "wurde auf den 21. November verschoben.")  # fmt: skip
AGAIN = ("2024-11-13", HEAD + "Nordkai und Verdi verhandeln am 21. November um 10 Uhr in Emden.")
OFF = ("2024-11-15", HEAD + "Die Verhandlung zwischen Nordkai und Verdi in Emden am 21. November fällt aus.")
VAGUE = ("2024-11-04", HEAD + "Im Sommer soll in Bremen ein Gipfel stattfinden.")


def articles(*told: tuple[str, str]) -> list[Article]:
    return [
        read(Document(id=f"a{day}-{number}", source="a.txt", text=text, published=day, published_basis="given"))
        for number, (day, text) in enumerate(told)
    ]


def plans(*told: tuple[str, str], since: str | None = None) -> tuple[Plan, ...]:
    found = articles(*told)
    texts = {article.id: article for article in found}
    return tuple(plan for story in brief(found).stories for plan in agenda(story, texts, since))


def only(*told: tuple[str, str], since: str | None = None) -> Plan:
    (plan,) = plans(*told, since=since)
    return plan


def test_a_plan_has_its_day_and_is_firm() -> None:
    plan = only(FIRST)
    assert (plan.earliest, plan.latest, plan.precision) == ("2024-11-19", "2024-11-19", "day")
    assert (plan.standing, plan.sequence, plan.before) == ("CONFIRMED", 0, ())
    assert plan.start is None


def test_what_lies_before_the_day_is_left_out() -> None:
    assert plans(FIRST, since="2024-11-20") == ()
    assert len(plans(FIRST, since="2024-11-19")) == 1


def test_put_off_to_another_day() -> None:
    plan = only(FIRST, PUT_OFF)
    assert (plan.earliest, plan.status, plan.standing) == ("2024-11-21", "planned", "CONFIRMED")
    assert (plan.sequence, plan.before) == (1, ("2024-11-19",))


def test_a_day_on_which_it_is_said_to_have_been_is_no_earlier_plan() -> None:
    held = ("2024-11-22", HEAD + "Nordkai und Verdi haben am 18. November in Emden verhandelt.")
    newest = ("2024-11-23", HEAD + "Nordkai und Verdi haben am 19. November in Emden verhandelt.")
    (plan, *others) = plans(FIRST, held, newest, since="2024-11-17")
    assert (plan.earliest, plan.before, plan.sequence) == ("2024-11-19", (), 0)
    assert not others


def test_a_plan_keeps_its_identity_while_reports_are_added() -> None:
    """First told, put off, told again with its hour, called off: one entry of the calendar."""
    steps = [only(*(FIRST, PUT_OFF, AGAIN, OFF)[:size]) for size in (1, 2, 3, 4)]
    assert len({plan.uid for plan in steps}) == 1
    assert [plan.sequence for plan in steps] == [0, 1, 1, 1]
    assert [plan.standing for plan in steps] == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [plan.start for plan in steps] == [None, None, "2024-11-21T10:00", "2024-11-21T10:00"]


def test_the_order_and_the_ids_of_the_articles_do_not_matter() -> None:
    told = (FIRST, PUT_OFF, AGAIN)
    assert only(*told).uid == only(*reversed(told)).uid


def test_a_plan_without_a_day_is_tentative_and_comes_last() -> None:
    dated, vague = plans(FIRST, VAGUE)
    assert dated.precision == "day"
    assert (vague.earliest, vague.latest, vague.standing) == ("2025-06-01", "2025-08-31", "TENTATIVE")


def test_what_only_may_be_is_tentative() -> None:
    plan = only(("2024-11-04", HEAD + "Nordkai und Verdi könnten sich am 19. November in Emden treffen."))
    assert plan.standing == "TENTATIVE"


def test_two_meetings_announced_by_one_article_stay_two() -> None:
    told = HEAD + "Nordkai und Verdi verhandeln am 19. November in Emden. Am 21. November verhandeln beide in Emden."
    assert [plan.sequence for plan in plans(("2024-11-04", told))] == [0, 0]


def test_what_is_demanded_or_denied_is_no_appointment() -> None:
    assert plans(("2024-11-04", HEAD + "Verdi will den Plan am 19. November ablehnen.")) == ()
    assert plans(("2024-11-04", HEAD + "Ein Treffen am 19. November in Emden ist nicht geplant.")) == ()


def test_the_zone_is_named_or_that_of_the_place() -> None:
    here = only(("2024-11-04", HEAD + "Nordkai und Verdi verhandeln am 21. November um 10 Uhr in Emden."))
    assert here.zone == "Europe/Berlin"
    text = HEAD + "Nordkai und Verdi treffen sich am 21. November um 10 Uhr {}in Boston."
    assert only(("2024-11-04", text.format(""))).zone is None
    assert only(("2024-11-04", text.format("MEZ "))).zone == "+01:00"


@pytest.mark.parametrize(
    ("local", "zone", "expected"),
    [
        ("2024-11-21T10:00", "Europe/Berlin", "2024-11-21T09:00:00+00:00"),
        ("2024-07-21T10:00", "Europe/Berlin", "2024-07-21T08:00:00+00:00"),
        ("2025-08-15T21:30", "+02:00", "2025-08-15T19:30:00+00:00"),
        ("2025-08-15T00:30", "-04:00", "2025-08-15T04:30:00+00:00"),
    ],
)
def test_instant(local: str, zone: str, expected: str) -> None:
    assert instant(local, zone).isoformat() == expected

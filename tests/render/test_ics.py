"""The calendar is read back with a calendar library, and looked at line by line: it has to import anywhere."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest

from synopse.pipeline import brief
from synopse.render.ics import ics
from synopse.render.plans import agendas, plan_list
from synopse.render.tables import table
from tests.test_agenda import AGAIN, FIRST, HEAD, OFF, PUT_OFF, VAGUE, articles


def written(*told: tuple[str, str], since: str | None = None) -> str:
    found = articles(*told)
    return ics(agendas(brief(found), found, since))


def entries(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_day_is_a_date_and_ends_the_day_after() -> None:
    (entry,) = entries(written(FIRST))
    assert entry.decoded("dtstart") == datetime.date(2024, 11, 19)
    assert entry.decoded("dtend") == datetime.date(2024, 11, 20)
    assert "DTSTART;VALUE=DATE:20241119\r\n" in written(FIRST)
    assert entry["status"] == "CONFIRMED"
    assert entry["transp"] == "TRANSPARENT"


def test_days_in_a_row() -> None:
    (entry,) = entries(written(("2024-11-04", HEAD + "Nordkai und Verdi verhandeln am 19. und 20. November in Emden.")))
    assert entry.decoded("dtstart") == datetime.date(2024, 11, 19)
    assert entry.decoded("dtend") == datetime.date(2024, 11, 21)


def test_an_hour_is_an_instant() -> None:
    (entry,) = entries(written(AGAIN))
    assert entry.decoded("dtstart") == datetime.datetime(2024, 11, 21, 9, tzinfo=datetime.UTC)
    assert "DTSTART:20241121T090000Z\r\n" in written(AGAIN)
    assert "transp" not in entry


def test_an_hour_abroad_without_a_zone_is_not_guessed() -> None:
    (entry,) = entries(
        written(("2024-11-04", HEAD + "Nordkai und Verdi treffen sich am 21. November um 10 Uhr in Boston."))
    )
    assert entry.decoded("dtstart") == datetime.date(2024, 11, 21)
    assert "um 10 Uhr" in entry["description"]


def test_the_stamp_is_the_day_of_the_newest_report() -> None:
    (entry,) = entries(written(FIRST, PUT_OFF))
    assert entry.decoded("dtstamp") == datetime.datetime(2024, 11, 12, tzinfo=datetime.UTC)


def test_moved_then_called_off_is_one_entry() -> None:
    first, last = entries(written(FIRST)) + entries(written(FIRST, PUT_OFF, AGAIN, OFF))
    assert first["uid"] == last["uid"]
    assert (first["sequence"], last["sequence"]) == (0, 1)
    assert last["status"] == "CANCELLED"


def test_the_evidence_is_word_for_word_in_the_description() -> None:
    (entry,) = entries(written(FIRST))
    assert "„Nordkai und Verdi wollen am 19. November in Emden verhandeln.“ (a, Mo., 4.11.2024)" in entry["description"]
    assert entry["location"] == "Emden"
    assert entry["summary"].startswith("Verhandlung") or "Emden" in entry["summary"]


@pytest.mark.parametrize("told", [(FIRST,), (FIRST, PUT_OFF, AGAIN, OFF), (VAGUE,), ()])
def test_the_text_is_as_the_standard_wants(told: tuple[tuple[str, str], ...]) -> None:
    """Lines end in CRLF and hold 75 octets at most; text is escaped; what has no day is left out."""
    text = written(*told)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")[:-1]
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"} <= set(lines)
    assert text.count("BEGIN:VEVENT") == (0 if told in ((), (VAGUE,)) else 1)


def test_marks_that_mean_something_are_escaped() -> None:
    (entry,) = entries(
        written(("2024-11-04", HEAD + "Nordkai, Verdi; beide \\ wollen am 19. November in Emden verhandeln."))
    )
    assert "Nordkai, Verdi; beide \\ wollen" in entry["description"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(FIRST, PUT_OFF) == written(PUT_OFF, FIRST)


def test_the_table_shows_what_no_calendar_can_hold() -> None:
    found = articles(FIRST, PUT_OFF, VAGUE)
    shown = table(plan_list(agendas(brief(found), found)), 120)
    assert "Do., 21.11.2024" in shown
    assert "zuvor Di.," in shown
    assert "ungenau: „Sommer“" in shown

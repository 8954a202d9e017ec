"""Ages of people: how newsrooms tell them, and what only looks like one."""

from __future__ import annotations

import pytest

from synopse.numerals.ages import ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der 34-Jährige schwieg.", [("Der 34-Jährige", 34, "m")]),
        ("Die 51-Jährige wurde verletzt.", [("Die 51-Jährige", 51, "f")]),
        ("Mit der 51-Jährigen fuhr ihr Sohn.", [("der 51-Jährigen", 51, "f")]),
        ("Ein 58 Jahre alter Landwirt stürzte.", [("Ein 58 Jahre alter", 58, "m")]),
        ("Gesucht wird ein sechzehnjähriger Schüler.", [("ein sechzehnjähriger", 16, "m")]),
        ("Sie starb im Alter von 91 Jahren.", [("im Alter von 91 Jahren", 91, "")]),
        ("Petra Lohse (63) gewann vor Jan Brück, 48, und anderen.", [("(63)", 63, ""), (", 48", 48, "")]),
        ("Die 400 Jahre alte Eiche fiel.", []),
        ("Eine mehrjährige Haftstrafe droht.", []),
        ("Der Zug (ICE 63) hielt.", []),
    ],
)
def test_ages(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(text[age.begin : age.end], age.years, age.sex) for age in ages(text)] == expected


def test_ages_of_a_stretch() -> None:
    text = "Der 34-Jährige und die 51-Jährige kamen davon."
    assert [age.years for age in ages(text, 10)] == [51]

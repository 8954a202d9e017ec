"""What a number of people is the number of: dead, injured, missing, brought to safety.

"Fünf Tote hat die Flut gefordert" and "vier Menschen kamen ums Leben" count the same, in no common word.
"""

from __future__ import annotations

import re
from functools import cache

from synopse import lexicon

REACH = 90
"""Characters around the number in which what happened to the people is looked for."""

_NUMBER = r"(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mindestens|mehrere|weitere|ein)"
_BORDER = re.compile(
    rf"[;:.!?\n]|,\s(?:während|aber|doch|weitere)\s|,\s(?={_NUMBER})|\sund\s(?={_NUMBER}\w*\s(?:wurden?|starb))"
)


def toll(text: str, begin: int, end: int, counted: str | None) -> str | None:
    """What the people counted at ``text[begin:end]`` are counted for, or None: "dead", "injured", "missing", ...

    The noun counted decides ("Tote"); else the nearest phrase of the clause, after the number before in front of it.
    """
    noun = lexicon.mapping("tolls", "toll").get((counted or "").split(" ")[-1].lower())
    if noun is not None:
        return noun
    behind = toll_behind(text, end)
    if behind is not None:
        return behind
    before = _BORDER.split(text[max(0, begin - REACH) : begin])[-1]
    if before.rstrip().endswith(","):
        return None
    found = next(iter(reversed(list(_phrases().finditer(before.lower())))), None)
    return lexicon.mapping("tolls", "toll")[found[0]] if found else None


def toll_behind(text: str, end: int) -> str | None:
    """What the rest of the clause after ``text[:end]`` says happened to people: "dead" for "wurden tot geborgen"."""
    found = _phrases().search(_BORDER.split(text[end : end + REACH])[0].lower())
    return lexicon.mapping("tolls", "toll")[found[0]] if found else None


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon.alternation(lexicon.words('tolls'))})(?!\w)")

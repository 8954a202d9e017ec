"""How reports say where they were written: "WIEN. ", "Wien (xyz) - ", "Von Ute Kern aus Wien"."""

from __future__ import annotations

import re

HEAD = 2_000
"""Characters of a text in which its dateline is looked for."""
_AGENCY = re.compile(r"(?m)^([A-ZÄÖÜ][\w./ -]{2,40}?) ?\([\w/]{2,14}\) ?[-–—:]")
_BYLINE = re.compile(r"(?m)^Von [A-ZÄÖÜ][^\n,]{3,60}(?:, | aus )([A-ZÄÖÜ][\w -]{2,40})$")
_CAPITALS = re.compile(r"(?m)^([A-ZÄÖÜ][A-ZÄÖÜ -]{3,40})\. ")
_TOWN = re.compile(r"(?=.{4})[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?")


def dateline(text: str) -> re.Match[str] | None:
    """Where the first dateline of a text stands; its group 1 is the town, as it is written there."""
    head = text[:HEAD]
    return next((found for pattern in (_AGENCY, _BYLINE, _CAPITALS) if (found := pattern.search(head))), None)


def towns_written_in(text: str) -> tuple[str, ...]:
    """The towns of a text's dateline, in the spelling of running text: "PLAUEN/ZWICKAU. " gives two."""
    match = dateline(text)
    towns = [part.strip() for part in match[1].split("/")] if match is not None else []
    return tuple(town.title() if town.isupper() else town for town in towns if _TOWN.fullmatch(town))

"""Small builders of readings that all kinds of times share."""

from __future__ import annotations

import re
from typing import Callable, Iterator

from synopse.model import TimexType
from synopse.tag.times.calendar import bounds, part_of
from synopse.tag.times.patterns import Hit
from synopse.tag.times.scene import Piece, Reading, Scene
from synopse.tag.times.words import Word

Pieces = tuple[Piece, ...]
Resolver = Callable[[Hit, Scene], Pieces]


def whole(hit: Hit, reading: Reading | None) -> Pieces:
    """The reading for the time words of a hit, or nothing."""
    return () if reading is None else (Piece(hit.first, hit.last, reading),)


def dated(value: str, kind: TimexType = "DATE", part: str = "", zone: str | None = None) -> Reading:
    """A value with the days it allows; `part` (START, MID, END) narrows them but not the value."""
    earliest, latest = (part_of(value, part) if part else None) or bounds(value) or (None, None)
    return Reading(kind, value, earliest, latest, zone)


def words(hit: Hit, scene: Scene) -> Iterator[Word]:
    """The time words of a hit."""
    return iter(scene.words[hit.first : hit.last])


def find(hit: Hit, scene: Scene, *kinds: str) -> Word | None:
    """The first time word of one of the kinds ("u" stands for all its unit kinds)."""
    for word in words(hit, scene):
        if word.kind in kinds or word.kind.split(".", 1)[0] in kinds:
            return word
    return None


def index_of(hit: Hit, scene: Scene, *kinds: str) -> int | None:
    """Where the first time word of one of the kinds stands."""
    for index in range(hit.first, hit.last):
        kind = scene.words[index].kind
        if kind in kinds or kind.split(".", 1)[0] in kinds:
            return index
    return None


def has(hit: Hit, scene: Scene, *kinds: str) -> bool:
    """Whether a word of one of the kinds is among the time words."""
    return find(hit, scene, *kinds) is not None


def modifier(hit: Hit, scene: Scene) -> str:
    """START, MID or END where the words say so ("Anfang Mai")."""
    word = find(hit, scene, "mod", "partyear", "partmonth", "partweek")
    return word.value if word else ""


def full_year(digits: str) -> int | None:
    """The year of two or four digits: "24" is 2024, "98" is 1998; None for anything else."""
    if not re.fullmatch(r"\d{2}|\d{4}", digits):
        return None
    number = int(digits)
    if len(digits) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


RELATION = {"last": -1, "beforelast": -2, "this": 0, "running": 0, "next": 1, "coming": 1, "afternext": 2}


def relation(hit: Hit, scene: Scene) -> int | None:
    """How many units away "vergangen", "dieser", "übernächst" puts something; None without such a word."""
    word = find(hit, scene, *RELATION)
    return RELATION[word.kind] if word else None


def plain(count: float) -> str:
    """A number as TIMEX3 writes it: "3", "1.5", "1000000"."""
    return str(int(count)) if count == int(count) else f"{count:g}"


def part_of_day(kind: str, value: str) -> str:
    """MO, MI, AF, EV or NI from a word of one of the kinds that name a part of the day."""
    return "MO" if kind == "early" else value[1:] if kind == "wdpart" else value


def counted(hit: Hit, scene: Scene) -> float | None:
    """The number among the time words, or None."""
    word = find(hit, scene, "i0", "i12", "i24", "i31", "i59", "i99", "int", "numw", "one", "decimal", "beide")
    return float(word.value) if word and word.value else None

"""Holidays by name: fixed, counted from Easter or from the fourth Advent; without a year the one that is meant."""

from __future__ import annotations

from datetime import date

from synopse import lexicon
from synopse.tag.times.calendar import holiday, week
from synopse.tag.times.dates import choose, day_of_month, nearest_month, year_word
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import Pieces, Resolver, dated, find, whole
from synopse.tag.times.scene import Reading, Scene


def holiday_date(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Ostern 2023", "Silvester", "Mariä Himmelfahrt", "Heiliger Abend"."""
    word = find(hit, scene, "holiday")
    if word is None:
        return whole(hit, _holy_evening(hit, scene))
    return whole(hit, _resolved(hit, scene, "08-15" if scene.words[hit.first].kind == "mariae" else word.value))


def holiday_weekend(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Osterwochenende": the weekend that holds the Sunday."""
    word = find(hit, scene, "holidaywe")
    reading = _resolved(hit, scene, word.value) if word else None
    if reading is None or reading.earliest is None:
        return whole(hit, reading)
    return whole(hit, dated(f"{week(date.fromisoformat(reading.earliest))}-WE"))


def holiday_night(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Silvesternacht": the night that begins on the day."""
    word = find(hit, scene, "holidaynight")
    reading = _resolved(hit, scene, word.value) if word else None
    return whole(hit, dated(f"{reading.value}TNI", "TIME")) if reading else ()


def advent(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "zweiter Advent"."""
    word = find(hit, scene, "ordw", "i12")
    if word is None or word.value not in "1234":
        return ()
    return whole(hit, _resolved(hit, scene, f"advent_{word.value}"))


def christmas_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "zweiter Weihnachtsfeiertag"."""
    word = find(hit, scene, "ordw", "i12")
    if word is None or word.value not in "12":
        return ()
    return whole(hit, _resolved(hit, scene, "12-25" if word.value == "1" else "12-26"))


def named_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Tag der Arbeit", "Heilige Drei Könige"; a "Tag der Entscheidung" is no holiday."""
    days = lexicon.mapping("times_named_days", "day")
    for last in range(hit.last, hit.first, -1):
        form = scene.text[scene.words[hit.first].begin : scene.words[last - 1].end]
        if form in days:
            found = Hit(hit.pattern, hit.first, last, last)
            return whole(found, _resolved(hit, scene, days[form]))
    return ()


def holiday_season(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Adventszeit", "Weihnachtszeit": December of the year that is nearest."""
    word = find(hit, scene, "holidays")
    year = nearest_month(scene, hit, int(word.value)) if word else None
    return whole(hit, dated(f"{year:04}-{word.value}") if year and word else Reading("DATE", "XXXX-XX-XX"))


def _resolved(hit: Hit, scene: Scene, key: str) -> Reading | None:
    """The holiday of the named year, else the nearest on the side of the clause; the present looks ahead."""
    year = find(hit, scene, "year")
    if year is not None:
        day = holiday(key, int(year.value))
        return dated(day.isoformat()) if day else None
    if scene.published is None:
        return Reading("DATE", f"XXXX-{key}" if key[0].isdigit() else "XXXX-XX-XX")
    years = [scene.published.year + step for step in (-1, 0, 1)]
    options = [option for year in years if (option := holiday(key, year)) is not None]
    side = scene.side_before(hit) or scene.side(hit)
    day = choose(options, scene.published, "future" if side == "present" else side)
    return dated(day.isoformat()) if day else None


def _holy_evening(hit: Hit, scene: Scene) -> Reading | None:
    part = find(hit, scene, "part")
    return day_of_month(scene, hit, 24, 12, year_word(hit, scene)) if part is not None and part.value == "EV" else None


RESOLVERS: tuple[Resolver, ...] = (
    holiday_date, holiday_weekend, holiday_night, advent, christmas_day, named_day, holiday_season,
)  # fmt: skip
"""The functions that patterns name."""

"""Calendar dates: days, months, seasons, quarters; with or without their year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Sequence

from synopse.tag.times.calendar import valid
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import (
    RELATION,
    Pieces,
    Resolver,
    dated,
    find,
    full_year,
    has,
    index_of,
    modifier,
    relation,
    whole,
)
from synopse.tag.times.scene import Piece, Reading, Scene

_DAY_KINDS = ("i12", "i24", "i31")
ANNOUNCED = 31
"""Days that what was announced for a day may lie back: "kündigte an, das Werk zum 30. September zu schließen"."""
NEAREST = 120
SURELY_AHEAD = 45
"""Days off within which a day without a year is the nearest one, whatever the tense; fewer for what has happened."""
_YEAR_KINDS = ("year", "i24", "i31", "i59", "i99")


def day_month(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Montag, 27. Mai 2024"."""
    day, month = find(hit, scene, *_DAY_KINDS), find(hit, scene, "month", "monthab")
    if day is None or month is None:
        return ()
    last = scene.words[hit.last - 1]
    year = year_word(hit, scene)
    if last.kind in _YEAR_KINDS and last.kind != "year" and year is None:
        hit = Hit(hit.pattern, hit.first, hit.last - 1, hit.end - 1)
    return whole(hit, day_of_month(scene, hit, int(day.value), int(month.value), year))


def day_of_sort(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "an jenem Novembertag": some day of a month or season."""
    word = find(hit, scene, "monthday", "seasonday")
    if word is None:
        return ()
    return whole(hit, Reading("DATE", f"XXXX-{word.value}-XX" if word.kind == "monthday" else f"XXXX-{word.value}"))


def day_list(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am 3., 4. und 5. Oktober": each day is a time of its own, the last one with the month."""
    month = find(hit, scene, "month", "monthab")
    indices = [index for index in range(hit.first, hit.last) if scene.words[index].kind in _DAY_KINDS]
    if month is None or not indices:
        return ()
    year = year_word(hit, scene)
    found = []
    for position, index in enumerate(indices):
        last = position == len(indices) - 1
        reading = day_of_month(scene, hit, int(scene.words[index].value), int(month.value), year)
        if reading is None:
            return ()
        found.append(Piece(index, hit.last if last else index + 2, reading))
    return tuple(found)


def numeric(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "12.03.2025", "12.03.", "2025-03-12"."""
    word = find(hit, scene, "full", "iso", "dm")
    if word is None:
        return ()
    numbers = re.findall(r"\d+", scene.text[word.begin : word.end])
    if word.kind == "iso":
        year, month, day = (int(number) for number in numbers)
        return whole(hit, _absolute(year, month, day))
    day, month = int(numbers[0]), int(numbers[1])
    return whole(hit, day_of_month(scene, hit, day, month, full_year(numbers[2]) if word.kind == "full" else None))


def word_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am ersten Mai"."""
    day, month = find(hit, scene, "ordw"), find(hit, scene, "month")
    if day is None or month is None:
        return ()
    return whole(hit, day_of_month(scene, hit, int(day.value), int(month.value), year_word(hit, scene)))


def month(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Ende November", "März 2019", "im August vorigen Jahres"; "Mai" alone needs a word before it."""
    index = index_of(hit, scene, "month", "monthab")
    if index is None or (hit.last - hit.first == 1 and not _is_month(scene, hit.first)):
        return ()
    number, part = int(scene.words[index].value), modifier(hit, scene)
    year = _named_year(hit, scene)
    before = next((word for word in scene.words[hit.first : index] if word.kind in RELATION), None)
    if year is None and before is not None and scene.published:
        year = _month_year(scene.published, number, RELATION[before.kind])
    elif year is None:
        year = nearest_month(scene, hit, number)
    return whole(hit, dated(f"{year:04}-{number:02}" if year else f"XXXX-{number:02}", part=part))


def short_year(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Mai 68", "Sommer ’89"; not "im Mai 68 neue Fälle"."""
    word, number = find(hit, scene, "month", "season"), scene.words[hit.last - 1]
    if word is None:
        return ()
    if not has(hit, scene, "apos") and not _ends_there(scene, hit.last):
        alone = Hit(hit.pattern, hit.first, hit.first + 1, hit.first + 1)
        return month(alone, scene) if word.kind == "month" else season(alone, scene)
    own = 1900 + int(number.value)
    return whole(hit, dated(f"{own}-{int(word.value):02}" if word.kind == "month" else f"{own}-{word.value}"))


def month_list(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Juli und August 2023"."""
    indices = [index for index in range(hit.first, hit.last) if scene.words[index].kind in ("month", "monthab")]
    year = year_word(hit, scene)
    found = []
    for position, index in enumerate(indices):
        number = int(scene.words[index].value)
        own = year or nearest_month(scene, hit, number)
        last = hit.last if position == len(indices) - 1 else index + 1
        found.append(Piece(index, last, dated(f"{own:04}-{number:02}" if own else f"XXXX-{number:02}")))
    return tuple(found)


def season(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Herbst 2022", "vergangenen Herbst", "im Sommer"."""
    word = find(hit, scene, "season", "seasonmonths")
    if word is None:
        return ()
    named = _named_year(hit, scene)
    first = find(hit, scene, "year")
    if first is not None and named is None:
        named = int(first.value) + (word.value == "WI")
    if named is not None:
        return whole(hit, dated(f"{named}-{word.value}", part=modifier(hit, scene)))
    if scene.published is None:
        return whole(hit, Reading("DATE", f"XXXX-{word.value}"))
    if has(hit, scene, "jen") and not scene.has_reference():
        return whole(hit, Reading("DATE", f"XXXX-{word.value}"))
    step = relation(hit, scene)
    side = "past" if step in (-1, -2) else "future" if step in (1, 2) else "" if step == 0 else None
    side = (scene.side_before(hit) or scene.side(hit)) if side is None else side
    own = _season_year(scene.published, word.value, side) + {2: 1, -2: -1}.get(step or 0, 0)
    reading = dated(f"{own}-{word.value}")
    if step == 1 and reading.earliest is not None and reading.earliest <= scene.published.isoformat():
        own += 1  # in mid-March "nächstes Frühjahr" is that of the next year
    return whole(hit, dated(f"{own}-{word.value}", part=modifier(hit, scene)))


def quarter(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "das dritte Quartal 2023", "im zweiten Halbjahr"."""
    unit = find(hit, scene, "u")
    number = find(hit, scene, "ordw", "i12")
    if unit is None or number is None or not 1 <= int(number.value) <= (4 if unit.kind == "u.Q" else 2):
        return ()
    letter = "Q" if unit.kind == "u.Q" else "H"
    own = _named_year(hit, scene) or (scene.published.year if scene.published else None)
    if own is None:
        return whole(hit, Reading("DATE", f"XXXX-{letter}{number.value}"))
    value = f"{own}-{letter}{number.value}"
    reading = dated(value)
    late = scene.published and reading.earliest and reading.earliest > scene.published.isoformat()
    if late and _named_year(hit, scene) is None and scene.side(hit) == "past":
        reading = dated(f"{own - 1}-{letter}{number.value}")
    return whole(hit, reading)


def half(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die erste Hälfte des Jahres 2023"."""
    number, own = find(hit, scene, "ordw"), _named_year(hit, scene)
    if number is None or number.value not in "12" or own is None:
        return ()
    return whole(hit, dated(f"{own}-H{number.value}"))


def choose(options: list[date], published: date, side: str) -> date | None:
    """The nearest of the days, on the side that the clause asks for if it is not far."""
    fitting = [
        day for day in options if side in ("", "present") or (day <= published if side == "past" else day >= published)
    ]
    return min(fitting or options, key=lambda day: (abs((day - published).days), day), default=None)


def _absolute(year: int, month: int, day: int) -> Reading | None:
    found = valid(year, month, day)
    return dated(found.isoformat()) if found else None


def day_of_month(scene: Scene, hit: Hit, day: int, month: int, year: int | None) -> Reading | None:
    """A day of a month; without a year the nearest, but not half a year against the tense of the clause."""
    if year is not None:
        return _absolute(year, month, day)
    if scene.published is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}") if valid(2024, month, day) else None
    options = [found for year in _years(scene, hit, day, month) if (found := valid(year, month, day))]
    nearest = choose(options, scene.published, "")
    side = scene.side_before(hit) or scene.side(hit)
    days = (nearest - scene.published).days if nearest else 0
    back = ANNOUNCED if scene.side(hit) == "future" else NEAREST
    if days < -back or days > (SURELY_AHEAD if side == "past" and not _belongs_to_noun(scene, hit) else NEAREST):
        nearest = choose(options, scene.published, "future" if side == "present" else side)
    return dated(nearest.isoformat()) if nearest else None


def _years(scene: Scene, hit: Hit, day: int, month: int) -> Sequence[int]:
    """The years that a day without one may mean: that of its story or its weekday, one said before, or those around."""
    assert scene.published is not None
    around = range(scene.published.year - 1, scene.published.year + 2)
    told = scene.told_year(month)
    weekday = find(hit, scene, "wd")
    if weekday is not None:
        fitting = [year for year in (*around, *filter(None, [told])) if _is_weekday(year, month, day, weekday.value)]
        return fitting or around
    if told is not None and scene.side(hit) == "past":
        return (told,)
    named = scene.named_year(month, day)
    return (named,) if named is not None and _may_be_named(scene, hit, named, month, day) else around


def _is_weekday(year: int, month: int, day: int, number: str) -> bool:
    found = valid(year, month, day)
    return found is not None and str(found.isoweekday()) == number[:1]


def _may_be_named(scene: Scene, hit: Hit, year: int, month: int, day: int) -> bool:
    """Whether a day is the one that was named with its year; an anniversary nearby is another: "am 7. Oktober 2023"."""
    found = valid(year, month, day)
    if found is None or scene.published is None:
        return False
    if abs((found - scene.published).days) <= 366:
        return True
    return scene.side(hit) == "past" and (month - scene.published.month) % 12 not in (0, 1, 11)


def _belongs_to_noun(scene: Scene, hit: Hit) -> bool:
    """Whether "für die Wahl am 18. September kündigte er ... an": a day that is a noun's has no tense."""
    noun = scene.form(hit.first - 2)
    return scene.form(hit.first - 1) in ("am", "vom") and noun[:1].isupper() and hit.first > 2


def year_word(hit: Hit, scene: Scene) -> int | None:
    """A year that ends the words; two digits only straight after an abbreviated or numeric month."""
    last = scene.words[hit.last - 1]
    if last.kind == "year":
        return int(last.value)
    return None


def _ends_there(scene: Scene, index: int) -> bool:
    """Whether nothing that could be counted follows: a mark, a preposition or a finite verb."""
    word = scene.word(index)
    if word is None or word.kind in ("dot", "comma", "close", "colon") or word.kind.startswith("f."):
        return True
    return scene.is_finite(word.begin)


def _years_ago(scene: Scene, hit: Hit) -> int | None:
    """The year in "im Oktober vor zwei Jahren", "vor zwei Jahren im Oktober"."""
    if scene.published is None:
        return None
    for first in (hit.last, hit.first - 4):
        kinds = [word.kind for word in scene.words[max(0, first) : first + 3]]
        if kinds[:1] == ["f.vor"] and kinds[2:] in (["u.Y"], ["us.Y"]):
            count = scene.words[first + 1].value
            if scene.words[first + 1].kind in ("one", "numw", "i12", "i24", "i31", "i59", "i99") and count.isdigit():
                return scene.published.year - int(count)
    return None


def _named_year(hit: Hit, scene: Scene) -> int | None:
    """The year in "2019", "vorigen Jahres", "des Vorjahres", "dieses Jahres"."""
    own = year_word(hit, scene)
    if own is not None:
        return own
    other = find(hit, scene, "otheryear")
    if scene.published is None:
        return None
    if other is not None:
        return scene.published.year + int(other.value)
    index = index_of(hit, scene, "u.Y")
    if index is None:
        return _years_ago(scene, hit)
    before = scene.words[index - 1].kind
    if before in RELATION:
        return scene.published.year + RELATION[before]
    return scene.told_year() or scene.published.year


def _month_year(published: date, month: int, step: int) -> int:
    """Resolve "vergangenen März", "diesen März", "kommenden März"."""
    if step == 0:
        return published.year
    if step < 0:
        return published.year - (month >= published.month)
    return published.year + (month <= published.month)


def nearest_month(scene: Scene, hit: Hit, month: int) -> int | None:
    """The year of a month without one, by the last date of the story, the tense, else the nearest."""
    if scene.published is None:
        return None
    published, told = scene.published, scene.told_year(month)
    if told is not None and scene.side(hit) == "past":
        return told
    side = scene.side_before(hit) or scene.side(hit)
    distance = month - published.month
    if side == "past" and not (distance in (1, 2) and _follows_noun(scene, hit)):
        return published.year - (distance > 0)
    if side == "future":
        return published.year + (distance < 0)
    if distance > 6 and side != "present":
        return published.year - 1
    return published.year + (distance < -5)


def _follows_noun(scene: Scene, hit: Hit) -> bool:
    """Whether "Bewerber der Wahl im Juli hatten ...": the month belongs to the noun, not to the tense."""
    noun = scene.form(hit.first - 2)
    return scene.form(hit.first - 1) == "im" and noun[:1].isupper() and hit.first > 2


def _season_year(published: date, name: str, side: str) -> int:
    """The year of the season that a clause in the past or the future means; the current or nearest one else."""
    options = []
    for own in range(published.year - 2, published.year + 3):
        reading = dated(f"{own}-{name}")
        assert reading.earliest is not None
        assert reading.latest is not None
        options.append((own, date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)))
    if side == "past":
        return max(own for own, first, _ in options if first <= published)
    if side == "future":
        return min(own for own, _, last in options if last >= published)
    middle = timedelta(days=45)
    return min(options, key=lambda option: abs((option[1] + middle - published).days))[0]


def _is_month(scene: Scene, index: int) -> bool:
    """Whether a month's name alone is a month: after a preposition, an article, a comma in a list; not after a name."""
    before = scene.word(index - 1)
    if scene.words[index].kind == "monthab":
        return False
    if before is None or before.kind in ("dot", "colon", "open"):
        following = scene.word(index + 1)
        return following is not None and following.kind in ("colon", "dot", "close")
    return before.kind.startswith("f.") or before.kind in (
        "mod",
        "comma",
        "hy",
        "slash",
        "whole",
        "early_adj",
        "late_adj",
    )


RESOLVERS: tuple[Resolver, ...] = (
    day_month, day_of_sort, day_list, numeric, word_day, month, short_year, month_list, season, quarter, half,
)  # fmt: skip
"""The functions that patterns name."""

"""Times counted from the day of publication or from the time last spoken of: "gestern", "am Freitag", "tags darauf"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from synopse import lexicon
from synopse.tag.times.calendar import add_months, bounds, shift, week
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import (
    Pieces,
    Resolver,
    counted,
    dated,
    find,
    has,
    modifier,
    part_of_day,
    plain,
    relation,
    whole,
)
from synopse.tag.times.scene import Reading, Scene
from synopse.tag.times.weekdays import next_weekday
from synopse.tag.times.words import Word

FARTHEST = 1500
"""More units than this are no way to name a day or a year: "vor 100.000 Jahren"."""
WEEKEND_AHEAD = 5
"""Until Friday "am kommenden Wochenende" is that of the same week."""
_WIDE_AFTER = re.compile(
    r"\s*(?:(?:noch|kaum|immer|wissen|würden?|vor allem|nicht mehr|lebt|leben|gehört|gilt als|gelten als|zu Tage"
    r"|zutage)\b"
    r"|,? (?:\w+ ){1,5}(?:Jahre?|Jahrzehnte?) (?:später|danach)\b|\d+ Jahre alt|\d+-?[jJ]ährig|[a-zäöü]{3,20}jährig)"
)
_OFFICE = re.compile(
    r"(?:[Hh]eute (?:ist|sind) (?:er|sie|es)|(?:ist|sind) heute) (?:eine? )?(?!Thema|Gast)"
    r"[A-ZÄÖÜ][\w-]+(?:[.,]| (?:in|von|de[rs]) )"
)
"""What somebody has become: "er ist heute Professor in Wien"."""
_WIDE_BEFORE = re.compile(
    r"\b(?:[Bb]is|[Bb]is zum|[Aa]uch|[Nn]och|(?:[Dd]amals|[Ff]rüher|[Ee]inst|so \w+) wie|[Ss]chon|[Aa]nders als"
    r"|[Ww]er|[Vv]on) $"
)


def deictic(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "heute", "gestern Abend", "am morgigen Sonntag"; "morgen früh" but "guten Morgen" is a greeting."""
    word = find(hit, scene, "deictic") or _deictic_before(hit, scene)
    if word is None:
        return ()
    published = scene.published
    day = (published + timedelta(days=int(word.value))).isoformat() if published else "XXXX-XX-XX"
    part = find(hit, scene, "part", "partold", "parts", "early", "wdpart")
    if part is None and hit.last - hit.first == 2 and scene.form(hit.last - 1) == "morgen":
        return whole(hit, dated(f"{day}TMO", "TIME"))
    if part is None and word.value == "0" and _is_present(hit, scene, word):
        return whole(hit, Reading("DATE", "PRESENT_REF"))
    if part is None:
        return whole(hit, dated(day))
    return whole(hit, dated(f"{day}T{part_of_day(part.kind, part.value)}", "TIME"))


def _is_present(hit: Hit, scene: Scene, word: Word) -> bool:
    """Whether "heute" is these times, and not the day: "bis zum heutigen Tag", "heute lebt er in Rom"."""
    return _is_wide(scene, word.begin, word.end) or (word.kind == "deictic" and scene.is_state(hit))


def deictic_alone(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "das heutige Rathaus" (now), "die gestrige Sitzung" (yesterday)."""
    word = find(hit, scene, "deicticadj")
    if word is None:
        return ()
    if word.value == "0" and not _is_occasion(scene.form(hit.last)):
        return whole(hit, Reading("DATE", "PRESENT_REF"))
    if scene.published is None:
        return whole(hit, Reading("DATE", "XXXX-XX-XX"))
    return whole(hit, dated((scene.published + timedelta(days=int(word.value))).isoformat()))


def _is_occasion(form: str) -> bool:
    """Whether a noun names what takes a day: "die heutige Bundestagssitzung", not "das heutige Rathaus"."""
    return form.lower().removesuffix("s").endswith(tuple(lexicon.words("times_occasions")))


def ordinal_week(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "in der dritten Woche" after the day on which something began."""
    number, base = find(hit, scene, "ordw"), scene.named_day()
    if number is None or base is None:
        return ()
    if scene.week_base is None:
        scene.week_base = base
    return whole(hit, dated(week(scene.week_base + timedelta(weeks=int(number.value) - 1))))


def unit_relative(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "nächste Woche", "im vergangenen Jahr", "dieses Wochenende", "Ende nächsten Jahres"."""
    unit, step = find(hit, scene, "u", "calyear"), relation(hit, scene)
    if unit is None or step is None:
        return ()
    letter = "Y" if unit.kind == "calyear" else unit.value
    if letter == "D":
        return _relative_day(hit, scene, step)
    base = scene.published
    if base is None:
        return whole(hit, Reading("DATE", _undated(letter)))
    if letter == "WE" and has(hit, scene, "coming") and base.isoweekday() <= WEEKEND_AHEAD:
        step = 0
    return whole(hit, dated(_unit_value(shift(base, letter, step), letter), part=modifier(hit, scene)))


def unit_part(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Ende der Woche", "Anfang des Jahres", "bis Jahresende"."""
    unit = find(hit, scene, "u", "partyear", "partmonth", "partweek")
    if unit is None:
        return ()
    letter = {"partyear": "Y", "partmonth": "M", "partweek": "W"}.get(unit.kind, unit.value)
    year = find(hit, scene, "year")
    if year is not None and letter == "Y":
        return whole(hit, dated(year.value, part=modifier(hit, scene)))
    if scene.published is None:
        return whole(hit, Reading("DATE", _undated(letter)))
    base, told = scene.published, scene.told_year()
    if letter == "Y" and told is not None and unit.kind == "u.Y":
        return whole(hit, dated(f"{told:04}", part=modifier(hit, scene)))
    return whole(hit, dated(_unit_value(base, letter), part=modifier(hit, scene)))


def new_year(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im neuen Jahr": the coming one from October on, else the one that has begun."""
    if scene.published is None:
        return whole(hit, Reading("DATE", "XXXX"))
    return whole(hit, dated(f"{scene.published.year + (scene.published.month >= 10):04}"))


def course(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Laufe der Woche": the current one, or for a day the one spoken of."""
    unit = find(hit, scene, "u")
    base = scene.reference_day() if unit is not None and unit.value == "D" else scene.published
    if unit is None or base is None:
        return whole(hit, Reading("DATE", _undated(unit.value))) if unit else ()
    return whole(hit, dated(_unit_value(base, unit.value)))


def weekend(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am Wochenende": the last in the past tense, else this week's."""
    if scene.published is None:
        return whole(hit, Reading("DATE", "XXXX-WXX-WE"))
    base = scene.published
    side = scene.side(hit)
    if (side == "past" and base.isoweekday() <= 4) or (side != "future" and base.isoweekday() == 1):
        base -= timedelta(weeks=1)
    return whole(hit, dated(f"{week(base)}-WE"))


def other(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "heuer", "Vorjahr", "Vormonat", "am Vortag", "diesjährig"."""
    word = find(hit, scene, "thisyear", "otheryear", "othermonth", "otherweek", "otherquarter", "otherday", "yearadj")
    if word is None:
        return ()
    letter = {"othermonth": "M", "otherweek": "W", "otherquarter": "Q", "otherday": "D"}.get(word.kind, "Y")
    base = scene.reference_day() if letter == "D" else scene.published
    if base is None:
        return whole(hit, Reading("DATE", _undated(letter)))
    if letter == "D" and scene.form(hit.last) in ("des", "der", "von"):
        return whole(hit, Reading("DATE", "XXXX-XX-XX"))
    if letter == "D" and word.value == "-1" and scene.published and base == scene.published - timedelta(days=1):
        return whole(hit, dated(base.isoformat()))
    if letter == "D" and not _near(base, scene.published):
        base = scene.published or base
    return whole(hit, dated(_unit_value(shift(base, letter, int(word.value)), letter)))


def ago(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "vor drei Tagen" names a day; "vor zwei Wochen" too, but the days around it are allowed."""
    return _distance(hit, scene, -1)


def ahead(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "in drei Tagen"; in the past tense ("in drei Tagen gebaut") it is a duration."""
    return _distance(hit, scene, 1)


def counted_later(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "zwei Tage später", "ein Jahr zuvor": from the time last spoken of."""
    unit, count = find(hit, scene, "u", "us"), counted(hit, scene)
    if unit is None:
        return ()
    if count is None or count != int(count) or not scene.has_reference():
        return whole(hit, Reading("DURATION", f"P{'X' if count is None else plain(count)}{unit.value}"))
    step = int(count) * (-1 if has(hit, scene, "earlier") else 1)
    reading = _stepped(scene, unit.value, step)
    if unit.value == "W" and reading is not None and reading.earliest == reading.latest is not None:
        reading = _around_day(date.fromisoformat(reading.latest))
    return whole(hit, reading)


def day_before(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am Tag zuvor", "tags darauf", "in der Woche darauf"."""
    unit = find(hit, scene, "u", "tags")
    if unit is None:
        return ()
    letter = unit.value or "D"
    if not scene.has_reference():
        return whole(hit, Reading("DATE", _undated(letter)))
    return whole(hit, _stepped(scene, letter, -1 if has(hit, scene, "earlier") else 1))


def eve(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am Vorabend": the evening before the day spoken of; "am Vorabend der Wahl" is a figure of speech."""
    base = scene.reference_day()
    if scene.form(hit.last) in ("der", "des", "von", "eines", "einer"):
        return ()
    if base is None:
        return whole(hit, Reading("TIME", "XXXX-XX-XXTEV"))
    return whole(hit, dated(f"{(base - timedelta(days=1)).isoformat()}TEV", "TIME"))


def following(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am folgenden Tag", "im folgenden Jahr"."""
    unit = find(hit, scene, "u", "wd")
    if unit is None:
        return ()
    if unit.kind == "wd":
        base = scene.reference_day()
        return whole(hit, dated(next_weekday(base, int(unit.value)).isoformat()) if base else None)
    return whole(hit, _stepped(scene, unit.value, 1))


def same_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am selben Tag", "noch am gleichen Abend", "an diesem Tag"."""
    day = scene.day_spoken_of()
    part = find(hit, scene, "part")
    if day is None or (has(hit, scene, "jen") and not scene.has_reference()):
        return whole(hit, Reading("TIME", f"XXXX-XX-XXT{part.value}") if part else Reading("DATE", "XXXX-XX-XX"))
    return whole(hit, dated(f"{day}T{part.value}", "TIME") if part else dated(day))


def same_unit(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im selben Jahr", "in jener Woche": the unit of the time last spoken of."""
    unit, reference = find(hit, scene, "u"), scene.reference()
    if unit is None or reference is None or not scene.has_reference() or not re.match(r"\d{4}(?!\d)", reference):
        return ()
    base = scene.reference_day() if len(reference) == 10 else None
    if unit.value == "Y":
        return whole(hit, dated(reference[:4]))
    if base is not None:
        return whole(hit, dated(_unit_value(base, unit.value)))
    same_grain = (unit.value == "W") == ("W" in reference) and len(reference) in (7, 8)
    return whole(hit, dated(reference)) if same_grain else ()


def part_relative(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "vergangene Nacht" (it began yesterday), "kommende Nacht" (it begins today); "am nächsten Morgen"."""
    word, step = find(hit, scene, "part"), relation(hit, scene)
    if word is None or step is None:
        return ()
    base = scene.named_day()
    if base is not None and word.value != "NI" and has(hit, scene, "next"):
        return whole(hit, dated(f"{(base + timedelta(days=1)).isoformat()}T{word.value}", "TIME"))
    if scene.published is None:
        return whole(hit, Reading("TIME", f"XXXX-XX-XXT{word.value}"))
    day = scene.published + timedelta(days=min(step, 0))
    return whole(hit, dated(f"{day.isoformat()}T{word.value}", "TIME"))


def ordinal_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am ersten Tag": a day of something that is not said to begin on any date."""
    return whole(hit, Reading("DATE", "XXXX-XX-XX"))


def _stepped(scene: Scene, letter: str, step: int) -> Reading | None:
    """The time last spoken of, moved by units; at the coarser grain of the two."""
    reference = scene.reference()
    if reference is None:
        return Reading("DATE", _undated(letter))
    if letter == "Y" and re.fullmatch(r"\d{4}(?:-\d\d)?", reference):
        return dated(f"{int(reference[:4]) + step:04}{reference[4:]}")
    if letter == "W" and re.fullmatch(r"\d{4}-W\d\d", reference):
        monday = date.fromisocalendar(int(reference[:4]), int(reference[6:8]), 1)
        return dated(week(monday + timedelta(weeks=step)))
    if letter == "M" and re.fullmatch(r"\d{4}-\d\d", reference):
        first = add_months(date(int(reference[:4]), int(reference[5:]), 1), step)
        return dated(f"{first.year:04}-{first.month:02}")
    base = scene.reference_day()
    if base is None:
        return Reading("DATE", _undated(letter))
    moved = shift(base, letter, step)
    return dated(_unit_value(moved, "D" if letter in ("D", "W") else letter))


def _distance(hit: Hit, scene: Scene, sign: int) -> Pieces:
    unit, count = find(hit, scene, "u", "us"), counted(hit, scene)
    if unit is None or count is None:
        return ()
    if scene.published is None or count != int(count) or count > FARTHEST or (sign > 0 and _is_within(scene, hit)):
        return whole(hit, Reading("DURATION", f"P{plain(count)}{unit.value}"))
    day = shift(scene.published, unit.value, sign * int(count))
    if unit.value in ("M", "Y"):
        span = _around(day.year, int(count)) if _is_rough(hit, scene, unit.value, int(count)) else None
        span = span or bounds(_unit_value(day, unit.value))
        return whole(hit, Reading("DURATION", f"P{plain(count)}{unit.value}", *(span or (None, None))))
    return whole(hit, _around_day(day) if unit.value == "W" else dated(day.isoformat()))


def _around_day(day: date) -> Reading:
    """A day counted in weeks, with three days on either side: "vor zwei Wochen", "knapp zwei Wochen zuvor"."""
    slack = timedelta(days=3)
    return Reading("DATE", day.isoformat(), (day - slack).isoformat(), (day + slack).isoformat())


def _is_rough(hit: Hit, scene: Scene, letter: str, count: int) -> bool:
    """Whether a number of years is a round one: "vor hundert Jahren", "vor gut zwanzig Jahren"."""
    about = find(hit, scene, "approx")
    if about is not None:
        return letter == "Y" and scene.text[about.begin : about.end] != "genau"
    return letter == "Y" and count % 10 == 0


def _around(year: int, count: int) -> tuple[str, str]:
    """A tenth of the years on either side, at least one."""
    slack = max(1, count // 10)
    return (f"{year - slack:04}-01-01", f"{year + slack:04}-12-31")


def _is_within(scene: Scene, hit: Hit) -> bool:
    """Resolve "in drei Tagen gebaut", "der dritte Anschlag in zwei Wochen": how long it took, not when it will be."""
    noun = scene.form(hit.first - 2)
    return scene.side(hit) == "past" or (noun[:1].isupper() and hit.first > 2 and noun not in ("Schon", "Bereits"))


def _relative_day(hit: Hit, scene: Scene, step: int) -> Pieces:
    """Resolve "am nächsten Tag", "an diesem Tag": from the day last spoken of."""
    base = scene.reference_day()
    if base is None:
        return whole(hit, Reading("DATE", "XXXX-XX-XX"))
    return whole(hit, dated((base + timedelta(days=step)).isoformat()))


def _unit_value(day: date, letter: str) -> str:
    """The unit that holds a day: its week, month, quarter, year ..."""
    if letter == "D":
        return day.isoformat()
    if letter in ("W", "WE"):
        return week(day) + ("-WE" if letter == "WE" else "")
    if letter == "M":
        return f"{day.year:04}-{day.month:02}"
    if letter in ("Q", "HY"):
        return f"{day.year:04}-Q{(day.month + 2) // 3}" if letter == "Q" else f"{day.year:04}-H{1 + (day.month > 6)}"
    return f"{day.year:04}"[: {"DE": 3, "CE": 2, "ML": 1}.get(letter, 4)]


def _undated(letter: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(letter, "XXXX")


def _near(day: date, published: date | None) -> bool:
    return published is None or abs((published - day).days) <= 31


def _deictic_before(hit: Hit, scene: Scene):  # type: ignore[no-untyped-def]
    for index in (hit.first, hit.first - 1):
        word = scene.word(index)
        if word is not None and word.kind == "deicticadj":
            return word
    return None


def _is_wide(scene: Scene, begin: int, end: int) -> bool:
    """Resolve "bis heute", "auch heute noch", "heute würde man": the present, not the day."""
    after, before = _WIDE_AFTER.match(scene.text, end), _WIDE_BEFORE.search(scene.text, max(0, begin - 12), begin)
    return after is not None or before is not None or _says_office(scene.text, begin, end)


def _says_office(text: str, begin: int, end: int) -> bool:
    return any(_OFFICE.match(text, max(0, begin - back), end + 48) for back in (0, len("ist "), len("sind ")))


RESOLVERS: tuple[Resolver, ...] = (
    deictic, deictic_alone, ordinal_week, unit_relative, unit_part,
    new_year, course, weekend, other, ago, ahead, counted_later, day_before, eve, following, same_day,
    same_unit, part_relative, ordinal_day,
)  # fmt: skip
"""The functions that patterns name."""

"""Times of day: "20.30 Uhr", "halb neun", "in der Nacht zum Mittwoch", with their zone."""

from __future__ import annotations

import re
from datetime import date, timedelta

from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import Pieces, Resolver, dated, find, has, whole
from synopse.tag.times.scene import Piece, Reading, Scene

_ZONE = re.compile(
    r"[\s(,]{1,3}(?:(?:nach\s)?(?P<zone>Ortszeit|MESZ|MEZ|GMT|UTC|CEST|CET|EDT|EST|PDT|PST|WEZ|OESZ|OEZ|MSK)\b"
    r"|(?P<place>(?:[A-ZÄÖÜ]\w{2,20}er|(?:mittel|ost|west)?[a-zäöü]{3,20}(?:sch|isch)er)\s(?:Sommer|Winter|Orts)?[Zz]eit)\b)"
)
_CLOCKS = ("clock", "i0", "i12", "i24")


def clock(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "20.30 Uhr", "14-18 Uhr" (two times), "9.30/12.30 Uhr"."""
    indices = [index for index in range(hit.first, hit.last) if scene.words[index].kind in _CLOCKS]
    if has(hit, scene, "uhr") is False and _counts(scene, hit):
        return ()
    zone = _zone(scene, hit.last)
    found = []
    for position, index in enumerate(indices):
        numbers = [int(number) for number in re.findall(r"\d+", scene.form(index))]
        last = hit.last if position == len(indices) - 1 else index + 1
        reading = _at(scene, hit, numbers[0], numbers[1] if len(numbers) > 1 else 0, zone)
        if reading is not None:
            found.append(Piece(index, last, reading))
    return tuple(found)


def clock_minutes(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "acht Uhr", "acht Uhr dreißig"."""
    numbers = [word.value for word in scene.words[hit.first : hit.last] if word.value.isdigit()]
    if not numbers or int(numbers[0]) > 24 or (len(numbers) > 1 and int(numbers[1]) > 59):
        return ()
    minute = int(numbers[1]) if len(numbers) > 1 else 0
    return whole(hit, _at(scene, hit, int(numbers[0]), minute, _zone(scene, hit.last)))


def clock_half(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "halb neun" 08:30, "viertel drei" 02:15, "drei viertel drei" 02:45."""
    kinds = [word.kind for word in scene.words[hit.first : hit.last] if word.kind != "uhr"]
    hour = scene.words[hit.first + len(kinds) - 1].value
    if not hour.isdigit() or not 1 <= int(hour) <= 12:
        return ()
    if kinds[0] == "numw" and scene.words[hit.first].value != "3":
        return ()
    minute = {"halb": 30, "quarter": 15}.get(kinds[0], 45)
    return whole(hit, _at(scene, hit, int(hour) - 1, minute, None))


def clock_spoken(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "abends um acht", "kurz nach neun": an hour without "Uhr"; "um acht Prozent" is none."""
    number = scene.words[hit.first].value
    if not number.isdigit() or not 1 <= int(number) <= 12 or scene.form(hit.last)[:1].isupper():
        return ()
    before = scene.word(hit.first - 2)
    late = before is not None and before.kind in ("parts", "part") and before.value in ("AF", "EV")
    return whole(hit, _at(scene, hit, int(number) + (12 if late and int(number) < 12 else 0), 0, None))


def clock_to(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "fünf vor zwölf", "Viertel nach drei", "zehn nach halb vier"."""
    numbers = [word for word in scene.words[hit.first : hit.last] if word.kind in ("numw", "i12", "i24", "quarter")]
    if len(numbers) != 2 or not numbers[1].value.isdigit() or int(numbers[1].value) > 24:
        return ()
    minutes = 15 if numbers[0].kind == "quarter" else float(numbers[0].value)
    if minutes > 29 or minutes != int(minutes):
        return ()
    total = int(numbers[1].value) * 60 - (30 if has(hit, scene, "halb") else 0)
    total += int(minutes) * (-1 if has(hit, scene, "f.vor") else 1)
    return whole(hit, _at(scene, hit, total // 60 % 24, total % 60, None))


def midnight(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Mitternacht" ends the day that is spoken of: T24:00."""
    return whole(hit, _at(scene, hit, 24, 0, _zone(scene, hit.last)))


def part(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am Nachmittag", "in den frühen Morgenstunden", "abends": a part of the day spoken of."""
    word = find(hit, scene, "part", "parthours", "parts")
    if word is None or _after_clock(scene, hit):
        return ()
    day = scene.day_of_part(hit)
    return whole(hit, dated(f"{day}T{word.value}" if day else f"XXXX-XX-XXT{word.value}", "TIME"))


def night_to(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Nacht zum Mittwoch": the night that begins on Tuesday."""
    return _night(hit, scene, hit.first + 1)


def night_from(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Nacht von Dienstag auf Mittwoch": as "Nacht zum Mittwoch"."""
    onto = max(index for index in range(hit.first, hit.last) if scene.words[index].kind == "f.auf")
    return _night(hit, scene, onto)


def _night(hit: Hit, scene: Scene, first: int) -> Pieces:
    """The night before the day named from a word on; "Morgen zum Mittwoch" is no German."""
    word, day = find(hit, scene, "part"), scene.day_within(first, hit.last)
    if word is None or word.value not in ("NI", "EV") or day is None:
        return ()
    return whole(hit, dated(f"{_before(day)}T{word.value}", "TIME"))


def _before(day: str) -> str:
    if day.startswith("XXXX-WXX-"):
        return f"XXXX-WXX-{(int(day[-1]) - 2) % 7 + 1}"
    if day.startswith("XXXX"):
        moved = date(2024, int(day[5:7]), int(day[8:10])) - timedelta(days=1)
        return f"XXXX-{moved.month:02}-{moved.day:02}"
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _at(scene: Scene, hit: Hit, hour: int, minute: int, zone: str | None) -> Reading | None:
    """A clock time on the day spoken of; "8 Uhr abends" is 20:00."""
    if hour > 24 or (hour == 24 and minute):
        return None
    if hour < 12 and _evening(scene, hit):
        hour += 12
    day = scene.clock_day(hit)
    return dated(f"{day}T{hour:02}:{minute:02}" if day else f"T{hour:02}:{minute:02}", "TIME", zone=zone)


def _evening(scene: Scene, hit: Hit) -> bool:
    following = scene.word(hit.last)
    if following is not None and following.kind == "f.am":
        following = scene.word(hit.last + 1)
    return following is not None and following.kind in ("parts", "part") and following.value in ("AF", "EV")


def _after_clock(scene: Scene, hit: Hit) -> bool:
    """Resolve "3 Uhr morgens", "halb acht am Abend": the part of the day only tells which hour is meant."""
    index = hit.first - (2 if hit.first and scene.words[hit.first - 1].kind == "f.am" else 1)
    before = scene.word(index)
    return before is not None and (before.kind in ("uhr", "clock") or scene.form(index - 1).lower() == "halb")


def _zone(scene: Scene, index: int) -> str | None:
    if index < 1:
        return None
    match = _ZONE.match(scene.text, scene.words[index - 1].end)
    return (match["zone"] or match["place"]) if match else None


def _counts(scene: Scene, hit: Hit) -> bool:
    return (
        re.match(
            r"\s*(?:Prozent|Euro|Punkte|Dollar|Millionen|Milliarden|Cent|Meter|%|€)",
            scene.text[scene.words[hit.last - 1].end :][:14],
        )
        is not None
    )


RESOLVERS: tuple[Resolver, ...] = (
    clock, clock_minutes, clock_half, clock_spoken, clock_to, midnight, part, night_to, night_from,
)  # fmt: skip
"""The functions that patterns name."""

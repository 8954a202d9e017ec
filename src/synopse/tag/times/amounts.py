"""How long and how often: durations, sets, and words that only point at the past, the present or the future."""

from __future__ import annotations

import re
from functools import cache

from synopse import lexicon
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import Pieces, Resolver, find, has, index_of, plain, whole
from synopse.tag.times.scene import Reading, Scene

_FORMS = {"S": "PT{}S", "MIN": "PT{}M", "H": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "WE": "P{}WE",
          "Q": "P{}Q", "HY": "P{}HY", "DE": "P{}DE", "CE": "P{}CE", "ML": "P{}ML"}  # fmt: skip
_PARTS = {("Y", 0.5): "P6M", ("Y", 0.75): "P9M", ("D", 0.5): "PT12H", ("H", 0.25): "PT15M", ("H", 0.5): "PT30M",
          ("H", 0.75): "PT45M", ("MIN", 0.5): "PT30S", ("CE", 0.5): "P50Y", ("DE", 0.5): "P5Y"}  # fmt: skip
_SCALED = {"Q": ("M", 3), "HY": ("M", 6), "DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000)}
_NUMBERS = ("i0", "i12", "i24", "i31", "i59", "i99", "int", "year", "numw", "decimal", "one", "beide")
_AGED = re.compile(r"\s*(?:jünger|älter|jüngere\w*|ältere\w*|alte?n?|alter)\b")
_BETWEEN = re.compile(r"\bzwischen \w+ und $")
_BETWEEN_FIRST = re.compile(r"\bzwischen $")
_AGE_BEFORE = re.compile(
    r"(?i)(?:\b(?:mit|ab)(?: \w+ (?:oder|und|bis))?|(?<!seit )(?<!nach )(?<!vor )(?<!\bin )\b(?:unter|über)"
    r"|\b(?:kinder|jugendliche|personen|menschen|frauen|männer|buben|mädchen|schüler) (?:von|bis|zwischen))"
    r"(?: rund| nur| gerade)? $"
)
_COMPARED = re.compile(r"\b(?:jünger|älter) als (?:rund |etwa )?$")
_PUNISHED = re.compile(
    r"\s(?:Haft|Gefängnis|Freiheitsstrafe|Verspätung|Abstand|Bewährung|Erfahrung|Garantie|Laufzeit|Vorsprung|Pause)"
)


def duration(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "sechs Wochen", "eineinhalb Stunden", "ein paar Jahre", "ein halbes Jahr"."""
    unit = find(hit, scene, "u", "us", "fraction")
    if unit is None or _is_age(scene, hit, unit.value):
        return ()
    count = _count(hit, scene)
    if unit.kind == "fraction":
        letter, share = unit.value.split(":")
        return whole(hit, _lasting(letter, float(share) * (count or 1)))
    if has(hit, scene, "halfadj", "halb"):
        count = 0.5 * (count or 1)
    if count is None:
        return whole(hit, Reading("DURATION", _FORMS[unit.value].format("X")))
    if _is_plain_article(scene, hit) or (
        scene.form(hit.first).lower() == "eines" and scene.form(hit.last - 1) == "Tages"
    ):
        return ()
    return whole(hit, _lasting(unit.value, count))


def duration_first(hit: Hit, scene: Scene) -> Pieces:
    """The first number of "sechs bis acht Monate"."""
    unit = scene.words[hit.end - 1]
    count = _count(hit, scene)
    if (
        unit.kind.split(".")[0] not in ("u", "us")
        or count is None
        or _is_age(scene, Hit(hit.pattern, hit.first, hit.end, hit.end), unit.value)
    ):
        return ()
    return whole(hit, _lasting(unit.value, count))


def duration_relative(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die vergangenen zwei Jahre"."""
    return duration(hit, scene)


def duration_whole(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die ganze Woche"; "das gesamte Jahr 2009" is a year."""
    unit = find(hit, scene, "u")
    return whole(hit, _lasting(unit.value, 1)) if unit else ()


def vague_relative(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die vergangenen Jahre" PXY, "die kommenden Tage" FUTURE_REF."""
    unit = find(hit, scene, "us")
    if unit is None:
        return ()
    if has(hit, scene, "next", "coming") and not has(hit, scene, "ordw"):
        return whole(hit, Reading("DATE", "FUTURE_REF"))
    return whole(hit, Reading("DURATION", _FORMS[unit.value].format("X")))


def adjective(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "sechsstündig", "jahrelang", "jährlich"."""
    word = find(hit, scene, "longdur", "set")
    if word is None or (scene.form(hit.last - 1).startswith("lang") and not _lasts(scene, hit)):
        return ()
    return whole(hit, Reading("SET" if word.kind == "set" else "DURATION", word.value))


def digit_adjective(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "12-stündig"; of years only where the noun lasts."""
    unit, count = find(hit, scene, "unitadj"), _count(hit, scene)
    if unit is None or count is None:
        return ()
    if unit.value.endswith("Y") and not _lasts(scene, hit):
        return ()
    return whole(hit, Reading("DURATION", unit.value.format(plain(count))))


def years_adjective(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die fünfjährige Haftstrafe", not "das fünfjährige Kind"."""
    word = find(hit, scene, "jaehrig")
    if word is None or not _lasts(scene, hit):
        return ()
    return whole(hit, Reading("DURATION", word.value))


def set_weekday(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "montags", "dienstagabends"."""
    word = find(hit, scene, "wds", "wdpl", "wdparts")
    if word is None:
        return ()
    part = f"T{word.value[1:]}" if len(word.value) > 1 else ""
    return whole(hit, Reading("SET", f"XXXX-WXX-{word.value[0]}{part}"))


def set_each(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "jeden Montag" XXXX-WXX-1, "jedes Jahr" P1Y, "jeden letzten Samstag im Monat" P1M."""
    word = find(hit, scene, "wd", "wdpart", "month", "season", "u", "part")
    if word is None:
        return ()
    if word.kind.startswith("u."):
        ordinal = find(hit, scene, "ordw")
        return whole(hit, Reading("SET", _FORMS[word.value].format(ordinal.value if ordinal else "1")))
    if find(hit, scene, "ordw", "last") is not None and hit.last - hit.first > 3:
        return whole(hit, Reading("SET", "P1M"))
    if word.kind == "month":
        return whole(hit, Reading("SET", f"XXXX-{int(word.value):02}"))
    if word.kind in ("season", "part"):
        return whole(hit, Reading("SET", f"XXXX-{word.value}" if word.kind == "season" else f"XXXX-XX-XXT{word.value}"))
    part = f"T{word.value[1:]}" if len(word.value) > 1 else ""
    return whole(hit, Reading("SET", f"XXXX-WXX-{word.value[0]}{part}"))


def set_all(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "alle zwei Jahre", "alle paar Minuten"."""
    unit, count = find(hit, scene, "us"), _count(hit, scene)
    if unit is None:
        return ()
    return whole(hit, Reading("SET", _FORMS[unit.value].format("X" if count is None else plain(count))))


def set_per(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "pro Jahr", "im Monat", "einmal am Tag"."""
    unit = find(hit, scene, "u")
    return whole(hit, Reading("SET", _FORMS[unit.value].format("1"))) if unit else ()


def vague(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "derzeit", "damals", "demnächst"; not "so bald"."""
    if scene.form(hit.first - 1) == "so" or scene.form(hit.last) == "wie":
        return ()
    return whole(hit, Reading("DATE", scene.words[hit.first].value))


def vague_adjective(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "der damalige Minister"."""
    word = find(hit, scene, "vagueadj")
    return whole(hit, Reading("DATE", word.value)) if word else ()


def formerly(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "früher" as a time, not as a comparison ("früher als", "früher oder später")."""
    if scene.form(hit.last) in ("als", "oder", "gekommen") or scene.word(hit.last) is None:
        return ()
    before = scene.word(hit.first - 1)
    if before is not None and (
        before.kind.startswith(("u", "number"))
        or scene.form(hit.first - 1) in ("nicht", "noch", "wie", "viel", "etwas", "deutlich")
    ):
        return ()
    return whole(hit, Reading("DATE", "PAST_REF"))


def at_the_time(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "zur Zeit" (now), not "zur Zeit der Römer"."""
    if scene.form(hit.last) in ("der", "des", "von", "eines", "einer", "als", "seiner", "ihrer"):
        return ()
    return whole(hit, Reading("DATE", "PRESENT_REF"))


def past(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "vor kurzem"."""
    return whole(hit, Reading("DATE", "PAST_REF"))


def present(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Moment"."""
    return whole(hit, Reading("DATE", "PRESENT_REF"))


def future(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "in Kürze"."""
    return whole(hit, Reading("DATE", "FUTURE_REF"))


def nothing(hit: Hit, scene: Scene) -> Pieces:
    """Words that look like a time and are none."""
    return ()


def set_day(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "200 Patienten am Tag", not "200 Gäste am Tag der Eröffnung"."""
    if scene.form(hit.last) in ("der", "des", "nach", "vor", "zuvor", "danach", "darauf", "davor"):
        return ()
    return set_per(hit, scene)


def _lasting(letter: str, count: float) -> Reading:
    if letter in _SCALED and (letter not in ("DE", "CE") or count != int(count)):
        letter, factor = _SCALED[letter]
        count *= factor
    return Reading("DURATION", _PARTS.get((letter, count)) or _FORMS[letter].format(plain(count)))


def _count(hit: Hit, scene: Scene) -> float | None:
    if has(hit, scene, "paar", "some"):
        return None
    word = find(hit, scene, *_NUMBERS)
    return float(word.value) if word and word.value else None


def _lasts(scene: Scene, hit: Hit) -> bool:
    """Whether the noun behind names what lasts ("Haftstrafe", "Bürgerkrieg"), not who is old."""
    form = scene.form(hit.last)
    lower = form.lower()
    return form[:1].isupper() and any(
        lower.endswith(ending) and (len(lower) - len(ending) >= 3 or (lower == ending and ending[:3] != "ung"))
        for ending in _lasting_endings()
    )


@cache
def _lasting_endings() -> tuple[str, ...]:
    """The heads with their inflections; "ung" only as the end of a longer noun, or "Junge" would last."""
    heads = sorted(lexicon.words("times_lasting"))
    return tuple(head + ending for head in heads for ending in ("", "s", "es", "n", "en", "e"))


def _is_plain_article(scene: Scene, hit: Hit) -> bool:
    """Resolve "eine Woche voller Streit", "ein Tag zum Feiern": still a duration; "der eine Tag" is none."""
    return (
        hit.first > 0 and scene.words[hit.first].kind == "one" and scene.words[hit.first - 1].kind in ("f.det", "this")
    )


def _is_age(scene: Scene, hit: Hit, letter: str) -> bool:
    """Resolve "mit 85 Jahren", "(32 Jahre)", "16 Jahre jünger"."""
    if letter != "Y":
        return False
    begin, end = scene.words[hit.first].begin, scene.words[hit.last - 1].end
    if _AGED.match(scene.text, end):
        return True
    count = _count(hit, scene)
    if count is None or not 1 <= count <= 110:
        return False
    before = scene.text[max(0, begin - 30) : begin]
    if count <= 25 and (
        _BETWEEN.search(before) or (_BETWEEN_FIRST.search(before) and scene.form(hit.end - 1).startswith("Jahr"))
    ):
        return True
    if before.endswith("(") and scene.text[end : end + 1] == ")":
        return True
    if _COMPARED.search(before):
        return True
    if not scene.text[begin:end].endswith("Jahren") or _PUNISHED.match(scene.text, end):
        return False
    return _AGE_BEFORE.search(before) is not None and index_of(hit, scene, "last", "next", "coming", "approx") is None


RESOLVERS: tuple[Resolver, ...] = (
    duration, duration_first, duration_relative, duration_whole, vague_relative, adjective, digit_adjective,
    years_adjective, set_weekday, set_each, set_all, set_per, vague, vague_adjective, formerly, at_the_time,
    past, present, future, nothing, set_day,
)  # fmt: skip
"""The functions that patterns name."""

"""Years, decades and centuries, and four digits that only look like a year."""

from __future__ import annotations

import re

from synopse import lexicon
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import Pieces, Resolver, dated, find, has, index_of, modifier, whole
from synopse.tag.times.scene import Piece, Reading, Scene

_SIGNS = frozenset("%€$£°§+#")
_BEFORE_CHRIST = re.compile(r"(?: Jahre?)? (?:v\. ?Chr\b|v\. ?u\. ?Z\b|vor Christus|vor unserer Zeit)")


def turn(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "um die Jahrtausendwende": 2000 and a year on either side; which "Jahrhundertwende" is not said."""
    word = find(hit, scene, "turn")
    if word is None:
        return ()
    if not word.value.isdigit():
        return whole(hit, Reading("DATE", "XXXX"))
    return whole(hit, Reading("DATE", word.value, f"{int(word.value) - 1}-01-01", f"{int(word.value) + 1}-12-31"))


def year(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "im Jahr 1848"."""
    word = find(hit, scene, "year")
    return whole(hit, _of_era(scene, word.end, word.value, modifier(hit, scene))) if word else ()


def year_bare(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "seit 2021": four digits that count nothing."""
    index = index_of(hit, scene, "year")
    if index is None or not _is_year(scene, hit, index):
        return ()
    return whole(hit, _of_era(scene, scene.words[index].end, scene.words[index].value, modifier(hit, scene)))


def _of_era(scene: Scene, end: int, value: str, part: str) -> Reading:
    """A year; one "v. Chr." lies before all calendars and allows no days."""
    if _BEFORE_CHRIST.match(scene.text, end):
        return Reading("DATE", f"BC{value}")
    return dated(value, part=part)


def year_list(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "2009-2011", "zwischen 1943 und 1945": two times."""
    years = [index for index in range(hit.first, hit.last) if scene.words[index].kind == "year"]
    first, last = (int(scene.words[index].value) for index in years)
    if not 1000 <= first < last <= 2100 or _counts(scene, hit.last - 1):
        return ()
    return tuple(Piece(index, index + 1, dated(scene.words[index].value)) for index in years)


def season_span(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die Saison 2022/23": no one year; July to June for two years that follow each other."""
    first = find(hit, scene, "year")
    last = scene.words[hit.last - 1]
    if first is None or not 1900 <= int(first.value) <= 2100:
        return ()
    final = int(last.value) if last.kind == "year" else int(first.value) // 100 * 100 + int(last.value)
    if not 1 <= final - int(first.value) <= 8:
        return ()
    span = (f"{first.value}-07-01", f"{final}-06-30") if final == int(first.value) + 1 else (
        f"{first.value}-01-01", f"{final}-12-31")  # fmt: skip
    return whole(hit, Reading("DATE", "XXXX-XX-XX", *span))


def decade(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "die 1990er Jahre", "die Siebziger"."""
    word = find(hit, scene, "dec", "decw", "decyears", "decnoun")
    if word is None or len(word.value) not in (2, 4):
        return ()
    value = word.value if len(word.value) == 4 else ("20" if int(word.value) < 20 else "19") + word.value
    if value[-1] != "0" or not 1000 <= int(value) <= 2090:
        return ()
    return whole(hit, dated(value[:3], part=_portion(hit, scene)))


def century(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "das 15. Jahrhundert" is "14"."""
    index = index_of(hit, scene, "u", "centuryab")
    if index is None:
        return ()
    word = scene.words[index - 1] if scene.words[index - 1].kind != "dot" else scene.words[index - 2]
    number = int(word.value)
    if _BEFORE_CHRIST.match(scene.text, scene.words[hit.last - 1].end):
        return whole(hit, Reading("DATE", "XXXX"))
    return whole(hit, dated(f"{number - 1:02}", part=_portion(hit, scene))) if 2 <= number <= 22 else ()


def century_first(hit: Hit, scene: Scene) -> Pieces:
    """The first number of "im 18. und 19. Jahrhundert"."""
    word = find(hit, scene, "i12", "i24", "i31", "i59", "roman")
    if word is None or not 2 <= int(word.value) <= 22:
        return ()
    return whole(hit, dated(f"{int(word.value) - 1:02}"))


def _portion(hit: Hit, scene: Scene) -> str:
    """Which part of a decade or century: "Mitte", "die frühen", "die zweite Hälfte"."""
    if has(hit, scene, "half"):
        number = find(hit, scene, "ordw")
        return {"1": "FIRST_HALF", "2": "SECOND_HALF"}.get(number.value if number else "", "")
    if has(hit, scene, "early_adj", "late_adj"):
        return "START" if has(hit, scene, "early_adj") else "END"
    return modifier(hit, scene)


def _is_year(scene: Scene, hit: Hit, index: int) -> bool:
    """Whether four digits are a year: from 1500 to 2100 (from 1000 after "seit", "im"), counting nothing."""
    before = scene.word(hit.first - 1)
    close = before is not None and before.kind in (
        "f.seit",
        "f.bis",
        "f.ab",
        "f.von",
        "month",
        "hy",
        "f.im",
        "f.in",
        "open",
    )
    alone = hit.last - hit.first == 1
    if alone and not (1000 if close else 1500) <= int(scene.words[index].value) <= 2100:
        return False
    return not _counts(scene, index) and not (alone and _is_counted(scene, index))


def _counts(scene: Scene, index: int) -> bool:
    """Whether what follows a number is counted by it: "2000 Euro", "2019-Modell"."""
    end = scene.words[index].end
    following = scene.text[end : end + 2]
    if following.strip()[:1] in _SIGNS or (following[:1] in "-–:" and following[1:].isalpha()):
        return True
    return scene.form(index + 1) in lexicon.words("times_measured") or _is_amount(scene, index)


def _is_amount(scene: Scene, index: int) -> bool:
    """Whether the words behind leave no room for a year: "1700 im vergangenen Jahr", "2000 bis 3000 Grad"."""
    kinds = [word.kind for word in scene.words[index + 1 : index + 5]]
    if kinds[:1] in (["f.im"], ["f.in"]):
        return "u.Y" in kinds
    return kinds[:1] in (["f.bis"], ["hy"]) and kinds[1:2] == ["int"]


def _is_counted(scene: Scene, index: int) -> bool:
    """Whether the word before makes a number of it: "rund 1900", "Postfach 2142"."""
    before = scene.form(index - 1)
    if before == "." and scene.words[index - 1].end < scene.words[index].begin:
        before = scene.form(index - 2) if len(scene.form(index - 2)) <= 3 else ""
    if before.lower() == "um":
        value = int(scene.words[index].value)
        return value % 10 != 0 or value > 1950
    if before.lower().endswith("resolution") or scene.words[index - 1].kind == "vague":
        return True  # "UN-Resolution 1612"; "von derzeit 2000 auf 3000 Soldaten"
    return before.lower() in lexicon.words("times_counting") or before[:1] in _SIGNS


RESOLVERS: tuple[Resolver, ...] = (year, year_bare, year_list, season_span, decade, century, century_first, turn)
"""The functions that patterns name."""

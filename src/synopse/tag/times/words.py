"""Words and numbers of a text as the time patterns see them: each with a kind, most of them with a value.

A kind is a short name such as ``wd`` (weekday), ``month``, ``i12`` (a number from 1 to 12) or ``u.D`` ("Tag").
Compounds are taken apart once and remembered: "Dienstagabend" is ``wdpart``, "sechsstündig" is ``longdur``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Iterator, Mapping, NamedTuple

from synopse import lexicon

OTHER = "x"
"""The kind of every word that has nothing to do with time."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))"
    rf"|(?P<full>{_DAY}\.[ \xa0\u202f]?{_MONTH}\.[ \xa0\u202f]?(?:(?:1\d|20)\d\d|\d\d)(?![\d.,]\d|\d))"
    rf"|(?P<dm>{_DAY}\.[ \xa0\u202f]?{_MONTH}\.(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[.\xa0\u202f ]\d{3})+(?!\d))"
    r"|(?P<clock>(?:[01]?\d|2[0-4])[.:][0-5]\d(?::[0-5]\d)?(?![\d,]|[.:]\d))"
    r"|(?P<decimal>\d+[.,:]\d+(?:[.,:]\d+)*)"
    r"|(?P<decade>\d+-?er[ns]?\b)"
    r"|(?P<int>\d+)"
    r"|(?P<mark>[^\w\s])"
)
_MARKS = {
    ".": "dot", ",": "comma", "-": "hy", "–": "hy", "—": "hy", "/": "slash", "(": "open", ")": "close", ":": "colon",
    "'": "apos", "’": "apos", "?": "hy", "+": "plus",
}  # fmt: skip
_KEYED = frozenset({"u", "us", "f"})
_UNIT_ADJECTIVE = re.compile(r"(.*?)(sekündig|minütig|stündig|tägig|wöchig|monatig|jährig)(e|en|er|em|es)?")


_ROMAN = {
    tens + ones: 10 * i + j
    for i, tens in enumerate(["", "X", "XX"])
    for j, ones in enumerate(["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"])
    if tens + ones
}  # fmt: skip
"""Up to XXIX, as centuries are numbered."""


class Word(NamedTuple):
    """A word, number or mark; `value` is what its kind needs: 1 for "Montag", "P6M" for "sechsmonatig"."""

    begin: int
    end: int
    kind: str
    value: str


def words_of(text: str, begin: int, end: int) -> Iterator[Word]:
    """The words of a stretch of text in order."""
    for match in _TOKEN.finditer(text, begin, end):
        group = match.lastgroup
        if group == "word":
            kind, value = word_kind(match[0])
        elif group == "mark":
            kind, value = _MARKS.get(match[0], OTHER), ""
        else:
            kind, value = _number_kind(str(group), match[0])
        yield Word(match.start(), match.end(), kind, value)


def with_morning_adverbs(text: str, words: list[Word]) -> list[Word]:
    """The same words, but "Morgen" at the start of a sentence is tomorrow: "Morgen wird gewählt"."""
    for index, word in enumerate(words):
        if word.kind == "part" and text[word.begin : word.end] == "Morgen":
            before = words[index - 1] if index else None
            mark = before is None or before.kind in ("dot", "colon") or text[before.begin] in '„“"»«!?'
            after = text[word.end : word.end + 2]
            following = words[index + 1].kind if index + 1 < len(words) else ""
            if mark and after[:1] == " " and (after[1:].islower() or following == "part"):
                words[index] = word._replace(kind="deictic", value="1")
    return words


@lru_cache(maxsize=1 << 16)
def word_kind(form: str) -> tuple[str, str]:
    """Kind and value of a word; capitals and a capital at the start of a sentence do not matter.

    "DONNERSTAG" is as good as "Donnerstag", "Heute" as "heute"; "MORGEN" stays the noun.
    """
    if len(form) > 40:
        return OTHER, ""
    table = _table()
    for candidate in _candidates(form):
        if candidate in table:
            return table[candidate]
    if form in _ROMAN:
        return "roman", str(_ROMAN[form])
    return _compound(form[:1] + form[1:].lower() if form.isupper() else form)


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """All listed forms; unit nouns and function words get their value as part of the kind ("u.D", "f.am")."""
    result = {}
    for row in lexicon.rows("times_words"):
        kind = f"{row['kind']}.{row['value']}" if row["kind"] in _KEYED else row["kind"]
        result[row["form"]] = (kind, row["value"])
    return result


def _candidates(form: str) -> tuple[str, ...]:
    if form.islower():
        return (form,)
    if len(form) > 2 and form.isupper():
        return form.capitalize(), form.lower()
    return (form, form.lower()) if form.istitle() else (form,)


def _number_kind(group: str, form: str) -> tuple[str, str]:
    if group == "grouped":
        return ("int", re.sub(r"\D", "", form)) if len(form) <= 15 else (OTHER, "")
    if group == "decade":
        return "dec", re.sub(r"\D", "", form)
    if group == "decimal":
        return ("decimal", form.replace(",", ".")) if re.fullmatch(r"\d{1,6},\d{1,3}", form) else (OTHER, "")
    if group != "int":
        return group, form
    if len(form) > 9:
        return OTHER, ""
    value = int(form)
    if len(form) == 4 and 1000 <= value <= 2199:
        return "year", form
    for kind, last in (("i0", 0), ("i12", 12), ("i24", 24), ("i31", 31), ("i59", 59), ("i99", 99)):
        if value <= last and len(form) <= 2:
            return kind, str(value)
    return "int", str(value)


def _compound(form: str) -> tuple[str, str]:
    """Kind of a compound that is in no list: weekday and part of day, number and unit, year and unit."""
    for split in (_weekday_part, _unit_adjective):
        found = split(form)
        if found is not None:
            return found
    return OTHER, ""


def _weekday_part(form: str) -> tuple[str, str] | None:
    """Resolve "Dienstagabend" -> wdpart 2EV; "dienstagabends" -> wdparts 2EV."""
    match = re.match(r"(?i)(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend)s?(?=\w)", form)
    if match is None:
        return None
    weekday = _table()[match[1].capitalize()][1]
    rest = form[match.end() :].lower()
    for suffix, part in _parts().items():
        if rest == suffix:
            return "wdpart", weekday + part
        if rest == suffix + "s":
            return "wdparts", weekday + part
    return None


@cache
def _parts() -> Mapping[str, str]:
    nouns = {form.lower(): value for form, (kind, value) in _table().items() if kind == "part" and form[-1] != "s"}
    return {**nouns, "früh": "MO", "spätabend": "EV", "frühabend": "EV"}


def _unit_adjective(form: str) -> tuple[str, str] | None:
    """Resolve "sechsstündig" -> longdur PT6H; "fünfjährig" is a duration or an age: kind jaehrig."""
    match = _UNIT_ADJECTIVE.fullmatch(form.lower())
    if match is None:
        return None
    unit = {"sekündig": "PT{}S", "minütig": "PT{}M", "stündig": "PT{}H", "tägig": "P{}D", "wöchig": "P{}W",
            "monatig": "P{}M", "jährig": "P{}Y"}[match[2]]  # fmt: skip
    if not match[1]:
        return "unitadj", unit
    count = _count(match[1])
    if count is None:
        return None
    return ("jaehrig" if match[2] == "jährig" else "longdur"), unit.format(count)


def _count(stem: str) -> str | None:
    """The number at the front of an adjective: "sechs", "ein", "viereinhalb", "mehr" (X)."""
    if stem in ("mehr", "viel", "lang"):
        return "X"
    if stem == "ein":
        return "1"
    if stem == "halb":
        return "0.5"
    kind, value = _table().get(stem, ("", ""))
    return value if kind == "numw" else None

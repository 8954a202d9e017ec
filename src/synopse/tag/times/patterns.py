"""The time patterns: sequences of word kinds, read from ``times_patterns.toml``.

A pattern is a regular expression over kinds instead of characters: ``f.am? [ wd comma? day dot month year? ]``.
Blanks separate kinds, ``a/b`` is either kind, ``( ) | ? {m,n}`` mean what they mean everywhere, and square brackets
mark the words that make up the time where the pattern looks at its neighbours too. Every kind becomes one character,
so that matching runs at the speed of `re` and never looks further than the words of the pattern.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Mapping, Sequence

from msgspec import Struct

from synopse import lexicon
from synopse.tag.times.words import OTHER, Word

ALIASES: Mapping[str, tuple[str, ...]] = {
    "hour": ("i0", "i12", "i24"),
    "minute": ("i0", "i12", "i24", "i31", "i59"),
    "day": ("i12", "i24", "i31"),
    "small": ("i0", "i12", "i24", "i31", "i59", "i99"),
    "number": ("i0", "i12", "i24", "i31", "i59", "i99", "int", "year", "numw", "decimal", "one"),
    "unit": ("u.S", "u.MIN", "u.H", "u.D", "u.W", "u.M", "u.Y", "u.WE", "u.Q", "u.HY", "u.DE", "u.CE", "u.ML"),
    "units": ("us.S", "us.MIN", "us.H", "us.D", "us.W", "us.M", "us.Y", "us.WE", "us.Q", "us.HY", "us.DE", "us.CE",
              "us.ML"),
    "months": ("month", "monthab"),
}  # fmt: skip
_ITEM = re.compile(r"[A-Za-z_][\w.]*(?:/[A-Za-z_][\w.]*)*|\{\d+,\d+\}|[()|?\[\]]|\s+")
_NO_TRIGGER = frozenset({
    "i0", "i12", "i24", "i31", "i59", "i99", "int", "decimal", "one", "roman", "dot", "comma", "hy", "slash", "open",
    "close", "colon", "apos", "plus", "ordw", "alle", "beide", "some", "approx", "alt", "halfadj", "last", "next",
    "this", "same", "running", "whole", "long_adj", "lange", "early_adj", "late_adj", "half", "third", "near", "dist",
    "mod", "following", "previous", "jed", "later", "earlier", "after", "derselb", "jen", "wdab", "coming",
    "beforelast", "afternext", "paar", "early", "zone", "late", "past", "foreseeable", "alter", "noonhour", OTHER,
})  # fmt: skip
"""Kinds too common to start a search from; every pattern holds another one."""
WIDEST = 40
"""No pattern looks at more words than this."""
FRONT = 5
"""Nor at more words in front of the time."""


class Pattern(Struct, frozen=True):
    """A compiled pattern: `before` for the words in front of the time, `match` for the time and what follows it.

    `resolve` names the function that gives its value.
    """

    name: str
    before: re.Pattern[str] | None
    match: re.Pattern[str]
    resolve: str


class Hit(Struct, frozen=True):
    """Where a pattern matched: the time words ``[first, last)``, and ``[last, end)`` looked at behind them."""

    pattern: Pattern
    first: int
    last: int
    end: int


def codes(words: Sequence[Word]) -> str:
    """The kinds of the words as one character each."""
    table = _codes()
    return "".join([table.get(word.kind, "x") for word in words])


def hits(encoded: str) -> list[Hit]:
    """The hits of all patterns in text order, without overlap: the leftmost, among those the longest."""
    found: list[Hit] = []
    keyed = _keyed()
    position = 0
    for begin, end in _windows(encoded):
        position = max(position, begin)
        while position < end:
            candidates = keyed.get(encoded[position])
            hit = _longest(candidates, encoded, position) if candidates else None
            if hit is None:
                position += 1
            else:
                found.append(hit)
                position = hit.last
    return found


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in the order of the table."""
    return tuple(_pattern(rule) for rule in lexicon.rules("times_patterns"))


def _pattern(rule: lexicon.Rule) -> Pattern:
    front, bracket, rest = rule.pattern.pattern.partition("[")
    before = re.compile(f"(?:{translated(front)})$") if bracket and front.strip() else None
    match = re.compile(translated("[" + rest if bracket else front))
    return Pattern(rule.name, before, match, str(rule.fields["resolve"]))


def translated(source: str) -> str:
    """A pattern over kinds as a regular expression over their characters.

    Raises:
        lexicon.LexiconError: The pattern holds an unknown kind or character.
    """
    parts = []
    position = 0
    for item in _ITEM.finditer(source):
        if item.start() != position:
            break
        position = item.end()
        parts.append(_part(item[0]))
    if position != len(source):
        raise lexicon.LexiconError(f"times_patterns: cannot read {source[position:]!r}")
    return "".join(parts)


def _part(item: str) -> str:
    if item.isspace():
        return ""
    if item == "[":
        return "(?P<time>"
    if item == "]":
        return ")"
    if item in "()|?" or item[0] == "{":
        return "(?:" if item == "(" else item
    return "[" + "".join(sorted({_codes()[kind] for name in item.split("/") for kind in _expand(name)})) + "]"


def _expand(name: str) -> tuple[str, ...]:
    kinds = ALIASES.get(name, (name,))
    for kind in kinds:
        if kind not in _codes():
            raise lexicon.LexiconError(f"times_patterns: unknown kind {kind!r}")
    return kinds


@cache
def _codes() -> Mapping[str, str]:
    """One character for each kind; ordinary words are "x"."""
    listed = {f"{row['kind']}.{row['value']}" if row["kind"] in ("u", "us", "f") else row["kind"]
              for row in lexicon.rows("times_words")}  # fmt: skip
    built = {"iso", "full", "dm", "clock", "decimal", "dec", "int", "year", "i0", "i12", "i24", "i31", "i59", "i99",
             "dot", "comma", "hy", "slash", "open", "close", "colon", "apos", "plus", "wdpart", "wdparts", "longdur",
             "jaehrig", "unitadj", "roman"}  # fmt: skip
    kinds = sorted(listed | built)
    return {**{kind: chr(0x4E00 + index) for index, kind in enumerate(kinds)}, OTHER: "x"}


@cache
def _keyed() -> Mapping[str, tuple[Pattern, ...]]:
    """For each first character the patterns that can begin with it."""
    keyed: dict[str, list[Pattern]] = {}
    for pattern in patterns():
        first = re.compile(_first(pattern.match.pattern.replace("(?P<time>", "(?:")))
        for code in _codes().values():
            if first.match(code):
                keyed.setdefault(code, []).append(pattern)
    return {code: tuple(listed) for code, listed in keyed.items()}


def _first(source: str) -> str:
    """An expression for the first characters of a source of classes, groups, bars and question marks."""
    alternatives, nullable, position = [], True, 0
    starts: list[str] = []
    while position < len(source) and nullable:
        end = _item_end(source, position)
        item = source[position:end]
        optional = source[end : end + 1] == "?" or source[end : end + 3] == "{0,"
        if item == "|":
            alternatives.extend(starts)
            starts, position = [], end
            continue
        starts.append(_first(item[3:-1]) if item.startswith("(?:") else item)
        nullable = optional
        position = end + (1 if source[end : end + 1] == "?" else 0)
        if source[position : position + 1] == "{":
            position = source.index("}", position) + 1
        if not nullable:
            bar = _next_bar(source, position)
            if bar is not None:
                alternatives.extend(starts)
                starts, position, nullable = [], bar + 1, True
    return "(?:" + "|".join([*alternatives, *starts]) + ")"


def _item_end(source: str, position: int) -> int:
    """Where the class, group or bar that begins here ends."""
    if source[position] == "[":
        return source.index("]", position) + 1
    if source[position] != "(":
        return position + 1
    depth = 0
    for index in range(position, len(source)):
        depth += {"(": 1, ")": -1}.get(source[index], 0)
        if depth == 0:
            return index + 1
    return len(source)


def _next_bar(source: str, position: int) -> int | None:
    """The next bar on the same level."""
    while position < len(source):
        if source[position] == "|":
            return position
        position = _item_end(source, position)
    return None


@cache
def _trigger() -> re.Pattern[str]:
    triggers = {code for kind, code in _codes().items() if kind not in _NO_TRIGGER and not kind.startswith("f.")}
    return re.compile("[" + "".join(sorted(triggers)) + "]")


def _windows(encoded: str) -> list[tuple[int, int]]:
    """Stretches around words that speak of time: as many words before as a pattern holds; merged."""
    merged: list[tuple[int, int]] = []
    for match in _trigger().finditer(encoded):
        begin, end = max(0, match.start() - WIDEST), match.end()
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((begin, end))
    return merged


def _longest(candidates: Sequence[Pattern], encoded: str, position: int) -> Hit | None:
    best: Hit | None = None
    for pattern in candidates:
        match = pattern.match.match(encoded, position, position + WIDEST)
        if match is None:
            continue
        last = match.end("time") if "time" in pattern.match.groupindex else match.end()
        if last == position or (best is not None and last <= best.last):
            continue
        if pattern.before is None or pattern.before.search(encoded, max(0, position - FRONT), position):
            best = Hit(pattern, position, last, match.end())
    return best

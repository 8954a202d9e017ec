"""What a single line says of its own kind, by the tables of phrases and of patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Mapping, cast

from msgspec import Struct

from synopse import lexicon
from synopse.model import SegmentKind

_EDGES = " \t\u00a0.:;!?…>»›→▶►▾▼|+*•·-–—[]()"
_ORNAMENTS = "⏱⏲🕐🕑🕒📷📸🎧🎥📺🔊💬📰ℹ✉⚡️ "
_COUNT = re.compile(r"\(?\d+\)?$")
_WORD = re.compile(r"[^\s|/·•,;:.]+")
_LETTERS_TRIED = 400


class Label(Struct, frozen=True):
    """A kind that a line's words give; `opens` where the line heads a block of that kind."""

    kind: SegmentKind
    opens: bool = False


class Place(Struct, frozen=True):
    """Where a line stands: before the first paragraph (`top`), after the last one (`tail`), either (`edge`)."""

    top: bool
    tail: bool

    @property
    def edge(self) -> bool:
        """Whether it stands outside the running text."""
        return self.top or self.tail


def label(content: str, place: Place) -> Label | None:
    """What the words of a trimmed line say of its kind, or None for anything that may be running text."""
    content = content.lstrip(_ORNAMENTS)
    size = len(content)
    if size > _longest():
        return None
    if size <= 60:
        phrase = _phrases().get(content.casefold()) or _phrases().get(content.strip(_EDGES).casefold())
        if phrase is not None:
            return phrase
        if _is_controls(content):
            return Label("navigation")
    for rule, longest, where, result in _rules():
        if size <= longest and (where is None or getattr(place, where)) and rule.match(content):
            return result
    return None


def foreign_script(content: str) -> bool:
    """Whether the letters are mostly of another script than Latin: an aggregator speaks the reader's language."""
    letters = [letter for letter in content[:_LETTERS_TRIED] if letter.isalpha()]
    return sum(letter > "\u024f" for letter in letters) * 2 > len(letters)


def _is_controls(content: str) -> bool:
    """Whether a line is nothing but labels of buttons: "Teilen  Merken  Drucken"."""
    words = [word for word in _WORD.findall(content) if not _COUNT.match(word)]
    return 1 < len(words) <= 14 and all(word.casefold() in lexicon.words("segments_controls") for word in words)


@cache
def _phrases() -> Mapping[str, Label]:
    return {
        row["form"]: Label(cast(SegmentKind, row["kind"]), bool(row["opens"]))
        for row in lexicon.rows("segments_phrases")
    }


@cache
def _rules() -> tuple[tuple[re.Pattern[str], int, str | None, Label], ...]:
    return tuple(
        (
            rule.pattern,
            rule.fields.get("longest", 160),
            rule.fields.get("where"),
            Label(rule.fields["kind"], rule.fields.get("opens", False)),
        )
        for rule in lexicon.rules("segments_lines")
    )


@cache
def _longest() -> int:
    return max(longest for _, longest, _, _ in _rules())

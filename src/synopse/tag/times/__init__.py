"""Time expressions with their TIMEX3 values.

`times` runs in three steps over each stretch of content: the words get their kinds (`words`), patterns of kinds are
matched around the words that speak of time (`patterns`), and each hit is resolved in text order against the day of
publication and what was spoken of before (`dates`, `years`, `holidays`, `weekdays`, `relative`, `clocks`,
`amounts`).
Linear in the length of the text.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Iterator, Mapping

from synopse.model import Time
from synopse.syntax import Syntax
from synopse.tag.times import amounts, clocks, dates, holidays, relative, weekdays, years
from synopse.tag.times.patterns import Hit, codes, hits
from synopse.tag.times.reading import Pieces, Resolver
from synopse.tag.times.scene import Piece, Scene
from synopse.tag.times.words import Word, with_morning_adverbs, words_of

RESOLVERS: Mapping[str, Resolver] = {
    resolver.__name__: resolver
    for module in (dates, years, holidays, weekdays, relative, clocks, amounts)
    for resolver in module.RESOLVERS
}
"""What a pattern's `resolve` names."""

TRIED = 256
"""Stretches whose patterns are kept: an undated article is tried as of many days, one after the other."""
BACKWARD = frozenset({"day_before", "year_word", "eve"})
"""Patterns whose day does not become the day spoken of: after "am Tag zuvor" the story goes on where it was."""


def times(text: str, syntax: Syntax, published: str | None) -> tuple[Time, ...]:
    """The time expressions of the content sentences in text order, without overlap.

    `published` is the ISO date against which relative ones are resolved; without it they keep forms such as
    "XXXX-WXX-5" and allow any day. Offsets count code points of `text`.

    Raises:
        ValueError: `published` does not begin with an ISO date.
    """
    day = date.fromisoformat(published[:10]) if published else None
    scene = Scene(text, day, syntax, resolve)
    found: list[Time] = []
    for begin, end in stretches(text, syntax):
        found.extend(_times_between(scene, begin, end))
    return tuple(found)


def resolve(hit: Hit, scene: Scene) -> Pieces:
    """The readings of a hit."""
    return RESOLVERS[hit.pattern.resolve](hit, scene)


def stretches(text: str, syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences of one line taken together, so that a wrong sentence end cuts no date in two."""
    begin = end = -1
    for sentence in syntax.sentences:
        if begin >= 0 and "\n" not in text[end : sentence.begin]:
            end = sentence.end
            continue
        if begin >= 0:
            yield begin, end
        begin, end = sentence.begin, sentence.end
    if begin >= 0:
        yield begin, end


@lru_cache(maxsize=TRIED)
def _found(text: str, begin: int, end: int) -> tuple[list[Word], list[Hit]]:
    """The words of a stretch and the patterns among them, which no day of publication changes. Both are only read."""
    words = with_morning_adverbs(text, list(words_of(text, begin, end)))
    return words, hits(codes(words))


def _times_between(scene: Scene, begin: int, end: int) -> Iterator[Time]:
    words, found = _found(scene.text, begin, end)
    scene.enter(words)
    for position, hit in enumerate(found):
        scene.move_to(words[hit.first].begin, found[position + 1] if position + 1 < len(found) else None)
        pieces = resolve(hit, scene)
        for piece in pieces:
            time = _time(scene.text, words, piece)
            if time is not None:
                scene.remember(piece.reading, hit.pattern.name not in BACKWARD)
                yield time
        if (len(pieces) > 1 and hit.pattern.name == "day_list") or (pieces and pieces[0].reading.type == "SET"):
            scene.several = scene.sentence


def _time(text: str, words: list[Word], piece: Piece) -> Time | None:
    begin, end = words[piece.first].begin, words[piece.last - 1].end
    if _glued(text, begin, end):
        return None
    reading = piece.reading
    return Time(
        begin, end, text[begin:end], reading.type, reading.value, reading.earliest, reading.latest, reading.zone
    )


def _glued(text: str, begin: int, end: int) -> bool:
    """Whether the words are part of a compound: "Sommer-Aktion", "Schwarz-Freitag", "Tages- und Nachtzeit"."""
    before = text[begin - 1 : begin] == "-" and text[begin - 2 : begin - 1].isalpha() if begin > 1 else False
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and text[begin:end].isalpha()
    cut = text[end : end + 1] == "-" and text[end + 1 : end + 2] in (" ", ",") and text[end - 1].isalpha()
    return before or after or cut

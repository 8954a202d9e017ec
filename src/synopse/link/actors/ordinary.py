"""Bodies that are called by an ordinary noun: "der Landtag", "das Energieministerium", "das Leipziger Amtsgericht".

No names by the guidelines, but who decides, demands and says something in a story. A noun is one body only where all
reports speak of one: "der sächsische" and "der Berliner Landtag" are two, and "der Landtag" beside them is nobody.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from functools import cache, lru_cache
from typing import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.link.actors.mentions import Mention
from synopse.link.actors.states import acting
from synopse.model import CONTENT_KINDS, Article, Segment, Statement
from synopse.places import place_of_adjective

Extent = tuple[int, int]

_WORD = re.compile(r"\b[A-ZÄÖÜ][\w-]{5,50}")
_BEFORE = re.compile(r"(\w+) (?:(\w+) )?$")
_SEAT = re.compile(r" (?:in|von) ([A-ZÄÖÜ][\w-]+)")
_AHEAD = 60
"""Characters before a noun in which its article and its adjective stand."""
_ENDINGS = ("", "s", "es")
_ANY = ("ein", "kein", "jede", "manch", "mehrere", "viele", "welche")
_ADJECTIVE = re.compile(r"sche[nmrs]?$")
_LOCATIVE = frozenset({"im", "in", "am", "an", "beim", "bei", "vor", "vorm", "zum"})
"""What leads in a place: who stands "vor dem Amtsgericht" or sits "im Landtag" does not speak of one who acts."""
_AROUND = 25
"""Characters on either side by which two reports are known for copies of one."""
_REPORTS = 2
"""Reports, no copies, that speak of a body as more than a place: then it is somebody, though none tells its deeds."""


class Ordinary(Struct, frozen=True):
    """A body's mentions, each with the usual form of its noun, and whether it acts, or more than one report has it."""

    mentions: tuple[Mention, ...]
    acts: bool


class _Seen(Struct, frozen=True):
    """One mention: the noun, what tells whose body it is (adjective, seat), and whether it is who acts.

    `around` are the words around it, by which one knows a copy, `locative` whether it is told as a place.
    """

    mention: Mention
    noun: str
    adjective: str
    seat: str
    acts: bool
    locative: bool
    around: str


def ordinary(articles: Iterable[Article]) -> Mapping[str, Ordinary]:
    """The bodies of a story that are called by a noun, under that noun in the nominative."""
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for article in articles:
        for found in _seen(article):
            seen[found.noun].append(found)
    return {
        noun: Ordinary(tuple(one.mention for one in found), _acts(found))
        for noun, found in sorted(seen.items())
        if len({one.adjective for one in found} - {""}) < 2 and len({one.seat for one in found} - {""}) < 2
    }


def _acts(found: Sequence[_Seen]) -> bool:
    first = {one.mention.article: one.around for one in reversed(found) if not one.locative}
    return any(one.acts for one in found) or len(set(first.values())) >= _REPORTS


def _seen(article: Article) -> Iterator[_Seen]:
    subjects = _subjects(article.statements)
    names = [(name.begin, name.end) for name in article.names]
    persons = {name.begin for name in article.names if name.label == "PER"}
    for segment in article.segments:
        if segment.kind not in CONTENT_KINDS:
            continue
        words = [(match, noun) for match in _words(article, segment) if (noun := _noun(match[0])) is not None]
        states = [(one.begin, one.end) for one in acting(article.text, segment.begin, segment.end)] if words else []
        for match, noun in words:
            taken = match.end() + 1 in persons or _covering(names, match.start())
            if not taken and not _covering(states, match.end() - 1):
                yield from _at(article, match, noun, subjects)


def _words(article: Article, segment: Segment) -> Iterator[re.Match[str]]:
    return _WORD.finditer(article.text, segment.begin, segment.end)


def _covering(extents: Sequence[Extent], place: int) -> Sequence[Extent]:
    """The extents around a place, of a sorted list in which few overlap."""
    at = bisect_right(extents, (place, sys.maxsize))
    return [one for one in extents[max(0, at - _NESTED) : at] if one[1] > place]


_NESTED = 4
"""How many subjects can lie in each other: "der Chef des Amts, das ..."."""


def _at(article: Article, match: re.Match[str], noun: str, subjects: Sequence[Extent]) -> Iterator[_Seen]:
    """The mention at a noun, unless it means any of its kind: "ein Amtsgericht"."""
    before = _BEFORE.search(article.text, max(0, match.start() - _AHEAD), match.start())
    words = [word for word in before.groups() if word] if before else []
    if any(word.lower().startswith(_ANY) for word in words):
        return
    last = words[-1] if words else ""
    city = place_of_adjective(last) if last[:1].isupper() else None
    town = city if city is not None and _of(noun) == "town" else None
    begin = match.start() - len(last) - 1 if town else match.start()
    text = article.text[begin : match.end()]
    mention = Mention(article.id, begin, match.end(), text, f"{noun} {town}" if town else noun)
    adjective = town or (re.sub(r"e?[nmrs]?$", "", last) if last.islower() and _ADJECTIVE.search(last) else "")
    seat = _SEAT.match(article.text, match.end())
    acts = any(_leads(article.text[first:begin]) for first, _ in _covering(subjects, begin))
    locative = any(word.lower() in _LOCATIVE for word in words)
    around = article.text[max(0, begin - _AROUND) : match.end() + _AROUND]
    yield _Seen(mention, noun, adjective, seat[1] if seat else city or "", acts, locative, around)


def _subjects(statements: Iterable[Statement]) -> list[Extent]:
    return sorted(
        (argument.begin, argument.end)
        for statement in statements
        for argument in statement.arguments
        if argument.relation == "subject"
    )


def _leads(before: str) -> bool:
    """Whether only an article and adjectives stand before the noun in the subject: it is the head."""
    words = before[:_AHEAD].split()
    oblique = bool(words) and words[0].lower() in _OBLIQUE
    return len(words) < 4 and not oblique and all(word[:1].islower() for word in words[1:])


_OBLIQUE = frozenset({"des", "dem", "den", "vom", "zum", "zur", "im", "am"})


@lru_cache(maxsize=20_000)
def _noun(form: str) -> str | None:
    """The noun of the table in the nominative: "Energieministeriums" -> "Energieministerium"; None for another word."""
    ends = _ends()
    for ending in _ENDINGS:
        plain = form.removesuffix(ending) if ending else form
        lowered = plain.lower()
        if (ending == "" or plain != form) and (
            mapping("actors_ordinary", "match").get(lowered) == "word"
            or (lowered.endswith(ends) and lowered not in ends and "-" not in plain)
        ):
            return plain
    return None


def _of(noun: str) -> str:
    """Whether a town has such a body or a land: "Emder Amtsgericht" is Emden's, "Kieler Landtag" only sits there."""
    lowered, known = noun.lower(), mapping("actors_ordinary", "of")
    return known.get(lowered) or known[next(end for end in _ends() if lowered.endswith(end))]


@cache
def _ends() -> tuple[str, ...]:
    return tuple(form for form, match in mapping("actors_ordinary", "match").items() if match == "end")

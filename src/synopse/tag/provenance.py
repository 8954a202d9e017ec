"""What an article says of its own origin: agencies, machines, other houses, sponsors, corrections.

Only statements about the article itself count. They stand in its furniture, or at the very start or end of a
paragraph: "Emden (dpa) -", "(mit dpa)". "Das meldete die dpa" is the channel of a report, not the article's origin.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Iterator, Mapping

from synopse import lexicon
from synopse.lexicon import Rule
from synopse.model import Provenance, Segment, SegmentKind

_EDGE = 240
_LINE = 2000
_PICTURE_CODE = re.compile(r"\w/([a-z]{3,5})\b")
_CODE = re.compile(r"[(\[]([a-z]{3,5})(?:/[a-z]{2,5})*[)\]]")


def provenance(text: str, segments: tuple[Segment, ...]) -> tuple[Provenance, ...]:
    """Find the statements of origin, in text order; of equal statements the first."""
    found: dict[tuple[str, str], Provenance] = {}
    for statement in (*_by_rules(text, segments), *_by_codes(text, segments)):
        known = found.setdefault((statement.kind, statement.text.casefold()), statement)
        if statement.begin < known.begin:
            found[statement.kind, statement.text.casefold()] = statement
    return tuple(_outermost(sorted(found.values(), key=lambda item: (item.begin, -item.end, item.kind))))


def _outermost(ordered: list[Provenance]) -> Iterator[Provenance]:
    """Leave out what lies in an earlier statement of its kind."""
    reached: dict[str, int] = {}
    for item in ordered:
        if item.begin >= reached.get(item.kind, 0):
            reached[item.kind] = item.end
            yield item


def _by_rules(text: str, segments: tuple[Segment, ...]) -> Iterator[Provenance]:
    first, last = _body_bounds(segments)
    for segment in segments:
        place = "top" if segment.begin < first else "tail" if segment.begin >= last else None
        for begin, end in _lines(text, segment):
            yield from _statements(text, begin, end, segment.kind, place)


def _by_codes(text: str, segments: tuple[Segment, ...]) -> Iterator[Provenance]:
    """A code in brackets may be an author's or an agency's: "(nna)" is an agency's if it signs a picture too."""
    furniture = [
        line
        for segment in segments
        if segment.kind in ("caption", "credit")
        for line in _lines(text, segment)
        if line[1] - line[0] <= _EDGE
    ]
    signing = {code for begin, end in furniture for code in _PICTURE_CODE.findall(text, begin, end)}
    for begin, end in furniture:
        match = _CODE.fullmatch(text, begin, end)
        if match and match[1] in signing:
            yield Provenance("agency", match.start(1), match.end(1), match[1])


def _body_bounds(segments: tuple[Segment, ...]) -> tuple[int, int]:
    """Where running text begins and ends."""
    bodies = [segment for segment in segments if segment.kind == "body"]
    return (bodies[0].begin, bodies[-1].end) if bodies else (0, 0)


def _lines(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """The trimmed lines of a segment that hold anything."""
    begin = segment.begin
    while begin < segment.end:
        newline = text.find("\n", begin, segment.end)
        end = segment.end if newline < 0 else newline
        left, right = begin, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        begin = end + 1


def _statements(text: str, begin: int, end: int, kind: SegmentKind, place: str | None) -> Iterator[Provenance]:
    for rule in _rules_by_kind().get(kind, ()):
        if rule.fields.get("where", place) != place:
            continue
        left, right = _window(rule, begin, end)
        for match in rule.pattern.finditer(text[left:right]):
            yield from _pointed(rule, match, left)


def _window(rule: Rule, begin: int, end: int) -> tuple[int, int]:
    """The part of a line that a rule looks at, so that a line of any length costs the same."""
    if rule.fields["window"] == "end":
        return max(begin, end - _EDGE), end
    return begin, min(end, begin + (_EDGE if rule.fields["window"] == "start" else _LINE))


def _pointed(rule: Rule, match: re.Match[str], offset: int) -> Iterator[Provenance]:
    group = next((name for name, value in match.groupdict().items() if value), 0)
    words, begin = match[group], match.start(group)
    if not rule.fields.get("agencies"):
        begin += len(words) - len(words.lstrip())
        words = words.strip()
        yield Provenance(rule.fields["kind"], offset + begin, offset + begin + len(words), words)
        return
    for agency in _agency().finditer(words):
        yield Provenance(rule.fields["kind"], offset + begin + agency.start(), offset + begin + agency.end(), agency[0])


@cache
def _agency() -> re.Pattern[str]:
    forms = lexicon.alternation(lexicon.words("provenance_agencies"))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


@cache
def _rules_by_kind() -> Mapping[str, tuple[Rule, ...]]:
    result: dict[str, tuple[Rule, ...]] = {}
    for rule in lexicon.rules("provenance_statements"):
        for kind in rule.fields["within"]:
            result[kind] = (*result.get(kind, ()), rule)
    return result

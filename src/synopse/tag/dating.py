"""The day of publication of an undated document, from its own words.

Where the source gives a date it is kept. Else the lines of the text are asked, in this order: "Veröffentlicht am
...", a line that is a date stamp, the line of an author or a place ("Berlin, 12. März 2025 (dpa) -"), "Stand: ...",
the sign of an agency report ("dpa:250312-930-..."). A date in running text is none of these, nor is a stamp such as
"vor 3 Stunden", which counts from a moment nobody knows. Where the best answers differ, or a lesser one differs by
more than a few days, there is no date: a wrong day would shift every "gestern" of the article.
"""

from __future__ import annotations

from datetime import date
from typing import Iterator

from msgspec import Struct, structs

from synopse import lexicon
from synopse.model import Document, Segment

LONGEST_LINE = 400
"""Longer lines are running text; only their beginning can hold the date of a place line."""
LEEWAY = 3
"""Days by which an update or an agency sign may differ from the stamp of the page."""
_EARLIEST_YEAR = 1990


class _Candidate(Struct, frozen=True, order=True):
    rank: int
    day: date


def dated(document: Document, segments: tuple[Segment, ...]) -> Document:
    """The document with `published` (an ISO date) and basis "inferred" where its text gives one day, else unchanged."""
    if document.published is not None:
        return document
    day = _agreed(sorted(_candidates(document, segments)))
    if day is None:
        return document
    return structs.replace(document, published=day.isoformat(), published_basis="inferred")


def _agreed(candidates: list[_Candidate]) -> date | None:
    """The day of the best rank if all others are near it."""
    if not candidates:
        return None
    best = candidates[0]
    if any(other.day != best.day for other in candidates if other.rank == best.rank):
        return None
    if any(abs((other.day - best.day).days) > LEEWAY for other in candidates if not _is_later_update(best, other)):
        return None
    return best.day


def _is_later_update(best: _Candidate, other: _Candidate) -> bool:
    """An article may be updated long after it was published."""
    return other.rank == 4 and best.rank < 4 and other.day > best.day


def _candidates(document: Document, segments: tuple[Segment, ...]) -> Iterator[_Candidate]:
    for segment in segments:
        if segment.kind == "teaser":
            continue
        for line in document.text[segment.begin : segment.end].split("\n"):
            found = _day_of(line[:LONGEST_LINE], segment.kind)
            if found and (document.retrieved is None or found[1].isoformat() <= document.retrieved[:10]):
                yield _Candidate(*found)


def _day_of(line: str, kind: str) -> tuple[int, date] | None:
    """The rank and the date that one line of a segment gives; the first rule that matches speaks."""
    if not any(character.isdigit() for character in line):
        return None
    for rule in lexicon.rules("times_datelines"):
        if kind not in rule.fields["where"] and "any" not in rule.fields["where"]:
            continue
        match = rule.pattern.search(line)
        day = _day(match["day"], match["month"], match["year"]) if match else None
        if day is not None:
            return int(rule.fields["rank"]), day
    return None


def _day(day: str, month: str, year: str) -> date | None:
    number = month.strip(".") if month.strip(".").isdigit() else lexicon.mapping("times_months", "month")[month]
    full = int(year) + (2000 if len(year) == 2 else 0)
    if full < _EARLIEST_YEAR:
        return None
    try:
        return date(full, int(number), int(day))
    except ValueError:
        return None

"""A figure or duration in its article, with everything around it that tells what it measures."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Iterable, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.model import Article, Extent, Figure, Precision, Resolve, Statement
from synopse.terms import stem, terms
from synopse.tolls import toll

COUNTS = (None, "person")
"""Counts of people and things are of one quantity only where the same thing is counted."""

CLAUSE = 100
"""What a comma counts in characters when the nearest figure is sought."""
SHORTEST_HEAD = 5
"""Letters from which the end of a compound tells its head: "Jahresumsatz" is an "Umsatz"."""

UCUM_OF_DURATION = {"Y": "a", "M": "mo", "W": "wk", "D": "d", "TH": "h", "TM": "min", "TS": "s"}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])\Z")
_BORDER = re.compile(r"[,;:–]\s")
_MEASURED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]{2,}) (?:in Höhe )?(?:von|über) \Z")
_OF = re.compile(r"\s+(?:der|des|von|vom)\s+(?:\w+\s+){0,2}")


class Measure(Struct, frozen=True):
    """A figure or duration in its article, with what stands around it.

    `context` are the content words of its sentence, `anchors` the nearest other figures by unit, `toll` what people
    are counted for, `places` the names of places in the sentence, `denies` the numbers that it takes back, `owners`
    the actors whose figure it is ("Nordlund hält 12 Prozent"), `domains` what it is a figure of ("hold").
    """

    article: Article
    figure: Figure
    counted: str | None
    context: frozenset[str]
    anchors: Mapping[str, str]
    toll: str | None
    places: tuple[str, ...]
    denies: tuple[float, ...] = ()
    owners: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


def measures(article: Article, resolve: Resolve) -> Iterable[Measure]:
    """The figures and durations of an article in text order, each with what tells what it measures."""
    figures = sorted((*article.figures, *_durations(article)), key=lambda figure: (figure.begin, figure.end))
    for figure in figures:
        index = bisect_right(article.sentences, figure.begin, key=lambda sentence: sentence.begin) - 1
        if index >= 0 and not figure.denied:
            here, before = article.sentences[index], article.sentences[max(0, index - 1)]
            yield _measure(article, figure, (here, before), figures, resolve)


def _measure(
    article: Article, figure: Figure, near: tuple[Extent, Extent], figures: list[Figure], resolve: Resolve
) -> Measure:
    here, before = near
    context = terms(article.text[here.begin : figure.begin]) + terms(article.text[figure.end : here.end])
    beside = [other for other in figures if _anchors_to(other, figure)]
    own = [other for other in beside if here.begin <= other.begin < here.end]
    statement = _statement(article, figure)
    clause = Extent(statement.begin, statement.end) if statement else here
    return Measure(
        article,
        figure,
        _counted(article, figure),
        frozenset(context),
        _anchors(article, figure, own or [other for other in beside if before.begin <= other.begin < before.end]),
        toll(article.text, figure.begin, figure.end, figure.counted) if figure.unit == "person" else None,
        tuple(n.text for n in article.names if n.label == "LOC" and here.begin <= n.begin < here.end),
        tuple(sorted(_taken_back(figures, figure, here))),
        frozenset(_owners(article, figure, statement, resolve)),
        _domains(article, clause, statement) or _domains(article, before, None),
    )


def _statement(article: Article, figure: Figure) -> Statement | None:
    """The innermost clause in which the figure stands."""
    around = [one for one in article.statements if any(p.begin <= figure.begin < p.end for p in one.parts)]
    return min(around, key=lambda one: (one.end - one.begin, one.begin), default=None)


def _owners(article: Article, figure: Figure, statement: Statement | None, resolve: Resolve) -> tuple[str, ...]:
    """Whose figure it is: "87 Prozent der Stadtpartei", else the subject of its clause, else who alone stands there."""
    behind = _OF.match(article.text, figure.end)
    if behind is not None:
        named = [name for name in article.names if figure.end < name.begin <= behind.end() and name.label == "ORG"]
        found = tuple(actor for name in named[:1] for actor in resolve(article.id, name.begin, name.end))
        if found:
            return found
    if statement is None:
        return ()
    told = [
        (argument.relation == "subject", resolve(article.id, argument.begin, argument.end))
        for argument in statement.arguments
        if not argument.begin <= figure.begin < argument.end
    ]
    subjects = [actors for is_subject, actors in told if is_subject and actors]
    others = [actors for is_subject, actors in told if not is_subject and actors]
    return subjects[0] if subjects else others[0] if len(others) == 1 else ()


def _domains(article: Article, where: Extent, statement: Statement | None) -> frozenset[str]:
    """What the figures of a stretch are figures of, by its verb and nouns."""
    found = terms(article.text[where.begin : where.end]) + ((stem(statement.predicate),) if statement else ())
    return frozenset(domain for term in found if (domain := _domain(term)) is not None)


def _domain(term: str) -> str | None:
    table = _domain_of()
    endings = (term[start:] for start in range(1, len(term) - SHORTEST_HEAD + 1))
    return table.get(term) or next((table[end] for end in endings if end in table), None)


@cache
def _domain_of() -> Mapping[str, str]:
    return {stem(form): domain for form, domain in lexicon.mapping("quantities_domains", "domain").items()}


def _taken_back(figures: list[Figure], figure: Figure, sentence: Extent) -> Iterable[float]:
    """The numbers in whose place the sentence gives the figure: "vier Menschen, nicht fünf"."""
    for other in figures:
        inside = sentence.begin <= other.begin < sentence.end
        if inside and other.denied and other.low is not None and other.unit == figure.unit:
            yield other.low


def _anchors_to(other: Figure, figure: Figure) -> bool:
    """Whether the other figure is a fixed amount of another unit: money, percent, a duration."""
    return other.unit not in (*COUNTS, figure.unit)


def _anchors(article: Article, figure: Figure, near: list[Figure]) -> dict[str, str]:
    """The nearest figure of each unit; one in the same clause is nearer than any beyond a comma."""

    def distance(other: Figure) -> int:
        first, last = sorted((figure, other), key=lambda entry: entry.begin)
        between = article.text[first.end : last.begin]
        return len(between) + CLAUSE * len(_BORDER.findall(between))

    return {
        other.unit or "": f"={other.low}:{other.high}:{other.unit}"
        for other in sorted(near, key=distance, reverse=True)
    }


def _durations(article: Article) -> Iterable[Figure]:
    for time in article.times:
        match = _DURATION.match(time.value) if time.type == "DURATION" else None
        if match is not None:
            unit = UCUM_OF_DURATION.get(match[1] + match[3])
            if unit is not None:
                number = float(match[2])
                precision = _precision_of(time.text)
                yield Figure(time.begin, time.end, time.text, number, number, unit, precision, None)


def _precision_of(text: str) -> Precision:
    folded = text.casefold()
    if folded.startswith(("knapp", "fast", "beinahe")):
        return "nearly"
    return "about" if folded.startswith(("rund", "etwa", "ungefähr", "circa", "ca.")) else "exact"


def _counted(article: Article, figure: Figure) -> str | None:
    """The head of the thing counted as a stem; of money and durations, the noun in "eine Schlussrate von"."""
    if figure.counted:
        return stem(figure.counted.split()[-1].lower())
    match = _MEASURED.search(article.text, max(0, figure.begin - 60), figure.begin)
    return stem(match[1].lower()) if match else None

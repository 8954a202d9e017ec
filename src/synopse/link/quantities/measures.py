"""A figure or duration in its article, with everything around it that tells what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Iterable, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.link.quantities.owners import owners
from synopse.link.quantities.sources import side
from synopse.link.quantities.units import COUNTS, durations, family, in_base
from synopse.model import Article, Extent, Figure, Resolve, Statement
from synopse.numerals.denials import denials
from synopse.terms import stem, terms
from synopse.tolls import toll

CLAUSE = 100
"""What a comma counts in characters when the nearest figure is sought."""
SHORTEST_HEAD = 5
"""Letters from which the end of a compound tells its head: "Jahresumsatz" is an "Umsatz"."""

_BORDER = re.compile(r"[,;:–]\s")
_MEASURED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]{2,}) (?:in Höhe )?(?:von|über) \Z")
_PART_BEHIND = re.compile(
    r"\s(?:der|von (?:ihnen|denen)|davon|aus (?:jede|beide)\w+|(?:auf|in|an|je) (?:jede|beide)\w+)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:darunter|davon|unter ihnen|unter denen|weitere[nr]?|zusätzlich|je|jeweils)\s(?:auch\s)?\Z"
)
_VERSUS_BEHIND = re.compile(r"\s(?:zu|gegen)\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)")
_VERSUS_BEFORE = re.compile(r"[\wß]\s(?:zu|gegen)\s\Z")
_VOTES = re.compile(r"(?i)stimm|votier|wähl|abgelehnt|\bja\b|\bnein\b")
_FOR = re.compile(r"\b(?:[Ff]ür|dafür|Ja|zugestimmt|Zustimmung|befürwort\w+)\b|\bJa-")
_AGAINST = re.compile(r"\b(?:[Gg]egen|dagegen|Nein|abgelehnt|lehnten|Ablehnung|Gegenstimmen)\b|\bNein-")
_ADJECTIVE = re.compile(r"(?:jährig|monatig|wöchig|tägig|stündig|minütig|sekündig)e?[nrsm]?\Z")
_NOUN_BEHIND = re.compile(r"\s(?:[a-zäöüß]+\s){0,2}[A-ZÄÖÜ]\w+")
_ADDED = re.compile(r"\b(?:weitere|weiteren|andere|anderen|zusätzliche|zusätzlichen)\b")


class Measure(Struct, frozen=True):
    """A figure or duration in its article, with what stands around it.

    `context` are the content words of its sentence, `anchors` the nearest other figures by unit, `toll` what people
    are counted for, `places` the names of places in the sentence, `denies` the numbers that it takes back, `owners`
    the actors whose figure it is ("Nordlund hält 12 Prozent"), `domains` what it is a figure of ("hold"), `source` the
    side that gives it ("authority"), `part` whether it is a part of another count ("acht davon"), `stand`
    whether votes are "for" or "against".
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
    source: str | None = None
    part: bool = False
    stand: str | None = None


def measures(article: Article, resolve: Resolve) -> Iterable[Measure]:
    """The figures and durations of an article in text order, each with what tells what it measures."""
    figures = _figures(article)
    begins = [figure.begin for figure in figures]
    for figure in figures:
        index = article.sentence_index(figure.begin)
        if index >= 0 and not figure.denied:
            near = article.sentences[max(0, index - 1) : index + 2]
            around = figures[bisect_left(begins, near[0].begin) : bisect_left(begins, near[-1].end)]
            yield _measure(article, figure, (article.sentences[index], near[0], near[-1]), around, resolve)


def _figures(article: Article) -> list[Figure]:
    """Figures and durations; what is taken back of durations shows only now: "nicht 48, sondern 72 Stunden"."""
    found: list[Figure] = []
    for figure in sorted((*article.figures, *durations(article)), key=lambda figure: (figure.begin, figure.end)):
        if not found or figure.begin >= found[-1].end:
            found.append(figure)
    return denials(article.text, article.sentences, found)


def _measure(
    article: Article, figure: Figure, near: tuple[Extent, Extent, Extent], figures: list[Figure], resolve: Resolve
) -> Measure:
    here, before, behind = near
    context = terms(article.text[here.begin : figure.begin]) + terms(article.text[figure.end : here.end])
    beside = [other for other in figures if _anchors_to(other, figure)]
    own = [other for other in beside if here.begin <= other.begin < here.end]
    statement = article.statement_at(figure.begin)
    clause = Extent(statement.begin, statement.end) if statement else here
    part = _is_part(article.text, figure)
    described = _described(article, figure)
    return Measure(
        article,
        figure,
        _counted(article, figure),
        frozenset(context),
        _anchors(article, figure, own or [other for other in beside if before.begin <= other.begin < before.end]),
        toll(article.text, figure.begin, figure.end, figure.counted) if figure.unit == "person" and not part else None,
        tuple(n.text for n in article.names if n.label == "LOC" and here.begin <= n.begin < here.end),
        tuple(sorted(set(_taken_back(figures, figure, here, behind)))),
        frozenset(owners(article, figure, statement, resolve)),
        _domains(article, described, None)
        if described
        else _domains(article, clause, statement) or _domains(article, before, None),
        side(article, figure, here),
        part,
        _stand(article.text, figure, clause),
    )


def _stand(text: str, figure: Figure, clause: Extent) -> str | None:
    """Whether votes are for or against: "mit 18 zu 12 Stimmen", "43 Prozent stimmten dagegen"."""
    if _VERSUS_BEHIND.match(text, figure.end):
        return "for"
    if _VERSUS_BEFORE.search(text, max(0, figure.begin - 20), figure.begin):
        return "against"
    within = text[max(clause.begin, figure.begin - CLAUSE) : min(clause.end, figure.end + CLAUSE)]
    if _VOTES.search(within) is None:
        return None
    against, in_favour = _AGAINST.search(within), _FOR.search(within)
    return None if (against is None) == (in_favour is None) else "against" if against else "for"


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


def _described(article: Article, figure: Figure) -> Extent | None:
    """The noun of a span of time that is an adjective: "die viertägigen Gespräche" last, not what came of them."""
    if _ADJECTIVE.search(figure.text) is None:
        return None
    noun = _NOUN_BEHIND.match(article.text, figure.end)
    return Extent(noun.start(), noun.end()) if noun else Extent(figure.end, figure.end)


def _is_part(text: str, figure: Figure) -> bool:
    """A count of some of those counted beside it: "acht davon", "43 aus jedem Land", "darunter drei Kinder"."""
    return (
        _PART_BEHIND.match(text, figure.end) is not None
        or _PART_BEFORE.search(text, max(0, figure.begin - 30), figure.begin) is not None
        or _ADDED.search(figure.text) is not None
    )


def _taken_back(figures: list[Figure], figure: Figure, here: Extent, behind: Extent) -> Iterable[float]:
    """The numbers in whose place the figure is given: "vier Menschen, nicht fünf", "900. Die Schätzung von 1400 ...".

    A sentence that takes a number back and gives none in its place means the one of the sentence before.
    """
    alike = [other for other in figures if family(other.unit) == family(figure.unit) and other.low is not None]
    within = [other for other in alike if here.begin <= other.begin < here.end]
    denied = [other for other in within if other.denied]
    after = [other for other in alike if behind.begin <= other.begin < behind.end and behind != here]
    if not denied and all(other.denied for other in after) and [o for o in within if not o.denied] == [figure]:
        denied = after
    for other in denied:
        yield in_base(other.low or 0.0, other.unit)


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


def _counted(article: Article, figure: Figure) -> str | None:
    """The head of the thing counted as a stem; of money and durations, the noun in "eine Schlussrate von"."""
    if figure.counted:
        return stem(figure.counted.split()[-1].lower())
    match = _MEASURED.search(article.text, max(0, figure.begin - 60), figure.begin)
    return stem(match[1].lower()) if match else None

"""A figure or duration in its article, with everything around it that tells what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterable, Mapping, Sequence, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.link.quantities.concepts import Concept, Setting, carried, concept, is_final, rises, runs, setting, stage
from synopse.link.quantities.owners import owners
from synopse.link.quantities.portions import against, portion, stand, whole
from synopse.link.quantities.sources import side
from synopse.model import Article, Extent, Figure, Name, Precision, Resolve, Statement, Time
from synopse.numerals.denials import denials
from synopse.periods import day_of
from synopse.terms import stem, terms
from synopse.tolls import toll
from synopse.units import COUNTS, durations, family, in_base

LONG_AGO = 60
"""Days before the report from which a date in the sentence makes a figure one of then."""
S = TypeVar("S", Name, Time)

NEARBY = 250
"""Characters around a figure in which what else a report tells of it is sought."""
CLAUSE = 100
"""What a comma counts in characters when the nearest figure is sought."""
SHORTEST_HEAD = 5
"""Letters from which the end of a compound tells its head: "Jahresumsatz" is an "Umsatz"."""

_BORDER = re.compile(r"[,;:–]\s")
_OPEN = re.compile(r"\b(?:als|seit|ab|bis|nach|vor|von)\s(?:dem\s|der\s)?\Z")
_MEASURED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]{2,}) (?:in Höhe )?(?:von|über) \Z")
_ADJECTIVE = re.compile(r"(?:jährig|monatig|wöchig|tägig|stündig|minütig|sekündig)e?[nrsm]?\Z")
_NOUN_BEHIND = re.compile(r"\s(?:[a-zäöüß]+\s){0,2}[A-ZÄÖÜ]\w+")
_NAME = re.compile(
    r"(?!(?:D[aei][resmn]|Ein\w{0,2}|Alle|Beide|Viele|Mehrere|Sein\w{0,2}|Ihr\w{0,2}) [A-Z])"
    r"(?:(?:Familie|Firma) )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)*"
)
"""A subject without an article is mostly a name: "Nordlund hat 3200 Mitarbeiter"."""


class Measure(Struct, frozen=True):
    """A figure or duration in its article, with what stands around it.

    `context` are the content words of its sentence, `anchors` the nearest other figures by unit, `toll` what people
    are counted for, `places` the names of places in the sentence, `denies` the numbers that it takes back, `owners`
    the actors whose figure it is ("Nordlund hält 12 Prozent"), `domains` what it is a figure of ("hold"), `source` the
    side that gives it ("authority"), `part` "some" where it is a part of another count ("acht davon") and "each" where
    it is that of one side ("je 43"), `stand` whether votes are "for" or "against".

    `concept` is what it measures by the words around it, `stage` how far it is settled, `then` the day long before the
    report of which it is told, `told` all numbers of its kind in the article, `fixed` whether it can rise no more,
    `steady` whether nothing says that it does,
    `sort` what is counted, one for nouns that mean the same ("Fahrgäste", "Passagiere"), `sole` whether its article
    gives but one number of that sort, `named` the words of the names of bodies and persons in its clause, `around` the
    content words of its sentence and those beside it that are no names and tell no day, `whole` the number of which it
    is a part ("38 der 121 Filialen"), `against` the votes of the other side ("mit 21 zu 14 Stimmen").
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
    part: str | None = None
    stand: str | None = None
    concept: Concept | None = None
    stage: str | None = None
    then: str | None = None
    told: frozenset[float] = frozenset()
    fixed: bool = False
    steady: bool = False
    sort: str | None = None
    sole: bool = False
    named: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    whole: float | None = None
    against: float | None = None


def measures(article: Article, resolve: Resolve) -> Iterable[Measure]:
    """The figures and durations of an article in text order, each with what tells what it measures."""
    figures = _figures(article)
    begins = [figure.begin for figure in figures]
    told = _told(figures)
    for figure in figures:
        index = article.sentence_index(figure.begin)
        if index >= 0 and not figure.denied:
            near = article.sentences[max(0, index - 1) : index + 2]
            around = figures[bisect_left(begins, near[0].begin) : bisect_left(begins, near[-1].end)]
            found = _measure(article, figure, (article.sentences[index], near[0], near[-1]), around, resolve)
            yield replace(found, told=told[family(figure.unit)])


def _told(figures: list[Figure]) -> Mapping[str | None, frozenset[float]]:
    """All numbers of an article that it does not take back, by the family of their unit."""
    values = defaultdict(set)
    for figure in figures:
        if figure.low is not None and not figure.denied:
            values[family(figure.unit)].add(in_base(figure.low, figure.unit))
    return defaultdict(frozenset, {unit: frozenset(found) for unit, found in values.items()})


def _figures(article: Article) -> list[Figure]:
    """Figures and durations; what is taken back of durations shows only now: "nicht 48, sondern 72 Stunden"."""
    found: list[Figure] = []
    for figure in sorted((*article.figures, *durations(article)), key=lambda figure: (figure.begin, figure.end)):
        if not found or figure.begin >= found[-1].end:
            found.append(_as_percent(figure))
    return denials(article.text, article.sentences, found)


def _as_percent(figure: Figure) -> Figure:
    """A share as a number of percent, more or less: "jede dritte Stelle", "ein Drittel der Ernte"."""
    if figure.unit is not None or figure.low is None or figure.high is None or not 0 < figure.low <= figure.high < 1:
        return figure
    precision: Precision = "about" if figure.precision == "exact" else figure.precision
    return replace(figure, unit="percent", low=100 * figure.low, high=100 * figure.high, precision=precision)


def _measure(
    article: Article, figure: Figure, near: tuple[Extent, Extent, Extent], figures: list[Figure], resolve: Resolve
) -> Measure:
    here, before, behind = near
    context = terms(article.text[here.begin : figure.begin]) + terms(article.text[figure.end : here.end])
    within = [other for other in figures if here.begin <= other.begin < here.end]
    earlier = [other for other in figures if before.begin <= other.begin < before.end and before != here]
    beside = [other for other in figures if _anchors_to(other, figure)]
    own = [other for other in beside if here.begin <= other.begin < here.end]
    statement = article.statement_at(figure.begin)
    clause = Extent(statement.begin, statement.end) if statement else here
    part = portion(article.text, figure)
    described = _described(article, figure)
    around = setting(article, figure, described or here, within)
    counted_for = toll(article.text, figure.begin, figure.end, figure.counted) if _may_be_toll(figure, part) else None
    meant = None if counted_for else concept(around, figure.unit)
    if counted_for is None and described is None and (meant is None or meant.weak):
        meant = carried(article, figure, before, earlier, within) or meant
    found = Measure(
        article,
        figure,
        _counted(article, figure),
        frozenset(context),
        _anchors(article, figure, own or [other for other in beside if before.begin <= other.begin < before.end]),
        counted_for,
        tuple(name.text for name in _within(article.names, here) if name.label == "LOC"),
        tuple(sorted(set(_taken_back(figures, figure, here, behind)))),
        frozenset(owners(article, figure, statement, resolve)),
        _domains(article, described, None)
        if described
        else _domains(article, clause, statement) or _domains(article, before, None),
        side(article, figure, here),
        part,
        stand(article.text, figure, clause),
        sort=_sort(article, figure),
        whole=whole(article.text, figure, within),
        against=against(article.text, figure, within),
        named=_named(article, clause, statement),
        around=frozenset() if described else _around(article, Extent(before.begin, behind.end), figure),
        then=_then(article, figure, here),
    )
    return _meant(found, around, meant)


def _meant(measure: Measure, around: Setting, meant: Concept | None) -> Measure:
    """The measure with what the words around it say that it measures."""
    tolled = measure.toll is not None
    return replace(
        measure,
        concept=meant,
        stage=None if tolled else stage(around, measure.figure.unit, meant),
        fixed=_is_fixed(around, meant),
        steady=not tolled and _is_steady(measure.figure, around, meant),
    )


def _within(spans: Sequence[S], where: Extent) -> Sequence[S]:
    """Those of the spans, which are in text order, that begin in a stretch."""
    first = bisect_left(spans, where.begin, key=lambda span: span.begin)
    return spans[first : bisect_left(spans, where.end, lo=first, key=lambda span: span.begin)]


def _is_of(text: str, figure: Figure, time: Time) -> bool:
    """Whether a date stands in the figure's part of the sentence and is no begin or end: "seit 2020"."""
    between = text[min(figure.end, time.end) : max(figure.begin, time.begin)]
    return not _BORDER.search(between) and not _OPEN.search(text, max(0, time.begin - 10), time.begin)


def _is_fixed(around: Setting, meant: Concept | None) -> bool:
    return is_final(around) or (meant is not None and not meant.moves and not runs(around))


def _is_steady(figure: Figure, around: Setting, meant: Concept | None) -> bool:
    """Whether nothing says that a count comes in by and by or changes from day to day."""
    if figure.low != figure.high or figure.precision == "at_least" or (meant is not None and meant.moves):
        return False
    return not runs(around) and not rises(around)


def _may_be_toll(figure: Figure, part: str | None) -> bool:
    return figure.unit == "person" and part is None


def _then(article: Article, figure: Figure, here: Extent) -> str | None:
    """The year or day long before the report that the sentence names nearest to the figure: "2019 waren es 43"."""
    if article.published is None:
        return None
    day = day_of(article.published)
    dated = [
        time
        for time in _within(article.times, here)
        if time.type == "DATE"
        and time.latest is not None
        and day - day_of(time.latest) > LONG_AGO
        and _is_of(article.text, figure, time)
    ]
    near = min(dated, key=lambda time: abs(time.begin - figure.begin), default=None)
    return near.value if near is not None else None


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


def _named(article: Article, clause: Extent, statement: Statement | None) -> frozenset[str]:
    found = [name.text for name in _within(article.names, clause) if name.label in ("ORG", "PER")]
    if statement is not None:
        subjects = [argument for argument in statement.arguments if argument.relation == "subject"]
        found += [text for one in subjects if _NAME.fullmatch(text := article.text[one.begin : one.end])]
    return frozenset(term for text in found for term in terms(text))


def _around(article: Article, where: Extent, figure: Figure) -> frozenset[str]:
    text = article.text
    names = {term for name in _within(article.names, where) for term in terms(name.text)}
    found = terms(text[max(where.begin, figure.begin - NEARBY) : figure.begin])
    found += terms(figure.counted or "") + terms(text[figure.end : min(where.end, figure.end + NEARBY)])
    return frozenset(term for term in found if term not in names and term not in _plain() and not term[0].isdigit())


@cache
def _plain() -> frozenset[str]:
    """Stems that reports share whatever they tell of: days, verbs of saying."""
    forms = lexicon.words("syntax_calendar") | lexicon.words("quotations_verbs")
    return frozenset(stem(form.lower()) for form in forms)


def _sort(article: Article, figure: Figure) -> str | None:
    """What is counted, one name for nouns that mean the same."""
    noun = (figure.counted or "").rpartition(" ")[2]
    return lexicon.mapping("quantities_nouns", "class").get(noun) or _counted(article, figure)


def _counted(article: Article, figure: Figure) -> str | None:
    """The head of the thing counted as a stem; of money and durations, the noun in "eine Schlussrate von"."""
    if figure.counted:
        return stem(figure.counted.split()[-1].lower())
    match = _MEASURED.search(article.text, max(0, figure.begin - 60), figure.begin)
    return stem(match[1].lower()) if match else None

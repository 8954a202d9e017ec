"""The values that an article's sentences give, each with what stands around it.

A slot is a day, an hour, a duration, a number, an age, a place or a site, and the words that tell what it is the day,
the hour, the number of. It knows nothing of other articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import Iterable, Iterator, Literal, Mapping

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.compare.matter import ZONE, Telling, cues, says_words, within
from synopse.compare.whereabouts import Site, whereabouts
from synopse.deeds import deed_of, deeds
from synopse.model import Article, Evidence, Extent, Figure, Precision, Statement, Time
from synopse.numerals.ages import Sex, ages
from synopse.numerals.numbers import word_value
from synopse.periods import day_of, lasting
from synopse.terms import stem
from synopse.terms import words as words_of
from synopse.tolls import toll
from synopse.units import ANCHORING, family, in_base

Sort = Literal["date", "hour", "duration", "figure", "place", "site"]
AGE = "age"
"""The unit of ages."""
Words = frozenset[str]

LONGEST = 370
"""Days that a date may span to be compared: a year, not a decade."""
MOST = 80
"""Values of one sort and unit of one report that are laid beside those of another: more has no news report."""
BEHIND = 40
"""Characters behind a value in which the noun stands that it belongs to."""
AHEAD = 30
DENIED_AHEAD = 90
"""Characters before a value in which the denial of it stands."""
DENIABLE: frozenset[Sort] = frozenset({"date", "hour", "place", "site"})
"""Sorts of which "nicht" before the value takes it back; of figures `read` says so."""

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_PART = re.compile(r"T(MO|AF|EV|NI|MI|NO)\Z")
_PARTS = {"MO": (5, 11), "AF": (12, 18), "EV": (17, 23), "NI": (21, 29), "MI": (11, 14), "NO": (11, 14)}
"""The hours that a part of the day may mean."""
_PREPOSITION = re.compile(
    r"(?i)\b([a-zäöü]+)(?:\s+(?:der|dem|den|die|das|einem|einer|rund|etwa|gegen|kurz|zum|mehr als|knapp))*\s*\Z"
)
_TAKEN_BACK = re.compile(
    r"(?i)\bnicht(?:,? wie [^,.;]{1,60},)?(?: (?:etwa|schon|bereits|erst))?"
    r" (?:am|im|in|um|gegen|bei)(?: (?:der|dem|den))?\s*\Z"
)
"""What a report says it was not is no value of its own: "am 18. und nicht, wie zuerst mitgeteilt, am 28. November"."""
_WORD = re.compile(r"[^\W\d_]+")
_VOTERS = r"(?: [A-ZÄÖÜ][\w-]+)?(?: (?:hatten|haben|stimmten|votierten|waren))?"
_VOTES_FOR = re.compile(rf"{_VOTERS} (?:dafür|mit Ja)\b")
_VOTES_BEHIND = re.compile(r"(?: Stimmen)? (?:zu|gegen) (\w+)")
_VOTES_BEFORE = re.compile(r"\b(\w+)(?: Stimmen)? (?:zu|gegen) \Z")
_VOTES_AGAINST = re.compile(rf"{_VOTERS} (?:dagegen|mit Nein)\b")
_HEADING = re.compile(r"[^.:!?]{0,40}(?:\d[.:]\d\d)? ?Uhr(?: ?[.:–].*)?", re.DOTALL)
"""A sentence that begins with an hour and nothing else: "Montag, 5.47 Uhr.", "Kurz vor 6 Uhr: ..."."""
_ZONE = re.compile(rf"\b(?:{ZONE}|\w+er Zeit)\b")


class Around(Struct, frozen=True):
    """What surrounds a value, as stems, and how its clause tells it.

    `clause`, `words` and `before` are those of the clause, the sentence, and that and the sentence before, `behind`
    those right behind the value. `marks` are of what the sentence speaks besides (again, a series, haggling, a part),
    `sides` by dimension where its words stand: "Einlass" is a begin, "brutto" a gross sum, "scheidend" old.
    """

    sentence: int
    clause: Words
    words: Words
    before: Words
    behind: Words
    names: Words
    preposition: str
    verb: str
    head: str
    deeds: Words
    nouns: Words
    factual: bool | None
    negated: bool
    said: bool
    speech: bool
    marks: Words
    sides: Mapping[str, Words]
    zone: str | None


class Slot(Struct, frozen=True):
    """A value between `low` and `high`: days since an epoch, minutes of the day, seconds, or a number of `unit`.

    `value` is what an account shows; `counted` the stem of what a number counts, `people` whether these are people and
    `kind` what they suffered ("dead"); `sex` is that of whose age it is; `vote` is 1 for the number before and 2 for
    that behind "gegen" or "zu"; `site` is the building or ground of which the value is the noun.
    Units of one family are one: metres and kilometres, people and things, percent and thirds.
    """

    evidence: Evidence
    sort: Sort
    unit: str
    low: float
    high: float
    value: str
    around: Around
    precision: Precision = "exact"
    counted: str = ""
    people: bool = False
    kind: str = ""
    sex: Sex = ""
    vote: int = 0
    site: Site | None = None


def slots(article: Article, telling: Telling) -> tuple[Slot, ...]:
    """All values of an article with its `telling` stems, in text order within each sort."""
    return tuple(_Reader(article, telling).slots())


class _Reader:
    """Keeps what every value of an article looks at, with its places."""

    def __init__(self, article: Article, telling: Telling) -> None:
        self.article = article
        self.stems = telling.within
        self.cues = cues(article)
        self.marked = tuple(_marked(article.text))
        self.sided = tuple(_sided(article.text))

    def slots(self) -> Iterator[Slot]:
        for time in self.article.times:
            yield from self._times(time)
        for figure in self.article.figures:
            yield from self._figure(figure)
        for age in ages(self.article.text):
            for slot in self._slot("figure", AGE, (age.years, age.years), f"{age.years} Jahre", (age.begin, age.end)):
                yield replace(slot, sex=age.sex)
        for name in self.article.names:
            if name.label == "LOC":
                yield from self._slot("place", "", (0.0, 0.0), name.text, (name.begin, name.end))
        for sentence in self.article.sentences:
            for site in whereabouts(self.article, sentence.begin, sentence.end):
                for slot in self._slot("site", "", (0.0, 0.0), site.called, (site.begin, site.end)):
                    yield replace(slot, site=site)

    def _times(self, time: Time) -> Iterator[Slot]:
        span = (time.begin, time.end)
        anchored = time.text.endswith(ANCHORING)  # "vier Tage nach der Wahl" is a day
        if time.type == "DURATION" and not anchored and (seconds := lasting(time.value)):
            yield from self._slot("duration", "", (seconds, seconds), time.text, span)
        if time.type not in ("DATE", "TIME"):
            return
        if clock := _CLOCK.search(time.value):
            minutes = float(int(clock[1]) * 60 + int(clock[2]))
            yield from self._slot("hour", "", (minutes, minutes), f"{int(clock[1])}.{clock[2]} Uhr", span)
        elif part := _PART.search(time.value):
            first, last = _PARTS[part[1]]
            yield from self._slot("hour", "", (first * 60.0, last * 60.0), time.text, span)
        if time.earliest and time.latest:
            days = (float(day_of(time.earliest[:10])), float(day_of(time.latest[:10])))
            if days[1] - days[0] <= LONGEST:
                same = time.earliest[:10] == time.latest[:10]
                value = time.earliest[:10] if same else f"{time.earliest[:10]}/{time.latest[:10]}"
                yield from self._slot("date", "", days, value, span)

    def _figure(self, figure: Figure) -> Iterator[Slot]:
        low = figure.low if figure.low is not None else figure.high
        high = figure.high if figure.high is not None else figure.low
        if low is None or high is None or figure.denied:
            return
        unit, times = _measure(figure, low)
        counted = stem(figure.counted.lower().split()[-1]) if figure.counted else ""
        bounds = low * times, high * times
        people = figure.unit == "person"
        suffered = toll(self.article.text, figure.begin, figure.end, figure.counted) if people else None
        for slot in self._slot("figure", unit, bounds, figure.text, (figure.begin, figure.end)):
            vote = self._vote(figure)
            yield replace(
                slot, precision=figure.precision, counted=counted, people=people, kind=suffered or "", vote=vote
            )

    def _vote(self, figure: Figure) -> int:
        """Which number of a vote it is: "mit 27 zu 20 Stimmen", "vier stimmten dafür, drei dagegen"."""
        text = self.article.text
        if _VOTES_FOR.match(text, figure.end) or _is_number(_VOTES_BEHIND.match(text, figure.end)):
            return 1
        if _VOTES_AGAINST.match(text, figure.end):
            return 2
        return 2 if _is_number(_VOTES_BEFORE.search(text, max(0, figure.begin - AHEAD), figure.begin)) else 0

    def _slot(
        self, sort: Sort, unit: str, bounds: tuple[float, float], value: str, span: tuple[int, int]
    ) -> Iterator[Slot]:
        around = self._around(*span)
        if around is not None and not (sort in DENIABLE and self._is_taken_back(span[0])):
            evidence = Evidence(self.article.id, *span, self.article.text[slice(*span)])
            yield Slot(evidence, sort, unit, *bounds, value, around)

    def _is_taken_back(self, begin: int) -> bool:
        sentence = self.article.sentences[self.article.sentence_index(begin)]
        return bool(_TAKEN_BACK.search(self.article.text, max(sentence.begin, begin - DENIED_AHEAD), begin))

    def _around(self, begin: int, end: int) -> Around | None:
        article, index = self.article, self.article.sentence_index(begin)
        if index < 0:
            return None
        sentence, first = article.sentences[index], article.sentences[max(0, index - 1)]
        statement = article.statement_at(begin)
        if statement is None and (following := self._following(index, end)) is not None:
            statement = following
            sentence = Extent(sentence.begin, max(sentence.end, following.end))
        parts: Iterable[Extent] = statement.parts if statement else (sentence,)
        aside = (begin, end)
        own = self.stems(sentence.begin, sentence.end, aside)
        heads = {argument.head for argument in statement.arguments} if statement else set()
        before = _PREPOSITION.search(article.text[max(sentence.begin, begin - AHEAD) : begin])
        zone = _ZONE.search(article.text, sentence.begin, sentence.end)
        return Around(
            sentence=index,
            clause=frozenset().union(*(self.stems(part.begin, part.end, aside) for part in parts)),
            words=own,
            before=self.stems(first.begin, sentence.end, aside),
            behind=self.stems(end, min(sentence.end, end + BEHIND)),
            names=self._names(sentence),
            preposition=before[1].lower() if before else "",
            verb=statement.predicate if statement else "",
            head=_head(statement, begin),
            deeds=deeds(statement.predicate, heads) if statement else frozenset(),
            nouns=frozenset(deed for word in own if (deed := deed_of(word))) | self._announced(sentence, statement),
            factual=statement.factual if statement else None,
            negated=statement is not None and statement.negated,
            said=statement is not None and statement.said,
            speech=statement is not None and says_words(self.cues, statement),
            marks=self._marks(sentence),
            sides=self._sides(parts, begin, end),
            zone=zone[0].lower() if zone else None,
        )

    def _announced(self, sentence: Extent, statement: Statement | None) -> Words:
        """The deeds of the clause that tells what was said: "kündigte am 9. März an, dass er zurücktreten werde"."""
        if statement is None or not says_words(self.cues, statement):
            return frozenset()
        told = words_of(self.article.text[sentence.begin : sentence.end])
        return frozenset(deed for infinitive in told for deed in deeds(infinitive, frozenset()))

    def _following(self, index: int, end: int) -> Statement | None:
        """The clause that a value without a verb heads: "Dienstag, 5.40 Uhr: Am Werk bricht der Damm."."""
        article, sentence = self.article, self.article.sentences[index]
        at = bisect_left(article.statements, end, key=lambda one: one.begin)
        found = article.statements[at] if at < len(article.statements) else None
        if found is None or not _HEADING.fullmatch(article.text, sentence.begin, sentence.end):
            return None
        return found if article.sentence_index(found.begin) <= index + 1 else None

    def _sides(self, parts: Iterable[Extent], begin: int, end: int) -> Mapping[str, Words]:
        """By dimension the sides on which words of the clause stand, those of the value itself left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for part in parts:
            low, high = (bisect_left(self.sided, (offset, "", "")) for offset in (part.begin, part.end))
            for at, dimension, side in self.sided[low:high]:
                if not begin <= at < end:
                    found[dimension].add(side)
        return {dimension: frozenset(sides) for dimension, sides in found.items()}

    def _marks(self, sentence: Extent) -> Words:
        low, high = (bisect_left(self.marked, (offset, "")) for offset in (sentence.begin, sentence.end))
        return frozenset(mark for _, mark in self.marked[low:high])

    def _names(self, sentence: Extent) -> Words:
        names = within(self.article.names, sentence.begin, sentence.end)
        return frozenset(stem(word) for name in names if name.label != "LOC" for word in words_of(name.text))


def _is_number(match: re.Match[str] | None) -> bool:
    """Whether the word that was found is a number: "zu 20", "gegen zwölf", "gegen eine"."""
    return match is not None and (match[1].isdigit() or match[1] in ("ein", "eine") or word_value(match[1]) is not None)


def _measure(figure: Figure, low: float) -> tuple[str, float]:
    """The unit in which a number is compared, and how many of it make one of its own: 1000 for kilometres."""
    if figure.unit is None and 0 < low < 1:
        return "percent", 100.0
    if figure.unit in (None, "person"):
        return "count", 1.0
    return family(figure.unit) or "count", in_base(1.0, figure.unit)


def _head(statement: Statement | None, begin: int) -> str:
    """The stem of the noun of the phrase in which a value stands."""
    if statement is None:
        return ""
    return next((one.head for one in statement.arguments if one.begin <= begin < one.end), "")


def _sided(text: str) -> Iterator[tuple[int, str, str]]:
    """Where words stand that set one thing apart from another of its kind, with dimension and side."""
    known = _contrasts()
    for match in _WORD.finditer(text):
        if found := known.get(match[0].lower()):
            yield (match.start(), *found)


@cache
def _contrasts() -> Mapping[str, tuple[str, str]]:
    return {row["form"]: (row["dimension"], row["side"]) for row in lexicon.rows("parallels_contrasts")}


def _marked(text: str) -> Iterator[tuple[int, str]]:
    """Where words stand that say that a value may be one of several: "erneut", "Runde", "gefordert", "darunter"."""
    known = lexicon.mapping("parallels_marks", "mark")
    for match in _WORD.finditer(text):
        if mark := known.get(match[0].lower()):
            yield match.start(), mark

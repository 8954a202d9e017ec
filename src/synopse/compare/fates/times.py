"""When a fate was told to be so, and whether two fates were told of one moment."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Iterator

from msgspec import Struct
from msgspec.structs import replace

from synopse.compare.fates.phrases import Value
from synopse.model import Article, Statement, Time
from synopse.periods import DAY, Period, day_of, period, relation
from synopse.syntax.lemmas import readings
from synopse.terms import words

if TYPE_CHECKING:
    from synopse.compare.fates.telling import Told

BEFORE, BEHIND = 4, 1
"""Sentences around a clause in which its day is looked for."""
REACH = 14
"""Days that what lasts is surely still so, and that "noch immer" reaches back."""
WEEK = 7 * DAY
CALLED_OFF = frozenset({"called_off", "put_off", "stopped"})

_STILL = re.compile(
    r"(?i)\b(?:weiter(?:hin)?|noch immer|immer noch|nach wie vor|bleib(?:t|en)|blieb(?:en)?|nie|niemals|"
    r"auch (?:am|noch|heute|gestern)|unverändert|seit)\b"
)
_TURNED = re.compile(
    r"(?i)\b(?:wieder|inzwischen|mittlerweile|doch noch|nachgeholt|zunächst|ursprünglich|vorübergehend|später|"
    r"schließlich|nun|jetzt|nunmehr|zuvor|vorerst nicht mehr|noch am selben|bis dahin|zeitweise|kurzzeitig|"
    r"stundenlang|tags darauf|anschließend|danach)\b"
)
_SINCE = re.compile(r"(?i)\bseit(?: dem| der)? \Z")
_CLOCK = re.compile(
    r"(?i)\A(?:[\d.:]+(?:[- ]Uhr)?(?: \w+)?|mitternacht|(?:spät|früh)?abends?|nachts?|(?:früh)?morgens?|mittags?|"
    r"(?:vor|nach)mittags?|(?:späte[nr]|frühe[nr]) (?:abend|nachmittag|vormittag|morgen|stunden))\Z"
)
"""An hour without a day: which day that was is told elsewhere."""
_WEEKDAY = re.compile(r"(?i)\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)")
_HAS_BEEN = frozenset({"war", "waren", "wurde", "wurden", "hatte", "hatten", "sei", "seien", "habe"})


class Times(Struct, frozen=True):
    """When something was so: any of `spells`; `dated` that its own sentence names the day, `still` and `turned` that
    the sentence says that it goes on, or that it has changed."""

    spells: tuple[Period, ...]
    dated: bool
    still: bool
    turned: bool


def times(article: Article, statement: Statement, value: Value) -> Times | None:
    """When a clause tells what it tells; None where that is ahead of the report, no fact yet."""
    index = article.sentence_index(statement.begin)
    sentence = article.sentences[index]
    text = article.text[sentence.begin : sentence.end]
    own = [time for part in statement.parts for time in _days(article, part.begin, part.end)]
    if not own and value.kind == "state":
        own = _days(article, sentence.begin, sentence.end)
    past = value.name in CALLED_OFF or _is_past(statement)
    if not own and value.kind != "state" and not past:
        return None
    told = [spell for time in own for spell in _spells(article, time, past)]
    if own and not told:
        return None
    still = bool(_STILL.search(text))
    turned = any(_TURNED.search(article.text, part.begin, part.end) for part in statement.parts)
    spells = (_reaching(spell, value.kind, still) for spell in told or _around(article, index, value.kind))
    return Times(tuple(dict.fromkeys(spells)), bool(own), still, turned)


def _is_past(statement: Statement) -> bool:
    """Whether a clause looks back: present tense without a day may announce, "das Fest findet statt"."""
    row = words(statement.text)
    return bool(_HAS_BEEN & set(row)) or any(
        reading.place in ("past", "pastpl", "part") and statement.predicate.endswith(reading.lemma)
        for word in row
        for reading in readings(word)
    )


def _around(article: Article, index: int, kind: str) -> list[Period]:
    """Without a day of its own a state is of the report, an act of a day that sentences around name."""
    if kind != "state":
        first = article.sentences[max(0, index - BEFORE)].begin
        last = article.sentences[min(len(article.sentences) - 1, index + BEHIND)].end
        found = [spell for time in _days(article, first, last) for spell in _spells(article, time, True)]
        if found:
            return found
    return [_longer(_day(article.published), before=1)] if article.published else []


def _days(article: Article, begin: int, end: int) -> list[Time]:
    """The times of a stretch that name a day."""
    first = bisect_left(article.times, begin, key=lambda time: time.begin)
    last = bisect_left(article.times, end, key=lambda time: time.begin)
    found = [(time, period(time)) for time in article.times[first:last] if not _CLOCK.match(time.text)]
    return [time for time, when in found if when is not None and (when.weekdays or (when.days or 99) <= 2)]


def _day(date: str) -> Period:
    return Period(day_of(date) * DAY, day_of(date) * DAY + DAY - 1)


def _spells(article: Article, time: Time, past: bool) -> Iterator[Period]:
    """When the words put it; a weekday ahead of a report that looks back is that of the week before, too:
    "zu dem für Montag angekündigten Ausstand kam es nicht"."""
    when = period(time)
    if when is None:
        return
    if when.bounds is None or article.published is None:
        yield when
        return
    today = _day(article.published)
    if when.bounds[0] <= (today.last or 0):
        since = _SINCE.search(article.text, max(0, time.begin - 10), time.begin)
        yield replace(when, last=max(when.bounds[1], today.last or 0), clock=False) if since else when
    elif past and _WEEKDAY.search(time.text):
        yield Period(when.bounds[0] - WEEK, when.bounds[1] - WEEK, clock=when.clock)


def _reaching(spell: Period, kind: str, still: bool) -> Period:
    if kind == "lasting":
        return _longer(spell, after=REACH)
    return _longer(spell, before=REACH) if kind == "state" and still else spell


def _longer(spell: Period, before: int = 0, after: int = 0) -> Period:
    if spell.bounds is None:
        return spell
    return Period(max(1, spell.bounds[0] - before * DAY), spell.bounds[1] + after * DAY)


def one_moment(one: Told, other: Told) -> bool:
    """Whether both tell of one moment, and neither may tell what became of the other in the meantime."""
    met = [
        (left, right)
        for left in one.times.spells
        for right in other.times.spells
        if relation(left, right) in ("same", "overlap")
    ]
    if not met or _is_ahead(one, other) or _is_ahead(other, one):
        return False
    return not (_has_turned(one, other) or _has_turned(other, one))


def _is_ahead(off: Told, held: Told) -> bool:
    """Whether a thing was called off in a report from before its day: it may have been held after all."""
    if off.value.name not in CALLED_OFF or held.value.name in CALLED_OFF or off.published is None:
        return False
    firsts = [spell.bounds[0] for spell in held.times.spells if spell.bounds is not None]
    return bool(firsts) and min(firsts) >= (day_of(off.published) + 1) * DAY


def _has_turned(one: Told, other: Told) -> bool:
    """Whether one side says that it has changed, and the other does not say that it went on."""
    changes = one.value.kind != "lasting" and one.times.turned and not one.times.still
    if one.value.name in CALLED_OFF:
        return False
    return changes and not other.times.still

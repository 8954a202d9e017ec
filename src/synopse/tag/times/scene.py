"""Where a time expression stands: the words around it, the day of publication and the day last spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import Callable, Sequence

from msgspec import Struct

from synopse.model import TimexType
from synopse.syntax import Syntax
from synopse.tag.times.calendar import bounds
from synopse.tag.times.patterns import Hit, codes, hits
from synopse.tag.times.tense import Side, Tenses
from synopse.tag.times.words import Word

YEAR = re.compile(r"\d{4}(?!\d)")
DAY_PATTERNS = frozenset({"day_month", "numeric", "weekday", "deictic", "deictic_adjective", "word_day"})
SIDES: dict[str, Side] = {
    "f.seit": "past", "f.vom": "past", "f.bis": "future", "f.ab": "future", "f.auf": "future", "f.fuer": "future",
}  # fmt: skip
NEAR_SENTENCES = 2
"""How many sentences back a day still governs "um 20 Uhr" or "am Nachmittag"."""
BACK_SENTENCES, LATELY = 12, 3
"""Sentences back to the day from which a pluperfect looks back, and days at most from that to the publication."""
OF_A_NOUN = re.compile(
    r"(?:\b(?:[Vv]o[nm]|[Ss]eit|[Bb]is|[Nn]ach|[Vv]or)(?: (?:de[mnr]|de[mr] Jahre?))?|[a-zß)] [A-ZÄÖÜ][\w-]+) $"
)
"""What stands before a year that only tells one thing from another: "die Grenze von 1938", "seit der Wahl 2013"."""
ITEM = re.compile(r":(?!\s*[„\"»«“‚])")
"""A colon that opens an item of a list, not somebody's words."""


class Reading(Struct, frozen=True):
    """What words mean: a TIMEX3 type and value with the days it allows."""

    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    zone: str | None = None


class Piece(Struct, frozen=True):
    """A reading of the words ``[first, last)`` of a stretch."""

    first: int
    last: int
    reading: Reading


class Story(Struct, frozen=True):
    """A year gone by of which the report tells: in which sentence and tense, and whether to the month or day."""

    year: int
    sentence: int
    tense: str
    exact: bool


Resolve = Callable[[Hit, "Scene"], tuple[Piece, ...]]


class Scene:
    """What has been said so far. Days are dates or, in an undated article, values such as "XXXX-WXX-5"."""

    def __init__(self, text: str, published: date | None, syntax: Syntax, resolve: Resolve) -> None:
        self.text = text
        self.published = published
        self.words: Sequence[Word] = ()
        self._following: Hit | None = None
        self._resolve = resolve
        self._tenses = Tenses(syntax)
        self._begins = [sentence.begin for sentence in syntax.sentences]
        self._day: str | None = None
        self._day_sentence = -99
        self._day_end = 0
        self._day_tense = ""
        self._news: str | None = None
        self._place = 0
        self._value: str | None = None
        self._value_sentence = -99
        self._story: Story | None = None
        self._years: dict[str, int] = {}
        self.several = -1
        self.week_base: date | None = None
        self.weekdays: dict[int, date] = {}
        self.sentence = 0

    def enter(self, words: Sequence[Word]) -> None:
        """Begin a new stretch of text."""
        self.words = words

    def move_to(self, offset: int, following: Hit | None) -> None:
        """Turn to the hit at an offset; `following` is the hit after it."""
        self.sentence = bisect_right(self._begins, offset)
        self._place = offset
        self._following = following

    def clock_day(self, hit: Hit) -> str | None:
        """The day of a clock time: one named in the same sentence, straight after it, or shortly before.

        None where several days are meant ("jeweils 20 Uhr") and where a past event has no day at all.
        """
        ahead = self._day_ahead(hit)
        if ahead is not None:
            return ahead
        if self.several == self.sentence or "jeweils" in self.text[max(0, self._place - 24) : self._place]:
            return None
        if self._tenses.side(self._place) == "past" and not self._has_day():
            return None
        return self.day()

    def day_of_part(self, hit: Hit) -> str | None:
        """The day of "am Nachmittag": as for a clock time, but without one the day of publication.

        What had been done "am Morgen" was done before what the report tells, on the day of that.
        """
        if self.published is not None and self._lasts(hit):
            return self.published.isoformat()
        return self._day_ahead(hit) or self._day_looked_back_from() or self._day_gone_on() or self.day()

    def _lasts(self, hit: Hit) -> bool:
        """Whether something has gone on since then: "Seit dem Morgen wird gestreikt"."""
        return self.form(hit.first - 2).lower() == "seit" and self.side(hit) == "present"

    def _day_gone_on(self) -> str | None:
        """The day of what is told on in the past: "am Dienstag getroffen. ... Er sagte am Abend" is Tuesday's.

        A plan, or what lies far back in another tense, gives none: "will am Mittwoch reisen. Sie rief am Mittag ...".
        """
        if self.published is None or self._tenses.side(self._place) != "past" or self.sentence == self._day_sentence:
            return None
        near = self.named_day() if self._has_day() else None
        if near is not None and (0 <= (self.published - near).days <= LATELY or self._goes_on(near)):
            return None
        return self._news or self.published.isoformat()

    def _goes_on(self, day: date) -> bool:
        """Whether what lies far back is told on: in the next sentence, or in its tense."""
        if self.published is None or day >= self.published:
            return False
        follows = self.sentence == self._day_sentence + 1 and "\n" not in self.text[self._day_end : self._place]
        return follows or self._tenses.tense(self._place) == self._day_tense

    def _day_looked_back_from(self) -> str | None:
        """The day last spoken of, before what a pluperfect tells: "am Freitag zurückgetreten. ... Am Morgen hatten"."""
        if self._tenses.tense(self._place) != "pluperfect" or self.sentence - self._day_sentence > BACK_SENTENCES:
            return None
        day = self.named_day()
        if day is None or self.published is None or self._new_item():
            return None
        return day.isoformat() if 0 < (self.published - day).days <= LATELY else None

    def _day_ahead(self, hit: Hit) -> str | None:
        """The day named straight after a time of day: "um 18 Uhr am Montag", "am Abend des 3. Mai"."""
        ahead = self._following
        if ahead is None or ahead.first - hit.last > 2 or ahead.pattern.name not in DAY_PATTERNS:
            return None
        if self._day_sentence == self.sentence:
            return None
        days = (piece.reading.value.split("T", 1)[0] for piece in self._resolve(ahead, self))
        return next((day for day in days if is_day(day)), None)

    def day_within(self, first: int, last: int) -> str | None:
        """The day named by the words ``[first, last)`` ("Mittwoch" in "Nacht zum Mittwoch")."""
        for inner in hits(codes(self.words[first:last])):
            moved = Hit(inner.pattern, inner.first + first, inner.last + first, inner.end + first)
            for piece in self._resolve(moved, self):
                day = piece.reading.value.split("T", 1)[0]
                if is_day(day):
                    return day
        return None

    def _has_day(self) -> bool:
        near = self.sentence - self._day_sentence <= NEAR_SENTENCES
        return self._day is not None and near and not self._new_item()

    def _new_item(self) -> bool:
        """Whether a new item of a list began since the day was named: "Aurach: Konzert, im Saal, 20 Uhr."."""
        begin = max(self._day_end, self._place - 400)
        return self.sentence != self._day_sentence and ITEM.search(self.text, begin, self._place) is not None

    def day_spoken_of(self) -> str | None:
        """The day last spoken of, else the day of publication."""
        return self._day or (self.published.isoformat() if self.published else None)

    def side(self, hit: Hit) -> Side:
        """Whether the clause around the hit speaks of what was, what is or what is to come."""
        return self._tenses.side(self.words[hit.first].begin)

    def is_state(self, hit: Hit) -> bool:
        """Whether the clause tells a state ("Heute lebt er in Rom") and not what happens on a day."""
        return self._tenses.is_state(self.words[hit.first].begin)

    def is_said(self, hit: Hit) -> bool:
        """Whether the clause tells in the present what somebody has said: "wie die Polizei am Mittwoch mitteilt"."""
        return self._tenses.is_said(self.words[hit.first].begin)

    def is_finite(self, begin: int) -> bool:
        """Whether the word at an offset is a finite verb."""
        return self._tenses.is_finite(begin)

    def side_before(self, hit: Hit) -> Side:
        """What the preposition tells: "seit März" lies behind, "bis", "ab", "für", "auf Freitag" ahead.

        "Für" and "auf" count from a decision that may lie behind itself: "wurde auf Freitag verschoben". A night
        ("Nacht auf Freitag") says nothing.
        """
        index = hit.first - 1
        upto = self.form(index) in ("zum", "zur") and self.side(hit) != "past"
        if index > 0 and (self.words[index].kind == "f.det" or upto):
            index -= 1
        kind = self.words[index].kind if index >= 0 else ""
        if kind == "f.auf" and any(word.kind == "part" for word in self.words[max(0, index - 5) : index]):
            return ""
        if kind == "f.ab" and self.side(hit) == "past":
            return "past"
        following = self.word(hit.last)
        if kind == "f.vom" and (self.form(hit.last) == "an" or (following is not None and following.kind == "f.bis")):
            return ""  # "Vom 1. April an gilt ...", "vom 3. bis 5. Mai"
        return SIDES.get(kind, "")

    def remember(self, reading: Reading, moves: bool = True) -> None:
        """Keep a dated reading as what "tags darauf" and "um 20 Uhr" refer to."""
        if not moves or reading.type not in ("DATE", "TIME") or reading.value.endswith("_REF"):
            return
        day = reading.value.split("T", 1)[0]
        if is_day(day):
            self._day, self._day_sentence = day, self.sentence
            self._day_end = self._place
            self._day_tense = self._tenses.tense(self._place)
            self._keep_news(day)
            self.several = -1
            self.week_base = None
        if bounds(day) is not None:
            self._value, self._value_sentence = day, self.sentence
            self._remember_year(day)

    def _keep_news(self, day: str) -> None:
        """Keep the day of the report or the one before, if it tells of it: the rest of its past is of that day."""
        if self.published is None or day[0] == "X" or self._tenses.side(self._place) != "past":
            return
        if 0 <= (self.published - date.fromisoformat(day)).days <= 1:
            self._news = day

    def _remember_year(self, value: str) -> None:
        """Keep the year that the report tells of; one of a noun or a side clause leaves the story alone."""
        if not YEAR.match(value):
            return
        self._years[value[5:]] = int(value[:4])
        exact = len(value) > 4
        if self.published is not None and int(value[:4]) >= self.published.year - 1:
            self._story = None
        elif self._tenses.is_told(self._place) and (exact or not self._is_of_a_noun()):
            self._story = Story(int(value[:4]), self.sentence, self._tenses.tense(self._place), exact)

    def _is_of_a_noun(self) -> bool:
        return OF_A_NOUN.search(self.text, max(0, self._place - 60), self._place) is not None

    def day(self) -> str | None:
        """The day that governs a time of day: one named shortly before, else the day of publication."""
        if self._has_day():
            return self._day
        return self.published.isoformat() if self.published else None

    def reference(self) -> str | None:
        """The value last spoken of, else the day of publication."""
        return self._value or (self.published.isoformat() if self.published else None)

    def has_reference(self) -> bool:
        """Whether a time was named before that "zwei Tage später" can count from."""
        return self._value is not None or self._day is not None

    def reference_day(self) -> date | None:
        """The day last spoken of, else the day of publication; None where neither is a full date."""
        if self._day is not None and self._day[0] != "X":
            return date.fromisoformat(self._day)
        return self.published if self._day is None else None

    def named_day(self) -> date | None:
        """The full date last spoken of; None where only the day of publication is known."""
        return date.fromisoformat(self._day) if self._day is not None and self._day[0] != "X" else None

    def told_year(self, month: int | None = None) -> int | None:
        """The year of a story set well before the publication: "1930 ... am 22. Juni"; None where it is not told on.

        After a mere year the news goes on in its own: "2019 gewann sie die Wahl. Am 3. Mai trat sie zurück."; `month`
        is the one asked about.
        """
        if self._story is None or self.published is None:
            return None
        story, near = self._story, self._story.sentence == self.sentence
        if self.sentence - story.sentence > NEAR_SENTENCES or not self._tells_on(story):
            return None
        lately = month is not None and (self.published.month - month) % 12 <= 1
        return None if lately and not (story.exact or near) else story.year

    def _tells_on(self, story: Story) -> bool:
        """Whether what is told since goes on in the tense of the story: the perfect brings the news."""
        places = [self._place, *self._begins[story.sentence : self.sentence - 1]]
        goes_on = story.sentence == self.sentence or story.tense in ("past", "pluperfect")
        return goes_on and all(self._tenses.tense(place) == story.tense for place in places)

    def named_year(self, month: int, day: int) -> int | None:
        """The year with which the report has named a day of a month before."""
        return self._years.get(f"{month:02}-{day:02}")

    def word(self, index: int) -> Word | None:
        """The word at an index, None outside the stretch."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def form(self, index: int) -> str:
        """The text of the word at an index, "" outside the stretch."""
        word = self.word(index)
        return self.text[word.begin : word.end] if word else ""


def is_day(value: str) -> bool:
    """Whether a value names one day: "2025-12-19", "XXXX-WXX-5", "XXXX-11-05"."""
    return (len(value) == 10 and value[4] == "-" and "W" not in value and not value.endswith("X")) or (
        value.startswith("XXXX-WXX-") and len(value) == 10
    )

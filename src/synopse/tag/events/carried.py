"""The day of what is told without one: that of the sentences before, where the report goes on in the same tense.

"Um 11 Uhr am Freitag war alles vorbei. Das Landgericht verurteilte ihn zu drei Jahren Haft." puts the sentence on
Friday. It is read, not told: such a time has no words of its own (`when` is None) and contradicts no other day near it.
"""

from __future__ import annotations

from typing import Iterable, Sequence

from msgspec import Struct, structs

from synopse.model import Event, Interval
from synopse.tag.events.settings import dates
from synopse.tag.events.triggers import SAID
from synopse.tag.events.view import NONE, View

GOES_ON = ("past", "perfect")
"""Tenses in which a report goes on; in the pluperfect it looks back."""
REACH, SAID_REACH = 3, 20
"""Sentences back to a day; what is said in answer to the news stands further down."""
CARRIED = frozenset({"AGREE", "AID", "COERCE", "SANCTION", "YIELD"}) | SAID
KINDS = frozenset({"concession", "court", "office", "plea", "resignation", "vote"})
"""Kinds of other events that are done on a day."""
ELSEWHEN = frozenset(
    {"bereits", "bisher", "damals", "danach", "einst", "erneut", "früher", "immer", "inzwischen", "jahrelang"}
    | {"künftig", "mehrfach", "oft", "schon", "seither", "seitdem", "später", "tags", "vorher", "wiederholt"}
    | {"zuletzt", "zunächst", "zuvor"}
)
"""Words by which a clause says that it is of another time, or of none in particular."""


class Scene(Struct, frozen=True):
    """What a sentence gives: the one day on which it goes on, and the clauses that tell without one.

    `recent` says that the day is told from that of the report ("am Freitag", "gestern"), `named` that there is any.
    """

    first: int
    last: int
    day: Interval | None
    recent: bool
    named: bool
    told: tuple[tuple[int, int], ...]


def scene(view: View) -> Scene:
    """The day of a sentence and its clauses that take theirs from before."""
    sentence = view.sentence
    days: list[str] = []
    told: list[tuple[int, int]] = []
    for number, clause in enumerate(sentence.clauses):
        inside = list(range(clause.first, min(clause.last, len(view.tokens))))
        at_all = {view.time_at[index] for index in inside if view.clause_at[index] == number} - {NONE}
        times = {at for at in at_all if view.times[at].type in ("DATE", "TIME") and view.times[at].value[:1] != "T"}
        goes_on = clause.verb is not None and (clause.kind == "main" or view.word(clause.first) == "wie")
        past = goes_on and clause.verb is not None and clause.verb.tense in GOES_ON
        days += [day for at in sorted(times) if past and (day := _day(view, at)) is not None]
        spoken = clause.verb is not None and clause.verb.tense == "present" and clause.verb.modal is None
        bare = goes_on and not times and not any(view.word(index) in ELSEWHEN for index in inside)
        if inside and bare and clause.kind == "main" and (past or spoken):
            told.append((view.tokens[inside[0]].begin, view.tokens[inside[-1]].end))
    one = days[0] if len(set(days)) == 1 else None
    named = any(time.type in ("DATE", "TIME") for time in view.times)
    recent = not any(char.isdigit() for time in view.times if time.type == "DATE" for char in time.text)
    whole = Interval(one, one, one) if one else None
    return Scene(sentence.begin, sentence.end, whole, recent, named, tuple(told))


def _day(view: View, number: int) -> str | None:
    time = view.times[number]
    before = view.text[max(0, time.begin - 5) : time.begin].lower()
    exact = time.earliest is not None and time.earliest == time.latest and not before.endswith("vom ")
    return time.earliest if exact and dates(view, time) else None


def carried(scenes: Sequence[Scene], events: Iterable[Event]) -> list[Event]:
    """The events; those that go on from the sentences before on the day of these."""
    return [_on_day(scenes, event) if _takes_day(event) else event for event in events]


def _takes_day(event: Event) -> bool:
    done = event.type in CARRIED or (event.type == "OTHER" and event.kind in KINDS)
    return done and event.kind != "walkout" and event.time is None and event.status == "held"


def _on_day(scenes: Sequence[Scene], event: Event) -> Event:
    at = next((number for number, one in enumerate(scenes) if one.first <= event.trigger.begin < one.last), NONE)
    if at == NONE or not any(first <= event.trigger.begin < last for first, last in scenes[at].told):
        return event
    for back in range(1, min(at, SAID_REACH if event.type in SAID else REACH) + 1):
        before = scenes[at - back]
        if before.day is not None and (before.recent or back == 1):
            return structs.replace(event, time=before.day)
        if before.named and event.type not in SAID:
            return event
    return event

"""Sentences that name no event but tell more of the one before: when it was, who said it where, who called it."""

from __future__ import annotations

from msgspec import Struct

from synopse.model import Interval, Span
from synopse.tag.events.settings import CLOCK, setting_of
from synopse.tag.events.view import NONE, View


class Pointer(Struct, frozen=True):
    """A sentence that dates the last event before it: "Dabei ...", "Von 3 bis 11 Uhr ...", "Er soll bis 11 Uhr dauern".

    `hours` tells that it only adds hours to the day, `end` that it gives the last of them.
    """

    time: Interval
    when: Span
    hours: bool = False
    end: bool = False


def pointer(view: View) -> Pointer | None:
    """The time of a sentence that points back: "Dabei waren am 3. Mai Züge ausgefallen." """
    if not view.sentence.clauses or not view.times:
        return None
    found = setting_of(view, range(len(view.tokens)))
    if view.word(0) in ("dabei", "damals") and found.time is not None and found.when is not None:
        return Pointer(found.time, found.when)
    if view.word(0) in ("von", "zwischen") and found.time is not None and found.when is not None:
        early = found.when.begin <= view.tokens[0].end + 1 and "/" in (found.time.value or "")
        return Pointer(found.time, found.when, hours=True) if early and CLOCK.search(found.time.value or "") else None
    return _ending(view)


def _ending(view: View) -> Pointer | None:
    """ "Der Ausstand soll bis 11 Uhr dauern."."""
    verb = view.sentence.clauses[0].verb
    if verb is None or verb.lemma not in ("dauern", "andauern", "enden", "gehen"):
        return None
    for index in range(1, len(view.tokens)):
        number = view.time_at[index]
        if number != NONE and view.word(index - 1) == "bis" and CLOCK.search(view.times[number].value):
            time = view.times[number]
            when = Span(time.begin, time.end, time.text)
            return Pointer(Interval(time.earliest, time.latest, time.value), when, hours=True, end=True)
    return None

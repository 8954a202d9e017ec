"""When and where: the time and place of an event from the words of its own phrase or clause.

What stands behind "über", "gegen" or "für" is what is talked or fought about: in "Gespräche über Frieden in der
Ukraine" the Ukraine is no place of talks.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Iterable, Iterator

from msgspec import Struct

from synopse import places
from synopse.model import Interval, Name, Span, Time
from synopse.tag.events import words
from synopse.tag.events.participants import is_site
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View

DEADLINES = frozenset({"bis", "vor", "nach", "seit"})
"""Before a time they say that the event is elsewhere: "bis Freitag", "nach Mitternacht"."""
BETWEEN_DAYS = frozenset({"und", "und am", "bis", "bis zum", "–", "-"})
BEFORE_HOURS = frozenset({"", "gegen", "um", "ab", "zwischen", "von"})
CLOCK = re.compile(r"T\d\d:\d\d")
DURATION = re.compile(r"(?:minütig|stündig|tägig|wöchig|monatig|jährig)(?:e|en|er|es|em)$")
DEGREES = frozenset({"fast", "knapp", "rund", "gut", "mehr", "als", "etwa", "ungefähr", "über", "ein", "einer"})
VAGUE = re.compile(r"^(?:PRESENT_REF|PAST_REF|FUTURE_REF|XXXX-XX|XXXX-W\d|XXXX$)")
YEARLESS = re.compile(r"^XXXX-(?:WXX-[1-7]|\d\d)")
"""A weekday or day of a report without a date: "am Freitag" still tells it from "am Sonntag"."""


class Setting(Struct, frozen=True):
    """Place, time and duration, each with the words it comes from."""

    place: Span | None = None
    time: Interval | None = None
    when: Span | None = None
    duration: Span | None = None


def setting(view: View, trigger: Trigger) -> Setting:
    """What the event's own words say, then, where its verb speaks of it, what its clause says."""
    ranges = list(_ranges(view, trigger))
    own = [_when(view, scope, within=True) for scope in ranges[: 1 if trigger.kind == "noun" else 0]]
    when = next((found for found in (*own, *(_when(view, scope) for scope in ranges)) if found), None)
    place = next((site for scope in ranges if (site := _place(view, trigger, scope))), None)
    place = (
        place
        or next((site for scope in ranges if (site := _loose_place(view, scope))), None)
        or _of_site(view, trigger)
        or _antecedent(view, trigger)
        or _pointed_at(view, trigger)
    )
    time = None if when is None else _interval(when)
    words = None if when is None else _joined(view, when)
    return Setting(place or _inside(view, trigger), time, words, _duration(view, trigger))


def setting_of(view: View, scope: Iterable[int]) -> Setting:
    """The time alone that a range of tokens gives."""
    when = _when(view, list(scope))
    return Setting(None, _interval(when), _joined(view, when)) if when else Setting()


def _ranges(view: View, trigger: Trigger) -> Iterator[list[int]]:
    """The tokens to look in: the noun's reach first, then what its clause says of it."""
    for noun in (trigger, *trigger.joined):
        if noun.kind == "noun":
            yield list(range(noun.reach.first, noun.reach.last))
    if trigger.scope:
        yield list(trigger.scope)


def _when(view: View, scope: list[int], within: bool = False) -> list[Time]:
    """The times of a range that date the event: the narrowest one, or several days in a row.

    `within` tells that the range is the noun's own reach; elsewhere "vom Montag" belongs to another noun.
    """
    numbers = dict.fromkeys(view.time_at[index] for index in scope if view.time_at[index] != NONE)
    found = [number for number in numbers if _dates(view, view.times[number]) and not _is_attribute(view, number)]
    found = [number for number in found if within or not _is_of_another(view, view.times[number])]
    runs: list[list[Time]] = []
    for number in found:
        time = view.times[number]
        if runs and _continues(view, runs[-1][-1], time):
            runs[-1].append(time)
        else:
            runs.append([time])
    return min(runs, key=lambda run: (_length(run), not CLOCK.search(run[-1].value), run[0].begin)) if runs else []


def _is_of_another(view: View, time: Time) -> bool:
    return view.text[max(0, time.begin - 5) : time.begin].lower().endswith("vom ")


def _is_attribute(view: View, number: int) -> bool:
    """Whether a time stands inside another thing's phrase: "der 2022 beschlossene Plan"."""
    time = view.times[number]
    index = view.time_at.index(number)
    chunk = view.chunk_at[index]
    if chunk == NONE:
        return False
    head = view.sentence.chunks[chunk].head
    other = view.time_at[head] == NONE and words.noun(view.tokens[head].text) is None
    return other and view.tokens[head].begin >= time.end


def _dates(view: View, time: Time) -> bool:
    """Whether a time can date an event: a date, and no deadline or moment before or after it."""
    placed = time.earliest is not None or time.latest is not None or YEARLESS.match(time.value)
    if time.type not in ("DATE", "TIME") or VAGUE.match(time.value) or not placed:
        return False
    if any(view.text[other.end : time.begin].strip().lower() in ("bis", "bis zum") for other in view.times):
        return True  # "von 3 bis 11 Uhr"
    before = view.text[max(0, time.begin - 12) : time.begin].lower().split()
    if before and before[-1] == "seit":
        return time.type == "TIME" or len(time.value) > 7
    return not before or before[-1] not in DEADLINES or time.text.lower().startswith("zwischen")


def _continues(view: View, before: Time, time: Time) -> bool:
    """Whether two times are days in a row ("am Sonntag und Montag"), or a day with its hours ("Montag von 3 bis 5")."""
    between = view.text[before.end : time.begin].strip().lower()
    if between in BEFORE_HOURS:
        return time.type == "TIME" and before.earliest == time.earliest
    if between not in BETWEEN_DAYS:
        return False
    return _as_date(time.earliest) is not None or YEARLESS.match(time.value) is not None


def _length(run: list[Time]) -> int:
    first, last = _as_date(run[0].earliest), _as_date(run[-1].latest)
    return 100_000 if first is None or last is None else (last - first).days


def _interval(run: list[Time]) -> Interval:
    if len(run) == 1:
        return Interval(run[0].earliest, run[0].latest, run[0].value)
    if run[-1].type == "TIME" and run[0].earliest == run[-1].earliest:
        hours = [time.value for time in run if CLOCK.search(time.value)] or [run[-1].value]
        return Interval(run[-1].earliest, run[-1].latest, "/".join(hours[-2:]))
    return Interval(run[0].earliest, run[-1].latest, f"{run[0].value}/{run[-1].value}")


def _joined(view: View, run: list[Time]) -> Span:
    begin, end = run[0].begin, run[-1].end
    return Span(begin, end, view.text[begin:end])


def _as_date(value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value[:10])
    except ValueError:
        return None


def day_after(value: str | None) -> str | None:
    """The ISO date of the following day, or None where there is none."""
    day = _as_date(value)
    return None if day is None or day == date.max else (day + timedelta(days=1)).isoformat()


# --- places --------------------------------------------------------------------------------------------------------


def _place(view: View, trigger: Trigger, scope: list[int]) -> Span | None:
    """The first place that a local phrase of the range names."""
    inside = set(scope)
    moving = trigger.row.get("aspect") == "move"
    topic_end = NONE
    for number in dict.fromkeys(view.chunk_at[index] for index in scope):
        if number == NONE:
            continue
        chunk = view.sentence.chunks[number]
        if number == trigger.chunk:
            if found := _adjective_place(view, chunk.first, chunk.head):
                return found
            continue
        in_topic = chunk.first == topic_end
        if view.time_at[chunk.head] != NONE:
            continue
        leads = moving and chunk.preposition in words.prepositions("direction")
        if leads and (found := _named_place(view, chunk.first, chunk.last, "in")):
            return found
        if chunk.preposition in words.prepositions("topic") or in_topic:
            topic_end = chunk.last
            continue
        if chunk.first not in inside or chunk.preposition is None:
            continue
        local = chunk.preposition in words.prepositions("local") and (moving or not _is_direction(view, number))
        if local and (found := _named_place(view, chunk.first, chunk.last, chunk.preposition)):
            return found
    return None


def _loose_place(view: View, scope: list[int]) -> Span | None:
    """A place behind "in" of which the analysis has made no phrase: "in New | York"."""
    for index in scope:
        number = view.name_at[index]
        begins = number != NONE and view.names[number].begin == view.tokens[index].begin
        if (
            begins
            and view.chunk_at[index] == NONE
            and view.names[number].label == "LOC"
            and view.word(index - 1) == "in"
        ):
            return Span(view.names[number].begin, view.names[number].end, view.names[number].text)
    return None


def _named_place(view: View, first: int, last: int, preposition: str) -> Span | None:
    head = view.tokens[view.chunk_head(first)]
    for name in view.name_in(first, last):
        if name.end <= head.begin:
            continue
        known = places.is_place(name.text)
        local = name.label == "LOC" and (preposition in ("in", "im", "bei", "nahe") or known)
        if (known and preposition in ("in", "im", "auf")) or (local and not _is_common(view, first, name)):
            return Span(name.begin, name.end, name.text)
    for index in range(first, last):
        text = view.tokens[index].text
        if view.name_at[index] == NONE and view.tokens[index].pos == "PROPN" and places.is_place(text):
            return view.span(index, index + 1)
    return _adjective_place(view, first, view.chunk_head(first))


def _is_direction(view: View, number: int) -> bool:
    """Whether a phrase leads somewhere: "in die Schweiz", "auf den Markt", but not "in den Niederlanden"."""
    chunk = view.sentence.chunks[number]
    plural = view.tokens[chunk.last - 1].text.endswith("en") or places.state_of(view.tokens[chunk.head].text) == "USA"
    return chunk.cases == {"acc"} and not (view.word(chunk.first + 1) == "den" and plural)


def _is_common(view: View, first: int, name: Name) -> bool:
    """Whether "einem" before an unknown place shows a common noun: "in einem Lager"."""
    opener = view.word(first + 1)
    return (
        opener in ("einem", "einer", "einen", "ein", "eine") and " " not in name.text and not places.is_place(name.text)
    )


def _adjective_place(view: View, first: int, last: int) -> Span | None:
    """ "Berliner" in "die Berliner Gespräche" or "in einem Berliner Hotel"."""
    for index in range(first, last):
        text = view.tokens[index].text
        unnamed = text.endswith("er") and text[:1].isupper() and view.name_at[index] == NONE
        if unnamed and index + 1 < len(view.tokens) and places.place_of_adjective(text):
            return view.span(index, index + 1)
    return None


def _inside(view: View, trigger: Trigger) -> Span | None:
    """ "Alaska" in "Alaska-Gipfel"."""
    for noun in (trigger, *trigger.joined):
        token = view.tokens[noun.token]
        first = token.text.split("-")[0]
        if noun.kind == "noun" and first != token.text and places.is_place(first) and places.state_of(first) is None:
            return Span(token.begin, token.begin + len(first), first)
    return None


def _of_site(view: View, trigger: Trigger) -> Span | None:
    """ "Helsinki" in "der Gipfel von Helsinki"."""
    for chunk in view.sentence.chunks if trigger.kind == "noun" else ():
        if chunk.first in trigger.reach and chunk.preposition == "von":
            for name in view.name_in(chunk.first, chunk.last):
                span = Span(name.begin, name.end, name.text)
                if is_site(view, trigger, span):
                    return span
    return None


def _antecedent(view: View, trigger: Trigger) -> Span | None:
    """The place before the comma of a wo-clause: "in London, wo er am Donnerstag empfangen wurde"."""
    clause = view.clause(trigger.clause)
    if clause is None or trigger.kind != "verb" or view.word(clause.first) != "wo":
        return None
    for index in range(clause.first - 1, max(NONE, clause.first - 8), -1):
        if view.name_at[index] != NONE:
            name = view.names[view.name_at[index]]
            return Span(name.begin, name.end, name.text) if name.label == "LOC" else None
    return None


def _pointed_at(view: View, trigger: Trigger) -> Span | None:
    """The place earlier in the sentence to which "hier" or "dort" points: "In Fulda begann es: Hier traf er ..."."""
    if not any(view.word(index) in ("hier", "dort") for index in trigger.scope):
        return None
    first = view.sentence.clauses[trigger.clause].first
    before = [number for number, chunk in enumerate(view.sentence.chunks) if chunk.last <= first]
    local = [number for number in before if view.sentence.chunks[number].preposition in ("in", "im")]
    chunks = [view.sentence.chunks[number] for number in local]
    found = (_named_place(view, chunk.first, chunk.last, "in") for chunk in chunks)
    return next((place for place in found if place is not None), None)


# --- durations -----------------------------------------------------------------------------------------------------


def _duration(view: View, trigger: Trigger) -> Span | None:
    """ "fast fünfstündig" before the noun, or the duration of the clause: "dauerten sechs Stunden"."""
    for noun in (trigger, *trigger.joined):
        if noun.kind == "noun" and (found := _before_noun(view, noun)):
            return found
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or clause.verb.lemma not in ("dauern", "andauern", "enden", "vertagen"):
        return None
    for time in view.times:
        index = next((at for at, token in enumerate(view.tokens) if token.begin >= time.begin), NONE)
        if time.type == "DURATION" and index != NONE and view.clause_at[index] == trigger.clause:
            return Span(time.begin, time.end, time.text)
    return None


def _before_noun(view: View, noun: Trigger) -> Span | None:
    for index in range(noun.reach.first, noun.token):
        if DURATION.search(view.tokens[index].text):
            first = index
            while first > noun.reach.first and view.word(first - 1) in DEGREES:
                first -= 1
            return view.span(first, index + 1)
    return None

"""The day of what is told without one: that of the sentences before, where the report goes on in the same tense.

"Um 11 Uhr am Freitag war alles vorbei. Das Landgericht verurteilte ihn zu drei Jahren Haft." puts the sentence on
Friday. It is read, not told: such a time has no words of its own (`when` is None) and contradicts no other day near it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from synopse import lexicon
from synopse.model import Event, Interval, Time
from synopse.periods import plus_days
from synopse.syntax import VerbGroup
from synopse.tag.events.settings import dates
from synopse.tag.events.supports import SAID
from synopse.tag.events.view import NONE, View

GOES_ON = ("past", "perfect")
"""Tenses in which a report goes on; in the pluperfect it looks back."""
REACH, SAID_REACH = 3, 20
"""Sentences back to a day; what is said in answer to the news stands further down."""
CARRIED = frozenset({"AGREE", "AID", "COERCE", "SANCTION", "YIELD"}) | SAID
KINDS = frozenset({"concession", "court", "office", "plea", "resignation", "vote"})
"""Kinds of other events that are done on a day."""
TOLD_NOW = frozenset({"AID", "YIELD"}) | SAID
"""Types of events that the present tense tells of a day gone by: "Die Gewerkschaft fordert mehr Geld"."""
NEXT = frozenset({"ASSAULT", "CONSULT", "PROTEST", "RETREAT"})
NEXT_KINDS = frozenset({"rescue"})
"""What goes on only in the next sentence of a paragraph, from another event: "Zwei Menschen wurden verletzt"."""
TALKS = ("AGREE", "CONSULT")
STANDS = frozenset({"anklagen", "beschuldigen", "billigen", "dulden", "mittragen", "unterstützen", "verdächtigen"})
"""Verbs that tell in the present how things stand: "Die Union unterstützt den Plan"."""
REMARKS = frozenset(
    {"angeben", "berichten", "betonen", "erklären", "erzählen", "meinen", "melden", "sagen", "schreiben"}
)
"""Verbs whose day is that of somebody's words: what the speaker's side has done was done on another."""
ELSEWHEN = frozenset(
    {"bereits", "berichtet", "bisher", "damals", "danach", "einst", "erneut", "früher", "immer", "inzwischen"}
    | {"jahrelang", "künftig", "mehrfach", "mehrmals", "nächstes", "oft", "regelmäßig", "schon", "seit", "seither"}
    | {"seitdem", "später", "stets", "tage", "tagen", "tags", "vielfach", "vorher", "weiter", "weiterhin"}
    | {"wiederholt", "wochen", "zuletzt", "zunächst", "zuvor"}
)
"""Words by which a clause says that it is of another time, or of none in particular."""


APART = re.compile(
    r"(?:\b[Vv]om |\b[Ss]eit (?:dem )?|\b(?:[Nn]ach|[Ss]eit) (?:de[mr]|ihre[mr]|seine[mr])(?: [A-ZÄÖÜ][\w-]+){1,2}"
    r"(?: de[rs] [A-ZÄÖÜ][\w-]+)?(?: in [A-ZÄÖÜ][\w-]+)? am (?:[a-zäöü]+en )?)$"
)
"""Before a day: it is not that of the clause. "Nach dem Ausbruch der Kämpfe am Samstag", "seit Montag"."""
OF_A_PHRASE = re.compile(r"\b(?:an|bei|gegen|in|mit|nach|über|von|vor|wegen|zu) (?:de[mnr] |seine[mnr] |ihre[mnr] )?$")
"""Before a noun: it only stands beside what is told, as in "an den Ermittlungen beteiligt"."""
BEFORE = 20
"""Characters before a noun in which such a phrase opens."""


class Told(Struct, frozen=True):
    """A clause that tells without a time of its own; `now` says that it does in the present tense."""

    first: int
    last: int
    now: bool


class Scene(Struct, frozen=True):
    """What a sentence gives: the one day on which it goes on, and the clauses that tell without one.

    `opens` says that the sentence begins a paragraph, `back` that a day in it lies further back, `recent` that the day
    is told from that of the report ("am Freitag", "gestern"), `named` that there is any, `remark` that it is the day
    on which somebody spoke.
    """

    first: int
    last: int
    opens: bool
    back: bool
    day: Interval | None
    recent: bool
    named: bool
    remark: bool
    told: tuple[Told, ...]


def scene(view: View) -> Scene:
    """The day of a sentence and its clauses that take theirs from before."""
    sentence = view.sentence
    days: list[tuple[str, bool]] = []
    told: list[Told] = []
    back = False
    said = any(clause.kind == "main" and _is_said(clause.verb) for clause in sentence.clauses)
    for number, clause in enumerate(sentence.clauses):
        inside = list(range(clause.first, min(clause.last, len(view.tokens))))
        times = _times(view, inside, number)
        goes_on = clause.kind == "main" or view.word(clause.first) == "wie"
        if not goes_on or clause.verb is None:
            continue
        back = back or (clause.verb.tense == "pluperfect" and any(_is_day(view.times[at]) for at in times))
        if clause.verb.tense in GOES_ON:
            days += [(day, clause.verb.lemma in REMARKS) for at in times if (day := _day(view, at)) is not None]
        elsewhen = _is_beside_day(view, inside) or any(view.word(index) in ELSEWHEN for index in inside)
        bare = clause.kind == "main" and not times and not elsewhen
        if inside and bare and _tells(clause.verb, said):
            now = clause.verb.tense == "present"
            told.append(Told(view.tokens[inside[0]].begin, view.tokens[inside[-1]].end, now))
    one = days[0][0] if len({day for day, _ in days}) == 1 else None
    named = any(time.type in ("DATE", "TIME") for time in view.times)
    recent = not any(char.isdigit() for time in view.times if time.type == "DATE" for char in time.text)
    whole = Interval(one, one, one) if one else None
    opens = "\n" in view.text[max(0, sentence.begin - 3) : sentence.begin]
    remark = all(said for _, said in days)
    return Scene(sentence.begin, sentence.end, opens, back and not one, whole, recent, named, remark, tuple(told))


def _times(view: View, inside: Sequence[int], clause: int) -> list[int]:
    """The times that give a clause a day of its own, but for mere hours ("um 20 Uhr"), which leave it open."""
    numbers = {view.time_at[index] for index in inside if view.clause_at[index] == clause} - {NONE}
    return [at for at in sorted(numbers) if _dates_clause(view.times[at])]


def _dates_clause(time: Time) -> bool:
    """Whether a time says when: "am Montag", "zwei Tage nach dem Brand", not "um 20 Uhr" or "zwei Tage"."""
    counted = time.type == "DURATION" and time.text.lower().endswith((" nach", " vor", " später", " zuvor", " danach"))
    return counted or (time.type in ("DATE", "TIME") and time.value[:1] != "T")


def _is_beside_day(view: View, inside: Sequence[int]) -> bool:
    """Whether "am Tag nach dem Brand", "am Abend vor der Wahl" puts a clause beside a day."""
    pairs = ((view.word(index), view.word(index + 1)) for index in inside[:-1])
    return any(
        first in ("tag", "tags", "abend", "morgen", "nacht") and then in ("nach", "vor") for first, then in pairs
    )


def _is_said(verb: VerbGroup | None) -> bool:
    return verb is not None and verb.tense in GOES_ON and verb.lemma in lexicon.words("quotations_verbs")


def _tells(verb: VerbGroup, said: bool) -> bool:
    """Whether a clause tells something done: no "habe verboten", "wird verdächtigt", "unterstützt".

    `said` tells that somebody says it there: "Toll werde verdächtigt, teilte die Behörde mit" is done by saying so.
    """
    now = verb.tense == "present" and verb.modal is None
    if said and now:
        return True
    done = verb.tense in GOES_ON or (now and verb.voice == "active" and verb.lemma not in STANDS)
    return done and verb.mood != "Sub"


def _day(view: View, number: int) -> str | None:
    time = view.times[number]
    apart = APART.search(view.text, max(0, view.sentence.begin, time.begin - 80), time.begin) is not None
    return time.earliest if _is_day(time) and not apart and dates(view, time) else None


def _is_day(time: Time) -> bool:
    return time.earliest is not None and time.earliest == time.latest


def carried(scenes: Sequence[Scene], events: Sequence[Event]) -> list[Event]:
    """The events; those that go on from the sentences before on the day of these."""
    begins = [one.first for one in scenes]
    places = [bisect_right(begins, event.trigger.begin) - 1 for event in events]
    beside: dict[int, list[Event]] = {}
    for at, event in zip(places, events, strict=True):
        beside.setdefault(at, []).append(event)
    return [
        _on_day(scenes, at, event, beside) if _takes_day(event) else _on_next(scenes, at, event, beside)
        for at, event in zip(places, events, strict=True)
    ]


def _takes_day(event: Event) -> bool:
    objects = event.type == "PROTEST" and event.trigger.text.startswith("protestiert")
    done = objects or event.type in CARRIED or (event.type == "OTHER" and event.kind in KINDS)
    return done and event.kind != "walkout" and event.time is None and event.status == "held"


def _told(scenes: Sequence[Scene], at: int, event: Event) -> Told | None:
    """The clause that tells the event without a time; None where it stands in none, or only in a phrase of it."""
    end = max(0, event.trigger.begin - event.evidence.begin)
    before = event.evidence.text[max(0, end - BEFORE) : end]
    if at < 0 or (event.trigger.text[:1].isupper() and OF_A_PHRASE.search(before)):
        return None
    return next((one for one in scenes[at].told if one.first <= event.trigger.begin < one.last), None)


def _on_day(scenes: Sequence[Scene], at: int, event: Event, beside: Mapping[int, Sequence[Event]]) -> Event:
    told = _told(scenes, at, event)
    if told is None or (told.now and event.type not in TOLD_NOW and event.kind != "office"):
        return event
    if scenes[at].day is not None:
        return structs.replace(event, time=scenes[at].day)  # "Am Montag wurde gewählt: 91 Delegierte stimmten zu"
    later: set[str] = set()
    for back in range(1, min(at, SAID_REACH if event.type in SAID else REACH) + 1):
        before = scenes[at - back]
        day = before.day.earliest if before.day is not None else None
        if before.day is not None and day is not None and (before.recent or back == 1):
            fits = _fits(before, event, beside.get(at - back, ())) and not _has_moved_on(day, later)
            return structs.replace(event, time=before.day) if fits else event
        if before.named and (event.type not in SAID or (before.back and back == 1 and not scenes[at].opens)):
            return event
        later |= {day} if day else set()
    return event


def _on_next(scenes: Sequence[Scene], at: int, event: Event, beside: Mapping[int, Sequence[Event]]) -> Event:
    """The event, on the day of the event of the sentence right before, if it tells what came of it."""
    follows = (event.type in NEXT and event.trigger.text[:1].islower()) or event.kind in NEXT_KINDS
    if not follows or event.time is not None or event.status != "held" or at < 1 or scenes[at].opens:
        return event
    before, day, told = scenes[at - 1], scenes[at - 1].day, _told(scenes, at, event)
    if day is None or before.remark or scenes[at].named or told is None or told.now:
        return event
    days = {one.time.earliest for one in beside.get(at - 1, ()) if one.time is not None}
    return structs.replace(event, time=day) if day.earliest in days else event


def _has_moved_on(day: str, later: Iterable[str]) -> bool:
    """Whether the report has told since of a day up to a week later."""
    week = plus_days(date.fromisoformat(day[:10]), 7).isoformat()
    return any(day < other <= week for other in later)


def _fits(scene: Scene, event: Event, beside: Sequence[Event]) -> bool:
    """Whether what is done goes on from a sentence: from no mere remark, and from talks where it is an agreement."""
    if event.type in SAID or event.kind == "office":
        return True
    return not scene.remark and (event.type != "AGREE" or any(one.type in TALKS for one in beside))

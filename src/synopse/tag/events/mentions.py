"""The event mentions of one sentence: each trigger with its setting, participants and status, if it says enough.

A noun alone ("die Gespräche") is no mention: it needs a time, a place or participants of its own, or a verb that says
that it takes place. A relative clause on the same event ("die Gespräche in Genf, wo A und B zusammentrafen") joins it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Iterator

from msgspec import Struct, structs

from synopse.model import Event, Interval, Span, Time
from synopse.syntax import PAST_TENSES
from synopse.tag.events.enough import Found, is_refused, round_of, says_enough, tells_presence
from synopse.tag.events.participants import participants
from synopse.tag.events.pointers import is_pointing
from synopse.tag.events.settings import CLOCK, Setting, dated_list, day_after, setting
from synopse.tag.events.standing import Moment
from synopse.tag.events.status import status_of
from synopse.tag.events.trailing import PHASES, with_relatives
from synopse.tag.events.triggers import Trigger, kind_of, trigger_span, triggers
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

PAST = re.compile(
    r"\b(?:gestern|vorgestern|gestrigen|vergangene[nrs]?|letzte[nrms]?|vorige[nrs]?|Vortag(?:e?s)?|vor|damals|früher)\b"
)
RANGE = re.compile(r" bis |–|-")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Draft(Struct, frozen=True):
    """An event mention before the sentences around it are looked at; `certain` is false where its status is a default.

    `deictic` tells whether its clause says "dort" or "hier", `delegation` whether it only lists delegates, `equated`
    whether it says what the event before was: "Es war die dritte Runde". `pointing` tells that only the article before
    the noun says which event it is ("die Gespräche wurden vertagt"), `phase` that the verb tells its beginning or end,
    `present` that it only says who was there, `opening` that it was the first of several, `moved` that it was put off,
    `bid` that it is an offer to buy.
    """

    event: Event
    certain: bool
    deictic: bool
    delegation: bool = False
    equated: bool = False
    pointing: bool = False
    phase: bool = False
    present: bool = False
    opening: bool = False
    moved: bool = False
    bid: bool = False


def mentions(view: View) -> Iterator[Draft]:
    """The mentions of a sentence, in text order."""
    found = [_found(view, trigger) for trigger in triggers(view)]
    for joined in with_relatives(view, found, partial(_found, view)):
        for item in _one_by_one(view, joined):
            if says_enough(view, item) and not is_refused(view, item):
                yield _draft(view, item)


def _one_by_one(view: View, item: Found) -> list[Found]:
    """The meetings of a list of dates, each with its place: "am 2. März in Bern, am 9. März in Oslo".

    All but the first have no noun or verb of their own; the words of their date stand for it as their trigger.
    """
    trigger = item.trigger
    dates = dated_list(view, trigger) if trigger.type == "CONSULT" and item.status.status == "held" else []
    if len(dates) < 2 or not _names_several(view, trigger):
        return [item]
    first = trigger.kind == "noun" and _is_opening(view, trigger, [])
    return [
        structs.replace(
            item,
            setting=structs.replace(item.setting, place=place or item.setting.place, time=time, when=when),
            round=number if first else None,
            further=number > 1,
        )
        for number, (place, time, when) in enumerate(dates, start=1)
    ]


def _names_several(view: View, trigger: Trigger) -> bool:
    """Whether a mention is of several meetings: "die beiden Treffen", "kamen zweimal zusammen"."""
    if trigger.kind == "noun":
        chunk = view.sentence.chunks[trigger.chunk]
        return chunk.number == "plur" or (view.word(trigger.token) == "treffen" and view.word(chunk.first) == "die")
    inside = (view.word(index) for index in view.tokens_of(trigger.clause))
    return any(word.endswith("mal") and not word.startswith(("ein", "dies", "erst", "noch")) for word in inside)


def _found(view: View, trigger: Trigger) -> Found:
    where = _after_something(view, trigger, setting(view, trigger))
    past = where.when is not None and (
        PAST.search(where.when.text) is not None or _is_dated_back(view, trigger, where.when)
    )
    hour = where.time is not None and CLOCK.search(where.time.value or "") is not None
    status = status_of(view, trigger, Moment(where.time is not None, past, hour))
    return Found(trigger, where, participants(view, trigger), status)


def _is_dated_back(view: View, trigger: Trigger, when: Span) -> bool:
    """Whether the time speaks of the past: "die Gespräche vom Freitag", "2014" in a clause in the past tense."""
    before = view.text[max(0, when.begin - 6) : when.begin].lower()
    clause = view.clause(trigger.clause)
    told = clause is not None and clause.verb is not None and clause.verb.tense in PAST_TENSES
    over = before.endswith(("vom ", " vor ")) and not RANGE.search(when.text)  # "vom 3. bis 5. November"
    return over or (told and YEAR.search(when.text) is not None)


def _after_something(view: View, trigger: Trigger, where: Setting) -> Setting:
    """ "Zu dem Treffen kam es, nachdem Ende Mai ...": not before that time."""
    if where.time is not None or trigger.clause == NONE or (trigger.kind == "noun" and trigger.support in ("", "be")):
        return where
    for number, clause in enumerate(view.sentence.clauses):
        if clause.parent == trigger.clause and view.word(clause.first) == "nachdem":
            for time in view.times:
                at = next((index for index in range(clause.first, clause.last) if view.time_at[index] != NONE), NONE)
                if at != NONE and view.times[view.time_at[at]] == time and view.clause_at[at] == number:
                    return structs.replace(where, time=_from_then_on(time), when=_between(view, clause.first, time.end))
    return where


def _from_then_on(time: Time) -> Interval:
    """From a time on; after its end where the words say "Ende": "nachdem Ende Mai" is June or later."""
    late = time.text.startswith("Ende ")
    month = re.fullmatch(r"XXXX-(\d\d)", time.value)
    if time.earliest is None and month and late:
        return Interval(None, None, f"XXXX-{int(month[1]) % 12 + 1:02d}/..")
    return Interval(day_after(time.latest) if late else time.earliest, None, None)


def _between(view: View, token: int, end: int) -> Span:
    begin = view.tokens[token].begin
    return Span(begin, end, view.text[begin:end])


def _draft(view: View, item: Found) -> Draft:
    trigger, where, people = item.trigger, item.setting, item.participants
    word = where.when if item.further and where.when is not None else trigger_span(view, trigger)
    rounds = [number for noun in (trigger, *trigger.joined) if (number := round_of(view, noun))]
    absent = people.absent
    event = Event(
        type=trigger.type,
        trigger=word,
        status=item.status.status,
        evidence=view.whole(),
        actors=people.actors,
        recipients=people.recipients,
        place=where.place,
        time=where.time,
        when=where.when,
        absent=absent,
        round=item.round or (rounds[0] if rounds else None),
        duration=where.duration,
        kind=kind_of(trigger),
    )
    clause = [view.word(index) for index in view.tokens_of(trigger.clause)]
    lemma = _lemma(view, trigger)
    pointing = is_pointing(view, trigger)
    return Draft(
        event,
        item.status.certain,
        deictic="dort" in clause or "hier" in clause,
        delegation=trigger.row.get("strength") == "delegation",
        equated=trigger.support == "be" and clause[:1] in (["es"], ["das"]),
        pointing=pointing,
        phase=lemma in PHASES,
        present=tells_presence(trigger) or (pointing and trigger.support in ("attend", "miss")),
        opening=_is_opening(view, trigger, clause),
        bid=trigger.row.get("aspect") == "bid",
        moved=lemma in ("verschieben", "vertagen", "aufschieben") and trigger.support == "cancel",
    )


def _lemma(view: View, trigger: Trigger) -> str:
    clause = view.clause(trigger.clause)
    return "" if clause is None or clause.verb is None else clause.verb.lemma


def _is_opening(view: View, trigger: Trigger, clause: list[str]) -> bool:
    """Whether a meeting is said to be the first: "ein erstes Treffen", "erstmals verhandeln"; not "seit Jahren"."""
    if trigger.type != "CONSULT" or any(view.word(index) == "seit" for index in range(len(view.tokens))):
        return False
    if trigger.kind == "verb":
        return "erstmals" in clause or ("ersten" in clause and "mal" in clause)
    chunk = view.sentence.chunks[trigger.chunk]
    return any(words.ordinal(view.tokens[index].text) == 1 for index in range(chunk.first, chunk.head))

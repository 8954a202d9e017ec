"""The event mentions of one sentence: each trigger with its setting, participants and status, if it says enough.

A noun alone ("die Gespräche") is no mention: it needs a time, a place or participants of its own, or a verb that says
that it takes place. A relative clause on the same event ("die Gespräche in Genf, wo A und B zusammentrafen") joins it.
"""

from __future__ import annotations

import re
from typing import Iterator

from msgspec import Struct, structs

from synopse import places
from synopse.model import FACTUAL, Event, Interval, Span, Time
from synopse.tag.events import words
from synopse.tag.events.needs import ATTENDANCE
from synopse.tag.events.participants import Participants, is_passive, participants
from synopse.tag.events.pointers import is_pointing
from synopse.tag.events.reach import Reach
from synopse.tag.events.settings import Setting, dated_list, day_after, setting
from synopse.tag.events.status import EFFECTS, PAST_TENSES, Finding, Moment, status_of
from synopse.tag.events.triggers import Trigger, kind_of, trigger_span, triggers
from synopse.tag.events.view import NONE, View

PAST = re.compile(
    r"\b(?:gestern|vorgestern|gestrigen|vergangene[nrs]?|letzte[nrms]?|vorige[nrs]?|Vortag(?:e?s)?|vor|damals|früher)\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DELEGATES = frozenset({"zählen", "gehören", "angehören", "anführen", "leiten", "bestehen", "umfassen"})
PHASES = frozenset({"anlaufen", "beginnen", "dauern", "enden", "platzen", "scheitern", "starten", "stattfinden"})
"""Verbs that tell when a known event began or ended; in a relative clause they date the noun before it."""
LOCATIVE_OPENERS = frozenset({"wo", "bei", "an", "während", "auf", "in", "im"})
GAP = 3
"""Tokens between a noun's reach and its relative clause: a separated particle ("bauen auf ... auf, bei denen")."""


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


class _Found(Struct, frozen=True):
    trigger: Trigger
    setting: Setting
    participants: Participants
    status: Finding
    round: int | None = None
    further: bool = False


def mentions(view: View) -> Iterator[Draft]:
    """The mentions of a sentence, in text order."""
    found = [_found(view, trigger) for trigger in triggers(view)]
    for joined in _with_relatives(view, found):
        for item in _one_by_one(view, joined):
            if _says_enough(view, item) and not _is_refused(view, item):
                yield _draft(view, item)


def _one_by_one(view: View, item: _Found) -> list[_Found]:
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
    inside = (view.word(index) for index, clause in enumerate(view.clause_at) if clause == trigger.clause)
    return any(word.endswith("mal") and not word.startswith(("ein", "dies", "erst", "noch")) for word in inside)


def _found(view: View, trigger: Trigger) -> _Found:
    where = _after_something(view, trigger, setting(view, trigger))
    past = where.when is not None and (
        PAST.search(where.when.text) is not None or _is_dated_back(view, trigger, where.when)
    )
    status = status_of(view, trigger, Moment(where.time is not None, past))
    return _Found(trigger, where, participants(view, trigger), status)


def _is_dated_back(view: View, trigger: Trigger, when: Span) -> bool:
    """Whether the time speaks of the past: "die Gespräche vom Freitag", "2014" in a clause in the past tense."""
    before = view.text[max(0, when.begin - 6) : when.begin].lower()
    clause = view.clause(trigger.clause)
    told = clause is not None and clause.verb is not None and clause.verb.tense in PAST_TENSES
    return before.endswith("vom ") or (told and YEAR.search(when.text) is not None)


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


# --- relative clauses ----------------------------------------------------------------------------------------------


def _with_relatives(view: View, found: list[_Found]) -> list[_Found]:
    """Join to each noun what a relative clause right behind it tells of the same event."""
    absorbed: set[int] = set()
    result = []
    for number, item in enumerate(found):
        if number in absorbed:
            continue
        clause = _relative_clause(view, item.trigger)
        for other_number in range(number + 1, len(found)):
            other = found[other_number]
            if clause is not None and other.trigger.clause == clause and other.trigger.type == item.trigger.type:
                item = _merged(item, other)
                absorbed.add(other_number)
        result.append(item if clause is None else _dated_by(view, item, clause))
    return result


def _relative_clause(view: View, trigger: Trigger) -> int | None:
    own = view.clause(trigger.clause)
    last = trigger.reach.last if trigger.kind == "noun" or own is None else own.last
    for number, clause in enumerate(view.sentence.clauses):
        near = last <= clause.first <= last + GAP
        behind = near and number != trigger.clause and view.word(clause.first - 1) == ","
        if behind and (view.word(clause.first) in LOCATIVE_OPENERS or _tells_phase(view, trigger, number)):
            return number
    return None


def _tells_phase(view: View, trigger: Trigger, number: int) -> bool:
    """ "an der Runde, die am Donnerstag zu Ende ging", "zu einem Streik, der am Montag begann"."""
    clause = view.sentence.clauses[number]
    if trigger.kind == "verb" or clause.verb is None or view.word(clause.first) not in ("der", "die", "das"):
        return False
    ended = clause.verb.lemma == "gehen" and any(
        view.word(index) == "ende" for index in range(clause.first, clause.last)
    )
    return ended or clause.verb.lemma in PHASES


def _merged(noun: _Found, other: _Found) -> _Found:
    where, more = noun.setting, other.setting
    joined = Setting(
        where.place or more.place, where.time or more.time, where.when or more.when, where.duration or more.duration
    )
    people, others = noun.participants, other.participants
    known = len(people.actors) + len(people.recipients) > 1
    joint = (
        people
        if known
        else Participants(
            people.actors + others.actors, people.recipients + others.recipients, people.absent + others.absent
        )
    )
    status = noun.status if noun.status.certain else other.status
    return _Found(noun.trigger, joined, joint, status)


def _dated_by(view: View, item: _Found, clause: int) -> _Found:
    """Give the noun the time of its "bei denen"-clause where it has none."""
    if item.setting.time is not None or item.trigger.kind == "verb":
        return item
    piece = view.sentence.clauses[clause]
    trigger = structs.replace(item.trigger, reach=Reach(piece.first, piece.last), scope=(), joined=())
    found = setting(view, trigger)
    if found.time is None:
        return item
    where = structs.replace(item.setting, time=found.time, when=found.when)
    verb = piece.verb
    past = verb is not None and verb.tense in ("past", "perfect", "pluperfect")
    told = past and (not item.status.certain or _tells_phase(view, item.trigger, clause))
    status = Finding("held") if told else item.status
    return _Found(item.trigger, where, item.participants, status)


# --- what is enough ------------------------------------------------------------------------------------------------


def _says_enough(view: View, item: _Found) -> bool:
    where, people, trigger = item.setting, item.participants, item.trigger
    known = trigger.type != "OTHER" and (people.actors or people.recipients or people.absent)
    signs = (_round(view, trigger), where.time, where.place, known, where.duration)
    count = sum(1 for sign in signs if sign)
    if _is_interview(people):
        return False
    if trigger.kind == "verb":
        return _verb_says_enough(view, item, people, count)
    strength = trigger.row["strength"]
    if strength == "delegation":
        return _lists_delegates(view, trigger)
    supported = trigger.support not in ("", "be")
    if strength == "round" and not (_round(view, trigger) or item.status.status == "planned"):
        return False
    if strength == "weak":
        return (supported and count >= 1) or count >= 2
    stated = item.status.certain and trigger.support in (*EFFECTS, "end", "happen", "postpone")
    stated = stated or (supported and item.status.status == "denied")
    return count >= 1 or stated


def _is_refused(view: View, item: _Found) -> bool:
    """Whether the event is only what somebody refuses or is accused of: "weigerte sich, X zu treffen"."""
    clause = view.clause(item.trigger.clause)
    if clause is None or item.trigger.kind != "verb":
        return False
    if clause.kind == "infinitive":
        parent = view.clause(NONE if clause.parent is None else clause.parent)
        row = words.verb(parent.verb.lemma) if parent is not None and parent.verb is not None else None
        return item.status.status == "denied" or (row is not None and row["type"] == "ACCUSE")
    return item.trigger.type == "REJECT" and any(
        other.parent == item.trigger.clause
        and other.verb is not None
        and words.word_status("silence", other.verb.lemma)
        for other in view.sentence.clauses
    )


def _is_interview(people: Participants) -> bool:
    """Whether everybody met is press or broadcasting: "sprach mit dem Sender"."""
    return bool(people.recipients) and all(
        words.is_medium(span.text) or any(words.is_medium(word) for word in span.text.split(" ")[-3:])
        for span in people.recipients
    )


def _verb_says_enough(view: View, item: _Found, people: Participants, count: int) -> bool:
    """A verb needs somebody who acts; a meeting somebody to meet, or a time and place."""
    trigger, where = item.trigger, item.setting
    if _tells_presence(trigger):
        return bool(people.actors or people.absent)
    if trigger.row.get("aspect") == "fail":
        return bool(where.time or where.place) and _several(view, people)
    if trigger.type == "CONSULT":
        if not people.actors:
            return count >= 2 and trigger.row["form"] != "treffen"
        lasting = trigger.row.get("aspect") == "state" and item.status.status != "denied"
        many = item.status.status != "denied" and _is_plural(view, people.actors[0])
        several = many or len(people.actors) + len(people.recipients) >= 2
        return several or count >= 2 or lasting
    if trigger.row.get("aspect") == "bid":
        countries = all(places.state_of(span.text) for span in people.actors)  # "die Schweden" of a firm
        return bool(people.actors) and not countries and item.status.status in FACTUAL
    if trigger.row["form"] == "streiken" and count >= 1:
        return True  # "Am Montag wird gestreikt"
    if trigger.row.get("aspect") == "accident" and item.status.status == "ongoing" and _is_subordinate(view, trigger):
        return False  # "da das Recht mit der Verfassung kollidiert"
    if trigger.row.get("aspect") == "accident" or (trigger.joined and trigger.type == "AGREE"):
        return count >= 1
    if trigger.row.get("needs") == "named":
        labels = {name.begin: name.label for name in view.names}
        buyers = [labels.get(span.begin) for span in people.actors]
        bought = [labels.get(span.begin) for span in people.recipients]
        return bool(buyers) and ("ORG" in bought or ("ORG" in buyers and "LOC" in bought))
    clause = view.clause(trigger.clause)
    passive = clause is not None and clause.verb is not None and is_passive(view, clause.verb)
    return bool(people.actors or (passive and people.recipients))


def _is_subordinate(view: View, trigger: Trigger) -> bool:
    clause = view.clause(trigger.clause)
    return clause is not None and clause.kind != "main"


def _several(view: View, people: Participants) -> bool:
    sides = people.actors + people.recipients
    return len(sides) > 1 or (len(sides) == 1 and _is_plural(view, sides[0]))


def _is_plural(view: View, span: Span) -> bool:
    """Whether a description speaks of several: "die beiden Minister"."""
    heads = (view.tokens[chunk.head].begin for chunk in view.sentence.chunks if chunk.number == "plur")
    return any(span.begin <= head < span.end for head in heads)


def _lists_delegates(view: View, trigger: Trigger) -> bool:
    clause = view.clause(trigger.clause)
    return clause is not None and clause.verb is not None and clause.verb.lemma in DELEGATES


def _round(view: View, trigger: Trigger) -> int | None:
    """The number of "die zweite Verhandlungsrunde"."""
    if not view.word(trigger.token).endswith(("runde", "runden")):
        return None
    numbers = (words.ordinal(view.tokens[index].text) for index in range(trigger.reach.first, trigger.token))
    return next((number for number in numbers if number), None)


def _draft(view: View, item: _Found) -> Draft:
    trigger, where, people = item.trigger, item.setting, item.participants
    word = where.when if item.further and where.when is not None else trigger_span(view, trigger)
    rounds = [number for noun in (trigger, *trigger.joined) if (number := _round(view, noun))]
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
    clause = [view.word(index) for index, number in enumerate(view.clause_at) if number == trigger.clause]
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
        present=_tells_presence(trigger) or (pointing and trigger.support in ("attend", "miss")),
        opening=_is_opening(view, trigger, clause),
        bid=trigger.row.get("aspect") == "bid",
        moved=lemma in ("verschieben", "vertagen", "aufschieben") and trigger.support == "cancel",
    )


def _tells_presence(trigger: Trigger) -> bool:
    """Whether a verb only says who was there: "saß mit am Tisch", "war nicht dabei"."""
    return trigger.row.get("aspect") in ATTENDANCE


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

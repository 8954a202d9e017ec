"""What a trigger must have to be told as an event: the talks | in Bern | on Monday | between A and B.

A noun alone ("die Gespräche") says too little; a verb needs somebody who acts, unless what it tells is mostly told
without ("Die Brücke wurde am Montag gesperrt").
"""

from __future__ import annotations

import re

from msgspec import Struct

from synopse import lexicon, places
from synopse.model import FACTUAL, Span
from synopse.syntax import PAST_TENSES, Clause
from synopse.tag.events import ballots, befalling
from synopse.tag.events.attached import TRIED, Participants
from synopse.tag.events.firms import STRICKEN
from synopse.tag.events.general import is_general
from synopse.tag.events.needs import ATTENDANCE
from synopse.tag.events.participants import is_done, is_passive
from synopse.tag.events.settings import Setting
from synopse.tag.events.standing import Finding
from synopse.tag.events.status import EFFECTS
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

DELEGATES = frozenset({"zählen", "gehören", "angehören", "anführen", "leiten", "bestehen", "umfassen"})
BEFALLING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "YIELD"})
"""Types of events that are told of those to whom they happen."""
UNMANNED = frozenset(
    {"alarm", "arrest", "attack", "bomb", "building", "ceremony", "closure", "court", "cull", "custody", "deal",
     "effect", "find", "handover", "insolvency", "jobs", "launch", "opening", "raid", "recall", "release", "rescue",
     "search", "shots", "theft", "trial", "vote"}
)  # fmt: skip
"""Kinds of events told without anybody who acts: "Das Urteil fiel am Montag", "die Brücke wurde in Bern gesperrt"."""


class Found(Struct, frozen=True):
    """A trigger with what its sentence tells of it: `further` for all but the first of a list of dates."""

    trigger: Trigger
    setting: Setting
    participants: Participants
    status: Finding
    round: int | None = None
    further: bool = False


def says_enough(view: View, item: Found) -> bool:
    """Whether a trigger tells an event: time, place, somebody who acts, or a verb that says that it takes place."""
    where, people, trigger = item.setting, item.participants, item.trigger
    known = bool(people.actors or people.recipients or people.absent)
    attended = trigger.support in ("attend", "miss")
    befell = trigger.row["kind"] in STRICKEN and bool(people.recipients)
    known = known and (trigger.type != "OTHER" or attended or befell or _is_tried(view, item))
    signs = (round_of(view, trigger), where.time, where.place, known, where.duration)
    count = sum(1 for sign in signs if sign)
    if (
        _is_interview(people)
        or _is_asked(view, item)
        or is_general(view, trigger, where, people, item.status.status)
        or _is_topic(view, item)
    ):
        return False
    if trigger.kind == "verb":
        return _verb_says_enough(view, item, people, count)
    strong = any(noun.row["strength"] == "strong" for noun in trigger.joined)  # "der Auftakt der Gespräche in Bern"
    strength = "strong" if strong and trigger.row["strength"] == "weak" else trigger.row["strength"]
    if strength == "delegation":
        return _lists_delegates(view, trigger)
    threatened = trigger.support == "condition" and not trigger.subject  # "drohte mit Zöllen" tells of the threat
    supported = trigger.support not in ("", "be") and not threatened
    if strength == "round" and not (round_of(view, trigger) or item.status.status == "planned"):
        return False
    if strength == "weak":
        called_off = trigger.support == "cancel" and trigger.row["kind"] != "" and _is_definite(view, trigger)
        return (supported and count >= 1) or count >= 2 or called_off
    stated = supported and item.status.certain and trigger.support in (*EFFECTS, "end", "happen", "postpone")
    generally = trigger.row["kind"] in STRICKEN  # "Zu Unfällen kam es nicht"
    stated = stated or (supported and not generally and item.status.status in ("cancelled", "denied"))
    return count >= 1 or stated or befalling.is_told(view, trigger, item.status.status)


def _is_topic(view: View, item: Found) -> bool:
    """Whether a meeting is only what somebody speaks of: "Auf die Frage nach dem Treffen in Oslo sagte Kern am Montag".

    One that has a day of its own is told all the same: "mit Blick auf das Treffen am Freitag".
    """
    trigger, when = item.trigger, item.setting.when
    if trigger.kind != "noun" or trigger.support:
        return False
    first = view.sentence.chunks[trigger.chunk].first
    if first == 0 or not words.word_status("topic", view.tokens[first - 1].text):
        return False
    reach = (view.tokens[trigger.reach.first].begin, view.tokens[trigger.reach.last - 1].end)
    return when is None or not reach[0] <= when.begin < reach[1]


def _is_tried(view: View, item: Found) -> bool:
    """Whether it is told against whom a trial is: "der Prozess gegen Kern", not "Beweise für eine Verurteilung"."""
    about = item.trigger.kind == "noun" and view.sentence.chunks[item.trigger.chunk].preposition in ("für", "über")
    return item.trigger.row["kind"] in TRIED and bool(item.participants.recipients) and not about


def _is_definite(view: View, trigger: Trigger) -> bool:
    return view.word(view.sentence.chunks[trigger.chunk].first) in ("das", "den", "der", "die")


def is_refused(view: View, item: Found) -> bool:
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


def _is_asked(view: View, item: Found) -> bool:
    """Whether somebody says something to one who asks: "sagte Kern im Gespräch mit Radio Südwind"."""
    trigger, others = item.trigger, item.participants.recipients
    if trigger.kind != "noun" or trigger.type != "CONSULT" or not others or view.clause(trigger.clause) is None:
        return False
    bodies = {name.begin for name in view.names if name.label == "ORG"}
    within = view.sentence.chunks[trigger.chunk].preposition == "im" and item.setting.place is None
    return within and all(span.begin in bodies for span in others) and _tells(view, trigger.clause)


def _tells(view: View, number: int) -> bool:
    """Whether the clause's verb is one of saying."""
    verb = view.sentence.clauses[number].verb
    return verb is not None and verb.lemma in lexicon.words("quotations_verbs")


def _verb_says_enough(view: View, item: Found, people: Participants, count: int) -> bool:
    """A verb needs somebody who acts; a meeting somebody to meet, or a time and place."""
    trigger, where = item.trigger, item.setting
    if tells_presence(trigger):
        return bool(people.actors or people.absent) and not _is_bare(view, trigger)
    if trigger.row.get("aspect") == "fail":
        return bool(where.time or where.place) and _several(view, people)
    if trigger.type == "CONSULT":
        if not people.actors:
            return count >= 2 and trigger.row["form"] != "treffen" and " " not in trigger.row["form"]
        lasting = trigger.row.get("aspect") == "state" and item.status.status != "denied"
        many = item.status.status != "denied" and _is_plural(view, people.actors[0])
        seated = count >= 1 and item.status.status != "denied" and ballots.is_body(view, people.actors[0])
        several = seated or many or len(people.actors) + len(people.recipients) >= 2
        return several or count >= 2 or lasting
    if trigger.row.get("aspect") == "bid":
        countries = all(places.state_of(span.text) for span in people.actors)  # "die Schweden" of a firm
        return bool(people.actors) and not countries and item.status.status in FACTUAL
    if trigger.row["form"] in ("streiken", "bestreiken", "räumen") and count >= 1:
        return True  # "Am Montag wird gestreikt"
    if trigger.row["kind"] == "death" and where.time is not None and re.fullmatch(r"\d{3,4}", where.time.value or ""):
        return False  # "Im Jahr 2019 kamen 900 Menschen ums Leben"
    if trigger.row.get("aspect") == "accident":
        return _accident_says_enough(view, item, count)
    if trigger.joined and trigger.type == "AGREE":
        return count >= 1
    if trigger.row.get("needs") == "named":
        return _is_deal(view, people)
    clause = view.clause(trigger.clause)
    passive = clause is not None and clause.verb is not None and is_passive(view, clause.verb)
    if trigger.row["kind"] in UNMANNED and count >= 1 and not _is_of_all(view, clause):
        return True
    told = people.recipients or _is_of_nobody(view, trigger) or _befalls_people(view, trigger, count)
    told = told or _is_rallied(view, item) or _is_done(view, item) or _is_counted_out(view, item)
    return bool(people.actors or (passive and told))


def _accident_says_enough(view: View, item: Found, count: int) -> bool:
    """An accident needs a day or place, or a thing that it befell."""
    trigger, status = item.trigger, item.status.status
    if status == "ongoing" and _is_subordinate(view, trigger):
        return False  # "da das Recht mit der Verfassung kollidiert"
    return count >= 1 or (status == "held" and befalling.has_befallen(view, trigger))


def _is_deal(view: View, people: Participants) -> bool:
    """Whether a firm or place by name is bought, by somebody named: "Norwatt kauft Alvit", not "Kern kauft Brot"."""
    labels = {name.begin: name.label for name in view.names}
    buyers = [labels.get(span.begin) for span in people.actors]
    bought = [labels.get(span.begin) for span in people.recipients]
    return bool(buyers) and ("ORG" in bought or ("ORG" in buyers and "LOC" in bought))


def _is_bare(view: View, trigger: Trigger) -> bool:
    """Whether a participle stands alone, which nobody's verb is: ", nur begleitet von Dolmetschern"."""
    clause = view.clause(trigger.clause)
    return clause is not None and clause.kind in ("fragment", "main") and clause.subject is None


def _is_rallied(view: View, item: Found) -> bool:
    """ "In Kassel wurde am Montag demonstriert": told without anybody, by day and place."""
    clause, where = view.clause(item.trigger.clause), item.setting
    rally = item.trigger.row["form"] in ("demonstrieren", "protestieren") and bool(where.time and where.place)
    return rally and clause is not None and ballots.is_impersonal(clause)


def _is_done(view: View, item: Found) -> bool:
    """ "Unterzeichnet worden war das Abkommen am Samstag in Oslo": told without anybody, by day and place.

    An attack is told by one of them: "Der Flughafen wurde am Samstag gestürmt"; an agreement by its day, where it says
    on what: "Am Montag wurde eine Waffenruhe vereinbart", not "Am Montag wurde zugestimmt".
    """
    where, clause = item.setting, view.clause(item.trigger.clause)
    if item.trigger.type == "AGREE":
        noun = item.trigger.joined or " " in item.trigger.row["form"]
        return bool(where.time and (where.place or noun))
    if clause is None or clause.subject is None or clause.verb is None or not is_done(view, clause.verb):
        return False
    return bool(where.time and where.place) or (item.trigger.type == "ASSAULT" and bool(where.time or where.place))


def _is_counted_out(view: View, item: Found) -> bool:
    """ "Der Antrag wurde mit 50 zu 40 Stimmen angenommen": told without anybody, by its votes."""
    clause = view.clause(item.trigger.clause)
    votes = any(
        view.tokens[chunk.head].text == "Stimmen"
        and any(token.pos == "NUM" for token in view.tokens[chunk.first : chunk.head])
        for chunk in (view.sentence.chunks[number] for number in view.chunks_of(item.trigger.clause))
    )
    return item.trigger.row["kind"] == "vote" and votes and clause is not None and befalling.is_over(clause)


def _befalls_people(view: View, trigger: Trigger, count: int) -> bool:
    """ "Dabei wurden 23 Gläubige getötet", "In Oslo wurden Mönche verhaftet"; not "wenn Personen verhaftet werden".

    So too prisoners who are set free and soldiers who are sent.
    """
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or clause.subject is None:
        return False
    saved = trigger.row["kind"] == "rescue" and not clause.verb.negated
    if not (saved or trigger.type in BEFALLING):
        return False
    chunk = view.sentence.chunks[clause.subject]
    told = clause.kind == "main" and clause.verb.tense in PAST_TENSES and not (clause.verb.modal or clause.verb.negated)
    certain = told and not saved and view.word(chunk.first) in ("der", "die", "ein", "eine")
    known = count >= 1 or certain or befalling.is_counted(view, clause.subject)
    return words.is_person(view.tokens[chunk.head].text) and known


def _is_of_all(view: View, clause: Clause | None) -> bool:
    """Whether "man" or "wer" is the subject: what is done in general, or by nobody named."""
    head = NONE if clause is None or clause.subject is None else view.sentence.chunks[clause.subject].head
    return head != NONE and view.word(head) in ("man", "wer")


def _is_of_nobody(view: View, trigger: Trigger) -> bool:
    """ "Niemand sei festgenommen worden": the arrest is denied."""
    inside = (view.word(index) for index in view.tokens_of(trigger.clause))
    return trigger.type == "COERCE" and any(word in ("niemand", "keiner") for word in inside)


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


def round_of(view: View, trigger: Trigger) -> int | None:
    """The number of "die zweite Verhandlungsrunde"."""
    if not view.word(trigger.token).endswith(("runde", "runden")):
        return None
    numbers = (words.ordinal(view.tokens[index].text) for index in range(trigger.reach.first, trigger.token))
    return next((number for number in numbers if number), None)


def tells_presence(trigger: Trigger) -> bool:
    """Whether a verb only says who was there: "saß mit am Tisch", "war nicht dabei"."""
    return trigger.row.get("aspect") in ATTENDANCE

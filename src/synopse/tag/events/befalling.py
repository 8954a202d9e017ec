"""What tells an accident or attack by itself, without day and place: what it befell, and whom it harmed."""

from __future__ import annotations

from synopse.model import Status
from synopse.syntax import PAST_TENSES, Clause
from synopse.tag.events.firms import STRICKEN
from synopse.tag.events.needs import says
from synopse.tag.events.persons import meant
from synopse.tag.events.reach import is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

DEFINITE = frozenset({"beim", "dem", "den", "der", "des", "die", "vom", "zum"})
SEVERAL = frozenset({"alle", "beide", "dutzende", "hunderte", "mehrere", "tausende", "viele", "zahlreiche"})


def is_told(view: View, trigger: Trigger, status: Status) -> bool:
    """Whether a noun's accident is told by whom it harmed, what it befell, or that it came about."""
    victims = _takes_victims(view, trigger)
    return victims or _came_about(view, trigger) or (status == "held" and _is_of_thing(view, trigger))


def has_befallen(view: View, trigger: Trigger) -> bool:
    """Whether an accident is told to have happened to a thing it can: "Die Cessna stürzte kurz nach dem Start ab"."""
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or clause.subject is None:
        return False
    head = view.tokens[view.sentence.chunks[meant(view, clause.subject)].head].text
    thing = words.is_craft(head) or words.is_facility(head)
    people = trigger.row["kind"] == "death" and is_counted(view, clause.subject)
    return is_over(clause) and (thing or people)


def _takes_victims(view: View, trigger: Trigger) -> bool:
    """Whether it is told of an accident or attack how many it harmed: "Bei dem Unglück starben 16 Menschen"."""
    clause = view.clause(trigger.clause)
    if not (trigger.row["kind"] in STRICKEN or trigger.type == "ASSAULT") or clause is None or clause.verb is None:
        return False
    chunk = view.sentence.chunks[trigger.chunk]
    bare = chunk.number != "sing" and chunk.first + 1 == chunk.head  # "Bei Unfällen starben 300 Menschen" in a year
    by = chunk.preposition in ("bei", "beim", "durch", "infolge") and not trigger.support and not bare
    lemma = clause.verb.lemma
    fatal = lemma == "kommen" and says(view, trigger.clause, "ums")
    harmed = fatal or words.word_status("harm", lemma) is not None
    if lemma == "kosten" and clause.subject == trigger.chunk:
        harmed = by = says(view, trigger.clause, "leben")
    people = any(is_counted(view, number) for number in view.chunks_of(trigger.clause))
    return by and harmed and people and is_over(clause)


def _is_of_thing(view: View, trigger: Trigger) -> bool:
    """Whether it is told what a certain crash befell: "nach dem Absturz einer Rakete", not "bei Abstürzen"."""
    chunk = view.sentence.chunks[trigger.chunk]
    opens = view.word(chunk.first) in DEFINITE or view.word(chunk.first + 1) in DEFINITE
    if trigger.row["kind"] not in STRICKEN or chunk.number == "plur" or not opens:
        return False
    number = view.chunk_at[chunk.last] if chunk.last < len(view.tokens) else NONE
    if number == NONE or number == trigger.chunk:
        return False
    led = is_attached(view, number) or view.sentence.chunks[number].preposition in ("von", "vom")
    head = view.tokens[view.sentence.chunks[number].head].text
    return led and (words.is_craft(head) or words.is_facility(head))


def _came_about(view: View, trigger: Trigger) -> bool:
    """Whether a certain accident is told to have happened: "Der Absturz ereignete sich über einem Wohnhaus"."""
    clause = view.clause(trigger.clause)
    if not trigger.row["kind"] or not trigger.subject or clause is None or clause.verb is None:
        return False
    chunk = view.sentence.chunks[trigger.chunk]
    numbered = any(view.tokens[at].pos == "NUM" for at in range(chunk.first, chunk.head))
    known = view.word(chunk.first) in ("das", "den", "der", "die") or numbered
    return known and clause.verb.lemma in ("ereignen", "geschehen", "passieren") and is_over(clause)


def is_over(clause: Clause) -> bool:
    """Whether a clause tells, and not only reports or supposes, that something was: "stürzte ab", "ist entgleist"."""
    verb = clause.verb
    told = verb is not None and verb.tense in PAST_TENSES and verb.mood != "Sub" and verb.modal is None
    return told and verb is not None and not verb.negated and clause.kind in ("main", "relative")


def is_counted(view: View, number: int) -> bool:
    """Whether a chunk is of people of whom it is told how many: "alle 17 Insassen", "mehrere Menschen"."""
    chunk = view.sentence.chunks[number]
    several = (view.tokens[at].pos == "NUM" or view.word(at) in SEVERAL for at in range(chunk.first, chunk.head))
    return words.is_person(view.tokens[chunk.head].text) and any(several)

"""How long: the duration of talks from their noun or from the clause that tells it."""

from __future__ import annotations

from synopse.model import Span
from synopse.tag.events.participants import LASTED
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View

LASTING = frozenset({"dauern", "andauern", "auseinandergehen", "enden", "platzen", "trennen", "vertagen"})
"""Verbs whose clause may say how long talks took."""
WHILE = frozenset({"CONSULT", "PROTEST"})
"""Types of events that take a while."""
BEHIND = frozenset({"lang", "miteinander", "mit", "über"})
"""Words behind how long somebody did something: "sprachen zwei Stunden | miteinander"."""
DEGREES = frozenset({"fast", "knapp", "rund", "gut", "mehr", "als", "etwa", "ungefähr", "über", "ein", "einer"})


def duration(view: View, trigger: Trigger) -> Span | None:
    """ "fast fünfstündig" before the noun, or the duration of the clause: "dauerten sechs Stunden"."""
    for noun in (trigger, *trigger.joined):
        if noun.kind == "noun" and (found := _before_noun(view, noun)):
            return found
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None:
        return None
    if clause.verb.lemma not in LASTING:
        return _beside_verb(view, trigger)
    for time in view.times:
        index = next((at for at, token in enumerate(view.tokens) if token.begin >= time.begin), NONE)
        if time.type == "DURATION" and index != NONE and view.clause_at[index] == trigger.clause:
            return Span(time.begin, time.end, time.text)
    return None


def _beside_verb(view: View, trigger: Trigger) -> Span | None:
    """How long somebody did what the verb tells: "berieten mehr als zwei Stunden lang", not "nach zwei Stunden"."""
    if trigger.kind != "verb" or trigger.type not in WHILE:
        return None
    for index in trigger.scope:
        time = view.times[view.time_at[index]] if view.time_at[index] != NONE else None
        begins = time is not None and view.tokens[index].begin == time.begin
        if time is None or not begins or time.type != "DURATION":
            continue
        first = index
        while view.clause_at[first - 1] == trigger.clause and view.word(first - 1) in DEGREES:
            first -= 1
        behind = next((at for at in range(index, len(view.tokens)) if view.tokens[at].begin >= time.end), NONE)
        bare = first == 0 or view.tokens[first - 1].pos not in ("ADP", "SCONJ")
        if bare and behind != NONE and view.word(behind) in BEHIND:
            begin = view.tokens[first].begin
            return Span(begin, time.end, view.text[begin : time.end])
    return None


def is_just_over(view: View, trigger: Trigger) -> bool:
    """Whether talks have come to their end where the clause is set: "nach fünfstündigen Beratungen"."""
    if trigger.type != "CONSULT" or trigger.kind == "verb":
        return False
    after = view.sentence.chunks[trigger.chunk].preposition == "nach"
    return after and _before_noun(view, trigger) is not None


def _before_noun(view: View, noun: Trigger) -> Span | None:
    for index in range(noun.reach.first, noun.token):
        if LASTED.search(view.tokens[index].text):
            first = index
            while first > noun.reach.first and view.word(first - 1) in DEGREES:
                first -= 1
            return view.span(first, index + 1)
    return None

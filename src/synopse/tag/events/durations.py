"""How long: the duration of talks from their noun or from the clause that tells it."""

from __future__ import annotations

from synopse.model import Span
from synopse.tag.events.participants import LASTED
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View

LASTING = frozenset({"dauern", "andauern", "auseinandergehen", "enden", "platzen", "trennen", "vertagen"})
"""Verbs whose clause may say how long talks took."""
DEGREES = frozenset({"fast", "knapp", "rund", "gut", "mehr", "als", "etwa", "ungefähr", "über", "ein", "einer"})


def duration(view: View, trigger: Trigger) -> Span | None:
    """ "fast fünfstündig" before the noun, or the duration of the clause: "dauerten sechs Stunden"."""
    for noun in (trigger, *trigger.joined):
        if noun.kind == "noun" and (found := _before_noun(view, noun)):
            return found
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or clause.verb.lemma not in LASTING:
        return None
    for time in view.times:
        index = next((at for at, token in enumerate(view.tokens) if token.begin >= time.begin), NONE)
        if time.type == "DURATION" and index != NONE and view.clause_at[index] == trigger.clause:
            return Span(time.begin, time.end, time.text)
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

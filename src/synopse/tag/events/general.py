"""What is said of any such event, and so tells none: a habit, a rule, what anybody may do, what a poll found.

"Häufig werden dort Fahrer überfallen", "Bei einem Besuch zahlt die Kasse", "Ein Mieter kann die Zahlung verweigern".
"""

from __future__ import annotations

import re
from itertools import pairwise

from synopse.model import Span, Status
from synopse.syntax import Clause
from synopse.tag.events.attached import Participants
from synopse.tag.events.parties import SHARES
from synopse.tag.events.settings import Setting
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

YEARLY = re.compile(r"(?i)(?:all(?:e|en) |immer |jede[mnrs]?\b|(?:(?:all)?jährlich|regelmäßig)\b)")
"""Begins how often something happens: "jedes Jahr", "alle zwei Wochen"."""
CASES = frozenset({"fälle", "fällen"})
MANY = frozenset({"allen", "den", "der", "manchen", "meisten", "solchen", "vielen", "wenigen"})
"""Before cases of which more is told than one knows singly: "in vielen Fällen", "in 90 Prozent der Fälle"."""
OPINIONS = frozenset({"AGREE", "REJECT", "REQUEST", "SUPPORT"})
"""Types of what a poll asks people for."""
ANY = frozenset({"ein", "eine", "einem", "einen", "einer", "jede", "jedem", "jeden", "jeder", "jedes"})


def is_general(view: View, trigger: Trigger, where: Setting, people: Participants, status: Status) -> bool:
    """Whether a trigger of a status is of what happens again and again, of a rule, or of what people think."""
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or where.time is not None:
        return False
    if _is_yearly(view, trigger) or _is_of_cases(view, clause) or _is_of_poll(view, trigger, clause):
        return True
    if _has_habit(view, clause, "held"):
        return True
    usual = _has_habit(view, clause, "ongoing") or _is_rule(view, trigger, where, people)
    if clause.verb.tense != "present":
        return False
    return usual or (where.place is None and _is_of_anybody(view, trigger, clause, people, status))


def _is_yearly(view: View, trigger: Trigger) -> bool:
    inside = view.tokens_of(trigger.clause)
    numbers = sorted({view.time_at[index] for index in inside if view.word(index - 1) != "wie"} - {NONE})
    return any(YEARLY.match(view.times[number].text) for number in numbers)


def _has_habit(view: View, clause: Clause, status: str) -> bool:
    """Whether a word says that it is a habit: "ongoing" of a word that does so in the present only, else "held"."""
    return any(words.word_status("habit", word) == status for word in _around(view, clause))


def _is_of_cases(view: View, clause: Clause) -> bool:
    """ "In vielen Fällen käme es dazu, dass ...", "in 90 Prozent der Fälle"; not "in diesem Fall", "in zwei Fällen"."""
    told = _around(view, clause)
    return any(word in CASES and before in MANY for before, word in pairwise(told))


def _around(view: View, clause: Clause) -> list[str]:
    """The words in lower case of a clause and, of a dass-clause or a consequence, of that on which it hangs."""
    parent = view.clause(NONE if clause.parent is None or clause.opener != "dass" else clause.parent)
    pieces = [piece for piece in (parent, clause) if piece is not None]
    return [view.word(at) for piece in pieces for at in range(piece.first, min(piece.last, len(view.tokens)))]


def _is_rule(view: View, trigger: Trigger, where: Setting, people: Participants) -> bool:
    """Whether a rule is told of any such event: "Bei einem Besuch hilft die Stadt", of which no more is said."""
    if trigger.kind == "verb" or trigger.support or where.place or where.duration or people.recipients:
        return False
    chunk = view.sentence.chunks[trigger.chunk]
    persons = any(name.label == "PER" for name in view.names)
    return chunk.preposition is not None and not persons and view.word(chunk.first + 1) in ("einem", "einer")


def _is_of_anybody(view: View, trigger: Trigger, clause: Clause, people: Participants, status: Status) -> bool:
    """Whether it is told what anybody may do or what is on offer, to people of whom none is told apart.

    "Ein Mieter kann die Zahlung verweigern", "Gespräche mit Fachleuten gehören dazu".
    """
    everybody = (*people.actors, *people.recipients, *people.absent)
    if not everybody:
        return False
    if trigger.kind == "noun":
        chunk = view.sentence.chunks[trigger.chunk]
        bare = chunk.number != "sing" and chunk.first + (chunk.preposition is not None) == chunk.head
        offered = trigger.type == "CONSULT" and bare and trigger.support in ("", "be") and status == "ongoing"
        return offered and all(_is_anybody(view, span) for span in everybody)
    assert clause.verb is not None
    free = clause.verb.modal in ("dürfen", "können") and clause.verb.mood == "Ind"
    named = any(span.begin <= name.begin < span.end for span in everybody for name in view.names)
    return free and not named and any(_is_anybody(view, span) for span in everybody)


def _is_anybody(view: View, span: Span) -> bool:
    """Whether a phrase tells no one apart from others: "Fachleute", "ein Mieter"; not "die Fachleute", "Kern"."""
    inside = [at for at, token in enumerate(view.tokens) if span.begin <= token.begin < span.end]
    if not inside or any(view.name_at[at] != NONE for at in inside) or view.chunk_at[inside[0]] == NONE:
        return False
    chunk = view.sentence.chunks[view.chunk_at[inside[0]]]
    first = chunk.first + (chunk.preposition is not None)
    bare = chunk.number != "sing" and first == chunk.head and view.tokens[first].text[:1].isupper()
    alone = inside[-1] < chunk.last  # "Vertreter | der Regierung" are told apart
    return alone and (bare or (view.word(first) in ANY and words.is_person(view.tokens[chunk.head].text)))


def _is_of_poll(view: View, trigger: Trigger, clause: Clause) -> bool:
    """Whether it is told what a share of people think: "72 Prozent der Briten lehnen ihn ab"; not "der Aktionäre"."""
    if clause.subject is None or (trigger.type not in OPINIONS and trigger.support != "propose"):
        return False
    share = view.sentence.chunks[clause.subject]
    behind = view.chunk_at[share.last] if share.last < len(view.tokens) else NONE
    if view.word(share.head) not in SHARES or behind == NONE:
        return False
    head = view.tokens[view.sentence.chunks[behind].head].text
    return not words.is_voter(head) and not words.is_representative(head)

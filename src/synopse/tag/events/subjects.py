"""Which words of a clause are the subject of its verb, as far as events go: who acts, if that can be told."""

from __future__ import annotations

from synopse.syntax import Clause
from synopse.tag.events.parties import conjuncts, is_pair, is_party, is_unknown_name
from synopse.tag.events.reach import is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words


def subject_of(view: View, trigger: Trigger, clause: Clause) -> int | None:
    """The subject's first conjunct; of an infinitive clause the subject of what governs it."""
    if clause.kind == "infinitive":
        parent = view.clause(NONE if clause.parent is None else clause.parent)
        demanded = parent is not None and parent.verb is not None and words.speech(parent.verb.lemma) == "proposed"
        return None if parent is None or parent.kind == "infinitive" or demanded else parent.subject
    plain = [number for number in view.chunks_in(trigger.scope) if may_be_subject(view, number)]
    given = clause.subject
    opening = view.chunk_at[clause.first]
    if view.word(clause.first) == "der" and opening != NONE and view.tokens[clause.first].detail == "rel":
        return opening  # "Kern, der sie begleitete": only a man can be meant
    if (several := _agreeing(view, clause, plain)) is not None:
        return several
    if given is not None and (is_party(view, given) or not plain):
        return next((number for number in plain if given in conjuncts(view, number, len(view.tokens))), given)
    if given is not None and plain and is_unknown_name(view, given):
        return given if plain[0] in conjuncts(view, given, len(view.tokens)) else None
    if not plain or any(number not in conjuncts(view, plain[0], len(view.tokens)) for number in plain):
        return None
    return plain[0]


def _agreeing(view: View, clause: Clause, plain: list[int]) -> int | None:
    """The joined names of a plural verb where a lone name was taken for its subject: "„Kola“ haben A und B ..."."""
    finite = None if clause.verb is None else clause.verb.finite
    if finite is None or clause.subject not in plain or not view.word(finite).endswith("n"):
        return None
    size = len(view.tokens)
    alone = view.sentence.chunks[clause.subject]
    if len(conjuncts(view, clause.subject, size)) > 1 or alone.number == "plur" or view.name_at[alone.head] == NONE:
        return None
    return next((number for number in plain if len(conjuncts(view, number, size)) > 1), None)


def may_be_subject(view: View, number: int) -> bool:
    """Whether a chunk stands for a party and may be a nominative without preposition."""
    chunk = view.sentence.chunks[number]
    ending = view.word(chunk.first) == "der" and view.word(chunk.head).endswith("er")  # one "Eigentümer", or of several
    nominative = "nom" in chunk.cases or is_pair(view, number) or ending
    plain = chunk.preposition is None and nominative and not is_attached(view, number)
    return plain and is_party(view, number)

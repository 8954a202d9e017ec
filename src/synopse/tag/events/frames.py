"""What a clause hangs on, and what that says of it: "kündigte an, ... zu", "das Recht, ... zu", "möglich, dass ..."."""

from __future__ import annotations

from synopse import lexicon
from synopse.syntax import Clause, VerbGroup
from synopse.tag.events.view import LINKS, NONE, View
from synopse.vocabulary import happenings as words

RETOLD = frozenset({"demzufolge", "wonach"})
"""Openers of what a report says: "Ein Bericht, wonach Kern verhaftet sei, wurde dementiert"."""
AIMS = {"anstatt": "denied", "ohne": "denied", "statt": "denied", "um": "planned"}
"""Openers of infinitives, and what those tell."""


def framed_status(view: View, clause: Clause) -> str | None:
    """The status that a dass- or infinitive clause has from what it hangs on; None where that says nothing.

    A verb says it ("bestritt, dass"), a noun ("der Beschluss, ... zu") or an adjective ("ist bereit, ... zu").
    """
    parent = view.clause(NONE if clause.parent is None else clause.parent)
    if parent is None or parent.verb is None:
        return None
    if clause.opener in RETOLD:
        return "denied" if words.speech(parent.verb.lemma) == "denied" and not parent.verb.negated else None
    if not (clause.kind == "infinitive" or clause.opener == "dass"):
        return None
    if clause.kind == "infinitive" and view.word(clause.first) in AIMS:
        return "conditional" if _is_needed(view, clause, parent) else AIMS[view.word(clause.first)]
    if clause.opener == "dass" and parent.verb.negated and words.word_status("silence", parent.verb.lemma):
        return "conditional"  # "wollte nicht bestätigen, dass"
    if (noun := _by_noun(view, clause)) == "denied" and _is_without(view, clause):
        return noun  # "hat nicht die Absicht, ... zu"
    status = noun or words.speech(parent.verb.lemma) or _by_adjective(view, parent)
    status = status or _by_object(view, clause, parent)
    return None if parent.verb.negated and status == "denied" else status


def _is_needed(view: View, clause: Clause, parent: Clause) -> bool:
    """Whether it is told what an aim takes, not what is done for it: "Um zu regieren, braucht die Partei ..."."""
    if view.word(clause.first) != "um" or clause.verb is None or parent.verb is None:
        return False
    must = parent.verb.modal in ("können", "müssen") and parent.verb.tense == "present"
    able = must or clause.verb.modal == "können"
    return able or words.word_status("need", parent.verb.lemma) is not None


def is_only_meant(view: View, clause: Clause) -> bool:
    """Whether an infinitive tells no more than what might be done: "überlegt, ... zu treffen", not "gelang es, ... zu".

    Where somebody has done what the infinitive says, German says so with the perfect ("getroffen zu haben") or a verb
    that is true only then ("schaffte es").
    """
    if clause.kind != "infinitive" or clause.verb is None or clause.verb.tense not in ("present", ""):
        return False
    parent = view.clause(NONE if clause.parent is None else clause.parent)
    return parent is not None and parent.verb is not None and words.word_status("done", parent.verb.lemma) is None


def is_spoken(view: View, clause: Clause) -> bool:
    """Whether an infinitive tells what somebody says he does: "erklärte, den Vorschlag abzulehnen"."""
    parent = view.clause(NONE if clause.parent is None else clause.parent)
    if clause.kind != "infinitive" or view.word(clause.first) in AIMS or parent is None or parent.verb is None:
        return False
    said = parent.verb.lemma in lexicon.words("quotations_verbs") and words.speech(parent.verb.lemma) is None
    return said and not parent.verb.negated and _by_noun(view, clause) is None


def has_condition(view: View, number: int) -> bool:
    """Whether a conditional clause hangs on this one: "Sollte X nicht zustimmen, will Y ..."."""
    for clause in view.sentence.clauses:
        opener = clause.opener or view.word(clause.first)
        if clause.opener == "wenn" and {view.word(clause.first), view.word(clause.first - 1)} & {"auch", "selbst"}:
            continue  # "auch wenn sich der Vorsprung verkleinern könnte"
        near = clause.parent == number or (clause.kind == "main" and opener in ("sollte", "sollten"))
        if near and opener in ("falls", "sollte", "sollten", "sofern", "wenn"):
            return True
    return False


def is_put_right(view: View, number: int, verb: VerbGroup) -> bool:
    """Whether only a part of the clause is denied, and another put in its place: "Nicht A, sondern B ist verhaftet"."""
    inside = [index for index in view.tokens_of(number) if index < max(verb.tokens)]
    denied = next((index for index in inside if view.word(index) == "nicht"), NONE)
    return denied != NONE and any(index > denied and view.word(index) == "sondern" for index in inside)


def is_added(view: View, index: int) -> bool:
    """Whether a "nicht" only leaves out what is added: "wird es Gespräche geben, aber nicht mit dem Verband"."""
    opener = index - 2 if view.word(index - 1) in LINKS else index - 1
    first = index + 2 if view.word(index + 1) in LINKS else index + 1
    following = view.chunk_at[first] if first < len(view.tokens) else NONE
    if view.word(opener) != "," or following == NONE:
        return False
    chunk = view.sentence.chunks[following]
    return chunk.preposition is not None or view.word(chunk.last) in (".", ",", "")


def bound_status(view: View, clause: Clause, verb: VerbGroup) -> str | None:
    """The status of what somebody "has to do", or has the right or the plan to: "hat das Recht zurückzutreten"."""
    finite = None if verb.finite is None else view.tokens[verb.finite]
    bound = finite is not None and finite.lemma == "haben" and len(verb.tokens) > 1 and verb.lemma != "haben"
    last = max(verb.tokens)
    if not bound or verb.modal is not None or not (view.word(last - 1) == "zu" or "zu" in view.word(last)[2:-4]):
        return None
    heads = (
        view.tokens[view.chunk_head(index)].text for index in range(clause.first, min(clause.last, len(view.tokens)))
    )
    told = (words.word_status("task", base) or words.governor(base) for head in heads for base in words.bases(head))
    return next((status for status in told if status not in (None, "held")), "proposed")


def is_announced(view: View, verb: VerbGroup) -> bool:
    """Whether "würden" stands for the future of somebody's words: "Sie sagte, die Staaten würden verhandeln"."""
    if verb.finite is None or verb.voice == "passive":
        return False  # "29 Menschen würden vermisst" only reports
    return view.word(verb.finite) in ("würde", "würden") and view.is_reported(verb.finite)


def called_off_next(view: View, number: int) -> bool:
    """Whether the next clause goes on with the same subject: "war geplant, wurde dann aber verschoben"."""
    following = view.clause(number + 1) if number + 1 < len(view.sentence.clauses) else None
    if following is None or following.verb is None or following.kind != "main" or view.chunks_of(number + 1):
        return False
    row = words.support(following.verb.lemma)
    return row is not None and row["effect"] == "cancel"


def _by_noun(view: View, clause: Clause) -> str | None:
    """What the noun right before the clause says: "fasste den Beschluss, ... zu", "die Hoffnung, dass"."""
    at = clause.first - 2 if view.word(clause.first - 1) == "," else clause.first - 1
    number = view.chunk_at[at] if at >= 0 else NONE
    if number == NONE:
        return None
    head = view.tokens[view.sentence.chunks[number].head].text
    status = words.word_status("task", head) or words.governor(head)
    if status is not None and _is_without(view, clause):
        return "denied"
    return status if status != "held" else None


def _is_without(view: View, clause: Clause) -> bool:
    """Whether the noun right before the clause is denied: "keinen Plan", "nicht die Absicht"."""
    at = clause.first - 2 if view.word(clause.first - 1) == "," else clause.first - 1
    if at < 0 or view.chunk_at[at] == NONE:
        return False
    first = view.sentence.chunks[view.chunk_at[at]].first
    return view.word(first - 1) == "nicht" or view.word(first).startswith("kein")


def _by_object(view: View, clause: Clause, parent: Clause) -> str | None:
    """What the noun of a verb between it and the clause says: "hat die Bereitschaft erklärt, ... zu"."""
    assert parent.verb is not None
    if clause.kind != "infinitive" or words.word_status("done", parent.verb.lemma) is not None:
        return None
    if view.tokens[clause.first - 2].pos not in ("AUX", "VERB") or clause.first < 2:
        return None
    number = view.sentence.clauses.index(parent)
    objects = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if chunk != parent.subject)
    heads = (view.tokens[chunk.head].text for chunk in objects if chunk.preposition is None)
    told = (words.word_status("task", head) or words.governor(head) for head in heads)
    return next((status for status in told if status not in (None, "held")), None)


def _by_adjective(view: View, parent: Clause) -> str | None:
    """ "Sie ist bereit, ... zu treffen", "Es ist nicht realistisch, dass ..."."""
    inside = (view.word(index) for index in range(parent.first, min(parent.last, len(view.tokens))))
    return next((status for word in inside if (status := words.word_status("adjective", word))), None)

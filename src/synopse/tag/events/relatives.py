"""Which noun a relative pronoun stands for: "die Gewerkschaft | der Lokführer, die am Montag streikte" is the union."""

from __future__ import annotations

from synopse.syntax.declension import UNKNOWN, noun_forms
from synopse.tag.events.reach import CONJUNCTIONS, is_attached
from synopse.tag.events.view import NONE, View

GENDERS = {"das": "n", "der": "m", "die": "f"}
"""What relative pronouns in the nominative stand for in the singular."""
PRONOUNS = {"dieser": "m", "dieses": "n", "er": "m", "es": "n", "sie": "fp"}
"""What pronouns stand for."""
LEADING = frozenset({"aus", "im", "in", "vom", "von"})
"""Prepositions of phrases that belong to the noun before them."""
FARTHEST = 3
"""Phrases back to the noun that is meant."""


def antecedent(view: View, chunk: int, relative: int) -> int:
    """The chunk that agrees with a relative pronoun and the verb of its clause.

    Args:
        view: The sentence.
        chunk: The chunk right before the pronoun's comma.
        relative: The chunk of the pronoun.
    """
    meant = wanted(view, relative)
    at = chunk
    for _ in range(FARTHEST if meant else 0):
        if meant in forms_of(view, at):
            return at
        here = view.sentence.chunks[at]
        before = view.chunk_at[here.first - 1] if here.first else NONE
        listed = view.word(here.first - 1) in CONJUNCTIONS
        if before == NONE or listed or not (is_attached(view, at) or here.preposition in LEADING):
            return chunk
        at = before
    return at if meant in forms_of(view, at) else chunk


def wanted(view: View, relative: int) -> str:
    """The letter of what the pronoun stands for, where it is the subject: "p" for several; else ""."""
    chunk = view.sentence.chunks[relative]
    clause = view.clause(view.clause_at[chunk.first])
    if clause is None or clause.verb is None or clause.verb.finite is None or clause.subject != relative:
        return ""
    finite, pronoun = view.word(clause.verb.finite), view.word(chunk.head)
    several = pronoun == "die" and (finite.endswith("n") or finite == "sind")
    return "p" if several else GENDERS.get(pronoun, "")


def forms_of(view: View, number: int) -> str:
    """What a chunk can be: letters of "mfn" for one, "p" for several."""
    chunk = view.sentence.chunks[number]
    name = view.name_at[chunk.head]
    forms = UNKNOWN if name != NONE else noun_forms(view.tokens[chunk.head].text)
    bare = all(token.pos != "DET" for token in view.tokens[chunk.first : chunk.head])
    if name != NONE and view.names[name].label == "LOC":
        several = noun_forms(view.tokens[chunk.head].text).replace("p", "") or "p"
        forms = "n" if bare else several  # "der Minister aus Bayern, der ...", "die Räte der Republik Elbland, die ..."
    if name != NONE and view.names[name].label == "PER":
        forms = "mf"
    return {"plur": "p", "sing": forms.replace("p", "")}.get(chunk.number or "", forms)

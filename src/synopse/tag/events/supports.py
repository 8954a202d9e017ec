"""Verbs that only say of an event's noun that it takes place, is planned, falls through: "führten Gespräche"."""

from __future__ import annotations

from typing import Literal

from synopse.lexicon import Row
from synopse.syntax import Clause
from synopse.tag.events.needs import says
from synopse.tag.events.reach import CONJUNCTIONS, is_attached
from synopse.tag.events.senses import costs
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

Effect = Literal[
    "",
    "hold",
    "end",
    "happen",
    "invite",
    "attend",
    "miss",
    "meet",
    "be",
    "plan",
    "propose",
    "condition",
    "cancel",
    "postpone",
    "deny",
]
VOTES = ("wahl", "wahlen", "abstimmung", "abstimmungen", "referendum", "entscheid", "begehren")
"""Held in a whole country on a set day: "Bei der Wahl siegte sie in Kiel" places only the victory."""
HELD = frozenset({"ceremony", "election", "opening", "session", "show", "trial", "vote"})
"""Kinds of events that have their day."""
SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Types of what is done by saying so."""
WHOLLY = frozenset(
    {"erneut", "ersatzlos", "ganz", "komplett", "kurzfristig", "teilweise", "überraschend", "vollständig"}
)
"""How what is called off falls through; any other word tells how it turned out: "knapp ausgefallen"."""


def support_of(view: View, number: int, chunk: int, event_type: str) -> tuple[Effect, bool]:
    """What the verb of a clause says of the noun of a chunk in it, and whether the noun is its subject."""
    clause = view.clause(number)
    if clause is None or clause.verb is None:
        return "", False
    come_about = clause.verb.lemma == "kommen" and says(view, number, "zustande")
    row = _idiom(view, number, chunk, clause.verb.lemma)
    row = row or words.support("zustandekommen" if come_about else clause.verb.lemma)
    if row is None or row["type"] not in ("", event_type):
        return "", False
    preposition = view.sentence.chunks[chunk].preposition
    effect: Effect = row["effect"]  # type: ignore[assignment]
    if costs(view, number, clause):
        return ("hold", True) if clause.subject == chunk else ("", False)  # "Das Unglück forderte zwei Todesopfer"
    if row["form"] == "ausfallen" and _turns_out(view, number):
        return "", False
    if clause.subject == chunk and _is_of_doer(row, event_type):
        return "", False
    if row["effect"] == "cancel" and event_type in SAID:
        return "", False  # what has been said cannot be called off: "Die Drohung ist vom Tisch"
    if row["form"] == "bleiben" and not any(says(view, number, word) for word in ("ohne", "ergebnislos", "erfolglos")):
        return "", False
    if effect == "be" and event_type == "OTHER" and not _is_held(view.tokens[view.sentence.chunks[chunk].head].text):
        return "", False  # "Gegen Mitternacht war der Brand gelöscht."
    if preposition is not None:
        if (
            row["form"] == "kommen"
            and preposition in ("zu", "zum", "zur")
            and _comes_somebody(view, clause, event_type)
        ):
            return "attend", False  # "Zum Treffen kam Kern nicht.", "Tausende kamen zum Altstadtfest"
        return (effect if _takes(view, number, row, preposition) else ""), False
    if is_attached(view, chunk):
        return "", False
    subject = clause.subject == chunk and not is_too_few(view, clause, chunk)
    object_case = "dat" if effect == "miss" else "acc"
    return (effect if subject or object_case in view.sentence.chunks[chunk].cases else ""), subject


def _is_of_doer(row: Row, event_type: str) -> bool:
    """Whether the subject is who does it: "Die Anklage verlangte Haft", "Der Vertrag ermöglicht Gebühren"."""
    return row["form"] == "ermöglichen" or (row["effect"] == "propose" and event_type == "ACCUSE")


def is_too_few(view: View, clause: Clause, chunk: int) -> bool:
    """Whether a noun cannot be the subject of its verb: "Ihr Treffen | hatten Kern und Moll am Montag"."""
    here = view.sentence.chunks[chunk]
    several = view.word(_finite(clause)).endswith(("en", "sind"))
    alone = view.word(here.last) not in CONJUNCTIONS and view.word(here.first - 1) not in CONJUNCTIONS
    return several and alone and here.number == "sing" and "acc" in here.cases and here.last == _finite(clause)


def _finite(clause: Clause) -> int:
    """The token of the finite verb, or NONE."""
    return NONE if clause.verb is None or clause.verb.finite is None else clause.verb.finite


def _is_held(noun: str) -> bool:
    """Whether a noun is of what is on a day: "Die Wahl ist im Mai", "Am Freitag ist die Trauerfeier"."""
    row = words.noun(noun)
    return noun.lower().endswith(VOTES) or (row is not None and row["kind"] in HELD)


def _turns_out(view: View, number: int) -> bool:
    """Whether it is told how something came out: "Die Urabstimmung ist eindeutig ausgefallen"."""
    inside = [index for index in view.tokens_of(number) if view.chunk_at[index] == NONE]
    return any(view.tokens[index].pos == "ADJ" and view.word(index) not in WHOLLY for index in inside)


def _comes_somebody(view: View, clause: Clause, event_type: str) -> bool:
    """Whether the subject is a person by name; people without a name come to a feast or rally."""
    if clause.subject is None:
        return False
    chunk = view.sentence.chunks[clause.subject]
    plural = chunk.number == "plur" or event_type != "CONSULT"
    crowd = plural and words.is_agent(view.tokens[chunk.head].text)
    return crowd or view.names_person(chunk)


def _idiom(view: View, number: int, chunk: int, lemma: str) -> Row | None:
    """What verb and noun together say of an event: "fiel ins Wasser", "ist in Planung"."""
    heads = (view.tokens[view.sentence.chunks[other].head].text for other in view.chunks_of(number) if other != chunk)
    return next((row for head in heads if (row := words.idiom(head, lemma)) is not None), None)


def _takes(view: View, number: int, row: Row, preposition: str) -> bool:
    """Whether the support takes the noun with this preposition: "an dem Treffen teilnehmen", "kam es zu Gesprächen"."""
    own = {"zum": "zu", "zur": "zu", "am": "an", "beim": "bei", "im": "in"}.get(preposition, preposition)
    if own not in row.get("preposition", "").split(" "):
        return False
    return row["form"] != "kommen" or says(view, number, "es")

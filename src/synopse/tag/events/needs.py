"""What a clause must have besides its verb to tell an event: "sprach mit X" does, "sprach von Geld" does not."""

from __future__ import annotations

from typing import Callable

from synopse.lexicon import Row
from synopse.syntax import Clause
from synopse.tag.events import words
from synopse.tag.events.parties import referents
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View

UNCHECKED = ("named", "troops")
"""Needs that are looked at later or never met."""
CONTRACTED = {"zu": ("zum", "zur"), "bei": ("beim",), "an": ("am",), "in": ("im",), "von": ("vom",), "über": ("überm",)}
ATTENDANCE = ("present", "absent", "sent")
"""Aspects of verbs that only say who was there."""
REFLEXIVE = ("sich", "uns", "mich")


def has_needed(view: View, number: int, clause: Clause, row: Row) -> bool:
    """Whether the clause has what makes an everyday verb name an event: "sprach mit X", but not "sprach von X"."""
    assert clause.verb is not None
    reflexive = any(view.word(index) in REFLEXIVE for index in range(clause.first, clause.last))
    if row.get("reflexive") == ("no" if reflexive else "yes") and clause.verb.voice != "passive":
        return False
    if row["aspect"] in ATTENDANCE and not _is_of_meeting(view, number, row):
        return False
    needs = row.get("needs", "")
    check = NEEDS.get(needs)
    if check is not None:
        return check(view, number, clause)
    if needs[:1].islower() and needs not in UNCHECKED:
        return _goes_with(view, number, needs)
    return needs != "troops"


def says(view: View, clause: Clause, word: str) -> bool:
    """Whether a clause has a word, given in lower case."""
    return any(view.word(index) == word for index in range(clause.first, clause.last))


def _goes_with(view: View, number: int, prepositions: str) -> bool:
    """Whether the clause has a phrase with one of the prepositions: "stimmte für", "sprach mit", "beschloss über"."""
    wanted = {form for plain in prepositions.split(" ") for form in (plain, *CONTRACTED.get(plain, ()))}
    if any(view.sentence.chunks[chunk].preposition in wanted for chunk in view.chunks_of(number)):
        return True
    clause = view.sentence.clauses[number]
    if prepositions == "mit":
        return says(view, clause, "miteinander") or _is_of_several(view, number, clause)
    return any(
        says(view, clause, f"{opener}{form}") for form in wanted for opener in ("da", "dar", "hier", "wor", "wo")
    )


def _is_of_several(view: View, number: int, clause: Clause) -> bool:
    """Whether two or more speak about something: "A und B haben über eine Regierung gesprochen"."""
    if clause.subject is None or clause.verb is None or clause.verb.voice == "passive":
        return False
    about = any(view.sentence.chunks[chunk].preposition == "über" for chunk in view.chunks_of(number))
    return about and len(referents(view, clause.subject)) > 1


def _in_place(view: View, number: int, clause: Clause) -> bool:
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    return any(chunk.preposition in ("in", "im", "nach") and view.name_in(chunk.first, chunk.last) for chunk in chunks)


def _has_site(view: View, number: int, clause: Clause) -> bool:
    return clause.subject is not None and words.is_site(view.tokens[view.sentence.chunks[clause.subject].head].text)


def _has_facility(view: View, number: int, clause: Clause) -> bool:
    """Whether what is opened, closed or blocked is a building or a way: "hat das Werk geschlossen"."""
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    plain = (chunk for chunk in chunks if chunk.preposition is None)
    return any(words.is_facility(view.tokens[chunk.head].text) for chunk in plain)


def _has_person(view: View, number: int, clause: Clause) -> bool:
    """Whether the subject is a person by name: "Die Malerin Alma Berggren ist gestorben"."""
    if clause.subject is None:
        return False
    chunk = view.sentence.chunks[clause.subject]
    return any(name.label == "PER" for name in view.name_in(chunk.first, chunk.last))


def _has_party(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody is acted on: "entließ die Ministerin", but not "entließ die Luft"."""
    passive = clause.verb is not None and clause.verb.voice == "passive"
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if passive == (chunk == clause.subject)]
    return any(
        chunk.preposition is None
        and (
            words.is_agent(view.tokens[chunk.head].text)
            or any(name.label == "PER" for name in view.name_in(chunk.first, chunk.last))
        )
        for chunk in chunks
    )


def _arrives(view: View, number: int, clause: Clause) -> bool:
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    local = any(chunk.preposition in ("in", "im") and view.name_in(chunk.first, chunk.last) for chunk in chunks)
    return local and clause.verb is not None and clause.verb.voice == "passive"


def _is_group(view: View, number: int, clause: Clause) -> bool:
    reflexive = any(view.word(index) in REFLEXIVE for index in range(clause.first, clause.last))
    return reflexive or any(
        view.sentence.chunks[chunk].preposition in ("mit", "über") for chunk in view.chunks_of(number)
    )


def _is_alone(view: View, number: int, clause: Clause) -> bool:
    return not _has_object(view, number, clause)


def _is_of_meeting(view: View, number: int, row: Row) -> bool:
    """Whether nothing else is named that one takes part in: "nahm in Genf nicht teil", not "nahm am Lauf teil"."""
    plain = ("am", "an", "bei", "beim", "zu", "zum", "zur", "für")
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    own = ("tisch", *row["form"].lower().split(" "))
    return not any(
        chunk.preposition in plain and view.time_at[chunk.head] == NONE and view.word(chunk.head) not in own
        for chunk in chunks
    )


def _has_object(view: View, number: int, clause: Clause) -> bool:
    assert clause.verb is not None
    if clause.verb.voice == "passive":
        return clause.subject is not None
    plain = [
        chunk for chunk in view.chunks_of(number)
        if view.sentence.chunks[chunk].preposition is None and not is_attached(view, chunk) and chunk != clause.subject
        and view.time_at[view.sentence.chunks[chunk].head] == NONE
    ]  # fmt: skip
    return bool(plain) or any(other.parent == number for other in view.sentence.clauses)


NEEDS: dict[str, Callable[[View, int, Clause], bool]] = {
    "place": _in_place,
    "site": _has_site,
    "facility": _has_facility,
    "person": _has_person,
    "party": _has_party,
    "object": _has_object,
    "alone": _is_alone,
    "arrival": _arrives,
    "group": _is_group,
}
"""What a clause must have besides its verb; any other word of that column is a preposition or is looked at later."""

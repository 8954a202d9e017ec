"""Who bears the office that a phrase names, where the name stands behind whose office it is.

"Der Vorsitzende | der Gewerkschaft Nahverkehr | Karl Meis lehnte ab": he did, and the union is no part of his name.
"""

from __future__ import annotations

from synopse.model import Name
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

FARTHEST = 8
"""Tokens between an office and the name of who holds it."""
WHOSE = ("beim", "bei", "für", "im", "in", "vom", "von")
"""Prepositions behind an office that say whose it is."""
NAMED_AFTER = (
    *("brauerei", "firma", "galerie", "gymnasiums", "kanzlei", "klinik", "schule", "spedition", "stiftung"),
    *("unternehmens", "verlags"),
)
"""What may bear the name of a person itself: "der Präsident der Stiftung | Ida Moll"."""


def holder(view: View, number: int) -> Name | None:
    """The person behind an office and its body: "der Chef des Verbandes | Karl Meis", "der Minister für Verkehr, Ott,".

    Between commas or before the verb or behind a preposition: in "empfing der Chef des Verbandes Karl Meis" he may be
    the guest.
    """
    chunk = view.sentence.chunks[number]
    last = chunk.last
    following = view.chunk_at[last] if last < len(view.tokens) else NONE
    if chunk.number == "plur" or following == NONE or not words.is_office(view.tokens[chunk.head].text):
        return None
    if not (is_attached(view, following) or view.sentence.chunks[following].preposition in WHOSE):
        return None
    for at in range(last, min(last + FARTHEST, len(view.tokens))):
        if view.word(at) == ",":
            return _between_commas(view, at + 1)
        if (name := _person_at(view, at)) is not None:
            told = " " in name.text and name.text[-1] not in "'’" and not view.word(at - 1).endswith(NAMED_AFTER)
            return name if told and (chunk.preposition or _leads(view, number)) else None
        if not _goes_on(view, at):
            return None
    return None


def _person_at(view: View, at: int) -> Name | None:
    name = view.names[view.name_at[at]] if at < len(view.tokens) and view.name_at[at] != NONE else None
    return name if name is not None and name.label == "PER" else None


def _between_commas(view: View, at: int) -> Name | None:
    """The name alone between two commas: ", Ole Ott,"."""
    name = _person_at(view, at)
    if name is None or name.begin != view.tokens[at].begin:
        return None
    last = next((index for index in range(at, len(view.tokens)) if view.tokens[index].end >= name.end), NONE)
    return name if last != NONE and view.word(last + 1) == "," else None


def _leads(view: View, number: int) -> bool:
    chunk = view.sentence.chunks[number]
    clause = view.clause(view.clause_at[chunk.first])
    finite = None if clause is None or clause.verb is None else clause.verb.finite
    return finite is not None and chunk.last <= finite


def _goes_on(view: View, at: int) -> bool:
    """Whether a token still says whose office it is: "der CDU/CSU-Fraktion", "der Gewerkschaft Nahverkehr"."""
    if view.word(at) == "/":
        return True
    number = view.chunk_at[at]
    if number == NONE or view.time_at[at] != NONE:
        return False
    token = view.tokens[at]
    owner = words.is_person(token.text) or words.is_office(token.text)
    return view.sentence.chunks[number].preposition in (None, *WHOSE) and not owner

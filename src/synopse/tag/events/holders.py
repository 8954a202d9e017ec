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
NAMED_AFTER = (
    *("brauerei", "firma", "galerie", "gymnasiums", "kanzlei", "klinik", "schule", "spedition", "stiftung"),
    *("unternehmens", "verlags"),
)
"""What may bear the name of a person itself: "der Präsident der Stiftung | Ida Moll"."""


def holder(view: View, number: int) -> Name | None:
    """The person behind an office and its body: "der Chef des Verbandes | Karl Meis", "vom Sprecher der SPD | Ott".

    Only before the verb or behind a preposition: in "empfing der Chef des Verbandes Karl Meis" he may be the guest.
    """
    chunk = view.sentence.chunks[number]
    last = chunk.last
    following = view.chunk_at[last] if last < len(view.tokens) else NONE
    if chunk.number == "plur" or following == NONE or not is_attached(view, following):
        return None
    if not words.is_office(view.tokens[chunk.head].text) or not (chunk.preposition or _leads(view, number)):
        return None
    for at in range(last, min(last + FARTHEST, len(view.tokens))):
        name = view.names[view.name_at[at]] if view.name_at[at] != NONE else None
        if name is not None and name.label == "PER":
            return name if " " in name.text and name.text[-1] not in "'’" else None
        if not _goes_on(view, at):
            return None
    return None


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
    named_after = token.text.lower().endswith(NAMED_AFTER)
    return view.sentence.chunks[number].preposition in (None, "von", "vom") and not owner and not named_after

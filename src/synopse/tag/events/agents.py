"""By whom something is done in the passive: which phrases with "von" and "durch" name who acts, and which only a noun.

"Viele von ihnen wurden erschossen", "in der Nähe von Soest übergeben", "die Freigabe durch den Rat wurde begrüßt":
none of these says who shot, handed over, or welcomed it.
"""

from __future__ import annotations

from typing import Iterable

from synopse import lexicon, places
from synopse.model import Span
from synopse.tag.events.holders import holder
from synopse.tag.events.parties import referents
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

AGENTS = frozenset({"durch", "seitens", "vom", "von", "vonseiten"})
"""Prepositions before who acts."""
OF = frozenset({"vom", "von"})
SPOKESMEN = ("Sprecher", "Sprecherin", "sprecher", "sprecherin")


def agents(view: View, scope: Iterable[int], others: Iterable[str] = ()) -> tuple[Span, ...]:
    """Whom the phrases name that say by whom it is done.

    Args:
        view: The sentence.
        scope: The tokens in which the phrases begin.
        others: Further prepositions that name who acts.
    """
    prepositions = AGENTS.union(others)
    chunks = view.sentence.chunks
    inside = [number for number in view.chunks_in(scope) if not view.is_left_out(number)]
    led = [number for number in inside if chunks[number].preposition in prepositions]
    return tuple(span for number in led if not _is_of_noun(view, number) for span in referents(view, number))


def speaking(view: View, number: int) -> tuple[Span, ...]:
    """Whom a spokesman without a name speaks for: "ein Sprecher der Bahn | wies das zurück" is the railway.

    So too in "eine Elbkraft-Sprecherin". Nobody where it is somebody by name, or no spokesman.
    """
    chunk = view.sentence.chunks[number]
    head = view.tokens[chunk.head]
    named = [name for name in view.name_in(chunk.first, chunk.last) if name.label == "PER"]
    if named or holder(view, number) is not None or not head.text.endswith(SPOKESMEN):
        return ()
    owner, _, noun = head.text.rpartition("-")
    if owner[:1].isupper() and noun[:1].isupper():
        return (Span(head.begin, head.begin + len(owner), owner),)
    following = view.chunk_at[chunk.last] if chunk.last < len(view.tokens) else NONE
    if following == NONE or view.sentence.chunks[following].first != chunk.last:
        return ()
    of = is_attached(view, following) or view.sentence.chunks[following].preposition in OF
    whole = referents(view, following, _end(view, following)) if of else ()
    return () if any(_is_person(view, span) for span in whole) else whole


def _end(view: View, number: int) -> int:
    """Where the phrase ends with the name behind it: "des Konzerns | Norwatt"."""
    last = view.sentence.chunks[number].last
    return view.sentence.chunks[view.chunk_at[last]].last if last < len(view.tokens) and _bare(view, last) else last


def _bare(view: View, token: int) -> bool:
    return view.chunk_at[token] != NONE and view.name_at[token] != NONE


def _is_person(view: View, span: Span) -> bool:
    return any(name.label == "PER" and name.begin < span.end and span.begin < name.end for name in view.names)


def _is_of_noun(view: View, number: int) -> bool:
    """Whether a phrase belongs to the noun or number right before it, and so names nobody who acts."""
    chunk = view.sentence.chunks[number]
    at = chunk.first - 1
    if chunk.preposition not in AGENTS or at < 0 or view.time_at[at] != NONE:
        return False
    of = chunk.preposition in OF and (
        is_part(view, at) or _is_near(view, at) or _is_of_holder(view, at) or _is_of_town(view, number)
    )
    return of or _opens(view, number)


def is_part(view: View, at: int) -> bool:
    """ "Elf | von ihnen wurden verurteilt", "die meisten | von ihnen", "nach Angaben | von Ärzten"."""
    word = view.word(at)
    return word in lexicon.words("events_parts") or view.tokens[at].pos == "NUM" or word.isdigit()


def _is_near(view: View, at: int) -> bool:
    """ "in der Nähe | von Soest", "30 Kilometer | von Soest", "südlich | von Soest"."""
    return view.word(at) in lexicon.words("events_bearings")


def _is_of_holder(view: View, at: int) -> bool:
    """ "zum Nachfolger | von Ole Ott gewählt"."""
    before = view.chunk_at[at]
    return before != NONE and view.sentence.chunks[before].preposition in ("zum", "zur")


def _is_of_town(view: View, number: int) -> bool:
    """ "im Rathaus | von Soest": a town itself does nothing, but for the capital of a state."""
    chunk = view.sentence.chunks[number]
    named = view.name_in(chunk.first, chunk.last)
    before = view.chunk_at[chunk.first - 1]
    alone = len(named) == 1 and chunk.head == chunk.first + 1 and named[0].begin <= view.tokens[chunk.head].begin
    if before == NONE or not alone or named[0].label != "LOC" or places.state_of(named[0].text) is not None:
        return False
    return places.is_city(named[0].text) or words.is_site(view.tokens[view.sentence.chunks[before].head].text)


def _opens(view: View, number: int) -> bool:
    """Whether it stands behind other words at the head of a main clause: "Häuser | von Siedlern | wurden zerstört"."""
    chunk = view.sentence.chunks[number]
    clause = view.clause(view.clause_at[chunk.first])
    if clause is None or clause.kind != "main" or clause.verb is None or clause.verb.finite is None:
        return False
    behind = view.chunk_at[chunk.first - 1] != NONE and chunk.first > clause.first
    return (
        behind and chunk.last <= clause.verb.finite and view.clause_at[chunk.first - 1] == view.clause_at[chunk.first]
    )

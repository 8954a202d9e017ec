"""Who takes part beside subject and object: "in Begleitung von Kern", "gemeinsam mit Ott", ", unter ihnen Moll"."""

from __future__ import annotations

from typing import Iterator

from synopse import lexicon
from synopse.model import Span
from synopse.tag.events.agents import OF
from synopse.tag.events.parties import listed_from, referents
from synopse.tag.events.reach import is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View

JOINT = frozenset({"AGREE", "CONSULT", "PROTEST"})
"""Types of what one does in company."""
CEREMONIES = frozenset({"ceremony", "opening", "session", "show"})
TOGETHER = frozenset({"gemeinsam", "zusammen"})
LED = frozenset({"angeführt", "begleitet", "eskortiert", "flankiert"})
"""Participles before "von" and who comes along."""


def companions(view: View, trigger: Trigger) -> tuple[Span, ...]:
    """Whom the words around an event name as there, too; nobody for what is not done in company."""
    if trigger.type not in JOINT and trigger.row["kind"] not in CEREMONIES:
        return ()
    inside = _around(view, trigger)
    told = [span for number in view.chunks_in(inside) for span in _brought(view, number)]
    return tuple(dict.fromkeys((*told, *_listed(view, inside))))


def singled_out(view: View, trigger: Trigger) -> tuple[Span, ...]:
    """Who is named of those who suffer an event: "nahm 20 Menschen fest, darunter Ayda Kern"."""
    suffered = trigger.kind == "verb" and trigger.type in ("ASSAULT", "COERCE")
    return _listed(view, _around(view, trigger)) if suffered else ()


def _listed(view: View, inside: list[int]) -> tuple[Span, ...]:
    at = listed_from(view, inside)
    listed = referents(view, view.chunk_at[at]) if at != NONE else ()
    return tuple(span for span in listed if _is_name(view, span))


def _around(view: View, trigger: Trigger) -> list[int]:
    """The tokens that can speak of who else was there."""
    if trigger.kind == "noun" and trigger.support in ("", "be"):
        return list(range(trigger.reach.first, trigger.reach.last))
    return view.tokens_of(trigger.clause)


def _brought(view: View, number: int) -> Iterator[Span]:
    chunk = view.sentence.chunks[number]
    before = view.word(chunk.first - 1)
    if chunk.preposition == "mit" and before in TOGETHER:
        yield from referents(view, number)
    if chunk.preposition in OF and before in LED:
        yield from referents(view, number)
    last = chunk.last
    company = chunk.preposition is not None and view.word(chunk.head) in lexicon.words("events_companions")
    if company and last < len(view.tokens) and (following := view.chunk_at[last]) != NONE:
        behind = view.sentence.chunks[following]
        if behind.preposition in OF or is_attached(view, following):
            yield from referents(view, following)


def _is_name(view: View, span: Span) -> bool:
    return any(name.begin == span.begin and name.label in ("PER", "ORG") for name in view.names)

"""The town where a body sits: the council that decides or meets, the court before which something is tried."""

from __future__ import annotations

from synopse.model import Span
from synopse.syntax import Chunk
from synopse.tag.events.reach import is_attached
from synopse.tag.events.sites import adjective_place
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

FORUMS = frozenset({"vor", "am", "an", "beim", "bei", "im", "in", "vom", "von"})
"""Before what stands in court, or by what is decided."""


def of_body(view: View, trigger: Trigger) -> Span | None:
    """Where the council or court sits that decides: "Der Stadtrat von Kassel stimmte", "das Landgericht Ulm"."""
    if trigger.kind == "noun" or trigger.row["kind"] not in ("court", "custody", "office", "plea", "trial", "vote"):
        return None
    clause = view.sentence.clauses[trigger.clause]
    for number in view.chunks_in(trigger.scope):
        chunk = view.sentence.chunks[number]
        acts = number == clause.subject or chunk.preposition in ("von", "vom")
        if acts and _is_body(view, chunk):
            return _seat(view, chunk.first, chunk.head)
    return None


def of_owner(view: View, trigger: Trigger) -> Span | None:
    """The town whose body meets or votes: "die Sitzung des Lemgoer Stadtrats"."""
    if trigger.kind == "verb" or not (trigger.type == "CONSULT" or trigger.row["kind"] in ("court", "trial", "vote")):
        return None
    last = view.sentence.chunks[trigger.chunk].last
    number = view.chunk_at[last] if last in trigger.reach and last < len(view.tokens) else NONE
    if number == NONE or not is_attached(view, number):
        return None
    chunk = view.sentence.chunks[number]
    held = _is_body(view, chunk)
    return _seat(view, chunk.first, chunk.head) if held else None


def forum(view: View, number: int) -> Span | None:
    """The town of the court or council before which something is said or tried: "vor dem Amtsgericht in Lemgo"."""
    chunk = view.sentence.chunks[number]
    if chunk.preposition not in FORUMS or not _is_body(view, chunk):
        return None
    return _seat(view, chunk.first, chunk.head)


def _is_body(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is of a council or court, or of one that a name is joined to: "EU-Parlament"."""
    return words.is_body(view.tokens[chunk.head].text.split("-")[-1])


def _seat(view: View, first: int, head: int) -> Span | None:
    if found := adjective_place(view, first, head):
        return found
    at = head + 2 if view.word(head + 1) in ("von", "in") else head + 1
    number = view.name_at[at] if at < len(view.tokens) else NONE
    if number == NONE:
        return None
    begin, name = view.tokens[at].begin, view.names[number]
    return Span(begin, name.end, view.text[begin : name.end]) if name.label != "PER" else None

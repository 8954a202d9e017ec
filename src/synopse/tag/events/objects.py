"""Who or what a clause's verb is done to, and whether that is somebody: "traf | den Minister", "rief | die Seite"."""

from __future__ import annotations

from typing import Iterator

from synopse import places
from synopse.syntax import Chunk, Clause
from synopse.tag.events.persons import is_somebody
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words


def objects_of(view: View, number: int, clause: Clause) -> Iterator[Chunk]:
    """The chunks without a preposition that are no subject, no genitive and no time."""
    return (view.sentence.chunks[chunk] for chunk in object_numbers(view, number, clause))


def object_numbers(view: View, number: int, clause: Clause) -> Iterator[int]:
    """The same by their numbers in the sentence."""
    for chunk in view.chunks_of(number):
        piece = view.sentence.chunks[chunk]
        timed = view.time_at[piece.last - 1] != NONE
        if piece.preposition is None and chunk != clause.subject and not timed and not is_attached(view, chunk):
            yield chunk


def acted_on(view: View, number: int, clause: Clause) -> list[Chunk]:
    """The objects of a clause, or the subject of a passive: "die Stadt" in "Die Stadt wurde erobert"."""
    if clause.verb is not None and clause.verb.voice == "passive" and clause.subject is not None:
        return [view.sentence.chunks[clause.subject]]
    return list(objects_of(view, number, clause))


def is_party(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is of people or of what acts like people, or a pronoun for a person."""
    if is_somebody(view, view.chunk_at[chunk.head]):
        return True
    named = view.name_in(chunk.first, chunk.last)
    return words.is_agent(view.tokens[chunk.head].text) or any(name.label in ("PER", "ORG") for name in named) or any(
        places.state_of(name.text) is not None for name in named
    )  # fmt: skip


def is_army(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is of armed people who act together, or of a state, which has some."""
    head = view.tokens[chunk.head].text
    named = view.name_in(chunk.first, chunk.last)
    return words.is_troop(head) or any(places.state_of(name.text) is not None for name in named)

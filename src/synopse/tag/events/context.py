"""What the sentences before a mention give it: "dort", "dabei", a delegation's talks, its status."""

from __future__ import annotations

from typing import Iterator, Sequence

from msgspec import structs

from synopse import places
from synopse.model import Event
from synopse.tag.events.mentions import Draft

NEAR = 2
"""Sentences back to which "dort" and a list of delegates may reach."""
AROUND = 60
"""Mentions before and after among which one that does not state its status looks for one that does."""


def settled(found: Sequence[tuple[Draft, ...]]) -> tuple[Event, ...]:
    """The events of an article, by sentence, completed from their near context."""
    drafts: list[tuple[int, Draft]] = []
    for number, sentence in enumerate(found):
        for draft in sentence:
            drafts.append((number, _completed(draft, number, drafts)))
    listed = [draft for _, draft in drafts]
    around = (listed[max(0, at - AROUND) : at + AROUND] for at in range(len(listed)))
    return tuple(_stated(draft, others) for draft, others in zip(listed, around, strict=True))


def _completed(draft: Draft, number: int, before: list[tuple[int, Draft]]) -> Draft:
    """Take place and time from the meeting of the sentences before, where the words point there."""
    event = draft.event
    if event.place is not None and not draft.delegation:
        return draft
    near = [other.event for at, other in _recent(before, number) if other.event.type == "CONSULT"]
    if not near:
        return draft
    last = near[0]
    if draft.delegation:
        event = structs.replace(event, place=event.place or last.place, time=last.time, when=last.when)
        return structs.replace(draft, event=event)
    if draft.deictic and last.place is not None:
        return structs.replace(draft, event=structs.replace(event, place=last.place))
    return draft


def _recent(before: list[tuple[int, Draft]], number: int) -> Iterator[tuple[int, Draft]]:
    """The drafts of the sentences just before, the nearest first."""
    for at, draft in reversed(before):
        if number - at > NEAR:
            return
        yield at, draft


def _stated(draft: Draft, drafts: Sequence[Draft]) -> Event:
    """Where a mention does not say how it stands, what the article says of the same event elsewhere."""
    if draft.certain:
        return draft.event
    for other in drafts:
        if other.certain and other is not draft and _may_be_one(draft.event, other.event):
            return structs.replace(draft.event, status=other.event.status)
    return draft.event


def _may_be_one(event: Event, other: Event) -> bool:
    """Whether two mentions of one kind share a place, or the participants, and nothing speaks against it."""
    if event.type != other.type or (event.round and other.round and event.round != other.round):
        return False
    if event.time and other.time and event.time != other.time:
        return False
    if event.place is not None and other.place is not None:
        return places.compatible(event.place.text, other.place.text)
    mine = {span.text.rstrip("s") for span in (*event.actors, *event.recipients)}
    theirs = {span.text.rstrip("s") for span in (*other.actors, *other.recipients)}
    return len(mine & theirs) >= 2

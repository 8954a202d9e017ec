"""Where a report was written, which is where the meeting of its first sentences was, if nothing else is said.

"Wien (xyz) - Norwegen und Island haben sich geeinigt" alone says only where the correspondent sits. Where the text
names the town again ("in einem Hotel in Wien"), that is the place of the talks.
"""

from __future__ import annotations

import re
from typing import Mapping, Sequence

from msgspec import structs

from synopse import places
from synopse.model import FACTUAL, Event, Extent, Name, Span
from synopse.tag.events.sites import town_of
from synopse.vocabulary.datelines import dateline

LEAD = 2
"""Sentences that tell what the report is about."""
MEETINGS = ("AGREE", "CONSULT")
_LOCAL = re.compile(r"\b(?:in|im|bei) $")


def at_dateline(text: str, sentences: Sequence[Extent], names: Sequence[Name], found: Sequence[Event]) -> list[Event]:
    """The events, those of the first sentences with the town of the dateline where no place is given there."""
    scene = _scene(text, names)
    if scene is None:
        return list(found)
    begin, town = scene
    lead = [sentence for sentence in sentences if sentence.end > begin][:LEAD]
    inside = [event for event in found if any(_is_in(event, sentence) for sentence in lead)]
    if any(event.place is not None and event.place.text != town.text for event in inside):
        return list(found)
    bare = (event for event in inside if event.place is None and event.type in MEETINGS)
    told = {event.trigger for event in bare if event.status in FACTUAL}
    return [structs.replace(event, place=town) if event.trigger in told else event for event in found]


def in_towns(names: Sequence[Name], found: Sequence[Event]) -> list[Event]:
    """The events; the place of one told by an adjective that only the article explains is the town itself.

    "In der Peitzer Feuerwache" is in Peitz, which no gazetteer need know.
    """
    towns = {name.text: name for name in reversed(names) if name.label == "LOC"}
    known = frozenset(towns)
    return [_in_town(event, towns, known) for event in found]


def _in_town(event: Event, towns: Mapping[str, Name], known: frozenset[str]) -> Event:
    if event.place is None or event.place.text in known or places.place_of_adjective(event.place.text):
        return event
    town = town_of(event.place.text, known)
    if town is None:
        return event
    return structs.replace(event, place=Span(towns[town].begin, towns[town].end, town))


def _is_in(event: Event, sentence: Extent) -> bool:
    return sentence.begin <= event.trigger.begin < sentence.end


def _scene(text: str, names: Sequence[Name]) -> tuple[int, Span] | None:
    """Where the dateline stands, and the words that name its town again as the place of something."""
    match = dateline(text)
    if match is None:
        return None
    town = match[1].casefold()
    for name in names:
        again = name.begin >= match.end() and name.text.casefold() == town
        if again and _LOCAL.search(text, max(0, name.begin - 4), name.begin):
            return match.start(), Span(name.begin, name.end, name.text)
    return None

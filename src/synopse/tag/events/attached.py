"""Whom the words of an event's noun name: its genitive, whose it is, whom "zwischen", "mit" and "von" lead to."""

from __future__ import annotations

from typing import Iterator

from msgspec import Struct

from synopse import places
from synopse.model import Span
from synopse.tag.events.agents import is_part
from synopse.tag.events.parties import definite, referents, span_of
from synopse.tag.events.reach import CONJUNCTIONS, DONE, is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

AGAINST = frozenset({"ACCUSE", "COERCE", "SANCTION"})
TRIED = frozenset({"court", "session", "trial"})


class Participants(Struct, frozen=True):
    """Who acts, with or against whom, and who is named as absent."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    absent: tuple[Span, ...] = ()


def of_reach(view: View, trigger: Trigger) -> Participants:
    """Everybody whom the noun's own words name: "das Treffen zwischen A und B", "Kerns Besuch", "der Zug der Räte"."""
    parties = behind(view, trigger, frozenset({"zwischen", "von"}))
    actors = (*_possessors(view, trigger), *(span for span in parties if not is_site(view, trigger, span)))
    others = tuple(behind(view, trigger, _partners(trigger)))
    if trigger.type == "ASSAULT":
        others = tuple(span for span in others if not _is_spot(view, span))  # "der Angriff auf | Odessa" was there
    actors = (*actors, *_genitives(view, trigger))
    doers = behind(view, trigger, frozenset({"durch"})) if {trigger.type, trigger.row["kind"]} & DONE else ()
    if trigger.kind == "noun" and words.is_undergone(view.tokens[trigger.token].text):
        actors, others = (), (*actors, *others)  # "die Festnahme von Kern", "Kerns Vereidigung"
    return Participants(definite((*actors, *doers)), definite(others))


def _partners(trigger: Trigger) -> frozenset[str]:
    """The prepositions that lead to the other side: "mit" whom one talks, "gegen" whom a trial is."""
    if trigger.type == "PROTEST" or trigger.row["kind"] == "raid":
        return frozenset({"mit", "bei"})
    if trigger.type == "ASSAULT":
        return frozenset({"auf", "gegen", "mit"})
    against = trigger.type in AGAINST or trigger.row["kind"] in TRIED
    return frozenset({"mit", "gegen"}) if against else frozenset({"mit"})


def is_site(view: View, trigger: Trigger, span: Span) -> bool:
    """Whether "von" names where the event was: "die Konferenz von Jalta", not "das Treffen von Rom und Paris"."""
    chunk = next((chunk for chunk in view.sentence.chunks if view.tokens[chunk.head].begin == span.begin), None)
    if chunk is None or chunk.preposition != "von" or view.word(chunk.last) in CONJUNCTIONS:
        return False
    befell = _befalls(trigger, view.tokens[trigger.token].text) and _is_spot(view, span)
    return (befell or len(places.containers(span.text)) > 1) and chunk.first in trigger.reach


def _befalls(trigger: Trigger, noun: str) -> bool:
    """Whether a noun is of what nobody is named for but its place: "das Massaker | von Elmsdorf", "der Brand von"."""
    return trigger.kind == "noun" and words.is_named_after_place(noun)


def _is_spot(view: View, span: Span) -> bool:
    """Whether a name is of a place that is no state, known or not."""
    local = any(name.label == "LOC" and (name.begin, name.end) == (span.begin, span.end) for name in view.names)
    return local and places.state_of(span.text) is None


def behind(view: View, trigger: Trigger, prepositions: frozenset[str]) -> Iterator[Span]:
    """The referents of the phrases in the noun's reach that these prepositions open."""
    for number, chunk in enumerate(view.sentence.chunks):
        inside = trigger.reach.first < chunk.first < trigger.reach.last
        if (
            inside
            and chunk.preposition in prepositions
            and number != trigger.chunk
            and not _is_asked(view, chunk.first)
            and not (chunk.preposition == "von" and is_part(view, chunk.first - 1))  # "an Tausenden | von Zivilisten"
        ):
            yield from referents(view, number, trigger.reach.last)


def _is_asked(view: View, at: int) -> bool:
    """Whether what stands before a token is an interview, whatever it is about: "nach der Razzia im Interview mit"."""
    before = view.chunk_at[at - 1] if at else NONE
    return before != NONE and words.is_medium(view.tokens[view.sentence.chunks[before].head].text)


def _possessors(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Trumps Treffen mit Putin": a genitive name before its noun, inside its chunk or right before it."""
    chunk = view.sentence.chunks[trigger.chunk]
    for name in view.name_in(chunk.first, chunk.head):
        if name.label in ("PER", "ORG", "LOC") and name.text.endswith(("s", "’", "'")):
            yield span_of(name)


def _genitives(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "die Beratungen der Verbündeten": the genitive right after the noun."""
    chunk = view.sentence.chunks[trigger.chunk]
    if chunk.last < len(view.tokens):
        number = view.chunk_at[chunk.last]
        if (
            number != NONE
            and number != trigger.chunk
            and is_attached(view, number)
            and _is_inside(view, number, trigger)
        ):
            yield from referents(view, number, trigger.reach.last)


def _is_inside(view: View, number: int, trigger: Trigger) -> bool:
    chunk = view.sentence.chunks[number]
    return trigger.reach.first <= chunk.first and chunk.last <= trigger.reach.last

"""Whom an event befalls without being its subject: whose plant burns, whose rooms are searched, who is on trial."""

from __future__ import annotations

from typing import Iterator

from synopse.model import Name, Span
from synopse.places import is_place
from synopse.tag.events.parties import conjuncts, referents, span_of
from synopse.tag.events.reach import is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

STRICKEN = frozenset({"collapse", "crash", "fire"})
"""Kinds of events that befall a firm: "in der Fabrik des Herstellers Kern brach Feuer aus"."""
PENALTIES = ("strafe", "haft", "freispruch", "bewährung", "gefängnis")
RULINGS = ("OTHER", "REJECT")
"""Types of what a court decides."""
CLAIMS = ("antrag", "berufung", "beschwerde", "einspruch", "klage", "revision", "widerspruch")
PARTS_OF_STATES = ("Nord", "Ost", "Süd", "West")
"""How the names of parts of states begin."""
ON_SITE = frozenset({"am", "an", "auf", "bei", "beim", "im", "in"})


def stricken(view: View, trigger: Trigger) -> Iterator[Span]:
    """The firm where an accident happened: "im Werk der Firma Kern", "in der Fabrik Kern", "beim Hersteller Kern"."""
    clause = view.clause(trigger.clause)
    inside = () if clause is None else view.chunks_of(trigger.clause)
    for number in inside:
        chunk = view.sentence.chunks[number]
        before = view.chunk_at[chunk.first - 1] if chunk.first else NONE
        led = before != NONE and (is_attached(view, number) or chunk.preposition == "von")
        site = view.sentence.chunks[before] if led else chunk
        if site.preposition in ON_SITE and view.time_at[site.head] == NONE:
            named = view.name_in(chunk.first, chunk.last)
            firm = words.is_agent(view.tokens[chunk.head].text) and not words.is_territory(view.tokens[chunk.head].text)
            labels = ("ORG", "LOC", "PER") if firm and view.name_at[chunk.head] == NONE else ("ORG",)
            yield from (span_of(name) for name in named if name.label in labels and _may_be_firm(name))


def _may_be_firm(name: Name) -> bool:
    """Whether a name can be a firm's: not a site's, nor somebody's with first and last name."""
    return not is_region(name.text) and not words.is_site(name.text) and not (name.label == "PER" and " " in name.text)


def is_region(name: str) -> bool:
    """Whether a name is of a part of a state: "Nordirak", "Südfrankreich"."""
    rest = name[4:] if name.startswith(("Nord", "West")) else name[3:]
    return name.startswith(PARTS_OF_STATES) and len(rest) > 3 and is_place(rest.capitalize())


def visited(view: View, trigger: Trigger) -> Iterator[Span]:
    """At whose place it is: "saßen beide Seiten bei Ministerin Kern zusammen", "fuhren bei der Firma Ott vor"."""
    labels = ("PER",) if trigger.type == "CONSULT" else ("ORG", "PER")
    everywhere = range(len(view.sentence.chunks))  # "fuhren bei Ott vor und nahmen Akten mit"
    for number in view.chunks_in(trigger.scope) if trigger.type == "CONSULT" else everywhere:
        chunk = view.sentence.chunks[number]
        if chunk.preposition in ("bei", "beim"):
            named = {span_of(name) for name in view.name_in(chunk.first, chunk.last) if name.label in labels}
            yield from (span for span in referents(view, number) if span in named)


def searched(view: View, trigger: Trigger, number: int) -> tuple[Span, ...]:
    """Whose rooms are searched, of all that are: "durchsuchten das Bauministerium und Räume der Firma Kern"."""
    listed = conjuncts(view, number, len(view.tokens))
    each = (referents(view, one, view.sentence.chunks[one].last) or owner(view, trigger, one) for one in listed)
    return tuple(span for found in each for span in found)


def owner(view: View, trigger: Trigger, number: int) -> tuple[Span, ...]:
    """Whose rooms are searched: "durchsuchten Räume der Firma Kern"."""
    last = view.sentence.chunks[number].last
    following = view.chunk_at[last] if last < len(view.tokens) and trigger.row["kind"] == "raid" else NONE
    return referents(view, following) if following != NONE and is_attached(view, following) else ()


def on_trial(view: View, trigger: Trigger) -> Iterator[Span]:
    """For whom a sentence is asked: "Im Prozess gegen Kern hat die Anklage drei Jahre Haft gefordert"."""
    inside = (view.word(index) for index in view.tokens_of(trigger.clause))
    if not any(word.endswith(PENALTIES) for word in inside):
        return
    for chunk in (view.sentence.chunks[number] for number in view.chunks_of(trigger.clause)):
        if chunk.preposition in ("für", "gegen"):
            yield from (span_of(name) for name in view.name_in(chunk.first, chunk.last) if name.label == "PER")


def _applicant(view: View, number: int) -> Span | None:
    """The word for whose claim it is: "ihren" of "wies ihren Eilantrag ab"."""
    chunk = view.sentence.chunks[number]
    if chunk.preposition is not None or not view.word(chunk.head).endswith(CLAIMS):
        return None
    own = view.word(chunk.first) in words.POSSESSIVES
    return view.span(chunk.first, chunk.first + 1) if own else None


def of_matter(view: View, trigger: Trigger, subject: int | None) -> Iterator[Span]:
    """Whose ban or claim a court decides on: "Das Gericht hob das Verbot des Ministeriums auf"."""
    if subject is None or trigger.type not in RULINGS:
        return
    chunk = view.sentence.chunks[subject]
    if not words.is_court(view.tokens[chunk.head].text):
        return
    for number in view.chunks_in(trigger.scope):
        last = view.sentence.chunks[number].last
        following = view.chunk_at[last] if number != subject and last < len(view.tokens) else NONE
        if number != subject and (applied := _applicant(view, number)) is not None:
            yield applied
            return
        plain = view.sentence.chunks[number].preposition is None and view.time_at[last - 1] == NONE
        if plain and following not in (NONE, subject) and is_attached(view, following):
            yield from referents(view, following)
            return

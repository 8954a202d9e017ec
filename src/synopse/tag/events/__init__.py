"""What happened between whom, as PLOVER events with their status.

A mention carries what its own words, its clause and its near context certainly give; precision goes before recall.
"""

from __future__ import annotations

from typing import Callable

from synopse.model import Event, Extent, Name, Quotation, Time
from synopse.syntax import Syntax
from synopse.tag.events.anchors import anchored
from synopse.tag.events.carried import carried, scene
from synopse.tag.events.context import Sentence, settled
from synopse.tag.events.datelines import at_dateline, in_towns
from synopse.tag.events.mentions import mentions
from synopse.tag.events.persons import recalling
from synopse.tag.events.pointers import pointer, remark
from synopse.tag.events.view import View, views

LONGEST_SENTENCE = 400
"""Tokens. Longer ones are lists and tables, and would make the work more than linear."""

Telling = Callable[[View], Sentence]


def telling(view: View) -> Sentence:
    """What one sentence tells by itself."""
    return tuple(mentions(view)), pointer(view), remark(view)


def remembering() -> Telling:
    """`telling` for one text read as of several days: a sentence tells the same while its times are the same."""
    known: dict[tuple[int, tuple[Time, ...]], Sentence] = {}

    def told(view: View) -> Sentence:
        key = view.sentence.begin, view.times
        if key not in known:
            known[key] = telling(view)
        return known[key]

    return told


def events(
    text: str,
    syntax: Syntax,
    names: tuple[Name, ...],
    times: tuple[Time, ...],
    quotations: tuple[Quotation, ...],
    told: Telling = telling,
) -> tuple[Event, ...]:
    """Find the events of an article, in text order.

    Args:
        text: The article's text.
        syntax: Its analysed content sentences.
        names: Its names.
        times: Its times, resolved.
        quotations: Its quotations; Konjunktiv inside indirect speech only reports.
        told: What a sentence tells by itself; `remembering` where the same text is read again with other times.
    """
    every = recalling(views(text, syntax, names, times, quotations))
    read = [view for view in every if len(view.tokens) <= LONGEST_SENTENCE]
    found = list(map(told, read))
    sentences = [Extent(sentence.begin, sentence.end) for sentence in syntax.sentences]
    placed = at_dateline(text, sentences, names, in_towns(names, settled(found)))
    return tuple(carried([scene(view) for view in read], anchored(text, placed)))

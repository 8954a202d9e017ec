"""What happened between whom, as PLOVER events with their status.

A mention carries what its own words, its clause and its near context certainly give; precision goes before recall.
"""

from __future__ import annotations

from synopse.model import Event, Extent, Name, Quotation, Time
from synopse.syntax import Syntax
from synopse.tag.events.anchors import anchored
from synopse.tag.events.carried import carried, scene
from synopse.tag.events.context import settled
from synopse.tag.events.datelines import at_dateline, in_towns
from synopse.tag.events.mentions import mentions
from synopse.tag.events.pointers import pointer, remark
from synopse.tag.events.view import views

LONGEST_SENTENCE = 400
"""Tokens. Longer ones are lists and tables, and would make the work more than linear."""


def events(
    text: str, syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...], quotations: tuple[Quotation, ...]
) -> tuple[Event, ...]:
    """Find the events of an article, in text order.

    Args:
        text: The article's text.
        syntax: Its analysed content sentences.
        names: Its names.
        times: Its times, resolved.
        quotations: Its quotations; Konjunktiv inside indirect speech only reports.
    """
    read = [view for view in views(text, syntax, names, times, quotations) if len(view.tokens) <= LONGEST_SENTENCE]
    found = [(tuple(mentions(view)), pointer(view), remark(view)) for view in read]
    sentences = [Extent(sentence.begin, sentence.end) for sentence in syntax.sentences]
    placed = at_dateline(text, sentences, names, in_towns(names, settled(found)))
    return tuple(carried([scene(view) for view in read], anchored(text, placed)))

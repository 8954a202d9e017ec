"""Offices that a sentence states: "Karl Ott ist Präsident des Sportbunds", "Chef der Werft bleibt Eva Mai"."""

from __future__ import annotations

from typing import Iterator

from synopse.model import Role, Span
from synopse.tag.roles.phrases import ascribed, attribute, office_phrase, past_adverbs, past_brackets
from synopse.tag.roles.view import View, used


def predicate(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "Karl Ott ist seit 2021 Präsident des Sportbunds."; not "Der Sohn von Karl Ott ist Präsident ..."."""
    verb = past_brackets(view, last + 1)
    if view.word(verb) not in used("copula") or view.genitive(last) or not _opens(view, first):
        return
    yield from _stated(view, verb, holder)


def of_reference(view: View, last: int, holder: Span) -> Iterator[Role]:
    """ "Sie ist seit 2023 Landrätin." of whom the word at `last` means."""
    if view.word(last + 1) in used("copula"):
        yield from _stated(view, last + 1, holder)


def _stated(view: View, verb: int, holder: Span) -> Iterator[Role]:
    """The office behind the verb "ist"."""
    begin = verb + 1
    while view.word(begin) in used("also"):
        begin += 1
    begin = past_adverbs(view, begin)
    begin += view.word(begin) in used("article")
    phrase = office_phrase(view, begin)
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is None or held is None or not view.word(phrase[1])[:1].isupper():
        return
    if view.closed(phrase[1] + 1) or view.word(phrase[1] + 1) in ("und", "sowie"):
        yield ascribed(view, (begin, *phrase), held, holder)


def subject(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "Vorsitzende des Vereins ist Eva Mai.", "Chef der Werft bleibt Karl Ott."."""
    verb = first - 1
    while view.word(verb) in used("also"):
        verb -= 1
    if (
        view.word(verb) not in used("copula")
        or not view.closed(last + 1)
        or view.word(0).lower() in used("no_attribute")
    ):
        return
    begin = 1 if view.word(0).lower() in used("article") else 0
    phrase = office_phrase(view, begin)
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is not None and held is not None and phrase[1] == verb - 1:
        yield ascribed(view, (begin, *phrase), held, holder)


def _opens(view: View, first: int) -> bool:
    """Whether a name with its titles and offices stands at the beginning of a clause."""
    index = first
    while index > 0 and (attribute(view, index - 1) or view.office(index - 1) is not None):
        index -= 1
    index -= index > 0 and view.word(index - 1).lower() in ("der", "die")
    return index == 0 or view.tokens[index - 1].pos in ("PUNCT", "CCONJ")

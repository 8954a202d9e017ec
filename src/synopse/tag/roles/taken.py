"""Posts that somebody takes or leads: "übernimmt das Finanzressort", "als Innenministerin ins Kabinett einzieht"."""

from __future__ import annotations

from typing import Iterator

from synopse.model import Role, Span
from synopse.posts import is_department
from synopse.tag.roles.phrases import ascribed, attribute, office_phrase, past_brackets
from synopse.tag.roles.view import CLOSING, View, used

REACH = 16
"""Tokens between a name and the post it takes; what is farther belongs to somebody else."""


def taken(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """Posts told by the verb of the name's own clause or of a relative clause behind it.

    "Eva Mai bekommt das Finanzressort.", "Eva Mai, die das Finanzressort leitet,", "Das Finanzressort übernimmt Eva
    Mai.", "Eva Mai soll Finanzministerin werden.", "Karl Ott wurde zum Vorstandschef gewählt."
    """
    if view.genitive(last) and view.word(last)[-1:] in "'’ʼ":
        return
    behind = past_brackets(view, last + 1)
    if view.word(behind) == "," and view.word(behind + 1).lower() in ("der", "die"):
        yield from _in_clause(view, behind + 2, _clause_end(view, behind + 2), holder)
        behind = _clause_end(view, behind + 2) + 1
    if first == 0 or view.closed(first - 1) or view.word(first - 1).lower() in used("becomes"):
        yield from _in_clause(view, behind, _clause_end(view, behind), holder)
    elif _appointed(view, first):
        yield from _in_clause(view, behind, _clause_end(view, behind), holder, appointed=True)
    elif view.word(first - 1) in used("takes") or view.word(first - 1) in used("leads"):
        yield from _department_before(view, first - 1, holder)


def _clause_end(view: View, begin: int) -> int:
    index = begin
    while index < min(begin + REACH, len(view.tokens)) and view.word(index)[:1] not in CLOSING:
        index += 1
    return index


def _appointed(view: View, first: int) -> bool:
    """Whether the verb before the name appoints whom it names: "Die Delegierten wählten die Dreherin Eva Mai"."""
    return any(view.word(index) in used("elects") for index in range(max(0, first - REACH), first))


def _in_clause(view: View, begin: int, end: int, holder: Span, appointed: bool = False) -> Iterator[Role]:
    """The post in a clause whose subject is the holder; another person in it may be the one who takes it.

    With `appointed` the holder is the object of a verb before it.
    """
    if "PER" in view.labels[begin:end]:
        return
    said = {view.word(index).lower() for index in range(begin, end)}
    leads, comes, named = (bool(said & used(use)) for use in ("leads", "enters", "appointed"))
    named = named or appointed
    for index in range(begin, end):
        word = view.word(index)
        if (leads or said & used("takes")) and is_department(word):
            yield _department(view, index, holder)
            return
        opened = (word == "als" and comes) or (word in ("zum", "zur") and named)
        if opened or (index == begin and (word == "wird" or (word == "soll" and "werden" in said))):
            yield from _office(view, index + 1, end, holder)


def _office(view: View, begin: int, end: int, holder: Span) -> Iterator[Role]:
    while begin < end and (view.word(begin).lower() in used("article") or view.word(begin) in used("also")):
        begin += 1
    phrase = office_phrase(view, begin)
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is not None and held is not None and phrase[1] < end:
        yield ascribed(view, (begin, *phrase), held, holder)


def _department_before(view: View, verb: int, holder: Span) -> Iterator[Role]:
    """ "Das Finanzressort übernimmt Eva Mai.": what stands before the verb can only be what she takes."""
    for index in range(verb - 1, max(-1, verb - 4), -1):
        if is_department(view.word(index)):
            start = index
            while start > 0 and (attribute(view, start - 1) or view.word(start - 1).lower() in used("article")):
                start -= 1
            if start == 0 or view.closed(start - 1):
                yield _department(view, index, holder)
            return


def _department(view: View, index: int, holder: Span) -> Role:
    token = view.tokens[index]
    return Role(token.begin, token.end, token.text, holder, token.text)

"""Offices, professions and kinship that an article ascribes to a person in its own words.

Five ways in which German does it, each with its own check against the lists that look the same:

- before the name: "US-Präsident Donald Trump", "Sommers wirtschaftspolitische Beraterin Ute Kern";
- behind it, between commas: "Jan Kern, Schwiegersohn von Kanzlerin Vera Sommer,";
- ahead of it: "die wirtschaftspolitische Beraterin Sommers, Ute Kern,";
- by a participle: "der für die Tarifgespräche zuständige Karl Ott";
- as a sentence: "Karl Ott ist seit 2021 Präsident des Sportbunds.", "Eva Mai übernimmt das Finanzressort."
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Iterator

from synopse.model import Name, Reference, Role, Span
from synopse.syntax import Syntax
from synopse.tag.roles.beside import ahead, before, behind, responsible
from synopse.tag.roles.predicates import of_reference, predicate, subject
from synopse.tag.roles.taken import taken
from synopse.tag.roles.view import View, view_of, views


def roles(text: str, syntax: Syntax, names: tuple[Name, ...]) -> tuple[Role, ...]:
    """Find the roles ascribed to persons.

    Args:
        text: The article's text.
        syntax: Its sentences.
        names: Its names; only persons hold roles.

    Returns:
        The roles in the order of the text, without their article, as they stand there.
    """
    found: dict[tuple[int, int, int], Role] = {}
    for view in views(text, syntax, names):
        for first, last, name in view.persons:
            for role in _of_person(view, first, last, Span(name.begin, name.end, name.text)):
                found.setdefault((role.begin, role.end, role.holder.begin), role)
    return tuple(found[key] for key in sorted(found))


def with_meant(
    text: str, syntax: Syntax, names: tuple[Name, ...], known: tuple[Role, ...], references: tuple[Reference, ...]
) -> tuple[Role, ...]:
    """The known roles and those that a sentence states of whom its first words mean: "Sie ist seit 2023 Landrätin."."""
    found = list(known)
    for sentence in syntax.sentences:
        low, high = (bisect_left(references, offset, key=_begin) for offset in (sentence.begin, sentence.end))
        if low == high:
            continue
        view = view_of(text, sentence.tokens, names)
        begins = [token.begin for token in sentence.tokens]
        for reference in references[low:high]:
            first, end = (bisect_left(begins, offset) for offset in (reference.begin, reference.end))
            if first == 0 or view.closed(first - 1):
                found += of_reference(view, end - 1, reference.name)
    return tuple(sorted(found, key=lambda role: (role.begin, role.end, role.holder.begin)))


def _begin(reference: Reference) -> int:
    return reference.begin


def _of_person(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    yield from before(view, first, last, holder)
    yield from behind(view, last, holder)
    yield from ahead(view, first, last, holder)
    yield from predicate(view, first, last, holder)
    yield from subject(view, first, last, holder)
    yield from responsible(view, first, holder)
    yield from taken(view, first, last, holder)

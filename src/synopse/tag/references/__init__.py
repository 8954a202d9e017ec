"""Pronouns and descriptions led to names of the same article; where two candidates remain, to none."""

from __future__ import annotations

from synopse.model import Name, Reference, Role
from synopse.syntax import Syntax
from synopse.tag.references.bodies import acting, bodies
from synopse.tag.references.demonstratives import demonstratives
from synopse.tag.references.descriptions import descriptions
from synopse.tag.references.objects import objects
from synopse.tag.references.people import people
from synopse.tag.references.pronouns import pronouns
from synopse.tag.references.sides import sides
from synopse.tag.references.witnesses import with_witnesses


def references(text: str, syntax: Syntax, names: tuple[Name, ...], roles: tuple[Role, ...]) -> tuple[Reference, ...]:
    """Resolve references.

    Args:
        text: The article's text.
        syntax: Its sentences.
        names: Its names.
        roles: The roles it ascribes to them.

    Returns:
        The references in the order of the text, each with the name it stands for and why.
    """
    known = with_witnesses(syntax.sentences, people(text, names, roles))
    described = tuple(descriptions(text, syntax.sentences, names, roles, known))
    pronominal = tuple(pronouns(text, syntax.sentences, known, described))
    oblique = tuple(objects(text, syntax.sentences, known, (*described, *pronominal)))
    nearest = tuple(demonstratives(text, syntax.sentences, names, known, (*described, *pronominal)))
    organisations = tuple(bodies(text, syntax.sentences, names))
    double = tuple(sides(text, syntax.sentences, names, known, acting(text, syntax.sentences, names)))
    found = (*described, *pronominal, *oblique, *nearest, *organisations, *double)
    return tuple(sorted(found, key=lambda reference: (reference.begin, reference.end)))

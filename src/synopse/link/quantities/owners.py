"""Whose figure it is: "Nordlund hält 12 Prozent", "87 Prozent der Stadtpartei"."""

from __future__ import annotations

import re

from synopse.model import Article, Figure, Resolve, Statement
from synopse.terms import stem

_OF = re.compile(r"\s+(?:der|des|von|vom)\s+(?:\w+\s+){0,2}")
_TITLED = re.compile(r"\b[Dd](?:er|ie|as|en|em|es)\s([A-ZÄÖÜ][a-zäöüß]+e[nrsm]?)\s([A-ZÄÖÜ][a-zäöüß]+)\b")
"""An adjective with a capital between article and noun begins a name: "der Freien Mitte"."""


def owners(article: Article, figure: Figure, statement: Statement | None, resolve: Resolve) -> tuple[str, ...]:
    """Whose figure it is: of whom the words behind it say it is, else the subject of its clause, else who alone stands
    there, else what looks like a name though nothing is known of it.
    """
    behind = _OF.match(article.text, figure.end)
    if behind is not None:
        named = [name for name in article.names if figure.end < name.begin <= behind.end() and name.label == "ORG"]
        found = tuple(actor for name in named[:1] for actor in resolve(article.id, name.begin, name.end))
        titled = _TITLED.match(article.text, figure.end + 1)
        if found or titled:
            return found or (_key(titled),) if titled else found
    if statement is None:
        return ()
    told = _of_clause(article, figure, statement, resolve) or _opening(article, statement, resolve)
    return told or _titled(article, statement)


def _opening(article: Article, statement: Statement, resolve: Resolve) -> tuple[str, ...]:
    """Whose name opens a clause of which no subject is known: "Nordlund kontrolliert 12 Prozent"."""
    if any(argument.relation == "subject" for argument in statement.arguments):
        return ()
    opening = [name for name in article.names if name.begin == statement.begin and name.label != "LOC"]
    return tuple(actor for name in opening for actor in resolve(article.id, name.begin, name.end))


def _of_clause(article: Article, figure: Figure, statement: Statement, resolve: Resolve) -> tuple[str, ...]:
    told = [
        (argument.relation == "subject", resolve(article.id, argument.begin, argument.end))
        for argument in statement.arguments
        if not argument.begin <= figure.begin < argument.end
    ]
    subjects = [actors for is_subject, actors in told if is_subject and actors]
    others = [actors for is_subject, actors in told if not is_subject and actors]
    return subjects[0] if subjects else others[0] if len(others) == 1 else ()


def _titled(article: Article, statement: Statement) -> tuple[str, ...]:
    """The one phrase of the clause that looks like a name."""
    found = {_key(match) for match in _TITLED.finditer(article.text, statement.begin, statement.end)}
    return tuple(found) if len(found) == 1 else ()


def _key(match: re.Match[str]) -> str:
    adjective, noun = (word.lower() for word in match.groups())
    return f"~{re.sub('e[nrsm]?$', '', adjective)} {stem(noun)}"

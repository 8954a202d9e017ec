"""States and organisations that a sentence speaks of as those who act, and the pairs that it makes of them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Iterator, Mapping

from msgspec import Struct

from synopse.lexicon import mapping, rows, words
from synopse.model import Name, Span
from synopse.offices import office
from synopse.places import canonical, country_name, state_of
from synopse.syntax import Sentence, Token

_WHERE = frozenset({"in", "im", "nach", "aus", "bei", "durch", "über", "vor", "um", "ab", "bis", "an", "auf"})
_LINKS = frozenset({"und", "sowie", "mit", "gegen"})
_CHAIN = frozenset({"und", "sowie", ",", "mit", "gegen", "oder"})
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "ADP"})


class Party(Struct, frozen=True):
    """A state or organisation that acts; `key` is its code or its name's last word, `span` the words that say so.

    `side` marks the words of negotiations: "die kasachische Seite", "die deutsche Delegation".
    `first` and `last` are the indices of its tokens.
    """

    kind: str
    key: str
    span: Span
    first: int
    last: int
    side: bool = False


def parties(sentence: Sentence, names: tuple[Name, ...], bodies: Mapping[int, str]) -> tuple[Party, ...]:
    """The parties of a sentence in its order.

    Args:
        sentence: The sentence.
        names: The article's names.
        bodies: For each organisation that may be a party, from where it begins to a key of its own.

    Returns:
        States by name, capital, adjective or people where they act, and those organisations; places where something
        happens are none ("in Wien").
    """
    low = bisect_left(names, sentence.begin, key=lambda name: name.begin)
    high = bisect_left(names, sentence.end, key=lambda name: name.begin)
    named = {name.begin: name for name in names[low:high]}
    found: list[Party] = []
    inside = -1
    for index, token in enumerate(sentence.tokens):
        if token.begin < inside:
            continue
        name = named.get(token.begin)
        if name is not None:
            inside = name.end
            party = _named(sentence.tokens, index, name, bodies, found)
        else:
            party = _described(sentence.tokens, index, token)
        if party is not None:
            found.append(party)
    return tuple(found)


def pair(tokens: tuple[Token, ...], found: tuple[Party, ...]) -> tuple[Party, Party] | None:
    """The two parties that stand together ("Polen und Dänemark"), if just two do: the last such pair."""
    for place in range(len(found) - 1, 0, -1):
        one, other = found[place - 1], found[place]
        if one.kind != other.kind or one.key == other.key or not _linked(tokens, one, other):
            continue
        before = place > 1 and _chained(tokens, found[place - 2], one)
        behind = place + 1 < len(found) and _chained(tokens, other, found[place + 1])
        if not before and not behind:
            return one, other
    return None


def _linked(tokens: tuple[Token, ...], one: Party, other: Party) -> bool:
    """Whether "und" or "mit" stands between two parties, with no more than what belongs to the second."""
    between = tokens[one.last + 1 : other.first]
    link = next((index for index, token in enumerate(between) if token.text in _LINKS), None)
    if link is None or len(between) > 6:
        return False
    rest = [*between[:link], *between[link + 1 :]]
    return all(token.pos in _BETWEEN and token.text.lower() not in _WHERE for token in rest)


def _chained(tokens: tuple[Token, ...], one: Party, other: Party) -> bool:
    between = tokens[one.last + 1 : other.first]
    return one.key != other.key and len(between) <= 4 and any(token.text in _CHAIN for token in between)


def _named(
    tokens: tuple[Token, ...], index: int, name: Name, bodies: Mapping[int, str], found: list[Party]
) -> Party | None:
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].begin < name.end:
        last += 1
    span = Span(name.begin, name.end, name.text)
    state = state_of(name.text)
    if state is not None and name.label in ("LOC", "ORG"):
        country = canonical(name.text) == country_name(state)
        acts = _acts(tokens, index, last, found, country)
        return Party("state", state, span, index, last) if acts else None
    if name.label == "ORG" and name.begin in bodies:
        return Party("body", bodies[name.begin], span, index, last)
    return None


def _acts(tokens: tuple[Token, ...], index: int, last: int, found: list[Party], country: bool) -> bool:
    """Whether a state's name says who acts and not where: no "in Wien", no "Wien (nda)", no "Rostock/Wien –"."""
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if index == 0 and following[:1] in "(/–-:." and not country:
        return False
    before = tokens[index - 1].text if index else ""
    if before in ("und", "sowie", "/") and not country:
        return bool(found) and found[-1].last == index - 2
    if before.lower() in _WHERE or before in ("/", "("):
        return before == "aus" and index > 1 and tokens[index - 2].text in _pairs()
    return country or before.lower() not in words("syntax_prepositions") or before in ("zwischen", "mit", "gegen")


def _described(tokens: tuple[Token, ...], index: int, token: Token) -> Party | None:
    """ "die kasachische Seite", "die US-Regierung", "die Kasachen": a state by another word than its name."""
    head, hyphen, tail = token.text.rpartition("-")
    state = state_of(head if hyphen else token.text)
    if state is None:
        return None
    span = Span(token.begin, token.end, token.text)
    if hyphen:
        fore = Span(token.begin, token.begin + len(head), head)
        return _with(tail, Party("state", state, fore, index, index))
    if token.text[:1].islower():
        last = next((i for i in range(index + 1, min(index + 5, len(tokens))) if tokens[i].text[:1].isupper()), index)
        return _with(tokens[last].text, Party("state", state, span, index, last)) if last > index else None
    before = tokens[index - 1].text.lower() if index else ""
    return Party("state", state, span, index, index) if before in ("die", "den") and token.pos == "NOUN" else None


def _with(noun: str, party: Party) -> Party | None:
    """The party if the noun says a state as a whole or somebody who acts for it."""
    lowered = noun.lower()
    if lowered.endswith(_SIDES):
        return Party(party.kind, party.key, party.span, party.first, party.last, True)
    whole = any(lowered[start:] in words("actors_bodies") for start in range(min(len(lowered), 40)))
    return party if whole or office(noun) is not None else None


_SIDES = ("seite", "delegation", "unterhändler", "unterhändlerin", "verhandlungsführer", "verhandlungsführerin")


@cache
def _pairs() -> frozenset[str]:
    """The nouns of which there may be two: "Vertreter aus Berlin und Astana"."""
    return frozenset(row["form"] for row in rows("references_pairs"))


def noun_class(noun: str) -> str:
    """Of what there are two: "state", "body", "any"; "" for any other noun."""
    return mapping("references_pairs", "class").get(noun, "")


def needs_no_number(noun: str) -> bool:
    """Whether the noun says by itself that there are two: "die Konfliktparteien"."""
    return mapping("references_pairs", "alone").get(noun, "") == "yes"


def distinct(found: Iterator[Party]) -> dict[str, list[Party]]:
    """The mentions of each party."""
    result: dict[str, list[Party]] = {}
    for party in found:
        result.setdefault(party.key, []).append(party)
    return result

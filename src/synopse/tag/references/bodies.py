"""Organisations meant by what they are: "die Gewerkschaft", "der Konzern", "die Partei"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import Iterator, Mapping

from msgspec import Struct

from synopse.lexicon import mapping, rows
from synopse.model import Name, Reference, Span
from synopse.syntax import Sentence, Token

_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des"})


class _Body(Struct, frozen=True):
    """An organisation of the article with the classes that the article or the table of names gives it."""

    mentions: tuple[Span, ...]
    classes: frozenset[str]


def bodies(text: str, sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> Iterator[Reference]:
    """Lead each noun for an organisation to the one organisation of its class; where two fit, to none.

    A noun for both sides of a wage dispute ("die Tarifparteien") yields two references over the same words.
    """
    by_class: dict[str, list[_Body]] = defaultdict(list)
    for body in _bodies(text, sentences, names):
        for each in sorted(body.classes):
            by_class[each].append(body)
    starts = [name.begin for name in names]
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            kinds = _classes().get(token.text, "").split()
            if not kinds or bisect_right(starts, token.end) > bisect_left(starts, token.begin):
                continue
            begin = _definite(sentence.tokens, index)
            if begin is not None:
                own = _own(token.text)  # "die Werft" is the one called "Werft Olmbau"
                kinds = [own] if len(by_class.get(own, ())) == 1 else kinds
                yield from _each(Span(begin, token.end, text[begin : token.end]), kinds, by_class)


def acting(text: str, sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> Mapping[int, str]:
    """The organisations that can be parties to something, from where each mention begins to a key of its own.

    Those that report, agencies and papers, are left out.
    """
    return {
        mention.begin: _key(body.mentions[0].text)
        for body in _bodies(text, sentences, names)
        if not body.classes & _REPORTING
        for mention in body.mentions
    }


_REPORTING = frozenset({"agency", "newspaper"})


def _definite(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where a definite noun begins: with its article, or bare in a pair ("Arbeitgeber und Gewerkschaft")."""
    following = tokens[index + 1 : index + 2]
    if following and (following[0].pos == "PROPN" or following[0].text.lower() in ("der", "des", "von", "aus")):
        return None
    if index and tokens[index - 1].text.lower() in _ARTICLES:
        return None if tokens[index].text in _PLURAL_WITH_ARTICLE else tokens[index - 1].begin
    for partner, link in ((index + 2, index + 1), (index - 2, index - 1)):
        if 0 <= partner < len(tokens) and tokens[link].text == "und" and tokens[partner].text in _classes():
            return tokens[index].begin
    return None


_PLURAL_WITH_ARTICLE = frozenset({"Arbeitgeber"})
"""With an article these are mostly many: "die Arbeitgeber"."""


def _each(noun: Span, kinds: list[str], by_class: Mapping[str, list[_Body]]) -> Iterator[Reference]:
    meant = [_one(noun, by_class.get(kind, [])) for kind in kinds]
    for kind, body in zip(kinds, meant, strict=True):
        if body is not None and None not in meant:
            place = bisect_right(body.mentions, noun.begin, key=lambda mention: mention.begin)
            name = body.mentions[max(place - 1, 0)]
            reason = f"“{name.text}” is the only organisation here that is a {kind}"
            yield Reference(noun.begin, noun.end, noun.text, name, reason)


def _one(noun: Span, fitting: list[_Body]) -> _Body | None:
    """The only one, else the only one named so far: who comes into the story later cannot be meant."""
    if len(fitting) > 1:
        fitting = [body for body in fitting if body.mentions[0].begin < noun.begin]
    return fitting[0] if len(fitting) == 1 else None


def _bodies(text: str, sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> tuple[_Body, ...]:
    before = _words_before(sentences, names)
    groups: dict[str, list[Name]] = defaultdict(list)
    classes: dict[str, set[str]] = defaultdict(set)
    alias = _abbreviated(text, names)
    for name in names:
        if name.label != "ORG":
            continue
        key = _key(name.text)
        key = alias.get(key, key)
        groups[key].append(name)
        classes[key] |= _classes_of(name.text, before.get(name.begin, ""))
    return tuple(
        _Body(tuple(Span(name.begin, name.end, name.text) for name in found), frozenset(classes[key]))
        for key, found in sorted(groups.items())
    )


def _words_before(sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> Mapping[int, str]:
    """For each name the word before it in its sentence."""
    starts = {name.begin for name in names}
    return {
        token.begin: sentence.tokens[index - 1].text
        for sentence in sentences
        for index, token in enumerate(sentence.tokens)
        if index and token.begin in starts
    }


def _classes_of(name: str, before: str) -> set[str]:
    """ "Gewerkschaft EVG", "Fahrgastverband Pro Bahn", "Verkehrsgewerkschaft", and what the table of names knows."""
    found = {_KINDS.get(_table().get(name, ""), "")}
    for word in dict.fromkeys((before, name.split()[0], name.split()[-1])):
        for noun, kind in _classes().items():
            if word.lower().endswith(noun.lower()) and word[:1].isupper() and " " not in kind:
                found |= {kind, _own(noun)}
    return found - {""}


def _own(noun: str) -> str:
    """A class of its own for each noun, whatever its case: "Konzern" and "Konzerns"."""
    return noun.removesuffix("s").removesuffix("e")


_KINDS = {"company": "company", "party": "party", "agency": "agency"}
"""Classes of the table of names that say the same here; its unions of states and of workers are one class there."""


def _key(name: str) -> str:
    """Organisations by their last word without endings: "Deutschen Bahn", "Die Bahn" -> "bahn"; "Pro Bahn" stays."""
    words = [word for word in name.split() if word.lower() not in _ARTICLES]
    if len(words) == 2 and re.search(r"sche[nrms]?$", words[0]):
        words = words[1:]
    return re.sub(r"(?<=...)(?:es|s)$", "", " ".join(words).casefold())


def _abbreviated(text: str, names: tuple[Name, ...]) -> Mapping[str, str]:
    """From the long form to its abbreviation in brackets."""
    found = {}
    for one, other in pairwise(names):
        if text[one.end : other.begin] in (" (", "(") and text[other.end : other.end + 1] == ")":
            found[_key(one.text)] = _key(other.text)
    return found


@cache
def _table() -> Mapping[str, str]:
    """What the table of names knows, also without the adjective: "Deutsche Bahn" and "Bahn"."""
    kinds = mapping("names_organisations", "kind")
    short = {name.partition(" ")[2]: kind for name, kind in kinds.items() if re.match(r"\w+sche[nrs]? \w+$", name)}
    return short | dict(kinds)


@cache
def _classes() -> Mapping[str, str]:
    return {row["form"]: row["class"] for row in rows("references_bodies")}

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
    """Lead each definite noun for an organisation to the one organisation of its class; where two fit, to none."""
    by_class = defaultdict(list)
    for body in _bodies(text, sentences, names):
        for each in sorted(body.classes):
            by_class[each].append(body)
    starts = [name.begin for name in names]
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            kind = _classes().get(token.text)
            if kind is None or not index or sentence.tokens[index - 1].text.lower() not in _ARTICLES:
                continue
            following = sentence.tokens[index + 1 : index + 2]
            if following and (following[0].pos == "PROPN" or following[0].text.lower() in ("der", "des", "von", "aus")):
                continue
            if bisect_right(starts, token.end) > bisect_left(starts, token.begin):
                continue
            yield from _one(text, sentence.tokens[index - 1], token, by_class[kind])


def _one(text: str, article: Token, noun: Token, fitting: list[_Body]) -> Iterator[Reference]:
    if len(fitting) != 1:
        return
    mentions = fitting[0].mentions
    place = bisect_right(mentions, noun.begin, key=lambda mention: mention.begin)
    name = mentions[max(place - 1, 0)]
    reason = f"“{name.text}” is the only organisation here that is a {_classes()[noun.text]}"
    yield Reference(article.begin, noun.end, text[article.begin : noun.end], name, reason)


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
    for word in (before, name.split()[-1]):
        for noun, kind in _classes().items():
            if word.lower().endswith(noun.lower()) and word[:1].isupper():
                found.add(kind)
    return found - {""}


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
    return mapping("names_organisations", "kind")


@cache
def _classes() -> Mapping[str, str]:
    return {row["form"]: row["class"] for row in rows("references_bodies")}

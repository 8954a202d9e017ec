"""A name that is clear in one report of a story is clear in all: "Nordlund", a company here, is no place there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Iterable, Iterator, Mapping

from msgspec.structs import replace

from synopse import lexicon
from synopse.model import Article, Name, NameLabel
from synopse.places import place_of_adjective
from synopse.vocabulary.bodies import is_office

SHORTEST = 4
"""Letters of a name that is looked for where it was not seen; shorter ones ("Au") stand for too much."""
OFTEN = 2
"""How often a name must have been seen as one kind, more often than as any other, by twice as many reports' votes."""

_WORD_BEFORE = re.compile(r"((?<!\w)[A-ZÄÖÜ]\w+- und )?(?<![\w-])([A-ZÄÖÜ]\w+) \Z")
_LONGEST_OFFICE = 50
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def shared(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles, each name under the label that the story's reports give it most, and found where one missed it.

    Only bodies and places are looked for, by forms that are no common nouns; persons take more care (see `actors`).
    """
    articles = tuple(map(_with_borders, articles))
    labels = _in_all_cases(_labels(articles))
    by_word: dict[str, list[str]] = defaultdict(list)
    for form in sorted(labels, key=len, reverse=True):
        by_word[_WORD.findall(form)[0]].append(form)
    return tuple(_with_names(article, labels, by_word) for article in articles)


def _with_borders(article: Article) -> Article:
    """The article with offices for the places that tell which is meant: "Landgericht Emden", not "Emden".

    As a name in an article the place alone counts; as somebody who acts in a story it is the court. And a town that
    only tells where somebody is at home is no part of the name: "die Emder Reederei Nordlund".
    """
    names = tuple(_at_home(_office(article.text, name)) for name in article.names)
    return article if names == article.names else replace(article, names=names)


def _office(text: str, name: Name) -> Name:
    seat = name.label == "LOC" or (name.label == "ORG" and name.text.isalpha())
    before = _WORD_BEFORE.search(text, max(0, name.begin - _LONGEST_OFFICE), name.begin) if seat else None
    if before is None or not is_office(before[2]):
        return name
    begin = before.start() if before[1] else before.start(2)
    return Name(begin, name.end, text[begin : name.end], "ORG")


def _at_home(name: Name) -> Name:
    town, *rest = name.text.split(" ", 2)
    if name.label != "ORG" or len(rest) < 2 or not _is_kind(rest[0]) or place_of_adjective(town) is None:
        return name
    begin = name.begin + len(town) + 1
    return replace(name, begin=begin, text=name.text[len(town) + 1 :])


def _is_kind(word: str) -> bool:
    """Whether a word says what an organisation is, whose name follows: "Reederei"."""
    return lexicon.mapping("names_kinds", "label").get(word.lower()) == "ORG"


def _labels(articles: tuple[Article, ...]) -> Mapping[str, NameLabel]:
    """The label of each form that one label holds clearly."""
    votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for article in articles:
        for name in article.names:
            votes[_plain(name.text)][name.label] += 1
    return {form: label for form, counts in votes.items() if (label := _winner(form, counts)) is not None}


def _in_all_cases(labels: Mapping[str, NameLabel]) -> Mapping[str, NameLabel]:
    """The labels, also of the cases of a name that begins with an adjective: "Soziale Mitte", "mit Sozialer Mitte"."""
    found = dict(labels)
    for form, label in labels.items():
        adjective = _INFLECTED.match(form)
        if adjective is not None and label == "ORG":
            cases = (adjective[1] + ending + form[adjective.end() :] for ending in _ENDINGS)
            found |= {case: label for case in cases if case not in found}
    return found


_INFLECTED = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{3,})e[nrms]?(?= [A-ZÄÖÜ])")
_ENDINGS = ("e", "en", "er", "em", "es")


def _plain(form: str) -> str:
    return re.sub(r"\s+", " ", form)


def _winner(form: str, counts: Counter[NameLabel]) -> NameLabel | None:
    if len(form) < SHORTEST or form in lexicon.words("syntax_nouns") or not _WORD.match(form):
        return None
    (label, most), *others = counts.most_common()
    rival = others[0][1] if others else 0
    return label if label in ("ORG", "LOC") and most >= OFTEN and most >= 2 * rival else None


def _with_names(article: Article, labels: Mapping[str, NameLabel], by_word: Mapping[str, list[str]]) -> Article:
    names = [replace(name, label=labels.get(_plain(name.text), name.label)) for name in article.names]
    taken = [(name.begin, name.end) for name in names]
    found = [name for name in _seen(article, labels, by_word) if not _overlaps(name, taken)]
    if not found and tuple(names) == article.names:
        return article
    return replace(article, names=tuple(sorted((*names, *found), key=lambda name: name.begin)))


def _overlaps(name: Name, taken: Iterable[tuple[int, int]]) -> bool:
    return any(begin < name.end and name.begin < end for begin, end in taken)


def _seen(article: Article, labels: Mapping[str, NameLabel], by_word: Mapping[str, list[str]]) -> Iterator[Name]:
    """The forms where they stand in the sentences of the article, the longest first, with their genitive -s."""
    text = article.text
    for sentence in article.sentences:
        reached = sentence.begin
        for word in _WORD.finditer(text, sentence.begin, sentence.end):
            if word.start() < reached:
                continue
            for form in (*by_word.get(word[0], ()), *by_word.get(word[0].removesuffix("s"), ())):
                end = _end(text, word.start(), form)
                if end is not None:
                    reached = end
                    yield Name(word.start(), end, text[word.start() : end], labels[form])
                    break


def _end(text: str, begin: int, form: str) -> int | None:
    """Where a form that begins here ends, or None where it does not stand here or is part of a longer word."""
    if not text.startswith(form, begin):
        return None
    end = begin + len(form)
    if text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        end += 1
    return end if not text[end : end + 1].isalnum() and text[end : end + 1] != "-" else None

"""Bodies, ships and other things under two names: "Nordwall Logistik" here, "Nordwald Logistik" there; "Seeadler" and
"Seefalke"; the probe "Argus" and the probe "Argon".

A name is believed to stand for another only where the two begin alike, each report knows but one of them, and the rest
agrees: the same further words, the one ship of each report, or the same noun before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Iterable, Iterator

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.namesakes import as_heard, beginning
from synopse.lexicon import words
from synopse.model import Actor, Article, Discrepancy, Evidence, Story

ALIKE, BODY = 3, 4
"""Letters with which two names of ships, and of companies whose other words agree, begin alike at least."""
LETTERS = 2
"""Letters in one place in which two names in marks differ at most; as many at the end may be a case or a plural."""
ENDS = 7
"""Letters in which they differ at most."""


def things(story: Story) -> Iterable[Discrepancy | None]:
    """Bodies and ships that go by two names."""
    yield from _bodies(story)
    yield from _ships(story.articles)
    yield from _others(story.articles)


def _bodies(story: Story) -> Iterator[Discrepancy | None]:
    by_rest: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
    for actor in story.actors:
        rest = actor.name.split()[1:]
        if actor.kind == "organisation" and rest:
            by_rest[tuple(rest)].append(actor)
    for alike in by_rest.values():
        for one, other in combinations(alike, 2):
            where = [{mention.article for mention in actor.mentions} for actor in (one, other)]
            if not where[0] & where[1] and _confused(one.name.split()[0], other.name.split()[0], BODY):
                yield _discrepancy({actor.name: actor.mentions for actor in (one, other)}, one.id)


def _confused(one: str, other: str, least: int) -> bool:
    """Whether two names begin alike and end otherwise; one that goes on where the other ends is a longer form."""
    if not (one.isalpha() and other.isalpha()) or any(map(says_what, (one, other))):
        return False
    same = beginning(one.lower(), other.lower())
    rest = sorted(len(name) - same for name in (one, other))
    return same >= least and rest[0] > 0 and rest[1] <= ENDS and as_heard(one) != as_heard(other)


_KINDS = frozenset({"bauer", "firma", "unternehmen", "betrieb", "hersteller", "gesellschaft", "spedition"})


def says_what(word: str) -> bool:
    """Whether a word is no name but says what bears it: "Spielzeugfirma", "Spielzeugbauers"."""
    plain = word.lower().rstrip("s")
    return any(plain.endswith(kind) for kind in words("actors_kind_nouns") | _KINDS)


def _ships(articles: tuple[Article, ...]) -> Iterator[Discrepancy | None]:
    """The one ship of each report, by its name in marks, where those of two reports begin alike."""
    told: dict[str, list[Evidence]] = defaultdict(list)
    for article in articles:
        named = tuple(_in_marks(article))
        if len({evidence.text for evidence in named}) == 1:
            told[named[0].text] += named
    texts = {article.id: article.text for article in articles}
    for one, other in combinations(sorted(told), 2):
        known = any(other in texts[e.article] for e in told[one]) or any(one in texts[e.article] for e in told[other])
        if not known and _confused(one, other, ALIKE):
            yield _discrepancy({name: tuple(told[name]) for name in (one, other)}, f"ship-{one}")


def _in_marks(article: Article) -> Iterator[Evidence]:
    """The names in marks in a report that speaks of a ship."""
    if any(match[0] in words("things_ships") for match in _WORD.finditer(article.text)):
        for match in _MARKED.finditer(article.text):
            yield Evidence(article.id, match.start(1), match.end(1), match[1])


def _others(articles: tuple[Article, ...]) -> Iterator[Discrepancy | None]:
    """The one thing of a kind that each report names in marks, where the names are nearly one: "Sonde „Argus“"."""
    told: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for match in _CALLED.finditer(article.text):
            if match[1] not in words("things_ships") and match[1] not in words("events_media"):
                found[match[1]].append(Evidence(article.id, match.start(2), match.end(2), match[2]))
        for kind, named in found.items():
            if len({evidence.text for evidence in named}) == 1:
                told[kind][named[0].text] += named
    texts = {article.id: article.text for article in articles}
    for kind, names in sorted(told.items()):
        for one, other in combinations(sorted(names), 2):
            if _nearly_one(one, other) and not (
                any(other in texts[e.article] for e in names[one]) or any(one in texts[e.article] for e in names[other])
            ):
                yield _discrepancy({name: tuple(names[name]) for name in (one, other)}, f"{kind}-{one}")


def _nearly_one(one: str, other: str) -> bool:
    """Whether names in marks differ in a letter or two that are neither a number, an ending nor a spelling."""
    left, right = (_NUMBER.sub("", name).lower() for name in (one, other))
    same = beginning(left, right)
    rest = max(len(left), len(right)) - same - beginning(left[same:][::-1], right[same:][::-1])
    ending = left.startswith(right[:-LETTERS]) or right.startswith(left[:-LETTERS])
    return same >= ALIKE and rest <= LETTERS and not ending and as_heard(left) != as_heard(right)


_NUMBER = re.compile(r"[\d.]+|\b[IVX]+\b")
_CALLED = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]{2,29}) [„“\"»«]([A-ZÄÖÜ][\w-]{3,20})[“”\"«»]")
_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_MARKED = re.compile(r"\b(?:der|die|dem|[A-ZÄÖÜ][a-zäöüß]+) [„“\"»«]([A-ZÄÖÜ][\w-]{3,20})[“”\"«»]")


def _discrepancy(told: dict[str, tuple[Evidence, ...]], about: str) -> Discrepancy | None:
    one, other = told
    claims = (Claim(name, evidence) for name, found in told.items() for evidence in found)
    return discrepancy("name", Subject(about, one, (f"names_alike: {one} / {other}",)), claims, 0.7)

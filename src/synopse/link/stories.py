"""Which articles tell one story: they share names and the specific words of a matter."""

from __future__ import annotations

import math
import re
from collections import Counter

from synopse import lexicon
from synopse.blocking import groups, shared_keys
from synopse.model import CONTENT_KINDS, Article, Extent
from synopse.periods import day_of
from synopse.places import towns_by_adjective
from synopse.terms import stem

Keys = dict[str, float]

NAME_WEIGHT = {"PER": 2.0, "ORG": 1.5, "LOC": 1.0, "OTH": 1.0}
"""A shared person says more than a shared country."""
NOUN_WEIGHT = 0.7
SAME_STORY = 0.28
"""Cosine from which two articles tell one story: swept from 0.15 to 0.45 on five reports on one diplomatic story over
four months, six on a labour dispute and 150 unrelated news articles; 0.24 to 0.32 keep the stories whole and apart."""
SHARED_NAMES = 2
"""One shared name alone ("Trump") is no story."""
SHORT_NOTICE, SHARED_KEYS = 0.3, 3
"""Short reports of one week name little: one name will do where three words of the matter are the same."""
DAYS = 7
LONG, LATER = 180, 0.5
"""Days and cosine: half a year later it is the same story only where most of what is named is the same."""

LONGEST_TITLE = 120

_LONG_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{8,}(?![\w-])")
"""Nouns of nine letters and more are mostly compounds and name a matter ("Verhandlungsrunde"); short ones do not."""


def stories(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], ...]:
    """Split articles into stories; each keeps their order, and the stories follow their first article."""
    keys = [_keys(article) for article in articles]
    names = [sorted(key for key in entry if key.startswith("name:")) for entry in keys]
    pairs = sorted(shared_keys(names).items())
    several = [pair for pair, count in pairs if count >= SHARED_NAMES]
    single = [
        pair for pair, count in pairs if count < SHARED_NAMES and _within(DAYS, *(articles[index] for index in pair))
    ]

    def alike(one: int, other: int) -> bool:
        near = _within(LONG, articles[one], articles[other])
        return _cosine(keys[one], keys[other]) >= (SAME_STORY if near else LATER)

    joined = (pair for pair in single if _same_notice(*(keys[index] for index in pair)))
    found = groups(len(articles), joined, several, alike)
    return tuple(tuple(articles[index] for index in group) for group in found)


def headline(articles: tuple[Article, ...]) -> str:
    """The headline of the article that is most about what all are about; without any, the newest first sentence."""
    keys = [_keys(article) for article in articles]
    middle: Keys = {}
    for entry in keys:
        length = _length(entry) or 1.0
        for key, weight in entry.items():
            middle[key] = middle.get(key, 0.0) + weight / length
    titled = [(_product(entry, middle), index) for index, entry in enumerate(keys) if _title(articles[index])]
    if titled:
        return _title(articles[max(titled)[1]]) or ""
    newest = articles[-1]
    first = newest.sentences[0] if newest.sentences else Extent(0, len(newest.text))
    return " ".join(newest.text[first.begin : first.end].split())[:LONGEST_TITLE]


def _title(article: Article) -> str | None:
    for segment in article.segments:
        if segment.kind == "headline":
            return " ".join(article.text[segment.begin : segment.end].split())
    return article.title


def _keys(article: Article) -> Keys:
    """What the article speaks of, weighted by kind and, damped, by how often it does so."""
    counts: Counter[str] = Counter()
    weights: Keys = {}
    for name in article.names:
        key = "name:" + _name_key(name.text, name.label)
        counts[key] += 1
        weights[key] = max(weights.get(key, 0.0), NAME_WEIGHT[name.label])
    for segment in article.segments:
        if segment.kind in CONTENT_KINDS:
            for town in towns_by_adjective(article.text, segment.begin, segment.end):
                key = "name:" + _name_key(town, "LOC")
                counts[key] += 1
                weights.setdefault(key, NAME_WEIGHT["LOC"])
            for match in _LONG_NOUN.finditer(article.text, segment.begin, segment.end):
                key = "noun:" + stem(match[0].lower())
                counts[key] += 1
                weights[key] = NOUN_WEIGHT
    return {key: weights[key] * (1 + math.log(count)) for key, count in counts.items()}


def _name_key(text: str, label: str) -> str:
    """A person goes by the last name, and a genitive is the name: "Putins" and "Wladimir Putin" are one key."""
    first, *_, last = text.split()[0], *text.split()
    if label != "PER" and not (label != "ORG" and first in lexicon.words("actors_given_names")):
        last = text
    folded = last.lower().rstrip("’'")
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") else folded


def _same_notice(one: Keys, other: Keys) -> bool:
    return len(one.keys() & other.keys()) >= SHARED_KEYS and _cosine(one, other) >= SHORT_NOTICE


def _within(days: int, one: Article, other: Article) -> bool:
    """Whether two articles appeared within so many days; an undated one may have."""
    if one.published is None or other.published is None:
        return True
    return abs(day_of(one.published) - day_of(other.published)) <= days


def _cosine(one: Keys, other: Keys) -> float:
    return _product(one, other) / ((_length(one) * _length(other)) or 1.0)


def _product(one: Keys, other: Keys) -> float:
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def _length(keys: Keys) -> float:
    return math.sqrt(sum(weight * weight for weight in keys.values()))

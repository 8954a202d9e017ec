"""Which articles tell one story: they share names and the specific words of a matter."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import groups, shared_keys
from synopse.model import CONTENT_KINDS, Article, Extent
from synopse.periods import day_of
from synopse.places import towns_by_adjective
from synopse.terms import stem, words

Keys = dict[str, float]

NAME_WEIGHT = {"PER": 2.0, "ORG": 1.5, "LOC": 1.0, "OTH": 1.0}
"""A shared person says more than a shared country."""
NOUN_WEIGHT = 0.7
SAME_STORY = 0.28
"""Cosine from which two articles tell one story: swept from 0.15 to 0.45 on five reports on one diplomatic story over
four months, six on a labour dispute and 150 unrelated news articles; 0.24 to 0.32 keep the stories whole and apart."""
SHARED_NAMES = 2
"""One shared name alone ("Trump") is no story."""


class Kinship(Struct, frozen=True):
    """What makes two reports of one week one story: names and, with them, words of the matter shared, and a cosine."""

    names: int
    keys: int
    cosine: float


OF_ONE_WEEK = (Kinship(1, 2, 0.4), Kinship(1, 3, 0.25), Kinship(3, 5, 0.18))
"""Short reports name little, and one name will do; long ones name much that the other leaves out. Set where none of
4,800 pairs of reports of one week that share words, on two matters, is joined."""
SHORT_NOTICE, SHARED_KEYS = 0.3, 3
"""The same where days, sums and lengths are counted too, and a town that is told as name and noun twice."""
SAID, SAID_LONG, HEARD = 4, 6, Kinship(1, 2, 0.1)
"""Words of a sentence in marks, the very same in two reports of one week, from which these tell one story: the shorter
if a little else is shared too, the longer, which nobody says twice, without more."""
DAYS = 7
LONG, LATER = 180, 0.5
"""Days and cosine: half a year later it is the same story only where most of what is named is the same."""

LONGEST_TITLE = 120

_LONG_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{8,}(?![\w-])")
"""Nouns of nine letters and more are mostly compounds and name a matter ("Verhandlungsrunde"); short ones do not."""


def stories(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], ...]:
    """Split articles into stories; each keeps their order, and the stories follow their first article."""
    keys = [_keys(article) for article in articles]
    matter = [{key: weight for key, weight in entry.items() if key not in _measures()} for entry in keys]
    names = shared_keys([sorted(key for key in entry if _is_name(key)) for entry in keys])
    said = shared_keys([sorted(_said(article)) for article in articles])

    def alike(one: int, other: int) -> bool:
        cosine = _cosine(keys[one], keys[other])
        near = _within(LONG, articles[one], articles[other])
        if names[one, other] >= SHARED_NAMES and cosine >= (SAME_STORY if near else LATER):
            return True
        fresh = _within(DAYS, articles[one], articles[other])
        notice = cosine >= SHORT_NOTICE and len(keys[one].keys() & keys[other].keys()) >= SHARED_KEYS
        return fresh and (notice or any(_akin(matter[one], matter[other], least) for least in OF_ONE_WEEK))

    joined = [
        (one, other)
        for (one, other), count in sorted(said.items())
        if _within(DAYS, articles[one], articles[other]) and (count > 1 or _akin(matter[one], matter[other], HEARD))
    ]
    found = groups(len(articles), joined, sorted(names), alike)
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


@cache
def _measures() -> frozenset[str]:
    """Keys of what any report tells days, sums and lengths by: "Donnerstagabend", "Millionen", "Kilometer", "Euro"."""
    tables = ("syntax_calendar", "figures_units", "figures_multipliers", "names_currencies")
    forms = {form.lower() for table in tables for form in lexicon.words(table)}
    return frozenset(f"noun:{stem(form)}" for form in forms) | frozenset(f"name:{form}" for form in forms)


def _is_name(key: str) -> bool:
    return key.startswith("name:")


def _said(article: Article) -> set[str]:
    """The sentences in marks; a long one counts twice."""
    direct = (quotation.content for quotation in article.quotations if quotation.type == "direct")
    rows = {words(article.text[content[0].begin : content[-1].end].replace("ß", "ss")) for content in direct}
    long = {f"{' '.join(row)}." for row in rows if len(row) >= SAID_LONG}
    return long | {" ".join(row) for row in rows if len(row) >= SAID}


def _name_key(text: str, label: str) -> str:
    """A person goes by the last name, and a genitive is the name: "Putins" and "Wladimir Putin" are one key."""
    first, *_, last = text.split()[0], *text.split()
    if label != "PER" and not (label != "ORG" and first in lexicon.words("actors_given_names")):
        last = text
    folded = last.lower().rstrip("’'")
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") else folded


def _akin(one: Keys, other: Keys, least: Kinship) -> bool:
    shared = one.keys() & other.keys()
    names = {stem(key.removeprefix("name:")) for key in shared if _is_name(key)}
    nouns = {key for key in shared if not _is_name(key) and key.removeprefix("noun:") not in names}
    return len(names) >= least.names and len(names) + len(nouns) >= least.keys and _cosine(one, other) >= least.cosine


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

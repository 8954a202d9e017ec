"""How many of a story's articles are really independent: a copied agency report counts once, however many print it.

Articles go back to one report if their texts are nearly one, if they credit one agency and share more than reports of
two hands do, or if one names the other's paper as its source.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import Iterable, Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import groups, shared_keys
from synopse.model import CONTENT_KINDS, Article, Origin
from synopse.periods import day_of
from synopse.terms import words

Shingles = frozenset[tuple[str, ...]]
Pair = tuple[int, int]

SHINGLE = 5
"""Words in a row: shorter runs ("die Gespräche in Berlin") are shared by independent reports too."""
COPY = 0.4
"""Share of the shorter text's shingles found in the other from which it is a copy. Independent reports on one event
share below 0.1 (quotations included), agency texts with an added or dropped paragraph above 0.6."""
REWRITE = 0.15
"""The same where both credit one agency and appeared within a day or two: a report cut and reworded at the desk."""
DAYS = 2
LEAD = 3
"""Sentences of the body in which an article names its source; further down one fact only is another paper's."""

_QUOTED = re.compile(r"[„“”»«\"‚‘'’]")


class Text(Struct, frozen=True):
    """An article with its runs of words, the agencies it credits and the papers it names as its source."""

    article: Article
    shingles: Shingles
    agencies: frozenset[str]
    sources: frozenset[str]


def origins(articles: tuple[Article, ...]) -> tuple[Origin, ...]:
    """Group the articles by the report they go back to, in the order of their first article."""
    texts = [_text(article) for article in articles]
    named = sorted(_named(texts))
    alike = sorted(shared_keys([text.shingles for text in texts]))
    found = groups(len(texts), named, alike, lambda one, other: _copied(texts[one], texts[other]))
    cited = {index for pair in named for index in pair}
    return tuple(_origin([texts[index] for index in group], bool(cited & set(group))) for group in found)


def _text(article: Article) -> Text:
    content = " ".join(article.text[s.begin : s.end] for s in article.segments if s.kind in CONTENT_KINDS)
    row = words(content)
    agencies = (word for entry in article.provenance if entry.kind == "agency" for word in words(entry.text))
    return Text(
        article,
        frozenset(zip(*(row[start:] for start in range(SHINGLE)), strict=False)),
        frozenset(word for word in agencies if word in _agencies()),
        frozenset(_sources(article)),
    )


def _agencies() -> frozenset[str]:
    return frozenset(form.lower() for form in lexicon.words("provenance_agencies"))


def _copied(one: Text, other: Text) -> bool:
    share = len(one.shingles & other.shingles) / max(1, min(len(one.shingles), len(other.shingles)))
    return share >= (REWRITE if one.agencies & other.agencies and _near(one, other) else COPY)


def _near(one: Text, other: Text) -> bool:
    days = [day_of(text.article.published) for text in (one, other) if text.article.published]
    return len(days) < 2 or abs(days[0] - days[1]) <= DAYS


# --- named sources ---------------------------------------------------------------------------------------------------


def _sources(article: Article) -> Iterator[str]:
    """The papers that the lead or the furniture of an article names as its source."""
    for begin, end in _where_named(article):
        for rule in lexicon.rules("origins_sources"):
            for match in rule.pattern.finditer(article.text, begin, end):
                yield _plain(match["outlet"])


def _where_named(article: Article) -> Iterator[tuple[int, int]]:
    bodies = [segment for segment in article.segments if segment.kind == "body"]
    lead = [s for s in article.sentences if any(b.begin <= s.begin < b.end for b in bodies[:LEAD])][:LEAD]
    yield from ((sentence.begin, sentence.end) for sentence in lead)
    for segment in article.segments:
        if segment.kind in ("credit", "byline", "disclaimer"):
            yield segment.begin, segment.end


def _plain(outlet: str) -> str:
    return _QUOTED.sub("", outlet).strip(" .").casefold()


def _named(texts: list[Text]) -> Iterable[Pair]:
    """Each article with the report that it names: the last one of that paper that had appeared by then."""
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if text.article.outlet:
            by_outlet[_plain(text.article.outlet)].append(index)
    for index, text in enumerate(texts):
        for source in sorted(text.sources):
            outlet = next((name for name in _forms(source) if name in by_outlet), None)
            earlier = [other for other in by_outlet.get(outlet or "", ()) if _may_cite(text, texts[other])]
            if earlier:
                yield min(earlier[-1], index), max(earlier[-1], index)


def _forms(name: str) -> Iterator[str]:
    """The name, and without the ending of a genitive or dative: "des Küstenboten"."""
    yield name
    for ending in ("s", "n", "en", "es"):
        if name.endswith(ending):
            yield name.removesuffix(ending)
            yield name.removesuffix(ending) + "e"


def _may_cite(one: Text, other: Text) -> bool:
    """Whether the other is another paper's report that had appeared: no paper copies what is not printed yet."""
    if one.article.outlet == other.article.outlet:
        return False
    return not one.article.published or not other.article.published or other.article.published <= one.article.published


def _origin(texts: list[Text], cited: bool) -> Origin:
    digest = hashlib.sha256(texts[0].article.text.encode()).hexdigest()[:12]
    reason = "own_text" if len(texts) == 1 else "named_source" if cited else "near_verbatim"
    return Origin(id=f"origin-{digest}", articles=tuple(text.article.id for text in texts), reason=reason)

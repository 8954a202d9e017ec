"""The named mentions of a story's articles, each with its form in the nominative."""

from __future__ import annotations

import re
from collections import Counter
from typing import Container, Iterable

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.lexicon import words as forms
from synopse.link.actors.labels import labels
from synopse.model import ActorKind, Article, Evidence, Name, NameLabel
from synopse.offices import office

GENITIVE_MARKS = "'’ʼ´`"


class Mention(Struct, frozen=True, order=True):
    """A name in one article; `base` is the name without the ending of a genitive."""

    article: str
    begin: int
    end: int
    text: str
    base: str

    @property
    def evidence(self) -> Evidence:
        """The exact words."""
        return Evidence(self.article, self.begin, self.end, self.text)


class Group(Struct, frozen=True):
    """Mentions of one actor, its name and why the forms were joined."""

    kind: ActorKind
    name: str
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...] = ()


def persons_named(articles: Iterable[Article]) -> tuple[Mention, ...]:
    """The mentions of persons, titles and genitive endings taken off in `base`: "Trumps" -> "Trump"."""
    found = [(article, name) for article, name, label in _labelled(articles) if label == "PER"]
    forms = frozenset(_untitled(name.text) for _, name in found)
    last_words = frozenset(form.split()[-1] for form in forms if " " in form)
    return tuple(
        _mention(article, name, _person_base(_untitled(name.text), forms, last_words)) for article, name in found
    )


def others_named(articles: Iterable[Article]) -> tuple[tuple[Mention, NameLabel], ...]:
    """The mentions of organisations and places with their label; articles before the name are taken off."""
    labelled = _labelled(articles)
    found = [(article, name) for article, name, label in labelled if label in ("ORG", "LOC")]
    label_at = {(article.id, name.begin): label for article, name, label in labelled}
    forms = frozenset(_without_article(name.text) for _, name in found)
    result = []
    for article, name in found:
        base = _base(_without_article(name.text), forms)
        if article.text[max(0, name.begin - 4) : name.begin].lower() == "des " or name.text.startswith("des "):
            base = _GENITIVE.sub("", base)
        result.append((_mention(article, name, base), label_at[article.id, name.begin]))
    return tuple(result)


_NOUNS = (
    "amt dienst gericht konzern zentrum verein werk parlament hof rat bund tag verband ministerium institut klub club "
    "senat kommando kongress ausschuss haus büro komitee kabinett unternehmen netzwerk"
)
_GENITIVE = re.compile("(?:" + "|".join(f"(?<={noun})" for noun in _NOUNS.split()) + ")(?:es|s)$", re.IGNORECASE)
"""Behind "des" the ending of a German noun is no part of the name: "des Bundeskriminalamtes", "des Senats"."""


def _labelled(articles: Iterable[Article]) -> list[tuple[Article, Name, NameLabel]]:
    articles = tuple(articles)
    known = labels(articles)
    return [(article, name, known.of(name)) for article in articles for name in article.names]


def commonest(forms: Iterable[str], short: Container[str] = ()) -> str:
    """The longest form by words, double names counted as two, then the most frequent, then that with the most signs.

    Before that, of "Orbán Viktor" and "Viktor Orbán", the one whose last word is among the `short` forms; at last the
    first by letters.
    """
    counts = Counter(forms)

    def rank(form: str) -> tuple[int, bool, int, int, str]:
        signs = sum(not char.isascii() for char in form)
        return -len(form.replace("-", " ").split()), form.split()[-1] not in short, -counts[form], -signs, form

    return min(counts, key=rank)


def _mention(article: Article, name: Name, base: str) -> Mention:
    return Mention(article.id, name.begin, name.end, name.text, base)


def _untitled(name: str) -> str:
    """Without "Dr.", "Frau" and the like before the name, nor an office: "Kreisbrandmeister Onno Tjark"."""
    words = name.split()
    kinds = mapping("actors_particles", "kind")
    first, left = 0, len(words)
    while first < left - 1 and kinds.get(words[first].casefold().rstrip(".")) == "title":
        first += 1
    while first < left - 2 and office(words[first]) is not None and words[first] not in forms("names_first"):
        first += 1
    return " ".join(words[first:])


def _person_base(form: str, forms: frozenset[str], last_words: frozenset[str]) -> str:
    """ "Putins" is Putin where the story knows a Putin; "Klaus" and "Maas" stay."""
    if form[-1] in GENITIVE_MARKS:
        return form[:-1]
    cut = form[:-1]
    if form[-1] != "s" or len(cut) < 3:
        return form
    if cut in forms or cut.split()[-1] in last_words or (" " in form and cut.split()[-1] in forms):
        return cut
    return form


def _base(form: str, forms: frozenset[str]) -> str:
    if form[-1] in GENITIVE_MARKS:
        return form[:-1]
    return form[:-1] if form[-1] == "s" and form[:-1] in forms else form


def _without_article(form: str) -> str:
    first, _, rest = form.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else form


_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})

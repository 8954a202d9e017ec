"""The named mentions of a story's articles, each with its form in the nominative."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.lexicon import mapping
from synopse.lexicon import words as forms
from synopse.model import ActorKind, Article, Evidence, Name
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


def others_named(articles: Iterable[Article]) -> tuple[tuple[Mention, str], ...]:
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


def _labelled(articles: Iterable[Article]) -> list[tuple[Article, Name, str]]:
    """The names with their labels; a name of several words has everywhere the label it has most often.

    A single word may well be a town and a person: "Fulda". But where nobody of that surname is ever named in full, and
    nobody called so holds an office, it is a person only if nearly always taken for one.
    """
    articles = tuple(articles)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name in article.names:
            votes[name.text][name.label] += 1
    most = {form: min(count, key=lambda label: (-count[label], _LABELS.index(label))) for form, count in votes.items()}
    surnames = frozenset(form.split()[-1] for form, label in most.items() if label == "PER" and not bare(form))
    surnames |= {role.holder.text for article in articles for role in article.roles}
    alone = {form: _impersonal(count) or most[form] for form, count in votes.items()}
    return [
        (article, name, _label(name, surnames, alone if _is_alone(name, surnames) else most))
        for article in articles
        for name in article.names
    ]


_LABELS = ("PER", "ORG", "LOC", "OTH")
_FEW = 4
"""So many times as a person outweigh once as something else."""


def _impersonal(votes: Counter[str]) -> str | None:
    """What else a word may be that is taken for a person here and there."""
    label = min(("ORG", "LOC"), key=lambda label: (-votes[label], label))
    return label if votes[label] and votes[label] * _FEW >= votes["PER"] else None


def _is_alone(name: Name, surnames: frozenset[str]) -> bool:
    """Whether a word is taken for a person whom nobody is called."""
    return " " not in name.text and not {name.text, name.text.removesuffix("s")} & surnames


def _label(name: Name, surnames: frozenset[str], chosen: Mapping[str, str]) -> str:
    """The label of a form in all articles: of several words, and of one taken for a person whom nobody is called."""
    everywhere = " " in name.text or (name.label == "PER" and _is_alone(name, surnames))
    return chosen[name.text] if everywhere else name.label


def bare(base: str) -> bool:
    """Whether a person is called by one word or a surname with its particle: "Harmsen", "von der Leyen"."""
    kinds = mapping("actors_particles", "kind")
    return sum(kinds.get(word.casefold()) != "particle" for word in base.split()) < 2


def commonest(forms: Iterable[str]) -> str:
    """The longest form by words, double names counted as two, then the most frequent one, then the first by letters."""
    counts = Counter(forms)
    return min(counts, key=lambda form: (-len(form.replace("-", " ").split()), -counts[form], form))


def _mention(article: Article, name: Name, base: str) -> Mention:
    return Mention(article.id, name.begin, name.end, name.text, base)


def _untitled(name: str) -> str:
    """Without "Dr.", "Frau" and the like before the name, nor an office: "Kreisbrandmeister Onno Tjark"."""
    words = name.split()
    kinds = mapping("actors_particles", "kind")
    while len(words) > 1 and kinds.get(words[0].casefold().rstrip(".")) == "title":
        words = words[1:]
    while len(words) > 2 and office(words[0]) is not None and words[0] not in forms("names_first"):
        words = words[1:]
    return " ".join(words)


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

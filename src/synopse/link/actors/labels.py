"""What a form is in all articles of a story: a person here, a place there is mostly one of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.lexicon import mapping, words
from synopse.model import Article, Name, NameLabel

LABELS: tuple[NameLabel, ...] = ("PER", "ORG", "LOC", "OTH")
FEW = 4
"""So many times as a person outweigh once as something else."""


class Labels(Struct, frozen=True):
    """The labels of forms: of forms of several words (`whole`), of words that nobody is called (`alone`)."""

    whole: Mapping[str, NameLabel]
    alone: Mapping[str, NameLabel]
    surnames: frozenset[str]

    def of(self, name: Name) -> NameLabel:
        """The label of a name: a form of several words has one everywhere; a single word may be a town and a person.

        But where nobody of that surname is ever named in full, and nobody called so holds an office, it is a person
        only if nearly always taken for one.
        """
        if name.text in words("actors_abbreviations") or name.text in words("actors_abbreviations", "long"):
            return "ORG"
        if " " in name.text:
            return self.whole[name.text]
        if name.label != "PER" or {name.text, name.text.removesuffix("s")} & self.surnames:
            return name.label
        return self.alone[name.text]


def labels(articles: Iterable[Article]) -> Labels:
    """Count what the articles take each form for; a genitive counts as its nominative."""
    articles = tuple(articles)
    names = [name for article in articles for name in article.names]
    forms = frozenset(name.text for name in names)
    votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for name in names:
        votes[_nominative(name.text, forms)][name.label] += 1
        if " " in name.text and name.label in ("ORG", "LOC"):
            first, *_, last = name.text.split()
            votes[last][name.label] += 1
            votes[first][name.label] += name.label == "ORG"
    most = {form: min(count, key=lambda label: (-count[label], LABELS.index(label))) for form, count in votes.items()}
    surnames = {form.split()[-1] for form, label in most.items() if label == "PER" and not bare(form)}
    surnames |= {role.holder.text for article in articles for role in article.roles}
    return Labels(
        {form: most[_nominative(form, forms)] for form in forms},
        {form: _impersonal(votes[_nominative(form, forms)]) or "PER" for form in forms},
        frozenset(surnames),
    )


def _nominative(form: str, forms: frozenset[str]) -> str:
    return form[:-1] if form.endswith("s") and form[:-1] in forms else form


def _impersonal(votes: Counter[NameLabel]) -> NameLabel | None:
    """What else a word may be that is taken for a person here and there."""
    label: NameLabel = "ORG" if votes["ORG"] > votes["LOC"] else "LOC"
    return label if votes[label] and votes[label] * FEW >= votes["PER"] else None


def bare(base: str) -> bool:
    """Whether a person is called by one word or a surname with its particle: "Harmsen", "von der Leyen"."""
    kinds = mapping("actors_particles", "kind")
    return sum(kinds.get(word.casefold()) != "particle" for word in base.split()) < 2

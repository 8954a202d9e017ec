"""Whom a clause tells to have been elsewhere, and what it tells not to be there: "ohne Bergführer", "kein Notar".

The nouns of a clause are what it writes with a capital.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Iterator, Mapping, Sequence

from synopse import lexicon
from synopse.terms import stem, words

Words = frozenset[str]

REACH = 5
"""Words behind "ohne" or "kein" in which the noun stands that it means."""
SHORT = 3
"""Letters of a noun for a person that are too few to be looked for at the end of another noun."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@lru_cache(maxsize=20_000)
def nouns(text: str) -> Words:
    """The stems of the words with a capital that are no function words."""
    return frozenset(_nouns(_WORD.findall(text)))


@lru_cache(maxsize=20_000)
def lacking(text: str) -> Words:
    """The stems of the nouns that a word right before them takes away: "ohne Bergführer", "statt der Ministerin"."""
    return frozenset(_behind(text, "lacking"))


@lru_cache(maxsize=20_000)
def beside(text: str) -> Words:
    """The stems of the nouns that a word tells to have been there too: "im Beisein des Botschafters"."""
    return frozenset(_behind(text, "beside"))


@lru_cache(maxsize=20_000)
def refused(text: str) -> Words:
    """The stems of the nouns that are denied by the article: "kein Notar war dabei"."""
    return frozenset(_behind(text, "no"))


def is_away(text: str) -> bool:
    """Whether words tell that somebody is elsewhere: "im Urlaub", "auf Dienstreise"."""
    known = _known()
    return any(known.get(word) == "away" for word in words(text))


def has_pronoun(text: str) -> bool:
    """Whether words have a pronoun for a person: "Sie war verhindert"."""
    known = _known()
    return any(known.get(word) == "pronoun" for word in words(text))


@lru_cache(maxsize=20_000)
def is_person(stemmed: str) -> bool:
    """Whether a noun, by its stem, or the end of it is one for a person: "Innenminister", "Betriebsratschefin"."""
    known = _persons()
    return any(stemmed[at:] in known for at in range(max(1, len(stemmed) - SHORT)))


@cache
def _persons() -> Words:
    forms = [row[column] for row in lexicon.rows("roles_nouns") for column in ("form", "feminine", "plural")]
    for name in ("posts_kin", "figures_persons", "presence_groups", "names_titles"):
        forms += lexicon.words(name)
    return frozenset(stem(form.lower()) for form in forms if len(form) > SHORT)


def is_engaged(text: str) -> bool:
    """Whether words tell of what keeps somebody, if it is in another town: "eine Tagung in Brüssel"."""
    known = _known()
    return any(known.get(word) == "engaged" for word in words(text))


def _behind(text: str, how: str) -> Iterator[str]:
    row = _WORD.findall(text)
    known = _known()
    for index, word in enumerate(row):
        if known.get(word.lower()) == how:
            yield from _first(row[index + 1 : index + 1 + REACH])


def _first(row: Sequence[str]) -> Iterator[str]:
    """The first noun of a row with those that follow at once: "des erkrankten Landrats Kunz"."""
    begun = False
    for word in row:
        if word[0].isupper():
            begun = True
            yield stem(word.lower())
        elif begun:
            return


def _nouns(row: Sequence[str]) -> Iterator[str]:
    common = lexicon.words("stopwords") | lexicon.words("syntax_negations")
    for word in row:
        if word[0].isupper() and word.lower() not in common:
            yield stem(word.lower())
            if "-" in word:  # "Stadtwerke-Chef" speaks of the Stadtwerke, too
                yield from (stem(part.lower()) for part in word.split("-") if part[:1].isupper())


def _known() -> Mapping[str, str]:
    return lexicon.mapping("outcomes_absence", "how")

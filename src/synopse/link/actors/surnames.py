"""Whom a surname means: the one person who bears it, in the article, else in the story; with an office who holds it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.judgements import Judgements
from synopse.lexicon import mapping, words
from synopse.link.actors.person import profile
from synopse.link.actors.sounds import differing, folded, skeletons, sounds
from synopse.offices import Office

Bearer = tuple[int, str]
"""Who is meant, by number, and why."""


class Surnames(Struct, frozen=True):
    """Who bears a full name, and a surname by its letters and by its sounds; who is judged another than a form.

    `men` are those whose first names only men bear: none of them is "Ministerin Müller". `kin` tells for a surname who
    is only related to the one who is called so.
    """

    owner: Mapping[str, int]
    by_word: Mapping[str, set[int]]
    by_sound: Mapping[str, set[str]]
    apart: Mapping[str, frozenset[int]]
    men: frozenset[int]
    kin: Mapping[str, frozenset[int]]

    def in_office(self, form: str, office: Office | None, held: Mapping[int, set[str]]) -> Bearer | None:
        """ "Minister Müller" is the one Müller who is called minister by the full name."""
        if office is None:
            return None
        head = folded(office.title)
        fitting = [
            index
            for index in sorted(self._bearers(form, folded(form), office))
            if any(head.endswith(other) or other.endswith(head) for other in held.get(index, ()))
        ]
        return (fitting[0], "surname_with_office") if len(fitting) == 1 else None

    def bearer(self, form: str, office: Office | None, here: set[int]) -> Bearer | None:
        """The one person of the article with that surname, else the one of the story, else the one that sounds so.

        Whoever is somebody's wife or son is not the one meant: "Kerns Frau Anna Kern" leaves "Kern" to her husband.
        """
        word = folded(form)
        bearers = self._bearers(form, word, office)
        near = bearers & here
        if len(near) == 1:
            return min(near), "surname"
        bearers = bearers - self.kin.get(word, frozenset())
        if len(bearers & here) == 1:
            return min(bearers & here), "surname"
        if bearers:
            return (min(bearers), "surname_in_story") if len(bearers) == 1 else None
        near_words = {other for key in skeletons(word) for other in self.by_sound.get(key, set())}
        like = {
            index
            for other in near_words
            if word not in self.by_word and _renders(word, other)
            for index in self._bearers(form, other, office)
        }
        return (min(like), "surname_rendering") if len(like) == 1 else None

    def _bearers(self, form: str, word: str, office: Office | None) -> set[int]:
        """Who bears a surname that sounds like the form, but for those whom a judgement or their sex rules out."""
        found = self.by_word.get(word, set()) - self.apart.get(form, frozenset())
        return found if office is None or office.gender != "f" else found - self.men


def surnames(owner: Mapping[str, int], judgements: Judgements, kin: Iterable[tuple[str, str]]) -> Surnames:
    """The surnames of full names, each with the number of its bearer; `kin` are names and whose kin they are."""
    by_word, by_sound = defaultdict(set), defaultdict(set)
    genders = mapping("references_first_names", "gender")
    men = frozenset(index for name, index in owner.items() if genders.get(name.replace("-", " ").split()[0]) == "m")
    for name, index in owner.items():
        for word in _handles(name):
            by_word[word].add(index)
            for key in skeletons(word):
                by_sound[key].add(word)
    apart = {
        form: frozenset(index for name, index in owner.items() if judgements.apart(form, name))
        for form in (judgements.alike if judgements.different else ())
    }
    related: dict[str, set[int]] = defaultdict(set)
    for name, whose in kin:
        if name in owner:
            related[folded(whose)].add(owner[name])
    return Surnames(owner, by_word, by_sound, apart, men, {word: frozenset(found) for word, found in related.items()})


def _handles(name: str) -> set[str]:
    """The words by which a person is called for short: surname with and without particles, double surname.

    "al-Burhan" may be called Burhan.
    """
    parts = name.split()
    if _COUNTED.fullmatch(parts[-1]):
        return {folded(" ".join(parts[:-1]))}
    if _family_first(parts):
        return {folded(parts[0])}
    kinds = mapping("actors_particles", "kind")
    found = {folded(parts[-1])}
    article, hyphen, rest = parts[-1].partition("-")
    if hyphen and kinds.get(article.casefold()) == "particle":
        found.add(folded(rest))
    first = len(parts) - 1
    while first > 1 and kinds.get(parts[first - 1].casefold()) == "particle":
        first -= 1
        found.add(folded(" ".join(parts[first:])))
    if len(parts) > 2 and first == len(parts) - 1:
        found.add(folded(" ".join(parts[-2:])))
    return found


_COUNTED = re.compile(r"[IVX]+\.?")
"""The number of a ruler: "Leo XIV." is called Leo."""


def _family_first(parts: list[str]) -> bool:
    """Whether the surname leads: "Xi Jinping", "Kim Jong-un", but not "Kim Novak" nor "Bruce Lee"."""
    families = words("actors_family_first")
    return parts[0] in families and (parts[-1] in families or parts[-1] not in words("names_last"))


def _renders(one: str, other: str) -> bool:
    """Whether two surnames are renderings of one foreign name, not two German ones ("Meier", "Maier")."""
    if len(one) < 5 or " " in one or " " in other or abs(len(one) - len(other)) > 4:
        return False
    left, right = profile(one).words, profile(other).words
    if not left or not right or len(sounds(left[0]).consonants) < 3:
        return False
    return differing(sounds(left[0]), sounds(right[0])) == 0

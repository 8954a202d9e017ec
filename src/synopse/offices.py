"""Nouns for offices, professions and kin: their lemma, gender, number and class, also at the end of a compound."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, Mapping

from msgspec import Struct

from synopse.lexicon import rows, words

Gender = Literal["m", "f", "n", ""]

HEADS_OF_STATE: frozenset[str] = frozenset({"state_head", "government_head"})


class Office(Struct, frozen=True):
    """A noun that says what somebody is.

    `lemma` is the noun without its forerunner ("Chef" in "Kremlchefs"), `title` the noun as a whole
    ("Kremlchef"), `prefix` how many characters stand before the lemma, hyphen included.
    `singular` and `plural` say which numbers the form allows; `kind` is the class of the table of nouns.
    """

    lemma: str
    title: str
    prefix: int
    gender: Gender
    singular: bool
    plural: bool
    kind: str

    @property
    def masculine(self) -> str:
        """The lemma of the office whoever holds it: "Sprecherin" -> "Sprecher"."""
        return _masculine().get(self.lemma, self.lemma)


@lru_cache(maxsize=8192)
def office(word: str) -> Office | None:
    """The office a word stands for, or None: "US-Präsidenten", "Kremlchef", "Chefunterhändlerin".

    Short nouns that end surnames and other words ("Hofmeister", "Hermann") stand alone or after a hyphen.
    """
    lowered = word.lower()
    hyphen = lowered.rfind("-") + 1
    forms = _forms()
    last = lowered[hyphen:]
    if last in forms:
        return _reading(word, hyphen, forms[last])
    if len(last) > _LETTERS_AT_MOST:
        return None
    for start in range(max(2, len(last) - _longest()), len(last) - 3):
        reading = forms.get(last[start:])
        if reading is not None and reading[0].casefold() not in words("roles_never_last") and word[hyphen].isupper():
            return _reading(word, hyphen + start, reading)
    return None


_LETTERS_AT_MOST = 60
"""No compound is longer; what is longer is no word."""


@cache
def _longest() -> int:
    """Letters of the longest form: a word of a million letters need not be tried at each."""
    return max(map(len, _forms()))


_Reading = tuple[str, Gender, bool, bool, str]


def _reading(word: str, start: int, reading: _Reading) -> Office:
    lemma, gender, singular, plural, kind = reading
    title = word[word.rfind("-", 0, start) + 1 : start]
    return Office(lemma, title + (lemma.lower() if title else lemma), start, gender, singular, plural, kind)


@cache
def _forms() -> Mapping[str, _Reading]:
    """From each inflected form in lower case to its reading; a form of both numbers allows both."""
    result: dict[str, _Reading] = {}
    for row in rows("roles_nouns"):
        for form, reading in _inflected(row):
            known = result.get(form)
            if known is not None and known[0] == reading[0]:
                gender = known[1] if known[1] == reading[1] else ""
                reading = (known[0], gender, known[2] or reading[2], known[3] or reading[3], known[4])
            elif known is not None:
                continue
            result[form] = reading
    return result


def _inflected(row: Mapping[str, str]) -> list[tuple[str, _Reading]]:
    form, kind, declension = row["form"], row["class"], row["declension"]
    if declension == "adj":
        return _adjectival(row)
    gender: Gender = "f" if declension == "fem" else "n" if declension == "neuter" else "m"
    found = [(form, (form, gender, True, False, kind))]
    plural = row["plural"]
    if declension == "weak":
        found.append((plural, (form, gender, True, True, kind)))
        found.append((plural + "s", (form, gender, True, False, kind)))
    else:
        found += [(ending, (form, gender, True, False, kind)) for ending in (form + "s", form + "es") if gender != "f"]
        found += [(ending, (form, gender, False, True, kind)) for ending in (plural, plural + "n") if plural]
    if row["feminine"]:
        found += _feminine(row["feminine"], kind)
    return [(word.lower(), reading) for word, reading in found]


def _feminine(form: str, kind: str) -> list[tuple[str, _Reading]]:
    plural = form + ("nen" if form.endswith("in") else "n" if form.endswith("e") else "en")
    return [(form, (form, "f", True, False, kind)), (plural, (form, "f", False, True, kind))]


def _adjectival(row: Mapping[str, str]) -> list[tuple[str, _Reading]]:
    """Declined as an adjective: "der Gesandte", "ein Gesandter", "die Gesandte", "zwei Gesandte"."""
    form, kind = row["form"], row["class"]
    stem = form[:-1]
    found: list[tuple[str, _Reading]] = [
        (stem + "r", (form, "m", True, False, kind)),
        (stem + "m", (form, "m", True, False, kind)),
        (stem, (form, "", True, True, kind)),
        (stem + "n", (form, "", True, True, kind)),
    ]
    if row["feminine"].endswith("in"):
        found += _feminine(row["feminine"], kind)
    return [(word.lower(), reading) for word, reading in found]


@cache
def _masculine() -> Mapping[str, str]:
    return {row["feminine"]: row["form"] for row in rows("roles_nouns") if row["feminine"]}

"""Persons: where a name begins and ends beside offices, first names and particles.

An office is no part of a name: "Ministerpräsidentin Anke Rohweder" is the person "Anke Rohweder".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Iterator, Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.tag.names.listed import is_listed
from synopse.vocabulary import is_common_word, is_first_name, is_last_name, is_lower_word, is_place
from synopse.vocabulary.nouns import is_compound, is_noun

_INNER = frozenset(
    {
        "von",
        "van",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "bin",
        "bint",
        "ibn",
        "ben",
        "al",
        "el",
        "Al",
        "El",
        "Ben",
    }
)
_PARTICLES = _INNER | {
    "der",
    "den",
    "dem",
    "und",
    "zu",
    "zum",
    "zur",
    "vom",
    "la",
    "le",
    "ter",
    "ten",
    "Van",
    "De",
    "Di",
}
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_NOBLE = frozenset(
    {"graf", "gräfin", "baron", "baronin", "fürst", "fürstin", "prinz", "prinzessin", "herzog", "herzogin"}
)
"""Ranks that belong to the name where "von" follows: "Graf von der Marwitz"."""
_MOST_WORDS = 5
_SHORT = 4
_LONGEST_ESTATE = 8
_OF_THE = frozenset({("von", "der"), ("von", "den"), ("von", "dem"), ("van", "der"), ("van", "den")})
_LEAST_TITLE = 5


def person_spans(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence with its persons cut, widened and, after an office, added."""
    cut = [piece for name in names for piece in _without_titles(tokens, _person(tokens, name))]
    taken = [False] * len(tokens)
    for name in cut:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    widened = [_widened(tokens, name, taken) if name.label == "PER" else name for name in cut]
    return _joined(tokens, sorted(widened + _beside_titles(tokens, taken) + _speakers(tokens, taken)))


def surname(words: Sequence[str]) -> tuple[str, ...]:
    """The last word of a full name with the particles before it: ("von", "der", "Marwitz")."""
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES and words[first - 1][0].islower():
        first -= 1
    return tuple(words[first:])


@lru_cache(maxsize=20_000)
def is_title(form: str) -> bool:
    """Whether a form is an office, profession or kinship that can stand before a name: "US-Außenministerin"."""
    lower = form.rstrip(".").lower()
    if not form[:1].isupper():
        return False
    if lower in lexicon.words("names_titles"):
        return not is_last_name(form)
    return lower.endswith(_title_endings()) and ("-" in form or is_noun(form) or is_compound(form))


@cache
def _title_endings() -> tuple[str, ...]:
    return tuple(sorted(title for title in lexicon.words("names_titles") if len(title) >= _LEAST_TITLE))


def _person(tokens: Sequence[str], name: Found) -> Found:
    """What follows an office and begins with a first name is a person, whatever the model says."""
    if name.label == "PER" or name.basis == "list":
        return name
    if name.last - name.first > 1 and name.label != "ORG" and is_title(tokens[name.first]):
        return _person(tokens, name._replace(first=name.first + 1))
    words = tokens[name.first : name.last]
    if len(words) == 2 and _INITIAL.fullmatch(words[1]) and _is_unknown(words[0]):
        return name._replace(label="PER")
    if len(words) == 2 and name.label == "ORG" and is_listed(words[0]) and _is_full_name(tokens, name):
        return name._replace(label="PER")
    if not name.first or not is_title(tokens[name.first - 1]):
        return name
    if is_listed(words[0]) or any(is_place(word) for word in words):
        return name
    plain = len(words) > 1 and all(_is_unknown(word) or word in _PARTICLES for word in words)
    return name._replace(label="PER") if plain or is_first_name(words[0]) else name


def _is_full_name(tokens: Sequence[str], name: Found) -> bool:
    """Whether what begins with an institute ("Insa") names a person: "Foto: Insa Lohmeier"; not "Lega Nord"."""
    given, family = tokens[name.first : name.last]
    credited = name.first > 0 and tokens[name.first - 1] in (":", "(", "/")
    return credited and is_first_name(given) and (is_last_name(family) or _is_unknown(family))


def _without_titles(tokens: Sequence[str], name: Found) -> Iterator[Found]:
    """The pieces of a person between offices: "Rohweders Sprecher Jan Petz" is two persons."""
    if name.label != "PER":
        yield name
        return
    first = name.first + _is_office_before_first_name(tokens, name)
    for index in range(first, name.last + 1):
        if index == name.last or is_title(tokens[index]) or not _belongs(tokens[index]):
            if index > first:
                yield name._replace(first=first, last=index)
            first = index + 1


def _is_office_before_first_name(tokens: Sequence[str], name: Found) -> bool:
    """Offices that are surnames too: "König" in "König Charles", "Richter" in "Richter van Dahl"."""
    office, following = tokens[name.first].lower(), tokens[name.first + 1 : name.last]
    if office not in lexicon.words("names_titles"):
        return False
    if name.first + 1 < len(tokens) and is_first_name(tokens[name.first + 1]):
        return True
    return bool(following) and following[0] in _INNER and office not in _NOBLE


def _belongs(form: str) -> bool:
    return form[-1].isalnum() or (form[-1] in ".'’-" and len(form) > 1) or form in ("-", "’", "'")


def _widened(tokens: Sequence[str], name: Found, taken: list[bool]) -> Found:
    """With a first name before it and an unknown surname behind it."""
    first, last = name.first, name.last
    if first and not taken[first - 1] and is_first_name(tokens[first - 1]) and _is_free(tokens[first - 1]):
        first -= 1
        taken[first] = True
    if last - first <= 2 and all(map(is_first_name, tokens[first:last])):
        surname_end = _surname_end(tokens, first, last, taken)
        taken[last:surname_end] = [True] * (surname_end - last)
        last = surname_end
    elif _lacks_syllable(tokens, first, last) and not taken[last]:
        taken[last] = True
        last += 1
    return name._replace(first=first, last=last)


def _surname_end(tokens: Sequence[str], first: int, last: int, taken: Sequence[bool]) -> int:
    """Where the surname behind first names ends: "Friederike | von der Au", "CEO Lars Erik | Hallstrom"."""
    noble = last + 2 if tuple(tokens[last : last + 2]) in _OF_THE else last
    if noble >= len(tokens) or any(taken[last : noble + 1]):
        return last
    if noble > last:
        form = tokens[noble]
        return (
            noble + 1
            if form[0].isupper() and (is_last_name(form) or (len(form) <= _LONGEST_ESTATE and not _is_body(form)))
            else last
        )
    if last - first == 1:
        return last + 1 if _is_surname_here(tokens[last]) else last
    led = first > 0 and is_title(tokens[first - 1]) and not is_noun(tokens[last])
    return last + 1 if _is_unknown(tokens[last]) or (led and _is_plain_capital(tokens[last])) else last


def _is_body(form: str) -> bool:
    """Whether a form is where somebody comes from, rather than a surname: "Merle von der Stadtbücherei"."""
    return is_listed(form) or is_noun(form) or is_compound(form) or "-" in form


def _is_plain_capital(form: str) -> bool:
    return form[:1].isupper() and form.isalpha() and form[1:].islower()


def _lacks_syllable(tokens: Sequence[str], first: int, last: int) -> bool:
    """Whether one more short word belongs to a name whose family name stands first: "Kim Jong | Un"."""
    if last - first != 2 or last >= len(tokens) or tokens[first] not in lexicon.words("actors_family_first"):
        return False
    short = all(len(form) <= _SHORT + 1 and _is_plain_capital(form) for form in tokens[first:last])
    return short and len(tokens[last]) <= _SHORT and _is_plain_capital(tokens[last]) and not is_noun(tokens[last])


def _is_free(form: str) -> bool:
    """Whether a first name is no ordinary word as well, as "Will" is at the beginning of a sentence."""
    return not (is_lower_word(form) or is_noun(form) or is_title(form))


def _is_unknown(form: str) -> bool:
    """A capitalised word that no list of words and places explains: in German news most likely a surname."""
    if not (form[:1].isupper() and len(form) > 1 and any(letter.islower() for letter in form)):
        return False
    return not (is_common_word(form) or is_place(form) or is_title(form) or is_listed(form) or form[-1] in "-.")


def _is_surname_here(form: str) -> bool:
    """After an office or a first name a capital alone tells, if the word is no noun: "Staatsanwältin Kühn"."""
    if _is_unknown(form):
        return True
    if not (form[:1].isupper() and form.isalpha() and not form.isupper()) or is_listed(form) or is_title(form):
        return False
    return is_last_name(form) or not (is_noun(form) or is_compound(form))


def well_known_persons(tokens: Sequence[str]) -> list[Found]:
    """Office-holders whose surname is nothing else: "Selenskyj" in an enumeration says enough."""
    known = _well_known()
    return [Found(index, index + 1, "PER") for index, token in enumerate(tokens) if token in known]


@cache
def _well_known() -> frozenset[str]:
    names = (row["form"] for row in lexicon.rows("names_last") if row["source"] == "own")
    sure = {name for name in names if len(name) >= _LEAST_TITLE and not _is_also_else(name)}
    return frozenset(sure | {name + "s" for name in sure if not is_noun(name + "s")})


def _is_also_else(form: str) -> bool:
    return is_noun(form) or is_lower_word(form) or is_place(form) or is_first_name(form)


def _beside_titles(tokens: Sequence[str], taken: list[bool]) -> list[Found]:
    """Unknown words after an office ("Außenminister Tevfik Karabey") and known genitives before one."""
    found = []
    for index, token in enumerate(tokens[:-1]):
        if taken[index] or not token[0].isupper():
            continue
        if token[-1] == "s" and is_title(tokens[index + 1]) and _is_known_genitive(token):
            taken[index] = True
            found.append(Found(index, index + 1, "PER", "rule"))
        if (
            taken[index + 1]
            or not is_title(token)
            or not _is_surname_here(tokens[index + 1])
            or is_place(tokens[index + 1])
        ):
            continue
        last = index + 1
        while (
            last < min(len(tokens), index + 1 + _MOST_WORDS) and not taken[last] and _continues(tokens, last, index + 1)
        ):
            last += 1
        taken[index + 1 : last] = [True] * (last - index - 1)
        found.append(Found(index + 1, last, "PER", "rule"))
    return found


def _speakers(tokens: Sequence[str], taken: list[bool]) -> list[Found]:
    """Unknown words behind "so" at the end of a quotation: "Das wird dauern“, so Rohweder."."""
    found = []
    for index in [place for place, form in enumerate(tokens) if form == "so" and 0 < place < len(tokens) - 2]:
        speaker, after = tokens[index + 1], tokens[index + 2]
        closes = tokens[index - 1] == "," and after in (".", ",", "weiter", ":")
        if closes and not taken[index + 1] and _is_unknown(speaker):
            taken[index + 1] = True
            found.append(Found(index + 1, index + 2, "PER", "rule"))
    return found


def _is_known_genitive(form: str) -> bool:
    """ "Putins" before an office: a listed surname that is nothing else."""
    base = form[:-1]
    if not form.endswith("s") or not is_last_name(base):
        return False
    return not (is_noun(form) or _is_also_else(base))


def _continues(tokens: Sequence[str], index: int, first: int) -> bool:
    if index > first and tokens[index] in _INNER and index + 1 < len(tokens):
        return tokens[index + 1] in _PARTICLES or _is_unknown(tokens[index + 1])
    return index == first or _is_unknown(tokens[index])


def _joined(tokens: Sequence[str], names: list[Found]) -> list[Found]:
    """A first name and a person right behind it, or two persons around a particle, are one: "Samir bin Nadim"."""
    result: list[Found] = []
    for name in names:
        before = result[-1] if result else None
        if before and before.label == name.label == "PER" and _are_one(tokens, before, name):
            result[-1] = before._replace(last=name.last)
        else:
            result.append(name)
    return result


def _are_one(tokens: Sequence[str], before: Found, name: Found) -> bool:
    between = tokens[before.last : name.first]
    if not between:
        return before.last - before.first == 1 and is_first_name(tokens[before.first])
    return len(between) <= 2 and between[0] in _INNER and all(word in _PARTICLES for word in between)

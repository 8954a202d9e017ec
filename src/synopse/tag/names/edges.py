"""Where a name begins and ends: what the model takes along without right, and leaves out.

The model labels word by word; in headlines above all it runs into the next noun ("Oslo Gespräche") or verb.
"""

from __future__ import annotations

import re
from typing import Iterator, Sequence

from synopse import lexicon
from synopse.tag.names.appositions import kind_of
from synopse.tag.names.found import Found
from synopse.tag.names.listed import is_listed
from synopse.tag.names.places import is_well_known_place
from synopse.vocabulary import is_common_word, is_first_name, is_lower_word, is_place, is_quality
from synopse.vocabulary.nouns import is_compound, is_noun

_DETERMINERS = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen", "eines"])
_CLUBS = frozenset(["FC", "FSV", "SC", "FFC"])
_POSSESSIVE = re.compile(r"(?:[msd]ein|k?ein|ihr|unser|dies)e?[nmrs]?")
_STREETS = ("straße", "strasse", "gasse", "allee")
"""What ends so and is a place to the model is one street: "in der Schulstraße"."""
_PARTS_OF_PLACES = ("Nord", "Süd", "Ost", "West", "Mittel", "Zentral", "Ober", "Unter", "Nieder")
_REACH = 3
_QUOTES = frozenset("\"„“”«»‚‘’'›‹")


def trimmed(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of the model with better borders and, for places, the better label; none of those that vanish."""
    cut = [_cut(tokens, piece) for name in names for piece in _pieces(tokens, name)]
    return without_ordinary(tokens, [name for name in cut if name.first < name.last])


def with_places(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of the model; a single word that is a well-known place is one: "falls Kiew sich weigert"."""
    return [
        name._replace(label="LOC") if name.last - name.first == 1 and is_well_known_place(tokens[name.first]) else name
        for name in names
    ]


def without_ordinary(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of the model without single ordinary words."""
    return [name for name in names if not _is_ordinary(tokens, name)]


def _pieces(tokens: Sequence[str], name: Found) -> Iterator[Found]:
    """A state in the genitive and the person it has: "Norwegens Rohweder" is two names."""
    rest = tokens[name.first + 1 : name.last]
    owner = tokens[name.first]
    if rest and owner[-1] == "s" and is_well_known_place(owner) and not any(_is_explained(form) for form in rest):
        yield name._replace(last=name.first + 1, label="LOC")
        yield name._replace(first=name.first + 1, label="PER")
    elif (joint := _joint(tokens, name)) is not None:
        yield name._replace(last=joint)
        yield name._replace(first=joint + 3 + _is_ordinary_noun(tokens[joint + 3]))
    else:
        yield name


def _joint(tokens: Sequence[str], name: Found) -> int | None:
    """Where "und" joins to a body what belongs to another: "Bauministerium | und | Räume der Firma | Kern"."""
    for at in range(name.first + 1, name.last - 3) if name.label == "ORG" else ():
        owned = tokens[at] == "und" and tokens[at + 2] in ("der", "des") and _is_ordinary_noun(tokens[at + 1])
        if owned and (at + 4 < name.last or not _is_ordinary_noun(tokens[at + 3])):
            return at
    return None


def _is_explained(form: str) -> bool:
    return not form[0].isupper() or is_common_word(form) or is_place(form) or is_listed(form)


def _cut(tokens: Sequence[str], name: Found) -> Found:
    first, last = name.first, name.last
    while last > first and _is_alien_end(tokens[last - 1], name.label == "PER"):
        last -= 1
    if _is_led_in(tokens, first, last):
        return Found(first + 2, last, "LOC", "kind")
    while first < last and _is_alien_start(tokens, first, last):
        first += 1
    if name.label == "LOC" and last - first > 1 and is_place(tokens[first]) and _is_ordinary_noun(tokens[first + 1]):
        last = first + 1
    if name.label == "ORG" and last - first > 1 and _is_broken_off(tokens, last):
        last += 1
    if name.label == "ORG" and first and tokens[first] in _CLUBS and tokens[first - 1] == "1.":
        first -= 1
    label = name.label
    freed = first > name.first and _is_preposition(tokens[first - 1])
    if last - first == 1 and (freed or is_well_known_place(tokens[first])):
        label = "LOC"
    return name._replace(first=first, last=last, label=label)


def _is_broken_off(tokens: Sequence[str], last: int) -> bool:
    """Whether a name seems to end with an adjective, and its noun follows: "Gewerkschaft Freie | Berufe"."""
    if last >= len(tokens) or not tokens[last][0].isupper() or not tokens[last].isalpha():
        return False
    form = tokens[last - 1]
    quality = is_quality(form) and form[0].isupper() and not _is_ordinary_noun(form)
    return quality and _is_ordinary_noun(tokens[last])


def _is_led_in(tokens: Sequence[str], first: int, last: int) -> bool:
    """Whether an article and a kind of place stand before the name proper: "Der Stausee Wiesenau"."""
    return last - first > 2 and tokens[first].lower() in _DETERMINERS and kind_of(tokens[first + 1]) == "LOC"


def _is_alien_end(form: str, person: bool) -> bool:
    """A small word or a mark at the end: "und" of "NDB und das Amt", a closing quotation mark; a person has none."""
    if form in _QUOTES or form in ",;:–-(":
        return True
    return form[0].islower() and form.isalpha() and (person or is_lower_word(form))


def _is_alien_start(tokens: Sequence[str], first: int, last: int) -> bool:
    """A score ("3:1"), the article of a single word, "von" before a place."""
    form = tokens[first]
    if form in _QUOTES or form in ",;:–-)" or (form[0].isdigit() and ":" in form):
        return True
    if last - first != 2:
        return False
    return form.lower() in _DETERMINERS or (_is_preposition(form) and is_place(tokens[first + 1]))


def _is_preposition(form: str) -> bool:
    """Whether a form leads to a place and is no part of its name: "Ohne Wien"; but "Bad Ems", "Am Bach"."""
    return form.lower() in ("von", "ohne", "gegen", "für", "nach", "mit", "laut", "seit", "durch")


def _is_ordinary_noun(form: str) -> bool:
    return is_common_word(form) and (is_noun(form) or is_compound(form))


def _is_ordinary(tokens: Sequence[str], name: Found) -> bool:
    """A single ordinary word that nothing else makes a name: "Netzwerken", "der junge Mann", "Wie", "UND DIE"."""
    if name.basis != "model":
        return False
    if name.label == "OTH" and _is_shouted(tokens[name.first]):
        return True
    if name.last - name.first > 1:
        return False
    form, before = tokens[name.first], tokens[name.first - 1] if name.first else ""
    if before in _QUOTES or is_listed(form) or not form[0].isupper():
        return False
    if name.label == "LOC" and (form.endswith(_STREETS) or _is_region(form)):
        return False
    if _is_ordinary_noun(form):
        return name.label in ("LOC", "PER") or (
            before.lower() in _DETERMINERS and is_noun(form) and not is_compound(form)
        )
    if not before and is_lower_word(form) and not is_place(form) and not is_first_name(form):
        return name.label in ("ORG", "OTH")
    return name.label == "PER" and is_noun(form) and _has_article(tokens, name.first)


def _is_shouted(form: str) -> bool:
    """Whether a sentence in capitals seems to begin a name, with a small word: "ES", "UND DIE BRÜCKE"."""
    return len(form) > 1 and form.isupper() and form.lower() in lexicon.words("syntax_openers")


def _is_region(form: str) -> bool:
    """Whether a form is a part of a listed place by the compass: "Nordhessen"."""
    return any(form.startswith(part) and is_place(form[len(part) :].capitalize()) for part in _PARTS_OF_PLACES)


def _has_article(tokens: Sequence[str], index: int) -> bool:
    """Whether an article or a possessive stands before the word, with at most two adjectives between."""
    for before in reversed(tokens[max(0, index - _REACH) : index]):
        if before.lower() in _DETERMINERS or _POSSESSIVE.fullmatch(before.lower()):
            return True
        if not before[0].islower() or before[-1] not in "enrsm":
            return False
    return False

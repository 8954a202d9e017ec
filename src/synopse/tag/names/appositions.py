"""Names behind the word for what they are: "der Sender Morgenwelle", "die Stadt Kluwensiek"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Sequence, cast

from synopse import lexicon
from synopse.model import NameLabel
from synopse.tag.names.found import Found
from synopse.tag.names.places import is_well_known_place
from synopse.vocabulary import is_common_word, is_first_name, is_place
from synopse.vocabulary.nouns import is_compound, is_noun

_MOST_WORDS = 3


def apposed_names(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence, with the label that the word before them gives, and unseen ones behind such a word."""
    taken = {index for name in names for index in range(name.first, name.last)}
    found = [_with_trade(tokens, _relabelled(tokens, name), taken) for name in names]
    for index in [place for place, token in enumerate(tokens) if place and token[0].isupper()]:
        label = None if index in taken else kind_of(tokens[index - 1])
        if label and _is_unexplained(tokens[index]):
            name = _with_trade(tokens, Found(index, _end(tokens, index, taken), label, "kind"), taken)
            taken.update(range(index, name.last))
            found.append(name)
    return sorted(found)


def _end(tokens: Sequence[str], first: int, taken: set[int]) -> int:
    last = first + 1
    while last - first < _MOST_WORDS and last < len(tokens) and last not in taken and _is_unexplained(tokens[last]):
        last += 1
    return last


@lru_cache(maxsize=20_000)
def kind_of(form: str) -> NameLabel | None:
    """What a name behind this word must be, or None: ORG behind "Hilfsorganisation", LOC behind "Hafenstadt"."""
    if not form[:1].isupper():
        return None
    label = lexicon.mapping("names_kinds", "label").get(form.lower())
    return cast(NameLabel, label) if label else None


def _relabelled(tokens: Sequence[str], name: Found) -> Found:
    if name.basis == "model" and name.last - name.first > 1 and _is_kind_and_name(tokens[name.first : name.last]):
        return name._replace(first=name.first + 1, label=kind_of(tokens[name.first]) or name.label, basis="kind")
    if name.basis != "model" or not name.first:
        return name
    label = kind_of(tokens[name.first - 1])
    words = tokens[name.first : name.last]
    sure = label is None or label == name.label or any(is_place(word) or is_first_name(word) for word in words)
    if label is None or (sure and label != name.label):
        return name
    return name._replace(label=label, basis="kind")


def _with_trade(tokens: Sequence[str], name: Found, taken: set[int]) -> Found:
    """A company with what it works in, where its kind leads it in: "die Baufirma Ahlmann | Gleistechnik"."""
    if name.basis != "kind" or name.label != "ORG" or name.last in taken or name.last >= len(tokens):
        return name
    trade = tokens[name.last]
    fits = trade[0].isupper() and trade.lower().endswith(_trades()) and kind_of(tokens[name.first - 1]) == "ORG"
    taken.update([name.last] if fits else [])
    return name._replace(last=name.last + 1) if fits else name


@cache
def _trades() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("names_trades")))


def _is_kind_and_name(words: Sequence[str]) -> bool:
    """Whether the first word only says what the others are: "Pumpenhersteller Ahlmann"; not "Deutsche Bank"."""
    kind, *name = words
    if kind_of(kind) is None:
        return False
    if kind.endswith(_TRADES):
        return len(name) == 1 and _is_unexplained(name[0])
    return kind.lower().endswith(_CAUSES) and len(name) > 1 and not any(is_well_known_place(word) for word in name)


_TRADES = ("hersteller", "konzern", "bauer", "versicherer", "unternehmen", "kette", "investor")
"""No official name begins with these; one with "Verein" or "Institut" may."""

_CAUSES = ("umweltverband", "naturschutzverband", "fahrgastverband", "schutzverein", "sportverein", "organisation")
"""What several words follow that stand alone elsewhere: "Umweltverband Freie Luft"."""


def _is_unexplained(form: str) -> bool:
    if not form[:1].isupper() or len(form) < 2 or not form.isalnum():
        return False
    return not (is_common_word(form) or is_place(form) or is_first_name(form) or is_noun(form) or is_compound(form))

"""Places: the well-known ones by list, their neighbours in an enumeration, and where their names end."""

from __future__ import annotations

from functools import cache
from typing import Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.vocabulary import is_common_word, is_first_name, is_last_name, is_lower_word
from synopse.vocabulary.nouns import is_compound, is_noun

_LEAST = 4
_JOINERS = frozenset({"und", "sowie", "oder"})


def well_known_places(tokens: Sequence[str]) -> list[Found]:
    """States and large cities that can hardly be anything else; also in the genitive."""
    return [Found(index, index + 1, "LOC", "list") for index, token in enumerate(tokens) if is_well_known_place(token)]


def is_well_known_place(form: str) -> bool:
    """Whether a form, also in the genitive, is a state or large city that can hardly be anything else."""
    return form in _well_known() or (form[-1] == "s" and form[:-1] in _well_known())


def place_spans(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence with the companions of its places added."""
    taken = {index for name in names for index in range(name.first, name.last)}
    return sorted([*names, *_companions(tokens, names, taken)])


def _companions(tokens: Sequence[str], names: Sequence[Found], taken: set[int]) -> list[Found]:
    """Unknown words enumerated with a place: "die Dörfer Hohenwiek und Kluwensiek"."""
    found = []
    for name in names:
        after = name.last + 1
        joined = name.label == "LOC" and after < len(tokens) and tokens[after - 1] in _JOINERS
        if joined and after not in taken and _is_unexplained(tokens[after]) and not _goes_on(tokens, after + 1):
            found.append(Found(after, after + 1, "LOC", "rule"))
    return found


def _goes_on(tokens: Sequence[str], index: int) -> bool:
    """Whether another capitalised word follows, so that the first may be part of a person's name."""
    return index < len(tokens) and tokens[index][:1].isupper()


def _is_unexplained(form: str) -> bool:
    if not form[:1].isupper() or len(form) < _LEAST or not form.isalpha() or form.isupper():
        return False
    return not (is_common_word(form) or is_first_name(form) or is_last_name(form) or is_noun(form) or is_compound(form))


@cache
def _well_known() -> frozenset[str]:
    """States and regions, and cities above a hundred thousand; none that is a word or a person's name too."""
    large = {row["form"] for row in lexicon.rows("names_cities") if row["size"] in "12"}
    forms = {form for form in large | lexicon.words("names_territories") if len(form) >= _LEAST and form.isalpha()}
    return frozenset(
        form
        for form in forms
        if not (is_lower_word(form) or is_first_name(form) or is_last_name(form) or is_noun(form) or is_compound(form))
    ) | {"USA", "Rom", "Iran", "Irak"}

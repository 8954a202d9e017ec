"""Places: the well-known ones by list, their neighbours in an enumeration, and where their names end."""

from __future__ import annotations

from functools import cache
from typing import Sequence

from synopse import lexicon
from synopse.tag.names.found import Found
from synopse.tag.names.knowledge import is_common_word, is_first_name, is_last_name, is_lower_word, is_place
from synopse.tag.names.nouns import is_compound, is_noun

_LEAST = 4
_JOINERS = frozenset({"und", "sowie", "oder"})


def well_known_places(tokens: Sequence[str]) -> list[Found]:
    """States and large cities that can hardly be anything else; also in the genitive."""
    known = _well_known()
    return [
        Found(index, index + 1, "LOC", "list")
        for index, token in enumerate(tokens)
        if token in known or (token[-1] == "s" and token[:-1] in known)
    ]


def place_spans(tokens: Sequence[str], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence with its places cut before ordinary nouns and their companions added."""
    cut = [_cut(tokens, name) if name.label == "LOC" else name for name in names]
    taken = {index for name in cut for index in range(name.first, name.last)}
    return sorted(cut + _companions(tokens, cut, taken))


def _cut(tokens: Sequence[str], name: Found) -> Found:
    """ "Oslo Gespräche" of a headline is the place and a word."""
    last = name.first + 1
    if last < name.last and is_place(tokens[name.first]) and is_common_word(tokens[last]) and is_noun(tokens[last]):
        return name._replace(last=last)
    return name


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

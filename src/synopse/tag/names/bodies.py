"""Courts, offices, universities and unions that are named by their seat, their task or ordinary words.

A model sees a common noun and a place in "das Landgericht Emden", and no name at all in "die Landesstelle für
Bahnsicherheit"; the noun at their head tells that both are one body.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Mapping, Sequence

from synopse import lexicon
from synopse.syntax import Token
from synopse.tag.names.found import Found, without_overlaps
from synopse.tag.names.persons import is_title
from synopse.vocabulary import is_common_word, is_first_name, is_last_name, is_place, is_quality
from synopse.vocabulary.bodies import kinds_behind
from synopse.vocabulary.nouns import is_compound, is_noun

_ENDINGS = ("", "e", "er", "es", "em", "en")
_INDEFINITE = frozenset(word + ending for word in ("ein", "kein", "jed") for ending in _ENDINGS)
_DIRECTIONS = frozenset({"Nord", "Süd", "Ost", "West", "Mitte", "Nordwest", "Südwest", "Nordost", "Südost"})
_LONGEST = 60  # letters from the end that a head is looked for in
_REACH = 8


def with_bodies(tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """The names of a sentence; those that a body's name holds give way to it: "Emden" to "Landgericht Emden"."""
    bodies: list[Found] = []
    held = {index: name for name in names for index in range(name.first, name.last)}
    for head, token in enumerate(tokens):
        kinds = kinds_behind(token.text) if token.text[:1].isupper() else frozenset()
        if not kinds or (bodies and head < bodies[-1].last) or _is_any(tokens, head):
            continue
        last = _end(tokens, head, kinds, held)
        body = Found(_beginning(tokens, head), last, "ORG", "rule")
        if last > head + 1 and not _is_cut_by(body, held):
            bodies.append(body)
    return without_overlaps(bodies, names)


def _is_cut_by(body: Found, held: Mapping[int, Found]) -> bool:
    """Whether a name begins before the body or ends behind it, but shares words with it."""
    first, last = held.get(body.first, body), held.get(body.last - 1, body)
    return first.first < body.first or last.last > body.last


def _is_any(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun means any of its kind: "eine Behörde für Umweltschutz", "keine neue Behörde für"."""
    before = [token.text.lower() for token in tokens[max(0, head - 2) : head]]
    return bool(before) and (before[-1] in _INDEFINITE or (before[0] in _INDEFINITE and tokens[head - 1].pos == "ADJ"))


def _beginning(tokens: Sequence[Token], head: int) -> int:
    """Where the name begins: with "Industrie-" in "Industrie- und Handelskammer"."""
    joined = head > 1 and tokens[head - 1].text in ("und", "&") and tokens[head - 2].text.endswith("-")
    return head - 2 if joined and tokens[head - 2].text[0].isupper() and len(tokens[head - 2].text) > 1 else head


def _end(tokens: Sequence[Token], head: int, kinds: frozenset[str], held: Mapping[int, Found]) -> int:
    """Where the name ends that this noun heads; right behind the noun where it heads none."""
    last = head + 1
    if "task" in kinds and not _is_judged(tokens, head):
        last = _task_end(tokens, last, held)
        if last > head + 1:
            return _seat_end(tokens, last, held) if "seat" in kinds else last
    if "seat" in kinds:
        last = _seat_end(tokens, last, held)
    if "words" in kinds and last == head + 1:
        last = _words_end(tokens, last, held)
    return last


def _seat_end(tokens: Sequence[Token], index: int, held: Mapping[int, Found]) -> int:
    """Where the place right behind the noun ends: "Bad Harnum", also with another: "Leer/Emden"."""
    place = held.get(index)
    if place is None or place.first != index or place.label != "LOC":
        return index
    other = held.get(place.last + 1) if place.last < len(tokens) and tokens[place.last].text == "/" else None
    return other.last if other and other.label == "LOC" else place.last


def _task_end(tokens: Sequence[Token], index: int, held: Mapping[int, Found]) -> int:
    """Where the task ends that "für" leads in: "für Umwelt, Energie und Verkehr", "für politische Bildung"."""
    if index >= len(tokens) or tokens[index].text != "für":
        return index
    last = _field_end(tokens, index + 1, held)
    if last == index + 1:
        return index
    end = last
    while end < len(tokens) and tokens[end].text in (",", "und", "&"):
        after = _field_end(tokens, end + 1, held)
        if after == end + 1 or _goes_on(tokens, after):
            break
        if tokens[end].text != ",":
            return after
        end = after
    return last


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital follows: "und Bürgermeister Ott" begins somebody's name."""
    return index < len(tokens) and tokens[index].text[:1].isupper()


def _field_end(tokens: Sequence[Token], index: int, held: Mapping[int, Found]) -> int:
    """Where one field of work ends: "Verkehr", "politische Bildung", "Luft- und Raumfahrt"; at once if none begins."""
    noun = index
    if noun + 1 < len(tokens) and tokens[noun].text.endswith("-") and tokens[noun + 1].text == "und":
        noun += 2
    elif noun < len(tokens) and tokens[noun].pos == "ADJ" and tokens[noun].text.endswith(("e", "en")):
        noun += 1
    if noun >= len(tokens) or tokens[noun].pos not in ("NOUN", "PROPN") or not tokens[noun].text[:1].isupper():
        return index
    name = held.get(noun)
    named = name is not None and name.label in ("PER", "LOC")
    return index if named or is_title(tokens[noun].text) else noun + 1


def _words_end(tokens: Sequence[Token], index: int, held: Mapping[int, Found]) -> int:
    """Where a name of ordinary words ends, which would say nothing without its noun: "Gewerkschaft Schiene Nord"."""
    name = held.get(index)
    if (
        name
        and name.label != "PER"
        and name.first == index
        and name.last - name.first > 1
        and all(_is_ordinary(token.text) for token in tokens[index : name.last])
    ):
        return name.last
    if name or index >= len(tokens) or not tokens[index].text[0].isupper():
        return index
    if is_quality(tokens[index].text) and index + 1 < len(tokens):
        follows = tokens[index + 1].text  # "Gewerkschaft Freie Berufe": a capital within a sentence is part of a name
        return index + 2 if follows[0].isupper() and _is_ordinary(follows) and index + 1 not in held else index
    if tokens[index].text.count("-") > 1 and all(map(_is_ordinary, tokens[index].text.split("-"))):
        return index + 1
    directed = index + 1 < len(tokens) and tokens[index + 1].text in _DIRECTIONS
    return index + 2 if directed and _is_ordinary(tokens[index].text) else index


@lru_cache(maxsize=20_000)
def _is_ordinary(form: str) -> bool:
    if is_common_word(form):
        return True
    name = is_first_name(form) or is_last_name(form) or is_place(form)
    return is_noun(form) or (is_compound(form) and not name)


def _is_judged(tokens: Sequence[Token], head: int) -> bool:
    """Whether "für" belongs to a verb: "Sie lobte das Amt für Geduld", "dankte der Behörde für Hilfe"."""
    verbs = lexicon.words("names_judging")
    near = [*tokens[max(0, head - _REACH) : head], *tokens[-3:]]
    return any(token.text.lower() in verbs or token.lemma.lower() in verbs for token in near)

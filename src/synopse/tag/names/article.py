"""One sense for each name of an article: what is clear in one sentence decides the others.

"Merle Kuhnke" makes every "Kuhnke" of the article a person, also where the sentence alone does not tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterable, NamedTuple, Sequence

from synopse.model import NameLabel
from synopse.tag.names.excluded import is_never_name
from synopse.tag.names.found import Found, base_form, without_overlaps
from synopse.tag.names.knowledge import is_common_word, is_lower_word
from synopse.tag.names.persons import surname

Key = tuple[str, ...]
Sentences = Sequence[tuple[Sequence[str], Sequence[Found]]]

_FULL_NAME = 1.5
_ENOUGH = 1.5
_LABELS: tuple[NameLabel, ...] = ("PER", "ORG", "LOC", "OTH")


class _Sense(NamedTuple):
    label: NameLabel
    votes: float
    by_full_name: bool


def with_one_sense(sentences: Sentences) -> list[list[Found]]:
    """The names of every sentence, agreeing over the article, with the mentions added that were not seen."""
    senses = _senses(sentences)
    senses = _without_ordinary_words(senses, sentences)
    longest = max((len(key) for key in senses), default=0)
    return [_with_senses(tokens, names, senses, longest) for tokens, names in sentences]


def _senses(sentences: Sentences) -> dict[Key, _Sense]:
    """The label with most votes for each name; a full name votes for its surname too."""
    votes: defaultdict[Key, Counter[NameLabel]] = defaultdict(Counter)
    full: set[Key] = set()
    for tokens, names in sentences:
        for name in names:
            words = tokens[name.first : name.last]
            votes[_key(words)][name.label] += 1
            if name.label == "PER" and len(words) > 1:
                last = _key(surname(words))
                votes[last]["PER"] += _FULL_NAME
                full.add(last)
    return {key: _sense(counts, key in full) for key, counts in votes.items() if len(key[0]) > 1}


def _sense(counts: Counter[NameLabel], by_full_name: bool) -> _Sense:
    label = max(_LABELS, key=lambda label: (counts[label], -_LABELS.index(label)))
    return _Sense(label, counts[label], by_full_name and label == "PER")


def _without_ordinary_words(senses: dict[Key, _Sense], sentences: Sentences) -> dict[Key, _Sense]:
    """Leaves out single words that stand unmarked at least as often as marked: "die Bahn" beside one "Bahn"."""
    total = Counter(_key([token]) for tokens, _ in sentences for token in tokens if token[:1].isupper())
    return {
        key: sense
        for key, sense in senses.items()
        if len(key) > 1 or sense.by_full_name or not is_common_word(key[0]) or 2 * sense.votes > total[key]
    }


def _with_senses(tokens: Sequence[str], names: Iterable[Found], senses: dict[Key, _Sense], longest: int) -> list[Found]:
    agreed = [_agreed(tokens, name, senses) for name in names]
    return without_overlaps(agreed, _unseen(tokens, senses, longest))


def _agreed(tokens: Sequence[str], name: Found, senses: dict[Key, _Sense]) -> Found:
    """A name of the model takes the label of the article; "Rohweders Plan" is the person and a word."""
    if name.basis != "model":
        return name
    words = tokens[name.first : name.last]
    first = senses.get(_key(words[:1]))
    if first and first.by_full_name and len(words) > 1 and all(map(is_common_word, words[1:])):
        return name._replace(last=name.first + 1, label=first.label)
    sense = senses.get(_key(words))
    return name._replace(label=sense.label) if sense else name


def _unseen(tokens: Sequence[str], senses: dict[Key, _Sense], longest: int) -> list[Found]:
    """Every place where a known name stands, the longest first."""
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        size = next((size for size in range(longest, 0, -1) if _is_mention(tokens, index, size, senses)), 0)
        if size:
            found.append(Found(index, index + size, senses[_key(tokens[index : index + size])].label, "article"))
        index += size or 1
    return found


def _is_mention(tokens: Sequence[str], index: int, size: int, senses: dict[Key, _Sense]) -> bool:
    words = tokens[index : index + size]
    sense = senses.get(_key(words)) if len(words) == size else None
    if sense is None or not any(word[0].isupper() for word in words):
        return False
    if size > 1:
        return True
    word = words[0]
    begins = index == 0 or tokens[index - 1] in "\"„“”«»‚‘:.–-"
    if is_never_name(word) or (begins and is_lower_word(word)):
        return False
    return sense.by_full_name or sense.votes >= _ENOUGH


def _key(words: Sequence[str]) -> Key:
    return (*words[:-1], base_form(words[-1]))

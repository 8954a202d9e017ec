"""One sense for each name of an article: what is clear in one sentence decides the others.

"Merle Kuhnke" makes every "Kuhnke" of the article a person, also where the sentence alone does not tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Iterable, Iterator, Mapping, NamedTuple, Sequence

from synopse import lexicon
from synopse.model import NameLabel
from synopse.tag.names.excluded import is_never_name
from synopse.tag.names.found import Found, base_form, without_overlaps
from synopse.tag.names.listed import is_currency
from synopse.tag.names.persons import surname
from synopse.vocabulary import is_common_word, is_last_name, is_lower_word, is_place

Key = tuple[str, ...]
Sentences = Sequence[tuple[Sequence[str], Sequence[Found]]]

_MOST_WORDS = 8
_FULL_NAME = 1.5
_WEIGHT = {"work": 10, "kind": 3}
"""Once an article has called a ship "die Fähre „Abendstern“", that name is nobody else's."""
_PERSONAL = frozenset({"Familie", "Frau", "Herr", "Herrn", "Eheleute", "Brüder", "Geschwister"})
_COMPANY = 1.5
"""What "die Kestner-Aktie" says of Kestner; a person of that surname weighs more."""
_ENOUGH = 1.5
_NATIONAL = frozenset({"Deutsche", "Deutschen", "Deutscher"})
"""Once an article has named the Deutsche Bahn, "die Bahn" is the company."""
_INDEFINITE = frozenset({"ein", "eine", "einer", "eines", "einem", "einen", "kein", "keine", "keiner", "jede", "per"})
_LABELS: tuple[NameLabel, ...] = ("PER", "ORG", "LOC", "OTH")


class _Sense(NamedTuple):
    label: NameLabel
    votes: float
    by_full_name: bool


def with_one_sense(sentences: Sentences) -> list[list[Found]]:
    """The names of every sentence, agreeing over the article, with the mentions added that were not seen."""
    senses = _without_ordinary_words(_senses(sentences), sentences)
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for key in senses:
        sizes[key[0]].add(len(key))
    longest_first = {word: sorted(lengths, reverse=True) for word, lengths in sizes.items()}
    return [_with_senses(tokens, names, senses, longest_first) for tokens, names in sentences]


def _senses(sentences: Sentences) -> dict[Key, _Sense]:
    """The label with most votes for each name; a full name votes for its surname too."""
    votes: defaultdict[Key, dict[NameLabel, float]] = defaultdict(lambda: dict.fromkeys(_LABELS, 0.0))
    full: set[Key] = set()
    for tokens, names in sentences:
        for name in names:
            words = tokens[name.first : name.last]
            if len(words) > _MOST_WORDS:
                continue
            votes[_key(words)][name.label] += _WEIGHT.get(name.basis, 1)
            if name.label == "PER" and len(words) > 1:
                last = _key(words[:1] if _is_family_first(words) else surname(words))
                votes[last]["PER"] += _FULL_NAME
                full.add(last)
            elif name.label == "ORG" and len(words) == 2 and words[0] in _NATIONAL:
                votes[_key(words[1:])]["ORG"] += _FULL_NAME
                full.add(_key(words[1:]))
    for form in sorted(_company_fores(sentences)):
        if (form,) in votes and (form,) not in full:
            votes[form,]["ORG"] += _COMPANY * (1 + votes[form,]["PER"])
    return {key: _sense(counts, key in full) for key, counts in votes.items() if len(key[0]) > 1}


def _is_family_first(words: Sequence[str]) -> bool:
    """Whether the surname leads, as in China and Korea: "Gao Wenlin" makes "Gao" a person, "Kim Novak" not "Kim"."""
    return words[0] in lexicon.words("actors_family_first") and not is_last_name(words[-1])


def _company_fores(sentences: Sentences) -> set[str]:
    """Keys of what stands before the words for parts of a company: "Kestner" in "Kestner-Aktie"."""
    heads = lexicon.words("names_company_heads")
    found = set()
    for tokens, _ in sentences:
        for token in tokens:
            fore, hyphen, head = token.rpartition("-")
            if hyphen and head.lower() in heads and fore[:1].isupper() and not is_place(fore):
                found.add(base_form(fore))
    return found


def _sense(counts: Mapping[NameLabel, float], by_full_name: bool) -> _Sense:
    label = max(_LABELS, key=lambda label: (counts[label], -_LABELS.index(label)))
    return _Sense(label, counts[label], by_full_name and label in ("PER", "ORG"))


def _without_ordinary_words(senses: dict[Key, _Sense], sentences: Sentences) -> dict[Key, _Sense]:
    """Leaves out single words that stand unmarked at least as often as marked: "die Bahn" beside one "Bahn"."""
    doubtful = {
        key for key, sense in senses.items() if len(key) == 1 and not sense.by_full_name and is_common_word(key[0])
    }
    if not doubtful:
        return senses
    words = {key[0] for key in doubtful} | {key[0] + "s" for key in doubtful}
    total = Counter((base_form(token),) for tokens, _ in sentences for token in tokens if token in words)
    return {key: sense for key, sense in senses.items() if key not in doubtful or 2 * sense.votes > total[key]}


def _with_senses(
    tokens: Sequence[str], names: Iterable[Found], senses: dict[Key, _Sense], sizes: dict[str, list[int]]
) -> list[Found]:
    agreed = [_agreed(tokens, piece, senses) for name in names for piece in _pieces(tokens, name, senses)]
    return without_overlaps(agreed, _unseen(tokens, senses, sizes))


def _pieces(tokens: Sequence[str], name: Found, senses: dict[Key, _Sense]) -> Iterator[Found]:
    """Two names around "und", if the first of them stands alone somewhere else in the article."""
    words = tokens[name.first : name.last]
    middle = words.index("und") if name.basis == "model" and "und" in words[1:-1] else 0
    if middle and _key(words[:middle]) in senses:
        yield name._replace(last=name.first + middle)
        yield name._replace(first=name.first + middle + 1)
    else:
        yield name


def _agreed(tokens: Sequence[str], name: Found, senses: dict[Key, _Sense]) -> Found:
    """A name of the model takes the label of the article; "Rohweders Plan" is the person and a word."""
    if name.basis != "model":
        return name
    words = tokens[name.first : name.last]
    first = senses.get(_key(words[:1]))
    if first and first.by_full_name and len(words) > 1 and all(map(is_common_word, words[1:])):
        return name._replace(last=name.first + 1, label=first.label)
    sense = senses.get(_key(words))
    if name.first and tokens[name.first - 1] in _PERSONAL:
        return name
    return name._replace(label=sense.label) if sense else name


def _unseen(tokens: Sequence[str], senses: dict[Key, _Sense], sizes: dict[str, list[int]]) -> list[Found]:
    """Every place where a known name stands, the longest first."""
    found: list[Found] = []
    end = 0
    for index, token in enumerate(tokens):
        lengths = sizes.get(token) or (sizes.get(base_form(token)) if token[-1] in "s'’" else None)
        if lengths and index >= end:
            size = next((size for size in lengths if _is_mention(tokens, index, size, senses)), 0)
            if size:
                end = index + size
                found.append(Found(index, end, senses[_key(tokens[index:end])].label, "article"))
    return found


def _is_mention(tokens: Sequence[str], index: int, size: int, senses: dict[Key, _Sense]) -> bool:
    words = tokens[index : index + size]
    sense = senses.get(_key(words)) if len(words) == size else None
    if sense is None or not any(word[0].isupper() for word in words):
        return False
    if size > 1:
        return True
    word = words[0]
    if sense.label == "ORG" and index and tokens[index - 1].lower() in _INDEFINITE:
        return False
    begins = index == 0 or tokens[index - 1] in '"„“”«»‚‘:.–-'
    if is_never_name(word) or is_currency(word) or (begins and is_lower_word(word)):
        return False
    return sense.by_full_name or sense.votes >= _ENOUGH


def _key(words: Sequence[str]) -> Key:
    return (*words[:-1], base_form(words[-1]))

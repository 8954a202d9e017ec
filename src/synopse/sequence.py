"""Labelling of token sequences by linear-chain conditional random fields, shared by the taggers that learn.

The only module that knows CRFsuite. A tagger brings its word knowledge as a function from a form to features
(gazetteers, word classes, the verb lexicon) and, where it needs them, further features of single positions.
"""

from __future__ import annotations

import re
import struct
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Callable, Iterable, Mapping, NamedTuple, Sequence

import pycrfsuite


class Known(NamedTuple):
    """What is known of a word form, as features.

    `near` count for the form and its neighbours, and the first of them in pairs with its neighbour's first too;
    `own` count for the form alone, `far` only for those two places away, who see nothing else of it.
    """

    near: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


Knowledge = Callable[[str], Known]
"""Tells what is known of a word form."""

Marks = Sequence[Sequence[str]]
"""Further features, one sequence a token: a multi-word gazetteer entry that begins here."""

_CACHED_FORMS = 20_000  # Zipf: these cover well over nine tokens in ten of a stream of news
_AFFIX = 4
_PLACES = ("", "-2:", "-1:", "1:", "2:")  # the token itself and its neighbours, as their features begin
_PAIRS = ("shapes", "keys", "between")
_OUTSIDE = " "  # no token holds a blank
_NO_PAIRS: Mapping[str, bytes] = MappingProxyType({})
_REDUCTIONS = (
    (re.compile(r"[^\W\d_a-zßàáâäæçèéêëìíîïñòóôöøùúûüýœ]"), "X"),
    (re.compile(r"[^\W\d_X]"), "x"),
    (re.compile(r"\d"), "d"),
)
_RUN = re.compile(r"(.)\1{2,}")


class Example(NamedTuple):
    """One sequence to learn from: as many labels as tokens; `marks` empty or one entry a token."""

    tokens: Sequence[str]
    labels: Sequence[str]
    marks: Marks = ()


class Fit(NamedTuple):
    """Settings of a training: the weights of the L1 penalty (it drops features) and the L2 penalty, and the
    upper bound for the iterations of L-BFGS."""

    c1: float = 0.1
    c2: float = 0.02
    rounds: int = 100


class _EveryPair:
    """The features that a form makes with any other."""

    def __init__(self, kind: str, first: str) -> None:
        self._kind, self._first = kind, first

    def get(self, second: str) -> bytes | None:
        if second == _OUTSIDE or not (self._first or second):
            return None
        return f"{self._kind}={self._first}|{second}".encode("utf-8", "replace")


_Pairs = Mapping[str, bytes] | _EveryPair
"""From what stands second to the feature of the pair."""


_Places = tuple[bytes | None, ...]
"""A feature as it counts at each of the ``_PLACES``; None where it does not."""


class _EveryFeature:
    """Lets every feature count, as training does."""

    def kept(self, features: Iterable[str]) -> list[_Places]:
        return [tuple((place + name).encode("utf-8", "replace") for place in _PLACES) for name in features]

    def pairs(self, kind: str, first: str) -> _Pairs:
        return _EveryPair(kind, first)


class _KnownFeatures:
    """Lets those features count that a model has weights for; finds them without making the others."""

    def __init__(self, known: frozenset[bytes]) -> None:
        self._kept: dict[str, _Places] = {}
        self._pairs: dict[tuple[str, str], dict[str, bytes]] = {}
        for feature in sorted(known):
            name = feature.decode("utf-8", "replace")
            self._add_pair(feature, *name.partition("=")[::2])
            for index, place in enumerate(_PLACES):
                if name.startswith(place):
                    bare = name.removeprefix(place)
                    places = self._kept.get(bare, (None,) * len(_PLACES))
                    self._kept[bare] = (*places[:index], feature, *places[index + 1 :])

    def _add_pair(self, feature: bytes, kind: str, pair: str) -> None:
        if kind in _PAIRS:  # "a|b|c" may be "a" before "b|c" or "a|b" before "c"
            for bar in (index for index, letter in enumerate(pair) if letter == "|"):
                self._pairs.setdefault((kind, pair[:bar]), {})[pair[bar + 1 :]] = feature

    def kept(self, features: Iterable[str]) -> list[_Places]:
        known = self._kept
        return [known[feature] for feature in features if feature in known]

    def pairs(self, kind: str, first: str) -> _Pairs:
        return self._pairs.get((kind, first), _NO_PAIRS)


class _Form(NamedTuple):
    """The features of one word form: where it stands, and for its neighbours, in the order of ``_PLACES``.

    `shapes` and `keys` hold those with the form after it, by that one's shape and key, `words` those with the form
    after next, by its word.
    """

    here: tuple[bytes, ...]
    around: tuple[tuple[bytes, ...], ...]
    word: str
    shape: str
    key: str
    shapes: _Pairs
    keys: _Pairs
    words: _Pairs


class Features:
    """Makes the features of the positions of a token sequence.

    `known` restricts them to those that a trained model has weights for; the others could not change its
    decision and only cost time.
    """

    def __init__(self, knowledge: Knowledge, known: frozenset[bytes] | None = None) -> None:
        self._knowledge = knowledge
        self._counting = _EveryFeature() if known is None else _KnownFeatures(known)
        self._form = lru_cache(maxsize=_CACHED_FORMS)(self._new_form)
        outside = self._counting.kept(("outside",))
        self._edge = _Form(
            (),
            tuple(_at(index, outside) for index in (1, 2, 3, 4)),
            _OUTSIDE,
            _OUTSIDE,
            _OUTSIDE,
            _NO_PAIRS,
            _NO_PAIRS,
            _NO_PAIRS,
        )

    def __call__(self, tokens: Sequence[str], marks: Marks = ()) -> list[list[bytes]]:
        """The features of every token, in order."""
        row = [self._edge, self._edge, *map(self._form, tokens), self._edge, self._edge]
        result = []
        for far_before, before, form, after, far_after in zip(row, row[1:], row[2:], row[3:], row[4:], strict=False):
            features = [*form.here, *far_before.around[0], *before.around[1], *after.around[2], *far_after.around[3]]
            shapes, keys, words = before.shapes.get(form.shape), before.keys.get(form.key), before.words.get(after.word)
            if shapes:
                features.append(shapes)
            if keys:
                features.append(keys)
            if words:
                features.append(words)
            result.append(features)
        for features, marked in zip(result, marks, strict=False):
            if marked:
                features += _at(0, self._counting.kept(marked))
        return result

    def _new_form(self, token: str) -> _Form:
        surface, knowledge = _surface(token), self._knowledge(token)
        kept = self._counting.kept
        near, own = kept((*surface.near, *knowledge.near)), kept(knowledge.own)
        short, long = kept(surface.endings[:2]), kept(surface.endings[2:])
        here = _at(0, kept(("bias",)) + near + own + short + long + kept(surface.others))
        far = kept(knowledge.far)
        around = (_at(1, far), _at(2, near + long), _at(3, near + long), _at(4, far))
        key, pairs = knowledge.near[0] if knowledge.near else "", self._counting.pairs
        word, shape = surface.word, surface.shape
        return _Form(here, around, word, shape, key, pairs("shapes", shape), pairs("keys", key), pairs("between", word))


def _at(index: int, features: list[_Places]) -> tuple[bytes, ...]:
    """The features that count at one of the ``_PLACES``."""
    return tuple([places[index] for places in features if places[index]])  # type: ignore[misc]


class _Surface(NamedTuple):
    """What every model takes from the letters of a form."""

    word: str
    shape: str
    near: tuple[str, ...]
    endings: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=_CACHED_FORMS)
def _surface(token: str) -> _Surface:
    shape, lower = shape_of(token), token.lower()[:40]
    sizes = [size for size in range(1, _AFFIX + 1) if len(token) > size]
    endings = tuple(f"e{size}={lower[-size:]}" for size in sizes)
    beginnings = (f"p{size}={lower[:size]}" for size in sizes)
    return _Surface(lower, shape, (f"w={lower}", f"s={shape}"), endings, (*beginnings, *_parts(lower)))


class SequenceTagger:
    """A trained model: labels token sequences.

    Args:
        model: The bytes of a CRFsuite model file.
        knowledge: The same word knowledge with which the model was trained.
    """

    def __init__(self, model: bytes, knowledge: Knowledge) -> None:
        self._model = model  # CRFsuite reads from these very bytes as long as the tagger lives
        self._features = Features(knowledge, attributes(model))
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    def tag(self, tokens: Sequence[str], marks: Marks = ()) -> list[str]:
        """The most probable labels, one a token."""
        labels: list[str] = self._tagger.tag(self._features(tokens, marks)) if tokens else []
        return labels


@cache
def load(name: str, knowledge: Knowledge) -> SequenceTagger:
    """The packaged model ``models/<name>.crf``, opened once."""
    return SequenceTagger((files("synopse") / "models" / f"{name}.crf").read_bytes(), knowledge)


def train(examples: Iterable[Example], path: Path, knowledge: Knowledge, fit: Fit | None = None) -> None:
    """Train a model and write it to `path`; same examples in the same order, same bytes.

    Args:
        examples: What to learn from.
        path: The model file to write.
        knowledge: The tagger's word knowledge.
        fit: The settings of the training, or None for the usual ones.
    """
    fit = fit or Fit()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": fit.c1, "c2": fit.c2, "max_iterations": fit.rounds, "feature.possible_transitions": True})
    features = Features(knowledge)
    for example in examples:
        trainer.append(features(example.tokens, example.marks), list(example.labels))
    trainer.train(str(path))


def attributes(model: bytes) -> frozenset[bytes]:
    """The features that a CRFsuite model file has weights for.

    The file's header names the place of a constant database of them: 24 bytes and 256 hash tables of 8 bytes,
    then the records, each an identifier, the size of its key and the key with a zero byte at its end.

    Raises:
        ValueError: The bytes are no CRFsuite model.
    """
    if model[:4] != b"lCRF":
        raise ValueError("not a CRFsuite model")
    begin: int = struct.unpack_from("<I", model, 36)[0]
    tables = struct.unpack_from("<512I", model, begin + 24)
    end = begin + min(offset for offset, size in zip(tables[::2], tables[1::2], strict=True) if size)
    position, found = begin + 24 + 256 * 8, set()
    while position < end:
        size = struct.unpack_from("<I", model, position + 4)[0]
        found.add(model[position + 8 : position + 7 + size])
        position += 8 + size
    return frozenset(found)


def shape_of(form: str) -> str:
    """The casing pattern of a form: "Xxx" for "Berlin", "XX-Xxx" for "USA-Reise", runs cut to two."""
    return _RUN.sub(r"\1\1", "".join(map(_kind, form[:40])))


@lru_cache(maxsize=1000)
def _kind(letter: str) -> str:
    for pattern, replacement in _REDUCTIONS:
        letter = pattern.sub(replacement, letter)
    return letter


def _parts(lower: str) -> list[str]:
    """The outer parts of a hyphenated compound: "us" and "gesandter" of "us-gesandter"."""
    if "-" not in lower[1:-1]:
        return []
    parts = lower.split("-")
    return [f"h0={parts[0]}", f"h1={parts[-1]}"]

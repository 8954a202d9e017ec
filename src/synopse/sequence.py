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
from typing import Callable, Iterable, NamedTuple, Sequence

import pycrfsuite

Knowledge = Callable[[str], tuple[str, ...]]
"""What is known of a word form, as features; the first of them also counts in pairs with its neighbour's first."""

Marks = Sequence[Sequence[str]]
"""Further features, one sequence a token: a multi-word gazetteer entry that begins here."""

_CACHED_FORMS = 20_000  # Zipf: these cover well over nine tokens in ten of a stream of news
_AFFIX = 4
_REDUCTIONS = (
    (re.compile(r"[^\W\d_a-zßàáâäæçèéêëìíîïñòóôöøùúûüýœ]"), "X"),
    (re.compile(r"[^\W\d_X]"), "x"),
    (re.compile(r"\d"), "d"),
    (re.compile(r"(.)\1{2,}"), r"\1\1"),
)


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


class _Form(NamedTuple):
    """The features of one word form, by the distance at which it stands."""

    here: tuple[bytes, ...]
    around: dict[int, tuple[bytes, ...]]
    word: bytes
    shape: bytes
    key: bytes


class Features:
    """Makes the features of the positions of a token sequence.

    `known` restricts them to those that a trained model has weights for; the others could not change its
    decision and only cost time.
    """

    def __init__(self, knowledge: Knowledge, known: frozenset[bytes] | None = None) -> None:
        self._knowledge = knowledge
        self._known = known
        self._form = lru_cache(maxsize=_CACHED_FORMS)(self._new_form)
        self._outside = {distance: self._kept([f"{distance}:outside"]) for distance in (-2, -1, 1, 2)}
        self._bias = self._kept(["bias"])

    def __call__(self, tokens: Sequence[str], marks: Marks = ()) -> list[list[bytes]]:
        """The features of every token, in order."""
        forms = [self._form(token) for token in tokens]
        result = []
        for index, form in enumerate(forms):
            features = [*self._bias, *form.here]
            for distance, outside in self._outside.items():
                neighbour = index + distance
                inside = 0 <= neighbour < len(forms)
                features += forms[neighbour].around[distance] if inside else outside
            features += self._pairs(forms, index)
            if marks and marks[index]:
                features += self._kept(marks[index])
            result.append(features)
        return result

    def _pairs(self, forms: Sequence[_Form], index: int) -> list[bytes]:
        """Features of a token together with its neighbours."""
        if index == 0:
            return []
        form, before = forms[index], forms[index - 1]
        pairs = [b"shapes=" + before.shape + b"|" + form.shape]
        if form.key or before.key:
            pairs.append(b"keys=" + before.key + b"|" + form.key)
        if index + 1 < len(forms):
            pairs.append(b"between=" + before.word + b"|" + forms[index + 1].word)
        known = self._known
        return pairs if known is None else [pair for pair in pairs if pair in known]

    def _new_form(self, token: str) -> _Form:
        shape, lower = shape_of(token), token.lower()[:40]
        knowledge = self._knowledge(token)
        near = [f"w={lower}", f"s={shape}", *knowledge]
        endings = [f"e{size}={lower[-size:]}" for size in range(1, _AFFIX + 1) if len(token) > size]
        beginnings = [f"p{size}={lower[:size]}" for size in range(1, _AFFIX + 1) if len(token) > size]
        here = near + endings + beginnings + _parts(lower)
        around = {
            distance: self._kept(f"{distance}:{feature}" for feature in near + (endings[2:] if reach == 1 else []))
            for distance, reach in ((-2, 2), (-1, 1), (1, 1), (2, 2))
        }
        key = knowledge[0] if knowledge else ""
        return _Form(self._kept(here), around, lower.encode(), shape.encode(), key.encode())

    def _kept(self, features: Iterable[str]) -> tuple[bytes, ...]:
        encoded = (feature.encode("utf-8", "replace") for feature in features)
        return tuple(feature for feature in encoded if self._known is None or feature in self._known)


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

    def tag_scored(self, tokens: Sequence[str], marks: Marks = ()) -> list[tuple[str, float]]:
        """The most probable labels, each with its own probability between 0 and 1."""
        labels = self.tag(tokens, marks)
        return [(label, self._tagger.marginal(label, index)) for index, label in enumerate(labels)]


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
    shape = form[:40]
    for pattern, replacement in _REDUCTIONS:
        shape = pattern.sub(replacement, shape)
    return shape


def _parts(lower: str) -> list[str]:
    """The outer parts of a hyphenated compound: "us" and "gesandter" of "us-gesandter"."""
    if "-" not in lower[1:-1]:
        return []
    parts = lower.split("-")
    return [f"h0={parts[0]}", f"h1={parts[-1]}"]

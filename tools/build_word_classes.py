"""Induce classes of words from free German text: words that stand between the same neighbours share a class.

    python tools/build_word_classes.py TEXT... -o src/synopse/models/names.classes

TEXT is plain text (also gzipped), one paragraph a line, or JSON Lines with a ``text`` field. Needs numpy, scipy and
scikit-learn, which the package itself does not; takes about a minute on one core.

Each word is described by how much more often than chance it meets each of the commonest words, or the edge of its
paragraph, one and two places before and after it: positive pointwise mutual information, less for pairs that were seen
seldom. A singular value decomposition over the words seen ten times and more reduces that; the first dimension is left
out, for it says of every word that it is one. k-means by angle over the words seen eight times and more finds the fine
classes, each rarer word goes to the nearest, and k-means over the fine classes finds the coarse ones. Seeds are fixed.

The output has one fine class a line: coarse class, fine class, then the words, separated by tabs and blanks.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, Iterator

import numpy
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[-–&’']\w+)*|[^\w\s]")
PLACES = (-2, -1, 1, 2)
CONTEXT_WORDS = 5000
DIMENSIONS = 300
COARSE, FINE = 100, 1000
ROUNDS = 15
LEAST, LEAST_REDUCED, LEAST_CLUSTERED = 2, 10, 8
BLOCK = 8192
SEED = 1


def main() -> None:
    """Read the texts, cluster their words and write the classes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    sentences = [form_tokens(line) for path in arguments.texts for line in paragraphs(path)]
    counts = Counter(token for sentence in sentences for token in sentence)
    words = sorted(word for word, count in counts.items() if count >= LEAST and any(map(str.isalpha, word)))
    frequencies = numpy.array([counts[word] for word in words])
    vectors = embed(information(meetings(sentences, counts, words)), frequencies)
    coarse, fine = classes(vectors, frequencies)
    write(arguments.output, words, coarse, fine)
    print(f"{len(words)} words of {sum(counts.values())} tokens")


def paragraphs(path: Path) -> Iterator[str]:
    """The lines of a text, the text field of JSON Lines."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").splitlines():
        yield json.loads(line)["text"] if ".jsonl" in path.name else line


def form_tokens(line: str) -> list[str]:
    """The tokens of a paragraph; numbers are one word."""
    return ["0" if token[0].isdigit() else token for token in TOKEN.findall(line)]


def meetings(sentences: list[list[str]], counts: Counter[str], words: list[str]) -> Any:
    """How often each word meets each common word, or the edge, at each place: a sparse matrix."""
    number = {word: index for index, word in enumerate(words)}
    commonest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CONTEXT_WORDS]
    common = {word: index for index, (word, _) in enumerate(commonest)}
    edge, margin = len(common), (None, None)
    padded = [token for sentence in sentences for token in (*margin, *sentence, *margin)]
    rows = numpy.array([-1 if token is None else number.get(token, -1) for token in padded], dtype=numpy.int32)
    neighbours = numpy.array([edge if token is None else common.get(token, -1) for token in padded], dtype=numpy.int32)
    found = []
    for slot, place in enumerate(PLACES):
        columns = numpy.roll(neighbours, -place)
        both = (rows >= 0) & (columns >= 0)
        found.append((rows[both], columns[both] + slot * (edge + 1)))
    row, column = (numpy.concatenate(part) for part in zip(*found, strict=True))
    shape = (len(words), len(PLACES) * (edge + 1))
    return csr_matrix((numpy.ones(len(row), numpy.float32), (row, column)), shape=shape)


def information(matrix: Any) -> Any:
    """Counts to positive pointwise mutual information; contexts smoothed by a power of 0.75, rare pairs discounted."""
    matrix.sum_duplicates()
    rows, columns = (numpy.asarray(matrix.sum(axis=axis)).ravel() for axis in (1, 0))
    smoothed = columns**0.75 / (columns**0.75).sum()
    entries = matrix.tocoo()
    surprise = numpy.log(entries.data / (rows[entries.row] * smoothed[entries.col]))
    rarer = numpy.minimum(rows[entries.row], columns[entries.col])
    trust = entries.data / (entries.data + 1) * rarer / (rarer + 1)
    values = (numpy.maximum(surprise, 0) * trust).astype(numpy.float32)
    result = csr_matrix((values, (entries.row, entries.col)), shape=matrix.shape)
    result.eliminate_zeros()
    return result


def embed(matrix: Any, frequencies: Any) -> Any:
    """A unit vector for each word, in the dimensions of the words that were seen often enough."""
    frequent = numpy.where(frequencies >= LEAST_REDUCED)[0]
    _, strength, directions = randomized_svd(matrix[frequent], DIMENSIONS, n_iter=3, random_state=SEED)
    vectors = ((matrix @ directions.T) / numpy.sqrt(strength))[:, 1:]
    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / numpy.maximum(lengths, 1e-9)).astype(numpy.float32)


def classes(vectors: Any, frequencies: Any) -> tuple[list[int], list[int]]:
    """The coarse and the fine class of each word."""
    weights = numpy.log1p(frequencies).astype(numpy.float32)
    frequent = numpy.where(frequencies >= LEAST_CLUSTERED)[0]
    centres = clustered(vectors[frequent], weights[frequent], FINE)
    fine = nearest(vectors, centres)
    sizes = numpy.bincount(fine, weights=weights, minlength=FINE).astype(numpy.float32)
    coarse = nearest(centres, clustered(centres, sizes + 1e-3, COARSE))
    return [int(coarse[label]) for label in fine], [int(label) for label in fine]


def clustered(vectors: Any, weights: Any, number: int) -> Any:
    """The centres of so many clusters of unit vectors, as unit vectors."""
    chance = numpy.random.default_rng(SEED)
    heaviest = numpy.argsort(-weights, kind="stable")[: 4 * number]
    centres = vectors[heaviest[chance.permutation(len(heaviest))[:number]]].copy()
    for _ in range(ROUNDS):
        labels = nearest(vectors, centres)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, labels, vectors * weights[:, None])
        lengths = numpy.linalg.norm(sums, axis=1)
        centres = sums / numpy.maximum(lengths, 1e-9)[:, None]
        empty = lengths < 1e-6
        centres[empty] = vectors[chance.integers(0, len(vectors), empty.sum())]
    return centres


def nearest(vectors: Any, centres: Any) -> Any:
    """The number of the centre with the smallest angle to each vector."""
    blocks = range(0, len(vectors), BLOCK)
    return numpy.concatenate([(vectors[begin : begin + BLOCK] @ centres.T).argmax(axis=1) for begin in blocks])


def write(path: Path, words: list[str], coarse: list[int], fine: list[int]) -> None:
    """One line for each pair of classes, in order."""
    members: dict[tuple[int, int], list[str]] = {}
    for word, outer, inner in zip(words, coarse, fine, strict=True):
        members.setdefault((outer, inner), []).append(word)
    with path.open("w", encoding="utf-8") as file:
        for (outer, inner), forms in sorted(members.items()):
            file.write(f"{outer}\t{inner}\t{' '.join(forms)}\n")


if __name__ == "__main__":
    main()

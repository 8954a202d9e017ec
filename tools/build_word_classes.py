"""Induce classes of words from free German text: words that stand between the same neighbours share a class.

    python tools/build_word_classes.py TEXT... -o src/synopse/models/names.classes

TEXT is plain text (also gzipped), one paragraph a line, or JSON Lines with a ``text`` field. Needs numpy, scipy and
scikit-learn, which the package itself does not. Each word is described by how much more often than chance it meets each
of the commonest words one and two places before and after it (positive pointwise mutual information), reduced by a
truncated singular value decomposition and clustered twice by k-means, coarse and fine. Seeds are fixed.

The output has one pair of classes a line: coarse class, fine class, then the words, separated by tabs and blanks.
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
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[-–&’']\w+)*|[^\w\s]")
PLACES = (-2, -1, 1, 2)
CONTEXT_WORDS = 5000
DIMENSIONS = 300
COARSE, FINE = 200, 1200
LEAST = 2
SEED = 20140901


def main() -> None:
    """Read the texts, cluster their words and write the classes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    sentences = [form_tokens(line) for path in arguments.texts for line in paragraphs(path)]
    counts = Counter(token for sentence in sentences for token in sentence)
    words = sorted(word for word, count in counts.items() if count >= LEAST and any(map(str.isalpha, word)))
    vectors = embed(sentences, counts, words)
    coarse = cluster(vectors, COARSE)
    fine = cluster(vectors, FINE)
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


def embed(sentences: list[list[str]], counts: Counter[str], words: list[str]) -> Any:
    """A unit vector for each word from its neighbours."""
    pairs = neighbours(sentences, counts, words)
    keys = numpy.array(list(pairs), dtype=numpy.int64)
    values = numpy.fromiter(pairs.values(), dtype=numpy.float64, count=len(pairs))
    shape = (len(words), len(PLACES) * CONTEXT_WORDS)
    matrix = positive_information(csr_matrix((values, (keys[:, 0], keys[:, 1])), shape=shape))
    left, strength, _ = randomized_svd(matrix, DIMENSIONS, random_state=SEED)
    vectors = left * numpy.sqrt(strength)
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def neighbours(sentences: list[list[str]], counts: Counter[str], words: list[str]) -> Counter[tuple[int, int]]:
    """How often each word meets each common word at each place, as row and column."""
    index = {word: number for number, word in enumerate(words)}
    commonest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CONTEXT_WORDS]
    common = {word: number for number, (word, _) in enumerate(commonest)}
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        rows = [index.get(token, -1) for token in sentence]
        columns = [common.get(token, -1) for token in sentence]
        for slot, place in enumerate(PLACES):
            for here in range(max(0, -place), len(sentence) - max(0, place)):
                if rows[here] >= 0 and columns[here + place] >= 0:
                    pairs[rows[here], slot * CONTEXT_WORDS + columns[here + place]] += 1
    return pairs


def positive_information(matrix: Any) -> Any:
    """Counts to positive pointwise mutual information, contexts smoothed by a power of 0.75."""
    total = matrix.sum()
    rows = numpy.asarray(matrix.sum(axis=1)).ravel() / total
    columns = numpy.asarray(matrix.sum(axis=0)).ravel() ** 0.75
    columns = columns / columns.sum()
    entries = matrix.tocoo()
    information = numpy.log(entries.data / total / (rows[entries.row] * columns[entries.col]))
    return csr_matrix((numpy.maximum(information, 0), (entries.row, entries.col)), shape=matrix.shape)


def cluster(vectors: Any, classes: int) -> list[int]:
    """The class of each vector."""
    means = MiniBatchKMeans(classes, random_state=SEED, batch_size=4096, n_init=2, max_iter=60)
    return [int(label) for label in means.fit_predict(vectors)]


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

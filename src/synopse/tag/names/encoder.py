"""The accurate model of names: a small multilingual encoder in eight bits, for those who have the extra installed.

Needs numpy and onnxruntime (``pip install 'synopse[accurate]'``) and nothing else: words are cut into pieces here, and
the rows of pieces, four bits a number, are looked up here. Each sentence goes through the network alone and on one
thread, so that its labels depend on nothing but its words.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Iterator, Sequence

from synopse.tag.names.pieces import BEGIN, END, Pieces

LABELS = ("O", *(f"{part}-{label}" for label in ("PER", "ORG", "LOC", "OTH") for part in "BI"))
"""What the network tells apart, in the order of its scores."""

BLOCK = 32
"""So many numbers of the table share a scale: two bytes, then the first half in the lower bits of 16 bytes and the
second in the upper."""

WIDTH = 384
"""How many numbers stand for a piece."""

_LONGEST = 250  # pieces at once; the network knows no more than 512 places
_NEVER = -1e9


class NotInstalledError(Exception):
    """The accurate model was asked for, and what it needs is not there."""


class Encoder:
    """The network with its pieces.

    Args:
        network: An ONNX model from the rows of the pieces of one sentence to the scores of `LABELS` for each of them.
        table: The rows of all pieces in blocks of four-bit numbers.
        pieces: The pieces by number.

    Raises:
        NotInstalledError: numpy or onnxruntime is missing.
    """

    def __init__(self, network: bytes, table: bytes, pieces: Pieces) -> None:
        self._numpy = _library("numpy")
        runtime = _library("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3  # what a reader could not act on stays unsaid
        self._session = runtime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._table = self._numpy.frombuffer(table, self._numpy.uint8).reshape(-1, WIDTH // BLOCK, 2 + BLOCK // 2)
        self._pieces = pieces
        self._allowed = self._numpy.array([[_cost(before, after) for after in LABELS] for before in LABELS])

    def labels(self, tokens: Sequence[str]) -> list[str]:
        """The most probable labels of a sentence in the BIO scheme, one a token; no name goes on that has not begun."""
        return self.judged(tokens)[0]

    def judged(self, tokens: Sequence[str]) -> tuple[list[str], float]:
        """The labels, and the probability of the least probable of them (1 for no tokens)."""
        if not tokens:
            return [], 1.0
        chances = self._numpy.concatenate([self._chances(part) for part in self._parts(tokens)])
        path = self._best(chances)
        least = min(float(row[label]) for row, label in zip(chances, path, strict=True))
        return [LABELS[index] for index in path], float(self._numpy.exp(least))

    def _parts(self, tokens: Sequence[str]) -> Iterator[Sequence[str]]:
        """The sentence as it is, or cut where it has too many pieces."""
        begin = size = 0
        for index, token in enumerate(tokens):
            size += len(self._pieces.of(token))
            if size > _LONGEST and index > begin:
                yield tokens[begin:index]
                begin, size = index, len(self._pieces.of(token))
        yield tokens[begin:]

    def _chances(self, tokens: Sequence[str]) -> Any:
        """The logarithms of the probabilities of the labels, by the first piece of each token."""
        numbers, places = self._pieces.row(tokens)
        scores = self._session.run(None, {"rows": self._rows([BEGIN, *numbers, END])[None]})[0][0]
        chosen = scores[[place + 1 for place in places]].astype(self._numpy.float64)
        chosen -= chosen.max(axis=1, keepdims=True)
        return chosen - self._numpy.log(self._numpy.exp(chosen).sum(axis=1, keepdims=True))

    def _rows(self, numbers: Sequence[int]) -> Any:
        """The rows of pieces as numbers of 32 bits."""
        numpy, blocks = self._numpy, self._table[numbers]
        scales = blocks[..., :2].copy().view(numpy.float16).astype(numpy.float32)
        halves = numpy.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1).astype(numpy.float32) - 8
        return (halves * scales).reshape(len(numbers), WIDTH)

    def _best(self, chances: Any) -> list[int]:
        """The most probable path; where the best label of each token makes a valid one, it is that."""
        path: list[int] = chances.argmax(axis=1).tolist()
        if all(not self._allowed[before, after] for before, after in zip([0, *path], path, strict=False)):
            return path
        total, links = chances[0] + self._allowed[0], []
        for row in chances[1:]:
            options = total[:, None] + self._allowed
            links.append(options.argmax(axis=0))
            total = options.max(axis=0) + row
        path = [int(total.argmax())]
        for link in reversed(links):
            path.append(int(link[path[-1]]))
        return path[::-1]


@cache
def load() -> Encoder:
    """The packaged model, opened once.

    Raises:
        NotInstalledError: Its libraries or its weights are missing.
    """
    folder = files("synopse") / "models"
    try:
        network, table = ((folder / f"names.{part}").read_bytes() for part in ("onnx", "table"))
        lines = (folder / "names.pieces").read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise NotInstalledError("the weights of the accurate model of names are not in this installation") from error
    scores = dict(line.split("\t") for line in lines if line)
    return Encoder(network, table, Pieces({piece: float(score) for piece, score in scores.items()}))


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise NotInstalledError(f"{name} is missing: pip install 'synopse[accurate]'") from error


def _cost(before: str, after: str) -> float:
    """What speaks against a label after another: a name cannot go on that has not begun."""
    return _NEVER if after[0] == "I" and before[1:] != after[1:] else 0.0

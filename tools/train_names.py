"""Train the model of names and measure it.

    python tools/train_names.py DATA SILVER... [--varied SILVER...] [-o src/synopse/models/names.crf] [--hold-out]

DATA is a folder with ``germeval-dev.jsonl``, ``uner-pud.jsonl`` and ``germeval-train-masked.jsonl``, SILVER are files
with what a better and slower model has labelled, each sentence with its `confidence`: one sentence a line with
`tokens`, `text` and `gold_names`. With ``--hold-out`` every fifth
sentence of the development part and the whole of UNER PUD are kept out of the training and measured, by the model alone
and from raw text with everything that the tagger adds; words that stand in held-out sentences alone are masked in the
masked part too, which otherwise shows of the language only what the development part holds. Without it everything is
used and nothing is measured. Nothing is drawn by chance: same data, same model. Takes about three minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any, Iterable, Iterator, Sequence

from synopse.segment import segment
from synopse.sequence import Example, Fit, SequenceTagger, train
from synopse.syntax import analyse
from synopse.tag.names import names_by
from synopse.tag.names.knowledge import entry_marks, knowledge

Record = dict[str, Any]
Span = tuple[int, int, str]
LABELS = ("PER", "ORG", "LOC", "OTH")
SURE = 0.6
FEW = 10
BY_HAND = ("germeval-dev", "uner-pud", "germeval-train-masked")
MASKS = ((r"\d+", "_number_"), (r"[^A-ZÄÖÜ]*", "_lower_"), (r"[A-ZÄÖÜ-]+", "_UPPER_"), (r"[A-ZÄÖÜ].*", "_Title_"))
FIT = Fit(c1=0.15, c2=0.02, rounds=120)


def main() -> None:
    """Train, and measure what was held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("silver", type=Path, nargs="*")
    parser.add_argument("--varied", type=Path, nargs="*", default=[], help="more of SILVER, of which only what is new")
    parser.add_argument("-o", "--output", type=Path, default=Path("src/synopse/models/names.crf"))
    parser.add_argument("--hold-out", action="store_true")
    arguments = parser.parse_args()
    by_hand, pud, masked = (records(arguments.data / f"{name}.jsonl") for name in BY_HAND)
    held_out = by_hand[::5] if arguments.hold_out else []
    if held_out:
        by_hand = [record for number, record in enumerate(by_hand) if number % 5]
        masked = without_words(masked, words(held_out) - words(by_hand))
    used = by_hand + ([] if held_out else pud) + masked
    used += [record for path in arguments.silver for record in records(path) if record["confidence"] > SURE]
    used += [record for path in arguments.varied for record in varied(records(path))]
    begin = time.perf_counter()
    train(map(example, used), arguments.output, knowledge, FIT)
    seconds = time.perf_counter() - begin
    print(f"{len(used)} sentences, {seconds:.0f} s, {arguments.output.stat().st_size / 1e6:.1f} MB")
    if held_out:
        tagger = SequenceTagger(arguments.output.read_bytes(), knowledge)
        measure("GermEval dev, held out", tagger, held_out, LABELS)
        measure("UNER PUD", tagger, pud, LABELS[:3])


def records(path: Path) -> list[Record]:
    """The sentences of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def varied(sentences: Iterable[Record]) -> Iterator[Record]:
    """The sure sentences with a name that few before them have: a parliament speaks of its parties all the time."""
    seen: Counter[str] = Counter()
    for record in sentences:
        names = [name["text"] for name in record["gold_names"]]
        if record["confidence"] > SURE and any(seen[name] < FEW for name in names):
            seen.update(names)
            yield record


def words(sentences: Iterable[Record]) -> set[str]:
    """The words of sentences, in lower case."""
    return {token.lower() for record in sentences for token in record["tokens"]}


def without_words(sentences: Iterable[Record], hidden: set[str]) -> list[Record]:
    """The sentences with these words masked, as they would be if nobody had seen them."""
    found = []
    for record in sentences:
        tokens = [mask(token) if token.lower() in hidden else token for token in record["tokens"]]
        found.append({"tokens": tokens, "labels": example(record).labels})
    return found


def mask(token: str) -> str:
    """The placeholder that keeps a word's casing."""
    return next((name for pattern, name in MASKS if re.fullmatch(pattern, token)), "_other_")


def example(record: Record) -> Example:
    """A sentence with its labels in the BIO scheme."""
    tokens = record["tokens"]
    if "labels" in record:
        return Example(tokens, record["labels"], entry_marks(tokens))
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


def measure(title: str, tagger: SequenceTagger, sentences: Sequence[Record], labels: tuple[str, ...]) -> None:
    """Print how well the model finds the names over given tokens, and the whole tagger from raw text."""
    by_model, from_text = [], []
    for record in sentences:
        gold = example(record)
        by_model.append((spans(gold.labels, labels), spans(tagger.tag(gold.tokens, gold.marks), labels)))
        named = [(name["begin"], name["end"], name["label"]) for name in record["gold_names"]]
        from_text.append(({span for span in named if span[2] in labels}, found_in(record["text"], tagger, labels)))
    report(f"{title}, model alone", by_model, labels)
    report(f"{title}, from raw text", from_text, labels)


def found_in(text: str, tagger: SequenceTagger, labels: tuple[str, ...]) -> set[Span]:
    """What the whole tagger finds in a text, with this model in place of the packaged one."""
    syntax = analyse(text, segment(text, None, ()))
    found = names_by(text, syntax, lambda forms: tagger.tag(forms, entry_marks(forms)))
    return {(name.begin, name.end, name.label) for name in found if name.label in labels}


def report(title: str, pairs: Iterable[tuple[set[Span], set[Span]]], labels: tuple[str, ...]) -> None:
    """Print strict precision, recall and F1 of pairs of wanted and found spans, by label and over all."""
    counts: Counter[tuple[str, str]] = Counter()
    for wanted, found in pairs:
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


def spans(labels: Iterable[str], wanted: tuple[str, ...]) -> set[Span]:
    """The spans of a BIO sequence, in tokens."""
    found: set[Span] = set()
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

"""What every fine-tuning of the small multilingual encoder shares: vocabulary, batches and steps of training."""

from __future__ import annotations

import gzip
import math
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any, Callable, NamedTuple, Sequence

import torch

from synopse import lexicon
from synopse.tag.names.pieces import PADDING, Pieces
from synopse.vocabulary.nouns import listed
from tools.encoder_weights import SPECIAL, Pretrained, Tagger
from tools.train_names import records

CASINGS = ("_lower_", "_Title_", "_UPPER_", "_number_", "_other_")
"""Placeholders for words of which only the casing is known."""

IGNORED = -100
"""The class of a piece that does not count."""

VOCABULARY = 60_000
BATCH = 640
"""The most pieces in a batch, padding included."""

RATE, HEAD_RATE, LAYER_DECAY, WARMUP, WEIGHT_DECAY = 2e-4, 1e-3, 0.93, 0.06, 0.01

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
"""From the scores of the labels and the classes wanted to what is to become small."""


class Sample(NamedTuple):
    """A sentence: its pieces, where each token begins and, to learn from, the class of each token."""

    numbers: list[int]
    places: list[int]
    classes: list[int]


class Batch(NamedTuple):
    """Sentences of about the same length, padded."""

    numbers: torch.Tensor
    real: torch.Tensor
    classes: torch.Tensor


# --- vocabulary ------------------------------------------------------------------------------------------------------


def vocabulary(pretrained: Pretrained, data: Path) -> list[int]:
    """The numbers of the pieces to keep: the special ones, those of German text and lists of names, then the most
    probable of those in Latin letters, which foreign names are made of."""
    scores = dict(zip(pretrained.pieces[SPECIAL:], pretrained.scores[SPECIAL:], strict=True))
    pieces = Pieces(scores)
    counts: Counter[int] = Counter()
    for word, count in words(data).items():
        for number in pieces.of(word):
            counts[number] += count
    ranked = sorted(counts, key=lambda number: (-counts[number], number))
    latin = [number for number in range(SPECIAL, len(pretrained.pieces)) if is_latin(pretrained.pieces[number])]
    chosen = [number for number in dict.fromkeys([*ranked, *latin]) if number >= SPECIAL][: VOCABULARY - SPECIAL]
    return [*range(SPECIAL), *sorted(chosen)]


def pieces_of(pretrained: Pretrained, kept: Sequence[int]) -> Pieces:
    """What cuts words into the pieces that are kept."""
    return Pieces({pretrained.pieces[number]: pretrained.scores[number] for number in kept[SPECIAL:]})


def is_latin(piece: str) -> bool:
    """Whether a piece holds nothing but Latin letters, digits and marks; the more probable have lower numbers."""
    return all(letter < "\u0250" or "\u1e00" <= letter <= "\u206f" for letter in piece.lstrip("▁"))


def words(data: Path) -> Counter[str]:
    """Words of the labelled sentences, of free text and of the package's lists of names."""
    counts: Counter[str] = Counter()
    for path in sorted((data / "ner").glob("*.jsonl")):
        for record in records(path):
            counts.update(token for token in record["tokens"] if token not in CASINGS)
    for path in sorted((data / "text").glob("*.txt.gz")):
        counts.update(gzip.decompress(path.read_bytes()).decode("utf-8").split())
    for table in ("names_first", "names_last", "names_cities", "names_territories", "names_organisations"):
        counts.update(word for form in sorted(lexicon.words(table)) for word in form.split())
    for kind in ("F", "L", "T"):
        counts.update(sorted(listed(kind)))
    return counts


# --- training --------------------------------------------------------------------------------------------------------


def batches(samples: list[Sample], draw: random.Random) -> list[Batch]:
    """Samples in random order, those of similar length together."""
    draw.shuffle(samples)
    found: list[Batch] = []
    for begin in range(0, len(samples), 1000):
        part: list[Sample] = []
        for sample in sorted(samples[begin : begin + 1000], key=lambda sample: len(sample.numbers)):
            if part and (len(part) + 1) * len(sample.numbers) > BATCH:
                found.append(padded(part))
                part = []
            part.append(sample)
        found.append(padded(part))
    draw.shuffle(found)
    return found


def padded(samples: Sequence[Sample]) -> Batch:
    """Samples as rows of equal length."""
    size = max(len(sample.numbers) for sample in samples)
    numbers = torch.full((len(samples), size), PADDING)
    classes = torch.full((len(samples), size), IGNORED)
    for row, sample in enumerate(samples):
        numbers[row, : len(sample.numbers)] = torch.tensor(sample.numbers)
        if sample.classes:
            classes[row, sample.places] = torch.tensor(sample.classes)
    return Batch(numbers, numbers != PADDING, classes)


def fit(tagger: Tagger, steps: Sequence[Batch], loss_of: Loss, save: Callable[[], None] = lambda: None) -> None:
    """Train over all batches with a rate that rises and then falls to nothing; `save` is called now and then."""
    optimizer = torch.optim.AdamW(groups(tagger), betas=(0.9, 0.98), eps=1e-6, fused=True)
    rise = WARMUP * len(steps)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, (len(steps) - step) / (len(steps) - rise))
    )
    tagger.train()
    begin, average = time.perf_counter(), math.nan
    for step, batch in enumerate(steps, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = tagger(batch.numbers, batch.real)
        loss = loss_of(scores.float(), batch.classes)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        plan.step()
        average = loss.item() if step == 1 else 0.98 * average + 0.02 * loss.item()
        if step % 100 == 0 or step == len(steps):
            print(f"{step} of {len(steps)}: loss {average:.4f}, {time.perf_counter() - begin:.0f} s", flush=True)
            save()
    tagger.eval()


def groups(tagger: Tagger) -> list[dict[str, Any]]:
    """Parameters with their rates: upper layers learn faster than lower ones; only matrices decay."""
    found = []
    for name, parameter in tagger.named_parameters():
        layer = int(name.split(".")[1]) if name.startswith("layers.") else 0
        rate = RATE * LAYER_DECAY ** (len(tagger.layers) - 1 - layer)
        if name.startswith(("labels.", "casings")):
            rate = HEAD_RATE
        decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return found

"""Trains ``pos.crf``, the tagger of parts of speech and verb mood, on pieces of two treebanks.

    python tools/train_pos.py FOLDER [SILVER] [--test]

FOLDER holds ``de_pud-ud-test.conllu`` and ``de_gsd-ud-dev.conllu`` (Universal Dependencies, CC BY-SA), so the weights
are CC BY-SA 4.0. The sentences are tokenised by the package's own rules and take over the treebank's labels, so that
training and use see the same tokens.

SILVER is free text labelled by a better and slower model, each sentence with its `confidence`: one sentence a line with
`tokens` and `labels`.

The treebanks disagree: "als" before a comparison is ADP in GSD and CCONJ in PUD, "täglich" by a verb is ADJ and ADV.
The model is to speak like GSD. So every token of PUD, and of SILVER, whose teacher learnt from both, carries features
that say where it comes from and that no text to be tagged has; they take up what is not GSD's. Names of months and
days are made PROPN there, as they are in GSD.

With ``--test`` each fifth of both treebanks is held out in turn and scored, by the model alone and after the
corrections of `synopse.syntax`, and nothing is written into the package.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Iterator, NamedTuple

from synopse.sequence import Example, Fit, SequenceTagger, train
from synopse.syntax.knowledge import is_calendar_name, knowledge
from synopse.syntax.tagging import MODEL, corrected, plain
from synopse.syntax.tokens import Piece, pieces

PUD, GSD = "de_pud-ud-test.conllu", "de_gsd-ud-dev.conllu"
FILES = (PUD, GSD)
PARTS = 5
SURE = 0.8
LEAST_TOKENS, MOST_TOKENS = 5, 49
FIT = Fit(c1=0.1, c2=0.02, rounds=100)
TARGET = Path(__file__).parent.parent / "src" / "synopse" / "models" / f"{MODEL}.crf"
KINDS = ("Sub", "Ind", "Inf", "Part", "Rel", "Prt")


class Sentence(NamedTuple):
    """The package's tokens of a sentence of a treebank, with its labels."""

    pieces: list[Piece]
    labels: list[str]


class Word(NamedTuple):
    """A token of the treebank and where it stands in its sentence's text."""

    begin: int
    end: int
    label: str


def main() -> None:
    """Train on everything and write the model, or train on parts and score the rest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("silver", type=Path, nargs="?")
    parser.add_argument("--test", action="store_true")
    arguments = parser.parse_args()
    pud, gsd = (list(sentences(arguments.folder / name)) for name in FILES)
    labelled = list(silver(arguments.silver)) if arguments.silver else []
    if arguments.test:
        test(pud, gsd, labelled)
        return
    train([*(foreign(example(sentence)) for sentence in pud), *map(example, gsd), *labelled], TARGET, knowledge, FIT)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")


def silver(path: Path) -> Iterator[Example]:
    """The surest sentences that another model has labelled."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["confidence"] > SURE and LEAST_TOKENS <= len(record["tokens"]) <= MOST_TOKENS:
                yield foreign(Example(record["tokens"], record["labels"]))


def test(pud: list[Sentence], gsd: list[Sentence], labelled: list[Example]) -> None:
    """Print how well each part is labelled by a model that has not seen it."""
    counts: dict[str, Counter[str]] = {PUD: Counter(), GSD: Counter()}
    for part in range(PARTS):
        used = [
            *(foreign(example(sentence)) for number, sentence in enumerate(pud) if number % PARTS != part),
            *(example(sentence) for number, sentence in enumerate(gsd) if number % PARTS != part),
            *labelled,
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / TARGET.name
            train(used, path, knowledge, FIT)
            tagger = SequenceTagger(path.read_bytes(), knowledge)
        for name, treebank in ((PUD, pud), (GSD, gsd)):
            for sentence in treebank[part::PARTS]:
                count(counts[name], sentence, tagger)
    for name, counted in counts.items():
        print(name, report(counted))


def count(counts: Counter[str], held_out: Sentence, tagger: SequenceTagger) -> None:
    """Count what is right in a sentence, by the model alone and after the corrections."""
    found = tagger.tag(example(held_out).tokens)
    tokens = corrected(held_out.pieces, found)
    for gold, label, token in zip(held_out.labels, found, tokens, strict=True):
        pos, _, detail = gold.partition("|")
        counts["tokens"] += 1
        counts["model"] += pos == label.partition("|")[0]
        counts["corrected"] += pos == token.pos
        finite = token.mood or token.detail.capitalize()
        for kind in KINDS:
            counts[f"{kind} gold"] += detail == kind
            counts[f"{kind} found"] += finite == kind
            counts[f"{kind} both"] += detail == kind == finite


def report(counts: Counter[str]) -> str:
    """Accuracy of UPOS, precision and recall of the forms of verbs, relative pronouns and particles."""
    parts = [f"UPOS by the model {counts['model'] / counts['tokens']:.1%}"]
    parts.append(f"corrected {counts['corrected'] / counts['tokens']:.1%}")
    for kind in KINDS:
        both, found, gold = (counts[f"{kind} {what}"] for what in ("both", "found", "gold"))
        parts.append(f"{kind} P {both / max(found, 1):.0%} R {both / max(gold, 1):.0%} of {gold}")
    return "; ".join(parts)


def example(sentence: Sentence) -> Example:
    """A sentence to learn from."""
    return Example([plain(piece.text) for piece in sentence.pieces], sentence.labels)


def foreign(sentence: Example) -> Example:
    """A sentence of the other convention, with features on which to put what is its alone."""
    tokens = sentence.tokens
    lower = ["", *(token.lower() for token in tokens), ""]
    marks = []
    for index, token in enumerate(tokens, 1):
        word, before, after = lower[index], lower[index - 1], lower[index + 1]
        marks.append(["P", f"Pw={word}", f"Pe2={word[-2:]}", f"Pe3={word[-3:]}", f"P-1w={before}", f"P1w={after}"])
        marks[-1] += [f"Pv={knowledge(token).near[0]}", f"Pc={token[:1].isupper()}"]
    labels = [
        "PROPN" if label == "NOUN" and is_calendar_name(token) else label
        for token, label in zip(tokens, sentence.labels, strict=True)
    ]
    return Example(tokens, labels, marks)


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file in the package's tokens."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, treebank = sentence(block)
        kept, labels, position = [], [], 0
        for piece in pieces(text, 0, len(text)):
            while position < len(treebank) and treebank[position].end <= piece.begin:
                position += 1
            covering = [word for word in treebank[position : position + 12] if word.begin < piece.end]
            if covering:
                kept.append(piece)
                labels.append(_head(covering).label)
        if kept:
            yield Sentence(kept, labels)


def sentence(block: str) -> tuple[str, list[Word]]:
    """A sentence's text and its tokens; of a contraction ("am" for "an dem") the first part."""
    text, words, covered = "", [], 0
    for line in block.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or "." in cells[0]:
            continue
        number = int(cells[0].partition("-")[0])
        contracted = "-" in cells[0]
        if contracted or number > covered:
            begin = len(text)
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            words.append(Word(begin, begin + len(cells[1]), "ADP" if contracted else label(cells)))
        if contracted:
            covered = int(cells[0].partition("-")[2])
    return text, words


def label(cells: list[str]) -> str:
    """The model's label for a line of the treebank."""
    pos, own_tag, features, relation = cells[3], cells[4], cells[5], cells[7]
    if pos in ("VERB", "AUX"):
        return f"{pos}|{_verb_form(own_tag, features, cells[1])}"
    if own_tag in ("REL", "PRELS", "PRELAT"):
        return f"{pos}|Rel"
    if relation == "compound:prt":
        return f"{pos}|Prt"
    return pos


def _verb_form(own_tag: str, features: str, form: str) -> str:
    for mood in ("Sub", "Imp", "Ind"):
        if f"Mood={mood}" in features:
            return mood
    if "VerbForm=Part" in features or own_tag in ("VBN", "VVPP", "VAPP"):
        return "Part"
    if "VerbForm=Inf" in features or own_tag in ("VB", "VVINF", "VVIZU", "VAINF", "VMINF"):
        return "Inf"
    return "Inf" if form.endswith("n") else "Part"


def _head(covering: list[Word]) -> Word:
    """Of several treebank tokens in one of ours ("Papworth", "-", "Krankenhaus") the last that is a word."""
    return next((word for word in reversed(covering) if word.label != "PUNCT"), covering[-1])


if __name__ == "__main__":
    main()

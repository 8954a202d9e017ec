"""Trains ``pos.crf``, the tagger of parts of speech and verb mood, on pieces of two treebanks.

    python tools/train_pos.py FOLDER [--test]

FOLDER holds ``de_pud-ud-test.conllu`` and ``de_gsd-ud-dev.conllu`` (Universal Dependencies, CC BY-SA), so the weights
are CC BY-SA 4.0. The sentences are tokenised by the package's own rules and take over the treebank's labels, so that
training and use see the same tokens. With ``--test`` the last 250 sentences of each file are held out and scored and
nothing is written into the package.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Iterator, NamedTuple

from synopse.sequence import Example, Fit, SequenceTagger, train
from synopse.syntax.tagging import MODEL, knowledge, plain
from synopse.syntax.tokens import pieces

FILES = ("de_pud-ud-test.conllu", "de_gsd-ud-dev.conllu")
HELD_OUT = 250
FIT = Fit(c1=0.1, c2=0.02, rounds=100)
TARGET = Path(__file__).parent.parent / "src" / "synopse" / "models" / f"{MODEL}.crf"


class Word(NamedTuple):
    """A token of the treebank and where it stands in its sentence's text."""

    begin: int
    end: int
    label: str


def main() -> None:
    """Train on everything and write the model, or train on a part and score the rest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--test", action="store_true")
    arguments = parser.parse_args()
    files = [list(examples(arguments.folder / name)) for name in FILES]
    if not arguments.test:
        train((example for file in files for example in file), TARGET, knowledge, FIT)
        print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / TARGET.name
        train((example for file in files for example in file[:-HELD_OUT]), path, knowledge, FIT)
        tagger = SequenceTagger(path.read_bytes(), knowledge)
    for name, file in zip(FILES, files, strict=True):
        print(name, score(tagger, file[-HELD_OUT:]))


def score(tagger: SequenceTagger, held_out: list[Example]) -> str:
    """Accuracy of UPOS and of whole labels, precision and recall of Konjunktiv and of some labels."""
    counts: Counter[str] = Counter()
    for example in held_out:
        for gold, found in zip(example.labels, tagger.tag(example.tokens), strict=True):
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


def examples(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL-U file in the package's tokens."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, treebank = sentence(block)
        tokens, labels, position = [], [], 0
        for piece in pieces(text, 0, len(text)):
            while position < len(treebank) and treebank[position].end <= piece.begin:
                position += 1
            covering = [word for word in treebank[position : position + 12] if word.begin < piece.end]
            if covering:
                tokens.append(plain(piece.text))
                labels.append(_head(covering).label)
        if tokens:
            yield Example(tokens, labels)


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

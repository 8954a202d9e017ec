"""Label free German text by the accurate model of names, for the light one to learn from.

    python -m tools.label_names TEXT... -o silver.jsonl [--every 4]

TEXT is plain text (also gzipped), one paragraph a line, or JSON Lines with a ``text`` field. Sentences and tokens are
the package's own; of plain text every so manieth sentence is taken. The output has the form that `tools/train_names.py`
reads: one sentence a line, with the names and, as `confidence`, the probability of its least certain label.
Needs the extra ``accurate``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any, Iterator, Sequence

from synopse.syntax.tokens import Piece, pieces, sentences
from synopse.tag.names import spans
from synopse.tag.names.encoder import Encoder, load

LEAST, MOST = 4, 80
"""So many tokens has a sentence; shorter ones are headings, longer ones lists."""


def main() -> None:
    """Label the texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of plain text, take every Nth sentence")
    arguments = parser.parse_args()
    encoder = load()
    with arguments.output.open("w", encoding="utf-8") as output:
        for path in arguments.texts:
            every = 1 if ".jsonl" in path.name else arguments.every
            for number, (text, found) in enumerate(cut(path)):
                if number % every == 0:
                    record = {"id": f"{path.name.split('.')[0]}-{number}", **labelled(text, found, encoder)}
                    output.write(json.dumps(record, ensure_ascii=False) + "\n")


def paragraphs(path: Path) -> Iterator[str]:
    """The lines of a text, the text field of JSON Lines."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").splitlines():
        yield json.loads(line)["text"] if ".jsonl" in path.name else line


def cut(path: Path) -> Iterator[tuple[str, list[Piece]]]:
    """The sentences of a file with their tokens; offsets are those of the paragraph."""
    for text in paragraphs(path):
        for found in sentences(text, pieces(text, 0, len(text))):
            if LEAST <= len(found) <= MOST:
                yield text, found


def labelled(text: str, tokens: Sequence[Piece], encoder: Encoder) -> dict[str, Any]:
    """A sentence with its names, offsets within the sentence."""
    begin = tokens[0].begin
    forms = [token.text for token in tokens]
    labels, confidence = encoder.judged(forms)
    names = []
    for found in spans(labels):
        first, last = tokens[found.first].begin, tokens[found.last - 1].end
        place = {"begin": first - begin, "end": last - begin}
        names.append({**place, "text": text[first:last], "label": found.label})
    whole = text[begin : tokens[-1].end]
    return {"tokens": forms, "text": whole, "gold_names": names, "confidence": round(confidence, 3)}


if __name__ == "__main__":
    main()

"""Sets that may be measured but not shipped, scored by the scorers that lie beside them: FOLDER/data, FOLDER/eval."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.gold import Figures
from synopse.model import Article
from synopse.render import article_json

Scores = dict[str, Any]
QUOTATIONS = {
    "benchmark joint": ("benchmark", "joint"),
    "own content": ("quotations", "content"),
    "own joint": ("quotations", "joint"),
    "direct": ("quotations", "by_type", "direct"),
    "indirect": ("quotations", "by_type", "indirect"),
}
"""Columns of the table and where their figure stands among those of the scorer."""
TIMES = {key: (key,) for key in ("strict", "relaxed", "value")}
NAMES = {**{label: ("labels", label) for label in ("PER", "ORG", "LOC")}, "all": ("overall",)}
SETS = (
    ("times: krauts-dolomiten", "score_times.py", "krauts-dolomiten.jsonl", TIMES),
    ("quotations: quotes-dev", "score_quotations.py", "quotes-dev.jsonl", QUOTATIONS),
    ("quotations: quotes-train", "score_quotations.py", "quotes-train.jsonl", QUOTATIONS),
    ("names: germeval-dev, trained on", "score_names.py", "ner/germeval-dev.jsonl", NAMES),
    ("names: uner-pud, trained on", "score_names.py", "ner/uner-pud.jsonl", NAMES),
)
"""Name of the row, scorer, gold, columns. The model of names has learned from both sets of names, so that their rows
tell of changes and not of quality."""


def figures(folder: Path, read_file: Any) -> Iterator[tuple[str, Figures]]:
    """The rows of those sets that lie in the folder; `read_file` gives the articles of a file."""
    for name, scorer, gold, columns in SETS:
        path = folder / "data" / gold
        if path.exists():
            scores = _scored(folder / "eval" / scorer, path, read_file(path))
            yield name, {column: 100 * _f1(scores, keys) for column, keys in columns.items()}


def _f1(scores: Scores, keys: Iterable[str]) -> float:
    for key in keys:
        scores = scores[key]
    return float(scores["f1"])


def _scored(scorer: Path, gold: Path, articles: Iterable[Article]) -> Scores:
    """The last line that a scorer prints, which is JSON."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(article_json(article) + "\n" for article in articles)
        predicted.flush()
        command = [sys.executable, str(scorer), str(gold), predicted.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: Scores = json.loads(printed.strip().splitlines()[-1])
    return scores

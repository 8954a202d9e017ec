"""One table of accuracy: on the project's own gold always, on the sets beside the checkout where they are there.

python -m eval.quality           prints the table
python -m eval.quality --gate    also fails where a figure is below its floor in eval/floors.json
python -m eval.quality --raise   raises the floors to what was reached; never lowers one
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterable, Iterator

from eval.gold import Figures, story_figures
from synopse.ingest import documents
from synopse.model import Article, Rejection
from synopse.pipeline import brief, read
from synopse.render import article_json

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
OWN = {"example": HERE.parent / "src" / "synopse" / "examples"}
BESIDE = HERE.parent.parent / "shared"
SLACK = 0.05
"""Figures are compared after rounding to a tenth."""


def measured() -> Iterator[tuple[str, Figures]]:
    """Every set that is at hand with its figures."""
    for name, folder in OWN.items():
        yield name, _own(folder)
    if (BESIDE / "eval").is_dir():
        yield from _beside(BESIDE)


def _own(folder: Path) -> Figures:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = _articles(folder / gold["input"])
    return story_figures(gold, {article.id: article for article in articles}, brief(articles).stories)


def _articles(path: Path) -> list[Article]:
    found = list(documents([str(path)]))
    rejected = [entry for entry in found if isinstance(entry, Rejection)]
    if rejected:
        raise ValueError(f"{rejected[0].source}:{rejected[0].line}: {rejected[0].reason}")
    return [read(entry) for entry in found if not isinstance(entry, Rejection)]


def _beside(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The sets that may be measured but not shipped, by their own scorers."""
    data, scorers = folder / "data", folder / "eval"
    times = _scored(scorers / "score_times.py", data / "krauts-dolomiten.jsonl")
    yield "krauts-dolomiten", {f"times {key}": 100 * times[key]["f1"] for key in ("strict", "relaxed", "value")}
    quotes = _scored(scorers / "score_quotations.py", data / "quotes-dev.jsonl")
    yield "quotes-dev", _quotation_figures(quotes)
    for name in ("germeval-dev", "uner-pud"):
        names = _scored(scorers / "score_names.py", data / "ner" / f"{name}.jsonl")
        yield f"{name} (trained on)", _name_figures(names)
    bahn = data / "stories" / "bahn"
    gold = json.loads((bahn / "gold.json").read_text(encoding="utf-8"))
    articles = _articles(bahn / "input.jsonl")
    yield "bahn", story_figures(gold, {article.id: article for article in articles}, brief(articles).stories)


def _scored(scorer: Path, gold: Path) -> dict:  # type: ignore[type-arg]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(article_json(article) + "\n" for article in _articles(gold))
        predicted.flush()
        command = [sys.executable, str(scorer), str(gold), predicted.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result: dict = json.loads(printed.strip().splitlines()[-1])  # type: ignore[type-arg]
    return result


def _quotation_figures(scored: dict) -> Figures:  # type: ignore[type-arg]
    return {key: float(value) for key, value in sorted(scored.items()) if isinstance(value, (int, float))}


def _name_figures(scored: dict) -> Figures:  # type: ignore[type-arg]
    return {key: float(value) for key, value in sorted(scored.items()) if isinstance(value, (int, float))}


def _table(rows: Iterable[tuple[str, Figures]]) -> Iterator[str]:
    yield f"{'set':<28}{'figure':<28}{'reached':>8}"
    for name, figures in rows:
        for figure, value in figures.items():
            yield f"{name:<28}{figure:<28}{value:>8.1f}"


def _below(rows: list[tuple[str, Figures]]) -> list[str]:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{name}: {figure} is {value:.1f}, its floor {floors[name][figure]:.1f}"
        for name, figures in rows
        for figure, value in figures.items()
        if figure in floors.get(name, {}) and value < floors[name][figure] - SLACK
    ]


def _raise(rows: list[tuple[str, Figures]]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name, figures in rows:
        known = floors.setdefault(name, {})
        known.update({key: round(max(value, known.get(key, 0.0)), 1) for key, value in figures.items()})
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Print the table; 1 where the gate is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--raise", dest="raised", action="store_true")
    options = parser.parse_args()
    rows = list(measured())
    print("\n".join(_table(rows)))
    if options.raised:
        _raise(rows)
    broken = _below(rows) if options.gate else []
    print("\n".join(broken), file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())

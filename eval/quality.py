"""One table of accuracy: on the project's own gold always, on the sets beside the checkout where they are there.

python -m eval.quality           prints the table, and what changed against the last run
python -m eval.quality --gate    also fails where a figure is below its floor in eval/floors.json
python -m eval.quality --raise   raises the floors to what was reached; never lowers one
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval import scorers
from eval.events import sentence_figures
from eval.gold import Figures, story_figures
from eval.pairs import pair_figures
from synopse.ingest import documents
from synopse.model import Article, Rejection
from synopse.pipeline import brief, read

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "eval" / "floors.json"
LAST = ROOT / "build" / "eval.json"
"""The figures of the run before, to compare with; not kept by git."""
EXAMPLE = ROOT / "src" / "synopse" / "examples"
BESIDE = ROOT.parent / "shared"
SLACK = 0.05
"""Figures are compared after rounding to a tenth."""

Rows = dict[str, Figures]
Known = Mapping[str, Mapping[str, float]]


def measured(beside: Path) -> Iterator[tuple[str, Figures]]:
    """Every set that is at hand with its figures, in percent."""
    yield "story: example", _story(EXAMPLE)
    for gold in sorted((ROOT / "eval" / "dev").glob("*/gold.json")):
        yield f"story: {gold.parent.name}", _story(gold.parent)
    for gold in sorted((beside / "data" / "stories").glob("*/gold.json")):
        yield f"story: {gold.parent.name}", _story(gold.parent)
    for path in sorted((ROOT / "eval" / "dev" / "pairs").glob("*.toml")):
        yield f"pairs: {path.stem}", pair_figures(path)
    yield "events: own sentences", sentence_figures(ROOT / "tests" / "tag" / "events_cases.toml")
    if (beside / "eval").is_dir():
        yield from scorers.figures(beside, _articles)


def _story(folder: Path) -> Figures:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = _articles(folder / gold.get("input", "input.jsonl"))
    return story_figures(gold, {article.id: article for article in articles}, brief(articles).stories)


def _articles(path: Path) -> list[Article]:
    """The articles of a file.

    Raises:
        ValueError: One of them cannot be read: a figure over the rest would mislead.
    """
    found = list(documents([str(path)]))
    rejected = [entry for entry in found if isinstance(entry, Rejection)]
    if rejected:
        raise ValueError(f"{rejected[0].source}:{rejected[0].line}: {rejected[0].reason}")
    return [read(entry) for entry in found if not isinstance(entry, Rejection)]


def table(rows: Rows) -> Iterator[str]:
    """A row a set; the columns are named again where they change."""
    columns: list[str] = []
    for name, figures in rows.items():
        if list(figures) != columns:
            columns = list(figures)
            yield ""
            yield f"{'':<34}" + "".join(f"{column:>{_width(column)}}" for column in columns)
        yield f"{name:<34}" + "".join(f"{value:>{_width(column)}.1f}" for column, value in figures.items())


def _width(column: str) -> int:
    return max(9, len(column) + 2)


def changes(rows: Rows, before: Known) -> Iterator[str]:
    """What was gained and lost since the last run."""
    for name, figures in rows.items():
        for column, value in figures.items():
            gain = value - before.get(name, {}).get(column, value)
            if abs(gain) > SLACK:
                yield f"{'gained' if gain > 0 else 'lost':<8}{name}: {column} {gain:+.1f}, now {value:.1f}"


def below(rows: Rows, floors: Known) -> list[str]:
    """The figures that fell below their floor. A set that is not at hand has no figures and breaks no floor."""
    return [
        f"{name}: {column} is {value:.1f}, its floor {floors[name][column]:.1f}"
        for name, figures in rows.items()
        for column, value in figures.items()
        if value < floors.get(name, {}).get(column, 0.0) - SLACK
    ]


def raised(rows: Rows, floors: Known) -> Known:
    """The floors with every figure that is higher now."""
    higher = {name: dict(known) for name, known in floors.items()}
    for name, figures in rows.items():
        known = higher.setdefault(name, {})
        known.update({column: round(max(value, known.get(column, 0.0)), 1) for column, value in figures.items()})
    return higher


def _load(path: Path) -> Known:
    known: Known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return known


def _save(path: Path, figures: Known) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def main() -> int:
    """Print the table; 1 where the gate is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail where a figure is below its floor")
    parser.add_argument("--raise", dest="raised", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--data", type=Path, default=BESIDE, help="folder with data/ and eval/ (default: ../shared)")
    options = parser.parse_args()
    rows = dict(measured(options.data))
    sys.stdout.write(_lines((*table(rows), "", *changes(rows, _load(LAST)))))
    _save(LAST, {**_load(LAST), **rows})
    if options.raised:
        _save(FLOORS, raised(rows, _load(FLOORS)))
    broken = below(rows, _load(FLOORS)) if options.gate else []
    sys.stderr.write(_lines(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())

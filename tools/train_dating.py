"""Learn how likely an undated article appeared on each day: src/synopse/models/dating.json.

python -m tools.train_dating            learns from all that is not held back, and writes the weights
python -m tools.train_dating --test     every fourth story held out in turn, nothing written

Needs the dependency group "build" (NumPy). Each dated report of the project's own stories (eval/dev, CC BY 4.0) is
taken for undated in turn; the weights are those of a conditional logit over the days. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from synopse.ingest import documents
from synopse.model import Article, Document
from synopse.periods import day_of
from synopse.pipeline import read
from synopse.publication import REACH, Features, as_of, by_days, known_of, met_of
from tools.train_parallels import HELD_BACK, PARTS, STORIES

MODEL = Path(__file__).parent.parent / "src" / "synopse" / "models" / "dating.json"
STEPS, RATE, SHRINKAGE = 600, 0.1, 1.0
SURE = (0.8, 0.9, 0.95)

Floats = npt.NDArray[np.float64]


class Case(NamedTuple):
    """A report taken for undated: the features and times of each possible day, and which of these is right."""

    part: int
    days: tuple[Features, ...]
    values: tuple[dict[int, str], ...]
    before: dict[int, str]
    right: int


def cases() -> Iterator[Case]:
    """Every report of the stories that are not held back, but for those that give their day or repeat another."""
    folders = [path.parent for path in sorted(STORIES.glob("*/gold.json")) if path.parent.name not in HELD_BACK]
    for number, folder in enumerate(folders):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        days = {article["id"]: day_of(article["day"]) for article in gold["articles"]}
        copies = {id_ for group in gold.get("origins", []) for id_ in group}
        found = documents([str(folder / gold.get("input", "input.jsonl"))])
        told = [document for document in found if isinstance(document, Document)]
        articles = {document.id: read(document) for document in told}
        for document in told:
            undated = read(replace(document, published=None, published_basis="unknown"))
            others = [one for id_, one in articles.items() if one.published and id_ != document.id]
            if undated.published is None and document.id not in copies:
                yield from _case(number % PARTS, undated, others, days[document.id])


def _case(part: int, article: Article, others: Sequence[Article], day: int) -> Iterator[Case]:
    known = known_of(others)
    met = met_of(article, known)
    days = range(known.first - REACH, known.last + REACH + 1)
    if day in days:
        told = [read(as_of(article, one)) for one in days]
        features = tuple(
            by_days(article, one.times, one.events, met, known, at) for at, one in zip(days, told, strict=True)
        )
        values = tuple({time.begin: time.value for time in one.times} for one in told)
        before = {time.begin: time.value for time in article.times}
        yield Case(part, features, values, before, day - days[0])


def fitted(found: Sequence[Case], names: Sequence[str]) -> Floats:
    """The weights of a conditional logit, by Adam on the whole likelihood, shrunk towards 0."""
    matrices = [_matrix(case, names) for case in found]
    scale = np.vstack(matrices).std(axis=0) + 1e-9
    matrices = [matrix / scale for matrix in matrices]
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = SHRINKAGE * weights / len(found)
        for matrix, case in zip(matrices, found, strict=True):
            slope += (_odds(matrix @ weights) @ matrix - matrix[case.right]) / len(found)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    fit: Floats = weights / scale
    return fit


def _matrix(case: Case, names: Sequence[str]) -> Floats:
    return np.array([[day.get(name, 0.0) for name in names] for day in case.days], dtype=np.float64)


def _odds(sums: Floats) -> Floats:
    odds: Floats = np.exp(sums - sums.max())
    share: Floats = odds / odds.sum()
    return share


def tested(found: Sequence[Case], names: Sequence[str]) -> Iterator[str]:
    """How many times of a report get a value and how many of these the right one, stories held out."""
    odds: dict[int, Floats] = {}
    for part in range(PARTS):
        weights = fitted([case for case in found if case.part != part], names)
        odds |= {at: _odds(_matrix(case, names) @ weights) for at, case in enumerate(found) if case.part == part}
    right = sum(int(odds[at].argmax()) == case.right for at, case in enumerate(found))
    yield f"{len(found)} reports, the likeliest day is right of {right}"
    for sure in SURE:
        wanted = given = good = 0
        for at, case in enumerate(found):
            for begin, value in case.values[case.right].items():
                if case.before.get(begin) == value:
                    continue
                by_value: dict[str, float] = defaultdict(float)
                for odd, values in zip(odds[at], case.values, strict=True):
                    by_value[values.get(begin, "")] += float(odd)
                best = max(by_value, key=lambda one: by_value[one])
                wanted += 1
                given += by_value[best] >= sure
                good += by_value[best] >= sure and best == value
        yield f"  {sure}: of {wanted} times {given} get a value, {good} the right one"


def main() -> None:
    """Learn and write, or test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="hold parts out in turn, write nothing")
    options = parser.parse_args()
    found = list(cases())
    names = sorted({name for case in found for day in case.days for name in day})
    if options.test:
        sys.stdout.writelines(f"{line}\n" for line in tested(found, names))
        return
    weights = {name: round(float(value), 4) for name, value in zip(names, fitted(found, names), strict=True)}
    MODEL.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} reports\n")


if __name__ == "__main__":
    main()

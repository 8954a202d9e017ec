"""Train the trees that weigh what two values in two reports have in common: src/synopse/models/parallels.trees.

python -m tools.train_parallels            trains on everything but what is held back, and writes the model
python -m tools.train_parallels --test     each file of pairs and every fourth story held out in turn, nothing written

Needs the dependency group "build" (scikit-learn). Learned from the project's own stories and pairs of reports
(eval/dev), which are CC BY 4.0: a pair of values is right where each is a side of an annotated contradiction. Same
data, same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from sklearn.ensemble import HistGradientBoostingClassifier

from eval.pairs import SIDES, is_held_back, pairs, points, report_of
from synopse.compare.matter import telling
from synopse.compare.parallels.pairing import Pair, settings_of
from synopse.compare.parallels.pairing import pairs as candidates
from synopse.compare.parallels.slots import Slot, slots
from synopse.compare.parallels.values import same
from synopse.ingest import documents
from synopse.model import Article, Document, Evidence, Story
from synopse.pipeline import linked, read
from synopse.terms import placed
from tools.boosting import held_out, matrix, written

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "eval" / "dev"
MODEL = ROOT / "src" / "synopse" / "models" / "parallels.trees"
HELD_BACK = frozenset({"bergsturz", "geiseln", "misstrauen", "theaterbau", "truppenabzug", "zollstreit"})
SORTS = ("date", "hour", "duration", "figure", "place", "site")
PARTS = 4
"""The stories are held out in so many parts."""
MODELS = 3

Json = Mapping[str, Any]
Side = tuple[str, int, int]
"""An article and where in it words stand."""


class Gold(NamedTuple):
    """A story with the places of each annotated contradiction by value, places of what is arguable, and the kinds that
    each contradiction may be reported as."""

    name: str
    fold: str
    story: Story
    musts: list[dict[str, list[Side]]]
    mays: list[list[Side]]
    kinds: list[tuple[str, ...]]


class Row(NamedTuple):
    """A pair of values: where it comes from, whether it contradicts, and its traits."""

    name: str
    fold: str
    right: bool
    pair: Pair


def golds() -> Iterator[Gold]:
    """Everything that is annotated and not held back."""
    for path in sorted((STORIES / "pairs").glob("*.toml")):
        if not is_held_back(path):
            yield from (_of_pair(path.stem, pair) for pair in pairs(path))
    folders = [path.parent for path in sorted(STORIES.glob("*/gold.json")) if path.parent.name not in HELD_BACK]
    for number, folder in enumerate(folders):
        yield _of_story(folder, f"stories {number % PARTS}")


def _of_pair(fold: str, pair: Json) -> Gold:
    articles = tuple(read(report_of(pair, side)) for side in SIDES)
    told = linked(iter(articles))
    story = replace(_story(articles), events=tuple(event for one in told for event in one.events))
    planted = [point for point in points(pair) if point["kind"]]
    musts = [
        {side: [_place(pair, side, words)] for side, words in zip(SIDES, point["words"], strict=True)}
        for point in planted
    ]
    return Gold(f"{fold}/{pair['id']}", fold, story, musts, [], [tuple(point["kind"]) for point in planted])


def _place(pair: Json, side: str, words: str) -> Side:
    begin = pair[side]["text"].index(words)
    return side, begin, begin + len(words)


def _of_story(folder: Path, fold: str) -> Gold:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found = documents([str(folder / gold.get("input", "input.jsonl"))])
    stories = linked(read(document) for document in found if isinstance(document, Document))
    story = max(stories, key=lambda one: len(one.articles))
    musts = []
    for must in gold["must"]:
        places: dict[str, list[Side]] = {}
        for value in must["values"]:
            places.setdefault(value["value"], []).append((value["article"], value["begin"], value["end"]))
        musts.append(places)
    mays = [[(e["article"], e["begin"], e["end"]) for e in may["evidence"]] for may in gold.get("may") or []]
    return Gold(folder.name, fold, story, musts, mays, [tuple(must["kind"]) for must in gold["must"]])


def _story(articles: tuple[Article, ...]) -> Story:
    return Story(id="", title="", articles=articles, origins=(), actors=(), events=(), quotations=(), figures=())


def rows() -> Iterator[Row]:
    """All pairs of values with what is known of them; those that repeat a contradiction elsewhere are left out."""
    for gold in golds():
        for pair in candidates(gold.story, settings_of(gold.story)):
            right = _judged(gold, pair)
            if right is not None:
                yield Row(gold.name, gold.fold, right, pair)


def _judged(gold: Gold, pair: Pair) -> bool | None:
    ends = pair.one, pair.other
    for must in gold.musts:
        sides = [{value for value, places in must.items() if touches(slot.evidence, places)} for slot in ends]
        if all(sides) and sides[0] != sides[1]:
            return True
    for must in gold.musts:
        told = [[one for places in must.values() for one in _slots_at(gold, places, slot)] for slot in ends]
        if all(any(same(slot, one) for one in found) for slot, found in zip(ends, told, strict=True)):
            return None
    if any(all(touches(slot.evidence, may) for slot in ends) for may in gold.mays):
        return None
    return False


def touches(at: Evidence, places: Iterable[Side]) -> bool:
    """Whether words stand at one of the places, at least in part."""
    return any(at.article == article and at.begin < end and begin < at.end for article, begin, end in places)


_KNOWN: dict[int, list[Slot]] = {}


def _slots_at(gold: Gold, places: Iterable[Side], like: Slot) -> list[Slot]:
    """The values of one sort at the places of a contradiction."""
    key = id(gold.story)
    if key not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[key] = [
            slot for article in gold.story.articles for slot in slots(article, telling(article, placed(article.text)))
        ]
    return [s for s in _KNOWN[key] if (s.sort, s.unit) == (like.sort, like.unit) and touches(s.evidence, places)]


def fitted(found: Sequence[Row], names: Sequence[str]) -> list[HistGradientBoostingClassifier]:
    """The trees for the pairs of one sort: several models that look at other traits each, to be averaged."""
    traits, right = matrix((row.pair.traits for row in found), names), [row.right for row in found]
    return [
        HistGradientBoostingClassifier(
            max_iter=70,
            learning_rate=0.11,
            max_leaf_nodes=8,
            min_samples_leaf=5,
            l2_regularization=1.0,
            max_features=0.2,
            random_state=seed,
        ).fit(traits, right)
        for seed in range(MODELS)
    ]


def tested(found: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """What is found and what is a false alarm, by how sure the model must be, each part held out once."""
    scores = held_out(found, lambda row: row.fold, lambda row: row.pair.traits, fitted, names)
    wanted = {row.name for row in found if row.right}
    for sure in (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        shown = [row for row, score in zip(found, scores, strict=True) if score >= sure and row.pair.linked]
        right, wrong = {row.name for row in shown if row.right}, {row.name for row in shown if not row.right}
        yield f"  {sure:.2f}: {len(right)} of {len(wanted)} found, {len(wrong)} stories with a false alarm"
    for row, score in sorted(zip(found, scores, strict=True), key=lambda entry: -entry[1]):
        if not row.right and row.pair.linked and score > 0.6:
            yield f"    {score:.2f} {row.name}: {row.pair.one.evidence.text} / {row.pair.other.evidence.text}"


def main() -> None:
    """Train and write, or test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="hold parts out in turn, write nothing")
    options = parser.parse_args()
    found = list(rows())
    models = {}
    for sort in SORTS:
        of_sort = [row for row in found if row.pair.one.sort == sort]
        names = sorted({name for row in of_sort for name in row.pair.traits})
        right = sum(row.right for row in of_sort)
        sys.stdout.write(f"{sort}: {len(of_sort)} pairs, {right} contradict each other\n")
        if options.test:
            sys.stdout.writelines(f"{line}\n" for line in tested(of_sort, names))
        else:
            models[sort] = written(fitted(of_sort, names), names)
    if models:
        MODEL.write_text(json.dumps(models, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Train the trees that weigh whether two mentions tell one event: src/synopse/models/occurrences.trees.

python -m tools.train_occurrences            trains on all stories in eval/dev/mentions.tsv, and writes the model
python -m tools.train_occurrences --test     every fourth story held out in turn, nothing written

Needs the dependency group "build" (scikit-learn). Learned from the project's own stories (eval/dev), which are
CC BY 4.0. Same data, same bytes.

mentions.tsv says of each mention of an event that `read` finds which event it tells: `event` is the number of an event
in the story's gold.json, x1, x2 ... for one that the gold does not list, `-` for one told nowhere else, `?` where the
mention is wrong or tells of several; `x1~4` is an event of its own that a reader may take for part of event 4,
`x2~x1` one of x1.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy
from msgspec.structs import replace
from sklearn.ensemble import HistGradientBoostingClassifier

from synopse.ingest import documents
from synopse.link import link
from synopse.link.actors import resolver
from synopse.link.occurrences.joining import MODEL as NAME
from synopse.link.occurrences.joining import joined
from synopse.link.occurrences.matching import contradict
from synopse.link.occurrences.sides import sides_of, with_sides
from synopse.link.occurrences.sightings import Sighting, founded, richness, sighting
from synopse.link.occurrences.traits import Traits, traits
from synopse.link.occurrences.wording import spread
from synopse.model import Document, Story
from synopse.pipeline import read
from synopse.trees import Trees
from tools.boosting import matrix, written

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "eval" / "dev"
MODEL = ROOT / "src" / "synopse" / "models" / f"{NAME}.trees"
PARTS = 4
UNKNOWN, ALONE = "?", "-"

Key = tuple[str, int, str]


class Row(NamedTuple):
    """Two mentions of one type that do not contradict each other, and whether they tell one event."""

    part: int
    right: bool
    traits: Traits


class Told(NamedTuple):
    """A story with its mentions, and which event each tells."""

    part: int
    sightings: list[Sighting]
    events: Mapping[Key, str]

    def event(self, told: Sighting) -> str:
        """The event that a mention tells by the annotation."""
        return self.events.get((told.article.id, told.event.trigger.begin, told.event.type), UNKNOWN)


def stories(withheld: bool) -> Iterator[Told]:
    """The annotated stories. Of an undated report the true day is taken, unless it is `withheld`."""
    annotated: dict[str, dict[Key, str]] = {}
    with (STORIES / "mentions.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = row["article"], int(row["begin"]), row["type"]
            annotated.setdefault(row["story"], {})[key] = row["event"]
    for number, (name, events) in enumerate(sorted(annotated.items())):
        story = _story(STORIES / name, withheld)
        yield Told(number % PARTS, sorted(_sightings(story), key=richness), events)


def _story(folder: Path, withheld: bool) -> Story:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    days = {} if withheld else {article["id"]: article["day"] for article in gold["articles"]}
    found = [one for one in documents([str(folder / gold["input"])]) if isinstance(one, Document)]
    dated = [replace(one, published=one.published or days.get(one.id)) for one in found]
    return max(link(map(read, dated)), key=lambda one: len(one.articles))


def _sightings(story: Story) -> list[Sighting]:
    who = resolver(story.actors, story.articles)
    persons = frozenset(actor.id for actor in story.actors if actor.kind == "person")
    found = [sighting(article, event, who, persons) for article in story.articles for event in article.events]
    sides = sides_of(found)
    return [with_sides(one, sides) for one in found]


def rows(told: Told) -> Iterator[Row]:
    """The pairs of mentions of a story of which it is known whether they tell one event."""
    rarity = spread(told.sightings)
    for one, other in combinations(told.sightings, 2):
        right = _judged(told.event(one), told.event(other))
        if right is None or one.event.type != other.event.type or contradict(founded(one), founded(other)):
            continue
        yield Row(told.part, right, traits(one, other, rarity))


def _judged(one: str, other: str) -> bool | None:
    if UNKNOWN in (one, other):
        return None
    if one == other:
        return one != ALONE
    wholes = one.partition("~"), other.partition("~")
    near = wholes[0][2] == wholes[1][0] or wholes[1][2] == wholes[0][0]
    return None if near else False


def fitted(found: Sequence[Row], names: Sequence[str]) -> HistGradientBoostingClassifier:
    """The trees for pairs of mentions."""
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=4, min_samples_leaf=20, l2_regularization=5.0, random_state=0
    )
    return model.fit(matrix((row.traits for row in found), names), [row.right for row in found])


def trained(told: Iterable[Told]) -> dict[str, Any]:
    """The model that stories teach."""
    found = [row for story in told for row in rows(story)]
    names = sorted({name for row in found for name in row.traits})
    sys.stdout.write(f"{len(found)} pairs, {sum(row.right for row in found)} of one event\n")
    return written([fitted(found, names)], names)


def tested(told: Sequence[Told]) -> str:
    """How well mentions are joined (B-cubed), each part joined by a model that has not seen it."""
    sums = numpy.zeros(3)
    for part in range(PARTS):
        kept = trained(story for story in told if story.part != part)
        weights = msgspec.convert(kept, Trees)
        for story in told:
            if story.part == part:
                sums += _b_cubed(story, weights)
    precision, recall = sums[0] / sums[2], sums[1] / sums[2]
    f1 = 2 * precision * recall / (precision + recall)
    return f"{sums[2]:.0f} mentions: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}\n"


def _b_cubed(story: Told, weights: Trees) -> tuple[float, float, int]:
    clusters = [cluster.sightings for group in joined(story.sightings, weights) for cluster in group]
    items = [(story.event(one), number) for number, found in enumerate(clusters) for one in found]
    known = [(f"{ALONE}{at}" if event == ALONE else event, number) for at, (event, number) in enumerate(items)]
    known = [item for item in known if item[0] != UNKNOWN]
    precision = recall = 0.0
    for event, number in known:
        right = sum(item == (event, number) for item in known)
        precision += right / sum(other == number for _, other in known)
        recall += right / sum(other == event for other, _ in known)
    return precision, recall, len(known)


def main() -> None:
    """Train and write, or test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="hold parts out in turn, write nothing")
    options = parser.parse_args()
    told = [*stories(withheld=False), *stories(withheld=True)]
    if options.test:
        sys.stdout.write(tested(told))
    else:
        MODEL.write_text(json.dumps({"event": trained(told)}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

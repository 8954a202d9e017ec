"""Scores pairs of reports: contradictions planted in each, and what only looks like one.

python -m eval.pairs FILE...     prints what is missed and what is a false alarm; of files held back only the totals
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from synopse.model import Article, Discrepancy, Document
from synopse.pipeline import brief, read

Json = Mapping[str, Any]
SIDES = ("first", "second")


class Verdict(Struct, frozen=True):
    """What was reported of one pair: which of its contradictions were among it, which not, and what is none."""

    pair: Json
    found: tuple[Json, ...]
    missed: tuple[Json, ...]
    alarms: tuple[Discrepancy, ...]


def pairs(path: Path) -> list[Json]:
    """The pairs of a TOML file.

    Raises:
        ValueError: The words that are to contradict each other do not stand in their reports.
    """
    told: list[Json] = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    for pair in told:
        for point in points(pair):
            for side, words in zip(SIDES, point["words"], strict=True):
                if pair[side]["text"].count(words) != 1:
                    raise ValueError(f"{path}: {pair['id']}: {words!r} must stand once in the {side} report")
    return told


def points(pair: Json) -> list[Json]:
    """What a pair plants, each with `kind`, `about` and `words`: a short pair one thing, a long one several."""
    found: list[Json] = pair.get("point") or [pair]
    return found


def is_held_back(path: Path) -> bool:
    """Whether single errors of the file may not be looked at while rules are written."""
    return bool(tomllib.loads(path.read_text(encoding="utf-8")).get("held_back"))


def judged(pair: Json) -> Verdict:
    """Read both reports, lay them side by side, and compare what is reported with what was planted."""
    articles = {side: read(report_of(pair, side)) for side in SIDES}
    reported = [entry for story in brief(articles.values()).stories for entry in story.discrepancies]
    planted = [(point, _places(articles, pair, point)) for point in points(pair) if point["kind"]]
    told = [[entry for entry in reported if _tells(entry, point, places)] for point, places in planted]
    right = [entry for entries in told for entry in entries]
    return Verdict(
        pair,
        tuple(point for (point, _), entries in zip(planted, told, strict=True) if entries),
        tuple(point for (point, _), entries in zip(planted, told, strict=True) if not entries),
        tuple(entry for entry in reported if entry not in right),
    )


def report_of(pair: Json, side: str) -> Document:
    report = pair[side]
    day = report.get("published")
    known = Document(id=side, source=side, text=report["text"], outlet=side)
    return replace(known, published=day, published_basis="given") if day else known


def _places(articles: Mapping[str, Article], pair: Json, point: Json) -> Mapping[str, tuple[int, int]]:
    """The sentences in which the two accounts of a contradiction stand."""
    words = zip(SIDES, point["words"], strict=True)
    return {side: _sentence(articles[side], pair[side]["text"].index(form)) for side, form in words}


def _sentence(article: Article, offset: int) -> tuple[int, int]:
    extent = article.sentences[article.sentence_index(offset)]
    return extent.begin, extent.end


def _tells(entry: Discrepancy, point: Json, places: Mapping[str, tuple[int, int]]) -> bool:
    """Whether an entry of an acceptable kind has two accounts that rest on the two sentences, one each."""
    if entry.kind not in point["kind"]:
        return False
    carried = [
        {side for side, place in places.items() if _touches(account.evidence, side, place)} for account in entry.values
    ]
    return any("first" in one and "second" in other for one in carried for other in carried if one is not other)


def _touches(evidence: Iterable[Any], side: str, place: tuple[int, int]) -> bool:
    return any(e.article == side and e.begin < place[1] and place[0] < e.end for e in evidence)


def pair_figures(path: Path) -> dict[str, float]:
    """Recall and precision over a file, in percent."""
    verdicts = [judged(pair) for pair in pairs(path)]
    found, missed, alarms = (sum(map(len, each)) for each in _columns(verdicts))
    return {
        "recall": 100 * found / max(1, found + missed),
        "precision": 100 * found / max(1, found + alarms),
        "F1": 200 * found / max(1, 2 * found + missed + alarms),
    }


def _columns(verdicts: Iterable[Verdict]) -> tuple[list[Sized], list[Sized], list[Sized]]:
    told = list(verdicts)
    return [one.found for one in told], [one.missed for one in told], [one.alarms for one in told]


def report(path: Path) -> Iterator[str]:
    """What is missed and what is a false alarm, then the totals by kind; of a file held back the totals alone."""
    verdicts = [judged(pair) for pair in pairs(path)]
    if not is_held_back(path):
        for verdict in verdicts:
            id_ = verdict.pair["id"]
            for point in verdict.missed:
                yield f"missed  {'|'.join(point['kind'])}: {id_}: {point['about']}: {' / '.join(point['words'])}"
            for entry in verdict.alarms:
                told = " / ".join(account.value for account in entry.values)
                yield f"alarm   {id_}: {entry.kind}: {entry.subject}: {told}"
    found = Counter(point["kind"][0] for verdict in verdicts for point in verdict.found)
    planted = found + Counter(point["kind"][0] for verdict in verdicts for point in verdict.missed)
    for kind in sorted(planted):
        yield f"{path.stem}: {kind}: {found[kind]} of {planted[kind]} found"
    alarms = sum(len(verdict.alarms) for verdict in verdicts)
    yield f"{path.stem}: {alarms} false alarms on {len(verdicts)} pairs"


def main() -> int:
    """Print the report of each file named."""
    for name in sys.argv[1:]:
        sys.stdout.writelines(f"{line}\n" for line in report(Path(name)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

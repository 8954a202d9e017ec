"""Scores pairs of reports: a contradiction planted in each, or something that only looks like one.

python -m eval.pairs FILE...     prints what is missed and what is a false alarm; of files held back only the totals
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from synopse.model import Article, Discrepancy, Document
from synopse.pipeline import brief, read

Json = Mapping[str, Any]
SIDES = ("first", "second")


class Verdict(Struct, frozen=True):
    """What was reported of one pair: whether its contradiction was among it, and everything that is none."""

    pair: Json
    found: bool
    alarms: tuple[Discrepancy, ...]


def pairs(path: Path) -> list[Json]:
    """The pairs of a TOML file.

    Raises:
        ValueError: The words that are to contradict each other do not stand in their reports.
    """
    told: list[Json] = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    for pair in told:
        for side, words in zip(SIDES, pair["words"], strict=True):
            if pair[side]["text"].count(words) != 1:
                raise ValueError(f"{path}: {pair['id']}: {words!r} must stand once in the {side} report")
    return told


def is_held_back(path: Path) -> bool:
    """Whether single errors of the file may not be looked at while rules are written."""
    return bool(tomllib.loads(path.read_text(encoding="utf-8")).get("held_back"))


def judged(pair: Json) -> Verdict:
    """Read both reports, lay them side by side, and compare what is reported with what was planted."""
    articles = {side: read(report_of(pair, side)) for side in SIDES}
    places = {
        side: _sentence(articles[side], pair[side]["text"].index(words))
        for side, words in zip(SIDES, pair["words"], strict=True)
    }
    reported = [entry for story in brief(articles.values()).stories for entry in story.discrepancies]
    right = [entry for entry in reported if entry.kind in pair["kind"] and _tells(entry, places)]
    return Verdict(pair, bool(right), tuple(entry for entry in reported if entry not in right))


def report_of(pair: Json, side: str) -> Document:
    report = pair[side]
    day = report.get("published")
    known = Document(id=side, source=side, text=report["text"], outlet=side)
    return replace(known, published=day, published_basis="given") if day else known


def _sentence(article: Article, offset: int) -> tuple[int, int]:
    extent = article.sentences[article.sentence_index(offset)]
    return extent.begin, extent.end


def _tells(entry: Discrepancy, places: Mapping[str, tuple[int, int]]) -> bool:
    """Whether two accounts rest on the two sentences, one each."""
    carried = [
        {side for side, place in places.items() if _touches(account.evidence, side, place)} for account in entry.values
    ]
    return any("first" in one and "second" in other for one in carried for other in carried if one is not other)


def _touches(evidence: Iterable[Any], side: str, place: tuple[int, int]) -> bool:
    return any(e.article == side and e.begin < place[1] and place[0] < e.end for e in evidence)


def pair_figures(path: Path) -> dict[str, float]:
    """Recall and precision over a file, in percent."""
    verdicts = [judged(pair) for pair in pairs(path)]
    planted = [verdict for verdict in verdicts if verdict.pair["kind"]]
    found = sum(verdict.found for verdict in planted)
    alarms = sum(len(verdict.alarms) for verdict in verdicts)
    return {
        "recall": 100 * found / max(1, len(planted)),
        "precision": 100 * found / max(1, found + alarms),
        "F1": 200 * found / max(1, len(planted) + found + alarms),
    }


def report(path: Path) -> Iterator[str]:
    """What is missed and what is a false alarm, then the totals by kind; of a file held back the totals alone."""
    verdicts = [judged(pair) for pair in pairs(path)]
    if not is_held_back(path):
        for verdict in verdicts:
            pair = verdict.pair
            if pair["kind"] and not verdict.found:
                yield f"missed  {'|'.join(pair['kind'])}: {pair['id']}: {pair['about']}: {' / '.join(pair['words'])}"
            for entry in verdict.alarms:
                told = " / ".join(account.value for account in entry.values)
                yield f"alarm   {pair['id']}: {entry.kind}: {entry.subject}: {told}"
    kinds = sorted({pair["kind"][0] for pair in (v.pair for v in verdicts) if pair["kind"]})
    for kind in kinds:
        of_kind = [verdict for verdict in verdicts if verdict.pair["kind"][:1] == [kind]]
        yield f"{path.stem}: {kind}: {sum(v.found for v in of_kind)} of {len(of_kind)} found"
    alarms = sum(len(verdict.alarms) for verdict in verdicts)
    yield f"{path.stem}: {alarms} false alarms on {len(verdicts)} pairs"


def main() -> int:
    """Print the report of each file named."""
    for name in sys.argv[1:]:
        sys.stdout.writelines(f"{line}\n" for line in report(Path(name)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

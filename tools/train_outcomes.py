"""Train the trees that weigh whether two clauses tell two outcomes of one thing: src/synopse/models/outcomes.trees.

python -m tools.train_outcomes             trains on everything but what is held back, and writes the model
python -m tools.train_outcomes --test      each file of pairs and every fourth story held out in turn, nothing written

Needs the dependency group "build" (scikit-learn). Learned from the project's own stories and pairs of reports
(eval/dev), which are CC BY 4.0: a pair of clauses is right where it holds the two sides of an annotated contradiction
of status, participants or of what somebody said. Same data, same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from synopse.compare.outcomes.pairing import SORTS, Pair, known_elsewhere, likeliest, pairs, reports
from synopse.compare.outcomes.traits import opposed
from synopse.compare.parallels.pairing import settings_of
from tools.boosting import held_out, matrix, written
from tools.train_parallels import MODELS, Gold, Side, golds, touches

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "src" / "synopse" / "models" / "outcomes.trees"
KINDS = frozenset({"status", "participants", "wording"})
HELPS = frozenset({
    "opposed", "core", "fates", "absent", "seen", "clause", "words", "before", "clause_exact", "words_exact",
    "before_exact", "alike", "cross", "covered", "covering", "matter", "actors", "actors_near", "near",
    "subjects", "subject_told", "subject_near", "told_subject_near", "subject_somewhere",
    "told_subject_somewhere", "objects", "objects_cross", "verb", "verb_denied", "deed", "factual", "same_day",
    "lead", "score", "ahead", "best", "headline",
    "body", "whom", "whom_present", "whom_subject", "whom_plain", "missing_persons", "missing_lead",
    "strict_against", "strict_told", "nouns", "nouns_exact", "nouns_cross", "nouns_covered", "missing",
    "missing_people", "missing_subject", "refused", "refused_part", "refused_rare", "refused_phrase", "refused_noun",
    "refused_only", "away_against",
})  # fmt: skip
"""Traits of which more never speaks against a contradiction."""
HARMS = frozenset({
    "agreed", "core_agreed", "denied_told", "mixed_against", "mixed_told", "subjects_differ", "objects_differ",
    "deeds_differ", "days_apart", "agree_against", "agree_told", "agree_more", "unsure_against", "unsure_told",
    "wish_against", "wish_told", "plan_against", "plan_told", "again_against", "again_told", "gap",
    "subject_less", "told_against", "undated_clauses",
    "knowing", "also_missing", "also_there", "missing_alone", "refused_both", "away_told", "missing_told",
})  # fmt: skip


class Row(NamedTuple):
    """A pair of clauses: where it comes from and between which reports, and whether it contradicts: None if the
    sentences do and the clauses do not, or if it is not known."""

    name: str
    fold: str
    between: tuple[str, ...]
    right: bool | None
    near: bool
    pair: Pair


def rows() -> Iterator[Row]:
    """All pairs of clauses with what is known of them."""
    for gold in golds():
        read = reports(gold.story, settings_of(gold.story))
        found = [pair for pair in pairs(read) if not known_elsewhere(read, pair)]
        judged = [_judged(gold, pair) for pair in found]
        alone = not gold.fold.startswith("stories")
        planted = {matter for pair, (right, _) in zip(found, judged, strict=True) if right for matter in _cores(pair)}
        for pair, (right, near) in zip(found, judged, strict=True):
            between = (gold.name, *sorted(end.evidence.article for end in (pair.against, pair.told)))
            # of two short reports, other sentences on the matter mostly tell the same contradiction
            again = alone and right is False and bool(planted & _cores(pair))
            yield Row(gold.name, gold.fold, between, None if again else right, near, pair)


def _cores(pair: Pair) -> frozenset[str]:
    return frozenset(matter for matter in opposed(pair.against, pair.told) if matter.endswith("!"))


def _judged(gold: Gold, pair: Pair) -> tuple[bool | None, bool]:
    """Whether a pair contradicts, and whether its sentences do."""
    ends = pair.against.evidence, pair.told.evidence
    arguable = any(all(touches(end, may) for end in ends) for may in gold.mays)
    for must, kinds in zip(gold.musts, gold.kinds, strict=False):
        if not KINDS & set(kinds):
            continue
        sides = [{value for value, places in must.items() if touches(end, places)} for end in ends]
        sentences = [{value for value, places in must.items() if touches(end, _grown(gold, places))} for end in ends]
        if all(sides) and sides[0] != sides[1]:
            denial = pair.traits["said_both"] and pair.traits["denied_against"]
            return (True if denial or set(kinds) != {"wording"} else None), True
        if all(sentences) and sentences[0] != sentences[1]:
            return None, True
        arguable = arguable or any(sentences)
    return (None if arguable else False), False


def _grown(gold: Gold, places: Sequence[Side]) -> list[Side]:
    """The sentences in which the places stand."""
    articles = {article.id: article for article in gold.story.articles}
    found = []
    for article, begin, _ in places:
        sentence = articles[article].sentences[articles[article].sentence_index(begin)]
        found.append((article, sentence.begin, sentence.end))
    return found


def fitted(found: Sequence[Row], names: Sequence[str]) -> list[HistGradientBoostingClassifier]:
    """Several models that look at other traits each, to be averaged."""
    known = [row for row in found if row.right is not None]
    traits, right = matrix((row.pair.traits for row in known), names), [row.right for row in known]
    bounds = [(name in HELPS) - (name in HARMS) for name in names]
    return [
        HistGradientBoostingClassifier(
            max_iter=80,
            learning_rate=0.1,
            max_leaf_nodes=8,
            min_samples_leaf=8,
            l2_regularization=1.0,
            max_features=0.4,
            monotonic_cst=bounds,
            random_state=seed,
        ).fit(traits, right)
        for seed in range(MODELS)
    ]


def tested(found: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """What is found and what is a false alarm, by how sure the model must be, each part held out once."""
    scores = numpy.zeros(len(found))
    for sort in SORTS:
        at = [index for index, row in enumerate(found) if row.pair.sort == sort]
        rows_ = [found[index] for index in at]
        scores[at] = held_out(rows_, lambda row: row.fold, lambda row: row.pair.traits, fitted, names)
    entries = sorted(zip(scores, found, strict=True), key=lambda entry: -entry[0])
    wanted = {row.name for row in found if row.right}
    for sure in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        shown = [row for _, row in _shown(entries, sure)]
        wrong = [row for row in shown if row.right is False]
        open_ = {row.name for row in shown if row.right is None and not row.near}
        right = {row.name for row in shown if row.near}
        yield f"  {sure:.2f}: {len(right)} of {len(wanted)} found, {len(open_)} arguable, {len(wrong)} false alarms"
    for score, row in _shown(entries, 0.5):
        if not row.near:
            sort = "wrong" if row.right is False else "arguable"
            yield f"    {score:.2f} {sort} {row.name}: {row.pair.against.evidence.text} / {row.pair.told.evidence.text}"


def _shown(entries: Sequence[tuple[float, Row]], sure: float) -> list[tuple[float, Row]]:
    """What would be reported, the surest first: of two reports the likeliest pairs with sentences of their own."""
    by_reports: dict[tuple[str, ...], list[tuple[float, Row]]] = defaultdict(list)
    for entry in entries:
        if entry[0] >= sure:
            by_reports[entry[1].between].append(entry)
    return [entry for found in by_reports.values() for entry in likeliest(found, lambda entry: entry[1].pair)]


def main() -> None:
    """Train and write, or test."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="hold parts out in turn, write nothing")
    options = parser.parse_args()
    found = list(rows())
    names = sorted({name for row in found for name in row.pair.traits})
    sys.stdout.write(f"{len(found)} pairs, {sum(row.right is True for row in found)} contradict each other\n")
    if options.test:
        sys.stdout.writelines(f"{line}\n" for line in tested(found, names))
        return
    model = {sort: written(fitted([row for row in found if row.pair.sort == sort], names), names) for sort in SORTS}
    MODEL.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

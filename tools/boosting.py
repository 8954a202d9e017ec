"""What the trainers of trees share: a matrix of traits, averaged models, parts held out in turn, trees as kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

Models = Sequence[HistGradientBoostingClassifier]
Row = TypeVar("Row")


def matrix(traits: Iterable[Mapping[str, float]], names: Sequence[str]) -> Any:
    """A row for each pair, a column for each trait."""
    return numpy.array([[float(found.get(name, 0)) for name in names] for found in traits])


def scored(models: Models, rows: Any) -> Any:
    """How probable each row of a matrix is, by the mean of the models' log odds."""
    return 1 / (1 + numpy.exp(-numpy.mean([model.decision_function(rows) for model in models], axis=0)))


def held_out(
    rows: Sequence[Row],
    fold: Callable[[Row], str],
    traits: Callable[[Row], Mapping[str, float]],
    fitted: Callable[[list[Row], Sequence[str]], Models],
    names: Sequence[str],
) -> Any:
    """How probable each row is by models that have seen no row of its fold."""
    scores = numpy.zeros(len(rows))
    for part in sorted({fold(row) for row in rows}):
        models = fitted([row for row in rows if fold(row) != part], names)
        at = [index for index, row in enumerate(rows) if fold(row) == part]
        scores[at] = scored(models, matrix((traits(rows[index]) for index in at), names))
    return scores


def written(models: Models, names: Sequence[str]) -> dict[str, Any]:
    """The trees as `synopse.trees` reads them: those of all models, each with its share."""
    share = len(models)
    trees = [[_node(node, names, share) for node in stage[0].nodes] for model in models for stage in model._predictors]
    return {"begin": _rounded(numpy.mean([model._baseline_prediction.ravel()[0] for model in models])), "trees": trees}


def _node(node: Any, names: Sequence[str], share: int) -> list[Any]:
    if node["is_leaf"]:
        return [_rounded(node["value"] / share)]
    return [names[node["feature_idx"]], _rounded(node["num_threshold"]), int(node["left"]), int(node["right"])]


def _rounded(number: float) -> float:
    return float(f"{number:.7g}")

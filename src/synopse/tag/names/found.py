"""A name while it is being found: token indices of one sentence."""

from __future__ import annotations

from typing import Iterable, Literal, NamedTuple

from synopse.model import NameLabel

Basis = Literal["model", "list", "rule", "article", "work", "kind"]


class Found(NamedTuple):
    """Tokens ``[first, last)`` taken for a name, and what says so."""

    first: int
    last: int
    label: NameLabel
    basis: Basis = "model"


def without_overlaps(preferred: Iterable[Found], others: Iterable[Found]) -> list[Found]:
    """The preferred names and those of the others that touch none of them, in text order."""
    chosen = list(preferred)
    taken = {index for name in chosen for index in range(name.first, name.last)}
    chosen += [name for name in others if not any(index in taken for index in range(name.first, name.last))]
    return sorted(chosen)


def base_form(form: str) -> str:
    """A key under which a name and its genitive fall together: "Putins" and "Putin", "Merz’" and "Merz"."""
    form = form.rstrip("'’")
    return form[:-1] if len(form) > 3 and form.endswith("s") else form

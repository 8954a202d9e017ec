"""What a user knows of names that no article tells: these two are one, those two are not, this one is called so.

A judgement is about forms as the dossier shows them (an actor's name or one of its variants); what is judged one is one
also through others, and what is judged different stays apart whatever the letters say.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from itertools import combinations, pairwise
from typing import Iterable, Mapping

from msgspec import Struct

from synopse.blocking import groups
from synopse.model import Actor, Judgement, JudgementKind


class Contradiction(ValueError):  # noqa: N818 - it is what the judgements are in
    """Judgements that cannot all be obeyed; `judgement` is the last one that does not fit."""

    def __init__(self, reason: str, judgement: Judgement) -> None:
        super().__init__(reason)
        self.judgement = judgement


class Judgements(Struct, frozen=True):
    """Judgements with their consequences.

    `alike` leads from each form to the first of the forms that are judged one with it, `different` holds pairs of such
    first forms, `names` from a first form to the name to show.
    """

    alike: Mapping[str, str]
    different: frozenset[tuple[str, str]]
    names: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.alike)

    def known(self, form: str) -> str | None:
        """The first of the forms judged one with this one; None where nothing is judged of it."""
        return self.alike.get(form)

    def apart(self, one: str, other: str) -> bool:
        """Whether two forms are judged different, directly or through forms that are one with them."""
        if not self.different:
            return False
        first, second = sorted((self.alike.get(one, one), self.alike.get(other, other)))
        return (first, second) in self.different

    def classes(self) -> list[list[str]]:
        """The forms that are judged one, in the order of their first."""
        found: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.alike):
            found[self.alike[form]].append(form)
        return [found[first] for first in sorted(found)]


NONE = Judgements({}, frozenset(), {})


def judged(given: Iterable[Judgement]) -> Judgements:
    """Draw the consequences of judgements; their order does not matter.

    Raises:
        Contradiction: Two forms are judged one and different, or one actor is to have two names.
    """
    ordered = sorted(given, key=lambda entry: (entry.source, entry.line, entry))
    alike = _alike(ordered)
    return Judgements(alike, _different(ordered, alike), _names(ordered, alike))


def normal(form: str) -> str:
    """A form as it is compared: composed letters, single blanks."""
    return " ".join(unicodedata.normalize("NFC", form).split())


def unmatched(given: Iterable[Judgement], actors: Iterable[Actor]) -> tuple[Judgement, ...]:
    """The judgements that had nothing to say of these actors."""
    told: set[str] = set()
    for actor in actors:
        for why in actor.reasons:
            code, _, forms = why.partition(": ")
            told |= {why} | ({f"{code}: {form}" for form in forms.split(AND)} if code == SAME else set())
    return tuple(entry for entry in given if not told & set(_tellings(entry)))


def _tellings(entry: Judgement) -> tuple[str, ...]:
    """The reasons by which one knows that a judgement was obeyed."""
    one, other = normal(entry.one), normal(entry.other)
    if entry.kind == "same":
        return f"{SAME}: {one}", f"{SAME}: {other}"
    return (reason(entry.kind, one, other),)


SAME = "judged_same"
AND = " / "


def reason(kind: JudgementKind, *forms: str) -> str:
    """The reason of an actor that obeys a judgement: "judged_different: Anna Müller / Müller"."""
    return f"judged_{kind}: {AND.join(forms if kind == 'name' else sorted(forms))}"


def _alike(ordered: list[Judgement]) -> dict[str, str]:
    forms = sorted({form for entry in ordered for form in _forms(entry)})
    number = {form: index for index, form in enumerate(forms)}
    same = ((number[normal(entry.one)], number[normal(entry.other)]) for entry in ordered if entry.kind == "same")
    return {forms[index]: forms[members[0]] for members in groups(len(forms), same) for index in members}


def _forms(entry: Judgement) -> tuple[str, ...]:
    return (normal(entry.one),) if entry.kind == "name" else (normal(entry.one), normal(entry.other))


def _different(ordered: list[Judgement], alike: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    found = set()
    for entry in ordered:
        if entry.kind == "different":
            first, second = sorted(alike[form] for form in _forms(entry))
            if first == second:
                raise Contradiction(f"{entry.one!r} and {entry.other!r} are judged the same and different", entry)
            found.add((first, second))
    return frozenset(found)


def _names(ordered: list[Judgement], alike: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in ordered:
        if entry.kind == "name":
            known = found.setdefault(alike[normal(entry.one)], normal(entry.other))
            if known != normal(entry.other):
                raise Contradiction(f"{entry.one!r} is to be called {known!r} and {entry.other!r}", entry)
    return found


def pairs(kind: str, forms: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The pairs that a row of forms stands for: each with the next where they are one, else each with each other."""
    listed = tuple(forms)
    return pairwise(listed) if kind == "same" else combinations(listed, 2)

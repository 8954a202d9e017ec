"""Puts the rules together: direct first, then what frames carry, then sentences without a frame, then nested words."""

from __future__ import annotations

from synopse.syntax import Syntax
from synopse.tag.quotations.attributions import attributed, attributions
from synopse.tag.quotations.direct import Found, Passage, framed, frameless, partial, passages
from synopse.tag.quotations.drafts import Draft
from synopse.tag.quotations.free import act, hearsay, is_konjunktiv, joined, konjunktiv
from synopse.tag.quotations.indirect import carried_clauses, pointing_back, reported_clauses
from synopse.tag.quotations.marks import marked
from synopse.tag.quotations.sayings import sayings
from synopse.tag.quotations.scenes import Scene, scenes

MEMORY = 2
"""Paragraphs after which nobody is speaking any more."""


def drafts(text: str, syntax: Syntax) -> list[Draft]:
    """All quotations of an article in text order, as drafts."""
    pairs = marked(text, syntax)
    seen = scenes(text, syntax, pairs)
    found = Found(seen, tuple(map(sayings, seen)), tuple(map(attributions, seen)))
    strings = passages(text, seen, pairs)
    direct = _direct(found, strings)
    by_scene = _indirect(found, direct, strings)
    _nest(text, found, strings, direct, by_scene)
    result = [draft for draft in direct if draft is not None]
    result += [draft for found_there in by_scene for draft in found_there]
    result.sort(key=lambda draft: (draft.begin, -draft.end))
    _go_on(text, result)
    return result


def _direct(found: Found, strings: tuple[Passage, ...]) -> list[Draft | None]:
    return [framed(found, passage) or frameless(found, passage) for passage in strings]


def _indirect(found: Found, direct: list[Draft | None], strings: tuple[Passage, ...]) -> list[list[Draft]]:
    """For each sentence the quotations without marks of their own."""
    framing = _framing(direct, found.scenes)
    spoken = {number for passage, draft in zip(strings, direct, strict=True) if draft for number in (passage.first, passage.last)}
    result: list[list[Draft]] = []
    for scene in found.scenes:
        own = _framed(found, scene, framing.get(scene.number, []))
        if not own and scene.number not in spoken:
            own = _unframed(found, scene, result)
        result.append(own)
        spoken |= {scene.number} if own else set()
    return result


def _framing(direct: list[Draft | None], seen: tuple[Scene, ...]) -> dict[int, list[tuple[int, int]]]:
    """The frames of direct quotations, by the sentence in which they stand."""
    number_at = {scene.sentence.begin: scene.number for scene in seen}
    begins = sorted(number_at)
    from bisect import bisect_right

    result: dict[int, list[tuple[int, int]]] = {}
    for draft in direct:
        for piece in draft.frame if draft else ():
            place = bisect_right(begins, piece[0]) - 1
            result.setdefault(number_at[begins[place]], []).append(piece)
    return result


def _framed(found: Found, scene: Scene, frames: list[tuple[int, int]]) -> list[Draft]:
    def used(token: int) -> bool:
        begin = scene.tokens[token].begin
        return any(first <= begin < last for first, last in frames)

    said = tuple(saying for saying in found.sayings[scene.number] if not all(used(token) for token in saying.cue))
    result = reported_clauses(scene, said)
    back = pointing_back(found.scenes, scene.number, said) if not result else None
    if back:
        result.append(back)
    contents = {index for index, token in enumerate(scene.tokens) if any(d.covers(token.begin, token.end) for d in result)}
    result += carried_clauses(scene, contents)
    for attribution in found.attributions[scene.number]:
        if not used(attribution.cue[0]):
            draft = attributed(scene, attribution, set())
            if draft:
                result.append(draft)
    return result


def _unframed(found: Found, scene: Scene, before: list[list[Draft]]) -> list[Draft]:
    speaking = any(before[-3:])
    if is_konjunktiv(scene, speaking):
        draft = konjunktiv(scene)
        previous = before[-1] if before else []
        if len(previous) == 1 and previous[0].rule == "konjunktiv" and _adjacent(found, scene):
            joined(previous[0], draft)
            return []
        return [draft]
    if before and before[-1] and _adjacent(found, scene):
        draft_or_none = hearsay(scene)
        if draft_or_none:
            return [draft_or_none]
    reported = act(scene, found.sayings[scene.number])
    return [reported] if reported else []


def _adjacent(found: Found, scene: Scene) -> bool:
    return scene.number > 0 and found.scenes[scene.number - 1].paragraph == scene.paragraph


def _nest(
    text: str, found: Found, strings: tuple[Passage, ...], direct: list[Draft | None], by_scene: list[list[Draft]]
) -> None:
    """Give the strings in marks that have no frame of their own the one of the reported speech around them."""
    for place, passage in enumerate(strings):
        if direct[place] is None:
            hosts = by_scene[passage.first] or (by_scene[passage.first - 1] if passage.first else [])
            direct[place] = partial(text, found, passage, hosts)


def _go_on(text: str, result: list[Draft]) -> None:
    """Who is speaking goes on speaking: quotations without a speaker of their own take the last one's."""
    current: Draft | None = None
    for draft in result:
        if draft.rule in ("konjunktiv", "frameless", "sollen") and not draft.speaker:
            near = current and text.count("\n", current.end, max(current.end, draft.begin)) <= 2 * MEMORY
            if current and near:
                draft.speaker, draft.medium, draft.via = current.speaker, current.medium, current.via
        if draft.speaker and draft.rule != "nested":
            current = draft

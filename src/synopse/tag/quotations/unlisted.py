"""Clauses in the Konjunktiv I that nothing listed carries: the mood alone tells that somebody says them.

"Der Ausschuss setzte dem entgegen, dass die Brücke sicher sei", "Die Stadt sperrte die Brücke, weil sie marode sei".
"""

from __future__ import annotations

from synopse.syntax import Clause, VerbGroup
from synopse.tag.quotations.drafts import Draft, content_ranges, token_ranges
from synopse.tag.quotations.free import is_first_only
from synopse.tag.quotations.indirect import extent, frame_of
from synopse.tag.quotations.scenes import Scene, with_joined
from synopse.tag.quotations.speech import forms, verbs
from synopse.tag.quotations.subjects import agent, subject_of, written_in

DEPENDENT = frozenset({"subordinate", "relative"})


def unlisted(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The clauses of a sentence in the Konjunktiv I outside all quotations found, from left to right."""
    found: list[Draft] = []
    for index, clause in enumerate(scene.clauses):
        if _is_reported(scene, clause) and not _is_covered(scene, clause, drafts + found):
            draft = _dependent(scene, index) if clause.kind in DEPENDENT else _independent(scene, index)
            if draft:
                found.append(draft)
    return found


def _is_reported(scene: Scene, clause: Clause) -> bool:
    """Whether a clause outside quotation marks has a verb that is Konjunktiv I by its form; "als sei" compares."""
    finite = clause.verb.finite if clause.verb else None
    if clause.verb is None or finite is None or clause.verb.mood != "Sub":
        return False
    if not (scene.free(clause.first) and scene.free(finite)) or clause.opener in forms("comparing"):
        return False
    token = scene.tokens[finite]
    return is_first_only(token) and scene.tokens[clause.first].text.lower() not in forms("comparing")


def _is_covered(scene: Scene, clause: Clause, drafts: list[Draft]) -> bool:
    begin = scene.tokens[clause.verb.finite or 0].begin if clause.verb else 0
    pieces = [piece for draft in drafts for piece in (*draft.content, *draft.frame)]
    return any(first <= begin < last for first, last in pieces)


def _dependent(scene: Scene, index: int) -> Draft | None:
    """The clause with what depends on it; who says it is the subject of the clause that it depends on."""
    owner = scene.clauses[index].parent
    governor = scene.clauses[owner] if owner is not None else None
    content = _content(scene, index)
    if (
        not content_ranges(scene.tokens, content)
        or owner is None
        or governor is None
        or governor.verb is None
        or governor.verb.mood == "Sub"
    ):
        return None
    passive = governor.verb.voice == "passive"
    speaker = agent(scene, governor) or written_in(scene, governor) if passive else subject_of(scene, owner)
    return _said(scene, content, governor.verb, speaker)


def _content(scene: Scene, index: int) -> set[int]:
    """The clause with what depends on it and the clauses that "und" joins to it: "weil sie alt sei und reiße"."""
    clause = scene.clauses[index]
    if clause.opener == "dass":
        return extent(scene, index)
    return with_joined(scene, index)


def _independent(scene: Scene, index: int) -> Draft | None:
    """A main clause behind another one: "Zwei Boote sanken, die Besatzung sei gerettet." The speaker is open.

    With a verb of speech in the clause before it is known: "Olm lehnt einen Abriss ab, die Brücke sei sicher."
    """
    content = extent(scene, index)
    ranges = content_ranges(scene.tokens, content)
    before = scene.clauses[index - 1] if index else None
    if not ranges or before is None:
        return None
    if before.kind != "main" or before.verb is None or before.verb.mood == "Sub" or before.verb.lemma not in verbs():
        return Draft("indirect_free_indirect", ranges, rule="konjunktiv")
    speaker = subject_of(scene, index - 1) if before.verb.voice == "active" else agent(scene, before)
    return _said(scene, content, before.verb, speaker)


def _said(scene: Scene, content: set[int], verb: VerbGroup, speaker: tuple[int, int] | None) -> Draft:
    """The content as said by the speaker, with the verb of another clause for its cue."""
    return Draft(
        "indirect",
        content_ranges(scene.tokens, content),
        speaker=token_ranges(scene.tokens, range(*speaker)) if speaker else (),
        cue=token_ranges(scene.tokens, verb.tokens),
        frame=token_ranges(scene.tokens, frame_of(scene, content)),
        rule="unlisted",
    )

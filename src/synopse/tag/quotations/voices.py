"""Who is speaking: quotations that name nobody take their speaker from what was said before."""

from __future__ import annotations

from bisect import bisect_right

from synopse.tag.quotations.direct import Found
from synopse.tag.quotations.drafts import Draft, Range, token_ranges
from synopse.tag.quotations.subjects import agent, subject_of, written_in

OPEN = frozenset({"konjunktiv", "frameless", "sollen", "unannounced", "colon"})
"""Rules that leave the speaker open where the sentence does not tell."""
LINES = 4
"""Line ends after which nobody is speaking any more: two paragraphs, parted by blank lines."""


def go_on(text: str, found: Found, result: list[Draft]) -> None:
    """Who is speaking goes on speaking: quotations without a speaker of their own take the last one's.

    Where the sentence before a Konjunktiv sentence quotes nobody, its subject is the one who speaks: "Die Werft gibt
    Entwarnung. Es bestehe keine Gefahr."
    """
    current: Draft | None = None
    channel: tuple[Range, ...] = ()
    begins = [scene.sentence.begin for scene in found.scenes]
    for draft in result:
        if draft.rule in OPEN and not draft.speaker:
            number = bisect_right(begins, draft.begin) - 1
            before = _named_before(text, found, number, current) if draft.rule in ("konjunktiv", "frameless") else None
            if before:
                draft.speaker = before
            elif current and _still_speaks(text, found, number, draft, current):
                draft.speaker, draft.medium, draft.via = current.speaker, current.medium, current.via
        quoted = any(
            "zitiert" in text[begin:end] for begin, end in draft.cue
        )  # "Laut einer Notiz ... „...“, wird Olm zitiert"
        if quoted and current and channel and not draft.via and _still_speaks(text, found, 0, draft, current):
            draft.via = channel
        if "demnach" in "".join(text[begin:end] for begin, end in draft.frame).lower() and channel and not draft.via:
            draft.via = channel
        if draft.rule != "nested":
            current = draft
            channel = draft.via or (draft.speaker if draft.rule in ("laut", "nach", "zufolge") else channel)


def _still_speaks(text: str, found: Found, number: int, draft: Draft, current: Draft) -> bool:
    """Whether the last speaker is still heard; words in marks without any frame are theirs in one sentence only."""
    if draft.rule == "unannounced" and current.end < found.scenes[number].sentence.begin:
        return False
    return text.count("\n", current.end, max(draft.begin, current.end)) <= LINES


def _named_before(text: str, found: Found, number: int, current: Draft | None) -> tuple[Range, ...]:
    """The subject of the sentence before; where somebody speaks in this paragraph already, only a name or a pronoun.

    "Olm lobte den Plan. Die Kosten sind hoch. Man brauche mehr Geld.": not the costs speak, but Olm.
    """
    before = _subject_before(found, number, current.end if current else -1)
    if not before or current is None or "\n" in text[current.end : before[0][0]] or not current.speaker:
        return before
    tokens = found.scenes[number - 1].tokens
    named = any(token.pos in ("PROPN", "PRON") for token in tokens if before[0][0] <= token.begin < before[-1][1])
    return before if named else ()


def _subject_before(found: Found, number: int, nearest: int) -> tuple[Range, ...]:
    """The subject of the sentence before, if it stands in the same paragraph and after the last quotation."""
    if number < 1 or found.scenes[number - 1].paragraph != found.scenes[number].paragraph:
        return ()
    scene = found.scenes[number - 1]
    if nearest > scene.sentence.begin:
        return ()
    for index, clause in enumerate(scene.clauses):
        if clause.kind == "main" and clause.verb and scene.free(clause.first):
            passive = clause.verb.voice == "passive"
            subject = agent(scene, clause) or written_in(scene, clause) if passive else subject_of(scene, index)
            return token_ranges(scene.tokens, range(*subject)) if subject else ()
    return ()

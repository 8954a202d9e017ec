"""Contents across the border of a clause: after a colon, before one, and in the sentence before."""

from __future__ import annotations

from synopse.tag.quotations.drafts import Draft, content_ranges, token_ranges
from synopse.tag.quotations.indirect import POINTERS, carried_by, reported_clauses
from synopse.tag.quotations.sayings import Saying
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.subjects import subject_of


def before_words(scene: Scene, said: tuple[Saying, ...], direct: Draft) -> list[Draft]:
    """What stands before the colon of direct speech and is reported too: "Olm sagte, er gehe: „Mir reicht es.“".

    Both have the same frame then, "Olm sagte,".
    """
    drafts = []
    ends = {scene.tokens[index - 1].end for index, token in enumerate(scene.tokens) if token.text == ":"}
    for draft in reported_clauses(scene, said):
        if draft.end in ends and draft.rule == "verb" and draft.begin > max(end for _, end in draft.cue):
            direct.frame = draft.frame = tuple((begin, end) for begin, end in draft.frame if end <= draft.begin)
            drafts.append(draft)
    return drafts


def after_colon(scene: Scene) -> Draft | None:
    """ "Olm verteidigte den Plan: Die Werft gehe unter." - whatever the verb, the Konjunktiv makes it speech."""
    colons = [index for index, token in enumerate(scene.tokens) if token.text == ":" and scene.free(index)]
    if (
        not colons
        or colons[0] + 2 >= len(scene.tokens)
        or not all(map(scene.free, range(colons[0], scene.last_word())))
    ):
        return None
    frame = [place for place, clause in enumerate(scene.clauses) if clause.kind == "main" and clause.first < colons[0]]
    spoken = any(
        clause.kind == "main" and clause.first > colons[0] and clause.verb is not None and clause.verb.mood == "Sub"
        for clause in scene.clauses
    )
    verb = scene.clauses[frame[-1]].verb if frame else None
    if not spoken or verb is None or verb.mood == "Sub":
        return None
    speaker = subject_of(scene, frame[-1])
    return Draft(
        "indirect",
        content_ranges(scene.tokens, range(colons[0] + 1, scene.last_word())),
        speaker=token_ranges(scene.tokens, range(*speaker)) if speaker else (),
        cue=token_ranges(scene.tokens, verb.tokens),
        frame=token_ranges(scene.tokens, range(colons[0] + 1)),
        rule="colon clause",
    )


def pointing_back(scenes: tuple[Scene, ...], number: int, said: tuple[Saying, ...]) -> Draft | None:
    """ "Das berichtete die Zeitung.": the content is the sentence before, and the pointing word."""
    scene = scenes[number]
    if not number or scenes[number - 1].paragraph != scene.paragraph or len(scene.tokens) < 3:
        return None
    pointer = scene.tokens[0].text.lower()
    if not any(map(scenes[number - 1].free, range(len(scenes[number - 1].tokens) - 1))):
        return None
    for saying in said:
        if saying.lemma in ("rufen", "stehen"):
            continue  # "Das ruft Neider auf den Plan", "Dies steht im Zusammenhang mit"
        if pointer not in POINTERS and (pointer, saying.lemma) != ("davon", "ausgehen"):
            continue
        if saying.finite == 1 and not any(clause.opener == "dass" for clause in scene.clauses):
            previous = scenes[number - 1].sentence
            draft = carried_by(scene, saying, {0}, "das")
            if draft is None:
                return None
            draft.content = ((previous.begin, previous.end), *draft.content)
            draft.frame = token_ranges(scene.tokens, range(1, scene.last_word()))
            return draft
    return None

"""What nouns and adjectives of speech carry: "die Forderung der Werft, ... zu", "ein Bericht, wonach ..."."""

from __future__ import annotations

from synopse.tag.quotations.drafts import Draft, content_ranges, token_ranges
from synopse.tag.quotations.indirect import extent, frame_of, with_article
from synopse.tag.quotations.phrases import phrase_before, phrase_end
from synopse.tag.quotations.sayers import NEVER, standing
from synopse.tag.quotations.scenes import Scene, covered, tree, within
from synopse.tag.quotations.speech import forms, is_source, nouns
from synopse.tag.quotations.subjects import agent, subject_of


def carried_clauses(scene: Scene, taken: set[int]) -> list[Draft]:
    """Contents of nouns and adjectives: "die Forderung der Werft, ... zu", "ist überzeugt, dass"."""
    drafts = []
    for index, clause in enumerate(scene.clauses):
        if clause.first < 2 or clause.first in taken or not scene.free(clause.first):
            continue
        spoken = clause.kind == "main" and clause.verb is not None and clause.verb.mood == "Sub"
        spoken = spoken and clause.verb is not None and clause.verb.finite != clause.first
        before, pointed = _before(scene, clause.first)
        infinitive = clause.kind == "infinitive" and clause.opener in ("", "zu")
        asked = pointed and clause.opener in forms("asked")
        if not (clause.opener in ("dass", "ob") or asked or infinitive or spoken):
            continue
        draft = _noun(scene, index, before)
        if draft:
            drafts.append(draft)
    return drafts


def _before(scene: Scene, first: int) -> tuple[int, bool]:
    """The last word of the phrase before a clause, and whether a word pointed to the clause: "Zweifel daran, ob".

    "hat die Hoffnung geäußert, dass", "drückte die Hoffnung aus, dass".
    """
    before = first - 1 - (scene.tokens[first - 1].text == ",")
    while before and (scene.tokens[before].detail in ("prt", "part", "inf") or scene.tokens[before].pos == "ADP"):
        before -= 1  # a preposition at the end of a clause is a particle: "kam der Bitte nach, ..."
    pointed = before > 0 and scene.tokens[before].text.lower() in forms("correlates")
    return before - pointed, pointed


def _noun(scene: Scene, index: int, before: int) -> Draft | None:
    """The carrier is the head of the phrase before the comma: "Ankündigung des Trainers,"."""
    kind = "zu" if scene.clauses[index].kind == "infinitive" else "dass"
    for position in range(before, max(-1, before - 8), -1):
        token = scene.tokens[position]
        entry = nouns().get(token.text)
        if entry and kind in entry[2]:
            if position < before and phrase_end(scene.tokens, position, before + 1) != before + 1:
                return None
            if position and scene.tokens[position - 1].text.lower().startswith("kein"):
                return None  # "traf keine Entscheidung darüber, ob"
            if token.text == "Sorge" and any(other.lemma == "tragen" for other in scene.tokens[: before + 3]):
                return None  # "muss Sorge tragen, dass"
            return _carried(scene, index, position, before)
        if token.pos in ("VERB", "AUX", "PUNCT") and token.text not in "()":
            return None
    return None


def _carried(scene: Scene, index: int, carrier: int, before: int) -> Draft | None:
    owner = next((place for place, clause in enumerate(scene.clauses) if within(clause, carrier)), None)
    content = extent(scene, index)
    tokens = scene.tokens
    ranges = content_ranges(tokens, content)
    if not ranges:
        return None
    cue, speaker = _owner(scene, owner, carrier, before)
    return Draft(
        "indirect",
        ranges,
        speaker=token_ranges(tokens, range(*speaker)) if speaker else (),
        cue=token_ranges(tokens, cue),
        frame=token_ranges(tokens, frame_of(scene, content)),
        medium=nouns()[tokens[carrier].text][0],
        rule="noun",
    )


def _owner(scene: Scene, owner: int | None, carrier: int, before: int) -> tuple[set[int], tuple[int, int] | None]:
    """Cue and speaker of a noun: its genitive ("die Forderung der Werft"), else who has it ("Olm hat die Hoffnung").

    Where nobody has it, the noun is all that is known: "Es gibt Gerüchte, dass".
    """
    if before > carrier:
        return with_article(scene, carrier), (carrier + 1, before + 1)
    cue = with_article(scene, carrier)
    clause = scene.clauses[owner] if owner is not None else None
    doer = _doer(scene, owner, carrier) if owner is not None else None
    if clause is None or doer is None:
        named = sorted(index for index in cue if scene.tokens[index].text.lower() not in ("zu", "zum", "zur"))
        return cue, (named[0], named[-1] + 1)
    return {*cue, *(clause.verb.tokens if clause.verb else ())}, doer


def _doer(scene: Scene, owner: int, carrier: int) -> tuple[int, int] | None:
    """Whose noun it is: the subject, in the passive the "von X", with a verb like "kommen" whom it comes from.

    "hat die Hoffnung", "von Prüfern wird der Verdacht geäußert", "Von der Polizei kam die Information".
    """
    clause = scene.clauses[owner]
    passive = clause.verb is not None and clause.verb.voice == "passive"
    subject = agent(scene, clause) if passive else subject_of(scene, owner)
    own = subject is None or subject[0] <= carrier < subject[1]
    if own and clause.verb is not None and clause.verb.lemma in forms("coming"):
        return agent(scene, clause)
    return None if subject is None or own or standing(scene, *subject) == NEVER else subject


def according_to(scene: Scene) -> list[Draft]:
    """ "ein Bericht, wonach ...": the clause is the content, the noun before the comma the speaker."""
    drafts = []
    for clause in scene.clauses:
        word = scene.tokens[clause.first].text.lower()
        if clause.first < 2 or not scene.free(clause.first):
            continue
        pronoun = scene.tokens[min(clause.first + 1, len(scene.tokens) - 1)].text
        whose = (
            word in ("nach", "laut")
            and (clause.kind == "relative" or pronoun == "denen")
            and _is_told(scene.tokens[clause.first - 2].text)
        )
        if word not in ("wonach", "demzufolge") and not whose:
            continue
        opening = {clause.first, clause.first + 1} if whose else {clause.first}
        content = covered(scene.clauses, tree(scene.clauses, scene.clauses.index(clause))) - opening
        ranges = content_ranges(scene.tokens, content)
        head = clause.first - 2
        speaker = (clause.first + 1, clause.first + 2) if whose else phrase_before(scene.tokens, head + 1)
        if ranges:
            drafts.append(
                Draft(
                    "indirect",
                    ranges,
                    speaker=token_ranges(scene.tokens, range(*speaker)) if speaker else (),
                    cue=token_ranges(scene.tokens, {clause.first}),
                    frame=token_ranges(scene.tokens, frame_of(scene, content)),
                    medium="SW",
                    rule="wonach",
                )
            )
    return drafts


def _is_told(noun: str) -> bool:
    """Whether a noun has a content, as "Gerüchte" has in "Gerüchte, nach denen"."""
    return is_source(noun) or noun in nouns()

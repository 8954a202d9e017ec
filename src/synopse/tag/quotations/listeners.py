"""To whom something is said: "gegenüber X", "im Interview mit X", "an X", a dative, the object of "auffordern"."""

from __future__ import annotations

from functools import cache

from synopse.lexicon import words
from synopse.syntax import Chunk, Clause
from synopse.tag.quotations.phrases import NOMINAL, TO_WHOM, phrase_end
from synopse.tag.quotations.sayers import NEVER, SPEAKS, kind, standing
from synopse.tag.quotations.scenes import Scene, indices, piece_end, within
from synopse.tag.quotations.speech import forms
from synopse.tag.quotations.subjects import accusative
from synopse.tag.quotations.via import TALKS, is_medium, name_end

Phrase = tuple[int, int]
"""First token and the one after the last."""
NOT_HEARING = frozenset({"sich", "entgegen", "zufolge"})
"""Words that make a phrase none to whom something is said: "fragen sich", "dem entgegen"."""
BETWEEN = 7
"""Tokens between "im Interview" and "mit": "im Interview der Woche am Sonntag mit"."""


def listener(scene: Scene, clause: Clause, subject: Phrase | None) -> Phrase | None:
    """To whom the subject of a clause says something, or None."""
    assert clause.verb is not None
    lemma = clause.verb.lemma
    for found in (
        _facing(scene, clause),
        _partner(scene, clause),
        _towards(scene, clause, lemma),
        _asked_of(scene, clause, lemma),
        _dative(scene, clause, subject),
    ):
        if found and _can_hear(scene, found):
            return found
    found = accusative(scene, clause, subject) if lemma in forms("addressed") else None
    if found is None and subject and lemma in forms("telling"):
        found = _bare(scene, clause, subject)
    return found if found and _can_hear(scene, found) else None


def blamed(scene: Scene, clause: Clause, subject: Phrase | None) -> Phrase | None:
    """Of whom a passive says something: "Olm wird aufgefordert", "Ihm wird vorgeworfen"."""
    assert clause.verb is not None
    if clause.verb.lemma not in forms("addressed"):
        return listener(scene, clause, None)
    return (_dative(scene, clause, None) if clause.verb.lemma in forms("needing") else None) or subject


def parted(scene: Scene, lemma: str, subject: Phrase | None) -> tuple[Phrase | None, Phrase | None]:
    """Subject and dative where they stand side by side: "warf das Amt | der Werft vor, sie habe gelogen"."""
    if subject is None or lemma not in forms("needing"):
        return subject, None
    for chunk in scene.sentence.chunks:
        inside = subject[0] < chunk.first and chunk.last == subject[1]
        if inside and chunk.preposition is None and "dat" in chunk.cases:
            return (subject[0], chunk.first), (chunk.first, chunk.last)
    return subject, None


def _can_hear(scene: Scene, phrase: Phrase) -> bool:
    spoken = {token.text.lower().strip(".") for token in scene.tokens[phrase[0] : phrase[1] + 1]}
    return not spoken & (forms("temporal") | NOT_HEARING) and standing(scene, *phrase) > NEVER


def _facing(scene: Scene, clause: Clause) -> Phrase | None:
    """ "gegenüber dem Nordkurier", "ihr gegenüber", "vor Journalisten"; not "die Haltung gegenüber der Werft"."""
    tokens = scene.tokens
    for index in indices(clause):
        lower = tokens[index].text.lower()
        if not scene.free(index) or lower not in ("gegenüber", "vor"):
            continue
        if lower == "gegenüber" and index and tokens[index - 1].text.lower() in forms("facing"):
            return index - 1, index
        end = max(phrase_end(tokens, index + 1, len(tokens)), name_end(tokens, index + 1))
        noun = tokens[index - 1] if index else tokens[index]
        attached = noun.pos == "NOUN" and kind(noun.text) == "thing" and noun.text.lower() not in forms("temporal")
        heard = lower == "gegenüber" or any(
            token.text in words("quotations_audiences") for token in tokens[index + 1 : end]
        )
        if end > index + 1 and heard and not attached:
            return index + 1, end
    return None


def _partner(scene: Scene, clause: Clause) -> Phrase | None:
    """ "im Interview mit Radio Küste", "in einem Gespräch mit ihrem Kollegen"."""
    tokens = scene.tokens
    for index in indices(clause):
        if not (scene.free(index) and tokens[index].text.lower().endswith(_talks())):
            continue
        for place in range(index + 1, min(index + BETWEEN, len(tokens) - 1)):
            if tokens[place].text == "," or tokens[place].mood:
                break
            if tokens[place].text.lower() == "mit":
                end = max(phrase_end(tokens, place + 1, len(tokens)), name_end(tokens, place + 1))
                return (place + 1, end) if end > place + 1 else None
    return None


@cache
def _talks() -> tuple[str, ...]:
    return tuple(sorted(TALKS))


def _towards(scene: Scene, clause: Clause, lemma: str) -> Phrase | None:
    """ "appellierte an die Werft", "in einem Brief an den Rat", "An den Rat gewandt", "sagte zum Nordkurier"."""
    tokens = scene.tokens
    for index in indices(clause):
        lower = tokens[index].text.lower()
        if not scene.free(index) or lower not in ("an", "ans", "zu", "zum", "zur"):
            continue
        end = max(phrase_end(tokens, index + 1, len(tokens)), name_end(tokens, index + 1))
        phrase = index + 1, end
        if end == index + 1 or phrase[0] >= len(tokens):
            continue
        letter = index > 0 and tokens[index - 1].text.lower().endswith(_letters())
        turned = end < len(tokens) and tokens[end].text.lower() in ("gewandt", "gerichtet")
        if lower in ("an", "ans") and (lemma in forms("appealing") or letter or turned):
            return phrase
        medium = is_medium(tokens, (tokens[index + 1].begin, tokens[end - 1].end))
        if lower.startswith("zu") and lemma in ("sagen", "meinen") and (medium or scene.labels[index + 1] == "PER"):
            return phrase
    return None


@cache
def _letters() -> tuple[str, ...]:
    return tuple(sorted(forms("letters")))


def _asked_of(scene: Scene, clause: Clause, lemma: str) -> Phrase | None:
    """ "forderte von der Werft Auskunft"."""
    if lemma not in forms("demanding"):
        return None
    for chunk in scene.sentence.chunks:
        if within(clause, chunk.first) and scene.free(chunk.first) and chunk.preposition in ("von", "vom"):
            first = chunk.first + (scene.tokens[chunk.first].pos == "ADP")
            attached = chunk.first > 0 and scene.tokens[chunk.first - 1].pos in NOMINAL
            return (first, chunk.last) if not attached and standing(scene, first, chunk.last) == SPEAKS else None
    return None


def _dative(scene: Scene, clause: Clause, subject: Phrase | None) -> Phrase | None:
    """A dative without preposition: "sagte dem Nordkurier", "teilte den Abgeordneten mit", "Ihm wird vorgeworfen"."""
    assert clause.verb is not None
    for index, chunk in enumerate(scene.sentence.chunks):
        if not (within(clause, chunk.first) and scene.free(chunk.first)) or index == clause.subject:
            continue
        own = subject is not None and subject[0] <= chunk.first < subject[1]
        if own or chunk.preposition is not None or not _is_dative(scene, chunk, clause.verb.lemma):
            continue
        if scene.tokens[chunk.head].text.lower() in forms("correlates"):
            continue
        return chunk.first, max(chunk.last, phrase_end(scene.tokens, chunk.first, piece_end(clause, chunk.first)))
    return None


def _is_dative(scene: Scene, chunk: Chunk, lemma: str) -> bool:
    """Whether a chunk can only be a dative, or must be one with this verb; behind a comma it explains a name."""
    before = scene.tokens[chunk.first - 1] if chunk.first else None
    first, head = scene.tokens[chunk.first].text.lower(), scene.tokens[chunk.head].text
    if "dat" not in chunk.cases or (before is not None and before.text.lower() in (",", "als")):
        return False
    weak = scene.tokens[chunk.first].pos in ("NUM", "ADJ", "NOUN") or first.startswith("ein")
    if weak and standing(scene, chunk.first, chunk.last) < SPEAKS:  # "mit teils ergiebigen Niederschlägen"
        return False
    if chunk.cases == {"dat"}:
        return True
    if first == "den":
        return lemma in forms("dative") and head.endswith("n")
    if not chunk.cases <= {"dat", "gen"} or (before is not None and before.pos in ("CCONJ", "DET", "NUM")):
        return False
    if before is None or before.pos not in NOMINAL:
        return before is None or before.text.lower() not in forms("speaking") | {"einigen", "vielen", "mehreren"}
    return first in TO_WHOM and before.pos == "PROPN"


def _bare(scene: Scene, clause: Clause, subject: Phrase) -> Phrase | None:
    """Who is told without an article, right behind verb or subject: "sagte Reportern,", "sagte Olm Radio Küste"."""
    assert clause.verb is not None
    finite = clause.verb.finite
    for chunk in scene.sentence.chunks:
        behind = finite is not None and finite < chunk.first and chunk.first in (finite + 1, finite + 2, subject[1])
        own = within(clause, chunk.first) and scene.free(chunk.first) and not subject[0] <= chunk.first < subject[1]
        head = scene.tokens[chunk.head]
        plain = chunk.preposition is None and "dat" in chunk.cases and head.pos in NOMINAL and chunk.head == chunk.first
        plain = plain and not (scene.labels[chunk.first] and scene.labels[chunk.first] == scene.labels[chunk.first - 1])
        if behind and own and plain and (head.pos == "PROPN" or head.text.endswith("n")):
            return (chunk.first, chunk.last) if standing(scene, chunk.first, chunk.last) == SPEAKS else None
    return None

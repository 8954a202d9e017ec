"""Words in marks that the text goes on to speak of as a sentence: "„...“ Der Satz stammt von Olm."."""

from __future__ import annotations

from typing import Iterator

from synopse.lexicon import words
from synopse.tag.quotations.drafts import Draft, token_ranges
from synopse.tag.quotations.passages import Found, Passage, drafted
from synopse.tag.quotations.phrases import phrase_end
from synopse.tag.quotations.sayers import NEVER, standing
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.subjects import subject_of

BETWEEN = 6
"""Tokens between "Der Satz" and its verb: "Der Satz des Abends stammt"."""
COMING = frozenset({"stammt", "stammen", "stammte", "stammten", "kam", "kamen", "kommt", "kommen", "ist", "war"})
POINTING = frozenset({"diesem", "diesen", "dem", "den"})


def stemming(found: Found, passage: Passage) -> Draft | None:
    """The words with the one from whom they are said to stem: "Der Satz des Abends stammt von Eva Mai."."""
    for scene, first in _behind(found, passage):
        draft = _stemming(scene, first, passage) or _it_was(scene, first, passage)
        if draft is not None:
            return draft
    return None


def _stemming(scene: Scene, first: int, passage: Passage) -> Draft | None:
    if first + 3 >= len(scene.tokens) or scene.tokens[first + 1].text not in _sentences():
        return None
    if scene.tokens[first].text.lower() not in ("der", "dieser", "das", "dieses", "die", "diese"):
        return None
    for verb in range(first + 2, min(first + 2 + BETWEEN, len(scene.tokens) - 2)):
        if scene.tokens[verb].text in COMING and scene.tokens[verb + 1].text in ("von", "vom"):
            speaker = (verb + 2, phrase_end(scene.tokens, verb + 2, scene.last_word()))
            return _drafted(scene, passage, first, verb, speaker)
    return None


def _it_was(scene: Scene, first: int, passage: Passage) -> Draft | None:
    """ "„...“ Es war Eva Mai, die so rief." """
    words_ = [token.text for token in scene.tokens[first : first + 2]]
    if words_ not in (["Es", "war"], ["Es", "ist"]) or first:
        return None
    speaker = (2, phrase_end(scene.tokens, 2, scene.last_word(), wide=True))
    relative = [token.text for token in scene.tokens[speaker[1] : speaker[1] + 2]]
    if "PER" not in scene.labels[slice(*speaker)] or relative not in ([",", "der"], [",", "die"]):
        return None
    return _drafted(scene, passage, 0, 1, speaker)


def ending(found: Found, passage: Passage) -> Draft | None:
    """The words with the one who does something by them: "„...“, mit diesen Worten schloss die Richterin."."""
    scene, first = next(_behind(found, passage), (found.scenes[passage.last], 0))
    if first + 3 >= len(scene.tokens) or scene.tokens[first].text.lower() != "mit":
        return None
    if scene.tokens[first + 1].text not in POINTING or scene.tokens[first + 2].text not in _sentences():
        return None
    for index, clause in enumerate(scene.clauses):
        if clause.kind == "main" and clause.verb is not None and clause.verb.finite == first + 3:
            speaker = subject_of(scene, index)
            return _drafted(scene, passage, first, first + 3, speaker) if speaker else None
    return None


def _sentences() -> frozenset[str]:
    return words("quotations_sentences")


def _behind(found: Found, passage: Passage) -> Iterator[tuple[Scene, int]]:
    """Where the text goes on behind the words: in their own sentence, then in the next of the paragraph."""
    scene, index = found.scenes[passage.last], passage.stop + 1
    while index < len(scene.tokens) and scene.tokens[index].pos == "PUNCT":
        index += 1
    if index < len(scene.tokens):
        yield scene, index
    following = found.scenes[scene.number + 1] if scene.number + 1 < len(found.scenes) else None
    if following is not None and following.paragraph == scene.paragraph:
        yield following, 0


def _drafted(scene: Scene, passage: Passage, first: int, verb: int, speaker: tuple[int, int]) -> Draft | None:
    if speaker[1] <= speaker[0] or standing(scene, *speaker) <= NEVER or passage.words < 3:
        return None
    draft = drafted(passage, "referring")
    draft.frame = token_ranges(scene.tokens, range(first, scene.last_word()))
    draft.cue = token_ranges(scene.tokens, (verb,))
    draft.speaker = token_ranges(scene.tokens, range(*speaker))
    return draft

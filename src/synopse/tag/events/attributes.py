"""Attributes that tell another deed than their noun: "das am Montag in Bern gekündigte Abkommen" was not made then."""

from __future__ import annotations

from synopse.syntax.forms import participles
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import View
from synopse.vocabulary import happenings as words


def own_from(view: View, trigger: Trigger) -> int:
    """The first token of a noun's phrase that speaks of the noun: behind the participle of another deed, if any.

    What is planned or announced for a day has that day: "die für Montag geforderte Sitzung".
    """
    chunk = view.sentence.chunks[trigger.chunk]
    if trigger.kind == "verb":
        return chunk.first
    for index in range(trigger.token - 1, chunk.first, -1):
        if _is_other(trigger, view.tokens[index].text, view.tokens[trigger.token].text):
            meant = any(view.word(at) == "für" for at in range(chunk.first, index))
            return chunk.first if meant else index + 1
    return chunk.first


def _is_other(trigger: Trigger, form: str, noun: str) -> bool:
    """Whether a word is a participle by which somebody does something to what the noun tells: "gekündigt"."""
    lemmas = () if words.modifier(form) is not None else participles(form)
    rows = [row for lemma in lemmas if (row := words.phrase(noun, lemma) or words.verb(lemma)) is not None]
    return any(row["type"] not in ("REQUEST", trigger.type) for row in rows)

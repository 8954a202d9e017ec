"""Who is a witness because he testifies: "Am Montag sagte der Dreher Karl Ott aus. „Es war dunkel“, so der Zeuge."."""

from __future__ import annotations

from bisect import bisect_left
from typing import Iterable

from msgspec.structs import replace

from synopse.lexicon import words
from synopse.model import Span
from synopse.offices import office
from synopse.syntax import Sentence, Token
from synopse.tag.references.people import Held, Person
from synopse.tag.references.pronouns import TOKENS_AT_MOST, as_subject


def with_witnesses(sentences: Iterable[Sentence], known: tuple[Person, ...]) -> tuple[Person, ...]:
    """The persons, those who testify with what they are then called."""
    named = sorted((mention.begin, person.index, mention) for person in known for mention in person.mentions)
    told = {
        index
        for sentence in sentences
        if len(sentence.tokens) <= TOKENS_AT_MOST and _testified(sentence.tokens)
        for index in _subjects(sentence, named)
    }
    held = {sex: Held(office(word), word, "", "") for sex, word in (("f", "Zeugin"), ("m", "Zeuge"))}
    return tuple(
        replace(person, held=(*person.held, held[person.sex or "m"])) if person.index in told else person
        for person in known
    )


def _testified(tokens: tuple[Token, ...]) -> bool:
    """Whether the sentence has "ausgesagt" or "sagte ... aus", or calls somebody "als Zeugen"."""
    forms = {token.text.lower() for token in tokens}
    parted = any(token.lemma == "sagen" and token.mood for token in tokens) and any(
        token.text == "aus" and token.detail == "prt" for token in tokens
    )
    named = bool(forms & {"zeuge", "zeugin"}) and "als" in forms
    return parted or named or bool(forms & words("references_witnesses"))


def _subjects(sentence: Sentence, named: list[tuple[int, int, Span]]) -> set[int]:
    """The one person of the sentence who is its subject; of two nobody."""
    low, high = (bisect_left(named, (offset,)) for offset in (sentence.begin, sentence.end))
    found = {index for _, index, mention in named[low:high] if as_subject(sentence.tokens, mention)}
    return found if len(found) == 1 else set()

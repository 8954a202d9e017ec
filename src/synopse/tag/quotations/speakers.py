"""The subject of a frame by its place and its forms: who speaks in ", sagte der Minister am Montag"."""

from __future__ import annotations

from synopse.syntax import Token
from synopse.syntax.lemmas import readings
from synopse.tag.quotations.phrases import INNER, NOMINAL, phrase_end
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.speech import forms

EXPLETIVE = frozenset({"es", "das", "dies", "dieses", "was"})
"""Words that stand for the content or for nothing, not for who speaks."""


def subject_between(tokens: tuple[Token, ...], first: int, last: int, finite: int) -> tuple[int, int] | None:
    """The whole phrase that can be the subject of the finite verb of ``tokens[first:last]``, or None.

    Before the verb only one constituent stands; after it the first phrase without preposition in the right form.
    """
    subordinate = tokens[first].pos == "SCONJ" and tokens[first].text.lower() != "als"
    if first < finite and not subordinate:
        front = front_subject(tokens, first, finite)
        if front:
            return front
    after = _after(tokens, first + 1 if subordinate else finite + 1, last)
    return after or (None if subordinate else _bare_front(tokens, first, finite))


def _bare_front(tokens: tuple[Token, ...], first: int, finite: int) -> tuple[int, int] | None:
    """A short run of capitalised words before the verb is a name whatever its part of speech: "Gall schreibt:"."""
    start = first
    while start < finite and tokens[start].pos in ("CCONJ", "PUNCT"):
        start += 1
    words = tokens[start:finite]
    named = 0 < len(words) <= 3 and all(token.text[:1].isupper() and token.pos != "ADP" for token in words)
    excluded = forms("not_names") | forms("oblique") | EXPLETIVE
    return (start, finite) if named and words[0].text.lower() not in excluded else None


def front_subject(tokens: tuple[Token, ...], first: int, finite: int) -> tuple[int, int] | None:
    """The subject before the finite verb, where only one constituent stands, or None."""
    start = first
    while start < finite and (tokens[start].pos in ("CCONJ", "PUNCT") or _leading(tokens, start, finite)):
        start += 1
    if start >= finite or not begins_subject(tokens, start):
        return None
    if tokens[first].text.lower() in ("als", "wie"):
        return None
    end = phrase_end(tokens, start, finite, wide=True)
    return (start, end) if end > start and names_somebody(tokens, start, end) else None


def names_somebody(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether a phrase has a noun, a name or a pronoun: "bekannt" alone speaks not, "Beide" does."""
    return any(
        token.pos in NOMINAL or token.pos in ("PRON", "DET", "NUM") or token.text[:1].isupper()
        for token in tokens[first:end]
    )


def agrees(scene: Scene, phrase: tuple[int, int], finite: int) -> bool:
    """Whether a phrase and a finite verb can have the same number; an unknown form can have either."""
    number = next((chunk.number for chunk in scene.sentence.chunks if phrase[0] <= chunk.first < phrase[1]), "")
    end = max(phrase[1], finite)  # "Olm, Sprecher der Werft, und Roth forderten"
    joined = any(token.text in ("und", "sowie", "oder") for token in scene.tokens[phrase[0] : end])
    places = {reading.place for reading in readings(scene.tokens[finite].text.lower())} & _FINITE
    plural = places & _PLURAL
    if not places or not number:
        return True
    if number == "plur":
        return bool(plural)
    return joined or bool(places - _PLURAL)


_PLURAL = frozenset({"prespl", "pastpl", "k2pl", "k1onlypl"})
_FINITE = frozenset({"pres3", "k1", "k1only", "past", "k2", *_PLURAL})


def _leading(tokens: tuple[Token, ...], index: int, finite: int) -> bool:
    """An adverb before a subject: "Auch der Minister sagte"."""
    return tokens[index].pos == "ADV" and index + 1 < finite and begins_subject(tokens, index + 1)


def begins_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a phrase in a form that can be the nominative begins here."""
    token, lower = tokens[index], tokens[index].text.lower()
    if lower in forms("oblique") or lower == "man":
        return False
    if token.pos == "ADJ" and index + 1 < len(tokens) and tokens[index + 1].pos == "ADP":
        return False  # "Passend zum Anlass sagte Olm"
    if lower in ("es", "was"):
        return False
    if lower in EXPLETIVE and not (index + 1 < len(tokens) and tokens[index + 1].pos in {*NOMINAL, "ADJ", "NUM"}):
        return False
    return token.pos in NOMINAL or token.pos in INNER or token.pos == "PRON" or token.text in '„"»«‚'


def _after(tokens: tuple[Token, ...], start: int, last: int) -> tuple[int, int] | None:
    index = start
    while index < last:
        token = tokens[index]
        if token.pos == "ADP":
            index = max(index + 1, phrase_end(tokens, index + 1, last))
        elif token.pos in NOMINAL or token.pos in INNER or token.pos == "PRON":
            end = max(index + 1, phrase_end(tokens, index, last))
            if begins_subject(tokens, index) and names_somebody(tokens, index, end):
                return index, end
            index = end
        elif token.text in ",:;":
            return None
        else:
            index += 1
    return None

"""Parts of speech, verb forms and mood, by the packaged model ``pos.crf``.

A label of the model is a UPOS tag, with a vertical bar and a detail where one is told apart: the mood of a finite
verb ("VERB|Sub"), "Inf" and "Part" of the other verb forms, "Rel" of relative pronouns, "Prt" of verb particles.
"""

from __future__ import annotations

from typing import Final, Mapping, Sequence

from synopse.sequence import load
from synopse.syntax.parts import Detail, Mood, Token
from synopse.syntax.tokens import Piece

MODEL: Final = "pos"

_DETAILS: Mapping[str, tuple[Mood, Detail]] = {
    "": ("", ""),
    "Ind": ("Ind", "fin"),
    "Sub": ("Sub", "fin"),
    "Imp": ("Imp", "fin"),
    "Inf": ("", "inf"),
    "Part": ("", "part"),
    "Rel": ("", "rel"),
    "Prt": ("", "prt"),
}


def tagged(sentence: Sequence[Piece]) -> tuple[Token, ...]:
    """The tokens of a sentence with their parts of speech."""
    labels = load(MODEL, knowledge).tag([piece.text for piece in sentence])
    return tuple(_token(piece, label) for piece, label in zip(sentence, labels, strict=True))


def knowledge(form: str) -> tuple[str, ...]:
    """What the lexicons know of a form, as features for the model."""
    return ()


def _token(piece: Piece, label: str) -> Token:
    pos, _, rest = label.partition("|")
    mood, detail = _DETAILS[rest]
    return Token(piece.begin, piece.end, piece.text, piece.text, pos, mood, detail)

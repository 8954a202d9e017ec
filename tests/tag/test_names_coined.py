"""Names made of ordinary words, known by their capitals and by who leads them."""

from __future__ import annotations

import pytest

from synopse.model import Segment
from synopse.syntax import analyse
from synopse.tag.names.coined import coined


def found(text: str) -> list[str]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    sentences = [sentence.tokens for sentence in syntax.sentences]
    return [
        text[tokens[name.first].begin : tokens[name.last - 1].end]
        for tokens, names in zip(sentences, coined(sentences), strict=True)
        for name in names
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Das lehnt die Neue Mitte ab. Der Sprecher der Neuen Mitte schwieg am Montag.",
            ["Neue Mitte", "Neuen Mitte"],
        ),
        ("Das lehnt die Neue Mitte ab. Der Sprecher schwieg am Montag.", []),
        (
            "Er lobt die Neue Mitte. Das Bündnis aus Union und Neuer Mitte hält.",
            ["Neue Mitte", "Neuer Mitte"],
        ),
        ("Das rügt die Fraktionschefin der Neuen Mitte, Eva Mai.", ["Neuen Mitte"]),
        ("Das rügt die Fraktionschefin der neuen Mitte, Eva Mai.", []),
        ("Das rügt die Nachbarin der Neuen Mitte am Markt.", []),
        ("Er lobt den Emder Hafen. Der Emder Hafen wächst.", []),
        ("Neue Mitte und Reihe stritten. Neue Mitte heißt der Platz.", []),
        ("Die neue Mitte der Stadt ist leer. Die neue Mitte bleibt leer.", []),
        (
            "Küstenunions-Chef Jan Ott schwieg. Die Küstenunion tagt am Montag in Emden.",
            ["Küstenunion"],
        ),
        ("Die Küstenunion tagt am Montag in Emden.", []),
        ("Küstenlisten-Chef Jan Ott schwieg. Die Küstenliste tagt am Montag.", ["Küstenliste"]),
        ("Wartelisten-Chef Jan Ott schwieg. Die Warteliste ist lang.", []),
        ("Regierungs-Chef Jan Ott schwieg. Die Regierung tagt am Montag.", []),
    ],
)
def test_coined_names(text: str, names: list[str]) -> None:
    assert found(text) == names

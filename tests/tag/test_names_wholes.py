"""Which tokens the accurate model reads as one word."""

from __future__ import annotations

from typing import Sequence

import pytest

from synopse.segment import segment
from synopse.syntax import analyse
from synopse.tag.names.wholes import labelled_by, wholes


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Die Il-86 startete in Kassel.", ["Il-86"]),
        ("Er flog mit der B737-900ER nach Frankfurt/Main.", ["B737-900ER", "Frankfurt/Main"]),
        ("Bündnis 90/Die Grünen stimmten zu.", ["90/Die"]),
        ("Darius’ Feldherr und Marx' Bruder kamen.", ["Darius’", "Marx'"]),
        ("Sie rief: 'Zurück, Hans' und ging.", []),  # what closes a quotation makes no genitive
        ("Sie kam 2019 - 20 Jahre später.", []),
        ("Er ging ( / ) weg.", []),
        ("Der Kestner-Konzern wuchs.", []),  # one token anyway
    ],
)
def test_what_stands_close_together_is_one_word(text: str, joined: list[str]) -> None:
    (sentence,) = analyse(text, segment(text, None, ())).sentences
    found = wholes(sentence.tokens)
    spans = [(sentence.tokens[word.first].begin, sentence.tokens[word.last - 1].end, word) for word in found]
    assert [text[begin:end] for begin, end, word in spans if word.last - word.first > 1] == joined
    assert [index for word in found for index in range(*word)] == list(range(len(sentence.tokens)))


def test_every_token_of_a_word_gets_its_label() -> None:
    text = "Die Il-86 flog nach Kassel."
    (sentence,) = analyse(text, segment(text, None, ())).sentences
    shown: list[str] = []

    def labelling(forms: Sequence[str]) -> list[str]:
        shown.extend(forms)
        return ["O", "B-OTH", "O", "O", "B-LOC", "O"]

    labels = labelled_by(labelling, wholes(sentence.tokens))([token.text for token in sentence.tokens])
    assert shown == ["Die", "Il-86", "flog", "nach", "Kassel", "."]
    assert labels == ["O", "B-OTH", "I-OTH", "I-OTH", "O", "O", "B-LOC", "O"]

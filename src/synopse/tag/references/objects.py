"""Pronouns "ihn", "ihm" and "ihr" led to a name: the only person near, where the verb speaks of a person."""

from __future__ import annotations

from bisect import bisect_left
from typing import Iterator, Literal

from synopse.lexicon import words
from synopse.model import Reference, Span
from synopse.syntax import Sentence, Token
from synopse.tag.references.people import Person
from synopse.tag.references.pronouns import TOKENS_AT_MOST, inside, mentions_in_order, quoted_stretches

_BOUNDARY = frozenset(',;:–—„“”»«"')
_FOLLOWED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LED = 8
"""Pronouns led to somebody that are remembered as mentions."""
Mentions = tuple[tuple[Span, Person], ...]


def objects(
    text: str, sentences: tuple[Sentence, ...], known: tuple[Person, ...], others: tuple[Reference, ...]
) -> Iterator[Reference]:
    """Lead pronouns in the accusative and dative to names.

    Args:
        text: The article's text.
        sentences: Its sentences.
        known: Its persons.
        others: Descriptions and pronouns led to names before.

    Yields:
        A reference for each pronoun with exactly one person in its own and the sentence before who can be meant. Who
        is named in the clause itself cannot: in "Berg bat ihn" Berg asks somebody else.
    """
    quoted = quoted_stretches(text)
    mentioned = tuple(item for item in mentions_in_order(known, others) if not inside(quoted, item[0].begin))
    led: list[tuple[Span, Person]] = []
    for number, sentence in enumerate(sentences):
        if len(sentence.tokens) > TOKENS_AT_MOST:
            continue
        for index, token in enumerate(sentence.tokens):
            sex = _asked(sentence.tokens, index)
            if sex and not inside(quoted, token.begin):
                begin = sentences[number - 1].begin if number else sentence.begin
                near = (*_between(mentioned, begin, sentence.end), *_between(tuple(led[-LED:]), begin, sentence.end))
                person = _meant(sentence.tokens, index, sex, near)
                if person is not None:
                    name = person.near(token.begin)
                    led.append((Span(token.begin, token.end, token.text), person))
                    reason = f"“{name.text}” is the only one near who can be meant"
                    yield Reference(token.begin, token.end, token.text, name, reason)


def _asked(tokens: tuple[Token, ...], index: int) -> Literal["m", "f", ""]:
    """The sex that the pronoun asks for; "ihr Plan" and "ihr wisst" have none of these pronouns."""
    word = tokens[index].text.lower()
    if word in ("ihn", "ihm"):
        return "m"
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    alone = following is None or not (following.pos in _FOLLOWED or following.text[:1].isupper())
    return "f" if word == "ihr" and alone and tokens[index].pos == "PRON" else ""


def _between(mentioned: Mentions, begin: int, end: int) -> Mentions:
    low = bisect_left(mentioned, begin, key=lambda item: item[0].begin)
    return mentioned[low : bisect_left(mentioned, end, key=lambda item: item[0].begin)]


def _meant(tokens: tuple[Token, ...], index: int, sex: str, near: Mentions) -> Person | None:
    first, last = _clause(tokens, index)
    if not any(
        token.pos == "VERB" and token.lemma in words("references_personal_verbs") for token in tokens[first:last]
    ):
        return None
    begin, end = tokens[first].begin, tokens[last - 1].end
    beside = {person.index for name, person in near if begin <= name.begin < end}
    before = [(name, person) for name, person in near if name.end <= tokens[index].begin]
    fitting = [(name, person) for name, person in before if person.index not in beside and person.sex in ("", sex)]
    if len({person.index for _, person in fitting}) != 1 or (sex == "f" and fitting[-1][1].sex != "f"):
        return None
    return fitting[-1][1]


def _clause(tokens: tuple[Token, ...], index: int) -> tuple[int, int]:
    """The tokens between the marks around the pronoun."""
    first, last = index, index + 1
    while first > 0 and tokens[first - 1].text not in _BOUNDARY:
        first -= 1
    while last < len(tokens) and tokens[last].text not in _BOUNDARY:
        last += 1
    return first, last

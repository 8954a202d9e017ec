"""Two parties meant by one phrase: "beide Seiten", "Unterhändler beider Länder", "die Konfliktparteien", "die beiden".

Each phrase yields two references over the same words. Which two it is must be clear from the article: they stand
together just before ("Polen und Dänemark verhandeln"), or no other two do in the whole article.
"""

from __future__ import annotations

from typing import Iterator, Mapping, Sequence

from msgspec import Struct

from synopse.model import Name, Reference, Span
from synopse.offices import HEADS_OF_STATE, office
from synopse.syntax import Sentence, Token
from synopse.tag.references.parties import Party, distinct, needs_no_number, noun_class, pair, parties
from synopse.tag.references.people import Person

_BOTH = frozenset({"beide", "beiden", "beider"})
_SENTENCES_BACK = 2
"""How far back a pair is still the one just named."""


class _Known(Struct, frozen=True):
    """The article's sentences with their parties and the pairs among them, and its persons."""

    sentences: tuple[Sentence, ...]
    parties: tuple[tuple[Party, ...], ...]
    pairs: tuple[tuple[Party, Party] | None, ...]
    people: tuple[Person, ...]


def sides(
    text: str,
    sentences: tuple[Sentence, ...],
    names: tuple[Name, ...],
    known: tuple[Person, ...],
    bodies: Mapping[int, str],
) -> Iterator[Reference]:
    """Lead each phrase for two parties to both of them.

    Args:
        text: The article's text.
        sentences: Its sentences.
        names: Its names.
        known: Its persons.
        bodies: For each organisation that may be a party, from where it begins to a key of its own.

    Yields:
        Two references for each phrase for which the article leaves exactly two parties.
    """
    view: _Known | None = None
    for number, sentence in enumerate(sentences):
        for index, token in enumerate(sentence.tokens):
            if token.text.lower() not in _BOTH and not needs_no_number(token.text):
                continue
            if view is None:
                view = _known(sentences, names, known, bodies)
            last, two = _meant(view, number, index)
            end = sentence.tokens[last].end
            yield from _both(Span(token.begin, end, text[token.begin : end]), two)


def _known(
    sentences: tuple[Sentence, ...], names: tuple[Name, ...], people: tuple[Person, ...], bodies: Mapping[int, str]
) -> _Known:
    found = tuple(parties(sentence, names, bodies) for sentence in sentences)
    pairs = tuple(pair(sentence.tokens, here) for sentence, here in zip(sentences, found, strict=True))
    return _Known(sentences, found, pairs, people)


def _both(words: Span, meant: Sequence[Span]) -> Iterator[Reference]:
    reason = " and ".join(f"“{span.text}”" for span in meant) + " are the only two that can be meant"
    for span in sorted(meant):
        yield Reference(words.begin, words.end, words.text, span, reason)


def _meant(view: _Known, number: int, index: int) -> tuple[int, Sequence[Span]]:
    """The last token of the phrase, and the two that it means, or nobody."""
    tokens = view.sentences[number].tokens
    begin = tokens[index].begin
    if needs_no_number(tokens[index].text):
        return index, _two_parties(view, number, begin, noun_class(tokens[index].text))
    last = _noun(tokens, index)
    if last == index:
        return last, _two_persons(view, number, begin) if _alone(tokens, index) else ()
    noun = tokens[last].text
    if index and tokens[index - 1].text.lower() in ("auf", "an", "zu"):
        return last, ()
    kind = noun_class(noun)
    return last, (_two_parties(view, number, begin, kind) if kind else ()) or _two_officers(view, noun, begin)


def _noun(tokens: tuple[Token, ...], index: int) -> int:
    """The noun behind "beide", past adjectives; the index itself where there is none."""
    for place in range(index + 1, min(index + 4, len(tokens))):
        if tokens[place].text[:1].isupper():
            return place
        if tokens[place].pos != "ADJ":
            break
    return index


def _alone(tokens: tuple[Token, ...], index: int) -> bool:
    """ "die beiden", and "Beide" at the beginning; "sie kamen beide" adds nothing."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.pos in ("ADJ", "NUM", "PROPN", "NOUN"):
        return False
    return tokens[index].text == "Beide" or (index > 0 and tokens[index - 1].text.lower() in ("die", "der", "den"))


def _two_persons(view: _Known, number: int, before: int) -> Sequence[Span]:
    """The two persons of the sentence before or of this one so far, if it names just two."""
    begin = view.sentences[number - 1].begin if number else view.sentences[number].begin
    near = [person.near(before) for person in view.people]
    found = sorted(span for span in near if begin <= span.begin < before)
    return found if len(found) == 2 else ()


def _two_officers(view: _Known, noun: str, before: int) -> Sequence[Span]:
    """ "die beiden Präsidenten": the only two persons of the article who hold that office."""
    said = office(noun)
    if said is None or not said.plural or said.title != said.lemma:
        return ()
    fitting = [
        person.near(before)
        for person in view.people
        if any(
            held.office is not None
            and not held.former
            and (held.office.masculine == said.masculine or {held.office.kind, said.kind} <= HEADS_OF_STATE)
            for held in person.held
        )
    ]
    return fitting if len(fitting) == 2 else ()


def _two_parties(view: _Known, number: int, before: int, kind: str) -> Sequence[Span]:
    kinds = ("state", "body") if kind == "any" else (kind,)
    for back in range(number, max(-1, number - 1 - _SENTENCES_BACK), -1):
        near = view.pairs[back]
        if near is not None and near[0].kind in kinds and near[1].span.end <= before:
            return [party.span for party in near]
    for each in kinds:
        found = _only_pair(view, each) or _only_two(view, each, sides_only=True)
        if found:
            return _near(found, before)
    every = [_only_two(view, each, sides_only=False) for each in kinds]
    certain = [found for found in every if found]
    return _near(certain[0], before) if len(certain) == 1 and (kind != "any" or every[0]) else ()


def _only_pair(view: _Known, kind: str) -> list[list[Party]]:
    """The mentions of the two who stand together, if no other two do anywhere."""
    keys = {frozenset(party.key for party in two) for two in view.pairs if two is not None and two[0].kind == kind}
    if len(keys) != 1:
        return []
    found = distinct(party for here in view.parties for party in here if party.kind == kind)
    return [found[key] for key in sorted(next(iter(keys)))]


def _only_two(view: _Known, kind: str, *, sides_only: bool) -> list[list[Party]]:
    """The mentions of the only two parties: those called sides if there are any, else those named more than once."""
    found = distinct(party for here in view.parties for party in here if party.kind == kind)
    if sides_only:
        two = [mentions for mentions in found.values() if any(party.side for party in mentions)]
    else:
        two = list(found.values())
        if len(two) > 2:
            two = [mentions for mentions in two if len(mentions) > 1]
    return two if len(two) == 2 else []


def _near(two: list[list[Party]], before: int) -> Sequence[Span]:
    """Of each party the last mention before the phrase, else the first behind it."""
    chosen = []
    for mentions in two:
        earlier = [party.span for party in mentions if party.span.end <= before]
        chosen.append(earlier[-1] if earlier else mentions[0].span)
    return chosen

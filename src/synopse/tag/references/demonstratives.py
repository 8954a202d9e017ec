"""Led to the name just before: "dessen", "deren" and, at the beginning of a sentence, "Dieser" and "Diese"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Iterator, Mapping

from synopse.lexicon import words
from synopse.model import Name, Reference, Span
from synopse.offices import office
from synopse.syntax import Sentence, Token
from synopse.tag.references.people import Person, Sex
from synopse.tag.references.pronouns import (
    TOKENS_AT_MOST,
    inside,
    is_singular,
    mentions_in_order,
    quoted_stretches,
    thing_after,
)  # fmt: skip

_ASKS: Mapping[str, Sex] = {"dessen": "m", "deren": "f", "dieser": "m", "diese": "f"}
_JOINING = frozenset({"und", "sowie", "samt", "mit"})
_OWNED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def demonstratives(
    text: str,
    sentences: tuple[Sentence, ...],
    names: tuple[Name, ...],
    known: tuple[Person, ...],
    others: tuple[Reference, ...],
) -> Iterator[Reference]:
    """Lead demonstratives to the name that they follow.

    Args:
        text: The article's text.
        sentences: Its sentences.
        names: Its names; "deren" may mean an organisation.
        known: Its persons.
        others: What else leads to persons; it keeps them in mind as a name does.

    Yields:
        A reference for each demonstrative right behind one name that it agrees with.
    """
    quoted = quoted_stretches(text)
    sexes = {mention.begin: person.sex for person in known for mention in person.mentions}
    endings = {name.end: name for name in names}
    mentioned = mentions_in_order(known, others)
    for number, sentence in enumerate(sentences):
        if len(sentence.tokens) > TOKENS_AT_MOST:
            continue
        for index, token in enumerate(sentence.tokens):
            if token.text.lower() in ("dessen", "deren") and not inside(quoted, token.begin):
                yield from _owner(sentence.tokens, index, endings, sexes)
        if number and not inside(quoted, sentence.begin):
            yield from _this(sentence, sentences[number - 1], mentioned)


def _owner(
    tokens: tuple[Token, ...], index: int, endings: Mapping[int, Name], sexes: Mapping[int, Sex]
) -> Iterator[Reference]:
    """ "Olm, dessen Partei ...", "die Nordbank, deren Chef ...", "Olm und dessen Anwalt"."""
    if index < 2 or index + 1 >= len(tokens) or tokens[index + 1].pos not in _OWNED:
        return
    link, last = tokens[index - 1].text.lower(), _past_bracket(tokens, index - 2)
    name = endings.get(tokens[last].end)
    if name is None or (link != "," and link not in _JOINING) or (name.label != "PER" and link != ","):
        return
    first = next((place for place, token in enumerate(tokens) if token.begin >= name.begin), 0)
    asked = _ASKS[tokens[index].text.lower()]
    agrees = name.label == "ORG" or (name.label == "PER" and sexes.get(name.begin, "") in ("", asked))
    if agrees and not _is_attribute(tokens, first):
        token = tokens[index]
        meant = Span(name.begin, name.end, name.text)
        yield Reference(token.begin, token.end, token.text, meant, f"“{name.text}” stands right before it")


def _past_bracket(tokens: tuple[Token, ...], index: int) -> int:
    """The word before a closing bracket: "Olm (SPD), dessen"."""
    if tokens[index].text != ")":
        return index
    for place in range(index - 1, max(index - 6, 0), -1):
        if tokens[place].text == "(":
            return place - 1
    return index


def _is_attribute(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a name belongs to a noun before it or is one of several: "der Plan von Olm, dessen", "Olm und Roth"."""
    before = first - 1
    while before > 0 and (tokens[before].pos in ("ADJ", "DET") or office(tokens[before].text) is not None):
        before -= 1
    if before < 0 or tokens[before].text in ("und", "oder", "sowie"):
        return before >= 0
    attached = tokens[before].pos == "ADP" or tokens[before + 1].text.lower() in ("der", "des")
    noun = tokens[before - (tokens[before].pos == "ADP")]
    return attached and noun.pos == "NOUN"


def _this(sentence: Sentence, before: Sentence, mentioned: tuple[tuple[Span, Person], ...]) -> Iterator[Reference]:
    """ "Olm traf Roth. Dieser lehnte ab.": who was named last."""
    tokens = sentence.tokens
    sex = _ASKS.get(tokens[0].text.lower(), "") if tokens[0].text in ("Dieser", "Diese") else ""
    if not sex or len(tokens) < 2 or not tokens[1].mood or not is_singular(tokens[1]) or not _is_personal(tokens[1:]):
        return
    high = bisect_left(mentioned, sentence.begin, key=lambda item: item[0].begin)
    low = bisect_left(mentioned, before.begin, key=lambda item: item[0].begin)
    if low == high:
        return
    name, person = mentioned[high - 1]
    if person.sex not in ("", sex) or (sex == "f" and person.sex != "f") or thing_after(before.tokens, name.end, sex):
        return
    meant = person.near(sentence.begin)
    yield Reference(tokens[0].begin, tokens[0].end, tokens[0].text, meant, f"“{meant.text}” was named last")


def _is_personal(tokens: tuple[Token, ...]) -> bool:
    """Whether a verb of the sentence is one of persons: "sagte", "lehnte ab"."""
    known = words("quotations_verbs") | words("references_personal_verbs")
    lemmas = {tokens[0].lemma} | {token.text + tokens[0].lemma for token in tokens[1:8] if token.detail == "prt"}
    return bool(lemmas & known)

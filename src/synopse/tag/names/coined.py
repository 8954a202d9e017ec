"""Names made of ordinary words, by how an article writes and uses them: "Soziale Mitte", "Bürgerunion".

No list and no model knows the party of an invented or a new name. But German writes an adjective with a capital inside
a sentence only in a name, and a "Bürgerunions-Chef" needs a Bürgerunion. One sight is not enough: each name must stand
in the article again, unless a party's office leads it in: "die Fraktionschefin der Neuen Mitte".
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import Iterator, Sequence

from synopse import lexicon
from synopse.syntax import Token
from synopse.tag.names.found import Found, base_form
from synopse.terms import stem
from synopse.vocabulary import is_first_name, is_last_name, is_place
from synopse.vocabulary.nouns import is_noun

OFTEN = 2
"""How often such a name stands in the article."""

_OPENING = frozenset(':„“"»«‚›‹.!?–-(/|•')
_SHORTEST = 4
_ENDINGS = ("e", "em", "en", "er", "es")


def coined(sentences: Sequence[Sequence[Token]]) -> list[list[Found]]:
    """For each sentence the names of organisations that the whole article shows to be names."""
    pairs = [list(_capital_pairs(tokens)) for tokens in sentences]
    seen = Counter(_key(tokens, first) for tokens, found in zip(sentences, pairs, strict=True) for first in found)
    sure = {
        _key(tokens, first)
        for tokens, found in zip(sentences, pairs, strict=True)
        for first in found
        if tokens[first].pos == "ADJ" and not tokens[first].text.endswith("er")  # "Emder Hafen" is named by its town
    }
    headed = {
        _key(tokens, first)
        for tokens, found in zip(sentences, pairs, strict=True)
        for first in found
        if _is_headed(tokens, first)
    }
    led = _led(sentences) | _parties(sentences)
    return [
        [
            Found(first, first + 2, "ORG", "rule")
            for first in found
            if (key := _key(tokens, first)) in headed or (seen[key] >= OFTEN and key in sure)
        ]
        + [Found(index, index + 1, "ORG", "rule") for index, token in enumerate(tokens) if base_form(token.text) in led]
        for tokens, found in zip(sentences, pairs, strict=True)
    ]


def _capital_pairs(tokens: Sequence[Token]) -> Iterator[int]:
    """Where what looks like an adjective with a capital stands before a noun inside a sentence: "Soziale Mitte"."""
    for index in range(1, len(tokens) - 1):
        word, noun = tokens[index], tokens[index + 1]
        adjective = word.pos == "ADJ" or word.text.endswith(_ENDINGS)
        if not adjective or not word.text[0].isupper() or len(word.text) < _SHORTEST:
            continue
        if noun.text[0].isupper() and noun.pos in ("NOUN", "PROPN") and tokens[index - 1].text not in _OPENING:
            yield index


def _key(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    return tuple(stem(token.text.lower()) for token in tokens[first : first + 2])


def _is_headed(tokens: Sequence[Token], first: int) -> bool:
    """Whether an office of parties stands before the capital adjective: "die Fraktionschefin der Sozialen Mitte"."""
    adjective = tokens[first].pos == "ADJ" and tokens[first].text.endswith("en")
    return adjective and first > 1 and _has_party_office(tokens[first - 2].text, tokens[first - 1].text)


def _has_party_office(office: str, article: str) -> bool:
    return article in ("der", "des") and office[0].isupper() and office.lower().endswith(_party_words("office"))


def _led(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """What somebody leads or speaks for in one word, if it is no plain noun and stands alone elsewhere."""
    alone = {base_form(token.text) for tokens in sentences for token in tokens if token.text[:1].isupper()}
    found = set()
    for tokens in sentences:
        for token in tokens:
            fore, _, head = token.text.rpartition("-")
            if head.lower() in lexicon.words("names_heads_of") and fore[:1].isupper() and "-" not in fore:
                found |= {form for form in _led_forms(fore) if form in alone}
    return frozenset(found)


def _led_forms(fore: str) -> Iterator[str]:
    """What may stand before "-Chef": "Bürgerunions-" is of the Bürgerunion, "Öko-Listen-" of the Öko-Liste."""
    form, plain = base_form(fore), fore.removesuffix("n")
    if len(form) >= _SHORTEST and not _is_else(form):
        yield form
    if plain != fore and is_party(plain):
        yield plain


def _is_else(form: str) -> bool:
    return is_noun(form) or is_place(form) or is_first_name(form) or is_last_name(form)


def _parties(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """What has an office of parties, or a member, and a party's noun: "die Fraktionschefin der Öko-Liste"."""
    found = set()
    for tokens in sentences:
        for index in range(2, len(tokens)):
            office, article, party = (token.text for token in tokens[index - 2 : index + 1])
            led = _has_party_office(office, article)
            member = (office, article) == ("von", "der") and index > 3 and _are_name(*tokens[index - 4 : index - 2])
            if (led or member) and is_party(party):
                found.add(base_form(party))
    return frozenset(found)


def _are_name(first: Token, last: Token) -> bool:
    """Whether two words name a member: "Nora Pahl von der Öko-Liste"."""
    return is_first_name(first.text) and last.text[0].isupper() and not is_noun(last.text)


@lru_cache(maxsize=20_000)
def is_party(form: str) -> bool:
    """Whether a compound can name a party: "Küstenunion", "Öko-Liste"; no "Regierungspartei", which any may be."""
    lowered = form.lower()
    for ending in _party_words("ending"):
        if form[:1].isupper() and lowered.endswith(ending):
            fore = lowered.removesuffix(ending).rstrip("-")
            return len(fore) > 1 and fore not in _party_words("any")
    return False


@cache
def _party_words(part: str) -> tuple[str, ...]:
    return tuple(row["form"] for row in lexicon.rows("names_parties") if row["part"] == part)

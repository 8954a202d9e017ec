"""Noun phrases: found from articles, adjectives, numbers, nouns and names, with the cases their forms allow.

A chunk takes in a genitive name before it ("Putins außenpolitischer Berater") and names in apposition after its head
noun ("Berater Juri Uschakow"); a genitive after it is a chunk of its own. An article may stand far from its noun
("die von den USA vorgeschlagenen Pläne"): what stands between belongs to the chunk.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Iterator, Literal, NamedTuple, Sequence

from synopse.lexicon import mapping, words
from synopse.syntax.declension import (
    UNKNOWN,
    Form,
    agreeing,
    any_form,
    article_forms,
    is_adjectival,
    noun_forms,
    pronoun_forms,
    strong_forms,
    with_adjective,
)
from synopse.syntax.knowledge import is_calendar_name, is_day
from synopse.syntax.parts import Chunk, Token

_REACH = 12  # between an article and its noun
_QUOTES = frozenset("\"“”„«»‹›‘’‚'")
_NOMINAL = ("NOUN", "PROPN")


class _Phrase(NamedTuple):
    """What has been read of a noun phrase: after `begin`, its article, first adjective and number if any."""

    begin: int
    article: int | None
    adjective: int | None
    number: int | None
    genitive: bool


def chunks(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """The noun phrases of a sentence, in order, without overlap."""
    return tuple(_found(tokens))


def _found(tokens: Sequence[Token]) -> Iterator[Chunk]:
    index, before = 0, None
    while index < len(tokens):
        chunk = _chunk_at(tokens, index, before)
        if chunk:
            yield chunk
            before = chunk
        index = chunk.last if chunk else index + 1


def _chunk_at(tokens: Sequence[Token], index: int, before: Chunk | None) -> Chunk | None:
    """The chunk that begins at the token, if one does."""
    preposition = _preposition(tokens, index)
    start = index + 1 if preposition else index
    if preposition and opens_quoted_phrase(tokens, start):
        start += 1
    if start >= len(tokens) or tokens[start].pos in ("PUNCT", "VERB", "AUX"):
        return None
    if tokens[start].pos == "PRON" and not _is_possessive(tokens, start) and not _is_far_article(tokens, start):
        return _pronoun(tokens, index, start, preposition)
    phrase = _read_modifiers(tokens, start)
    head = phrase.begin
    if head >= len(tokens) or not _can_head(tokens, head, phrase):
        return _pronoun(tokens, index, start, preposition) if tokens[start].pos == "DET" else None
    last = _end_of_name(tokens, head, preposition is not None)
    forms = _forms(tokens, phrase, head)
    if preposition is None and before and before.last == index and _is_genitive(tokens, before, phrase, forms):
        forms = tuple(form for form in forms if form.case == "gen")
    if (
        last < len(tokens)
        and tokens[last].text in _QUOTES
        and any(token.text in _QUOTES for token in tokens[index:head])
    ):
        last += 1
    if preposition is None and last < len(tokens) and tokens[last].text == "zufolge":
        preposition = "zufolge"  # it stands behind: "eigenen Angaben zufolge"
    return _made(index, head, last, preposition, forms)


def opens_quoted_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation mark stands between a preposition and its phrase: 'mit „schweren Folgen“'."""
    if index + 1 >= len(tokens) or tokens[index].text not in _QUOTES:
        return False
    return tokens[index + 1].pos in (*_NOMINAL, "ADJ", "DET", "NUM")


def _preposition(tokens: Sequence[Token], index: int) -> str | None:
    form = tokens[index].text.lower()
    if tokens[index].detail == "prt" or tokens[index].pos not in ("ADP", "SCONJ", "ADV"):
        return None
    if form == "während" and tokens[index].pos == "SCONJ":
        return None
    if _only_bounds(tokens, index, form):
        return None
    return form if form in mapping("syntax_prepositions", "cases") and form != "zufolge" else None


def _only_bounds(tokens: Sequence[Token], index: int, form: str) -> bool:
    """Whether a word only says about how many: "demonstrierten | über | 900 Menschen", "bis zu 900", "an die 900".

    Behind a noun it may lead to what that is about: "Berichte über 900 Tote".
    """
    after = [token.pos for token in tokens[index + 1 : index + 3]]
    before = tokens[index - 1] if index else None
    if form == "über":
        return after[:1] == ["NUM"] and before is not None and before.pos in ("VERB", "AUX", "PROPN", "ADV", "CCONJ")
    if form == "zu":
        return after[:1] == ["NUM"] and before is not None and before.text.lower() == "bis"
    if form == "bis":
        return after[1:] == ["NUM"] and tokens[index + 1].text == "zu"
    about = form in ("an", "um") and after[1:] == ["NUM"]
    return about and tokens[index + 1].text == "die"


def _is_possessive(tokens: Sequence[Token], index: int) -> bool:
    """Whether "dessen" or "deren" stands before what is owned."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        tokens[index].text in ("dessen", "deren") and following is not None and following.pos in ("NOUN", "ADJ", "NUM")
    )


def _is_far_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether what is taken for a pronoun is the article of a noun further on: "Das | für Freitag geplante Treffen"."""
    plain = tokens[index].text in ("Das", "Der", "Die") and tokens[index].detail != "rel"
    ahead = tokens[index + 1] if index + 1 < len(tokens) else None
    return plain and ahead is not None and ahead.pos == "ADP" and _far_noun(tokens, index + 1) > index + 1


def _pronoun(tokens: Sequence[Token], first: int, head: int, preposition: str | None) -> Chunk | None:
    forms = pronoun_forms(tokens[head].text.lower())
    return _made(first, head, head + 1, preposition, forms) if forms else None


def _read_modifiers(tokens: Sequence[Token], start: int) -> _Phrase:
    """Read articles, adjectives and numbers up to the place of the head."""
    position, article, adjective, number, genitive = start, None, None, None, False
    while position < len(tokens):
        token = tokens[position]
        form = token.text.lower()
        if article is None and adjective is None and _is_determiner(token):
            article, position = position, position + 1
            noun = _far_noun(tokens, position)
            adjective, position = (noun, noun + 1) if noun > position else (None, position)
        elif article is not None and _is_second_determiner(tokens, position):
            position += 1
        elif token.pos == "NUM":
            number, position = position, position + 1
        elif (token.pos == "ADJ" and _attributive(tokens, position)) or _is_town_adjective(tokens, position):
            adjective, position = adjective if adjective is not None else position, position + 1
        elif _is_inner(tokens, position, adjective):
            position += 1
        elif (
            form.endswith("-") and position + 2 < len(tokens) and tokens[position + 1].text in ("und", "oder", "sowie")
        ):
            position += 2  # "die Eisenbahn- und Verkehrsgewerkschaft"
        elif token.text in _QUOTES and _is_quoted_noun(tokens, position, article, adjective):
            position += 1
        elif _is_prenominal(tokens, position, article):
            genitive, position = True, position + 1
        else:
            break
    return _Phrase(position, article, adjective, number, genitive)


def _is_determiner(token: Token) -> bool:
    return (
        token.pos in ("DET", "PRON", "ADJ")
        and token.detail != "rel"
        and bool(mapping("syntax_cases", "article").get(token.text.lower()))
    )


def _attributive(tokens: Sequence[Token], index: int) -> bool:
    """Whether an inflected adjective stands here with more of the phrase behind it."""
    if index + 1 >= len(tokens):
        return False
    token, following = tokens[index], tokens[index + 1]
    if token.pos not in ("ADJ", "NUM", "VERB") or token.detail == "fin":
        return False
    if token.text[:1].isdigit() or token.text.endswith(("er", "e", "es", "en", "em")):
        return following.pos in (*_NOMINAL, "ADJ", "NUM") or following.text.lower() in ("und", ",", "oder")
    return False


def _is_quoted_noun(tokens: Sequence[Token], index: int, article: int | None, adjective: int | None) -> bool:
    """Whether a quotation mark stands between an article and its noun: 'keine "Operationen"'."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    begun = article is not None or adjective is not None
    return begun and following is not None and following.pos in (*_NOMINAL, "ADJ")


def _is_inner(tokens: Sequence[Token], index: int, adjective: int | None) -> bool:
    """Whether a word only leads on to the next adjective or number: "und", "sehr", "mehr" of "mehr als"."""
    form = tokens[index].text.lower()
    if adjective is not None and form in ("und", ","):
        return _attributive(tokens, index + 1)
    return form in words("syntax_degrees") and (_attributive(tokens, index + 1) or _is_more_than(tokens, index))


def _is_more_than(tokens: Sequence[Token], index: int) -> bool:
    """Whether "mehr als" and the like stand before a number."""
    return tokens[index].text.lower() in ("mehr", "weniger") and _attributive(tokens, index + 2)


def _is_second_determiner(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word like "beiden" stands between an article and its noun."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    inner = tokens[index].pos in ("DET", "PRON") and tokens[index].text.endswith(("en", "e"))
    return inner and following is not None and following.pos in ("NOUN", "ADJ")


def _is_town_adjective(tokens: Sequence[Token], index: int) -> bool:
    """Whether this is an adjective made of the name of a town: "die Kieler Behörde"."""
    form, following = tokens[index].text, tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.pos != "NOUN" or not form.endswith("er") or tokens[index].pos == "PROPN":
        return False
    return form[:-2] in words("names_cities") or form[:-1] in words("names_cities")


def _far_noun(tokens: Sequence[Token], position: int) -> int:
    """Past what stands between an article and the adjective of its noun: "die | von den USA | vorgeschlagenen"."""
    if position >= len(tokens) or tokens[position].pos not in ("ADP", "ADV", "PRON"):
        return position
    for index in range(position, min(position + _REACH, len(tokens) - 1)):
        token = tokens[index]
        attached = tokens[index - 1].pos not in ("ADP", "DET", "ADJ")
        if token.pos == "PUNCT" or (token.detail == "fin" and tokens[index + 1].pos != "NOUN"):
            break
        inflected = token.text.endswith(("e", "en", "er", "es", "em")) and token.text[:1].islower()
        if (
            attached
            and token.pos in ("ADJ", "VERB")
            and inflected
            and tokens[index + 1].pos in (*_NOMINAL, "ADJ")
            and token.detail != "inf"
        ):
            return index
    return position


def _is_prenominal(tokens: Sequence[Token], index: int, article: int | None) -> bool:
    """Whether a name in the genitive stands before what it owns: "Putins außenpolitischer Berater"."""
    token = tokens[index]
    if article is not None or token.pos != "PROPN" or not token.text.endswith(("s", "’")) or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if following.pos == "PROPN" and following.text not in words("names_territories"):
        return noun_forms(following.text) != UNKNOWN  # a common noun taken for a name: "Moskaus Truppen"
    return following.pos == "NOUN" or (following.pos == "ADJ" and _attributive(tokens, index + 1))


def _can_head(tokens: Sequence[Token], index: int, phrase: _Phrase) -> bool:
    token = tokens[index]
    if token.pos in _NOMINAL:
        return True
    if token.pos == "X" and token.text[:1].isupper():
        return True
    return phrase.article is not None and token.pos == "ADJ" and token.text[:1].isupper()


def _end_of_name(tokens: Sequence[Token], head: int, governed: bool) -> int:
    """Past the names that stand in apposition to the head, or make up the name that it begins."""
    position = head + 1
    while position < len(tokens) and _goes_on(tokens, position, governed):
        position += 1
    return position


def _goes_on(tokens: Sequence[Token], index: int, governed: bool) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if _is_of_calendar(tokens, index - 1):
        return False  # "für den 9. Mai | Parteitage einberufen"
    if before.pos == "NOUN" and is_calendar_name(token.text):  # "Ende Juli"
        return False
    if before.pos == "NOUN" and token.text in words("names_territories"):  # "wenn der Westen Russland droht"
        return governed or before.text in words("syntax_place_nouns")
    if governed and before.pos == "PROPN" and token.text in words("names_territories"):
        return False  # "hat in Kassel | Norwegen um Hilfe gebeten"
    if _is_name(token) or (token.pos == "X" and token.text[:1].isupper()) or _joins_name(tokens, index):
        return True
    if token.pos != "NOUN":
        return False
    rare_surname = _is_name(before) and noun_forms(token.text) == UNKNOWN
    return rare_surname or before.text.rstrip(".") in words("syntax_measures")


def _is_of_calendar(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word says when: "Ende", "Mittwoch", "9. Mai"; but no person's first name, "August Roth"."""
    token = tokens[index]
    if token.pos == "NOUN":
        return token.text in words("syntax_calendar")
    if index == 0 or not is_calendar_name(token.text):
        return False
    before = tokens[index - 1]
    return before.text[:-1].isdigit() or before.pos in ("ADP", "ADJ", "ADV", "DET", "NUM")


def _is_name(token: Token) -> bool:
    """Whether this is a name by its tag, or taken for a noun though it is listed as a name and not as a noun."""
    if token.pos != "NOUN" or noun_forms(token.text) != UNKNOWN:
        return token.pos == "PROPN"
    return token.text in words("names_first") or token.text in words("names_last")


def _joins_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a particle links parts of one name: "von der" in "Ursula von der Weiden"."""
    if (
        not _is_name(tokens[index - 1])
        or tokens[index].text not in words("syntax_name_particles")
        or tokens[index - 1].text.endswith("s")
    ):
        return tokens[index].text in ("der", "den") and tokens[index - 1].text in ("von", "van")
    ahead = index + (2 if index + 1 < len(tokens) and tokens[index + 1].text in words("syntax_name_particles") else 1)
    return ahead < len(tokens) and _is_name(tokens[ahead]) and (index < 2 or tokens[index - 2].pos in (*_NOMINAL, "X"))


def _forms(tokens: Sequence[Token], phrase: _Phrase, head: int) -> tuple[Form, ...]:
    """What the article, else the adjective, else nothing allows, as far as the noun agrees."""
    if phrase.article is not None:
        given = article_forms(tokens[phrase.article].text.lower())
        if phrase.adjective is not None:
            given = with_adjective(given, tokens[phrase.article].text.lower(), tokens[phrase.adjective].text)
    elif phrase.adjective is not None and not tokens[phrase.adjective].text[:1].isdigit():
        given = strong_forms(tokens[phrase.adjective].text)
    else:
        given = any_form()
    if phrase.number is not None and tokens[phrase.number].text.lower() not in ("1", "eins"):
        given = tuple(form for form in given if form.number == "plur") or given
    if tokens[head].pos != "NOUN" and tokens[head].text not in mapping("syntax_acronyms", "classes"):
        bare = phrase.article is None and phrase.adjective is None and not phrase.genitive
        return tuple(form for form in given if form.number == "sing") if bare else given
    if phrase.article is not None and is_adjectival(tokens[head].text):
        given = with_adjective(given, tokens[phrase.article].text.lower(), tokens[head].text.lower())
    if not tokens[head].text.endswith(("n", "s")):  # the dative plural of a noun always does
        given = tuple(form for form in given if form.number == "sing" or form.case != "dat") or given
    return agreeing(given, noun_forms(tokens[head].text))


def _is_genitive(tokens: Sequence[Token], before: Chunk, phrase: _Phrase, forms: tuple[Form, ...]) -> bool:
    """Whether the phrase can only be an attribute of the noun right before it: "die Rede | der Ministerin"."""
    if tokens[before.head].pos not in _NOMINAL or (phrase.article is None and phrase.adjective is None):
        return False
    if is_day(tokens[before.head].text) and tokens[phrase.begin].text not in words("syntax_calendar"):
        return False  # "Das Gericht gab am Montag | der Klage statt"
    cases = {form.case for form in forms}
    return "gen" in cases and "nom" not in cases


def _made(first: int, head: int, last: int, preposition: str | None, forms: tuple[Form, ...]) -> Chunk:
    return Chunk(first, last, head, preposition, *_governed(preposition, forms))


@lru_cache(maxsize=5000)
def _governed(preposition: str | None, forms: tuple[Form, ...]) -> tuple[frozenset[str], Literal["sing", "plur", ""]]:
    """The cases that the forms leave under the preposition, and the number if they leave but one."""
    cases: frozenset[str] = frozenset(form.case for form in forms)
    if preposition is not None:
        governed = frozenset(mapping("syntax_prepositions", "cases")[preposition].split())
        forms = tuple(form for form in forms if form.case in governed) or forms
        cases = cases & governed or governed
    numbers = {form.number for form in forms}
    return cases, next(iter(numbers)) if len(numbers) == 1 else ""

"""Whole noun phrases: "der Sprecher des Ministeriums in Köln, Jens Olm" from its first word to its last.

The chunks of `syntax` end at the head noun; a speaker is the phrase with genitives, von-phrases, names,
brackets and apposition, as it stands in the text.
"""

from __future__ import annotations

from synopse.syntax import Token
from synopse.tag.quotations.speech import forms

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
INNER = frozenset({"DET", "ADJ", "NUM"})
ATTACHED = frozenset({"von", "vom", "für", "aus"})
"""Prepositions that carry on a noun phrase; a place or time phrase begins with another."""
TO_WHOM = frozenset({"der", "dieser", "einer", "unserer"})
"""Articles that are dative as well as genitive."""
LOCAL = frozenset({"in", "im", "an", "bei"})
OPENING = {"„": '“”"', '"': '"', "“": "”", "«": "»", "»": "«", "‚": "‘’", "›": "‹", "‹": "›", "(": ")", "[": "]"}
BRACKET = 14
"""Tokens a name in quotation marks or a bracket may hold: "(Bundesamt für Sicherheit, BfS)"."""
NAME = 4
"""Tokens of a name in quotation marks after its kind: "der Zeitung „Neuer Nordkurier“"."""


def phrase_end(tokens: tuple[Token, ...], first: int, limit: int, wide: bool = False) -> int:
    """Where the noun phrase that begins at `first` ends (exclusive); `first` itself where there is none.

    Args:
        tokens: The tokens of a sentence.
        first: Index of the first word.
        limit: No word from here on is taken.
        wide: Take local phrases too ("der Polizei in Köln"): safe before the finite verb, where only one
            constituent stands.
    """
    end = core_end(tokens, first, limit)
    if end == first or tokens[end - 1].pos == "PRON":
        return end
    while (further := _modifier(tokens, end, limit, wide)) > end:
        end = further
    return _apposition(tokens, end, limit, wide)


def phrase_begin(tokens: tuple[Token, ...], last: int, limit: int) -> int:
    """Where the noun phrase that ends with the word `last` begins, not before `limit`.

    Used for what stands before "zufolge": "einem Bericht der Zeitung Nordkurier zufolge".
    """
    begin = last
    while begin > limit and _nominal_before(tokens, begin - 1):
        if tokens[begin].text.lower().startswith("eigen") and tokens[begin - 1].pos in NOMINAL:
            break
        begin -= 1
    while begin < last and (
        tokens[begin].pos in ("ADV", "ADP", "CCONJ", "PUNCT") and tokens[begin].text not in OPENING
    ):
        begin += 1
    return begin


def phrase_before(tokens: tuple[Token, ...], end: int) -> tuple[int, int] | None:
    """The noun phrase that ends before `end`: the widest one that reaches exactly that far."""
    for first in range(max(0, end - BRACKET), end):
        starts = tokens[first].pos in ("DET", "NUM", "NOUN", "PROPN", "ADJ")
        if starts and phrase_end(tokens, first, end) == end:
            return first, end
    return None


def bracket_end(tokens: tuple[Token, ...], first: int, limit: int) -> int:
    """The index after the mark that closes the bracket or quotation opened at `first`; `first` where none does."""
    closers = OPENING.get(tokens[first].text)
    if closers is None:
        return first
    for index in range(first + 1, min(limit, first + BRACKET)):
        if tokens[index].text in closers:
            return index + 1
    return first


def _nominal_before(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.pos in NOMINAL or token.pos in INNER or token.pos == "CCONJ":
        return True
    if token.pos == "ADP":
        return token.text.lower() in ("von", "vom", "aus", "für")
    return token.text in '„“"»«()”' or (token.pos == "PRON" and token.text.lower() in forms("genitives"))


def core_end(tokens: tuple[Token, ...], first: int, limit: int) -> int:
    """Where the determiners, adjectives and nouns from `first` on end, without genitives or brackets behind."""
    index = first
    while index < limit and (_goes_on(tokens, first, index) or _before_adjective(tokens, index, limit)):
        index += 1
    if index < limit and tokens[index].text in OPENING and tokens[index].text not in "([":
        closed = bracket_end(tokens, index, limit)
        return closed if closed > index else first
    if index < limit and tokens[index].pos in NOMINAL:
        while index < limit and (tokens[index].pos in NOMINAL or _name_link(tokens, index, limit)):
            index += 1
        return index
    if index == first and index < limit and tokens[index].pos == "PRON":
        return index + 1
    return index if index > first and tokens[index - 1].pos in ("ADJ", "NUM", "DET", "PRON") else first


def _goes_on(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """Whether a word stands before a noun as articles and adjectives do; after a number no article follows."""
    article_after = index > first and tokens[index].pos == "DET" and tokens[index - 1].pos == "NUM"
    return tokens[index].pos in INNER and not article_after


def _before_adjective(tokens: tuple[Token, ...], index: int, limit: int) -> bool:
    return tokens[index].pos == "ADV" and index + 1 < limit and tokens[index + 1].pos in ("ADJ", "NUM")


def _name_link(tokens: tuple[Token, ...], index: int, limit: int) -> bool:
    """ "von" in "Ursula von der Leyen" or a number in "Schalke 04" between or after parts of a name."""
    token = tokens[index]
    if token.pos == "NUM":
        counts = index + 1 < limit and tokens[index + 1].pos in NOMINAL
        return tokens[index - 1].pos == "PROPN" and token.text.isdigit() and not counts
    follows = index + 1 < limit and tokens[index + 1].pos == "PROPN"
    return follows and tokens[index - 1].pos == "PROPN" and token.text in ("von", "van", "de", "al", "bin", "zu", "&")


def _modifier(tokens: tuple[Token, ...], index: int, limit: int, wide: bool) -> int:
    if index >= limit:
        return index
    token, lower = tokens[index], tokens[index].text.lower()
    if token.text in OPENING:
        end = bracket_end(tokens, index, limit)
        named = token.text in "([" or (1 < end - index <= NAME + 2 and tokens[index + 1].text[:1].isupper())
        return end if named else index
    if token.pos in NOMINAL:
        return index if tokens[index - 1].pos == "PROPN" and token.pos == "NOUN" else core_end(tokens, index, limit)
    if lower in TO_WHOM and _is_full_name(tokens, index):
        return index
    if lower in forms("genitives") or (token.pos == "ADJ" and lower.endswith(("er", "en"))):
        end = core_end(tokens, index, limit)
        return end if end > index and tokens[end - 1].pos in NOMINAL else index
    counted = lower == "für" and index + 1 < limit and tokens[index + 1].pos == "NUM"  # "laut Akten für zwei Morde"
    if token.pos == "ADP" and (lower in ATTACHED or wide) and not counted and not _temporal(tokens, index + 1, limit):
        end = core_end(tokens, index + 1, limit)
        return end if end > index + 1 and tokens[end - 1].text != "sich" else index
    local = lower in LOCAL and tokens[index - 1].pos == "NOUN"
    if token.pos == "ADP" and local and index + 1 < limit and tokens[index + 1].pos == "PROPN":
        return core_end(tokens, index + 1, limit)
    if token.pos == "CCONJ" and lower in ("und", "sowie", "oder", "&"):
        end = core_end(tokens, index + 1, limit)
        return end if end > index + 1 else index
    return index


def _is_full_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a person's name ends before the word, whom no genitive follows: "sagte Jens Olm | dieser Zeitung"."""
    return index > 1 and tokens[index - 1].pos == "PROPN" and tokens[index - 2].pos in ("PROPN", "NOUN")


def _temporal(tokens: tuple[Token, ...], index: int, limit: int) -> bool:
    """Whether a time or an occasion follows: "am Freitag", "in einem Interview" are no part of a speaker."""
    for position in range(index, min(index + 4, limit)):
        if tokens[position].text.lower().strip(".") in forms("temporal"):
            return True
        if tokens[position].pos in NOMINAL:
            return False
    return False


def _apposition(tokens: tuple[Token, ...], end: int, limit: int, wide: bool) -> int:
    """Further names or offices between commas: "Jens Olm, Sprecher der Werft,"; a relative clause is none."""
    while end + 1 < limit and tokens[end].text == ",":
        stop = core_end(tokens, end + 1, limit)
        if stop == end + 1 or tokens[stop - 1].pos == "PRON":
            return end
        while (further := _modifier(tokens, stop, limit, wide)) > stop:
            stop = further
        if (
            stop < limit
            and tokens[stop].text not in (",", ".", ":", "“", "”", '"')
            and tokens[stop].pos not in ("VERB", "AUX")
        ):
            return end
        if stop < limit and tokens[stop].pos in ("VERB", "AUX"):
            return end
        end = stop
    return end

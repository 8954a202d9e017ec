"""An office with all that belongs to it: "außenpolitischer Berater des polnischen Präsidenten"."""

from __future__ import annotations

from synopse.lexicon import words
from synopse.model import Role, Span
from synopse.offices import Office
from synopse.places import state_of
from synopse.tag.roles.view import VERBAL, View, used

LONGEST = 14
"""Tokens of an office with all that belongs to it; a longer stretch is a sentence of its own."""


def past_brackets(view: View, index: int) -> int:
    """Behind "(CDU)" or "(64)"."""
    if view.word(index) == "(":
        for end in range(index + 1, min(index + 6, len(view.tokens))):
            if view.word(end) == ")":
                return end + 1
    return index


def past_adverbs(view: View, index: int) -> int:
    """Behind "seit 2021", "seit dem vergangenen Jahr", "zugleich", "im Hauptberuf": since when and how one is it."""
    if view.word(index) in ("im", "von") and view.word(index + 1) in _BY_TRADE:
        return index + 2
    if view.word(index) in used("now"):
        return index + 1
    if view.word(index) != "seit":
        return index
    for end in range(index + 1, min(index + 6, len(view.tokens))):
        if view.office(end) is not None or view.closed(end) or view.tokens[end].pos in VERBAL:
            return index if view.closed(end) or end == index + 1 else _attributes_before(view, end, index + 2)
    return index


_BY_TRADE = frozenset({"Beruf", "Hauptberuf", "Hauptamt", "Nebenberuf", "Ehrenamt", "Zivilberuf"})


def _attributes_before(view: View, noun: int, least: int) -> int:
    while noun > least and (attribute(view, noun - 1) or view.word(noun - 1).lower() in used("article")):
        noun -= 1
    return noun


def office_phrase(view: View, begin: int) -> tuple[int, int] | None:
    """Adjectives, an office and what belongs to it, from the token on: the office's token and the last one."""
    noun = begin
    while noun < min(begin + 5, len(view.tokens)) and (attribute(view, noun) or view.genitive(noun)):
        noun += 1
    if view.office(noun) is None:
        return None
    end = noun + 1
    if end >= len(view.tokens) or view.closed(end):
        return noun, noun
    if view.labels[end] == "PER" and not view.genitive(view.ends[end]):
        return None
    if view.word(end).lower() not in used("complement") and not (view.labels[end] and view.genitive(view.ends[end])):
        return noun, noun
    return noun, _complement_end(view, end)


def _complement_end(view: View, end: int) -> int:
    stop = min(end + LONGEST, len(view.tokens))
    while end < stop and not view.closed(end):
        token = view.tokens[end]
        if token.pos in VERBAL or (token.text in ("und", "sowie") and _goes_elsewhere(view, end + 1)):
            break
        if token.text in ("und", "sowie") and _another(view, end + 1):
            break
        end += 1
    return end - 2 if view.word(end - 1) in ("und", "sowie") else end - 1


def _goes_elsewhere(view: View, begin: int) -> bool:
    """Whether what "und" adds is no part of an office: "Gouverneur von Virginia und andere", "... und Eva Mai"."""
    word = view.word(begin).lower()
    return "PER" in view.labels[begin : begin + 3] or word in used("article") or word in used("no_attribute")


def _another(view: View, begin: int) -> bool:
    """Whether what "und" adds is an office of the same person: "Leiter des Fonds und Berater des Ministers"."""
    if view.word(begin).lower() in used("possessive"):
        return True
    phrase = office_phrase(view, begin)
    held = view.office(phrase[0]) if phrase is not None else None
    nominative = held is not None and view.word(phrase[0] if phrase else 0).lower().endswith(held.lemma.lower())
    return phrase is not None and phrase[1] > phrase[0] and nominative


def leftmost(view: View, noun: int) -> int:
    """Where the attributes before an office begin: "Putins außenpolitischer" before "Berater"."""
    begin = noun
    while begin > 0 and attribute(view, begin - 1):
        begin -= 1
    if begin > 0 and view.genitive(begin - 1):
        begin -= 1
        while begin > 0 and view.ends[begin - 1] == view.ends[begin] != -1:
            begin -= 1
    return begin


def attribute(view: View, index: int) -> bool:
    """Whether a token is an adjective that can belong to an office: "außenpolitischer", "Berliner"."""
    token = view.tokens[index]
    lowered = token.text.lower()
    if lowered in used("article") or view.labels[index] == "PER" or lowered in used("no_attribute"):
        return False
    if token.text[:1].isupper() and index > 0:
        return token.pos == "ADJ" and lowered.endswith(("er", "sche", "schen", "scher"))
    return lowered.endswith(("e", "en", "er", "em", "es")) and (
        token.pos == "ADJ" or lowered in words("roles_attributes") or state_of(lowered) is not None
    )


def ascribed(view: View, place: tuple[int, int, int], held: Office, holder: Span) -> Role:
    """The role in the tokens from the first to the last of `place`, with its noun at the second."""
    first, _, last = place
    begin, end = view.tokens[first].begin, view.tokens[last].end
    return Role(begin, end, view.text[begin:end], holder, held.title, _possessor(view, place, held))


def _possessor(view: View, place: tuple[int, int, int], held: Office) -> Span | None:
    """Whose office it is: "US" in "US-Präsident", "Russlands", "ukrainische", "des russischen Staatsfonds"."""
    first, noun, last = place
    token = view.tokens[noun]
    head = token.text[: held.prefix]
    hyphen = head.rfind("-")
    if hyphen > 0 or state_of(head) is not None:
        return _span(view.text, token.begin, token.begin + (hyphen if hyphen > 0 else len(head)))
    if view.genitive(first) or (noun > first and view.ends[first] >= 0 and view.genitive(view.ends[first])):
        return _span(view.text, view.tokens[first].begin, view.tokens[view.ends[first]].end)
    if view.word(first - 1).lower() in used("possessive"):
        return _whose(view, first - 2)
    if last > noun:
        skip = noun + 1 + (view.word(noun + 1).lower() in used("complement"))
        skip += view.word(skip).lower() in used("article") and skip < last
        return _span(view.text, view.tokens[min(skip, last)].begin, view.tokens[last].end)
    for index in range(first, noun):
        if state_of(view.word(index)) is not None:
            return _span(view.text, view.tokens[index].begin, view.tokens[index].end)
    return None


def _whose(view: View, last: int) -> Span | None:
    """Whom "dessen" means: the name or office right before it: "Falk und dessen Gesandter Ahorn"."""
    while last >= 0 and view.word(last) in (",", "und", "sowie"):
        last -= 1
    if last < 0 or (not view.labels[last] and view.office(last) is None):
        return None
    begin = last
    while begin > 0 and (view.ends[begin - 1] == last or (not view.labels[last] and attribute(view, begin - 1))):
        begin -= 1
    return _span(view.text, view.tokens[begin].begin, view.tokens[last].end)


def _span(text: str, begin: int, end: int) -> Span:
    return Span(begin, end, text[begin:end])

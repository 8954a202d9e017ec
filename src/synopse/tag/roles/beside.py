"""Offices beside a name: before it, behind it between commas or in brackets, ahead of it."""

from __future__ import annotations

from typing import Iterator

from synopse.model import Role, Span
from synopse.tag.roles.phrases import (
    LONGEST,
    ascribed,
    leftmost,
    office_phrase,
    past_adverbs,
    past_brackets,
)
from synopse.tag.roles.view import CLOSING, VERBAL, View, used


def before(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "Kremlchef Wladimir Putin"; not "die Präsidenten Wladimir Putin und Donald Trump"."""
    noun = first - 1
    while view.word(noun).rstrip(".").lower() in used("title") and not _wife(view, noun):
        noun -= 1
    held = view.office(noun)
    if held is None:
        return
    begin = leftmost(view, noun)
    article = view.word(begin - 1).lower()
    if article in ("die", "beide", "beiden") and held.gender == "m":
        return
    weak = held.plural and not view.word(noun).lower().endswith(held.lemma.lower())
    others = view.word(last + 1) == "und" and view.labels[last + 2 : last + 3] == ("PER",)
    if others and (weak or (held.plural and article == "den")) and article not in ("dem", "des", "der"):
        return
    if article in used("article") and _possessive(view, last):
        return
    yield ascribed(view, (begin, noun, noun), held, holder)
    if view.word(begin - 1) == "und" and begin == noun:
        yield from _joined(view, begin - 2, holder)


def _wife(view: View, noun: int) -> bool:
    """Whether "Frau" is somebody's wife and no address: "Harms' Frau Ute Harms", "seine Frau Ute Harms"."""
    before = view.word(noun - 1).lower()
    whose = view.genitive(noun - 1) or before in used("whose") or before in used("possessive")
    return view.word(noun) == "Frau" and whose


def _joined(view: View, noun: int, holder: Span) -> Iterator[Role]:
    """The first of two offices of one person: "Vizekanzler und Wirtschaftsminister Karl Ott"."""
    held = view.office(noun)
    if held is None or held.kind in ("kin", "relation") or not view.word(noun).lower().endswith(held.lemma.lower()):
        return
    begin = leftmost(view, noun)
    if view.word(begin - 1) not in (",", "und"):
        yield ascribed(view, (begin, noun, noun), held, holder)


def _possessive(view: View, last: int) -> bool:
    """Whether the name is a genitive behind its office: "der Berater Putins" is not called Putins."""
    name = view.word(last)
    if name[-1:] not in "s'’ʼ":
        return False
    base = name.rstrip("'’ʼ") if name[-1] != "s" else name[:-1]
    alone = view.ends[last] == last and (last == 0 or view.ends[last - 1] != last)
    return base in view.surnames or (alone and name not in view.surnames)


def behind(view: View, last: int, holder: Span) -> Iterator[Role]:
    """ "Karl Ott, der Leiter des Klinikums,"; "durch Karl Ott vertreten, einen Berater ...".

    A list ("Ott, Verkehrsministerin Ute Kern, ...") goes on with a name instead.
    """
    yield from _bracketed(view, last + 1, holder)
    comma = past_brackets(view, last + 1)
    moved = 0
    while moved < 2 and comma + 1 < len(view.tokens) and view.tokens[comma].pos == "VERB":
        comma, moved = comma + 1, moved + 1
    if view.word(comma) != "," or (moved and view.word(comma + 1) not in used("indefinite")):
        return
    begin = past_adverbs(view, comma + 1)
    begin += view.word(begin) in used("article")
    phrase = office_phrase(view, begin)
    if phrase is None:
        return
    noun, end = phrase
    held = view.office(noun)
    second = _second(view, end + 1, holder)
    if held is not None and (second is not None or view.closed(end + 1)):
        yield ascribed(view, (begin, noun, end), held, holder)
        if second is not None:
            yield second


def _second(view: View, link: int, holder: Span) -> Role | None:
    """The other of two offices behind a name: "Ahorn, Berater des Ministers und dessen Gesandter,"."""
    begin = link + 1
    while view.word(begin).lower() in used("possessive") or view.word(begin).lower() in ("zugleich", "auch"):
        begin += 1
    phrase = office_phrase(view, begin) if view.word(link) in ("und", "sowie") else None
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is None or held is None or not view.closed(phrase[1] + 1):
        return None
    return ascribed(view, (begin, *phrase), held, holder)


def _bracketed(view: View, index: int, holder: Span) -> Iterator[Role]:
    """ "Karl Ott (Vorsitzender des Sportvereins)"."""
    phrase = office_phrase(view, index + 1) if view.word(index) == "(" else None
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is not None and held is not None and view.word(phrase[1] + 1) == ")":
        yield ascribed(view, (index + 1, *phrase), held, holder)


def ahead(view: View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "dem Sprecher von Kanzlerin Vera Sommer, Karl Ott, und": the office that reaches the comma."""
    if view.word(first - 1) != "," or not view.closed(past_brackets(view, last + 1)):
        return
    comma, found = first - 1, None
    for index in range(comma - 1, max(-1, comma - LONGEST), -1):
        token = view.tokens[index]
        if token.pos in VERBAL or token.text in CLOSING or token.text in ("und", "sowie", "oder"):
            break
        starts = index == 0 or view.word(index - 1).lower() in used("article") or view.genitive(index)
        phrase = office_phrase(view, index) if starts else None
        if phrase is not None and phrase[1] == comma - 1:
            found = (index, phrase[0])
    if found is None:
        return
    begin, noun = found
    held = view.office(noun)
    plural = view.word(begin - 1).lower() == "die" and (
        held is None or held.gender == "m" or view.word(noun)[-1] == "n"
    )
    if held is not None and not plural and begin > 0:
        yield ascribed(view, (begin, noun, comma - 1), held, holder)


def responsible(view: View, first: int, holder: Span) -> Iterator[Role]:
    """ "der für die Tarifgespräche zuständige Karl Ott"."""
    stem = view.word(first - 1).rstrip("n")
    if stem not in ("zuständige", "verantwortliche"):
        return
    for index in range(first - 2, max(0, first - LONGEST), -1):
        if view.word(index) == "für" and view.word(index - 1).lower() in used("article"):
            begin, end = view.tokens[index].begin, view.tokens[first - 1].end
            of = Span(view.tokens[index + 1].begin, view.tokens[first - 2].end, "")
            of = Span(of.begin, of.end, view.text[of.begin : of.end])
            yield Role(begin, end, view.text[begin:end], holder, stem[:-1], of)
            return

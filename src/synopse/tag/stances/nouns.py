"""Stances that a noun tells: "die Forderung der Gewerkschaft nach sieben Prozent", "Trumps Drohung mit Zöllen"."""

from __future__ import annotations

from typing import Iterator

from synopse.model import Span
from synopse.syntax import Chunk
from synopse.tag.stances.objects import CONTRACTED
from synopse.tag.stances.parties import can_act, party_of
from synopse.tag.stances.views import Draft, Range, Row, View

POSSESSIVES = ("sein", "seine", "seinen", "seiner", "seinem", "ihr", "ihre", "ihren", "ihrer", "ihrem")
ENDINGS = ("", "s", "es", "en", "e", "n")
LEAST = 4
"""Letters of a noun that a compound can end in: "Ruf" ends in too many words."""


def noun_stances(view: View) -> Iterator[Draft]:
    """The stances of a sentence's nouns; one without an owner that can act, or without an object, is left out."""
    for index, chunk in enumerate(view.sentence.chunks):
        row = noun_row(view, chunk)
        if row is None:
            continue
        owned = _owner(view, index)
        if owned is None:
            continue
        party, last = owned
        what = _object(view, last, row["takes"].split())
        if what is not None:
            yield Draft(row["kind"], party, view.span(chunk.head, chunk.head + 1), (what,))


def noun_row(view: View, chunk: Chunk) -> Row | None:
    """The row of a phrase's head, whatever its ending; of a compound that of its last part."""
    word = view.tokens[chunk.head].text
    return next((row for noun, row in view.nouns.items() if is_noun(word, noun)), None)


def is_noun(word: str, noun: str) -> bool:
    """Whether a word is a form of the noun or a compound of it: "Lohnforderungen" of "Forderung"."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if stem == noun or (len(stem) > len(noun) + 2 and len(noun) > LEAST and stem.endswith(noun.lower())):
            return True
    return False


def _owner(view: View, index: int) -> tuple[Span, int] | None:
    """Whose it is, and the token behind: a genitive after it, a name before it, the subject that "seine" means."""
    chunks = view.sentence.chunks
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following is not None and following.first == chunk.last and _is_owner(view, following):
        first = following.first + (1 if following.preposition else 0)
        return view.span(first, following.last), following.last
    if (
        chunk.first < chunk.head
        and view.tokens[chunk.first].pos == "PROPN"
        and view.word(chunk.first).endswith(("s", "’"))
    ):
        last = next((at for at in range(chunk.first, chunk.head) if view.tokens[at].pos != "PROPN"), chunk.head)
        return view.span(chunk.first, last), chunk.last
    if view.word(chunk.first).lower() in POSSESSIVES or (chunk.preposition == "mit" and chunk.last - chunk.first > 1):
        return _possessor(view, index)  # "ihre Forderung nach", "geht mit der Forderung nach ... in die Gespräche"
    return None


def _is_owner(view: View, chunk: Chunk) -> bool:
    genitive = chunk.preposition is None and "gen" in chunk.cases
    return (genitive or chunk.preposition in ("von", "vom")) and can_act(view, chunk)


def _possessor(view: View, index: int) -> tuple[Span, int] | None:
    """The subject of the clause in which "seine Forderung" stands, if it is not that phrase itself."""
    chunk = view.sentence.chunks[index]
    for number, clause in enumerate(view.sentence.clauses):
        if chunk.head in view.own(number) and clause.subject not in (None, index):
            party = party_of(view, number)
            return (party, chunk.last) if party is not None else None
    return None


def _object(view: View, last: int, takes: list[str]) -> Range | None:
    """The phrase or clause right behind the noun and its owner."""
    for chunk in view.sentence.chunks:
        if chunk.first == last and chunk.preposition is not None and chunk.first + 1 < chunk.last:
            form = CONTRACTED.get(chunk.preposition, chunk.preposition)
            if form in takes:
                return chunk.first + 1, _with_attributes(view, chunk)
    for clause in view.sentence.clauses:
        behind = clause.first == last + 1 and view.word(last) == ","
        wanted = (clause.kind == "infinitive" and "inf" in takes) or (clause.opener == "dass" and "dass" in takes)
        if behind and wanted:
            return clause.first, clause.last
    return None


def _with_attributes(view: View, chunk: Chunk) -> int:
    """Where a phrase ends with the genitives and measures that follow it."""
    last = chunk.last
    for following in view.sentence.chunks:
        near = following.first == last or (following.first == last + 1 and view.word(last) == "mehr")
        if following.first >= last and near and following.preposition is None and {"gen", "acc"} & following.cases:
            genitive = view.tokens[following.first].pos == "DET" and "gen" in following.cases
            if not genitive and view.word(last) != "mehr":
                break
            last = following.last
    return last

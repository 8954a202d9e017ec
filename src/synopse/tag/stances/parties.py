"""Who takes a stance: the subject of the verb, where that is somebody who can act."""

from __future__ import annotations

from functools import cache

from synopse import lexicon
from synopse.model import Span
from synopse.syntax import Chunk
from synopse.tag.stances.views import View, used

SHORTEST = 3
LONGEST = 40
"""Letters of a compound looked at: "Arbeitgeberverband" is a "Verband"."""


def party_of(view: View, number: int) -> Span | None:
    """The words for who acts in a clause; None where nobody clearly does."""
    clause = view.sentence.clauses[number]
    if clause.subject is None or clause.verb is None or clause.verb.finite is None:
        return None
    chunk = view.sentence.chunks[clause.subject]
    if not can_act(view, chunk):
        other = _other_subject(view, number)
        if other is None:
            return None
        chunk = other
    head = view.tokens[chunk.head]
    if head.detail == "rel":
        return _antecedent(view, chunk)
    if head.text.lower() in ("wir", "ich"):
        return _speaker(view, chunk.head)
    return view.span(chunk.first, _end(view, chunk, clause.verb.finite))


def can_act(view: View, chunk: Chunk) -> bool:
    """Whether a phrase can stand for somebody who acts: a name, a person or body by its noun, a pronoun."""
    head = view.tokens[chunk.head]
    if head.detail == "rel":
        before = _antecedent_chunk(view, chunk)
        return before is not None and can_act(view, before)
    if head.pos == "PRON" or head.text.lower() in used("nobody"):
        return head.text.lower() in ("er", "sie", "wir", "ich")
    if view.word(chunk.first).lower() in ("ein", "eine", "kein", "keine", "jeder", "jede", "mancher"):
        return view.has_name(chunk.first, chunk.last)
    return view.has_name(chunk.head, chunk.head + 1) or is_agent(head.text)


def is_agent(noun: str) -> bool:
    """Whether a noun or the last part of a compound names a person or body."""
    agents = _agents()
    for form in _bases(noun[-LONGEST:]):
        if form in agents or any(
            form[cut:].capitalize() in agents for cut in range(SHORTEST, max(SHORTEST, len(form) - 2))
        ):
            return True
    return False


@cache
def _agents() -> frozenset[str]:
    return lexicon.words("events_agents") | lexicon.words("stances_parties")


def _bases(noun: str) -> tuple[str, ...]:
    """Possible singulars: "Gewerkschaften", "Arbeitgebern", "Verbände", "Ministerinnen"."""
    plain = noun.replace("ä", "a").replace("ö", "o").replace("ü", "u")
    cut = [noun.removesuffix(ending) for ending in ("s", "es", "n", "en", "nen", "e", "er", "ern") if noun != ending]
    return tuple(dict.fromkeys((noun, *cut, plain.removesuffix("e"), plain.removesuffix("en"))))


def _other_subject(view: View, number: int) -> Chunk | None:
    """ "Die Forderung wies die Bahn zurück": of two that can be the subject the only one that can act."""
    own = set(view.own(number))
    able = [
        chunk
        for chunk in view.sentence.chunks
        if chunk.head in own and chunk.preposition is None and "nom" in chunk.cases and can_act(view, chunk)
        and (chunk.cases != {"gen"}) and not _is_attribute(view, chunk)
    ]  # fmt: skip
    return able[0] if len(able) == 1 else None


def _is_attribute(view: View, chunk: Chunk) -> bool:
    """Whether a phrase follows a noun and can be its genitive: "die Forderung der Gewerkschaft"."""
    before = view.tokens[chunk.first - 1] if chunk.first else None
    return before is not None and before.pos in ("NOUN", "PROPN") and "gen" in chunk.cases


def _antecedent_chunk(view: View, chunk: Chunk) -> Chunk | None:
    """The phrase that ends right before the comma of a relative clause; None where it belongs to another one."""
    for before in view.sentence.chunks:
        if before.last == chunk.first - 1 and view.word(before.last) == ",":
            attribute = _is_attribute(view, before) or before.preposition is not None
            return None if attribute else before
    return None


def _antecedent(view: View, chunk: Chunk) -> Span | None:
    before = _antecedent_chunk(view, chunk)
    return view.span(before.first, before.last) if before is not None else None


def _speaker(view: View, token: int) -> Span | None:
    """ "„Wir fordern mehr“, sagte Olm": who says "wir"."""
    quotation = view.speech_at(token, "direct")
    return quotation.speaker[0] if quotation and quotation.speaker else None


def _end(view: View, chunk: Chunk, finite: int) -> int:
    """Where a subject ends with its genitives and those joined to it, before the verb at the latest."""
    last = chunk.last
    for following in view.sentence.chunks:
        if following.first < last or (chunk.head < finite <= following.first):
            continue
        touching = following.first == last
        genitive = touching and following.preposition is None and "gen" in following.cases and chunk.head < finite
        belongs = touching and following.preposition in ("von", "vom", "aus") and chunk.head < finite
        joined = (
            following.first == last + 1
            and view.word(last) in ("und", "sowie", "oder")
            and following.preposition is None
        )
        named = touching and following.first == following.head and view.has_name(following.first, following.last)
        if not (genitive or belongs or named or (joined and can_act(view, following))):
            break
        last = following.last
    return last

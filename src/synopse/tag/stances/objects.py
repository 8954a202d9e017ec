"""What a stance is about: the object of the verb, cut where its clause ends."""

from __future__ import annotations

from typing import Sequence

from synopse import lexicon
from synopse.model import Span
from synopse.syntax import Chunk, Clause
from synopse.tag.stances.views import Range, View, used

CONTRACTED = {"am": "an", "ans": "an", "aufs": "auf", "fürs": "für", "im": "in", "ins": "in", "vom": "von",
              "zum": "zu", "zur": "zu"}  # fmt: skip
QUOTES = ("„", "“", "”", "»", "«", '"')
CLOSING = frozenset({",", ";", ":", "–", "-", "(", ")"})
MOST = 40
"""Tokens of an object at most: what is longer is no object but a text."""


def object_of(
    view: View, number: int, takes: Sequence[str], party: Span | None, kind: str = ""
) -> tuple[tuple[Range, ...], str]:
    """The object in a clause, by the first way of those its verb allows; with the clause that says what a noun means.

    Args:
        view: The sentence.
        number: The clause.
        takes: "acc", "dat", a preposition, "inf" (zu), "dass", "clause" (Konjunktiv), "rest" (all but subject and
            finite verb), "none"; "gegen:reject" where that way makes it another kind.
        party: The words for who acts: they are no object.
        kind: What the verb says by itself.

    Returns:
        The pieces of the object, none where nothing fits, and the kind.
    """
    for entry in takes:
        way, _, other = entry.partition(":")
        found = _by_way(view, number, way, party)
        if found is not None and found[1] - found[0] <= MOST:
            pieces = _affirmed(view, found) if way == "rest" else (found, *_explained(view, number, found))
            return pieces, other or kind
    return (), kind


def _by_way(view: View, number: int, way: str, party: Span | None) -> Range | None:
    if way in ("inf", "dass", "clause"):
        return _dependent(view, number, way)
    if way == "rest":
        return _rest(view, number)
    if way in ("acc", "dat"):
        return _phrase(view, number, way, party)
    return _prepositional(view, number, way)


def _explained(view: View, number: int, found: Range) -> tuple[Range, ...]:
    """ "wies den Vorwurf zurück, | zu spät gewarnt zu haben": what the last noun of the clause means."""
    carriers = lexicon.words("stances_carriers")
    if not any(view.word(at).rstrip("se") in carriers or view.word(at) in carriers for at in range(*found)):
        return ()
    ways = (_dependent(view, number, way) for way in ("inf", "dass", "clause"))
    more = next((more for more in ways if more is not None and more[0] >= found[1]), None)
    return (more,) if more is not None and more[1] - more[0] <= MOST else ()


def _dependent(view: View, number: int, way: str) -> Range | None:
    """The clause that follows and says what is demanded, with what hangs on it."""
    clauses = view.sentence.clauses
    end = max(view.own(number))
    for index in range(number + 1, len(clauses)):
        clause = clauses[index]
        if (
            clause.first <= end - 1
            or clause.first > end + 3
            or (view.word(clause.first - 1) not in (",", ":") and way != "inf")
        ):
            continue
        attached = clause.parent == number or clause.kind == "main"
        if attached and _is_way(clause, way):
            return clause.first, _stop(view, index)
    return None


def _is_way(clause: Clause, way: str) -> bool:
    if way == "inf":
        return clause.kind == "infinitive" and clause.opener in ("", "zu")
    if way == "dass":
        return clause.opener == "dass"
    verb = clause.verb
    return clause.kind == "main" and verb is not None and verb.mood == "Sub" and verb.finite != clause.first


def _stop(view: View, index: int) -> int:
    """The end of a clause with the clauses that depend on it and touch it."""
    clauses = view.sentence.clauses
    inside = {index}
    last = clauses[index].last
    for later in range(index + 1, len(clauses)):
        clause = clauses[later]
        if clause.parent not in inside or clause.first > last + 1:
            break
        inside.add(later)
        last = max(last, clause.last)
    return last


# --- in the clause itself --------------------------------------------------------------------------------------------


def _phrase(view: View, number: int, case: str, party: Span | None) -> Range | None:
    """The object without a preposition; of two in a row the second is what is offered, the first to whom."""
    clause = view.sentence.clauses[number]
    able = [
        chunk
        for index, chunk in enumerate(view.sentence.chunks)
        if index != clause.subject and _inside(view, number, chunk) and chunk.preposition is None
        and case in chunk.cases and not _is_aside(view, chunk) and not _covers(view, party, chunk)
        and not _explains_subject(view, clause, chunk) and not _goes_on(view, index)
        and view.word(chunk.first - 1) != "("
    ]  # fmt: skip
    if not able:
        return None
    first = able[0]
    measures = view.tokens[first.first].pos == "NUM"
    if case == "acc" and len(able) > 1 and able[1].first == first.last and not measures:
        first = able[1]
    if view.tokens[first.head].pos == "PRON" or view.word(first.head).lower() in used("pointer"):
        return None
    return _to_end(view, number, _with_degrees(view, first.first))


def _covers(view: View, party: Span | None, chunk: Chunk) -> bool:
    return party is not None and party.begin <= view.tokens[chunk.head].begin < party.end


def _explains_subject(view: View, clause: Clause, chunk: Chunk) -> bool:
    """Whether a phrase stands with the subject before the verb: "Der Präsident, Jan Olm, wies ... zurück"."""
    finite = clause.verb.finite if clause.verb else None
    if clause.subject is None or finite is None or clause.kind != "main":
        return False
    return chunk.head < finite and view.sentence.chunks[clause.subject].head < finite


def _goes_on(view: View, index: int) -> bool:
    """Whether a phrase goes on with one that has a preposition: "für Verkehr, | Infrastruktur und Tourismus"."""
    chunk = view.sentence.chunks[index]
    before = view.sentence.chunks[index - 1] if index else None
    listed = view.word(chunk.first - 1) in (",", "und", "oder", "sowie")
    return before is not None and listed and before.last == chunk.first - 1 and before.preposition is not None


def _with_degrees(view: View, first: int) -> int:
    """Where an object begins with what measures it or stands in marks: "mehr | Personal", "einen „Neuen | Plan“"."""
    measures = lexicon.words("stances_degrees") | lexicon.words("figures_numbers")
    while first and (view.word(first - 1).lower() in measures or view.word(first - 1)[:1].isdecimal()):
        first -= 1
    start = next((at for at in range(first - 1, max(-1, first - 4), -1) if view.word(at) in QUOTES), first)
    return start - 1 if start < first and start and view.tokens[start - 1].pos == "DET" else first


def _prepositional(view: View, number: int, preposition: str) -> Range | None:
    for chunk in view.sentence.chunks:
        if not _inside(view, number, chunk) or _is_time(view, chunk):
            continue
        form = chunk.preposition or ""
        if CONTRACTED.get(form, form) == preposition and chunk.first + 1 < chunk.last:
            return _to_end(view, number, chunk.first + 1)
        begin = _with_degrees(view, chunk.first)
        before = begin - (2 if view.word(begin - 1) in QUOTES else 1)
        if not form and view.word(before) == preposition:  # "bereit zu | Zugeständnissen", "auf | neun Prozent"
            return _to_end(view, number, begin)
    return None


def _rest(view: View, number: int) -> Range | None:
    """All behind the subject and the finite verb: "will | nicht weiter verhandeln"."""
    clause = view.sentence.clauses[number]
    verb = clause.verb
    if clause.kind != "main" or verb is None or verb.finite is None or clause.subject is None:
        return None
    first = max(verb.finite + 1, view.sentence.chunks[clause.subject].last)
    return (first, clause.last) if not clause.rest and clause.last - first > 1 else None


def _affirmed(view: View, found: Range) -> tuple[Range, ...]:
    """What is refused, without the word that refuses: "die Werft | nicht | verkaufen"."""
    first, last = found
    denying = [at for at in range(first, last) if view.word(at).lower() in lexicon.words("syntax_negations")]
    if len(denying) != 1:
        return ()
    at = denying[0]
    if at == first + 1 and view.tokens[first].pos == "PRON" and view.word(first) != "sich":
        return ()  # "will ihn nicht gelten lassen"
    return tuple((one, other) for one, other in ((first, at), (at + 1, last)) if one < other)


def _inside(view: View, number: int, chunk: Chunk) -> bool:
    clause = view.sentence.clauses[number]
    return any(first <= chunk.head < last for first, last in ((clause.first, clause.last), *clause.rest))


def _is_aside(view: View, chunk: Chunk) -> bool:
    """Whether a phrase is a time, a reflexive pronoun, or a genitive behind its noun."""
    before = view.tokens[chunk.first - 1] if chunk.first else None
    genitive = before is not None and before.pos in ("NOUN", "PROPN") and "gen" in chunk.cases
    owner = next((other for other in view.sentence.chunks if other.last == chunk.first), None)
    owned = genitive and owner is not None and view.tokens[chunk.first].pos == "DET"
    return _is_time(view, chunk) or view.tokens[chunk.head].text.lower() == "sich" or owned


def _is_time(view: View, chunk: Chunk) -> bool:
    """Whether a phrase says when; "vier Jahre Haft" does not."""
    measure = view.tokens[chunk.first].pos == "NUM" and view.word(chunk.last)[:1].isupper()
    return view.tokens[chunk.head].text in lexicon.words("syntax_calendar") and not measure


def _to_end(view: View, number: int, first: int) -> Range | None:
    """From the object's first word to the end of its piece of the clause, before the verbs that close it."""
    clause = view.sentence.clauses[number]
    verbs = set(clause.verb.tokens) if clause.verb else set()
    stop = next(last for begin, last in ((clause.first, clause.last), *clause.rest) if begin <= first < last)
    last = first
    closing = used("attribution") | view.adjectives.keys()
    while last < stop and last not in verbs and view.word(last).lower() not in closing:
        last += 1
    subject = view.sentence.chunks[clause.subject] if clause.subject is not None else None
    if subject is not None and first < subject.first < last:
        last = subject.first
    return _trimmed(view, first, last)


def _trimmed(view: View, first: int, last: int) -> Range | None:
    """Without marks, adverbs and times at its end: "drei Prozent | am Montag"."""
    chunks = view.sentence.chunks
    changed = True
    while changed and last > first:
        changed = False
        tail = next((chunk for chunk in chunks if chunk.last == last and chunk.first > first), None)
        if tail is not None and _is_time(view, tail) and tail.preposition in (None, "am", "seit", "vor"):
            last, changed = tail.first, True
        elif view.word(last - 1) in CLOSING or view.tokens[last - 1].pos in ("ADV", "PUNCT", "CCONJ", "PART"):
            if view.word(last - 1) in QUOTES:
                break
            last, changed = last - 1, True
    return (first, last) if last > first else None

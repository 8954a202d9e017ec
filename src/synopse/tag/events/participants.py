"""Who takes part: the referents of subjects, objects and phrases, lists of them taken apart.

A referent is the name where there is one ("der Sondergesandte Steve Witkoff" -> "Steve Witkoff"), the names behind a
representative ("Vertreter der EU und der Ukraine" -> "EU", "Ukraine"), else the description or pronoun itself.
"""

from __future__ import annotations

from typing import Iterator

from msgspec import Struct, structs

from synopse import places
from synopse.model import Name, Span
from synopse.syntax import Clause, VerbGroup
from synopse.tag.events import words
from synopse.tag.events.reach import CONJUNCTIONS
from synopse.tag.events.triggers import Trigger, is_attached
from synopse.tag.events.view import NONE, View

INDEFINITE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines"})


class Participants(Struct, frozen=True):
    """Who acts, with or against whom, and who is named as absent."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    absent: tuple[Span, ...] = ()


def participants(view: View, trigger: Trigger) -> Participants:
    """Everybody whom the trigger's own words and, where its verb speaks of it, its clause name."""
    absent = (*_behind(view, trigger, frozenset({"ohne"})), *_left_out(view, trigger))
    found = _of_verb(view, trigger) if trigger.kind == "verb" else _of_noun(view, trigger)
    for noun in trigger.joined if len(found.actors) < 2 else ():
        found = _union(found, _of_reach(view, noun))
    return Participants(_unique(found.actors), _without(found.recipients, found.actors), absent or found.absent)


def _left_out(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Ohne A und B: C und D verhandeln"."""
    if trigger.scope and trigger.type == "CONSULT":
        for number, chunk in enumerate(view.sentence.chunks):
            if chunk.preposition == "ohne":
                yield from referents(view, number)


def referents(view: View, chunk: int, until: int | None = None) -> tuple[Span, ...]:
    """The referents of a chunk and of the conjuncts that follow it, up to token `until`."""
    stop = len(view.tokens) if until is None else until
    found: list[Span] = []
    for number in _conjuncts(view, chunk, stop):
        found += _referent(view, number, stop)
    return _unique(tuple(found))


def is_party(view: View, chunk: int) -> bool:
    """Whether a chunk can stand for somebody who acts."""
    return bool(_referent(view, chunk, len(view.tokens)))


# --- the parts of a clause -----------------------------------------------------------------------------------------


def _of_verb(view: View, trigger: Trigger) -> Participants:
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None:
        return Participants()
    subject = _subject(view, trigger, clause)
    targets = trigger.row["target"].split(" ") if trigger.row["target"] else []
    first = () if subject is None else referents(view, subject)
    if is_passive(view, clause.verb) and ("acc" in targets or trigger.row.get("needs") == "object"):
        agents = tuple(_with_prepositions(view, trigger, frozenset({"von", "vom", "durch"})))
        return Participants(agents, first) if "acc" in targets else Participants(agents)
    others = list(_targets(view, trigger, subject, targets))
    if "mit" in targets or trigger.type == "CONSULT":
        first += tuple(_with_prepositions(view, trigger, frozenset({"neben", "zwischen"})))
    return Participants(first, tuple(others))


def is_passive(view: View, verb: VerbGroup) -> bool:
    """Whether the group is passive; "worden" says so even where the participle looks like an infinitive."""
    return verb.voice == "passive" or any(view.word(index) == "worden" for index in verb.tokens)


def _targets(view: View, trigger: Trigger, subject: int | None, targets: list[str]) -> Iterator[Span]:
    prepositions = frozenset(target for target in targets if target not in ("acc", "dat"))
    yield from _with_prepositions(view, trigger, prepositions)
    for case in ("acc", "dat"):
        if case in targets:
            yield from _object(view, trigger, subject, case)


def _object(view: View, trigger: Trigger, subject: int | None, case: str) -> Iterator[Span]:
    taken = set() if subject is None else set(_conjuncts(view, subject, len(view.tokens)))
    for number in view.chunks_in(trigger.scope):
        chunk = view.sentence.chunks[number]
        plain = chunk.preposition is None and view.time_at[chunk.head] == NONE and not is_attached(view, number)
        fits = plain and number not in taken and case in chunk.cases
        if fits and not _is_beside(view, number, taken) and (found := referents(view, number)):
            yield from found
            return
    if case == "acc":
        yield from _behind_time(view, trigger)


def _is_beside(view: View, number: int, taken: set[int]) -> bool:
    """Whether a bare name only says who the chunk right before it is: "die Gewerkschaft | Verdi"."""
    chunk = view.sentence.chunks[number]
    before = view.chunk_at[chunk.first - 1] if chunk.first else NONE
    return before in taken and before != NONE and chunk.first == chunk.head and view.name_at[chunk.head] != NONE


def _behind_time(view: View, trigger: Trigger) -> Iterator[Span]:
    """A name that the analysis takes for part of the date before it: "im November | Putin"."""
    for number in view.chunks_in(trigger.scope):
        chunk = view.sentence.chunks[number]
        if view.time_at[chunk.head] != NONE:
            yield from (_as_span(name) for name in view.name_in(chunk.head + 1, chunk.last) if name.label != "OTH")


def _with_prepositions(view: View, trigger: Trigger, prepositions: frozenset[str]) -> Iterator[Span]:
    for number in view.chunks_in(trigger.scope) if prepositions else ():
        if view.sentence.chunks[number].preposition in prepositions:
            yield from referents(view, number)


def _subject(view: View, trigger: Trigger, clause: Clause) -> int | None:
    """The subject's first conjunct; of an infinitive clause the subject of what governs it."""
    if clause.kind == "infinitive":
        parent = view.clause(NONE if clause.parent is None else clause.parent)
        demanded = parent is not None and parent.verb is not None and words.speech(parent.verb.lemma) == "proposed"
        return None if parent is None or parent.kind == "infinitive" or demanded else parent.subject
    plain = [number for number in view.chunks_in(trigger.scope) if _may_be_subject(view, number)]
    given = clause.subject
    if given is not None and (is_party(view, given) or not plain):
        return next((number for number in plain if given in _conjuncts(view, number, len(view.tokens))), given)
    if not plain or any(number not in _conjuncts(view, plain[0], len(view.tokens)) for number in plain):
        return None
    return plain[0]


def _may_be_subject(view: View, number: int) -> bool:
    chunk = view.sentence.chunks[number]
    plain = chunk.preposition is None and "nom" in chunk.cases and not is_attached(view, number)
    return plain and is_party(view, number)


# --- the words around a noun ---------------------------------------------------------------------------------------


def _of_noun(view: View, trigger: Trigger) -> Participants:
    own = _of_reach(view, trigger)
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None:
        return own
    if trigger.subject or clause.subject == trigger.chunk:
        agents = tuple(_with_prepositions(view, trigger, frozenset({"von", "durch"})))
        return own if own.actors else Participants(agents, own.recipients)
    inside = _takes_subject(view, trigger, own)
    if (trigger.support in ("", "be") and not inside) or len(own.actors) > 1:
        return own
    whole = trigger if trigger.scope else structs.replace(trigger, scope=_clause_tokens(view, trigger))
    subject = _subject(view, whole, clause)
    acting = () if subject is None else referents(view, subject)
    if _is_absence(trigger, view, clause):
        return Participants(own.actors, own.recipients, _unique((*acting, *_neither(view, whole))))
    if trigger.row["strength"] == "delegation":
        return Participants((*_with_prepositions(view, whole, frozenset({"neben"})), *acting))
    others = () if inside else tuple(_with_prepositions(view, trigger, frozenset({"mit", "gegen", "neben"})))
    return Participants((*acting, *own.actors), (*own.recipients, *others))


def _takes_subject(view: View, trigger: Trigger, own: Participants) -> bool:
    """Whether the clause's subject takes part though its verb is another: "sagte A bei seinem Besuch in Oslo"."""
    if trigger.row["strength"] == "delegation":
        return True
    preposition = view.sentence.chunks[trigger.chunk].preposition
    if preposition == "mit":
        return trigger.type != "CONSULT"
    return preposition in ("bei", "beim", "auf", "während") and trigger.type == "CONSULT" and not own.actors


def _clause_tokens(view: View, trigger: Trigger) -> tuple[int, ...]:
    inside = (index for index, clause in enumerate(view.clause_at) if clause == trigger.clause)
    return tuple(index for index in inside if index not in trigger.reach)


def _neither(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Weder A noch B nahmen teil"."""
    if any(view.word(index) == "weder" for index in trigger.scope):
        for number in view.chunks_in(trigger.scope):
            if _may_be_subject(view, number):
                yield from referents(view, number)


def _is_absence(trigger: Trigger, view: View, clause: Clause) -> bool:
    """Whether the clause says that its subject takes no part."""
    assert clause.verb is not None
    if trigger.support != "attend":
        return False
    return clause.verb.negated or any(view.word(index) == "weder" for index in range(clause.first, clause.last))


def _of_reach(view: View, trigger: Trigger) -> Participants:
    actors = (*_possessors(view, trigger), *_behind(view, trigger, frozenset({"zwischen", "von"})))
    met = frozenset({"mit", "bei"}) if trigger.type == "PROTEST" else frozenset({"mit"})
    others = tuple(_behind(view, trigger, met))
    return Participants(_definite((*actors, *_genitives(view, trigger))), _definite(others))


def _definite(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without descriptions of nobody in particular: "zwischen einem Präsidenten und einem Kanzler"."""
    return tuple(span for span in _unique(spans) if span.text.split(" ")[0].lower() not in INDEFINITE)


def _behind(view: View, trigger: Trigger, prepositions: frozenset[str]) -> Iterator[Span]:
    """The referents of the phrases in the noun's reach that these prepositions open."""
    for number, chunk in enumerate(view.sentence.chunks):
        inside = trigger.reach.first < chunk.first < trigger.reach.last
        if inside and chunk.preposition in prepositions and number != trigger.chunk:
            yield from referents(view, number, trigger.reach.last)


def _possessors(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Trumps Treffen mit Putin": a genitive name before its noun, inside its chunk or right before it."""
    chunk = view.sentence.chunks[trigger.chunk]
    for name in view.name_in(chunk.first, chunk.head):
        if name.label in ("PER", "ORG", "LOC") and name.text.endswith(("s", "’", "'")):
            yield _as_span(name)


def _genitives(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "die Beratungen der Verbündeten": the genitive right after the noun."""
    chunk = view.sentence.chunks[trigger.chunk]
    if chunk.last < len(view.tokens):
        number = view.chunk_at[chunk.last]
        if (
            number != NONE
            and number != trigger.chunk
            and is_attached(view, number)
            and _is_inside(view, number, trigger)
        ):
            yield from referents(view, number, trigger.reach.last)


def _is_inside(view: View, number: int, trigger: Trigger) -> bool:
    chunk = view.sentence.chunks[number]
    return trigger.reach.first <= chunk.first and chunk.last <= trigger.reach.last


# --- lists and referents -------------------------------------------------------------------------------------------


def _conjuncts(view: View, chunk: int, stop: int) -> tuple[int, ...]:
    """The chunk and those joined to it: "A, B sowie C", "Vertreter der EU und X".

    Of a description and the name beside it ("des Gesandten, X,", "X, der Leiter des Fonds,") only the name is given.
    """
    found = [chunk]
    last = _end_with_attachments(view, chunk, stop)
    while last < stop and (following := _joined_chunk(view, chunk, last, stop)) != NONE:
        end = _end_with_attachments(view, following, stop)
        apposed = view.word(last) == "," and _has_person(view, found[-1]) != _has_person(view, following)
        if view.word(last) == "," and not apposed and not _list_goes_on(view, end):
            break
        if apposed and _has_person(view, following):
            found[-1] = following
        elif not apposed:
            found.append(following)
        last = end + 1 if apposed and view.word(end) == "," and view.word(end + 1) in CONJUNCTIONS else end
    return tuple(found)


def _joined_chunk(view: View, chunk: int, last: int, stop: int) -> int:
    """The chunk behind the conjunction or comma at token `last`, or NONE."""
    following = view.chunk_at[last + 1] if last + 1 < stop else NONE
    if following == NONE or (view.word(last) not in CONJUNCTIONS and view.word(last) != ","):
        return NONE
    further = view.sentence.chunks[following]
    same = further.preposition in (None, view.sentence.chunks[chunk].preposition)
    return following if same and further.first == last + 1 else NONE


def _has_person(view: View, number: int) -> bool:
    chunk = view.sentence.chunks[number]
    return any(name.label == "PER" for name in view.name_in(chunk.first, chunk.last))


def _list_goes_on(view: View, end: int) -> bool:
    return view.word(end) in CONJUNCTIONS or view.word(end) == ","


def _end_with_attachments(view: View, number: int, stop: int) -> int:
    """Where a chunk ends with the genitives and von-phrases that follow it."""
    last = view.sentence.chunks[number].last
    while last < stop and view.chunk_at[last] != NONE:
        following = view.sentence.chunks[view.chunk_at[last]]
        if not (is_attached(view, view.chunk_at[last]) or following.preposition in ("von", "vom")):
            break
        last = following.last
    return last


def _referent(view: View, number: int, stop: int) -> list[Span]:
    chunk = view.sentence.chunks[number]
    named = view.name_in(chunk.first, min(chunk.last, stop))
    persons = [_as_span(name) for name in named if name.label == "PER" and not _is_possessor(view, name, chunk.head)]
    if persons:
        return persons[-1:]
    head = view.tokens[chunk.head]
    if view.name_at[chunk.head] != NONE:
        name = view.names[view.name_at[chunk.head]]
        return [_as_span(name)] if name.label != "OTH" and head.text[-1:] != "-" else []
    if view.time_at[chunk.head] != NONE or words.noun(head.text) is not None:
        return []
    if head.detail == "rel":
        return _antecedent(view, number)
    party = words.pronoun(head.text.lower())
    if head.pos == "PRON" or party is not None:
        return [view.span(chunk.head, chunk.head + 1)] if party else []
    if apposed := [_as_span(name) for name in named if name.label in ("ORG", "LOC") and name.begin >= head.end]:
        return apposed[:1]
    if places.state_of(head.text) and head.text[:1].isupper():
        return [view.span(chunk.head, chunk.head + 1)]
    if not words.is_agent(head.text):
        return []
    following = view.chunk_at[chunk.last] if chunk.last < stop else NONE
    if following != NONE and _is_beside(view, following, {number}) and head.text[:1].isupper():
        named = view.name_in(chunk.last, min(view.sentence.chunks[following].last, stop))
        return [_as_span(name) for name in named if name.label in ("PER", "ORG")][:1] or [
            _description(view, number, stop)
        ]
    return _represented(view, number, stop) or [_description(view, number, stop)]


def _antecedent(view: View, number: int) -> list[Span]:
    """Whom a relative pronoun stands for: what ends right before its clause."""
    before = view.sentence.chunks[number].first - 1
    if before < 1 or view.word(before) != "," or view.chunk_at[before - 1] == NONE:
        return []
    chunk = view.chunk_at[before - 1]
    return [] if view.tokens[view.sentence.chunks[chunk].head].detail == "rel" else _referent(view, chunk, before)


def _represented(view: View, number: int, stop: int) -> list[Span]:
    """The names behind a representative: "Vertreter der EU und der Ukraine", "Truppen Russlands"."""
    head = view.tokens[view.sentence.chunks[number].head].text
    if not words.is_representative(head):
        return []
    last = view.sentence.chunks[number].last
    found: list[Span] = []
    while last < stop:
        at = last + 1 if found and view.word(last) in (*CONJUNCTIONS, ",") and last + 1 < stop else last
        following = view.chunk_at[at]
        if following == NONE or view.sentence.chunks[following].first != at:
            break
        chunk = view.sentence.chunks[following]
        genitive = chunk.preposition is None and "gen" in chunk.cases and words.opens_genitive(view.word(chunk.first))
        if not genitive and chunk.preposition not in ("von", "aus"):
            break
        named = [_as_span(name) for name in view.name_in(chunk.first, chunk.last) if name.label in ("ORG", "LOC")]
        if not named:
            break
        found += named
        last = chunk.last
    return found


def _description(view: View, number: int, stop: int) -> Span:
    """The words of a description with its genitives, without its preposition: "die Gewerkschaft der Lokführer"."""
    chunk = view.sentence.chunks[number]
    first = chunk.first + (1 if chunk.preposition is not None and chunk.first < chunk.head else 0)
    while first < chunk.head and view.tokens[first].pos in ("ADV", "CCONJ", "PART"):
        first += 1
    return view.span(first, max(chunk.head + 1, min(_end_with_attachments(view, number, stop), stop)))


def _is_possessor(view: View, name: Name, head: int) -> bool:
    """Whether a name only owns the head: "Trumps Sondergesandter"."""
    return name.end <= view.tokens[head].begin and name.text.endswith(("s", "’", "'")) and (
        words.is_agent(view.tokens[head].text) or view.name_at[head] != NONE
    )  # fmt: skip


def _as_span(name: Name) -> Span:
    return Span(name.begin, name.end, name.text)


def _unique(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _without(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(span for span in _unique(spans) if span not in others)


def _union(one: Participants, other: Participants) -> Participants:
    return Participants(one.actors + other.actors, one.recipients + other.recipients, one.absent + other.absent)

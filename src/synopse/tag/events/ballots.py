"""Who votes and who marches: what makes everyday verbs tell a ballot ("wählte") or a protest ("zogen")."""

from __future__ import annotations

from synopse.model import Span
from synopse.syntax import Chunk, Clause
from synopse.tag.events.parties import SHARES
from synopse.tag.events.persons import meant
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import View
from synopse.vocabulary import happenings as words

GROUPS = frozenset({"dutzende", "hunderte", "tausende", "zehntausende", "hunderttausende", "leute", "menschen"})
ANSWERS = frozenset({"ja", "nein"})
SIDES = frozenset({"für", "gegen"})
LOCAL = frozenset({"durch", "vor", "zum", "zur", "zu"})


def votes(view: View, number: int, clause: Clause) -> bool:
    """Whether those who vote do, or it is said on what: "Die Aktionäre stimmen am 3. März ab", "stimmt über ... ab"."""
    return _is_of_voters(view, clause) or _has(view, number, frozenset({"über"})) or _is_set(view, number, clause)


def decides(view: View, number: int, clause: Clause) -> bool:
    """Whether it is a body that decides, and not only what will: "Das Landgericht entschied für die Klägerin"."""
    return clause.kind == "main" and _is_of_voters(view, clause)


def is_seated(view: View, number: int, clause: Clause) -> bool:
    """Whether it is a body that takes something up: "Der Ausschuss befasst sich am Montag mit dem Bau"."""
    return _is_of_voters(view, clause) and any(view.time_at[at] >= 0 for at in view.tokens_of(number))


def is_body(view: View, span: Span) -> bool:
    """Whether a description is of a body that sits, so that it alone makes a meeting: "der Ausschuss des Landtags"."""
    heads = (view.tokens[c.head] for c in view.sentence.chunks if span.begin <= view.tokens[c.head].begin < span.end)
    head = next(heads, None)
    return head is not None and head.text[:1].isupper() and words.is_body(head.text)


def casts(view: View, number: int, clause: Clause) -> bool:
    """Whether it is said how one votes: "stimmte für", "votierten mit Ja"."""
    inside = (view.word(index) for index in view.tokens_of(number))
    return _has(view, number, SIDES) or any(word in ANSWERS for word in inside)


def is_elected(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody is elected: "wählte sie zur Präsidentin", "Das Parlament wählte Alma Berg"."""
    if _has(view, number, frozenset({"zu", "zum", "zur"})) or _is_set(view, number, clause):
        return True
    if clause.verb is None or clause.verb.voice == "passive":
        return False
    others = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if chunk != clause.subject)
    persons = any(view.names_person(chunk) for chunk in others if chunk.preposition is None)
    return persons and _is_of_voters(view, clause)


def is_polled(view: View, number: int, clause: Clause) -> bool:
    """Whether a body or a part of it speaks for or against: "80 Prozent sprachen sich für den Plan aus"."""
    return _has(view, number, SIDES) and _is_of_voters(view, clause)


def is_backed(view: View, number: int, clause: Clause) -> bool:
    """Whether it is somebody behind whom one stands: "stellte sich hinter die Ministerin", not "hinter das Pult"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    behind = (chunk for chunk in chunks if chunk.preposition == "hinter")
    return any(words.is_agent(view.tokens[chunk.head].text) or view.names_person(chunk) for chunk in behind)


def marches(view: View, number: int, clause: Clause) -> bool:
    """Whether many people go somewhere in a town: "35.000 Menschen zogen durch Lissabon"."""
    if clause.subject is None:
        return False
    subject = view.sentence.chunks[clause.subject]
    head = view.tokens[subject.head].text
    many = subject.number == "plur" or any(char.isdigit() for char in view.tokens[subject.first].text)
    crowd = view.word(subject.head) in GROUPS or (many and words.is_person(head) and not view.names_person(subject))
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    return crowd and any(chunk.preposition in LOCAL and _is_local(view, chunk) for chunk in chunks)


def is_impersonal(clause: Clause) -> bool:
    """Whether it is only told that something is done, not who does it: "In Kassel wurde am Montag demonstriert"."""
    verb = clause.verb
    done = verb is not None and verb.voice == "passive" and verb.mood != "Sub" and verb.modal is None
    return done and clause.kind == "main" and clause.subject is None


def _is_set(view: View, number: int, clause: Clause) -> bool:
    """Whether a ballot is told by its day alone: "Abgestimmt wird am 3. Mai", not "mit den Nachbarn abgestimmt"."""
    dated = any(view.time_at[at] >= 0 for at in view.tokens_of(number))
    return dated and is_impersonal(clause) and not _has(view, number, frozenset({"mit"}))


def _is_local(view: View, chunk: Chunk) -> bool:
    head = view.tokens[chunk.head].text
    named = any(name.label == "LOC" for name in view.name_in(chunk.first, chunk.last))
    return (
        named or words.is_site(head) or words.is_facility(head) or view.word(chunk.head).endswith(("stadt", "straßen"))
    )


def _is_of_voters(view: View, clause: Clause) -> bool:
    if clause.subject is None:
        return False
    chunk = view.sentence.chunks[meant(view, clause.subject)]
    return view.word(chunk.head) in SHARES or words.is_voter(view.tokens[chunk.head].text.split("-")[-1])


def _has(view: View, number: int, prepositions: frozenset[str]) -> bool:
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if not is_attached(view, chunk))
    return any(chunk.preposition in prepositions for chunk in chunks)

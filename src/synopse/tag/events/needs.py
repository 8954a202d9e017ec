"""What a clause must have besides its verb to tell an event: "sprach mit X" does, "sprach von Geld" does not."""

from __future__ import annotations

import re
from typing import Callable

from synopse.lexicon import Row
from synopse.syntax import Chunk, Clause
from synopse.tag.events import ballots
from synopse.tag.events.objects import object_numbers
from synopse.tag.events.parties import conjuncts, listed_from, referents
from synopse.tag.events.persons import is_named, is_somebody, meant
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

UNCHECKED = ("named", "troops")
"""Needs that are looked at later or never met."""
CONTRACTED = {"zu": ("zum", "zur"), "bei": ("beim",), "an": ("am",), "in": ("im",), "von": ("vom",), "über": ("überm",)}
ATTENDANCE = ("present", "absent", "sent")
"""Aspects of verbs that only say who was there."""
ROAD = re.compile(r"[ABKL]\d{1,4}")
VESSELS = ("boot", "fähre", "schiff", "frachter", "kutter", "jacht", "yacht", "tanker", "dampfer")
REFLEXIVE = ("sich", "uns", "mich")
COUNTED = frozenset({"die", "beide", "beiden", "zwei", "drei", "vier", "fünf", "sechs", "sieben"})
"""Open a phrase for certain people: "die Außenminister", "beide Delegationen"."""


def has_needed(view: View, number: int, clause: Clause, row: Row) -> bool:
    """Whether the clause has what makes an everyday verb name an event: "sprach mit X", but not "sprach von X"."""
    assert clause.verb is not None
    reflexive = any(view.word(index) in REFLEXIVE for index in view.tokens_of(number))
    if row.get("reflexive") == ("no" if reflexive else "yes") and clause.verb.voice != "passive":
        return False
    if row["aspect"] in ATTENDANCE and not _is_of_meeting(view, number, row):
        return False
    needs = row.get("needs", "")
    check = NEEDS.get(needs)
    if check is not None:
        return check(view, number, clause)
    if needs[:1].islower() and needs not in UNCHECKED:
        return _goes_with(view, number, needs)
    return needs != "troops"


def says(view: View, number: int, word: str) -> bool:
    """Whether a clause, given by its number, has a word, given in lower case."""
    return any(view.word(index) == word for index in view.tokens_of(number))


def _goes_with(view: View, number: int, prepositions: str) -> bool:
    """Whether the clause has a phrase with one of the prepositions: "stimmte für", "sprach mit", "beschloss über"."""
    wanted = {form for plain in prepositions.split(" ") for form in (plain, *CONTRACTED.get(plain, ()))}
    if any(view.sentence.chunks[chunk].preposition in wanted for chunk in view.chunks_of(number)):
        return True
    if prepositions == "mit":
        clause = view.sentence.clauses[number]
        return says(view, number, "miteinander") or _is_of_several(view, number, clause)
    return any(
        says(view, number, f"{opener}{form}") for form in wanted for opener in ("da", "dar", "hier", "wor", "wo")
    )


def _is_of_several(view: View, number: int, clause: Clause) -> bool:
    """Whether two or more speak about something, or to each other: "A und B haben sich ausgetauscht"."""
    if clause.subject is None or clause.verb is None or clause.verb.voice == "passive":
        return False
    about = says(view, number, "sich") or any(
        view.sentence.chunks[chunk].preposition == "über" for chunk in view.chunks_of(number)
    )
    many = view.sentence.chunks[clause.subject].number == "plur" and says(view, number, "die")
    return about and (many or len(referents(view, clause.subject)) > 1)


def _in_place(view: View, number: int, clause: Clause) -> bool:
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    return any(chunk.preposition in ("in", "im", "nach") and view.name_in(chunk.first, chunk.last) for chunk in chunks)


def _has_site(view: View, number: int, clause: Clause) -> bool:
    if clause.subject is None:
        return False
    return words.is_site(view.tokens[view.sentence.chunks[meant(view, clause.subject)].head].text)


def _has_facility(view: View, number: int, clause: Clause) -> bool:
    """Whether what is opened, closed or blocked is a building or a way: "hat das Werk geschlossen", "die A 2"."""
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    plain = [view.tokens[chunk.head].text for chunk in chunks if chunk.preposition is None]
    return any(words.is_facility(head) or ROAD.fullmatch(head) for head in plain)


def _takes_counsel(view: View, number: int, clause: Clause) -> bool:
    """Whether several confer, or a body that sits: "Der Gemeinderat berät am Dienstag"."""
    if _is_group(view, number, clause) or ballots.is_seated(view, number, clause):
        return True
    return _is_of_certain(view, clause) and _is_dated(view, number, clause) and not _has_party(view, number, clause)


def _is_of_certain(view: View, clause: Clause) -> bool:
    """Whether the subject are certain people: "die vier Fraktionsvorsitzenden berieten", not "Fachleute beraten".

    So are two of whom one is told by name: "Rahel Kern und die Ärzte berieten".
    """
    if clause.subject is None or clause.verb is None or clause.verb.voice == "passive":
        return False
    chunk = view.sentence.chunks[clause.subject]
    acting = conjuncts(view, clause.subject, len(view.tokens))
    if len(acting) > 1 and any(is_named(view, number) for number in acting):
        return True
    certain = view.word(chunk.first) in COUNTED and chunk.number != "sing"
    return certain and words.is_agent(view.tokens[chunk.head].text)


def _is_cleared(view: View, number: int, clause: Clause) -> bool:
    """Whether a building or a place is cleared: "räumte das Camp", "Tauer wird geräumt", "Truppen räumten Tauer"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    passive = clause.verb is not None and clause.verb.voice == "passive"
    subject = None if clause.subject is None else view.tokens[view.sentence.chunks[clause.subject].head].text
    plain = [chunk for chunk in chunks if chunk.preposition is None]
    named = (passive or (subject is not None and words.is_troop(subject))) and any(
        name.label == "LOC" for chunk in plain for name in view.name_in(chunk.first, chunk.last)
    )
    return named or _has_facility(view, number, clause)


def _has_person(view: View, number: int, clause: Clause) -> bool:
    """Whether the subject is a person by name: "Die Malerin Alma Berggren ist gestorben"."""
    return clause.subject is not None and is_named(view, clause.subject)


def _has_party(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody is acted on: "entließ die Ministerin", but not "entließ die Luft"."""
    acted_on = (view.sentence.chunks[chunk] for chunk in _acted_on(view, number, clause))
    heads = (view.tokens[chunk.head].text for chunk in acted_on)
    return any(words.is_agent(head) for head in heads) or any(
        is_somebody(view, chunk) for chunk in _acted_on(view, number, clause)
    )


def _acted_on(view: View, number: int, clause: Clause) -> list[int]:
    """The chunks that may be acted on: those without a preposition but the subject; of the passive the subject."""
    passive = clause.verb is not None and clause.verb.voice == "passive"
    acting = () if clause.subject is None else conjuncts(view, clause.subject, len(view.tokens))  # "Kern und | Brandt"
    chunks = [chunk for chunk in view.chunks_of(number) if passive == (chunk in acting)]
    pieces = ((chunk, view.sentence.chunks[chunk]) for chunk in chunks)
    return [chunk for chunk, piece in pieces if piece.preposition is None and not _owns(view, piece)]


def _has_somebody(view: View, number: int, clause: Clause) -> bool:
    """Whether the subject, that of the passive too, is a person, by name or as what he is: "Kern kam in Haft"."""
    return clause.subject is not None and is_somebody(view, clause.subject)


def _is_jailed(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody goes to prison: "kam ins Gefängnis", not "kam aus dem Gefängnis frei"."""
    out = any(says(view, number, word) for word in ("aus", "frei"))
    return not out and _has_somebody(view, number, clause)


def _has_people(view: View, number: int, clause: Clause) -> bool:
    """Whether it is people who are acted on: "rettete zwölf Fahrgäste", not "rettete die Firma"."""
    return any(
        words.is_person(view.tokens[view.sentence.chunks[meant(view, chunk)].head].text) or is_named(view, chunk)
        for chunk in _acted_on(view, number, clause)
    )


def _is_missed(view: View, number: int, clause: Clause) -> bool:
    """Whether people or a craft are missed: "Ein Hubschrauber wird vermisst", not "Der Ring wird vermisst"."""
    heads = (
        view.tokens[view.sentence.chunks[meant(view, chunk)].head].text for chunk in _acted_on(view, number, clause)
    )
    return _has_people(view, number, clause) or any(words.is_craft(head) for head in heads)


def _travels(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody by name goes to a place by name: "Kern kommt am Freitag nach Bergen"."""
    if not _has_person(view, number, clause):
        return False
    if all(
        chunk == clause.subject or view.time_at[view.sentence.chunks[chunk].head] != NONE
        for chunk in view.chunks_of(number)
    ):
        return _is_dated(view, number, clause)  # "Morgen kommt Ministerin Kern"
    return any(
        chunk.preposition in ("in", "nach")
        and any(name.label == "LOC" for name in view.name_in(chunk.first, chunk.last))
        for chunk in (view.sentence.chunks[other] for other in view.chunks_of(number))
    )


def _is_somewhere(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody by name is at a site or in a town: "will sich am Donnerstag im Werk informieren"."""
    if not _has_person(view, number, clause):
        return False
    chunks = (view.sentence.chunks[other] for other in view.chunks_of(number))
    return any(
        chunk.preposition in ("am", "an", "auf", "bei", "im", "in", "vor")
        and (
            words.is_site(view.tokens[chunk.head].text)
            or view.word(chunk.head) == "ort"
            or any(name.label == "LOC" for name in view.name_in(chunk.first, chunk.last))
        )
        for chunk in chunks
    )


def _leaves(view: View, number: int, clause: Clause) -> bool:
    return _has_somebody(view, number, clause) and not _has_object(view, number, clause)


def _has_office(view: View, number: int, clause: Clause) -> bool:
    """Whether the clause names what somebody is: "hört als Landrat auf"."""
    for index in view.tokens_of(number):
        behind = view.word(index) == "als" and index + 1 < len(view.tokens)
        following = view.chunk_at[index + 1] if behind else NONE
        if following != NONE and words.is_agent(view.tokens[view.sentence.chunks[following].head].text):
            return _has_somebody(view, number, clause)
    return False


def _becomes(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody by name gets an office: "Kern wird im Mai neue Landrätin", not "Kern wird geehrt"."""
    if clause.verb is None or clause.verb.lemma != "werden" or clause.subject is None:
        return False
    subject = view.sentence.chunks[clause.subject]
    if not view.names_person(subject):
        return False  # "Später wurde er Präsident" tells a life
    free = (chunk for chunk in view.chunks_of(number) if chunk != clause.subject and not is_attached(view, chunk))
    others = (view.sentence.chunks[chunk] for chunk in free if not _is_one_of(view, chunk))
    return any(
        chunk.preposition is None
        and view.word(chunk.first - 1) not in ("als", ",")  # "wurde Ida Kern, Ministerin des Landes, geehrt"
        and "nom" in chunk.cases
        and words.is_office(view.tokens[chunk.head].text)
        and not words.word_status("sport", view.tokens[chunk.head].text)
        for chunk in others
    )


def _is_one_of(view: View, number: int) -> bool:
    """Whether a genitive says of whom somebody is one: "einer | der Kandidaten"."""
    chunk = view.sentence.chunks[number]
    return "gen" in chunk.cases and view.word(chunk.first - 1) in ("einer", "eine", "eines")


def _must(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody had to: "mussten ihre Wohnungen verlassen", not "verließ die Wohnung"."""
    return clause.verb is not None and clause.verb.modal == "müssen" and not clause.verb.negated


def _is_left(view: View, number: int, clause: Clause) -> bool:
    """Whether a place had to be left: "640 Menschen müssen Tauer verlassen"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if chunk != clause.subject)
    plain = [chunk for chunk in chunks if chunk.preposition is None]
    left = any(name.label == "LOC" for chunk in plain for name in view.name_in(chunk.first, chunk.last))
    return left and _must(view, number, clause)


def _has_goods(view: View, number: int, clause: Clause) -> bool:
    """Whether what is acted on are things: "rief 900 Busse zurück", not "rief den Botschafter zurück"."""
    return _has_object(view, number, clause) and not _has_party(view, number, clause)


def _is_dated(view: View, number: int, clause: Clause) -> bool:
    """Whether the clause has a date: "Das Gesetz gilt ab Juli", not "gilt für alle"."""
    return any(view.time_at[index] != NONE for index in view.tokens_of(number))


def _is_honoured(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody is honoured on a day: "wurde am Montag ausgezeichnet", not "werden Städte ausgezeichnet"."""
    return _is_dated(view, number, clause) and _has_party(view, number, clause)


def _is_vessel(view: View, number: int, clause: Clause) -> bool:
    """Whether what sinks can: "Die Fähre sank", not "Die Zahl sank"."""
    if clause.subject is None:
        return False
    chunk = view.sentence.chunks[meant(view, clause.subject)]
    named = any(name.label == "OTH" for name in view.name_in(chunk.first, chunk.last))
    return named or view.word(chunk.head).endswith(VESSELS)


def _is_impersonal(view: View, number: int, clause: Clause) -> bool:
    return clause.subject is not None and view.word(view.sentence.chunks[clause.subject].head) == "es"


def _is_green(view: View, number: int, clause: Clause) -> bool:
    return says(view, number, "grünes")


def _owns(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is the genitive of the one before it: "900 Busse der Firma Kern"."""
    return chunk.cases == {"gen"} and chunk.first > 0 and view.chunk_at[chunk.first - 1] != NONE


def _arrives(view: View, number: int, clause: Clause) -> bool:
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    local = any(chunk.preposition in ("in", "im") and view.name_in(chunk.first, chunk.last) for chunk in chunks)
    return local and clause.verb is not None and clause.verb.voice == "passive"


def _is_group(view: View, number: int, clause: Clause) -> bool:
    reflexive = any(view.word(index) in REFLEXIVE for index in view.tokens_of(number))
    return reflexive or any(
        view.sentence.chunks[chunk].preposition in ("mit", "über") for chunk in view.chunks_of(number)
    )


def _is_alone(view: View, number: int, clause: Clause) -> bool:
    """Whether nothing is acted on; ", unter ihnen Rahel Moll" only tells of the subject."""
    inside = view.tokens_of(number)
    passive = clause.verb is not None and clause.verb.voice == "passive"
    acted_on = clause.subject is not None if passive else bool(_plain_objects(view, number, clause))
    said = any(
        other.parent == number
        and (other.kind == "infinitive" or other.opener == "dass")  # not "demonstrierten, obwohl"
        for other in view.sentence.clauses
    )
    return not (acted_on or said) or listed_from(view, inside) != NONE


def _is_of_meeting(view: View, number: int, row: Row) -> bool:
    """Whether nothing else is named that one takes part in: "nahm in Genf nicht teil", not "nahm am Lauf teil"."""
    plain = ("am", "an", "bei", "beim", "zu", "zum", "zur", "für")
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    own = ("tisch", *row["form"].lower().split(" "))
    return not any(
        chunk.preposition in plain and view.time_at[chunk.head] == NONE and view.word(chunk.head) not in own
        for chunk in chunks
        if view.word(chunk.first - 1) not in ("als", "wie")
    )


def _has_object(view: View, number: int, clause: Clause) -> bool:
    assert clause.verb is not None
    told = any(other.parent == number and other.kind != "relative" for other in view.sentence.clauses)
    if clause.verb.voice == "passive":
        return clause.subject is not None or told  # "In Bern wurde beschlossen, die Halle zu bauen"
    plain = _plain_objects(view, number, clause)
    return bool(plain) or any(other.parent == number for other in view.sentence.clauses)


def _plain_objects(view: View, number: int, clause: Clause) -> list[int]:
    """The objects of a clause without those that another verb governs."""
    return [chunk for chunk in object_numbers(view, number, clause) if not _is_led(view, chunk, clause)]


def _is_led(view: View, number: int, clause: Clause) -> bool:
    """Whether a chunk stands behind another before the verb: "Nach dem Aufruf der Gewerkschaft | Hafen | zogen ..."."""
    first, finite = view.sentence.chunks[number].first, None if clause.verb is None else clause.verb.finite
    leads = clause.kind == "main" and finite is not None and clause.first < first < finite
    return leads and view.chunk_at[first - 1] != NONE


NEEDS: dict[str, Callable[[View, int, Clause], bool]] = {
    "place": _in_place,
    "site": _has_site,
    "facility": _has_facility,
    "person": _has_person,
    "party": _has_party,
    "object": _has_object,
    "alone": _is_alone,
    "arrival": _arrives,
    "group": _is_group,
    "somebody": _has_somebody,
    "traveller": _travels,
    "leaver": _leaves,
    "somewhere": _is_somewhere,
    "jailed": _is_jailed,
    "people": _has_people,
    "missed": _is_missed,
    "office": _has_office,
    "becomes": _becomes,
    "left": _is_left,
    "must": _must,
    "goods": _has_goods,
    "honoured": _is_honoured,
    "impersonal": _is_impersonal,
    "dated": _is_dated,
    "vessel": _is_vessel,
    "green": _is_green,
    "voters": ballots.votes,
    "cast": ballots.casts,
    "elected": ballots.is_elected,
    "cleared": _is_cleared,
    "counsel": _takes_counsel,
    "seated": ballots.is_seated,
    "decided": ballots.decides,
    "polled": ballots.is_polled,
    "marchers": ballots.marches,
    "backed": ballots.is_backed,
}
"""What a clause must have besides its verb; any other word of that column is a preposition or is looked at later."""

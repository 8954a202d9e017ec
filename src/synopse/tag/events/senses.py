"""Which of its senses a verb has in a clause: to meet, to hit or to score; to attack a town or a minister.

The lexicon gives a verb one row. Where everyday German uses the verb for other things too, the clause says which it is:
by what is acted on ("traf den Kanzler", "traf ein Umspannwerk", "traf eine Entscheidung"), by who acts, and by how.
"""

from __future__ import annotations

from typing import Callable

from synopse import lexicon
from synopse.lexicon import Row
from synopse.syntax import Chunk, Clause
from synopse.tag.events import ballots
from synopse.tag.events.needs import REFLEXIVE, says
from synopse.tag.events.objects import acted_on, is_army, is_party, objects_of
from synopse.tag.events.persons import is_named
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

BY = ("von", "vom", "vor", "durch")
MEANS = (*BY, "mit", "bei", "beim")
TOGETHER = frozenset({"sich", "uns", "mich", "einander", "miteinander", "mit", "mitsamt"})
OTHERS = frozenset({"ihn", "sie", "ihm", "ihr", "ihnen", "mich", "uns", "den", "die", "das", "dessen", "deren", "jene"})
"""Pronouns in lower case that can stand for whom one meets."""
VERBAL = frozenset({"scharf", "verbal", "frontal", "persönlich", "hart", "öffentlich", "rhetorisch"})
"""How one attacks with words."""
POLICE = ("Polizei", "Polizist", "Spezialkr", "Spezialeinheit", "Spezialkommando", "SEK", "GSG", "Ermittler", "Zoll")
THIEVES = ("Dieb", "Einbrecher", "Räuber", "Täter", "Unbekannte")
ROUND = frozenset({"Million", "Millionen", "Milliarde", "Milliarden"})
QUOTES = frozenset({"„", "»", "“", '"'})
SINGLE = frozenset({"er", "sie", "ich", "du", "wir", "dieser", "diese", "man", "wer"})
"""Pronouns for one or a few, whose vote is not that of a body."""


def sense(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """The row of the sense that a verb has in its clause; None for one that tells no event: "traf Vorkehrungen"."""
    check = SENSES.get(row["form"]) or PHRASES.get(row["form"].partition(" ")[2])
    return row if check is None else check(view, number, clause, row)


def _meeting(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "traf den Minister", "trafen sich"; "traf ein Wohnhaus" is an attack where a weapon or an army does it."""
    if _is_hit(view, number, clause):
        return words.phrase("Ziel", "treffen")
    assert clause.verb is not None
    if clause.verb.voice == "passive":
        return None  # "Die Region wurde hart getroffen"
    if clause.subject is not None and view.word(view.sentence.chunks[clause.subject].head) == "es":
        return None  # "Nun trifft es die Schule in Lemgo"
    if any(view.word(index) in TOGETHER and not _is_by_thing(view, index) for index in view.tokens_of(number)):
        return row
    if not _is_of_people(view, clause):
        return None  # "Der Vorwurf traf den Minister hart"
    met = any(is_party(view, chunk) for chunk in objects_of(view, number, clause))
    return row if met or _is_said_of_others(view, number, clause) or _comes_upon(view, number) else None


def _is_of_people(view: View, clause: Clause) -> bool:
    """Whether who meets somebody can: not a noun for a thing."""
    if clause.subject is None:
        return True
    chunk = view.sentence.chunks[clause.subject]
    return view.tokens[chunk.head].pos != "NOUN" or is_party(view, chunk)


def _is_by_thing(view: View, index: int) -> bool:
    """Whether a word leads to how something is done, and not to whom: "trafen mit einer Quote von 50 Prozent"."""
    if view.word(index) not in ("mit", "mitsamt") or view.chunk_at[index] == NONE:
        return False
    chunk = view.sentence.chunks[view.chunk_at[index]]
    return view.tokens[chunk.head].pos == "NOUN" and not is_party(view, chunk)


def _comes_upon(view: View, number: int) -> bool:
    """ "In Oslo traf sie auf den Präsidenten", not "trifft am Samstag auf Kiel"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    return any(chunk.preposition == "auf" and words.is_office(view.tokens[chunk.head].text) for chunk in chunks)


def _is_hit(view: View, number: int, clause: Clause) -> bool:
    """Whether a weapon or an army hits something: "Eine Drohne hat ein Umspannwerk getroffen"."""
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    subject = None if clause.subject is None else view.sentence.chunks[clause.subject]
    used = [chunk for chunk in chunks if chunk.preposition in MEANS]
    armed = any(words.is_weapon(view.tokens[chunk.head].text) for chunk in used)
    if clause.verb is not None and clause.verb.voice == "passive":
        return armed
    objects = list(objects_of(view, number, clause))
    if subject is None or not objects:
        return False
    by_weapon = words.is_weapon(view.tokens[subject.head].text)
    things = all(_is_thing(view, chunk) for chunk in objects)
    army = is_army(view, subject) and not any(chunk.preposition == "mit" for chunk in used)
    return by_weapon or (things and (armed or army))


def _is_thing(view: View, chunk: Chunk) -> bool:
    """Whether what is hit is a building, a site or a vehicle: "ein Umspannwerk", "ein Munitionslager"."""
    head = view.tokens[chunk.head].text
    built = words.is_facility(head) or words.is_site(head) or words.is_target(head)
    return built and not view.names_person(chunk)


def _is_said_of_others(view: View, number: int, clause: Clause) -> bool:
    """Whether a pronoun stands for whom somebody met: "traf ihn", "der Minister, den Kern traf"."""
    assert clause.verb is not None
    subject = NONE if clause.subject is None else view.sentence.chunks[clause.subject].head
    return any(
        view.word(index) in OTHERS and index != subject and _is_alone(view, index, clause)
        for index in view.tokens_of(number)
    )


def _is_alone(view: View, index: int, clause: Clause) -> bool:
    """Whether a word stands for somebody and is no article: ", den | Wendt traf"."""
    if view.chunk_at[index] == NONE or (index == clause.first and clause.kind != "main"):
        return True
    chunk = view.sentence.chunks[view.chunk_at[index]]
    return chunk.first == chunk.head == index


def _attacking(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "griff die Ministerin scharf an" is blame; "griff in der letzten Kurve an" is sport."""
    assert clause.verb is not None
    objects = acted_on(view, number, clause)
    subject = None if clause.subject is None else view.sentence.chunks[clause.subject]
    people = any(is_party(view, chunk) and not is_army(view, chunk) for chunk in objects)
    how = any(view.word(index) in VERBAL for index in view.tokens_of(number))
    why = any(view.sentence.chunks[chunk].preposition == "wegen" for chunk in view.chunks_of(number))
    if (people and (how or why)) or (objects and _is_with_words(view, number, clause)):
        return words.verb("kritisieren")
    if objects or subject is None or _is_said_of_others(view, number, clause):
        return row
    return row if words.is_agent(view.tokens[subject.head].text) and is_army(view, subject) else None


def _is_with_words(view: View, number: int, clause: Clause) -> bool:
    """Whether somebody attacks by speaking: "griff das Land mit scharfen Worten an", "griff sie an: „Wer so ..."."""
    quoted = view.word(clause.last) == ":" and view.word(clause.last + 1) in QUOTES
    armed = clause.subject is not None and is_army(view, view.sentence.chunks[clause.subject])
    return (not armed and says(view, number, "als")) or quoted or _has_word(view, number, "speech")


def _has_word(view: View, number: int, kind: str) -> bool:
    """Whether a phrase of the clause has a noun of a kind, or a compound of one: "Autofahrer"."""
    return any(words.word_status(kind, part) for head in view.heads_of(number) for _, part in words.members(head))


def _conquering(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "eroberte die Stadt", not "eroberte die Herzen", "eroberte den zweiten Platz"."""
    assert clause.verb is not None
    relative = view.tokens[clause.first].detail == "rel"
    taken = acted_on(view, number, clause)
    figurative = bool(taken) and any(
        words.word_status("prey", base) for base in words.bases(view.tokens[taken[0].head].text)
    )
    return row if relative or (not figurative and any(_is_land(view, chunk) for chunk in taken)) else None


def _is_land(view: View, chunk: Chunk) -> bool:
    head = view.tokens[chunk.head].text
    names = view.name_in(chunk.first, chunk.last)
    named = any(name.label == "LOC" and name.end == view.tokens[chunk.head].end for name in names)
    return named or words.is_territory(head) or words.is_site(head) or words.is_target(head)


def _speaking_for(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """What a body speaks for is a vote; what others do is backing or refusal: "sprach sich gegen den Plan aus"."""
    if ballots.is_polled(view, number, clause):
        return row
    sides = [view.sentence.chunks[chunk].preposition for chunk in view.chunks_of(number)]
    side = next((side for side in sides if side in ballots.SIDES), "")
    pronoun = next((word for at in view.tokens_of(number) if (word := view.word(at)) in ("dafür", "dagegen")), "")
    against = "gegen" in (side, pronoun.removeprefix("da"))
    return words.verb("ablehnen" if against else "befürworten")


def _catching(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "stellte den Täter"; "Der Täter stellte sich der Polizei" is surrender."""
    if not says(view, number, "sich"):
        return row
    return words.phrase("Polizei", "stellen") if "Polizei" in view.heads_of(number) else None


def _surrendering(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "stellte sich der Polizei"; "wurde von der Polizei gestellt" is an arrest, "Die Polizei stellte Fragen" not."""
    if clause.verb is not None and clause.verb.voice == "passive":
        return words.phrase("Täter", "stellen")
    return row if says(view, number, "sich") else None


def _appointing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "bestellte sie zur Geschäftsführerin", "wurde zum Cheftrainer befördert"; not "bestellte ein Taxi zum Hotel"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    aims = [view.tokens[chunk.head].text for chunk in chunks if chunk.preposition in ("zu", "zum", "zur")]
    return row if any(words.is_office(head) for head in aims) else None


def _clearing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """An army leaves what it clears: "Die Truppen räumten die Stadt Bergen"."""
    subject = None if clause.subject is None else view.sentence.chunks[clause.subject]
    passive = clause.verb is not None and clause.verb.voice == "passive"
    left = not passive and subject is not None and words.is_troop(view.tokens[subject.head].text)
    return (words.phrase("Stellung", "räumen") or row) if left else row


def _approving(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """A body's approval is a vote; that of one person is consent: "Der Präsident billigte den Plan"."""
    if clause.subject is None or clause.verb is None or clause.verb.voice == "passive":
        return row
    chunk = view.sentence.chunks[clause.subject]
    if words.is_voter(view.tokens[chunk.head].text):
        return row
    one = view.names_person(chunk)
    single = chunk.number == "sing" and words.is_office(view.tokens[chunk.head].text)
    return words.verb("akzeptieren") if one or single else row


def _voting(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """What one member votes is no vote of the body, and told only of whom one knows: not "Sie hat mit Ja gestimmt"."""
    if clause.subject is None:
        return row
    chunk = view.sentence.chunks[clause.subject]
    head = view.tokens[chunk.head].text
    if words.is_body(head) or head.endswith("rat"):
        return row  # an "Aufsichtsrat" is a body, though a "Stadtrat" may be one of its members too
    named = view.names_person(chunk)
    finite = None if clause.verb is None else clause.verb.finite
    several = chunk.number == "plur" or (not chunk.number and finite is not None and view.word(finite).endswith("n"))
    person = not several and (words.is_office(head) or words.is_person(head))
    return None if not named and (person or view.word(chunk.head) in SINGLE) else row


def _asking(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "bat um Hilfe", not "bat um eine Schweigeminute", "bat die Gäste zu Tisch"."""
    return None if any(words.word_status("courtesy", head) for head in view.heads_of(number)) else row


def _demanding(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "Der Sturm forderte drei Menschenleben" demands nothing."""
    return None if costs(view, number, clause) else row


def costs(view: View, number: int, clause: Clause) -> bool:
    """Whether what is "demanded" are victims: "Das Unglück forderte zwei Todesopfer"."""
    if clause.verb is None or clause.verb.lemma != "fordern":
        return False
    heads = view.heads_of(number)
    return any(words.word_status("victim", base) for head in heads for base in words.bases(head))


def _done_to_people(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "wies vier Diplomaten aus", "lieferte ihn aus"; not "weist einen Verlust aus", "lieferte Waren aus"."""
    return row if any(is_party(view, chunk) for chunk in acted_on(view, number, clause)) else None


def _calling_up(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "rief die Pfleger zum Streik auf", not "rief die Seite auf"."""
    return None if any(words.word_status("page", head) for head in view.heads_of(number)) else row


def _delivering(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "lieferte Island Zelte", "lieferte Zelte an die Flüchtlinge"; not "Die Tochterfirma liefert die Software"."""
    given = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number) if chunk != clause.subject)
    return row if any(_is_receiver(view, chunk) for chunk in given) else None


def _is_receiver(view: View, chunk: Chunk) -> bool:
    """Whether a chunk is of whom, or to where, something is delivered."""
    if chunk.preposition in ("an", "ans", "für", "in", "nach"):
        return is_party(view, chunk) or bool(view.name_in(chunk.first, chunk.last))
    pronoun = chunk.first == chunk.head and view.word(chunk.head) in OTHERS
    return chunk.preposition is None and "dat" in chunk.cases and (pronoun or is_party(view, chunk))


def _resolving(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """A body votes; one person makes up his mind: "Der Pilot beschloss, in Bern zu landen"."""
    if clause.subject is None or (clause.verb is not None and clause.verb.voice == "passive"):
        return row
    chunk = view.sentence.chunks[clause.subject]
    head = view.tokens[chunk.head].text
    if words.is_voter(head) or chunk.number == "plur":
        return row
    named = view.names_person(chunk)
    return None if named or words.is_person(head) or view.word(chunk.head) in SINGLE else row


def _receiving(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "empfing den Kanzler", not "Der Sender ist ab heute zu empfangen"."""
    assert clause.verb is not None
    return None if view.word(max(clause.verb.tokens) - 1) == "zu" or not _is_of_people(view, clause) else row


def _electing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "wurde zur Vorsitzenden gewählt", not "wurde zum Sportler des Jahres gewählt"."""
    for chunk in view.chunks_of(number):
        piece = view.sentence.chunks[chunk]
        if piece.preposition not in ("zu", "zum", "zur"):
            continue
        following = view.chunk_at[piece.last] if piece.last < len(view.tokens) else NONE
        behind = "" if following == NONE else view.tokens[view.sentence.chunks[following].head].text
        best = any(view.word(index).startswith("best") for index in range(piece.first, piece.head))
        if best or any(words.word_status("prize", base) for base in words.bases(behind)):
            return None
    return row


def _welcoming(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "begrüßte den Beschluss", not "begrüßte den Referenten im Saal"."""
    met = acted_on(view, number, clause)
    heads = [view.tokens[chunk.head].text for chunk in met]
    people = [words.is_person(head) for head in heads]
    named = [view.names_person(chunk) for chunk in met]
    return None if met and all(one or other for one, other in zip(people, named, strict=True)) else row


def _sending(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "entsandte drei Schiffe", not "entsandte ihren Vizeminister", "wurde in die Kommission entsandt"."""
    sent = acted_on(view, number, clause)
    armed = any(words.is_troop(view.tokens[chunk.head].text) for chunk in sent)
    envoys = any(
        (words.is_office(view.tokens[chunk.head].text) and not _is_counted(view, chunk)) or view.names_person(chunk)
        for chunk in sent
    )
    return None if envoys and not armed else row


def _is_counted(view: View, chunk: Chunk) -> bool:
    return any(view.tokens[index].pos == "NUM" for index in range(chunk.first, chunk.head))


def _pulling_back(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "Die Armee zog sich zurück", not "Der Gründer zog sich ins Privatleben zurück"."""
    if clause.subject is None:
        return row
    chunk = view.sentence.chunks[clause.subject]
    if clause.verb is not None and clause.verb.voice == "passive":
        return row if is_army(view, chunk) else None  # "Der Antrag kam, wurde aber zurückgezogen"
    person = view.names_person(chunk)
    return None if person or view.word(chunk.head) in SINGLE or is_named(view, clause.subject) else row


def _meeting_halfway(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "kam der Gewerkschaft entgegen", not "Dem Radfahrer kam ein Lastwagen entgegen"."""
    return None if _has_word(view, number, "traffic") else row


def _coming(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "kommt am Montag nach Bern", not "kommt in Bern vor Gericht"."""
    before = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    judged = any(chunk.preposition == "vor" and words.is_court(view.tokens[chunk.head].text) for chunk in before)
    return None if judged else row


def _arising(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "In Kassel entsteht ein Werk", not "Sein erstes Werk entstand 1970" of an artist."""
    own = clause.subject is not None and view.word(view.sentence.chunks[clause.subject].first).startswith(
        ("sein", "ihr")
    )
    return None if own else row


def _arriving(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "Die Ministerin traf in Oslo ein", not "Der Hilfsflug traf in Oslo ein"."""
    return row if clause.subject is not None and _is_of_people(view, clause) else None


def _withdrawing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "zog Truppen ab", "Die Soldaten zogen ab"; not "Dem Verein werden Punkte abgezogen"."""
    assert clause.verb is not None
    objects = list(objects_of(view, number, clause))
    if (clause.verb.voice == "passive" or not objects) and clause.subject is not None:
        objects = [view.sentence.chunks[clause.subject]]
    return row if any(is_party(view, chunk) or is_army(view, chunk) for chunk in objects) else None


def _threatening(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "drohte mit Streiks", "drohte, ... zu"; not "Japan droht eine Rezession"."""
    chunks = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    by = any(chunk.preposition == "mit" for chunk in chunks) or says(view, number, "damit")
    said = by or any(other.parent == number for other in view.sentence.clauses)
    passive = clause.verb is not None and clause.verb.voice == "passive"
    return row if said or passive or not list(objects_of(view, number, clause)) else None


def _encountering(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "begegnete der Ministerin", not "dem Mangel begegnen"."""
    met = any(is_party(view, chunk) for chunk in objects_of(view, number, clause))
    return row if met or any(view.word(index) in TOGETHER for index in view.tokens_of(number)) else None


def _killing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """Whom a storm or a crash has killed nobody attacked: "wurden durch den Tsunami getötet"."""
    chunks = ((chunk, view.sentence.chunks[chunk]) for chunk in view.chunks_of(number))
    by = (piece for chunk, piece in chunks if piece.preposition in MEANS or chunk == clause.subject)
    rows = (words.noun(view.tokens[piece.head].text) for piece in by)
    natural = any(row is not None and row["type"] == "OTHER" and row["kind"] != "death" for row in rows)
    return (words.phrase("Leben", "kommen") or row) if natural else row


def _founding(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "legte den Grundstein für die Halle", not "für den späteren Erfolg"."""
    aims = [view.sentence.chunks[chunk] for chunk in view.chunks_of(number)]
    built = [view.tokens[chunk.head].text for chunk in aims if chunk.preposition in ("für", "zu", "zum", "zur")]
    return row if all(words.is_facility(head) or words.is_site(head) for head in built) else None


def _storming(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """What the police storm they raid: "Spezialkräfte stürmten das Haus"."""
    heads = view.heads_of(number)
    police = any(head.startswith(POLICE) for head in heads)
    if row["form"] == "stürmen" and not any(_is_land(view, chunk) for chunk in objects_of(view, number, clause)):
        return None
    return (words.phrase("Wohnung", "stürmen") or row) if police else row


def _intruding(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """Thieves do not attack a building: "Einbrecher drangen in das Gebäude ein"."""
    head = "" if clause.subject is None else view.tokens[view.sentence.chunks[clause.subject].head].text
    return words.phrase("Haus", "eindringen") if head.startswith(THIEVES) else row


def _gluing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "klebten sich auf die Straße", not "klebte Zettel auf die Straße"."""
    return row if any(says(view, number, word) for word in REFLEXIVE) else None


def _providing(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """ "stellt zehn Millionen Euro zur Verfügung", not "stellt sich zur Verfügung"."""
    heads = [view.tokens[chunk.head].text for chunk in objects_of(view, number, clause)]
    if clause.verb is not None and clause.verb.voice == "passive" and clause.subject is not None:
        heads.append(view.tokens[view.sentence.chunks[clause.subject].head].text)
    return row if any(is_money(head) or words.phrase(head, "bereitstellen") for head in heads) else None


def is_money(head: str) -> bool:
    """Whether a noun is a currency or a round number of one: "Dollar", "Millionen"."""
    return head in ROUND or lexicon.mapping("figures_units", "kind").get(head) == "currency"


def _deciding(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """The row of a sentence where it is a court that decides: "Das Landgericht entschied für die Klägerin"."""
    return (words.phrase("Urteil", "fällen") or row) if _is_by_court(view, number, clause) else row


def _condemning(view: View, number: int, clause: Clause, row: Row) -> Row | None:
    """The row of a sentence where it is a court that condemns: "Das Landgericht verurteilte ihn wegen Betrugs"."""
    chunks = (view.sentence.chunks[chunk] for chunk in view.chunks_of(number))
    passive = clause.verb is not None and clause.verb.voice == "passive"
    tried = passive and any(chunk.preposition == "wegen" for chunk in chunks)
    judged = tried or _is_by_court(view, number, clause)
    return (words.phrase("Haft", "verurteilen") or row) if judged else row


def _is_by_court(view: View, number: int, clause: Clause) -> bool:
    chunks = ((chunk, view.sentence.chunks[chunk]) for chunk in view.chunks_of(number))
    acting = (view.tokens[chunk.head].text for at, chunk in chunks if at == clause.subject or chunk.preposition in BY)
    return any(words.is_court(head) for head in acting)


SENSES: dict[str, Callable[[View, int, Clause, Row], Row | None]] = {
    "Grundstein legen": _founding,
    "Kontrolle bringen": _conquering,
    "Nein stimmen": _voting,
    "Flüchtiger stellen": _catching,
    "Polizei stellen": _surrendering,
    "Täter stellen": _catching,
    "Verfügung stellen": _providing,
    "Werk entstehen": _arising,
    "abziehen": _withdrawing,
    "angreifen": _attacking,
    "attackieren": _attacking,
    "aufrufen": _calling_up,
    "ausliefern": _done_to_people,
    "aussprechen": _speaking_for,
    "ausweisen": _done_to_people,
    "befördern": _appointing,
    "begegnen": _encountering,
    "begrüßen": _welcoming,
    "beschließen": _resolving,
    "beschwören": _done_to_people,
    "bestellen": _appointing,
    "bestimmen": _appointing,
    "billigen": _approving,
    "bitten": _asking,
    "drohen": _threatening,
    "einnehmen": _conquering,
    "eintreffen": _arriving,
    "empfangen": _receiving,
    "entgegenkommen": _meeting_halfway,
    "entscheiden": _deciding,
    "entsenden": _sending,
    "erobern": _conquering,
    "fordern": _demanding,
    "genehmigen": _approving,
    "kommen": _coming,
    "liefern": _delivering,
    "räumen": _clearing,
    "stimmen": _voting,
    "stürmen": _storming,
    "treffen": _meeting,
    "töten": _killing,
    "verurteilen": _condemning,
    "votieren": _voting,
    "wählen": _electing,
    "zurückziehen": _pulling_back,
}
"""Verbs of several senses, alone or with a certain noun."""
PHRASES: dict[str, Callable[[View, int, Clause, Row], Row | None]] = {
    "eindringen": _intruding,
    "kleben": _gluing,
    "stürmen": _storming,
}
"""Verbs of several senses with any of their nouns."""

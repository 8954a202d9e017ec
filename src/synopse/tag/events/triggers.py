"""The words that name an event: nouns ("Treffen", "Warnstreik") and verbs ("verhandeln", "zurücktreten").

A verb that only says of a noun that it takes place ("führten Gespräche", "ist ein Treffen geplant") is no trigger of
its own: it is the noun's `support`. A verb and a noun of one kind in one clause ("kamen zu Gesprächen zusammen") are
one event.
"""

from __future__ import annotations

from typing import Iterator, Literal

from msgspec import Struct, structs

from synopse.lexicon import Row
from synopse.model import EventType, Span
from synopse.syntax import Clause, VerbGroup
from synopse.tag.events.needs import ATTENDANCE, has_needed
from synopse.tag.events.reach import Reach, is_attached, reach_of
from synopse.tag.events.supports import Effect, support_of
from synopse.tag.events.verbs import attendance_row, verb_row
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

BANNING = frozenset({"untersagen", "verbieten"})
"""The ban of a closure or a sale is an event beside that; a strike that is forbidden is cancelled and no more."""


class Trigger(Struct, frozen=True):
    """A word that names an event.

    `token` is its index; `clause` and `chunk` where it stands; `support` the effect of the verb that supports a noun,
    "" without one; `subject` whether a noun is the subject of its support; `reach` the words that belong to a noun;
    `scope` the tokens of the clause that speak of this event, where its verb does; `joined` nouns of the same event.
    """

    kind: Literal["noun", "verb"]
    type: EventType
    token: int
    clause: int
    chunk: int
    row: Row
    reach: Reach
    support: Effect = ""
    subject: bool = False
    scope: tuple[int, ...] = ()
    joined: tuple[Trigger, ...] = ()


def triggers(view: View) -> tuple[Trigger, ...]:
    """The triggers of a sentence, in text order, those that speak of one event joined."""
    nouns = _without_inner(view, list(_nouns(view)))
    verbs = [verb for number in range(len(view.sentence.clauses)) if (verb := _verb(view, number))]
    phrased = [noun for noun in nouns if any(_is_in_phrase(view, noun, verb) for verb in verbs)]
    supported = {noun.clause for noun in nouns if noun.support not in ("", "be") and noun not in phrased}
    found: list[Trigger] = []
    for verb in verbs:
        if verb.row["aspect"] in ATTENDANCE and verb.clause in supported:
            continue  # "Das Treffen kam nicht zustande", "nahm an dem Treffen teil"
        if verb.row["form"] == "kommen" and verb.clause in supported:
            continue  # "Zum Treffen kam Kern nicht"
        nouns = [noun for noun in nouns if not _is_in_phrase(view, noun, verb)]
        own = [noun for noun in nouns if verb.row["aspect"] not in ATTENDANCE and _is_joined(view, noun, verb)]
        bans = verb.row["form"] in BANNING and all(n.type == "OTHER" for n in nouns if n.clause == verb.clause)
        if (
            own
            or bans
            or _is_beside(verb, nouns)
            or not (verb.clause in supported and words.support(verb.row["form"].split(" ")[-1]))
        ):
            found.append(_named(view, structs.replace(verb, joined=tuple(own))))
            nouns = [noun for noun in nouns if noun not in own]
    nouns = [noun for noun in nouns if not _is_only_object(view, noun, found)]
    failed = {verb.clause for verb in found if verb.row.get("aspect") == "fail"}
    nouns = [noun for noun in nouns if noun.clause not in failed or noun.type != "AGREE"]
    scoped = [part for trigger in (*nouns, *found) for part in _scoped(view, trigger, nouns)]
    return tuple(sorted(scoped, key=lambda trigger: trigger.token))


def _is_beside(verb: Trigger, nouns: list[Trigger]) -> bool:
    """Whether to threaten with an event or to refuse one is an event beside it: "drohte mit Streiks"."""
    said = verb.type == "THREATEN" or verb.row["form"] in ("ablehnen", "ausschlagen", "beantragen", "verweigern")
    return said and not any(noun.subject for noun in nouns if noun.clause == verb.clause)


def trigger_span(view: View, trigger: Trigger) -> Span:
    """The word itself."""
    return view.span(trigger.token, trigger.token + 1)


def kind_of(trigger: Trigger) -> str:
    """What sort of event the trigger names: "crash" for "Unfall"; "" where it leaves that open."""
    own = next((noun for noun in trigger.joined if noun.token == trigger.token), trigger)
    rows = (own.row, *(noun.row for noun in trigger.joined), trigger.row)
    return next((row["kind"] for row in rows if row["kind"]), "")


def _is_in_phrase(view: View, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun of another type is a part of what its verb tells: "das Feuer auf Fischer eröffnet" is no fire."""
    head, *rest = verb.row["form"].split(" ")
    if not rest or noun.clause != verb.clause or noun.type == verb.type or verb.row["aspect"] == "fail":
        return False
    return any(base.endswith((head, head.lower())) for base in words.bases(view.tokens[noun.token].text))


def _is_only_object(view: View, noun: Trigger, verbs: list[Trigger]) -> bool:
    """Whether a noun that rarely tells an event is what another event is about: "lehnte den Antrag ab"."""
    plain = view.sentence.chunks[noun.chunk].preposition is None
    asked = noun.row["kind"] == "court" and any(verb.clause == noun.clause and verb.type == "REQUEST" for verb in verbs)
    weak = noun.row["strength"] == "weak" and any(verb.clause == noun.clause for verb in verbs)
    return plain and not noun.support and (asked or weak)


def _named(view: View, verb: Trigger) -> Trigger:
    """In "Sanktionen verhängt" and "bei einem Angriff getötet" the noun names the event."""
    prepositions = [view.sentence.chunks[noun.chunk].preposition for noun in verb.joined]
    told = " " in verb.row["form"] or any(preposition in ("bei", "beim", "durch") for preposition in prepositions)
    return structs.replace(verb, token=verb.joined[0].token) if told and verb.joined else verb


def _without_inner(view: View, nouns: list[Trigger]) -> list[Trigger]:
    """Join "die zweite Runde der Verhandlungen" and "Der Gipfel ist das erste Treffen": each is one event."""
    kept: list[Trigger] = []
    for noun in nouns:
        outer = next((other for other in kept if _is_inner(view, noun, other)), None)
        if outer is None:
            kept.append(noun)
        else:
            kept[kept.index(outer)] = structs.replace(outer, joined=(*outer.joined, noun))
    return kept


def _is_inner(view: View, noun: Trigger, outer: Trigger) -> bool:
    if noun.type != outer.type:
        return False
    if noun.token in outer.reach and is_attached(view, noun.chunk):
        return True
    equated = noun.clause == outer.clause and noun.support == outer.support == "be"
    plain = view.sentence.chunks[noun.chunk].preposition is None is view.sentence.chunks[outer.chunk].preposition
    return equated and plain


def _scoped(view: View, trigger: Trigger, nouns: list[Trigger]) -> Iterator[Trigger]:
    """The trigger with its scope; twice where "und" adds a second event of the same verb without repeating it."""
    if trigger.kind == "noun" and not trigger.support:
        yield trigger
        return
    own = (trigger, *trigger.joined)
    others = [noun for noun in nouns if noun not in own and noun.clause == trigger.clause]
    foreign = [
        noun.reach
        for noun in others
        if view.sentence.chunks[noun.chunk].preposition is not None or is_attached(view, noun.chunk)
    ]
    scope = tuple(
        index
        for index in view.tokens_of(trigger.clause)
        if trigger.clause != NONE and not any(index in reach for reach in foreign)
    )
    if trigger.support == "condition" and not trigger.subject:
        scope = tuple(index for index in scope if index in trigger.reach)  # the day is that of the threat
    cut = _ellipsis(view, trigger)
    yield structs.replace(trigger, scope=tuple(index for index in scope if cut == NONE or index < cut))
    if cut != NONE:
        clause = view.sentence.clauses[trigger.clause]
        first = () if clause.verb is None or clause.verb.finite is None else range(clause.first, clause.verb.finite)
        yield structs.replace(trigger, scope=(*first, *(index for index in scope if index > cut)))


def _ellipsis(view: View, trigger: Trigger) -> int:
    """The place of "und" in "hatten A im Mai getroffen und kürzlich auch B in Genf", or NONE."""
    clause = view.sentence.clauses[trigger.clause]
    if trigger.kind != "verb" or clause.verb is None or len(clause.verb.tokens) < 2 or clause.kind != "main":
        return NONE
    after = max(clause.verb.tokens) + 1
    own = range(after + 1, clause.last)
    told = any(view.time_at[at] != NONE or view.name_at[at] != NONE for at in own if at < len(view.tokens))
    inside = after + 2 < len(view.tokens) and view.clause_at[after + 1] == trigger.clause
    return after if view.word(after) == "und" and inside and (told or _goes_on(view, own)) else NONE


def _goes_on(view: View, tokens: range) -> bool:
    """Whether somebody or something stands there, and not only how: "festgenommen worden und in Sicherheit"."""
    numbers = {view.chunk_at[at] for at in tokens if at < len(view.tokens)} - {NONE}
    return any(view.sentence.chunks[number].preposition is None for number in numbers)


def _is_joined(view: View, noun: Trigger, verb: Trigger) -> bool:
    """In "trafen sich zu Gesprächen" the noun is the verb's own event, in "nach den Gesprächen" an earlier one."""
    if noun.clause != verb.clause or noun.type != verb.type:
        return False
    preposition = view.sentence.chunks[noun.chunk].preposition
    if _relative_between(view, noun.token, verb.token):
        return False
    if preposition in ("bei", "beim"):
        return True
    one_kind = not noun.row["kind"] or not verb.row["kind"] or noun.row["kind"] == verb.row["kind"]
    return one_kind and (preposition is None or preposition in words.prepositions("joining"))


def _relative_between(view: View, noun: int, verb: int) -> bool:
    """Whether a relative clause that was not told from its main clause begins behind the noun: ", zu der X kam"."""
    for index in range(noun + 1, verb - 1):
        if view.word(index) == "," and view.word(index + 1) in ("zu", "an", "bei", "in", "auf"):
            return view.word(index + 2) in ("der", "dem", "denen", "die", "das")
    return False


def _nouns(view: View) -> Iterator[Trigger]:
    for number, chunk in enumerate(view.sentence.chunks):
        token = view.tokens[chunk.head]
        if view.name_at[chunk.head] != NONE and "-" not in token.text:
            continue
        row = words.noun(token.text) if token.text[:1].isupper() else None
        if row is None or row["strength"] == "none" or _is_of_other(view, number, row):
            continue
        if row["type"] == "CONSULT" and _is_trial(view, chunk.last, token.text):
            row = words.noun("Gerichtsverhandlung") or row
        elif row["kind"] == "crash" and _is_clash(view, chunk.last, token.text):
            row = words.noun("Schlägerei") or row
        clause = view.clause_at[chunk.head]
        effect, subject = support_of(view, clause, number, row["type"])
        if effect == "propose" and row["kind"] == "court":
            effect = ""  # "verlangte einen Freispruch" is the demand
        yield Trigger(
            "noun",
            row["type"],  # type: ignore[arg-type]
            chunk.head,
            clause,
            number,
            row,
            reach_of(view, number),
            effect,
            subject,
        )


def _is_of_other(view: View, number: int, row: Row) -> bool:
    """Whether a noun only leads to what is told: "die erste Runde | der Wahlen", "die Einberufung | eines Gipfels"."""
    following = view.sentence.chunks[number].last
    behind = view.chunk_at[following] if following < len(view.tokens) else NONE
    if row["strength"] == "round" and _is_of_contest(view, number):
        return True
    if behind == NONE or row["strength"] not in ("round", "weak") or not is_attached(view, behind):
        return False
    head = view.tokens[view.sentence.chunks[behind].head].text
    other = words.noun(head)
    if row["strength"] == "round":
        return other is not None and other["type"] != row["type"]
    return row["type"] == "MOBILIZE" and (words.is_voter(head) or (other is not None and other["type"] == "CONSULT"))


def _is_of_contest(view: View, number: int) -> bool:
    """Whether a round is one of a game: "schied in der zweiten Runde aus", "die Paarungen der elften Runde"."""
    clause = view.clause(view.clause_at[view.sentence.chunks[number].head])
    played = clause is not None and clause.verb is not None and words.word_status("sport", clause.verb.lemma)
    heads = (base for chunk in view.sentence.chunks for base in words.bases(view.tokens[chunk.head].text))
    return bool(played) or any(words.word_status("sport", base) for base in heads)


def _is_trial(view: View, last: int, noun: str) -> bool:
    """Whether a hearing is against somebody: "die Verhandlung gegen Kern wurde vertagt"."""
    number = view.chunk_at[last] if last < len(view.tokens) else NONE
    if number == NONE or not noun.endswith(("erhandlung", "erhandlungen")):
        return False
    chunk = view.sentence.chunks[number]
    person = view.names_person(chunk)
    return chunk.preposition == "gegen" and (person or words.is_person(view.tokens[chunk.head].text))


def _is_clash(view: View, last: int, noun: str) -> bool:
    """Whether it is people who clash, which they do more than once: "Zusammenstöße mit der Polizei"."""
    if "usammenst" not in noun:
        return False
    number = view.chunk_at[last] if last < len(view.tokens) else NONE
    chunk = None if number == NONE else view.sentence.chunks[number]
    if chunk is None or chunk.preposition not in ("mit", "von", "zwischen"):
        return noun.endswith(("stöße", "stößen"))
    head = view.tokens[chunk.head].text
    return words.is_agent(head) or words.is_person(head)


def _verb(view: View, number: int) -> Trigger | None:
    clause = view.sentence.clauses[number]
    if clause.verb is None:
        return None
    lemmas = _lemmas(view, clause.verb)
    row = verb_row(view, number, lemmas)
    if row is None or (row["aspect"] == "move" and clause.verb.negated):  # "war nicht nach Essen gekommen"
        attends = attendance_row(view, number, lemmas)
        if attends is not None and has_needed(view, number, clause, attends):
            row = attends
    if row is None:
        return None
    token = _full_verb(view, clause, row["form"].split(" ")[-1])
    event_type: EventType = row["type"]  # type: ignore[assignment]
    return Trigger("verb", event_type, token, number, NONE, row, Reach(token, token + 1))


def _lemmas(view: View, verb: VerbGroup) -> tuple[str, ...]:
    """The verb and what its words are by themselves; of "drangen ... vor" not "dringen", nor an auxiliary."""
    own = (view.tokens[index] for index in reversed(verb.tokens))
    full = (token.lemma for token in own if token.pos != "AUX" or token.lemma != "werden")
    parts = dict.fromkeys((verb.lemma, *full))
    particles = (view.tokens[index] for index in verb.tokens)
    apart = any(token.detail == "prt" or token.pos == "ADP" for token in particles)  # "Kämen sie dem nicht nach"
    parted = apart and not verb.lemma.startswith("zusammen")
    return tuple(lemma for lemma in parts if lemma == verb.lemma or not (parted and verb.lemma.endswith(lemma)))


def _full_verb(view: View, clause: Clause, lemma: str) -> int:
    """The token of the full verb: the participle in "hat sich getroffen", the finite verb in "trafen sich"."""
    assert clause.verb is not None
    for wanted in (lemma, clause.verb.lemma):  # a sense may go by another verb: "griff | an" as "kritisieren"
        for index in clause.verb.tokens:
            token = view.tokens[index]
            own = token.detail != "prt" and len(token.lemma) > 3 and wanted.endswith(token.lemma)
            if token.lemma == wanted or own:
                return index
    full = [index for index in clause.verb.tokens if view.tokens[index].pos != "AUX"]
    return (full or clause.verb.tokens)[-1]

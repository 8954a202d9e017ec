"""What a relative clause behind a noun tells of the same event: "das Treffen, das am Montag in Bern begann".

Its verb supports the noun as one of the main clause would: "zu dem es am Montag kam", "das für Freitag geplant ist",
"den die Gewerkschaft abgesagt hat", "an dem A und B teilnahmen".
"""

from __future__ import annotations

from typing import Callable, Sequence

from msgspec import structs

from synopse.model import FACTUAL, Interval
from synopse.syntax import PAST_TENSES
from synopse.tag.events.attached import Participants
from synopse.tag.events.enough import Found
from synopse.tag.events.parties import unique
from synopse.tag.events.reach import Reach
from synopse.tag.events.relatives import GENDERS, forms_of, wanted
from synopse.tag.events.settings import Setting, setting
from synopse.tag.events.standing import Finding
from synopse.tag.events.subjects import may_be_subject
from synopse.tag.events.supports import support_of
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

PHASES = frozenset({"anlaufen", "beginnen", "dauern", "enden", "platzen", "scheitern", "starten", "stattfinden"})
"""Verbs that tell when a known event began or ended."""
BEFALLS = PHASES | {"abspielen", "andauern", "anfangen", "anhalten", "ausbrechen", "ereignen", "erfolgen", "folgen"}
BEFALLS |= {"fortdauern", "geschehen", "laufen", "losbrechen", "losgehen", "passieren", "verlaufen", "weitergehen"}
"""Verbs with which the event itself is the subject; with others its subject is somebody."""
EFFECTS = frozenset({"attend", "cancel", "end", "happen", "hold", "meet", "miss", "plan", "postpone", "propose"})
"""What a relative clause may say of a noun for it to date it."""
LOCATIVE_OPENERS = frozenset({"wo", "bei", "an", "während", "auf", "in", "im"})
GAP = 3
"""Tokens between a noun's reach and its relative clause: a separated particle ("bauen auf ... auf, bei denen")."""
FARTHEST = 10
"""Tokens between a noun's reach and a relative clause that nothing between them can be meant by."""
OBLIQUE = {"das": "n", "dem": "mn", "den": "m", "denen": "p", "deren": "fp", "dessen": "mn", "der": "f"}
"""What relative pronouns stand for behind a preposition, or that are no nominative."""


def with_relatives(view: View, found: Sequence[Found], tell: Callable[[Trigger], Found]) -> list[Found]:
    """Join to each noun what a relative clause right behind it tells of the same event.

    Args:
        view: The sentence.
        found: Its triggers with what they tell, in text order.
        tell: What the sentence tells of a trigger.
    """
    absorbed: set[int] = set()
    result = []
    for number, item in enumerate(found):
        if number in absorbed:
            continue
        supported = _supported(view, item.trigger)
        clause = _relative_clause(view, item.trigger) if supported is None else supported.clause
        for other_number in range(number + 1, len(found)):
            other = found[other_number]
            if clause is None or other.trigger.clause != clause or not _may_be_one(item, other):
                continue
            if other.trigger.type == item.trigger.type or _calls_up(view, item.trigger, clause):
                item = _merged(item, other)
                absorbed.add(other_number)
        if supported is not None:
            item = _held_by(view, item, tell(supported))
        result.append(item if clause is None else _dated_by(view, item, clause))
    return result


def _may_be_one(item: Found, other: Found) -> bool:
    """Whether what is told of both can be of one event: no trip that was made for talks that are planned."""
    certain = item.status.certain and other.status.certain and item.trigger.kind == "verb"
    return not certain or (item.status.status in FACTUAL) == (other.status.status in FACTUAL)


def _supported(view: View, trigger: Trigger) -> Trigger | None:
    """The noun as the verb of its relative clause speaks of it; None where no such clause does."""
    first, last = trigger.reach.last, trigger.reach.last + FARTHEST
    for number, clause in enumerate(view.sentence.clauses if trigger.kind == "noun" else ()):
        chunk = view.chunk_at[clause.first]
        behind = first < clause.first <= last and number != trigger.clause and view.word(clause.first - 1) == ","
        if not behind or clause.verb is None or chunk == NONE or not _means(view, trigger, chunk):
            continue
        if clause.verb.lemma == "dauern" and clause.verb.tense == "present":
            return None  # "Verhandlungen, die länger als zehn Tage dauern" are any
        effect, subject = support_of(view, number, chunk, trigger.type)
        subject = subject and _befalls(view, number)
        if effect not in EFFECTS or (effect == "hold" and not subject and not _is_object(view, number, chunk)):
            return None
        reach = Reach(clause.first, view.sentence.chunks[chunk].last)
        scope = tuple(view.tokens_of(number))
        if not subject and clause.subject == chunk:
            chunk = trigger.chunk  # the syntax takes the pronoun for the subject: "das Gespräch, das Kern führte"
        return structs.replace(
            trigger, clause=number, chunk=chunk, reach=reach, support=effect, subject=subject, scope=scope, joined=()
        )
    return None


def _is_object(view: View, number: int, chunk: int) -> bool:
    """Whether somebody else holds what the pronoun stands for: "das Gespräch, das | Kern | mit Ole Ott führte"."""
    clause = view.sentence.clauses[number]
    others = (other for other in view.chunks_of(number) if other != chunk)
    return (
        clause.subject != chunk
        or view.sentence.chunks[chunk].preposition is not None
        or any(may_be_subject(view, other) for other in others)
    )


def _befalls(view: View, number: int) -> bool:
    verb = view.sentence.clauses[number].verb
    return verb is not None and (verb.voice == "passive" or verb.lemma in BEFALLS)


def _means(view: View, trigger: Trigger, relative: int) -> bool:
    """Whether a relative pronoun stands for the noun, and for nothing between them."""
    chunk = view.sentence.chunks[relative]
    if view.tokens[chunk.head].detail != "rel":
        return False
    pronoun = view.word(chunk.head)
    letters = wanted(view, relative) or _stands_for(pronoun, chunk.preposition is not None)
    apart = chunk.first > trigger.reach.last + GAP
    between = range(trigger.chunk + 1, relative)
    agrees = bool(set(letters) & set(forms_of(view, trigger.chunk)))
    return agrees and not any(_may_mean(view, number, letters, apart) for number in between)


def _stands_for(pronoun: str, governed: bool) -> str:
    """The letters of what a relative pronoun can stand for: "die" for a woman or several, "zu der" for a woman."""
    if pronoun == "die":
        return "fp"
    return OBLIQUE.get(pronoun, "") if governed or pronoun not in GENDERS else GENDERS[pronoun]


def _may_mean(view: View, number: int, letters: str, anything: bool) -> bool:
    """Whether a phrase nearer to the pronoun is another event, or where that is far, anything it can stand for."""
    chunk = view.sentence.chunks[number]
    other = anything or words.noun(view.tokens[chunk.head].text) is not None
    return other and bool(set(letters) & set(forms_of(view, number)))


def _held_by(view: View, item: Found, told: Found) -> Found:
    """The noun with what its relative clause tells; that it was held outweighs that it was planned."""
    clause = view.clause(told.trigger.clause)
    over = told.status.status == "held" and told.trigger.support in ("end", "happen", "hold")
    past = over and clause is not None and clause.verb is not None and clause.verb.tense in PAST_TENSES
    item = structs.replace(item, status=told.status) if past else item
    trigger = structs.replace(item.trigger, support=item.trigger.support or told.trigger.support)
    return structs.replace(_merged(item, told), trigger=trigger)


def _relative_clause(view: View, trigger: Trigger) -> int | None:
    own = view.clause(trigger.clause)
    last = trigger.reach.last if trigger.kind == "noun" or own is None else own.last
    for number, clause in enumerate(view.sentence.clauses):
        near = last <= clause.first <= last + GAP
        behind = near and number != trigger.clause and view.word(clause.first - 1) == ","
        if behind and (view.word(clause.first) in LOCATIVE_OPENERS or _calls_up(view, trigger, number)):
            return number
    return None


def _calls_up(view: View, trigger: Trigger, number: int) -> bool:
    """Whether the clause tells who called a strike: "der Streik, zu dem Verdi aufgerufen hatte"."""
    clause = view.sentence.clauses[number]
    return trigger.type == "PROTEST" and clause.verb is not None and clause.verb.lemma == "aufrufen" and (
        view.word(clause.first) in ("zu", "zum", "zur")
    )  # fmt: skip


def _merged(noun: Found, other: Found) -> Found:
    where, more = noun.setting, other.setting
    dated = more if where.time is None or (more.time is not None and _is_year(where.time)) else where
    joined = Setting(where.place or more.place, dated.time, dated.when, where.duration or more.duration)
    people, others = noun.participants, other.participants
    if len(people.actors) + len(people.recipients) < 2:
        actors, recipients = unique(people.actors + others.actors), unique(people.recipients + others.recipients)
        people = Participants(actors, recipients, unique(people.absent + others.absent))
    status = noun.status if noun.status.certain else other.status
    return Found(noun.trigger, joined, people, status)


def _is_year(time: Interval) -> bool:
    """Whether the words of a noun give no more than its year: "die Feier der Spiele 2008, die am Freitag stattfand"."""
    return time.value is not None and len(time.value) == len("2008")


def _dated_by(view: View, item: Found, clause: int) -> Found:
    """Give the noun the time of its "bei denen"-clause where it has none."""
    if item.setting.time is not None or item.trigger.kind == "verb":
        return item
    piece = view.sentence.clauses[clause]
    trigger = structs.replace(item.trigger, reach=Reach(piece.first, piece.last), scope=(), joined=())
    found = setting(view, trigger)
    if found.time is None:
        return item
    where = structs.replace(item.setting, place=item.setting.place or found.place, time=found.time, when=found.when)
    verb = piece.verb
    told = verb is not None and verb.tense in PAST_TENSES and not item.status.certain
    coming = verb is not None and (verb.tense == "future" or verb.modal == "sollen") and not item.status.certain
    status = Finding("held") if told else Finding("planned") if coming else item.status
    return Found(item.trigger, where, item.participants, status)

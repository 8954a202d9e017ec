"""Sentences that name no event but tell more of the one before: when it was, who said it where, who called it."""

from __future__ import annotations

from msgspec import Struct

from synopse import lexicon
from synopse.model import Interval, Name, Span
from synopse.syntax import Clause
from synopse.tag.events.locations import site_in
from synopse.tag.events.relatives import PRONOUNS
from synopse.tag.events.settings import CLOCK, setting_of
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View

DEFINITE = frozenset({"das", "dem", "den", "der", "des", "die", "am", "beim", "im", "zum", "zur"})
"""Words that point to something known."""


LEADING = 6
"""Tokens among which the pronoun of a sentence that points back stands: "Laut Behörde ist sie am 19. Juni"."""
TAKES_PLACE = frozenset({"abhalten", "ansetzen", "beginnen", "enden", "planen", "sein", "starten", "stattfinden"})


class Pointer(Struct, frozen=True):
    """A sentence that dates the last event before it: "Dabei ...", "Von 3 bis 11 Uhr ...", "Er soll bis 11 Uhr dauern".

    `hours` tells that it only adds hours to the day, `end` that it gives the last of them; `noun` are the genders of
    the noun that a pronoun stands for, "" without one.
    """

    time: Interval
    when: Span
    hours: bool = False
    end: bool = False
    noun: str = ""


def pointer(view: View) -> Pointer | None:
    """The time of a sentence that points back: "Dabei waren am 3. Mai Züge ausgefallen." """
    if not view.sentence.clauses or not view.times:
        return None
    found = setting_of(view, range(len(view.tokens)))
    if view.word(0) in ("dabei", "damals") and found.time is not None and found.when is not None:
        return Pointer(found.time, found.when)
    if view.word(0) in ("von", "zwischen") and found.time is not None and found.when is not None:
        early = found.when.begin <= view.tokens[0].end + 1 and "/" in (found.time.value or "")
        return Pointer(found.time, found.when, hours=True) if early and CLOCK.search(found.time.value or "") else None
    return _ending(view) or _of_pronoun(view)


def _of_pronoun(view: View) -> Pointer | None:
    """ "Sie ist am 19. Juni", "Er wird vom 4. bis 6. Mai abgehalten": when what was just told takes place."""
    clause = view.sentence.clauses[0]
    if clause.verb is None or clause.subject is None or clause.kind != "main":
        return None
    subject = view.sentence.chunks[clause.subject]
    plain = subject.preposition is None and view.word(subject.head) in PRONOUNS and subject.head <= LEADING
    if not plain or clause.verb.lemma not in TAKES_PLACE or clause.verb.negated:
        return None
    found = setting_of(view, view.tokens_of(0))
    if found.time is None or found.when is None:
        return None
    several = clause.verb.finite is not None and view.word(clause.verb.finite).endswith(("n", "d"))
    genders = PRONOUNS[view.word(subject.head)].replace("f" if several else "p", "")
    return Pointer(found.time, found.when, noun=genders) if genders else None


def _ending(view: View) -> Pointer | None:
    """ "Der Ausstand soll bis 11 Uhr dauern."."""
    verb = view.sentence.clauses[0].verb
    if verb is None or verb.lemma not in ("dauern", "andauern", "enden", "gehen"):
        return None
    for index in range(1, len(view.tokens)):
        number = view.time_at[index]
        if number != NONE and view.word(index - 1) == "bis" and CLOCK.search(view.times[number].value):
            time = view.times[number]
            when = Span(time.begin, time.end, time.text)
            return Pointer(Interval(time.earliest, time.latest, time.value), when, hours=True, end=True)
    return None


class Remark(Struct, frozen=True):
    """What a sentence tells of an act just told: the surname of its speaker, place and time, and unions it cites."""

    speaker: str | None = None
    place: Span | None = None
    time: Interval | None = None
    when: Span | None = None
    unions: tuple[Span, ...] = ()


def remark(view: View) -> Remark | None:
    """ "..., polterte Kern um 15 Uhr in Astana", "Nach Angaben der Gewerkschaft Nahrung kamen 900 Menschen"."""
    unions = tuple(Span(name.begin, name.end, name.text) for name in view.names if _is_source(view, name))
    for number, clause in enumerate(view.sentence.clauses):
        if clause.kind == "main" and (speaker := _speaker(view, clause)):
            scope = view.tokens_of(number)
            found = setting_of(view, scope)
            return Remark(speaker, site_in(view, scope), found.time, found.when, unions)
    return Remark(unions=unions) if unions else None


def _speaker(view: View, clause: Clause) -> str | None:
    if clause.verb is None or clause.subject is None or clause.verb.lemma not in lexicon.words("quotations_verbs"):
        return None
    chunk = view.sentence.chunks[clause.subject]
    persons = [name for name in view.name_in(chunk.first, chunk.last) if name.label == "PER"]
    return persons[-1].text.split(" ")[-1] if persons else None


def _is_source(view: View, name: Name) -> bool:
    """Whether a union's figures are given: "Nach Angaben von Verdi", "Nach Angaben der Gewerkschaft Nahrung"."""
    at = next((index for index, token in enumerate(view.tokens) if token.end > name.begin), 0)
    before = [view.word(index) for index in range(max(0, at - 3), at)]
    told = "angaben" in before or before[-1:] == ["laut"]
    return name.label == "ORG" and told and (name.text in _unions() or "ewerkschaft" in f"{before} {name.text}")


def _unions() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.rows("names_organisations") if row["kind"] == "union")


def is_pointing(view: View, trigger: Trigger) -> bool:
    """Whether a noun has its article alone: "die Gespräche", "an dem Treffen", but not "die nächsten Gespräche"."""
    if trigger.kind == "verb" or trigger.type not in ("CONSULT", "PROTEST") or view.is_compared(trigger.chunk):
        return False
    chunk = view.sentence.chunks[trigger.chunk]
    if trigger.type == "PROTEST" and chunk.preposition not in ("auf", "bei", "beim", "während"):
        return False  # only who speaks "auf der Kundgebung" says nothing else of it
    before = view.tokens[chunk.first : chunk.head]
    definite = any(token.text.lower() in DEFINITE for token in before)
    return definite and all(token.pos in ("DET", "ADP") for token in before)

"""The status of a noun from where it stands: behind another noun or a preposition, before a headline's last word."""

from __future__ import annotations

from msgspec import Struct

from synopse.model import Status
from synopse.syntax import PAST_TENSES, Clause
from synopse.tag.events.frames import framed_status
from synopse.tag.events.reach import governing
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

LASTING = frozenset({"CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"}) | frozenset(
    {"closure", "fire", "outage", "search", "trial", "weather"}
)
"""Types and kinds of what goes on for a while; an attack or a crash is over when something else is told of it."""
SUDDEN = frozenset({"ASSAULT", "COERCE", "collapse", "crash", "death", "fire", "outage", "quake", "slide", "weather"})
"""Types and kinds for which one is blamed, not set a day: "verantwortlich für den Anschlag"."""
SOUGHT = frozenset({"AGREE", "RETREAT", "YIELD"})
"""Types of what talks are for: "Verhandlungen über die Freilassung"."""
ABOUT = frozenset({"für", "um", "zu", "zum", "zur", "über"})
CONDITIONS = frozenset({"AGREE", "REJECT", "YIELD"})
"""Types of what something else may hang on."""
FOLLOWING = frozenset({"anspielen", "folgen", "hinweisen", "reagieren", "zurückblicken", "zurückgehen"})
"""Verbs with which "auf" leads to what was before."""


class Moment(Struct, frozen=True):
    """Whether a date goes with an event, whether its words say that it is over ("vergangenen Freitag"), and an hour."""

    dated: bool
    past: bool
    hour: bool = False


class Finding(Struct, frozen=True):
    """A status, and whether words say so or it is only the default."""

    status: Status
    certain: bool = True


def is_told(clause: Clause) -> bool:
    """Whether a clause looks back: "Zu dem Gespräch ist es nicht gekommen"."""
    return clause.verb is not None and clause.verb.tense in PAST_TENSES and clause.verb.modal is None


def by_governor(view: View, trigger: Trigger) -> Finding | None:
    """ "Vorbereitungen für ein Treffen", "der Termin des Treffens", "die Absage des Treffens"."""
    chunk = view.sentence.chunks[trigger.chunk]
    if chunk.first == 0 or view.chunk_at[chunk.first - 1] == NONE:
        return None
    head = view.tokens[view.sentence.chunks[view.chunk_at[chunk.first - 1]].head]
    status = words.governor(head.text)
    if (status == "held" and chunk.preposition in ABOUT) or (status != "conditional" and chunk.preposition == "mit"):
        status = None  # "der Beschluss zur Aufnahme von Gesprächen", "verfolgt Ziele mit dem Streik"
    concluded = trigger.type == "CONSULT" and status is not None  # "zum Abschluss des Treffens"
    row = None if concluded else words.noun(head.text)
    if row is not None and row["type"] == "CONSULT" and trigger.type in SOUGHT and chunk.preposition in ABOUT:
        return Finding("proposed")
    if row is not None:
        return Finding("planned") if row["type"] == "AGREE" else None
    return Finding(status) if status is not None else None  # type: ignore[arg-type]


def by_preposition(view: View, trigger: Trigger, clause: Clause | None, moment: Moment) -> Finding:
    """What a noun's preposition and the tense around it tell, if nothing else does: "nach dem Treffen", "vor ihm"."""
    preposition = governing(view, trigger.chunk)
    temporal = preposition is not None and not _is_complement(view, trigger.chunk)
    status = words.preposition_status(preposition) if preposition is not None and temporal else None
    if moment.past:
        return Finding("held")
    local = trigger.row["kind"] in ("assembly", "visit")  # "auf dem Parteitag"
    if preposition == "auf" and clause is not None and clause.verb is not None and clause.verb.lemma in FOLLOWING:
        return Finding("held", certain=clause.verb.tense in PAST_TENSES)
    sudden = is_sudden(trigger)
    if preposition == "auf" and not local and not sudden and view.sentence.chunks[trigger.chunk].cases != {"dat"}:
        return Finding("proposed", certain=False)  # "setzen auf Gespräche"
    if status == "held" and (sudden or not _is_coming(clause)):  # "Nach dem Absturz will die Firma ..."
        over = clause is not None and clause.verb is not None and clause.verb.tense in PAST_TENSES
        return Finding("held", certain=over or (moment.dated and preposition in ("nach", "seit")))
    if preposition == "zum" and clause is not None and is_told(clause) and _is_beginning(view, trigger):
        return Finding("held")  # "Zum Auftakt der Gespräche forderte sie"
    if status == "planned" and not sudden:
        return Finding("planned", certain=False)
    if clause is None or clause.verb is None or (sudden and moment.dated):
        return Finding("held", certain=False)
    if (
        preposition == "bei"
        and trigger.type in CONDITIONS
        and trigger.token <= view.sentence.chunks[trigger.chunk].first + 1
    ):
        return Finding("conditional")  # "Bei Zustimmung des Rats wird die Bank umbenannt"
    framed = framed_status(view, clause) if clause.kind == "infinitive" else None
    if framed in ("conditional", "planned", "proposed") and not sudden:
        status = framed if preposition is None else "planned"  # "kündigte an, das auf dem Gipfel anzusprechen"
        return Finding(status, certain=False)  # type: ignore[arg-type]
    if _is_coming(clause):
        return Finding("planned", certain=False)
    lasts = clause.verb.tense == "present" and (trigger.type in LASTING or trigger.row["kind"] in LASTING)
    return Finding("ongoing" if lasts else "held", certain=False)


def is_sudden(trigger: Trigger) -> bool:
    """Whether a trigger is of what nobody sets a day for: "Anschlag", "Explosion"."""
    return trigger.type in SUDDEN or trigger.row["kind"] in SUDDEN


def _is_beginning(view: View, trigger: Trigger) -> bool:
    return view.word(trigger.token).endswith(("auftakt", "beginn", "start", "abschluss"))


def _is_complement(view: View, number: int) -> bool:
    """Whether a phrase belongs to the noun before it: "Fragen nach dem Treffen", not "zwei Tage nach ihm"."""
    first = view.sentence.chunks[number].first
    before = view.chunk_at[first - 1] if first else NONE
    if before == NONE or view.time_at[first - 1] != NONE or view.word(first) in ("seit", "während"):
        return False
    head = view.word(view.sentence.chunks[before].head)
    return not head.startswith(("minute", "stunde", "tag", "woche", "monat", "jahr"))


def _is_coming(clause: Clause | None) -> bool:
    if clause is None or clause.verb is None:
        return False
    over = clause.verb.modal == "wollen" and clause.verb.tense == "past"  # "wollte bei der Vernehmung nichts sagen"
    return clause.verb.tense == "future" or (clause.verb.modal in ("mögen", "sollen", "wollen") and not over)


def by_predicate(view: View, trigger: Trigger, clause: Clause | None) -> Finding | None:
    """What a headline without a verb says at its end: "Treffen in Bern am Freitag | geplant"."""
    if clause is None or clause.verb is not None or clause.kind != "fragment":
        return None
    after = [at for at in view.tokens_of(trigger.clause) if at >= trigger.reach.last]
    last = next((at for at in reversed(after) if view.tokens[at].pos != "PUNCT"), NONE)
    status = words.modifier(view.tokens[last].text) if last != NONE and view.tokens[last].pos == "ADJ" else None
    return Finding(status) if status is not None else None  # type: ignore[arg-type]

"""Whether an event was held, goes on, is planned, proposed, conditional, denied or cancelled.

The strongest sign wins: what the words around a noun say ("abgesagt", "geplant", "kein"), then conjunctions and modals,
then what the clause depends on ("schlug vor, ..."), then the tense. A default, with nothing said, is marked as such.
"""

from __future__ import annotations

from synopse.model import PLANS, Status
from synopse.syntax import PAST_TENSES, Clause, VerbGroup
from synopse.tag.events.frames import (
    bound_status,
    called_off_next,
    framed_status,
    has_condition,
    is_added,
    is_announced,
    is_only_meant,
    is_put_right,
    is_spoken,
)
from synopse.tag.events.needs import ATTENDANCE
from synopse.tag.events.standing import (
    LASTING,
    Finding,
    Moment,
    by_governor,
    by_predicate,
    by_preposition,
    is_sudden,
    is_told,
)
from synopse.tag.events.supports import HELD, SAID
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import LINKS, NONE, View
from synopse.vocabulary import happenings as words

MODALS: dict[str, Status] = {
    "sollen": "planned",
    "wollen": "planned",
    "müssen": "proposed",
    "können": "conditional",
    "dürfen": "conditional",
    "mögen": "proposed",
}
EFFECTS: dict[str, Status] = {
    "plan": "planned",
    "propose": "proposed",
    "condition": "conditional",
    "cancel": "cancelled",
    "deny": "denied",
}
ADJOURNED = ("gespräch", "gespräche", "gesprächen", "verhandlung", "verhandlungen", "beratungen", "runde", "sitzung")
"""What goes on another day when "vertagt": "Die Gespräche wurden vertagt" tells that they had begun."""
LATER = frozenset({"ceremony", "closure", "deal", "jobs", "opening"})
"""Kinds of events of which the present tense in the passive tells before they come."""
ASKED = frozenset({"wer", "wem", "wen", "welche", "welchem", "welchen", "welcher", "welches"})
"""Openers of what is still asked."""
DONE_BEFORE = frozenset({"bereits", "bisher", "bislang", "inzwischen", "mittlerweile"})
"""With these "hätten" reports what was done."""
STILL = frozenset({"bevor", "bis", "ehe", "sobald"})
"""Openers before an end that is to come."""
HEDGED = ("weit", "näher", "nur", "zuletzt", "weniger", "allein")
"""Words that "nicht" stands before without denying anything: "nicht weit vom Hafen", "nicht nur"."""


def status_of(view: View, trigger: Trigger, moment: Moment) -> Finding:
    """The status of a trigger that goes with a moment."""
    if trigger.kind == "noun":
        if trigger.row["strength"] == "delegation":
            return _of_clause(view, trigger, view.clause(trigger.clause), moment)
        return _of_noun(view, trigger, moment)
    noun = next((found for joined in trigger.joined if (found := _by_modifiers(view, joined))), None)
    clause = view.clause(trigger.clause)
    return noun if noun is not None and noun.status == "denied" else _of_clause(view, trigger, clause, moment)


def _of_noun(view: View, trigger: Trigger, moment: Moment) -> Finding:
    clause = view.clause(trigger.clause)
    own = _by_modifiers(view, trigger)
    if (
        _has_failed(view, trigger, clause)
        and not _is_only_thought(view, clause)
        and (own is None or own.status == "planned")
    ):
        return Finding("cancelled")
    if _is_denied_report(view, trigger, clause):
        return Finding("denied")
    if own is not None and trigger.support not in ("cancel", "deny") and not _has_come(trigger, clause, own):
        return own
    set_on = trigger.support == "be" and moment.dated and not is_sudden(trigger)
    if trigger.support not in ("", "be") or set_on:
        return _of_support(view, trigger, clause, moment)
    bare = (
        trigger.support == ""
        and not moment.dated
        and view.sentence.chunks[trigger.chunk].preposition in ("bei", "beim", "nach")
    )
    if (trigger.support == "be" or bare) and _is_only_thought(view, clause):
        return Finding("conditional")
    if (predicate := by_predicate(view, trigger, clause)) is not None:
        return predicate
    governed = by_governor(view, trigger)
    if governed is not None:
        return governed
    return by_preposition(view, trigger, clause, moment)


def _has_come(trigger: Trigger, clause: Clause | None, own: Finding) -> bool:
    """Whether what was to come has: "Das geplante Treffen fand am Montag statt", "begann die erwartete Offensive"."""
    awaited = own.status in PLANS and trigger.support in ("hold", "happen", "end")
    return awaited and clause is not None and is_told(clause) and not (clause.verb is not None and clause.verb.negated)


def _is_only_thought(view: View, clause: Clause | None) -> bool:
    """ "Ein Treffen wäre das erste seit Jahren"."""
    finite = None if clause is None or clause.verb is None else clause.verb.finite
    return finite is not None and words.is_hypothetical(view.word(finite))


def _has_failed(view: View, trigger: Trigger, clause: Clause | None) -> bool:
    """ "Das für Mittwoch angesetzte Gespräch platzte", "die geplante Sitzung findet nicht statt"."""
    if clause is None or clause.verb is None:
        return False
    planned = (found := _by_modifiers(view, trigger)) is not None and found.status == "planned"
    if trigger.support == "end":
        failed = clause.verb.lemma == "scheitern" and trigger.type in ("AGREE", "SANCTION")
        return planned or failed or _has_burst(view, trigger, clause)
    came = trigger.support == "happen" or (trigger.support == "hold" and clause.verb.lemma == "kommen")
    dated = trigger.type in ("AGREE", "CONSULT", "PROTEST") or planned
    return came and dated and (planned or is_told(clause)) and _is_negated(view, trigger.clause, clause.verb)


def _has_burst(view: View, trigger: Trigger, clause: Clause) -> bool:
    """ "Die Sitzung ist geplatzt" before it began; "die Gespräche sind nach zwei Stunden geplatzt" after that."""
    assert clause.verb is not None
    single = view.sentence.chunks[trigger.chunk].number == "sing"
    return clause.verb.lemma == "platzen" and single and not _has_lasted(view, clause)


def _is_denied_report(view: View, trigger: Trigger, clause: Clause | None) -> bool:
    """ "dementierte Berichte über ein Treffen"."""
    row = None if clause is None or clause.verb is None else words.support(clause.verb.lemma)
    about = view.sentence.chunks[trigger.chunk].preposition == "über"
    return about and row is not None and row["effect"] == "deny" and clause is not None and not clause.verb.negated  # type: ignore[union-attr]


def _by_modifiers(view: View, trigger: Trigger) -> Finding | None:
    """ "das geplante Treffen", "kein Treffen", "das abgesagte Treffen"."""
    chunk = view.sentence.chunks[trigger.chunk]
    for index in range(chunk.first, chunk.head):
        if view.word(index).startswith("kein"):
            return Finding("denied")
        status = words.modifier(view.tokens[index].text)
        if status is not None:
            return Finding(status)  # type: ignore[arg-type]
    return None


def _of_support(view: View, trigger: Trigger, clause: Clause | None, moment: Moment) -> Finding:
    assert clause is not None
    assert clause.verb is not None
    effect, verb = trigger.support, clause.verb
    if effect == "postpone":
        if _has_lasted(view, clause):
            return Finding("held")
        return Finding("held", certain=False) if _is_of_hours(view, trigger) else Finding("cancelled")
    if effect == "invite":
        if _was_visited(view, trigger):
            return Finding("held")
        return Finding("planned", certain=False) if verb.negated else Finding("proposed")
    if effect == "end" and clause.opener in STILL and verb.tense == "present":
        return Finding("ongoing")  # "Sobald die Ermittlungen abgeschlossen sind"
    if effect == "happen" and verb.negated:
        return Finding("cancelled")
    if effect == "plan" and called_off_next(view, trigger.clause):
        return Finding("cancelled")
    if effect in EFFECTS:
        status = EFFECTS[effect]
        if effect == "cancel" and clause.kind == "infinitive" and framed_status(view, clause) in PLANS:
            lasts = trigger.type in LASTING
            return Finding("planned" if lasts else "held", certain=False)  # "bat, die Ernennung zurückzunehmen"
        if _is_negated(view, trigger.clause, verb):
            return _of_negated(view, trigger, effect)
        hoped = _by_frame(view, clause, verb)
        return hoped if hoped is not None and hoped.status == "conditional" and effect == "plan" else Finding(status)
    if effect in ("attend", "meet", "miss") and verb.negated:
        return _by_tense(view, trigger, clause, verb, moment)
    return _of_clause(view, trigger, clause, moment)


def _was_visited(view: View, trigger: Trigger) -> bool:
    """Whether it is told what happened there: "hatte zu einer Tagung geladen, | zu der 160 Ärzte kamen"."""
    return any(
        other.parent == trigger.clause
        and view.word(other.first) in ("an", "auf", "bei", "in", "zu")
        and view.word(other.first + 1) in ("dem", "denen", "der")
        and is_told(other)
        and not (other.verb is not None and other.verb.negated)
        for other in view.sentence.clauses
    )


def _is_of_hours(view: View, trigger: Trigger) -> bool:
    """Whether a noun names what is held before it is adjourned: talks, a sitting; not a meeting or a visit."""
    return view.word(trigger.token).endswith(ADJOURNED)


def _of_negated(view: View, trigger: Trigger, effect: str) -> Finding:
    """ "nicht geplant" is denied, "nicht ausgeschlossen" leaves it open, "noch nicht angekündigt" says nothing."""
    if effect == "deny":
        return Finding("conditional")
    open_still = any(view.word(index) == "noch" for index in trigger.scope)
    return Finding("planned", certain=False) if open_still and effect == "plan" else Finding("denied")


def _has_lasted(view: View, clause: Clause) -> bool:
    """Whether what was adjourned had begun: "nach wenigen Stunden vertagt"."""
    for index in range(clause.first, clause.last):
        if view.word(index) == "nach" and any(
            any(part in view.word(at) for part in ("stunde", "stündig", "tag", "tägig"))
            for at in range(index, index + 4)
        ):
            return True
    return False


def _of_clause(view: View, trigger: Trigger, clause: Clause | None, moment: Moment) -> Finding:
    if clause is None or clause.verb is None:
        return Finding("held", certain=False)
    verb = clause.verb
    found = None if _is_bound(trigger, verb) else _by_frame(view, clause, verb)
    if trigger.type in SAID and (found is None or found.status == "conditional") and is_spoken(view, clause):
        return Finding("denied" if verb.negated else "held")  # "Norwegen erklärte, den Vorschlag abzulehnen"
    if found is not None and not found.certain and is_spoken(view, clause) and not verb.negated:
        return Finding("planned")  # "Norwegen erklärte, den Vertrag am Freitag zu unterzeichnen"
    if found is None and trigger.row.get("aspect") in ("fail", *ATTENDANCE):
        return _by_tense(view, trigger, clause, verb, moment)
    if found is None and _is_negated(view, trigger.clause, verb):
        return Finding("denied")
    if trigger.support != "end" and _is_given_up(view, clause, verb):
        return Finding("cancelled")  # what "sollte eigentlich enden" goes on
    found = found or _by_tense(view, trigger, clause, verb, moment)
    hangs = found.status in ("planned", "ongoing") and has_condition(view, trigger.clause)
    return Finding("conditional") if hangs else found


def _is_given_up(view: View, clause: Clause, verb: VerbGroup) -> bool:
    """ "Sie wollte eigentlich nach Oslo reisen": it came to nothing."""
    meant = verb.modal in ("sollen", "wollen") and verb.tense == "past" and not verb.negated
    return meant and "eigentlich" in _words(view, clause)


def _is_bound(trigger: Trigger, verb: VerbGroup) -> bool:
    """Whether "must" tells what is so: "mussten ihre Häuser verlassen", "muss sich vor Gericht verantworten"."""
    return verb.modal == "müssen" and (trigger.row.get("needs") == "must" or trigger.row.get("kind") == "trial")


def _is_negated(view: View, number: int, verb: VerbGroup) -> bool:
    """Whether the clause is negated, and not just a phrase in it: "lehnt eine noch nicht bewiesene These ab"."""
    if is_put_right(view, number, verb):
        return False
    for index in view.tokens_of(number):
        if view.word(index) in ("nicht", "nie", "niemals", "weder"):
            if view.word(index + 1) in HEDGED:
                return False
            if is_added(view, index) or _is_of_another(view, index):
                return False
            return view.chunk_at[index] == NONE and not _is_of_phrase(view, index)
    return verb.negated


def _is_of_another(view: View, index: int) -> bool:
    """Whether a "nicht" at the end tells of another who did not: "Island hat ihn unterstützt, Norwegen nicht"."""
    last = index - 2 if view.word(index - 1) in LINKS else index - 1
    other = view.chunk_at[last] if last >= 0 else NONE
    if other == NONE or view.word(index + 1) not in (".", ",", ";", ""):
        return False
    before = view.sentence.chunks[other].first - 1
    return before > 0 and view.word(before) == ","


def _is_of_phrase(view: View, index: int) -> bool:
    """Whether "nicht" denies only what an adjective says: "aus | nicht ganz geklärten | Gründen"."""
    if index and view.tokens[index - 1].pos == "DET" and view.tokens[index - 1].text.lower() not in ("das", "es"):
        return True  # "die | nicht im Landtag vertretenen | Parteien"
    first = next((at for at in range(index + 1, index + 3) if _is_participle(view, at)), index + 1)
    following = view.chunk_at[first] if first < len(view.tokens) else NONE
    between = all(
        view.tokens[at].pos in ("ADV", "ADJ", "PART") for at in range(index + 1, min(first, len(view.tokens)))
    )
    return following != NONE and between and _is_participle(view, first)


def _negates(view: View, clause: Clause) -> bool:
    return any(view.word(index) in ("nicht", "nie", "kaum", "weder") for index in range(clause.first, clause.last)) or (
        clause.verb is not None and clause.verb.negated
    )


def _is_participle(view: View, index: int) -> bool:
    inside = index < len(view.tokens)
    return inside and view.tokens[index].pos == "ADJ" and view.tokens[index].text[-1:] in "enrms"


def _by_frame(view: View, clause: Clause, verb: VerbGroup) -> Finding | None:
    """What conjunction, modal, mood and the governing clause say."""
    if words.word_status("opener", clause.opener or view.word(clause.first)) or _is_asked(view, clause, verb):
        return Finding("conditional")
    if clause.kind == "subordinate" and clause.opener in ASKED and verb.tense in ("present", "future"):
        return Finding("conditional")  # "Welche Firma den Zuschlag erhält, entscheidet der Stadtrat"
    framed = framed_status(view, clause) or bound_status(view, clause, verb)
    depends = None if framed is None else Finding(framed)  # type: ignore[arg-type]
    if depends is not None and depends.status == "denied":
        return depends
    if verb.finite is not None and verb.modal == "sollen" and view.word(verb.finite).startswith("hätte"):
        return Finding("held" if verb.negated else "cancelled")  # "Kern hätte kommen sollen"
    if verb.finite is not None and _is_hypothetical(view, verb):
        return Finding("conditional")
    if any(words.word_status("adverb", view.word(index)) for index in range(clause.first, clause.last)):
        return Finding("conditional")
    if depends is not None and (clause.kind == "infinitive" or depends.status != "planned" or verb.tense == "future"):
        return depends
    done = verb.modal in ("müssen", "können") and verb.tense == "past" and verb.mood == "Ind"
    if done and not _negates(view, clause):
        return Finding("held")  # "Zweimal mussten sie zusammenkommen", "konnten sich einigen"
    if verb.modal is not None and verb.modal in MODALS and verb.tense in ("present", "future", "past", ""):
        return Finding("denied" if verb.negated else MODALS[verb.modal])
    return Finding("conditional", certain=False) if depends is None and is_only_meant(view, clause) else None


def _is_asked(view: View, clause: Clause, verb: VerbGroup) -> bool:
    """Whether it is asked if something is so: "Traf sich Kern am Montag mit Roth?"; not when or why it was."""
    opens = clause.kind == "main" and verb.finite == clause.first
    return opens and "?" in (view.tokens[-1].text, view.word(clause.last - 1), view.word(clause.last))


def _is_hypothetical(view: View, verb: VerbGroup) -> bool:
    """Konjunktiv II; in reported speech "hätten eingenommen" only stands for Konjunktiv I."""
    assert verb.finite is not None
    form = view.word(verb.finite)
    if verb.mood != "Sub" or not words.is_hypothetical(form):
        return False
    first, last = min(verb.tokens), max(verb.tokens)
    if form == "hätten" and any(view.word(at) in DONE_BEFORE for at in range(max(0, first - 1), last)):
        return False  # "Bisher hätten die Helfer 60 Menschen gerettet"
    return form not in ("hätten", "würden") or not view.is_reported(verb.finite)


def _by_tense(view: View, trigger: Trigger, clause: Clause, verb: VerbGroup, moment: Moment) -> Finding:
    if verb.tense == "future" or is_announced(view, verb):
        return Finding("planned")
    if _is_perfect(view, trigger, verb):
        return Finding("held")
    if verb.tense in PAST_TENSES:
        return Finding("held")
    if trigger.row.get("aspect") == "plan":
        return Finding("planned")
    if trigger.type not in SAID and any(words.word_status("ahead", word) for word in _words(view, clause)):
        return Finding("planned")  # "Damit tritt sie voraussichtlich seine Nachfolge an"
    if trigger.row.get("aspect") == "bid":
        return Finding("held")  # "bietet 40 Euro je Aktie": an offer made by saying so
    if trigger.row.get("aspect") == "accident" and not moment.dated:
        return Finding("held", certain=False)  # "Regionalzug rammt Bagger": what befalls is over when it is told
    if moment.past:
        return Finding("held")
    if moment.dated and trigger.type not in SAID and (coming := _of_present(view, trigger, clause, moment)) is not None:
        return coming
    if trigger.row.get("kind") in LATER and verb.voice == "passive":
        return Finding("planned", certain=False)  # "Das Werk wird geschlossen"
    if trigger.row.get("aspect") == "act" or trigger.support == "end" or trigger.type in SAID:
        return Finding("held", certain=trigger.type in SAID)
    return Finding("ongoing", certain=trigger.kind == "verb" or trigger.support in ("hold", "attend", "meet"))


def _of_present(view: View, trigger: Trigger, clause: Clause, moment: Moment) -> Finding | None:
    """What the present tense says of what has a date: "trifft sich am Freitag", "trifft sich heute um 19.30 Uhr"."""
    inside = _words(view, clause)
    today = "heute" in inside and "seit" not in inside
    if not _is_since(view, clause) or (today and moment.hour):
        return Finding("planned")
    return Finding("ongoing") if today and trigger.row.get("kind") in HELD else None  # "wird heute gewählt"


def _words(view: View, clause: Clause) -> list[str]:
    return [view.word(index) for index in range(clause.first, min(clause.last, len(view.tokens)))]


def _is_perfect(view: View, trigger: Trigger, verb: VerbGroup) -> bool:
    """ "ist zurückgetreten", "sind verlaufen", "hat empfangen": over, unlike "ist geplant"."""
    if verb.finite is None or len(verb.tokens) < 2 or verb.modal is not None:
        return False
    if view.tokens[verb.finite].lemma != "sein":
        return view.tokens[verb.finite].lemma == "haben" and not any(view.word(at) == "zu" for at in verb.tokens)
    return trigger.support in ("hold", "end", "happen") or (
        trigger.kind == "verb" and "acc" not in trigger.row["target"]
    )


def _is_since(view: View, clause: Clause) -> bool:
    return any(view.word(index) in ("seit", "heute", "derzeit") for index in range(clause.first, clause.last))

"""Who takes part in an event: the referents of the subject, the objects and the phrases that speak of it."""

from __future__ import annotations

import re
from typing import Iterator

from msgspec import structs

from synopse import lexicon
from synopse.model import Span
from synopse.syntax import Clause, VerbGroup
from synopse.syntax.lemmas import readings
from synopse.tag.events.agents import SPOKESMEN, agents, speaking
from synopse.tag.events.attached import TRIED, Participants, behind, of_reach
from synopse.tag.events.companions import companions, singled_out
from synopse.tag.events.firms import STRICKEN, of_matter, on_trial, searched, stricken, visited
from synopse.tag.events.needs import ATTENDANCE
from synopse.tag.events.parties import (
    conjuncts,
    is_beside,
    referents,
    span_of,
    torn,
    unique,
)
from synopse.tag.events.persons import meant
from synopse.tag.events.reach import is_attached
from synopse.tag.events.relatives import PRONOUNS, forms_of
from synopse.tag.events.stages import comes_from, is_person, is_stage
from synopse.tag.events.subjects import is_inside, may_be_subject, subject_of
from synopse.tag.events.supports import SAID, is_too_few
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

LASTED = re.compile(r"(?:minütig|stündig|tägig|wöchig|monatig|jährig)(?:e|en|er|es|em)$")
RELATIVES = frozenset({"der", "dem", "denen"})
COMING = frozenset({"anreisen", "kommen", "einladen", "erscheinen", "teilnehmen"})
LONGEST_RELATIVE = 16
"""Tokens of a relative clause that are read."""
TRANSITIVE = ("cleared", "goods", "object")
HOLDERS = frozenset({"ihrer", "ihres", "seiner", "seines"})
"""Before whose meeting it is: "auf dem Parteitag ihrer Partei" she takes part."""
OWNED = re.compile(r"(?:ihr|sein)(?:e[mnrs]?)?")
"""Says whose something is: "ihr Treffen", "nach seinem Besuch"."""
ASKING = frozenset({"abverlangen", "erwarten", "verlangen"})
"""With these "von" is before who is asked: "Von Frauen wird viel verlangt"."""
DEMANDING = frozenset(
    {"anmahnen", "begrüßen", "dringen", "einfordern", "erwarten", "fordern", "pochen", "verlangen", "wünschen"}
)
"""Who does so to a release or a resignation takes no part in it."""
FORBIDDING = frozenset({"stoppen", "untersagen", "verbieten"})
"""With these it is others whose strike or meeting does not take place."""


def participants(view: View, trigger: Trigger) -> Participants:
    """Everybody whom the trigger's own words and, where its verb speaks of it, its clause name."""
    absent = (*behind(view, trigger, frozenset({"ohne"})), *_left_out(view, trigger))
    found = _of_verb(view, trigger) if trigger.kind == "verb" else _of_noun(view, trigger)
    for noun in trigger.joined if len(found.actors) < 2 else ():
        found = _union(found, of_reach(view, noun))
    if trigger.kind == "noun":
        found = _union(found, Participants(tuple(_guests(view, trigger))))
    found = _union(found, Participants(companions(view, trigger), singled_out(view, trigger)))
    return Participants(unique(found.actors), _without(found.recipients, found.actors), absent or found.absent)


def _guests(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "die Runde in Bern, zu der Kern eigens angereist war": whom a relative clause brings along."""
    at = trigger.reach.last
    opens = view.word(at) == "," and view.word(at + 1) in ("zu", "an", "bei") and view.word(at + 2) in RELATIVES
    if trigger.type != "CONSULT" or not opens:
        return
    end = next((at + 3 + n for n in range(LONGEST_RELATIVE) if view.word(at + 3 + n) in (",", ".", "")), at + 3)
    inside = [view.tokens[index].lemma for index in range(at + 3, min(end, len(view.tokens)))]
    if any(lemma in COMING for lemma in inside) and not any(view.word(index) == "nicht" for index in range(at, end)):
        yield from (span_of(name) for name in view.name_in(at + 3, end) if name.label in ("PER", "ORG"))


def _left_out(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Ohne A und B: C und D verhandeln"."""
    if trigger.scope and trigger.type == "CONSULT":
        for number, chunk in enumerate(view.sentence.chunks):
            if chunk.preposition == "ohne":
                yield from referents(view, number)


# --- the parts of a clause -----------------------------------------------------------------------------------------


def _of_verb(view: View, trigger: Trigger) -> Participants:
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None:
        return Participants()
    subject = subject_of(view, trigger, clause)
    if trigger.row.get("aspect") in ATTENDANCE:
        return _attendance(view, trigger, clause, subject)
    if trigger.row.get("aspect") == "accident":
        return Participants((), tuple(stricken(view, trigger)))
    targets = trigger.row["target"].split(" ") if trigger.row["target"] else []
    first = () if subject is None else _acting(view, trigger, subject)
    if is_passive(view, clause.verb) and (found := _of_passive(view, trigger, subject, first, targets)) is not None:
        return found
    if is_passive(view, clause.verb) and not first and trigger.row["form"] not in ASKING:
        first = agents(view, trigger.scope)
    others = [
        *_targets(view, trigger, subject, targets),
        *(on_trial(view, trigger) if trigger.type == "REQUEST" else ()),
        *of_matter(view, trigger, subject),
    ]
    if "acc" in targets and not others and _is_undergone(view, trigger, clause, subject):
        return Participants((), first)
    if trigger.row.get("aspect") == "bid":
        others += _with_prepositions(view, trigger, frozenset({"für"}))
    if trigger.type == "CONSULT" or trigger.row.get("kind") == "raid":
        others += visited(view, trigger)
    if trigger.row.get("kind") == "court":
        others += _with_prepositions(view, trigger, frozenset({"für", "gegen"}))
    if trigger.row.get("needs") == "cast":
        others += _behind_vote(view, trigger)
    if "mit" in targets or trigger.type == "CONSULT":
        first += tuple(_with_prepositions(view, trigger, frozenset({"neben", "zwischen"})))
    return Participants(first, tuple(others))


def _of_passive(
    view: View, trigger: Trigger, subject: int | None, first: tuple[Span, ...], targets: list[str]
) -> Participants | None:
    """By whom something is done and to whom, by the referents of the subject; None where the form does not tell."""
    verb = view.sentence.clauses[trigger.clause].verb
    if "acc" in targets or trigger.row.get("needs") in TRANSITIVE:
        return Participants(agents(view, trigger.scope), first if "acc" in targets else ())
    if "dat" in targets and subject is not None:
        told = tuple(_object(view, trigger, subject, "dat"))  # "Kern wurde vorgeworfen", "wurde ihr übergeben"
        return Participants(agents(view, trigger.scope), (*told, *first))
    if "dat" in targets or verb is None or not is_done(view, verb) or trigger.row["form"] in ASKING:
        return None
    head = "" if subject is None else view.tokens[view.sentence.chunks[meant(view, subject)].head].text
    undergone = first if words.is_agent(head) else ()  # "Die Wachen wurden abgezogen"
    return Participants(agents(view, trigger.scope), (*undergone, *_targets(view, trigger, subject, targets)))


def _acting(view: View, trigger: Trigger, subject: int) -> tuple[Span, ...]:
    """Who does what the verb tells; what a spokesman says is said by whom he speaks for."""
    spoken = speaking(view, subject) if trigger.type in SAID or trigger.type == "AGREE" else ()
    return spoken or referents(view, subject)


def _attendance(view: View, trigger: Trigger, clause: Clause, subject: int | None) -> Participants:
    """Who was there and who was not: "Kern fehlte", "Kern hatte Moll geschickt", "keiner von der Bahn war dabei"."""
    people = () if subject is None else referents(view, subject)
    if trigger.row["aspect"] == "sent":
        sent = tuple(_object(view, trigger, subject, "acc"))
        stayed = any(view.word(index) in ("selbst", "selber", "stattdessen") for index in trigger.scope)
        return Participants(sent, (), people if stayed and not _is_not(view, clause) else ())
    if clause.verb is not None and is_passive(view, clause.verb) and trigger.row["form"] == "begleiten":
        people += agents(view, trigger.scope)
    if trigger.row["aspect"] == "present":
        people += tuple(_with_prepositions(view, trigger, frozenset({"mit"})))  # "mit ihr saß Kern am Tisch"
    nobody = any(view.word(index) in ("keiner", "niemand", "keine") for index in trigger.scope)
    if nobody and not people:
        people = tuple(_with_prepositions(view, trigger, frozenset({"von", "vom", "aus"})))
    missing = (trigger.row["aspect"] == "absent") != (nobody or _is_not(view, clause))
    return Participants((), (), people) if missing else Participants(people)


def _behind_vote(view: View, trigger: Trigger) -> Iterator[Span]:
    """Whose plan is voted on: "stimmte gegen das Angebot des Konkurrenten X"."""
    for number in view.chunks_of(trigger.clause):
        last = view.sentence.chunks[number].last
        if view.sentence.chunks[number].preposition in ("für", "gegen") and last < len(view.tokens):
            following = view.chunk_at[last]
            if following != NONE and is_attached(view, following):
                yield from referents(view, following)


def is_passive(view: View, verb: VerbGroup) -> bool:
    """Whether the group is passive; "worden" says so even where the participle looks like an infinitive."""
    return verb.voice == "passive" or any(view.word(index) == "worden" for index in verb.tokens)


def _is_undergone(view: View, trigger: Trigger, clause: Clause, subject: int | None) -> bool:
    """Whether a headline tells by a participle what somebody undergoes: "Journalist verhaftet in Kassel"."""
    finite = None if clause.verb is None else clause.verb.finite
    closed = view.tokens[-1].text in (".", "!", "?")
    if finite is None or closed or clause.verb is None or len(clause.verb.tokens) > 1 or subject is None:
        return False
    last, follows = view.sentence.chunks[subject].last, view.tokens[finite + 1 : finite + 2]
    opens = clause.kind == "main" and last == finite and (not follows or follows[0].pos == "ADP")
    plain = any(
        view.sentence.chunks[number].preposition is None and view.sentence.chunks[number].first > finite
        for number in view.chunks_in(trigger.scope)
    )
    return opens and not plain and {"part", "pres3"} <= {reading.place for reading in readings(view.word(finite))}


def is_done(view: View, verb: VerbGroup) -> bool:
    """Whether the group is a passive with "werden", whose subject never acts: "Die Autobahn wurde blockiert"."""
    helpers = {view.tokens[index].lemma for index in verb.tokens} | {view.word(index) for index in verb.tokens}
    return is_passive(view, verb) and bool(helpers & {"werden", "worden"})


def _targets(view: View, trigger: Trigger, subject: int | None, targets: list[str]) -> Iterator[Span]:
    if targets == ["acc", "mit"]:  # "traf ihn" and "traf sich mit ihm", but not "traf eine Vereinbarung mit ihm"
        targets = ["mit"] if "sich" in map(view.word, trigger.scope) else ["acc"]
    prepositions = frozenset(target for target in targets if target not in ("acc", "dat"))
    yield from _with_prepositions(view, trigger, prepositions)
    for case in ("acc", "dat"):
        if case in targets:
            yield from _object(view, trigger, subject, case)


def _object(view: View, trigger: Trigger, subject: int | None, case: str) -> Iterator[Span]:
    taken = set() if subject is None else set(conjuncts(view, subject, len(view.tokens)))
    for number in view.chunks_in(trigger.scope):
        chunk = view.sentence.chunks[number]
        plain = chunk.preposition is None and view.time_at[chunk.head] == NONE and not is_attached(view, number)
        fits = plain and number not in taken and case in chunk.cases and not view.is_compared(number)
        raided = fits and trigger.row["kind"] == "raid"
        if (
            fits
            and not is_inside(view, number)
            and not (view.word(chunk.first - 1) == "," and view.word(chunk.last) == ",")  # ", Ole Ott,"
            and not is_beside(view, number, taken)
            and (found := searched(view, trigger, number) if raided else referents(view, number))
        ):
            yield from found
            return
    if subject is not None and (other := torn(view, subject)) is not None:
        yield span_of(other)
    if case == "acc":
        yield from _behind_time(view, trigger)


def _behind_time(view: View, trigger: Trigger) -> Iterator[Span]:
    """A name that the analysis takes for part of the date before it: "im November | Putin"."""
    for number in view.chunks_in(trigger.scope):
        chunk = view.sentence.chunks[number]
        if view.time_at[chunk.head] != NONE:
            yield from (span_of(name) for name in view.name_in(chunk.head + 1, chunk.last) if name.label != "OTH")


def _with_prepositions(view: View, trigger: Trigger, prepositions: frozenset[str]) -> Iterator[Span]:
    for number in view.chunks_in(trigger.scope) if prepositions else ():
        if view.sentence.chunks[number].preposition in prepositions and not view.is_left_out(number):
            yield from referents(view, number)


# --- the words around a noun ---------------------------------------------------------------------------------------


def _of_noun(view: View, trigger: Trigger) -> Participants:
    own = of_reach(view, trigger)
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None:
        return own
    if trigger.row["kind"] in STRICKEN:
        return Participants(own.actors, (*own.recipients, *stricken(view, trigger)))
    if (leading := _leading(view, trigger, clause)) is not None:
        return _union(own, Participants(leading))
    if trigger.subject or (clause.subject == trigger.chunk and not is_too_few(view, clause, trigger.chunk)):
        passive, sides = is_passive(view, clause.verb), _sides(trigger)
        by = agents(view, trigger.scope, sides) if passive else _with_prepositions(view, trigger, frozenset(sides))
        tried = trigger.row["kind"] in TRIED and not own.recipients
        others = tuple(_with_prepositions(view, trigger, frozenset({"gegen"}))) if tried else own.recipients
        return Participants(own.actors or tuple(by), others)
    inside = _takes_subject(view, trigger, own)
    whose = len(own.actors) > 1 and trigger.support not in ("attend", "miss")
    staged = not inside and trigger.support in ("", "be") and is_stage(view, trigger)
    if (trigger.support in ("", "be") and not inside and not staged) or whose:
        return _union(own, Participants(_owner(view, trigger, clause)))
    whole = trigger if trigger.scope else structs.replace(trigger, scope=_clause_tokens(view, trigger))
    subject = subject_of(view, whole, clause)
    if staged and (subject is None or not is_person(view, subject)):
        return own
    acting = () if subject is None or _only_speaks(view, subject, clause) else referents(view, subject)
    if trigger.support == "invite" and not _is_absence(trigger, view, clause):
        return _invited(view, whole, subject, acting)
    return _with_subject(view, whole, clause, acting, inside)


def _with_subject(view: View, trigger: Trigger, clause: Clause, acting: tuple[Span, ...], inside: bool) -> Participants:
    """Everybody whom noun and verb name, with the subject; `inside` where the verb tells of something else."""
    assert clause.verb is not None
    own = of_reach(view, trigger)
    if trigger.support == "cancel" and clause.verb.lemma in FORBIDDING:
        subject = subject_of(view, trigger, clause)
        return Participants(own.actors or tuple(_object(view, trigger, subject, "dat")), own.recipients)
    if trigger.type in ("COERCE", "YIELD") and clause.verb.lemma in DEMANDING:
        acting = ()  # "verlangte die Freilassung": it is others who would do it
    if own.actors and trigger.support in ("plan", "propose", "deny"):
        acting = ()  # "Oslo kündigte ein Treffen der Minister an"
    if _is_absence(trigger, view, clause):
        return Participants(own.actors, own.recipients, unique((*acting, *_neither(view, trigger))))
    if trigger.row["strength"] == "delegation":
        return Participants((*_with_prepositions(view, trigger, frozenset({"neben"})), *acting))
    beside = frozenset({"neben", *_sides(trigger)} if trigger.support else ())
    acting = (*acting, *_with_prepositions(view, trigger, beside))
    others = (
        () if inside or not trigger.support else tuple(_with_prepositions(view, trigger, frozenset({"mit", "gegen"})))
    )
    return Participants((*acting, *own.actors), (*own.recipients, *others))


def _owner(view: View, trigger: Trigger, clause: Clause) -> tuple[Span, ...]:
    """Whose meeting it is where that is the subject: "Ministerin Kern verteidigte | ihr | Treffen mit Ole Ott"."""
    chunk = view.sentence.chunks[trigger.chunk]
    owned = [view.word(at)[:3] for at in range(chunk.first, chunk.head) if OWNED.fullmatch(view.word(at))]
    if trigger.type != "CONSULT" or not owned or clause.subject in (None, trigger.chunk):
        return ()
    assert clause.subject is not None
    head = view.word(view.sentence.chunks[clause.subject].head)
    several = clause.verb is not None and clause.verb.finite is not None and view.word(clause.verb.finite)[-1:] == "n"
    letters = PRONOUNS.get(head) or forms_of(view, clause.subject).replace("" if several else "p", "")
    inside = [at for at in view.tokens_of(trigger.clause) if at not in trigger.reach]
    persons = {view.name_at[at] for at in inside if view.name_at[at] != NONE}
    alone = sum(view.names[number].label == "PER" for number in persons) <= 1
    fits = bool(set(letters) & set("fp" if owned[0] == "ihr" else "mn"))
    return referents(view, clause.subject) if alone and fits and head not in ("es", "das") else ()


def _invited(view: View, trigger: Trigger, subject: int | None, acting: tuple[Span, ...]) -> Participants:
    """Who invites and who is invited: "lud Kern zu einem Treffen ein", "wurde von Ole Ott zu Gesprächen eingeladen"."""
    clause = view.sentence.clauses[trigger.clause]
    if clause.verb is not None and is_passive(view, clause.verb):
        return Participants(agents(view, trigger.scope), acting)
    own = of_reach(view, trigger)
    guests = (*_object(view, trigger, subject, "acc"), *_with_prepositions(view, trigger, frozenset({"mit"})))
    return Participants((*acting, *own.actors), (*guests, *own.recipients))


def _leading(view: View, trigger: Trigger, clause: Clause) -> tuple[Span, ...] | None:
    """Who leads or holds a meeting: "Das Treffen leitete Kern"; None where the verb is another."""
    assert clause.verb is not None
    chunk = view.sentence.chunks[trigger.chunk]
    if chunk.preposition is not None or clause.verb.lemma not in lexicon.words("events_leading"):
        return None
    if is_passive(view, clause.verb):
        return agents(view, _clause_tokens(view, trigger))
    plain = (number for number in view.chunks_of(trigger.clause) if number != trigger.chunk)
    others = [number for number in plain if may_be_subject(view, number)]
    return referents(view, others[0]) if others else ()


def _sides(trigger: Trigger) -> tuple[str, ...]:
    """ "Zwischen A und B gab es Gespräche"."""
    return ("zwischen",) if trigger.type in ("AGREE", "CONSULT") else ()


def _only_speaks(view: View, subject: int, clause: Clause) -> bool:
    """Whether the subject speaks for somebody and so takes no part: "Ein Sprecher kündigte ein Treffen an".

    Nor does anybody where it is "es": "kam es zu Angriffen auf Werke, aber auch Polizei und Feuerwehr".
    """
    if clause.subject is not None and view.word(view.sentence.chunks[clause.subject].head) == "es":
        return True
    return view.word(view.sentence.chunks[subject].head).endswith(SPOKESMEN)


def _is_not(view: View, clause: Clause) -> bool:
    assert clause.verb is not None
    return clause.verb.negated or any(view.word(index) == "nicht" for index in range(clause.first, clause.last))


def _takes_subject(view: View, trigger: Trigger, own: Participants) -> bool:
    """Whether the clause's subject takes part though its verb is another: "sagte A bei seinem Besuch in Oslo"."""
    if trigger.row["strength"] == "delegation":
        return True
    preposition = view.sentence.chunks[trigger.chunk].preposition
    if view.is_compared(trigger.chunk):
        return False
    if preposition == "mit":  # not "im Zusammenhang mit dem Anschlag wurde | ein Mann | festgenommen"
        clause = view.clause(trigger.clause)
        return trigger.type != "CONSULT" and (
            clause is None or clause.verb is None or not is_passive(view, clause.verb)
        )
    if preposition == "in" and trigger.row["strength"] == "round" and not own.actors and _has_several(view, trigger):
        return True  # "In der dritten Runde verständigten sich A und B"
    during = (
        preposition in ("bei", "beim", "auf", "während", *halls(trigger))
        and trigger.type == "CONSULT"
        and (_sits(view, trigger) or all(span.text.split(" ")[0].lower() in HOLDERS for span in own.actors))
    )
    if preposition == "nach" and trigger.type == "CONSULT" and not own.actors:
        return bool(own.recipients) or _lasted(view, trigger) or comes_from(view, trigger)
    return during and (preposition != "auf" or view.sentence.chunks[trigger.chunk].cases == {"dat"})


def halls(trigger: Trigger) -> tuple[str, ...]:
    """What leads to what has an audience: "In der Sondersitzung beteuerte A", in Swiss papers "An der Versammlung"."""
    sits = trigger.row["form"].endswith("itzung") or trigger.row["kind"] in ("assembly", "hearing", "session")
    return ("an", "in") if sits else ()


def _sits(view: View, trigger: Trigger) -> bool:
    """Whether who does something at a sitting is there beside the body that sits: "In der Sitzung des Rats sagte A"."""
    clause = view.clause(trigger.clause)
    one = view.sentence.chunks[trigger.chunk].number == "sing"
    return one and bool(halls(trigger)) and clause is not None and not _is_not(view, clause)


def _lasted(view: View, trigger: Trigger) -> bool:
    """ "Nach viertägigen Gesprächen haben sich A und B verständigt"."""
    return any(LASTED.search(view.tokens[index].text) for index in range(trigger.reach.first, trigger.token))


def _has_several(view: View, trigger: Trigger) -> bool:
    clause = view.clause(trigger.clause)
    return clause is not None and clause.subject is not None and len(referents(view, clause.subject)) > 1


def _clause_tokens(view: View, trigger: Trigger) -> tuple[int, ...]:
    inside = view.tokens_of(trigger.clause)
    return tuple(index for index in inside if index not in trigger.reach)


def _neither(view: View, trigger: Trigger) -> Iterator[Span]:
    """ "Weder A noch B nahmen teil"."""
    if any(view.word(index) == "weder" for index in trigger.scope):
        for number in view.chunks_in(trigger.scope):
            if may_be_subject(view, number):
                yield from referents(view, number)


def _is_absence(trigger: Trigger, view: View, clause: Clause) -> bool:
    """Whether the clause says that its subject takes no part."""
    assert clause.verb is not None
    if trigger.support == "invite":
        return _is_not(view, clause)
    if trigger.support not in ("attend", "miss"):
        return False
    if trigger.support == "miss":
        return not _is_not(view, clause)
    return clause.verb.negated or any(view.word(index) == "weder" for index in range(clause.first, clause.last))


def _without(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(span for span in unique(spans) if span not in others)


def _union(one: Participants, other: Participants) -> Participants:
    return Participants(one.actors + other.actors, one.recipients + other.recipients, one.absent + other.absent)

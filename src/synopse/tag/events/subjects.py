"""Which words of a clause are the subject of its verb, as far as events go: who acts, if that can be told."""

from __future__ import annotations

from synopse import lexicon
from synopse.syntax import Clause
from synopse.syntax.declension import is_adjectival
from synopse.tag.events.parties import conjuncts, is_pair, is_party, is_unknown_name
from synopse.tag.events.reach import CONJUNCTIONS, is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

NOBODY = frozenset({"ich", "man", "wer", "wir"})
"""Subjects that name nobody, whoever else stands in the clause."""
BEFORE_OTHERS = frozenset({"(", "darunter", "inklusive", "mitsamt", "per", "pro", "samt", "via"})
"""Words before what is no subject or object of its own."""
QUOTES = frozenset('„«»“"')
LONGEST_LIST = 6
"""Members of a list that are followed back to its preposition."""


def subject_of(view: View, trigger: Trigger, clause: Clause) -> int | None:
    """The subject's first conjunct; of an infinitive clause who is to do it by what governs it."""
    if clause.kind == "infinitive":
        return _of_infinitive(view, clause)
    plain = [number for number in view.chunks_in(trigger.scope) if may_be_subject(view, number)]
    given = None if clause.subject is None or is_inside(view, clause.subject) else clause.subject
    if clause.subject is not None and view.word(view.sentence.chunks[clause.subject].head) in NOBODY:
        return None
    opening = view.chunk_at[clause.first]
    if view.word(clause.first) == "der" and opening != NONE and view.tokens[clause.first].detail == "rel":
        return opening  # "Kern, der sie begleitete": only a man can be meant
    if (several := _agreeing(view, clause, plain)) is not None:
        return several
    if given is not None and _goes_on(view, clause, given):
        return given
    if given is not None and (host := _described(view, given)) is not None:
        return host
    if given is not None and _is_too_many(view, clause, given):
        plain = [number for number in plain if number != given]
        given = None if plain else given
    if given is not None and (is_party(view, given) or not plain):
        return next((number for number in plain if given in conjuncts(view, number, len(view.tokens))), given)
    if given is not None and _comes_first(view, clause, given, plain):
        return given
    if given is not None and plain and is_unknown_name(view, given):
        return given if plain[0] in conjuncts(view, given, len(view.tokens)) else None
    return _only(view, clause, plain)


def _goes_on(view: View, clause: Clause, given: int) -> bool:
    """Whether a clause goes on with the subject before it: "Zwei Bomben explodierten und töteten | zehn Menschen |"."""
    finite = None if clause.verb is None else clause.verb.finite
    before = view.sentence.chunks[given].first < clause.first
    return before and view.word(clause.first) == "und" and finite == clause.first + 1


def _of_infinitive(view: View, clause: Clause) -> int | None:
    """Who does it: "Kern versprach zu kommen" gives "Kern", "zwang die Firma, zu verkaufen" gives "die Firma".

    Who is only asked has done nothing yet: "forderte sie auf, zurückzutreten", "empfahl dem Gericht, ..." give nobody.
    """
    parent = view.clause(NONE if clause.parent is None else clause.parent)
    if parent is None or parent.kind == "infinitive" or parent.verb is None:
        return None
    acts = lexicon.mapping("events_controls", "acts").get(parent.verb.lemma)
    if acts == "yes":
        return _moved(view, parent)
    return None if acts == "no" or words.speech(parent.verb.lemma) == "proposed" else parent.subject


def _moved(view: View, clause: Clause) -> int | None:
    """Who is made or allowed to do something; in the passive the subject: "wurde gezwungen zu verkaufen"."""
    assert clause.verb is not None
    if clause.verb.voice == "passive":
        return clause.subject
    taken = () if clause.subject is None else conjuncts(view, clause.subject, len(view.tokens))
    here = view.clause_at[clause.verb.tokens[0]]
    inside = [at for at, chunk in enumerate(view.sentence.chunks) if view.clause_at[chunk.first] == here]
    free = [at for at in inside if at not in taken and view.sentence.chunks[at].preposition is None]
    told = [at for at in free if is_party(view, at) and not is_attached(view, at)]
    return told[0] if told else None


def _described(view: View, number: int) -> int | None:
    """The name before a description of its bearer: "Rahel Kern, | eine Anwältin aus Bern, | wurde geehrt"."""
    chunk = view.sentence.chunks[number]
    at = chunk.first - 1
    host = view.chunk_at[at - 1] if at > 0 and view.word(at) == "," else NONE
    if host == NONE or chunk.head == chunk.first or view.clause_at[at - 1] != view.clause_at[chunk.first]:
        return None
    named = view.name_in(view.sentence.chunks[host].first, at)
    person = any(name.label == "PER" for name in named) and may_be_subject(view, host)
    return host if person and not view.name_in(chunk.first, chunk.last) else None


def is_inside(view: View, number: int) -> bool:
    """Whether a chunk is a part of what stands before it: of a name, a list behind a preposition, or in brackets."""
    chunk = view.sentence.chunks[number]
    name = view.name_at[chunk.first]
    if name != NONE and view.names[name].begin < view.tokens[chunk.first].begin:
        return True  # "des United | States | Geological Survey"
    if view.word(chunk.first - 1) in BEFORE_OTHERS:
        return True  # "der Verband Nordholz | (VNF)", "per | Bahn"
    opened = view.clause(view.clause_at[chunk.first])
    compared = view.word(chunk.first - 1) == "als" and opened is not None and opened.first < chunk.first - 1
    if compared and chunk.first == chunk.head and view.tokens[chunk.head].pos == "NOUN":
        return True  # "als | Geisel genommen"
    if _follows_before_verb(view, number):
        return True  # "Der Rat unter seinem Vorsitzenden | Ole Ott | stimmte zu"
    quoted = view.word(chunk.first - 1) in QUOTES and view.clause_at[chunk.first - 2] == view.clause_at[chunk.first]
    if quoted and chunk.first > 1 and view.chunk_at[chunk.first - 2] != NONE:
        return True  # "der Agentur „| Interfax |“"
    return chunk.preposition is None and _is_listed(view, number)


def _follows_before_verb(view: View, number: int) -> bool:
    """Whether a chunk stands behind another at the head of a main clause, where there is room for one phrase."""
    chunk = view.sentence.chunks[number]
    clause = view.clause(view.clause_at[chunk.first])
    finite = None if clause is None or clause.verb is None or clause.kind != "main" else clause.verb.finite
    if clause is None or finite is None or not clause.first < chunk.first < finite:
        return False
    at = chunk.first - 1
    behind = (
        view.chunk_at[at] != NONE and view.time_at[at] == NONE and view.clause_at[at] == view.clause_at[chunk.first]
    )
    return behind and view.chunk_at[at] != view.chunk_at[clause.first]


def _is_listed(view: View, number: int) -> bool:
    """Whether a chunk goes on with what a preposition opens: "laut Polizei und | Feuerwehr | sind ..."."""
    chunk = view.sentence.chunks[number]
    first = chunk.first
    for _ in range(LONGEST_LIST):
        joined = view.word(first - 1) in CONJUNCTIONS or (first != chunk.first and view.word(first - 1) == ",")
        before = view.chunk_at[first - 2] if first > 1 and joined else NONE
        if before == NONE or view.clause_at[first - 2] != view.clause_at[chunk.first]:
            return False
        host = view.sentence.chunks[before]
        if is_attached(view, before) and "gen" in chunk.cases:
            return True  # "das Wohl der Kinder und | Jugendlichen"
        if host.preposition is not None:
            return bool(host.cases & chunk.cases) and view.time_at[host.head] == NONE
        first = host.first
    return False


def _only(view: View, clause: Clause, plain: list[int]) -> int | None:
    """Of those that may be the subject the one that the verb's number leaves: "nahm | das FBI | zehn Männer fest".

    Where that leaves several behind the verb, it is the first of them.
    """
    size = len(view.tokens)
    finite = None if clause.verb is None else clause.verb.finite
    if len(plain) > 1 and finite is not None:
        plural = view.word(finite).endswith("n") or view.word(finite) == "sind"
        fitting = [one for one in plain if _may_agree(view, one, plural)]
        plain = fitting or plain
        if all(view.sentence.chunks[one].first > finite for one in plain):
            plain = plain[:1]
    if not plain or any(number not in conjuncts(view, plain[0], size) for number in plain):
        return None
    return plain[0]


def _comes_first(view: View, clause: Clause, given: int, plain: list[int]) -> bool:
    """Whether what is no party stands before all that are, behind the verb: "wählte | die Versammlung | die Chefin"."""
    finite = None if clause.verb is None else clause.verb.finite
    first = view.sentence.chunks[given].first
    behind = finite is not None and clause.kind == "main" and finite < first and view.tokens[first].pos == "DET"
    return behind and bool(plain) and all(view.sentence.chunks[one].first > first for one in plain)


def _is_too_many(view: View, clause: Clause, given: int) -> bool:
    """Whether a plural stands with a singular verb: "Angehörigen der Opfer sprach Kern Beileid aus"."""
    finite = None if clause.verb is None else clause.verb.finite
    chunk = view.sentence.chunks[given]
    head = view.tokens[chunk.head].text
    bare = chunk.first == chunk.head and is_adjectival(head) and head.endswith("en")
    if finite is None or not (bare or (chunk.number == "plur" and "dat" in chunk.cases)):
        return False
    return not view.word(finite).endswith("n") and view.word(finite) != "sind"


def _may_agree(view: View, number: int, plural: bool) -> bool:
    several = view.sentence.chunks[number].number == "plur" or len(conjuncts(view, number, len(view.tokens))) > 1
    single = view.sentence.chunks[number].number == "sing"
    return several or not single if plural else not several


def _agreeing(view: View, clause: Clause, plain: list[int]) -> int | None:
    """The joined names of a plural verb where a lone name was taken for its subject: "„Kola“ haben A und B ..."."""
    finite = None if clause.verb is None else clause.verb.finite
    if finite is None or clause.subject not in plain or not view.word(finite).endswith("n"):
        return None
    size = len(view.tokens)
    alone = view.sentence.chunks[clause.subject]
    if len(conjuncts(view, clause.subject, size)) > 1 or alone.number == "plur" or view.name_at[alone.head] == NONE:
        return None
    return next((number for number in plain if len(conjuncts(view, number, size)) > 1), None)


def may_be_subject(view: View, number: int) -> bool:
    """Whether a chunk stands for a party and may be a nominative without preposition."""
    chunk = view.sentence.chunks[number]
    ending = view.word(chunk.first) == "der" and view.word(chunk.head).endswith("er")  # one "Eigentümer", or of several
    nominative = "nom" in chunk.cases or is_pair(view, number) or ending
    plain = chunk.preposition is None and nominative and not is_attached(view, number)
    return plain and not is_inside(view, number) and is_party(view, number)

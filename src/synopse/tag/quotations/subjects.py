"""Who does what the verb of a clause says: its subject, the "von X" of a passive, the paper that speaks, the object."""

from __future__ import annotations

from synopse.syntax import Chunk, Clause
from synopse.tag.quotations.phrases import BRACKET, NAME, NOMINAL, phrase_before, phrase_end
from synopse.tag.quotations.sayers import MAY, NEVER, SPEAKS, kind, standing
from synopse.tag.quotations.scenes import Scene, piece_end, within
from synopse.tag.quotations.speakers import EXPLETIVE, agrees, front_subject, subject_between
from synopse.tag.quotations.speech import forms, is_source, verbs

AGENTLESS = frozenset({"heißen", "hervorgehen", "stehen", "verlauten"})
"""Verbs whose subject says nothing: "In dem Brief steht", "aus dem Papier geht hervor", "auf der Seite heißt es"."""
NOBLE = frozenset({("Von", "der"), ("Von", "den"), ("Van", "der"), ("Van", "den")})
"""How a name can begin that opens a sentence, whether or not its first words are known to belong to it."""
JOINED = 8
"""Clauses back that one without a subject may share the subject of."""
IMPERSONAL = frozenset({"geben", "gehen", "kommen", "bleiben", "scheinen", "gelten", "stimmen", "ergeben"})
"""Verbs with an "es" that is nobody: "Es gibt Hinweise", "Es gilt als sicher"."""
INSIDE = frozenset({"in", "im", "aus", "von", "vom", "bei", "auf"})
"""Prepositions before a paper, a house or a page that speaks: "Aus dem Amt hieß es", "auf der Seite heißt es"."""


def subject_of(scene: Scene, index: int) -> tuple[int, int] | None:
    """The whole noun phrase that is the subject of a clause; of a clause without one, that of the clause before it.

    "Der Minister lobte den Plan und kündigte an": the second verb has its subject with the first. Of two phrases that
    the forms allow it is the one that can speak: "Die Vorwürfe wies Olm zurück".
    """
    clause = scene.clauses[index]
    if clause.kind == "infinitive":
        return _controller(scene, clause)
    found = _name_in_front(scene, clause) or _by_form(scene, index)
    if clause.verb is None or clause.verb.finite is None or clause.verb.voice == "passive":
        return found
    if found is not None and _fits(scene, clause, found):
        return found
    return _who_can_speak(scene, clause, found) or found or _it(scene, clause)


def _controller(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Who does what an infinitive says: "Die Ministerin beeilte sich zu erklären, dass"; not "bat ihn, zu erklären"."""
    owner = scene.clauses[clause.parent] if clause.parent is not None else None
    if clause.parent is None or owner is None or owner.verb is None or owner.kind == "infinitive":
        return None
    if owner.verb.voice == "passive" or owner.verb.lemma in forms("addressed"):
        return None
    return subject_of(scene, clause.parent)


def _name_in_front(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """A name that alone stands before the verb, whatever its first word: "Von der Heide sagte"."""
    finite = clause.verb.finite if clause.verb else None
    if finite is None or clause.kind != "main" or not 0 < finite - clause.first <= NAME:
        return None
    front = range(clause.first, finite)
    spelt = [scene.tokens[place].text for place in front]
    noble = 2 if len(front) > 2 and (spelt[0], spelt[1]) in NOBLE else 0
    named = all(scene.labels[place] in ("PER", "ORG") for place in front[noble:])
    known = len(front) == 1 and kind(scene.tokens[front[0]].text) in ("person", "body") and scene.free(front[0])
    return (clause.first, finite) if named or (known and scene.tokens[front[0]].text[:1].isupper()) else None


def _it(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """ "es" where it can only be a ministry or a court: "Es teilte mit, dass", "Nun stellte es fest, dass"."""
    assert clause.verb is not None
    finite = clause.verb.finite
    if finite is None or clause.verb.lemma in AGENTLESS or clause.kind != "main":
        return None
    if "dass" not in verbs().get(clause.verb.lemma, ("", frozenset()))[1] or clause.verb.lemma in IMPERSONAL:
        return None
    if any(scene.tokens[place].text == "sich" for place in range(clause.first, clause.last)):
        return None
    beside = [place for place in (finite - 1, finite + 1) if within(clause, place)]
    return next(((place, place + 1) for place in beside if scene.tokens[place].text in ("es", "Es")), None)


def _fits(scene: Scene, clause: Clause, phrase: tuple[int, int]) -> bool:
    """Whether nothing speaks against a phrase that the forms allow, be it the subject of an earlier clause."""
    assert clause.verb is not None
    assert clause.verb.finite is not None
    if clause.kind == "relative" and phrase[1] - phrase[0] == 1 and scene.tokens[phrase[0]].pos == "PRON":
        return scene.tokens[phrase[0]].text.lower() == "der" or _antecedent_speaks(scene, clause)
    if not within(clause, phrase[0]):
        shared = scene.tokens[clause.first].pos == "CCONJ" or clause.verb.finite == clause.first
        return shared or _who_can_speak(scene, clause, phrase) is None
    rest = scene.tokens[phrase[0]].pos in NOMINAL and _continues(scene, phrase[0])
    if rest or _in_brackets(scene, phrase[0]):
        return False
    return standing(scene, *phrase) > NEVER and agrees(scene, phrase, clause.verb.finite)


def _antecedent_speaks(scene: Scene, clause: Clause) -> bool:
    """Whether a relative pronoun means somebody: of "die Marke, die Olm genannt hatte" only Olm can speak."""
    meant = phrase_before(scene.tokens, clause.first - 1)
    return meant is None or standing(scene, *meant) >= MAY


def _who_can_speak(scene: Scene, clause: Clause, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The first other phrase of the clause that can be its subject and that can speak."""
    assert clause.verb is not None
    assert clause.verb.finite is not None
    for chunk in scene.sentence.chunks:
        taken = found is not None and found[0] <= chunk.first < found[1]
        if taken or not within(clause, chunk.first) or not scene.free(chunk.first) or _continues(scene, chunk.first):
            continue
        if _in_brackets(scene, chunk.first) or chunk.preposition is not None or "nom" not in chunk.cases:
            continue
        phrase = chunk.first, max(chunk.last, phrase_end(scene.tokens, chunk.first, piece_end(clause, chunk.first)))
        if standing(scene, *phrase) == SPEAKS and agrees(scene, phrase, clause.verb.finite):
            return phrase
    return None


def _in_brackets(scene: Scene, index: int) -> bool:
    """Whether a bracket is open before a word: "eine Strafe (für jeden der drei Fälle)"."""
    for token in reversed(scene.tokens[max(0, index - BRACKET) : index]):
        if token.text in "()":
            return token.text == "("
    return False


def _continues(scene: Scene, first: int) -> bool:
    """Whether a phrase goes on with the one before it: "Party" in "von der Neuen Hafen Party", "(THW)" in brackets."""
    before = scene.tokens[first - 1] if first else None
    if before is None:
        return False
    return before.text in ("(", "[", "/") or (before.pos in NOMINAL and scene.tokens[first].pos != "DET")


def _by_form(scene: Scene, index: int) -> tuple[int, int] | None:
    clause = scene.clauses[index]
    if clause.subject is not None and not within(clause, scene.sentence.chunks[clause.subject].first):
        shared = _of_earlier(scene, index) if clause.verb and clause.kind == "main" else None
        if shared is not None and not _borrowed_from_speech(scene, clause, scene.sentence.chunks[clause.subject]):
            return shared
    if clause.subject is not None and not _borrowed_from_speech(scene, clause, scene.sentence.chunks[clause.subject]):
        whole = _whole(scene, scene.sentence.chunks[clause.subject], clause)
        if whole is not None:
            return whole
    if clause.verb and clause.verb.finite is None and clause.kind in ("main", "fragment"):
        return front_subject(scene.tokens, clause.first, clause.verb.tokens[0])  # "Die Prüfer vermutet" for "vermuten"
    if clause.kind not in ("main", "subordinate", "relative") or not clause.verb or clause.verb.finite is None:
        return None
    if clause.kind == "relative" and scene.tokens[clause.first].text.lower() in (
        "der",
        "die",
        "das",
        "welche",
        "welcher",
    ):
        return clause.first, clause.first + 1
    placed = _by_place(scene, clause)
    if placed:
        return placed
    return _of_earlier(scene, index)


def _of_earlier(scene: Scene, index: int) -> tuple[int, int] | None:
    """The subject of the clause to which "und" joins one without its own: "lobte den Plan und kündigte an"."""
    clause = scene.clauses[index]
    assert clause.verb is not None
    for earlier in range(index - 1, max(-1, index - 1 - JOINED), -1):
        other = scene.clauses[earlier]
        alike = other.verb is not None and clause.verb.mood == other.verb.mood and scene.free(other.first)
        own = other.subject is not None and within(other, scene.sentence.chunks[other.subject].first)
        if alike and own and other.parent == clause.parent:
            return subject_of(scene, earlier)
    return None


def _borrowed_from_speech(scene: Scene, clause: Clause, chunk: Chunk) -> bool:
    """Whether a subject stands in reported speech: in "sagte, Bonn übe noch, lehnte aber ab" not Bonn refuses."""
    if within(clause, chunk.first) or clause.verb is None or clause.verb.mood == "Sub":
        return False
    return any(
        other.verb is not None and other.verb.mood == "Sub" and within(other, chunk.first) for other in scene.clauses
    )


def _by_place(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The subject by its place, outside quotation marks: "Das berichtete der Nordkurier"."""
    if clause.verb is None or clause.verb.finite is None or clause.kind == "relative":
        return None
    finite = clause.verb.finite
    first = clause.first if clause.first <= finite < clause.last else finite
    while first < finite and not scene.free(first):
        first += 1
    last = finite + 1
    end = piece_end(clause, finite)
    while last < end and scene.free(last):
        last += 1
    return subject_between(scene.tokens, first, last, finite)


def _whole(scene: Scene, chunk: Chunk, clause: Clause) -> tuple[int, int] | None:
    """The phrase around a subject chunk, or None where it stands for the content or inside quotation marks."""
    tokens = scene.tokens
    finite = clause.verb.finite if clause.verb else None
    if not scene.free(chunk.first):
        return _named_in_marks(scene, chunk, finite)
    if tokens[chunk.head].text.lower() in {*EXPLETIVE, "man"}:
        return None
    if finite is None or chunk.first > finite or clause.kind != "main":
        end = _clause_end(scene, clause)
        return chunk.first, max(chunk.last, phrase_end(tokens, chunk.first, end))
    front = front_subject(tokens, clause.first, finite)
    if front is None and (tokens[clause.first].pos == "ADP" or tokens[clause.first].text.lower() in ("als", "wie")):
        return None
    return front or (chunk.first, max(chunk.last, phrase_end(tokens, chunk.first, finite, wide=True)))


def _named_in_marks(scene: Scene, chunk: Chunk, finite: int | None) -> tuple[int, int] | None:
    """A name in marks that opens the sentence and is followed by the verb: "„Kobold9“ schrieb"."""
    last = chunk.last
    while last < len(scene.tokens) and not scene.free(last):
        last += 1
    first = chunk.first
    while first and not scene.free(first - 1):
        first -= 1
    named = first == 0 and last - first <= NAME + 1 and scene.tokens[chunk.first].text[:1].isupper()
    return (first, last) if named and finite == last else None


def _clause_end(scene: Scene, clause: Clause) -> int:
    last = max([clause.last, *(piece[1] for piece in clause.rest)])
    end = clause.last
    while end < last and scene.free(end) and scene.tokens[end].text != ":":
        end += 1
    return max(end, clause.last)


def written_in(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The paper in "In einem Papier heißt es", "wird in dem Bericht gefordert": what speaks where nobody does."""
    assert clause.verb is not None
    passive = clause.verb.voice == "passive"
    if clause.verb.lemma not in AGENTLESS and not passive:
        return None
    for chunk in scene.sentence.chunks:
        if within(clause, chunk.first) and chunk.preposition in INSIDE and scene.free(chunk.first):
            first = chunk.first + (scene.tokens[chunk.first].pos == "ADP")
            if clause.kind == "relative" and chunk.first == clause.first:
                return phrase_before(scene.tokens, clause.first - 1)  # "eine Mitteilung, in der es heißt"
            end = max(chunk.last, phrase_end(scene.tokens, first, piece_end(clause, first)))
            if not passive or _is_paper(scene, first, end):
                return first, end
    return None


def paper_in(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The paper in which something stands, whatever the verb: "In dem Brief war von „Pannen“ die Rede"."""
    for chunk in scene.sentence.chunks:
        if not within(clause, chunk.first) or chunk.preposition not in INSIDE or not scene.free(chunk.first):
            continue
        first = chunk.first + (scene.tokens[chunk.first].pos == "ADP")
        if _is_paper(scene, first, chunk.last):
            return first, max(chunk.last, phrase_end(scene.tokens, first, piece_end(clause, first)))
    return None


def _is_paper(scene: Scene, first: int, end: int) -> bool:
    """Whether a phrase names something written, be it by "diesem"."""
    words = [token.text for token in scene.tokens[first:end]]
    return any(is_source(word) or kind(word) == "paper" for word in words) or words in (["diesem"], ["dieser"])


def accusative(scene: Scene, clause: Clause, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The object of "Der Nordkurier zitiert die Ministerin", "Die Bürger forderte er auf"."""
    for chunk in scene.sentence.chunks:
        own = subject is not None and subject[0] <= chunk.first < subject[1]
        if own or not (within(clause, chunk.first) and chunk.preposition is None and scene.free(chunk.first)):
            continue
        if "acc" in chunk.cases and not _continues(scene, chunk.first) and standing(scene, chunk.first, chunk.last):
            return chunk.first, max(chunk.last, phrase_end(scene.tokens, chunk.first, piece_end(clause, chunk.first)))
    return None


def agent(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The "von X" of a passive clause; before the verb, behind a noun, it is part of that: "ein Freund von Olm"."""
    finite = clause.verb.finite if clause.verb else None
    for index, chunk in enumerate(scene.sentence.chunks):
        before = scene.sentence.chunks[index - 1] if index else None
        attached = before is not None and before.last == chunk.first and finite is not None and chunk.first < finite
        attached = attached or (chunk.first > 0 and scene.tokens[chunk.first - 1].pos == "NUM")  # "27 von 35 Stimmen"
        doer = chunk.preposition in ("von", "vom", "durch", "seitens") and not attached
        if doer and within(clause, chunk.first) and scene.free(chunk.first):
            first = chunk.first + 1 if scene.tokens[chunk.first].pos == "ADP" else chunk.first
            return first, max(chunk.last, phrase_end(scene.tokens, first, piece_end(clause, first)))
    return None

"""Some words in quotation marks in the middle of a sentence: nested in reported speech, or with "nannte", "als"."""

from __future__ import annotations

from synopse.tag.quotations.direct import said_words
from synopse.tag.quotations.drafts import Draft, token_ranges
from synopse.tag.quotations.passages import LONG, Found, Passage, drafted, is_known, is_title
from synopse.tag.quotations.phrases import phrase_end
from synopse.tag.quotations.sayers import NEVER, SPEAKS, standing
from synopse.tag.quotations.sayings import Saying
from synopse.tag.quotations.scenes import Scene, clause_at, indices, within
from synopse.tag.quotations.speech import acts, forms
from synopse.tag.quotations.subjects import paper_in, subject_of

PHRASE = 4
"""So many words with a small letter in front are too long for a name or a word held at a distance."""


def partial(found: Found, passage: Passage, hosts: list[Draft]) -> Draft | None:
    """A quotation of some words inside a sentence: nested in reported speech, or with "nannte", "als", "sprach von"."""
    scene = found.scenes[passage.first]
    said = _saying_around(found, passage)
    definite = passage.start and scene.tokens[passage.start - 1].text.lower() in ("der", "die", "das", "den", "dem")
    given = said is not None and said.lemma in forms("wording") and not definite
    spoken_of = passage.start and scene.tokens[passage.start - 1].text.lower() == "von"
    given = given or (said is not None and said.lemma == "sprechen" and bool(spoken_of))
    if not passage.pair.closed or (not given and is_title(scene, passage)):
        return None
    around = [host for host in hosts if host.covers(passage.pair.begin, passage.pair.end)]
    if around and not (around[-1].rule == "act" and is_known(scene, passage)):
        return _nested(passage, min(around, key=lambda host: (host.end - host.begin, host.begin)))
    if passage.first != passage.last or is_known(scene, passage):
        return None
    if said is not None and said.lemma == "nennen" and _is_reflexive(scene, said):
        return None
    if said is None or (said.speaker is None and not _is_predicate(scene, passage)):
        return _unannounced(scene, passage)
    frame = [index for index in range(scene.last_word()) if scene.free(index)]
    draft = said_words(scene, passage, said, range(0), "partial")
    as_ = [
        index for index in range(max(0, passage.start - 2), passage.start) if scene.tokens[index].text.lower() == "als"
    ]
    draft.cue = token_ranges(scene.tokens, {*said.cue, *as_})
    draft.frame = token_ranges(scene.tokens, frame)
    return draft


def _is_reflexive(scene: Scene, said: Saying) -> bool:
    """Whether something gives itself a name: "die Gruppe, die sich „Rat der Elf“ nennt"."""
    return any(scene.tokens[index].text == "sich" for index in indices(scene.clauses[said.clause]))


def _is_predicate(scene: Scene, passage: Passage) -> bool:
    """Whether "als" gives a quality: "als „neblig“ beschrieben"."""
    return passage.start > 0 and scene.tokens[passage.start - 1].text.lower() == "als" and passage.inner[:1].islower()


def _unannounced(scene: Scene, passage: Passage) -> Draft | None:
    """Words too long for a name in a clause without a verb of speech: its subject is taken to use them."""
    small = passage.inner[:1].islower()
    says = any(token.mood for token in scene.tokens[passage.start : passage.stop])
    if passage.words < PHRASE or not (small or (says and passage.words >= LONG)):
        return None
    draft = drafted(passage, "unannounced")
    index = clause_at(scene.clauses, passage.start)
    if index is None or _is_spoken(scene, index):
        # "kam zu dem Ergebnis, „dass sie hält“" and "„Sie hält“, spottet Olm"
        index = clause_at(scene.clauses, passage.start - 2 if passage.start > 1 else passage.stop + 2)
    verb = scene.clauses[index].verb if index is not None else None
    user = _user(scene, index) if index is not None else None
    if user and verb and index is not None and not _is_spoken(scene, index):
        draft.speaker = token_ranges(scene.tokens, range(*user))
        draft.cue = token_ranges(scene.tokens, verb.tokens)
        draft.frame = token_ranges(scene.tokens, [place for place in range(scene.last_word()) if scene.free(place)])
    return draft


def _is_spoken(scene: Scene, index: int) -> bool:
    """Whether the verb of a clause stands in quotation marks itself."""
    verb = scene.clauses[index].verb
    return verb is not None and verb.finite is not None and not scene.free(verb.finite)


def _user(scene: Scene, index: int) -> tuple[int, int] | None:
    """Who uses the words in a clause: whose view it gives, its subject, or the paper in which they stand."""
    clause = scene.clauses[index]
    subject = _to_whom(scene, index)
    if subject is None and clause.verb and clause.verb.voice == "active":
        subject = subject_of(scene, index)
    if subject is not None and standing(scene, *subject) > NEVER:
        return subject
    return paper_in(scene, clause)


def _to_whom(scene: Scene, index: int) -> tuple[int, int] | None:
    """Whose view it is: "Für Trainer Olm war der Gegner „ein Meister der langen Wege“"."""
    clause = scene.clauses[index]
    if clause.verb is None or clause.verb.lemma not in ("sein", "bleiben", "werden"):
        return None
    for chunk in scene.sentence.chunks:
        if chunk.preposition == "für" and within(clause, chunk.first) and scene.free(chunk.first):
            end = max(chunk.last, phrase_end(scene.tokens, chunk.first + 1, len(scene.tokens)))
            return (chunk.first + 1, end) if standing(scene, chunk.first + 1, end) == SPEAKS else None
    return None


def _nested(passage: Passage, host: Draft) -> Draft:
    draft = drafted(passage, "nested")
    draft.host = host
    return draft


def _saying_around(found: Found, passage: Passage) -> Saying | None:
    """The saying in whose clause the words stand, if its verb takes words: "nannte das Urteil „mutig“".

    After "als" it may be that of a clause before: "nannte das Spiel, in dem Tore fielen, als „fad“".
    """
    scene = found.scenes[passage.first]
    best: Saying | None = None
    for saying in found.sayings[passage.first]:
        clause = scene.clauses[saying.clause]
        if "direct" in saying.takes and within(clause, passage.start):
            best = saying
    if best is None and _is_predicate(scene, passage):
        before = [saying for saying in found.sayings[passage.first] if "als" in acts("active").get(saying.lemma, ())]
        best = next((saying for saying in reversed(before) if (saying.finite or 0) < passage.start), None)
    return best

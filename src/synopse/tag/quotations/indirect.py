"""Indirect quotations: a verb of speech with its dass-, ob-, zu- or Konjunktiv clause."""

from __future__ import annotations

from functools import partial

from msgspec import structs

from synopse.lexicon import words
from synopse.syntax import Clause
from synopse.tag.quotations.drafts import Draft, content_ranges, token_ranges
from synopse.tag.quotations.phrases import phrase_end
from synopse.tag.quotations.sayings import ATTITUDE, Saying
from synopse.tag.quotations.scenes import Scene, covered, indices, tree
from synopse.tag.quotations.speech import forms, nouns, verbs

NOTHING: tuple[str, str, frozenset[str]] = ("", "", frozenset())
POINTERS = frozenset({"das", "dies", "dieses"})
"""Words that point back to a content."""
NAMING = frozenset({"nennen", "bezeichnen", "titulieren", "sein", "werden"})
"""Verbs that give a thing a name or a quality: their clause is no content's frame after "wie", "so" or a content."""


def reported_clauses(scene: Scene, said: tuple[Saying, ...]) -> list[Draft]:
    """The indirect quotations of a sentence whose frame is a clause of the same sentence, from left to right."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for place, saying in enumerate(said):
        if scene.clauses[saying.clause].first in taken or _is_nearer(scene, saying, said[place + 1 : place + 3]):
            continue
        draft = _of(scene, saying, taken)
        if draft:
            drafts.append(draft)
    return drafts


def _is_nearer(scene: Scene, saying: Saying, later: tuple[Saying, ...]) -> bool:
    """Whether a verb in a clause between takes the content: "bestritt das, indem er sagte, die Werft sei gesund"."""
    if saying.finite is None or not later:
        return False
    content = _right(scene, saying)
    if content is None or scene.tokens[min(content)].text.lower() == "dass":
        return False
    between = [other for other in later if other.finite is not None and saying.finite < other.finite < min(content)]
    dependent = [other for other in between if scene.clauses[other.clause].kind in ("subordinate", "relative")]
    return any(_right(scene, other) == content for other in dependent)


def _of(scene: Scene, saying: Saying, taken: set[int]) -> Draft | None:
    clause = scene.clauses[saying.clause]
    said_of_old = saying.speaker is None and any(scene.tokens[place].text == "man" for place in indices(clause))
    if clause.opener == "wie" and (saying.lemma in NAMING or said_of_old):
        return None  # "wie sich die Junta nennt", "wie wichtig es ist", "wie man sagt"
    if clause.opener == "wie" or _is_so(scene, saying):
        return _wie(scene, saying)
    content = _left(scene, saying) if _postposed(scene, saying) else _right(scene, saying)
    if content is None:
        saying, content = _unparted(scene, saying)
    if content is None:
        return None
    taken.update(content)
    return _rejected(scene, saying, content) or carried_by(scene, saying, content, "verb")


def _rejected(scene: Scene, saying: Saying, content: set[int]) -> Draft | None:
    """What somebody refuses to accept is said by others: "Olm wies den Vorwurf der Stadt zurück, er sei zu spät"."""
    clause = scene.clauses[saying.clause]
    if saying.lemma not in forms("rejecting") or scene.tokens[min(content)].text.lower() == "dass":
        return None
    first, last = saying.finite or clause.first, min(content)
    carriers = [place for place in range(first, last) if "clause" in nouns().get(scene.tokens[place].text, NOTHING)[2]]
    draft = carried_by(scene, saying, content, "verb") if carriers else None
    if draft:
        whose = [chunk for chunk in scene.sentence.chunks if carriers[0] < chunk.first < last and "gen" in chunk.cases]
        end = phrase_end(scene.tokens, whose[0].first, last) if whose else 0
        draft.speaker = token_ranges(scene.tokens, range(whose[0].first, max(end, whose[0].last))) if whose else ()
        draft.cue = token_ranges(scene.tokens, with_article(scene, carriers[0]))
        draft.addressee = ()
    return draft


def carried_by(scene: Scene, saying: Saying, content: set[int], rule: str) -> Draft | None:
    """The tokens as what a saying carries, with the rest of the sentence for its frame; None where nothing is left."""
    tokens = scene.tokens
    ranges = content_ranges(tokens, content)
    if not ranges:
        return None
    return Draft(
        type="indirect",
        content=ranges,
        speaker=token_ranges(tokens, range(*saying.speaker)) if saying.speaker else (),
        cue=token_ranges(tokens, saying.cue),
        frame=token_ranges(tokens, frame_of(scene, content)),
        addressee=token_ranges(tokens, range(*saying.addressee)) if saying.addressee else (),
        medium=saying.medium,
        rule=rule,
    )


def frame_of(scene: Scene, content: set[int]) -> list[int]:
    """The rest of the sentence, with the comma or colon that parts it from the content, without the final full stop."""
    last = max(content) if content else 0
    return [
        index
        for index in range(len(scene.tokens))
        if index not in content
        and not (index > last and all(token.pos == "PUNCT" for token in scene.tokens[last + 1 :]))
    ]


def with_article(scene: Scene, carrier: int) -> set[int]:
    """The noun with its article, adjectives and "zu": "zu dem Schluss", "der gegenteiligen Auffassung"."""
    first = carrier
    while first and scene.tokens[first - 1].pos in ("DET", "ADJ"):
        first -= 1
    if first and scene.tokens[first - 1].text.lower() in ("zu", "zum", "zur"):
        first -= 1
    return set(range(first, carrier + 1))


# --- where the content stands ------------------------------------------------------------------------------------


def _right(scene: Scene, saying: Saying) -> set[int] | None:
    """The content that follows: the first clause after the verb that the verb can take."""
    clauses, own = scene.clauses, scene.clauses[saying.clause]
    start = saying.finite if saying.finite is not None else own.first
    lead: int | None = None
    for index, clause in enumerate(clauses):
        outside = scene.free(clause.first) or _resurfaces(scene, clause)
        if clause.first <= start or index == saying.clause or not outside:
            continue
        if _takes(scene, saying, index):
            led = _led_by(scene, saying, index) if clause.kind == "infinitive" else None
            return led or extent(scene, index)
        if clause.kind == "main":
            return _led(scene, saying, lead, index)
        lead = index if lead is None else lead
    return None


def _unparted(scene: Scene, saying: Saying) -> tuple[Saying, set[int] | None]:
    """The infinitive that no comma parts from its verb: "hat am Montag angekündigt im Mai anzutreten"."""
    verb, tokens = scene.clauses[saying.clause].verb, scene.tokens
    parts = [place for place in verb.tokens if tokens[place].detail == "part"] if verb else []
    last = max(verb.tokens) if verb else 0
    apart = tokens[last - 1].text == "zu"
    if "zu" not in saying.takes or len(parts) != 1 or tokens[last].detail != "inf" or last < parts[0] + 3 + apart:
        return saying, None
    marked = apart or tokens[last].text != tokens[last].lemma  # "zu treten", "anzutreten"
    own = structs.replace(saying, cue=tuple(place for place in saying.cue if place != last))
    return (own, set(range(parts[0] + 1, last + 1))) if marked else (saying, None)


def _led_by(scene: Scene, saying: Saying, index: int) -> set[int] | None:
    """The content whose infinitive follows what a comma parts from it, or belongs to a clause with its own verb.

    "Olm sagte zu, nicht über die Werft, den größten Bau, zu bestimmen"; "Olm sagte, über den Versuch, ihn zu hindern,
    sei er empört".
    """
    own, start = scene.clauses[saying.clause], max(saying.cue) + 1
    if saying.speaker and "," not in {token.text for token in scene.tokens[start : saying.speaker[0]]}:
        start = max(start, saying.speaker[1])
    comma = next((place for place in range(start, own.last - 1) if scene.tokens[place].text == ","), None)
    if comma is None or not {"clause", "dass", "zu"} & saying.takes:
        return None
    for later in scene.clauses[index + 1 :]:
        if later.kind == "main" and later.verb and later.verb.finite == later.first and later.verb.mood == "Sub":
            return set(range(comma + 1, max(extent(scene, scene.clauses.index(later))) + 1))
    return set(range(comma + 1, max(extent(scene, index)) + 1)) if comma == start else None


def _led(scene: Scene, saying: Saying, lead: int | None, index: int) -> set[int] | None:
    """The content where another clause leads it: "Olm fürchtet, sobald es regne, werde der Damm brechen"."""
    verb = scene.clauses[index].verb
    if lead is None or verb is None or verb.mood != "Sub" or verb.finite != scene.clauses[index].first:
        return None
    first = scene.clauses[lead].first
    if not {"clause", "dass"} & saying.takes or scene.tokens[first - 1].text != ",":
        return None
    return set(range(first, max(extent(scene, index)) + 1))


def _resurfaces(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only begins with words in marks: "sagte, „Sonderrechte“ dürfe es nicht geben"."""
    finite = clause.verb.finite if clause.verb else None
    return finite is not None and scene.free(finite) and scene.tokens[_start(scene, clause) - 1].text == ","


def _start(scene: Scene, clause: Clause) -> int:
    """The first token of a clause, with the quotation mark before it."""
    first = clause.first
    while first and not scene.free(first) and not scene.free(first - 1):
        first -= 1
    return first


def _takes(scene: Scene, saying: Saying, index: int) -> bool:
    clause = scene.clauses[index]
    attached = clause.parent in (saying.clause, None) or clause.kind == "main"
    if clause.opener == "dass":
        return "dass" in saying.takes and attached and not _follows_from(scene, saying, index)
    asks = clause.kind == "subordinate" or (clause.kind == "relative" and not clause.opener.startswith("welch"))
    if clause.opener in forms("asked") and asks:
        goes_on = clause.opener == "was" and _is_passive(scene, saying)  # "wurde festgestellt, was ein Hinweis ist"
        return "ob" in saying.takes and attached and clause.opener != "wie" and not goes_on
    if clause.kind == "infinitive":
        owner = scene.clauses[clause.parent] if clause.parent is not None else None
        own = clause.parent == saying.clause or (  # "rief auf, Boote, die fahren, anzuhalten"
            owner is not None
            and (owner.kind, owner.parent) == ("relative", saying.clause)
            and _led_by(scene, saying, index) is not None
        )
        return "zu" in saying.takes and own and clause.opener in ("", "zu")
    before = scene.tokens[_start(scene, clause) - 1].text if clause.first else ""
    if clause.kind == "main" and clause.verb and before and before in ",:":
        colon = before == ":"
        verb_first = clause.verb.finite == clause.first  # a condition: "drohte mit Streik, sollte das Geld fehlen"
        if clause.verb.mood == "Sub":
            return not verb_first and (bool({"clause", "direct", "dass"} & saying.takes) or colon)
        if verb_first or scene.tokens[clause.first].pos == "CCONJ":
            return False  # "Das meint Olm, aber das Amt prüft noch"
        announced = colon and bool({"direct", "dass"} & saying.takes) and saying.takes != ATTITUDE
        return announced or ("direct" in saying.takes and _says_plainly(scene, saying))
    return False


def _follows_from(scene: Scene, saying: Saying, index: int) -> bool:
    """Whether the clause says what comes of it: "war so verärgert, dass sie ging", "erkannte nichts, so dass"."""
    first = scene.clauses[index].first
    measured = any(
        scene.tokens[place].pos == "ADJ" and scene.tokens[place - 1].text.lower() in ("so", "derart", "dermaßen")
        for place in saying.cue
        if place
    )
    return measured or scene.tokens[first].text.lower() == "so"


def _is_passive(scene: Scene, saying: Saying) -> bool:
    verb = scene.clauses[saying.clause].verb
    return verb is not None and verb.voice == "passive"


def _says_plainly(scene: Scene, saying: Saying) -> bool:
    """Whether a verb with nothing else to take is followed by a clause in the indicative: "sagte, er will gehen"."""
    if _is_passive(scene, saying) or saying.lemma not in words("quotations_plain"):
        return False
    said = indices(scene.clauses[saying.clause])
    return saying.lemma != "erklären" or all(scene.tokens[place].text != "für" for place in said)  # "für tot erklärte"


def extent(scene: Scene, index: int) -> set[int]:
    """The tokens of a content clause with what depends on it and what is coordinated with it.

    It ends where a main clause in the indicative takes up again: "Olm sagte, er sei krank, und ging".
    """
    clauses = scene.clauses
    content = covered(clauses, tree(clauses, index))
    start = clauses[index].first
    around = (first for clause in clauses if clause.first < start for first, _ in clause.rest if first > start)
    limit = min(scene.last_word(), *around, len(scene.tokens))
    for later in range(index + 1, len(clauses)):
        clause = clauses[later]
        if clause.first < max(content):
            continue
        led = clauses[index].kind == "infinitive" and clause.kind == "main" and clause.verb is not None
        if _resumes(scene, later) or (led and clause.verb is not None and clause.verb.finite == clause.first):
            limit = min(limit, clause.first)
            break
        content |= covered(clauses, tree(clauses, later))
    begin, end = _start(scene, clauses[index]), min(limit, max(content) + 1)
    return set(range(begin, next(filter(partial(_leads_to_words, scene), range(begin, end - 1)), end)))


def _leads_to_words(scene: Scene, index: int) -> bool:
    """Whether a colon ends the content, because words in marks follow: "sagte, das sei falsch: „Wir zahlen“"."""
    return scene.tokens[index].text == ":" and scene.free(index) and not scene.free(index + 1)


def _resumes(scene: Scene, index: int) -> bool:
    clause = scene.clauses[index]
    if clause.kind != "main" or clause.verb is None or clause.verb.finite is None or clause.verb.mood == "Sub":
        return False
    joined = scene.tokens[clause.first].pos == "CCONJ"
    if not scene.free(clause.first) or not (scene.free(clause.first - 1) or joined):
        return False
    if clause.verb.modal == "sollen" and clause.verb.tense != "past" and not joined:
        return False  # "Es heißt, das Schiff sank, zwei Lotsen sollen tot sein"
    return clause.verb.lemma in verbs() or not clause.verb.finite >= clause.last - 1 > clause.first + 1


def _is_so(scene: Scene, saying: Saying) -> bool:
    """ "..., so betont die Polizei, ...": the rest of the sentence is the content."""
    clause = scene.clauses[saying.clause]
    first, active = clause.first, clause.verb is not None and clause.verb.voice == "active"
    if not first or scene.tokens[first].text != "so" or saying.finite != first + 1 or saying.lemma in NAMING:
        return False
    after = scene.tokens[first + 2].text if first + 2 < len(scene.tokens) else ""
    named = saying.speaker is not None or after in ("es", "man")
    return named if active else clause.subject is None  # "so wird berichtet"


def _postposed(scene: Scene, saying: Saying) -> bool:
    clause = scene.clauses[saying.clause]
    if saying.finite is None or not clause.first or not {"direct", "clause"} & saying.takes or saying.lemma in NAMING:
        return False
    if clause.verb is None or clause.verb.mood == "Sub" or clause.verb.modal == "sollen":
        return False
    first = clause.first
    leading = {"so", *POINTERS}  # ", so betont Olm", ", das teilte Olm mit"
    starts = saying.finite == first or (saying.finite == first + 1 and scene.tokens[first].text.lower() in leading)
    if not starts or scene.tokens[first - 1].text not in ',–-“”"«»':
        return False
    named = saying.speaker is not None and saying.speaker[0] > saying.finite
    agentless = saying.speaker is None and any(scene.tokens[index].text.lower() == "es" for index in saying.cue)
    asserted = any(
        other.kind == "main" and other.verb and other.verb.finite is not None and other.first < first
        for other in scene.clauses[: saying.clause]
    )
    return (named or agentless) and asserted


def _left(scene: Scene, saying: Saying) -> set[int] | None:
    """The content before ", sagte X", and what goes on after it: "A, sagte X, aber B"."""
    own = scene.clauses[saying.clause]
    content = set(range(own.first - 1))
    if not any(scene.free(index) and scene.tokens[index].pos != "PUNCT" for index in content):
        return None
    limit = scene.last_word()
    for index, clause in enumerate(scene.clauses):
        after = clause.first > own.first and scene.free(clause.first)
        if after and clause.kind == "main" and clause.verb and clause.verb.mood == "Sub" and index != saying.clause:
            return content | set(range(clause.first, limit))
    return content


def _wie(scene: Scene, saying: Saying) -> Draft | None:
    """ "Wie X mitteilte, ..." and "..., wie X mitteilte": the rest of the sentence is the content."""
    clauses = scene.clauses
    frame = {index for index in covered(clauses, tree(clauses, saying.clause)) if index <= _wie_end(scene, saying)}
    frame |= {index + 1 for index in frame if index + 1 < len(scene.tokens) and scene.tokens[index + 1].text == ","}
    if min(frame) and scene.tokens[min(frame) - 1].text == ",":
        frame.add(min(frame) - 1)
    content = set(range(scene.last_word())) - frame
    draft = carried_by(scene, saying, content, "wie")
    if draft:
        draft.cue = token_ranges(scene.tokens, {min(covered(clauses, [saying.clause])), *saying.cue})
        draft.frame = token_ranges(scene.tokens, frame)
    return draft


def _wie_end(scene: Scene, saying: Saying) -> int:
    """The last token of "wie Olm gestern mitteilte": the comma after the verb ends it whatever follows."""
    last = max(saying.cue)
    while last + 1 < len(scene.tokens) and scene.tokens[last + 1].text not in (",", "–", ";", ":"):
        last += 1
    return last

"""Direct quotations: which words in quotation marks are somebody's words, and where their frame stands.

„…“, sagte X / so X: frame after; X sagte: „…“: frame before; whole sentences in marks: no frame, the speaker goes on;
„nützlich“ inside reported speech or with "nannte", "als", "sprach von": a partial quotation. Titles and names are none.
"""

from __future__ import annotations

import re

from msgspec import Struct

from synopse.model import Name
from synopse.tag.quotations.attributions import Attribution
from synopse.tag.quotations.drafts import Draft, token_ranges
from synopse.tag.quotations.free import is_konjunktiv
from synopse.tag.quotations.marks import Marked
from synopse.tag.quotations.phrases import NAME, NOMINAL, phrase_end
from synopse.tag.quotations.sayers import NEVER, SPEAKS, standing
from synopse.tag.quotations.sayings import Saying, is_name_word
from synopse.tag.quotations.scenes import Scene, clause_at, within
from synopse.tag.quotations.speech import source_medium
from synopse.tag.quotations.subjects import paper_in, subject_of

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
WORDING = frozenset({"Worten", "Wort", "Satz", "Sätzen"})
"""Nouns that announce words without a colon: "zitiert die Ministerin mit den Worten „Wir zahlen“"."""
LONG = 6
"""From so many words on, nine of ten strings in quotation marks are somebody's words."""
FRAME = 150
"""Tokens a frame may have."""
PHRASE = 4
"""So many words with a small letter in front are too long for a name or a word held at a distance."""
SHORT = 2
"""Up to so many words, nineteen of twenty strings in quotation marks that begin with a capital are names."""


class Passage(Struct, frozen=True):
    """A string in outermost quotation marks with the sentences it touches.

    `first` and `last` are the scenes of its first and last token, `start` and `stop` those tokens' indices there.
    """

    pair: Marked
    first: int
    last: int
    start: int
    stop: int
    words: int
    inner: str
    is_name: bool = False


class Found(Struct, frozen=True):
    """What the earlier steps found in each sentence."""

    scenes: tuple[Scene, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...]


def passages(
    text: str, scenes: tuple[Scene, ...], pairs: tuple[Marked, ...], names: tuple[Name, ...]
) -> tuple[Passage, ...]:
    """The outermost strings in quotation marks, in text order; `is_name` where a name fills the marks."""
    named = {name.begin: name.end for name in names}
    spots: dict[int, tuple[int, int, int, int]] = {}
    for scene in scenes:
        for token, pair in enumerate(scene.inside):
            if pair >= 0:
                first, _, start, _ = spots.get(pair, (scene.number, 0, token, 0))
                spots[pair] = (first, scene.number, start, token)
    result = []
    for index, (first, last, start, stop) in spots.items():
        string = pairs[index]
        inner = text[string.inner_begin : string.inner_end]
        filled = named.get(string.inner_begin) == string.inner_end or named.get(string.begin) == string.end
        result.append(Passage(string, first, last, start, stop, _count(text, string), inner, filled))
    return tuple(result)


def _count(text: str, pair: Marked) -> int:
    count = 0
    for _ in WORD.finditer(text, pair.inner_begin, pair.inner_end):
        count += 1
        if count > LONG:
            break
    return count


def framed(found: Found, passage: Passage) -> Draft | None:
    """The direct quotation with a frame of its own before or after it, or None."""
    if not passage.pair.closed and not _after_colon(found, passage):
        return None
    return _frame_after(found, passage) or _frame_before(found, passage)


def frameless(found: Found, passage: Passage) -> Draft | None:
    """Whole sentences in quotation marks: the speaker of the quotation before goes on."""
    if passage.start or passage.words < 3 or not passage.pair.closed:
        return None
    last = found.scenes[passage.last].tokens
    if any(last[index].text not in ".!?…" for index in range(passage.stop + 1, len(last))):
        return None
    return _draft(passage, "frameless")


def _draft(passage: Passage, rule: str) -> Draft:
    pair = passage.pair
    return Draft("direct", ((pair.begin, pair.end),), rule=rule)


# --- frame after the words ---------------------------------------------------------------------------------------


def _frame_after(found: Found, passage: Passage) -> Draft | None:
    scene = found.scenes[passage.last]
    index = passage.stop + 1
    while index < len(scene.tokens) and index < passage.stop + 3 and scene.tokens[index].text in ",–-.":
        index += 1
    if index >= len(scene.tokens) or not scene.free(index):
        return None
    announced = not passage.start and scene.tokens[passage.stop + 1].text == ","
    if _runs_on(found, passage) or (not announced and is_title(found.scenes[passage.first], passage)):
        return None
    for attribution in found.attributions[passage.last]:
        if attribution.first == index and attribution.rule in ("so", "laut", "nach", "zufolge"):
            return _attributed(scene, passage, attribution)
    if index == passage.stop + 1 and scene.tokens[index - 1].text not in '“”"«»':
        return None
    for saying in found.sayings[passage.last]:
        if saying.finite == index or (_is_wie(scene, saying, index)):
            frame = range(passage.stop + 1, _frame_end(scene, passage.stop + 1))
            return _said(scene, passage, saying, frame, "frame after")
    return None


def _runs_on(found: Found, passage: Passage) -> bool:
    """Whether the words only end a clause that began before the marks: "Die Lage sei „ernst“, sagte Olm"."""
    scene = found.scenes[passage.first]
    start = passage.start
    if start < 2 or scene.tokens[start - 1].text == ":" or all(token.pos == "PUNCT" for token in scene.tokens[:start]):
        return False
    if scene.tokens[start - 1].text not in ",–-":
        return True
    said = {saying.finite for saying in found.sayings[passage.first]}
    return any(
        token.mood and scene.free(place) and place not in said for place, token in enumerate(scene.tokens[:start])
    )


def _is_wie(scene: Scene, saying: Saying, index: int) -> bool:
    clause = scene.clauses[saying.clause]
    return clause.first == index and clause.opener == "wie"


def _frame_end(scene: Scene, first: int) -> int:
    """A frame after the words runs to the end of the sentence, or to a colon and the next quotation."""
    end = first
    limit = scene.last_word()
    while end < min(limit, first + FRAME) and (scene.free(end) or _is_short(scene, end)):
        end += 1
        if scene.tokens[end - 1].text == ":":
            break
    return end


def _attributed(scene: Scene, passage: Passage, attribution: Attribution) -> Draft:
    draft = _draft(passage, "direct " + attribution.rule)
    first = attribution.first
    draft.frame = token_ranges(scene.tokens, range(min(first, passage.stop + 1), attribution.last))
    draft.cue = token_ranges(scene.tokens, attribution.cue)
    if attribution.speaker:
        draft.speaker = token_ranges(scene.tokens, range(*attribution.speaker))
        draft.medium = source_medium(scene.tokens[slice(*attribution.speaker)], "so")
    return draft


def _said(scene: Scene, passage: Passage, saying: Saying, frame: range, rule: str) -> Draft:
    draft = _draft(passage, rule)
    tokens = scene.tokens
    draft.frame = token_ranges(tokens, frame)
    draft.cue = token_ranges(tokens, saying.cue)
    if saying.speaker:
        draft.speaker = token_ranges(tokens, range(*saying.speaker))
    if saying.addressee:
        draft.addressee = token_ranges(tokens, range(*saying.addressee))
    draft.medium = saying.medium
    return draft


# --- frame before the words --------------------------------------------------------------------------------------


def _after_colon(found: Found, passage: Passage) -> bool:
    scene = found.scenes[passage.first]
    if passage.start:
        return scene.tokens[passage.start - 1].text == ":"
    if not passage.first:
        return False
    previous = found.scenes[passage.first - 1]
    return previous.tokens[-1].text == ":" and scene.paragraph - previous.paragraph <= 2


def _frame_before(found: Found, passage: Passage) -> Draft | None:
    scene, stop = found.scenes[passage.first], passage.start
    if not stop and _after_colon(found, passage):
        scene = found.scenes[passage.first - 1]
        stop = len(scene.tokens)
    if not stop:
        return None
    first = _frame_begin(scene, stop)
    said = [
        saying for saying in found.sayings[scene.number] if saying.finite is not None and first <= saying.finite < stop
    ]
    if scene.tokens[stop - 1].text == ":":
        return _colon(found, scene, passage, said, range(first, stop))
    if (
        said
        and passage.words >= 3
        and not _goes_on(found, passage)
        and not is_konjunktiv(scene, speaking=False)
        and (
            _after_comma(scene, said[-1], stop) or saying_ends(said[-1], stop) or scene.tokens[stop - 1].text in WORDING
        )
    ):
        return _said(scene, passage, said[-1], range(first, stop), "frame before")
    return None


def _goes_on(found: Found, passage: Passage) -> bool:
    """Whether the verb follows the words in marks, so that they are part of a clause: "„Kleine Schritte“ seien gut"."""
    after = found.scenes[passage.last].tokens[passage.stop + 1 : passage.stop + 2]
    return bool(after) and after[0].mood == "Sub"


def _after_comma(scene: Scene, saying: Saying, stop: int) -> bool:
    """Whether the clause of the saying ends at the comma before the words: "Olm sagte, „wir liefern“"."""
    clause = scene.clauses[saying.clause]
    return (
        clause.kind != "subordinate"
        and scene.tokens[stop - 1].text == ","
        and stop - 1 in (clause.last, *(last for _, last in clause.rest))
    )


def saying_ends(saying: Saying, stop: int) -> bool:
    """Whether nothing stands between verb and speaker of a saying and the words that follow."""
    last = max((*saying.cue, (saying.speaker or (0, 0))[1] - 1))
    return last == stop - 1


def _frame_begin(scene: Scene, stop: int) -> int:
    """Where the frame before a quotation begins: at the quotation before it; a name in marks does not end it."""
    first = stop
    while first > stop - FRAME and first and (scene.free(first - 1) or _is_short(scene, first - 1)):
        first -= 1
    while first < stop and scene.tokens[first].text in ",–-" and first:
        first += 1
    return first


def _is_short(scene: Scene, index: int) -> bool:
    """Whether the string in marks around a token is no longer than a name, and neither colon nor comma leads to it."""
    pair = scene.inside[index]
    first, last = index, index
    while first and scene.inside[first - 1] == pair and last - first <= NAME + 2:
        first -= 1
    while last + 1 < len(scene.tokens) and scene.inside[last + 1] == pair and last - first <= NAME + 2:
        last += 1
    return last - first <= NAME + 1 and first > 0 and scene.tokens[first - 1].text not in ":,"


def _colon(found: Found, scene: Scene, passage: Passage, said: list[Saying], frame: range) -> Draft | None:
    if said:
        main = [saying for saying in said if scene.clauses[saying.clause].kind == "main"]
        return _said(scene, passage, (main or said)[-1], frame, "colon")
    for attribution in reversed(found.attributions[scene.number]):
        if attribution.rule == "so" and attribution.first in frame:
            return _attributed(scene, passage, attribution)
    draft = _draft(passage, "colon")
    if is_konjunktiv(scene, speaking=False):
        return draft  # "Die Brücke sei alt: „Sie muss weg.“"
    draft.frame = token_ranges(scene.tokens, frame)
    speaker = _speaker_of(scene, frame)
    if speaker:
        draft.speaker = token_ranges(scene.tokens, range(*speaker))
    return draft if speaker or passage.words >= 4 else None


def _speaker_of(scene: Scene, frame: range) -> tuple[int, int] | None:
    """The subject of a frame without a verb of speech; of one without a verb ("Olm zum Vorwurf:") its first phrase."""
    for index in range(len(scene.clauses) - 1, -1, -1):
        clause = scene.clauses[index]
        if clause.verb and clause.kind == "main" and frame.start <= clause.first < frame.stop:
            reported = clause.verb.mood == "Sub"
            subject = None if reported else subject_of(scene, index)
            if subject:
                return subject if standing(scene, *subject) > NEVER else None
    if any(scene.tokens[index].mood for index in frame):
        return None
    end = phrase_end(scene.tokens, frame.start, frame.stop)
    return (frame.start, end) if end > frame.start else None


# --- words in the middle of a sentence ---------------------------------------------------------------------------


def partial(found: Found, passage: Passage, hosts: list[Draft]) -> Draft | None:
    """A quotation of some words inside a sentence: nested in reported speech, or with "nannte", "als", "sprach von"."""
    if not passage.pair.closed or is_title(found.scenes[passage.first], passage):
        return None
    around = [host for host in hosts if host.covers(passage.pair.begin, passage.pair.end)]
    if around:
        return _nested(passage, min(around, key=lambda host: (host.end - host.begin, host.begin)))
    scene = found.scenes[passage.first]
    said = _saying_around(found, passage)
    if passage.first != passage.last:
        return None
    if said is None or said.speaker is None:
        return _unannounced(scene, passage)
    frame = [index for index in range(scene.last_word()) if scene.free(index)]
    draft = _said(scene, passage, said, range(0), "partial")
    as_ = [
        index for index in range(max(0, passage.start - 2), passage.start) if scene.tokens[index].text.lower() == "als"
    ]
    draft.cue = token_ranges(scene.tokens, {*said.cue, *as_})
    draft.frame = token_ranges(scene.tokens, frame)
    return draft


def _unannounced(scene: Scene, passage: Passage) -> Draft | None:
    """Words too long for a name in a clause without a verb of speech: its subject is taken to use them."""
    small = passage.inner[:1].islower()
    says = any(token.mood for token in scene.tokens[passage.start : passage.stop])
    if passage.words < PHRASE or not (small or (says and passage.words >= LONG)):
        return None
    draft = _draft(passage, "unannounced")
    index = clause_at(scene.clauses, passage.start)
    if index is not None and passage.start > 1 and _is_spoken(scene, index):
        index = clause_at(scene.clauses, passage.start - 2)  # "kam zu dem Ergebnis, „dass sie hält“"
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
    draft = _draft(passage, "nested")
    draft.host = host
    return draft


def _saying_around(found: Found, passage: Passage) -> Saying | None:
    """The saying in whose clause the words stand, if its verb takes words: "nannte das Urteil „mutig“"."""
    scene = found.scenes[passage.first]
    best: Saying | None = None
    for saying in found.sayings[passage.first]:
        clause = scene.clauses[saying.clause]
        if "direct" in saying.takes and within(clause, passage.start):
            best = saying
    return best


def is_title(scene: Scene, passage: Passage) -> bool:
    """Whether the marks enclose a name: "die Fähre „Nordwind“", "unter dem Motto „Mehr Licht“".

    A string of one or two words with a capital is a name unless "als" or "von" gives it as somebody's word.
    """
    before = scene.tokens[passage.start - 1] if passage.start else None
    if passage.is_name or (before and is_name_word(before.text)):
        return True
    if passage.words >= LONG or not passage.inner[:1].isupper():
        return False
    if before and before.text.lower() in GIVING:
        return False
    if before and before.pos in NOMINAL and before.text != "Worten":
        return True
    return passage.words <= SHORT or all(word[0][:1].isupper() for word in WORD.finditer(passage.inner))


GIVING: frozenset[str] = frozenset(
    {"als", ":", "einen", "eine", "ein", "einem", "einer", "sei", "ist", "wären", "seien", "war"}
)

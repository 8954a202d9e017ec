"""Direct quotations: which words in quotation marks are somebody's words, and where their frame stands.

„…“, sagte X / so X: frame after; X sagte: „…“: frame before; whole sentences in marks: no frame, the speaker goes on;
what stands in the middle of a sentence is read by `words`. Titles and names are none.
"""

from __future__ import annotations

from synopse.tag.quotations.asides import goes_on_after
from synopse.tag.quotations.attributions import Attribution, told
from synopse.tag.quotations.drafts import Draft, token_ranges
from synopse.tag.quotations.free import is_konjunktiv
from synopse.tag.quotations.passages import LONG, Found, Passage, drafted, is_name
from synopse.tag.quotations.phrases import NAME, phrase_end
from synopse.tag.quotations.sayers import NEVER, SPEAKS, standing
from synopse.tag.quotations.sayings import Saying
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.speech import source_medium
from synopse.tag.quotations.subjects import subject_of

WORDING = frozenset({"Worten", "Wort", "Satz", "Sätzen"})
"""Nouns that announce words without a colon: "zitiert die Ministerin mit den Worten „Wir zahlen“"."""
FRAME = 150
"""Tokens a frame may have."""


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
    return drafted(passage, "frameless")


# --- frame after the words ---------------------------------------------------------------------------------------


def _frame_after(found: Found, passage: Passage) -> Draft | None:
    scene = found.scenes[passage.last]
    index = passage.stop + 1
    while index < len(scene.tokens) and index < passage.stop + 3 and scene.tokens[index].text in ",–-.":
        index += 1
    if index >= len(scene.tokens) or not scene.free(index):
        return None
    announced = not passage.start and scene.tokens[passage.stop + 1].text == ","
    if _runs_on(found, passage) or (not announced and is_name(found.scenes[passage.first], passage)):
        return None
    if _cut(scene, passage, index):
        return None
    for attribution in found.attributions[passage.last]:
        if attribution.first == index and attribution.rule in ("so", "laut", "nach", "zufolge"):
            return _attributed(scene, passage, attribution)
    if index == passage.stop + 1 and scene.tokens[index - 1].text not in '“”"«»':
        return None
    for saying in found.sayings[passage.last]:
        pointed = scene.tokens[index].text in ("das", "dies", "so") and saying.finite == index + 1
        pointed = pointed and "clause" in saying.takes
        named = saying.lemma == "nennen" and saying.speaker is None  # "„Onkel“, wie er genannt wird"
        if saying.finite == index or pointed or (_is_wie(scene, saying, index) and not named):
            frame = range(passage.stop + 1, _frame_end(scene, passage.stop + 1))
            return said_words(scene, passage, saying, frame, "frame after")
    return None


def _cut(scene: Scene, passage: Passage, index: int) -> bool:
    """Whether the frame cuts a clause that the words begin: "„Bis dahin“, sagte Olm, sei „alles gut“"."""
    stated = [clause.verb.finite for clause in scene.clauses if clause.kind == "main" and clause.verb]
    if passage.start or any(finite is not None and finite <= passage.stop for finite in stated):
        return False
    comma = next((place for place in range(index, len(scene.tokens)) if scene.tokens[place].text in ",."), 0)
    return goes_on_after(scene, comma)


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
    draft = drafted(passage, "direct " + attribution.rule)
    first = attribution.first
    draft.frame = token_ranges(scene.tokens, range(min(first, passage.stop + 1), attribution.last))
    draft.cue = token_ranges(scene.tokens, attribution.cue)
    if attribution.speaker:
        draft.speaker = token_ranges(scene.tokens, range(*attribution.speaker))
        draft.medium = source_medium(scene.tokens[slice(*attribution.speaker)], "so")
    draft.addressee = told(scene, attribution)
    return draft


def said_words(scene: Scene, passage: Passage, saying: Saying, frame: range, rule: str) -> Draft:
    """The words with speaker, addressee, cue and medium of a saying, and a range of tokens as their frame."""
    draft = drafted(passage, rule)
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
    stated = [saying for saying in said if scene.tokens[saying.finite or 0].mood != "Sub"]
    if len(stated) < len(said) and stated:
        return None  # "kritisierte, der Plan erinnere „fatal an früher“"
    if (
        said
        and passage.words >= 3
        and not _goes_on(found, passage)
        and not is_konjunktiv(scene, speaking=False)
        and (
            _after_comma(scene, said[-1], stop) or saying_ends(said[-1], stop) or scene.tokens[stop - 1].text in WORDING
        )
    ):
        return said_words(scene, passage, said[-1], range(first, stop), "frame before")
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
        return said_words(scene, passage, (main or said)[-1], frame, "colon")
    for attribution in reversed(found.attributions[scene.number]):
        if attribution.rule == "so" and attribution.first in frame:
            return _attributed(scene, passage, attribution)
    if _is_given_as_name(found, passage):
        return None
    draft = drafted(passage, "colon")
    if is_konjunktiv(scene, speaking=False):
        return draft  # "Die Brücke sei alt: „Sie muss weg.“"
    draft.frame = token_ranges(scene.tokens, frame)
    speaker = _speaker_of(scene, frame)
    if speaker:
        draft.speaker = token_ranges(scene.tokens, range(*speaker))
    return draft if speaker or passage.words >= 4 else None


def _is_given_as_name(found: Found, passage: Passage) -> bool:
    """Whether a colon without a verb of speech gives a title: "Im Hafen lief ein Film: „Ebbe und Flut“"."""
    if passage.words >= LONG or passage.first != passage.last or not passage.inner[:1].isupper():
        return False
    inside = found.scenes[passage.first].tokens[passage.start : passage.stop]
    return not any(token.mood for token in inside) and passage.inner[-1:] not in ".!?…"


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
    phrases = [(frame.start, phrase_end(scene.tokens, frame.start, frame.stop))]
    for chunk in scene.sentence.chunks:
        if frame.start < chunk.first < frame.stop and chunk.preposition in (None, "für", "von"):  # "Beifall für Olm:"
            first = chunk.first + (scene.tokens[chunk.first].pos == "ADP")
            phrases.append((first, max(chunk.last, phrase_end(scene.tokens, first, frame.stop))))
    whole = [phrase for phrase in phrases if phrase[1] > phrase[0]]
    return next((phrase for phrase in whole if standing(scene, *phrase) == SPEAKS), whole[0] if whole else None)

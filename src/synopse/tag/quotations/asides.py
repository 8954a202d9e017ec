"""Short frames beside a content, found by their words: ", so betont Olm,", "wie „nord online“ berichtet".

The clauses of a sentence show most of them. A name in quotation marks, an apposition or a content that is split hide
some: "Tatsächlich, so betont Olm, ist das falsch", "wie Jens Olm, Chef der Werft, mitteilte".
"""

from __future__ import annotations

from msgspec import Struct

from synopse.syntax import Token
from synopse.syntax.lemmas import readings
from synopse.tag.quotations.drafts import Draft, content_ranges, token_ranges
from synopse.tag.quotations.phrases import bracket_end, phrase_end
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.speech import verbs

REACH = 30
"""Tokens from "wie" to the verb of speech: "wie der Sprecher der Werft, Jens Olm, am Montag vor Reportern sagte"."""
FINITE = frozenset({"pres3", "prespl", "past", "pastpl"})
STOPS = frozenset(":;–")


class Aside(Struct, frozen=True):
    """A frame beside the content: token indices of the whole, of its cue and of the speaker."""

    first: int
    last: int
    cue: tuple[int, ...]
    speaker: tuple[int, int]
    lemma: str


def asides(scene: Scene, taken: set[int]) -> list[Draft]:
    """The contents of the asides whose first word no other frame has taken."""
    drafts = []
    for index, token in enumerate(scene.tokens):
        lower = token.text.lower()
        if index in taken or not scene.free(index) or not _opens(scene, index):
            continue
        find = {"wie": _wie, "so": _so}.get(lower, _inverted)
        aside = find(scene, index)
        draft = _draft(scene, aside) if aside else None
        if draft:
            drafts.append(draft)
    return drafts


def _opens(scene: Scene, index: int) -> bool:
    return index == 0 or scene.tokens[index - 1].text in ",–-"


def _wie(scene: Scene, index: int) -> Aside | None:
    """ "wie Olm mitteilte": the verb of speech stands at a comma or at the end, nothing finite before it."""
    tokens = scene.tokens
    begin, end = _subject(scene, index + 1)
    if begin == end or tokens[begin].text == "man":
        return None
    position = end
    while position < min(len(tokens), index + REACH):
        token = tokens[position]
        lemma = _said(token)
        closed = position + 1 == len(tokens) or tokens[position + 1].text in ",.–" or position + 1 == scene.last_word()
        if scene.free(position) and lemma and closed:
            return Aside(index, position + 1, (index, position), (begin, end), lemma)
        if token.mood or token.text in STOPS or (token.text == "," and position > end):
            return None
        position += 1
    return None


def _so(scene: Scene, index: int) -> Aside | None:
    """ ", so betont auch Olm,": the verb of speech follows at once, then who speaks, then a comma or the end."""
    tokens = scene.tokens
    lemma = _said(tokens[index + 1]) if index + 2 < len(tokens) else ""
    if index == 0 or not lemma:
        return None
    first = index + 2 + (tokens[index + 2].pos == "ADV")
    begin, end = _subject(scene, first)
    stop = end
    while stop < min(len(tokens), end + REACH) and tokens[stop].text not in ",.–" and not tokens[stop].mood:
        stop += 1
    closed = stop < len(tokens) and tokens[stop].text in ",.–"
    return Aside(index, stop, (index, index + 1), (begin, end), lemma) if begin < end and closed else None


def _inverted(scene: Scene, index: int) -> Aside | None:
    """ ", stellte Olm fest," where the clause goes on with its verb: "„Bis dahin“, sagte Olm, sei „alles gut“"."""
    tokens = scene.tokens
    begin, end = _subject(scene, index + 1) if index and tokens[index].mood == "Ind" else (index, index)
    stop = next((place for place in range(end, min(len(tokens), end + REACH)) if tokens[place].text in ",."), 0)
    if begin == end or not goes_on_after(scene, stop) or any(tokens[place].mood for place in range(end, stop)):
        return None
    particles = tuple(place for place in range(end, stop) if tokens[place].detail == "prt")
    lemma = "".join(tokens[place].text for place in particles) + tokens[index].lemma
    spoken = "clause" in verbs().get(lemma, ("", frozenset()))[1]
    return Aside(index, stop, (index, *particles), (begin, end), lemma) if spoken else None


def goes_on_after(scene: Scene, comma: int) -> bool:
    """Whether behind the comma a clause goes on that the frame has cut: "„Heute“, sagte Olm, sei „alles gut“"."""
    tokens = scene.tokens
    if not 0 < comma < len(tokens) - 2 or tokens[comma].text != ",":
        return False
    return bool(tokens[comma + 1].mood) and scene.free(comma + 1) and tokens[comma + 2].text != ","


def _subject(scene: Scene, first: int) -> tuple[int, int]:
    """The phrase that begins at `first`, a name in marks too; an empty range where none does."""
    tokens = scene.tokens
    if first >= len(tokens):
        return first, first
    marked = bracket_end(tokens, first, len(tokens)) if not scene.free(first) else first
    if marked > first:
        return first, marked
    end = phrase_end(tokens, first, len(tokens))
    return (first, end) if tokens[first].pos not in ("ADJ", "NUM") or end > first + 1 else (first, first)


def _said(token: Token) -> str:
    """The verb of speech that a word can be a finite form of, or ""."""
    if not token.text.islower():
        return ""
    lemmas = {token.lemma} if token.mood else {found.lemma for found in readings(token.text) if found.place in FINITE}
    spoken = sorted(lemma for lemma in lemmas if "clause" in verbs().get(lemma, ("", frozenset()))[1])
    return spoken[0] if spoken else ""


def _draft(scene: Scene, aside: Aside) -> Draft | None:
    tokens = scene.tokens
    frame = set(range(aside.first, aside.last))
    if aside.first and tokens[aside.first - 1].text in ",–":
        frame.add(aside.first - 1)
    if aside.last < len(tokens) and tokens[aside.last].text in ",–":
        frame.add(aside.last)
    content = set(range(scene.last_word())) - frame
    ranges = content_ranges(tokens, content)
    if not any(token.mood for index, token in enumerate(tokens) if index in content and scene.free(index)):
        return None
    return Draft(
        "indirect",
        ranges,
        speaker=token_ranges(tokens, range(*aside.speaker)),
        cue=token_ranges(tokens, aside.cue),
        frame=token_ranges(tokens, frame),
        medium=verbs()[aside.lemma][0],
        rule="wie",
    )

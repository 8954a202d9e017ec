"""Puts the rules together: direct first, then what frames carry, then sentences without a frame, then nested words."""

from __future__ import annotations

from bisect import bisect_right

from synopse.model import Name
from synopse.syntax import Syntax
from synopse.tag.quotations.attributions import Attribution, attributed, attributions
from synopse.tag.quotations.carried import according_to, carried_clauses
from synopse.tag.quotations.direct import Found, Passage, framed, frameless, is_title, partial, passages
from synopse.tag.quotations.drafts import Draft, Range, token_ranges
from synopse.tag.quotations.free import (
    act,
    hearsay,
    is_calling,
    is_konjunktiv,
    joined,
    konjunktiv,
    main_verb,
    may_be_konjunktiv,
)
from synopse.tag.quotations.indirect import after_colon, pointing_back, reported_clauses
from synopse.tag.quotations.marks import marked
from synopse.tag.quotations.sayings import Saying, sayings
from synopse.tag.quotations.scenes import Scene, clause_at, scenes
from synopse.tag.quotations.subjects import agent, subject_of, written_in
from synopse.tag.quotations.unlisted import unlisted
from synopse.tag.quotations.via import add_channels, is_anonymous

CALLING = frozenset({"sprechen", "nennen", "bezeichnen"})
"""Verbs that take a word in marks as their object, so that a "laut" phrase beside them only names the channel."""
OPEN = frozenset({"konjunktiv", "frameless", "sollen", "unannounced", "colon"})
"""Rules that leave the speaker open where the sentence does not tell."""
LINES = 4
"""Line ends after which nobody is speaking any more: two paragraphs, parted by blank lines."""


def drafts(text: str, syntax: Syntax, names: tuple[Name, ...] = ()) -> list[Draft]:
    """All quotations of an article in text order, as drafts."""
    pairs = marked(text, syntax)
    seen = scenes(text, syntax, pairs, names)
    found = Found(seen, tuple(map(sayings, seen)), tuple(map(attributions, seen)))
    strings = passages(text, seen, pairs, names)
    direct = [framed(found, passage) or frameless(found, passage) for passage in strings]
    by_scene = _unmarked(found, strings, direct)
    begins = [passage.pair.begin for passage in strings]
    for there in by_scene:
        _to_closing_marks(there, strings, begins)
    _nest(found, strings, direct, by_scene)
    result = [draft for draft in direct if draft is not None]
    result += [draft for there in by_scene for draft in there]
    result.sort(key=lambda draft: (draft.begin, -draft.end, draft.rule))
    _go_on(text, found, result)
    for draft in result:
        _inherit(draft)
        draft.anonymous = is_anonymous(text, draft)
    return result


def _unmarked(found: Found, strings: tuple[Passage, ...], direct: list[Draft | None]) -> list[list[Draft]]:
    """For each sentence the quotations that need no quotation marks, with the channels of all its quotations."""
    framing = _framing(found, direct)
    spoken: set[int] = set()
    words = {
        passage.first
        for passage in strings
        if passage.pair.closed and not is_title(found.scenes[passage.first], passage)
    }
    for passage, draft in zip(strings, direct, strict=True):
        if draft:
            spoken |= {passage.first, passage.last}
    result: list[list[Draft]] = []
    chain: Draft | None = None
    for scene in found.scenes:
        framed_there = framing.get(scene.number, [])
        speaking = bool(scene.number - 1 in spoken or (result and result[-1]) or chain) and _goes_on(found, scene)
        own = _framed(found, scene, [piece for _, piece in framed_there], speaking)
        if not is_konjunktiv(scene, speaking=False):
            own += unlisted(scene, own + [draft for draft, _ in framed_there])
        added = None
        if not own and scene.number not in spoken:
            quoting = scene.number in words
            added = _unframed(found, scene, speaking or scene.number - 1 in spoken, chain, quoting)
        if (
            added
            and chain
            and added.rule == chain.rule
            and added.rule in ("konjunktiv", "sollen")
            and _goes_on(found, scene)
        ):
            joined(chain, added)
        else:
            own += [added] if added else []
            chain = added
        add_channels(scene, [draft for draft, _ in framed_there] + own, found.attributions[scene.number])
        result.append(own)
    return result


def _framing(found: Found, direct: list[Draft | None]) -> dict[int, list[tuple[Draft, Range]]]:
    """The frames of direct quotations, by the sentence in which they stand."""
    begins = [scene.sentence.begin for scene in found.scenes]
    result: dict[int, list[tuple[Draft, Range]]] = {}
    for draft in direct:
        for piece in draft.frame if draft else ():
            if draft:
                result.setdefault(bisect_right(begins, piece[0]) - 1, []).append((draft, piece))
    return result


def _framed(found: Found, scene: Scene, frames: list[Range], speaking: bool) -> list[Draft]:
    """The quotations of a sentence that a verb, noun or attribution outside the frames of direct ones carries."""

    def used(token: int) -> bool:
        begin = scene.tokens[token].begin
        return any(first <= begin < last for first, last in frames)

    said = tuple(saying for saying in found.sayings[scene.number] if not all(used(token) for token in saying.cue))
    if is_konjunktiv(scene, speaking):
        said = tuple(saying for saying in said if scene.clauses[saying.clause].verb is not main_verb(scene))
    result = reported_clauses(scene, said)
    colon = after_colon(scene) if not result and not frames else None
    result += [colon] if colon else []
    if not result:
        back = pointing_back(found.scenes, scene.number, said)
        result += [back] if back else []
    taken = {index for index, token in enumerate(scene.tokens) if any(d.covers(token.begin, token.end) for d in result)}
    result += carried_clauses(scene, taken) + according_to(scene)
    for attribution in found.attributions[scene.number]:
        if not used(attribution.cue[0]) and not _beside_words(scene, attribution, said):
            claimed = attributed(scene, attribution)
            result += [claimed] if claimed else []
    return result


def _beside_words(scene: Scene, attribution: Attribution, said: tuple[Saying, ...]) -> bool:
    """Whether a verb of speech with words in marks stands beside: "sprach laut Nordpress von einem „Erfolg“"."""
    own = clause_at(scene.clauses, attribution.cue[0])
    if attribution.rule == "demnach":
        return attribution.first > 0 and any(saying.clause == own for saying in said)
    quoted = any(not scene.free(index) for index in range(attribution.last, len(scene.tokens)))
    return quoted and any(saying.clause == own and saying.lemma in CALLING for saying in said)


def _unframed(found: Found, scene: Scene, speaking: bool, chain: Draft | None, quoting: bool) -> Draft | None:
    after = chain is not None and chain.rule == "konjunktiv" and _goes_on(found, scene)
    if is_konjunktiv(scene, speaking) or (may_be_konjunktiv(scene, after) and _led_on(found, scene)):
        return konjunktiv(scene)
    if speaking and _goes_on(found, scene):
        draft = hearsay(scene)
        if draft:
            return draft
    said = tuple(saying for saying in found.sayings[scene.number] if not (quoting and is_calling(saying)))
    return act(scene, said)


def _led_on(found: Found, scene: Scene) -> bool:
    """Whether the next sentence of the paragraph is speech by its mood: "Das könnte dauern. Das Amt prüfe."."""
    following = found.scenes[scene.number + 1] if scene.number + 1 < len(found.scenes) else None
    return following is not None and following.paragraph == scene.paragraph and is_konjunktiv(following, speaking=False)


def _goes_on(found: Found, scene: Scene) -> bool:
    return scene.number > 0 and found.scenes[scene.number - 1].paragraph == scene.paragraph


def _nest(found: Found, strings: tuple[Passage, ...], direct: list[Draft | None], by_scene: list[list[Draft]]) -> None:
    """Give the strings in marks that have no frame of their own the one of the reported speech around them."""
    latest: list[Draft] = []
    number = 0
    for place, passage in enumerate(strings):
        while number <= passage.first:
            latest = by_scene[number] or latest
            number += 1
        if direct[place] is None:
            partly = direct[place] = partial(found, passage, latest)
            if partly and partly.host is None:
                add_channels(found.scenes[passage.first], [partly], found.attributions[passage.first])


def _to_closing_marks(result: list[Draft], strings: tuple[Passage, ...], begins: list[int]) -> None:
    """A content that ends within quotation marks goes on to the closing one: "die Werft sei „gesund. Und stark“"."""
    for draft in result:
        if not strings:
            continue
        ranges: list[Range] = []
        for begin, end in draft.content:
            pair = strings[max(0, bisect_right(begins, end - 1) - 1)].pair
            if pair.begin < end < pair.end and pair.closed and begin <= pair.begin:
                end = pair.end
            if ranges and begin < ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((begin, end))
        draft.content = tuple(ranges)


def _inherit(draft: Draft) -> None:
    """Words nested in reported speech have its speaker, cue, frame and channel."""
    host = draft.host
    if host is not None:
        draft.speaker, draft.cue, draft.frame = host.speaker, host.cue, host.frame
        draft.addressee, draft.medium, draft.via = host.addressee, host.medium, host.via
    if draft.type == "direct" and draft.medium != "W":
        draft.medium = "S"  # words given as spoken, whatever the verb that frames them leaves open


def _go_on(text: str, found: Found, result: list[Draft]) -> None:
    """Who is speaking goes on speaking: quotations without a speaker of their own take the last one's.

    Where the sentence before a Konjunktiv sentence quotes nobody, its subject is the one who speaks: "Die Werft gibt
    Entwarnung. Es bestehe keine Gefahr."
    """
    current: Draft | None = None
    channel: tuple[Range, ...] = ()
    begins = [scene.sentence.begin for scene in found.scenes]
    for draft in result:
        if draft.rule in OPEN and not draft.speaker:
            number = bisect_right(begins, draft.begin) - 1
            before = _named_before(text, found, number, current) if draft.rule in ("konjunktiv", "frameless") else None
            if before:
                draft.speaker = before
            elif current and _still_speaks(text, found, number, draft, current):
                draft.speaker, draft.medium, draft.via = current.speaker, current.medium, current.via
        quoted = any(
            "zitiert" in text[begin:end] for begin, end in draft.cue
        )  # "Laut einer Notiz ... „...“, wird Olm zitiert"
        if quoted and current and channel and not draft.via and _still_speaks(text, found, 0, draft, current):
            draft.via = channel
        if "demnach" in "".join(text[begin:end] for begin, end in draft.frame).lower() and channel and not draft.via:
            draft.via = channel
        if draft.rule != "nested":
            current = draft
            channel = draft.via or (draft.speaker if draft.rule in ("laut", "nach", "zufolge") else channel)


def _still_speaks(text: str, found: Found, number: int, draft: Draft, current: Draft) -> bool:
    """Whether the last speaker is still heard; words in marks without any frame are theirs in one sentence only."""
    if draft.rule == "unannounced" and current.end < found.scenes[number].sentence.begin:
        return False
    return text.count("\n", current.end, max(draft.begin, current.end)) <= LINES


def _named_before(text: str, found: Found, number: int, current: Draft | None) -> tuple[Range, ...]:
    """The subject of the sentence before; where somebody speaks in this paragraph already, only a name or a pronoun.

    "Olm lobte den Plan. Die Kosten sind hoch. Man brauche mehr Geld.": not the costs speak, but Olm.
    """
    before = _subject_before(found, number, current.end if current else -1)
    if not before or current is None or "\n" in text[current.end : before[0][0]] or not current.speaker:
        return before
    tokens = found.scenes[number - 1].tokens
    named = any(token.pos in ("PROPN", "PRON") for token in tokens if before[0][0] <= token.begin < before[-1][1])
    return before if named else ()


def _subject_before(found: Found, number: int, nearest: int) -> tuple[Range, ...]:
    """The subject of the sentence before, if it stands in the same paragraph and after the last quotation."""
    if number < 1 or found.scenes[number - 1].paragraph != found.scenes[number].paragraph:
        return ()
    scene = found.scenes[number - 1]
    if nearest > scene.sentence.begin:
        return ()
    for index, clause in enumerate(scene.clauses):
        if clause.kind == "main" and clause.verb and scene.free(clause.first):
            passive = clause.verb.voice == "passive"
            subject = agent(scene, clause) or written_in(scene, clause) if passive else subject_of(scene, index)
            return token_ranges(scene.tokens, range(*subject)) if subject else ()
    return ()

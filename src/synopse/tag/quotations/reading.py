"""Puts the rules together: direct first, then what frames carry, then sentences without a frame, then nested words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from synopse.model import Name
from synopse.syntax import Syntax
from synopse.tag.quotations.asides import asides
from synopse.tag.quotations.attributions import Attribution, attributed, attributions
from synopse.tag.quotations.carried import according_to, carried_clauses
from synopse.tag.quotations.direct import framed, frameless
from synopse.tag.quotations.drafts import Draft, Range
from synopse.tag.quotations.free import (
    act,
    hearsay,
    is_calling,
    is_konjunktiv,
    joined,
    konjunktiv,
    konjunktiv_before,
    main_verb,
    may_be_konjunktiv,
)
from synopse.tag.quotations.indirect import reported_clauses
from synopse.tag.quotations.marks import marked
from synopse.tag.quotations.media import weighed
from synopse.tag.quotations.passages import Found, Passage, is_name, passages
from synopse.tag.quotations.pointing import after_colon, before_words, pointing_back
from synopse.tag.quotations.referring import ending, stemming
from synopse.tag.quotations.sayings import Saying, sayings
from synopse.tag.quotations.scenes import Scene, clause_at, scenes
from synopse.tag.quotations.unlisted import unlisted
from synopse.tag.quotations.via import add_channels, is_anonymous
from synopse.tag.quotations.voices import go_on
from synopse.tag.quotations.words import partial

CALLING = frozenset({"sprechen", "nennen", "bezeichnen"})
"""Verbs that take a word in marks as their object, so that a "laut" phrase beside them only names the channel."""

JOINED = frozenset({"konjunktiv", "sollen"})
"""Rules whose quotations neighbouring sentences make one of."""


def drafts(text: str, syntax: Syntax, names: tuple[Name, ...] = ()) -> list[Draft]:
    """All quotations of an article in text order, as drafts."""
    pairs = marked(text, syntax)
    seen = scenes(text, syntax, pairs, names)
    found = Found(seen, tuple(map(sayings, seen)), tuple(map(attributions, seen)))
    strings = passages(text, seen, pairs, names)
    direct = [_direct(found, passage) for passage in strings]
    by_scene = _unmarked(found, strings, direct)
    begins = [passage.pair.begin for passage in strings]
    for there in by_scene:
        _to_closing_marks(there, strings, begins)
    _nest(found, strings, direct, by_scene)
    result = [draft for draft in direct if draft is not None]
    result += [draft for there in by_scene for draft in there]
    result.sort(key=lambda draft: (draft.begin, -draft.end, draft.rule))
    go_on(text, found, result)
    for draft in result:
        _inherit(draft)
        draft.medium = weighed(text, draft)
        draft.anonymous = is_anonymous(text, draft)
    return result


def _direct(found: Found, passage: Passage) -> Draft | None:
    """The words in marks with what carries them, if they are somebody's words."""
    said = stemming(found, passage) or framed(found, passage)
    return said or ending(found, passage) or frameless(found, passage)


class _Before(Struct, frozen=True):
    """What stands before a sentence and in it.

    `speaking`: the sentence before quotes somebody, `quoted`: by more than a word in marks; `heard`: any does;
    `chain`: the quotation of whole sentences that the sentence before ends; `quoting`: words in marks stand in it.
    """

    speaking: bool
    quoted: bool
    heard: bool
    chain: Draft | None
    quoting: bool


def _unmarked(found: Found, strings: tuple[Passage, ...], direct: list[Draft | None]) -> list[list[Draft]]:
    """For each sentence the quotations that need no quotation marks, with the channels of all its quotations."""
    framing = _framing(found, direct)
    spoken = {
        number
        for passage, draft in zip(strings, direct, strict=True)
        for number in (passage.first, passage.last)
        if draft
    }
    words = {
        passage.first
        for passage in strings
        if passage.pair.closed and not is_name(found.scenes[passage.first], passage)
    }
    result: list[list[Draft]] = []
    chain: Draft | None = None
    heard = False
    for scene in found.scenes:
        framed_there = framing.get(scene.number, [])
        called = scene.number - 1 in words and any(map(is_calling, found.sayings[scene.number - 1]))
        quoted = bool(scene.number - 1 in spoken or (result and result[-1]) or chain)
        speaking = quoted or called
        own = _carried_there(found, scene, framed_there, speaking and _goes_on(found, scene))
        heard = heard or speaking
        added = None
        if not own and scene.number not in spoken:
            added = _unframed(found, scene, _Before(speaking, quoted, heard, chain, scene.number in words))
        elif not own and is_konjunktiv(scene, speaking=False):
            added = konjunktiv_before(scene)
        if added and chain and added.rule == chain.rule in JOINED and _goes_on(found, scene):
            joined(chain, added)
        else:
            own += [added] if added else []
            chain = added
        add_channels(scene, [draft for draft, _ in framed_there] + own, found.attributions[scene.number])
        result.append(own)
    return result


def _carried_there(found: Found, scene: Scene, framed_there: list[tuple[Draft, Range]], speaking: bool) -> list[Draft]:
    """The quotations of a sentence that something in it carries, besides the direct ones framed there."""
    own = _framed(found, scene, [piece for _, piece in framed_there], speaking)
    own += _announced(found, scene, framed_there)
    if not is_konjunktiv(scene, speaking=False):
        own += unlisted(scene, own + [draft for draft, _ in framed_there])
    elif not framed_there and all(draft.rule == "noun" for draft in own):
        return []  # "Sein Wunsch sei, hier zu bleiben": the sentence is said, with the noun in it
    return own


def _framing(found: Found, direct: list[Draft | None]) -> dict[int, list[tuple[Draft, Range]]]:
    """The frames of direct quotations, by the sentence in which they stand."""
    begins = [scene.sentence.begin for scene in found.scenes]
    result: dict[int, list[tuple[Draft, Range]]] = {}
    for draft in direct:
        for piece in draft.frame if draft else ():
            if draft:
                result.setdefault(bisect_right(begins, piece[0]) - 1, []).append((draft, piece))
    return result


def _announced(found: Found, scene: Scene, framed_there: list[tuple[Draft, Range]]) -> list[Draft]:
    """What the frame of direct speech reports before its colon."""
    for draft, (first, last) in framed_there:
        if draft.rule == "colon" and draft.begin >= last:
            said = [
                saying for saying in found.sayings[scene.number] if first <= scene.tokens[saying.cue[0]].begin < last
            ]
            return before_words(scene, tuple(said), draft)
    return []


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
    begins = [token.begin for token in scene.tokens]
    framing: set[int] = set()
    for first, last in frames + [piece for draft in result for piece in draft.frame]:
        framing.update(range(bisect_left(begins, first), bisect_left(begins, last)))
    return result + asides(scene, framing)


def _beside_words(scene: Scene, attribution: Attribution, said: tuple[Saying, ...]) -> bool:
    """Whether a verb of speech with words in marks stands beside: "sprach laut Nordpress von einem „Erfolg“"."""
    own = clause_at(scene.clauses, attribution.cue[0])
    if attribution.rule == "demnach":
        return attribution.first > 0 and any(saying.clause == own for saying in said)
    quoted = any(not scene.free(index) for index in range(attribution.last, len(scene.tokens)))
    return quoted and any(saying.clause == own and saying.lemma in CALLING for saying in said)


def _unframed(found: Found, scene: Scene, before: _Before) -> Draft | None:
    goes_on = _goes_on(found, scene)
    after = before.chain is not None and before.chain.rule == "konjunktiv" and goes_on
    speaking = before.speaking and goes_on
    if is_konjunktiv(scene, speaking) or (may_be_konjunktiv(scene, after) and _led_on(found, scene)):
        return konjunktiv(scene)
    draft = hearsay(scene, before.quoted and goes_on) if speaking or before.heard else None
    if draft:
        return draft
    said = tuple(saying for saying in found.sayings[scene.number] if not (before.quoting and is_calling(saying)))
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

"""Who is speaking: quotations that name nobody take their speaker from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from synopse.model import Medium
from synopse.syntax import Clause
from synopse.tag.quotations.drafts import Draft, Range, token_ranges
from synopse.tag.quotations.passages import Found
from synopse.tag.quotations.phrases import NOMINAL, phrase_end
from synopse.tag.quotations.sayers import MAY, UNKNOWN, kind, standing
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.subjects import agent, subject_of, written_in

OPEN = frozenset({"konjunktiv", "frameless", "sollen", "unannounced", "colon", "act"})
"""Rules that leave the speaker open where the sentence does not tell."""
LEANING = frozenset({"konjunktiv", "frameless"})
"""Those of them that may take it from a sentence that quotes nobody: "Die Werft gibt Entwarnung. Es bestehe ..."."""
LINES = 4
"""Line ends after which nobody is speaking any more: two paragraphs, parted by blank lines."""
EMBEDDED = frozenset({"noun", "wonach"})
"""Rules whose content hangs on a noun; who acts in the sentence goes on speaking."""
LEAD = 8
"""Characters of a frame in which "darin" stands."""
RELATIVES = frozenset({"der", "die", "das", "welche", "welcher", "welches"})
"""Who speaks in a relative clause only: "gab ihm den Brief, der bewies, dass"."""
REACH = 6
"""Sentences that are looked at for who is speaking."""


class Voice(Struct, frozen=True):
    """Who is speaking, and how and through whom it reached the article."""

    speaker: tuple[Range, ...]
    medium: Medium
    via: tuple[Range, ...]
    end: int


_PASSIVE = re.compile(r"\b(?:wird|wurde|werden|wurden)\b")
"""In "zitierte ihn die Agentur" the agency is another channel than the one before."""


class _Heard:
    """What has been said so far in an article, by sentence."""

    def __init__(self, text: str, found: Found) -> None:
        self.text = text
        self.scenes = found.scenes
        self.begins = [scene.sentence.begin for scene in found.scenes]
        self.said: dict[int, Voice] = {}
        self.last: Voice | None = None
        self.channel: tuple[Range, ...] = ()

    def number(self, offset: int) -> int:
        """The sentence that holds an offset."""
        return bisect_right(self.begins, offset) - 1

    def add(self, draft: Draft) -> None:
        """Remember who has just spoken, in every sentence of what was said."""
        voice = self._voice(draft)
        if self.last is None or voice.end >= self.last.end:
            self.last = voice
        self.channel = draft.via or (draft.speaker if draft.rule in ("laut", "nach", "zufolge") else self.channel)
        for number in range(self.number(draft.begin), self.number(max(voice.end - 1, draft.begin)) + 1):
            known = self.said.get(number)
            if known is None or voice.end >= known.end:
                self.said[number] = voice

    def _voice(self, draft: Draft) -> Voice:
        """Whoever a quotation is from; "demnach" names nobody, "nach eigenen Angaben" means the subject."""
        words = self.text[draft.speaker[0][0] : draft.speaker[-1][1]].lower() if draft.speaker else ""
        speaker = draft.speaker
        if draft.rule == "demnach" or words.endswith("vernehmen"):
            earlier = self.before(draft) or self.last
            speaker = earlier.speaker if earlier else speaker
        elif words.startswith("eigen") or words in RELATIVES or draft.rule in EMBEDDED:
            speaker = main_actor(self.scenes[self.number(draft.begin)]) or speaker
        end = max(last for _, last in (*draft.content, *draft.frame))
        return Voice(speaker, draft.medium, draft.via, end)

    def before(self, draft: Draft) -> Voice | None:
        """Who speaks in the paragraph up to a quotation, sentence by sentence backwards."""
        number = self.number(draft.begin)
        own = self.said.get(number) or self._in_sentence(draft, number)
        if own is not None:
            return own
        for back in range(number - 1, max(-1, number - 1 - REACH), -1):
            if self.scenes[back].paragraph != self.scenes[number].paragraph:
                break
            voice = self.said.get(back)
            if voice is not None:
                return voice
            actor = main_actor(self.scenes[back]) if draft.rule in LEANING or draft.rule == "demnach" else ()
            if actor:
                return Voice(actor, draft.medium, (), actor[-1][1])
        return self._barely(draft, number)

    def paper(self, draft: Draft) -> tuple[Range, ...]:
        """The paper of the sentence before, in "Die Behörde gab eine Erklärung ab. Darin heißt es"."""
        words = " ".join(self.text[begin : min(end, begin + LEAD)] for begin, end in draft.frame).lower()
        number = self.number(draft.frame[0][0]) if draft.frame else 0
        if not number or not words.startswith(("darin", "darauf", "dort")):
            return ()
        scene = self.scenes[number - 1]
        for chunk in reversed(scene.sentence.chunks):
            if kind(scene.tokens[chunk.head].text) == "paper":
                first = chunk.first + (scene.tokens[chunk.first].pos == "ADP")
                end = max(chunk.last, phrase_end(scene.tokens, first, len(scene.tokens)))
                return token_ranges(scene.tokens, range(first, end))
        return ()

    def after(self, draft: Draft, following: list[Draft]) -> Voice | None:
        """Who is named right after the first sentences of a paragraph: "Es sei eng. „Sehr eng“, sagt Olm."."""
        last = self.number(max(draft.end - 1, draft.begin))
        for other in following if draft.rule == "konjunktiv" else ():
            number = self.number(other.begin)
            near = (
                number <= last + 1 < len(self.scenes) and self.scenes[number].paragraph == self.scenes[last].paragraph
            )
            if other.speaker and other.rule not in EMBEDDED and number > last and near:
                return Voice(other.speaker, draft.medium, (), draft.begin)
        return None

    def _in_sentence(self, draft: Draft, number: int) -> Voice | None:
        """Who acts in the clause before a Konjunktiv clause: "Olm sieht darin einen Angriff, es sei ein Skandal"."""
        actor = main_actor(self.scenes[number], UNKNOWN) if draft.rule == "konjunktiv" else ()
        before = actor and self.begins[number] < draft.begin and actor[-1][1] < draft.begin
        return Voice(actor, draft.medium, (), actor[-1][1]) if before else None

    def _barely(self, draft: Draft, number: int) -> Voice | None:
        """Whoever acts in the sentence before, if that is no thing: in a paragraph where nobody else can speak."""
        if draft.rule not in LEANING or not number:
            return None
        if self.scenes[number - 1].paragraph != self.scenes[number].paragraph:
            return None
        actor = main_actor(self.scenes[number - 1], UNKNOWN)
        return Voice(actor, draft.medium, (), actor[-1][1]) if actor else None


def go_on(text: str, found: Found, result: list[Draft]) -> None:
    """Who is speaking goes on speaking: quotations without a speaker of their own take the last one's.

    Where the sentence before a Konjunktiv sentence quotes nobody, its subject is the one who speaks: "Die Werft gibt
    Entwarnung. Es bestehe keine Gefahr."
    """
    heard = _Heard(text, found)
    for place, draft in enumerate(result):
        if not draft.speaker:
            draft.speaker = heard.paper(draft)
        if draft.rule in OPEN and not draft.speaker:
            voice = heard.before(draft) or (heard.last if draft.rule != "act" else None)
            if voice is None or not _still_speaks(heard, draft, voice):
                voice = heard.after(draft, result[place + 1 : place + 3])
            if voice:
                draft.speaker, draft.medium, draft.via = voice.speaker, voice.medium, voice.via
        _pass_on(heard, draft)
        if draft.rule != "nested":
            heard.add(draft)


def _pass_on(heard: _Heard, draft: Draft) -> None:
    """The channel of "Laut einer Notiz ... „...“, wird Olm zitiert" and of "Demnach ..."."""
    text, channel = heard.text, heard.channel
    if not channel or draft.via:
        return
    frame = " ".join(text[begin:end] for begin, end in draft.frame)
    quoted = _PASSIVE.search(frame) and any("zitiert" in text[begin:end] for begin, end in draft.cue)
    if quoted and heard.last and _near(text, heard.last.end, draft):
        draft.via = channel
    if "demnach" in "".join(text[begin:end] for begin, end in draft.frame).lower():
        draft.via = channel


def _still_speaks(heard: _Heard, draft: Draft, voice: Voice) -> bool:
    """Whether the last speaker is still heard; words in marks without any frame are theirs in one sentence only."""
    if draft.rule == "unannounced" and voice.end < heard.begins[heard.number(draft.begin)]:
        return False
    return _near(heard.text, voice.end, draft)


def _near(text: str, end: int, draft: Draft) -> bool:
    return text.count("\n", end, max(draft.begin, end)) <= LINES


def main_actor(scene: Scene, least: int = MAY) -> tuple[Range, ...]:
    """Who does what the first main clause of a sentence says, if at `least` so likely to speak."""
    for index, clause in enumerate(scene.clauses):
        if clause.kind == "main" and clause.verb and scene.free(clause.first):
            passive = clause.verb.voice == "passive"
            actor = _agent(scene, clause) or written_in(scene, clause) if passive else subject_of(scene, index)
            if actor is None or standing(scene, *actor) < least:
                return ()
            return token_ranges(scene.tokens, range(*actor))
    return () if any(token.mood for token in scene.tokens) else _shown(scene)


def _shown(scene: Scene) -> tuple[Range, ...]:
    """The only person in a sentence without a verb: "Ganz vorn: Dreher Jens Olm, seit 40 Jahren im Werk."."""
    people = [chunk for chunk in scene.sentence.chunks if "PER" in scene.labels[chunk.first : chunk.last]]
    if len(people) != 1:
        return ()
    first = people[0].first + (scene.tokens[people[0].first].pos == "ADP")
    return token_ranges(scene.tokens, range(first, people[0].last))


def _agent(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The "von X" of a passive where it follows no noun, of which it could be a part: "Behinderungen von Parteien"."""
    found = agent(scene, clause)
    attached = found is not None and found[0] > 1 and scene.tokens[found[0] - 2].pos in NOMINAL
    return None if attached else found

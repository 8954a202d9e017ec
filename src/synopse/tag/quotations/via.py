"""Through whom an utterance reached the article, and whether its source is kept unnamed.

"sagte X laut russischen Agenturen", "im Interview mit Rundfunk Mitte", "schrieb X auf der Plattform T",
"wie Z unter Berufung auf W meldet": there W is the source and Z the channel.
"""

from __future__ import annotations

from functools import cache

from synopse import lexicon
from synopse.syntax import Token
from synopse.tag.quotations.attributions import Attribution
from synopse.tag.quotations.drafts import Draft, Range, token_ranges
from synopse.tag.quotations.phrases import NAME, bracket_end, core_end
from synopse.tag.quotations.sayers import kind
from synopse.tag.quotations.scenes import Scene, clause_at, within

INVOKING = frozenset({"berufung", "verweis", "bezug", "bezugnahme"})
TALKS = frozenset({"interview", "gespräch", "telefoninterview", "sommerinterview", "telefonat"})
PLACES = frozenset({"auf", "in", "im", "bei", "beim", "via", "über", "gegenüber"})
REACH = 9
"""Tokens between "im Interview" and "mit": "im Interview der Woche am Sonntag mit"."""
ASIDE = 160
"""Characters after a speaker in which a request for anonymity is looked for."""


def add_channels(scene: Scene, drafts: list[Draft], attributions: tuple[Attribution, ...]) -> None:
    """Give the quotations framed in a sentence their `via`; a source invoked by a medium becomes the speaker.

    What a paper or an agency itself says is writing.
    """
    if not drafts:
        return
    for draft in drafts:
        if draft.medium == "SW" and any(is_medium(scene.tokens, piece) for piece in draft.speaker):
            draft.medium = "W"
    invoked = _invoked(scene)
    channel = _channel(scene)
    for draft in drafts:
        if draft.via:
            continue
        other = _other_source(scene, draft, attributions)
        if invoked and _in_frame(draft, invoked) and _passes_on(scene, draft):
            draft.via, draft.speaker = draft.speaker, (invoked,)
        elif other:
            draft.via = (other,)
        elif channel and _in_frame(draft, channel) and _beside(scene, draft, channel):
            draft.via = (channel,)
        elif draft.addressee and is_medium(scene.tokens, draft.addressee[0]):
            draft.via = draft.addressee
        if any(_is_own(scene.tokens, piece) for piece in draft.via):
            draft.via = ()


def _passes_on(scene: Scene, draft: Draft) -> bool:
    """Whether who invokes a source is a medium, or nobody: a ministry that invokes its files speaks itself."""
    if not draft.speaker or any(is_medium(scene.tokens, piece) for piece in draft.speaker):
        return True
    begin, end = draft.speaker[0][0], draft.speaker[-1][1]
    return not any(kind(token.text) in ("person", "body") for token in scene.tokens if begin <= token.begin < end)


def _beside(scene: Scene, draft: Draft, piece: Range) -> bool:
    """Whether a channel stands in the clause of the cue; in "ein Mann, der nicht in die Zeitung will" it does not."""
    token = next(index for index, token in enumerate(scene.tokens) if token.begin == piece[0])
    own = clause_at(scene.clauses, token)
    cues = [
        index for index, token in enumerate(scene.tokens) if any(begin <= token.begin < end for begin, end in draft.cue)
    ]
    return not cues or own is None or any(within(scene.clauses[own], cue) for cue in cues)


def _in_frame(draft: Draft, piece: Range) -> bool:
    if any(begin <= piece[0] and piece[1] <= end for begin, end in draft.speaker):
        return False
    if not draft.frame:
        return not draft.covers(*piece) or draft.type == "reported"
    return any(begin <= piece[0] and piece[1] <= end for begin, end in draft.frame)


def _other_source(scene: Scene, draft: Draft, attributions: tuple[Attribution, ...]) -> Range | None:
    """The source of a "laut" phrase that stands in the frame of somebody's words."""
    for attribution in attributions:
        if not attribution.speaker or attribution.rule not in ("laut", "nach", "zufolge"):
            continue
        (piece,) = token_ranges(scene.tokens, range(*attribution.speaker))
        cue = scene.tokens[attribution.cue[0]]
        own = any(begin <= cue.begin < end for begin, end in draft.cue)
        inside = draft.type == "reported" or any(begin <= cue.begin < end for begin, end in draft.frame)
        if not own and inside and not any(begin <= piece[0] < end for begin, end in draft.speaker):
            return piece
    return None


def _invoked(scene: Scene) -> Range | None:
    """ "unter Berufung auf Gewerkschaftskreise": whom a medium gives as its source."""
    tokens = scene.tokens
    for index in range(1, len(tokens) - 2):
        led = tokens[index - 1].text.lower() in ("unter", "mit") and tokens[index + 1].text == "auf"
        if tokens[index].text.lower() in INVOKING and led and scene.free(index):
            end = name_end(tokens, index + 2)
            if end > index + 2:
                return tokens[index + 2].begin, tokens[end - 1].end
    return None


def _channel(scene: Scene) -> Range | None:
    tokens = scene.tokens
    for index in range(len(tokens) - 1):
        if not scene.free(index):
            continue
        lower = tokens[index].text.lower()
        if lower.endswith(("interview", "gespräch")) and lower.split("-")[-1] in TALKS:
            partner = _partner(scene, index)
            if partner:
                return partner
        elif lower in PLACES:
            first = index + 1
            end = name_end(tokens, first)
            if end > first and is_medium(tokens, (tokens[first].begin, tokens[end - 1].end)):
                return tokens[first].begin, _without_stop(tokens[end - 1])
    return None


def _is_own(tokens: tuple[Token, ...], piece: Range) -> bool:
    """Whether the channel is the paper that reports: "dieser Zeitung", "unserer Redaktion"."""
    return any(token.begin == piece[0] and token.text.lower() in ("dieser", "unserer", "uns") for token in tokens)


def _without_stop(token: Token) -> int:
    """Where a token ends without the full stop that an initial keeps: "auf der Plattform X."."""
    return token.end - 1 if len(token.text) == 2 and token.text.endswith(".") else token.end


def _partner(scene: Scene, index: int) -> Range | None:
    tokens = scene.tokens
    for position in range(index + 1, min(index + REACH, len(tokens) - 1)):
        if tokens[position].text in ",.:":
            return None
        if tokens[position].text.lower() in ("mit", "der", "des", "von", "in", "im"):
            first = position + (tokens[position].text.lower() not in ("der", "des"))
            end = name_end(tokens, first)
            talked = tokens[position].text.lower() == "mit"
            if end > first and (talked or is_medium(tokens, (tokens[first].begin, tokens[end - 1].end))):
                return tokens[first].begin, tokens[end - 1].end
    return None


def name_end(tokens: tuple[Token, ...], first: int) -> int:
    """Where "der Plattform Funkel", "die Zeitung „Nordkurier“" ends: no phrase behind the name belongs to it."""
    end = core_end(tokens, first, len(tokens))
    while (
        end > first and end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].pos not in ("VERB", "AUX")
    ):
        end += 1
    if end > first and end < len(tokens) and tokens[end].text in '„"»«“':
        closed = bracket_end(tokens, end, len(tokens))
        end = closed if closed - end <= NAME + 2 else end
    return end


def is_medium(tokens: tuple[Token, ...], piece: Range) -> bool:
    """Whether a phrase names an agency, a paper, a broadcaster, a platform: by its head or a known name."""
    words = (token.text for token in tokens if piece[0] <= token.begin < piece[1] and token.text[:1].isupper())
    return any(
        word in lexicon.words("quotations_channels") or word.lower().endswith(_channel_heads()) for word in words
    )


@cache
def _channel_heads() -> tuple[str, ...]:
    """Heads of compounds that name a medium: "agentur" in "Nachrichtenagentur"."""
    return tuple(sorted(form.lower() for form in lexicon.words("quotations_channels") if len(form) > 4))


def is_anonymous(text: str, draft: Draft) -> bool:
    """Whether the source is unnamed on purpose: "ein Diplomat, der anonym bleiben wollte", "aus Kreisen"."""
    if not draft.speaker:
        return False
    begin, end = draft.speaker[0][0], draft.speaker[-1][1]
    inside, after = text[begin:end], text[end : end + ASIDE].split("\n")[0]
    return any(
        rule.pattern.search(inside if rule.fields.get("where") == "speaker" else after)
        for rule in lexicon.rules("quotations_anonymous")
    )

"""Who can speak: persons, bodies and papers do, things and occasions do not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, Mapping, cast

from synopse.lexicon import rows
from synopse.offices import office
from synopse.syntax import Token
from synopse.syntax.lemmas import readings
from synopse.tag.quotations.phrases import core_end
from synopse.tag.quotations.scenes import Scene
from synopse.tag.quotations.speech import forms

Kind = Literal["person", "body", "paper", "thing", ""]
SPEAKS, MAY, UNKNOWN, NEVER = 3, 2, 1, 0
"""How likely somebody or something speaks: a minister or an agency, a paper or a place, an unknown word, a thing."""
_BY_KIND: Mapping[str, int] = {"person": SPEAKS, "body": SPEAKS, "paper": MAY, "thing": NEVER}
_BY_LABEL: Mapping[str, int] = {"PER": SPEAKS, "ORG": SPEAKS, "LOC": MAY, "OTH": MAY}
_LONGEST = 40
"""No compound is longer; what is longer is no word."""


@lru_cache(maxsize=20_000)
def kind(word: str) -> Kind:
    """What a noun names: "Behördensprecherin" a person, "Wetterdienst" a body, "Zwischenbericht" a paper."""
    lower = word.lower()
    last = lower[lower.rfind("-") + 1 :]
    if not last or len(last) > _LONGEST:
        return ""
    whole, ends = _table()
    if last in whole:
        return whole[last]
    found: Kind = next((ends[last[start:]] for start in range(len(last) - 1) if last[start:] in ends), "")
    return "person" if found in ("", "thing") and office(word) is not None else found


@cache
def _table() -> tuple[Mapping[str, Kind], Mapping[str, Kind]]:
    """Words that count alone or after a hyphen, and those that also end a compound."""
    whole = {row["form"]: cast(Kind, row["kind"]) for row in rows("quotations_sayers")}
    return whole, {row["form"]: whole[row["form"]] for row in rows("quotations_sayers") if row["at"] == "end"}


def standing(scene: Scene, first: int, end: int) -> int:
    """How likely the phrase ``tokens[first:end]`` speaks, by the first word of its core that tells."""
    tokens = scene.tokens
    if tokens[first].pos in ("PRON", "DET") and (end == first + 1 or tokens[first].pos == "PRON"):
        return SPEAKS if tokens[first].text.lower() in forms("speaking") else UNKNOWN
    if (end == first + 1 or tokens[first + 1].pos == "ADP") and _only_opens(scene, first):
        return NEVER
    core = range(first, min(end, max(core_end(tokens, first, end), first + 1)))
    nouns = [index for index in core if tokens[index].text[:1].isupper() and tokens[index].pos != "DET"]
    for index in nouns:
        found = _word(scene, index, place=len(nouns) == 1)
        if found != UNKNOWN:
            return found
    return UNKNOWN


def _word(scene: Scene, index: int, place: bool) -> int:
    """What a word tells; a place only where it stands alone: of "Utopias Schulden" it is no head."""
    label = scene.labels[index]
    if label in ("PER", "ORG"):
        return SPEAKS
    told = kind(scene.tokens[index].text)
    return _BY_KIND[told] if told else _BY_LABEL.get(label, UNKNOWN) if place else UNKNOWN


def _only_opens(scene: Scene, index: int) -> bool:
    """Whether a word at the beginning is an adverb or adjective with a capital: "Besorgt äußerte sich Olm"."""
    token = scene.tokens[index]
    if index or scene.labels[index] in ("PER", "ORG") or kind(token.text):
        return False
    return _is_plain(token)


def _is_plain(token: Token) -> bool:
    lower = token.text.lower()
    if token.pos == "ADV" or lower in forms("not_names") or lower.endswith("end"):
        return True
    return any(reading.place == "part" for reading in readings(lower))

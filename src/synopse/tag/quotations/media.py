"""Speech or writing, by who it is: a person speaks, a body speaks and writes, a paper writes.

The verbs alone leave it open: "teilte mit" is said by a spokesman and written by an authority.
"""

from __future__ import annotations

import re

from synopse.model import Medium
from synopse.tag.quotations.drafts import Draft
from synopse.tag.quotations.sayers import kind

WORD = re.compile(r"[^\W\d_][\w-]*")
PERSONAL = frozenset({"er", "sie", "ihm", "ihr", "der", "die", "dieser", "diese", "jener", "jene"})
"""Words that stand alone for a person who was named before."""


def weighed(text: str, draft: Draft) -> Medium:
    """The medium of a quotation, its speaker taken into account; thought and what a verb makes writing stay."""
    if draft.medium not in ("S", "SW"):
        return draft.medium
    who = _who(text, draft)
    if who == "paper":
        return "W"
    if who == "person":
        return "S"
    if draft.type != "direct" and (who == "body" or not draft.speaker):
        return "SW"
    return draft.medium


def _who(text: str, draft: Draft) -> str:
    words = [match[0] for begin, end in draft.speaker for match in WORD.finditer(text, begin, end)]
    if len(words) == 1 and words[0].lower() in PERSONAL:
        return "person"
    told = (kind(word) for word in words if word[:1].isupper())
    return next(filter(None, told), "")

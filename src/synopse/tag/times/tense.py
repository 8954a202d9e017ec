"""Whether a clause speaks of what was or of what is to be, for "am Samstag" and "im November".

"Am Samstag wurde gewählt" is the last Saturday, "am Samstag wird gewählt" the next one. The present is left open:
"am Samstag ist Wahl" is decided by what stands around it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from synopse import lexicon
from synopse.syntax import Syntax

Side = Literal["past", "future", ""]

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[,;:()„“\"»«–]")
_PRETERITE = re.compile(r"\w{2,}(?:te|ten|tet|test)")
_PARTICIPLE = re.compile(r"(?:\w{0,8}ge\w{3,}(?:t|en)|(?:be|ver|er|ent|zer|miss)\w{3,}(?:t|en)|\w+iert)")


class Tenses:
    """Answers for places of one article."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self._text = text
        self._syntax = syntax

    def side(self, begin: int, end: int) -> Side:
        """The side of the clause that holds ``[begin, end)``, of the whole sentence where the clause has no verb."""
        sentence = self._syntax.sentence_at(begin)
        first, last = (sentence.begin, sentence.end) if sentence else (max(0, begin - 200), end + 200)
        first, last = max(first, begin - 400), min(last, end + 400)
        left = max((match.end() for match in _BREAK.finditer(self._text, first, begin)), default=first)
        cut = _BREAK.search(self._text, end, last)
        return self._judge(left, cut.start() if cut else last) or self._judge(first, last)

    def _judge(self, begin: int, end: int) -> Side:
        forms = [match[0] for match in _WORD.finditer(self._text, begin, end)]
        auxiliary = False
        for position, form in enumerate(forms):
            if form[0].isupper() and position:
                continue
            side = _finite().get(form.lower())
            if side == "past" or side == "future":
                if side == "future" and form.lower() in _PASSIVE and _has(forms, "worden"):
                    continue
                return "past" if side == "past" else "future"
            if side == "auxiliary":
                auxiliary = True
        if auxiliary and any(_PARTICIPLE.fullmatch(form) and form.islower() for form in forms):
            return "past"
        if any(form.islower() and _PRETERITE.fullmatch(form) and form not in _no_preterite() for form in forms):
            return "past"
        return ""


_PASSIVE = frozenset({"werden", "wird"})


@cache
def _finite() -> dict[str, str]:
    return dict(lexicon.mapping("times_tenses", "side"))


@cache
def _no_preterite() -> frozenset[str]:
    return frozenset(form for form, side in _finite().items() if side == "none")


def _has(forms: list[str], word: str) -> bool:
    return word in forms

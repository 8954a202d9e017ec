"""A sentence as the stance tagger sees it: tokens, chunks, names, and who says what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from types import MappingProxyType
from typing import Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.model import Name, PositionKind, Quotation, Span
from synopse.syntax import Sentence, Syntax, Token

OPENING, CLOSED = ("„", "«"), ("“", "”", "»")

Row = Mapping[str, str]
Range = tuple[int, int]
"""Token indices of a sentence, half-open."""


def used(use: str) -> frozenset[str]:
    """The words that serve a purpose around a stance.

    "condition": conjunctions whose clause tells none ("falls die Stadt ablehnt"); "being": verbs beside which "bereit"
    and "offen" are one (not "bezweifelte offen"); "holding": verbs that keep to a stance held before; "charge": what is
    rejected without saying what ("wies den Vorwurf zurück"); "action": endings of what one calls for without demanding
    it of somebody ("rief zum Warnstreik auf"); "nobody": words that are no party; "pointer": words that name no object;
    "attribution": words behind which a source stands; "reflexive".
    """
    return lexicon.used("stances_words", use)


class Draft(Struct, frozen=True):
    """A stance while its sentence is read: the object as ranges of tokens."""

    kind: str
    party: Span
    cue: Span
    object: tuple[Range, ...]
    former: bool = False


class View(Struct, frozen=True):
    """A sentence with its names and the quotations that reach into it."""

    text: str
    sentence: Sentence
    names: tuple[Name, ...]
    said: tuple[Quotation, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def whole(self) -> Span:
        """The sentence."""
        return Span(self.sentence.begin, self.sentence.end, self.text[self.sentence.begin : self.sentence.end])

    @property
    def verbs(self) -> Mapping[str, Row]:
        """The rows of verbs by their infinitive."""
        return _table("stances_verbs")

    @property
    def phrases(self) -> Mapping[str, Mapping[str, Row]]:
        """The rows of phrases by the infinitive of their verb, then by their noun."""
        return _phrases()

    @property
    def nouns(self) -> Mapping[str, Row]:
        """The rows of nouns by their singular."""
        return _table("stances_nouns")

    @property
    def adjectives(self) -> Mapping[str, Row]:
        """The rows of adjectives."""
        return _adjectives()

    def word(self, index: int) -> str:
        """The form of a token, empty outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``[first, last)``."""
        begin, end = self.tokens[first].begin, self.tokens[last - 1].end
        return Span(begin, end, self.text[begin:end])

    def span_of(self, what: Range) -> Span:
        """The words of an object, with the quotation mark before or behind it whose partner stands inside."""
        found = self.span(*what)
        begin, end = found.begin, found.end
        before, behind = self.text[max(0, begin - 1) : begin], self.text[end : end + 1]
        opened = sum(mark in OPENING for mark in found.text) - sum(mark in CLOSED for mark in found.text)
        odd = found.text.count('"') % 2
        if before and ((opened < 0 and before in OPENING) or (odd and before == '"')):
            begin -= 1
        elif behind and ((opened > 0 and behind in CLOSED) or (odd and behind == '"')):
            end += 1
        elif before and behind and (before + behind == '""' or (before in OPENING and behind in CLOSED)):
            begin, end = begin - 1, end + 1
        return Span(begin, end, self.text[begin:end])

    def own(self, number: int) -> list[int]:
        """The tokens of a clause."""
        clause = self.sentence.clauses[number]
        return [at for first, last in ((clause.first, clause.last), *clause.rest) for at in range(first, last)]

    def has_name(self, first: int, last: int) -> bool:
        """Whether a person, an organisation or a place is named in tokens ``[first, last)``."""
        begin, end = self.tokens[first].begin, self.tokens[last - 1].end
        return any(name.begin < end and begin < name.end and name.label != "OTH" for name in self.names)

    def speech_at(self, token: int, kind: str | None = None) -> Quotation | None:
        """The quotation around a token, of one type where one is wanted."""
        at = self.tokens[token].begin
        for quotation in self.said:
            if (kind is None or quotation.type == kind) and any(s.begin <= at < s.end for s in quotation.content):
                return quotation
        return None


def views(text: str, syntax: Syntax, names: tuple[Name, ...], quotations: tuple[Quotation, ...]) -> Iterator[View]:
    """The sentences in which a stance can stand, with what is found in each."""
    begins = [name.begin for name in names]
    spoken = sorted(quotations, key=lambda quotation: quotation.content[0].begin)
    starts = [quotation.content[0].begin for quotation in spoken]
    longest = max((one.content[-1].end - one.content[0].begin for one in spoken), default=0)
    for sentence in syntax.sentences:
        inside = names[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        low = bisect_left(starts, sentence.begin - longest)
        near = spoken[low : bisect_right(starts, sentence.end)]
        said = tuple(one for one in near if one.content[-1].end > sentence.begin)
        yield View(text, sentence, inside, said)


@cache
def _table(name: str) -> Mapping[str, Row]:
    return MappingProxyType({row["form"]: row for row in lexicon.rows(name)})


@cache
def _phrases() -> Mapping[str, Mapping[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in lexicon.rows("stances_phrases"):
        noun, verb = row["form"].split()
        found.setdefault(verb, {})[noun] = {**row, "denied": "", "needs": f"any {row['needs']}"}
    return MappingProxyType(found)


@cache
def _adjectives() -> Mapping[str, Row]:
    rows = lexicon.rows("stances_adjectives")
    return MappingProxyType({row["form"]: {**row, "needs": "any"} for row in rows})


def kind_of(value: str) -> PositionKind:
    """The kind that a cell of a table names."""
    kinds: Mapping[str, PositionKind] = {
        "demand": "demand", "offer": "offer", "reject": "reject", "threaten": "threaten", "concede": "concede",
        "agree": "agree",
    }  # fmt: skip
    return kinds[value]

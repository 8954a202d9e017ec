"""The parts of analysed sentences: tokens, verb groups, chunks, clauses.

Plain values. Token indices count from the beginning of the sentence; ranges of them are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from msgspec import Struct

Mood = Literal["", "Ind", "Sub", "Imp"]
Detail = Literal["", "fin", "inf", "part", "rel", "prt"]
Tense = Literal["present", "past", "perfect", "pluperfect", "future", ""]
PAST_TENSES: frozenset[Tense] = frozenset({"past", "perfect", "pluperfect"})
Voice = Literal["active", "passive"]
ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]


class Token(Struct, frozen=True, gc=False):
    """A word or punctuation mark.

    `pos` is UPOS; `mood` is set on finite verbs; `lemma` is cheap: the infinitive of verbs, else the form.
    `detail` tells finite verbs, infinitives and participles apart ("fin", "inf", "part"), and marks relative
    pronouns ("rel") and the separated particles of verbs ("prt").
    """

    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    mood: Mood = ""
    detail: Detail = ""


class VerbGroup(Struct, frozen=True, gc=False):
    """The verbs of one clause taken together: "hat ... angekündigt" -> lemma "ankündigen", tense "perfect".

    `tokens` are token indices in the sentence (finite verb, participles, infinitives, separated particle);
    `finite` the index of the finite verb, None in an infinitive clause; `lemma` the full verb's infinitive, separable
    prefix joined; `modal` the modal's lemma ("sollen"), None without one; `negated` by nicht, kein, nie.
    Konjunktiv forms count with their tense: "sei gewesen" is mood Sub, tense perfect; "werde kommen" future;
    "käme" and "würde kommen" present; "hätte gesagt" perfect. "ist gesperrt" is passive, tense present. A headline's
    participle ("Einigung erzielt") is a group without a finite verb.
    """

    lemma: str
    tokens: tuple[int, ...]
    finite: int | None
    tense: Tense
    mood: Mood
    voice: Voice = "active"
    modal: str | None = None
    negated: bool = False


class Chunk(Struct, frozen=True, gc=False):
    """A noun phrase without what follows its head but names in apposition: token indices ``[first, last)``.

    `head` is the index of the head noun, name or pronoun; `preposition` the form in lower case, or None;
    `cases` those its forms allow among "nom", "gen", "dat", "acc"; `number` "sing", "plur" or "" where both.
    """

    first: int
    last: int
    head: int
    preposition: str | None
    cases: frozenset[str]
    number: Literal["sing", "plur", ""]


class Clause(Struct, frozen=True, gc=False):
    """A clause: token indices ``[first, last)``, without the comma that closes it.

    `opener` is the conjunction or relative pronoun in lower case ("dass", "falls", "die"), or "";
    `subject` an index into the sentence's chunks, or None where none fits; a clause joined by "und" without a
    subject of its own shares that of the clause before, and then the chunk stands outside it; `parent` the index of
    the clause it depends on, or None.
    A clause broken by another one ("X, der ..., sagte") has its further pieces in `rest`.
    """

    first: int
    last: int
    kind: ClauseKind
    opener: str
    verb: VerbGroup | None
    subject: int | None
    parent: int | None = None
    rest: tuple[tuple[int, int], ...] = ()


class Sentence(Struct, frozen=True, gc=False):
    """A sentence with its analysis; `begin` and `end` are offsets into the text."""

    begin: int
    end: int
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...] = ()
    clauses: tuple[Clause, ...] = ()


class Syntax(Struct, frozen=True):
    """The analysed sentences of an article, in text order; sentences never cross a segment border."""

    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.begin) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

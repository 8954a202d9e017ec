"""The words that belong to an event's noun: "das Treffen | zwischen A und B | am Freitag | in Genf"."""

from __future__ import annotations

from msgspec import Struct

from synopse import lexicon
from synopse.syntax.knowledge import is_day
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

CONJUNCTIONS = frozenset({"und", "sowie", "noch", "oder"})


DONE = frozenset({"AGREE", "ASSAULT", "COERCE", "YIELD", "office", "vote"})
"""Types and kinds of what somebody does, who is named behind "durch"."""


class Reach(Struct, frozen=True):
    """A range of tokens ``[first, last)``."""

    first: int
    last: int

    def __contains__(self, token: int) -> bool:
        return self.first <= token < self.last


def reach_of(view: View, chunk: int) -> Reach:
    """The noun's chunk with the phrases that follow it without a break."""
    start = view.sentence.chunks[chunk]
    last = start.last
    while last < len(view.tokens):
        doer = _names_doer(view, start.head, last)
        further = view.sentence.chunks[view.chunk_at[last]].last if doer else _next_end(view, start.first, last)
        if further == last:
            break
        last = further
    return Reach(start.first, last)


def _names_doer(view: View, head: int, at: int) -> bool:
    """Whether "durch" leads to who does what a noun tells: "die Festnahme von Kern | durch die Polizei"."""
    number = view.chunk_at[at] if at < len(view.tokens) else NONE
    row = words.noun(view.tokens[head].text)
    done = row is not None and (row["type"] in DONE or row["kind"] in DONE)
    if not done or number == NONE or view.sentence.chunks[number].preposition != "durch":
        return False
    doer = view.tokens[view.sentence.chunks[number].head].text
    return words.noun(doer) is None  # "möglich wurde die Freilassung durch das Treffen"


def _next_end(view: View, first: int, at: int) -> int:
    """Where the phrase at token `at` ends if it belongs to what stands before it, else `at`."""
    number = view.chunk_at[at]
    if view.name_at[at] != NONE and view.name_at[at] == view.name_at[at - 1]:
        return at + 1  # "zwischen Ministerin Rahel | Kern und Ole Brandt": a phrase that ends inside a name
    if number != NONE and view.sentence.chunks[number].first <= at:
        chunk = view.sentence.chunks[number]
        return chunk.last if _belongs(view, number, at) else at
    if view.time_at[at] != NONE:
        return at + 1
    if view.word(at) in words.prepositions("attached") and at + 1 < len(view.tokens) and view.time_at[at + 1] != NONE:
        return at + 1
    if view.word(at) in CONJUNCTIONS or view.word(at) == ",":
        return _after_conjunction(view, first, at)
    return at


def _belongs(view: View, number: int, at: int) -> bool:
    chunk = view.sentence.chunks[number]
    if view.time_at[chunk.head] != NONE:
        return True
    if chunk.preposition is not None:
        other = words.noun(view.tokens[chunk.head].text) is not None
        return chunk.preposition in words.prepositions("attached") and not other
    before = view.chunk_at[at - 1]
    if before == NONE or view.time_at[at - 1] != NONE:
        return False
    return "gen" in chunk.cases and opens_genitive(view, chunk.first)


def opens_genitive(view: View, token: int) -> bool:
    """Whether a genitive can begin at a token: an article, or a name in -s ("Truppen Russlands")."""
    name = view.name_at[token] != NONE and view.word(token).endswith("s")
    return name or words.is_genitive_opener(view.word(token))


def _after_conjunction(view: View, first: int, at: int) -> int:
    """The end of a further conjunct: "zwischen A, B und C" goes on, ", die am Freitag" and ", sagte er" do not."""
    number = view.chunk_at[at + 1] if at + 1 < len(view.tokens) else NONE
    if number == NONE or view.sentence.chunks[number].first != at + 1:
        return at
    before = view.chunk_at[at - 1]
    if before == NONE or not _in_list(view, before, first):
        return at
    chunk = view.sentence.chunks[number]
    opener = view.sentence.chunks[_list_head(view, before, first)].preposition
    if chunk.preposition not in (None, opener):
        return at
    if view.word(at) == "," and not _list_goes_on(view, chunk.last):
        return at
    return chunk.last


def _in_list(view: View, number: int, first: int) -> bool:
    """Whether a chunk belongs to a list opened by "zwischen", "mit", "von" or a genitive inside the reach."""
    return view.sentence.chunks[_list_head(view, number, first)].first > first


def _list_head(view: View, number: int, first: int) -> int:
    while number > 0 and view.sentence.chunks[number].preposition is None:
        previous = view.sentence.chunks[number - 1]
        if previous.first < first or view.sentence.chunks[number].first - previous.last > 1:
            break
        number -= 1
    return number


def _list_goes_on(view: View, at: int) -> bool:
    """Whether a comma was one of a list or of an apposition: an "und" or a closing comma follows the conjunct."""
    return view.word(at) in CONJUNCTIONS or view.word(at) == ","


def governing(view: View, chunk: int) -> str | None:
    """The preposition of a noun, or of the one that "und" joins it to: "nach dem Treffen und | den Gesprächen"."""
    here = view.sentence.chunks[chunk]
    if here.preposition is not None or "dat" not in here.cases or view.word(here.first - 1) not in CONJUNCTIONS:
        return here.preposition
    for number in range(chunk - 1, -1, -1):
        other = view.sentence.chunks[number]
        if view.clause_at[other.head] != view.clause_at[here.head]:
            return None
        if words.noun(view.tokens[other.head].text) is not None:
            return other.preposition
    return None


def is_attached(view: View, chunk: int) -> bool:
    """Whether a chunk without preposition is the genitive of the one right before it: "der Ort des Treffens"."""
    here = view.sentence.chunks[chunk]
    if here.preposition is not None or here.first == 0 or view.chunk_at[here.first - 1] == NONE:
        return False
    head = view.tokens[here.head].text
    if is_day(view.tokens[here.first - 1].text) and head not in lexicon.words("syntax_calendar"):
        return False  # "Das Gericht gab am Montag | der Klage statt"
    if view.word(here.first) == "der" and head.endswith("e") and words.is_agent(f"{head}r"):
        return False  # "der Gesandte" is a nominative, the genitive is "der Gesandten"
    if view.word(here.first - 1) in ("sich", "es", "man"):
        return False  # "darauf verständigten sich der Eigentümer und die Gewerkschaft"
    if _is_bare_name(view, view.chunk_at[here.first - 1]):
        return False  # "Am Freitag steht in Bern | der Gipfel an"
    return "gen" in here.cases and opens_genitive(view, here.first)


def _is_bare_name(view: View, number: int) -> bool:
    """Whether a phrase is but the name of a place, of which hardly anything is told in the genitive."""
    chunk = view.sentence.chunks[number]
    name = view.name_at[chunk.head]
    bare = chunk.head - chunk.first <= (chunk.preposition is not None)
    return bare and name != NONE and view.names[name].label == "LOC"

"""Stretches: what stands between the commas and marks of a sentence, with the signs of the clause it belongs to.

A stretch tells by its first words and by the place of its finite verb whether it opens a subordinate clause, is a
main clause, or goes on with one that is not complete yet.
"""

from __future__ import annotations

from typing import Iterator, NamedTuple, Sequence

from synopse.lexicon import mapping
from synopse.syntax.lemmas import readings
from synopse.syntax.parts import ClauseKind, Token

_BREAKS = frozenset(",;:()[]–—-.!?…")
_QUOTES = frozenset("\"“”„«»‹›‘’‚'")
_RELATIVES = frozenset(
    {
        "der",
        "die",
        "das",
        "den",
        "dem",
        "deren",
        "dessen",
        "denen",
        "welcher",
        "welche",
        "welches",
        "welchen",
        "welchem",
    }
)
_BEFORE_OPENER = frozenset(
    {
        "auch",
        "selbst",
        "so",
        "erst",
        "schon",
        "nur",
        "vor",
        "allem",
        "und",
        "oder",
        "aber",
        "sowie",
        "sondern",
        "besonders",
        "je",
    }
)
_SINCE = frozenset({"seit", "seitdem", "während"})
"""What opens a clause, its comma forgotten, where a second finite verb ends the stretch: "der erste Besuch seit sie
im Amt ist"."""
_BARE_VERBS = ("VERB", "AUX")


class Stretch(NamedTuple):
    """Token indices ``[first, last)`` of a stretch.

    `marks` are the breaks before it ("und" for one without a mark), `finite` the finite verbs in it, `kind` the kind
    of clause it opens, or None, `opener` its opening word in lower case; `final` says that its verb stands last.
    """

    first: int
    last: int
    marks: str
    finite: tuple[int, ...]
    kind: ClauseKind | None
    opener: str
    final: bool


def stretches(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """The stretches of a sentence in order, cut at marks and where a second finite verb is joined by "und"."""
    for first, last, mark in _between_marks(tokens):
        yield from _cut(tokens, first, last, mark)


def finite_verbs(tokens: Sequence[Token], first: int, last: int) -> tuple[int, ...]:
    """The finite verbs of a stretch, less infinitives that look like plural forms ("soll verletzt haben")."""
    found = [index for index in range(first, last) if tokens[index].detail == "fin"]
    if len(found) < 2:
        return tuple(found)
    return tuple(index for index in found if not _is_cluster_infinitive(tokens, index, found))


def _is_cluster_infinitive(tokens: Sequence[Token], index: int, found: Sequence[int]) -> bool:
    places = {reading.place for reading in readings(tokens[index].text.lower())}
    if not places & {"inf", "part"}:
        return False
    ends = index + 1 in found or (index > found[0] and tokens[index - 1].detail in ("part", "inf"))
    return ends and not (index == found[0] and index + 1 not in found)


def _between_marks(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    first, mark = 0, ""
    for index, token in enumerate(tokens):
        if (token.pos == "PUNCT" and token.text in _BREAKS) or token.text in ",;:":
            begin, end = _without_quotes(tokens, first, index)
            if end > begin:
                yield begin, end, mark
                mark = ""
            first = index + 1
            mark += token.text
    begin, end = _without_quotes(tokens, first, len(tokens))
    if end > begin:
        yield begin, end, mark


def _without_quotes(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The stretch without quotation marks at its ends, so that its first word is its first token."""
    while first < last and tokens[first].text in _QUOTES:
        first += 1
    while first < last and tokens[last - 1].text in _QUOTES:
        last -= 1
    return first, last


def _cut(tokens: Sequence[Token], first: int, last: int, mark: str) -> Iterator[Stretch]:
    """One stretch, or several where conjunctions join clauses without a comma."""
    begin = first
    for index in range(first + 1, last):
        if index > begin and _begins_clause(tokens, begin, index, last):
            yield _stretch(tokens, begin, index, mark)
            begin, mark = index, "und" if tokens[index].pos == "CCONJ" else ""
    yield _stretch(tokens, begin, last, mark)


def _begins_clause(tokens: Sequence[Token], begin: int, index: int, last: int) -> bool:
    """Whether a clause begins inside a stretch: "und" between two finite verbs, or "dass" without its comma."""
    form = tokens[index].text.lower()
    if _opens_always(tokens[index]):
        return tokens[index - 1].pos != "CCONJ" and tokens[index - 1].text.lower() not in _BEFORE_OPENER
    if form in _SINCE and _ends_in_verb(tokens, finite_verbs(tokens, begin, index), last):
        return tokens[index - 1].pos != "CCONJ" and not any(_opens_always(token) for token in tokens[index + 1 : last])
    if form == "um" and tokens[index].pos in ("SCONJ", "ADP") and finite_verbs(tokens, begin, index):
        return zu_infinitive(tokens, index, last) is not None
    if tokens[index].pos != "CCONJ" or form in ("als", "wie"):
        return False
    following = tokens[index + 1] if index + 1 < last else None
    if following and _opens_always(following):
        return True
    if not finite_verbs(tokens, begin, index):
        return False
    return _own_verb(tokens, index, last)


def _ends_in_verb(tokens: Sequence[Token], finite: Sequence[int], last: int) -> bool:
    """Whether a stretch ends in another finite verb, "gesprochen hat", or one that no other of it can govern."""
    end = tokens[last - 1]
    perfect = end.text == "haben" and tokens[last - 2].detail == "part"
    governed = any(tokens[index].pos != "AUX" or tokens[index].lemma not in ("haben", "sein") for index in finite)
    return bool(finite) and (end.detail == "fin" or (perfect and not governed))


def _opens_always(token: Token) -> bool:
    return token.pos == "SCONJ" and mapping("syntax_conjunctions", "opens").get(token.text.lower()) == "always"


def _own_verb(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a finite verb follows the conjunction before the next one that could join it."""
    for position in range(index + 1, last):
        if tokens[position].detail == "fin":
            return bool(finite_verbs(tokens, index + 1, last))
        if tokens[position].pos == "CCONJ" and tokens[position].text.lower() not in ("als", "wie"):
            return False
    return False


def _stretch(tokens: Sequence[Token], first: int, last: int, mark: str) -> Stretch:
    finite = finite_verbs(tokens, first, last)
    bare = Stretch(first, last, mark, finite, None, "", bool(finite) and _stands_last(tokens, finite[-1], last))
    kind, opener = _opening(tokens, bare)
    return bare._replace(kind=kind, opener=opener)


def _stands_last(tokens: Sequence[Token], finite: int, last: int) -> bool:
    """Whether the finite verb ends its clause, or stands before two infinitives: "hätte kommen können"."""
    after = tokens[finite + 1 : last]
    return not after or (len(after) > 1 and all(token.detail == "inf" for token in after))


def _opening(tokens: Sequence[Token], stretch: Stretch) -> tuple[ClauseKind | None, str]:
    """The kind of clause that the first words of a stretch open, with the opening word."""
    index, last, has_verb = stretch.first, stretch.last, bool(stretch.finite)
    while index < last - 1 and tokens[index].text.lower() in _BEFORE_OPENER and tokens[index].detail != "rel":
        index += 1
    token = tokens[index]
    form = token.text.lower()
    opens = mapping("syntax_conjunctions", "opens").get(form, "")
    if opens == "always" and (token.pos != "ADV" or stretch.final):
        return "subordinate", form
    if opens == "zu" and not has_verb and (token.pos == "SCONJ" or zu_infinitive(tokens, index, last) is not None):
        return "infinitive", form
    relative = _relative(tokens, index, last) if "," in stretch.marks or stretch.marks == "und" else None
    infinitive = not has_verb and zu_infinitive(tokens, index, last) is not None  # "der Klage stattzugeben"
    if relative is not None and not infinitive and (stretch.final if has_verb else tokens[relative].detail == "rel"):
        return "relative", tokens[relative].text.lower()
    if form == "wie" and not has_verb and _announces(tokens, stretch):
        return "subordinate", form
    return ("subordinate", form) if opens and not infinitive and _may_open(token, stretch, index) else (None, "")


def _announces(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Whether "Wie" opens a sentence whose clause has its verb behind a comma: "Wie Roth, die Leiterin, sagte"."""
    following = tokens[stretch.first + 1] if stretch.first + 1 < len(tokens) else None
    opening = not stretch.marks and tokens[-1].text != "?"
    return opening and following is not None and following.pos in ("DET", "PROPN", "NOUN", "ADP", "ADJ")


def _may_open(token: Token, stretch: Stretch, index: int) -> bool:
    """Whether a word that is not always a conjunction is one here: its clause has the verb last, or none yet."""
    form = token.text.lower()
    if stretch.finite:
        return stretch.final and stretch.last - index > 1
    if (form == "wo" and "," in stretch.marks) or (form in _SINCE and stretch.first > 0 and not stretch.marks):
        return True
    return token.pos == "SCONJ" and form not in ("als", "wie")


def _relative(tokens: Sequence[Token], index: int, last: int) -> int | None:
    """The relative pronoun at the beginning of a stretch, after a preposition if any ("mit denen")."""
    if tokens[index].pos == "ADP" and index + 1 < last:
        index += 1
    token = tokens[index]
    if token.detail == "rel":
        return index
    if token.text.lower() not in _RELATIVES or index + 1 >= last or token.pos not in ("PRON", "DET"):
        return None
    return None if _goes_with_article(tokens[index + 1]) else index


def _goes_with_article(token: Token) -> bool:
    """Whether an article may stand before the word; an adjective without ending is an adverb: "die bewusst nicht"."""
    inflected = token.text.endswith(("e", "en", "er", "es", "em")) or not token.text.islower()
    return token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and inflected)


def zu_infinitive(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The place of "zu" with its infinitive, or of an infinitive with "zu" inside, the last one of the stretch."""
    for index in range(last - 1, first - 1, -1):
        token = tokens[index]
        if token.pos not in _BARE_VERBS:
            continue
        if index > first and tokens[index - 1].text == "zu" and token.text.endswith("n"):
            return index - 1
        if any(reading.place == "izu" for reading in readings(token.text.lower())):
            return index
    return None

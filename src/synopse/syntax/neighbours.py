"""Parts of speech told by the words right beside a word, where the model sees the same words and errs.

"denen" behind a comma is a relative pronoun, a word before "zu haben" a participle, an adjective never stands before
an article.
"""

from __future__ import annotations

from typing import Mapping, Sequence

from msgspec.structs import replace

from synopse.lexicon import mapping, words
from synopse.syntax.declension import may_stand_with
from synopse.syntax.lemmas import Place, readings, takes_sein
from synopse.syntax.parts import Detail, Token

_MARKS = frozenset(",;:.!?…()")
_OPENING_QUOTES = frozenset("„“\"»«‚‘'‹›")
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})
_ALONE = frozenset({"er", "es", "ihm", "ihn", "man", "sich"})
"""Words that no article stands before."""
_JUDGED = frozenset({"für", "als"})
_GOVERNED: dict[str, tuple[Detail, ...]] = {"haben": ("part",), "sein": ("part",), "werden": ("part", "inf")}
MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_PAST: frozenset[Place] = frozenset({"past", "pastpl"})
_SHARED = frozenset({"CCONJ", "NOUN", "PROPN", "PRON"})
"""What stands before a verb of the past that a mark follows: "legte das Amt nieder und verkündete,"."""
_REACH = 10
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP"})
_STRETCH = 40  # between a modal and its infinitive


def told_by_neighbours(tokens: list[Token]) -> None:
    """Correct the tokens of a sentence where a word beside them leaves no choice."""
    _set_first(tokens)
    for index, token in enumerate(tokens):
        if token.pos in ("DET", "PRON"):
            _set_pronoun(tokens, index)
            _set_infinitive(tokens, index)
        elif token.pos in ("VERB", "AUX"):
            _set_verb(tokens, index)
        elif token.pos == "ADJ" and token.text.islower():
            _set_adjective(tokens, index)
        elif token.pos == "ADJ" and "-Jährige" in token.text:
            tokens[index] = replace(token, pos="NOUN")  # "Ein 12-Jähriger wird vermisst"


def _set_first(tokens: list[Token]) -> None:
    """Take a verb at the beginning for a noun where another follows its phrase: "Vertraute der Frau berichteten"."""
    if not tokens or tokens[0].pos != "VERB" or tokens[0].detail != "fin":
        return
    second = next((index for index in range(1, min(len(tokens), _REACH)) if tokens[index].pos not in _PHRASE), 0)
    if second > 1 and tokens[second].detail == "fin":
        tokens[0] = replace(tokens[0], lemma=tokens[0].text, pos="NOUN", mood="", detail="")


def _set_pronoun(tokens: list[Token], index: int) -> None:
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if token.detail == "rel" or after is None:
        return
    behind_comma = _behind_comma(tokens, index)
    relative = token.text in _ARTICLES and (
        _no_article(tokens, index) or _leads_clause(tokens, index) or _disagrees(tokens, index)
    )
    if behind_comma and (token.text == "denen" or relative):
        tokens[index] = replace(token, pos="PRON", detail="rel")
    elif token.pos == "PRON" and token.text in _ARTICLES and not behind_comma and _names_in_marks(tokens, index):
        tokens[index] = replace(token, pos="DET")


def _set_infinitive(tokens: list[Token], index: int) -> None:
    """Take "einigen" at the end of a clause for a verb: "konnten sich in Bergen einigen", "ohne sich zu einigen"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].detail == "rel" or not index:
        return
    if after is not None and after.text not in _MARKS and after.lemma not in MODALS:
        return
    if tokens[index - 1].text == "zu" and any(token.text == "sich" for token in _before(tokens, index)):
        tokens[index - 1] = replace(tokens[index - 1], pos="PART")
        _govern(tokens, index, ("inf",))
    if tokens[index - 1].pos in ("ADP", "DET"):
        return
    asked = after is not None and after.lemma in MODALS
    if asked or any(token.lemma in MODALS and token.detail == "fin" for token in _before(tokens, index)):
        _govern(tokens, index, ("inf",))


def _before(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The words before one, back to the mark before them."""
    first = index
    while first > max(0, index - _STRETCH) and tokens[first - 1].text not in _MARKS:
        first -= 1
    return tokens[first:index]


def _behind_comma(tokens: Sequence[Token], index: int) -> bool:
    before = index - 1
    if before > 0 and tokens[before].pos == "ADP":
        before -= 1
    return before > 0 and tokens[before].text == ","


def _no_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word after cannot belong to an article: "den die Zeitung zitiert", "die sich"."""
    after = tokens[index + 1]
    return after.text in _ALONE or (after.text in _ARTICLES and after.pos == "DET" and tokens[index].pos == "DET")


def _leads_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a preposition and the word open a clause before a name: "der Streik, zu dem Verdi aufgerufen hatte,"."""
    named = tokens[index - 1].pos == "ADP" and tokens[index + 1].pos in ("NOUN", "PROPN")
    return named and _ends_with_verb(tokens, index)


def _disagrees(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word after cannot have it as its article: "das Gespräch, das Präsident Kern in Oslo führte,"."""
    after = tokens[index + 1]
    if tokens[index - 1].text != "," or after.pos not in ("NOUN", "PROPN") or not _ends_with_verb(tokens, index):
        return False
    named = after.pos == "PROPN" and after.text in words("names_first")
    return named or not may_stand_with(tokens[index].text, after.text)


def _ends_with_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether what begins at a token goes up to the only finite verb before the next mark."""
    end = next((at for at in range(index, min(len(tokens), index + _STRETCH)) if tokens[at].text in _MARKS), 0)
    verbs = [at for at in range(index, end) if tokens[at].detail == "fin"]
    return verbs == [end - 1]


def _names_in_marks(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word leads to a name in quotation marks: "teilte das „Institut für Wetter“ mit"."""
    if index + 2 >= len(tokens) or tokens[index + 1].text not in _OPENING_QUOTES:
        return False
    return tokens[index + 2].text[:1].isupper()


def _set_verb(tokens: list[Token], index: int) -> None:
    token, before = tokens[index], tokens[index - 1] if index else None
    if token.detail == "fin" and _is_second_participle(tokens, index):
        _govern(tokens, index, ("part",))
    elif token.detail == "fin" and index + 2 < len(tokens) and tokens[index + 1].text == "zu":
        governor = tokens[index + 2]
        forms = _GOVERNED.get(governor.lemma, ()) if governor.text.endswith("n") and governor.detail == "inf" else ()
        _govern(tokens, index, forms)
    elif token.detail == "part" and before is not None and before.text in _JUDGED and before.pos in ("ADP", "CCONJ"):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is None or after.text in _MARKS or after.pos in ("VERB", "AUX"):  # "für gescheitert erklären"
            tokens[index] = replace(token, lemma=token.text, pos="ADJ", mood="", detail="")


def _is_second_participle(tokens: Sequence[Token], index: int) -> bool:
    """Whether "und" joins the word to a participle of "haben": "hat sich dagegen ausgesprochen und behauptet, ..."."""
    if index < 2 or index + 1 >= len(tokens) or tokens[index + 1].text not in _MARKS:
        return False
    if tokens[index - 1].text != "und" or tokens[index - 2].detail != "part":
        return False
    governor = next((other for other in reversed(tokens[max(0, index - _STRETCH) : index - 2]) if other.mood), None)
    return governor is not None and governor.lemma == "haben"


def _govern(tokens: list[Token], index: int, forms: Sequence[Detail]) -> None:
    found = readings(tokens[index].text.lower())
    for form in forms:
        lemmas = [reading.lemma for reading in found if reading.place == form]
        if lemmas:
            lemma = tokens[index].lemma if tokens[index].lemma in lemmas else min(lemmas)
            tokens[index] = replace(tokens[index], pos="VERB", lemma=lemma, mood="", detail=form)
            return


def _set_adjective(tokens: list[Token], index: int) -> None:
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    if _stands_as_past(tokens, index):
        _make_past(tokens, index)
    elif after is not None and after.pos in ("NOUN", "PROPN", "DET") and token.text in _leading():
        tokens[index] = replace(token, pos="ADP")  # "je Aktie", "laut Polizei"
    elif (after is None or after.text in _MARKS) and token.text not in words("syntax_adjectives"):
        governors = [other for other in _before(tokens, index) if other.detail == "fin"]
        if len(governors) == 1 and _completes(token.text, governors[0].lemma):
            _govern(tokens, index, ("part",))  # "Der Stausee ist übergelaufen!"


def _completes(form: str, governor: str) -> bool:
    """Whether a participle and its auxiliary make a perfect; "ist geschlossen" only says how something is."""
    return governor == "haben" or (
        governor == "sein" and any(reading.place == "part" and takes_sein(reading.lemma) for reading in readings(form))
    )


def _leading() -> Mapping[str, str]:
    return mapping("syntax_prepositions", "cases")


def _stands_as_past(tokens: Sequence[Token], index: int) -> bool:
    """Whether what is read as an adjective with an ending stands where none can, and may be a verb of the past.

    "und verkündete, sich", "und skandierten Sprüche": no phrase begins so and ends in -e.
    """
    if not index or index + 1 >= len(tokens) or not _PAST & {reading.place for reading in readings(tokens[index].text)}:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if after.text in (",", ":") and before.pos in _SHARED:
        return not _is_open(tokens, index)
    plural = tokens[index].text.endswith("ten") and after.pos == "NOUN" and after.text.endswith("e")
    return plural and before.pos == "CCONJ" and not _is_open(tokens, index)


def _is_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article or preposition before the word has not found its noun: "die alte und sanierte, ..."."""
    for position in range(index - 1, max(-1, index - _REACH), -1):
        token = tokens[position]
        if token.pos in ("NOUN", "PROPN", "VERB", "AUX") or token.text in _MARKS or token.detail == "prt":
            return False
        if token.pos in ("DET", "ADP", "ADJ"):
            return True
    return False


def _make_past(tokens: list[Token], index: int) -> None:
    token = tokens[index]
    lemma = min(reading.lemma for reading in readings(token.text) if reading.place in _PAST)
    tokens[index] = replace(token, lemma=lemma, pos="VERB", mood="Ind", detail="fin")

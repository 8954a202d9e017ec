"""Words told by the words beside them, from labels as a model may give them."""

from __future__ import annotations

from typing import cast

import pytest

from synopse.syntax.neighbours import told_by_neighbours
from synopse.syntax.parts import Detail, Mood, Token

CASES = [
    # a relative pronoun
    ("Roth/PROPN ,/PUNCT den/DET die/DET Küstenpost/NOUN zitiert/VERB/fin", 2, "PRON", "rel"),
    ("Hinweise/NOUN ,/PUNCT nach/ADP denen/PRON Roth/PROPN fehlt/VERB/fin", 3, "PRON", "rel"),
    ("Boote/NOUN ,/PUNCT die/DET sich/PRON losrissen/VERB/fin", 2, "PRON", "rel"),
    ("Er/PRON sagte/VERB/fin ,/PUNCT die/DET Boote/NOUN fehlten/VERB/fin", 3, "DET", ""),
    ("Streik/NOUN ,/PUNCT zu/ADP dem/DET Verdi/PROPN rief/VERB/fin ,/PUNCT", 3, "PRON", "rel"),
    ("Er/PRON sagt/VERB/fin ,/PUNCT in/ADP der/DET Halle/NOUN brenne/VERB/fin es/PRON ./PUNCT", 4, "DET", ""),
    # who is told by age
    ("Ein/DET 12-Jähriger/ADJ fehlt/VERB/fin", 1, "NOUN", ""),
    # an article before a name in marks
    ("das/PRON teilte/VERB/fin das/PRON „/PUNCT Institut/NOUN “/PUNCT mit/ADP/prt", 2, "DET", ""),
    ("das/PRON „/PUNCT heute/ADV “/PUNCT", 0, "PRON", ""),
    # the verb that a modal asks for
    ("Sie/PRON konnten/AUX/fin sich/PRON darauf/ADV einigen/DET ,/PUNCT", 4, "VERB", "inf"),
    ("hatten/AUX/fin sich/PRON nicht/PART einigen/DET können/AUX/inf ./PUNCT", 3, "VERB", "inf"),
    ("Das/PRON wollte/AUX/fin er/PRON mit/ADP einigen/DET ,/PUNCT", 4, "DET", ""),
    # participles
    ("sie/PRON behauptet/VERB/fin zu/PART haben/AUX/inf", 1, "VERB", "part"),
    ("die/DET Suche/NOUN für/ADP gescheitert/VERB/part erklären/VERB/inf", 3, "ADJ", ""),
    ("für/ADP verletzt/VERB/part Geborgene/NOUN", 1, "VERB", "part"),
    ("Der/DET Stausee/NOUN ist/AUX/fin übergelaufen/ADJ !/PUNCT", 3, "VERB", "part"),
    ("Die/DET Straße/NOUN ist/AUX/fin gesperrt/ADJ ./PUNCT", 3, "ADJ", ""),
    ("Der/DET Stausee/NOUN ist/AUX/fin leer/ADJ !/PUNCT", 3, "ADJ", ""),
    ("Sie/PRON hat/AUX/fin widersprochen/VERB/part und/CCONJ behauptet/VERB/fin ,/PUNCT", 4, "VERB", "part"),
    ("Er/PRON ist/AUX/fin gegangen/VERB/part und/CCONJ behauptet/VERB/fin ,/PUNCT", 4, "VERB", "fin"),
    # a noun that opens a sentence
    ("Vertraute/VERB/fin der/DET Frau/NOUN berichteten/VERB/fin ,/PUNCT", 0, "NOUN", ""),
    ("Berichtet/VERB/fin der/DET Mann/NOUN ,/PUNCT so/ADV", 0, "VERB", "fin"),
    # a preposition
    ("Sie/PRON bietet/VERB/fin zwei/NUM Euro/NOUN je/ADJ Aktie/NOUN", 4, "ADP", ""),
    # "einigen" behind "zu"
    (",/PUNCT ohne/ADP sich/PRON zu/ADP einigen/DET ./PUNCT", 4, "VERB", "inf"),
    ("sich/PRON zu/ADP einigen/DET Fragen/NOUN", 2, "DET", ""),
    # verbs of the past
    ("legte/VERB/fin das/DET Amt/NOUN nieder/ADV/prt und/CCONJ verkündete/ADJ ,/PUNCT er/PRON", 5, "VERB", "fin"),
    ("zogen/VERB/fin vor/ADP das/DET Tor/NOUN und/CCONJ skandierten/ADJ Sprüche/NOUN", 5, "VERB", "fin"),
    ("die/DET alte/ADJ und/CCONJ erneuerte/ADJ ,/PUNCT lange/ADJ Brücke/NOUN", 3, "ADJ", ""),
    ("von/ADP alten/ADJ und/CCONJ erneuerten/ADJ Brücken/NOUN", 3, "ADJ", ""),
]


@pytest.mark.parametrize(("labelled", "index", "pos", "detail"), CASES, ids=[case[0] for case in CASES])
def test_neighbours(labelled: str, index: int, pos: str, detail: str) -> None:
    tokens = _tokens(labelled)
    told_by_neighbours(tokens)
    assert (tokens[index].pos, tokens[index].detail) == (pos, detail)


def test_other_tokens_are_left_alone() -> None:
    tokens = _tokens("Das/DET Amt/NOUN hat/AUX/fin ein/DET Büro/NOUN ./PUNCT")
    before = list(tokens)
    told_by_neighbours(tokens)
    assert tokens == before


LEMMAS = {"hat": "haben", "ist": "sein", "haben": "haben", "konnten": "können", "können": "können", "wollte": "wollen"}


def _tokens(labelled: str) -> list[Token]:
    tokens, begin = [], 0
    for entry in labelled.split():
        form, pos, *detail = entry.split("/")
        lemma = LEMMAS.get(form, form)
        mood: Mood = "Ind" if detail == ["fin"] else ""
        tokens.append(Token(begin, begin + len(form), form, lemma, pos, mood, cast("Detail", "".join(detail))))
        begin += len(form) + 1
    return tokens

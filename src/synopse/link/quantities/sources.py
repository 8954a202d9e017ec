"""The side that gives a figure: two parties may count differently and neither is a contradiction of the other.

"Verdi zählte 800 Streikende, das Klinikum sprach von 450." Where one report gives the union's number only and another
the hospital's, they do not contradict each other either.
"""

from __future__ import annotations

import re
from functools import cache

from synopse import lexicon
from synopse.model import Article, Extent, Figure

_REACH = 120
_BORDER = re.compile(r"[;.!?\n]\s|,\s(?:während|aber|doch|dagegen)\s")


OWN = "own"
"""The side of one who counts for himself: "nach eigenen Angaben"."""
_OWN = re.compile(
    r"(?i)\bnach (?:\w+ )?eigenen (?:angaben|zählungen|schätzungen)\b|\beigenen angaben zufolge\b|\beigene[nr] zählung"
)


def side(article: Article, figure: Figure, sentence: Extent) -> str | None:
    """The side that the clause names as the source of a figure ("authority", "organiser", "employer"), or None.

    The nearest one counts; one before the figure comes before one behind it.
    """
    text = article.text
    before = _BORDER.split(text[max(sentence.begin, figure.begin - _REACH) : figure.begin])[-1]
    if _OWN.search(before) or _OWN.search(text, figure.end, min(sentence.end, figure.end + _REACH)):
        return OWN
    found = [match[0] for match in _sources().finditer(before)]
    if found:
        return _side_of(found[-1])
    behind = _BORDER.split(text[figure.end : min(sentence.end, figure.end + _REACH)])[0]
    match = _sources().search(behind)
    return _side_of(match[0]) if match else None


def _side_of(words: str) -> str | None:
    found = _parties().search(words)
    return lexicon.mapping("quantities_parties", "side")[found[0].lower()] if found else None


@cache
def _sources() -> re.Pattern[str]:
    """A party with a word that makes it the source: "laut Verdi", "die Polizei zählte", "nach Klinikangaben"."""
    party = rf"(?:{_alternation()})"
    said = (
        "zählte|zählten|sprach|sprachen|spricht|sprechen|meldete|meldeten|nannte|nannten|schätzte|schätzten|gab|gaben"
    )
    said += "|ging|gingen|bezifferte|bezifferten|zufolge|verzeichnete|verzeichneten|berichtete|berichteten"
    heads = r"[Ll]aut|[Nn]ach (?:Angaben|Schätzung|Schätzungen|Zählung|Darstellung|Auskunft)"
    return re.compile(
        rf"(?:{heads}) (?:\w+ ){{0,2}}(?:\w*)(?i:{party})\w{{0,3}}\b"
        rf"|[Nn]ach \w*(?i:{party})\w{{0,2}}angaben\b"
        rf"|\b\w*(?i:{party})\w{{0,3}} (?:{said})\b|\b(?:{said}) (?:\w+ ){{0,1}}\w*(?i:{party})\w{{0,3}}\b"
    )


@cache
def _parties() -> re.Pattern[str]:
    return re.compile(_alternation(), re.IGNORECASE)


@cache
def _alternation() -> str:
    return lexicon.alternation(lexicon.words("quantities_parties"))

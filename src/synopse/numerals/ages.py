"""Ages that a text tells of people: "die 34-Jährige", "ein 58 Jahre alter Landwirt", "Petra Lohse (63)".

Ages are no figures, they count nothing; but two reports that give two ages of one person contradict each other.
"""

from __future__ import annotations

import re
from typing import Iterator, Literal, NamedTuple

from synopse.numerals.numbers import word_value

Sex = Literal["f", "m", ""]
OLDEST = 122
"""Nobody has lived longer; what is older is a tree, a house or a firm."""

_NUMBER = r"(\d{1,3}|[a-zäöüß]{3,30})"
_ARTICLE = r"(?:\b(de[rmn]|die|eine?[mnr]?) )?"
_AGE = re.compile(
    rf"(?i){_ARTICLE}\b(?:{_NUMBER}-?jährige([nr]?)|{_NUMBER} Jahre alte?([nr]?)|im Alter von {_NUMBER} Jahren)\b"
    r"|(?<=\w )\((\d{1,2})\)|(?<=[a-zäöüß]), (\d\d)(?=,)"
)


class Age(NamedTuple):
    """An age in years where a text tells it, and of whom, as far as its words say: "der 34-Jährige" is a man."""

    begin: int
    end: int
    years: int
    sex: Sex


def ages(text: str, begin: int = 0, end: int | None = None) -> Iterator[Age]:
    """The ages in a stretch of text, in its order; offsets are those of the text."""
    for match in _AGE.finditer(text, begin, len(text) if end is None else end):
        word = next(match[group] for group in (2, 4, 6, 7, 8) if match[group])
        years = float(word) if word.isdigit() else word_value(word.lower())
        if years is not None and 0 < years <= OLDEST and years == int(years):
            yield Age(
                match.start(),
                match.end(),
                int(years),
                _sex((match[1] or "").lower(), match[3] if match[2] else match[5]),
            )


def _sex(article: str, ending: str | None) -> Sex:
    """ "der 34-Jährige", "ein 34-Jähriger", "dem 34-Jährigen" is a man, "die" and "der 34-Jährigen" a woman."""
    if ending is None or not article:
        return ""
    if article in ("die", "eine", "einer") or (article == "der" and ending == "n"):
        return "f"
    return "m"

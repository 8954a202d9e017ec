"""What a figure is a figure of, by the words around it: turnout, crowd, term of a contract, sentence of a court.

"Die Beteiligung lag bei 48,3 Prozent" and "43,8 Prozent der Wahlberechtigten gaben ihre Stimme ab" tell one thing in no
common word. The words of each concept are a rule of ``quantities_concepts.toml``; those of how far it is settled
(asked, offered, expected, former) one of ``quantities_stages.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple, Sequence

from synopse import lexicon
from synopse.lexicon import Rule
from synopse.model import Article, Extent, Figure
from synopse.numerals.numbers import word_value
from synopse.terms import terms
from synopse.units import COUNTS, family, is_time

REACH = 120
"""Characters before and after a figure in which the words of its concept may stand."""
WEAK = 150
"""What weak words count in characters: "zahlt" tells a price only where nothing else tells what is paid."""
CARRIED = 160
"""Characters of the sentence before in which the words of a concept may stand."""
BEYOND = 50
"""A comma between the words and the figure counts as so many characters."""
LONGEST = 500
"""Characters of a sentence that are looked at for what its whole says."""
MATCHES = 8
"""So many places of a concept's words are looked at in one stretch."""
SLOT = "#"

_BORDER = re.compile(r"[,;:–—(]\s|\s[–—(]")
_FINAL = re.compile(r"(?i)\b(?:abschließend\w*|abschluss\w*|abschliessend\w*|endgültig\w*|amtlich\w*|schlussbilanz)\b")
_RISING = re.compile(
    r"(?i)\b(?:mindestens|gemeldet\w*|registriert\w*|gefunden\w*|geborgen\w*|entdeckt\w*|zerstört\w*|beschädigt\w*|betroffen\w*"
    r"|vermisst\w*|erkrankt\w*|infiziert\w*|festgenommen\w*|gestiegen|stieg\w*|steigt|wuchs|wächst|weitere\w*|zunächst|vorläufig\w*"
    r"|ermittelt\w*|beschlagnahmt\w*|sichergestellt\w*|evakuiert\w*|gerettet\w*|geflohen|flohen|fliehen|vertrieben\w*|flüchtling\w*"
    r"|eingegangen\w*|angemeldet\w*|gesammelt\w*|verkauft\w*|einsätze\w?|notrufe\w?|tot|tote\w*|verletzt\w*|opfer\w*|leichen?"
    r"|eingestürzt\w*|überflutet\w*|gesperrt\w*|verdächtig\w*|zeugen|hinweise\w?|anzeigen|fälle\w?|noch|schon|bereits|erst)\b"
)
_WHOLE = re.compile(r"\s(?:der|von|von den)\s(?:insgesamt\s)?")
_LEANING = re.compile(r"(?:\s*(?:dass|ob|wenn|weil|damit|um)\b)")
_ROUGH = re.compile(r"(?:Millionen|Milliarden|Billionen|Mio\.|Mrd\.|Hunderte?|Tausende?|Dutzende?|paar)\Z")


class Concept(NamedTuple):
    """What a figure measures: `of` a matter, an actor or a thing one only; `moves` if it changes from day to day.

    `place` says that it tells of one place, `weak` that its words tell little, `foreseen` that what is expected is as
    good as told, `often` that a story has many of it; `nouns` are the words of its clause that may name the thing.
    """

    name: str
    of: str
    moves: bool
    place: bool
    weak: bool
    foreseen: bool
    often: bool
    nouns: frozenset[str]


class Setting(NamedTuple):
    """A stretch of a sentence with the figure as `SLOT` at `slot`, and the part of it that is its clause."""

    text: str
    slot: int
    clause: str
    sentence: str = ""


def setting(article: Article, figure: Figure, sentence: Extent, beside: Sequence[Figure]) -> Setting:
    """The words of a stretch around a figure, no farther than the next figure of its kind on either side."""
    same = [other for other in beside if other is not figure and kind(other.unit) == kind(figure.unit)]
    begin = min(sentence.begin, figure.begin)
    first = max([other.end for other in same if other.end <= figure.begin], default=begin)
    last = min([other.begin for other in same if other.begin >= figure.end], default=sentence.end)
    if first > begin and _WHOLE.fullmatch(article.text, first, figure.begin):
        return Setting(SLOT, 0, SLOT)
    before = article.text[max(first, figure.begin - REACH) : figure.begin]
    behind = article.text[figure.end : min(sentence.end, last, figure.end + REACH)]
    shown = f"{before.replace(SLOT, ' ')}{SLOT}{_noun(figure)}{behind.replace(SLOT, ' ')}".replace("\n", " ")
    whole = article.text[sentence.begin : min(sentence.end, sentence.begin + LONGEST)]
    return Setting(shown, len(before), _clause(shown, len(before)), whole)


def concept(around: Setting, unit: str | None) -> Concept | None:
    """The concept whose words stand nearest to the figure, or None."""
    allowed = [rule for rule in _of_kind(kind(unit)) if not _is_denied(rule, around.clause)]
    found = [(rule, match) for rule in allowed for match in islice(rule.pattern.finditer(around.text), MATCHES)]
    if not found:
        return None
    rule, match = min(found, key=lambda entry: _distance(around, entry[1]) + WEAK * entry[0].fields.get("weak", False))
    rest = around.clause.replace(match[0].strip(), " ") if SLOT not in match[0] else around.clause
    return _concept(rule, _nouns(rest, rule))


def carried(
    article: Article, figure: Figure, before: Extent, earlier: Sequence[Figure], within: Sequence[Figure]
) -> Concept | None:
    """The concept of the sentence before, where that has no figure of the kind: "... die Strafe. 24 Millionen ..."."""
    alike = [other for other in (*earlier, *within) if other is not figure and kind(other.unit) == kind(figure.unit)]
    if alike or figure.unit in COUNTS or not before.begin < figure.begin or figure.begin < before.end:
        return None
    told = article.text[max(before.begin, before.end - CARRIED) : before.end].replace(SLOT, " ").replace("\n", " ")
    found = concept(Setting(f"{told} {SLOT}", len(told) + 1, told), figure.unit)
    return found._replace(weak=True, of="thing") if found is not None else None


def _concept(rule: Rule, nouns: frozenset[str]) -> Concept:
    told = rule.fields
    return Concept(
        told.get("concept", rule.name),
        told["of"],
        told.get("moves", False),
        told.get("place", False),
        told.get("weak", False),
        told.get("foreseen", False),
        told.get("often", False),
        nouns,
    )


def stage(around: Setting, unit: str | None, of: Concept | None = None) -> str | None:
    """How far the figure is settled: "asked", "offered", "threatened", "former", "expected"; None if it is so."""
    found = _stage(around, unit)
    return None if found == "expected" and of is not None and of.foreseen else found


def _stage(around: Setting, unit: str | None) -> str | None:
    for rule in lexicon.rules("quantities_stages"):
        if kind(unit) in rule.fields.get("unit", (kind(unit),)):
            text = around.sentence if rule.fields.get("whole") else around.clause
            if rule.pattern.search(text):
                return rule.name
    return None


def is_final(around: Setting) -> bool:
    """Whether the clause says that the figure is the last word: "abschließend", "endgültig", "amtlich"."""
    return _FINAL.search(around.text) is not None


def rises(around: Setting) -> bool:
    """Whether the clause counts what comes in by and by: the missing, finds, houses destroyed, calls."""
    return _RISING.search(around.clause) is not None


def runs(around: Setting) -> bool:
    """Whether the clause says that the figure is one of the moment: "inzwischen", "bislang", "täglich"."""
    return _running().search(around.clause) is not None


@cache
def _running() -> re.Pattern[str]:
    kinds = lexicon.mapping("figures_moments", "kind")
    forms = frozenset(form for form, entry in kinds.items() if entry in ("as_of", "running"))
    return re.compile(rf"\b(?:{lexicon.alternation(forms)})\b", re.IGNORECASE)


def kind(unit: str | None) -> str:
    """The kind of a unit: "count", "percent", "money", "time", else the unit of its family."""
    if unit in COUNTS:
        return "count"
    if is_time(unit):
        return "time"
    return "money" if unit is not None and len(unit) == 3 and unit.isupper() else family(unit) or ""


def _noun(figure: Figure) -> str:
    """What stands behind the number in the words of a count: "weitere Stellen" of "30 weitere Stellen"."""
    if figure.unit not in COUNTS:
        return ""
    parts = figure.text.split(" ")
    numeric = [at for at, part in enumerate(parts) if _is_numeric(part)]
    return "".join(f" {part}" for part in parts[numeric[-1] + 1 :]) if numeric else f" {figure.counted or ''}"


def _is_numeric(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or word_value(word.lower()) is not None or bool(_ROUGH.match(word))


def _clause(text: str, slot: int) -> str:
    """The part between commas in which the slot stands; a clause with "dass" with the one before it."""
    borders = [0, *(match.end() for match in _BORDER.finditer(text)), len(text)]
    index = max(at for at, border in enumerate(borders[:-1]) if border <= slot)
    leaning = index > 0 and _LEANING.match(text, borders[index]) is not None
    return text[borders[index - leaning] : borders[index + 1]]


def _distance(around: Setting, match: re.Match[str]) -> int:
    if match.start() <= around.slot < match.end():
        return 0
    between = around.text[min(match.end(), around.slot) : max(match.start(), around.slot)]
    return len(between) + BEYOND * len(_BORDER.findall(between))


def _nouns(clause: str, rule: Rule) -> frozenset[str]:
    """The nouns of a clause that are no words of the concept."""
    words = re.findall(r"\b[A-ZÄÖÜ][\w-]{2,}", clause)
    return frozenset(term for word in words if not rule.pattern.fullmatch(word) for term in terms(word))


@cache
def _of_kind(unit: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in lexicon.rules("quantities_concepts") if unit in rule.fields["unit"])


def _is_denied(rule: Rule, clause: str) -> bool:
    source = rule.fields.get("without")
    return source is not None and _without(source).search(clause) is not None


@cache
def _without(source: str) -> re.Pattern[str]:
    return re.compile(source)

"""Names by list: institutions, parties, agencies, outlets, currencies, and long forms with their abbreviation.

A list knows what sentences cannot teach: that the Weißes Haus and the Kreml speak, that (CDU) is a party.
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import Mapping, NamedTuple, Sequence

from synopse import lexicon
from synopse.model import NameLabel
from synopse.tag.names.found import Found

_QUOTES = frozenset("\"„“”«»‚‘’'›‹")
_CUES = frozenset(
    {
        "Plattform",
        "Kurznachrichtendienst",
        "Kurzmitteilungsdienst",
        "Onlinedienst",
        "Netzwerk",
        "Onlineplattform",
        "auf",
        "bei",
    }
)
_INSIDE = frozenset({"im", "ins", "in", "am", "vor", "nahe", "beim"})
_BETWEEN = frozenset({"dem", "den", "das"})
_LONG_FORM = 8
_LARGE_NUMBERS = frozenset(
    {"tausend", "Million", "Millionen", "Mio", "Mio.", "Milliarde", "Milliarden", "Mrd", "Mrd.", "Billionen"}
)


class _Entry(NamedTuple):
    words: tuple[str, ...]
    label: NameLabel
    kind: str
    when: str


def listed_names(tokens: Sequence[str]) -> list[Found]:
    """The longest entries that stand here, in text order."""
    found: list[Found] = []
    entries = _entries()
    for index in [index for index, token in enumerate(tokens) if token in entries]:
        fitting = [entry for entry in entries[tokens[index]] if _stands(entry, tokens, index)]
        if fitting and (not found or index >= found[-1].last):
            entry = max(fitting, key=lambda entry: len(entry.words))
            found.append(Found(index, index + len(entry.words), _label(entry, tokens, index), "list"))
    return found


def long_forms(tokens: Sequence[str]) -> list[Found]:
    """What an abbreviation in brackets stands for: "Vereinigung der Hafenlotsen (VHL)" gives two names."""
    found: list[Found] = []
    if "(" not in tokens:
        return found
    for index in range(2, len(tokens) - 1):
        short = tokens[index]
        if tokens[index - 1] == "(" and tokens[index + 1] == ")" and _is_abbreviation(short):
            first = _beginning(tokens, index - 1, short)
            if first is not None:
                found += [Found(first, index - 1, "ORG", "rule"), Found(index, index + 1, "ORG", "rule")]
    return found


def currencies(tokens: Sequence[str]) -> list[Found]:
    """Currencies, which the guidelines count among the other names; some forms only behind a number: "30 Mark"."""
    when = lexicon.mapping("names_currencies", "when")
    return [
        Found(index, index + 1, "OTH", "list")
        for index, token in enumerate(tokens)
        if token in when and (when[token] == "always" or (index and _is_number(tokens[index - 1])))
    ]


def is_currency(form: str) -> bool:
    """Whether a form can be a currency: "Euro", "Mark"."""
    return form in lexicon.words("names_currencies")


def _is_number(form: str) -> bool:
    return (form[0].isdigit() and form[-1].isdigit() and ":" not in form) or form in _LARGE_NUMBERS


@lru_cache(maxsize=20_000)
def is_listed(form: str) -> bool:
    """Whether a single word, also in the genitive, is a listed organisation under any circumstance."""
    return any(len(entry.words) == 1 and not entry.when for entry in _entries().get(form, ()))


def _stands(entry: _Entry, tokens: Sequence[str], index: int) -> bool:
    last = index + len(entry.words)
    if tuple(tokens[index:last]) != entry.words:
        return False
    before = tokens[index - 1] if index else ""
    if entry.when == "quoted":
        return before in _QUOTES and last < len(tokens) and tokens[last] in _QUOTES
    return before in _CUES or before.lower() in _CUES if entry.when == "cued" else True


def _label(entry: _Entry, tokens: Sequence[str], index: int) -> NameLabel:
    """The seat of a power is a place where somebody is in it ("im Kreml"), else the power itself."""
    if entry.kind != "seat" or not index:
        return entry.label
    before = tokens[index - 1].lower()
    if before in _BETWEEN and index > 1:
        before = tokens[index - 2].lower()
    return "LOC" if before in _INSIDE else entry.label


def _is_abbreviation(form: str) -> bool:
    capitals = sum(letter.isupper() for letter in form)
    return 2 <= len(form) <= 8 and form.isalpha() and capitals >= 2 and not _is_no_body(form)


def _is_no_body(form: str) -> bool:
    return form in lexicon.words("names_never") or is_currency(form)


def _beginning(tokens: Sequence[str], end: int, short: str) -> int | None:
    """Where the long form before the bracket begins: the nearest word from which all letters follow in order."""
    for first in range(end - 1, max(-1, end - 1 - _LONG_FORM), -1):
        words = tokens[first:end]
        if not words[0][0].isalpha() and words[0] not in ("-",):
            return None
        if words[0][0] == short[0] and _in_order(short.lower(), " ".join(words).lower()):
            return first if len(words) > 1 or len(words[0]) > len(short) + 4 else None
    return None


def _in_order(letters: str, text: str) -> bool:
    position = -1
    for letter in letters:
        position = text.find(letter, position + 1)
        if position < 0:
            return False
    return True


@cache
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    """Entries, with the genitive of single words, by their first word."""
    found: dict[str, list[_Entry]] = {}
    for row in lexicon.rows("names_organisations"):
        words = tuple(row["form"].split(" "))
        label: NameLabel = "LOC" if row["label"] == "LOC" else "ORG"
        found.setdefault(words[0], []).append(_Entry(words, label, row["kind"], row["when"]))
        if words[0].endswith("es") and len(words) > 1:  # "von Technischem Hilfswerk und Feuerwehr"
            dative = (f"{words[0][:-1]}m", *words[1:])
            found.setdefault(dative[0], []).append(_Entry(dative, label, row["kind"], row["when"]))
        if not row["when"] and not words[-1].endswith("s") and words[-1][-1].isalpha():
            genitive = (*words[:-1], words[-1] + "s")
            found.setdefault(genitive[0], []).append(_Entry(genitive, label, row["kind"], ""))
    return MappingProxyType({first: tuple(entries) for first, entries in found.items()})

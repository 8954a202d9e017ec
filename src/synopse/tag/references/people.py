"""Who an article speaks of: its named persons with what it says about them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import Literal, Mapping

from msgspec import Struct
from msgspec.structs import replace

from synopse.lexicon import mapping
from synopse.model import Name, Role, Span
from synopse.offices import Gender, Office, office
from synopse.places import state_of

Sex = Literal["m", "f", ""]


class Held(Struct, frozen=True):
    """An office ascribed to somebody: the noun, the words and state whose office it is, and whether it is over."""

    office: Office | None
    head: str
    of: str
    state: str
    former: bool = False


class Person(Struct, frozen=True):
    """A person of one article. `sex` is empty where neither office nor first name tells it.

    `mentions` are in the order of the text; `party` and `age` come from brackets: "(CDU)", "(64)".
    """

    index: int
    mentions: tuple[Span, ...]
    held: tuple[Held, ...]
    sex: Sex
    parties: frozenset[str]
    ages: frozenset[int]

    def near(self, offset: int) -> Span:
        """The last mention before the offset, else the first one behind it."""
        place = bisect_right(self.mentions, offset, key=lambda mention: mention.begin)
        return self.mentions[max(place - 1, 0)]


def people(text: str, names: tuple[Name, ...], roles: tuple[Role, ...]) -> tuple[Person, ...]:
    """The persons that an article names, by surname; where two share one, only their full names count."""
    groups = _by_surname(tuple(name for name in names if name.label == "PER"))
    held = defaultdict(list)
    for role in roles:
        held[role.holder.begin].append(role)
    found = []
    for index, (_, mentions) in enumerate(sorted(groups.items(), key=lambda item: item[1][0].begin)):
        spans = tuple(Span(name.begin, name.end, name.text) for name in mentions)
        offices = tuple(_sexed(ascribed(role), role, text) for name in mentions for role in held[name.begin])
        brackets = [bracket for name in mentions for bracket in _brackets(text, name.begin, name.end)]
        found.append(
            Person(
                index=index,
                mentions=spans,
                held=offices,
                sex=_sex(text, spans, offices),
                parties=frozenset(bracket for bracket in brackets if not bracket.isdigit()),
                ages=frozenset(int(bracket) for bracket in brackets if bracket.isdigit()),
            )
        )
    return tuple(found)


def ascribed(role: Role) -> Held:
    """What a role says: "russische Präsident" -> Präsident, of RUS."""
    of = role.of.text if role.of is not None else ""
    noun = office(role.head)
    former = of == "Ex" or any(word.rstrip("nrms") in FORMER for word in role.text.split())
    return Held(noun, role.head, of, state_in(of) or state_in(role.text) or "", former)


def _sexed(held: Held, role: Role, text: str) -> Held:
    """The office with the sex that its form tells: "die Sondergesandte" is a woman, "Gesandte" alone may be either."""
    forms = (found for word in role.text.split() if (found := office(word)) is not None and found.title == role.head)
    form = next(forms, None)
    if held.office is None or form is None or form.gender or not form.lemma.endswith("r"):
        return held
    article = text[max(0, role.begin - 5) : role.begin].strip().rpartition(" ")[2].lower()
    noun = next(word for word in role.text.split() if (found := office(word)) is not None and found.title == role.head)
    woman = article in ("die", "eine") or (article in ("der", "einer") and noun.endswith("n"))
    man = article in ("dem", "den", "des", "ein", "einem", "einen") or (article == "der" and not woman)
    return replace(held, office=replace(held.office, gender="f" if woman else "m" if man else ""))


FORMER = frozenset({"ehemalige", "frühere", "damalige", "einstige", "designierte", "künftige", "nächste", "gestürzte"})
"""Attributes of an office that somebody does not hold now; "frühere" loses nothing by its stripped ending."""


def state_in(words: str) -> str | None:
    """The one state that the words name: "russischen", "Kreml", "Vereinigten Staaten"; None where none or several."""
    if not words:
        return None
    whole = state_of(words)
    if whole is not None:
        return whole
    states = {state_of(word) for word in re.findall(r"[\w]+", words)} - {None}
    return next(iter(states)) if len(states) == 1 else None


def sex_of(gender: Gender) -> Sex:
    """The sex that a noun's gender tells: an -in is a woman; "Oberhaupt" says nothing."""
    return gender if gender in ("m", "f") else ""


def _by_surname(names: tuple[Name, ...]) -> dict[str, list[Name]]:
    full = defaultdict(set)
    forms = {name.text for name in names}
    last_words = {form.split()[-1] for form in forms}
    keys = [(name, _base(name.text, last_words)) for name in names]
    for _, base in keys:
        if " " in base:
            full[base.split()[-1]].add(base)
    groups = defaultdict(list)
    for name, base in keys:
        bearers = full[base.split()[-1]]
        if len(bearers) <= 1 or " " in base:
            groups[base if len(bearers) > 1 else base.split()[-1]].append(name)
    return groups


def _base(form: str, last_words: set[str]) -> str:
    if form[-1] in "'’ʼ":
        return form[:-1]
    return form[:-1] if form[-1] == "s" and form.split()[-1][:-1] in last_words else form


_AGE = re.compile(r", (\d\d),")
_AGED = re.compile(r"(\d\d)-jährigen? $|(\d\d) Jahre alten? $")
_BRACKET = re.compile(r" \(([^\W\d_]{2,12}(?: [^\W\d_]{2,8})?|\d\d)(?:[,/;] ?([^\W\d_]{2,12}|\d\d))?\)")


def _brackets(text: str, begin: int, end: int) -> list[str]:
    """Party and age behind a name ("(CDU)", ", 64,") and the age before it ("der 64-jährige")."""
    matches = (_BRACKET.match(text, end), _AGE.match(text, end), _AGED.search(text[max(0, begin - 20) : begin]))
    return [group for match in matches if match for group in match.groups() if group]


def _sex(text: str, mentions: tuple[Span, ...], held: tuple[Held, ...]) -> Sex:
    """By address, by the gender of the offices, by the first name, in that order; "" where they disagree."""
    addressed = {_ADDRESS.get(text[max(0, m.begin - 5) : m.begin].strip().split(" ")[-1], "") for m in mentions}
    nouns = {sex_of(role.office.gender) for role in held if role.office is not None}
    first = {_first_name(mention.text) for mention in mentions}
    for evidence in (addressed, nouns, first):
        told = evidence - {""}
        if told:
            return next(iter(told)) if len(told) == 1 else ""
    return ""


_ADDRESS: Mapping[str, Sex] = {"Frau": "f", "Herr": "m", "Herrn": "m"}


def _first_name(name: str) -> Sex:
    words = name.split()
    if len(words) < 2:
        return ""
    if re.search(r"(?:ow|ew|jew|ov|ev)na$|(?:owa|ewa|skaja|ova|eva|skaya)$", words[-1]):
        return "f"
    found = _first_names().get(words[0]) or _first_names().get(words[0].split("-")[0], "")
    return "m" if found == "m" else "f" if found == "f" else ""


@cache
def _first_names() -> Mapping[str, str]:
    return mapping("references_first_names", "gender")

"""Which place lies in which, and which state a word stands for.

"Kreml" lies in Moskau, in Russland, in Europa; "russisch", "Russen", "Moskau" and "der Kreml" speak of Russland. With
this, compatible accounts of a place ("in Alaska", "in Anchorage") are told from contradictory ones ("Berlin", "Genf").
Everything is looked up by the form as it stands in a text, a genitive -s included ("Russlands"). Codes are ISO 3166-1
alpha-3; "EUE" (reserved there) stands for the European Union, "XKX" for Kosovo.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Iterator, Mapping

from synopse import lexicon

ADJECTIVE_ENDINGS = ("", "e", "en", "em", "er", "es")
_OF_A_TOWN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]+er(?= [A-ZÄÖÜ])")
SPEAKS_FOR_ITSELF = frozenset({"EUE"})
"""Brussels as an actor is the Union, as a place it lies in Belgium."""


def state_of(form: str) -> str | None:
    """The code of the state for which the form can stand as an actor: its name, adjective, people, capital or seat.

    "Moskau", "der Kreml" and "russisch" stand for Russia; "Nowosibirsk" does not. "Brüssel" stands for the Union.
    """
    return next((_states()[candidate] for candidate in _base_forms(form) if candidate in _states()), None)


def country_name(code: str) -> str:
    """The usual German name of a state: "RUS" gives "Russland"; an unknown code is returned as it is."""
    return _names_by_code().get(code, code)


def canonical(form: str) -> str:
    """The usual German form of a place: "Kyjiw" gives "Kiew", "Moskaus" "Moskau"; an unknown form stays as it is."""
    key = _place_key(form)
    return form if key is None else key


def site(form: str) -> str:
    """The place a form in running text means: of "Berliner Hotel" "Berliner" gives "Berlin"; "Moskaus" is "Moskau"."""
    return canonical(place_of_adjective(form) or form)


def is_place(form: str) -> bool:
    """Whether the gazetteer or the table of states knows the form as a place."""
    return _place_key(form) is not None


def is_city(form: str) -> bool:
    """Whether the gazetteer knows the form as a city; a state or a region is none."""
    return _kind(canonical(form)) == "city"


def containers(form: str) -> tuple[str, ...]:
    """The places around a place, the smallest first: "Anchorage" gives ("Alaska", "USA", "Nordamerika").

    Where the form has namesakes, those around the largest; empty for an unknown form.
    """
    key = _place_key(form)
    chain: list[str] = []
    while key is not None and (areas := _areas(key)):
        key = areas[0]
        chain.append(key)
    return tuple(chain)


def within(inner: str, outer: str) -> bool:
    """Whether the first place lies in the second, by any of its namesakes; false where it is the same place."""
    first, second = _place_key(inner), _place_key(outer)
    if first is None or second is None or first == second:
        return False
    return second in _all_around(first)


def compatible(one: str, other: str) -> bool:
    """Whether both forms can mean one place: the same, one inside the other, or unknown to the gazetteer."""
    first, second = _place_key(one), _place_key(other)
    if first is None or second is None or first == second:
        return True
    return second in _all_around(first) or first in _all_around(second)


def towns_by_adjective(text: str, begin: int, end: int) -> Iterator[str]:
    """The towns of which a stretch of text speaks by adjectives: who writes "der Bamberger Stadtrat" names Bamberg."""
    for match in _OF_A_TOWN.finditer(text, begin, end):
        if (found := place_of_adjective(match[0])) is not None:
            yield found


def place_of_adjective(form: str) -> str | None:
    """The city in a city's adjective: "Berliner" gives "Berlin", "Dresdner" "Dresden"; None for any other word."""
    if not form.endswith("er"):
        return None
    stem = form[:-2]
    candidates = [stem, form[:-1]]
    if stem.endswith("ing"):
        candidates.append(f"{stem}en")
    if re.search("[^aeiouäöü]n$", stem):
        candidates.append(f"{stem[:-1]}en")
    known = next((canonical(candidate) for candidate in candidates if _kind(candidate) == "city"), None)
    return known or _IRREGULAR_ADJECTIVES.get(form)


_IRREGULAR_ADJECTIVES = MappingProxyType(
    {"Bremer": "Bremen", "Emder": "Emden", "Hannoveraner": "Hannover", "Zürcher": "Zürich"}
)


def _place_key(form: str) -> str | None:
    """The form under which a place stands in the gazetteer, or the row name of a state."""
    for candidate in _base_forms(form):
        if candidate in _state_names():
            return _state_names()[candidate]
        if candidate in _places():
            kind, areas = _places()[candidate]
            return areas[0] if kind == "alias" else candidate
    return None


def _kind(form: str) -> str:
    kind, areas = _places().get(form, ("", ()))
    return _kind(areas[0]) if kind == "alias" else kind


def _areas(key: str) -> tuple[str, ...]:
    if key in _continents():
        return (_continents()[key],)
    areas = _places().get(key, ("", ()))[1]
    return tuple(_state_names().get(area, area) for area in areas if area)


@cache
def _all_around(key: str) -> frozenset[str]:
    areas = _areas(key)
    return frozenset(areas).union(*map(_all_around, areas))


def _base_forms(form: str) -> Iterator[str]:
    """The form itself, then without the ending of a genitive: "Russlands", "Paris’"."""
    yield form
    if form.endswith(("s", "’", "'")) and len(form) > 3:
        yield form[:-1]


@cache
def _places() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    table = {row["form"]: (row["kind"], tuple(row["within"].split("|"))) for row in lexicon.rows("places")}
    return MappingProxyType(table)


@cache
def _state_names() -> Mapping[str, str]:
    """From every name of a state to the name of its row."""
    rows = lexicon.rows("countries")
    return MappingProxyType({name: row["form"] for row in rows for name in (row["form"], *_parts(row, "others"))})


@cache
def _continents() -> Mapping[str, str]:
    return lexicon.mapping("countries", "continent")


@cache
def _names_by_code() -> Mapping[str, str]:
    return lexicon.mapping("countries", "form", "code")


@cache
def _states() -> Mapping[str, str]:
    """From every form that can stand for a state to its code; what two states claim goes to the name, then the seat."""
    table: dict[str, str] = {}
    for forms in (_name_forms, _capital_forms, _adjective_forms, _inhabitant_forms):
        for row in sorted(lexicon.rows("countries"), key=lambda row: row["code"] not in SPEAKS_FOR_ITSELF):
            for form in forms(row):
                table.setdefault(form, row["code"])
    return MappingProxyType(table)


def _name_forms(row: lexicon.Row) -> Iterator[str]:
    yield row["form"]
    yield from _parts(row, "others")


def _capital_forms(row: lexicon.Row) -> Iterator[str]:
    yield from _parts(row, "capitals")
    yield from _parts(row, "seats")


def _adjective_forms(row: lexicon.Row) -> Iterator[str]:
    for stem in _parts(row, "adjectives"):
        for ending in ADJECTIVE_ENDINGS:
            yield stem + ending
            yield stem[0].upper() + stem[1:] + ending


def _inhabitant_forms(row: lexicon.Row) -> Iterator[str]:
    """ "Franzose", "Franzosen", "Französin"; "Ukrainer", "Ukrainern", "Ukrainerinnen"; "Ungar", "Ungarn"."""
    for form in _parts(row, "inhabitants"):
        stem = form.removesuffix("e")
        yield from (form, f"{form}n", f"{form}s", f"{stem}in", f"{stem}innen", f"{form}en")
        if form == "Franzose":
            yield from ("Französin", "Französinnen")


def _parts(row: lexicon.Row, column: str) -> tuple[str, ...]:
    return tuple(part for part in row[column].split("; ") if part)

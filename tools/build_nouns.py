"""Builds ``syntax_nouns.tsv``: gender and number of German nouns, from the articles they take in free text.

    python tools/build_nouns.py bundestag.txt.gz

The text (plenary protocols, official works in the public domain) has one paragraph a line. A noun met with "das" is
neuter, with "den", "dem" and "des" masculine or neuter, with "eine" feminine; a noun that only takes "die" and "der" is
feminine or plural. What stands there by a slip of the tongue is under the threshold.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "synopse" / "lexicons" / "de" / "syntax_nouns.tsv"
SOURCE = "bundestag"
LEAST = 4
SHARE = 0.08
PHRASE = re.compile(
    r"\b([Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Dd]es|[Ee]in|[Ee]ine|[Ee]inen|[Ee]inem|[Ee]iner|[Ee]ines) "
    r"([A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)(?![\w-])"
)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("text", type=Path)
    articles: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(parser.parse_args().text, "rt", encoding="utf-8") as lines:
        for line in lines:
            for article, noun in PHRASE.findall(line):
                articles[noun][article.lower()] += 1
    found = {noun: classes(counts) for noun, counts in sorted(articles.items()) if counts.total() >= LEAST}
    rows = [f"{noun}\t{with_plural(noun, found[noun])}\t{SOURCE}" for noun in sorted(found) if found[noun]]
    TABLE.write_text("\n".join(["form\tclasses\tsource", *rows]) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} nouns")


def with_plural(noun: str, found: str) -> str:
    """With the plural that looks like the singular: "der Sprecher", "die Sprecher"."""
    same = found[0] in "mn" and noun.endswith(("er", "el", "en", "chen", "lein"))
    return found + "p" if same and "p" not in found else found


def classes(counts: Counter[str]) -> str:
    """The letters of what the noun can be: m, f, n in the singular, p a plural."""
    least = max(1.5, SHARE * counts.total())
    feminine = counts["eine"] + counts["einer"]
    strong = sum(counts[article] for article in ("ein", "einem", "dem", "des", "eines"))  # "einen" is also "die einen"
    if counts["das"] >= least:
        found = "n"
    elif feminine >= least / 2 and feminine > strong:
        return "f"
    elif strong + counts["einen"] >= least:
        found = "m" if counts["der"] or counts["den"] or counts["einen"] else "mn"
    elif counts["der"] > 6 * counts["die"] and strong + counts["den"]:
        return "m"
    elif counts["den"] >= least:
        return "p" if counts["die"] >= least else "mp"
    else:
        return "fp" if counts["die"] > 1 and counts["der"] > 1 and counts["der"] < 4 * counts["die"] else ""
    return found + "p" if counts["die"] >= least else found


if __name__ == "__main__":
    main()

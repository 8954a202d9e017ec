"""Reading takes time linear in the length of the text, whatever the text: four times as long, four times the work.

Work is the processor time of this process, so that a busy machine does not count. A ratio is allowed that no linear
stage exceeds and every quadratic one does at these sizes: at four times the length it has sixteen times the work.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from synopse.model import Document
from synopse.pipeline import read

TIMES = 4
RATIO = 2.2
"""Work for each character at four times the length, against that at once the length."""
NOISE = 0.1
"""Seconds that count for nothing: a collection of garbage, a table that is loaded on first use."""
TOKENS, LONG_TOKENS = 12_000, 60_000
"""Characters of a text of many tokens, and of one whose few tokens are endless."""
SYLLABLES = ("ba", "ko", "lu", "mi", "ter", "sen", "hof", "rei")


def repeated(unit: str, head: str = "Anna Meier kam. ") -> Callable[[int], str]:
    return lambda size: (head + unit * (size // len(unit) + 1))[:size]


def varied(sentence: str) -> Callable[[int], str]:
    """The sentence over and over, with another name in place of each ``*`` and another number for each ``#``."""

    def text(size: int) -> str:
        chosen = random.Random(1)
        drawn = {"*": lambda: "".join(chosen.choices(SYLLABLES, k=3)).title(), "#": lambda: str(chosen.randint(1, 28))}
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append("".join(drawn[sign]() if sign in drawn else sign for sign in sentence))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return text


MANY_TOKENS = {
    "one line of prose": repeated("Der Minister sagte am Montag in Berlin, dass die Gespräche am 3. März beginnen. "),
    "one sentence": repeated("Der Minister sagte am Montag in Berlin, dass die Gespräche mit Wien beginnen und "),
    "am am am": repeated("am "),
    "capitalised words": repeated("Anna "),
    "names, each another": varied("* *, "),
    "people, each another": varied("* * kam. Er traf den Minister *. "),
    "offices and descriptions": varied("Der Präsident * traf den Minister *. Der Präsident schwieg. "),
    "organisations": varied("Die * GmbH verlangt # Millionen Euro von der * AG. "),
    "commas": repeated(", "),
    "brackets that never close": repeated("( [ "),
    "nested brackets": lambda size: "a" + "(" * (size // 2) + ")" * (size // 2),
    "sagte er, dass": repeated("sagte er, dass "),
    "attributions": repeated("laut der Polizei "),
    "Konjunktiv": varied("Er habe * gesehen und sei gegangen. "),
    "relative clauses": repeated("der Mann, der die Frau, die den Mann sah, sah, "),
    "adjectives without a noun": repeated("große ", "die "),
    "dates": varied("am #. März um # Uhr und "),
    "weekdays": repeated("Montag "),
    "figures": varied("zwischen # und # Tote in *. "),
    "events": varied("* * trifft am #. März * in Berlin zu Gesprächen. "),
    "short lines": varied("* #\n"),
    "abbreviations": repeated("Dr. Abg. "),
    "right to left": repeated("שלום עולם "),
    "quotations": varied("„Das ist *“, sagte * *. "),
    "demands": varied("Die Gewerkschaft * fordert # Prozent, und die Bahn lehnt die Forderung der Werft ab, "),
    "quotations never closed": repeated("„Das ist er, sagte Anna Meier. "),
    "one endless quotation": repeated("Wir kommen morgen wieder. ", "„"),
    "quotation marks of all styles": repeated("„a “ \"b «c» »d« ›e‹ ‚f‘ 'g "),
    **{f"nothing but {mark}": repeated(mark, "a") for mark in "„“\"«»‚'"},
}
FEW_TOKENS = {
    "letters without a space": repeated("a"),
    "capitals without a space": repeated("A"),
    "digits": repeated("1"),
    "digits and full stops": repeated("1."),
    "digits and commas": repeated("1,"),
    "number words": repeated("hundert"),
    "parts with hyphens": repeated("US-"),
    "address": repeated("http://a.b/"),
    "full stops": repeated("."),
    "combining marks": repeated("\u0301"),
    "zero-width spaces": repeated("\u200b"),
    "blanks": repeated(" "),
    "blank lines": repeated("\n"),
}
SHAPES = {name: (shape, TOKENS) for name, shape in MANY_TOKENS.items()} | {
    name: (shape, LONG_TOKENS) for name, shape in FEW_TOKENS.items()
}


def work(text: str) -> float:
    document = Document(id="a", source="test", text=text, published="2026-03-12", published_basis="given")
    begin = time.process_time()
    read(document)
    return time.process_time() - begin


def is_linear(shape: Callable[[int], str], size: int, measure: Callable[[str], float] = work) -> bool:
    return measure(shape(TIMES * size)) <= RATIO * TIMES * measure(shape(size)) + NOISE


@pytest.fixture(scope="module", autouse=True)
def _tables_are_loaded() -> None:
    work("Anna Meier, die Ministerin, sagte am Montag in Berlin: „Rund 20 Gespräche mit Wien beginnen morgen.“")


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_text_is_four_times_the_work(name: str) -> None:
    shape, size = SHAPES[name]
    # More chances in case the machine hiccupped, of other lengths: what was looked up once is remembered.
    assert any(is_linear(shape, size + more) for more in range(12))


def test_quadratic_work_is_told() -> None:
    """As a look at each suffix of an endless word was: a third of a second for 60,000 characters."""
    assert not is_linear(repeated("1"), LONG_TOKENS, lambda text: 1e-10 * len(text) ** 2)
    assert is_linear(repeated("1"), LONG_TOKENS, lambda text: 1e-5 * len(text))


@pytest.mark.parametrize("text", ["x" * 1_000_000, "„" * 100_000, "»a« " * 50_000], ids=["line", "marks", "pairs"])
def test_the_longest_are_read(text: str) -> None:
    document = Document(id="a", source="test", text=text)
    assert read(document).segments[-1].end == len(text)

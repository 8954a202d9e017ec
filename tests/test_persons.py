"""One person under two names, told by what the sentences around them share."""

from __future__ import annotations

import pytest

from synopse.compare.names import names
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "Die Gemeinde Ramsau hat ihre alte Mühle saniert, Baumeister Theo Gruber ist fertig. "
ONE = HEAD + "{} führte am Montag 40 Gäste durch die Mühle am Bach."
AGAIN = "Baumeister Theo Gruber hat für die Gemeinde Ramsau die alte Mühle saniert. "
OTHER = AGAIN + "40 Gäste kamen am Montag zur Mühle am Bach. Dort empfing sie {}."


def _report(id_: str, text: str) -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published="2025-03-12", published_basis="given"))


def _found(one: str, other: str) -> list[set[str]]:
    stories = link((_report("a", one), _report("b", other)))
    return [{account.value for account in entry.values} for story in stories for entry in names(story) if entry]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param("Elfriede Nagel", "Elfriede Kunz", True, id="a surname"),
        pytest.param("Matthias Brückl", "Hanno Brückl", True, id="a first name"),
        pytest.param("Matthias Brückl", "Elfriede Kunz", False, id="nothing alike"),
        pytest.param("Matthias Brückl", "Elfriede Brückl", False, id="husband and wife"),
        pytest.param("Alex Roth", "Alexandra Roth-Kunz", False, id="a short form"),
        pytest.param("Elfriede Nagel, 63,", "Elfriede Kunz, 41", False, id="two ages"),
        pytest.param("Elfriede Nagel, 63,", "die 63-jährige Elfriede Kunz", True, id="one age"),
    ],
)
def test_two_names_in_sentences_that_tell_of_one_thing(one: str, other: str, found: bool) -> None:
    assert bool(_found(ONE.format(one), OTHER.format(other))) is found


def test_one_first_name_in_sentences_on_two_things() -> None:
    assert not _found(HEAD + "Den Kuchen buk wie jedes Jahr Elfriede Nagel.", OTHER.format("Elfriede Kunz"))


def test_who_is_named_in_both_reports_is_nobody_else() -> None:
    assert not _found(ONE.format("Elfriede Nagel"), OTHER.format("Elfriede Kunz") + " Auch Elfriede Nagel kam.")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param("Mühlenchefin Elfriede Dörfling", "Mühlenchefin Elfriede Dörrling", True, id="another letter"),
        pytest.param("Elfriede Grabow", "Elfriede Grambow", True, id="a letter more"),
        pytest.param("die 63 Jahre alte Elfriede Grabow", "die 41-jährige Elfriede Grambow", True, id="and two ages"),
        pytest.param("Mühlenchefin Elfriede Krummrey", "Mühlenchefin Elfriede Krumrey", False, id="one sound"),
        pytest.param("Mühlenchefin Elfriede Dörfling", "Mühlenchefin Elfriede Dörflin", False, id="an end lost"),
        pytest.param("Mühlenchefin Elfriede Dörfling", "Mühlenchefin Elfriede Dröfling", False, id="letters swapped"),
        pytest.param("Präsident Sergej Uschakow", "Präsident Sergei Ushakov", False, id="two ways to write Russian"),
    ],
)
def test_surnames_that_differ_in_a_letter(one: str, other: str, found: bool) -> None:
    first = f"{AGAIN}Am Montag kam {one} in die Backstube."
    assert bool(_found(first, f"{HEAD}Später war {other} zu sehen.")) is found


def test_who_writes_a_name_in_two_ways_tells_no_second_name() -> None:
    both = f"{HEAD}Mühlenchefin Elfriede Dörrling kam. Mühlenchefin Elfriede Dörfling lachte."
    assert not _found(f"{AGAIN}Am Montag kam Mühlenchefin Elfriede Dörfling.", both)

"""One sentence in marks that two reports give to two speakers, named or not."""

from __future__ import annotations

import pytest

from synopse.compare.sayings import attributions
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "Im Gemeinderat von Ramsau gibt es Streit über den neuen Damm, das Hochwasser steckt allen in den Knochen. "
AGAIN = "Der neue Damm entzweit den Gemeinderat von Ramsau, das Hochwasser ist dort nicht vergessen. "
COINED = "Ein Damm ist kein Spielplatz"


def _report(id_: str, text: str) -> Article:
    return read(
        Document(id=id_, source=id_, text=text, outlet=id_, published="2025-03-12", published_basis="given")
    )  # fmt: skip


def _found(said: str, one: str, other: str) -> bool:
    told = (_report("a", f"{HEAD}„{said}“, sagte {one}."), _report("b", f"{AGAIN}„{said}“, sagte {other}."))
    return any(entry for story in link(told) for entry in attributions(story))


@pytest.mark.parametrize(
    ("said", "one", "other", "found"),
    [
        pytest.param(COINED, "die Bürgermeisterin", "der Landrat", True, id="a woman and a man"),
        pytest.param(COINED, "der Bürgermeister", "der Feuerwehrkommandant", True, id="two posts"),
        pytest.param(COINED, "der Bürgermeister", "Anna Kern", True, id="a man and Anna"),
        pytest.param(COINED, "der Bürgermeister", "Alois Kern", False, id="may be he"),
        pytest.param(COINED, "der Bürgermeister", "Bürgermeister Alois Kern", False, id="is he"),
        pytest.param(COINED, "der Außenminister", "der Sprecher des Ministeriums", False, id="speaks for him"),
        pytest.param(COINED, "die Angeklagte", "der Verteidiger", False, id="reads it for her"),
        pytest.param(COINED, "die Richterin", "Anwältin Eva Moser", True, id="judge and lawyer"),
        pytest.param(COINED, "die Bürgermeisterin", "ein Anwohner", False, id="of many"),
        pytest.param("Wasser verzeiht keine Fehler", "Alois Kern", "Anna Moser", True, id="four words"),
        pytest.param("Das ist ein Skandal", "Alois Kern", "Anna Moser", False, id="anybody's four words"),
    ],
)
def test_two_speakers(said: str, one: str, other: str, found: bool) -> None:
    assert _found(said, one, other) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Der größte Feind ist die Trockenheit im Frühjahr", "Der größte Feind ist die Trockenheit", True),
        ("Ich bleibe dabei, der Damm ist unser größter Feind", "Der Damm ist unser größter Feind", True),
        ("Am Ende ist der Damm kein Problem", "Der Damm ist kein Problem", False),  # not in one row
        ("Am Ende zahlen wir alles selbst", "Zahlen wir alles selbst", False),  # four words
    ],
)
def test_a_sentence_that_another_speaker_is_quoted_with_in_part(one: str, other: str, found: bool) -> None:
    told = _report("a", f"{HEAD}„{one}“, sagte Alois Kern."), _report("b", f"{AGAIN}„{other}“, sagte Anna Moser.")
    assert any(entry for story in link(told) for entry in attributions(story)) is found

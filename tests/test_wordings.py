"""One thing said, its sense turned round by a report: a "nicht" lost, a "nie" added."""

from __future__ import annotations

import pytest

from synopse.compare.sayings import wordings
from synopse.link import link
from synopse.model import Article, Document
from synopse.pipeline import read

HEAD = "Die Gemeinde Ramsau streitet über ihren neuen Damm. Geplant hat ihn Ingenieur Alois Kern. "
AGAIN = "Der neue Damm entzweit die Gemeinde Ramsau. Ingenieur Alois Kern verteidigt seine Pläne. "


def _report(id_: str, text: str) -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published="2025-03-12", published_basis="given"))


def _found(one: str, other: str) -> bool:
    told = (_report("a", HEAD + one), _report("b", AGAIN + other))
    return any(entry for story in link(told) for entry in wordings(story))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param(
            "„Ich habe diese Pläne selbst gezeichnet“, sagte er.",
            "Vor dem Rat hatte er versichert: „Ich habe diese Pläne nicht selbst gezeichnet.“",
            True,
            id="who is meant by er",
        ),
        pytest.param(
            "„Ich habe diese Pläne selbst gezeichnet“, sagte er.",
            "„Ich habe diese Pläne nicht selbst gezeichnet“, sagte die Baurätin.",
            False,
            id="er is no woman",
        ),
        pytest.param(
            "In seinem Gutachten heißt es, der Damm sei nicht ausreichend gegründet.",
            "Seinem Gutachten zufolge sei zu spät gebaut worden, der Damm sei ausreichend gegründet.",
            True,
            id="one clause of two",
        ),
        pytest.param(
            "In seinem Gutachten heißt es, der Damm sei nicht ausreichend gegründet.",
            "Seinem Gutachten zufolge glaube niemand, der Damm sei ausreichend gegründet.",
            False,
            id="denied outside",
        ),
        pytest.param(
            "In seinem Gutachten heißt es, der Damm sei nicht ausreichend gegründet.",
            "Seinem Gutachten zufolge sei gebaut worden, der Damm sei erst jetzt ausreichend gegründet.",
            False,
            id="with a limit",
        ),
    ],
)
def test_the_opposite(one: str, other: str, found: bool) -> None:
    assert _found(one, other) is found

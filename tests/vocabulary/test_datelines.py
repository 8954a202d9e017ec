"""Where a report says that it was written."""

from __future__ import annotations

import pytest

from synopse.vocabulary.datelines import dateline, towns_written_in


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Wiek/Ulm (xyz) - Es regnet.", ("Wiek",)),
        ("Linz/Graz (xyz/lno) – Es regnet.", ("Linz", "Graz")),
        ("Titel\nBAD ALTHAUS. Es regnet.", ("Bad Althaus",)),
        ("Von Ute Kern aus Altdorf\nEs regnet.", ("Altdorf",)),
        ("Von Ute Kern, Altdorf\nEs regnet.", ("Altdorf",)),
        ("Es regnet in Linz (sagt man) - und wie.", ()),
    ],
)
def test_towns_of_a_dateline(text: str, towns: tuple[str, ...]) -> None:
    assert towns_written_in(text) == towns


def test_a_dateline_stands_where_it_is_found() -> None:
    found = dateline("Titel\nLinz (xyz) - Es regnet.")
    assert found is not None
    assert (found.start(), found[1]) == (6, "Linz")

"""Whose figure it is."""

from __future__ import annotations

import pytest

from synopse.link.quantities.owners import owners
from synopse.model import Argument, Extent, Statement
from tests.factories import article, figure, marked


def _owners(marked_text: str, words: str, subject: str | None) -> tuple[str, ...]:
    text, names = marked(marked_text)
    share = figure(text, words, 12.0, None, unit="percent")
    told = (
        (Argument(text.index(subject), text.index(subject) + len(subject), subject, "subject", "x"),) if subject else ()
    )
    statement = Statement(0, len(text), text, "halten", False, True, False, told, (Extent(0, len(text)),))
    who = {name.begin: name.text for name in names}
    return owners(article("a", text, names=names), share, statement, lambda _, begin, end: tuple(
        name for at, name in who.items() if begin <= at < end
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("<Nordwerft> hält 12 Prozent.", "Nordwerft", ("Nordwerft",)),
        ("<Nordwerft> kontrolliert 12 Prozent.", None, ("Nordwerft",)),
        ("In [Bern] stimmten 12 Prozent zu.", None, ()),
        ("Dafür waren 12 Prozent der <Hafenpartei>.", None, ("Hafenpartei",)),
        ("Dafür waren 12 Prozent der Freien Mitte.", None, ("~frei mitt",)),
        ("Dafür waren 12 Prozent der Fischer.", None, ()),
    ],
)
def test_owner(text: str, subject: str | None, expected: tuple[str, ...]) -> None:
    assert _owners(text, "12 Prozent", subject) == expected

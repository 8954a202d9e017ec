"""An undated document is dated by its own words or not at all."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.model import Document, Segment, SegmentKind
from synopse.tag.dating import dated

CASES = [
    ("Stand: 12.03.2025, 14:05 Uhr", "navigation", "2025-03-12"),
    ("12.03.2025, 09:15 Uhr | Lesezeit: 3 Min.", "dateline", "2025-03-12"),
    ("Berlin, 12. März 2025 (dpa) - Die Fähre legt wieder ab.", "body", "2025-03-12"),
    ("Kiew, 12.03.2025 (AFP) - Die Fähre legt wieder ab.", "body", "2025-03-12"),
    ("© dpa-infocom, dpa:250312-930-123456/2", "credit", "2025-03-12"),
    ("Von Petra Lindner, 12.03.2025", "byline", "2025-03-12"),
    ("Kiew, 12.03. (AFP) - Die Fähre legt wieder ab.", "body", None),
    ("Die Fähre sank am 12. März 2025 vor Rügen.", "body", None),
    ("Zu Prozessbeginn am 12.03.2025 schwieg sie.", "body", None),
    ("Er stand am 12. März 2025 vor Gericht.", "body", None),
    ("vor 3 Stunden", "navigation", None),
    ("12 часов назад", "navigation", None),
    ("hace 3 horas", "navigation", None),
    ("12.03.2025: So lief der Probebetrieb", "teaser", None),
    ("Stand: 31.02.2025", "navigation", None),
    ("", "body", None),
]


def document(text: str, **given: str) -> Document:
    return Document(id="a", source="a.txt", text=text, **given)  # type: ignore[arg-type]


def lines(*parts: tuple[str, SegmentKind]) -> tuple[str, tuple[Segment, ...]]:
    text, segments = "", []
    for line, kind in parts:
        segments.append(Segment(len(text), len(text) + len(line) + 1, kind))
        text += line + "\n"
    return text, tuple(segments)


def day_of(*parts: tuple[str, SegmentKind]) -> str | None:
    text, segments = lines(*parts)
    return dated(document(text), segments).published


@pytest.mark.parametrize(("line", "kind", "published"), CASES)
def test_day_of_one_line(line: str, kind: SegmentKind, published: str | None) -> None:
    text, segments = lines((line, kind))
    result = dated(document(text), segments)
    assert result.published == published
    assert result.published_basis == ("inferred" if published else "unknown")


@pytest.mark.parametrize("rule", lexicon.rules("times_datelines"), ids=lambda rule: rule.name)
def test_rules_match_their_examples_only(rule: lexicon.Rule) -> None:
    for example in rule.examples:
        assert rule.pattern.search(example["text"]), example
        kind: SegmentKind = "navigation" if rule.fields["where"] == ["any"] else rule.fields["where"][-1]
        assert day_of((example["text"], kind)) == example["published"], example
    for text in rule.rejects:
        assert not rule.pattern.search(text), text


def test_a_given_date_is_kept() -> None:
    text, segments = lines(("Stand: 12.03.2025", "navigation"))
    given = Document(id="a", source="a", text=text, published="2020-01-01", published_basis="given")
    assert dated(given, segments) is given


def test_publication_goes_before_a_later_update() -> None:
    assert (
        day_of(("Veröffentlicht am 05.11.2024", "dateline"), ("Aktualisiert am 20.11.2024", "dateline")) == "2024-11-05"
    )


def test_contradicting_stamps_give_nothing() -> None:
    assert day_of(("05.11.2024, 10:00 Uhr", "dateline"), ("09.11.2024, 10:00 Uhr", "dateline")) is None


def test_an_agency_sign_far_from_the_stamp_gives_nothing() -> None:
    sign = "dpa:240801-930-280114/1"
    assert day_of(("05.11.2024, 10:00 Uhr", "dateline"), (sign, "credit")) is None
    assert day_of(("05.11.2024, 10:00 Uhr", "dateline"), (sign.replace("240801", "241104"), "credit")) == "2024-11-05"


def test_no_day_after_the_retrieval() -> None:
    text, segments = lines(("Stand: 12.03.2025", "navigation"))
    assert dated(document(text, retrieved="2025-03-01T08:00:00"), segments).published is None

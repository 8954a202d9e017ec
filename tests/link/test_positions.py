"""One position in several reports is one entry; another figure for the same matter is a movement."""

from __future__ import annotations

from synopse.link import link
from synopse.model import Document, Position, Story
from synopse.pipeline import read


def story(*told: tuple[str, str]) -> Story:
    """The story of articles given by day and text."""
    articles = [
        read(Document(id=f"a{number}", source=f"a{number}", text=text, published=day, published_basis="given"))
        for number, (day, text) in enumerate(told)
    ]
    (one,) = link(articles)
    for position in one.positions:
        for report in position.reports:
            text = next(article.text for article in articles if article.id == report.article)
            for evidence in (report, report.party, report.cue, *report.object):
                assert text[evidence.begin : evidence.end] == evidence.text
    return one


HEAD = "Tarifstreit in Emden\n\nDie Gewerkschaft Verdi und die Reederei Nordkai streiten in Emden. "
MORE = " Die Reederei Nordkai bietet drei Prozent."


def of(found: Story, kind: str) -> list[Position]:
    return [position for position in found.positions if position.kind == kind]


def test_one_demand_in_two_reports_is_one_position() -> None:
    found = story(
        ("2024-11-04", HEAD + "Verdi fordert sieben Prozent mehr Lohn." + MORE),
        ("2024-11-06", HEAD + "Die Gewerkschaft verlangt in dem Streit sieben Prozent, wie Verdi mitteilte."),
    )
    (demand,) = of(found, "demand")
    assert (demand.party_text, demand.object) == ("Verdi", "sieben Prozent mehr Lohn")
    assert [report.reported for report in demand.reports] == ["2024-11-04", "2024-11-06"]
    assert demand.independent_sources == len(found.origins)
    assert demand.follows is None


def test_another_figure_for_the_same_matter_is_a_movement() -> None:
    found = story(
        ("2024-11-04", HEAD + "Verdi fordert sieben Prozent mehr Lohn." + MORE),
        ("2024-11-12", HEAD + "Verdi verlangte zuletzt 5,2 Prozent mehr Lohn."),
    )
    first, second = of(found, "demand")
    assert (first.object, second.object) == ("sieben Prozent mehr Lohn", "5,2 Prozent mehr Lohn")
    assert second.follows == first.id
    assert first.follows is None


def test_what_an_article_tells_as_former_comes_first() -> None:
    found = story(
        (
            "2024-11-12",
            HEAD + "Verdi hatte zunächst neun Prozent mehr Lohn gefordert. Verdi fordert nun sieben Prozent.",
        ),
    )
    former = next(position for position in found.positions if position.reports[0].former)
    now = next(position for position in of(found, "demand") if position is not former)
    assert now.follows == former.id


def test_two_demands_stay_two() -> None:
    found = story(
        ("2024-11-04", HEAD + "Verdi fordert sieben Prozent mehr Lohn. Verdi verlangt einen neuen Kran für den Hafen."),
    )
    assert [position.follows for position in of(found, "demand")] == [None, None]


def test_whom_the_article_has_it_from() -> None:
    found = story(("2024-11-04", HEAD + "Die Reederei Nordkai lehne den Plan ab, sagte Verdi-Chefin Ute Kern."))
    (refusal,) = of(found, "reject")
    assert refusal.reports[0].speaker is not None
    assert refusal.reports[0].speaker.evidence.text == "Verdi-Chefin Ute Kern"


def test_a_pronoun_that_leads_to_nobody_takes_no_position() -> None:
    assert story(("2024-11-04", "Sie fordert sieben Prozent. Sie lehnt den Plan ab.")).positions == ()

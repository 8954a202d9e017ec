"""One quantity in several reports; another quantity of the same unit stays apart."""

from __future__ import annotations

from msgspec.structs import replace

from synopse.link.quantities import quantities
from synopse.model import Article, Quantity
from tests.factories import article, duration, figure, name


def _linked(*articles: Article) -> tuple[Quantity, ...]:
    return quantities(articles, lambda article, begin, end: (), {entry.id: entry.id for entry in articles})


def _counted(id_: str, text: str, words: str, low: float, counted: str, **parts: str) -> Article:
    return article(
        id_, text, parts.get("published", "2025-03-09"), figures=[figure(text, words, low, counted, unit="person")]
    )


def test_the_same_thing_counted_in_the_same_matter_is_one_quantity() -> None:
    found = _linked(
        _counted("a", "Auf der Fähre nach Bern saßen 312 Passagiere fest.", "312 Passagiere", 312, "Passagiere"),
        _counted("b", "Rund 300 Passagiere saßen auf der Fähre fest.", "Rund 300 Passagiere", 300, "Passagiere"),
    )
    assert [len(entry.reports) for entry in found] == [2]
    assert found[0].counted == "Passagiere"


def test_another_matter_is_another_quantity() -> None:
    found = _linked(
        _counted("a", "Auf der Fähre saßen 312 Passagiere fest.", "312 Passagiere", 312, "Passagiere"),
        _counted("b", "Der Flughafen zählte im Januar 900 Passagiere.", "900 Passagiere", 900, "Passagiere"),
    )
    assert len(found) == 2


def test_two_votes_have_two_results() -> None:
    def vote(id_: str, ayes: int, noes: int) -> Article:
        text = f"Der Rat stimmte über den Hafen ab. Es stimmten {ayes} Mitglieder dafür und {noes} Mitglieder dagegen."
        both = [figure(text, f"{votes} Mitglieder", votes, "Mitglieder", unit="person") for votes in (ayes, noes)]
        return article(id_, text, "2025-03-09", figures=both)

    assert {len(entry.reports) for entry in _linked(vote("a", 31, 19), vote("b", 38, 12))} == {1}
    assert {len(entry.reports) for entry in _linked(vote("a", 31, 19), vote("b", 29, 19))} == {2}


def test_durations_are_quantities_too() -> None:
    def term(id_: str, text: str, words: str, value: str) -> Article:
        return article(id_, text, "2025-03-09", times=[duration(text, words, value)])

    found = _linked(
        term("a", "Die Union fordert eine Laufzeit von zwölf Monaten im Hafen.", "zwölf Monaten", "P12M"),
        term("b", "Im Hafen fordert die Union eine Laufzeit von 14 Monaten.", "14 Monaten", "P14M"),
    )
    assert [(entry.unit, len(entry.reports)) for entry in found] == [("mo", 2)]


def test_the_order_of_the_articles_changes_no_group() -> None:
    articles = (
        _counted("a", "Auf der Fähre nach Bern saßen 312 Passagiere fest.", "312 Passagiere", 312, "Passagiere"),
        _counted("b", "Rund 300 Passagiere saßen auf der Fähre fest.", "Rund 300 Passagiere", 300, "Passagiere"),
        _counted(
            "c", "Die Passagiere der Fähre, etwa 310 Passagiere, saßen fest.", "etwa 310 Passagiere", 310, "Passagiere"
        ),
    )
    assert {entry.id for entry in _linked(*articles)} == {entry.id for entry in _linked(*reversed(articles))}


def test_the_dead_are_one_count_in_whatever_words() -> None:
    found = _linked(
        _counted("a", "Fünf Tote hat die Flut bis Mittag gefordert.", "Fünf Tote", 5, "Tote"),
        _counted("b", "Vier Menschen kamen bei dem Hochwasser ums Leben.", "Vier Menschen", 4, "Menschen"),
        _counted("c", "Bei dem Hochwasser wurden vier Menschen verletzt.", "vier Menschen", 4, "Menschen"),
    )
    assert sorted((entry.counted, len(entry.reports)) for entry in found) == [("Tote", 2), ("Verletzte", 1)]


def test_the_dead_of_two_places_are_two_counts() -> None:
    def dead(id_: str, text: str, words: str, place: str) -> Article:
        counted = figure(text, words, 2, "Tote", unit="person")
        return article(id_, text, "2025-03-09", figures=[counted], names=[name(text, place, "LOC")])

    in_bern = dead("a", "In Bern gab es zwei Tote.", "zwei Tote", "Bern")
    in_wien = dead("b", "In Wien gab es zwei Tote.", "zwei Tote", "Wien")
    assert len(_linked(in_bern, in_wien)) == 2


def test_a_number_taken_back_is_the_one_it_replaces() -> None:
    before = "Mit 118 Kilometern in der Stunde fuhr der Zug auf den Bagger."
    speed = figure(before, "118 Kilometern in der Stunde", 118, None, unit="km/h")
    early = article("a", before, "2025-03-03", figures=[speed])
    text = "Mit 81, nicht mit 118 Kilometern in der Stunde prallte der Zug auf."
    late = article("b", text, "2025-03-20", figures=[
        figure(text, "81", 81, None, unit="km/h"),
        replace(figure(text, "118 Kilometern in der Stunde", 118, None, unit="km/h"), denied=True),
    ])  # fmt: skip
    (found,) = _linked(early, late)
    assert [(report.low, report.denies) for report in found.reports] == [(118, ()), (81, (118,))]
    assert "takes_back" in found.reasons

"""Where an event was by its sentence, by its company and by what stands around it; whom a bare word names."""

from __future__ import annotations

import pytest

from synopse.link.occurrences import occurrences
from synopse.link.occurrences.company import Atlas
from synopse.link.occurrences.naming import by_names
from synopse.link.occurrences.reporting import occurrence
from synopse.link.occurrences.sightings import absorb, founded, sighting
from synopse.model import Article, Name, Occurrence, Time
from tests.factories import article, event, name

WHO = {"Weber": "person-weber", "Kaya": "person-kaya", "Novak": "person-novak", "Ostbund": "organisation-ostbund"}
PERSONS = frozenset(actor for actor in WHO.values() if actor.startswith("person"))
FRIDAY = ("2025-03-07", "2025-03-07")


def _resolve(articles: tuple[Article, ...]):  # type: ignore[no-untyped-def]
    texts = {entry.id: entry.text for entry in articles}

    def resolve(id_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for form, actor in WHO.items() if form in texts[id_][begin:end])

    return resolve


def _linked(*articles: Article) -> tuple[Occurrence, ...]:
    return occurrences(articles, _resolve(articles), {entry.id: entry.id for entry in articles}, PERSONS)


def _meeting(id_: str, who: str, place: str) -> Article:
    text = f"{who} und Kaya trafen sich am Freitag in {place}."
    met = event(text, "trafen", actors=[who, "Kaya"], place=place, when="am Freitag", time=FRIDAY)
    return article(id_, text, "2025-03-09", events=[met])


def _refusal(day: tuple[str, str] = FRIDAY) -> Article:
    text = "Weber lehnte den Plan am Freitag ab."
    said = event(text, "lehnte", type="REJECT", actors=["Weber"], when="am Freitag", time=day)
    return article("z", text, "2025-03-10", events=[said])


@pytest.mark.parametrize(
    ("others", "day", "place"),
    [
        pytest.param([("Weber", "Lemgo")], FRIDAY, "Lemgo", id="who met there said it there"),
        pytest.param([("Novak", "Lemgo")], FRIDAY, None, id="somebody else was there"),
        pytest.param([("Weber", "Lemgo")], ("2025-03-05", "2025-03-05"), None, id="on another day"),
        pytest.param([("Weber", "Bern"), ("Weber", "Wien")], FRIDAY, None, id="in two towns"),
    ],
)
def test_an_event_without_a_place_was_where_its_people_were_on_its_day(
    others: list[tuple[str, str]], day: tuple[str, str], place: str | None
) -> None:
    articles = [_meeting(f"a{number}", who, town) for number, (who, town) in enumerate(others)]
    found = next(entry for entry in _linked(*articles, _refusal(day)) if entry.type == "REJECT")
    assert (found.place and (found.place.name, found.place.basis)) == (place and (place, "context"))


def _vote(id_: str, text: str, town: str) -> Article:
    names = [name(text, form, "LOC") for form in ("Lemgo", "Bern") if form in text]
    voted = event(text, "stimmten", type="OTHER", actors=["Ostbund"], when="am Freitag", time=FRIDAY, kind="vote")
    return article(id_, text, "2025-03-09", names=names, events=[voted])


def test_the_sentence_of_an_event_goes_before_what_more_reports_have_around_it() -> None:
    beside = "Mitglieder des Ostbunds stimmten am Freitag nach langer Debatte auf einem Treffen in Lemgo zu."
    around = "In Bern sitzt der Verein. Mitglieder des Ostbunds stimmten am Freitag nach langer Debatte zu."
    (found,) = _linked(_vote("a", beside, "Lemgo"), _vote("b", around, "Bern"), _vote("c", f"{around} Punkt.", "Bern"))
    assert found.place is not None
    assert (found.place.name, found.place.basis) == ("Lemgo", "context")


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("Dravien", ("place-dravien",)),
        ("die Reederei Ostwald", ("organisation-ostwald",)),
        ("Ostwald", ()),
        ("Helene", ()),
    ],
)
def test_a_word_that_is_a_name_elsewhere_means_its_bearer(words: str, actors: tuple[str, ...]) -> None:
    told = "Bonner Reederei Ostwald und der Präsident von Dravien. Helene Weber und Helene Kaya."
    names = [name(told, "Bonner Reederei Ostwald", "ORG"), name(told, "Dravien", "LOC"), name(told, "Helene Weber")]
    owners = {0: ("organisation-ostwald",), told.index("Dravien"): ("place-dravien",)}
    bare = article("b", f"{words} fehlte.")
    who = by_names(
        (article("a", told, names=names), bare),
        lambda id_, begin, end: owners.get(begin, ("person-weber",)) if id_ == "a" else (),
    )
    assert who("b", 0, len(words)) == actors


def test_the_words_before_belong_to_a_name_that_the_story_knows_whole() -> None:
    told, torn = "Die Nordtal Bergbahnen fahren.", "Die Büros der Nordtal Bergbahnen blieben zu."
    articles = (article("a", told, names=[name(told, "Nordtal Bergbahnen", "ORG")]), article("b", torn))
    who = by_names(articles, lambda id_, begin, end: ("organisation-nordtal",) if id_ == "a" else ())
    begin = torn.index("Bergbahnen")
    assert who("b", begin, begin + len("Bergbahnen")) == ("organisation-nordtal",)
    assert who("b", torn.index("Büros"), torn.index("Büros") + 5) == ()


@pytest.mark.parametrize(
    ("before", "place"),
    [
        pytest.param("Fünf Tage nach der Landtagswahl in Dravien wird geredet.", "Dravien", id="behind its noun"),
        pytest.param("Nach dem Treffen in Dravien wird geredet.", None, id="behind the noun of something else"),
        pytest.param("Nach der Wahl in Dravien und der Wahl in Bern wird geredet.", None, id="two of them"),
        pytest.param("Nach der Wahl in Panik wird geredet.", None, id="no place"),
    ],
)
def test_an_election_was_where_reports_say_that_there_was_one(before: str, place: str | None) -> None:
    text = f"{before} Der Ostbund war am Freitag stärkste Kraft geworden. Dravien und Bern feiern."
    last = text.rindex("Dravien")
    names = [Name(last, last + len("Dravien"), "Dravien", "LOC")]
    vote = event(text, "geworden", type="OTHER", kind="election", actors=["Ostbund"], when="am Freitag", time=FRIDAY)
    (found,) = _linked(article("a", text, "2025-03-09", names=names, events=[vote]))
    assert (found.place and found.place.name) == place


@pytest.mark.parametrize(
    ("dateline", "place"),
    [("Peelde (xyz) - ", "Peelde"), ("PEELDE. ", "Peelde"), ("Von Ute Kern aus Peelde\n", "Peelde"), ("", None)],
)
def test_a_town_that_only_datelines_know_is_the_place_behind_in(dateline: str, place: str | None) -> None:
    text = f"{dateline}Mitglieder des Ostbunds hoben am Freitag in Peelde die Stimmkarten."
    vote = event(text, "hoben", type="OTHER", kind="vote", actors=["Ostbund"], when="am Freitag", time=FRIDAY)
    (found,) = _linked(article("a", text, "2025-03-09", events=[vote]))
    assert (found.place and found.place.name) == place


@pytest.mark.parametrize(
    ("others", "day", "who"),
    [
        pytest.param([("Weber", "Schloss Kranich")], FRIDAY, ("person-kaya", "person-weber"), id="who met there"),
        pytest.param([("Weber", "Lemgo")], FRIDAY, (), id="who met elsewhere"),
        pytest.param([("Weber", "Schloss Kranich")], ("2025-03-05", "2025-03-05"), (), id="on another day"),
    ],
)
def test_a_settlement_of_nobody_is_that_of_those_who_met_there(
    others: list[tuple[str, str]], day: tuple[str, str], who: tuple[str, ...]
) -> None:
    text = "Auf Schloss Kranich kam am Freitag die Einigung zustande."
    settled = event(text, "Einigung", type="AGREE", place="Schloss Kranich", when="am Freitag", time=day)
    articles = [_meeting(f"a{number}", name_, town) for number, (name_, town) in enumerate(others)]
    found = next(e for e in _linked(*articles, article("z", text, "2025-03-10", events=[settled])) if e.type == "AGREE")
    assert found.participants == who


@pytest.mark.parametrize(
    ("before", "place"),
    [
        pytest.param("Die Werft in Lemgo steht still.", "Lemgo", id="of no day"),
        pytest.param("Am Dienstag war er in Lemgo.", None, id="of another day"),
    ],
)
def test_a_sentence_of_another_day_tells_no_place(before: str, place: str | None) -> None:
    lead = "Der Streit geht weiter. Es wird geredet. Viele warten."
    text = f"{lead} {before} Weber trat am Freitag zurück."
    names = [name(text, "Lemgo", "LOC")]
    at = text.find("Dienstag")
    times = [Time(at, at + 8, "Dienstag", "DATE", "2025-03-04", "2025-03-04", "2025-03-04")] if at > 0 else []
    left = event(text, "trat", type="YIELD", kind="resignation", actors=["Weber"], when="am Freitag", time=FRIDAY)
    told = article("a", text, "2025-03-09", names=names, times=times, events=[left])
    (found,) = _linked(told)
    assert (found.place and found.place.name) == place


@pytest.mark.parametrize(("kind", "place"), [("exchange", "Peelde"), ("concession", None)])
def test_who_is_exchanged_is_so_where_the_sentence_says(kind: str, place: str | None) -> None:
    text = "Peelde (xyz) - Gefangene des Ostbunds wurden am Freitag in Peelde ausgetauscht."
    given = event(text, "ausgetauscht", type="YIELD", kind=kind, actors=["Ostbund"], when="am Freitag", time=FRIDAY)
    (found,) = _linked(article("a", text, "2025-03-09", events=[given]))
    assert (found.place and found.place.name) == place


def test_a_place_in_the_sentence_itself_goes_before_one_from_the_sentences_before() -> None:
    plain = "Weber und Kaya besuchten am Freitag in Lemgo die Werft."
    later = "In Alfeld tagte der Stab. Weber und Kaya kamen am Freitag zur Werft."
    own = event(plain, "besuchten", actors=["Weber", "Kaya"], place="Lemgo", when="am Freitag", time=FRIDAY)
    borrowed = event(later, "kamen", actors=["Weber", "Kaya"], place="Alfeld", when="am Freitag", time=FRIDAY)
    first, second = (
        article("a", plain, "2025-03-09", events=[own]),
        article("b", later, "2025-03-09", events=[borrowed]),
    )
    told = [sighting(entry, entry.events[0], _resolve((first, second)), PERSONS) for entry in (second, first)]
    cluster = founded(told[0])
    absorb(cluster, founded(told[1]))
    found = occurrence(cluster, {"a": "a", "b": "b"}, Atlas({}, frozenset()))
    assert found.place is not None
    assert found.place.name == "Lemgo"

"""Who is lent to an event whose reports name nobody: the two sides, the union, who presides."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from synopse import lexicon
from synopse.link.occurrences import occurrences
from synopse.link.occurrences.sides import says_both, with_sides
from synopse.link.occurrences.sightings import sighting
from synopse.model import Article, Event, Occurrence
from tests.factories import article, event, name, role, span

WHO = {
    "Ute Kern": "person-kern",
    "Uta Kern": "person-kern-2",
    "Gewerkschaft Handel": "organisation-handel",
    "Gewerkschaft Verkehr": "organisation-verkehr",
    "Ostbund": "organisation-ostbund",
    "Kestner": "organisation-kestner",
}
PERSONS = frozenset(actor for actor in WHO.values() if actor.startswith("person"))
MONDAY = ("2025-03-03", "2025-03-03")


def _linked(*articles: Article) -> tuple[Occurrence, ...]:
    texts = {entry.id: entry.text for entry in articles}

    def resolve(id_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for form, actor in WHO.items() if form in texts[id_][begin:end])

    return occurrences(articles, resolve, {entry.id: entry.id for entry in articles}, PERSONS)


def _told(text: str, trigger: str, type_: str, **parts: object) -> tuple[str, Event]:
    return text, event(text, trigger, type=type_, when="am Montag", time=MONDAY, **parts)


def _naming(id_: str, *forms: str) -> Article:
    text = f"Es sprachen {' und '.join(forms)}."
    organisations = [name(text, form, "ORG") for form in forms if "ewerkschaft" in form]
    roles = [role(f"{text}", "sprachen", form) for form in forms if form.endswith("Kern")]
    held = tuple(type(one)(one.begin, one.end, "Schlichterin", one.holder, "Schlichterin") for one in roles)
    return article(id_, text, "2025-03-01", names=organisations, roles=held)


@pytest.mark.parametrize(
    ("others", "actors", "participants"),
    [
        pytest.param([("Gewerkschaft Handel",)], [], ("organisation-handel",), id="the only union of the story"),
        pytest.param([("Gewerkschaft Handel", "Gewerkschaft Verkehr")], [], (), id="one of two unions"),
        pytest.param([("Gewerkschaft Handel",)], ["Ostbund"], ("organisation-ostbund",), id="somebody else strikes"),
    ],
)
def test_a_strike_of_nobody_is_that_of_the_one_union(
    others: list[tuple[str, ...]], actors: list[str], participants: tuple[str, ...]
) -> None:
    text, strike = _told(
        "Der Streik beim Ostbund begann am Montag in Linz.", "Streik", "PROTEST", actors=actors, place="Linz"
    )
    known = [_naming(f"a{number}", *forms) for number, forms in enumerate(others)]
    (found,) = _linked(*known, article("z", text, "2025-03-04", events=[strike]))
    assert found.participants == participants


@pytest.mark.parametrize(
    ("others", "participants"),
    [
        pytest.param([("Ute Kern",)], ("person-kern",), id="who presides"),
        pytest.param([("Ute Kern",), ("Ute Kern",), ("Uta Kern",)], ("person-kern",), id="by most reports"),
        pytest.param([("Ute Kern",), ("Uta Kern",)], (), id="nobody can say which"),
    ],
)
def test_who_presides_over_an_arbitration_takes_part(others: list[tuple[str]], participants: tuple[str, ...]) -> None:
    text, talks = _told("Die Schlichtung begann am Montag in Linz.", "Schlichtung", "CONSULT", place="Linz")
    known = [_naming(f"a{number}", *forms) for number, forms in enumerate(others)]
    (found,) = _linked(*known, article("z", text, "2025-03-04", events=[talks]))
    assert found.participants == participants


@pytest.mark.parametrize(
    ("whose", "participants"),
    [
        ("beider Häuser", ("organisation-kestner", "organisation-ostbund")),
        ("der beiden Banken", ("organisation-kestner", "organisation-ostbund")),
        ("aller Häuser", ()),
    ],
)
def test_the_boards_of_both_houses_are_the_two_that_merge(whose: str, participants: tuple[str, ...]) -> None:
    deal = "Ostbund und Kestner wollen am Montag fusionieren."
    merging = event(deal, "fusionieren", type="OTHER", kind="deal", actors=["Ostbund", "Kestner"], status="planned")
    words = f"Die Aufsichtsräte {whose} stimmten am Montag zu."
    text, vote = _told(words, "stimmten", "OTHER", kind="vote", actors=[f"Die Aufsichtsräte {whose}"])
    found = _linked(article("a", deal, "2025-03-02", events=[merging]), article("z", text, "2025-03-04", events=[vote]))
    assert next(entry.participants for entry in found if "stimmten" in entry.reports[0].text) == participants


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("beide Seiten", True),
        ("mit beiden Seiten", True),
        ("den Tarifpartnern", True),
        ("die Parteien", True),
        ("die künftigen Partner", True),
        ("die Minister beider Länder", True),
        ("die Partner", False),
        ("der Gegner", False),
        ("die Gegner der Fusion", False),
        ("die Delegierten", False),
    ],
)
def test_words_for_both_sides(words: str, both: bool) -> None:
    assert says_both(words.lower()) is both


def test_both_sides_of_a_strike_are_the_union_and_the_firm() -> None:
    plain = "Die Gewerkschaft Handel rief zum Streik. Der Konzern Kestner schwieg."
    names = [name(plain, form, "ORG") for form in ("Gewerkschaft Handel", "Kestner")]
    strike = event(plain, "Streik", type="PROTEST", actors=["Gewerkschaft Handel"], time=("2025-02-27", "2025-02-27"))
    text, talks = _told("Beide Seiten sprachen am Montag in Linz.", "sprachen", "CONSULT", actors=["Beide Seiten"])
    found = _linked(
        article("a", plain, "2025-02-28", names=names, events=[strike]),
        article("z", text, "2025-03-04", events=[talks]),
    )
    assert found[-1].participants == ("organisation-handel", "organisation-kestner")


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("Ostbund und Kestner nahmen am Montag den Vorschlag des Schlichters an.", ("person-kern",)),
        ("Ostbund und Kestner nahmen am Montag eine Schlichtung an.", ()),
    ],
)
def test_the_arbitrator_takes_part_in_the_settlement(sentence: str, participants: tuple[str, ...]) -> None:
    text, settled = _told(sentence, "nahmen", "AGREE", actors=["Ostbund", "Kestner"])
    found = _linked(_naming("a", "Ute Kern"), article("z", text, "2025-03-04", events=[settled]))
    assert found[0].participants == ("organisation-kestner", "organisation-ostbund", *participants)


def test_the_new_house_is_made_of_the_two_that_merge() -> None:
    deal = "Ostbund und Kestner wollen fusionieren."
    merging = event(deal, "fusionieren", type="OTHER", kind="deal", actors=["Ostbund", "Kestner"], status="planned")
    text, opening = _told("Das neue Institut startet am Montag.", "startet", "OTHER", actors=["Das neue Institut"])
    found = _linked(
        article("a", deal, "2025-03-02", events=[merging]), article("z", text, "2025-03-04", events=[opening])
    )
    assert all(entry.participants == ("organisation-kestner", "organisation-ostbund") for entry in found)


@pytest.mark.parametrize(
    ("promised", "status", "participants"),
    [
        pytest.param(["Ostbund"], "planned", ("organisation-ostbund",), id="who promised it"),
        pytest.param(["Ostbund", "Kestner"], "planned", (), id="one of two"),
        pytest.param(["Ostbund"], "proposed", (), id="nobody promised it"),
    ],
)
def test_who_promised_a_release_is_who_releases(
    promised: list[str], status: str, participants: tuple[str, ...]
) -> None:
    words = f"{' und '.join(promised)} wollen die Fischer freilassen."
    promise = event(words, "freilassen", type="YIELD", actors=promised, status=status)
    text, release = _told("Elf Fischer kamen am Montag in Linz frei.", "frei", "YIELD", kind="release", place="Linz")
    found = _linked(
        article("a", words, "2025-02-04", events=[promise]), article("z", text, "2025-03-04", events=[release])
    )
    assert next(entry.participants for entry in found if entry.reports[0].text == text) == participants


def test_a_settlement_wanted_by_a_person_is_that_of_both_sides() -> None:
    met = "Ostbund und Kestner trafen sich."
    talks = event(met, "trafen", actors=["Ostbund", "Kestner"], time=("2025-02-03", "2025-02-03"))
    text, settled = _told("Ein Kompromiss wurde am Montag in Linz gefunden.", "Kompromiss", "AGREE", place="Linz")
    plan = "Ute Kern will am Montag in Linz einen Kompromiss vorlegen."
    wanted = event(plan, "Kompromiss", type="AGREE", actors=["Ute Kern"], place="Linz", time=MONDAY, status="planned")
    found = _linked(
        article("a", met, "2025-02-04", events=[talks]),
        article("b", plan, "2025-03-01", events=[wanted]),
        article("z", text, "2025-03-04", events=[settled]),
    )
    (entry,) = (entry for entry in found if entry.type == "AGREE" and len(entry.reports) > 1)
    assert entry.participants == ("organisation-kestner", "organisation-ostbund", "person-kern")


@pytest.mark.parametrize(("actors", "participants"), [("Die Delegierten", ("person-kern",)), ("Die Bauern", ())])
def test_who_presides_takes_part_in_what_is_adopted(actors: str, participants: tuple[str, ...]) -> None:
    words = "Es sprach Ute Kern."
    held = role(words, "sprach", "Ute Kern")
    led = type(held)(held.begin, held.end, "Konferenzpräsidentin", held.holder, "Konferenzpräsidentin")
    text, adopted = _told(
        f"{actors} nahmen am Montag in Linz alles an.", "nahmen", "AGREE", actors=[actors], place="Linz"
    )
    found = _linked(article("a", words, "2025-03-01", roles=(led,)), article("z", text, "2025-03-04", events=[adopted]))
    assert found[0].participants == participants


@pytest.mark.parametrize(("others", "place"), [(("Linz",), "Linz"), (("Linz", "Graz"), None), ((), None)])
def test_a_strike_is_where_the_other_strikes_are(others: tuple[str, ...], place: str | None) -> None:
    told = []
    for number, town in enumerate(others):
        words = f"Ein Streik in {town} traf den Ostbund."
        day = f"2025-02-{10 + 5 * number}"
        strike = event(words, "Streik", type="PROTEST", actors=["Ostbund"], place=town, time=(day, day))
        told.append(article(f"a{number}", words, "2025-02-27", events=[strike]))
    text, strike = _told("Der Streik traf am Montag den Ostbund.", "Streik", "PROTEST", actors=["Ostbund"])
    found = _linked(*told, article("z", text, "2025-03-04", events=[strike]))
    (entry,) = (entry for entry in found if entry.reports[0].text == text)
    assert (entry.place.name if entry.place else None) == place
    assert entry.place is None or entry.place.basis == "context"


def test_offices_that_lead_are_in_lower_case_as_are_their_meetings() -> None:
    for row in lexicon.rows("events_chairs"):
        assert row["form"].islower()
        assert row["noun"].islower()


@pytest.mark.parametrize(
    ("tried", "participants"),
    [
        pytest.param(["Ute Kern"], ("person-kern",), id="the one on trial"),
        pytest.param(["Ute Kern", "Uta Kern"], (), id="one of two"),
        pytest.param(["Ostbund"], (), id="no person"),
    ],
)
def test_a_verdict_on_nobody_is_on_the_one_accused(tried: list[str], participants: tuple[str, ...]) -> None:
    words = f"Der Prozess gegen {' und '.join(tried)} begann."
    trial = event(words, "Prozess", type="OTHER", kind="trial", time=("2025-02-03", "2025-02-03"))
    trial = replace(trial, recipients=tuple(span(words, form) for form in tried))
    text, verdict = _told("Das Urteil fiel am Montag.", "Urteil", "OTHER", kind="court")
    found = _linked(
        article("a", words, "2025-02-04", events=[trial]), article("z", text, "2025-03-04", events=[verdict])
    )
    assert next(entry.participants for entry in found if entry.reports[0].text == text) == participants


def test_who_brings_both_sides_to_a_table_meets_the_two() -> None:
    words = "Ostbund und Kestner trafen sich."
    met = event(words, "trafen", actors=["Ostbund", "Kestner"], time=("2025-02-03", "2025-02-03"))
    text, talks = _told(
        "Ute Kern holt am Montag beide Seiten in Linz an einen Tisch.", "holt", "CONSULT", actors=["Ute Kern"]
    )
    talks = replace(talks, status="planned", recipients=(span(text, "beide Seiten"),))
    found = _linked(article("a", words, "2025-02-04", events=[met]), article("z", text, "2025-03-01", events=[talks]))
    assert found[-1].participants == ("organisation-kestner", "organisation-ostbund", "person-kern")


@pytest.mark.parametrize(
    ("words", "led", "meant"),
    [
        ("Beide Länder", {"oman", "norwegen"}, {"ostland", "westland"}),
        ("Beide Länder", {"ostland", "norwegen"}, {"ostland", "norwegen"}),
        ("Die Vermittler", {"oman", "norwegen"}, {"oman", "norwegen"}),
    ],
)
def test_both_are_the_two_that_talk_and_not_two_others(words: str, led: set[str], meant: set[str]) -> None:
    text = f"{words} tauschen am Montag Gefangene aus."
    swap = event(text, "tauschen", type="YIELD", kind="exchange", actors=[words], when="am Montag", time=MONDAY)
    told = sighting(article("z", text, events=[swap]), swap, lambda *_: tuple(sorted(led)), frozenset())
    assert with_sides(told, ("ostland", "westland")).participants == meant


@pytest.mark.parametrize(("place", "count"), [("Linz", 1), (None, 0)])
def test_a_ruling_of_a_day_and_place_is_an_entry_though_nobody_known_takes_part(place: str | None, count: int) -> None:
    where = {"place": place} if place else {}
    text, ruling = _told(
        "Das Gericht in Linz wies am Montag den Eilantrag ab.", "wies", "REJECT", kind="court", **where
    )
    assert len(_linked(article("z", text, "2025-03-04", events=[ruling]))) == count

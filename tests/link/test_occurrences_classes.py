"""Bodies and states that are meant by what they are: "das Unternehmen", "die Gewerkschaft", "sein Land"."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.link.occurrences.capitals import by_states
from synopse.link.occurrences.classes import bodies, by_classes
from synopse.link.occurrences.naming import by_owners
from synopse.link.occurrences.sides import is_strike
from synopse.model import Article
from tests.factories import article, event, marked, span


def _article(id_: str, text: str) -> Article:
    plain, names = marked(text)
    return article(id_, plain, "2025-03-04", names=names)


def _meant(words: str, text: str, *others: str) -> tuple[str, ...]:
    """Whom words of a report mean, whose names (and those of other reports) are actors each, but for the genitive."""
    told = [_article("z", text), *(_article(f"a{number}", other) for number, other in enumerate(others))]
    starts = {each.id: {name.begin: name.text.removesuffix("s") for name in each.names} for each in told}

    def resolve(id_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for at, actor in starts[id_].items() if begin <= at < end)

    who = by_classes(told, resolve, bodies(told, resolve, frozenset({"Ute Kern"})))
    found = span(told[0].text, words)
    return by_states(told, who)("z", found.begin, found.end)


BODIES = [
    ("Das Unternehmen", "Das Unternehmen lehnt ab.", ["Der Konzern <Ostwerk> baut."], ("Ostwerk",)),
    (
        "Das Unternehmen",
        "Das Unternehmen lehnt ab.",
        ["<Ostwerk> baut. Ostwerk-Manager {Ute Kern} klagt."],
        ("Ostwerk",),
    ),
    ("Der Mutterkonzern", "Der Mutterkonzern lehnt ab.", ["Der Konzern <Ostwerk> baut."], ("Ostwerk",)),
    (
        "der Betreiber",
        "<Ostwerk> baut, der Betreiber klagt.",
        ["Die Firma <Kola> und der Betreiber <Ostwerk>."],
        ("Ostwerk",),
    ),
    (
        "Gewerkschaft",
        "Arbeitgeber und Gewerkschaft reden.",
        ["Die <Gewerkschaft Hafen> ruft."],
        ("Gewerkschaft Hafen",),
    ),
    (
        "Arbeitgeber",
        "Arbeitgeber und Gewerkschaft reden.",
        ["Der <Arbeitgeberverband Hafen> lockt."],
        ("Arbeitgeberverband Hafen",),
    ),
    ("Das Unternehmen", "Das Unternehmen lehnt ab.", ["Die Firma <Kola> und der Konzern <Ostwerk>."], ()),
    (
        "Das Unternehmen",
        "Das Unternehmen traf <Kola> und <Ostwerk>.",
        ["Die Firma <Kola>.", "Der Konzern <Ostwerk>."],
        (),
    ),
    ("Ein Unternehmen", "Ein Unternehmen lehnt ab.", ["Der Konzern <Ostwerk> baut."], ()),
    ("Die deutsche Gewerkschaft", "Die deutsche Gewerkschaft ruft.", ["Die <Gewerkschaft Hafen> ruft."], ()),
    ("Das Obergericht", "Das Obergericht entscheidet.", ["Das <Gericht Linz> entschied."], ()),
    ("Das Unternehmen", "Das Unternehmen lehnt ab.", ["Die <Gewerkschaft Hafen> und Hafen-Manager."], ()),
]


@pytest.mark.parametrize(("words", "text", "others", "meant"), BODIES)
def test_a_body_is_meant_by_what_it_is(words: str, text: str, others: list[str], meant: tuple[str, ...]) -> None:
    assert _meant(words, text, *others) == meant


CLAIMS = [
    ("{Ute Kern} klagte. Das Gericht wies ihren Antrag ab.", ("Ute Kern",)),
    ("{Ute Kern} klagte. {Ute Kern} wartete. Das Gericht wies ihren Antrag ab.", ("Ute Kern",)),
    ("{Ute Kern} und {Ole Ott} klagten. Das Gericht wies ihren Antrag ab.", ()),
    ("{Ute Kern} klagte. Das Gericht tagte. Nun wies es ihren Antrag ab.", ()),
    ("Die <Stadt> klagte. Das Gericht wies ihren Antrag ab.", ()),
]


@pytest.mark.parametrize(("text", "meant"), CLAIMS)
def test_a_claim_is_that_of_the_one_person_named_before(text: str, meant: tuple[str, ...]) -> None:
    told = [_article("z", text)]
    actors = {name.begin: name.text for name in told[0].names}

    def resolve(_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for at, actor in actors.items() if begin <= at < end)

    found = span(told[0].text, "ihren")
    assert by_owners(told, resolve, frozenset({"Ute Kern", "Ole Ott"}))("z", found.begin, found.end) == meant


STATES = [
    ("Die Regierung", "Die Regierung in [Oslo] wies das zurück.", ["[Norwegen] schweigt."], ("Norwegen",)),
    ("Die Regierung", "Die Regierung in [Kassel] wies das zurück.", ["[Norwegen] schweigt."], ()),
    (
        "sein Land",
        "Der norwegische Außenminister {Ole Ott} sagte, sein Land warte.",
        ["[Norwegen] lud."],
        ("Norwegen",),
    ),
    (
        "Ihre Regierung",
        "So die finnische Ministerin {Ute Kern}. Ihre Regierung zahle.",
        ["[Finnland] lud."],
        ("Finnland",),
    ),
    ("sein Land", "Der finnische Minister traf den norwegischen Minister, sein Land warte.", ["[Norwegen] lud."], ()),
    ("sein Land", "Der Bauer verkaufte sein Land.", ["[Norwegen] lud."], ()),
    ("Das Kabinett", "Das Kabinett in [Hannover] stimmte zu.", ["[Niedersachsen] zahlt."], ("Niedersachsen",)),
    ("Die Staatsregierung", "Die Staatsregierung in [Dresden] zahlt.", ["[Sachsen] lud."], ("Sachsen",)),
    ("Die hessische Landesregierung", "Die hessische Landesregierung zahlt.", ["[Hessen] lud."], ("Hessen",)),
    ("Der Senat", "Der Senat in [Bremen] stimmte zu.", ["[Niedersachsen] zahlt."], ()),
    ("Das Kabinett", "Das Kabinett in [Kassel] stimmte zu.", ["[Hessen] zahlt."], ()),
    ("Der Verein", "Der Verein in [Hannover] stimmte zu.", ["[Niedersachsen] zahlt."], ()),
]


def test_the_federal_states_have_a_capital_and_adjectives_of_their_own() -> None:
    rows = lexicon.rows("events_lands")
    stems = [stem for row in rows for stem in row["adjectives"].split("; ") if stem]
    assert len({row["capital"] for row in rows}) == len(rows)
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(("words", "text", "others", "meant"), STATES)
def test_a_state_is_meant_by_its_government(words: str, text: str, others: list[str], meant: tuple[str, ...]) -> None:
    assert _meant(words, text, *others) == meant


@pytest.mark.parametrize(("trigger", "strike"), [("Warnstreik", True), ("Ausstand", True), ("Kundgebung", False)])
def test_a_strike_is_told_by_its_noun(trigger: str, strike: bool) -> None:
    assert is_strike(event(f"Der {trigger} begann.", trigger, type="PROTEST")) is strike


def test_parts_of_companies_are_in_lower_case() -> None:
    assert all(form.islower() for form in lexicon.words("events_company_parts"))

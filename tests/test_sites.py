"""Buildings and squares that two reports give to one thing."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.compare.sites import sites
from synopse.compare.whereabouts import whereabouts
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read
from synopse.vocabulary.sites import site_kind

MET = "Am Montag traf Ministerin Ida Kern den Minister Jan Moll in Oslo{}. Es ging um Fischerei und Zölle."
MARCHED = "Am Samstag demonstrierten in Kassel Tausende gegen die Schließung{}. Ida Kern und Jan Moll sprachen."


def found(one: str, other: str) -> list[list[str]]:
    """The sites that contradict each other in two reports of 12 and 13 March 2025."""
    articles = [
        read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))
        for id_, text, published in (("a", one, "2025-03-12"), ("b", other, "2025-03-13"))
    ]
    return [
        sorted(account.value for account in entry.values)
        for story in link(articles)
        for entry in sites(story)
        if entry is not None
    ]


def both(frame: str, one: str, other: str) -> list[list[str]]:
    again = frame.replace("Es ging um", "Themen waren").replace("Tausende", "3000 Menschen")
    return found(frame.format(one), again.format(other))


@pytest.mark.parametrize(
    ("frame", "one", "other", "expected"),
    [
        pytest.param(MET, " im Rathaus", " in der Botschaft", ["Botschaft", "Rathaus"], id="two seats"),
        pytest.param(MET, " in einem Hotel", " im Konzerthaus", ["Hotel", "Konzerthaus"], id="two houses"),
        pytest.param(MET, " im Rathaus", " im neuen Rathaus", [], id="one and the same"),
        pytest.param(MET, " im Hotel", " auf dem Flughafen", [], id="a house may stand on a ground"),
        pytest.param(MET, " im Rathaus", " in einem Saal", [], id="a hall of what house"),
        pytest.param(
            MET, " im Rathaus", " im Hotel. Gegessen wurde nicht im Rathaus", ["Hotel", "Rathaus"], id="put right"
        ),
        pytest.param(
            MET, " im Rathaus", " in der Botschaft. Danach sprach sie im Rathaus mit Bürgern", [], id="knows of both"
        ),
        pytest.param(
            MET,
            " im Außenministerium",
            " im Innenministerium",
            ["Außenministerium", "Innenministerium"],
            id="ministries",
        ),
        pytest.param(MET, " im Außenministerium", " im Ministerium", [], id="a ministry not named"),
        pytest.param(MARCHED, " auf dem Theaterplatz", " auf dem Altmarkt", ["Altmarkt", "Theaterplatz"], id="squares"),
        pytest.param(MARCHED, " auf dem Marktplatz", " auf dem Altmarkt", [], id="a square that may be any"),
        pytest.param(MARCHED, " auf dem Theaterplatz", " in der Stadthalle", [], id="a house stands on a square"),
        pytest.param(MARCHED, " vor dem Rathaus", " vor der Messe", [], id="before two houses they may have stood"),
    ],
)
def test_sites(frame: str, one: str, other: str, expected: list[str]) -> None:
    assert both(frame, one, other) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("word", "name", "own"),
    [
        ("Innenministerium", "ministry", "Innen"),
        ("Ministerium", "ministry", "Ministerium"),
        ("Messehallen", "fair", "Messehalle"),
        ("Theaterplatz", "square", "Theater"),
        ("Altmarkt", "square", "Altmarkt"),
    ],
)
def test_what_kind_a_word_is_of(word: str, name: str, own: str) -> None:
    kind = site_kind(word)
    assert kind is not None
    assert (kind.name, kind.own) == (name, own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie tagten im Grassi-Museum.", ["im Grassi-Museum: grassi"]),
        ("Man fand ihn in einer Garage in Moutier.", ["in Garage in mouti"]),
        ("Sie berieten im Sitzungssaal des Neuen Rathauses.", ["im Sitzungssaal"]),
        ("Sie wohnten in der Villa Barton.", ["in Villa: barton"]),
        ("Auf dem Platz der Jugend stand sie.", ["auf Platz: jugend"]),
        ("Er sprach im Rathaus Bürgern Mut zu.", ["im Rathaus"]),
        ("Geboren wurde sie zu Hause auf Schloss Waldstein.", ["auf Schloss: waldstein"]),
        ("Man nahm ihn in einem Hotel am Bukarester Nordbahnhof fest.", ["in Hotel: bukar: nordbahnhof"]),
        ("Er blieb nicht in der Botschaft.", ["nicht in Botschaft"]),
        ("Die Staatssekretärin im Finanzministerium schwieg.", []),
        ("Der Strom fiel im ganzen Haus aus.", []),
        ("Er lebt in Freiberg.", []),
        ("Sie landete auf Platz drei.", []),
        ("Der Saal war bis auf den letzten Platz gefüllt.", []),
        ("Die Stadthalle ist geschlossen.", []),
    ],
)
def test_where_something_is_said_to_be(text: str, expected: list[str]) -> None:
    article = read(Document(id="a", source="a", text=text))
    told = [
        "nicht " * site.denied
        + f"{site.preposition} {site.text}"
        + "".join(f": {name}" for name in sorted(site.own))
        + (f" in {site.town}" if site.town else "")
        for site in whereabouts(article, 0, len(text))
    ]
    assert told == expected


def test_a_room_is_of_the_kind_of_its_house() -> None:
    text = "Sie berieten im Sitzungssaal des Neuen Rathauses und im Foyer."
    article = read(Document(id="a", source="a", text=text))
    assert [site.kind.name for site in whereabouts(article, 0, len(text))] == ["townhall", "part"]


def test_what_is_told_first_has_an_indefinite_article() -> None:
    text = "Man fand ihn in einer Scheune und brachte ihn in die Klinik."
    article = read(Document(id="a", source="a", text=text))
    assert [site.indefinite for site in whereabouts(article, 0, len(text))] == [True, False]


@pytest.mark.parametrize("word", ["Landtagssitzung", "Altpapier", "Frühstückspause", "Listeriose", "Minister"])
def test_what_is_no_site(word: str) -> None:
    assert site_kind(word) is None


def test_every_kind_has_one_group() -> None:
    groups: dict[str, set[str]] = {}
    for row in lexicon.rows("sites_kinds"):
        groups.setdefault(row["kind"], set()).add(row["group"])
    assert all(len(of) == 1 for of in groups.values())
    assert set.union(*groups.values()) == {"ground", "house", "land", "road", "room", "seat", "square", "water"}

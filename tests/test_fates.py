"""What became of somebody or something, told by two reports that cannot both be right; and what only looks like it."""

from __future__ import annotations

import pytest

from synopse import lexicon
from synopse.compare.fates import fates
from synopse.compare.fates.bearers import mentions
from synopse.compare.fates.phrases import PERSON, SAYER, noun, values
from synopse.compare.fates.telling import told
from synopse.link import link
from synopse.model import Document
from synopse.pipeline import read

OPENINGS = (
    "Landrat Uwe Harms und Bürgermeisterin Ines Rother haben sich in Lemgo vor Journalisten geäußert. ",
    "In Lemgo gibt es Streit, sagen Bürgermeisterin Ines Rother und Landrat Uwe Harms. ",
)


def document(id_: str, text: str, day: str = "2025-03-11") -> Document:
    return Document(id=id_, source=id_, text=text, outlet=id_, published=day, published_basis="given")


def found(one: str, other: str, days: tuple[str, str] = ("2025-03-11", "2025-03-11")) -> list[list[str]]:
    texts = [opening + text for opening, text in zip(OPENINGS, (one, other), strict=True)]
    reports = [document(id_, text, day) for id_, text, day in zip("ab", texts, days, strict=True)]
    stories = link([read(report) for report in reports])
    entries = [entry for story in stories for entry in fates(story) if entry is not None]
    return [sorted(account.value for account in entry.values) for entry in entries]


def names(sentence: str) -> set[str]:
    """The values that one sentence tells of itself, what its verb tells in passing left out."""
    story = link([read(document("a", sentence))])[0]
    named = mentions(story.actors).get("a", ())
    return {one.value.name for one in told(story.articles[0], named, "a") if not one.passing}


SHOWN = [row for row in lexicon.rows("fates_values") if row["example"]]


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row["form"])
def test_each_value_is_told_by_its_example_alone(row: dict[str, str]) -> None:
    assert row["form"] in names(row["example"])
    assert row["form"] not in names(row["reject"])


def test_the_tables_fit_each_other() -> None:
    known = {kind for row in lexicon.rows("fates_nouns") for kind in row["class"].split("|")}
    for row in lexicon.rows("fates_phrases"):
        assert row["form"].split(" ")[0] in values(), row["form"]
        assert not row["negated"] or row["negated"] in values(), row["form"]
        assert set(row["of"].split("|")) <= known | {PERSON, SAYER, "*", ""}, row["form"]
    assert {value.kind for value in values().values()} == {"act", "state", "lasting"}
    assert all(f"fate_{name}" in lexicon.words("messages") for name in values())


def test_a_compound_is_what_its_end_is() -> None:
    assert noun("warnstreik") == noun("ausstand")
    assert noun("zeitplan") != noun("bebauungsplan")
    assert noun("tisch") == (frozenset(), "")


FAIR = "Das Hafenfest in Lemgo ist am Samstag wegen des Sturms ausgefallen, sagte Ines Rother."


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        pytest.param(
            FAIR,
            "Tausende feierten am Samstag beim Hafenfest in Lemgo bis Mitternacht, freute sich Ines Rother.",
            ["fiel aus", "hat stattgefunden"],
            id="called off, celebrated",
        ),
        pytest.param(
            "Die Busfahrer in Lemgo haben am Montag die Arbeit niedergelegt. Sie fordern von Uwe Harms mehr Lohn.",
            "Zu dem für Montag angekündigten Ausstand der Busfahrer in Lemgo kam es nicht, sagte Uwe Harms.",
            ["fiel aus", "hat stattgefunden"],
            id="a strike without its name",
        ),
        pytest.param(
            "Die Linde am Markt in Lemgo ist am Montag gefällt worden. Ines Rother sprach von Pilzbefall.",
            "Ines Rother stoppte am Montag die Fällung der Linde am Markt in Lemgo. Der Pilzbefall wird geprüft.",
            ["fiel aus", "hat stattgefunden"],
            id="a deed as verb and as noun",
        ),
        pytest.param(
            "Nach dem Brand in der Scheune sitzt ein 24-Jähriger aus Lemgo in Untersuchungshaft.",
            "Der 24 Jahre alte Lemgoer, der die Scheune in Brand gesteckt haben soll, ist auf freiem Fuß.",
            ["auf freiem Fuß", "in Haft"],
            id="somebody known by his age",
        ),
        pytest.param(
            "Landrat Uwe Harms ist am Montag zurückgetreten. Er trage die Verantwortung, sagte er.",
            "Einen Rücktritt schloss Landrat Uwe Harms am Montag aus. Er trage keine Verantwortung.",
            ["im Amt", "nicht mehr im Amt"],
            id="resigned, refused to",
        ),
        pytest.param(
            "Der Kreistag in Lemgo hat den Haushalt am Montag beschlossen. Uwe Harms war erleichtert.",
            "Der Kreistag in Lemgo ließ den Etat am Montag durchfallen. Uwe Harms war enttäuscht.",
            ["abgelehnt", "angenommen"],
            id="one body, two nouns for one plan",
        ),
        pytest.param(
            "Die Weserbrücke bei Lemgo ist seit Montag wieder frei. Das teilte die Kreisverwaltung mit.",
            "Auch am Montag blieb die Weserbrücke bei Lemgo gesperrt, teilte die Kreisverwaltung mit.",
            ["geschlossen", "offen"],
            id="open again, still closed",
        ),
        pytest.param(
            "Der vermisste neunjährige Timo ist am Sonntag wohlbehalten gefunden worden. Er war in Lemgo verschwunden.",
            "Auch am Montag suchten Hunde in Lemgo, denn von dem Neunjährigen fehlt weiter jede Spur.",
            ["gefunden", "vermisst"],
            id="a participle before the noun is not the verb",
        ),
        pytest.param(
            "Sprecherin Maren Ohm bestätigte am Montag, dass die Stadt den Verkauf der Halle an Investoren plant.",
            "Sprecherin Maren Ohm dementierte am Montag jeden Verkauf der Halle an Investoren.",
            ["bestätigt", "dementiert"],
            id="confirmed, denied",
        ),
    ],
)  # fmt: skip
def test_both_sides_of_one_fate(one: str, other: str, wanted: list[str]) -> None:
    assert found(one, other) == [wanted]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param(
            "Das Hafenfest in Lemgo am Samstag ist abgesagt, sagte Ines Rother.",
            "Tausende haben am Samstag das Hafenfest in Lemgo gefeiert. Ines Rother hatte eine Halle besorgt.",
            ("2025-03-13", "2025-03-17"),
            id="called off before its day, held after all",
        ),
        pytest.param(
            FAIR,
            "Das Hafenfest in Lemgo wurde am Sonntag nachgeholt, Tausende feierten mit Ines Rother bis Mitternacht.",
            ("2025-03-17", "2025-03-17"),
            id="made up for on another day",
        ),
        pytest.param(
            "Am Samstag wollen die Busfahrer in Lemgo streiken. Uwe Harms bedauert das.",
            "Der Streik der Busfahrer in Lemgo am Samstag ist ausgefallen. Uwe Harms begrüßt das.",
            ("2025-03-13", "2025-03-17"),
            id="a plan and its outcome",
        ),
        pytest.param(
            "Der 24-jährige Verdächtige sitzt seit Montag in Untersuchungshaft, sagte die Staatsanwaltschaft Lemgo.",
            "Der 24-jährige Verdächtige ist am Donnerstag aus der Haft entlassen worden, hieß es in Lemgo.",
            ("2025-03-11", "2025-03-14"),
            id="in custody, released later",
        ),
        pytest.param(
            "Nach dem Überfall in Lemgo sitzt ein 24-Jähriger in Untersuchungshaft.",
            "Nach dem Überfall in Lemgo ist ein 31-Jähriger wieder auf freiem Fuß.",
            ("2025-03-11", "2025-03-11"),
            id="two persons",
        ),
        pytest.param(
            "Der Bauausschuss in Lemgo hat den Bebauungsplan am Montag abgelehnt, sagte Ines Rother.",
            "Der Stadtrat in Lemgo hat den Bebauungsplan am Montag beschlossen, sagte Ines Rother.",
            ("2025-03-11", "2025-03-11"),
            id="two bodies",
        ),
        pytest.param(
            "Landrat Uwe Harms bleibt im Amt. Das sagte er am Montag in Lemgo.",
            "Landrat Uwe Harms ist am Donnerstag in Lemgo zurückgetreten.",
            ("2025-03-11", "2025-03-14"),
            id="stays, resigns later",
        ),
        pytest.param(
            "Die Weserbrücke bei Lemgo ist seit Montag für Autos wieder frei, teilte die Kreisverwaltung mit.",
            "Für Lastwagen bleibt die Weserbrücke bei Lemgo auch am Montag gesperrt, teilte die Kreisverwaltung mit.",
            ("2025-03-11", "2025-03-11"),
            id="open for some",
        ),
        pytest.param(
            "Die Gespräche über das Hafenfest in Lemgo wären am Montag beinahe gescheitert, sagte Uwe Harms.",
            "Uwe Harms hat am Montag bei den Gesprächen über das Hafenfest in Lemgo gelacht.",
            ("2025-03-11", "2025-03-11"),
            id="nearly",
        ),
        pytest.param(
            "Kapitän Uwe Harms bestätigte am Montag, dass die Bremse versagt hat.",
            "Vor der Richterin bestritt Kapitän Uwe Harms am Montag, zu schnell gefahren zu sein.",
            ("2025-03-11", "2025-03-11"),
            id="somebody confirms one thing and denies another",
        ),
        pytest.param(
            "Das Hafenfest in Lemgo ist am Samstag zunächst ausgefallen. Später fand das Hafenfest doch noch statt.",
            "Tausende feierten am Samstag beim Hafenfest in Lemgo bis Mitternacht.",
            ("2025-03-11", "2025-03-11"),
            id="one report knows both",
        ),
    ],
)  # fmt: skip
def test_no_contradiction(one: str, other: str, days: tuple[str, str]) -> None:
    assert found(one, other, days) == []

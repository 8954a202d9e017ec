"""Each rule of what is a contradiction and what only looks like one, by its German example."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from synopse.compare import compare
from synopse.compare.accounts import Claim, Subject, discrepancy, ranked
from synopse.model import (
    Actor,
    ActorRef,
    ActorRole,
    EventReport,
    Evidence,
    FigureReport,
    Occurrence,
    Place,
    Provenance,
    Quantity,
    Quotation,
    Story,
    Time,
    Utterance,
    Wording,
)
from tests.factories import article, span


def _story(**parts: Any) -> Story:
    empty: dict[str, Any] = dict.fromkeys(("articles", "origins", "actors", "events", "quotations", "figures"), ())
    empty["articles"] = (article("a", "Ein Bericht."), article("b", "Noch ein Bericht."))
    return Story(id="story", title="Fähren", **{**empty, **parts})


def _report(article: str, when: str, days: tuple[str, str], **parts: Any) -> EventReport:
    return EventReport(
        article=article, begin=0, end=30, text=parts.pop("text", f"Sie trafen sich {when}."),
        status=parts.pop("status", "held"), trigger="trafen", earliest=days[0], latest=days[1],
        value=parts.pop("value", days[0]), when=Evidence(article, 5, 5 + len(when), when),
        reported=parts.pop("reported", "2025-03-10"), **parts,
    )  # fmt: skip


def _occurrence(*reports: EventReport, **parts: Any) -> Story:
    occurrence = Occurrence(
        id="event-1",
        type="CONSULT",
        label="Gespräche, Bern",
        status="held",
        earliest="2025-03-03",
        latest="2025-03-09",
        place=None,
        participants=parts.pop("participants", ()),
        reports=reports,
        independent_sources=2,
        **parts,
    )
    return _story(events=(occurrence,), actors=(_person("person-kaya", "Ayla Kaya"),))


def _person(id_: str, name: str, *roles: ActorRole) -> Actor:
    return Actor(id=id_, kind="person", name=name, variants=(name,), roles=roles, mentions=())


def _kinds(story: Story) -> list[str]:
    return [entry.kind for entry in compare(story)]


SATURDAY, FRIDAY, WEEKEND = ("2025-03-08",) * 2, ("2025-03-07",) * 2, ("2025-03-08", "2025-03-09")


def test_two_days_for_one_event_are_a_discrepancy_with_both_accounts() -> None:
    found = compare(_occurrence(_report("a", "am Samstag", SATURDAY), _report("b", "am Freitag", FRIDAY)))
    assert [entry.kind for entry in found] == ["date"]
    assert [account.value for account in found[0].values] == ["2025-03-07", "2025-03-08"]
    assert [account.evidence[0].text for account in found[0].values] == ["am Freitag", "am Samstag"]


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param((_report("a", "am Samstag", SATURDAY), _report("b", "am Wochenende", WEEKEND)), id="less precise"),
        pytest.param(
            (_report("a", "am Freitag", FRIDAY, status="planned"), _report("b", "am Samstag", SATURDAY)),
            id="plan and outcome",
        ),
        pytest.param(
            (
                _report("a", "um 20 Uhr Ortszeit", SATURDAY, value="2025-03-08T20:00"),
                _report("b", "um 19 Uhr MEZ", SATURDAY, value="2025-03-08T19:00"),
            ),
            id="two time zones",
        ),
        pytest.param(
            (
                _report("a", "gegen 20 Uhr", SATURDAY, value="2025-03-08T20:00"),
                _report("b", "um 20.15 Uhr", SATURDAY, value="2025-03-08T20:15"),
            ),
            id="rounded hour",
        ),
        pytest.param(
            (
                _report("a", "am Freitag", FRIDAY, status="planned", reported="2025-03-01"),
                _report("b", "am Samstag", SATURDAY, status="planned", reported="2025-03-05"),
            ),
            id="plan that moved",
        ),
    ],
)
def test_no_discrepancy_of_date(reports: tuple[EventReport, ...]) -> None:
    assert _kinds(_occurrence(*reports)) == []


def test_two_hours_in_one_zone_are_a_discrepancy() -> None:
    story = _occurrence(
        _report("a", "um 11 Uhr", SATURDAY, value="2025-03-08T11:00"),
        _report("b", "um 13 Uhr", SATURDAY, value="2025-03-08T13:00"),
    )
    assert _kinds(story) == ["date"]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Talsperre Hohenau", "Stausee Ratswinkel", ["place"]),
        ("Talsperre Hohenau", "Hohenauer Stausee", []),
        ("Talsperre Hohenau", "Ratswinkel", []),
        ("Hohenau", "Ratswinkel", []),
    ],
)
def test_sites_that_no_gazetteer_knows(one: str, other: str, kinds: list[str]) -> None:
    texts = {"a": f"Am Samstag lief an der {one} das Wasser über.", "b": f"Am Samstag trat der {other} über die Ufer."}
    articles = tuple(article(id_, text) for id_, text in texts.items())
    reports = []
    for id_, words in (("a", one), ("b", other)):
        found = span(texts[id_], words.split()[-1] if "er " not in words else words)
        place = Evidence(id_, found.begin, found.end, found.text)
        reports.append(_report(id_, "am Samstag", SATURDAY, place=place))
    story = _occurrence(*reports)
    event = Occurrence(**{**_fields(story.events[0]), "place": Place(one, ())})
    assert _kinds(replace(_story(events=(event,)), articles=articles)) == kinds


def test_as_planned_makes_the_plan_comparable() -> None:
    story = _occurrence(
        _report("a", "am Freitag", FRIDAY, status="planned"),
        _report("b", "am Samstag", SATURDAY, text="Wie angekündigt trafen sie sich am Samstag."),
    )
    assert _kinds(story) == ["date"]


@pytest.mark.parametrize(
    ("one", "other", "kinds"), [("Bern", "Wien", ["place"]), ("Bern", "Schweiz", []), ("Bern", "bern", [])]
)
def test_places(one: str, other: str, kinds: list[str]) -> None:
    reports = [
        _report(article, "am Samstag", SATURDAY, place=Evidence(article, 0, len(place), place))
        for article, place in (("a", one), ("b", other))
    ]
    story = _occurrence(*reports)
    story = _story(events=(Occurrence(**{**_fields(story.events[0]), "place": Place(one, ())}),))
    assert _kinds(story) == kinds


def _fields(occurrence: Occurrence) -> dict[str, Any]:
    return {field: getattr(occurrence, field) for field in occurrence.__struct_fields__}


def _presence(mentioned: tuple[str, ...]) -> Story:
    here = _report("a", "am Samstag", SATURDAY, participants=("person-kaya",))
    there = _report("b", "am Samstag", SATURDAY, absent=("person-kaya",))
    story = _occurrence(here, there, participants=("person-kaya",), absent=("person-kaya",))
    mentions = tuple(Evidence(id_, 0, 4, "Kaya") for id_ in mentioned)
    return replace(story, actors=(replace(story.actors[0], mentions=mentions),))


def test_present_here_and_absent_there() -> None:
    story = _presence(("a", "b"))
    assert _kinds(story) == ["participants"]
    assert compare(story)[0].values[0].value == "Ayla Kaya nahm nicht teil"


def test_who_is_not_named_where_somebody_took_part_is_not_contradicted() -> None:
    """ "Eine ukrainische Gruppe" need not be what "weder die Ukraine noch ..." leaves out."""
    assert _kinds(_presence(("b",))) == []


def test_who_tells_both_of_somebody_tells_where_else_he_was() -> None:
    """ "Kaya war nicht dabei: Sie nahm an einer Tagung in Wien teil"."""
    story = _presence(("a", "b"))
    (event,) = story.events
    elsewhere = _report("a", "am Samstag", SATURDAY, absent=("person-kaya",))
    assert _kinds(replace(story, events=(replace(event, reports=(event.reports[0], elsewhere)),))) == []


def test_not_named_is_not_absent() -> None:
    here = _report("a", "am Samstag", SATURDAY, participants=("person-kaya",))
    assert _kinds(_occurrence(here, _report("b", "am Samstag", SATURDAY), participants=("person-kaya",))) == []


@pytest.mark.parametrize(("reported", "kinds"), [("2025-03-10", ["status"]), ("2025-03-01", [])])
def test_held_and_cancelled(reported: str, kinds: list[str]) -> None:
    """Only who looks back can contradict: an announcement that was overtaken does not."""
    story = _occurrence(
        _report("a", "am Samstag", SATURDAY),
        _report("b", "am Samstag", SATURDAY, status="cancelled", reported=reported),
    )
    assert _kinds(story) == kinds


@pytest.mark.parametrize(("named", "kinds"), [(True, ["status"]), (False, [])])
def test_what_is_told_as_done_and_called_off_later(named: bool, kinds: list[str]) -> None:
    """ "Die Firma schließt das Werk" in March, "die Schließung ist vom Tisch" in May: two states of one matter."""
    told = _report("a", "am Samstag", SATURDAY)
    told = told if named else replace(told, when=None)
    story = _occurrence(told, _report("b", "am Samstag", SATURDAY, status="cancelled", reported="2025-05-10"))
    assert _kinds(story) == kinds


def _count(article: str, text: str, low: float | None, **parts: Any) -> FigureReport:
    return FigureReport(
        article=article, begin=0, end=len(text), text=text, low=low, high=parts.get("high", low),
        precision=parts.get("precision", "exact"), reported=parts.get("reported", "2025-03-10"),
    )  # fmt: skip


def _quantity(*reports: FigureReport, unit: str | None = "person") -> Story:
    return _story(figures=(Quantity(id="quantity-1", counted="Tote", unit=unit, reports=reports),))


@pytest.mark.parametrize(
    ("reports", "unit", "kinds"),
    [
        pytest.param((_count("a", "27 Monate", 27), _count("b", "24 Monate", 24)), "mo", ["figure"], id="two terms"),
        pytest.param(
            (_count("a", "rund 300", 300, precision="about"), _count("b", "312", 312)), "person", [], id="rounded"
        ),
        pytest.param(
            (_count("a", "180.000", 180000), _count("b", "179.800", 179800)), "person", [], id="tacitly rounded"
        ),
        pytest.param(
            (_count("a", "knapp sechs", 6, precision="nearly"), _count("b", "sechs", 6)), "h", [], id="nearly"
        ),
        pytest.param(
            (_count("a", "mindestens fünf", 5, high=None, precision="at_least"), _count("b", "neun", 9)),
            "person",
            [],
            id="bound",
        ),
        pytest.param(
            (_count("a", "fünf Tote", 5), _count("b", "neun Tote", 9, reported="2025-03-11")),
            "person",
            [],
            id="risen since",
        ),
        pytest.param((_count("a", "fünf Tote", 5), _count("b", "neun Tote", 9)), "person", ["figure"], id="same day"),
        pytest.param((_count("a", "fünf Tote", 5), _count("a", "neun Tote", 9)), "person", [], id="one article"),
        pytest.param(
            tuple(_count(article, f"{low} Tote", low) for article in "ab" for low in (5, 9)),
            "person",
            [],
            id="an article and its copy",
        ),
        pytest.param(
            (_count("a", "neun Tote", 9), _count("b", "fünf Tote", 5), _count("b", "neun Tote", 9)),
            "person",
            ["figure"],
            id="one tells both and corrects",
        ),
    ],
)
def test_figures(reports: tuple[FigureReport, ...], unit: str, kinds: list[str]) -> None:
    assert _kinds(_quantity(*reports, unit=unit)) == kinds


def _wording(article: str, text: str, speaker: str | None = "person-kaya", **parts: Any) -> Wording:
    reference = ActorRef(speaker, Evidence(article, 0, 1, "x")) if speaker else None
    return Wording(
        article=article, begin=0, end=len(text), text=text, type=parts.get("type", "direct"), speaker=reference
    )


def _said(*wordings: Wording) -> Story:
    utterance = Utterance(id="utterance-1", speaker="person-kaya", speaker_text="Kaya", type="direct", reports=wordings)
    actors = (_person("person-kaya", "Ayla Kaya"), _person("person-weber", "Jonas Weber"))
    return _story(quotations=(utterance,), actors=actors)


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param(
            "„Das Angebot ist eine Zumutung.“", "„Das Angebot ist eine Frechheit.“", ["wording"], id="other word"
        ),
        pytest.param(
            "„Eine halbe Fähre ist keine Fähre“", "„Eine halbe Fähre ist eine gute Fähre“", ["wording"], id="negated"
        ),
        pytest.param(
            "„Wir fahren morgen ab Bern“", "„Wir fahren morgen nicht ab Bern“", ["wording"], id="nicht dropped"
        ),
        pytest.param("„Die Fähre ist für alle da“", "„Die Fähre ist für Kinder da“", ["wording"], id="all, or some"),
        pytest.param("„Wir kennen den Hafen noch nicht“", "„Wir kennen den Hafen“", ["wording"], id="nicht at the end"),
        pytest.param("„Wir fahren ab Bern, aber nicht nachts“", "„Wir fahren ab Bern“", [], id="shortened"),
        pytest.param("„Wir geben nichts her“", "„Wir geben bis 2030 nichts her“", ["wording"], id="a limit"),
        pytest.param("„Wir schließen hier“", "„Wir schliessen hier“", [], id="Swiss spelling"),
        pytest.param("„Wir fahren ab Bern“", "„Wir fahren morgen ab Bern“", [], id="words left out"),
        pytest.param("„Erst der Hafen, dann die Stadt“", "„Erst die Stadt, dann der Hafen“", ["wording"], id="swapped"),
        pytest.param("„Das habe ich nicht gesagt“", "„Das habe nicht ich gesagt“", [], id="another order"),
        pytest.param("„sehr nützlich und ehrlich“", "„nützlich und ehrlich“", [], id="shortened"),
        pytest.param("„Das Angebot ist eine Zumutung.“", "„Wir fahren morgen wieder.“", [], id="two remarks"),
        pytest.param("„Das ist eine Zumutung“", "«Das ist eine Zumutung.»", [], id="other marks"),
    ],
)
def test_wordings(one: str, other: str, kinds: list[str]) -> None:
    assert _kinds(_said(_wording("a", one), _wording("b", other))) == kinds


@pytest.mark.parametrize(
    ("direct", "told", "kinds"),
    [
        ("„Der Sturm ist ein Grund für eine Sperrung“", "der Sturm sei kein Grund für eine Sperrung", ["wording"]),
        ("„Die Sperrung war zu verhindern“", "die Sperrung sei nicht zu verhindern gewesen", ["wording"]),
        ("„Die Sperrung war zu verhindern“", "die Sperrung sei zu verhindern gewesen", []),
        ("„Die Fähre fährt nicht nur morgens“", "die Fähre fahre morgens", []),
        ("„Die Fähre fährt nicht, weil Sturm ist“", "die Fähre fahre morgen wieder", []),
        ("„Warum fährt die Fähre nicht?“", "die Fähre fahre", []),
    ],
)
def test_the_opposite_in_indirect_speech(direct: str, told: str, kinds: list[str]) -> None:
    assert _kinds(_said(_wording("a", direct), _wording("b", told, type="indirect"))) == kinds


def test_what_is_denied_is_the_opposite_of_what_is_said() -> None:
    text = "Kaya bestritt, den Hafen verkauft zu haben."
    content = span(text, "den Hafen verkauft zu haben")
    denial = Quotation("indirect", (content,), (span(text, "Kaya"),), (span(text, "bestritt"),))
    told = replace(_wording("b", content.text, type="indirect"), begin=content.begin, end=content.end)
    story = _said(_wording("a", "„Ich habe den Hafen verkauft“"), told)
    articles = article("a", "Kaya gestand."), article("b", text, quotations=[denial])
    assert _kinds(replace(story, articles=articles)) == ["wording"]
    assert _kinds(story) == []


def test_who_passes_words_on_does_not_claim_them() -> None:
    words = "„Ohne Lotsen geht hier gar nichts“"
    text = f"Weber erinnerte an den Satz des Vaters: {words}."
    content = span(text, words)
    quoted = Quotation("direct", (content,), (span(text, "Weber"),), (), (span(text, text[: content.begin].strip()),))
    told = replace(_wording("b", words, "person-weber"), begin=content.begin, end=content.end)
    story = _said(_wording("a", words), told)
    articles = article("a", f"{words}, sagte Kaya."), article("b", text, quotations=[quoted])
    assert _kinds(story) == ["attribution"]
    assert _kinds(replace(story, articles=articles)) == []


def test_two_speakers_of_the_same_words() -> None:
    story = _said(
        _wording("a", "„Das ist das letzte Wort“"), _wording("b", "„Das ist das letzte Wort“", "person-weber")
    )
    assert _kinds(story) == ["attribution"]
    assert {account.value for account in compare(story)[0].values} == {"Ayla Kaya", "Jonas Weber"}


def test_an_unknown_speaker_contradicts_nobody() -> None:
    assert (
        _kinds(_said(_wording("a", "„Das ist das letzte Wort“"), _wording("b", "„Das ist das letzte Wort“", None)))
        == []
    )


def _role(text: str, article: str) -> ActorRole:
    return ActorRole(text, (Evidence(article, 0, len(text), text),))


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Außenminister", "Verteidigungsminister", ["role"]),
        ("Berater des Präsidenten", "Leiter des Fährfonds", []),
        ("früherer Außenminister", "Verteidigungsminister", []),
        ("Außenministerin", "Außenminister", []),
        ("Aufsichtsratschef", "Finanzvorstand", ["role"]),
        ("Personalvorstand", "Vorstandsmitglied", []),
        ("Kanzleramtschef", "Bundeskanzler", []),
        ("Berichterstatter", "Oberstaatsanwalt", []),
        ("Vizekanzler", "Bundeskanzler", ["role"]),
        ("Verteidigungsminister", "sarnischer Geheimdienstboss", ["role"]),
        ("Bürgermeister", "Polizeipräsident", ["role"]),
        ("Konzernchef", "Finanzchefin", ["role"]),
        ("Parteichef", "Ministerpräsident", []),
        ("Botschafter", "Verhandlungsführer", []),
    ],
)
def test_roles(one: str, other: str, kinds: list[str]) -> None:
    assert _kinds(_story(actors=(_person("person-kaya", "Ayla Kaya", _role(one, "a"), _role(other, "b")),))) == kinds


def _strike(id_: str, text: str, first: str, last: str) -> Any:
    hours = [span(text, words) for words in (first, last)]
    values = [f"2025-03-08T{words.split()[0]:0>2}:00" for words in (first, last)]
    times = [Time(h.begin, h.end, h.text, "TIME", value, None, None) for h, value in zip(hours, values, strict=True)]
    return article(id_, text, "2025-03-09", times=times)


@pytest.mark.parametrize(
    ("text", "last", "kinds"),
    [
        ("Die Lotsen streikten von 3 bis 13 Uhr.", "13 Uhr", ["date"]),
        ("Die Lotsen streikten zwischen 3 und 11 Uhr.", "11 Uhr", []),
        ("Die Lotsen streikten um 3 Uhr, und um 13 Uhr kam die Fähre.", "13 Uhr", []),
    ],
)
def test_hours_of_one_event(text: str, last: str, kinds: list[str]) -> None:
    told = (_strike("a", "Von 3 bis 11 Uhr streikten die Lotsen.", "3", "11 Uhr"), _strike("b", text, "3", last))
    reports = [_report(id_, "am Samstag", SATURDAY) for id_ in ("a", "b")]
    event = Occurrence(**{**_fields(_occurrence(*reports).events[0]), "earliest": SATURDAY[0], "latest": SATURDAY[0]})
    assert _kinds(_story(articles=told, events=(event,))) == kinds


def test_a_toll_that_falls_is_one_and_a_correction_settles_it() -> None:
    earlier = article("a", "Fünf Tote hat die Flut gefordert.", "2025-03-09")
    later = article("b", "Die Zahl wurde nach unten korrigiert. Vier Menschen kamen ums Leben.", "2025-03-11")
    reports = []
    for told, words, number in ((earlier, "Fünf Tote", 5.0), (later, "Vier Menschen", 4.0)):
        place = span(told.text, words)
        report = _count(told.id, words, number, reported=told.published)
        reports.append(replace(report, begin=place.begin, end=place.end))
    quantity = Quantity(id="quantity-1", counted="Tote", unit="person", reports=tuple(reports))
    found = compare(_story(articles=(earlier, later), figures=(quantity,)))
    assert [(entry.kind, entry.settled) for entry in found] == [("figure", "corrected")]


def test_one_article_that_tells_of_a_cancellation_and_a_meeting_contradicts_nobody() -> None:
    story = _occurrence(
        _report("a", "am Samstag", SATURDAY),
        _report("a", "am Samstag", SATURDAY, status="cancelled"),
        _report("b", "am Samstag", SATURDAY),
    )
    assert _kinds(story) == []


def _chief(id_: str, name: str, article_id: str, role: str = "Klinikchef") -> Actor:
    mention = Evidence(article_id, 0, len(name), name)
    return Actor(
        id=id_, kind="person", name=name, variants=(name,), roles=(_role(role, article_id),), mentions=(mention,)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        pytest.param(_chief("person-2", "Henning Brand", "b"), ["name"], id="another first name"),
        pytest.param(_chief("person-2", "Henning Brand", "a"), [], id="one article knows both"),
        pytest.param(_chief("person-2", "Henning Brand", "b", "Pfleger"), [], id="another office"),
        pytest.param(_chief("person-2", "Holger Kaya", "b"), ["name"], id="another surname"),
        pytest.param(_chief("person-2", "Henning Kaya", "b"), [], id="another name"),
        pytest.param(_chief("person-2", "Henning Brand", "b", "Klinikdirektor"), [], id="another word for the office"),
        pytest.param(_chief("person-2", "Holge Brand", "b"), [], id="a spelling"),
        pytest.param(_chief("person-2", "Hans-Holger Brand", "b"), [], id="one more first name"),
        pytest.param(_chief("person-2", "Helga Brand", "b"), ["name"], id="one office, a woman"),
        pytest.param(_chief("person-2", "Helga Brand", "b", "Sohn"), [], id="kin"),
    ],
)
def test_names(other: Actor, kinds: list[str]) -> None:
    assert _kinds(_story(actors=(_chief("person-1", "Holger Brand", "a"), other))) == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param("Betriebsratschef", "Vorsitzender des Betriebsrats", ["name"], id="one post in two words"),
        pytest.param("SPD-Landeschef", "SPD-Chef", ["name"], id="one party"),
        pytest.param("SPD-Landeschef", "CDU-Landeschef", [], id="two parties"),
        pytest.param("Anwohner", "Anwohner", ["name"], id="neighbours of one surname"),
        pytest.param("Sohn", "Sohn", [], id="two sons"),
    ],
)
def test_one_surname_and_two_offices(one: str, other: str, kinds: list[str]) -> None:
    told = (_chief("person-1", "Henning Brand", "a", one), _chief("person-2", "Jonas Brand", "b", other))
    assert _kinds(_story(actors=told)) == kinds


@pytest.mark.parametrize(
    ("first", "other", "kinds"),
    [
        pytest.param("Markus", "Marius", ["name"], id="taken for each other"),
        pytest.param("Markus", "Detlef", [], id="two names"),
        pytest.param("Martin", "Martina", [], id="man and woman"),
        pytest.param("Johannes", "Hannes", [], id="a short form"),
    ],
)
def test_first_names_without_an_office(first: str, other: str, kinds: list[str]) -> None:
    one = _chief("person-1", f"{first} Brand", "a")
    two = replace(_chief("person-2", f"{other} Brand", "b"), roles=())
    assert _kinds(_story(actors=(one, two))) == kinds


@pytest.mark.parametrize(
    ("one", "other", "role", "kinds"),
    [
        pytest.param("Georg Lechner", "Georg Leitner", "Pfarrer", ["name"], id="one first name, surnames alike"),
        pytest.param("Ettore Salvalaggio", "Enrico Salvadori", "Kapitän", ["name"], id="both alike"),
        pytest.param("Marijke Oosterzee", "Margriet Oosterhout", "", ["name"], id="both alike, no office told"),
        pytest.param("Georg Lechner", "Georg Moser", "Pfarrer", [], id="one first name"),
        pytest.param("Georg Lechner", "Gustav Leitner", "Pfarrer", [], id="only beginnings"),
        pytest.param("Detlef Krummrey", "Dietmar Krumrey", "Maurer", ["name"], id="another first name"),
        pytest.param("Detlef Krummrey", "Detlef Krumrey", "Maurer", [], id="a spelling"),
        pytest.param("Steffen Brand", "Steffan Brand", "Maurer", [], id="a slip in a first name"),
        pytest.param("Elina Brand", "Alina Brand", "Pianistin", ["name"], id="two first names"),
    ],
)
def test_names_alike(one: str, other: str, role: str, kinds: list[str]) -> None:
    told = [_chief(f"person-{id_}", name, id_, role or "x") for id_, name in (("a", one), ("b", other))]
    bare = [replace(actor, roles=()) for actor in told]
    assert _kinds(_story(actors=tuple(told if role else bare))) == kinds


def test_one_age_tells_who_is_who() -> None:
    texts = {"a": "Landwirt Alois Brand (67) half.", "b": "Der 67-jährige Retter Albert Brand half."}
    told = tuple(article(id_, text, "2025-03-09") for id_, text in texts.items())
    names = {"a": "Alois Brand", "b": "Albert Brand"}
    actors = tuple(
        Actor(
            id=f"person-{id_}",
            kind="person",
            name=name,
            variants=(name,),
            roles=(_role("Landwirt" if id_ == "a" else "Retter", id_),),
            mentions=(Evidence(id_, texts[id_].index(name), texts[id_].index(name) + len(name), name),),
        )
        for id_, name in names.items()
    )
    assert _kinds(_story(articles=told, actors=actors)) == ["name"]


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Korrektur: Der Chef heißt mit Vornamen Marius und nicht Markus, wie wir schrieben.", ["corrected"]),
        ("Der Chef heißt nicht Markus, sondern Marius, wie die Klinik mitteilt.", ["corrected"]),
        ("Marius kam, nicht aber sein Vater Markus.", []),
    ],
)
def test_a_name_put_right(text: str, settled: list[str]) -> None:
    names = (("a", "Markus Brand", "Markus Brand schwieg."), ("b", "Marius Brand", f"Marius Brand schwieg. {text}"))
    told = tuple(article(id_, words, f"2025-03-0{day}") for day, (id_, _, words) in enumerate(names, 5))
    actors = tuple(_chief(f"person-{id_}", name, id_, role) for (id_, name, _), role in zip(names, "XY", strict=True))
    found = compare(_story(articles=told, actors=actors))
    assert [entry.settled for entry in found] == settled


@pytest.mark.parametrize(
    ("role", "kinds"), [("frühere Präsidentin des Landgerichts", ["name"]), ("Sprecherin des Landgerichts", [])]
)
def test_what_somebody_was_is_no_rival_of_what_she_is(role: str, kinds: list[str]) -> None:
    told = (_chief("person-1", "Gisela Brand", "a", role), _chief("person-2", "Gudrun Brand", "b", "Schlichterin"))
    assert _kinds(_story(actors=told)) == kinds


@pytest.mark.parametrize("role", ["Sprecherin", "Ministerin", "frühere Werkleiterin", "Betriebsrätin"])
def test_two_of_one_office_may_have_one_first_name(role: str) -> None:
    speakers = (_chief("person-1", "Anna Brand", "a", role), _chief("person-2", "Anna Kaya", "b", role))
    assert _kinds(_story(actors=speakers)) == []


def _until(id_: str, text: str, words: str, day: str) -> Any:
    found = span(text, words)
    return article(id_, text, "2025-03-09", times=[Time(found.begin, found.end, words, "DATE", day, day, day)])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Die Frist der Werft für das Angebot läuft bis zum 12. Mai.", ["date"]),
        ("Die Werft baut bis zum 12. Mai drei Fähren.", []),
        ("Der Streik der Lotsen geht bis zum 12. Mai.", []),
        ("Am 12. Mai endet das Fest der Werft.", []),
    ],
)
def test_deadlines(text: str, kinds: list[str]) -> None:
    one = _until("a", "Das Angebot der Werft gilt bis zum 21. Mai.", "21. Mai", "2025-05-21")
    assert _kinds(_story(articles=(one, _until("b", text, "12. Mai", "2025-05-12")))) == kinds


def test_a_deadline_without_a_name_is_known_by_two_nouns() -> None:
    one = _until("a", "Fischer können ihre Lizenzen bis zum 21. Mai erneuern.", "21. Mai", "2025-05-21")
    pointing = "Den Fischern rät der Verband, ihre Lizenzen zu prüfen. Dafür haben sie bis zum 12. Mai Zeit."
    assert _kinds(_story(articles=(one, _until("b", pointing, "12. Mai", "2025-05-12")))) == ["date"]
    apart = "Den Fischern rät der Verband, zu warten. Das Becken bleibt bis zum 12. Mai leer."
    assert _kinds(_story(articles=(one, _until("b", apart, "12. Mai", "2025-05-12")))) == []


def _weights(*, machine: str = "", undated: str = "", origins: int = 2) -> tuple[tuple[str, ...], float]:
    """The weights of a date told by `origins` reports on either side, some by machines or undated."""
    early = [chr(ord("a") + number) for number in range(origins)]
    late = [id_.upper() for id_ in early]
    reports = [_report(id_, "am Freitag", FRIDAY) for id_ in early] + [
        _report(id_, "am Samstag", SATURDAY) for id_ in late
    ]
    written = (Provenance("ai_generated", 0, 3, "Ein"),)
    articles = tuple(
        replace(
            article(id_, "Ein Bericht.", None if id_ in undated else "2025-03-10"),
            provenance=written if id_ in machine else (),
        )
        for id_ in early + late
    )
    (found,) = compare(replace(_occurrence(*reports), articles=articles))
    return found.weights, found.confidence


def test_confidence_has_reasons() -> None:
    plain = _weights(origins=1)
    assert plain[0] == ()
    assert _weights()[0] == ("several_origins",)
    assert _weights()[1] > plain[1] > _weights(origins=1, machine="A")[1]
    assert _weights(origins=1, machine="A")[0] == ("machine_alone",)
    assert _weights(origins=1, undated="a")[0] == ("undated_alone",)
    assert _weights(machine="A")[0] == ("several_origins",)


@pytest.mark.parametrize(("said", "kinds"), [("wording", ["wording"]), ("attribution", ["status", "attribution"])])
def test_what_is_quoted_in_two_ways_is_a_matter_of_wording(said: Any, kinds: list[str]) -> None:
    claims = [Claim(value, Evidence(id_, 0, 9, "zugesagt.")) for id_, value in (("a", "ja"), ("b", "nein"))]
    found = [discrepancy(kind, Subject(kind, "Zusage"), claims) for kind in ("status", said)]
    assert [entry.kind for entry in ranked(found)] == kinds

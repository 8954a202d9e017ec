"""Values in parallel sentences: which are laid side by side, what they have in common, what is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from synopse.compare.matter import label, telling
from synopse.compare.parallels import parallels
from synopse.compare.parallels.certainty import SURE_POOLED
from synopse.compare.parallels.pairing import Pair, pairs, settings_of
from synopse.compare.parallels.pooling import POOLED, pooled
from synopse.compare.parallels.scoring import Doubt, Scored, doubted, scored
from synopse.compare.parallels.slots import Slot, slots
from synopse.link import link
from synopse.model import Article, Document, Evidence, Story
from synopse.pipeline import read
from synopse.terms import placed, stem

HEAD = "Die Gemeinde Ramsau lässt ihre alte Mühle sanieren, Baumeister Theo Gruber hat angefangen. "
AGAIN = "Baumeister Theo Gruber saniert für die Gemeinde Ramsau die alte Mühle. "


def report(id_: str, text: str, published: str = "2025-03-12") -> Article:
    return read(Document(id=id_, source=id_, text=text, outlet=id_, published=published, published_basis="given"))


def story(*articles: Article) -> Story:
    (found,) = link(articles)
    return found


def values(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    told = report("a", text)
    for slot in slots(told, telling(told, placed(told.text))):
        found.setdefault(slot.sort, []).append(slot.evidence.text)
    return found


def looked_at(one: str, other: str, day: str = "2025-03-12") -> list[Pair]:
    told = story(report("a", HEAD + one), report("b", AGAIN + other, day))
    return list(pairs(told, settings_of(told)))


def sides(found: Sequence[Pair], sort: str) -> list[set[str]]:
    return [{pair.one.value, pair.other.value} for pair in found if pair.one.sort == sort]


def test_every_sort_of_value_is_read() -> None:
    text = "Die Mühle in Ramsau wird am 5. Mai um 9.30 Uhr für drei Monate gesperrt, das kostet 40.000 Euro. "
    found = values(text + "Gefeiert wird im Rathaus.")
    assert found == {
        "date": ["5. Mai", "9.30 Uhr"],
        "hour": ["9.30 Uhr"],
        "duration": ["drei Monate"],
        "figure": ["40.000 Euro"],
        "place": ["Ramsau"],
        "site": ["Rathaus"],
    }


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Geprüft wurde sie am 9. März und nicht, wie zunächst mitgeteilt, am 5. März.", ["9. März"]),
        ("Geprüft wurde sie nicht am 5. März, sondern am 9. März.", ["9. März"]),
        ("Geprüft wurde sie am 9. März und nicht nur am 5. März.", ["9. März", "5. März"]),
    ],
)
def test_what_is_taken_back_is_no_value(text: str, days: list[str]) -> None:
    assert values(text)["date"] == days


@pytest.mark.parametrize(
    ("one", "other", "sort", "expected"),
    [
        pytest.param(
            "Die Mühle öffnet am 5. Mai.",
            "Die Mühle öffnet am 12. Mai.",
            "date",
            [{"2025-05-05", "2025-05-12"}],
            id="two days",
        ),
        pytest.param("Die Mühle öffnet am 5. Mai.", "Die Mühle öffnet im Mai.", "date", [], id="less precise"),
        pytest.param(
            "Die Mühle öffnet am 5. Mai, am 12. Mai wird gefeiert.",
            "Am 12. Mai wird gefeiert, am 5. Mai öffnet die Mühle.",
            "date",
            [],
            id="both know both",
        ),
        pytest.param(
            "„Wir öffnen bald“, sagte Gruber am Montag.",
            "„Wir öffnen bald“, sagte Gruber am Dienstag.",
            "date",
            [],
            id="when somebody spoke",
        ),
        pytest.param(
            "Gruber hatte am 5. März seinen Rücktritt angekündigt.",
            "Gruber hatte am 9. März angekündigt, dass er zurücktreten werde.",
            "date",
            [{"2025-03-05", "2025-03-09"}],
            id="when one deed was announced",
        ),
        pytest.param(
            "Die Übertragung beginnt um 10 Uhr Ortszeit.",
            "Die Übertragung beginnt um 16 Uhr.",
            "hour",
            [],
            id="two zones",
        ),
        pytest.param(
            "Gefeiert wird am 5. und 12. Mai.", "Gefeiert wird am 5. Mai.", "date", [], id="days in one breath"
        ),
        pytest.param(
            "Der Damm misst 300 Meter.",
            "Der Damm misst 2 Kilometer.",
            "figure",
            [{"300 Meter", "2 Kilometer"}],
            id="metres and kilometres",
        ),
        pytest.param(
            "Ein Drittel der Balken war morsch.",
            "Morsch waren 80 Prozent der Balken.",
            "figure",
            [{"Ein Drittel", "80 Prozent"}],
            id="a share and percent",
        ),
        pytest.param("Der Bau kostet 40.000 Euro.", "Der Bau kostet rund 41.000 Euro.", "figure", [], id="about"),
        pytest.param(
            "Bis zu 300 Gäste dürfen hinein.",
            "Höchstens 500 Gäste dürfen hinein.",
            "figure",
            [{"Bis zu 300 Gäste", "Höchstens 500 Gäste"}],
            id="two bounds of one side",
        ),
        pytest.param(
            "Der Damm misst 92,4 Meter.",
            "Der Damm misst 94,2 Meter.",
            "figure",
            [{"92,4 Meter", "94,2 Meter"}],
            id="slip",
        ),
        pytest.param(
            "Der 34-jährige Müller fiel in den Bach.",
            "Der 43-Jährige fiel in den Bach.",
            "figure",
            [{"34 Jahre", "43 Jahre"}],
            id="two ages",
        ),
        pytest.param(
            "Mit 27 zu 20 Stimmen fiel der Beschluss.",
            "Der Beschluss fiel mit 27 gegen 22 Stimmen.",
            "figure",
            [{"20 Stimmen", "22 Stimmen"}],
            id="for and against",
        ),
        pytest.param("Der 34-Jährige fiel hinein.", "Der 35-Jährige fiel hinein.", "figure", [], id="a birthday"),
        pytest.param("Der 34-Jährige fiel hinein.", "Die 51-Jährige fiel hinein.", "figure", [], id="a man, a woman"),
        pytest.param(
            "Um 20.41 Uhr ging das Licht aus, am Abend wieder an.",
            "Um 21.41 Uhr ging das Licht aus, am Abend wieder an.",
            "hour",
            [{"20.41 Uhr", "21.41 Uhr"}],
            id="an evening names no hour of it",
        ),
        pytest.param(
            "Am Montagabend um 21.41 Uhr brannte die Mühle.",
            "20.41 Uhr zeigte die Uhr, als der erste Anruf kam.",
            "hour",
            [{"21.41 Uhr", "20.41 Uhr"}],
            id="an evening beside an hour is no list",
        ),
        pytest.param("Gruber kommt aus Genf.", "Der Genfer Gruber mag Ulm.", "place", [], id="forms of one place"),
        pytest.param(
            "Gefeiert wird im Hotel Waldstein.",
            "Gefeiert wird in der Stadthalle.",
            "site",
            [{"Hotel Waldstein", "Stadthalle"}],
            id="two houses",
        ),
        pytest.param(
            "Gefeiert wird in einer Scheune.",
            "Gefeiert wird in einer Garage.",
            "site",
            [{"Scheune", "Garage"}],
            id="sheds",
        ),
        pytest.param("Gefeiert wird im Dom.", "Gefeiert wird in der Kirche.", "site", [], id="a church by its kind"),
        pytest.param("Gefeiert wird im Rathaus.", "Gefeiert wird im Saal.", "site", [], id="a room of what house"),
        pytest.param(
            "Gefeiert wird im Rathaus.",
            "Gefeiert wird im Saal des Gasthofs.",
            "site",
            [{"Rathaus", "Saal des Gasthofs"}],
            id="the house of a room",
        ),
        pytest.param(
            "Gefeiert wird im Rathaus, gegessen im Hotel.",
            "Gegessen wird im Hotel, gefeiert im Rathaus.",
            "site",
            [],
            id="both know both houses",
        ),
    ],
)
def test_only_what_excludes_each_other_is_compared(one: str, other: str, sort: str, expected: list[set[str]]) -> None:
    assert sides(looked_at(one, other), sort) == expected


@pytest.mark.parametrize(
    ("one", "other", "day", "expected"),
    [
        pytest.param("Die Mühle öffnet am 5. Mai.", "Die Mühle öffnet am 12. Mai.", "2025-03-12", True, id="plans"),
        pytest.param("Die Mühle öffnet am 5. Mai.", "Die Mühle öffnet am 12. Mai.", "2025-03-26", False, id="new plan"),
        pytest.param("Die Mühle stand am 5. März.", "Die Mühle stand am 7. März.", "2025-03-26", True, id="past"),
        pytest.param("Die Mühle stand am 5. März.", "Die Mühle stand am 7. März.", "2025-06-26", False, id="long ago"),
    ],
)
def test_reports_of_two_states_of_the_matter_are_not_compared(one: str, other: str, day: str, expected: bool) -> None:
    assert bool(sides(looked_at(one, other, day), "date")) == expected


def test_an_hour_at_the_head_of_a_clause_belongs_to_it() -> None:
    (pair,) = looked_at("Montag, 5.47 Uhr: Die Mühle brennt.", "Die Mühle brannte um 6.47 Uhr.")
    assert pair.traits["clause"]
    assert pair.traits["slip"]
    (pair,) = looked_at("Montag, 5.47 Uhr. Die Mühle brennt.", "Die Mühle brannte um 6.47 Uhr.")
    assert pair.traits["clause"]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Der Rat stimmte mit 27 zu 20 Stimmen zu.", [1, 2]),
        ("Die Entscheidung fiel mit fünf zu zwei Stimmen.", [1, 2]),
        ("24 Abgeordnete votierten dafür, 19 dagegen.", [1, 2]),
        ("24 Abgeordnete kamen, 19 blieben dem Rat fern.", [0, 0]),
    ],
)
def test_votes_for_and_against(text: str, votes: list[int]) -> None:
    told = report("a", text)
    assert [slot.vote for slot in slots(told, telling(told, placed(told.text))) if slot.sort == "figure"] == votes


def test_traits_say_what_two_sentences_share() -> None:
    (pair,) = looked_at("Die Mühle öffnet am 5. Mai.", "Die Mühle öffnet am 12. Mai.")
    assert pair.traits["verb"]
    assert pair.traits["best"]
    assert not pair.traits["known"]
    assert pair.traits["days"] == 7
    (other,) = looked_at("Die Mühle öffnet am 5. Mai.", "Am 12. Mai singt ein Chor.")
    assert other.traits["clause"] < pair.traits["clause"]


@pytest.mark.parametrize(
    ("one", "other", "kind", "expected"),
    [
        pytest.param(
            "Die Bauarbeiten an der Mühle beginnen am 5. Mai.",
            "Am 12. Mai beginnen die Bauarbeiten an der Mühle.",
            "date",
            [["2025-05-05", "2025-05-12"]],
            id="one begin, two days",
        ),
        pytest.param(
            "Die Sanierung der Mühle kostet nach seinen Worten 480.000 Euro.",
            "840.000 Euro kostet die Sanierung der Mühle.",
            "figure",
            [["480.000 Euro", "840.000 Euro"]],
            id="digits swapped",
        ),
        pytest.param(
            "Die Sanierung der Mühle kostet nach seinen Worten 480.000 Euro. Sie kostet höchstens 480.000 Euro.",
            "840.000 Euro kostet die Sanierung der Mühle.",
            "figure",
            [["480.000 Euro", "840.000 Euro"]],
            id="less exact, in one account",
        ),
        pytest.param(
            "Am 5. Mai kommt der Landrat.", "Am 12. Mai tagt der Gartenbauverein.", "date", [], id="two matters"
        ),
    ],
)
def test_contradictions_are_reported(one: str, other: str, kind: str, expected: list[list[str]]) -> None:
    told = story(report("a", HEAD + one), report("b", AGAIN + other))
    found = parallels(told, settings_of(told), scored(told, settings_of(told)))
    assert [[v.value for v in entry.values] for entry in found if entry and entry.kind == kind] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "Bürgermeisterin Eva Mai ist am 4. März zurückgetreten.",
            "Die Amtschefin erklärte am 6. März in einer Sitzung des Rates ihren Rücktritt.",
            [["2025-03-04", "2025-03-06"]],
            id="done once",
        ),
        pytest.param(
            "Bürgermeisterin Eva Mai ist am 4. März zurückgetreten.",
            "Auch ihr Stellvertreter, der am 4. März noch schwieg, erklärte am 6. März seinen Rücktritt.",
            [],
            id="a report that has both days",
        ),
        pytest.param(
            "Am 4. März wurde dort gestreikt.",
            "Die Maurer traten am 6. März in den Streik.",
            [],
            id="what may be done again",
        ),
    ],
)
def test_what_is_done_once_is_not_done_on_two_days(one: str, other: str, expected: list[list[str]]) -> None:
    told = story(report("a", HEAD + one), report("b", AGAIN + other))
    unknown = Scored({key: tuple((pair, 0.01) for pair, _ in found) for key, found in _known(told).items()})
    assert [
        [v.value for v in entry.values] for entry in parallels(told, settings_of(told), unknown) if entry
    ] == expected


def test_a_linked_event_that_both_sentences_tell_is_a_trait_of_sites_and_their_name() -> None:
    one = report("a", "Am Montag traf Ministerin Ida Kern den Minister Jan Moll in Oslo im Rathaus. Es ging um Zölle.")
    other = report(
        "b", "Ida Kern traf am Montag in Oslo Minister Jan Moll. Das Treffen im Hotel dauerte lange.", "2025-03-13"
    )
    told = story(one, other)
    (pair,) = (pair for pair in pairs(told, settings_of(told)) if pair.one.sort == "site")
    assert pair.traits["event"] == any(
        {report.article for report in event.reports} == {"a", "b"}
        and any("Hotel" in report.text for report in event.reports)
        for event in told.events
    )
    assert pair.traits["same_group"] == 0
    assert pair.linked


def test_where_something_was_is_named_by_the_thing_and_not_by_who_spoke_there() -> None:
    articles = {
        "a": report("a", "Im Rathaus lobte Ministerin Berggren die Gemeinde."),
        "b": report("b", "Ministerin Berggren"),
    }
    shared = [frozenset({stem("berggren"), stem("gemeinde"), stem("ministerin")})]
    assert label(articles, [("a", 0), ("b", 0)], shared, things=True) == "Gemeinde"
    assert label(articles, [("a", 0), ("b", 0)], shared) == "Ministerin"
    assert label(articles, [("b", 0)], shared, things=True) == "Ministerin"


def _known(told: Story) -> Mapping[tuple[str, str], tuple[tuple[Pair, float], ...]]:
    return scored(told, settings_of(told)).by_reports


def test_each_sort_that_all_reports_weigh_has_its_bar() -> None:
    assert set(SURE_POOLED) == set(POOLED)
    assert SURE_POOLED["place"] > SURE_POOLED["date"]


def test_days_that_reports_tell_of_two_things_are_less_likely_one() -> None:
    begins = "Die Bauarbeiten an der Mühle beginnen am 5. Mai.", "Am 12. Mai beginnen die Bauarbeiten an der Mühle."
    told = story(
        report("a", HEAD + begins[0]),
        report("b", AGAIN + begins[1]),
        report("c", "Die Mühle in Ramsau: Am 12. Mai sieht Gemeinderätin Eva Mai nach, wie weit Theo Gruber ist."),
    )
    scores = [(pair, 0.8 if "beginnen" in _text(told, pair.other) else 0.1) for pair in pairs(told, settings_of(told))]
    days = [(pair, score) for pair, score in scores if pair.one.sort == "date"]
    assert len(days) > 1
    for (_, score), by_all in zip(days, pooled(told, days), strict=True):
        assert by_all < score if score == max(score for _, score in days) else by_all > score


def _text(told: Story, slot: Slot) -> str:
    article = next(article for article in told.articles if article.id == slot.evidence.article)
    sentence = article.sentences[article.sentence_index(slot.evidence.begin)]
    return article.text[sentence.begin : sentence.end]


def test_copies_of_one_report_do_not_contradict_themselves() -> None:
    text = HEAD + "Die Bauarbeiten an der Mühle beginnen am 5. Mai."
    told = story(report("a", text), report("b", text))
    assert not list(pairs(told, settings_of(told)))


def test_what_the_model_holds_for_unlikely_is_doubted() -> None:
    begins = "Die Bauarbeiten an der Mühle beginnen am 5. Mai.", "Am 12. Mai beginnen die Bauarbeiten an der Mühle."
    told = story(report("a", HEAD + begins[0]), report("b", AGAIN + begins[1]))
    known = scored(told, settings_of(told))
    (entry,) = (found for found in parallels(told, settings_of(told), known) if found is not None)
    ((_, score),) = known.pairs()
    assert not doubted(entry, known, Doubt(score, unknown=False))
    assert doubted(entry, known, Doubt(score + 0.01, unknown=True))


def test_of_values_that_it_does_not_know_the_model_doubts_nothing_unless_told_to() -> None:
    told = story(report("a", HEAD + "Die Mühle öffnet am 5. Mai."), report("b", AGAIN + "Die Mühle öffnet am 12. Mai."))
    known = scored(told, settings_of(told))
    (entry,) = (found for found in parallels(told, settings_of(told), known) if found is not None)
    other = replace(entry, values=tuple(replace(value, evidence=_moved(value.evidence)) for value in entry.values))
    assert not doubted(other, known, Doubt(0.5, unknown=True))
    assert doubted(other, known, Doubt(0.5, unknown=False))


def _moved(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(one.article, 0, 3, "Die") for one in evidence)

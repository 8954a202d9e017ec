"""Which mentions are joined, what is never joined, and what is weighed."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from synopse.link.occurrences.joining import MOST, joined
from synopse.link.occurrences.matching import agreements, contradict
from synopse.link.occurrences.sightings import Sighting, around_the_story, founded, sighting
from synopse.link.occurrences.traits import traits
from synopse.link.occurrences.wording import spread
from synopse.trees import Trees, load
from tests.factories import article, event

WHO = {"Weber": "person-weber", "Kaya": "person-kaya", "Novak": "person-novak"}
PERSONS = frozenset(WHO.values())
FRIDAY, MONDAY = ("2025-03-07", "2025-03-07"), ("2025-03-03", "2025-03-03")
YES, NO = Trees(9.0, ()), Trees(-9.0, ())


def _told(id_: str, text: str, trigger: str, published: str | None = "2025-03-09", **parts: Any) -> Sighting:
    one = article(id_, text, published, events=[event(text, trigger, **parts)])

    def resolve(_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for form, actor in WHO.items() if form in text[begin:end])

    return sighting(one, one.events[0], resolve, PERSONS)


def _meeting(id_: str, time: tuple[str | None, ...] | None = FRIDAY, **parts: Any) -> Sighting:
    when: dict[str, Any] = {"when": "jüngst", "time": time} if time else {}
    text = f"Der Rat tagte. Viel Neues. Weber und Kaya trafen sich jüngst in Bern oder Wien, schreibt {id_}."
    return _told(id_, text, "trafen", actors=parts.pop("actors", ["Weber", "Kaya"]), **when, **parts)


def _sizes(*sightings: Sighting, trees: Trees) -> list[int]:
    return sorted(len(cluster.sightings) for group in joined(sightings, trees) for cluster in group)


@pytest.mark.parametrize(("trees", "sizes"), [(YES, [3]), (NO, [1, 1, 1])], ids=["sure", "unsure"])
def test_the_model_decides_where_nothing_contradicts(trees: Trees, sizes: list[int]) -> None:
    assert _sizes(*(_meeting(id_) for id_ in "abc"), trees=trees) == sizes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"time": FRIDAY}, {"time": MONDAY}, id="two days"),
        pytest.param({"place": "Bern"}, {"place": "Wien"}, id="two towns"),
        pytest.param({"round": 1}, {"round": 2}, id="two rounds"),
        pytest.param({"kind": "vote"}, {"kind": "visit"}, id="two sorts"),
        pytest.param({"type": "OTHER", "kind": "weather"}, {"type": "OTHER"}, id="a flood and something else"),
        pytest.param({"kind": "call"}, {"place": "Bern"}, id="a call and a meeting at a place"),
        pytest.param({"type": "CONSULT"}, {"type": "AGREE"}, id="two types"),
    ],
)
def test_what_contradicts_is_never_joined(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert _sizes(_meeting("a", **one), _meeting("b", **other), trees=YES) == [1, 1]


@pytest.mark.parametrize(("met", "sizes"), [(MONDAY, [2]), (("2025-02-10", "2025-02-16"), [1, 1])])
def test_the_weekday_of_an_undated_report_is_of_the_weeks_of_its_story(met: tuple[str, str], sizes: list[int]) -> None:
    undated = _meeting("b", (None, None, "XXXX-WXX-1"), published=None)
    told = around_the_story([_meeting("a", met), undated])
    assert _sizes(*told, trees=YES) == sizes


def test_what_one_report_looks_ahead_to_is_not_what_it_looks_back_on() -> None:
    met = _meeting("a")
    text = met.article.text.replace("trafen sich", "treffen sich")
    both = article(
        "a",
        met.article.text + " " + text,
        "2025-03-07",
        events=[met.event, event(met.article.text + " " + text, "treffen", status="planned")],
    )
    past, ahead = (sighting(both, told, lambda *_: (), PERSONS) for told in both.events)
    assert _sizes(past, ahead, trees=YES) == [1, 1]
    assert _sizes(past, _meeting("b", None, status="planned", published="2025-03-07"), trees=YES) == [2]


@pytest.mark.parametrize(
    ("told", "sizes"),
    [
        pytest.param({"time": None}, [1, 1], id="a verb without a time"),
        pytest.param({"time": ("2025-03-01", "2025-03-07")}, [2], id="a verb with one"),
    ],
)
def test_what_is_told_without_a_time_by_a_verb_is_of_the_last_weeks(told: dict[str, Any], sizes: list[int]) -> None:
    assert _sizes(_meeting("a"), _meeting("b", published="2025-06-09", **told), trees=YES) == sizes


def test_a_noun_may_mean_what_is_long_past() -> None:
    summit = _told(
        "b", "Der Rat tagte. Viel Neues. Kern erinnerte an den Gipfel in Bern.", "Gipfel", "2025-06-09", place="Bern"
    )
    assert _sizes(_meeting("a", place="Bern"), summit, trees=YES) == [2]


@pytest.mark.parametrize(
    ("sitting", "contradicts"),
    [
        ({}, True),
        ({"actors": ["Kaya"]}, False),
        ({"when": "Freitag", "time": FRIDAY}, False),
        ({"kind": "hearing"}, False),
    ],
    ids=["nothing in common", "who is heard", "the day", "the sort"],
)
def test_a_hearing_is_a_meeting_only_by_its_day_or_by_who_is_heard(sitting: dict[str, Any], contradicts: bool) -> None:
    heard = _told(
        "a",
        "Kaya wurde am Freitag vernommen.",
        "vernommen",
        kind="hearing",
        actors=["Kaya"],
        when="Freitag",
        time=FRIDAY,
    )
    told = _told("b", "Am Freitag sprach man mit Kaya in der Sitzung.", "Sitzung", **sitting)
    assert contradict(founded(heard), founded(told)) is contradicts


def test_what_was_called_off_is_not_any_meeting_that_was_held() -> None:
    off = _told("b", "Ein Gespräch mit Kaya über Zölle fiel aus.", "Gespräch", actors=["Kaya"], status="cancelled")
    assert _sizes(_meeting("a"), off, trees=YES) == [1, 1]


def test_what_was_called_off_is_what_was_held_where_both_name_the_day() -> None:
    assert _sizes(_meeting("a"), _meeting("b", status="cancelled"), trees=YES) == [2]


@pytest.mark.parametrize(
    ("one", "other", "turns"),
    [
        ("Weber und Kaya trafen sich zum ersten Mal.", "Weber und Kaya trafen sich erneut.", (1, 2)),
        ("Weber und Kaya trafen sich erstmals.", "Weber und Kaya trafen sich zum dritten Mal.", (1, 2)),
        ("Weber und Kaya trafen sich erstmals seit Mai.", "Weber und Kaya trafen sich erneut.", (0, 2)),
        ("Weber und Kaya trafen sich.", "Diesmal trafen sich Weber und Kaya in Bern.", (0, 2)),
    ],
)
def test_a_first_meeting_is_no_later_one(one: str, other: str, turns: tuple[int, int]) -> None:
    left, right = _told("a", one, "trafen"), _told("b", other, "trafen")
    assert (left.turn, right.turn) == turns
    assert contradict(founded(left), founded(right)) == (turns == (1, 2))


def test_one_sentence_printed_twice_tells_one_event_whatever_the_model_says() -> None:
    text = "Weber und Kaya berieten jüngst lange über den Ausbau der Brücke."
    twice = [_told(id_, text, "berieten", actors=["Weber", "Kaya"]) for id_ in "ab"]
    assert _sizes(*twice, trees=NO) == [2]


def test_among_many_occurrences_the_one_that_shares_most_is_found() -> None:
    days = [f"2025-03-{day:02}" for day in range(1, MOST + 9)]
    found = [_meeting(f"{id_}{day}", (day, day), published="2025-04-20") for id_ in "ab" for day in days]
    assert _sizes(*found, trees=YES) == [2] * len(days)


def test_the_order_in_which_mentions_come_changes_nothing() -> None:
    told = [_meeting("a"), _meeting("b", place="Bern"), _meeting("c", place="Wien"), _meeting("d", time=None)]
    packaged = load("occurrences")["event"]

    def groups(order: tuple[Sighting, ...]) -> list[list[str]]:
        return [[s.article.id for s in cluster.sightings] for group in joined(order, packaged) for cluster in group]

    assert len({str(groups(order)) for order in itertools.permutations(told)}) == 1


def test_every_trait_of_the_packaged_model_is_counted() -> None:
    told = _meeting("a", place="Bern"), _meeting("b", place="Wien")
    counted = dict(traits(*told, spread(told)))
    trees = load("occurrences")["event"].trees
    assert {node[0] for tree in trees for node in tree if len(node) > 1} <= counted.keys()


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ({}, {}, {"sameday": 1, "shared": 2, "met": 2, "strangers": 0, "same_article": 0, "both_past": 1}),
        ({"status": "planned"}, {}, {"plan_held": 1, "both_past": 0}),
        ({"actors": ["Weber"]}, {"actors": ["Kaya"]}, {"shared": 0, "strangers": 1}),
        ({"time": None}, {}, {"dated": 1, "sameday": 0, "rel": 1, "days": 400}),
        ({"round": 2}, {"round": 2}, {"round": 1, "rounds": 2}),
        ({"status": "cancelled"}, {"status": "denied"}, {"no": 2}),
        ({"place": "Bern"}, {}, {"places": 1}),
    ],
)
def test_traits_say_what_two_mentions_share(
    one: dict[str, Any], other: dict[str, Any], wanted: dict[str, float]
) -> None:
    told = _meeting("a", **one), _meeting("b", **other)
    counted = dict(traits(*told, spread(told)))
    assert {key: counted.get(key, 0) for key in wanted} == wanted


def test_a_plan_before_what_came_of_it_is_in_order_and_after_it_is_not() -> None:
    early, late = _meeting("a", published="2025-03-01", status="planned"), _meeting("b", published="2025-03-09")
    words = spread((early, late))
    assert dict(traits(early, late, words))["order"] == dict(traits(late, early, words))["order"] == 1
    told = _meeting("a", published="2025-03-01"), _meeting("b", published="2025-03-09", status="planned")
    assert dict(traits(*told, words))["order"] == -1


def test_reasons_say_in_what_two_agree() -> None:
    one, other = founded(_meeting("a", place="Bern")), founded(_meeting("b", place="Bern"))
    assert agreements(one, other) == (
        "same_day", "same_place: Bern", "shared_participants: person-kaya, person-weber", "same_words",
    )  # fmt: skip


def test_a_word_beside_every_event_says_less_than_one_beside_a_single_one() -> None:
    text = "Weber und Kaya berieten über die Brücke. Weber und Kaya stritten über die Brücke und den Zoll."
    one = article("a", text, events=[event(text, "berieten"), event(text, "stritten")])
    told = [sighting(one, found, lambda *_: (), PERSONS) for found in one.events]
    counted = spread(told)
    assert (counted["bruck"], counted["zoll"]) == (2, 1)

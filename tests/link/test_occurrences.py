"""When two reports speak of one event, and when they do not."""

from __future__ import annotations

import pytest

from synopse.link import link
from synopse.link.occurrences import occurrences
from synopse.model import Article, Document, Occurrence
from synopse.pipeline import read
from tests.factories import article, event, name


def _resolve_by(articles: tuple[Article, ...], who: dict[str, str]):  # type: ignore[no-untyped-def]
    texts = {entry.id: entry.text for entry in articles}

    def resolve(id_: str, begin: int, end: int) -> tuple[str, ...]:
        words = texts[id_][begin:end]
        return tuple(actor for form, actor in who.items() if form in words)

    return resolve


WHO = {"Weber": "person-weber", "Kaya": "person-kaya", "Novak": "person-novak", "Union": "organisation-union"}

SUMMER = ("2018-07-01", "2018-07-31")
PERSONS = frozenset(actor for actor in WHO.values() if actor.startswith("person"))


def _linked(*articles: Article) -> tuple[Occurrence, ...]:
    return occurrences(articles, _resolve_by(articles, WHO), {entry.id: entry.id for entry in articles}, PERSONS)


def _talks(
    id_: str, when: str, time: tuple[str, str], published: str, status: str = "held", place: str = "Bern"
) -> Article:
    text = f"Weber und Kaya trafen sich {when} in {place} zu Gesprächen."
    return article(
        id_, text, published,
        events=[event(text, "Gesprächen", actors=["Weber", "Kaya"], place=place, when=when, time=time, status=status)],
    )  # fmt: skip


def test_one_day_told_precisely_and_vaguely_is_one_event() -> None:
    found = _linked(
        _talks("a", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-09"),
        _talks("b", "am Wochenende", ("2025-03-08", "2025-03-09"), "2025-03-10"),
    )
    assert [len(entry.reports) for entry in found] == [2]
    assert found[0].independent_sources == 2
    assert (found[0].earliest, found[0].latest) == ("2025-03-08", "2025-03-08")


def test_a_plan_printed_after_its_day_is_one_event_in_a_text_and_its_copy() -> None:
    late = [_talks(id_, "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-12", "planned") for id_ in "ab"]
    assert [len(entry.reports) for entry in _linked(*late)] == [2]


def test_two_events_that_one_word_tells_have_two_ids_and_the_first_keeps_its_own() -> None:
    text = "Weber hatte im Juli Kaya in Bern getroffen und am Samstag Novak in Wien."
    july = event(text, "getroffen", actors=["Weber", "Kaya"], place="Bern", when="im Juli", time=SUMMER)
    day = ("2018-09-08", "2018-09-08")
    saturday = event(text, "getroffen", actors=["Weber", "Novak"], place="Wien", when="am Samstag", time=day)
    alone = _linked(article("a", text, "2018-09-10", events=[july]))
    both = _linked(article("a", text, "2018-09-10", events=[july, saturday]))
    assert [entry.place.name for entry in both if entry.place] == ["Bern", "Wien"]
    assert both[0].id == alone[0].id
    assert both[1].id != both[0].id


def test_the_plan_and_what_came_of_it_are_one_event() -> None:
    found = _linked(
        _talks("a", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-06", "planned"),
        _talks("b", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-09", "held"),
    )
    assert [entry.status for entry in found] == ["held"]
    assert [report.status for report in found[0].reports] == ["planned", "held"]


def test_whom_one_wanted_at_a_meeting_of_two_was_not_there() -> None:
    text = "Gewünscht wird ein Treffen von Weber, Kaya und Novak am Samstag in Bern."
    wanted = event(
        text, "Treffen", actors=["Weber", "Kaya", "Novak"], place="Bern", when="am Samstag",
        time=("2025-03-08", "2025-03-08"), status="proposed",
    )  # fmt: skip
    wish = article("a", text, "2025-03-06", events=[wanted])
    (alone,) = _linked(wish)
    assert "person-novak" in alone.participants
    (held,) = _linked(wish, _talks("b", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-09"))
    assert held.participants == ("person-kaya", "person-weber")


def test_contradictory_days_at_one_place_with_the_same_people_are_one_event() -> None:
    found = _linked(
        _talks("a", "am Freitag", ("2025-03-07", "2025-03-07"), "2025-03-09"),
        _talks("b", "am Montag", ("2025-03-03", "2025-03-03"), "2025-03-09"),
    )
    assert [len(entry.reports) for entry in found] == [2]


def test_an_article_that_tells_both_knows_two_events() -> None:
    text = (
        "Weber und Kaya trafen sich am Freitag in Bern zu Gesprächen. "
        "Schon am Montag hatten Weber und Kaya in Bern Verhandlungen geführt."
    )
    partners, friday, monday = ["Weber", "Kaya"], ("2025-03-07", "2025-03-07"), ("2025-03-03", "2025-03-03")
    both = article(
        "a", text, "2025-03-09",
        events=[
            event(text, "Gesprächen", actors=partners, place="Bern", when="am Freitag", time=friday),
            event(text, "Verhandlungen", actors=partners, place="Bern", when="am Montag", time=monday),
        ],
    )  # fmt: skip
    assert len(_linked(both)) == 2


def test_talks_weeks_apart_are_two_events() -> None:
    found = _linked(
        _talks("a", "im August", ("2025-08-06", "2025-08-06"), "2025-08-07"),
        _talks("b", "im Dezember", ("2025-12-02", "2025-12-02"), "2025-12-03"),
    )
    assert len(found) == 2


def _talks_at(id_: str, place: str, beside: str = "") -> Article:
    text = f"Weber und Kaya trafen sich am Samstag in {place} zu Gesprächen.{beside}"
    talks = event(text, "Gesprächen", actors=["Weber", "Kaya"], place=place, when="am Samstag", time=SATURDAY)
    return article(id_, text, "2025-03-09", events=[talks])


SATURDAY = ("2025-03-08", "2025-03-08")


@pytest.mark.parametrize(
    ("beside", "events"),
    [("", 1), (" Am Morgen waren sie in Bern gewesen.", 2)],
    ids=["neither knows the other's place", "who names both places tells another meeting"],
)
def test_talks_of_two_on_one_day_in_two_towns_are_one_unless_a_report_names_both(beside: str, events: int) -> None:
    assert len(_linked(_talks_at("a", "Bern"), _talks_at("b", "Wien", beside))) == events


@pytest.mark.parametrize(
    ("words", "who", "events"),
    [
        pytest.param(("Der Streik begann am {} in Linz.", "Streik", "PROTEST", ""), (), 1, id="it begins once"),
        pytest.param(("Der Streik in Linz am {} war kurz.", "Streik", "PROTEST", ""), (), 2, id="strikes come again"),
        pytest.param(
            ("Weber besuchte am {} die Klinik in Linz.", "besuchte", "CONSULT", "visit"), ("Weber",), 1,
            id="one visits a place once",
        ),
    ],
)  # fmt: skip
def test_which_events_of_two_days_are_one(words: tuple[str, str, str, str], who: tuple[str, ...], events: int) -> None:
    form, trigger, type_, kind = words

    def told(id_: str, day: str, date: str) -> Article:
        text = "Der Rat tagt. " + form.format(day)
        one = event(text, trigger, type=type_, kind=kind, actors=who, place="Linz", when=day, time=(date, date))
        return article(id_, text, "2025-03-09", events=[one])

    found = _linked(told("a", "Donnerstag", "2025-03-06"), told("b", "Freitag", "2025-03-07"))
    assert len(found) == events


def test_what_only_one_event_of_a_story_is_called_tells_which_it_is() -> None:
    def told(id_: str, text: str, noun: str) -> Article:
        return article(id_, text, events=[event(text, noun, kind="assembly")])

    found = _linked(
        told("a", "Laut wurde es auf der Bürgerversammlung.", "Bürgerversammlung"),
        told("b", "Das sagte Weber bei der Bürgerversammlung zum Windpark.", "Bürgerversammlung"),
    )
    assert [entry.reasons for entry in found] == [("same_noun",)]


def test_rounds_are_kept_apart_and_joined_by_number() -> None:
    def round_(id_: str, number: int, when: str, time: tuple[str, str]) -> Article:
        text = f"Die Runde {when} in Bern mit Weber und der Union endete früh."
        return article(
            id_, text, "2025-03-09",
            events=[event(text, "Runde", actors=["Weber", "Union"], place="Bern", when=when, time=time, round=number)],
        )  # fmt: skip

    found = _linked(
        round_("a", 1, "am Montag", ("2025-03-03", "2025-03-03")),
        round_("b", 2, "am Mittwoch", ("2025-03-05", "2025-03-05")),
        round_("c", 1, "am Dienstag", ("2025-03-04", "2025-03-04")),
    )
    assert sorted(len(entry.reports) for entry in found) == [1, 2]


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = (
        _talks("a", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-06", "planned"),
        _talks("b", "am Wochenende", ("2025-03-08", "2025-03-09"), "2025-03-10"),
        _talks("c", "am Freitag", ("2025-03-14", "2025-03-14"), "2025-03-15"),
    )
    assert _linked(*articles) == _linked(*reversed(articles))


def test_what_is_announced_is_not_what_was_held_years_ago() -> None:
    text = "Weber und Kaya könnten sich bald treffen. Ihr Gipfel in Bern war im Juli 2018."
    found = _linked(
        article(
            "a",
            text,
            "2025-03-09",
            events=[
                event(text, "treffen", actors=["Weber", "Kaya"], status="conditional"),
                event(
                    text, "Gipfel", actors=["Weber"], place="Bern", when="Juli 2018", time=("2018-07-01", "2018-07-31")
                ),
            ],
        )
    )
    assert len(found) == 2


def test_an_open_beginning_is_narrowed_by_the_day_of_the_report() -> None:
    lead = "Weber und Kaya trafen sich in Bern. Zu dem Treffen in Bern kam es, nachdem Ende Februar ein Plan kam."
    found = _linked(
        article(
            "a",
            lead,
            "2025-03-03",
            events=[
                event(lead, "trafen", actors=["Weber", "Kaya"], place="Bern"),
                event(lead, "Treffen", place="Bern", when="nachdem Ende Februar", time=("2025-03-01", None)),
            ],
        )
    )
    assert [(entry.earliest, entry.latest) for entry in found] == [("2025-03-01", "2025-03-03")]


def test_what_is_not_planned_is_not_what_the_article_announces() -> None:
    tomorrow = {"when": "morgen", "time": ("2025-03-10", "2025-03-10")}
    text = "Weber und Kaya treffen sich morgen in Bern. Ein Treffen von Weber, Kaya und Novak ist nicht geplant."
    meeting = event(text, "treffen", actors=["Weber", "Kaya"], place="Bern", status="planned", **tomorrow)
    other = event(text, "Treffen", actors=["Weber", "Kaya", "Novak"], status="denied")
    found = _linked(article("a", text, "2025-03-09", events=[meeting, other]))
    assert sorted(entry.status for entry in found) == ["denied", "planned"]


def test_one_round_on_one_day_in_two_towns_is_one_event_with_contradictory_places() -> None:
    def second(id_: str, place: str, last: str = "2025-03-07") -> Article:
        text = f"Die zweite Runde von Weber und Kaya am Freitag in {place} endete früh."
        when = ("2025-03-07", last, None)
        talks = event(text, "Runde", actors=["Weber", "Kaya"], place=place, when="am Freitag", time=when, round=2)
        return article(id_, text, "2025-03-09", events=[talks])

    found = _linked(second("a", "Bern"), second("b", "Wien"))
    assert [len(entry.reports) for entry in found] == [2]
    found = _linked(second("a", "Bern"), second("b", "Wien", last="2025-03-09"))
    assert [len(entry.reports) for entry in found] == [2]


def test_one_verb_may_tell_two_meetings() -> None:
    text = "Weber hatte im Januar Kaya in Bern getroffen und kürzlich Novak in Wien."
    january = {"when": "im Januar", "time": ("2025-01-01", "2025-01-31")}
    first = event(text, "getroffen", actors=["Weber", "Kaya"], place="Bern", **january)
    second = event(text, "getroffen", actors=["Weber", "Novak"], place="Wien")
    assert len(_linked(article("a", text, "2025-03-09", events=[first, second]))) == 2


DAY = ("2025-03-08", "2025-03-08")


def _crash(id_: str, word: str, place: str | None, time: tuple[str, str] = DAY, kind: str = "crash") -> Article:
    text = f"Bei dem {word} am Samstag in {place or 'der Stadt'} starben zwei Menschen {id_}."
    where = {"place": place} if place else {}
    told = event(text, word, type="OTHER", kind=kind, when="am Samstag", time=time, **where)
    return article(id_, text, "2025-03-10", events=[told])


def test_a_crash_is_one_whatever_it_is_called() -> None:
    (found,) = _linked(_crash("a", "Unglück", "Lingen"), _crash("b", "Zusammenstoß", None))
    assert len(found.reports) == 2
    assert "same_kind" in found.reasons


def test_a_crash_told_at_two_places_is_one_contradicted() -> None:
    assert len(_linked(_crash("a", "Unglück", "Bern"), _crash("b", "Crash", "Wien"))) == 1


def test_events_of_two_sorts_are_two() -> None:
    assert len(_linked(_crash("a", "Unglück", "Bern"), _crash("b", "Brand", "Bern", kind="fire"))) == 2


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("In Lemgo wurde getagt. ", "Lemgo"),
        ("Lemgo trauert. ", "Lemgo"),
        ("In der lippischen Kleinstadt Lemgo wurde getagt. ", "Lemgo"),
        ("Das teilte das Ministerium in Lemgo mit. ", None),
        ("Das sagte ein Sprecher Russlands. ", None),
        ("Bauern aus Lemgo sahen zu. ", None),
        ("", None),
    ],
)
def test_a_place_of_the_context_is_shown_as_such(before: str, place: str | None) -> None:
    text = f"{before}Weber und Kaya verhandelten am Samstag."
    names = [name(text, form, "LOC") for form in ("Lemgo", "Russlands") if form in text]
    meeting = event(text, "verhandelten", actors=["Weber", "Kaya"], when="am Samstag", time=DAY)
    (found,) = _linked(article("a", text, "2025-03-09", names=names, events=[meeting]))
    assert (found.place and (found.place.name, found.place.basis)) == (place and (place, "context"))
    assert found.told_place is None
    assert found.reports[0].place is None


def test_both_sides_are_the_two_that_talk() -> None:
    told = _talks("a", "am Samstag", DAY, "2025-03-09")
    text = "Beide Seiten kamen am Montag in Wien zu Gesprächen zusammen."
    later = event(text, "Gesprächen", actors=["Beide Seiten"], place="Wien", when="am Montag", time=("2025-03-10",) * 2)
    articles = (told, article("b", text, "2025-03-11", events=[later]))
    sides = {"Weber": "organisation-weber", "Kaya": "organisation-kaya"}
    found = occurrences(articles, _resolve_by(articles, sides), {entry.id: entry.id for entry in articles}, frozenset())
    assert [entry.participants for entry in found] == [("organisation-kaya", "organisation-weber")] * 2


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Nach den Friedensgesprächen zwischen Norwegen und Island in Oslo am Freitag kam es zu Streit.",
         "Friedensgespräche, Oslo"),
        ("Während des Gipfels zwischen Norwegen und Island in Oslo am Freitag kam es zu Streit.", "Gipfel, Oslo"),
        ("Nach den Verhandlungen zwischen Norwegen und Island in Oslo am Freitag kam es zu Streit.",
         "Verhandlungen, Oslo"),
        ("Der Kreistag hat den Plan am Freitag abgesegnet.", "Abstimmung"),
        ("Die Ministerin Ida Kern besuchte am Freitag die Werft in Kiel.", "Besuch, Kiel"),
        ("Durchsucht hat die Polizei am Freitag das Rathaus in Kiel.", "Durchsuchung, Kiel"),
    ],
)  # fmt: skip
def test_a_label_is_in_the_nominative_and_says_what_the_verb_tells_of(told: str, label: str) -> None:
    (story,) = link([read(Document(id="a", source="a", text=told, published="2025-03-08"))])
    assert label in [entry.label for entry in story.events]


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [("planned", "conditional", "planned"), ("proposed", "conditional", "conditional")],
)
def test_a_plan_stays_one_where_a_later_report_only_says_that_it_may_be_done(
    first: str, last: str, status: str
) -> None:
    found = _linked(
        _talks("a", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-05", first),
        _talks("b", "am Samstag", ("2025-03-08", "2025-03-08"), "2025-03-06", last),
    )
    assert [entry.status for entry in found] == [status]

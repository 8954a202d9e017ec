"""An undated article is dated by what it shares with dated ones, or told within an interval, or not at all."""

from __future__ import annotations

import pytest

from synopse.echoes import echoes, heard
from synopse.link import link
from synopse.model import Article, Document, Time
from synopse.periods import day_of
from synopse.pipeline import brief, read
from synopse.publication import by_days, known_of, met_of, possible
from synopse.redating import redated
from synopse.render import html, markdown
from synopse.segment import segment
from synopse.syntax import analyse
from synopse.tag.times import times

DATED = (
    "Lokführer streiken in Erfurt\n\n"
    "Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. An dem Warnstreik beteiligten sich 300 Lokführer. "
    "Das sagte die Vorsitzende Ines Gerlach."
)
ANNOUNCED = (
    "Bahnbund kündigt Warnstreik an\n\n"
    "Die Gewerkschaft Bahnbund will am Dienstag in Erfurt streiken. "
    "Den Warnstreik kündigte die Vorsitzende Ines Gerlach an."
)


def document(id_: str, text: str, published: str | None = None) -> Document:
    return Document(
        id=id_, source=id_, text=text, outlet=id_.title(), published=published,
        published_basis="given" if published else "unknown",
    )  # fmt: skip


def timed(document: Document) -> tuple[Time, ...]:
    return times(
        document.text,
        analyse(document.text, segment(document.text, document.title, document.marks)),
        document.published,
    )


def story(undated: str) -> list[Article]:
    """Two dated reports of the strike on Tuesday, 14 May 2024, and an undated one."""
    dated = [document("kurier", DATED, "2024-05-15"), document("bote", ANNOUNCED, "2024-05-13")]
    return [read(entry) for entry in (*dated, document("funk", undated))]


def dating(undated: str) -> tuple[str | None, str | None, str | None] | None:
    """Date of publication, first and last possible day of the undated article."""
    found = {id_: entry for one in link(story(undated)) for id_, entry in redated(one, read, timed).items()}.get("funk")
    return (found.published, found.dating.earliest, found.dating.latest) if found and found.dating else None


@pytest.mark.parametrize(
    ("undated", "day"),
    [
        ("Die Gewerkschaft Bahnbund streikt heute in Erfurt. Das sagte die Vorsitzende Ines Gerlach.", "2024-05-14"),
        ("Die Gewerkschaft Bahnbund hat gestern in Erfurt gestreikt. Das sagte Ines Gerlach.", "2024-05-15"),
        ("Die Gewerkschaft Bahnbund wird morgen in Erfurt streiken. Das sagte Ines Gerlach.", "2024-05-13"),
        (
            "Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. Am heutigen Freitag berät Ines Gerlach.",
            "2024-05-17",
        ),
        (
            "Einen Tag vor dem Warnstreik in Erfurt hat die Gewerkschaft Bahnbund heute gewarnt, sagte Ines Gerlach.",
            "2024-05-13",
        ),
    ],
)
def test_one_day_that_fits_dates_the_article(undated: str, day: str) -> None:
    assert dating(undated) == (day, day, day)


@pytest.mark.parametrize(
    ("undated", "first", "last"),
    [
        ("Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. Das sagte Ines Gerlach.",
         "2024-05-14", "2024-05-20"),
        ("Am Tag nach dem Warnstreik in Erfurt zog die Gewerkschaft Bahnbund Bilanz. Das sagte Ines Gerlach.",
         "2024-05-15", "2024-05-16"),
    ],
)  # fmt: skip
def test_several_days_that_fit_give_an_interval(undated: str, first: str, last: str) -> None:
    assert dating(undated) == (None, first, last)


@pytest.mark.parametrize(
    "undated",
    [
        "Im Stadtpark von Gotha wurden heute drei Igel gesichtet.",
        "Die Gewerkschaft Bahnbund streikte in Erfurt am 14. Mai 2024. Das sagte die Vorsitzende Ines Gerlach.",
        "Die Gewerkschaft Bahnbund tritt für die Lokführer ein. Das sagte die Vorsitzende Ines Gerlach.",
        "Am heutigen Freitag streikt die Gewerkschaft Bahnbund in Erfurt. Ines Gerlach sprach am gestrigen Dienstag.",
    ],
)
def test_where_nothing_fits_nothing_is_said(undated: str) -> None:
    assert dating(undated) is None


def test_a_contradiction_dates_nothing() -> None:
    """Two shared events that leave no common day: "heute" is Tuesday by one and Thursday by the other."""
    dated = DATED + " Am Donnerstag einigten sich Bahnbund und Nordbahn in Weimar auf einen Tarifvertrag."
    contradictory = (
        "Die Gewerkschaft Bahnbund hat heute in Erfurt gestreikt. Ines Gerlach sprach von einem Erfolg. "
        "Bahnbund und Nordbahn haben sich heute in Weimar auf einen Tarifvertrag geeinigt."
    )
    articles = [read(document("kurier", dated, "2024-05-17")), read(document("funk", contradictory))]
    (one,) = link(articles)
    joined = [entry for entry in one.events if {report.article for report in entry.reports} == {"kurier", "funk"}]
    assert len(joined) >= 2
    assert redated(one, read, timed) == {}


def test_the_reason_keeps_both_words_and_the_day() -> None:
    articles = story("Die Gewerkschaft Bahnbund streikt heute in Erfurt. Das sagte die Vorsitzende Ines Gerlach.")
    dossier = brief(articles)
    (note,) = [entry for entry in dossier.stories[0].sources if entry.id == "funk"]
    texts = {entry.id: entry.text for entry in articles}
    assert (note.published, note.published_basis) == ("2024-05-14", "inferred")
    assert note.dating is not None
    assert note.dating.reasons
    for reason in note.dating.reasons:
        assert (reason.own.article, reason.day) == ("funk", "2024-05-14")
        assert reason.other.article in ("kurier", "bote")
        for evidence in (reason.own, reason.other):
            assert texts[evidence.article][evidence.begin : evidence.end] == evidence.text
    for page in (html(dossier, articles), markdown(dossier, articles)):
        assert "erschlossen: „heute“" in page


def test_the_interval_stands_on_the_page() -> None:
    articles = story("Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. Das sagte Ines Gerlach.")
    dossier = brief(articles)
    for page in (html(dossier, articles), markdown(dossier, articles)):
        assert "ohne Datum (zwischen Di., 14.5.2024 und Mo., 20.5.2024, erschlossen:" in page


def test_a_weekday_has_its_day_where_only_an_interval_is_known() -> None:
    articles = story("Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. Das sagte Ines Gerlach.")
    (one,) = link(articles)
    found = redated(one, read, timed)["funk"]
    assert [time.value for time in found.times] == ["2024-05-14"]


@pytest.mark.parametrize(
    ("undated", "values"),
    [
        ("Die Gewerkschaft Bahnbund streikte am 14. Mai in Erfurt. Das sagte Ines Gerlach am Freitag.",
         ["2024-05-14", "2024-05-17"]),
        ("Die Gewerkschaft Bahnbund streikte am 14. Mai 2023 in Erfurt. Das sagte Ines Gerlach.", None),
        ("Die Gewerkschaft Bahnbund streikte neulich in Erfurt. Das sagte Ines Gerlach gestern.", None),
    ],
)  # fmt: skip
def test_a_date_of_the_calendar_is_of_the_year_of_its_story(undated: str, values: list[str] | None) -> None:
    (one,) = link(story(undated))
    found = redated(one, read, timed).get("funk")
    assert (found and [time.value for time in found.times]) == values
    assert found is None or (found.published, found.dating) == (None, None)


def test_today_is_within_the_days_on_which_the_article_may_have_appeared() -> None:
    undated = (
        "Am Tag nach dem Warnstreik in Erfurt zog die Gewerkschaft Bahnbund Bilanz. Das sagte Ines Gerlach. "
        "Ministerin Ada Krall trat heute zurück."
    )
    (one,) = link(story(undated))
    found = redated(one, read, timed)["funk"]
    (resigned,) = [event for event in found.events if event.type == "YIELD"]
    assert resigned.time is not None
    assert (resigned.time.earliest, resigned.time.latest) == ("2024-05-15", "2024-05-16")


def test_a_story_of_undated_articles_alone_stays_undated() -> None:
    articles = [read(document(id_, DATED)) for id_ in ("a", "b")]
    assert all(redated(one, read, timed) == {} for one in link(articles))


def test_what_happens_again_is_not_what_was_reported_before() -> None:
    assert dating("Die Gewerkschaft Bahnbund streikt heute den zweiten Tag in Folge in Erfurt, sagte Gerlach.") is None


def test_hours_that_differ_do_not_keep_reports_apart() -> None:
    dated = DATED.replace("am Dienstag in Erfurt", "am Dienstag um 6 Uhr in Erfurt")
    undated = "Die Gewerkschaft Bahnbund streikt heute um 5 Uhr in Erfurt. Das sagte die Vorsitzende Ines Gerlach."
    entries = (document("kurier", dated, "2024-05-15"), document("bote", ANNOUNCED, "2024-05-13"))
    (one,) = link([read(entry) for entry in (*entries, document("funk", undated))])
    assert redated(one, read, timed)["funk"].published == "2024-05-14"


def test_a_plan_that_was_moved_contradicts_nothing() -> None:
    """The strike was to be on the 14th and the talks on the 16th: one was moved, and nobody says which."""
    planned = ANNOUNCED + " Am 16. Mai sind in Gotha Gespräche zwischen Bahnbund und Nordbahn geplant."
    undated = (
        "Die Gewerkschaft Bahnbund streikt heute in Erfurt. Das sagte die Vorsitzende Ines Gerlach. "
        "Für morgen sind in Gotha Gespräche zwischen Bahnbund und Nordbahn geplant."
    )
    (one,) = link([read(document("bote", planned, "2024-05-10")), read(document("funk", undated))])
    found = redated(one, read, timed)["funk"]
    assert found.published is None
    assert found.dating is not None
    assert (found.dating.earliest, found.dating.latest) == ("2024-05-14", "2024-05-15")


def test_like_sentences_date_an_article_whose_events_were_not_joined() -> None:
    """Neither the return nor the closing is an event that the linker joins; the words and the weekdays are enough."""
    dated = (
        "Die Bewohner des Wohnheims in Weimar kehrten am Mittwoch in ihre Zimmer zurück. "
        "Die Feuerwehr hatte am Dienstag den Dachstuhl des Wohnheims in Weimar gesichert, sagte Ines Gerlach."
    )
    undated = (
        "Die Bewohner des Wohnheims in Weimar kehrten heute in ihre Zimmer zurück. "
        "Die Feuerwehr hatte am Dienstag den Dachstuhl des Wohnheims in Weimar gesichert, sagte Ines Gerlach."
    )
    (one,) = link([read(document("kurier", dated, "2024-05-17")), read(document("funk", undated))])
    assert redated(one, read, timed)["funk"].published == "2024-05-15"


@pytest.mark.parametrize(
    ("undated", "values"),
    [
        ("Die Gewerkschaft Bahnbund in Erfurt wählt heute einen Vorstand, sagte Ines Gerlach.", ["XXXX-XX-XX"]),
        ("Die Lokführer des Bahnbunds streikten am Dienstag in Erfurt, sagte Ines Gerlach.", ["2024-05-14"]),
    ],
)
def test_a_time_has_a_value_only_where_all_likely_days_give_the_same(undated: str, values: list[str]) -> None:
    (one,) = link(story(undated))
    found = redated(one, read, timed).get("funk") or story(undated)[-1]
    assert [time.value for time in found.times] == values


@pytest.mark.parametrize(
    ("day", "undated", "feature"),
    [
        ("2024-05-15", "Am Dienstag streikten die Lokführer in Erfurt.", "lead 1"),
        ("2024-05-20", "Am Dienstag streikten die Lokführer in Erfurt.", "lead 4"),
        ("2024-05-12", "Am 14. Mai 2024 streikten die Lokführer in Erfurt.", "past_after"),
        ("2024-05-15", "Am 14. Mai 2024 wollen die Lokführer in Erfurt streiken.", "plan_before"),
        ("2024-05-15", "Am 14. Mai 2024 streikten die Lokführer in Erfurt.", "since 1"),
        ("2024-05-15", "Gestern streikten die Lokführer in Erfurt.", "event"),
        ("2024-05-12", "Gestern streikten die Lokführer in Erfurt.", "early"),
        ("2024-05-17", "Gestern streikten die Lokführer in Erfurt.", "late"),
    ],
)
def test_what_speaks_for_and_against_a_day(day: str, undated: str, feature: str) -> None:
    known = known_of(story(undated)[:2])
    article = read(document("funk", undated))
    dated = read(document("funk", undated, day))
    met = met_of(article, known)
    assert by_days(article, dated.times, dated.events, met, known, day_of(day)).get(feature, 0) > 0


def test_of_many_reports_of_one_event_a_few_are_looked_at() -> None:
    dated = [read(document(f"bote-{n}", DATED.replace("300", str(300 + n)), "2024-05-15")) for n in range(9)]
    told = [deed for deed in known_of(dated).deeds if deed.noun == "warnstreik"]
    assert len(told) <= 3


def test_all_likelihoods_are_of_one_day() -> None:
    *dated, undated = story("Am Dienstag streikten die Lokführer in Erfurt.")
    likely = possible(undated, known_of(dated), read, timed)
    assert abs(sum(one.likelihood for one in likely) - 1) < 1e-6
    assert [one.day for one in likely] == sorted({one.day for one in likely})


def test_one_like_sentence_alone_dates_nothing() -> None:
    dated = "Die Bewohner des Wohnheims in Weimar kehrten am Mittwoch in ihre Zimmer zurück, sagte Ines Gerlach."
    undated = "Die Bewohner des Wohnheims in Weimar kehrten heute in ihre Zimmer zurück, sagte Ines Gerlach."
    (one,) = link([read(document("kurier", dated, "2024-05-17")), read(document("funk", undated))])
    assert "funk" not in redated(one, read, timed)


def test_other_numbers_are_no_echo() -> None:
    """A rate is quoted anew every day."""
    dated = read(document("kurier", "Am Mittwoch kostete ein Dollar in Weimar 91 Kronen.", "2024-05-17"))
    same, other = (
        read(document("funk", f"Heute kostete ein Dollar in Weimar {rate} Kronen.")) for rate in ("91", "93")
    )
    assert [echo.own.text for echo in echoes(same, heard([dated]))] == ["Heute"]
    assert echoes(other, heard([dated])) == ()


def test_an_event_is_dated_where_all_days_that_fit_say_the_same() -> None:
    articles = story(
        "Die Gewerkschaft Bahnbund hat am Dienstag in Erfurt gestreikt. Das sagte die Vorsitzende Ines Gerlach."
    )
    (one,) = link(articles)
    (strike,) = redated(one, read, timed)["funk"].events
    assert strike.time is not None
    assert strike.time.earliest == "2024-05-14"


def test_a_plan_for_a_day_that_is_over_speaks_against_a_day() -> None:
    undated = (
        "Die Gewerkschaft Bahnbund streikt heute in Erfurt. "
        "Am 3. Mai treffen sich Bahnbund und Nordbahn in Gotha, sagte Ines Gerlach."
    )
    assert dating(undated) is None

"""Events of short sentences, measured as a whole and slot by slot; properties of the tagger; the tables it reads."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any, Callable, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse import lexicon
from synopse.model import Event, EventType, Segment, Span, Status
from synopse.syntax import analyse
from synopse.tag.events import events
from synopse.tag.names import names
from synopse.tag.quotations import quotations
from synopse.tag.times import times
from synopse.vocabulary import happenings as words

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events_cases.toml").read_text("utf-8"))["case"]


def found(text: str, published: str = "2026-03-12") -> tuple[Event, ...]:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    named = names(text, syntax)
    quoted = quotations(text, syntax, named, ())
    return events(text, syntax, named, times(text, syntax, published), quoted)


def holds(spans: tuple[Span, ...], expected: list[str]) -> bool:
    """Whether the spans are the expected parties, each by its head words."""
    return len(spans) == len(expected) and all(any(word in span.text for span in spans) for word in expected)


def faults(event: Event, gold: dict[str, Any]) -> list[str]:
    slots: dict[str, Callable[[], bool]] = {
        "type": lambda: event.type == gold["type"],
        "trigger": lambda: event.trigger.text == gold["trigger"],
        "status": lambda: event.status == gold["status"],
        "place": lambda: event.place is not None and event.place.text == gold["place"],
        "earliest": lambda: event.time is not None and event.time.earliest == gold["earliest"],
        "latest": lambda: event.time is not None and event.time.latest == gold["latest"],
        "round": lambda: event.round == gold["round"],
        "actors": lambda: holds(event.actors, gold["actors"]),
        "recipients": lambda: holds(event.recipients, gold["recipients"]),
        "absent": lambda: holds(event.absent, gold["absent"]),
    }
    return [slot for slot in gold if not slots[slot]()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentence(case: dict[str, Any]) -> None:
    mentions = found(case["text"], case["published"])
    wanted = case["events"]
    assert [(event.type, event.trigger.text) for event in mentions] == [
        (gold["type"], gold.get("trigger", event.trigger.text)) for gold, event in zip(wanted, mentions, strict=False)
    ], mentions
    assert len(mentions) == len(wanted)
    assert [faults(event, gold) for event, gold in zip(mentions, wanted, strict=True)] == [[] for _ in wanted], mentions


def test_precision_and_recall_over_the_sentences() -> None:
    """The figures that `docs/events.md` states: by type and trigger, then the status of what was found."""
    right = shown = wanted = status = 0
    for case in CASES:
        mentions = {(event.type, event.trigger.text): event for event in found(case["text"], case["published"])}
        gold = {(entry["type"], entry["trigger"]): entry for entry in case["events"]}
        hits = mentions.keys() & gold.keys()
        right, shown, wanted = right + len(hits), shown + len(mentions), wanted + len(gold)
        status += sum(mentions[hit].status == gold[hit]["status"] for hit in hits)
    assert right / shown >= 0.95
    assert right / wanted >= 0.95
    assert status / right >= 0.95


PARTED = (
    "Arbeitgeber und Gewerkschaft sind in der zweiten Verhandlungsrunde nicht vorangekommen. "
    "Nach fünfstündigen Gesprächen gingen beide Seiten am Dienstag in Erfurt auseinander."
)
SPLIT = [
    (
        PARTED,
        [("Verhandlungsrunde", 2, "Erfurt", "2026-03-10"), ("Gesprächen", 2, "Erfurt", "2026-03-10")],
    ),
    (
        "Alma Berggren wird am Samstag in Lyon erwartet. Sie soll sich dort mit Tomasz Wilk treffen.",
        [("erwartet", None, "Lyon", "2026-03-14"), ("treffen", None, "Lyon", None)],
    ),
    (
        "Die Gewerkschaft hatte den Druck aufs Amt mit einem Warnstreik erhöht. Dabei fielen am 3. März Busse aus.",
        [("Warnstreik", None, None, "2026-03-03")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT, ids=[text[:40] for text, _ in SPLIT])
def test_what_the_sentences_around_give(
    text: str, expected: list[tuple[str, int | None, str | None, str | None]]
) -> None:
    shown = [
        (event.trigger.text, event.round, event.place and event.place.text, event.time and event.time.earliest)
        for event in found(text)
    ]
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Dienstag haben die Lokführer von 3 bis 11 Uhr gestreikt.", "2026-03-10T03:00/2026-03-10T11:00"),
        (
            "Die Lokführer streikten am Dienstag. Von 3 bis 11 Uhr standen die Züge.",
            "2026-03-10T03:00/2026-03-10T11:00",
        ),
        (
            "Seit heute um 3 Uhr streiken die Lokführer. Der Ausstand soll bis 11 Uhr dauern.",
            "2026-03-12T03:00/2026-03-12T11:00",
        ),
    ],
)
def test_hours_of_a_strike(text: str, value: str) -> None:
    event = found(text)[0]
    assert event.time is not None
    assert event.time.value == value


def test_rounds_of_one_dispute_have_the_same_parties() -> None:
    text = (
        "Arbeitgeber und Gewerkschaft sind auch in der zweiten Verhandlungsrunde nicht vorangekommen. "
        "Die dritte Runde ist für den 3. Mai in Leipzig angesetzt."
    )
    assert [[span.text for span in event.actors] for event in found(text)] == [["Arbeitgeber", "Gewerkschaft"]] * 2


def test_an_equation_takes_over_the_event_before() -> None:
    text = "Verdi und die Stadt Kassel einigten sich am Montag in Fulda. Es war die dritte Verhandlungsrunde."
    _, event = found(text)
    assert event.round == 3
    assert holds(event.actors, ["Verdi", "Kassel"])
    assert event.place is not None
    assert event.place.text == "Fulda"
    assert event.time is not None
    assert event.time.earliest == "2026-03-09"


def test_a_status_left_open_is_taken_from_the_same_event_elsewhere() -> None:
    text = (
        "Alma Berggren und Tomasz Wilk werden sich am Freitag in Lyon treffen. Das Gipfeltreffen in Lyon ist das erste."
    )
    assert [event.status for event in found(text)] == ["planned", "planned"]


def test_absent_parties_before_a_colon() -> None:
    (event,) = found("Ohne Schweden und Finnland: Norwegen und Island verhandeln über Fischerei")
    assert holds(event.absent, ["Schweden", "Finnland"])
    assert holds(event.actors, ["Norwegen", "Island"])


def test_the_name_stands_for_its_description() -> None:
    text = "Ole Kern wird mit dem Gesandten von Präsident Luc Tremblay, Peter Ohm, zusammentreffen."
    (event,) = found(text)
    assert holds(event.recipients, ["Peter Ohm"])


def test_two_events_of_one_verb() -> None:
    text = "Ole Kern hatte im Mai Peter Ohm in Riga getroffen und kürzlich auch Alma Berggren in Oslo."
    first, second = found(text)
    assert (first.place and first.place.text, second.place and second.place.text) == ("Riga", "Oslo")
    assert holds(second.recipients, ["Alma Berggren"])


def test_the_talks_are_those_of_the_sentence_before() -> None:
    text = (
        "Norwegen und Island haben sich am Montag in Bern getroffen. Die Gespräche wurden nach fünf Stunden vertagt. "
        "Am Tisch saß auch Inga Moll."
    )
    met, talks, present = found(text)
    assert talks.status == "held"
    assert holds(talks.actors, ["Norwegen", "Island"])
    assert holds(present.actors, ["Inga Moll"])
    assert [event.place and event.place.text for event in (met, talks, present)] == ["Bern"] * 3
    assert talks.time == present.time == met.time


def test_a_day_of_calling_off_is_none_of_the_meeting() -> None:
    text = (
        "Norwegen und Island wollten sich am Samstag in Bern wiedersehen. "
        "Doch die Isländer sagten das Treffen am Mittwoch ab."
    )
    planned, cancelled = found(text)
    assert (planned.status, cancelled.status) == ("planned", "cancelled")
    assert cancelled.time == planned.time
    assert cancelled.time is not None
    assert cancelled.time.earliest == "2026-03-14"


def test_what_was_put_off_and_held_is_told_once() -> None:
    text = (
        "Norwegen und Island haben am Mittwoch in Genf erneut verhandelt. "
        "Das Treffen war um drei Tage verschoben worden, weil Ole Nansen krank war."
    )
    assert [event.status for event in found(text)] == ["held"]


def test_who_was_away_from_the_meeting_before() -> None:
    text = "Norwegen und Island einigten sich am Mittwoch in Genf. Ministerin Inga Moll nahm in Genf nicht teil."
    _, away = found(text)
    assert away.type == "CONSULT"
    assert holds(away.absent, ["Inga Moll"])
    assert away.place is not None
    assert away.place.text == "Genf"


def test_a_list_of_dates_is_a_list_of_meetings() -> None:
    first, second = found("Die beiden ersten Treffen am 2. Februar und am 10. Februar in Bern waren gescheitert.")
    assert (first.round, second.round) == (1, 2)
    assert (first.trigger.text, second.trigger.text) == ("Treffen", "10. Februar")
    assert [event.place and event.place.text for event in (first, second)] == ["Bern", "Bern"]


def test_a_round_takes_the_day_of_its_settlement() -> None:
    text = (
        "In der dritten Runde haben sich Norwegen und Island über den Hafen verständigt. "
        "In der Nacht auf Mittwoch unterzeichneten Ole Nansen und Inga Moll in Bern eine Erklärung."
    )
    talks, settled, signed = found(text)
    assert talks.round == 3
    assert holds(talks.actors, ["Norwegen", "Island"])
    assert talks.time == settled.time == signed.time


def test_the_headline_numbers_the_round() -> None:
    text = "Zweite Runde bringt Fortschritte. Norwegen und Island haben am Mittwoch in Genf verhandelt."
    assert [event.round for event in found(text)] == [2, 2]


def test_the_next_words_of_a_speaker_place_the_threat() -> None:
    text = (
        "Unterhändler Ole Nansen drohte am Freitag mit einem Abbruch. "
        "„Wir lassen uns nicht hinhalten“, polterte Nansen vor Journalisten in Reykjavik."
    )
    (threat,) = found(text)
    assert threat.place is not None
    assert threat.place.text == "Reykjavik"


def test_a_meeting_elsewhere_is_not_the_one_told_before() -> None:
    text = (
        "Eine norwegische Gruppe ist am Freitag in Kanada mit Vertretern Islands zusammengetroffen. "
        "Zum Treffen in Toronto befragt, sagte Ole Nansen, man bereite sich vor."
    )
    asked = [event for event in found(text) if event.place is not None and event.place.text == "Toronto"]
    assert asked
    assert all(not event.actors and not event.recipients for event in asked)


def test_the_union_that_counts_took_part() -> None:
    text = (
        "In Bergen haben am Montag Beschäftigte gegen die Schließung protestiert. "
        "Nach Angaben der Gewerkschaft Verdi kamen 900 Menschen."
    )
    (protest,) = found(text)
    assert any(actor.text.endswith("Verdi") for actor in protest.actors)


def test_a_bid_is_for_whom_the_bidder_wants() -> None:
    text = (
        "Der Konzern Nordtank AG will den Hersteller Kolbe AG übernehmen. "
        "Die Nordtank AG bietet 42 Euro je Aktie, wie sie am Montag mitteilte."
    )
    _, bid = found(text)
    assert holds(bid.recipients, ["Kolbe AG"])
    assert bid.time is not None
    assert bid.time.earliest == "2026-03-09"


MET = "Norwegen und Island haben am Montag in Bern verhandelt. "
ATTENDANCE = [
    ("Ole Kern fehlte.", False),
    ("Ole Kern blieb der Sitzung fern.", False),
    ("Ole Kern ließ sich entschuldigen.", False),
    ("Ole Kern ließ sich von Inga Moll vertreten.", False),
    ("Ole Kern war verhindert.", False),
    ("Ole Kern war nicht gekommen.", False),
    ("Ole Kern hatte Inga Moll geschickt und selber auf die Reise verzichtet.", False),
    ("Von der Kern AG ließ sich dabei keiner blicken.", False),
    ("Ole Kern nahm an dem Treffen nicht teil.", False),
    ("Ole Kern war eigens angereist.", True),
    ("Ole Kern begleitete sie.", True),
    ("Mit am Tisch saß Ole Kern.", True),
    ("An ihrer Seite saß Ole Kern.", True),
    ("Statt ihrer kam Ole Kern.", True),
]


@pytest.mark.parametrize(("text", "present"), ATTENDANCE, ids=[text for text, _ in ATTENDANCE])
def test_who_was_at_the_meeting_before(text: str, present: bool) -> None:
    _, event = found(MET + text)
    there, away = (any("Kern" in span.text for span in spans) for spans in (event.actors, event.absent))
    assert (there, away) == (present, not present)
    assert event.place is not None
    assert event.place.text == "Bern"


@pytest.mark.parametrize("text", ["Ole Kern kam nicht.", "Ole Kern ließ sich entschuldigen.", "Ole Kern fehlte."])
def test_who_was_away_from_nothing_told(text: str) -> None:
    assert found(text) == ()


def test_the_meeting_of_the_sentence_before_goes_on() -> None:
    first, second = found(
        "Norwegen und Island haben erstmals verhandelt. Die Begegnung am Freitag in Bern dauerte lange."
    )
    assert [span.text for span in second.actors] == ["Norwegen", "Island"]
    assert first.place is not None
    assert first.place.text == "Bern"
    assert first.time == second.time


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bern (xyz) - Norwegen und Island haben sich geeinigt. Sie tagten in einem Hotel in Bern.", "Bern"),
        ("Bern (xyz) - Norwegen und Island haben sich geeinigt. Beobachter waren überrascht.", None),
        ("Bern (xyz) - Norwegen und Island haben sich in Oslo geeinigt. Das wurde in Bern bekannt.", "Oslo"),
    ],
)
def test_a_dateline_that_the_text_confirms_is_the_place(text: str, place: str | None) -> None:
    agreed = next(event for event in found(text) if event.type == "AGREE")
    assert (agreed.place and agreed.place.text) == place


def test_every_noun_is_found_in_the_singular_and_the_plural() -> None:
    for row in lexicon.rows("events_nouns"):
        found_rows = [words.noun(row["form"]), words.noun(row["plural"])]
        assert all(other is not None and other["type"] == row["type"] for other in found_rows), row["form"]


def test_every_verb_and_phrase_is_found() -> None:
    for row in lexicon.rows("events_verbs"):
        assert words.verb(row["form"]) == row
    for row in lexicon.rows("events_phrases"):
        head, lemma = row["form"].rsplit(" ", 1)
        assert words.phrase(head, lemma) == row
    for row in lexicon.rows("events_idioms"):
        assert words.idiom(*row["form"].rsplit(" ", 1)) == row
    for row in lexicon.rows("events_attendance"):
        assert words.attendance(row["form"].rsplit(" ", 1)[-1], frozenset(row["form"].split(" "))) is not None


@pytest.mark.parametrize(
    ("table", "check"),
    [
        ("events_agents", words.is_agent),
        ("events_bodies", words.is_body),
        ("events_facilities", words.is_facility),
        ("events_sites", words.is_site),
    ],
)
def test_every_word_of_a_list_is_known(table: str, check: Callable[[str], bool]) -> None:
    assert all(check(form) for form in lexicon.words(table))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Zugunglück", "crash"), ("Auffahrunfall", "crash"), ("Landtagswahl", "election"), ("Treffen", "")],
)
def test_what_sort_of_event_a_noun_names(word: str, kind: str) -> None:
    row = words.noun(word)
    assert row is not None
    assert row["kind"] == kind


VOCABULARY = (
    "Das Treffen Gespräche in Genf am Freitag und , . Alma Berggren traf mit wird wurde abgesagt nicht zwischen EU "
    "Norwegen haben sich getroffen die zweite Verhandlungsrunde dass falls wo der „ “ : weder noch beide Seiten"
)


@given(st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=40))
def test_every_span_slices_back(parts: list[str]) -> None:
    text = " ".join(parts)
    for event in found(text):
        spans = (event.trigger, event.evidence, *event.actors, *event.recipients, *event.absent)
        for span in (*spans, *(span for span in (event.place, event.when, event.duration) if span is not None)):
            assert text[span.begin : span.end] == span.text
        assert event.evidence.begin <= event.trigger.begin < event.trigger.end <= event.evidence.end


def test_same_input_same_events() -> None:
    text = " ".join(case["text"] for case in CASES)
    assert found(text) == found(text)


TABLES = [name.removesuffix(".tsv") for name in lexicon.table_names() if name.startswith("events_")]


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted_unique_and_sourced(table: str) -> None:
    rows = lexicon.rows(table)
    forms = [row["form"] for row in rows]
    assert forms == sorted(set(forms))
    assert all(row["source"] for row in rows)
    assert all(cell == unicodedata.normalize("NFC", cell).strip() for row in rows for cell in row.values())


@pytest.mark.parametrize("table", ["events_nouns", "events_verbs", "events_phrases"])
def test_types_are_those_of_the_contract(table: str) -> None:
    assert lexicon.words(table, "type") <= set(get_args(EventType))


@pytest.mark.parametrize("table", ["events_modifiers", "events_governors", "events_speech"])
def test_statuses_are_those_of_the_contract(table: str) -> None:
    assert lexicon.words(table, "status") <= set(get_args(Status))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Gesprächen", "Gespräch"),
        ("Friedensgespräche", "Gespräch"),
        ("Gipfeltreffens", "Gipfeltreffen"),
        ("Alaska-Gipfel", "Gipfel"),
        ("Anschläge", "Anschlag"),
        ("Kinobesuch", None),
        ("Haus", None),
        ("Verhandlungssache", None),
        ("x" * 10_000, None),
    ],
)
def test_nouns_by_their_last_part(word: str, form: str | None) -> None:
    row = words.noun(word)
    assert (row and row["form"]) == form


def test_press_conferences_and_the_like_are_kept_out() -> None:
    row = words.noun("Pressekonferenz")
    assert row is not None
    assert row["strength"] == "none"


def test_a_first_name_that_ends_like_a_site_is_no_place() -> None:
    (settled,) = found("Am Montag haben sich beide Seiten auf Wilhelmine Amsel als Schlichterin verständigt.")
    assert settled.place is None

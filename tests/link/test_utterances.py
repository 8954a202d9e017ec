"""One thing said in several wordings is one entry; two remarks are two."""

from __future__ import annotations

from synopse.link.utterances import utterances
from synopse.model import Article, Time, Utterance
from tests.factories import article, quotation, span

WHO = {"Weber": "person-weber", "Kaya": "person-kaya"}


def _linked(*articles: Article) -> tuple[Utterance, ...]:
    texts = {entry.id: entry.text for entry in articles}

    def resolve(id_: str, begin: int, end: int) -> tuple[str, ...]:
        return tuple(actor for form, actor in WHO.items() if form in texts[id_][begin:end])

    return utterances(articles, resolve, {entry.id: entry.id for entry in articles})


def _said(id_: str, text: str, words: str, speaker: str | None, **parts: str) -> Article:
    return article(
        id_,
        text,
        parts.get("published", "2025-03-09"),
        quotations=[quotation(text, words, speaker, parts.get("type", "direct"))],
    )


def test_a_shortened_quotation_is_the_same_utterance() -> None:
    found = _linked(
        _said(
            "a",
            "„Die Fahrt war lang, stürmisch und lehrreich“, sagte Weber.",
            "„Die Fahrt war lang, stürmisch und lehrreich“",
            "Weber",
        ),
        _said("b", "Weber nannte die Fahrt «stürmisch und lehrreich».", "«stürmisch und lehrreich»", "Weber"),
    )
    assert [len(entry.reports) for entry in found] == [2]
    assert found[0].speaker == "person-weber"
    assert found[0].independent_sources == 2


def test_direct_here_and_indirect_there_is_the_same_utterance() -> None:
    found = _linked(
        _said(
            "a",
            "„Wir werden den Hafen am Montag wieder öffnen“, sagte Kaya.",
            "„Wir werden den Hafen am Montag wieder öffnen“",
            "Kaya",
        ),
        _said(
            "b",
            "Kaya sagte, man werde den Hafen am Montag öffnen.",
            "man werde den Hafen am Montag öffnen",
            "Kaya",
            type="indirect",
        ),
    )
    assert [len(entry.reports) for entry in found] == [2]
    assert found[0].type == "direct"


def test_two_remarks_of_one_speaker_stay_two() -> None:
    found = _linked(
        _said("a", "„Die Fahrt war lang und stürmisch“, sagte Weber.", "„Die Fahrt war lang und stürmisch“", "Weber"),
        _said("b", "„Der Hafen bleibt geschlossen“, sagte Weber.", "„Der Hafen bleibt geschlossen“", "Weber"),
    )
    assert len(found) == 2


def test_the_same_long_sentence_of_two_speakers_is_one_entry() -> None:
    words = "„Wer den Hafen sperrt, sperrt die halbe Insel von Brot und Arbeit aus“"
    found = _linked(
        _said("a", f"{words}, sagte Weber.", words, "Weber"), _said("b", f"{words}, sagte Kaya.", words, "Kaya")
    )
    assert [len(entry.reports) for entry in found] == [2]


def test_a_short_formula_of_two_speakers_is_two_utterances() -> None:
    found = _linked(
        _said("a", "„gute Gespräche“, sagte Weber.", "„gute Gespräche“", "Weber"),
        _said("b", "„gute Gespräche“, sagte Kaya.", "„gute Gespräche“", "Kaya"),
    )
    assert len(found) == 2


def test_after_months_the_same_formula_is_said_anew() -> None:
    words = "„Die Fahrt war lang und stürmisch“"
    found = _linked(
        _said("a", f"{words}, sagte Weber.", words, "Weber"),
        _said("b", f"{words}, sagte Weber.", words, "Weber", published="2025-09-09"),
    )
    assert len(found) == 2


def test_words_quoted_inside_an_indirect_quotation_belong_to_it() -> None:
    text = "Weber sagte, die Fahrt sei „lang und stürmisch“ gewesen."
    inner = quotation(text, "„lang und stürmisch“", "Weber")
    outer = quotation(text, "die Fahrt sei „lang und stürmisch“ gewesen", "Weber", "indirect")
    assert [len(entry.reports) for entry in _linked(article("a", text, quotations=[outer, inner]))] == [2]


def test_the_same_row_of_words_is_coined_once_whoever_is_said_to_have_said_it() -> None:
    for words, told in (("„Wer spart, zahlt am Ende doppelt“", 1), ("„Es reicht jetzt“", 2)):
        found = _linked(
            _said("a", f"{words}, sagte Weber.", words, "Weber"), _said("b", f"{words}, sagte Kaya.", words, "Kaya")
        )
        assert len(found) == told


def _pair(one: str, other: str, who: tuple[str, str] = ("Weber", "Weber"), **parts: str) -> int:
    """How many utterances two quotations are; `first` and `second` are their frames, `later` the second's day."""
    days = ("2025-03-09", parts.get("later", "2025-03-10"))
    frames = (parts.get("first", "sagte {}"), parts.get("second", "sagte {}"))
    told = [
        _said(id_, f"„{words}“, {frame.format(speaker)}.", f"„{words}“", speaker, published=day)
        for id_, words, speaker, frame, day in zip("ab", (one, other), who, frames, days, strict=True)
    ]
    return len(_linked(*told))


def test_a_word_changed_in_a_sentence_leaves_it_one() -> None:
    assert _pair("Ich habe nie Fracht verladen", "Ich habe nie Fracht gestohlen") == 1
    assert _pair("Wir brauchen Licht", "Wir brauchen Brot") == 2
    assert _pair("Das war der größte Sturm seit Jahren", "Das war der schwerste Sturm seit Jahren") == 1


def test_changed_words_of_two_occasions_are_two_remarks() -> None:
    changed = ("Ich habe nie Fracht verladen", "Ich habe nie Fracht gestohlen")
    assert _pair(*changed, later="2025-03-28") == 2
    assert _pair(*changed, later="2025-03-28", second="hatte {} damals gesagt") == 1


def test_near_the_same_words_of_two_speakers_are_one_entry() -> None:
    who = ("Weber", "Kaya")
    assert _pair("Ohne Lotsen kam hier keiner durch", "Ohne Lotsen kommt hier keiner durch", who) == 1
    assert _pair("Ohne Lotsen geht es nicht", "Ohne Schlepper geht es nicht", who) == 2


def test_a_weekday_of_the_scene_tells_two_occasions() -> None:
    """Two like remarks: on Tuesday evening, and behind the hearing of Friday."""
    first, second = (
        "„Ich habe nichts verladen, wofür ich büßen müsste“",
        "„Ich habe nichts getan, wofür ich büßen müsste“",
    )
    texts = {"a": f"{first}, sagte Weber am Dienstag.", "b": f"Am Freitag wurde er gehört. {second}, sagte Weber."}
    words = {"a": (first, "Dienstag", "2025-03-04"), "b": (second, "Freitag", None)}
    told = []
    for id_, text in texts.items():
        quoted, day, date = words[id_]
        place = span(text, day)
        time = Time(place.begin, place.end, day, "DATE", date or "XXXX-WXX-5", date, date)
        told.append(article(id_, text, "2025-03-09", quotations=[quotation(text, quoted, "Weber")], times=[time]))
    assert len(_linked(*told)) == 2


def test_a_long_sentence_is_one_whenever_it_is_told() -> None:
    said = (
        "Aus dieser Fahrt lässt sich für uns kein Auftrag ableiten",
        "Aus dieser Fahrt lässt sich für uns ein Auftrag ableiten",
    )
    assert _pair(*said, later="2025-04-09") == 1

"""Analyses of whole sentences, as tables: the language, not the code, says what has to come out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopse.model import Segment
from synopse.syntax import Clause, Sentence, analyse
from synopse.syntax.knowledge import is_calendar_name


def parse(text: str) -> Sentence:
    return analyse(text, (Segment(0, len(text), "body"),)).sentences[0]


def words(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(token.text for token in sentence.tokens[first:last])


def clause_with(sentence: Sentence, lemma: str) -> Clause:
    return next(clause for clause in sentence.clauses if clause.verb and clause.verb.lemma == lemma)


def subject_of(sentence: Sentence, clause: Clause) -> str | None:
    if clause.subject is None:
        return None
    chunk = sentence.chunks[clause.subject]
    return words(sentence, chunk.first, chunk.last)


VERBS = [
    ("Die Bahn kündigte gestern neue Gespräche an.", "ankündigen", "past", "Ind", "active", None, False),
    ("Die Bahn hat neue Gespräche angekündigt.", "ankündigen", "perfect", "Ind", "active", None, False),
    ("Die Ministerin war nach Linz gereist.", "reisen", "pluperfect", "Ind", "active", None, False),
    ("Die Ministerin wird nach Linz reisen.", "reisen", "future", "Ind", "active", None, False),
    ("Der Plan wurde in Linz vorgestellt.", "vorstellen", "past", "Ind", "passive", None, False),
    ("Der Plan ist in Linz vorgestellt worden.", "vorstellen", "perfect", "Ind", "passive", None, False),
    ("Die Brücke ist gesperrt.", "sperren", "present", "Ind", "passive", None, False),
    ("Der Mann soll zwei Frauen verletzt haben.", "verletzen", "perfect", "Ind", "active", "sollen", False),
    (
        "Das Abkommen soll am Montag unterzeichnet werden.",
        "unterzeichnen",
        "present",
        "Ind",
        "passive",
        "sollen",
        False,
    ),
    ("Man habe nichts gewusst.", "wissen", "perfect", "Sub", "active", None, True),
    ("Die Lage sei ruhig.", "sein", "present", "Sub", "active", None, False),
    ("Er werde nicht zurücktreten.", "zurücktreten", "future", "Sub", "active", None, True),
    ("Sie hätte kommen können.", "kommen", "perfect", "Sub", "active", "können", False),
    ("Der Streik ist nicht zu verhindern.", "verhindern", "present", "Ind", "active", None, True),
    ("Die Regierung schließt Neuwahlen nicht aus.", "ausschließen", "present", "Ind", "active", None, True),
    ("Das Treffen findet am Freitag statt.", "stattfinden", "present", "Ind", "active", None, False),
    ("Kein Bürger wurde gefragt.", "fragen", "past", "Ind", "passive", None, True),
    ("Man werde in Linz beraten.", "beraten", "future", "Sub", "active", None, False),
    ("Sollte der Plan scheitern, droht ein Streik.", "scheitern", "present", "Sub", "active", "sollen", False),
    ("Minister verhandeln in Linz – keine Einigung.", "verhandeln", "present", "Ind", "active", None, False),
    ("Das Fest fand – so der Rat – nicht statt.", "stattfinden", "past", "Ind", "active", None, True),
    ("Der Minister ließ seinen Besuch in Linz absagen.", "absagen", "past", "Ind", "active", None, False),
    ("Die Stadt ließ 600 Häuser räumen.", "räumen", "past", "Ind", "active", None, False),
    ("Die Partei ließ ihre Pläne fallen.", "lassen", "past", "Ind", "active", None, False),
    ("Ein Streik lässt sich nicht verhindern.", "lassen", "present", "Ind", "active", None, True),
    ("Sie stritten sieben Stunden für nichts und wieder nichts.", "streiten", "past", "Ind", "active", None, False),
    ("Sie kritisierte nicht nur den Plan.", "kritisieren", "past", "Ind", "active", None, False),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], row[1:]) for row in VERBS])
def test_verb_groups(text: str, expected: tuple[object, ...]) -> None:
    verb = parse(text).clauses[0].verb
    assert verb is not None
    assert (verb.lemma, verb.tense, verb.mood, verb.voice, verb.modal, verb.negated) == expected


SUBJECTS = [
    ("Das sagte der Sprecher der Polizei.", "sagen", "der Sprecher"),
    ("Den Plan lehnte die Ministerin ab.", "ablehnen", "die Ministerin"),
    ("Der Stadt zahlte die Firma 20 Millionen Euro.", "zahlen", "die Firma"),
    ("Roths neuer Berater Juri Orlow kündigte Gespräche an.", "ankündigen", "Roths neuer Berater Juri Orlow"),
    ("Anna Roth, die Leiterin des Instituts, warnte vor Regen.", "warnen", "Anna Roth"),
    ("Anna Roth warnte vor „weiteren Angriffen“ aus der Luft.", "warnen", "Anna Roth"),
    ("Der Minister, der gestern in Bern war, sagte ab.", "absagen", "Der Minister"),
    ("Der Minister, der gestern in Bern war, sagte ab.", "sein", "der"),
    ("Roth nannte den Plan gut und kündigte Hilfe an.", "ankündigen", "Roth"),
    ("Gestern traf in Wien die Kanzlerin den Präsidenten.", "treffen", "die Kanzlerin"),
    ("Wegen des Sturms fielen viele Züge aus.", "ausfallen", "viele Züge"),
    ("Die von den Ländern vorgeschlagenen Regeln lehnte der Minister ab.", "ablehnen", "der Minister"),
    ("Er sagte, dass die Bahn den Streik bedauere.", "bedauern", "die Bahn"),
    ("Zur Gruppe werden Anna Roth, Jan Horn und Ida Lang gehören.", "gehören", "Anna Roth"),
    ("Die Stadt lehnt den Verkauf noch nicht besetzter Gebiete ab.", "ablehnen", "Die Stadt"),
    ("Das hat Bahnchefin Anna Roth angekündigt.", "ankündigen", "Bahnchefin Anna Roth"),
    ("In Linz, Wels und Steyr standen Tausende vor Tafeln.", "stehen", "Tausende"),
    ("Der Zug ist entgleist, wie die Polizei mitteilte, und wurde geborgen.", "bergen", "Der Zug"),
    ("Unterdessen lobte der Vorsitzende des Rates, Jan Horn (ABC), den Plan.", "loben", "der Vorsitzende"),
    ("Die Rede der Ministerin gefiel den Gästen.", "gefallen", "Die Rede"),
    ("In einer von der Werft verbreiteten Erklärung gab er an, alles sei gut.", "angeben", "er"),
    ("In der Zwischenzeit sagte Präsidentin Anna Roth der Zeitung ab.", "absagen", "Präsidentin Anna Roth"),
    ("Der Preis steigt, so bestätigt das Amt.", "bestätigen", "das Amt"),
]


@pytest.mark.parametrize(("text", "lemma", "subject"), SUBJECTS)
def test_subjects(text: str, lemma: str, subject: str) -> None:
    sentence = parse(text)
    assert subject_of(sentence, clause_with(sentence, lemma)) == subject


CLAUSES = [
    (
        "Der Minister, der gestern kam, sagte, er habe nichts gewusst.",
        ["main: Der Minister | sagte", "relative der: der gestern kam", "main: er habe nichts gewusst"],
    ),
    ("Wenn er geht, kommt sie.", ["subordinate wenn: Wenn er geht", "main: kommt sie"]),
    (
        "Es war der erste Besuch seit Roth den Hafen leitet.",
        ["main: Es war der erste Besuch", "subordinate seit: seit Roth den Hafen leitet"],
    ),
    (
        "Es war der erste Besuch seitdem Roth und Weber gesprochen haben.",
        ["main: Es war der erste Besuch", "subordinate seitdem: seitdem Roth und Weber gesprochen haben"],
    ),
    ("Sie soll seit Montag mit ihm gesprochen haben.", ["main: Sie soll seit Montag mit ihm gesprochen haben"]),
    (
        "Sie versuchte, den Plan zu stoppen, ohne die Partner zu fragen.",
        ["main: Sie versuchte", "infinitive: den Plan zu stoppen", "infinitive ohne: ohne die Partner zu fragen"],
    ),
    (
        "Roth sagte, dass die Züge rollen und dass die Gespräche weitergehen.",
        [
            "main: Roth sagte",
            "subordinate dass: dass die Züge rollen",
            "subordinate dass: und dass die Gespräche weitergehen",
        ],
    ),
    ("„Das geht nicht“, sagte er.", ["main: Das geht nicht", "main: sagte er"]),
    (
        "Die Polizei nahm Männer und Frauen fest und ließ sie frei.",
        ["main: Die Polizei nahm Männer und Frauen fest", "main: und ließ sie frei"],
    ),
    (
        "Linz (abc) - Im Tarifstreit sind beide Seiten nicht vorangekommen.",
        ["fragment: Linz ( abc", "main: Im Tarifstreit sind beide Seiten nicht vorangekommen"],
    ),
    (
        "Der Zug ist entgleist, wie die Polizei mitteilte, und wurde geborgen.",
        ["main: Der Zug ist entgleist", "subordinate wie: wie die Polizei mitteilte", "main: und wurde geborgen"],
    ),
    (
        "Roth empfahl dem Rat, der vor Jahren gestellten Bitte stattzugeben.",
        ["main: Roth empfahl dem Rat", "infinitive: der vor Jahren gestellten Bitte stattzugeben"],
    ),
    ("Roth hofft, die Insel halten zu können.", ["main: Roth hofft", "infinitive: die Insel halten zu können"]),
    (
        "Wie die Werft, ein Betrieb in Emden, mitteilte, steigt der Preis.",
        ["subordinate wie: Wie die Werft , ein Betrieb in Emden , mitteilte", "main: steigt der Preis"],
    ),
    (
        "Die Bitte der Stadt, den Hafen zu öffnen, lehnte das Land ab.",
        ["main: Die Bitte der Stadt | lehnte das Land ab", "infinitive: den Hafen zu öffnen"],
    ),
    (
        "Der Preis steigt, wie Händler betonen.",
        ["main: Der Preis steigt", "subordinate wie: wie Händler betonen"],
    ),
    ("Einigung im Bahnstreit", ["fragment: Einigung im Bahnstreit"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    sentence = parse(text)
    found = []
    for clause in sentence.clauses:
        spans = " | ".join(words(sentence, *span) for span in ((clause.first, clause.last), *clause.rest))
        found.append(f"{clause.kind} {clause.opener}".strip() + ": " + spans)
    assert found == expected


def test_clauses_know_what_they_depend_on() -> None:
    sentence = parse("Roth sagte, dass die Bahn, die lange schwieg, neu verhandle.")
    assert [clause.parent for clause in sentence.clauses] == [None, 0, 1]


CHUNKS = [
    ("Die von den Ländern vorgeschlagenen Regeln gelten.", ["Die von den Ländern vorgeschlagenen Regeln"]),
    ("Ursula von der Heyden traf Jan de Vries.", ["Ursula von der Heyden", "Jan de Vries"]),
    ("Die Bau- und Agrargewerkschaft stimmte zu.", ["Die Bau- und Agrargewerkschaft"]),
    ("Rund 20 Millionen Euro fehlen der Stadt.", ["Rund 20 Millionen Euro", "der Stadt"]),
    ("Die Treffen der beiden Minister enden.", ["Die Treffen", "der beiden Minister"]),
    ("Am Freitag sprach er mit ihnen.", ["Am Freitag", "er", "mit ihnen"]),
    ("Sie drohte mit „schweren Folgen“ für die Wirtschaft.", ["Sie", "mit „ schweren Folgen “", "für die Wirtschaft"]),
    ("Sie sprach von „Krieg“.", ["Sie", "von „ Krieg “"]),
    ("Die Wiener Polizei suchte den Täter.", ["Die Wiener Polizei", "den Täter"]),
    (
        "Am Freitag bat sie in Kassel Norwegen um Hilfe.",
        ["Am Freitag", "sie", "in Kassel", "Norwegen", "um Hilfe"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHUNKS)
def test_chunks(text: str, expected: list[str]) -> None:
    sentence = parse(text)
    assert [words(sentence, chunk.first, chunk.last) for chunk in sentence.chunks] == expected


CASES = [
    ("Der Minister kam.", {"nom"}, "sing"),
    ("Den Minister sah niemand.", {"acc"}, "sing"),
    ("Dem Minister half niemand.", {"dat"}, "sing"),
    ("Mit der Ministerin sprach niemand.", {"dat"}, "sing"),
    ("Die neuen Regeln gelten.", {"nom", "acc"}, "plur"),
    ("Ihn sah niemand.", {"acc"}, "sing"),
]


@pytest.mark.parametrize(("text", "cases", "number"), CASES)
def test_cases(text: str, cases: set[str], number: str) -> None:
    chunk = parse(text).chunks[0]
    assert chunk.cases >= cases
    assert not chunk.cases & ({"nom", "acc", "dat"} - cases)
    assert chunk.number in (number, "")


def assert_sound(sentence: Sentence, text: str) -> None:
    """What must hold of any sentence: tokens in order and as they stand, indices inside their ranges."""
    position = sentence.begin
    for token in sentence.tokens:
        assert position <= token.begin < token.end <= sentence.end
        assert text[token.begin : token.end] == token.text
        position = token.end
    assert all(0 <= chunk.first <= chunk.head < chunk.last <= len(sentence.tokens) for chunk in sentence.chunks)
    for clause in sentence.clauses:
        spans = ((clause.first, clause.last), *clause.rest)
        assert all(0 <= first < last <= len(sentence.tokens) for first, last in spans)
        assert clause.subject is None or clause.subject < len(sentence.chunks)
        assert clause.parent is None or clause.parent < len(sentence.clauses)


GERMAN = "der die das Roth Bahn sagte , . und dass „ “ ( ) - hat gesagt zu kommt wenn um 19. nicht Linz von neue an \n"


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(GERMAN.split(" ")), max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text_is_analysed_in_order(text: str) -> None:
    middle = len(text) // 2
    syntax = analyse(text, (Segment(0, middle, "body"), Segment(middle, len(text), "caption")))
    end = 0
    for sentence in syntax.sentences:
        assert end <= sentence.begin < sentence.end <= len(text)
        assert not sentence.begin < middle < sentence.end
        assert_sound(sentence, text)
        end = sentence.end


def test_only_content_segments_are_analysed() -> None:
    text = "Roth kommt.\nMehr lesen\nSie bleibt."
    segments = (Segment(0, 12, "body"), Segment(12, 23, "navigation"), Segment(23, len(text), "body"))
    syntax = analyse(text, segments)
    assert [text[sentence.begin : sentence.end] for sentence in syntax.sentences] == ["Roth kommt.", "Sie bleibt."]
    assert syntax.sentence_at(2) == syntax.sentences[0]
    assert syntax.sentence_at(14) is None


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("Er habe Zeit.", ["Sub"]),
        ("Ich habe Zeit.", ["Ind"]),
        ("Ich werde auf jeden Fall kommen.", ["Ind"]),
        ("Habe dort zwei Wochen gewohnt.", ["Ind"]),
        ("Habe er keine Zeit, so warte man.", ["Sub", "Sub"]),
    ],
)
def test_konjunktiv_of_the_third_person_only(text: str, moods: list[str]) -> None:
    assert [token.mood for token in parse(text).tokens if token.mood] == moods


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Die Werft hat seit Jahren ein Büro in Kassel.", "VERB"),
        ("Die Werft hat seit Jahren ein Büro gesucht.", "AUX"),
    ],
)
def test_haben_is_an_auxiliary_with_a_participle_only(text: str, pos: str) -> None:
    assert [token.pos for token in parse(text).tokens if token.text == "hat"] == [pos]


@pytest.mark.parametrize(("form", "is_one"), [("Juli", True), ("Montags", True), ("Monat", False), ("Uhr", False)])
def test_calendar_names(form: str, is_one: bool) -> None:
    assert is_calendar_name(form) is is_one


@pytest.mark.parametrize(
    ("text", "chunk"),
    [
        ("Am Mittwoch Abend kam er.", "Am Mittwoch"),
        ("Dann kam August Rothmann.", "August Rothmann"),
    ],
)
def test_days_and_months_are_not_part_of_the_next_name(text: str, chunk: str) -> None:
    sentence = parse(text)
    assert chunk in [words(sentence, found.first, found.last) for found in sentence.chunks]

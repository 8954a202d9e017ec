"""Quotations by their German examples: type, content, speaker and the rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopse import lexicon
from synopse.model import Quotation, Segment
from synopse.syntax import analyse
from synopse.tag.quotations import quotations


def read(text: str) -> tuple[Quotation, ...]:
    return quotations(text, analyse(text, (Segment(0, len(text), "body"),)), (), ())


def brief(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            quotation.type,
            " | ".join(span.text for span in quotation.content),
            " | ".join(span.text for span in quotation.speaker),
        )
        for quotation in read(text)
    ]


DIRECT = [
    ("„Der Hafen bleibt offen“, sagte Ministerin Eva Brandt.", "„Der Hafen bleibt offen“", "Ministerin Eva Brandt"),
    ("Ministerin Eva Brandt sagte: „Der Hafen bleibt offen.“", "„Der Hafen bleibt offen.“", "Ministerin Eva Brandt"),
    ("»Der Hafen bleibt offen«, so Eva Brandt.", "»Der Hafen bleibt offen«", "Eva Brandt"),
    ('"Wir haben genug gewartet", erklärte der Werftchef.', '"Wir haben genug gewartet"', "der Werftchef"),
    ("„Wir gehen. Jetzt gleich.“, rief der Kapitän.", "„Wir gehen. Jetzt gleich.“", "der Kapitän"),
    ("Brandt nannte den Plan „mutig, aber teuer“.", "„mutig, aber teuer“", "Brandt"),
    ("Der Verband sprach von einem „Skandal ersten Ranges“.", "„Skandal ersten Ranges“", "Der Verband"),
    ("Gall schreibt: „Das Netz hält, solange alle sparen.“", "„Das Netz hält, solange alle sparen.“", "Gall"),
    ("„Das Schiff sinkt“, wird der Lotse zitiert.", "„Das Schiff sinkt“", "der Lotse"),
    ("„Das Schiff sinkt“, das sagte der Lotse.", "„Das Schiff sinkt“", "der Lotse"),
    ("Der Rat bezeichnete das Spiel, in dem viele Tore fielen, als „fad“.", "„fad“", "Der Rat"),
    ("Die Gegner warfen dem Amt „Wortbruch“ vor.", "„Wortbruch“", "Die Gegner"),
    ("Der Rat sprach danach von „Panikkäufen“.", "„Panikkäufen“", "Der Rat"),
    ("Der Nebel, der als „klebrig“ beschrieben wird, zog ab.", "„klebrig“", ""),
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_direct(text: str, content: str, speaker: str) -> None:
    assert ("direct", content, speaker) in brief(text)


NO_DIRECT = [
    "Die Fähre „Nordwind“ lag im Hafen.",
    "Der Film „Ebbe und Flut“ läuft ab Montag.",
    "Die Schau steht unter dem Motto „Mehr Licht“.",
    "Am Kai lag die „Nordwind“.",
    "Im Hafen lief ein Film: „Ebbe und Flut“.",
    "Olm bat das Amt für die „Hilfe für Kranke“ um Geld.",
    "Die Gruppe, die sich „Rat der Elf“ nennt, tagte.",
    "Der Gast des Magazines „mut, kraft und geist“ kam.",
    "Die „Experten“ irrten sich.",
]


@pytest.mark.parametrize("text", NO_DIRECT)
def test_names_and_titles_are_no_quotations(text: str) -> None:
    assert brief(text) == []


INDIRECT = [
    ("Olm erklärte, dass die Werft liefert.", "dass die Werft liefert", "Olm"),
    ("Der Werftchef sagte, die Firma liefere pünktlich.", "die Firma liefere pünktlich", "Der Werftchef"),
    ("Der Werftchef versprach, pünktlich zu liefern.", "pünktlich zu liefern", "Der Werftchef"),
    ("Die Firma werde liefern, sagte der Werftchef am Montag.", "Die Firma werde liefern", "der Werftchef"),
    ("Wie die Polizei mitteilte, wurde niemand verletzt.", "wurde niemand verletzt", "die Polizei"),
    ("Es wurde niemand verletzt, wie die Polizei mitteilte.", "Es wurde niemand verletzt", "die Polizei"),
    ("Laut Polizei wurde niemand verletzt.", "wurde niemand verletzt", "Polizei"),
    ("Nach Angaben der Werft sind alle Schiffe fertig.", "sind alle Schiffe fertig", "Angaben der Werft"),
    ("Medienberichten zufolge sind alle Schiffe fertig.", "sind alle Schiffe fertig", "Medienberichten"),
    ("Alle Schiffe sind nach Ansicht der Prüfer sicher.", "Alle Schiffe sind | sicher", "Ansicht der Prüfer"),
    ("Die Schiffe seien sicher, so die Ministerin.", "Die Schiffe seien sicher", "die Ministerin"),
    ("Demnach sind alle Schiffe fertig.", "sind alle Schiffe fertig", "Demnach"),
    (
        "Olm kam der Bitte der Stadt nach, die Löhne zu erhöhen.",
        "die Löhne zu erhöhen",
        "der Stadt",
    ),
    ("Der Werftchef ist überzeugt, dass die Firma überlebt.", "dass die Firma überlebt", "Der Werftchef"),
    ("Die Behörde gab bekannt, dass der Kai gesperrt wird.", "dass der Kai gesperrt wird", "Die Behörde"),
    ("In dem Papier heißt es, der Kai sei baufällig.", "der Kai sei baufällig", "dem Papier"),
    ("Ihm wird vorgeworfen, das Schiff versenkt zu haben.", "das Schiff versenkt zu haben", ""),
    ("Der Hafen ist voll. Das berichtete der Nordkurier.", "Der Hafen ist voll. | Das", "der Nordkurier"),
    ("Olm verteidigte das Angebot: Die Werft gehe damit an ihre Grenze.", "Die Werft gehe damit an ihre Grenze", "Olm"),
    ("Der Ausschuss setzte dem entgegen, dass die Brücke halte.", "dass die Brücke halte", "Der Ausschuss"),
    (
        "Die Stadt sperrte die Brücke, weil sie marode sei und einstürzen könne.",
        "weil sie marode sei und einstürzen könne",
        "Die Stadt",
    ),
    ("Olm lehnt einen Abriss ab, die Brücke sei sicher.", "die Brücke sei sicher", "Olm"),
    ("Olm fürchtet, sobald es regne, werde der Damm brechen.", "sobald es regne, werde der Damm brechen", "Olm"),
    ("Olm sagte, „Sonderrechte“ dürfe es nicht geben.", "„Sonderrechte“ dürfe es nicht geben", "Olm"),
    ("Olm hat das Wrack geprüft und bestätigt, dass es die Fähre sei.", "dass es die Fähre sei", "Olm"),
    ("Die Fähre fährt wieder, das teilte die Werft mit.", "Die Fähre fährt wieder", "die Werft"),
    ("Es gibt Gerüchte, nach denen die Werft schließt.", "die Werft schließt", "denen"),
    ("Olm wies den Vorwurf der Stadt zurück, er habe gelogen.", "er habe gelogen", "der Stadt"),
    ("Olm wies den Vorwurf, er habe gelogen, als Unsinn zurück.", "er habe gelogen", ""),
    ("Monatelang bestritt Olm, dass die Fähre leckt.", "dass die Fähre leckt", "Olm"),
    ("Als Grund gab die Werft an, dass die Fähre leckt.", "dass die Fähre leckt", "die Werft"),
    ("„Kobold9“ erwähnte auch, dass die Fähre leckt.", "dass die Fähre leckt", "„Kobold9“"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_indirect(text: str, content: str, speaker: str) -> None:
    assert ("indirect", content, speaker) in brief(text)


NO_INDIRECT = [
    "Drei Tage nach dem Urteil kam die Berufung.",
    "Die Zuschauer schrien laut und lange.",
    "Das Lager ist leer, so viele Kunden kamen.",
    "Wenn das Wasser stiege, wäre der Damm in Gefahr.",
    "Die Werft liegt am Fluss, der im Winter zufriert.",
]


@pytest.mark.parametrize("text", NO_INDIRECT)
def test_what_is_no_quotation(text: str) -> None:
    assert brief(text) == []


def test_a_relative_clause_keeps_its_attribution_to_itself() -> None:
    found = brief("Die Fähre, die nach Angaben der Reederei sicher war, sank am Montag.")
    assert found == [("indirect", "die | sicher war", "Angaben der Reederei")]


def test_partial_words_nest_with_the_speaker_cue_and_frame_of_their_host() -> None:
    indirect, direct = read("Olm sagte, die Werft sei „im Kern gesund“.")
    assert [span.text for span in direct.content] == ["„im Kern gesund“"]
    assert (direct.type, indirect.type) == ("direct", "indirect")
    assert (direct.speaker, direct.cue, direct.frame) == (indirect.speaker, indirect.cue, indirect.frame)


def test_konjunktiv_sentences_go_on_with_the_speaker() -> None:
    found = brief("Der Werftchef sagte, er bleibe. Man habe nichts gewusst. Die Prüfer seien zufrieden gewesen.")
    assert found[1] == (
        "indirect_free_indirect",
        "Man habe nichts gewusst. Die Prüfer seien zufrieden gewesen.",
        "Der Werftchef",
    )


def test_the_subject_before_a_konjunktiv_sentence_speaks() -> None:
    found = brief("Die Behörde gab Entwarnung. Es bestehe keine Gefahr.")
    assert ("indirect_free_indirect", "Es bestehe keine Gefahr.", "Die Behörde") in found


def test_whole_sentences_in_marks_go_on_with_the_speaker() -> None:
    found = brief("„Wir haben gewarnt“, sagte der Lotse. „Niemand hat auf uns gehört.“")
    assert found[1] == ("direct", "„Niemand hat auf uns gehört.“", "der Lotse")


def test_hearsay_after_a_quotation() -> None:
    found = brief("Laut Reederei sank die Fähre. Sie soll am Montag gehoben werden.")
    assert found[1][:2] == ("free_indirect", "Sie soll am Montag gehoben werden.")


CARRIED = [
    ("Olm hält es für sinnvoll, die Brücke zu sperren.", "die Brücke zu sperren"),
    ("Olm zeigte sich zuversichtlich, bis Mai zu liefern.", "bis Mai zu liefern"),
    ("Die Werft besteht darauf, bis Mai zu liefern.", "bis Mai zu liefern"),
    ("Olm drückte seine Sorge darüber aus, ob die Brücke hält.", "ob die Brücke hält"),
    ("Kranken wurde geraten, im Haus zu bleiben.", "im Haus zu bleiben"),
]


@pytest.mark.parametrize(("text", "content"), CARRIED)
def test_what_carries_a_content(text: str, content: str) -> None:
    assert [found for kind, found, _ in brief(text) if kind == "indirect"] == [content]


ASIDES = [
    ("Wie „nord online“ berichtet, liefert die Werft.", "liefert die Werft", "„nord online“"),
    (
        "Die Werft stand unter Druck, wie Jens Olm, Chef der Werft, mitteilte.",
        "Die Werft stand unter Druck",
        "Jens Olm, Chef der Werft",
    ),
    ("Tatsächlich, so betont auch die Polizei, ist dies falsch.", "Tatsächlich | ist dies falsch", "die Polizei"),
    (
        "„Bis zum Herbst“, stellte Olm fest, seien „die Rufe ungehört verhallt“.",
        "„Bis zum Herbst“ | seien „die Rufe ungehört verhallt“",
        "Olm",
    ),
]


@pytest.mark.parametrize(("text", "content", "speaker"), ASIDES)
def test_frames_beside_the_content(text: str, content: str, speaker: str) -> None:
    assert ("indirect", content, speaker) in brief(text)


@pytest.mark.parametrize("text", ["Er ist so groß wie Olm.", "Wie im Vorjahr kamen viele Gäste.", "So sagt man nicht."])
def test_comparisons_are_no_frames(text: str) -> None:
    assert brief(text) == []


HEARSAY = [
    ("Olm sagte, das Schiff sei alt. Ein Lotse soll verletzt sein.", ["Ein Lotse soll verletzt sein."]),
    (
        "Olm sagte, das Schiff sei alt. Es lag im Hafen. Ein Lotse soll gewarnt haben.",
        ["Ein Lotse soll gewarnt haben."],
    ),
    ("Olm sagte, das Schiff sei alt. Es lag im Hafen. Ein neues soll im Mai fahren.", []),
    ("Ein neues Schiff soll im Mai fahren.", []),
    ("Olm sagte, das Schiff sei alt. Es lag im Hafen. Ein neues soll im Mai fertiggestellt sein.", []),
    ("Olm sagte, das Schiff sei alt. Es lag im Hafen. Eines soll gesunken sein.", ["Eines soll gesunken sein."]),
    ("Olm sagte, das Schiff sei alt. Sollte es sinken, fährt ein neues.", []),
]


@pytest.mark.parametrize(("text", "contents"), HEARSAY)
def test_what_is_said_to_have_happened(text: str, contents: list[str]) -> None:
    assert [found for kind, found, _ in brief(text) if kind == "free_indirect"] == contents


CARRYING_NOTHING = [
    "Es ist nicht bekannt, ob die Brücke hält.",
    "Es ist davon auszugehen, dass die Brücke hält.",
    "Die Brücke steht, wie man sagt, auf Sand.",
    "Die Gäste müssen Sorge tragen, dass die Brücke hält.",
    "Die Brücke wird gesperrt. Das ruft Gegner auf den Plan.",
    "Als sie erfuhr, dass die Brücke hält, ging sie.",
    "Damit bestätigt sich, dass die Brücke hält.",
    "Öl wurde festgestellt, was ein Hinweis auf das Leck ist.",
    "Ich glaube, dass die Brücke hält.",
    "Das Amt wollte nicht bestätigen, dass die Brücke hält.",
    "Das Amt traf keine Entscheidung darüber, ob die Brücke bleibt.",
    "Das Haus schickt Nachrichten, um Gäste zu werben.",
]


@pytest.mark.parametrize("text", CARRYING_NOTHING)
def test_what_carries_no_content(text: str) -> None:
    assert brief(text) == []


EXTENTS = [
    ("Olm sagte, dass die Werft alt sei: „Wir zahlen nicht mehr.“", "dass die Werft alt sei"),
    (
        "Olm sagte zu, nicht über den Kran, den größten der Stadt, bestimmen zu wollen.",
        "nicht über den Kran, den größten der Stadt, bestimmen zu wollen",
    ),
    (
        "Olm erklärte in einer Notiz, über den Versuch, ihn zu hindern, sei er empört.",
        "über den Versuch, ihn zu hindern, sei er empört",
    ),
    ("Aus Bonn kämen, so heißt es, zu strenge Regeln.", "Aus Bonn kämen | zu strenge Regeln"),
    ("Die Werft schließt im Mai. Das berichten Medien.", "Die Werft schließt im Mai. | Das"),
    ("Olm betont, wie wichtig die Brücke sei.", "wie wichtig die Brücke sei"),
    ("Olm hatte am Montag angekündigt bei der Wahl im Mai erneut anzutreten.", "bei der Wahl im Mai erneut anzutreten"),
    ("Das Amt rief dazu auf, Boote, die fahren, anzuhalten.", "Boote, die fahren, anzuhalten"),
    ("Laut Akten ist er heute 24; also war er damals jung.", "ist er heute 24"),
    ("Das Schiff hatte Platz für 80, nach anderen Angaben 90 Gäste.", "90 Gäste"),
    ("Nach Ansicht eines Lotsen, der dabei war, sank das Schiff sofort.", "sank das Schiff sofort"),
    (
        "Olm erklärte, dass das Schiff sank, zwei Lotsen sollen tot sein.",
        "dass das Schiff sank, zwei Lotsen sollen tot sein",
    ),
    ("Die Trümmer liegen gemäß einem Lotsen weit verstreut.", "Die Trümmer liegen | weit verstreut"),
    ("Die Werft schließt im Mai. Davon geht Olm aus.", "Die Werft schließt im Mai. | Davon"),
    (
        "Der Rat kritisierte gestern, der Plan erinnere „fatal an die alte Zeit der Werft“.",
        "der Plan erinnere „fatal an die alte Zeit der Werft“",
    ),
]


@pytest.mark.parametrize(("text", "content"), EXTENTS)
def test_how_far_a_content_reaches(text: str, content: str) -> None:
    assert [found for kind, found, _ in brief(text) if kind == "indirect"] == [content]


NAMINGS = [
    "Der Rat, wie sich die Runde nennt, tagte am Montag.",
    "Der Verkehr stockte, so wurde der Hafen geschlossen.",
]


@pytest.mark.parametrize("text", NAMINGS)
def test_what_gives_a_name_carries_no_content(text: str) -> None:
    assert brief(text) == []


MEDIA = [
    ("Sprecherin Eva Brandt teilte mit, dass die Werft schließt.", "S"),
    ("Das Ministerium teilte mit, dass die Werft schließt.", "SW"),
    ("Die Zeitung teilte mit, dass die Werft schließt.", "W"),
    ("Die Kapitänin glaubt, dass die Werft schließt.", "ST"),
    ("Die Kapitänin schrieb, dass die Werft schließt.", "W"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_who_speaks_decides_between_speech_and_writing(text: str, medium: str) -> None:
    assert [quotation.medium for quotation in read(text)] == [medium]


SOURCES = [
    ("Bisher liegen laut Nordwerft Aufträge für vier Fähren vor.", "Bisher liegen | Aufträge für vier Fähren vor"),
    ("Das Gutachten lag vor, laut dem Olm unschuldig war.", "Olm unschuldig war"),
    ("Nach einer Stellungnahme der Werft ruht die Arbeit.", "ruht die Arbeit"),
    ("Er lobte Olm, der nach Angaben der Werft kündigte und ging.", "der | kündigte und ging"),
    ("Die Tat, die nach Akten für zwei Jahre ungeklärt war, ist alt.", "die | für zwei Jahre ungeklärt war"),
]


@pytest.mark.parametrize(("text", "content"), SOURCES)
def test_a_source_leaves_the_clause_to_the_content(text: str, content: str) -> None:
    assert [found for kind, found, _ in brief(text) if kind == "indirect"] == [content]


@pytest.mark.parametrize(
    "text", ["Erst nach Ermittlungen schloss das Amt.", "Nach langen Ermittlungen schloss das Amt."]
)
def test_work_that_was_done_first_is_no_source(text: str) -> None:
    assert brief(text) == []


ACTS = [
    ("Der Rat kritisierte den Plan als zu teuer.", "Der Rat"),
    ("Die Werft warnt vor Entlassungen.", "Die Werft"),
    ("Der Plan wurde von der Werft als gut bezeichnet.", "der Werft"),
    ("Als Grund wurde Eis genannt.", ""),
    ("Dem Lotsen wird Leichtsinn vorgeworfen.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), ACTS)
def test_a_speech_act_without_its_words_is_reported(text: str, speaker: str) -> None:
    assert brief(text) == [("reported", text, speaker)]


NO_ACTS = [
    "Das Hochwasser forderte drei Todesopfer.",
    "Am Abend gingen die Lichter aus.",
    "Der Lotse sprach mit seiner Frau.",
    "Der Rat will vor dem Eis warnen.",
    "Kritisieren Sie den Plan als zu teuer?",
    "Drei Opfer sind zu beklagen.",
    "Als Orkan wird ein Sturm der Stärke zwölf bezeichnet.",
]


@pytest.mark.parametrize("text", NO_ACTS)
def test_what_only_looks_like_a_speech_act_is_none(text: str) -> None:
    assert brief(text) == []


def test_a_word_in_marks_is_direct_instead_of_an_act() -> None:
    assert brief("Der Rat bezeichnete den Plan als „mutig“.") == [("direct", "„mutig“", "Der Rat")]


TOLD_BY_MOOD = [
    ("Die Brücke sei alt. Helfer müssten kommen. Das dürfe nicht sein.", 1),
    ("Das gleiche gelte für die Altstadt.", 1),
    ("Bald könnten Helfer kommen. Die Brücke sei alt.", 1),
    ("Helfer müssten kommen, weil das Amt überlastet sei.", 1),
    ("Die Brücke sei alt. Man wollte sie sprengen. Das sei nun vom Tisch.", 1),
    ("Bald könnten Helfer kommen. Die Brücke ist alt.", 0),
]


@pytest.mark.parametrize(("text", "count"), TOLD_BY_MOOD)
def test_the_mood_tells_speech(text: str, count: int) -> None:
    assert [(kind, content) for kind, content, _ in brief(text)] == [("indirect_free_indirect", text)] * count


def test_acts_are_verbs_of_speech() -> None:
    assert lexicon.words("quotations_acts") <= lexicon.words("quotations_verbs")


def test_a_reported_act_is_the_whole_sentence() -> None:
    assert brief("Die Gewerkschaft fordert höhere Löhne.") == [
        ("reported", "Die Gewerkschaft fordert höhere Löhne.", "Die Gewerkschaft")
    ]


def test_the_subject_is_no_borrowed_one_from_reported_speech() -> None:
    found = read("Der Sprecher sagte, die Stadt bereite sich vor, und kündigte an, mehr zu bauen.")
    assert [span.text for span in found[1].speaker] == ["Der Sprecher"]


PARTS = [
    ("Olm sagte der Zeitung Nordkurier, er bleibe.", "addressee", "der Zeitung Nordkurier"),
    ("Olm sagte der Zeitung Nordkurier, er bleibe.", "frame", "Olm sagte der Zeitung Nordkurier,"),
    ("Die Werft teilte am Montag mit, sie liefere.", "cue", "teilte | mit"),
    ("Die Werft hat angekündigt, mehr zu bauen.", "cue", "hat angekündigt"),
    ("Laut Polizei wurde niemand verletzt.", "frame", "Laut Polizei"),
    ("Olm geht davon aus, dass die Werft liefert.", "cue", "geht davon aus"),
    ("Olm sagte Reportern, die Fähre sei alt.", "addressee", "Reportern"),
    ("Olm sagte am Montag vor Journalisten, die Fähre sei alt.", "addressee", "Journalisten"),
    ("Feuerwehrmann Nils Olm sagte dieser Zeitung, die Fähre sei alt.", "speaker", "Feuerwehrmann Nils Olm"),
    ("Feuerwehrmann Nils Olm sagte dieser Zeitung, die Fähre sei alt.", "via", ""),
]


@pytest.mark.parametrize(("text", "part", "expected"), PARTS)
def test_parts(text: str, part: str, expected: str) -> None:
    assert " | ".join(span.text for span in getattr(read(text)[0], part)) == expected


VIA = [
    ("„Wir gehen“, sagte Olm laut Nachrichtenagentur Nordpress.", "Olm", "Nachrichtenagentur Nordpress"),
    ("Das Geld reiche nicht, schrieb Olm auf der Plattform Funkel.", "Olm", "der Plattform Funkel"),
    ("„Wir gehen“, sagte Olm im Interview mit Radio Küste.", "Olm", "Radio Küste"),
    ("Olm sagte der Zeitung Nordkurier, er bleibe.", "Olm", "der Zeitung Nordkurier"),
    (
        "Wie der Sender Küste unter Berufung auf Hafenkreise meldet, sinkt das Schiff.",
        "Hafenkreise",
        "der Sender Küste",
    ),
]


def test_words_quoted_after_a_note_come_through_it() -> None:
    text = "Olm hat sich laut einer Mitteilung der Werft gefreut. „Die Fähre schwimmt wieder“, wird Olm zitiert."
    via = {span.text for quotation in read(text) if quotation.type == "direct" for span in quotation.via}
    assert via == {"einer Mitteilung der Werft"}


def test_a_second_verb_of_the_same_subject_is_no_frame() -> None:
    assert [content for _, content, _ in brief("Olm sagte, die Fähre sei alt, lehnte es aber ab, sie zu sperren.")][
        :1
    ] == ["die Fähre sei alt"]


def test_a_thing_takes_the_word_from_nobody() -> None:
    text = "„Wir brauchen mehr Geld“, sagte Olm. Die Kosten waren hoch. Die Werft sei sicher."
    assert brief(text)[-1] == ("indirect_free_indirect", "Die Werft sei sicher.", "Olm")


def test_neighbouring_hearsay_is_one_quotation() -> None:
    text = "Laut Olm bleibt die Fähre im Dock. Sie soll geprüft werden. Danach soll sie fahren."
    assert brief(text)[-1] == ("free_indirect", "Sie soll geprüft werden. Danach soll sie fahren.", "Olm")


@pytest.mark.parametrize(("text", "speaker", "via"), VIA)
def test_via(text: str, speaker: str, via: str) -> None:
    found = read(text)[0]
    assert [span.text for span in found.speaker] == [speaker]
    assert [span.text for span in found.via] == [via]


ANONYMOUS = [
    ("Das Schiff sinke, sagte ein Beamter, der anonym bleiben wollte.", True),
    ("Laut Regierungskreisen ist der Vertrag fertig.", True),
    ("Das Schiff sinke, sagte der Beamte Jens Olm.", False),
]


@pytest.mark.parametrize(("text", "anonymous"), ANONYMOUS)
def test_anonymous(text: str, anonymous: bool) -> None:
    assert read(text)[0].anonymous is anonymous


MEDIA = [
    ("Olm schrieb, er bleibe.", "W"),
    ("Olm sagte, er bleibe.", "S"),
    ("Olm glaubt, dass er bleibt.", "ST"),
    ("Die Werft teilte mit, sie liefere.", "SW"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(text: str, medium: str) -> None:
    assert read(text)[0].medium == medium


@pytest.mark.parametrize("rule", lexicon.rules("quotations_anonymous"), ids=lambda rule: rule.name)
def test_rules_match_their_examples_only(rule: lexicon.Rule) -> None:
    assert all(rule.pattern.search(example["text"]) for example in rule.examples)
    assert not any(rule.pattern.search(text) for text in rule.rejects)


FRAMES = {"direct", "clause", "dass", "zu", "ob", "reported"}


@pytest.mark.parametrize("table", ["quotations_verbs", "quotations_phrases"])
def test_frames_and_media_are_known(table: str) -> None:
    for row in lexicon.rows(table):
        assert set(row["frames"].split(",")) <= FRAMES
        assert row["medium"] in ("S", "T", "W", "ST", "SW", "TW", "STW")


def test_only_content_is_read() -> None:
    text = "Olm sagte, er bleibe.\nOlm sagte, er gehe."
    segments = (Segment(0, 22, "body"), Segment(22, len(text), "newsletter"))
    assert len(quotations(text, analyse(text, segments), (), ())) == 1


PIECES = [
    "Olm sagte",
    ", ",
    "„",
    "“",
    '"',
    "dass",
    "er bleibe",
    ". ",
    ": ",
    "laut Polizei",
    "so Olm",
    "\n",
    "zufolge",
    "wie es heißt",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_span_slices_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for quotation in read(text):
        assert quotation.content
        for part in (quotation.content, quotation.speaker, quotation.cue, quotation.frame, quotation.via):
            assert all(span.text == text[span.begin : span.end] and span.begin < span.end for span in part)

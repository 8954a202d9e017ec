"""Who says it and to whom, by case, number, place and what can speak. {…} marks a person, <…> an organisation."""

from __future__ import annotations

import pytest

from synopse.model import Quotation, Segment
from synopse.syntax import analyse
from synopse.tag.quotations import quotations
from synopse.tag.quotations.sayers import kind
from tests.factories import marked


def last(text: str) -> Quotation:
    plain, names = marked(text)
    return quotations(plain, analyse(plain, (Segment(0, len(plain), "body"),)), names, ())[-1]


def joined(quotation: Quotation, part: str) -> str:
    return " | ".join(span.text for span in getattr(quotation, part))


SPEAKERS = [
    # the one who can speak, wherever it stands
    ("Die Vorwürfe der Werft wies {Jens Olm} zurück und sagte, sie seien erfunden.", "Jens Olm"),
    ("Besorgt äußerte sich {Jens Olm} über das Eis, das dünner werde.", "Jens Olm"),
    ("Insbesondere bemängelte das Gericht, dass Akten fehlen.", "das Gericht"),
    ("Ihren Gegner {Jan Roth} von der <Neuen Hafen Partei> forderte {Eva Mai} auf, zu gehen.", "Eva Mai"),
    ("Die Zahl der Boote, die fehlen, bezifferte die Küstenwache auf elf.", "die Küstenwache"),
    ("{Von der Heide} betonte, die Brücke halte.", "Von der Heide"),
    ("Der Fall ist offen, weil das Landgericht festgestellt hat, dass Akten fehlen.", "das Landgericht"),
    # "es" is a ministry or nobody
    ("Das Ministerium prüfte lange. Nun teilte es mit, dass der Damm hält.", "es"),
    ("Am Montag hieß es, dass der Damm hält.", ""),
    # infinitives have the subject of their clause
    ("Die Sprecherin beeilte sich, zu erklären, dass der Damm hält.", "Die Sprecherin"),
    # relative pronouns
    ("Der Rat las eine Mitteilung, in der es heißt, der Damm halte.", "eine Mitteilung"),
    ("Es kam ein Prüfer, der sagte, dass der Damm hält.", "der"),
    # of two verbs the nearer one
    ("Die Werft bestritt das, indem sie sagte, der Kran sei heil.", "sie"),
    # passives
    ("Von Prüfern wurde kritisiert, dass der Damm bricht.", "Prüfern"),
    ("In dem Gutachten wird kritisiert, dass der Damm bricht.", "dem Gutachten"),
    ("Mit 27 von 35 Stimmen wurde beschlossen, den Damm zu bauen.", ""),
    # papers of the sentence before
    ("Die Werft gab eine Erklärung ab. Darin heißt es, der Kran stehe still.", "eine Erklärung"),
    # nouns
    ("Von der Polizei kam die Information, der Damm sei dicht.", "der Polizei"),
    ("Es gibt Gerüchte, dass der Damm bricht.", "Gerüchte"),
    # who invokes a source without being a medium speaks
    ("Unter Berufung auf Akten teilte das Amt mit, der Damm sei dicht.", "das Amt"),
    # words in marks
    ("Für Trainer {Jens Olm} war der Gegner „ein Meister der langen Wege“.", "Trainer Jens Olm"),
    ("In dem Brief war von einem „offenen und ehrlichen Gespräch“ die Rede.", "dem Brief"),
    ("„Da war kein Wille mehr zu sehen“, ätzt Ratsherr {Jens Olm}.", "Ratsherr Jens Olm"),
    ("Beifall für Meisterin {Eva Mai}: „Wir haben es allen gezeigt.“", "Meisterin Eva Mai"),
    ("Der Kran steht. „Er stand schon immer still“, so letztere.", "letztere"),
    # words that the text goes on to speak of as a sentence
    ("„Wer spart, zahlt doppelt“: Der Satz des Abends stammt von {Eva Mai}.", "Eva Mai"),
    ("„Wer spart, zahlt doppelt“, steht auf dem Plakat. Der Spruch ist von Meister {Jens Olm}.", "Meister Jens Olm"),
    ("„Ihr hättet nur rufen müssen“, mit diesen Worten schloss die Richterin den Prozess.", "die Richterin"),
    ("Da gellte ein Ruf durch den Saal: „Ihr habt gelogen!“ Es war Rätin {Eva Mai}, die rief.", "Rätin Eva Mai"),
    ("„Wir zahlen keinen Cent.“ Mit diesem Satz beendete {Jens Olm} die Sitzung.", "Jens Olm"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_says_it(text: str, speaker: str) -> None:
    assert joined(last(text), "speaker") == speaker


VOICES = [
    # a thing or an occasion takes the word from nobody
    ("{Jens Olm} sagte, der Kran stehe. Die Proteste gingen weiter. Es sei kalt.", "Jens Olm"),
    # somebody who can speak takes it
    ("{Jens Olm} sagte, der Kran stehe. Das Bauamt gab Entwarnung. Der Kran sei sicher.", "Das Bauamt"),
    # "demnach" names nobody
    ("Laut der Küstenwache sanken zwei Boote. Demnach war es neblig. Das Eis sei dünn.", "der Küstenwache"),
    # own accounts are those of the subject
    ("Die Werft hat nach eigenen Angaben neue Kunden. Der Kran sei sicher.", "Die Werft"),
    # the clause before in the same sentence
    ("Die Prüferin sieht darin einen Fehler, das Seil sei zu kurz.", "Die Prüferin"),
    # what hangs on a noun ends with its sentence
    ("Spekulationen, wonach der Damm bricht, wies der Minister ab. Der Damm sei dicht.", "der Minister"),
    # who is only shown
    ("Ganz vorn: Dreher {Jens Olm}, seit Jahren hier. „Mein Vater hat hier gelernt.“", "Jens Olm"),
    # a frame with a thing or in the Konjunktiv before a colon
    ("{Jens Olm} sagte, der Kran stehe. Seine Zuversicht hat Gründe: „Wir haben den Kran geprüft.“", "Jens Olm"),
]


@pytest.mark.parametrize(("text", "speaker"), VOICES)
def test_who_goes_on_speaking(text: str, speaker: str) -> None:
    assert joined(last(text), "speaker").endswith(speaker)


LISTENERS = [
    ("{Jens Olm} sagte dem <Nordkurier>, der Kran stehe.", "dem Nordkurier"),
    ("{Jens Olm} sagte gegenüber dem <Nordkurier>, der Kran stehe.", "dem Nordkurier"),
    ("Ihr gegenüber sagte {Jens Olm}, der Kran stehe.", "Ihr"),
    ("In einem Interview mit der Zeitung <Nordkurier> sagte {Jens Olm}, der Kran stehe.", "der Zeitung Nordkurier"),
    ("{Jens Olm} sagte zur Zeitung <Nordkurier>, der Kran stehe.", "Zeitung Nordkurier"),
    ("{Jens Olm} appellierte an die Bürger, Wasser zu sparen.", "die Bürger"),
    ("In einem Brief an den Rat schrieb {Jens Olm}, der Kran stehe.", "den Rat"),
    ("{Jens Olm} verlangte von der Werft Auskunft darüber, ob der Kran steht.", "der Werft"),
    ("Das Amt teilte den Anwohnern mit, dass der Kran steht.", "den Anwohnern"),
    ("Ihm wird vorgeworfen, den Kran beschädigt zu haben.", "Ihm"),
    ("Die Bürger forderte er auf, Wasser zu sparen.", "Die Bürger"),
    ("Es war {Jens Olm}, der die Bürger aufforderte, Wasser zu sparen.", "die Bürger"),
    ("Der Kran stehe still, so {Jens Olm} gegenüber dem <Nordkurier>.", "dem Nordkurier"),
    ("{Jens Olm} erklärte Reportern, dass der Kran steht.", "Reportern"),
    # none are
    ("Der Rat widersprach der Ansicht, dass der Kran steht.", ""),
    ("{Jens Olm}, dem Chef der Werft, zufolge steht der Kran.", ""),
    ("Die Werft setzte dem entgegen, dass der Kran steht.", ""),
    ("Am Montag sagte {Jens Olm}, dass der Kran steht.", ""),
    ("Die Haltung gegenüber der Werft sei falsch, sagte {Jens Olm}.", ""),
]


@pytest.mark.parametrize(("text", "addressee"), LISTENERS)
def test_to_whom_it_is_said(text: str, addressee: str) -> None:
    assert joined(last(text), "addressee") == addressee


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Behördensprecherin", "person"),
        ("Wetterdienst", "body"),
        ("Zwischenbericht", "paper"),
        ("Regierung", "body"),
        ("Verschiebung", "thing"),
        ("Krankheiten", "thing"),
        ("Landgericht", "body"),
        ("US-Präsident", "person"),
        ("Xylofon", ""),
    ],
)
def test_what_a_noun_names(word: str, expected: str) -> None:
    assert kind(word) == expected

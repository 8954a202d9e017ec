"""References within an article. In the texts {…} marks a person, <…> an organisation, […] a place."""

from __future__ import annotations

import pytest

from synopse.model import Segment
from synopse.syntax import analyse
from synopse.tag.references import references
from synopse.tag.roles import roles
from tests.factories import marked


def found(text: str) -> list[tuple[str, str]]:
    plain, names = marked(text)
    syntax = analyse(plain, (Segment(0, len(plain), "body"),))
    result = references(plain, syntax, names, roles(plain, syntax, names))
    assert all(plain[item.begin : item.end] == item.text and item.reason for item in result)
    assert all(plain[item.name.begin : item.name.end] == item.name.text for item in result)
    return [(item.text, item.name.text) for item in result]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Russlands] Präsident {Igor Malow} reiste ab. Später dementierte der Kremlchef den Bericht.",
            [("der Kremlchef", "Igor Malow")],
        ),
        (
            "Kremlchef {Igor Malow} reiste ab. Aus [Bonn] hieß es, [Russlands] Staatschef habe gedroht.",
            [("Russlands Staatschef", "Igor Malow")],
        ),
        (
            "US-Präsident {Joe Falk} traf den polnischen Präsidenten {Jan Zielak}. Der US-Präsident dankte.",
            [("Der US-Präsident", "Joe Falk")],
        ),
        (
            "Außenministerin {Eva Mai} und Finanzminister {Karl Ott} kamen. Die Ministerin lächelte.",
            [("Die Ministerin", "Eva Mai")],
        ),
        (
            "Das schrieb {Karl Ott} (CDU) am Montag. Der CDU-Politiker rief zum Handeln auf.",
            [("Der CDU-Politiker", "Karl Ott")],
        ),
        ("Es siegte {Karl Ott} (64). Nach dem Rennen weinte der 64-Jährige.", [("der 64-Jährige", "Karl Ott")]),
        ("Der 64-jährige {Karl Ott} traf {Paul Ahorn}. Der 64-Jährige siegte.", [("Der 64-Jährige", "Karl Ott")]),
        (
            "Präsident {Jan Zielak} sprach mit dem britischen Premier {Tom Hale}, bei dem der Pole zu Gast war.",
            [("der Pole", "Jan Zielak")],
        ),
        (
            "„Das ist unfair“, sagte Personalvorstand {Karl Ott}. Man rede weiter, so der Personalchef.",
            [("der Personalchef", "Karl Ott")],
        ),
        (
            "Die Gewerkschaft <DVG> droht. Auch die Reederei <Nordkai> wartet. Die Gewerkschaft bleibt hart.",
            [("Die Gewerkschaft", "DVG")],
        ),
    ],
)
def test_leads_descriptions_to_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Karl Ott} sagte, er komme wieder.", [("er", "Karl Ott")]),
        ("{Eva Mai} lehnte ab. Sie sagte, das reiche nicht.", [("Sie", "Eva Mai")]),
        ("{Zvi Ott} kam. Er sagte nichts. Er sah, dass sie lachte.", [("Er", "Zvi Ott"), ("Er", "Zvi Ott")]),
        ("Im Hof stand {Karl Ott} mit {Eva Mai}. Sie erklärte den Plan.", [("Sie", "Eva Mai")]),
        ("{Karl Ott} lobte {Paul Ahorn}. Er sagte, die Arbeit sei getan.", [("Er", "Karl Ott")]),
        (
            "{Karl Ott} kam. Auch {Paul Ahorn} war da. Viele hatten seinen Satz im Ohr. „Ja“, hatte er damals gesagt.",
            [("er", "Paul Ahorn")],
        ),
        (
            "Dazu riet der Gesandte {Karl Ott}. „Ja“: Mit diesem Satz hatte er am Montag den Ton gesetzt.",
            [("er", "Karl Ott")],
        ),
        ("{Karl Ott} kam. Es regnete seit Stunden in der Stadt und auch in den Dörfern am See. „Ja“, sagte er.", []),
        ("{Karl Ott} und {Paul Ahorn} kamen. Viele hatten seinen Satz im Ohr. „Ja“, sagte er.", []),
    ],
)
def test_leads_pronouns_to_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minister {Karl Ott} und Minister {Paul Ahorn} kamen. Der Minister schwieg.",
        "{Karl Ott} und {Paul Ahorn} kamen. Er sagte nichts.",
        "Der frühere US-Präsident {Joe Falk} kam. Der US-Präsident war nicht da.",
        "Präsident {Jan Zielak} kam. Das Amt des Präsidenten ist in [Polen] wichtig.",
        "Minister {Karl Ott} sprach mit den Ministern der Länder. Die Minister schwiegen.",
        "{Karl Ott} lobte den Plan, weil er gut ist.",
        "{Eva Mai} lehnte ab. Sie haben das nicht gewusst.",
        "{Karl Ott} zitierte: „Das hat er nie gesagt.“",
        "Präsident {Jan Zielak} kam. Der Präsident der <Nordbank> war verhindert.",
        "Die Gewerkschaft <DVG> und die Gewerkschaft <LGV> streiken. Die Gewerkschaft bleibt hart.",
        "Der Präsident kam. Er schwieg.",
    ],
)
def test_abstains(text: str) -> None:
    assert found(text) == []


PAIRS = {
    "[Polen] und [Dänemark] streiten über den Hafen. Am Montag treffen sich beide Seiten in [Bonn].": (
        "beide Seiten", "Polen", "Dänemark"
    ),
    "Die polnische Delegation reiste an. Die dänische Seite wartete in [Bonn]. Die beiden Delegationen schwiegen.": (
        "beiden Delegationen", "polnische", "dänische"
    ),
    "[Warschau] und [Kopenhagen] näherten sich an. Eva Mai vermittelte. Unterhändler beider Länder redeten.": (
        "beider Länder", "Warschau", "Kopenhagen"
    ),
    "Die <Hafenwerke> haben sich mit der <Nordreederei> geeinigt. Beide Unternehmen schwiegen zum Preis.": (
        "Beide Unternehmen", "Hafenwerke", "Nordreederei"
    ),
    "[Polen] streitet mit [Dänemark]. Die Konfliktparteien wollen reden.": ("Konfliktparteien", "Polen", "Dänemark"),
    "{Eva Mai} traf {Karl Ott}. Die beiden sprachen lange.": ("beiden", "Eva Mai", "Karl Ott"),
    "Präsident {Jan Zielak} empfing Präsident {Joe Falk}. Der Sender zeigte die beiden Präsidenten.": (
        "beiden Präsidenten", "Jan Zielak", "Joe Falk"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", PAIRS)
def test_a_phrase_for_two_leads_to_both(text: str) -> None:
    phrase, *two = PAIRS[text]
    assert [item for item in found(text) if item[0] == phrase] == [(phrase, name) for name in two]


@pytest.mark.parametrize(
    "text",
    [
        "[Polen], [Dänemark] und [Norwegen] streiten. Am Montag treffen sich beide Seiten.",
        "[Polen] und [Dänemark] streiten. [Norwegen] und [Schweden] auch. Es regnet. Es ist kalt. Beide Seiten reden.",
        "[Polen] schickt einen Gesandten nach [Dänemark]. Beide Seiten schweigen.",
        "[Polen] und [Dänemark] bauen einen Tunnel. Auf beiden Seiten stehen Bagger.",
        "{Eva Mai} traf {Karl Ott} und {Paul Ahorn}. Die beiden sprachen lange.",
        "{Eva Mai} und {Karl Ott} kamen. Sie lachten beide.",
        "{Eva Mai} und {Karl Ott} kamen. Die beiden Löwen schliefen.",
    ],
)
def test_no_phrase_for_two_is_led_where_others_could_be_meant(text: str) -> None:
    assert not [item for item in found(text) if "eide" in item[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Karl Ott} dankte. Die Agentur Nordwort zitierte ihn am Abend.", [("ihn", "Karl Ott")]),
        ("{Karl Ott} kam. Bürgermeisterin {Eva Mai} begleitete ihn.", [("ihn", "Karl Ott")]),
        ("{Eva Mai} kam. Minister {Karl Ott} gratulierte ihr.", [("ihr", "Eva Mai")]),
    ],
)
def test_leads_pronouns_in_other_cases(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{Karl Ott} lobte ihn.",
        "{Karl Ott} traf {Paul Ahorn}. Die Agentur zitierte ihn.",
        "{Karl Ott} stellte den Plan vor. Die Partei lehnte ihn ab.",
        "{Eva Mai} kam. Minister {Karl Ott} begrüßte ihr Angebot.",
        "{Karl Ott} bat ihn um Hilfe.",
        "Das sagte Konzernchef {Karl Ott}. Der Vorstand werde das Angebot prüfen.",
    ],
)
def test_leads_no_such_pronoun_where_it_may_mean_another(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Am Montag hat der Dreher {Karl Ott} ausgesagt. „Es war dunkel“, sagte der Zeuge.",
            [("der Zeuge", "Karl Ott")],
        ),
        (
            "Der Prozess gegen {Paul Ahorn} geht weiter. Als Zeugin sagte {Eva Mai} aus. Die Zeugin weinte.",
            [("Die Zeugin", "Eva Mai")],
        ),
        (
            "Im Rat sprach Ministerin {Eva Mai}. Ihr wichtigster Satz war kurz: „Wir bauen.“",
            [("Ihr", "Eva Mai")],
        ),
        ("Am Abend trat {Karl Ott} auf. Seine Botschaft: Der Damm hält.", [("Seine", "Karl Ott")]),
        (
            "{Karl Ott} baut Orgeln. " + "Die Werkstatt liegt am Fluss. " * 12 + "Dort wohnt der 33-Jährige.",
            [("der 33-Jährige", "Karl Ott")],
        ),
    ],
)
def test_leads_witnesses_and_sentences_to_their_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{Karl Ott} und {Eva Mai} sagten aus. Der Zeuge weinte.",
        "{Karl Ott} sagte zu. Der Zeuge weinte.",
        "{Karl Ott} kam. Sein Auto blieb stehen.",
        "Sprecher {Karl Ott} kam. "
        + "Die Straße war glatt. " * 20
        + "Ein 33-jähriger Fahrer starb. Der 33-Jährige fuhr schnell.",
        "Neben {Karl Ott} saß {Paul Ahorn}. Seine Frau kam nicht.",
    ],
)
def test_leads_nobody_where_two_may_be_meant_or_no_words(text: str) -> None:
    assert [item for item in found(text) if item[0] != "er"] == []

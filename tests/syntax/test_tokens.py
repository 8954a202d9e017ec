import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse.syntax.tokens import LONGEST, pieces, sentences


def split(text: str) -> list[str]:
    return [" ".join(piece.text for piece in sentence) for sentence in sentences(text, pieces(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 19. Mai kam Dr. W. Roth an.", "Am 19. Mai kam Dr. W. Roth an ."),
        ("Das kostet 3,5 Mio. Euro, d. h. viel.", "Das kostet 3,5 Mio. Euro , d. h. viel ."),
        ("Beginn ist um 11.30 Uhr am 03.02.2026.", "Beginn ist um 11.30 Uhr am 03.02.2026 ."),
        ("Die Bau- und Agrargewerkschaft geht's an.", "Die Bau- und Agrargewerkschaft geht's an ."),
        ("die 17-jährige, 1,5-fache", "die 17-jährige , 1,5-fache"),
        ("Siehe https://www.beispiel.de/a?b=1.", "Siehe https://www.beispiel.de/a?b=1 ."),
        ("an info@beispiel.de, bitte", "an info@beispiel.de , bitte"),
        ("10–12 Uhr, 50 % (rund)", "10 – 12 Uhr , 50 % ( rund )"),
        ("Bürger:innen und Bürger*innen", "Bürger:innen und Bürger*innen"),
        ("am 3./4. Juni", "am 3. / 4. Juni"),
        ("Papst Urban IX. reiste ab", "Papst Urban IX. reiste ab"),
        ("Schlu\u0308ssel und Dank\u200b", "Schlu\u0308ssel und Dank"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(piece.text for piece in pieces(text, 0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Roth kam am 19. Mai. Danach ging sie.", 2),
        ("Es war im Jahr 2019. Danach kam nichts.", 2),
        ("Sie kam am 19. Das Treffen begann.", 2),
        ("Die 3. Runde war zäh. Der 4. Platz blieb leer.", 2),
        ("1. FC Neustadt gegen Altdorf.", 1),
        ("„Das geht nicht.“, sagte Roth.", 1),
        ("„Wir gehen.“ Dann ging sie.", 2),
        ('"Halt!" rief sie. "Nein."', 2),
        ("Sie rief: »Ja.« Und ging.", 2),
        ("›So.‹ ‚Gut.‘ Ende.", 3),
        ("Er sagte: „Roth kommt. Ich gehe.“", 2),
        ("Er zahlte usw. Die Firma schwieg.", 2),
        ("Er war General a. D. und ging.", 1),
        ("Heinz M. floh. Die Polizei sucht Heinz M. Der Mann ist weg.", 3),
        ("Sie kam… und ging.", 1),
        ("Das Ende.Der Rest folgt.", 2),
        ("Es waren viele (siehe Nr. 5.).", 1),
        ("Was? Nein! Doch.", 3),
        ("Zug steht still", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


@given(st.text(alphabet=st.sampled_from('aZ9 .,:;!?"„“»«-–()ß’…\u00a0%'), max_size=200))
def test_sentences_hold_every_token_once(text: str) -> None:
    found = pieces(text, 0, len(text))
    assert [piece for sentence in sentences(text, found) for piece in sentence] == found
    assert all(text[piece.begin : piece.end] == piece.text for piece in found)
    assert all(first.end <= second.begin for first, second in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ['"', "a.", "„", "(- ", "19. und ", "http://.", "a@", "x "])
def test_no_sentence_is_longer_than_the_limit(unit: str) -> None:
    text = unit * 5_000
    assert all(len(sentence) <= LONGEST for sentence in sentences(text, pieces(text, 0, len(text))))

"""What an article says of its own origin, and what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse import lexicon
from synopse.segment import segment
from synopse.tag.provenance import provenance

BODY = (
    "Die Hafenarbeiter in Emden haben am Montag die Arbeit niedergelegt. Die Gewerkschaft sprach von einer hohen "
    "Beteiligung, die Reederei wollte sich zunächst nicht äußern."
)
RULES = {rule.name: rule for rule in lexicon.rules("provenance_statements")}


def found(text: str) -> list[tuple[str, str]]:
    """Kinds and words of the statements, each checked to stand where it says."""
    statements = provenance(text, segment(text, None, ()))
    for item in statements:
        assert text[item.begin : item.end] == item.text
    return [(item.kind, item.text) for item in statements]


@pytest.mark.parametrize("name", RULES)
def test_rule_finds_its_examples_and_leaves_its_rejects(name: str) -> None:
    for example in RULES[name].examples:
        assert RULES[name].pattern.search(example["text"]), example["text"]
    assert RULES[name].rejects
    for reject in RULES[name].rejects:
        assert not RULES[name].pattern.search(reject), reject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Streik in Emden\nEmden (dpa) - {BODY}\n", [("agency", "dpa")]),
        (f"Streik in Emden\nEmden/Leer (dpa/lno) – {BODY}\n", [("agency", "dpa")]),
        (f"Streik in Emden\nOSLO, 12. Mai (Reuters) - {BODY}\n", [("agency", "Reuters")]),
        (f"{BODY} (mit dpa)\n\n", [("agency", "dpa")]),
        (f"{BODY} (afp/dpa)\n", [("agency", "afp"), ("agency", "dpa")]),
        (f"{BODY} dpa/lno\n", [("agency", "dpa")]),
        (f"{BODY}\n(dpa/xyz)\n", [("agency", "dpa")]),
        (f"{BODY}\nkab/dpa/AFP\n", [("agency", "dpa"), ("agency", "AFP")]),
        (f"Streik in Emden\nEmden (nna) - {BODY}\n", [("agency", "nna")]),
        (f"Streik in Emden\nEin Kran. Foto: Jana Muster/nna\n{BODY}\n(nna)\n", [("agency", "nna")]),
        (f"{BODY}\n© nna Nördliche Nachrichten-Agentur\n", [("agency", "nna Nördliche Nachrichten-Agentur")]),
        (f"{BODY}\nQuelle: dpa\n", [("agency", "dpa")]),
        (f"{BODY}\nQuellen: epd, KNA\n", [("agency", "epd"), ("agency", "KNA")]),
        (f"{BODY}\nMit Material von APA und SDA\n", [("agency", "APA"), ("agency", "SDA")]),
        (f"{BODY}\n© dpa-infocom, dpa:250512-930-123456/2\n", [("agency", "dpa-infocom")]),
        (f"{BODY}\n© AFP\n", [("agency", "AFP")]),
        (f"Von Jana Muster, dpa\n{BODY}\n", [("agency", "dpa")]),
        (
            f"{BODY}\nDieser Artikel enthält Material der Nachrichtenagentur Reuters.\n",
            [("agency", "Reuters")],
        ),
        (
            f"{BODY}\nHinweis: Dieser Text wurde mit Hilfe von Künstlicher Intelligenz (KI) verfasst.\n",
            [("ai_generated", "Dieser Text wurde mit Hilfe von Künstlicher Intelligenz (KI) verfasst.")],
        ),
        (
            f"Streik in Emden\nKräne im Hafen (Symbolbild – KI-generiert) Musterblick Stock Images\n{BODY}\n",
            [("ai_image", "(Symbolbild – KI-generiert)")],
        ),
        (f"Streik in Emden\nSymbolbild: KI-generiert\n{BODY}\n", [("ai_image", "Symbolbild: KI-generiert")]),
        (
            f"{BODY}\nDieser Text wurde maschinell aus dem Niederländischen übersetzt.\n",
            [("machine_translated", "Dieser Text wurde maschinell aus dem Niederländischen übersetzt.")],
        ),
        (
            f"{BODY}\nHaftungsausschluss: Der Text dient der erneuten Veröffentlichung. Korrektur Oder wir löschen.\n",
            [("republished", "Der Text dient der erneuten Veröffentlichung.")],
        ),
        (
            f"{BODY}\nDer Beitrag „Streik in Emden“ erschien zuerst auf hafenblick.de.\n",
            [("republished", "Der Beitrag „Streik in Emden“ erschien zuerst auf hafenblick.de.")],
        ),
        (f"Sponsored Post\n{BODY}\n", [("sponsored", "Sponsored Post")]),
        (f"Anzeige\nStreik in Emden\n{BODY}\n", [("sponsored", "Anzeige")]),
        (
            f"{BODY}\nKorrektur: Der Streik begann am Montag, nicht am Dienstag.\n",
            [("correction", "Korrektur: Der Streik begann am Montag, nicht am Dienstag.")],
        ),
        (
            f"{BODY}\nIn einer früheren Version dieses Artikels hieß es, der Streik beginne am Dienstag.\n",
            [("correction", "In einer früheren Version dieses Artikels hieß es, der Streik beginne am Dienstag.")],
        ),
    ],
)
def test_statements(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} Das meldete die dpa am Abend.\n",
        f"{BODY} Das sagte er laut dpa.\n",
        f"{BODY} Das berichtete die Associated Press (AP).\n",
        f"{BODY} Er sagte der Nachrichtenagentur Reuters, er bleibe.\n",
        f"Streik in Emden\nEin Kran im Hafen. Foto: Jana Muster/dpa\n{BODY}\n",
        f"Streik in Emden\nFoto: dpa\n{BODY}\n",
        f"Streik in Emden\n© Karla Beispiel/dpa\n{BODY}\n",
        f"Streik in Emden\nEin Kran. Foto: Jana Muster/nna\n{BODY}\n(jmu)\n",
        f"{BODY}\nAnzeige\n{BODY}\n",
        f"{BODY} Die Korrektur der Prognose überraschte niemanden.\n",
        f"{BODY} Die Ministerin warnte vor Künstlicher Intelligenz.\n",
        f"{BODY} In einer früheren Version des Gesetzes fehlte der Absatz.\n",
        "",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert found(text) == []


def test_an_agency_named_twice_counts_once() -> None:
    assert found(f"Streik in Emden\nEmden (dpa) - {BODY}\n(dpa/xyz)\n") == [("agency", "dpa")]


@given(st.lists(st.sampled_from(["(", ")", "dpa", "/", ". ", "KI", "Dieser Text wurde mit ", "\n", "Korrektur: "])))
def test_statements_of_a_kind_stand_apart_in_text_order(parts: list[str]) -> None:
    text = "".join(parts)
    statements = provenance(text, segment(text, None, ()))
    for earlier, later in pairwise(statements):
        assert earlier.begin <= later.begin
        assert earlier.kind != later.kind or earlier.end <= later.begin

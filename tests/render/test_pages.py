"""The page shows what the dossier says, escapes what articles say, and leads from each citation to its words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from synopse.briefing import briefing
from synopse.model import Account, Discrepancy, Document, Dossier, Evidence, Origin, Story
from synopse.pipeline import brief, read
from synopse.render import dossier_json, html, markdown, outline
from synopse.render.marking import marked
from tests.factories import article

TEXT = "Die Fähre <legte> am Freitag ab & kam an. Sie fuhr am Samstag zurück."


def _dossier(subject: str = "Abfahrt") -> tuple[Dossier, list]:  # type: ignore[type-arg]
    one = article("a", TEXT, "2025-03-09", outlet="Inselbote")
    other = article("b", TEXT, "2025-03-10", outlet="Hafenkurier")
    story = Story(
        id="story", title="Fähren & mehr", articles=(one, other), actors=(), events=(), quotations=(), figures=(),
        origins=(Origin(id="o", articles=("a", "b"), reason="near_verbatim"),),
    )  # fmt: skip
    friday, saturday = (
        Evidence(id_, TEXT.index(words), TEXT.index(words) + len(words), words)
        for id_, words in (("a", "am Freitag"), ("b", "am Samstag"))
    )
    clash = Discrepancy(
        id="d", kind="date", subject=subject, summary="-",
        values=(Account("2025-03-07", (friday,)), Account("2025-03-08", (saturday,))),
    )  # fmt: skip
    return Dossier(stories=(briefing(story, (clash,)),)), [one, other]


def test_a_subject_that_is_one_of_the_accounts_is_not_said_twice() -> None:
    assert "### 1. Zeit: Abfahrt\n" in markdown(*_dossier())
    assert "1. Zeit · Abfahrt\n" in outline(*_dossier())
    assert "### 1. Zeit\n" in markdown(*_dossier("2025-03-07"))
    assert "1. Zeit\n" in outline(*_dossier("2025-03-07"))
    assert "<b>Zeit</b> Fr., 7.3.2025 ↔" in html(*_dossier("2025-03-07"))


def test_an_event_that_one_report_tells_twice_has_one_report() -> None:
    text = "Norwegen und Island haben am Freitag in Oslo verhandelt. Die Verhandlungen in Oslo am Freitag waren kurz."
    told = read(Document(id="a", source="a", text=text, published="2025-03-08", published_basis="given"))
    dossier = brief([told])
    (talks,) = (entry for entry in dossier.stories[0].events if entry.earliest == "2025-03-07")
    assert len(talks.reports) == 2
    assert "<summary>1 Bericht</summary>" in html(dossier, [told])


def test_what_has_no_date_is_listed_on_every_page() -> None:
    told = read(
        Document(id="a", source="a", text="Norwegen und Island haben in Oslo verhandelt. Am Freitag traf Kern.")
    )
    dossier = brief([told])
    assert [entry.earliest for entry in dossier.stories[0].events] == [None]
    for text in (html(dossier, [told]), markdown(dossier, [told]), outline(dossier, [told])):
        assert "Ereignisse ohne Datum" in text
        assert "ohne Zeitangabe" in text


def test_every_citation_jumps_to_an_anchor_of_the_page() -> None:
    page = html(*_dossier())
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_article_text_is_escaped() -> None:
    page = html(*_dossier())
    assert "<legte>" not in page
    assert "&lt;legte&gt;" in page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = html(*_dossier())
    assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import", page)


def test_accounts_stand_side_by_side_with_their_words() -> None:
    for text in (markdown(*_dossier()), outline(*_dossier())):
        assert "Fr., 7.3.2025" in text
        assert "Sa., 8.3.2025" in text
    assert "**am Freitag**" in markdown(*_dossier())


def test_same_dossier_same_bytes() -> None:
    assert html(*_dossier()) == html(*_dossier())
    assert dossier_json(_dossier()[0]) == dossier_json(_dossier()[0])


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


@given(st.text(min_size=52, max_size=60), SPANS)
def test_marking_keeps_the_text_and_balances_its_marks(text: str, raw: list[tuple[int, int]]) -> None:
    unique = sorted({(begin, begin + length) for begin, length in raw}, key=lambda span: (span[0], -span[1]))
    spans = [(begin, end, f"s{index}") for index, (begin, end) in enumerate(unique)]
    page = str(marked(text, 0, len(text), spans))
    assert page.count("<mark") == page.count("</mark>")
    plain = re.sub(r"</?mark[^>]*>", "", page)
    assert plain == str(__import__("markupsafe").escape(text))
    assert all(f'id="{id_}"' in page for _, _, id_ in spans)

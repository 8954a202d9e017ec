"""Each line of a text as the sites write them: the kind, a bar, the line. An empty line is an empty line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse import lexicon
from synopse.model import Segment
from synopse.segment import segment
from synopse.segment.rules import Place, label

PARAGRAPH = (
    "Die Hafenarbeiter in Emden haben am Montag die Arbeit niedergelegt. Die Gewerkschaft sprach von einer hohen "
    "Beteiligung, die Reederei wollte sich zunächst nicht äußern."
)
CASES = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "segments").glob("*.txt"))
}


def unfold(case: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a case and its lines with their kinds."""
    pairs = [tuple(line.split("|", 1)) if line else ("", "") for line in case.rstrip("\n").split("\n")]
    return "\n".join(line for _, line in pairs), [(kind, line) for kind, line in pairs if line]


def kinds_by_line(text: str, segments: tuple[Segment, ...]) -> list[tuple[str, str]]:
    """What `segment` says of every line that is not blank."""
    found = []
    for item in segments:
        found += [(item.kind, line) for line in text[item.begin : item.end].split("\n") if line.strip()]
    return [(str(kind), line) for kind, line in found]


@pytest.mark.parametrize("name", CASES)
def test_lines_of_a_site(name: str) -> None:
    text, expected = unfold(CASES[name])
    assert kinds_by_line(text, segment(text, None, ())) == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


# --- rules -----------------------------------------------------------------------------------------------------------

RULES = {rule.name: rule for rule in lexicon.rules("segments_lines")}


@pytest.mark.parametrize("name", RULES)
def test_rule_gives_its_kind_to_its_examples(name: str) -> None:
    rule = RULES[name]
    for example in rule.examples:
        content = example["text"]
        assert rule.pattern.match(content), content
        where = rule.fields.get("where")
        found = label(content, Place(top=where in ("top", "edge"), tail=where == "tail"))
        assert found is not None, content
        assert found.kind == rule.fields["kind"], content


@pytest.mark.parametrize("name", RULES)
def test_rule_leaves_its_rejects(name: str) -> None:
    assert RULES[name].rejects
    for reject in RULES[name].rejects:
        assert not RULES[name].pattern.match(reject), reject


def test_every_phrase_is_found() -> None:
    for row in lexicon.rows("segments_phrases"):
        found = label(row["form"], Place(top=False, tail=False))
        assert found is not None, row["form"]
        assert found.kind == row["kind"], row["form"]


@pytest.mark.parametrize(
    "content", ["» Mehr zum Thema:", "MEHR ZUM THEMA", "+++ Mehr zum Thema +++", "Mehr zum Thema →"]
)
def test_ornaments_do_not_hide_a_phrase(content: str) -> None:
    found = label(content, Place(top=False, tail=False))
    assert found is not None
    assert (found.kind, found.opens) == ("teaser", True)


# --- title, marks, shape ---------------------------------------------------------------------------------------------


def test_the_title_tells_the_headline_even_with_a_full_stop() -> None:
    text = f"Das war knapp. Aber gut.\n{PARAGRAPH}\n"
    assert segment(text, None, ())[0].kind == "body"
    assert segment(text, "Das war knapp. Aber gut.", ())[0].kind == "headline"


def test_the_title_may_have_the_outlet_behind_it() -> None:
    text = f"Im Hafen wird gestreikt. Nun auch in Leer.\n{PARAGRAPH}"
    assert segment(text, "Im Hafen wird gestreikt. Nun auch in Leer | Hafenblatt", ())[0].kind == "headline"


def test_marks_of_the_page_stand_but_for_boxes_of_links() -> None:
    lines = ["Streik im Hafen\n", "Ein kurzer Satz\n", f"{PARAGRAPH}\n", "Mehr zum Thema\n", "Reederei klagt\n"]
    text = "".join(lines)
    marks = (
        Segment(0, len(lines[0]), "headline"),
        Segment(text.index("Ein"), text.index(PARAGRAPH), "caption"),
        Segment(text.index("Mehr"), text.index("Reederei"), "subheading"),
    )
    assert [kind for kind, _ in kinds_by_line(text, segment(text, None, marks))] == [
        "headline", "caption", "body", "teaser", "teaser",
    ]  # fmt: skip


def test_blank_lines_go_with_the_line_before_and_leading_ones_with_the_first() -> None:
    text = f"\n\nStreik im Hafen\n\n \n{PARAGRAPH}\n\n"
    first, second = segment(text, None, ())
    assert (first.begin, first.kind, second.kind) == (0, "headline", "body")
    assert text[second.begin :].startswith("Die Hafenarbeiter")
    assert second.end == len(text)


def test_each_heading_is_a_segment_of_its_own_and_paragraphs_are_one() -> None:
    text = f"Hafenstreik\nVerhandlungen in Emden gescheitert\n{PARAGRAPH}\n{PARAGRAPH}\n"
    assert [item.kind for item in segment(text, None, ())] == ["headline", "headline", "body"]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_nothing_but_blanks(text: str) -> None:
    assert segment(text, None, ()) == ((Segment(0, len(text), "body"),) if text else ())


def test_a_text_in_another_script_is_not_furniture() -> None:
    text = "قال الوزير يوم الاثنين إن المحادثات ستستمر.\nقال الوزير.\n"
    assert {item.kind for item in segment(text, None, ())} == {"body"}


SITE_LINES = st.sampled_from([line for case in CASES.values() for _, line in unfold(case)[1]])
TEXTS = st.one_of(
    st.text(), st.lists(st.one_of(SITE_LINES, st.just(""), st.text(max_size=20)), max_size=30).map("\n".join)
)


@given(TEXTS)
def test_segments_tile_any_text_at_line_ends(text: str) -> None:
    segments = segment(text, None, ())
    assert "".join(text[item.begin : item.end] for item in segments) == text
    position = 0
    for item in segments:
        assert item.begin == position < item.end
        position = item.end
        assert item.end == len(text) or text[item.end - 1] == "\n"
        assert item.begin == 0 or text[item.begin : item.end].split("\n")[0].strip()


@given(TEXTS)
def test_content_is_never_lost_from_a_paragraph(text: str) -> None:
    """Whatever stands around it, a long paragraph of three sentences is body."""
    long = f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}"
    for before, after in (("", f"\n{text}"), (f"{text}\n", "")):
        whole = before + long + after
        kinds = {line: kind for kind, line in kinds_by_line(whole, segment(whole, None, ()))}
        assert kinds[long] == "body"


def test_no_line_is_judged_at_more_than_bounded_cost() -> None:
    """No rule looks at lines beyond its bound, so that a line of any length costs a constant."""
    longest = max(rule.fields.get("longest", 160) for rule in RULES.values())
    assert longest <= 2000
    endless = "Lesen Sie auch: " + "Hafen " * 1000
    assert label(endless, Place(top=True, tail=True)) is None
    assert not re.search("\n", endless)

"""TimeML holds the article's text character for character, with its times around their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from synopse.model import Article, Document, Time
from synopse.pipeline import read
from synopse.render.timeml import file_name, timeml
from tests.factories import article

TEXT = "Der Rat <Wahl & Co.> tagte am Freitag.\n\nAm 3. Juni wird jeden Montag drei Wochen lang getagt."


def parsed(content: str) -> etree._Element:
    return etree.fromstring(content.encode(), etree.XMLParser(resolve_entities=False))


def inner(document: etree._Element, tag: str) -> str:
    (element,) = document.iter(tag)
    return "".join(str(piece) for piece in element.itertext())


def tagged(text: str, published: str | None = "2024-05-16") -> Article:
    return read(Document(id="a<1>", source="test", text=text, title="A & B", published=published))


def test_the_times_stand_inline_and_the_text_is_unchanged() -> None:
    found = tagged(TEXT)
    document = parsed(timeml(found))
    assert document.tag == "TimeML"
    assert inner(document, "TEXT") == TEXT
    (text,) = document.iter("TEXT")
    marks = [(m.get("tid"), m.get("type"), m.get("value"), m.text) for m in text.iter("TIMEX3")]
    assert marks == [
        ("t1", "DATE", "2024-05-10", "Freitag"),
        ("t2", "DATE", "2024-06-03", "3. Juni"),
        ("t3", "SET", "XXXX-WXX-1", "jeden Montag"),
        ("t4", "DURATION", "P3W", "drei Wochen"),
    ]


@pytest.mark.parametrize(("published", "value"), [("2024-05-16", "2024-05-16"), (None, "XXXX-XX-XX")])
def test_the_day_of_publication_is_the_creation_time(published: str | None, value: str) -> None:
    (dct,) = parsed(timeml(tagged(TEXT, published))).iter("DCT")
    assert [(m.get("tid"), m.get("value"), m.get("functionInDocument")) for m in dct] == [
        ("t0", value, "CREATION_TIME")
    ]


def test_id_and_title_are_escaped() -> None:
    document = parsed(timeml(tagged(TEXT)))
    assert (inner(document, "DOCID"), inner(document, "TITLE")) == ("a<1>", "A & B")


@given(st.text(max_size=60), st.data())
def test_any_text_goes_there_and_back(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    times = [Time(begin, end, text[begin:end], "DATE", "2024", None, None)] if begin < end else []
    back = inner(parsed(timeml(article("x", text, times=times))), "TEXT")
    assert len(back) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(back, text, strict=True))
    assert [one for one in back if one != "\ufffd"] == [o for b, o in zip(back, text, strict=True) if b != "\ufffd"]


def test_only_what_xml_cannot_hold_is_replaced() -> None:
    text = "a\x00b\x0bc\ufffed\ud800e\rf\tg😀\x7f\x85"
    assert inner(parsed(timeml(article("x", text))), "TEXT") == "a\ufffdb\ufffdc\ufffdd\ufffde\rf\tg😀\x7f\x85"


@pytest.mark.parametrize(
    ("id_", "name"),
    [("faehre-1", "faehre-1.tml"), ("../etc/passwd", "__etc_passwd.tml"), ("a:b*c", "a_b_c.tml"), ("", "_.tml"),
     ("x" * 300, "x" * 100 + ".tml")],
)  # fmt: skip
def test_an_id_becomes_a_file_name(id_: str, name: str) -> None:
    assert file_name(article(id_, ""), set()) == name


def test_names_that_are_taken_are_numbered() -> None:
    assert file_name(article("A", ""), {"a.tml"}) == "A-2.tml"
    assert file_name(article("A", ""), {"a.tml", "a-2.tml"}) == "A-3.tml"

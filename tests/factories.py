"""Short ways to articles with mentions for tests of linking and comparing: spans are given by their words."""

from __future__ import annotations

from typing import Any

from synopse.model import (
    Article,
    Event,
    Extent,
    Figure,
    Interval,
    Name,
    NameLabel,
    Quotation,
    Role,
    Segment,
    Span,
    Time,
)

_LABELS: dict[str, NameLabel] = {"{": "PER", "<": "ORG", "[": "LOC"}


def marked(text: str) -> tuple[str, tuple[Name, ...]]:
    """The plain text and its names, where {…} marks a person, <…> an organisation, […] a place."""
    plain, names, begin, label = "", [], 0, _LABELS["{"]
    for char in text:
        if char in _LABELS:
            begin, label = len(plain), _LABELS[char]
        elif char in "}>]":
            names.append(Name(begin, len(plain), plain[begin:], label))
        else:
            plain += char
    return plain, tuple(names)


def span(text: str, words: str) -> Span:
    """The first occurrence of the words."""
    begin = text.index(words)
    return Span(begin, begin + len(words), words)


def article(id: str, text: str, published: str | None = None, **mentions: Any) -> Article:  # noqa: A002
    """An article whose whole text is body; sentences end at a full stop before a space."""
    return Article(
        id=id,
        source=id,
        url=None,
        title=None,
        outlet=mentions.pop("outlet", id),
        language="de",
        published=published,
        published_basis="given" if published else "unknown",
        text=text,
        segments=(Segment(0, len(text), "body"),),
        sentences=_sentences(text),
        times=tuple(mentions.pop("times", ())),
        names=tuple(mentions.pop("names", ())),
        quotations=tuple(mentions.pop("quotations", ())),
        figures=tuple(mentions.pop("figures", ())),
        events=tuple(mentions.pop("events", ())),
        provenance=(),
        **mentions,
    )


def name(text: str, words: str, label: Any = "PER") -> Name:
    """A name by its words."""
    found = span(text, words)
    return Name(found.begin, found.end, words, label)


def role(text: str, words: str, holder: str) -> Role:
    """A role by its words and its holder's."""
    found = span(text, words)
    return Role(found.begin, found.end, words, span(text, holder), words.split()[-1])


def event(text: str, trigger: str, **parts: Any) -> Event:
    """An event by its trigger; `actors`, `place`, `when` by their words, `time` as (earliest, latest)."""
    time = parts.pop("time", None)
    return Event(
        type=parts.pop("type", "CONSULT"),
        trigger=span(text, trigger),
        status=parts.pop("status", "held"),
        evidence=_sentence_of(text, trigger),
        actors=tuple(span(text, words) for words in parts.pop("actors", ())),
        absent=tuple(span(text, words) for words in parts.pop("absent", ())),
        place=span(text, parts.pop("place")) if "place" in parts else None,
        when=span(text, parts.pop("when")) if "when" in parts else None,
        time=Interval(time[0], time[1], time[2] if len(time) > 2 else time[0]) if time else None,
        **parts,
    )


def figure(text: str, words: str, low: float, counted: str | None, **parts: Any) -> Figure:
    """A figure by its words; exact unless told otherwise."""
    found = span(text, words)
    return Figure(
        found.begin,
        found.end,
        words,
        low,
        parts.get("high", low),
        parts.get("unit"),
        parts.get("precision", "exact"),
        counted,
    )


def duration(text: str, words: str, value: str) -> Time:
    """A duration by its words and TIMEX3 value."""
    found = span(text, words)
    return Time(found.begin, found.end, words, "DURATION", value, None, None)


def quotation(text: str, words: str, speaker: str | None = None, type: Any = "direct") -> Quotation:  # noqa: A002
    """A quotation by its words and its speaker's."""
    return Quotation(type, (span(text, words),), (span(text, speaker),) if speaker else ())


def _sentences(text: str) -> tuple[Extent, ...]:
    bounds, begin = [], 0
    while begin < len(text):
        stop = text.find(". ", begin)
        end = len(text) if stop < 0 else stop + 1
        bounds.append(Extent(begin, end))
        begin = end + 1
    return tuple(bounds)


def _sentence_of(text: str, words: str) -> Span:
    position = text.index(words)
    extent = next(extent for extent in _sentences(text) if extent.begin <= position < extent.end)
    return Span(extent.begin, extent.end, text[extent.begin : extent.end])

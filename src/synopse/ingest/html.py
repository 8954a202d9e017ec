"""A saved web page: its running text by a library made for that, its headings, captions and links marked."""

from __future__ import annotations

import html
import re
from collections import Counter
from copy import deepcopy
from typing import Any, Iterator

import msgspec
from htmldate import find_date
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from synopse.ingest.admission import Unreadable, checked_text, day, digest
from synopse.ingest.encoding import decode, is_binary
from synopse.model import Document, Segment, SegmentKind

Block = tuple[SegmentKind, str]

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""")
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%d",
    "max_date": "2500-12-31",
}
"""The first publication, and only where the page itself says it: a day guessed from the text would date the report
by what it reports. The far limit keeps the result from depending on the day of the run."""
_OUTLET_BEHIND = re.compile(r"\s+(?P<mark>[|–—-])\s+(?P<outlet>[^|–—]{2,40})$")
_LEAD = range(40, 1000)
_LINKED, _LINKED_ITEM = 0.9, 0.5


def page(data: bytes, source: str) -> Document:
    """The article of a saved page; `text` is its headline, lead and running text, a block a line.

    Raises:
        Unreadable: There is none.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    content = _content(data)
    tree = load_html(content)
    found = None if tree is None else _extracted(content)
    if tree is None or found is None:
        raise Unreadable("no running text is found in the page")
    outlet = _first(tree, '//meta[@property="og:site_name"]/@content') or found.sitename
    title = _title(tree, outlet) or found.title
    text, marks = _laid_out(_blocks(tree, found.body, title))
    text = checked_text(text)
    published = _published(tree)
    url = _first(tree, '//link[@rel="canonical"]/@href') or found.url
    return Document(
        id=digest(text, url),
        source=source,
        text=text,
        url=url if url and url.startswith("http") else None,
        title=title,
        outlet=outlet,
        language=(_first(tree, "/html/@lang") or "de")[:2].lower(),
        published=published,
        published_basis="metadata" if published else "unknown",
        marks=marks,
    )


def _content(data: bytes) -> str:
    """The page as text; as in a browser a stray byte, of an advertisement say, does not spoil it."""
    declared = _CHARSET.search(data[:4096])
    try:
        return decode(data, declared[1].decode("ascii", "replace") if declared else None)
    except Unreadable:
        if is_binary(data):
            raise
        return data.decode("utf-8", "replace")


def _extracted(content: str) -> Any:
    """What the library takes for the article: `body`, a tree of blocks, and what the page says of it."""
    return bare_extraction(
        content,
        include_comments=False,
        include_tables=False,
        include_links=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )


def _published(tree: Any) -> str | None:
    """The day of publication as the page's data or its furniture says it, never as a sentence of the report may."""
    furniture = deepcopy(tree)
    for paragraph in furniture.xpath("//body//p[string-length(normalize-space()) > 80]"):
        paragraph.getparent().remove(paragraph)
    try:
        return day(find_date(furniture, **_DATES) or "")
    except ValueError:
        return None


# --- headline and lead -----------------------------------------------------------------------------------------------


def _title(tree: Any, outlet: str | None) -> str | None:
    """The headline on which two of the page's own statements agree, else the first of them."""
    statements = [
        *(_clean(html.unescape(str(entry["headline"]))) for entry in _news(tree) if entry.get("headline")),
        _clean(_first(tree, '//meta[@property="og:title"]/@content') or ""),
        _heading(tree),
    ]
    statements = [_without_outlet(statement, outlet) for statement in statements if statement]
    plain = [_letters(statement) for statement in statements]
    counts = Counter(plain)
    best = max(range(len(plain)), key=lambda index: (counts[plain[index]], -index), default=None)
    return None if best is None else statements[best]


def _heading(tree: Any) -> str:
    return _clean(" ".join(tree.xpath("(//h1)[1]//text()")))


def _without_outlet(title: str, outlet: str | None) -> str:
    """Cut "| Hafenblatt" off a title; what stands behind a dash only if it is the outlet."""
    match = _OUTLET_BEHIND.search(title)
    if match is None or len(title) - len(match[0]) < 12:
        return title
    if match["mark"] == "|" or _letters(match["outlet"]) == _letters(outlet or ""):
        return title[: match.start()]
    return title


def _leads(tree: Any) -> Iterator[str]:
    yield _clean(_first(tree, '//meta[@property="og:description"]/@content') or "")
    yield _clean(_first(tree, '//meta[@name="description"]/@content') or "")
    for entry in _news(tree):
        yield _clean(str(entry.get("description") or ""))


def _lead(tree: Any, running: str) -> str | None:
    """The summary that the page shows above its text, where the extraction has left it out."""
    shown = _letters(" ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")))
    for lead in _leads(tree):
        letters = _letters(lead)
        if len(lead) in _LEAD and letters in shown:
            return None if letters in running else lead
    return None


def _news(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            entries = msgspec.json.decode(str(script).strip())
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        pending = entries if isinstance(entries, list) else [entries]
        pending = [*pending, *(entry.get("@graph", []) for entry in pending if isinstance(entry, dict))]
        for entry in pending:
            for item in entry if isinstance(entry, list) else [entry]:
                if isinstance(item, dict) and "Article" in str(item.get("@type")):
                    yield item


# --- running text ----------------------------------------------------------------------------------------------------


def _blocks(tree: Any, body: Any, title: str | None) -> Iterator[Block]:
    captions = {_letters(" ".join(caption.itertext())) for caption in tree.iter("figcaption")}
    running = list(_running(body, captions))
    if title:
        yield "headline", title
    lead = _lead(tree, _letters(" ".join(words for _, words in running)))
    shown, heading = _letters(title or ""), _letters(_heading(tree))
    if lead and _letters(lead) != shown:
        yield "body", lead
    for kind, words in running:
        letters = _letters(words)
        if kind == "body" or letters not in (shown, heading):
            yield kind, words
        elif letters == heading != shown and shown not in heading:
            yield "headline", words


def _running(body: Any, captions: set[str]) -> Iterator[Block]:
    for element in body.iter("p", "head", "item", "quote", "code"):
        if element.tag in ("quote", "item") and element.find(".//p") is not None:
            continue
        for words in _lines(element):
            if _letters(words) in captions:
                yield "caption", words
            elif _is_link(element):
                yield "teaser", words
            else:
                yield ("subheading" if element.tag == "head" else "body"), words


def _lines(element: Any) -> list[str]:
    """The words of a block; a line break in it begins a new line."""
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return [words for line in "".join(element.itertext()).split("\n") if (words := _clean(line))]


def _is_link(element: Any) -> bool:
    """Whether a block is nothing but a link, as those to other pieces are; in a list a kicker may stand before it."""
    linked = sum(len("".join(reference.itertext())) for reference in element.iter("ref") if reference.get("target"))
    share = _LINKED_ITEM if element.tag == "item" else _LINKED
    return linked > share * len("".join(element.itertext()).strip()) > 0


def _laid_out(blocks: Iterator[Block]) -> tuple[str, tuple[Segment, ...]]:
    parts: list[str] = []
    marks: list[Segment] = []
    position = 0
    for kind, words in blocks:
        line = words + "\n"
        if kind != "body":
            marks.append(Segment(position, position + len(line), kind))
        parts.append(line)
        position += len(line)
    return "".join(parts), tuple(marks)


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return _clean(str(found[0])) or None if found else None


def _clean(words: str) -> str:
    return " ".join(words.replace("\0", "").split())


def _letters(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))

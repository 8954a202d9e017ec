"""An article's text with the stretches marked that the dossier cites, each reachable by its own anchor."""

from __future__ import annotations

from typing import Iterable, Sequence

from markupsafe import Markup, escape

from synopse.model import Evidence

_MARKS = frozenset("„“”\"«»‹›‚‘’'")


def anchor(article: int, evidence: Evidence) -> str:
    """The id of the mark for a piece of evidence; `article` is the article's number on the page."""
    return f"a{article}-{evidence.begin}-{evidence.end}"


def marked(text: str, begin: int, end: int, spans: Sequence[tuple[int, int, str]]) -> Markup:
    """The text from `begin` to `end` as HTML with the spans marked.

    Args:
        text: The article's text.
        begin: Where to start.
        end: Where to stop.
        spans: Begin, end and anchor id of each span, sorted by begin, the longer first. They may nest or cross:
            a crossing mark is closed and reopened without its id.

    Returns:
        Escaped HTML.
    """
    inside = [(max(b, begin), min(e, end), id_ if b >= begin else "") for b, e, id_ in spans if b < end and e > begin]
    pieces: list[str] = []
    open_marks: list[int] = []
    position = begin
    queue = list(inside)
    while position < end or open_marks:
        next_open = queue[0][0] if queue else end
        next_close = min(open_marks, default=end)
        stop = min(next_open, next_close, end)
        pieces.append(str(escape(text[position:stop])))
        position = stop
        if open_marks and next_close <= stop:
            _close(open_marks, stop, pieces)
        elif queue and next_open <= stop:
            _, until, id_ = queue.pop(0)
            pieces.append(f'<mark id="{id_}">' if id_ else "<mark>")
            open_marks.append(until)
        else:
            break
    return Markup("".join(pieces))  # noqa: S704 - every piece is escaped above


def _close(open_marks: list[int], position: int, pieces: list[str]) -> None:
    """Close the marks that end here; those opened later are closed too and opened again."""
    reopened: list[int] = []
    while open_marks and min(open_marks) <= position:
        until = open_marks.pop()
        pieces.append("</mark>")
        if until > position:
            reopened.append(until)
    for until in reversed(reopened):
        pieces.append("<mark>")
        open_marks.append(until)


def quoted(words: str) -> str:
    """Words of a report on one line in quotation marks; those that bring their own get none."""
    line = " ".join(words.split())
    return line if line[:1] in _MARKS and line[-1:] in _MARKS else f"„{line}“"


def sorted_spans(number: int, evidence: Iterable[Evidence]) -> list[tuple[int, int, str]]:
    """The spans of one article's evidence in the order `marked` wants, each anchor once."""
    unique = {(entry.begin, entry.end): anchor(number, entry) for entry in evidence}
    return [(begin, end, unique[begin, end]) for begin, end in sorted(unique, key=lambda span: (span[0], -span[1]))]

"""What a line is by where it stands: headings, boxes of links, sign-up forms, what trails after the last paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Sequence

from synopse import lexicon
from synopse.model import Segment, SegmentKind
from synopse.segment.lines import LONG, Line
from synopse.segment.rules import Label, Place, foreign_script, label

Kinds = list[SegmentKind | None]

_FIXED: frozenset[SegmentKind] = frozenset({"headline", "caption"})
_BRACKETS: frozenset[SegmentKind] = frozenset({"newsletter", "teaser", "paywall"})
_TRAILERS: frozenset[SegmentKind] = frozenset({"newsletter", "teaser", "paywall", "navigation", "disclaimer"})
_GAP = 3
"""A form or a box of links has at most so many lines between two that are known by their words."""
_BOX = 8
"""A box of links inside an article has at most so many lines."""
_SUMMARY = 220
"""The longest summary under the headline of a linked piece; what is longer is running text."""
_RESUMES = 120
_TITLE_WITHIN = 6
_KICKER = 40
_RESULT = re.compile(r"\t|\d ?: ?\d|\d\D+\d\D+\d")
"""A table row or a result ("Emden - Leer 2:1") is no link."""
_NAME = re.compile(
    r"(\w[\w'’-]+)(?: (?:von|van|de|der|zu|[A-ZÄÖÜ]\.|[A-ZÄÖÜ][\w'’-]+)){1,3}(?:(?:, |/| \()[A-ZÄÖÜ][\w-]+\)?)?$"
)


def settle(found: Sequence[Line], title: str | None, marks: tuple[Segment, ...]) -> list[tuple[Line, SegmentKind]]:
    """Give every line its kind."""
    kinds, opens = _by_words(found, _marked(found, marks))
    _fill_gaps(found, kinds)
    _take_boxes(found, kinds, opens)
    _take_trailers(found, kinds)
    _take_headline(found, kinds, title)
    _take_names(found, kinds)
    if "subheading" not in kinds:
        _take_subheadings(found, kinds)
    return [(line, kind or "body") for line, kind in zip(found, kinds, strict=True)]


# --- the words of a line ---------------------------------------------------------------------------------------------


def _marked(found: Sequence[Line], marks: tuple[Segment, ...]) -> Kinds:
    ordered = sorted(marks)
    begins = [mark.begin for mark in ordered]
    result: Kinds = []
    for line in found:
        index = bisect_right(begins, line.begin) - 1
        inside = index >= 0 and line.begin < ordered[index].end
        result.append(ordered[index].kind if inside else None)
    return result


def _by_words(found: Sequence[Line], marked: Kinds) -> tuple[Kinds, list[bool]]:
    """Label lines by their words; markup is overruled but for headlines and captions."""
    anywhere = Place(top=False, tail=False)
    labels: list[Label | None] = [
        None if mark in _FIXED else label(line.content, anywhere) for line, mark in zip(found, marked, strict=True)
    ]
    first, last = _paragraph_bounds(found, labels)
    for index, line in enumerate(found):
        if labels[index] is None and marked[index] not in _FIXED and not first < index < last:
            labels[index] = label(line.content, Place(top=index <= first, tail=index >= last))
    kinds: Kinds = [known.kind if known else mark for known, mark in zip(labels, marked, strict=True)]
    _label_foreign(found, kinds)
    kinds = [None if kind == "body" else kind for kind in kinds]
    return kinds, [known is not None and known.opens for known in labels]


def _paragraph_bounds(found: Sequence[Line], labels: Sequence[Label | None]) -> tuple[int, int]:
    """The indices of the first and the last line of running text; the whole text where there is none."""
    paragraphs = [index for index, line in enumerate(found) if labels[index] is None and line.paragraph]
    return (paragraphs[0], paragraphs[-1]) if paragraphs else (0, len(found) - 1)


def _label_foreign(found: Sequence[Line], kinds: Kinds) -> None:
    """A short line in another script within a Latin text is the aggregator's: "Читать всю статью"."""
    candidates = [
        index
        for index, line in enumerate(found)
        if kinds[index] is None and len(line.content) <= 80 and foreign_script(line.content)
    ]
    if len(candidates) * 3 > len(found) or all(foreign_script(line.content) for line in found if line.paragraph):
        return
    for index in candidates:
        kinds[index] = "navigation"


# --- boxes and forms -------------------------------------------------------------------------------------------------


def _fill_gaps(found: Sequence[Line], kinds: Kinds) -> None:
    """What stands between two lines of one form or box belongs to it: "Was nun? – Der Morgenüberblick"."""
    previous: int | None = None
    for index, line in enumerate(found):
        kind = kinds[index]
        if kind is None and line.paragraph:
            previous = None
        elif kind is not None:
            if previous is not None and kind in _BRACKETS and kinds[previous] == kind and index - previous <= _GAP + 1:
                kinds[previous + 1 : index] = [kind] * (index - previous - 1)
            previous = index


def _take_boxes(found: Sequence[Line], kinds: Kinds, opens: Sequence[bool]) -> None:
    """Take the lines under "Mehr zum Thema", up to where running text resumes, or all to the end."""
    listed = _listing_from(found, kinds)
    index = 0
    while index < len(found):
        if not (opens[index] and kinds[index] == "teaser"):
            index += 1
            continue
        end = len(found) if listed[index] else _box_end(found, kinds, index)
        if end == len(found):
            _take_kicker(found, kinds, index)
        for inside in range(index, end):
            kinds[inside] = kinds[inside] or "teaser"
        index = max(end, index + 1)


def _box_end(found: Sequence[Line], kinds: Kinds, opener: int) -> int:
    """The index of the line at which the text resumes after the box that the opener heads."""
    end = opener + 1
    while end < len(found) and end - opener <= _BOX:
        line = found[end]
        if kinds[end] is None:
            if _resumes(line) or (line.closed and line.stopped and end + 1 < len(found)):
                return end
            if line.blank_before and end > opener + 1 and not found[end - 1].blank_before:
                return end
        end += 1
    return end


def _resumes(line: Line) -> bool:
    return len(line.content) >= LONG or (line.closed and len(line.content) >= _RESUMES)


def _listing_from(found: Sequence[Line], kinds: Kinds) -> list[bool]:
    """For each line, whether all that follows is a list of linked pieces: titles, each with at most one summary."""
    result = [False] * len(found)
    titles, summaries, follows_summary, size = 0, 0, False, 0
    total = sum(len(line.content) for line in found)
    for index in range(len(found) - 1, -1, -1):
        line = found[index]
        result[index] = (titles >= 2 or not summaries) and titles >= summaries and 2 * size <= total
        size += len(line.content)
        if kinds[index] is not None:
            follows_summary = False
        elif _resumes(line):
            if follows_summary or len(line.content) > _SUMMARY:
                break
            summaries, follows_summary = summaries + 1, True
        else:
            titles, follows_summary = titles + 1, False
    return result


def _take_kicker(found: Sequence[Line], kinds: Kinds, opener: int) -> None:
    """The name of the story above "Mehr zum Thema" belongs to the box that ends the text."""
    before = opener - 1
    if before > 0 and kinds[before] is None and found[before].heading_like and not found[before].closed:
        kinds[before] = "teaser"


def _take_trailers(found: Sequence[Line], kinds: Kinds) -> None:
    """Title-like lines after the last sentence are links: two or more of them, or one after other furniture."""
    start = len(found)
    while start > 0 and (kinds[start - 1] is not None or _title_like(found[start - 1])):
        start -= 1
    if start == 0:
        return
    loose = [index for index in range(start, len(found)) if kinds[index] is None]
    for index in loose:
        if len(loose) >= 2 or kinds[index - 1] in _TRAILERS:
            kinds[index] = "teaser"


def _title_like(line: Line) -> bool:
    if _RESULT.search(line.content):
        return False
    kicker = len(line.content) <= _KICKER and line.content.endswith(":")
    return kicker or (line.heading_like and not line.content.endswith("."))


# --- headings --------------------------------------------------------------------------------------------------------


def _take_headline(found: Sequence[Line], kinds: Kinds, title: str | None) -> None:
    """The line that equals the title, else the first loose line if it can be a heading."""
    if "headline" in kinds:
        return
    known = _plain(title) if title else ""
    for index, line in enumerate(found[:_TITLE_WITHIN]):
        if known and _is_title(_plain(line.content), known):
            kinds[index] = "headline"
            return
    if kinds and kinds[0] == "teaser" and len(found) > 1 and kinds[1] is None and found[1].paragraph:
        kinds[0] = None  # "Fotostrecke: Der Hafen im Sturm" links to nothing where it stands above its own text
    loose = [index for index in range(len(found)) if kinds[index] is None]
    if loose and _may_head(found, loose[0]):
        kinds[loose[0]] = "headline"
        if len(loose) > 2 and _is_kicker(found[loose[0]], found[loose[1]]):
            kinds[loose[1]] = "headline"


def _plain(content: str) -> str:
    return " ".join(re.findall(r"\w+", content[:1000].casefold()))


def _is_title(content: str, title: str) -> bool:
    """Equal, or the title of the page has the outlet behind it: "Streik im Hafen beendet | Hafenblatt"."""
    return content == title or (len(content) > 20 and title.startswith(content + " "))


def _may_head(found: Sequence[Line], index: int) -> bool:
    line = found[index]
    return (
        bool(line.content)
        and (line.heading_like or (len(line.content) < LONG and not line.closed and not line.stopped))
        and not _runs_on(found, index)
        and (len(found) == 1 or found[1].blank_before or not _is_wrapped(found))
    )


def _is_kicker(line: Line, after: Line) -> bool:
    """ "Hafenstreik" above "Verhandlungen in Emden gescheitert": both are the headline."""
    return len(line.content) <= _KICKER and after.heading_like and len(after.content) > len(line.content)


def _runs_on(found: Sequence[Line], index: int) -> bool:
    """Whether the sentence goes on in the next line, as in a text broken at 72 columns."""
    if index + 1 >= len(found):
        return False
    after = found[index + 1]
    return not found[index].closed and not after.blank_before and after.content[:1].islower()


def _take_names(found: Sequence[Line], kinds: Kinds) -> None:
    """A line of nothing but a person's name above the text or at its end is the author."""
    paragraphs = [index for index, line in enumerate(found) if kinds[index] is None and line.paragraph]
    if not paragraphs:
        return
    for index in (*range(1, min(paragraphs[0], 12)), len(found) - 1):
        match = _NAME.match(found[index].content) if kinds[index] is None and len(found[index].content) <= 60 else None
        if match and match[1] in lexicon.words("names_first"):
            kinds[index] = "byline"


def _take_subheadings(found: Sequence[Line], kinds: Kinds) -> None:
    """A heading stands alone, or with one more, between running text."""
    wrapped = _is_wrapped(found)
    loose = [index for index in range(len(found)) if kinds[index] is None or kinds[index] == "headline"]
    start = 0
    while start < len(loose):
        end = start
        while end < len(loose) and kinds[loose[end]] is None and _may_divide(found, loose[end], wrapped):
            end += 1
        at_top = start <= 1
        if (
            end > start
            and end < len(loose)
            and end - start <= (4 if at_top else 2)
            and (wrapped or _is_running(found[loose[end]]))
        ):
            for position in range(start, end):
                kinds[loose[position]] = "subheading"
        start = max(end, start + 1)


def _may_divide(found: Sequence[Line], index: int, wrapped: bool) -> bool:
    line = found[index]
    if not line.heading_like or _runs_on(found, index) or line.content.endswith("."):
        return False
    if index > 0 and _runs_on(found, index - 1):
        return False
    separate = line.blank_before and index + 1 < len(found) and found[index + 1].blank_before
    return separate or not wrapped


def _is_running(line: Line) -> bool:
    return line.paragraph or (line.closed and len(line.content) >= 20) or line.stopped


def _is_wrapped(found: Sequence[Line]) -> bool:
    """Whether the text is broken at a fixed width, so that a line's end says nothing."""
    broken = sum(_runs_on(found, index) and len(found[index].content) >= 40 for index in range(len(found)))
    return broken >= 2 and broken * 5 >= len(found)

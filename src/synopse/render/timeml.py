"""Articles as TimeML, as the scorers of TempEval-3 read it: one ``.tml`` document an article, times marked in its text.

The text inside ``<TEXT>`` is the article's own, character for character; what XML cannot hold (control characters,
half of a surrogate pair) becomes U+FFFD, so that offsets stay. The day of publication is the ``DCT``.
"""

from __future__ import annotations

import re
from html import escape
from typing import Container

from synopse.model import Article, Time

ENDING = ".tml"
UNKNOWN_DAY = "XXXX-XX-XX"
"""The creation time of an article without a date: scorers want a `DCT` in every document."""
LONGEST_NAME = 100

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE = re.compile(r"[^\w.-]|^\.+")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)


def timeml(article: Article) -> str:
    """One TimeML document with a final newline."""
    day = article.published or UNKNOWN_DAY
    return (
        f"{_HEAD}<DOCID>{_escaped(article.id)}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{_escaped(day)}" temporalFunction="false"'
        f' functionInDocument="CREATION_TIME">{_escaped(day)}</TIMEX3></DCT>\n'
        f"<TITLE>{_escaped(article.title or '')}</TITLE>\n"
        f"<TEXT>{_text(article)}</TEXT>\n</TimeML>\n"
    )


def file_name(article: Article, taken: Container[str]) -> str:
    """A name for the article's document: its id without what file systems reserve, numbered where that is taken.

    Args:
        article: The article.
        taken: Names given before, in lower case: on some systems "A.tml" and "a.tml" are one file.
    """
    stem = _UNSAFE.sub("_", article.id)[:LONGEST_NAME] or "_"
    name, number = stem + ENDING, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}{ENDING}"
    return name


def _text(article: Article) -> str:
    pieces, position = [], 0
    for number, time in enumerate(article.times, 1):
        pieces += [_escaped(article.text[position : time.begin]), _timex(number, time)]
        position = time.end
    return "".join([*pieces, _escaped(article.text[position:])])


def _timex(number: int, time: Time) -> str:
    return f'<TIMEX3 tid="t{number}" type="{time.type}" value="{_escaped(time.value)}">{_escaped(time.text)}</TIMEX3>'


def _escaped(text: str) -> str:
    """Text for the content of an element; a carriage return as a reference, or a parser would make it a line feed."""
    return escape(_ILLEGAL.sub("\ufffd", text), quote=False).replace("\r", "&#13;")

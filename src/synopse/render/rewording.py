"""What a stage before rendering has put into German words, said in the language of the page.

Headings, names of event types and values like "Kern nahm teil" are led back to their message; all else is words of the
articles and stays as it stands.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from types import MappingProxyType
from typing import Mapping

from synopse import lexicon
from synopse.render.dates import spelt
from synopse.render.language import is_german, messages

_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")
_GERMAN_DATE = re.compile(r"(?:\w+\., )?(\d{1,2})\.(\d{1,2})\.(\d{4})")


def said(text: str) -> str:
    """A message of the German table in the chosen language; any other text as it stands.

    "Treffen, Bonn" as the label of an event begins with a message: only that part is said anew.
    """
    if is_german():
        return text
    if text in _keys():
        return messages()[_keys()[text]]
    head, comma, rest = text.partition(", ")
    if comma and _keys().get(head, "").startswith(("sort_", "type_")):
        return f"{messages()[_keys()[head]]}, {rest}"
    for pattern, key in _templates():
        if match := pattern.fullmatch(text):
            return messages()[key].format(**{name: _redated(part) for name, part in match.groupdict().items()})
    return text


@cache
def _keys() -> Mapping[str, str]:
    """From a German message to its key; of equal ones the name of a sort or type of event goes first."""
    table = lexicon.mapping("messages", "text")
    return MappingProxyType(
        {table[key]: key for key in sorted(table, key=lambda key: (key.startswith(("sort_", "type_")), key))}
    )


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The German messages with gaps, as patterns."""
    table = lexicon.mapping("messages", "text")
    gapped = sorted(key for key in table if key.startswith(("section_", "value_", "support_")) and "{" in table[key])
    return tuple((re.compile(_PLACEHOLDER.sub(r"(?P<\1>.+)", re.escape(table[key]))), key) for key in gapped)


def _redated(part: str) -> str:
    match = _GERMAN_DATE.fullmatch(part)
    return spelt(datetime.date(int(match[3]), int(match[2]), int(match[1]))) if match else part

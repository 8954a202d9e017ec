"""What kind of building, room or ground a word is of: "Innenministerium" a ministry, "Theaterplatz" a square."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from synopse import lexicon
from synopse.vocabulary.happenings import REMEMBERED, members
from synopse.vocabulary.nouns import is_noun

Group = Literal["seat", "house", "ground", "square", "room", "road", "water", "land"]

SHORT = 4
"""Letters up to which a noun is the end of many a word: "Pier" of "Altpapier", "See" of "Krisen"."""
LEAST = 3
_LINKS = ("", "s", "n", "en", "es")


class SiteKind(Struct, frozen=True):
    """The kind of a site, and by what it is told from others of that kind: "Innen" of "Innenministerium", "Altmarkt".

    A "seat" of some authority stands in no other site; of two a "house" does not stand in a house, nor a "ground" in a
    ground, but a house may stand on a ground: "im Hotel" is "am Flughafen". A "room" may be part of any of these.
    """

    name: str
    group: Group
    own: str


@lru_cache(maxsize=REMEMBERED)
def site_kind(word: str) -> SiteKind | None:
    """The kind of the site that a noun or compound names; None where it names none that the table lists."""
    table = lexicon.mapping("sites_kinds", "kind")
    groups = lexicon.mapping("sites_kinds", "group")
    for base, part in members(word):
        if part in table and (base == part or _is_compound(word, part)):
            own = base.removesuffix(part).removesuffix(part.lower()).rstrip("-") or base
            return SiteKind(table[part], groups[part], own)  # type: ignore[arg-type]
    return None


def is_listed(word: str) -> bool:
    """Whether the table has a word as it stands: "Schloss", not "Naumburg"."""
    return word in lexicon.mapping("sites_kinds", "kind")


def _is_compound(word: str, part: str) -> bool:
    """Whether a word is made of another and a noun: "Badesee" with "See", not "Altpapier" with "Pier"."""
    at = word.lower().rfind(part.lower())
    before = word[: max(at, 0)].rstrip("-")
    if len(before) < LEAST:
        return False
    if len(part) > SHORT or word[at - 1] == "-":
        return True
    return any(before.endswith(link) and is_noun(before.removesuffix(link)) for link in _LINKS) or is_noun(f"{before}e")

"""What kind of building or ground a word is of: "Innenministerium" a ministry, "Theaterplatz" a square."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from synopse import lexicon
from synopse.vocabulary.happenings import REMEMBERED, members

Group = Literal["seat", "house", "ground", "square"]


class SiteKind(Struct, frozen=True):
    """The kind of a site, and by what it is told from others of that kind: "Innen" of "Innenministerium", "Altmarkt".

    A "seat" of some authority stands in no other site; of two a "house" does not stand in a house, nor a "ground" in a
    ground, but a house may stand on a ground: "im Hotel" is "am Flughafen".
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
        if part in table:
            own = base.removesuffix(part).removesuffix(part.lower()).rstrip("-") or base
            return SiteKind(table[part], groups[part], own)  # type: ignore[arg-type]
    return None

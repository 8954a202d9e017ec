"""How far two towns lie from each other at least, whichever of their namesakes is meant."""

from __future__ import annotations

import math
from functools import lru_cache

from synopse import lexicon
from synopse.places import site

EARTH_KM = 6371.0

Point = tuple[float, float]


def town(form: str) -> str | None:
    """The town that a form in running text means, if the gazetteer knows where it lies: "Wiener" gives "Wien"."""
    found = site(form)
    known = lexicon.mapping("places_coordinates", "at")
    return next((name for name in (found, found.removesuffix("s")) if name in known), None)


@lru_cache(maxsize=20_000)
def kilometres(one: str, other: str) -> float:
    """The least distance of two towns, of which both must be known."""
    return min(_distance(left, right) for left in _points(one) for right in _points(other))


@lru_cache(maxsize=20_000)
def _points(form: str) -> tuple[Point, ...]:
    pairs = (at.split(",") for at in lexicon.mapping("places_coordinates", "at")[form].split())
    return tuple((float(latitude), float(longitude)) for latitude, longitude in pairs)


def _distance(one: Point, other: Point) -> float:
    """Haversine formula."""
    (south, west), (north, east) = ((math.radians(angle) for angle in point) for point in (one, other))
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))

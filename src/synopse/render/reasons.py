"""Why things were taken to be one, as a German reader is told."""

from __future__ import annotations

import re
from typing import Iterable, Mapping

from synopse.render.language import messages


def phrases(reasons: Iterable[str], names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Reasons as German phrases, one a kind; actor ids in them become names.

    A reason without a phrase is no news to a reader ("Putin" for Wladimir Putin); it stays in the JSON.

    Args:
        reasons: Codes with the words they are about, as "renderings: Gennadi / Gennady".
        names: From the ids of actors to their names.
    """
    wording = messages()
    details: dict[str, dict[str, None]] = {}
    for reason in reasons:
        code, _, detail = reason.partition(": ")
        known = details.setdefault(code, {})
        known.update(((names or {}).get(part, part), None) for part in re.split(", | / ", detail) if part)
    if details.get("same_place", {}).keys() <= details.get("place_inside", {}).keys():
        details.pop("same_place", None)  # "derselbe Ort: Moskau, Kreml" says less than that one lies in the other
    return tuple(
        wording[f"reason_{code}"] + (f": {', '.join(told)}" if told else "")
        for code, told in details.items()
        if f"reason_{code}" in wording
    )

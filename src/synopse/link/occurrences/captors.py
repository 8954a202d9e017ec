"""Who releases prisoners, where a report tells only that they came free and another who had promised it."""

from __future__ import annotations

from typing import Iterable

from synopse.link.occurrences.sightings import Cluster, Sighting

RELEASE = "release"
RELEASING = frozenset({"freizugeben", "freizulassen", "freilassen"})
"""How it is promised: "sagte zu, sie freizulassen", "will sie freilassen"."""


def releasing(sightings: Iterable[Sighting]) -> str | None:
    """The one state or organisation of a story that is told to be about to release somebody."""
    promised = (told for told in sightings if told.event.type == "YIELD" and told.event.status == "planned")
    acting = (told for told in promised if told.event.trigger.text in RELEASING)
    found = {actor for told in acting for actor in told.participants - told.persons - told.recipients}
    return next(iter(found)) if len(found) == 1 else None


def lend_captor(cluster: Cluster, captor: str | None) -> None:
    """Add to a release of which nobody is told to do it who promised it: "Alle elf wurden aus der Haft entlassen"."""
    held = any(told.event.status == "held" for told in cluster.sightings)
    release = cluster.sightings[0].event.type == "YIELD" and cluster.kinds == {RELEASE}
    if captor is not None and held and release and not cluster.participants - cluster.persons:
        cluster.participants.add(captor)

"""Which clusters are one event because they agree."""

from __future__ import annotations

from synopse.link.occurrences.matching import Match, match
from synopse.link.occurrences.sightings import Cluster, absorb
from synopse.link.occurrences.wording import Wording

JOIN = 3.0
"""Score from which a sighting joins an occurrence. One agreement alone (the same place, the same day, two shared
participants) reaches 2 at most; two together pass."""
ALONE, POSSIBLE = 1.75, 0.75
"""Where one occurrence only comes into question, the same day, place or round is enough: "am Dienstag" of the talks."""


def place_in(clusters: list[Cluster], told: Cluster, wording: Wording) -> None:
    """Add what is told to the occurrence it fits best, or to none."""
    matches = [(match(cluster, told, wording), cluster) for cluster in clusters]
    found = _chosen([pair for pair in matches if pair[0].score > 0])
    if found is None:
        clusters.append(told)
        return
    agreed, cluster = found
    cluster.reasons += [reason for reason in agreed.reasons if reason not in cluster.reasons]
    absorb(cluster, told)


def _chosen(matches: list[tuple[Match, Cluster]]) -> tuple[Match, Cluster] | None:
    """The best match of those that agree in two points; else the only one that agrees in a day, place or round."""
    strong = [pair for pair in matches if pair[0].score >= JOIN and pair[0].agreements > 1]
    if strong:
        return max(strong, key=lambda pair: pair[0].score)
    possible = [pair for pair in matches if pair[0].score >= POSSIBLE]
    return possible[0] if len(possible) == 1 and possible[0][0].score >= ALONE else None

"""Scores articles and dossiers against a story's gold (``synopse/gold/1``): mentions, discrepancies, actors, events.

A gold entry marked `optional` is neither missed nor a false alarm. All figures are percentages.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Iterable, Mapping, Sequence

from synopse.model import Article, Discrepancy, Evidence, Occurrence, StoryDossier

Json = Mapping[str, Any]
Figures = dict[str, float]


def story_figures(gold: Json, articles: Mapping[str, Article], stories: Sequence[StoryDossier]) -> Figures:
    """All figures of one story."""
    found = [entry for story in stories for entry in story.discrepancies]
    return {
        **_mention_figures(gold, articles),
        **_discrepancy_figures(gold, found),
        "actors B3": _actors(gold, stories),
        "events": _events(gold, stories),
        "origins": _origins(gold, stories),
    }


def f1(right: float, predicted: int, wanted: int) -> float:
    """F1 in percent; 100 where nothing was wanted and nothing predicted."""
    return 200 * right / (predicted + wanted) if predicted + wanted else 100.0


# --- mentions ------------------------------------------------------------------------------------------------------


def _mention_figures(gold: Json, articles: Mapping[str, Article]) -> Figures:
    return {
        "times value": _mentions(gold["times"], articles, "times", _same_time),
        "quotations content": _mentions(gold["quotations"], articles, "quotations", lambda mention, entry: True),
        "quotations joint": _mentions(gold["quotations"], articles, "quotations", _same_speaker),
        "figures value": _mentions(gold["figures"], articles, "figures", _same_figure),
        "segments": _segments(gold["segments_kind_by_line"], articles),
    }


def _mentions(
    gold: Mapping[str, list[Json]], articles: Mapping[str, Article], kind: str, right: Callable[[Any, Json], bool]
) -> float:
    """F1 of the mentions of one kind: each gold entry takes the mention that overlaps it most."""
    hits = predicted = wanted = 0
    for id_, entries in gold.items():
        left = list(getattr(articles[id_], kind))
        predicted += len(left)
        for entry in entries:
            best = max(left, key=lambda mention: _overlap(_extent(mention), _gold_extent(entry)), default=None)
            found = best is not None and _overlap(_extent(best), _gold_extent(entry)) > _least(kind)
            if found:
                left.remove(best)
            if entry.get("optional"):
                predicted -= found
                continue
            wanted += 1
            hits += found and right(best, entry)
    return f1(hits, predicted, wanted)


def _least(kind: str) -> float:
    """Quotations must agree by half; of a time or figure any overlap will do."""
    return 0.5 if kind == "quotations" else 0.0


def _extent(mention: Any) -> tuple[int, int]:
    if hasattr(mention, "content"):
        return mention.content[0].begin, mention.content[-1].end
    return mention.begin, mention.end


def _gold_extent(entry: Json) -> tuple[int, int]:
    spans = entry.get("content") or [entry]
    return spans[0]["begin"], spans[-1]["end"]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two stretches."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def _same_time(mention: Any, entry: Json) -> bool:
    return mention.value in (entry.get("values") or [entry["value"]])


def _same_figure(mention: Any, entry: Json) -> bool:
    return (mention.low, mention.high, mention.unit) == (entry["low"], entry["high"], entry["unit"])


def _same_speaker(mention: Any, entry: Json) -> bool:
    wanted = entry["speaker"]
    return not wanted or any(
        span.begin < other["end"] and other["begin"] < span.end for span in mention.speaker for other in wanted
    )


def _segments(gold: Mapping[str, Mapping[str, list[str]]], articles: Mapping[str, Article]) -> float:
    right = total = 0
    for id_, lines in gold.items():
        position = 0
        for number, line in enumerate(articles[id_].text.split("\n"), 1):
            kinds = [entry.kind for entry in articles[id_].segments if entry.begin <= position < entry.end]
            if str(number) in lines:
                total += 1
                right += bool(kinds) and kinds[0] in lines[str(number)]
            position += len(line) + 1
    return 100 * right / max(1, total)


# --- discrepancies ---------------------------------------------------------------------------------------------------


def _discrepancy_figures(gold: Json, found: Sequence[Discrepancy]) -> Figures:
    """Recall over what must be found; precision over all that was reported and is not arguable."""
    musts = [must for must in gold["must"] if any(_is_must(entry, must) for entry in found)]
    judged = [entry for entry in found if not any(_touches(entry, may["evidence"]) for may in gold.get("may", []))]
    right = [entry for entry in judged if any(_is_must(entry, must) for must in gold["must"])]
    return {
        "discrepancies recall": 100 * len(musts) / len(gold["must"]) if gold["must"] else 100.0,
        "discrepancies precision": 100 * len(right) / len(judged) if judged else 100.0,
    }


def _is_must(found: Discrepancy, must: Json) -> bool:
    """Of an acceptable kind, with two accounts that rest on two differing gold values."""
    if found.kind not in must["kind"]:
        return False
    values = sorted({value["value"] for value in must["values"]})
    hits = [
        {value for value in values if _touches_any(account.evidence, must["values"], value)} for account in found.values
    ]
    return any(one - other and other - one for index, one in enumerate(hits) for other in hits[index + 1 :])


def _touches_any(evidence: Iterable[Evidence], values: Iterable[Json], value: str) -> bool:
    return any(_meets(entry, gold) for entry in evidence for gold in values if gold["value"] == value)


def _touches(found: Discrepancy, evidence: Iterable[Json]) -> bool:
    return any(_meets(entry, gold) for account in found.values for entry in account.evidence for gold in evidence)


def _meets(entry: Evidence, gold: Json) -> bool:
    return bool(entry.article == gold["article"] and entry.begin < gold["end"] and gold["begin"] < entry.end)


# --- actors, events, origins ---------------------------------------------------------------------------------------


def _actors(gold: Json, stories: Sequence[StoryDossier]) -> float:
    """B-cubed F1 over the gold's mention strings."""
    systems = [{actor.name, *actor.variants, *(m.text for m in actor.mentions)} for s in stories for actor in s.actors]
    cluster = {mention: actor for actor, mentions in gold["actors"].items() for mention in mentions}
    where = {mention: {i for i, forms in enumerate(systems) if mention in forms} for mention in cluster}
    found = [mention for mention in cluster if where[mention]]
    precision = recall = 0.0
    for mention in found:
        together = [other for other in found if where[other] & where[mention]]
        same = [other for other in together if cluster[other] == cluster[mention]]
        precision += len(same) / len(together)
        recall += len(same) / len(gold["actors"][cluster[mention]])
    p, r = precision / max(1, len(found)), recall / max(1, len(cluster))
    return 200 * p * r / (p + r) if p + r else 0.0


def _events(gold: Json, stories: Sequence[StoryDossier]) -> float:
    """Share of the gold events found by type, time, place and half of the participants."""
    names = {actor.id: {actor.name, *actor.variants} for story in stories for actor in story.actors}
    found = [event for story in stories for event in story.events]
    wanted = [event for event in gold["events"] if not event.get("optional")]
    hits = sum(any(_is_event(event, entry, gold, names) for event in found) for entry in wanted)
    return 100 * hits / max(1, len(wanted))


def _is_event(event: Occurrence, wanted: Json, gold: Json, names: Mapping[str, set[str]]) -> bool:
    if event.type not in wanted["type"] or not event.earliest or not event.latest:
        return False
    if event.earliest > wanted["latest"] or wanted["earliest"] > event.latest:
        return False
    if wanted["place"] and not (event.place and any(_like(place, event.place.name) for place in wanted["place"])):
        return False
    forms = set().union(*(names.get(actor, set()) for actor in event.participants))
    met = sum(bool({actor, *gold["actors"].get(actor, [])} & forms) for actor in wanted["participants"])
    return 2 * met >= len(wanted["participants"])


def _like(one: str, other: str) -> bool:
    return bool(re.search(re.escape(one), other, re.IGNORECASE) or re.search(re.escape(other), one, re.IGNORECASE))


def _origins(gold: Json, stories: Sequence[StoryDossier]) -> float:
    """Share of the article pairs rightly told to be one origin or two."""
    group = {article: index for index, members in enumerate(gold.get("origins", [])) for article in members}
    system = {article: origin.id for story in stories for origin in story.origins for article in origin.articles}
    ids = sorted(system)
    pairs = [(one, other) for index, one in enumerate(ids) for other in ids[index + 1 :]]
    right = sum(
        (system[one] == system[other]) == (one in group and group.get(one) == group.get(other)) for one, other in pairs
    )
    return 100 * right / max(1, len(pairs))

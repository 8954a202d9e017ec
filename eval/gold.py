"""Scores articles and dossiers against a story's gold (``synopse/gold/1``): mentions, discrepancies, actors, events.

A gold entry marked `optional`, or standing in a line that is no content, is neither missed nor a false alarm.
All figures are percentages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from eval.events import identity
from synopse.model import CONTENT_KINDS, Article, Discrepancy, Evidence, Occurrence, StoryDossier

Json = Mapping[str, Any]
Figures = dict[str, float]
HALF = 0.5
"""Two quotations are one from half of their words in common."""
_WORD = re.compile(r"\w+")


def story_figures(gold: Json, articles: Mapping[str, Article], stories: Sequence[StoryDossier]) -> Figures:
    """All figures of one story."""
    found = [entry for story in stories for entry in story.discrepancies]
    events = _events(gold, stories)
    return {
        **_mention_figures(gold, articles),
        **_discrepancy_figures(gold, found),
        "actors": _actors(gold, stories),
        "events": share(len(events), sum(not entry.get("optional") for entry in gold["events"])),
        "status": share(sum(status for status in events), len(events)),
        "identity": identity(gold, stories),
        "origins": _origins(gold, stories),
    }


def f1(right: float, predicted: int, wanted: int) -> float:
    """F1 in percent; 100 where nothing was wanted and nothing predicted."""
    return 200 * right / (predicted + wanted) if predicted + wanted else 100.0


def share(part: float, whole: int) -> float:
    """In percent; 100 of nothing."""
    return 100 * part / whole if whole else 100.0


# --- mentions ------------------------------------------------------------------------------------------------------


def _mention_figures(gold: Json, articles: Mapping[str, Article]) -> Figures:
    scored = _Mentions(gold, articles)
    return {
        "times": scored.f1("times", _overlap, _same_time),
        "quotes": scored.f1("quotations", _common_words, lambda mention, entry: True),
        "speakers": scored.f1("quotations", _common_words, _same_speaker),
        "figures": scored.f1("figures", _overlap, _same_figure),
        "segments": _segments(gold["segments_kind_by_line"], articles),
        "sources": _provenance(gold.get("provenance") or {}, articles),
    }


class _Mentions:
    """Scores one kind of mention after another over the articles of a story."""

    def __init__(self, gold: Json, articles: Mapping[str, Article]) -> None:
        self._gold, self._articles = gold, articles

    def f1(self, kind: str, alike: Callable[[str, Any, Json], float], right: Callable[[Any, Json], bool]) -> float:
        """Each gold entry takes the mention that is most like it; an optional one takes it out of the reckoning."""
        hits = predicted = wanted = 0
        for id_, entries in self._gold[kind].items():
            article = self._articles[id_]
            left = list(getattr(article, kind))
            predicted += len(left)
            for entry in entries:
                best = max(left, key=lambda mention: alike(article.text, mention, entry), default=None)
                found = best is not None and alike(article.text, best, entry) > 0
                if found:
                    left.remove(best)
                if self._is_optional(article, entry):
                    predicted -= found
                else:
                    wanted += 1
                    hits += found and right(best, entry)
        return f1(hits, predicted, wanted)

    def _is_optional(self, article: Article, entry: Json) -> bool:
        line = article.text.count("\n", 0, _gold_spans(entry)[0]["begin"]) + 1
        kinds = self._gold["segments_kind_by_line"].get(article.id, {}).get(str(line))
        return bool(entry.get("optional") or (kinds and not CONTENT_KINDS & set(kinds)))


def _gold_spans(entry: Json) -> Sequence[Json]:
    return entry.get("content") or [entry]


def _overlap(text: str, mention: Any, entry: Json) -> float:
    """Intersection over union in characters."""
    begin, end = int(entry["begin"]), int(entry["end"])
    shared = min(mention.end, end) - max(mention.begin, begin)
    return float(max(0, shared) / (max(mention.end, end) - min(mention.begin, begin)))


def _common_words(text: str, mention: Any, entry: Json) -> float:
    """Intersection over union in words; nothing below half."""
    one = _words(text, ((span.begin, span.end) for span in mention.content))
    other = _words(text, ((span["begin"], span["end"]) for span in _gold_spans(entry)))
    common = len(one & other) / max(1, len(one | other))
    return common if common >= HALF else 0.0


def _words(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {match.start() for begin, end in spans for match in _WORD.finditer(text, begin, end)}


def _same_time(mention: Any, entry: Json) -> bool:
    values = entry.get("values") or [entry["value"]]
    return mention.value in values or None in values


def _same_figure(mention: Any, entry: Json) -> bool:
    """ "Gut zwölf" is twelve or a little more: either end may be left open, as the guidelines say."""
    low, high = entry["low"], entry["high"]
    open_above = {"about", "more_than"} <= set(entry.get("precision") or ())
    highs = {high, low, None} if open_above else {high}
    return mention.low == low and mention.high in highs and mention.unit == entry["unit"]


def _same_speaker(mention: Any, entry: Json) -> bool:
    wanted = entry["speaker"]
    return not wanted or any(
        span.begin < other["end"] and other["begin"] < span.end for span in mention.speaker for other in wanted
    )


def _segments(gold: Mapping[str, Mapping[str, list[str]]], articles: Mapping[str, Article]) -> float:
    """Share of the lines that are not blank with an acceptable kind."""
    right = total = 0
    for id_, lines in gold.items():
        position = 0
        for number, line in enumerate(articles[id_].text.split("\n"), 1):
            kinds = [entry.kind for entry in articles[id_].segments if entry.begin <= position < entry.end]
            if str(number) in lines:
                total += 1
                right += bool(kinds) and kinds[0] in lines[str(number)]
            position += len(line) + 1
    return share(right, total)


def _provenance(gold: Mapping[str, list[Json]], articles: Mapping[str, Article]) -> float:
    """Share of what articles say of their own origin that is found."""
    right = total = 0
    for id_, entries in gold.items():
        found = {entry.kind for entry in articles[id_].provenance}
        total += len(entries)
        right += sum(bool(found & set(_listed(entry["kind"]))) for entry in entries)
    return share(right, total)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


# --- discrepancies ---------------------------------------------------------------------------------------------------


def _discrepancy_figures(gold: Json, found: Sequence[Discrepancy]) -> Figures:
    """Recall over what must be found; precision over all that was reported and is not arguable."""
    musts = [must for must in gold["must"] if any(_is_must(entry, must) for entry in found)]
    judged = [
        entry
        for entry in found
        if any(_is_must(entry, must) for must in gold["must"])
        or not any(_touches(entry, may["evidence"]) for may in gold.get("may", []))
    ]
    right = [entry for entry in judged if any(_is_must(entry, must) for must in gold["must"])]
    return {
        "contra R": share(len(musts), len(gold["must"])),
        "contra P": share(len(right), len(judged)),
    }


def _is_must(found: Discrepancy, must: Json) -> bool:
    """Of an acceptable kind, with two accounts that rest on two differing gold values."""
    if found.kind not in must["kind"]:
        return False
    values = sorted({value["value"] for value in must["values"]})
    hits = [
        {value for value in values if _touches_any(account.evidence, must["values"], value)} for account in found.values
    ]
    return any(one - other and other - one for one, other in combinations(hits, 2))


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


def _events(gold: Json, stories: Sequence[StoryDossier]) -> list[bool]:
    """For each gold event that is found by type, time, place and half of the participants: is its status right too."""
    names = {actor.id: {actor.name, *actor.variants} for story in stories for actor in story.actors}
    reported = [event for story in stories for event in story.events]
    found = []
    for wanted in gold["events"]:
        candidates = [event for event in reported if _is_event(event, wanted, gold, names)]
        if candidates and not wanted.get("optional"):
            found.append(any(event.status in wanted["status"] for event in candidates))
    return found


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
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _origins(gold: Json, stories: Sequence[StoryDossier]) -> float:
    """Share of the article pairs rightly told to be one origin or two."""
    group = {article: index for index, members in enumerate(gold.get("origins", [])) for article in members}
    system = {article: origin.id for story in stories for origin in story.origins for article in origin.articles}
    pairs = list(combinations(sorted(system), 2))
    right = sum(
        (system[one] == system[other]) == (one in group and group.get(one) == group.get(other)) for one, other in pairs
    )
    return share(right, len(pairs))

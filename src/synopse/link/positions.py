"""What each party demands, offers, rejects, threatens, concedes or agrees to, as several reports tell it.

The same position in several reports is one entry; where a party later names another figure for the same matter, the
later position follows the earlier one ("sieben Prozent", then "5,2 Prozent").
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.model import (
    Actor,
    ActorRef,
    Article,
    Evidence,
    Occurrence,
    Position,
    PositionKind,
    PositionReport,
    Quotation,
    Resolve,
    Span,
    Stance,
)
from synopse.terms import terms

ALIKE = 0.6
"""Share of the shorter object's content words found in the longer one from which both are one position."""
MATTER = 0.5
"""The same from which two figures are put to one thing: "sieben Prozent mehr Lohn", "5,2 Prozent mehr Lohn"."""
MOVING: frozenset[PositionKind] = frozenset({"demand", "offer"})
KINDS: tuple[PositionKind, ...] = ("demand", "offer", "reject", "threaten", "concede", "agree")

_NUMBER = re.compile(r"\d")
_Amount = tuple[str | None, float | None, float | None]


class _Told(Struct, frozen=True):
    """One article's account: who, what, and by which words and figures it is compared.

    `event` is the occurrence that the verb tells: one threat in several wordings is one.
    """

    party: str | None
    party_text: str
    kind: PositionKind
    report: PositionReport
    words: frozenset[str]
    amounts: frozenset[_Amount]
    event: str | None


def positions(
    articles: tuple[Article, ...],
    actors: tuple[Actor, ...],
    events: tuple[Occurrence, ...],
    resolve: Resolve,
    origin_of: dict[str, str],
) -> tuple[Position, ...]:
    """Link the stances of a story's articles.

    Args:
        articles: In the order of the story, oldest first.
        actors: Those of the story, the most named first: their order is that of the positions.
        events: What the same articles tell of events: two accounts of one event are one position.
        resolve: Leads a span of an article to actor ids.
        origin_of: From article id to the id of its origin.

    Returns:
        The positions, party by party; within one by kind, then by the day of the first report.
    """
    parties = {actor.id: actor for actor in actors if actor.kind != "place"}
    groups: dict[tuple[str, PositionKind], list[list[_Told]]] = defaultdict(list)
    for told in _with_parties(tuple(_all_told(articles, parties, events, resolve))):
        _place_in(groups[told.party or told.party_text.casefold(), told.kind], told)
    found = [
        position
        for clusters in groups.values()
        for position in _following(tuple(_position(cluster, origin_of) for cluster in clusters), clusters)
    ]
    rank = {actor.id: number for number, actor in enumerate(actors)}
    return tuple(
        sorted(
            found,
            key=lambda entry: (
                rank.get(entry.party or "", len(rank)), entry.party_text.casefold(), KINDS.index(entry.kind),
                entry.reports[0].reported or "9999", entry.id,
            ),
        )
    )  # fmt: skip


def _all_told(
    articles: tuple[Article, ...], parties: dict[str, Actor], events: tuple[Occurrence, ...], resolve: Resolve
) -> Iterator[_Told]:
    event_of = {(one.article, one.begin, one.trigger): entry.id for entry in events for one in entry.reports}
    for article in articles:
        for stance in article.stances:
            report = _report(article, stance, resolve)
            words = frozenset(term for part in stance.object for term in terms(part.text) if not _NUMBER.search(term))
            amounts = frozenset(
                (figure.unit, figure.low, figure.high)
                for figure in article.figures
                if any(part.begin <= figure.begin < part.end for part in stance.object)
            )
            for party, text in _parties(article, stance, parties, resolve):
                event = event_of.get((article.id, stance.evidence.begin, stance.cue.text))
                yield _Told(party, text, stance.kind, report, words, amounts, event)


def _with_parties(told: tuple[_Told, ...]) -> Iterator[_Told]:
    """A description that says what only one named party says, to the figure, means that party: "der Konzern"."""
    for one in told:
        owners = {
            (other.party, other.party_text)
            for other in told
            if one.party is None and other.party is not None and other.kind == one.kind and _figures_agree(one, other)
        }
        single = one.party is None and not one.party_text.endswith("en") and len(owners) == 1
        yield replace(one, party=next(iter(owners))[0], party_text=next(iter(owners))[1]) if single else one


def _parties(
    article: Article, stance: Stance, parties: dict[str, Actor], resolve: Resolve
) -> list[tuple[str | None, str]]:
    """The actors meant; else the description, where it is a definite one and no pronoun."""
    found = [id_ for id_ in resolve(article.id, stance.party.begin, stance.party.end) if id_ in parties]
    if found:
        return [(id_, parties[id_].name) for id_ in found]
    first, *rest = stance.party.text.split()
    definite = first.lower() in ("der", "die", "das")
    named = (
        bool(rest)
        if definite
        else first[:1].isupper() and not rest and first.lower() not in lexicon.used("stances_words", "pronoun")
    )
    return [(None, " ".join(rest) if definite else first)] if named else []


def _report(article: Article, stance: Stance, resolve: Resolve) -> PositionReport:
    quotation = _around(article.quotations, stance.cue)
    speaker = _speaker(article, stance, quotation, resolve)
    told = next((event for event in article.events if event.trigger.begin == stance.cue.begin and event.time), None)
    when = told.time if told is not None else None
    return PositionReport(
        article=article.id,
        begin=stance.evidence.begin,
        end=stance.evidence.end,
        text=stance.evidence.text,
        party=_evidence(article, stance.party),
        cue=_evidence(article, stance.cue),
        object=tuple(_evidence(article, part) for part in stance.object),
        speaker=speaker,
        via=quotation.via[0].text if quotation and quotation.via else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        former=stance.former,
        reported=article.published,
    )


def _evidence(article: Article, span: Span) -> Evidence:
    return Evidence(article.id, span.begin, span.end, span.text)


def _around(quotations: Iterable[Quotation], cue: Span) -> Quotation | None:
    """The innermost quotation in which the verb stands: who says that the party demands it."""
    inside = [
        (span.end - span.begin, number, one)
        for number, one in enumerate(quotations)
        for span in one.content
        if span.begin <= cue.begin < span.end and one.type != "reported"
    ]
    return min(inside, key=lambda found: found[:2])[2] if inside else None


def _speaker(article: Article, stance: Stance, quotation: Quotation | None, resolve: Resolve) -> ActorRef | None:
    """Whom the article has it from, where that is not the party itself."""
    if quotation is None or not quotation.speaker:
        return None
    span = quotation.speaker[0]
    who = resolve(article.id, span.begin, span.end)
    itself = resolve(article.id, stance.party.begin, stance.party.end)
    if span == stance.party or set(who) & set(itself):
        return None
    return ActorRef(who[0] if who else None, _evidence(article, span))


# --- one position ----------------------------------------------------------------------------------------------------


def _place_in(clusters: list[list[_Told]], told: _Told) -> None:
    """Add an account to the position it tells, or begin a new one."""
    for cluster in clusters:
        if any(_same(told, other) for other in cluster):
            cluster.append(told)
            return
    clusters.append([told])


def _same(one: _Told, other: _Told) -> bool:
    """Whether two accounts tell one position: the same event, the same figure of one unit, or the same words."""
    if _differ(one, other):
        return False
    if _figures_agree(one, other) or (one.event is not None and one.event == other.event):
        return True
    return _share(one.words, other.words) >= ALIKE


def _figures_agree(one: _Told, other: _Told) -> bool:
    return any(amount[0] is not None for amount in one.amounts & other.amounts)


def _differ(one: _Told, other: _Told) -> bool:
    """Whether both name figures of one unit and none of them agrees."""
    units = {amount[0] for amount in one.amounts} & {amount[0] for amount in other.amounts}
    return bool(units) and not one.amounts & other.amounts


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter one's words; nothing but a figure agrees with whatever the figure agrees with."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else float(not one and not other)


def _position(cluster: Sequence[_Told], origin_of: dict[str, str]) -> Position:
    first = cluster[0]
    reports = tuple(dict.fromkeys(told.report for told in cluster))
    fullest = max(reports, key=lambda report: sum(len(part.text) for part in report.object))
    key = "\0".join(
        (first.kind, first.party_text, *(f"{one.reported}\0{one.text}\0{one.cue.begin}" for one in reports))
    )
    return Position(
        id="position-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        kind=first.kind,
        party=first.party,
        party_text=first.party_text,
        object=" … ".join(part.text for part in fullest.object) or None,
        reports=reports,
        independent_sources=len({origin_of[report.article] for report in reports}),
    )


# --- how it moved ----------------------------------------------------------------------------------------------------


def _following(found: tuple[Position, ...], clusters: Sequence[Sequence[_Told]]) -> Iterator[Position]:
    """The positions, each with the one before it on the same matter."""
    order = sorted(range(len(found)), key=lambda index: (_since(found[index]), index))
    for place, index in enumerate(order):
        earlier = (
            before
            for before in reversed(order[:place])
            if found[index].kind in MOVING
            and _since(found[before]) < _since(found[index])
            and _one_matter(clusters[before], clusters[index])
        )
        before = next(earlier, None)
        yield replace(found[index], follows=found[before].id) if before is not None else found[index]


def _since(position: Position) -> str:
    """The day from which a position is known; one told only as a former one comes before all."""
    return min((report.reported or "9999" for report in position.reports if not report.former), default="")


def _one_matter(one: Sequence[_Told], other: Sequence[_Told]) -> bool:
    """Whether two positions put different figures of one unit to the same thing."""
    return any(
        _differ(left, right) and (_share(left.words, right.words) >= MATTER or not _matter(left) or not _matter(right))
        for left in one
        for right in other
    )


def _matter(told: _Told) -> frozenset[str]:
    """The words besides the unit: empty where only "9,5 Prozent" is told."""
    return told.words - {stem for word in lexicon.words("stances_amounts") for stem in terms(word)}

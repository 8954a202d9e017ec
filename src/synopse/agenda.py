"""What is still to come as of a day: the plans of a story with the date they now have and those they had before.

A plan is an event that some report tells ahead of it. Where one was called off and a later report has another day for
the same thing at the same place, it was moved: one plan, its earlier days kept. Nothing is dated that no report dates.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from typing import Iterable, Literal, Mapping, Sequence
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon, places
from synopse.model import PLANS, Article, Discrepancy, EventReport, Evidence, Occurrence, Status, StoryDossier, Time
from synopse.periods import Precision, day_of, precision

Standing = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
"""How firm a plan is, as iCalendar says it."""

AHEAD: frozenset[Status] = PLANS | {"cancelled"}
SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "YIELD"})
"""Acts of speech: "will ablehnen" is no appointment."""
FRESH = 31
"""Days for which a plan without a date stays a plan: later nobody speaks of it any more."""
MOVED = 60
"""Days by which something is moved at most; what lies further apart is another event."""
PARTNERS = 2
LEAD = 12
"""Characters before a date in which "auf den" stands."""

_NAMESPACE = uuid.UUID("6a1d5c1e-2f0b-5f2e-9a53-3d8f0c3e7b11")
_DATED = ("day", "days")


class Plan(Struct, frozen=True, kw_only=True):
    """Something still to come.

    `uid` is made of what the plan is (type, first day told, place or first partner), so that another report does not
    change it; `sequence` counts the days it had before; `start` and `end` are local clock times as told, with the
    zone they can be read in ("+02:00" or "Europe/Berlin"), None where the reports name none and the place tells none.
    """

    uid: str
    sequence: int
    standing: Standing
    status: Status
    occurrence: Occurrence
    earliest: str | None
    latest: str | None
    precision: Precision
    start: str | None = None
    end: str | None = None
    zone: str | None = None
    before: tuple[str, ...] = ()
    evidence: tuple[EventReport, ...] = ()


class _Day(Struct, frozen=True):
    """A stretch of at most four days that one report gives."""

    told: str
    earliest: str
    latest: str
    report: EventReport


class _Draft(Struct, frozen=True):
    """A plan while the agenda is made; `days` are those told, oldest report first."""

    occurrence: Occurrence
    status: Status
    days: tuple[_Day, ...]
    reports: tuple[EventReport, ...]
    put_off: bool = False
    moved_from: tuple[_Day, ...] = ()


def agenda(story: StoryDossier, articles: Mapping[str, Article], since: str | None = None) -> tuple[Plan, ...]:
    """The plans of a story that lie ahead.

    Args:
        story: What was compiled.
        articles: Its articles by id: they know the time zones.
        since: An ISO date; None for the day of the newest report. Plans that end before it are left out.

    Returns:
        The plans by date, those without a day after them, those without any date last.
    """
    day = since or newest(story)
    drafts = [_draft(entry, articles) for entry in story.events if _is_plan(entry)]
    plans = [_plan(draft, articles, story) for draft in _moved(drafts)]
    ahead = [plan for plan in plans if _is_ahead(plan, day)]
    return _numbered(tuple(sorted(ahead, key=_order)))


def newest(story: StoryDossier) -> str | None:
    """The day of the newest report; None where no report is dated."""
    return max((note.published for note in story.sources if note.published), default=None)


def _order(plan: Plan) -> tuple[bool, str, str, str]:
    dated = plan.precision in _DATED
    return (not dated, plan.earliest or "9999", plan.start or "", plan.occurrence.id)


def _is_plan(entry: Occurrence) -> bool:
    told = {report.status for report in entry.reports}
    return entry.type not in SAID and entry.status != "denied" and bool(told & AHEAD)


def _is_ahead(plan: Plan, day: str | None) -> bool:
    """Whether a plan ends on the day or later; one whose words give no date ("bald") if a report speaks of it still."""
    if plan.earliest or plan.latest:
        return day is None or (plan.latest or "9999") >= day
    if plan.status != "planned" or not any(report.when for report in plan.evidence):
        return False
    told = max((report.reported or "" for report in plan.evidence), default="")
    return day is None or not told or day_of(day) - day_of(told) <= FRESH


# --- when ------------------------------------------------------------------------------------------------------------


def _draft(entry: Occurrence, articles: Mapping[str, Article]) -> _Draft:
    days = [
        _Day(report.reported or "", report.earliest, report.latest, report)
        for report in entry.reports
        if report.earliest and report.latest and precision(report.earliest, report.latest) in _DATED
    ]
    put_off = [day for report in entry.reports if (day := _put_off(report, articles[report.article])) is not None]
    newest_told = max((report.reported or "" for report in entry.reports), default="")
    again = entry.status == "cancelled" and bool(put_off) and put_off[-1].told == newest_told
    known = [day for day in (*days, *put_off) if day.told] or days  # what an undated report tells has no place in time
    ordered = tuple(sorted(known, key=lambda day: day.told))
    return _Draft(entry, "planned" if again else entry.status, ordered, entry.reports, again)


def _put_off(report: EventReport, article: Article) -> _Day | None:
    """The day to which it was moved by the words of the report: "wurde auf den 21. November verschoben"."""
    if report.status != "cancelled" or not any(word in report.text for word in lexicon.words("agenda_moves")):
        return None
    for time in article.times:
        lead = article.text[max(report.begin, time.begin - LEAD) : time.begin].split()
        inside = report.begin <= time.begin < report.end
        if inside and "auf" in lead[-2:] and time.earliest and precision(time.earliest, time.latest) in _DATED:
            told = replace(report, earliest=time.earliest, latest=time.latest, value=time.value)
            return _Day(report.reported or "", time.earliest, time.latest or time.earliest, told)
    return None


def _current(draft: _Draft) -> tuple[str | None, str | None]:
    """The date as it now stands: what all reports allow; where they exclude each other, what the newest one tells."""
    entry, days = draft.occurrence, draft.days
    if any(_apart(day, other) for day in days for other in days):
        return days[-1].earliest, days[-1].latest
    return entry.earliest, entry.latest


def _apart(one: _Day, other: _Day) -> bool:
    return one.latest < other.earliest or other.latest < one.earliest


def _clock(draft: _Draft, first: str | None) -> tuple[EventReport, str, str | None] | None:
    """The newest report that names an hour for the day, with the hours."""
    for day in reversed(draft.days):
        clocks = [part for part in (day.report.value or "").split("/") if "T" in part and part[-3:-2] == ":"]
        if day.earliest == first and clocks:
            return day.report, clocks[0], clocks[1] if len(clocks) > 1 else None
    return None


def _zone(report: EventReport, articles: Mapping[str, Article], place: str | None) -> str | None:
    """The zone that the words name, else that of Central Europe where the place lies in it."""
    named = [time.zone for time in _times(articles[report.article], report.when) if time.zone]
    if named:
        return lexicon.mapping("agenda_zones", "zone").get(named[0])
    around = (place, *places.containers(place)) if place else ()
    states = {places.state_of(area) for area in around}
    return "Europe/Berlin" if states & lexicon.words("agenda_states") else None


def _times(article: Article, when: Evidence | None) -> Iterable[Time]:
    if when is None:
        return ()
    return (time for time in article.times if when.begin <= time.begin < when.end)


def instant(local: str, zone: str) -> datetime.datetime:
    """A local clock time ("2025-08-15T21:30") in its zone ("+02:00", "Europe/Berlin") as an instant in UTC."""
    if zone[0] in "+-":
        moment = datetime.datetime.fromisoformat(f"{local}:00{zone}")
    else:
        moment = datetime.datetime.fromisoformat(f"{local}:00").replace(tzinfo=ZoneInfo(zone))
    return moment.astimezone(datetime.UTC)


# --- what was moved --------------------------------------------------------------------------------------------------


def _moved(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The plans, those that only give another one's earlier day taken up by it."""
    pairs = [(old, new) for old in drafts for new in drafts if _is_moved(old, new)]
    olds, news = (Counter(pair[side].occurrence.id for pair in pairs) for side in (0, 1))
    by_new = {new.occurrence.id: old for old, new in pairs if olds[old.occurrence.id] == news[new.occurrence.id] == 1}
    taken = {old.occurrence.id for old in by_new.values()}
    return [_taking(draft, by_new) for draft in drafts if draft.occurrence.id not in taken]


def _taking(draft: _Draft, by_new: Mapping[str, _Draft]) -> _Draft:
    """The plan with the days and reports of the one it replaces, and of the one that replaced."""
    old = by_new.get(draft.occurrence.id)
    if old is None:
        return draft
    before = _taking(old, by_new)
    return replace(draft, moved_from=(*before.moved_from, *before.days), reports=(*before.reports, *draft.reports))


def _is_moved(old: _Draft, new: _Draft) -> bool:
    """Whether the new plan is the old one on another day: told later, at the same place or by the same partners.

    Called off is enough; else it must agree in place and partners and be told before the old day is over. An article
    that announces both knows two events.
    """
    if old.occurrence.type != new.occurrence.type or not old.days or not new.days or old.status not in AHEAD:
        return False
    last, first = old.days[-1], new.days[0]
    if last.told >= first.told or abs(day_of(first.earliest) - day_of(last.earliest)) > MOVED:
        return False
    if {day.report.article for day in old.days} & {day.report.article for day in new.days}:
        return False
    place, partners = _agreement(old.occurrence, new.occurrence)
    if place is False or not (place or partners):
        return False
    if old.put_off and not _apart(last, first):
        return True
    if not all(_apart(day, other) for day in old.days for other in new.days):
        return False
    return old.status == "cancelled" or (bool(place) and partners and first.told <= last.latest)


def _agreement(one: Occurrence, other: Occurrence) -> tuple[bool | None, bool]:
    """Whether both are at one place (None where one has none), and whether they share two partners."""
    place = None if one.told_place is None or other.told_place is None else one.told_place.name == other.told_place.name
    return place, len(set(one.participants) & set(other.participants)) >= PARTNERS


# --- the plan --------------------------------------------------------------------------------------------------------


def _plan(draft: _Draft, articles: Mapping[str, Article], story: StoryDossier) -> Plan:
    entry = draft.occurrence
    earliest, latest = _current(draft)
    clock = _clock(draft, earliest)
    place = entry.told_place.name if entry.told_place else None
    before = _before(draft, earliest, latest)
    return Plan(
        uid=_identity(draft),
        sequence=len(before),
        standing=_standing(draft, earliest, latest, story.discrepancies),
        status=draft.status,
        occurrence=entry,
        earliest=earliest,
        latest=latest,
        precision=precision(earliest, latest),
        start=clock[1] if clock else None,
        end=clock[2] if clock else None,
        zone=_zone(clock[0], articles, place) if clock else None,
        before=before,
        evidence=draft.reports,
    )


def _before(draft: _Draft, earliest: str | None, latest: str | None) -> tuple[str, ...]:
    """The days it had before: announced, and earlier than the day it has now.

    What a report looking back contradicts was no plan, nor are two days told at once one after the other.
    """
    if not earliest or not latest:
        return ()
    now = max((day.told for day in draft.days if not _differs(day, earliest, latest)), default="")
    announced = [day for day in draft.days if day.report.status in AHEAD and day.told < now]
    days = (*draft.moved_from, *announced)
    return tuple(dict.fromkeys(day.earliest for day in days if _differs(day, earliest, latest)))


def _differs(day: _Day, earliest: str, latest: str) -> bool:
    return day.latest < earliest or latest < day.earliest


def _standing(
    draft: _Draft, earliest: str | None, latest: str | None, discrepancies: Iterable[Discrepancy]
) -> Standing:
    """Called off; firm where announced for a day that no report contradicts; else tentative."""
    if draft.status == "cancelled":
        return "CANCELLED"
    disputed = any(one.about == draft.occurrence.id and one.kind == "date" for one in discrepancies)
    loose = draft.status in ("proposed", "conditional") or precision(earliest, latest) not in _DATED
    return "TENTATIVE" if disputed or loose else "CONFIRMED"


def _identity(draft: _Draft) -> str:
    """What newer reports do not change: the type, the first day told, and when it was first told, of which place.

    The id of the occurrence will not do, it is made of all its reports; nor will participants, whom later reports name
    in full.
    """
    days = (*draft.moved_from, *draft.days)
    dating = [day.report for day in days] or list(draft.reports)
    told = min((report.reported or "" for report in dating), default="")
    where = sorted(places.site(report.place.text) for report in dating if report.place and report.reported == told)
    return "\0".join((draft.occurrence.type, days[0].earliest if days else "", told, *where[:1]))


def _numbered(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Each plan with its UUID; two that agree in all that makes an identity are numbered."""
    taken: Counter[str] = Counter()
    found = []
    for plan in plans:
        taken[plan.uid] += 1
        key = plan.uid if taken[plan.uid] == 1 else f"{plan.uid}\0{taken[plan.uid]}"
        found.append(replace(plan, uid=str(uuid.uuid5(_NAMESPACE, key))))
    return tuple(found)

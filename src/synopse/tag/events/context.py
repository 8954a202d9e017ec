"""What the sentences around a mention give it: "dort", "dabei", "beide Seiten", a delegation's talks, its status."""

from __future__ import annotations

from typing import Sequence

from msgspec import structs

from synopse import places
from synopse.model import FACTUAL, Event, Interval
from synopse.syntax.declension import noun_forms
from synopse.tag.events.mentions import Draft
from synopse.tag.events.pointers import Pointer, Remark
from synopse.tag.events.settings import CLOCK
from synopse.tag.events.supports import SAID
from synopse.tag.events.view import NONE

NEAR = 6
"""Sentences back to which a list of delegates or "saß mit am Tisch" reaches; "dort" and "beide Seiten" reach one."""
LEAD = 2
"""Sentences down to the one that tells what the headline says."""
EQUATED = 8
"""Sentences without an event over which "Es war die dritte Runde" may look back."""
AROUND = 60
"""Mentions before and after among which one that does not state its status looks for one that does."""
MONTH, DAY = len("2026-05"), len("2026-05-04")
"""How long the value of a time is that names a month or a day."""
ATTENDED = frozenset({"ceremony", "court", "opening", "session", "show", "trial"})
"""Kinds of other events at which somebody is present or missing."""
BOTH = frozenset({"beide", "beiden", "beide seiten", "beiden seiten", "beide parteien", "beide länder"})

Sentence = tuple[tuple[Draft, ...], Pointer | None, Remark | None]


def settled(found: Sequence[Sentence]) -> tuple[Event, ...]:
    """The events of an article, by sentence, completed from their near context."""
    drafts: list[tuple[int, Draft]] = []
    waiting: list[tuple[int, Draft]] = []
    for number, (sentence, pointer, remark) in enumerate(found):
        _date_last(drafts, number, pointer)
        _tell_more(drafts, number, remark)
        for draft in sentence:
            _join_both(drafts, number, draft)
            _settle_round(drafts, number, draft)
            draft = _equated(drafts, number, draft) if draft.equated else _continued(drafts, number, draft)
            draft = _of_takeover(drafts, number, _as_headed(drafts, number, draft))
            if (known := _known(drafts, number, draft)) is not None:
                drafts.append((number, _completed(known, _before(drafts, number, known))))
            elif draft.present:
                waiting.append((number, draft))
    drafts = _with_waiting(drafts, waiting)
    listed = _with_walkouts(_with_parties([draft for _, draft in drafts]))
    around = (listed[max(0, at - AROUND) : at + AROUND] for at in range(len(listed)))
    return tuple(_stated(draft, others) for draft, others in zip(listed, around, strict=True))


def _equated(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> Draft:
    """ "Sie einigten sich am Montag. Es war die dritte Runde.": the round was where they came to terms."""
    reach = EQUATED if draft.event.round else EQUATED // 2
    if not drafts or number - drafts[-1][0] > reach:
        return draft
    event, last = draft.event, drafts[-1][1].event
    dated = last if event.time is None else event
    full = structs.replace(
        event,
        actors=event.actors or last.actors,
        recipients=event.recipients if event.actors else last.recipients,
        place=event.place or last.place,
        time=dated.time,
        when=dated.when,
    )
    return structs.replace(draft, event=full)


def _continued(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> Draft:
    """ "A und B haben erstmals verhandelt. Die Begegnung am Freitag in Bern dauerte drei Stunden.": both are one."""
    event = draft.event
    bare = draft.pointing and event.status in FACTUAL and not (event.actors or event.recipients or event.absent)
    for index in range(len(drafts) - 1, max(NONE, len(drafts) - 1 - NEAR), NONE) if bare else ():
        at, other = drafts[index]
        told = other.event
        if number - at > LEAD:
            break
        if told.type == "CONSULT" and len(told.actors) + len(told.recipients) > 1 and _fit(event, told):
            drafts[index] = (at, structs.replace(other, event=_filled(told, event)))
            full = structs.replace(_filled(event, told), actors=told.actors, recipients=told.recipients)
            return structs.replace(draft, event=structs.replace(full, round=event.round or told.round))
    return draft


def _fit(event: Event, told: Event) -> bool:
    """Whether two mentions of meetings that were held can be one: nothing that both say differs."""
    if told.status not in FACTUAL or (event.kind and told.kind and event.kind != told.kind):
        return False
    if _is_only_a_call(event, told):
        return False
    if event.time is not None and told.time is not None and event.time != told.time:
        return False
    if event.round is not None and told.round is not None and event.round != told.round:
        return False
    return event.place is None or told.place is None or _one_site(event.place.text, told.place.text)


def _is_only_a_call(event: Event, told: Event) -> bool:
    """ "In Bern gingen sie im Streit auseinander. Die Wende brachte das Telefonat der Minister.": two events."""
    return event.kind == "call" and told.kind != "call"


def _filled(event: Event, other: Event) -> Event:
    """The event with the other's time and place where it has none."""
    dated = other if event.time is None else event
    return structs.replace(event, time=dated.time, when=dated.when, place=event.place or other.place)


def _of_takeover(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> Draft:
    """Whom the bidder of the sentence before wants: "Nordlund will Kestner übernehmen. Nordlund bietet ..."."""
    event = draft.event
    if not draft.bid or event.recipients or not drafts or number - drafts[-1][0] > 1:
        return draft
    last = drafts[-1][1].event
    same = {actor.text for actor in event.actors} & {actor.text for actor in last.actors}
    if last.type != "OTHER" or not same:
        return draft
    return structs.replace(draft, event=structs.replace(event, recipients=last.recipients))


def _as_headed(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> Draft:
    """The round of the headline, where the first meeting told under it is that: "Zweite Runde bringt Teilerfolg"."""
    event = draft.event
    if len(drafts) != 1 or number > LEAD or event.type != "CONSULT" or event.round or event.status != "held":
        return draft
    at, first = drafts[0]
    head = first.event
    bare = head.type == "CONSULT" and head.round is not None and head.time is None and head.place is None
    told = at == 0 and bare and (event.time is not None or event.place is not None)
    return structs.replace(draft, event=structs.replace(event, round=head.round)) if told else draft


def _with_parties(drafts: list[Draft]) -> list[Draft]:
    """Give every round of talks the parties of the others, where the article knows of one pair only.

    Where there are rounds, their "Auftakt" is the first.
    """
    if any(draft.event.round for draft in drafts):
        drafts = [_first_round(draft) for draft in drafts]
    rounds = [draft.event for draft in drafts if draft.event.round is not None]
    pairs = {tuple(span.text for span in event.actors): event.actors for event in rounds if len(event.actors) > 1}
    if len(pairs) != 1:
        return drafts
    (actors,) = pairs.values()
    bare = [draft.event.round is not None and not draft.event.actors for draft in drafts]
    return [
        structs.replace(draft, event=structs.replace(draft.event, actors=actors)) if lacks else draft
        for draft, lacks in zip(drafts, bare, strict=True)
    ]


def _with_walkouts(drafts: list[Draft]) -> list[Draft]:
    """Who leaves the room leaves the meeting that the article tells, if all its meetings are in one place."""
    meetings = [draft.event.place for draft in drafts if draft.event.type in ("AGREE", "CONSULT")]
    sites = {places.site(place.text) for place in meetings if place is not None}
    if len(sites) != 1:
        return drafts
    place = next(place for place in meetings if place is not None)
    lacks = [draft.event.kind == "walkout" and draft.event.place is None for draft in drafts]
    return [
        structs.replace(draft, event=structs.replace(draft.event, place=place)) if bare else draft
        for draft, bare in zip(drafts, lacks, strict=True)
    ]


def _first_round(draft: Draft) -> Draft:
    opening = draft.event.round is None and (draft.opening or draft.event.trigger.text.startswith("Auftakt"))
    return structs.replace(draft, event=structs.replace(draft.event, round=1)) if opening else draft


def _with_waiting(drafts: list[tuple[int, Draft]], waiting: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
    """With those whose meeting is told only after them: "Am Tisch saß Kern. Nach dem Gespräch in Bern hieß es ..."."""
    found = list(drafts)
    at = 0
    for number, draft in waiting:
        while at < len(drafts) and drafts[at][0] <= number:
            at += 1
        near = [other.event for place, other in drafts[at : at + AROUND] if place - number <= LEAD]
        meeting = next((event for event in near if _may_point(draft, event)), None)
        if meeting is not None:
            found.append((number, structs.replace(draft, event=_pointed(draft, meeting))))
    return sorted(found, key=lambda pair: (pair[0], pair[1].event.trigger.begin))


# --- what only points to a meeting told before -----------------------------------------------------------------------


def _known(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> Draft | None:
    """A mention that says no more than "the talks" or who was there, with what is told of them; None if nothing is."""
    if not (draft.present or draft.pointing):
        return draft
    reach = NEAR if draft.present else 2
    near = [other.event for at, other in drafts[-AROUND:] if 0 < number - at <= reach]
    fitting = [event for event in reversed(near) if _may_point(draft, event)]
    if not fitting:
        if draft.event.type == "PROTEST" and draft.event.place is None and draft.event.time is None:
            return None  # "rief sie auf der Kundgebung", of which nothing is told
        elsewhere = draft.event.place is not None and any(event.type in ("CONSULT", "AGREE") for event in near)
        dated = draft.event.when is not None and draft.event.when.begin == draft.event.trigger.begin
        return draft if elsewhere or dated or not draft.event.trigger.text[:1].islower() else None
    if draft.moved and fitting[0].status == "held":
        return None  # "Das Treffen war um drei Tage verschoben worden": it is the one just told
    return structs.replace(draft, event=_pointed(draft, fitting[0]))


def _may_point(draft: Draft, other: Event) -> bool:
    """Whether another event can be the meeting that a mention points to."""
    event = draft.event
    kinds = ("CONSULT", "AGREE", "PROTEST") if draft.present or draft.phase else ("CONSULT",)
    if event.type == "PROTEST":
        kinds = ("PROTEST",)
    if _is_only_a_call(event, other):
        return False
    if draft.present and other.kind in ATTENDED:
        kinds = (*kinds, "OTHER")
    if other.type not in kinds or other.status in ("denied", "conditional") or not (other.place or other.time):
        return False
    over = event.status in FACTUAL
    if over != (other.status in FACTUAL) and not (draft.moved and other.status == "held"):
        return False
    return event.place is None or other.place is None or _one_site(event.place.text, other.place.text)


def _one_site(one: str, other: str) -> bool:
    """Whether two places can be one site: "das Treffen in Miami" is not the one "in den USA" that was told before."""
    one, other = places.site(one), places.site(other)
    if not places.compatible(one, other):
        return False
    around = [form for form in (one, other) if places.within(one if form == other else other, form)]
    return all(places.containers(form)[1:] for form in around)


def _pointed(draft: Draft, other: Event) -> Event:
    """The event with the other's time, place and, unless it says who was there, parties."""
    event = draft.event
    if event.time is not None and not draft.phase:
        return event
    dated = other if event.time is None else event
    whole = event.status == "cancelled" or not (event.actors or event.recipients or event.absent)
    actors = tuple(dict.fromkeys((*event.actors, *other.actors))) if whole and not draft.present else event.actors
    told = other if draft.present and other.type != "AGREE" else event
    return structs.replace(
        event,
        type=told.type,
        kind=told.kind,
        place=event.place or other.place,
        time=dated.time,
        when=dated.when,
        actors=actors,
        recipients=other.recipients if whole and not draft.present else event.recipients,
        round=event.round or other.round,
    )


def _settle_round(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> None:
    """Give a round or settlement the day and place told right after it: "In der dritten Runde ... verständigt"."""
    event = draft.event
    if event.type != "AGREE" or event.status != "held" or event.time is None:
        return
    for index in range(max(0, len(drafts) - 2), len(drafts)):
        at, other = drafts[index]
        told = other.event
        several = told.trigger.text.lower().endswith("runden")  # "Er hatte die ersten Runden erlebt"
        bare = told.time is None and told.place is None and told.status == "held" and not several
        if number - at == 1 and bare and (told.type == "AGREE" or (told.type == "CONSULT" and told.round)):
            full = structs.replace(told, time=event.time, when=event.when, place=event.place)
            drafts[index] = (at, structs.replace(other, event=full))


def _before(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> list[Event]:
    """The meetings told in the sentences just before, the nearest first."""
    reach = NEAR if draft.delegation else 1
    near = [other.event for at, other in drafts[-AROUND:] if number - at <= reach]
    return [event for event in reversed(near) if event.type == "CONSULT"]


def _completed(draft: Draft, before: list[Event]) -> Draft:
    """Take from the meetings before what the words point to."""
    event = draft.event
    over, open_still = event.status in FACTUAL, draft.delegation and not draft.certain
    fitting = (other for other in before if open_still or over == (other.status in FACTUAL))
    meeting = next((other for other in fitting if other.time or other.place), None)
    if draft.delegation and meeting is not None:
        event = structs.replace(event, place=meeting.place, time=meeting.time, when=meeting.when)
    elif draft.deictic and event.place is None:
        event = structs.replace(event, place=next((other.place for other in before if other.place), None))
    elif _is_both(event) and before and len(before[0].actors) == 2 and before[0].type == event.type:
        event = structs.replace(event, actors=before[0].actors, round=event.round or before[0].round)
    return structs.replace(draft, event=event)


def _is_both(event: Event) -> bool:
    return any(actor.text.lower() in BOTH for actor in event.actors)


def _join_both(drafts: list[tuple[int, Draft]], number: int, draft: Draft) -> None:
    """Give the talks of the sentence before the day and place on which "beide Seiten" parted."""
    if not drafts or not _is_both(draft.event):
        return
    at, last = drafts[-1]
    event = last.event
    if number - at == 1 and event.type == draft.event.type and len(event.actors) == 2 and event.time is None:
        place = event.place or draft.event.place
        dated = structs.replace(event, time=draft.event.time, when=draft.event.when, place=place)
        drafts[-1] = (at, structs.replace(last, event=dated))


def _date_last(drafts: list[tuple[int, Draft]], number: int, pointer: Pointer | None) -> None:
    """Give the last event the time of a sentence that points back to it."""
    if pointer is None or not drafts or number - drafts[-1][0] > 1:
        return
    at, last = drafts[-1]
    if pointer.noun and not (_is_meant(last.event, pointer.noun) and len(pointer.time.value or "") >= MONTH):
        return  # "Er war einer der Täter des Attentats im Jahr 1976" dates nothing told before
    time = _with_hours(last.event.time, pointer) if pointer.hours else pointer.time
    if last.event.time is None or pointer.hours:
        event = structs.replace(
            last.event, time=time, when=last.event.when if time == last.event.time else pointer.when
        )
        drafts[-1] = (at, structs.replace(last, event=event))


def _is_meant(event: Event, genders: str) -> bool:
    """Whether a pronoun of these genders can stand for the event: "die Verkündung. Sie ist am 19. Juni"."""
    word = event.trigger.text
    return word[:1].isupper() and event.status != "denied" and bool(set(noun_forms(word)) & set(genders))


def _tell_more(drafts: list[tuple[int, Draft]], number: int, remark: Remark | None) -> None:
    """Give a threat or demand the place and hour of its speaker's next words, a protest the union that counts."""
    if remark is None or not drafts or number - drafts[-1][0] > 1:
        return
    at, last = drafts[-1]
    event = last.event
    speaks = any(actor.text.split(" ")[-1] == remark.speaker for actor in event.actors)
    if event.type in SAID and speaks:
        dated = event.time is None and remark.time is not None and len(remark.time.value or "") >= DAY
        event = structs.replace(
            event,
            place=event.place or remark.place,
            time=remark.time if dated else event.time,
            when=remark.when if dated else event.when,
        )
    elif event.type == "PROTEST" and not any(union.text in event.trigger.text for union in remark.unions):
        event = structs.replace(event, actors=tuple(dict.fromkeys((*event.actors, *remark.unions))))
    drafts[-1] = (at, structs.replace(last, event=event))


def _with_hours(time: Interval | None, pointer: Pointer) -> Interval | None:
    """The day of an event with the hours that the next sentence adds; unchanged where the days differ."""
    if time is None or time.earliest != pointer.time.earliest or time.earliest != time.latest:
        return time
    has_hours = CLOCK.search(time.value or "") is not None
    if pointer.end:
        return Interval(time.earliest, time.latest, f"{time.value}/{pointer.time.value}") if has_hours else time
    return time if has_hours else pointer.time


def _stated(draft: Draft, drafts: Sequence[Draft]) -> Event:
    """Where a mention does not say how it stands, what the article says of the same event elsewhere."""
    if draft.certain:
        return draft.event
    for other in drafts:
        if other.certain and other is not draft and _may_be_one(draft.event, other.event):
            return structs.replace(draft.event, status=other.event.status)
    return draft.event


def _may_be_one(event: Event, other: Event) -> bool:
    """Whether two mentions of one kind share a place, or the participants, and nothing speaks against it."""
    if event.type != other.type or (event.round and other.round and event.round != other.round):
        return False
    if event.time and other.time and event.time != other.time:
        return False
    if event.place is not None and other.place is not None:
        one, two = places.site(event.place.text), places.site(other.place.text)
        return one == two or places.within(one, two) or places.within(two, one)
    mine = {span.text.rstrip("s") for span in (*event.actors, *event.recipients)}
    theirs = {span.text.rstrip("s") for span in (*other.actors, *other.recipients)}
    return len(mine & theirs) >= 2

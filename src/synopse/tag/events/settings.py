"""When and where: the time and place of an event from the words of its own phrase or clause.

What stands behind "über", "gegen" or "für" is what is talked or fought about: in "Gespräche über Frieden in der
Ukraine" the Ukraine is no place of talks.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Iterable, Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.model import Interval, Span, Time
from synopse.syntax import PAST_TENSES
from synopse.tag.events.attributes import own_from
from synopse.tag.events.durations import duration, is_just_over
from synopse.tag.events.locations import HAPPENING, place_of, site_in
from synopse.tag.events.participants import halls
from synopse.tag.events.supports import SAID, VOTES
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

DEADLINES = frozenset({"bis", "vor", "nach", "seit"})
"""Before a time they say that the event is elsewhere: "bis Freitag", "nach Mitternacht"."""
COUNTED_BACK = re.compile(r"(?i)\b(?:tage?n|wochen?)$")
"""Ends what "vor" counts back to: "vor drei Tagen", "vor einer Woche"."""
BESIDE = re.compile(
    r"(?:Abend|Morgen|Vormittag|Nachmittag|Mittag|Nacht) (?:vor|nach) (?:de[mr]|(?:ihr|sein|ein)e[mr])\b"
)
"""An evening told from something that may be of another day: "am Abend vor der Wahl"."""
OF_THAT_DAY = re.compile(r"\b[Vv]om(?: [a-zäöü]+en)? $")
"""Opens the day of a noun: "die Erklärung vom gestrigen Dienstag"."""
BARE_DAY = re.compile(r"[A-ZÄÖÜ]\w+$")
"""A day by one word, which "von" leads to as to a year: "Berichte von Donnerstag"."""
ANNOUNCING = frozenset(
    {"anbieten", "androhen", "ankündigen", "anmelden", "anordnen", "anregen", "beantragen", "beschließen"}
    | {"einberufen", "fordern", "genehmigen", "verabreden", "vereinbaren", "verlangen", "vorschlagen", "zulassen"}
)
"""Verbs by which somebody says that an event is to come; the day on which that was said is not the event's."""
ANNOUNCED = (
    *("abgesag", "angebot", "angedroh", "angekündig", "angeordne", "beantrag", "beschlossen", "gefordert"),
    *("genehmig", "vereinbar", "verkünd", "verschoben", "vertagt", "vorgeschlagen"),
)
"""How the participles begin that stand before the noun of such an event."""
AIMED = re.compile(r"\b(?i:ab|auf|bis|für|vom|von|zu|zum|zwischen)(?: [a-zäöü]+){0,2} $")
LONGEST_AIM = 24
BETWEEN_DAYS = frozenset({"und", "und am", "bis", "bis zum", "–", "-"})
BEFORE_HOURS = frozenset({"", "gegen", "um", "ab", "zwischen", "von"})
LONGEST_BETWEEN = 50
"""Characters between two dates of a list."""
LISTED = re.compile(r"(?: in [^,;.]+)?(?:,| und| sowie)(?: dann)?(?: am| im)? ")
GATHERINGS = frozenset({"assembly", "ceremony", "session", "show", "vote"})
"""Kinds of events at which something is said and done."""
CLOCK = re.compile(r"T\d\d:\d\d")
VAGUE = re.compile(r"^(?:PRESENT_REF|PAST_REF|FUTURE_REF|XXXX-XX|XXXX-W\d|XXXX$)")
YEARLESS = re.compile(r"^XXXX-(?:WXX-[1-7]|\d\d)")
"""A weekday or day of a report without a date: "am Freitag" still tells it from "am Sonntag"."""


class Setting(Struct, frozen=True):
    """Place, time and duration, each with the words it comes from."""

    place: Span | None = None
    time: Interval | None = None
    when: Span | None = None
    duration: Span | None = None


def setting(view: View, trigger: Trigger) -> Setting:
    """What the event's own words say, then, where its verb speaks of it, what its clause says."""
    ranges = list(_ranges(view, trigger))
    dated = [_without_announcement(view, trigger, scope) for scope in ranges]
    own = [_when(view, scope, within=True) for scope in dated[: 1 if trigger.kind == "noun" else 0]]
    clauses = () if trigger.support == "cancel" else (_when(view, scope) for scope in dated)
    when = next((found for found in (*own, *clauses) if found), None)
    if when is not None and trigger.support == "cancel" and _dates_verb(view, trigger, when[0]):
        when = None
    if when is not None and trigger.type in SAID and trigger.kind == "verb" and _is_matters(view, when[0]):
        when = None
    when = when or _announced(view, trigger)
    time = None if when is None else _interval(when)
    told = None if when is None else _joined(view, when)
    return Setting(place_of(view, trigger, ranges), time, told, duration(view, trigger))


def _announced(view: View, trigger: Trigger) -> list[Time] | None:
    """The day of what is done by saying so: "bietet 40 Euro je Aktie, wie der Konzern am Montag mitteilte"."""
    if trigger.row.get("aspect") != "bid" and trigger.type not in SAID:
        return None
    for number, clause in enumerate(view.sentence.clauses):
        if clause.parent == trigger.clause and view.word(clause.first) == "wie":
            return _when(view, view.tokens_of(number)) or None
    return None


def _without_announcement(view: View, trigger: Trigger, scope: list[int]) -> list[int]:
    """The range without the days on which an event was but spoken of.

    "Die Regierung hatte | am Montag | für Freitag ein Treffen angekündigt", "der | am Montag | angekündigte Streik".
    """
    clause = view.clause(trigger.clause) if trigger.support in ("plan", "propose") else None
    verb = None if clause is None else clause.verb
    announced = verb is not None and verb.lemma in ANNOUNCING and verb.tense in PAST_TENSES
    reach, head = trigger.reach, trigger.token if trigger.kind == "noun" else NONE
    said = next((at for at in range(reach.first, head) if view.word(at).startswith(ANNOUNCED)), reach.first)
    kept = []
    for index in scope:
        time = view.time_at[index]
        beside = index < said if index in reach else announced
        if time == NONE or not beside or _is_aimed_at(view, view.times[time]):
            kept.append(index)
    return kept


def _is_aimed_at(view: View, time: Time) -> bool:
    """Whether a time is one that is planned for: "für Freitag", "auf den 3. Mai"."""
    return AIMED.search(view.text, max(0, time.begin - LONGEST_AIM), time.begin) is not None


def _dates_verb(view: View, trigger: Trigger, time: Time) -> bool:
    """Whether a day behind the object is that of calling off: "sagte das Treffen am Montag ab"."""
    clause = view.clause(trigger.clause)
    if trigger.subject or clause is None or clause.verb is None or clause.verb.voice == "passive":
        return False
    before = view.text[max(0, time.begin - 4) : time.begin].lower()
    return time.begin > view.tokens[trigger.token].end and before.endswith((" am ", " im "))


def _is_matters(view: View, time: Time) -> bool:
    """Whether a mere year is that of what was spoken of: "wies Vorwürfe wegen der Vergabe im Jahr 1991 zurück"."""
    if not re.fullmatch(r"\d{4}", time.value):
        return False
    at = next((index for index, token in enumerate(view.tokens) if token.begin >= time.begin), 0) - 1
    while at >= 0 and view.word(at) in ("im", "in", "jahr", "jahre"):
        at -= 1
    number = view.chunk_at[at] if at >= 0 else NONE
    return number != NONE and view.sentence.chunks[number].preposition is not None


def dated_list(view: View, trigger: Trigger) -> list[tuple[Span | None, Interval, Span]]:
    """Place, time and words of each of several dates in a row behind the trigger; [] if its sentence lists none."""
    behind = [time for time in view.times if time.begin > view.tokens[trigger.token].end and dates(view, time)]
    runs: list[list[tuple[Span | None, Time]]] = [[]]
    for number, time in enumerate(behind):
        runs[-1].append((_place_behind(view, time), time))
        if number + 1 < len(behind) and not _is_list(view, time, behind[number + 1]):
            runs.append([])
    listed = max(runs, key=len)
    places = [place for place, _ in listed if place is not None]
    shared = places[0] if len(places) == 1 and listed[-1][0] is not None else None
    return [(place or shared, _interval([time]), _joined(view, [time])) for place, time in listed]


def _place_behind(view: View, time: Time) -> Span | None:
    """The place in the words right behind a time: "am 2. März in Bern"."""
    at = next((index for index, token in enumerate(view.tokens) if token.begin >= time.end), NONE)
    number = view.chunk_at[at] if at != NONE else NONE
    if number == NONE or view.sentence.chunks[number].first != at:
        return None
    chunk = view.sentence.chunks[number]
    return site_in(view, list(range(chunk.first, chunk.last)))


def _is_list(view: View, one: Time, other: Time) -> bool:
    """Whether nothing but a place and a comma or "und" stands between two times that are no days in a row."""
    between = view.text[one.end : other.begin]
    if len(between) > LONGEST_BETWEEN or not LISTED.fullmatch(between):
        return False
    first, last = _as_date(one.latest), _as_date(other.earliest)
    return first is not None and last is not None and (last - first).days > 1


def setting_of(view: View, scope: Iterable[int]) -> Setting:
    """The time alone that a range of tokens gives."""
    when = _when(view, list(scope))
    return Setting(None, _interval(when), _joined(view, when)) if when else Setting()


def _ranges(view: View, trigger: Trigger) -> Iterator[list[int]]:
    """The tokens to look in: the noun's reach first, then what its clause says of it."""
    for noun in (trigger, *trigger.joined):
        if noun.kind == "noun":
            other = range(view.sentence.chunks[noun.chunk].first, own_from(view, noun))
            yield [index for index in range(noun.reach.first, noun.reach.last) if index not in other]
    if trigger.scope:
        yield list(trigger.scope)
        if shared := _shared_clause(view, trigger):
            yield shared
    elif _fills_clause(view, trigger):
        yield view.tokens_of(trigger.clause)


def _shared_clause(view: View, trigger: Trigger) -> list[int]:
    """The clause before, where "und" goes on with its subject: "trat am Montag in Oslo vor die Presse und drohte"."""
    clause = view.clause(trigger.clause)
    if trigger.row.get("aspect") == "accident":
        return []  # "startete in Jayapura und stürzte ab"
    if clause is None or trigger.kind == "noun" or clause.kind != "main" or view.word(clause.first) != "und":
        return []
    number = view.clause_at[clause.first - 1] if clause.first else NONE
    before = view.clause(number)
    if before is None or before.kind != "main" or before.subject is None or before.subject != clause.subject:
        return []
    return view.tokens_of(number)


def _fills_clause(view: View, trigger: Trigger) -> bool:
    """Whether the clause tells what came of the event: "Bei dem Brand wurden am Montag zwei Menschen verletzt"."""
    if trigger.kind == "verb" or trigger.clause == NONE:
        return False
    if is_just_over(view, trigger):
        return True  # "Nach neunstündigen Verhandlungen haben sie in Wien bekannt gegeben"
    chunk = view.sentence.chunks[trigger.chunk]
    if view.is_compared(trigger.chunk):
        return False
    if _is_occasion(view, trigger):
        return True
    if trigger.type not in HAPPENING:
        return False
    own = {view.time_at[index] for index in range(trigger.reach.first, trigger.reach.last)} - {NONE}
    if any(not dates(view, view.times[number]) for number in own):
        return False  # "am Samstag ... bei den Protesten der vergangenen Wochen"
    if trigger.type == "OTHER" and _is_plural(view, trigger) and not view.word(trigger.token).endswith(VOTES):
        return False  # "Im Jahr 2010 starben 900 Menschen bei Zugunfällen"
    return chunk.preposition in ("bei", "beim", "durch", "infolge", "während")


def _is_occasion(view: View, trigger: Trigger) -> bool:
    """Whether the clause tells what was said or done there: "sagte er am Montag in Riga nach einem Treffen mit Kern",
    "Auf der Bürgerversammlung fragten am Montag viele".
    """
    clause = view.clause(trigger.clause)
    gathering = trigger.type == "CONSULT" or trigger.row["kind"] in GATHERINGS
    if not gathering or clause is None or clause.verb is None or clause.verb.tense not in (*PAST_TENSES, "present"):
        return False
    if clause.verb.tense == "present" and not _has_one_day(view, trigger.clause):
        return False
    preposition = view.sentence.chunks[trigger.chunk].preposition
    said = (
        preposition == "nach"
        and clause.verb.tense in PAST_TENSES
        and clause.verb.lemma in lexicon.words("quotations_verbs")
    )
    chunk = view.sentence.chunks[trigger.chunk]
    within = preposition in ("auf", "bei", "beim", "mit", "während", *halls(trigger)) and chunk.number == "sing"
    within = within and chunk.cases != {"acc"}  # "bereitete sich am Montag auf das Treffen vor"
    dated = any(view.time_at[index] != NONE for index in range(trigger.reach.first, trigger.reach.last))
    since = any(view.word(index) == "seit" for index in range(clause.first, clause.last))
    return (said or within) and not dated and not since


def _has_one_day(view: View, clause: int) -> bool:
    """Whether the clause is dated to a day: "Morgen soll bei einem Treffen ...", not "in diesem Jahr"."""
    numbers = {view.time_at[index] for index in view.tokens_of(clause)} - {NONE}
    dated = [view.times[number] for number in sorted(numbers) if dates(view, view.times[number])]
    return bool(dated) and all(time.earliest == time.latest is not None for time in dated)


def _is_plural(view: View, trigger: Trigger) -> bool:
    plural = trigger.row["plural"].lower()
    return plural != trigger.row["form"].lower() and view.word(trigger.token).endswith((plural, f"{plural}n"))


def _when(view: View, scope: list[int], within: bool = False) -> list[Time]:
    """The times of a range that date the event: the narrowest one, or several days in a row.

    `within` tells that the range is the noun's own reach; elsewhere "vom Montag" belongs to another noun.
    """
    numbers = dict.fromkeys(view.time_at[index] for index in scope if view.time_at[index] != NONE)
    found = [number for number in numbers if dates(view, view.times[number]) and not _is_attribute(view, number)]
    if not within:
        outside = (number for number in found if not _is_of_another(view, view.times[number]))
        found = [number for number in outside if not _is_of_subject(view, view.time_at.index(number))]
    runs: list[list[Time]] = []
    for number in found:
        time = view.times[number]
        if runs and _continues(view, runs[-1][-1], time):
            runs[-1].append(time)
        else:
            runs.append([time])
    return min(runs, key=lambda run: (_length(run), not CLOCK.search(run[-1].value), run[0].begin)) if runs else []


def _is_of_another(view: View, time: Time) -> bool:
    """Whether "vom Montag", "von Montag", "von 1961" belongs to a noun before it; "vom 4. bis 6. Mai" does not."""
    if view.text[time.end : time.end + 5].lower().startswith((" bis ", " an ", " an,", " an.")):
        return False
    dated = len(time.value) == 4 or (time.type == "DATE" and BARE_DAY.match(time.text) is not None)
    of = dated and view.text[max(0, time.begin - 5) : time.begin] == " von "
    return of or OF_THAT_DAY.search(view.text, max(0, time.begin - 20), time.begin) is not None


def _is_of_subject(view: View, at: int) -> bool:
    """Whether a time belongs to the phrase that alone opens its main clause: "Berichte zur Wahl am Freitag wurden ...".

    What a deed opens is of its day too: "Der Angriff am Freitag traf ...".
    """
    number = view.clause_at[at]
    clause = view.clause(number)
    finite = None if clause is None or clause.verb is None or clause.kind != "main" else clause.verb.finite
    opening = NONE if clause is None else view.chunk_at[clause.first]
    if clause is None or finite is None or opening == NONE or not clause.first < at < finite:
        return False
    chunk = view.sentence.chunks[opening]
    head = view.tokens[chunk.head].text
    plain = chunk.preposition is None and view.time_at[chunk.head] == NONE and at >= chunk.last
    whole = all(view.clause_at[index] == number and view.word(index) != "," for index in range(clause.first, finite))
    return (
        plain and whole and words.noun(head) is None and not words.is_agent(head) and view.name_at[chunk.head] == NONE
    )


def _is_attribute(view: View, number: int) -> bool:
    """Whether a time stands inside another thing's phrase: "der 2022 beschlossene Plan"."""
    time = view.times[number]
    index = view.time_at.index(number)
    chunk = view.chunk_at[index]
    if chunk == NONE:
        return False
    head = view.sentence.chunks[chunk].head
    other = view.time_at[head] == NONE and words.noun(view.tokens[head].text) is None
    return other and view.tokens[head].begin >= time.end


def dates(view: View, time: Time) -> bool:
    """Whether a time can date an event: a date, and no deadline or moment before or after it."""
    if time.earliest and time.latest and time.latest < time.earliest:
        return False  # "jährlich zwischen Weihnachten und Silvester"
    placed = time.earliest is not None or time.latest is not None or YEARLESS.match(time.value)
    if time.type not in ("DATE", "TIME") or VAGUE.match(time.value) or not placed:
        return False
    if any(view.text[other.end : time.begin].strip().lower() in ("bis", "bis zum") for other in view.times):
        return True  # "von 3 bis 11 Uhr"
    if time.type == "TIME" and BESIDE.match(view.text, time.begin):
        return False
    before = view.text[max(0, time.begin - 12) : time.begin].lower().split()
    if len(before) > 1 and before[-2] in ("kurz", "knapp") and before[-1] in ("vor", "nach"):
        return time.type == "TIME" or before[-2] == "kurz"
    if before[-2:-1] == ["bis"] and before[-1] in ("zum", "zur", "in", "ins") and len(time.value) < len("2026-05-04"):
        return False  # a day is when a ballot ends that runs "bis zum 6. März", a year is no such day
    if before and before[-1] == "vor" and COUNTED_BACK.search(time.text):
        return len(before) == 1 or before[-2] not in DEADLINES  # "bis vor drei Tagen"
    if before and before[-1] == "seit":
        return time.type == "TIME" or len(time.value) > 7
    return not before or before[-1] not in DEADLINES or time.text.lower().startswith("zwischen")


def _continues(view: View, before: Time, time: Time) -> bool:
    """Whether two times are days in a row ("am Sonntag und Montag"), or a day with its hours ("Montag von 3 bis 5")."""
    between = view.text[before.end : time.begin].strip().lower()
    between = between.removeprefix(",").strip()
    if between in BEFORE_HOURS or between in ("kurz vor", "kurz nach", "um kurz vor", "um kurz nach"):
        return time.type == "TIME" and before.earliest == time.earliest
    if between not in BETWEEN_DAYS:
        return False
    return _as_date(time.earliest) is not None or YEARLESS.match(time.value) is not None


def _length(run: list[Time]) -> int:
    first, last = _as_date(run[0].earliest), _as_date(run[-1].latest)
    return 100_000 if first is None or last is None else (last - first).days


def _interval(run: list[Time]) -> Interval:
    if len(run) == 1:
        return Interval(run[0].earliest, run[0].latest, run[0].value)
    if run[-1].type == "TIME" and run[0].earliest == run[-1].earliest:
        hours = [time.value for time in run if CLOCK.search(time.value)] or [run[-1].value]
        return Interval(run[-1].earliest, run[-1].latest, "/".join(hours[-2:]))
    if run[0].earliest and run[-1].latest and run[-1].latest < run[0].earliest:
        return Interval(run[0].earliest, run[0].latest, run[0].value)
    return Interval(run[0].earliest, run[-1].latest, f"{run[0].value}/{run[-1].value}")


def _joined(view: View, run: list[Time]) -> Span:
    begin, end = run[0].begin, run[-1].end
    return Span(begin, end, view.text[begin:end])


def _as_date(value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value[:10])
    except ValueError:
        return None


def day_after(value: str | None) -> str | None:
    """The ISO date of the following day, or None where there is none."""
    day = _as_date(value)
    return None if day is None or day == date.max else (day + timedelta(days=1)).isoformat()

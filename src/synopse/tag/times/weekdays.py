"""Weekdays: which Friday "am Freitag" is.

A word before it decides ("kommenden"), else the preposition ("bis", "seit", "auf"), the noun phrase it stands in ("nach
den Beratungen am Mittwoch"), the tense of its clause, an earlier mention; without any of these it lies behind.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from synopse import lexicon
from synopse.syntax.lemmas import readings
from synopse.tag.times.patterns import Hit
from synopse.tag.times.reading import (
    Pieces,
    Resolver,
    counted,
    dated,
    find,
    index_of,
    part_of_day,
    relation,
    whole,
)
from synopse.tag.times.scene import Reading, Scene
from synopse.vocabulary import happenings

_NOUN_PHRASE = re.compile(
    r"\b([Nn]ach|[Ss]eit|[Vv]or) (?:dem|den|der|einem|einer|ihrem|seinem|ihrer|seiner)(?: [\w-]+){1,10}? (?:am|vom) $"
)


_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_PLANNED = re.compile(r"\w* (?:\w+ ){0,2}(?:angekündigt|angesetzt|anberaumt|geplant|vorgesehen)e[nrms]? ")
_DAY_BESIDE = re.compile(rf"(?i)\b(?:am|vom) ({'|'.join(_WEEKDAYS)})(?:\b|(?=abend|mittag|morgen|nach|vor))")
_GONE_BY = re.compile(
    r"\b(?:kam|fand|fiel|platzte|war|ist)(?:en)?\b[^.;:]{0,60}?"
    r"\b(?:zustande|statt|aus(?:gefallen)?|geplatzt)\b"
    r"|\bhat(?:te|ten)?\b[^.;:]{0,60}?\bstattgefunden\b"
    r"|\bwar(?:en)?\b[^.;:]{0,60}?\b(?:abgesagt|gestrichen) worden\b"
    r"|\bhatten?\b[^.;:]{0,60}?\b(?:abgesagt|gestrichen|platzen lassen)\b"
)
"""What was planned for a day and took place or did not lies behind: "Das für Freitag geplante Treffen fiel aus"; so
does what had been called off when something else happened: "war abgesagt worden"."""

_NOUN_BEFORE = re.compile(r"([A-ZÄÖÜ][\w-]+) (?:am|vom) $")
_BEFALLING = frozenset({"bomb", "collapse", "crash", "death", "fire", "quake", "shots", "slide"})
"""Kinds of events that nobody plans."""
_ARTICLE = re.compile(r"\b(?:[Dd](?:as|e[mnrs]|ie)|[Ee]ine?[mnrs]?) (?:\w+ )?am $")
_DONE = re.compile(r" (?:[\wäöüß]+ ){0,3}?([a-zäöüß]{3,}(?:t|en))e[mnrs]? (?:[a-zäöüß]+e[mnrs]? )*[A-ZÄÖÜ]")
_LETTERS = re.compile(r"\w+")
_TO_THE_MINUTE = re.compile(
    r", 0?[0-5](?:[.:]\d\d)? Uhr|,? (?:um |gegen )?\d{1,2}[.:](?!00|05|10|15|20|30|40|45|50)\d\d Uhr"
)
"""An hour that sets the scene of what has happened: "Donnerstag, 7.47 Uhr.", "Montag, 2.40 Uhr: Im Amt schlägt ein
Techniker Alarm"; nothing is announced to the minute, or for the small hours."""


def weekday(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "am Freitag", "vergangenen Montag", "Dienstagabend"; "an einem Freitag" is any."""
    index = index_of(hit, scene, "wd", "wdpart")
    if index is None or _is_name(scene, hit):
        return ()
    number, part = _weekday_value(scene, index)
    following = find(hit, scene, "parts", "part", "partold", "early")
    if following is not None:
        part = part_of_day(following.kind, following.value)
    indefinite = hit.first > 0 and scene.words[hit.first - 1].kind == "one"
    day = None if indefinite else _weekday_day(hit, scene, number)
    if day is not None and relation(hit, scene) is None:
        scene.weekdays[number] = day
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    return whole(hit, dated(f"{value}T{part}", "TIME") if part else dated(value))


def weekday_in_weeks(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Dienstag in zwei Wochen"."""
    day, count = find(hit, scene, "wd"), counted(hit, scene)
    if day is None or count is None or scene.published is None:
        return whole(hit, Reading("DATE", f"XXXX-WXX-{day.value}")) if day else ()
    first = next_weekday(scene.published, int(day.value))
    return whole(hit, dated((first + timedelta(weeks=int(count))).isoformat()))


def weekday_of_week(hit: Hit, scene: Scene) -> Pieces:
    """Resolve "Dienstag nächster Woche", "Mittwoch der Vorwoche"."""
    index, step, other = index_of(hit, scene, "wd", "wdpart"), relation(hit, scene), find(hit, scene, "otherweek")
    if other is not None:
        step = int(other.value)
    if index is None or step is None:
        return ()
    number, part = _weekday_value(scene, index)
    value = f"XXXX-WXX-{number}"
    if scene.published is not None:
        monday = scene.published - timedelta(days=scene.published.weekday()) + timedelta(weeks=step)
        value = (monday + timedelta(days=number - 1)).isoformat()
    return whole(hit, dated(f"{value}T{part}", "TIME") if part else dated(value))


def _weekday_value(scene: Scene, index: int) -> tuple[int, str]:
    word = scene.words[index]
    return int(word.value[0]), word.value[1:]


def _weekday_day(hit: Hit, scene: Scene, number: int) -> date | None:
    """The day of a weekday, by the word before it, the preposition, the tense; None without a publication date."""
    if scene.published is None:
        return None
    today, step = scene.published, relation(hit, scene)
    first = _range_begin(hit, scene) or _first_of_two(hit, scene)
    if first is not None:
        return next_weekday(first, number)
    ahead, back = next_weekday(today, number), last_weekday(today, number)
    if step is not None:
        return _weekday_step(today, number, step)
    before = scene.side_before(hit)
    told = scene.weekdays.get(number)
    if before == "future" and told is not None and told < today and scene.side(hit) == "past":
        return told
    if before == "future" and (gone := _planned_then(hit, scene, number)) is not None:
        return gone
    if before == "future":
        return today if today.isoweekday() == number else ahead
    side = before or _phrase_side(scene, hit) or _noun_side(scene, hit) or scene.side(hit)
    side = "past" if side == "present" and scene.is_said(hit) else side
    if today.isoweekday() == number:
        return today
    if side in ("", "present") and told is not None:
        return told
    if side == "past":
        return back
    if side == "future":
        return ahead
    if _TO_THE_MINUTE.match(scene.text, scene.words[hit.last - 1].end):
        return back
    return ahead if side == "present" or _clock_follows(scene, hit.last) else back


def _planned_then(hit: Hit, scene: Scene, number: int) -> date | None:
    """The day for which something had been planned when that was told.

    "Den für Freitag geplanten Streik hat das Gericht am Donnerstag verboten" is the day after that Thursday, "das für
    Freitag geplante Treffen fiel aus" the last Friday.
    """
    assert scene.published is not None
    begin, end = scene.words[hit.first].begin, scene.words[hit.last - 1].end
    if not _PLANNED.match(scene.text, end, end + 60) or scene.side(hit) != "past":
        return None
    start = max(scene.text.rfind(". ", max(0, begin - 160), begin), scene.text.rfind("\n", max(0, begin - 160), begin))
    stop = min(at for at in (scene.text.find(". ", end), scene.text.find("\n", end), end + 160) if at >= 0)
    beside = _DAY_BESIDE.search(scene.text, end, stop) or _DAY_BESIDE.search(
        scene.text, max(0, start, begin - 160), begin
    )
    if beside is not None:
        other = _WEEKDAYS.index(beside[1].lower()) + 1
        today = scene.published
        return next_weekday(today if today.isoweekday() == other else last_weekday(today, other), number)
    return last_weekday(scene.published, number) if _GONE_BY.search(scene.text, end, stop) else None


def _range_begin(hit: Hit, scene: Scene) -> date | None:
    """The Monday of "von Montag bis Freitag"."""
    before = scene.word(hit.first - 2)
    if before is None or before.kind != "wd" or scene.words[hit.first - 1].kind != "f.bis":
        return None
    return scene.weekdays.get(int(before.value))


def _first_of_two(hit: Hit, scene: Scene) -> date | None:
    """The Monday of "am Montag und Dienstag", "von Montag auf Dienstag"."""
    before = scene.word(hit.first - 2)
    if before is None or before.kind != "wd" or scene.form(hit.first - 1) not in ("auf", "und"):
        return None
    return scene.weekdays.get(int(before.value))


def _phrase_side(scene: Scene, hit: Hit) -> str:
    """Resolve "nach den Beratungen am Mittwoch" lies behind, "vor dem Gipfel am Freitag" ahead."""
    begin = scene.words[hit.first].begin
    match = _NOUN_PHRASE.search(scene.text, max(0, begin - 120), begin)
    if match is None or any(scene.is_finite(word.start()) for word in _LETTERS.finditer(scene.text, *match.span())):
        return ""  # "Vor dem Landgericht Detmold hat am Montag ..."
    return "future" if match[1].lower() == "vor" else "past"


def _noun_side(scene: Scene, hit: Hit) -> str:
    """Nobody plans what befalls: "des Unfalls am Mittwoch"; a participle tells what was done: "der am Mittwoch gefasste
    Mann", but for "der am Mittwoch geplante Umzug".
    """
    begin, end = scene.words[hit.first].begin, scene.words[hit.last - 1].end
    noun = _NOUN_BEFORE.search(scene.text, max(0, begin - 60), begin)
    row = happenings.noun(noun[1]) if noun else None
    if row is not None and row["kind"] in _BEFALLING:
        return "past"
    done = _DONE.match(scene.text, end, end + 80) if _ARTICLE.search(scene.text, max(0, begin - 40), begin) else None
    if done is None or not any(reading.place == "part" for reading in readings(done[1])):
        return ""
    return "" if done[1] in lexicon.words("times_scheduled") else "past"


def _clock_follows(scene: Scene, index: int) -> bool:
    """Resolve "Samstag, 20 Uhr": an announcement."""
    return "uhr" in [scene.words[i].kind for i in range(index, min(index + 4, len(scene.words)))]


def _weekday_step(today: date, number: int, step: int) -> date:
    if step == 0:
        return today - timedelta(days=today.weekday()) + timedelta(days=number - 1)
    if step < 0:
        return last_weekday(today, number) - timedelta(weeks=-1 - step)
    return next_weekday(today, number) + timedelta(weeks=step - 1)


def next_weekday(day: date, number: int) -> date:
    """The first day after `day` that is the weekday (1 Monday to 7 Sunday)."""
    return day + timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)


def last_weekday(day: date, number: int) -> date:
    """The last day before `day` that is the weekday (1 Monday to 7 Sunday)."""
    return day - timedelta(days=(day.isoweekday() - number - 1) % 7 + 1)


def _is_name(scene: Scene, hit: Hit) -> bool:
    """Whether it is no day: "Welt am Sonntag", Klaus Freitag, Frau Sonntag (a surname after a name or a title)."""
    if scene.form(hit.first - 1) == "am" and scene.form(hit.first - 2) in lexicon.words("times_papers"):
        return True
    if hit.last - hit.first > 1 or scene.form(hit.first) not in ("Freitag", "Sonntag", "Montag", "Sonnabend"):
        return False
    before = scene.form(hit.first - 1)
    return before[:1].isupper() and before.isalpha() and scene.words[hit.first - 1].kind == "x" and hit.first > 1


RESOLVERS: tuple[Resolver, ...] = (weekday, weekday_in_weeks, weekday_of_week)
"""The functions that patterns name."""

"""Days and hours of which each of two reports tells one only, contradicted.

"Das Urteil soll am 12. Juni fallen" here, "Urteilsverkündung ist am 19. Juni" there. A short report on one matter names
mostly one day to come, one day past and one hour; where two such reports name two that exclude each other, neither ever
names the other's, and the sentences speak of one deed or share their words, one of them is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Callable, Iterable, Literal, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import shared_keys
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import deeds_in, overlap, says_words, subject, words
from synopse.model import Article, Discrepancy, Evidence, Extent, Story, Time
from synopse.periods import DAY, day_of

Sort = Literal["ahead", "past", "hour"]

LONGEST, MENTIONED = 31, 10
"""Days that a date may span to be compared, and to count as named by a report: "im Juni" does not name the 12th."""
RECENT, GAP_PAST, GAP_AHEAD = 10, 10, 200
"""Days back that are still news; days by which two accounts of one thing past, and of one thing to come, may differ."""
ISSUES = 3
"""Days between two reports: later the date may have been moved."""
SHARED = 2
SLACK = 20
"""Minutes by which two hours may differ."""

_CLOCK = re.compile(r"T(\d\d):(\d\d)\Z")
_UNTIL = re.compile(r"(?i)\bbis(?: (?:zum|kurz vor|gegen|etwa|in die))? \Z")
_BESIDE = re.compile(r"(?i)\b(?:nach|vor)(?: de[mnr])? \Z")
"""Before a day: "nach Ostern" is not Easter."""
_ZONE = re.compile(r"\bOrtszeit\b|\b[Dd]eutscher Zeit\b|\b(?:MES?Z|GMT|UTC|CES?T)\b")
_AGAIN = re.compile(
    r"(?i)\b(?:erneut|abermals|noch einmal|weitere[nrsm]?|nächste[nrsm]?|ursprünglich|eigentlich|statt (?:am|um|wie)|"
    r"verschoben|verlegt|vertagt|vorgezogen)\b"
)
"""Of what is moved or comes again, two times are two things."""


class Told(Struct, frozen=True):
    """The one time of its sort that an article tells: between which days or minutes it lies, and what is told there.

    `begin` and `end` are days since an epoch, or minutes of the day for an hour.
    """

    evidence: Evidence
    origin: str
    published: int
    sort: Sort
    begin: int
    end: int
    value: str
    zone: str | None
    until: bool
    factual: bool
    verbs: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]


def sole_times(story: Story) -> Iterable[Discrepancy | None]:
    """The only day to come, the only day past and the only hour of two reports, where they exclude each other."""
    origin_of = story.origin_of
    articles = {article.id: article for article in story.articles}
    told = [one for article in story.articles for one in _sole(article, origin_of.get(article.id, article.id))]
    named = {article.id: _named(article) for article in story.articles}
    alike: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for entry in told:
        alike[entry.sort, entry.begin, entry.end, entry.around].append(entry)
    kinds = list(alike.values())  # of a hundred copies of one report only one is compared
    reported: set[tuple[tuple[str, Extent], ...]] = set()
    for left, right in sorted(shared_keys([kind[0].around | kind[0].verbs | kind[0].nouns for kind in kinds])):
        one, other = kinds[left][0], kinds[right][0]
        if not _may_be_one(one, other) or _knows(named, one, other) or _knows(named, other, one):
            continue
        places = tuple(
            (told.evidence.article, _sentence(articles[told.evidence.article], told)) for told in (one, other)
        )
        if _exclude(one, other) and _IS_ONE[one.sort](one, other) and places not in reported:
            reported.add(places)  # "am Sonntagabend gegen 22 Uhr" is one account
            about = Subject(f"sole:{one.sort}:{one.evidence.text}", _label(articles, one, other), ("shared_words",))
            yield discrepancy("date", about, map(_claim, kinds[left] + kinds[right]), 0.65)


def _may_be_one(one: Told, other: Told) -> bool:
    return one.sort == other.sort and one.origin != other.origin and abs(one.published - other.published) <= ISSUES


def _claim(one: Told) -> Claim:
    return Claim(one.value, one.evidence, (float(one.begin), one.value))


def _label(articles: Mapping[str, Article], one: Told, other: Told) -> str:
    """What both sentences, or those before them, are about."""
    common = one.around & other.around
    for told in (one, other):
        article = articles[told.evidence.article]
        index = article.sentence_index(told.evidence.begin)
        for sentence in article.sentences[max(0, index - 1) : index + 1][::-1]:
            if name := subject(article, sentence, common):
                return name
    return one.evidence.text


def _sole(article: Article, origin: str) -> Iterable[Told]:
    """The times of an article that are the only ones of their sort."""
    if article.published is None:
        return
    found: dict[Sort, list[Told]] = {"ahead": [], "past": [], "hour": []}
    for time in article.times:
        if (one := _told(article, origin, time)) is not None:
            found[one.sort].append(one)
    for accounts in found.values():
        if len({(one.begin, one.end) for one in accounts}) == 1 and not _is_moved(article, accounts[0]):
            yield accounts[0]


def _sentence(article: Article, one: Told) -> Extent:
    return article.sentences[article.sentence_index(one.evidence.begin)]


def _is_moved(article: Article, one: Told) -> bool:
    sentence = _sentence(article, one)
    return _AGAIN.search(article.text, sentence.begin, sentence.end) is not None


def _told(article: Article, origin: str, time: Time) -> Told | None:
    index = article.sentence_index(time.begin)
    if index < 0 or article.published is None or _is_said_then(article, time):
        return None
    published, clock = day_of(article.published), _CLOCK.search(time.value)
    sort: Sort
    if clock is not None:
        minutes = int(clock[1]) * 60 + int(clock[2])
        sort, begin, end, value = "hour", minutes, minutes, f"{int(clock[1])}.{clock[2]} Uhr"
    else:
        days = _days(time)
        beside = _BESIDE.search(article.text, max(0, time.begin - 12), time.begin)
        if days is None or beside or days[1] - days[0] >= LONGEST or published - days[1] > RECENT:
            return None
        begin, end = days
        sort = "ahead" if begin > published else "past"
        value = time.earliest or "" if begin == end else f"{time.earliest}/{time.latest}"
    sentence = article.sentences[index]
    own = words(article, sentence)
    before = words(article, article.sentences[index - 1]) if index else frozenset()
    evidence = Evidence(article.id, time.begin, time.end, time.text)
    statement = article.statement_at(time.begin)
    zone = _ZONE.search(article.text, sentence.begin, sentence.end)
    until = _UNTIL.search(article.text, max(0, time.begin - 20), time.begin) is not None
    return Told(
        evidence=evidence,
        origin=origin,
        published=published,
        sort=sort,
        begin=begin,
        end=end,
        value=value,
        zone=zone[0] if zone else time.zone,
        until=until,
        factual=statement is None or statement.factual,
        verbs=deeds_in(article, statement.begin, statement.begin + 1) if statement else frozenset(),
        nouns=own & lexicon.words("deeds", "deed"),
        words=own,
        around=own | before,
    )


def _days(time: Time) -> tuple[int, int] | None:
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return None
    return day_of(time.earliest[:10]), day_of(time.latest[:10])


def _is_said_then(article: Article, time: Time) -> bool:
    """Whether it is the day on which somebody said so: "teilte die Behörde am Montag mit"."""
    statement = article.statement_at(time.begin)
    plain = statement is not None and statement.predicate in lexicon.words("quotations_plain")
    return statement is not None and plain and says_words(article, statement)


def _named(article: Article) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """All days and all hours that an article names anywhere."""
    days = [span for time in article.times if (span := _days(time)) and span[1] - span[0] < MENTIONED]
    clocks = (_CLOCK.search(time.value) for time in article.times)
    return days, frozenset(int(clock[1]) * 60 + int(clock[2]) for clock in clocks if clock)


def _knows(named: dict[str, tuple[list[tuple[int, int]], frozenset[int]]], one: Told, other: Told) -> bool:
    """Whether the article of the first names the time of the second, too."""
    days, hours = named[one.evidence.article]
    if one.sort == "hour":
        return any(abs(hour - other.begin) <= SLACK for hour in hours)
    return any(begin <= other.end and other.begin <= end for begin, end in days)


def _exclude(one: Told, other: Told) -> bool:
    """Whether both cannot be: "Ende Juli" and "am 1. August" may be two sides of one turn."""
    if one.until != other.until or (one.verbs and other.verbs and not one.verbs & other.verbs):
        return False
    if one.sort != "ahead" and one.factual != other.factual:
        return False
    if one.sort == "hour":
        apart = abs(one.begin - other.begin)
        return one.zone == other.zone and min(apart, DAY - apart) > SLACK
    apart = max(one.begin, other.begin) - min(one.end, other.end)
    least = 0 if one.begin == one.end and other.begin == other.end else 1
    return least < apart <= (GAP_PAST if one.sort == "past" else GAP_AHEAD)


def _is_one_deed(one: Told, other: Told) -> bool:
    """Whether both verbs tell one deed, or a noun of one sentence does where the other's verb says nothing else."""
    by_noun = one.nouns & (other.nouns | other.verbs) or one.verbs & other.nouns
    return bool(one.verbs & other.verbs or (by_noun and not (one.verbs and other.verbs)))


def _ahead(one: Told, other: Told) -> bool:
    either = overlap(one.words, other.around) or overlap(other.words, one.around)
    return _hour(one, other) or (either > 0 and overlap(one.around, other.around) > SHARED)


def _hour(one: Told, other: Told) -> bool:
    return _is_one_deed(one, other) or _touching(one, other)


def _past(one: Told, other: Told) -> bool:
    deed = _is_one_deed(one, other) and one.around & other.around
    return bool(deed) or overlap(one.words, other.words) > SHARED


def _touching(one: Told, other: Told) -> bool:
    """Whether the sentences and those before share two words, of which one stands beside each time itself."""
    beside = overlap(one.words, other.around) and overlap(other.words, one.around)
    return beside > 0 and overlap(one.around, other.around) >= SHARED


_IS_ONE: dict[Sort, Callable[[Told, Told], bool]] = {"ahead": _ahead, "past": _past, "hour": _hour}

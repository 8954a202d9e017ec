"""On which day something was done, contradicted in clauses that tell no event of a listed type.

"Am 12. September hatte ein Patrouillenboot auf Fischer geschossen" here, "Am 21. September eröffnete ein Boot das Feuer
auf die Fischer" there: one deed, by what was done and to whom, and two days. What comes again (a strike, a visit) needs
two things in common, what is done once only (a resignation) the one that it was done to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from typing import Iterable, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import shared_keys
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import is_alike, subject, vague
from synopse.deeds import deed_of, deeds
from synopse.model import Actor, Argument, Article, Discrepancy, Evidence, Statement, Story, Time
from synopse.periods import day_of
from synopse.terms import stem

DAYS = 10
"""How far apart two days of one deed may lie; beyond that two deeds are the better reading."""
CLOSE = 3
"""Days within which one thing in common is enough where neither article names the other's day."""

_PARTIES = frozenset({"subject", "object", "mit", "gegen", "von", "durch", "zwischen", "für"})
"""How those stand in a clause who take part in a deed; a town alone in common says little."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UP_TO_DATE = re.compile(r"(?: (?:des|der|von|zwischen|mit|gegen|in|über)(?: [\w-]+){1,4})? (?:am|vom)? ?\Z")
_AGAIN = re.compile(
    r"(?i)\b(?:erneut|wieder|abermals|nochmals|noch einmal|weitere[nrsm]?|nächste[nrsm]?|zum \w+ten Mal|"
    r"zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?|letzte[nrsm]?|fortgesetzt|weiter)\b"
)


Keys = frozenset[str]
"""By what one thing may be known in two articles."""


class Told(Struct, frozen=True):
    """A deed that an article puts on a day: by whom, to whom, where it was done, each as a stem and the actors meant.

    `theme` are those to whom it was done, or who did it where it was done to nobody; `people` all but place and time.
    """

    evidence: Evidence
    origin: str
    day: str
    deed: str
    cores: tuple[Keys, ...]
    theme: tuple[Keys, ...]
    people: tuple[Keys, ...]


def done(story: Story) -> Iterable[Discrepancy | None]:
    """Deeds that two articles put on days that differ."""
    origin_of = story.origin_of
    meant = _mentions(story.actors)
    told = [
        one
        for article in story.articles
        for one in _told(article, origin_of.get(article.id, article.id), meant.get(article.id, []))
    ]
    articles = {article.id: article for article in story.articles}
    named = {article.id: _days_named(article) for article in story.articles}
    by_deed: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_deed[one.deed].append(one)
    for deed, accounts in sorted(by_deed.items()):
        for group in _rivals(accounts, named):
            about = Subject(f"deed:{deed}:{group[0].day}", _label(articles, group), ("shared_words",))
            yield discrepancy("date", about, (_claim(one) for one in group), 0.7)


def _claim(one: Told) -> Claim:
    return Claim(one.day, one.evidence, (float(day_of(one.day)), ""))


def _label(articles: Mapping[str, Article], group: list[Told]) -> str:
    """What all accounts share, in the words of one: "Patrouillenboot"."""
    common = frozenset.intersection(*(frozenset(key for core in one.cores for key in core) for one in group))
    for one in group:
        article = articles[one.evidence.article]
        if name := subject(article, article.sentences[article.sentence_index(one.evidence.begin)], common):
            return name
    return group[0].evidence.text


def _mentions(actors: tuple[Actor, ...]) -> Mapping[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for actor in actors:
        for mention in (*actor.mentions, *actor.descriptions):
            found[mention.article].append((mention.begin, mention.end, actor.id))
    return found


def _told(article: Article, origin: str, meant: list[tuple[int, int, str]]) -> Iterable[Told]:
    """The deeds of an article on which it puts a day; none where it tells one deed on several days."""
    found: list[Told] = []
    for statement in article.statements:
        first = bisect_left(article.times, statement.begin, key=lambda time: time.begin)
        last = bisect_left(article.times, statement.end, key=lambda time: time.begin)
        days = [time for time in article.times[first:last] if _is_day(time) and _inside(statement, time.begin)]
        if len(days) != 1 or not statement.factual or statement.negated or _AGAIN.search(statement.text):
            continue
        others = [one for one in statement.arguments if not _overlaps(one, days[0])]
        for deed in sorted(_deeds_on(article, statement, others, days[0])):
            cores, theme = _cores(others, deed, meant)
            if cores:
                evidence = Evidence(article.id, days[0].begin, days[0].end, days[0].text)
                people = _cores([one for one in others if one.relation in _PARTIES], deed, meant)[0]
                found.append(Told(evidence, origin, days[0].value[:10], deed, cores, theme, people))
    several = Counter(deed for deed, _ in {(one.deed, one.day) for one in found})
    return [one for one in found if several[one.deed] == 1]


def _is_day(time: Time) -> bool:
    return bool(_DAY.match(time.value)) and time.earliest is not None and time.earliest[:10] == (time.latest or "")[:10]


def _inside(statement: Statement, offset: int) -> bool:
    return any(part.begin <= offset < part.end for part in statement.parts)


def _overlaps(argument: Argument, time: Time) -> bool:
    return argument.begin < time.end and time.begin < argument.end


def _deeds_on(article: Article, statement: Statement, others: list[Argument], day: Time) -> frozenset[str]:
    """What the verb tells, and what a noun before the day names: "der Beschluss des Rats vom 24. März"."""
    named = {
        deed
        for one in others
        if (deed := deed_of(one.head)) and one.end <= day.begin and _UP_TO_DATE.match(article.text, one.end, day.begin)
    }
    return frozenset(named) or deeds(statement.predicate, {one.head for one in others})


def _cores(
    arguments: list[Argument], deed: str, meant: list[tuple[int, int, str]]
) -> tuple[tuple[Keys, ...], tuple[Keys, ...]]:
    known = [(one, _keys(one, meant)) for one in arguments if deed_of(one.head) != deed and one.head not in vague()]
    done_to = tuple(keys for one, keys in known if one.relation == "object")
    doing = tuple(keys for one, keys in known if one.relation == "subject")
    return tuple(keys for _, keys in known), done_to or doing


def _keys(argument: Argument, meant: list[tuple[int, int, str]]) -> Keys:
    ids = {id_ for begin, end, id_ in meant if argument.begin <= begin and end <= argument.end}
    return frozenset({argument.head, *ids})


def _days_named(article: Article) -> frozenset[str]:
    return frozenset(time.value[:10] for time in article.times if _is_day(time))


def _rivals(accounts: list[Told], named: Mapping[str, frozenset[str]]) -> Iterable[list[Told]]:
    """Accounts of one deed on differing days, those of one day together."""
    alike: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for account in accounts:
        alike[account.day, account.cores, account.theme].append(account)
    kinds = list(alike.values())  # of a hundred copies of one report only one is compared
    keys = [{key for core in kind[0].cores for key in core} for kind in kinds]
    pairs = [
        (left, right)
        for left, right in sorted(shared_keys(keys))
        if kinds[left][0].origin != kinds[right][0].origin and _same(kinds[left][0], kinds[right][0], named)
    ]
    days = {kinds[index][0].day for pair in pairs for index in pair}
    if len(days) == 2:
        yield [account for index in sorted({index for pair in pairs for index in pair}) for account in kinds[index]]


def _same(one: Told, other: Told, named: Mapping[str, frozenset[str]]) -> bool:
    """Whether two accounts of differing days tell one deed: who names both days may know of two."""
    if not 0 < abs(day_of(one.day) - day_of(other.day)) <= DAYS:
        return False
    shared = _shared(one.cores, other.cores)
    once = one.deed not in lexicon.words("deeds_recurring")
    unaware = other.day not in named[one.evidence.article] and one.day not in named[other.evidence.article]
    if _shared(one.people, other.people) and unaware and abs(day_of(one.day) - day_of(other.day)) <= CLOSE:
        return True
    return shared > 1 or (once and _shared(_single(one.theme), _single(other.theme)) > 0)


def _shared(one: Iterable[Keys], other: Iterable[Keys]) -> int:
    others = list(other)
    return sum(any(is_alike(left, right) for keys in others for left in mine for right in keys) for mine in one)


def _single(things: Iterable[Keys]) -> Iterable[Keys]:
    """The things of which there is one: a trial begins once, rounds of talks begin again and again."""
    return (keys for keys in things if not keys & _series())


@cache
def _series() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("deeds_series"))

"""One person under two names: "Klinikchef Holger Brand" here, "Henning Brand" or "Holger Brandau" there.

Spellings of one name are variants of one actor and never come here. Identity needs more than a surname: brothers and
couples share it (see `namesakes`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import Iterable, Iterator

from msgspec import Struct

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.namesakes import ENOUGH, around, as_heard, first_name, points, shared_office
from synopse.compare.things import says_what, things
from synopse.model import Actor, Article, Discrepancy, Evidence, Story
from synopse.periods import day_of

RECENT = 14
"""Days between two reports in which like sentences tell of one person."""
MATTER = 2
"""Points that what the sentences tell adds to those of the names; it must give as many, where both may be kin more."""
CORRECTION = 60
"""Characters within which a correction names both: "heißt mit Vornamen Marius und nicht Markus"."""


class _Same(Struct, frozen=True):
    """Why two names are one person's: what the person is, in the words of a report, reasons, where it is put right."""

    subject: str
    reasons: tuple[str, ...]
    corrected: tuple[Evidence, ...] = ()


def names(story: Story) -> Iterable[Discrepancy | None]:
    """Persons, bodies and ships whose names are alike, which must be one, and which no article tells apart."""
    yield from _persons(story)
    yield from filter(None, map(_misspelt, story.actors))
    yield from things(story)


def _misspelt(actor: Actor) -> Discrepancy | None:
    """A person whose surname another letter stands in by some reports: "Dörfler", "Dörfner".

    They are one actor, as it is surely one person; but one of the two is no spelling of the name, as "Dörfller" were.
    """
    surnames = {mention.text.split()[-1] for mention in actor.mentions if " " in mention.text}
    for reason in actor.reasons if actor.kind == "person" else ():
        code, _, words = reason.partition(": ")
        one, _, other = words.partition(" / ")
        if code != "letters_differ" or not {one, other} <= surnames or _mistyped(one, other):
            continue
        told = [(form, mention) for mention in actor.mentions for form in (one, other) if mention.text.endswith(form)]
        where = [{mention.article for form, mention in told if form == each} for each in (one, other)]
        claims = [Claim(mention.text, mention) for _, mention in told if " " in mention.text]
        if not where[0] & where[1]:
            return discrepancy("name", Subject(actor.id, actor.name, (reason,)), claims, 0.7)
    return None


def _mistyped(one: str, other: str) -> bool:
    """Whether two forms sound alike, or one lacks its end or has two letters swapped: no reader takes it for a name."""
    cut = one.startswith(other) or other.startswith(one) or sorted(one) == sorted(other)
    return cut or _consonants(one) == _consonants(other)


def _consonants(surname: str) -> str:
    """What is left of a name when vowels and doubled letters are taken from its sound, which spellings exchange."""
    return re.sub(r"[aeiouäöüh]", "", as_heard(surname))


def _persons(story: Story) -> Iterator[Discrepancy | None]:
    articles = {article.id: article for article in story.articles}
    named = (actor for actor in story.actors if actor.kind == "person" and len(actor.name.split()) > 1)
    persons = [actor for actor in named if not says_what(first_name(actor))]
    alike: dict[str, list[int]] = defaultdict(list)
    for place, actor in enumerate(persons):
        for key in _keys(actor):
            alike[key].append(place)
    pairs = {pair for places in alike.values() for pair in combinations(places, 2)}
    for left, right in sorted(pairs):
        one, other = persons[left], persons[right]
        found = _same(one, other, articles)
        if found is not None:
            yield _discrepancy(one, other, found)


def _keys(actor: Actor) -> tuple[str, str, str]:
    """Under which those are found whose surname, first name, or both beginnings agree."""
    words = actor.name.lower().split()
    return "=" + words[-1], words[0] + "=", f"{words[0][0]} {words[-1][:2]}"


def _same(one: Actor, other: Actor, articles: dict[str, Article]) -> _Same | None:
    surname = one.name.split()[-1]
    if surname.lower() == other.name.split()[-1].lower():
        corrected = tuple(_corrections(one, other, articles))
        if corrected:
            return _Same(surname, ("put_right",), corrected)
    if _articles(one) & _articles(other):
        return None
    found, reason = points(one, other, articles)
    office = shared_office(one, other) or surname
    if found >= ENOUGH:
        return _Same(office, (reason,))
    near = _days_apart(one, other, articles) <= RECENT
    told = around(one, other, articles) if near and found >= ENOUGH - MATTER else 0
    return _Same(office, (reason, "shared_words")) if told >= MATTER + _may_be_kin(one, other) else None


def _days_apart(one: Actor, other: Actor, articles: dict[str, Article]) -> int:
    """The least number of days between reports of two persons; 0 where a report is undated."""
    days = [[articles[id_].published for id_ in sorted(_articles(actor)) if id_ in articles] for actor in (one, other)]
    if not all(days) or None in days[0] or None in days[1]:
        return 0
    return min(abs(day_of(left) - day_of(right)) for left in days[0] if left for right in days[1] if right)


def _may_be_kin(one: Actor, other: Actor) -> bool:
    return one.name.split()[-1].lower() == other.name.split()[-1].lower()


def _corrections(one: Actor, other: Actor, articles: dict[str, Article]) -> Iterator[Evidence]:
    """Where a report puts one first name in place of the other: "heißt Marius, nicht Markus"."""
    for right, wrong in ((first_name(one), first_name(other)), (first_name(other), first_name(one))):
        pattern = re.compile(
            rf"\b({re.escape(right)})\b[^.!?\n]{{0,{CORRECTION}}}\bnicht\b[^.!?\n]{{0,{CORRECTION}}}\b{re.escape(wrong)}\b"
            rf"|\bnicht\b[^.!?\n]{{0,{CORRECTION}}}\b{re.escape(wrong)}\b[^.!?\n]{{0,{CORRECTION}}}\bsondern\b"
            rf"[^.!?\n]{{0,{CORRECTION}}}\b({re.escape(right)})\b"
        )
        for id_ in sorted(_articles(one) | _articles(other)):
            match = pattern.search(articles[id_].text) if id_ in articles else None
            if match is not None and _NAMED.search(articles[id_].text, max(0, match.start() - CORRECTION), match.end()):
                group = 1 if match[1] else 2
                yield Evidence(id_, match.start(group), match.end(group), match[group])


_NAMED = re.compile(r"\b(?:heißt|heiße|hieß|Vornamen?|Name|Namen|Korrektur|Berichtigung|Richtigstellung)\b")


def _articles(actor: Actor) -> set[str]:
    return {mention.article for mention in actor.mentions}


def _discrepancy(one: Actor, other: Actor, same: _Same) -> Discrepancy | None:
    subject = Subject(one.id, same.subject, same.reasons)
    claims = [
        Claim(actor.name, mention) for actor in (one, other) for mention in actor.mentions if mention.text.count(" ")
    ]
    right = [Claim(_named(one, other, evidence.text), evidence) for evidence in same.corrected]
    return discrepancy("name", subject, (*claims, *right), 0.8, within=bool(right))


def _named(one: Actor, other: Actor, first: str) -> str:
    return one.name if first_name(one) == first else other.name

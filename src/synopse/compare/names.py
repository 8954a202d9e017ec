"""One person under two names: "Klinikchef Holger Brand" here, "Henning Brand" or "Holger Brandau" there.

Spellings of one name are variants of one actor and never come here. Identity needs more than a surname: brothers and
couples share it. It is told by an office, an age, first names that are taken for each other ("Marius", "Markus"), or a
report that puts the name right. A differing surname needs an office that only one person holds at a time: two speakers
may both be called Anna.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import Iterable, Iterator

from msgspec import Struct

from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.lexicon import mapping, words
from synopse.model import Actor, Article, Discrepancy, Evidence, Story
from synopse.offices import office
from synopse.posts import LEADING, exclusive, post
from synopse.terms import terms

SOLE = frozenset({"chief", "minister", "state_head", "government_head"})
"""Kinds of offices (see the table of nouns) that one person holds at a time, but for those several may share."""
CONFUSED = 0.6
"""Likeness of two first names from which one is taken for the other: "Annegret", "Annette"; not "Holger", "Rüdiger"."""
CORRECTION = 60
"""Characters within which a correction names both: "heißt mit Vornamen Marius und nicht Markus"."""


class _Same(Struct, frozen=True):
    """Why two names are one person's: what the person is, in the words of a report, a reason, where it is put right."""

    subject: str
    reason: str
    corrected: tuple[Evidence, ...] = ()


def names(story: Story) -> Iterable[Discrepancy | None]:
    """Persons of one surname, or of one first name, who must be one, and whom no article tells apart."""
    articles = {article.id: article for article in story.articles}
    persons = [actor for actor in story.actors if actor.kind == "person" and len(actor.name.split()) > 1]
    for place, same in ((-1, _same_surname), (0, _same_first_name)):
        alike: dict[str, list[Actor]] = defaultdict(list)
        for actor in persons:
            alike[actor.name.split()[place].lower()].append(actor)
        for namesakes in alike.values():
            for one, other in combinations(namesakes, 2):
                found = same(one, other, articles)
                if found is not None:
                    yield _discrepancy(one, other, found)


def _same_surname(one: Actor, other: Actor, articles: dict[str, Article]) -> _Same | None:
    corrected = tuple(_corrections(one, other, articles))
    if corrected:
        return _Same(one.name.split()[-1], "put_right", corrected)
    if _articles(one) & _articles(other) or _variants(one, other):
        return None
    shared = _shared_office(one, other)
    if _sexes_differ(one, other):
        return _Same(shared, f"same_office: {shared}") if shared and _is_sole(shared) else None
    if shared:
        return _Same(shared, f"same_office: {shared}")
    age = _ages(one, articles) & _ages(other, articles)
    if age:
        return _Same(one.name.split()[-1], f"same_age: {min(age)}")
    if _confused(one, other) and not _rivals(one, other):
        return _Same(one.name.split()[-1], f"first_names_alike: {one.name} / {other.name}")
    return None


def _same_first_name(one: Actor, other: Actor, articles: dict[str, Article]) -> _Same | None:
    shared = _shared_office(one, other)
    if not shared or not _is_sole(shared) or _articles(one) & _articles(other):
        return None
    return _Same(shared, f"same_office: {shared}")


def _is_sole(role: str) -> bool:
    """Whether one person alone holds the office: "Werkleiterin", not "Sprecherin", "Betriebsrätin" nor "Ministerin"."""
    told = post(role)
    if told is not None and (told.phases == {"past"} or (told.office == "minister" and not told.domains)):
        return False
    found = [held for word in role.split() if (held := office(word)) is not None]
    return bool(found) and found[0].kind in SOLE and found[0].masculine not in words("posts_shared")


def _shared_office(one: Actor, other: Actor) -> str:
    """A role of the first that the other holds too, in the same words or as one post; "" where there is none.

    "Betriebsratschef" and "Vorsitzender des Betriebsrats" are one post, "SPD-Chef" and "CDU-Chef" two. Kin are none.
    """
    pairs = ((role.text, rival.text) for role in one.roles for rival in other.roles)
    return next((role for role, rival in pairs if not _kin(role) and _one_post(role, rival)), "")


def _one_post(role: str, rival: str) -> bool:
    """Whether two roles are told in the same words or are one leading post."""
    left, right = post(role), post(rival)
    if left is None or right is None:
        return terms(role) == terms(rival)
    if exclusive(left, right):
        return False
    leading = left.rank == right.rank == "chief" or (_is_sole(role) and _is_sole(rival))
    one = left.office not in ("", LEADING) and left.office == right.office and left.parties == right.parties
    return terms(role) == terms(rival) or (one and leading)


def _kin(role: str) -> bool:
    return any(held.kind in ("kin", "relation") for word in role.split() if (held := office(word)) is not None)


def _first(actor: Actor) -> str:
    return actor.name.split()[0]


def _sexes_differ(one: Actor, other: Actor) -> bool:
    """Whether one bears a man's and the other a woman's first name."""
    genders = mapping("references_first_names", "gender")
    return {genders.get(_first(one).split("-")[0]), genders.get(_first(other).split("-")[0])} == {"m", "f"}


def _variants(one: Actor, other: Actor) -> bool:
    """Whether the first names can be one: "Hans", "Hans-Joachim", "H."; "Hannes" for "Johannes"."""
    left, right = _first(one).lower(), _first(other).lower()
    groups = mapping("actors_given_names", "groups")
    parts = set(left.split("-")) & set(right.split("-"))
    shared = set(groups.get(left, "").split()) & set(groups.get(right, "").split())
    short, long = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    return bool(parts or shared) or long.startswith(short) or long.endswith(short) or _stem(left) == _stem(right)


def _stem(name: str) -> str:
    """A first name without the vowels it ends in: "Wilhelmine" and "Wilhelmina" are one."""
    return name.rstrip("aeiouy") or name


def _confused(one: Actor, other: Actor) -> bool:
    """Whether one first name is easily taken for the other: they begin alike or sound alike."""
    left, right = _first(one).lower(), _first(other).lower()
    return left[0] == right[0] or SequenceMatcher(None, left, right, autojunk=False).ratio() >= CONFUSED


def _rivals(one: Actor, other: Actor) -> bool:
    """Whether the reports tell of both what they are, and not the same: "Anwohner", "Sprecher"."""
    return bool(one.roles and other.roles) and not any(
        terms(role.text)[-1:] == terms(rival.text)[-1:] for role in one.roles for rival in other.roles
    )


def _ages(actor: Actor, articles: dict[str, Article]) -> set[str]:
    """The ages told with the full name: "Petra Lohse (63)", "Petra Lohse, 63,"."""
    found = set()
    for mention in actor.mentions:
        article = articles.get(mention.article)
        match = _AGE.match(article.text, mention.end) if article is not None and " " in mention.text else None
        if match is not None:
            found.add(match[1])
    return found


_AGE = re.compile(r" \((\d\d)[),;]|, (\d\d),")


def _corrections(one: Actor, other: Actor, articles: dict[str, Article]) -> Iterator[Evidence]:
    """Where a report puts one first name in place of the other: "heißt Marius, nicht Markus"."""
    for right, wrong in ((_first(one), _first(other)), (_first(other), _first(one))):
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
    subject = Subject(one.id, same.subject, (same.reason,))
    claims = [
        Claim(actor.name, mention) for actor in (one, other) for mention in actor.mentions if mention.text.count(" ")
    ]
    right = [Claim(_named(one, other, evidence.text), evidence) for evidence in same.corrected]
    return discrepancy("name", subject, (*claims, *right), 0.8, within=bool(right))


def _named(one: Actor, other: Actor, first: str) -> str:
    return one.name if _first(one) == first else other.name

"""How likely two names are one person's, one of them wrong: what they share, and what the reports tell of both."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Iterable, Mapping

from synopse.compare.contexts import Context, context, shared
from synopse.lexicon import mapping, words
from synopse.model import Actor, Article
from synopse.offices import office
from synopse.posts import LEADING, exclusive, post
from synopse.terms import terms

SOLE = frozenset({"chief", "minister", "state_head", "government_head"})
"""Kinds of offices (see the table of nouns) that one person holds at a time, but for those several may share."""
ENOUGH = 4
"""Points from which two names are one person's: a first name confused with another and one surname (1 + 3); one first
name and one sole office (2 + 2); a slip in both and one profession (1 + 2 + 1). Two speakers called Anna have 3."""
MISSPELT, LETTERS = 0.8, 5
"""Likeness of two surnames, and their least length, from which they are one written wrongly."""
CONFUSED = 0.6
"""Likeness from which one name is taken for the other: "Elina", "Alina"; not "Holger", "Rüdiger"."""
CROSS, WIDE = (2.5, 4.0), 6.0
"""Words that a sentence shares with the other and its neighbours, one point for each step; and both with neighbours."""
REPORTS = 3
"""Reports of a person in which the first full mention is looked at."""
BEGINNINGS = ((6, 3), (5, 2), (2, 1))
"""How many letters two surnames begin with alike, and the points for that."""


def points(one: Actor, other: Actor, articles: Mapping[str, Article]) -> tuple[int, str]:
    """How much speaks for one person under two names, and the strongest reason; 0 where something speaks against it."""
    shared = shared_office(one, other)
    sole = bool(shared) and is_sole(shared)
    if _variants(one, other) or (_sexes_differ(one, other) and not sole):
        return 0, ""
    first, last = _first_names(one, other), _surnames(one, other)
    if not first and last < ENOUGH - 1:
        return 0, ""
    ages = _ages(one, articles), _ages(other, articles)
    if all(ages) and not ages[0] & ages[1] and not misspelt(one, other):
        return 0, ""
    age = min(ages[0] & ages[1], default="")
    told = 2 if sole else 1 if shared else -2 if _rivals(one, other) else 0
    reason = f"same_office: {shared}" if shared else f"same_age: {age}" if age else _alike(one, other)
    return first + last + (2 + max(0, -told) if age else 0) + told, reason


def around(one: Actor, other: Actor, articles: Mapping[str, Article]) -> int:
    """How many points the sentences in which two persons stand give for one: what else they tell, and which numbers."""
    pairs = [(left, right) for left in _contexts(one, articles) for right in _contexts(other, articles)]
    told = max((shared(left, right) for left, right in pairs), key=lambda found: (found.matter, found), default=None)
    if told is None:
        return 0
    return sum(told.cross >= least for least in CROSS) + (told.wide >= WIDE) + min(told.numbers, 1)


def _contexts(actor: Actor, articles: Mapping[str, Article]) -> list[Context]:
    full = [mention for mention in actor.mentions if " " in mention.text and mention.article in articles]
    first = {mention.article: mention for mention in reversed(full)}
    return [context(articles[id_], first[id_]) for id_ in [id_ for id_ in articles if id_ in first][:REPORTS]]


def _alike(one: Actor, other: Actor) -> str:
    return f"names_alike: {one.name} / {other.name}"


def _first_names(one: Actor, other: Actor) -> int:
    left, right = first_name(one).lower(), first_name(other).lower()
    if left == right:
        return 2
    return int(left[0] == right[0] or SequenceMatcher(None, left, right, autojunk=False).ratio() >= CONFUSED)


def _surnames(one: Actor, other: Actor) -> int:
    left, right = one.name.split()[-1].lower(), other.name.split()[-1].lower()
    if as_heard(left) == as_heard(right) or misspelt(one, other):
        return ENOUGH - 1
    same = beginning(left, right)
    return next((found for least, found in BEGINNINGS if same >= least), 0)


def misspelt(one: Actor, other: Actor) -> bool:
    """Whether two persons of one first name have surnames that differ in a letter or two: "Dörfler", "Dörfner"."""
    left, right = one.name.split()[-1].lower(), other.name.split()[-1].lower()
    if first_name(one).lower() != first_name(other).lower() or min(len(left), len(right)) < LETTERS:
        return False
    return left != right and SequenceMatcher(None, left, right, autojunk=False).ratio() >= MISSPELT


def beginning(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def first_name(actor: Actor) -> str:
    """The first word of a name."""
    return actor.name.split()[0]


def is_sole(role: str) -> bool:
    """Whether one person alone holds the office: "Werkleiterin", not "Sprecherin", "Betriebsrätin" nor "Ministerin"."""
    told = post(role)
    if told is not None and (told.phases == {"past"} or (told.office == "minister" and not told.domains)):
        return False
    found = [held for word in role.split() if (held := office(word)) is not None]
    return bool(found) and found[0].kind in SOLE and found[0].masculine not in words("posts_shared")


def shared_office(one: Actor, other: Actor) -> str:
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
    leading = left.rank == right.rank == "chief" or (is_sole(role) and is_sole(rival))
    one = left.office not in ("", LEADING) and left.office == right.office and left.parties == right.parties
    return terms(role) == terms(rival) or (one and leading)


def _rivals(one: Actor, other: Actor) -> bool:
    """Whether the reports tell of both what they are, and not the same: "Anwohner", "Sprecher"; "CDU-", "SPD-Rat".

    What somebody once was is no rival of what he is: "der Schlichter", "der frühere Präsident des Gerichts".
    """
    now = [any(not _is_past(role.text) for role in actor.roles) for actor in (one, other)]
    if not all(now):
        return False
    posts = [[found for role in actor.roles if (found := post(role.text)) is not None] for actor in (one, other)]
    return not _equivalent(one, other) or any(exclusive(left, right) for left in posts[0] for right in posts[1])


def _is_past(role: str) -> bool:
    told = post(role)
    return told is not None and told.phases == {"past"}


def _equivalent(one: Actor, other: Actor) -> bool:
    """Whether the reports call both by nouns that mean one thing: "Landwirt", "67-jähriger Bauer"."""
    left, right = (set(_nouns(role.text for role in actor.roles)) for actor in (one, other))
    known = mapping("references_offices", "offices")
    means = {noun for called in left for noun in (called, *known.get(called, "").split())}
    return bool(means & right) or any(set(known.get(called, "").split()) & left for called in right)


def _nouns(roles: Iterable[str]) -> list[str]:
    return [held.masculine for role in roles for word in role.split() if (held := office(word)) is not None]


def _kin(role: str) -> bool:
    return any(held.kind in ("kin", "relation") for word in role.split() if (held := office(word)) is not None)


def _sexes_differ(one: Actor, other: Actor) -> bool:
    """Whether one bears a man's and the other a woman's first name."""
    genders = mapping("references_first_names", "gender")
    return {genders.get(first_name(actor).split("-")[0]) for actor in (one, other)} == {"m", "f"}


def _variants(one: Actor, other: Actor) -> bool:
    """Whether the names can be one: "Hans", "Hans-Joachim", "H.", "Hannes" for "Johannes"; "Krumrey", "Krummrey";
    "Alex Roth", "Alexandra Roth-Ziegler"."""
    left, right = first_name(one).lower(), first_name(other).lower()
    last, rest = ({as_heard(part) for part in actor.name.split()[-1].split("-")} for actor in (one, other))
    if not last & rest:
        return False
    groups = mapping("actors_given_names", "groups")
    parts = {left, right} & (set(left.split("-")) & set(right.split("-")))
    shared = set(groups.get(left, "").split()) & set(groups.get(right, "").split())
    short, long = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    slip = as_heard(left) == as_heard(right) or _is_slip(left, right)
    return (
        bool(parts or shared) or long.startswith(short) or long.endswith(short) or _stem(left) == _stem(right) or slip
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter within differs and one of the two is no first name at all: "Steffen", "Steffan"."""
    differing = sum(a != b for a, b in zip(one, other, strict=False)) if len(one) == len(other) else 0
    known = {
        name.lower() for name in (one.title(), other.title()) if name in mapping("references_first_names", "gender")
    }
    return differing == 1 and one[0] == other[0] and known != {one, other}


def _stem(name: str) -> str:
    """A first name without the vowels it ends in: "Wilhelmine" and "Wilhelmina" are one."""
    return name.rstrip("aeiouy") or name


def as_heard(name: str) -> str:
    """A surname as it sounds to a German: "Schmitt" and "Schmid", "Krummrey" and "Krumrey" are one."""
    lowered = name.lower()
    for written, sound in _SOUNDS:
        lowered = lowered.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", lowered).rstrip("e")


_SOUNDS = (
    ("ß", "s"),
    ("th", "t"),
    ("ck", "k"),
    ("ph", "f"),
    ("ey", "ei"),
    ("ay", "ei"),
    ("ai", "ei"),
    ("y", "i"),
    ("d", "t"),
)


def _ages(actor: Actor, articles: Mapping[str, Article]) -> set[str]:
    """The ages told with the full name, "Petra Lohse (63)", "die 63-jährige Petra Lohse", or of whom it means."""
    found = {match[0] for meant in actor.descriptions if (match := _MEANT.search(meant.text)) is not None}
    for mention in actor.mentions:
        article = articles.get(mention.article)
        if article is not None and " " in mention.text:
            behind = _BEHIND.match(article.text, mention.end)
            before = _BEFORE.search(article.text[max(0, mention.begin - _AHEAD) : mention.begin])
            found |= {match[match.lastindex or 0] for match in (behind, before) if match is not None}
    return found


_MEANT = re.compile(r"\b\d\d(?=-[Jj]ährig)")
_BEHIND = re.compile(r" \((\d\d)[),;]|, (\d\d)(?:,|[.;](?!\d))")
_BEFORE = re.compile(r"\b(\d\d)(?:-jährigen?| Jahre alten?)(?: [^\W\d_]+){0,2} $")
_AHEAD = 50
"""Characters before a name in which its age stands."""

"""Persons of a story: full names are compared by their sounds, bare surnames follow the article that uses them.

People merely alike stay apart: a join needs a score from `same_person`, no contradiction within the group, and for a
bare surname exactly one bearer. Nobody is known beforehand.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Iterable, Iterator, Mapping

from synopse.blocking import shared_keys
from synopse.judgements import NONE, Judgements
from synopse.lexicon import mapping
from synopse.link.actors.labels import bare
from synopse.link.actors.mentions import Group, Mention, commonest, persons_named
from synopse.link.actors.person import SAME, profile, same_person
from synopse.link.actors.sounds import folded, skeletons, sounds
from synopse.link.actors.surnames import Surnames, surnames
from synopse.model import Article
from synopse.offices import Office, office

SLIP = 0.7
"""A typing slip in a full name ("Grabowski", "Garbowski") is believed from here on if the office is the same too."""


def persons(articles: Iterable[Article], judgements: Judgements = NONE) -> tuple[Group, ...]:
    """Group the mentions of persons, none that are judged different; the order of the articles does not matter."""
    articles = tuple(articles)
    mentions = persons_named(articles)
    full = sorted({mention.base for mention in mentions if not bare(mention.base)})
    clusters = _clusters(full, mentions, _offices(articles), judgements)
    owner = {name: index for index, (members, _) in enumerate(clusters) for name in members}
    groups = [_Bearer(members, reasons) for members, reasons in clusters]
    rest = _assign(mentions, groups, surnames(owner, judgements, _kin(articles)), _offices_at(articles))
    return tuple(group.closed() for group in groups if group.mentions) + _nameless(rest)


class _Bearer:
    """A person while mentions are being collected."""

    def __init__(self, names: tuple[str, ...], reasons: tuple[str, ...]) -> None:
        self.names = names
        self.reasons = set(reasons)
        self.mentions: list[Mention] = []

    def closed(self) -> Group:
        """The finished group under its commonest full name, mentions and reasons sorted."""
        full = [mention.base for mention in self.mentions if not bare(mention.base)]
        called = [mention.base for mention in self.mentions]
        name = commonest(full or called, called)
        return Group("person", name, tuple(sorted(self.mentions)), tuple(sorted(self.reasons)))


def _clusters(
    names: list[str], mentions: tuple[Mention, ...], offices: Mapping[str, frozenset[str]], judgements: Judgements
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Full names in groups, the best pairs first; a pair that contradicts a member of the group is not joined."""
    places = defaultdict(set)
    for mention in mentions:
        places[mention.base].add(mention.article)
    scored = []
    for one, other in _candidates(names):
        score = same_person(one, other)
        shared = offices.get(one, frozenset()) & offices.get(other, frozenset())
        needed = SAME if not places[one] & places[other] else 0.9
        if score.score >= needed or (score.score >= SLIP and shared and not places[one] & places[other]):
            why = tuple(f"{code}: {one} / {other}" if ": " not in code else code for code in score.reasons)
            why += (f"same_office: {', '.join(sorted(shared))}",) if shared else ()
            scored.append((-score.score, one, other, why))
    group: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    reasons: dict[str, tuple[str, ...]] = dict.fromkeys(names, ())
    for _, one, other, why in sorted(scored):
        left, right = group[one], group[other]
        if left is not right and not _contradict(left, right, judgements):
            joined, because = tuple(sorted(left + right)), (*reasons[one], *reasons[other], *why)
            for name in joined:
                group[name], reasons[name] = joined, because
    return [(members, reasons[members[0]]) for members in sorted(set(group.values()))]


def _contradict(left: tuple[str, ...], right: tuple[str, ...], judgements: Judgements) -> bool:
    return any(judgements.apart(one, other) or same_person(one, other).score < SLIP for one in left for other in right)


def _candidates(names: list[str]) -> list[tuple[str, str]]:
    """Pairs that share a key: the surname's sounds with the first name's first sound, or the other way round.

    Of the many who share one ("Anna Müller" to "Uwe Müller") only those are paired that sound nearly the same.
    """
    ordered = sorted(names, key=_by_sound)
    pairs = shared_keys([sorted(keys(name)) for name in ordered])
    return sorted((min(ordered[one], ordered[other]), max(ordered[one], ordered[other])) for one, other in pairs)


def _by_sound(name: str) -> tuple[str, str, str]:
    words = profile(name).words or (name,)
    return sounds(words[-1]).plain, sounds(words[0]).plain, name


def keys(name: str) -> frozenset[str]:
    """Under which a full name is looked for: renderings of one name share one of them, as do most slips and initials.

    Surname and first name change places, as in "Orbán Viktor".
    """
    words = profile(name).letters
    if not 0 < len("".join(words)) <= 200:
        return frozenset()
    found = set()
    for given, family in _orders(words):
        for last in skeletons(family):
            found |= {f"{last}|{first[:2]}" for first in skeletons(given)}
            found |= {f"{last}|={group}" for group in mapping("actors_given_names", "groups").get(given, "").split()}
            found |= {f"{last[:3]}||{first}" for first in skeletons(given)}
        found |= {f"={family}|{first[:1]}" for first in skeletons(given)} | {f"={family}|.{given[0]}"}
    return frozenset(found)


def _orders(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What may be first name and surname: of three words also any two neighbours and the last two in one."""
    yield words[0], words[-1]
    yield words[-1], words[0]
    if words[-1].startswith(("al", "el")) and len(words[-1]) > _WITH_ARTICLE:
        yield words[0], words[-1][2:]
    if len(words) > 2:
        yield from ((words[0], words[1]), (words[1], words[0]), (words[-2], words[-1]))
        yield words[0], words[-2] + words[-1]


_WITH_ARTICLE = 6
"""Letters beyond which "al" may be the article of the rest: "Albusaidi"."""


def _offices(articles: tuple[Article, ...]) -> dict[str, frozenset[str]]:
    """For each full name the offices that the articles give it: head and, where said, whose."""
    found = defaultdict(set)
    for article in articles:
        for role in article.roles:
            whose = f" ({role.of.text})" if role.of is not None else ""
            found[role.holder.text].add(folded(role.head + whose))
    return {name: frozenset(held) for name, held in found.items()}


def _assign(
    mentions: tuple[Mention, ...], groups: list[_Bearer], surnames: Surnames, offices: Mapping[tuple[str, int], Office]
) -> list[Mention]:
    """Give every mention to its bearer, those with an office first; what is left belongs to nobody or to several."""
    in_article: dict[str, set[int]] = defaultdict(set)
    held: dict[int, set[str]] = defaultdict(set)
    short = []
    for mention in mentions:
        index = surnames.owner.get(mention.base)
        if index is None:
            short.append(mention)
            continue
        groups[index].mentions.append(mention)
        in_article[mention.article].add(index)
        held[index].update(_heads(offices.get((mention.article, mention.begin))))
    rest = []
    for mention in sorted(short, key=lambda one: (one.article, one.begin) not in offices):
        office = offices.get((mention.article, mention.begin))
        here = in_article[mention.article]
        bearer = surnames.in_office(mention.base, office, held) or surnames.bearer(mention.base, office, here)
        if bearer is None:
            rest.append(mention)
            continue
        groups[bearer[0]].mentions.append(mention)
        groups[bearer[0]].reasons.add(f"{bearer[1]}: {mention.base}")
        here.add(bearer[0])
    return rest


def _kin(articles: tuple[Article, ...]) -> Iterator[tuple[str, str]]:
    """Names with the one word for whose kin they are: ("Anna Kern", "Kern") for "Kerns Frau Anna Kern"."""
    for article in articles:
        for role in article.roles:
            held = office(role.head)
            if held is not None and held.kind == "kin" and role.of is not None:
                for form in (role.of.text, role.of.text.rstrip("s'’")):
                    yield role.holder.text, form.split()[-1]


def _heads(office: Office | None) -> tuple[str, ...]:
    return (folded(office.title),) if office is not None else ()


def _offices_at(articles: tuple[Article, ...]) -> dict[tuple[str, int], Office]:
    """The office that stands with a mention."""
    held = ((article.id, role.holder.begin, office(role.head)) for article in articles for role in article.roles)
    return {(article, begin): found for article, begin, found in held if found is not None}


def _nameless(rest: list[Mention]) -> tuple[Group, ...]:
    """Persons known by one word only: one a word, whoever bears it."""
    by_word = defaultdict(list)
    for mention in rest:
        by_word[folded(mention.base)].append(mention)
    return tuple(
        Group("person", commonest([mention.base for mention in found]), tuple(sorted(found)))
        for _, found in sorted(by_word.items())
    )

"""From any stretch of an article to the actors it means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import Mapping

from msgspec import Struct

from synopse.lexicon import words
from synopse.link.actors.states import WORD, acting, whose
from synopse.model import Actor, Article, Reference, Resolve, Role
from synopse.offices import office
from synopse.places import country_name, state_of


class _Named(Struct, frozen=True, order=True):
    """A mention of an actor; `genitive` where its -s is not part of the name."""

    begin: int
    end: int
    actor: str
    kind: str
    genitive: bool


class _Place(Struct, frozen=True):
    """An article with what can be found in it, each list in the order of the text."""

    text: str
    named: tuple[_Named, ...]
    references: tuple[Reference, ...]
    roles: tuple[Role, ...]
    titled: frozenset[int]


class _Known(Struct, frozen=True):
    """What stands for an actor without being tagged: names of countries, and one word for an organisation."""

    countries: Mapping[str, str]
    short: Mapping[str, str]


def resolver(found: tuple[Actor, ...], articles: tuple[Article, ...]) -> Resolve:
    """A function from spans to actors.

    Args:
        found: The actors of these articles (see `actors`).
        articles: The articles.

    Returns:
        A function of an article's id, begin and end. It gives the person in "Verkehrsministerin Ute Kern", who
        is meant by "er", both in "Kern und Ott", the country in "Moskau", "der Kreml", "die US-Regierung", and
        nobody in "ein Sprecher des Ministeriums".
    """
    places = _places(found, articles)
    union = country_name("EUE")
    countries = {actor.name: actor.id for actor in found if actor.kind == "country" or actor.name == union}
    known = _Known(countries, _short(found))

    def resolve(article: str, begin: int, end: int) -> tuple[str, ...]:
        place = places.get(article)
        return _resolve(place, begin, end, known) if place is not None else ()

    return resolve


def _short(found: tuple[Actor, ...]) -> Mapping[str, str]:
    """Words under which exactly one organisation is named in any article: "Bahn"."""
    owners = defaultdict(set)
    for actor in found:
        for form in actor.variants:
            owners[form].add((actor.kind, actor.id))
    return {
        form: actor
        for form, bearers in owners.items()
        for kind, actor in bearers
        if len(bearers) == 1 and kind == "organisation" and " " not in form
    }


def _places(found: tuple[Actor, ...], articles: tuple[Article, ...]) -> dict[str, _Place]:
    named: dict[str, list[_Named]] = {article.id: [] for article in articles}
    for actor in found:
        forms = frozenset(actor.variants)
        for mention in actor.mentions:
            genitive = mention.text[-1] in "'’ʼ" or (mention.text[-1] == "s" and mention.text[:-1] in forms)
            genitive = genitive or (mention.text[-1] == "s" and actor.name.endswith(mention.text[:-1]))
            if mention.article in named:
                entry = _Named(mention.begin, mention.end, actor.id, actor.kind, genitive)
                named[mention.article].append(entry)
    return {
        article.id: _Place(
            article.text,
            tuple(sorted(named[article.id])),
            article.references,
            article.roles,
            frozenset(role.holder.begin for role in article.roles),
        )
        for article in articles
    }


def _resolve(place: _Place, begin: int, end: int, known: _Known) -> tuple[str, ...]:
    hits: list[tuple[int, str]] = []
    owned = [role for role in _roles(place.roles, begin, end) if role.holder.begin < end and role.holder.end > begin]
    covered = _within(place.named, begin, end)
    for name in covered:
        attribute = any(role.begin <= name.begin < role.end for role in owned)
        if not attribute and not _says_whose(place, begin, end, name):
            hits.append((name.begin, _speaking(place.text, name, known.countries)))
    for reference in _references(place.references, begin, end):
        if not any(name.begin < reference.end and reference.begin < name.end for name in covered):
            hits += [(reference.begin, actor) for actor in _referred(place, reference, known.countries)[:1]]
    hits += _states(place, begin, end, known.countries)
    if not hits and not covered:
        hits = _bodies(place.text, begin, end, known.short)
    return tuple(dict.fromkeys(actor for _, actor in sorted(hits)))


def _roles(roles: tuple[Role, ...], begin: int, end: int) -> tuple[Role, ...]:
    low = bisect_left(roles, begin, key=lambda role: role.begin)
    return roles[low : bisect_left(roles, end, key=lambda role: role.begin)]


def _within(named: tuple[_Named, ...], begin: int, end: int) -> list[_Named]:
    low = bisect_right(named, begin, key=lambda name: name.end)
    high = bisect_left(named, end, key=lambda name: name.begin)
    return list(named[low:high])


def _references(references: tuple[Reference, ...], begin: int, end: int) -> list[Reference]:
    low = bisect_left(references, begin, key=lambda reference: reference.begin)
    high = bisect_left(references, end, key=lambda reference: reference.begin)
    return [reference for reference in references[low:high] if reference.end <= end]


def _referred(place: _Place, reference: Reference, countries: Mapping[str, str]) -> list[str]:
    """Whom a reference leads to; where it leads to an adjective or a people, the country: "die kasachische Seite"."""
    holder = _within(place.named, reference.name.begin, reference.name.end)
    if holder:
        return [_speaking(place.text, name, countries) for name in holder]
    state = state_of(reference.name.text)
    return [countries[country_name(state)]] if state is not None and country_name(state) in countries else []


def _says_whose(place: _Place, begin: int, end: int, name: _Named) -> bool:
    """Whether the name only says whose somebody is: "ein Sprecher des Kremls", "Putins außenpolitischer Berater".

    Several who stand for the whole do not count: "Vertreter der USA und Russlands" are the two countries.
    """
    if name.begin in place.titled:
        return False
    if name.genitive and _head_behind(place.text, name.end, end):
        return True
    if name.genitive and _title_before(place.text, begin, name.begin):
        return True
    return whose(place.text, max(begin, name.begin - 120), name.begin)


def _title_before(text: str, begin: int, end: int) -> bool:
    """Whether an office stands right before a genitive: "der Berater Putins"."""
    before = WORD.findall(text[max(begin, end - 60) : end])
    held = office(before[-1]) if before and before[-1][:1].isupper() else None
    return held is not None and held.singular


def _head_behind(text: str, begin: int, end: int) -> bool:
    """Whether an office in one person's hands follows a genitive within the span: "Putins außenpolitischer Berater"."""
    for word in WORD.findall(text[begin : min(end, begin + 80)])[:4]:
        if word[:1].isupper():
            held = office(word)
            return held is not None and held.singular and word.lower() not in words("actors_bodies")
    return False


def _speaking(text: str, name: _Named, countries: Mapping[str, str]) -> str:
    """A capital or seat of government speaks for its country if the articles name that one: "Moskau", "der Kreml"."""
    if name.kind in ("place", "organisation"):
        state = state_of(text[name.begin : name.end])
        if state is not None:
            return countries.get(country_name(state), name.actor)
    return name.actor


def _states(place: _Place, begin: int, end: int, countries: Mapping[str, str]) -> list[tuple[int, str]]:
    """The country of "die US-Regierung", "russische und amerikanische Vertreter", "das ukrainische Militär"."""
    hits = []
    for found in acting(place.text, begin, end):
        titled = any(role.begin <= found.begin < role.end for role in _roles(place.roles, begin, end))
        taken = titled or _within(place.named, found.begin, found.end)
        if not taken and country_name(found.state) in countries and not whose(place.text, begin, found.begin):
            hits.append((found.begin, countries[country_name(found.state)]))
    return hits


def _bodies(text: str, begin: int, end: int, short: Mapping[str, str]) -> list[tuple[int, str]]:
    """ "die Bahn", where another article makes clear which organisation is called so."""
    found = [word for word in WORD.findall(text[begin:end]) if word.lower() not in _ARTICLES]
    return [(begin, short[found[0]])] if len(found) == 1 and found[0] in short else []


_ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des"})

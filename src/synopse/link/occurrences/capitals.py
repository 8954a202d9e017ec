"""Which state of a story is meant without its name: "die Regierung in Oslo", "sein Land", "das Kabinett in Mainz"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Iterable, Mapping

from synopse import lexicon
from synopse.model import Article, Resolve
from synopse.offices import office
from synopse.places import canonical, country_name, state_of

GOVERNMENTS = frozenset({"führung", "regierung", "staatsführung", "zentralregierung"})
LAND_GOVERNMENTS = frozenset(
    {"kabinett", "landeskabinett", "landesregierung", "regierung", "senat", "staatskanzlei", "staatsregierung"}
)
"""What governs a federal state, from its capital."""
ENDINGS = ("e", "en", "er", "es")
"""How the adjective of a federal state ends before its government."""
OWNED = frozenset({"land", "lande", "landes", "regierung", "staat"})
LONGEST = 40
"""Letters of the words that are looked up."""
BEFORE = 300
"""Letters before "sein Land" among which it is told whose."""
_ARTICLE = re.compile(r"(?i)(?:das|dem|den|der|des|die) ")
_IN = re.compile(r" in ([A-ZÄÖÜ][\w-]{2,40})")
_WORD = re.compile(r"[\w-]+")


def by_states(articles: Iterable[Article], resolve: Resolve) -> Resolve:
    """The function from spans to actors, which knows the states of the story by their governments.

    Args:
        articles: The articles of the story.
        resolve: Leads a span of an article to actor ids; what it knows goes first.
    """
    told = tuple(articles)
    texts = {article.id: article.text for article in told}
    states, lands = _states(told, resolve), _lands(told, resolve)

    def resolved(article: str, begin: int, end: int) -> tuple[str, ...]:
        found = resolve(article, begin, end)
        text = texts[article]
        if end - begin > LONGEST:
            return found
        if (land := lands.get(_land(text, begin, end) or "")) is not None:
            return tuple(dict.fromkeys((*found, land)))
        if found:
            return found
        state = states.get(_seat(text, begin, end) or _own_state(text, begin, end) or "")
        return () if state is None else (state,)

    return resolved


def _states(articles: Iterable[Article], resolve: Resolve) -> Mapping[str, str]:
    """The actors that are states, by their codes."""
    found: dict[str, str] = {}
    for article in articles:
        for name in article.names:
            code = state_of(name.text) if name.label == "LOC" else None
            if code is not None and code not in found and country_name(code) == canonical(name.text):
                found.update((code, actor) for actor in resolve(article.id, name.begin, name.end)[:1])
    return found


def _lands(articles: Iterable[Article], resolve: Resolve) -> Mapping[str, str]:
    """The actors that are federal states, by their names."""
    known = lexicon.words("events_lands")
    found: dict[str, str] = {}
    for article in articles:
        for name in article.names:
            form = name.text if name.text in known else name.text.removesuffix("s")
            if form in known and form not in found and name.label == "LOC":
                found.update((form, actor) for actor in resolve(article.id, name.begin, name.end)[:1])
    return found


def _land(text: str, begin: int, end: int) -> str | None:
    """The federal state whose government is named: "das Kabinett | in Mainz", "die hessische Landesregierung"."""
    adjective, _, noun = _ARTICLE.sub("", text[begin:end], count=1).lower().rpartition(" ")
    if noun not in LAND_GOVERNMENTS:
        return None
    if adjective:
        fitting = (land for stem, land in _adjectives() if adjective in [stem + ending for ending in ENDINGS])
        return next(fitting, None)
    found = _IN.match(text, end)
    return _capitals().get(found.group(1)) if found is not None else None


@cache
def _capitals() -> Mapping[str, str]:
    """From a capital to its federal state; a city that is a state itself is left out."""
    rows = lexicon.rows("events_lands")
    return {row["capital"]: row["form"] for row in rows if row["capital"] != row["form"]}


@cache
def _adjectives() -> tuple[tuple[str, str], ...]:
    """The adjectives of federal states, without ending, each with its state."""
    rows = lexicon.rows("events_lands")
    return tuple((stem, row["form"]) for row in rows for stem in row["adjectives"].split("; ") if stem)


def _seat(text: str, begin: int, end: int) -> str | None:
    """The state for which a government speaks from its capital: "die Regierung | in Oslo"."""
    if text[begin:end].lower().removeprefix("die ").removeprefix("der ") not in GOVERNMENTS:
        return None
    found = _IN.match(text, end)
    return state_of(found.group(1)) if found is not None else None


def _own_state(text: str, begin: int, end: int) -> str | None:
    """The state of which somebody speaks as his: the one whose minister was named just before "sein Land"."""
    owner, _, noun = text[begin:end].lower().partition(" ")
    if not owner.startswith(("sein", "ihr")) or noun not in OWNED:
        return None
    words = [word[0] for word in _WORD.finditer(text, max(0, begin - BEFORE), begin)]
    held = {state_of(one) for one, other in pairwise(words) if office(other) is not None}
    codes = sorted(code for code in held if code is not None)
    return codes[0] if len(codes) == 1 else None

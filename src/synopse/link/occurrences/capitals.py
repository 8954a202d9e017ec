"""Which state of a story is meant without its name: "die Regierung in Oslo", "sein Land", "ihre Regierung"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Iterable, Mapping

from synopse.model import Article, Resolve
from synopse.offices import office
from synopse.places import canonical, country_name, state_of

GOVERNMENTS = frozenset({"führung", "regierung", "staatsführung", "zentralregierung"})
OWNED = frozenset({"land", "lande", "landes", "regierung", "staat"})
LONGEST = 40
"""Letters of the words that are looked up."""
BEFORE = 300
"""Letters before "sein Land" among which it is told whose."""
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
    states = _states(told, resolve)

    def resolved(article: str, begin: int, end: int) -> tuple[str, ...]:
        found = resolve(article, begin, end)
        if found or end - begin > LONGEST:
            return found
        text = texts[article]
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

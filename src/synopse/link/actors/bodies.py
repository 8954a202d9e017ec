"""Organisations, countries and places of a story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from typing import Iterable, Mapping

from synopse.lexicon import mapping, rows, words
from synopse.link.actors.mentions import Group, Mention, others_named
from synopse.link.actors.ordinary import ordinary
from synopse.link.actors.states import acting
from synopse.model import CONTENT_KINDS, ActorKind, Article
from synopse.places import canonical, country_name, is_place, state_of

Key = tuple[ActorKind, str]


def bodies(articles: Iterable[Article]) -> tuple[Group, ...]:
    """Group the mentions of organisations, countries and places."""
    articles = tuple(articles)
    mentions = defaultdict(list)
    for mention, label in others_named(articles):
        mentions[_key(mention.base, label)].append(mention)
    for key, found in _acting(articles).items():
        if key not in mentions:
            mentions[key] = found
    meant = _with_ordinary(articles, mentions)
    joined, reasons = _joined(articles, mentions, meant)
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for key in sorted(mentions):
        groups[_root(joined, key)] += mentions[key]
        reasons[_root(joined, key)] |= _by_table(key[0], mentions[key])
    return tuple(
        Group(key[0], _name(key, found), tuple(sorted(found)), tuple(sorted(reasons[key])))
        for key, found in sorted(groups.items())
    )


def _by_table(kind: ActorKind, found: list[Mention]) -> set[str]:
    """Why forms without a letter in common were one from the start: the tables of abbreviations and places say so.

    The forms are given in the nominative, one a spelling: "Kiew / Kyjiw".
    """
    forms = sorted({mention.base for mention in found})
    short = mapping("actors_abbreviations", "long")
    if kind == "organisation":
        return {f"common_abbreviation: {form}" for form in forms if form in short and len(forms) > 1}
    forms = sorted({form.casefold(): form for form in forms}.values())
    if len(forms) > 1:
        return {f"place_forms: {' / '.join(forms)}"}
    return set()


def _acting(articles: tuple[Article, ...]) -> dict[Key, list[Mention]]:
    """States that only act: an article may speak of "die chinesische Regierung" and never of China."""
    result: dict[Key, list[Mention]] = defaultdict(list)
    for article in articles:
        starts = [name.begin for name in article.names]
        for segment in article.segments:
            for found in acting(article.text, segment.begin, segment.end) if segment.kind in CONTENT_KINDS else ():
                if bisect_left(starts, found.begin) == bisect_left(starts, found.end) and found.state != "EUE":
                    words = article.text[found.begin : found.end]
                    mention = Mention(article.id, found.begin, found.end, words, words)
                    result["country", country_name(found.state)].append(mention)
    return result


def _with_ordinary(articles: tuple[Article, ...], mentions: dict[Key, list[Mention]]) -> list[tuple[Key, Key, str]]:
    """Add the bodies that are called by an ordinary noun; gives for each that has a name elsewhere which one.

    "Der Landtag" is the Sächsische Landtag that another article names; of two it is neither. Without a name it is
    somebody only if it acts.
    """
    heads: dict[str, set[Key]] = defaultdict(set)
    for key in mentions:
        for word in key[1].split() if key[0] == "organisation" else ():
            heads[word].add(key)
    meant = []
    for noun, body in ordinary(articles).items():
        plain = _key(noun, "ORG")
        keys = {mention: _key(mention.base, "ORG") for mention in body.mentions}
        named = (heads[plain[1]] | set(keys.values())) - {plain}
        if len(named) > 1 or not (named or plain in mentions or body.acts):
            continue
        for mention, key in keys.items():
            mentions[key].append(mention)
        meant += [(plain, long, f"short_form: {noun}") for long in named if plain in mentions]
    return meant


def _key(base: str, label: str) -> Key:
    """What a form is looked up by: a state's name, a place's usual form, an organisation's words without endings."""
    state = state_of(base)
    if state is not None and canonical(base) == country_name(state) and not base.endswith("-Kommission"):
        return ("organisation" if state == "EUE" else "country"), country_name(state)
    if base in _seats():
        return "organisation", _seats()[base]
    if label == "LOC":
        return "place", _place(base)
    known = mapping("actors_abbreviations", "long")
    long = known.get(base) or " ".join(known.get(word, word) for word in base.split())
    kept = [word for word in long.split() if _company_words().get(word.strip(".,").lower()) != "legal"] or long.split()
    return "organisation", " ".join(stem(_ungrouped(word)) for word in kept)


def _ungrouped(word: str) -> str:
    """ "Sulmatt-Gruppe" and "Sulmatt AG" are Sulmatt; "Mediengruppe" and "Dax-Konzern 3" are what they are."""
    name, hyphen, kind = word.rpartition("-")
    return name if hyphen and len(name) > 2 and kind.lower() in _company_words() else word


def _company_words() -> Mapping[str, str]:
    return mapping("actors_company_words", "kind")


def _place(base: str) -> str:
    """The usual form of a place: "Kyjiw" -> "Kiew", "FULDA" -> "Fulda", "Neuen Markt" -> "Neue Markt"."""
    if base.isupper() and len(base) > 3:
        base = base.title()
    return canonical(base) if is_place(base) else nominative(base)


def stem(word: str) -> str:
    """A word without the endings of German adjectives and genitives: "Deutschen", "Deutscher" -> "deutsch"."""
    if word.isupper():
        return word.casefold()
    lowered = word.lower()
    cut = re.sub(r"(?:e[nmrs]?|s)$", "", lowered)
    return cut if len(cut) >= 4 else lowered


@cache
def _seats() -> Mapping[str, str]:
    """From every form of a seat of government to its first: "Weißen Hauses" -> "Weißes Haus", "Kremls" -> "Kreml"."""
    result = {}
    for row in rows("countries"):
        forms = [form for form in row["seats"].split("; ") if form]
        for form in forms:
            alike = [other for other in forms if stem(other.split()[0]) == stem(form.split()[0])]
            result[form] = alike[0]
    return result


def _joined(
    articles: tuple[Article, ...], mentions: Mapping[Key, list[Mention]], known: list[tuple[Key, Key, str]]
) -> tuple[dict[Key, Key], defaultdict[Key, set[str]]]:
    """Which key belongs to which other one, and why; `known` are such pairs."""
    joined: dict[Key, Key] = {}
    reasons: defaultdict[Key, set[str]] = defaultdict(set)
    for short, long, why in sorted(
        [*known, *_after_kind(mentions), *_bracketed(articles, mentions), *_shortened(mentions)]
    ):
        target, source = _root(joined, long), _root(joined, short)
        if source != target and short not in joined:
            joined[source] = target
            reasons[target] |= reasons.pop(source, set()) | {why}
    return joined, reasons


def _root(joined: Mapping[Key, Key], key: Key) -> Key:
    while key in joined:
        key = joined[key]
    return key


def _bracketed(articles: tuple[Article, ...], mentions: Mapping[Key, list[Mention]]) -> list[tuple[Key, Key, str]]:
    """ "Eisenbahn- und Verkehrsgewerkschaft (EVG)": the article itself explains its abbreviation."""
    key_at = {(m.article, m.begin, m.end): key for key, found in mentions.items() for m in found}
    found = []
    for article in articles:
        names = [name for name in article.names if (article.id, name.begin, name.end) in key_at]
        for one, other in pairwise(names):
            if article.text[one.end : other.begin] in (" (", "(") and article.text[other.end : other.end + 1] == ")":
                long, short = sorted((one, other), key=lambda name: (-len(name.text), name.begin))
                if _abbreviates(short.text, long.text):
                    keys = key_at[article.id, short.begin, short.end], key_at[article.id, long.begin, long.end]
                    found.append((*keys, f"abbreviation: {short.text}"))
    return found


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of the abbreviation stand in the long form in their order, its first letter first."""
    letters = iter(long.lower())
    return short[:1].lower() == long[:1].lower() and all(
        letter in letters for letter in short.lower() if letter.isalpha()
    )


def _shortened(mentions: Mapping[Key, list[Mention]]) -> list[tuple[Key, Key, str]]:
    """ "Bahn" for "Deutsche Bahn", "DB" for the same, "Frankfurt" for "Frankfurt am Main", where only one is meant."""
    long_for: dict[Key, dict[Key, bool]] = defaultdict(dict)
    for key in mentions:
        for short, certain in _short_forms(key, mentions[key]).items():
            long_for[short][key] = certain
    found = []
    for key in sorted(set(mentions) & set(long_for)):
        long = min(long_for[key])
        if len(long_for[key]) == 1 and _may_shorten(mentions[key], mentions[long], long_for[key][long]):
            found.append((key, long, f"short_form: {mentions[key][0].base}"))
    return found


def _after_kind(mentions: Mapping[Key, list[Mention]]) -> list[tuple[Key, Key, str]]:
    """A name behind what it is, and the name alone: "Gewerkschaft GNV", "GNV", whatever else is short for it or not."""
    long_for: dict[Key, list[Key]] = defaultdict(list)
    for kind, name in sorted(mentions):
        *before, last = name.split()
        if kind == "organisation" and before and all(map(_says_kind, before)) and (kind, last) in mentions:
            long_for[kind, last].append((kind, name))
    return [
        (long, short, f"short_form: {mentions[short][0].base}")
        for short, found in sorted(long_for.items())
        for long in found
        if len(found) == 1 and _may_shorten(mentions[short], mentions[long], certain=True)
    ]


def _short_forms(key: Key, found: list[Mention]) -> dict[Key, bool]:
    """The keys of what can be short for a name, and whether certainly.

    Without its adjective, its initials, a town without its river or its "Bad".
    Less certain is a first part alone: "Rehwinkel" for "Rehwinkel Gleistechnik".
    """
    kind, long = key
    if kind == "place":
        match = re.match(r"(.{3,}?)(?: |/)(?:am|an|in|im|bei|ob|\()|Bad (\S+)$", long)
        return {(kind, match[1] or match[2]): True} if match else {}
    if kind != "organisation":
        return {}
    first, space, rest = long.partition(" ")
    if not space:
        first, hyphen, _ = long.partition("-")
        return {(kind, first): False} if hyphen and len(first) >= _LETTERS_AT_LEAST else {}
    initials = {_initials(mention.base) for mention in found}
    short: dict[Key, bool] = {(kind, letters.casefold()): True for letters in initials if len(letters) > 1}
    if any(re.search(r"(?:sche|schen|scher)\b", mention.base) for mention in found):
        short[kind, rest] = True
    elif len(first) >= _LETTERS_AT_LEAST and not _says_kind(first):
        short[kind, first] = False
    return short


_LETTERS_AT_LEAST = 4


def _says_kind(word: str) -> bool:
    """Whether a word says what an organisation is: "Gewerkschaft", "Maschinenbauer"."""
    return word.endswith(_kind_stems())


@cache
def _kind_stems() -> tuple[str, ...]:
    return tuple(sorted({stem(noun) for noun in words("names_kinds") | words("actors_kind_nouns")}))


def _may_shorten(short: list[Mention], long: list[Mention], certain: bool) -> bool:
    """Whether a form may be short for another: two letters or "Union" only in an article that has both forms.

    What is not certain needs the long form in each of its articles, and to be no name in its own right: "Siemens" is
    not "Siemens Energy".
    """
    form = short[0].base
    if not certain:
        inside = {mention.article for mention in short} <= {mention.article for mention in long}
        return inside and form not in words("names_organisations") and form not in _own_names()
    known = len(form) > 2 and form not in _own_names()
    return known or bool({mention.article for mention in short} & {mention.article for mention in long})


def _own_names() -> frozenset[str]:
    return words("actors_own_names")


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _name(key: Key, found: list[Mention]) -> str:
    """The fullest form in the nominative."""
    kind, name = key
    if kind in ("country", "place") or name == country_name("EUE") or name in _seats():
        return name
    counts = Counter(nominative(mention.base) for mention in found)
    plain = [form for form in counts if not any(_is_inflected(form, other) for other in counts)]
    return min(plain, key=lambda form: (-len(form.split()), -len(form), -counts[form], form))


def _is_inflected(form: str, other: str) -> bool:
    """Whether a name is another of its forms with an ending more: "Landgerichts Emden", "Sozialen Mitte"."""
    words, plain = form.split(), other.split()
    if form == other or len(words) != len(plain) or len(words) == 1:
        return False
    pairs = zip(words, plain, strict=True)
    return all(word.startswith(base) and word[len(base) :] in ("", *_ENDINGS) for word, base in pairs)


_ENDINGS = ("s", "es", "n", "r", "m")


def nominative(name: str) -> str:
    """The nominative as after an article: "Deutschen Bahn" -> "Deutsche Bahn", "Weißen Hauses" -> "Weiße Haus"."""
    parts = name.split()
    if len(parts) < 2 or not _ADJECTIVE.search(parts[0].lower()):
        return name
    last = re.sub(r"(?<=[usdtkgm])(?:es|s)$", "", parts[-1]) if parts[0].endswith("n") else parts[-1]
    return " ".join([parts[0][:-1], *parts[1:-1], last])


_ADJECTIVE = re.compile(r"(?:sche|weiße|rote|grüne|blaue|schwarze|neue|große|erste|vereinte|nationale|freie)[nrms]$")

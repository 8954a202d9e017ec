"""The buildings, rooms and grounds that a report puts something in: "im Konzerthaus an der Uferpromenade"."""

from __future__ import annotations

import re
from typing import Iterator

from msgspec import Struct

from synopse.model import Article
from synopse.terms import stem, words
from synopse.vocabulary.happenings import is_person
from synopse.vocabulary.nouns import is_noun
from synopse.vocabulary.sites import SiteKind, is_listed, site_kind

GENERIC = frozenset({"Haus", "Hause", "Häuser", "Häusern"})
"""What may mean any building named before: "das Museum", "im ganzen Haus"."""
EMPLOYING = frozenset({"ministry", "office", "university"})
"""Kinds of sites that tell whose somebody is: "die Staatssekretärin im Finanzministerium"."""
BEFORE = 60
"""Characters before a site in which its preposition stands."""
CONTRACTED = frozenset({"am", "ans", "aufs", "beim", "im", "ins", "vorm", "zum", "zur"})
"""Prepositions that hold an article."""
PLAIN = frozenset(
    {"Arbeits", "Ausbildungs", "Camping", "Dorf", "Flug", "Haupt", "Lager", "Liege", "Listen", "Markt", "Marktplatz"}
    | {"Ministerium", "Park", "Platz", "Sitz", "Spiel", "Sport", "Start", "Steh", "Stell", "Studien", "Tabellen", "Vor"}
)
"""What tells no square or ministry from others: "Marktplatz", "das Ministerium"."""

_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{1,50}(?![\w-])")
_LED = re.compile(
    r"\b(?i:(nicht )?(in|an|auf|vor|hinter|neben|bei|nahe|unter|aus|zu|am|ans|aufs|beim|im|ins|vorm|zum|zur))\s+"
    r"(?:(de[rmn]|das|die|[dms]?ein\w{0,2}|ihr\w{0,2}|unser\w{0,2}|diese\w|jene\w)\s+)?"
    r"((?:(?:[a-zäöüß-]+(?:en|er|e)|[A-ZÄÖÜ][\w-]+(?:er|s))\s+){0,2})\Z"
)
"""What stands between a preposition and a site: "in der Erfurter Staatskanzlei", "im neuen Rathaus"."""
_NAMED = re.compile(
    r"\s+(?:(der|des|am|an der|von|de|do|da|del|du|la|le)\s+(?:[a-zäöüß]+en\s+)?)?"
    r"([A-ZÄÖÜ][\w-]+(?:\s(?:do\s|de\s|da\s)?[A-ZÄÖÜ][\w-]+)?)"
    r"|\s+[„\"»]([^“\"«]{2,30})[“\"«]"
)
_HOUSE = re.compile(r"\s(?:der|des|eine[rs])\s(?:[A-ZÄÖÜ]?[a-zäöüß-]+(?:en|er)\s)?([A-ZÄÖÜ][\w-]+)")
"""The house of a room: "im Sitzungssaal des Neuen Rathauses", "im Salon eines Hotels"."""
_TOWN = re.compile(r"[^.,;:]{0,30}?\b(?:in|von|bei|zu) ([A-ZÄÖÜ][\w-]{3,})")
_SEAT = re.compile(r"(?:erst|letzt|vorder|freie)\w* \Z")
"""Before "Platz": "bis auf den letzten Platz"."""
_RANK = re.compile(r"\s(?:\d|eins\b|zwei\b|drei\b|vier\b|fünf\b|nehmen\b|genommen\b)")
"""Behind "Platz": "auf Platz drei"."""


class Site(Struct, frozen=True):
    """A site that something is said to be in, at, or brought to.

    `text` is its noun, `called` that with its name ("Kloster Serra do Pilar") or house; `own` are the stems that tell
    it from others of its kind ("grassi" of "Grassi-Museum", "beau-rivage"), `town` is that of the town named behind it,
    `kind` of a room that of its house. A site with "ein" is told for the first time: "in einer Garage in Moutier".
    """

    begin: int
    end: int
    text: str
    called: str
    preposition: str
    kind: SiteKind
    own: frozenset[str]
    town: str
    indefinite: bool
    denied: bool


def whereabouts(article: Article, begin: int, end: int) -> Iterator[Site]:
    """The sites of a stretch of an article, in the order of its text; of "ein Hotel am Nordbahnhof" the hotel."""
    before = begin
    for match in _WORD.finditer(article.text, begin, end):
        kind = site_kind(match[0])
        led = _LED.search(article.text, max(begin, match.start() - BEFORE), match.start()) if kind else None
        if (
            kind is None
            or led is None
            or not _is_led(led, match[0])
            or match[0] in GENERIC
            or (kind.name in EMPLOYING and _is_of_office(article.text[begin : led.start()]))
            or _SEAT.search(led[4])
            or _RANK.match(article.text, match.end())
        ):
            continue
        house = _HOUSE.match(article.text, match.end(), end) if kind.group == "room" else None
        whole = house and site_kind(house[1])
        kind, last = (whole, house.end()) if house and whole else (kind, match.end())
        beside, before = begin < before and not article.text[before : led.start()].strip(), last
        if beside:
            continue
        named = _NAMED.match(article.text, last, end)
        name = _name(named) if named else ""
        town = _TOWN.match(article.text, last, end)
        yield Site(
            match.start(),
            match.end(),
            match[0],
            article.text[match.start() : named.end() if named and name else last],
            led[2].lower(),
            kind,
            frozenset(stem(word.lower()) for word in words(f"{_own(kind)} {name}")),
            stem(town[1].lower()) if town else "",
            bool(led[3]) and led[3].startswith("ein"),
            bool(led[1]),
        )


def _is_led(led: re.Match[str], word: str) -> bool:
    """Whether an article or an attribute stands before it: "im Freibad", not "in Freiberg"; "auf Schloss Waldstein"."""
    if is_person(word) or any(site_kind(before) for before in led[4].split()):
        return False  # "im Rathaus Bürgern Mut zugesprochen"
    return bool(led[3] or led[4]) or led[2].lower() in CONTRACTED or is_listed(word)


def _is_of_office(before: str) -> bool:
    """Whether a noun for a person stands right before a site."""
    words_before = before.split()
    return bool(words_before) and is_person(words_before[-1])


def _own(kind: SiteKind) -> str:
    """What of a noun tells a site from others: "Grassi", "Altmarkt", not "Klinik"."""
    return "" if kind.own in PLAIN or (is_listed(kind.own) and kind.name != "square") else kind.own


def _name(named: re.Match[str]) -> str:
    """The name that stands behind a site: "Hotel Beau-Rivage", "Platz der Jugend", not "im Rathaus Bürgermeister"."""
    name = named[3] or named[2]
    return name if named[1] or named[3] or not is_noun(name.split()[0]) else ""

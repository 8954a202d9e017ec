"""What post a role names: which office, for what domain, of which body, now or formerly.

"Bau- und Verkehrsminister", "Minister für Verkehr" and "Chef des Verkehrsressorts" are one post; "Baubürgermeister" and
"Kämmerer" are two that nobody fills at once. Which offices exclude each other is said by the table of offices.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Mapping

from msgspec import Struct

from synopse.lexicon import Row, mapping, rows, words
from synopse.offices import office
from synopse.places import place_of_adjective, state_of

LEADING = "leitung"
"""Who leads some body or other; its `domains` hold the noun: a president and her deputy are two."""
KIN = "kin"
"""Who is somebody's relative; its `domains` hold how, `place` of whom."""
NOW, TO_COME = frozenset({"now"}), frozenset({"to come"})


class Post(Struct, frozen=True):
    """A post as a role tells it; what the role leaves open is empty.

    `office` is one of the table of offices, `domains` what it looks after, `rank` whether its holder leads or stands
    in, `states`, `place` and `parties` whose post it is. `phases` is when: "neue Ministerin" is both now and to come.
    """

    office: str
    domains: frozenset[str]
    rank: str
    states: frozenset[str]
    place: str
    parties: frozenset[str]
    phases: frozenset[str]


def post(role: str, before: str = "", after: str = "") -> Post | None:
    """The post that the words of a role name, or None where they name none: "Managerin", "Präsidentin".

    Args:
        role: The role as it stands in the text: "belkorische Verteidigungsminister".
        before: What stands before it, for the first half of "Bau- und Finanzdezernent", for "wird" and "bekommt".
        after: What stands behind it: "werden", "übernimmt".
    """
    tokens = _TOKEN.findall(role)
    head = _head(tokens)
    if head is None or any(_FIELD.search(word) for word in tokens[: head[0]]):
        return None
    index, noun, first = head
    if any(word.lower().startswith("kaufmännisch") for word in tokens[:index]):
        noun = "geschäftsführer"
    complement = _complement(tokens[index + 1 :])
    named = _of_noun(noun, first, complement)
    parties = _parties(first, noun, complement)
    if named is None and not parties:
        return None
    held, domains, rank = named or ("", frozenset(), "")
    lead = tokens[:index]
    return Post(
        office=held,
        domains=domains | (_domains(_joined(before)) if domains else frozenset()),
        rank="deputy" if _deputy(first, lead) else rank,
        states=frozenset(code for word in (*lead, first) if (code := state_of(word)) is not None),
        place=_place(held, lead, complement),
        parties=parties,
        phases=_phases((*lead, *first.split("-")), before) or _taken(noun, before, after),
    )


def is_department(word: str) -> bool:
    """Whether a word names what a minister or an alderman leads: "Finanzressort", "Innenministeriums"."""
    return word[:1].isupper() and word.rstrip("s").endswith(_DEPARTMENTS) and _department(word.lower()) is not None


def exclusive(one: Post, other: Post) -> bool:
    """Whether one person cannot hold both posts at one time."""
    if not one.phases & other.phases - {"past"}:
        return False
    if one.parties and other.parties and not one.parties & other.parties:
        return True
    if not one.office or not other.office:
        return False
    if one.office == other.office == LEADING:
        return one.domains == other.domains and _ranks_differ(one, other) and not _places_differ(one, other)
    if one.office == other.office == KIN:
        return one.domains != other.domains and bool(one.place) and one.place[:_STEM] == other.place[:_STEM]
    apart = bool(one.domains and other.domains and not one.domains & other.domains)
    if one.office == other.office:
        return apart or _ranks_differ(one, other) or _owners_differ(one, other)
    left, right = _offices()[one.office], _offices()[other.office]
    together = other.office in left["also"].split() or one.office in right["also"].split()
    return apart if together else bool(set(left["groups"].split()) & set(right["groups"].split()))


def _ranks_differ(one: Post, other: Post) -> bool:
    """Head here and deputy there; a minister is one without being called a chief."""
    if "deputy" not in (one.rank, other.rank) or one.rank == other.rank:
        return False
    return "chief" in (one.rank, other.rank) or bool(one.office == "minister" and one.domains and other.domains)


def _owners_differ(one: Post, other: Post) -> bool:
    if one.states and other.states and not one.states & other.states:
        return _offices()[one.office]["owner"] == "state"
    return _places_differ(one, other)


def _places_differ(one: Post, other: Post) -> bool:
    return bool(one.place and other.place) and one.place[:_STEM] != other.place[:_STEM]


_STEM = 4
"""Letters in which two forms of a place agree: "Lemgoer", "Lemgos"."""
_FIELD = re.compile("politische[rnms]?$")
"""In "innenpolitischer Sprecher" the office is one of many in a parliamentary group."""
_TOKEN = re.compile(r"[^\W_]+(?:[-./’'][^\W_]+)*")
_JOINED = re.compile(r"([^\W\d_]+)-(?:,? (?:und|sowie|/) )$")


def _head(tokens: list[str]) -> tuple[int, str, str] | None:
    """Where the noun of the post stands, the noun in its masculine form, and what stands before it with a hyphen."""
    for index, word in enumerate(tokens):
        held = office(word) if word[:1].isupper() else None
        titled = held is not None and held.lemma == "Vorsitzender" and tokens[index + 1 : index + 2]
        if titled and office(tokens[index + 1]) is not None:
            continue
        if held is not None:
            noun = held.title.lower()[: len(held.title) - len(held.lemma)] + held.masculine.lower()
            return index, noun, word[: word.rfind("-") + 1].rstrip("-")
        if word[:1].isupper() and word.lower().rstrip("s").endswith(_DEPARTMENTS):
            return index, word.lower().rstrip("s"), ""
    return None


_DEPARTMENTS = ("ressort", "ministerium", "dezernat")
_Named = tuple[str, frozenset[str], str]


def _of_noun(noun: str, first: str, complement: list[str]) -> _Named | None:
    """Office, domains and rank that the noun tells, with what belongs to it."""
    if noun.endswith(_DEPARTMENTS):
        return _department(noun)
    relation = mapping("posts_kin", "relation").get(noun)
    if relation is not None:
        return KIN, frozenset({relation}), ""
    listed = _listed(noun)
    if listed is not None:
        return _of_listed(*listed, complement)
    rank, rest = _rank(noun)
    if rank is None:
        return None
    body = next(filter(None, (rest, first.lower(), complement[0].lower() if complement else "")), "")
    if body.endswith(_DEPARTMENTS):
        department = _department(body)
        return department and (*department[:2], rank)
    held = "partei" if body in mapping("posts_parties", "parties") else _body(body)
    return (held, frozenset(), rank) if held else (LEADING, frozenset({noun.removeprefix("vize")}), rank)


def _listed(noun: str) -> tuple[Row, str] | None:
    """The row of the longest listed noun that the noun ends in, and what stands before it."""
    for start in range(len(noun) - 3):
        row = _nouns().get(noun[start:])
        if row is not None:
            return row, noun[:start]
    return None


def _of_listed(row: Row, rest: str, complement: list[str]) -> _Named | None:
    held = row["office"]
    if not held or (held == "sprecher" and complement and complement[0].lower() in words("posts_spoken_for")):
        return None  # who speaks for a club or a board leads it or belongs to it
    deputy = rest.startswith("vize")
    rest = _level(rest)
    takes = _offices()[held]["before"]
    domains = _domains(rest) | _domains(row["domain"].replace("needed", ""))
    if (rest and takes == "level") or (row["domain"] == "needed" and not domains):
        return None
    if takes == "domain" and not domains:
        domains = frozenset().union(*(_domains(_department_domain(word)) for word in complement))
    return held, domains, "deputy" if deputy else row["rank"]


def _department(noun: str) -> _Named | None:
    domains = _domains(_department_domain(noun))
    held = "dezernent" if noun.endswith("dezernat") else "minister"
    return (held, domains, "chief") if domains else None


def _department_domain(noun: str) -> str:
    lowered = noun.lower()
    ending = next((ending for ending in _DEPARTMENTS if lowered.rstrip("s").endswith(ending)), "")
    return _level(lowered.rstrip("s").removesuffix(ending) if ending else lowered)


def _rank(noun: str) -> tuple[str | None, str]:
    """The rank of a noun that only says that somebody leads, and what: "geheimdienst" of "Geheimdienstboss"."""
    for start in range(max(0, len(noun) - 20), len(noun) - 3):
        rank = mapping("posts_heads", "rank").get(noun[start:])
        if rank is not None:
            rest = _level(noun[:start])
            return ("deputy" if noun.startswith("vize") else rank), rest
    return None, ""


def _body(word: str) -> str:
    """The office of who leads a body: "feuerwehr" of "Feuerwehr", "gericht" of "Landgerichts"."""
    lowered = word.lower()
    forms = (lowered, lowered.removesuffix("s"), lowered.removesuffix("es"))
    return next((found for form in forms if (found := mapping("posts_bodies", "office").get(form))), "")


def _level(rest: str) -> str:
    """Without what says for how large a place: "finanz" of "bundesfinanz", nothing of "landes"."""
    level = next((level for level in _levels() if rest.startswith(level)), "")
    return _level(rest[len(level) :]) if level else rest


@cache
def _levels() -> tuple[str, ...]:
    return tuple(sorted(words("posts_levels"), key=lambda level: (-len(level), level)))


def _domains(word: str) -> frozenset[str]:
    lowered = word.lower()
    known = mapping("posts_domains", "domains")
    forms = (lowered, lowered.removesuffix("s"), lowered.removesuffix("es"), lowered.removesuffix("n"))
    return frozenset(next((known[form] for form in forms if form in known), "").split())


def _complement(tokens: list[str]) -> list[str]:
    """The nouns behind the office as far as they belong to it: "des Aufsichtsrats", "für Umwelt und Verkehr"."""
    if tokens[:2] == ["IG", "Metall"] or (tokens[1:3] == ["IG", "Metall"]):
        return ["IG Metall"]
    nouns = [word for word in tokens if word[:1].isupper() or word == "ver.di"]
    return nouns[1:] if len(nouns) > 1 and nouns[0].endswith("er") and place_of_adjective(nouns[0]) else nouns


def _joined(before: str) -> str:
    match = _JOINED.search(before)
    return _level(match[1].lower()) if match else ""


def _parties(first: str, noun: str, complement: list[str]) -> frozenset[str]:
    known = mapping("posts_parties", "parties")
    political = noun.endswith(tuple(words("names_parties"))) or noun in _POLITICAL
    found = known.get(first.lower()) or (known.get(complement[0].lower()) if complement and political else None)
    return frozenset((found or "").split())


_POLITICAL = frozenset({"politiker", "abgeordneter", "vorsitzender", "chef", "generalsekretär", "spitzenkandidat"})


def _deputy(first: str, lead: list[str]) -> bool:
    return first.lower() == "vize" or any(word.startswith(("stellvertretend", "Stellvertretend")) for word in lead)


def _place(held: str, lead: list[str], complement: list[str]) -> str:
    """Whose post it is, by its stem: "Lemgoer Bürgermeister", "Bürgermeister von Lemgo", "Präsident des Verbands"."""
    if held == LEADING:
        return (complement or [""])[0].lower()
    if held == KIN:
        return (complement or [word for word in lead if word[:1].isupper()] or [""])[0].lower()
    if not held or _offices()[held]["owner"] != "place":
        return ""
    before = [word for word in lead if word[:1].isupper() and word.endswith(("er", "s"))]
    towns = [word for word in complement if not _body(word)]
    return (before or towns or [""])[0].lower()


def _phases(lead: tuple[str, ...], before: str) -> frozenset[str]:
    """When the post is held by what its attributes say: "designierte", "bisheriger", "Ex"."""
    phases: Mapping[str, str] = mapping("posts_phases", "phase")
    for word in (*lead, *before.split()[-1:]):
        lowered = word.lower()
        phase = phases.get(lowered) or phases.get(_ENDING.sub("", lowered))
        if phase is not None:
            return frozenset(phase.split("+"))
    return frozenset({"past"}) if _UNTIL.search(before) else frozenset()


def _taken(noun: str, before: str, after: str) -> frozenset[str]:
    """Whether somebody is about to take the post, "bekommt das Finanzressort", or had it: "Landrat a. D."."""
    if after.startswith(_RETIRED):
        return frozenset({"past"})
    if _BECOMES.search(before) or after.startswith((" werden", " wird ", " soll ")):
        return TO_COME
    department = noun.endswith(_DEPARTMENTS)
    return TO_COME if department and (_TAKES.search(before) or _TAKES.match(after)) else NOW


_UNTIL = re.compile(r"\bbis (?:[^\W\d_]+ )?\d{4} \Z")
_RETIRED = (" a. D.", " a.D.", " außer Dienst", " im Ruhestand", " i. R.")
_BECOMES = re.compile(r"\b(?:als|zum|zur|wird|werde|soll|wurde)(?: [^\W_]+){0,2} $")
_TAKES = re.compile(
    r".{0,40}\b(?:bekomm|übern[ai][hm]m|erh[äa]lt|erhielt|geht an|g[ai]ng an|fällt an|soll\b|wird\b|zugeschlagen)"
)
_ENDING = re.compile("(?:e|en|em|er|es)$")


@cache
def _nouns() -> Mapping[str, Row]:
    return {row["form"]: row for row in rows("posts")}


@cache
def _offices() -> Mapping[str, Row]:
    return {row["office"]: row for row in rows("posts_offices")}

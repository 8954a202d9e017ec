"""Posts that a report gives a person elsewhere than beside the name: "wird Eva Mai Präsidentin", "als Pflegedirektor".

The holder is believed only where the clause names one person and no other; where it has no subject of its own, where
the sentence does, or the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Iterator

from msgspec import Struct

from synopse import lexicon
from synopse.compare.matter import is_inside, within
from synopse.model import Article, Evidence, Extent, Name, Statement
from synopse.offices import office
from synopse.posts import is_department

BEFORE = 30
"""Characters before a noun in which the word stands that ascribes it."""

_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]{3,40}")
_APPOINTED = re.compile(r"\b[Zz]u[mr](?: [a-zäöüß-]{2,20}){0,2} \Z")
_ASCRIBES = re.compile(
    r"(?:\b[Aa]ls(?: (?:neue[rn]?|künftige[rn]?|[a-zäöüß-]{2,20}(?:ische|liche)[rn]?))?"
    r"|\b(?:wird|ist|war|bleibt|wurde)"
    r"(?: (?:er|sie|nun|damit|jetzt|bisher|bislang|zuletzt|heute|künftig|dort|derzeit|noch|seit \d{4}|bis \d{4}))?"
    r"|(?:(?<!ein )(?<!einen )\b(?:neuer|künftiger)|\b(?:die|der|wird|ist) (?:neue|künftige)|\d neue)) \Z"
)
_BESIDE = re.compile(
    r"(?: [a-zäöüß]{2,5})?, (?:bislang|bisher|zuvor|zuletzt|derzeit|damals|früher|einst|heute|inzwischen|zugleich"
    r"|im Hauptberuf|(?:von \d{4} )?(?:seit|bis) \d{4})(?: noch)? \Z"
)
"""Between a name and the noun of a post: "stellte Eva Mai vor, bislang Ministerin", "Eva Mai, bis 2021 Ministerin"."""
_DESCRIBES = re.compile(r"-[Jj]ährigen?\Z|\A(?:[Ee]r|[Ss]ie|[Dd]er|[Dd]ie)\Z")
_GIVEN = re.compile(r"\b(?:[Zz]u[mr](?: [a-zäöüß-]{2,20}){0,2}|(?:neue|künftige)r?) \Z")
_EQUALS = re.compile(r" (?:heißt|hieß|ist|war|wird|wurde) ")
_BEGINS = re.compile(r"\s*(?:(?:Der|Die) )?\Z")
_LEAD = re.compile(r"\b[a-zäöüß]+(?:sche|tische)[rnm]? \Z")
_BEHIND = re.compile(r"(?: (?:des|der|von|vom|im|in|in der|für|beim) (?:[a-zäöüß]+ ){0,2}[A-ZÄÖÜ][\w-]+)?")


class Held(Struct, frozen=True):
    """A post in the words of a report, the name of whom it is said, and whether it is one newly given to them."""

    holder: Name
    evidence: Evidence
    given: bool


def held(article: Article) -> Iterator[Held]:
    """The posts that an article ascribes in its clauses, in text order; what is told beside a name is left out."""
    beside = [(role.begin, role.end) for role in article.roles]
    for match in _NOUN.finditer(article.text):
        if (is_department(match[0]) or office(match[0])) and not is_inside(match.start(), beside):
            behind = _BEHIND.match(article.text, match.end())
            lead = _LEAD.search(article.text, max(0, match.start() - BEFORE), match.start())
            span = (lead.start() if lead else match.start(), behind.end() if behind else match.end())
            beside_name = None if is_department(match[0]) else _named_beside(article, span)
            name = beside_name or _holder(article, match.start(), match[0])
            if name is not None:
                given = is_given(article, match.start())
                yield Held(name, Evidence(article.id, *span, article.text[slice(*span)]), given)


def is_given(article: Article, at: int) -> bool:
    """Whether what stands before the noun of a post says that it is newly given: "zur", "neue"."""
    return _GIVEN.search(article.text, max(0, at - BEFORE), at) is not None


def _named_beside(article: Article, span: tuple[int, int]) -> Name | None:
    """The name that a post belongs to by where it stands."""
    begin, end = span
    if between := _BESIDE.search(article.text, max(0, begin - BEFORE), begin):
        last = bisect_left(article.names, between.start(), key=lambda name: name.end)
        name = article.names[last] if last < len(article.names) else None
        if name is not None and name.end == between.start() and name.label == "PER":
            return name
    return _named_behind(article, end)


def _named_behind(article: Article, end: int) -> Name | None:
    """Whose full name stands behind a comma: "die deutsche Botschafterin in Oslo, Eva Mai"."""
    if not article.text.startswith(", ", end):
        return None
    first = bisect_left(article.names, end + 2, key=lambda name: name.begin)
    name = article.names[first] if first < len(article.names) else None
    return name if name is not None and name.begin == end + 2 and name.label == "PER" and " " in name.text else None


def _holder(article: Article, at: int, noun: str) -> Name | None:
    index = article.sentence_index(at)
    if index < 0:
        return None
    sentence, statement = article.sentences[index], article.statement_at(at)
    if not _is_ascribed(article, sentence, at, noun, statement):
        return None
    for part in _stretches(article, index, statement):
        persons = _persons(article, part, statement)
        if persons:
            return persons[0] if len({_surname(person) for person in persons}) == 1 else None
    return None


def _is_ascribed(article: Article, sentence: Extent, at: int, noun: str, statement: Statement | None) -> bool:
    if is_department(noun):
        return statement is not None and statement.predicate in lexicon.words("holders_taking")
    before = article.text[max(sentence.begin, at - BEFORE) : at]
    if _APPOINTED.search(before):
        return statement is not None and statement.predicate in lexicon.words("holders_appointing")
    equals = _EQUALS.match(article.text, at + len(noun)) and _BEGINS.fullmatch(article.text, sentence.begin, at)
    return bool(equals or _ASCRIBES.search(before))


def _stretches(article: Article, index: int, statement: Statement | None) -> Iterator[tuple[Extent, ...]]:
    """The clause; where it has no subject, or one that only describes somebody, its sentence and the one before."""
    if statement is None:
        return
    yield statement.parts
    subjects = [argument.text for argument in statement.arguments if argument.relation == "subject"]
    appoints = statement.predicate in lexicon.words("holders_appointing")
    if appoints or all(_DESCRIBES.search(text) or office(text.split()[-1]) for text in subjects):
        yield (article.sentences[index],)
    if appoints or all(map(_DESCRIBES.search, subjects)):
        yield (article.sentences[max(0, index - 1)],)


def _persons(article: Article, parts: tuple[Extent, ...], statement: Statement | None) -> list[Name]:
    """The names of persons in a stretch, and those that a pronoun in it stands for; who appoints another left out."""
    found = [name for part in parts for name in within(article.names, part.begin, part.end)]
    for part in parts:
        for reference in within(article.references, part.begin, part.end):
            meant = within(article.names, reference.name.begin, reference.name.begin + 1)
            found += (name for name in meant if name.end == reference.name.end)
    return [name for name in found if name.label == "PER" and not _appoints(name, statement)]


def _appoints(name: Name, statement: Statement | None) -> bool:
    """Whether somebody is the subject of a clause that says whom he appoints."""
    if statement is None or statement.predicate not in lexicon.words("holders_appointing"):
        return False
    objects = any(argument.relation == "object" for argument in statement.arguments)
    return objects and any(
        argument.relation == "subject" and argument.begin <= name.begin < argument.end
        for argument in statement.arguments
    )


def _surname(name: Name) -> str:
    return name.text.split()[-1].rstrip("s").lower()

"""Descriptions led to a name: "der Kremlchef", "Russlands Staatschef", "der CDU-Politiker", "der 64-Jährige".

What leads there is an office that the article itself ascribes; the only knowledge brought along are the states, their
adjectives and peoples, and which offices are the same ("Staatschef", "Präsident", "Kremlchef" of one state).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Iterator

from msgspec import Struct
from msgspec.structs import replace

from synopse.lexicon import rows, words
from synopse.model import Name, Reference, Role
from synopse.offices import Office, office
from synopse.places import state_of
from synopse.syntax import Sentence, Token
from synopse.tag.references.equivalents import can_mean, parties_of
from synopse.tag.references.people import FORMER, Held, Person, sex_of, state_in

_DEFINITE = frozenset({"der", "die", "dem", "den", "des", "dieser", "diese", "diesem", "diesen"})
_POLITICAL = frozenset({"state_head", "government_head", "minister", "politician", "deputy"})


class _Said(Struct, frozen=True):
    """A description: from where to where, its office, whose, and by what words it is bound."""

    begin: int
    end: int
    office: Office
    of: str
    state: str


def descriptions(
    text: str,
    sentences: tuple[Sentence, ...],
    names: tuple[Name, ...],
    roles: tuple[Role, ...],
    known: tuple[Person, ...],
) -> Iterator[Reference]:
    """Lead each description to the one person it fits; where two fit, to none."""
    if len(known) > _PERSONS_AT_MOST:
        return
    taken = _Taken(tuple((name.begin, name.end) for name in names), tuple((role.begin, role.end) for role in roles))
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            if not (token.text[:1].isupper() or token.text[:1].isdigit()) or taken.covers(token.begin):
                continue
            yield from _at(text, sentence.tokens, index, taken, known)


_PERSONS_AT_MOST = 500
"""A text that names more is a register, not a report; nobody is "the minister" in it."""


class _Taken(Struct, frozen=True):
    """What is a name or belongs to a role already."""

    names: tuple[tuple[int, int], ...]
    roles: tuple[tuple[int, int], ...]

    def covers(self, offset: int) -> bool:
        return _inside(self.names, offset) or _inside(self.roles, offset)

    def name_at(self, offset: int) -> bool:
        return _inside(self.names, offset)


def _inside(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    place = bisect_right(spans, (offset, 1 << 60)) - 1
    return any(begin <= offset < end for begin, end in spans[max(0, place - 2) : place + 1])


def _at(
    text: str, tokens: tuple[Token, ...], index: int, taken: _Taken, known: tuple[Person, ...]
) -> Iterator[Reference]:
    token = tokens[index]
    aged = _AGED.fullmatch(token.text)
    if aged is not None:
        yield from _by_age(text, tokens, index, int(aged[1]), known)
    elif token.text in _peoples():
        yield from _by_people(text, tokens, index, known)
    else:
        said = _description(text, tokens, index, taken)
        if said is not None:
            yield from _by_office(text, said, known)


def _description(text: str, tokens: tuple[Token, ...], index: int, taken: _Taken) -> _Said | None:
    """The definite description whose noun the token is, or None: "der US-Präsident", "Russlands Staatschef"."""
    noun = office(tokens[index].text)
    if noun is None or not noun.singular or noun.title in _BOARDS or _named_next(tokens, index, taken):
        return None
    first = index
    while first > 0 and _attribute(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1] if first else None
    attributes = [token.text.lower().rstrip("nrms") for token in tokens[first:index]]
    if any(attribute in FORMER for attribute in attributes):
        return None
    prefix = tokens[index].text[: noun.prefix]
    of = prefix.rpartition("-")[0] or (prefix if state_of(prefix) else "")
    of = of or next((token.text for token in tokens[first:index] if state_of(token.text)), "")
    begin = tokens[first].begin
    if before is not None and before.text.lower() in _DEFINITE:
        begin = before.begin
        if _many(tokens, first - 1, tokens[index].text, noun) or tokens[max(first - 2, 0)].text in _POSTS:
            return None
    elif before is not None and _genitive(before, taken):
        begin, of = before.begin, before.text
    elif not of or attributes or noun.title == noun.lemma:
        return None
    end, whose = _genitive_behind(text, tokens, index)
    of = of or whose
    if noun.gender == "" and before is not None and tokens[index].text.endswith("n") and before.text.lower() == "der":
        noun = replace(noun, gender="f")
    return _Said(begin, end, noun, of, state_in(of) or "")


_BOARDS = frozenset({"Vorstand"})
"""With an article these are mostly many: "Der Vorstand prüft das Angebot"."""
_POSTS = frozenset({"Amt", "Amtes", "Amts", "Posten", "Rolle", "Position", "Titel", "Stelle", "Funktion", "Nachfolge"})
"""In "das Amt des Kanzlers" nobody is meant."""


def _many(tokens: tuple[Token, ...], article: int, form: str, noun: Office) -> bool:
    """Whether the article says that there are several: "die Minister", "mit den Präsidenten", "der Vorsitzenden"."""
    word = tokens[article].text.lower()
    if noun.gender == "m":
        dative = article > 0 and tokens[article - 1].text.lower() in _WITH_DATIVE
        attribute = tokens[article + 1].text
        weak = (form.endswith("n") and not noun.lemma.endswith("n")) or (attribute != form and attribute.endswith("en"))
        return word in ("die", "diese") or (word == "der" and weak) or (word == "den" and dative and noun.plural)
    return noun.gender == "" and word in ("die", "diese") and form.endswith("n")


_WITH_DATIVE = frozenset({"mit", "von", "bei", "zu", "nach", "aus", "seit", "neben", "zwischen", "unter"})


def _named_next(tokens: tuple[Token, ...], index: int, taken: _Taken) -> bool:
    """Whether a name follows, so that the noun is its title or part of a list: "Präsident Trump"."""
    if index + 1 >= len(tokens) or tokens[index + 1].text[-1] in "s’'":
        return False
    following = tokens[index + 1]
    return taken.name_at(following.begin) or (following.pos == "PROPN" and following.text[:1].isupper())


def _attribute(token: Token) -> bool:
    lowered = token.text.lower()
    if token.pos == "DET" or lowered in _DEFINITE or not lowered.endswith(("e", "en", "er", "em", "es")):
        return False
    return (
        token.pos == "ADJ"
        or lowered in words("roles_attributes")
        or (token.text.islower() and state_of(lowered) is not None)
    )


def _genitive(token: Token, taken: _Taken) -> bool:
    return (
        token.text[-1] in "s’'"
        and token.text[:1].isupper()
        and (taken.name_at(token.begin) or state_of(token.text) is not None)
    )


def _genitive_behind(text: str, tokens: tuple[Token, ...], index: int) -> tuple[int, str]:
    """What follows as a genitive: "der Präsident der Ukraine", "der Sprecher des Konzerns", "der Berater Putins"."""
    following = tokens[index + 1 : index + 6]
    if len(following) >= 2 and following[0].text in ("der", "des", "von", "vom") and following[0].pos != "PRON":
        for place, token in enumerate(following[1:], 1):
            if token.pos in ("NOUN", "PROPN"):
                return token.end, text[following[1].begin : token.end]
            if token.pos != "ADJ" and place > 1:
                break
    if following and following[0].pos == "PROPN" and following[0].text[-1] in "s’'":
        return following[0].end, following[0].text
    return tokens[index].end, ""


def _by_office(text: str, said: _Said, known: tuple[Person, ...]) -> Iterator[Reference]:
    fitting = [person for person in known if _agrees(person, said) and any(_fits(said, held) for held in person.held)]
    if not fitting and said.office.kind in _POLITICAL:
        fitting = [person for person in known if _agrees(person, said) and _is_member(person, said)]
    if not fitting and not said.of:
        yield from _by_kind(text, said, known)
    if not fitting and said.office.masculine == "Politiker" and said.of:
        fitting = _only_near(text, said, known)
    if said.office.masculine == "Politiker" and not said.of:
        fitting = [person for person in fitting if 0 <= said.begin - person.near(said.begin).end < _NEAR]
    if len(fitting) == 1:
        held = next((held.head for held in fitting[0].held if _fits(said, held)), said.of)
        name = fitting[0].near(said.begin)
        reason = f"“{name.text}” is the only one here with the office “{held}”"
        yield Reference(said.begin, said.end, text[said.begin : said.end], name, reason)


def _is_member(person: Person, said: _Said) -> bool:
    """Whether the article gives the person the party of "der CDU-Politiker", "der Sozialdemokrat"."""
    meant = {said.of, said.of.removesuffix("n")} | parties_of(said.office.masculine)
    return not meant.isdisjoint(person.parties)


def _only_near(text: str, said: _Said, known: tuple[Person, ...]) -> list[Person]:
    """Whom "Die Sozialbund-Politikerin" at the head of a sentence means: the only one named in the sentence before."""
    if not said.begin or text[said.begin].islower():
        return []
    near = [person for person in known if 0 <= said.begin - person.near(said.begin).end < _NEAR // 2]
    return near if len(near) == 1 and _agrees(near[0], said) else []


def _by_kind(text: str, said: _Said, known: tuple[Person, ...]) -> Iterator[Reference]:
    """ "so der Personalchef" of the manager who was named last, if nobody else was named near."""
    near = [person for person in known if 0 <= said.begin - person.near(said.begin).end < _NEAR]
    if len(near) != 1 or not _agrees(near[0], said) or said.office.kind not in _LEADING:
        return
    if any(held.office is not None and held.office.kind == said.office.kind for held in near[0].held):
        name = near[0].near(said.begin)
        reason = f"“{name.text}” is the only one named near, with an office of that kind"
        yield Reference(said.begin, said.end, text[said.begin : said.end], name, reason)


_LEADING = frozenset({"chief", "envoy", "adviser", "spokesperson"})


def _agrees(person: Person, said: _Said) -> bool:
    sex = sex_of(said.office.gender)
    return not sex or sex == person.sex or (not person.sex and sex == "m")


def _fits(said: _Said, held: Held) -> bool:
    """Whether the description can mean the holder of that office."""
    held_now = held.office is not None and not held.former
    return held_now and _same_office(said.office, said.state, held) and _same_owner(said, held)


def _same_owner(said: _Said, held: Held) -> bool:
    if not said.of:
        return True
    if said.state or held.state:
        return said.state == held.state
    return _stem(said.of) == _stem(held.of)


def _same_office(one: Office, state: str, held: Held) -> bool:
    other = held.office
    if other is None:
        return False
    if one.masculine == other.masculine and (_title(one) == _title(other) or _title(one) == one.masculine):
        return True
    if _heads_state(one, state) and _heads_state(other, held.state):
        return True
    if can_mean(_title(one)[:1].upper() + _title(one)[1:], other):
        return True
    if one.lemma in ("Politiker", "Politikerin"):
        return other.kind in _POLITICAL and one.title == one.lemma
    same_prefix = len(_fore(one)) > 3 and _fore(one) == _fore(other)
    return same_prefix and one.kind == other.kind == "chief"


def _heads_state(noun: Office, state: str) -> bool:
    """Whether the noun says head of that state: "Präsident", "Staatschef", and "Kremlchef" by its first part."""
    if noun.kind == "state_head" and noun.title == noun.lemma:
        return True
    return noun.masculine == "Chef" and state != "" and state_of(_fore(noun).capitalize()) == state


def _title(noun: Office) -> str:
    return _fore(noun) + noun.masculine.lower() if _fore(noun) else noun.masculine


def _fore(noun: Office) -> str:
    """What stands before the lemma within the title, in lower case: "personal" in "Personalvorstand"."""
    return noun.title[: len(noun.title) - len(noun.lemma)].lower()


def _stem(words_: str) -> str:
    last = words_.split()[-1].casefold() if words_ else ""
    return re.sub(r"(?:es|s|’|'|en|n)$", "", last)


_AGED = re.compile(r"(\d\d)-[Jj]ährigen?")


def _by_age(
    text: str, tokens: tuple[Token, ...], index: int, age: int, known: tuple[Person, ...]
) -> Iterator[Reference]:
    """ "der 64-Jährige": whose age the article gives, else the one named last if nobody else is near, or at all."""
    before = tokens[index - 1].text.lower() if index else ""
    if index + 1 < len(tokens) and tokens[index + 1].text[:1].isupper():
        return
    if before not in ("der", "die", "dem", "den", "des") or (before == "die" and tokens[index].text.endswith("n")):
        return
    begin, end = tokens[index - 1].begin, tokens[index].end
    sex = "f" if before == "die" else "m" if before == "dem" or not tokens[index].text.endswith("n") else ""
    fitting = [person for person in known if not (sex and person.sex) or sex == person.sex]
    aged = [person for person in fitting if age in person.ages]
    if not aged:
        aged = [person for person in fitting if not person.ages and 0 < begin - person.near(begin).end < _NEAR]
        everyone = [person for person in known if 0 < begin - person.near(begin).end < _NEAR]
        aged = aged if len(everyone) == 1 else []
        if not aged and len(known) == 1 and not known[0].ages and text.count(f"{age}-") == 1:
            aged = [person for person in fitting if person.mentions[0].begin < begin]  # nobody else was introduced
    if len(aged) == 1:
        name = aged[0].near(begin)
        yield Reference(begin, end, text[begin:end], name, f"“{name.text}” is the only one here of that age")


_NEAR = 300
"""Characters, about two sentences: how far back an age without a number of its own may reach."""


def _by_people(text: str, tokens: tuple[Token, ...], index: int, known: tuple[Person, ...]) -> Iterator[Reference]:
    """ "der Ukrainer": the one person here who holds an office of that state."""
    word, before = tokens[index].text, tokens[index - 1].text.lower() if index else ""
    woman = word.endswith("in")
    if index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN":
        return
    if (
        before not in (("die", "der") if woman else ("der", "dem", "den", "des"))
        or word.endswith(("n", "nen")) != woman
    ):
        return
    state = state_of(word)
    begin, end = tokens[index - 1].begin, tokens[index].end
    recent = [person for person in known if 0 < begin - person.near(begin).end < _NEAR]
    fitting = [person for person in recent if person.sex in ("", "f" if woman else "m") and _may_be_of(person, state)]
    if len(fitting) == 1:
        name = fitting[0].near(begin)
        yield Reference(
            begin, end, text[begin:end], name, f"“{name.text}” is the only one near who can be of that state"
        )


def _may_be_of(person: Person, state: str | None) -> bool:
    """Whether no office speaks against it: a person of several states or of another one is left out."""
    states = {held.state for held in person.held if held.state}
    return (not states and any(held.office is not None for held in person.held)) or states == {state}


@cache
def _peoples() -> frozenset[str]:
    """Singular forms of the names of peoples: "Ukrainer", "Ukrainerin", "Russe", "Russin"."""
    found = set()
    for row in rows("countries"):
        for form in (part for part in row["inhabitants"].split("; ") if part):
            found |= {form, form + "s", form.removesuffix("e") + "in"}
    return frozenset(found)

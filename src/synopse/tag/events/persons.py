"""Whether a phrase is of a person where only a pronoun says so: "Kern sitzt in Haft. Am Montag wurde er vernommen"."""

from __future__ import annotations

from typing import Iterable, Iterator

from msgspec.structs import replace

from synopse.syntax.declension import noun_forms
from synopse.tag.events.relatives import antecedent
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

PERSONAL = {"er": "m", "ihm": "m", "ihn": "m", "ihnen": "p", "ihr": "f", "sie": "fp"}
"""What personal pronouns stand for: letters of "mf" for one, "p" for several."""
ANYBODY = "mf"


def recalling(views: Iterable[View]) -> Iterator[View]:
    """The sentences of an article, each with what the one before tells of persons."""
    before = ""
    for view in views:
        recalled = replace(view, persons=before)
        yield recalled
        before = _told_of(recalled, view.sentence.clauses[-1].last if view.sentence.clauses else 0)


def meant(view: View, number: int) -> int:
    """The chunk that a relative pronoun stands for, or the chunk itself: "Kern, | die | am Montag abtrat"."""
    chunk = view.sentence.chunks[number]
    before = chunk.first - 1
    relative = view.tokens[chunk.head].detail == "rel" and before > 0 and view.word(before) == ","
    if not relative or view.chunk_at[before - 1] == NONE:
        return number
    return antecedent(view, view.chunk_at[before - 1], number)


def is_named(view: View, number: int) -> bool:
    """Whether a chunk is of a person by name, or a pronoun for one."""
    return _has_name(view, meant(view, number)) or _recalls(view, number).isupper()


def is_somebody(view: View, number: int) -> bool:
    """Whether a chunk is of a person, by name or not, or a pronoun for one."""
    host = meant(view, number)
    if host != number and _is_anybody(view, host):
        return False
    head = view.tokens[view.sentence.chunks[host].head].text
    known = words.is_agent(head) or words.is_person(head)
    told = not head[:1].islower() and known and not words.is_body(head)
    return told or _has_name(view, host) or bool(_recalls(view, number))


def _is_anybody(view: View, number: int) -> bool:
    """Whether a phrase is of people in general: "Beschäftigte, die in den Ruhestand gehen"."""
    chunk = view.sentence.chunks[number]
    return chunk.first == chunk.head and chunk.number != "sing" and not _has_name(view, number)


def _has_name(view: View, number: int) -> bool:
    return view.names_person(view.sentence.chunks[number])


def _recalls(view: View, number: int) -> str:
    """The letter of the person for whom a pronoun may stand, a capital where that one has a name."""
    chunk = view.sentence.chunks[number]
    wanted = PERSONAL.get(view.word(chunk.head), "") if chunk.first == chunk.head else ""
    known = (_told_of(view, chunk.first) or view.persons) if wanted else ""
    return next((letter for letter in known if letter.lower() in wanted), "")


def _told_of(view: View, until: int) -> str:
    """What the persons can be that are the subjects of clauses before a token, as letters; those of the last."""
    found = ""
    for clause in view.sentence.clauses:
        subject = None if clause.subject is None else view.sentence.chunks[clause.subject]
        if subject is None or clause.subject is None or subject.last > until:
            continue
        pronoun = PERSONAL.get(view.word(subject.head))
        if pronoun is not None:
            found = "".join(letter for letter in found or view.persons if letter.lower() in pronoun)
        else:
            found = _letters(view, meant(view, clause.subject))
    return found


def _letters(view: View, number: int) -> str:
    """What a chunk of persons can be, in capitals where they have names; "" for things and bodies."""
    chunk = view.sentence.chunks[number]
    head, named = view.tokens[chunk.head].text, _has_name(view, number)
    if not named and (
        head[:1].islower() or not (words.is_person(head) or words.is_office(head)) or words.is_body(head)
    ):
        return ""
    alone = view.word(chunk.last) not in ("und", "sowie", "oder")
    plural = chunk.number == "plur" or not alone
    letters = "p" if plural else ANYBODY if named and chunk.first == chunk.head else noun_forms(head).replace("p", "")
    letters = letters.replace("n", ANYBODY) or ANYBODY
    return letters.upper() if named else letters

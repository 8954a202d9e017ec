"""Who a noun phrase stands for: lists taken apart, names found behind descriptions and representatives.

A referent is the name where there is one ("der Sondergesandte Steve Witkoff" -> "Steve Witkoff"), the names behind a
representative ("Vertreter der EU und der Ukraine" -> "EU", "Ukraine"), else the description or pronoun itself.
"""

from __future__ import annotations

import re

from synopse import places
from synopse.model import Name, Span
from synopse.syntax.declension import noun_forms
from synopse.tag.events.holders import holder
from synopse.tag.events.reach import CONJUNCTIONS, is_attached, opens_genitive
from synopse.tag.events.relatives import antecedent, wanted
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

_ROAD = re.compile(r"[ABL] ?\d{1,4}[a-z]?")
INDEFINITE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines"})
OPENING, CLOSING = frozenset("„«»“"), frozenset("“”»«")
TITLE = 9
"""Tokens of a title in quotation marks behind the noun for what it is."""
LISTED = 3
"""Phrases back to the first of those whom a relative pronoun stands for."""
FORMER = ("damalig", "ehemalig", "einstig", "früher")
"""How adjectives begin after which nobody stands for a body any more."""
AUTHORITIES = ("anwaltschaft", "behörde", "gericht", "ministerium", "polizei", "regierung")
"""How nouns end that bear no person's name: "warf die Staatsanwaltschaft | Kern vor"."""
ANY = "mfnp"
"""What can be said of the forms of a word that no table has."""
SHARES = frozenset({"anteil", "drittel", "großteil", "hälfte", "mehrheit", "prozent", "viertel"})
"""What part of a body: "81 Prozent des Kapitals", "die Mehrheit der Delegierten"."""
SPARING = frozenset({"auch", "etwa", "unter", "anderem", "vor", "allem"})
"""Words between "darunter" and the first of those who were there."""


def referents(view: View, chunk: int, until: int | None = None) -> tuple[Span, ...]:
    """The referents of a chunk and of the conjuncts that follow it, up to token `until`."""
    stop = len(view.tokens) if until is None else until
    listed = conjuncts(view, chunk, stop)
    found = [_referent(view, number, stop) for number in listed]
    if len(listed) > 1 and any(found) and (len(listed) > 2 or _is_listed_name(view, found)):
        found = [told or _bare_name(view, number) for number, told in zip(listed, found, strict=True)]
    return unique(tuple(span for told in found for span in told))


def _is_listed_name(view: View, found: list[list[Span]]) -> bool:
    """Whether what is told of two is a name, so that the bare word beside it is one too: "Dravien und Oslo"."""
    return all(_is_name(view, span) for told in found for span in told)


def is_unknown_name(view: View, chunk: int) -> bool:
    """Whether a chunk is a bare word that stands where a name does although nobody knows it: "Dravien"."""
    named = _bare_name(view, chunk)
    text = view.tokens[view.sentence.chunks[chunk].head].text
    proper = view.tokens[view.sentence.chunks[chunk].head].pos == "PROPN"
    return bool(named) and proper and words.noun(text) is None and not words.is_agent(text)


def _bare_name(view: View, number: int) -> list[Span]:
    """A word in a list of names that has no article, and so is one: "Sozialbund, Umweltliste und Freie Mitte"."""
    chunk = view.sentence.chunks[number]
    token = view.tokens[chunk.head]
    capital = all(part.text[:1].isupper() for part in view.tokens[chunk.first : chunk.last])
    bare = chunk.last - chunk.first <= 2 and capital and token.pos in ("NOUN", "PROPN")
    named = bare and view.time_at[chunk.head] == NONE and not _is_event(token.text)
    return [view.span(chunk.first, chunk.last)] if named else []


def listed_from(view: View, inside: list[int]) -> int:
    """The token at which those begin who are singled out of a crowd: ", darunter auch | Rahel Moll und Jan Ott"."""
    for index in inside:
        opens = view.word(index) == "darunter" or (view.word(index) == "unter" and view.word(index + 1) == "ihnen")
        if opens and view.word(index - 1) == ",":
            at = index + (1 if view.word(index) == "darunter" else 2)
            while view.word(at) in SPARING:
                at += 1
            return at if at < len(view.tokens) and view.chunk_at[at] != NONE else NONE
    return NONE


def is_party(view: View, chunk: int) -> bool:
    """Whether a chunk can stand for somebody who acts."""
    return bool(_referent(view, chunk, len(view.tokens)))


def conjuncts(view: View, chunk: int, stop: int) -> tuple[int, ...]:
    """The chunk and those joined to it: "A, B sowie C", "Vertreter der EU und X".

    Of a description and the name beside it ("des Gesandten, X,", "X, der Leiter des Fonds,") only the name is given.
    """
    found = [chunk]
    last = _behind_brackets(view, _end_with_attachments(view, chunk, stop))
    while last < stop and (following := _joined_chunk(view, chunk, last, stop)) != NONE:
        end = _end_with_attachments(view, following, stop)
        apposed = view.word(last) == "," and _has_person(view, found[-1]) != _has_person(view, following)
        described = view.word(end) == "," and view.word(last + 1) in ("ein", "eine", "einer", "einem", "einen")
        if view.word(last) == "," and not apposed and (described or not _list_goes_on(view, end)):
            break
        if apposed and _has_person(view, following):
            found[-1] = following
        elif not apposed:
            found.append(following)
        else:
            end = _end_of_description(view, end)
        last = end + 1 if apposed and view.word(end) == "," and view.word(end + 1) in CONJUNCTIONS else end
    return tuple(found)


def _behind_brackets(view: View, last: int) -> int:
    """The token behind a party, a short name or an age in brackets: "Rahel Kern | (Grüne) | und Ole Ott (SPD)"."""
    bracketed = view.word(last) == "(" and view.word(last + 2) == ")"
    return last + 3 if bracketed and view.word(last + 3) in CONJUNCTIONS else last


def _end_of_description(view: View, end: int) -> int:
    """Where a description of two things ends: "Rahel Kern, eine Anwältin | und Autorin |, wurde geehrt"."""
    number = view.chunk_at[end + 1] if view.word(end) in CONJUNCTIONS and end + 1 < len(view.tokens) else NONE
    if number == NONE or view.sentence.chunks[number].preposition is not None or _has_person(view, number):
        return end
    last = view.sentence.chunks[number].last
    return last if view.word(last) == "," else end


def _joined_chunk(view: View, chunk: int, last: int, stop: int) -> int:
    """The chunk behind the conjunction or comma at token `last`, or NONE."""
    following = view.chunk_at[last + 1] if last + 1 < stop else NONE
    if following == NONE or (view.word(last) not in CONJUNCTIONS and view.word(last) != ","):
        return NONE
    further = view.sentence.chunks[following]
    same = further.preposition in (None, view.sentence.chunks[chunk].preposition)
    return following if same and further.first == last + 1 else NONE


def _has_person(view: View, number: int) -> bool:
    return view.names_person(view.sentence.chunks[number])


def _list_goes_on(view: View, end: int) -> bool:
    return view.word(end) in CONJUNCTIONS or view.word(end) == ","


def _end_with_attachments(view: View, number: int, stop: int) -> int:
    """Where a chunk ends with the genitives and von-phrases that follow it."""
    last = view.sentence.chunks[number].last
    while last < stop and view.name_at[last] != NONE and view.name_at[last] == view.name_at[last - 1]:
        last += 1  # "Ole | Kern"
    if last < stop and _is_called(view, number, view.chunk_at[last]):
        last = view.sentence.chunks[view.chunk_at[last]].last
    while last < stop and (view.chunk_at[last] != NONE or view.word(last) in OPENING):
        if view.word(last) in OPENING:
            return next((at + 1 for at in range(last + 1, last + TITLE) if view.word(at) in CLOSING), last)
        following = view.sentence.chunks[view.chunk_at[last]]
        own = following.preposition in ("von", "vom") and view.time_at[following.head] == NONE
        if not (own or is_attached(view, view.chunk_at[last])):
            break
        last = following.last
    return last


def _is_called(view: View, number: int, following: int) -> bool:
    """Whether the bare word behind a description is its name: "die Spedition | Ostwald"."""
    if following == NONE or view.sentence.chunks[following].first != view.sentence.chunks[number].last:
        return False
    chunk = view.sentence.chunks[number]
    head, other = view.tokens[chunk.head].text, view.tokens[view.sentence.chunks[following].head]
    body = words.is_agent(head) and not words.is_person(head) and chunk.number != "plur" and chunk.first < chunk.head
    strange = other.pos == "PROPN" or noun_forms(other.text) == ANY  # not "die Regierung | Aufklärung"
    return body and strange and view.name_at[chunk.head] == NONE and bool(_bare_name(view, following))


def _referent(view: View, number: int, stop: int) -> list[Span]:
    chunk = view.sentence.chunks[number]
    named = view.name_in(chunk.first, min(chunk.last, stop))
    if bearer := _bearer(view, number, named):
        return bearer
    head = view.tokens[chunk.head]
    if view.name_at[chunk.head] != NONE:
        name = view.names[view.name_at[chunk.head]]
        if name.begin < view.tokens[chunk.first].begin:  # "in den Vereinigten Staaten | von Amerika"
            return []
        acts = name.label != "OTH" and head.text[-1:] != "-" and not _is_thing(name)
        return [span_of(name)] if acts else []
    if view.time_at[chunk.head] != NONE or _is_event(head.text):
        return []
    if head.detail == "rel":
        return _antecedent(view, number)
    party = words.pronoun(head.text.lower())
    if head.pos == "PRON" or party is not None:
        return [view.span(chunk.head, chunk.head + 1)] if party else []
    if states := _states_of(view, number, stop):
        return states
    apposed = [span_of(name) for name in named if name.begin >= head.end]
    if apposed and (
        view.names[view.name_at[_token_at(view, apposed[0])]].label == "ORG"
        or words.is_territory(head.text)
        or places.place_of_adjective(head.text)  # "den | Bielefelder | Pumpenbauer Kern"
    ):
        return apposed[:1]
    if places.state_of(head.text) and head.text[:1].isupper():
        return [view.span(chunk.head, chunk.head + 1)]
    if not words.is_agent(head.text):
        return _whole_of(view, number, stop)
    following = view.chunk_at[chunk.last] if chunk.last < stop else NONE
    if following != NONE and is_beside(view, following, {number}) and head.text[:1].isupper():
        named = view.name_in(chunk.last, min(view.sentence.chunks[following].last, stop))
        return [span_of(name) for name in named if name.label in ("PER", "ORG")][:1] or [
            _description(view, number, stop)
        ]
    return _represented(view, number, stop) or [_description(view, number, stop)]


def _bearer(view: View, number: int, named: list[Name]) -> list[Span]:
    """The person in a phrase, or who holds the office that it names; of an authority only the authority."""
    chunk = view.sentence.chunks[number]
    people = [name for name in named if name.label == "PER" and not _is_possessor(view, name, chunk.head)]
    persons = [name for name in people if not _is_whose(view, name, number)]
    if persons and torn(view, number) is not None:
        return [view.span(chunk.first if chunk.preposition is None else chunk.first + 1, chunk.head + 1)]
    bearer = persons[-1] if persons else holder(view, number)
    return [span_of(bearer)] if bearer is not None else []


def torn(view: View, number: int) -> Name | None:
    """The person whom the analysis takes for the name of an authority: "warf | die Staatsanwaltschaft Kern | vor"."""
    chunk = view.sentence.chunks[number]
    if view.name_at[chunk.head] != NONE or not view.word(chunk.head).endswith(AUTHORITIES):
        return None
    behind = (name for name in view.name_in(chunk.head + 1, chunk.last) if name.label == "PER")
    return next(behind, None)


def _is_thing(name: Name) -> bool:
    """Whether a place by its name is a road or works, which does nothing: "die Bundesstraße 168", "das Kraftwerk"."""
    if name.label != "LOC":
        return False
    parts = name.text.split(" ")
    return bool(_ROAD.fullmatch(name.text)) or any(words.is_facility(word) for word in (parts[0], parts[-1]))


def _whole_of(view: View, number: int, stop: int) -> list[Span]:
    """Whose part a share is: "80 Prozent des Kapitals der Bank X" gives "X", "die Mehrheit der Delegierten" these."""
    found: list[Span] = []
    share = view.word(view.sentence.chunks[number].head) in SHARES
    at = view.sentence.chunks[number].last if share else stop
    while at < stop and (following := view.chunk_at[at]) != NONE and is_attached(view, following):
        found = _referent(view, following, stop) or found
        at = view.sentence.chunks[following].last
    return found


def _is_event(head: str) -> bool:
    """Whether a noun names an event, and so nobody who takes part in one; a delegation does."""
    row = words.noun(head)
    return row is not None and row["strength"] != "delegation"


def is_pair(view: View, number: int) -> bool:
    """Whether a chunk goes on from the article before it: "die | beiden Minister"."""
    first = view.sentence.chunks[number].first
    return view.word(first) == "beiden" and view.word(first - 1) == "die"


def _token_at(view: View, span: Span) -> int:
    return next(index for index, token in enumerate(view.tokens) if token.end > span.begin)


def is_beside(view: View, number: int, taken: set[int]) -> bool:
    """Whether a bare name only says who the chunk right before it is: "die Gewerkschaft | Verdi"."""
    chunk = view.sentence.chunks[number]
    before = view.chunk_at[chunk.first - 1] if chunk.first else NONE
    return before in taken and before != NONE and chunk.first == chunk.head and view.name_at[chunk.head] != NONE


def _antecedent(view: View, number: int) -> list[Span]:
    """Whom a relative pronoun stands for: what ends right before its clause and agrees with it."""
    before = view.sentence.chunks[number].first - 1
    if before < 1 or view.word(before) != "," or view.chunk_at[before - 1] == NONE:
        return []
    chunk = antecedent(view, view.chunk_at[before - 1], number)
    if wanted(view, number) == "p" and view.sentence.chunks[chunk].number != "plur":
        for first in range(max(0, chunk - LISTED), chunk):
            if conjuncts(view, first, before)[-1] == chunk:
                return list(referents(view, first, before))  # "Kern und Moll, die sich in Oslo trafen,"
    return [] if view.tokens[view.sentence.chunks[chunk].head].detail == "rel" else _referent(view, chunk, before)


def _states_of(view: View, number: int, stop: int) -> list[Span]:
    """The states or bodies that several stand for: "die Außenminister Finnlands und Kenias", "von Rom und Bern"."""
    chunk = view.sentence.chunks[number]
    former = any(view.word(index).startswith(FORMER) for index in range(chunk.first, chunk.head))
    if former or chunk.number == "sing" or not words.is_office(view.tokens[chunk.head].text):
        return []
    found = [name for name in view.name_in(chunk.head + 1, chunk.last) if name.text.endswith("s")]
    at = chunk.last
    while at < stop and (following := view.chunk_at[at]) != NONE:
        other = view.sentence.chunks[following]
        opens = not found and (is_attached(view, following) or other.preposition in ("von", "vom"))
        listed = (
            bool(found) and view.word(other.first - 1) in (*CONJUNCTIONS, ",") and other.preposition in (None, "von")
        )
        if other.first != at or not (opens or listed):
            break
        named = [name for name in view.name_in(other.first, other.last) if name.label in ("LOC", "ORG")]
        if not named:
            break
        found += named[:1]
        at = other.last + (1 if view.word(other.last) in (*CONJUNCTIONS, ",") else 0)
    if at == chunk.last and found and view.word(at) in CONJUNCTIONS and at + 1 < stop:
        found += [name for name in _named_at(view, at + 1) if name.text.endswith("s")]
    return [span_of(name) for name in found] if len(found) > 1 else []


def _named_at(view: View, token: int) -> list[Name]:
    return [view.names[view.name_at[token]]] if view.name_at[token] != NONE else []


def _represented(view: View, number: int, stop: int) -> list[Span]:
    """The names behind a representative: "Vertreter der EU und der Ukraine", "Truppen Russlands"."""
    head = view.tokens[view.sentence.chunks[number].head].text
    if not words.is_representative(head):
        return []
    last = view.sentence.chunks[number].last
    found: list[Span] = []
    while last < stop:
        at = last + 1 if found and view.word(last) in (*CONJUNCTIONS, ",") and last + 1 < stop else last
        following = view.chunk_at[at]
        if following == NONE or view.sentence.chunks[following].first != at:
            break
        chunk = view.sentence.chunks[following]
        genitive = chunk.preposition is None and "gen" in chunk.cases and opens_genitive(view, chunk.first)
        listed = bool(found) and at > last and chunk.preposition is None  # "aus Berlin und Oslo"
        if not genitive and not listed and chunk.preposition not in ("von", "aus"):
            break
        named = [span_of(name) for name in view.name_in(chunk.first, chunk.last) if name.label in ("ORG", "LOC")]
        plain = words.is_agent(view.tokens[chunk.head].text) and (genitive or bool(found))
        if not named and not plain:
            break
        found += named or [view.span(chunk.first, chunk.last)]
        last = chunk.last
    return found if len(found) > 1 or any(_is_name(view, span) for span in found) else []


def _is_name(view: View, span: Span) -> bool:
    return any(name.begin == span.begin for name in view.names)


def _description(view: View, number: int, stop: int) -> Span:
    """The words of a description with its genitives, without its preposition: "die Gewerkschaft der Lokführer"."""
    chunk = view.sentence.chunks[number]
    first = chunk.first + (1 if chunk.preposition is not None and chunk.first < chunk.head else 0)
    while first < chunk.head and view.tokens[first].pos in ("ADV", "CCONJ", "PART", "SCONJ", "ADP"):
        first += 1
    if first > 0 and (view.word(first - 1) in ("beide", "beiden") or is_pair(view, number)):
        first -= 1
    if words.is_aged(view.tokens[chunk.head].text):
        return view.span(first, chunk.last)
    return view.span(first, max(chunk.head + 1, min(_end_with_attachments(view, number, stop), stop)))


def _is_possessor(view: View, name: Name, head: int) -> bool:
    """Whether a name only owns the head: "Trumps Sondergesandter"."""
    return name.end <= view.tokens[head].begin and name.text.endswith(("s", "’", "'")) and (
        words.is_agent(view.tokens[head].text) or view.name_at[head] != NONE
    )  # fmt: skip


def _is_whose(view: View, name: Name, number: int) -> bool:
    """Whether a name is that of whom several belong to, who are not this person: "Anhänger | Rahel Kerns"."""
    chunk = view.sentence.chunks[number]
    head = view.tokens[chunk.head]
    behind = chunk.number == "plur" and name.begin >= head.end and name.text.endswith(("s", "’", "'"))
    return behind and words.is_representative(head.text)


def definite(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without descriptions of nobody in particular: "zwischen einem Präsidenten und einem Kanzler"."""
    return tuple(span for span in unique(spans) if span.text.split(" ")[0].lower() not in INDEFINITE)


def span_of(name: Name) -> Span:
    """The words of a name."""
    return Span(name.begin, name.end, name.text)


def unique(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans without repetition, in order."""
    return tuple(dict.fromkeys(spans))

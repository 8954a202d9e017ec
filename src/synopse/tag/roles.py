"""Offices, professions and kinship that an article ascribes to a person in its own words.

Four ways in which German does it, each with its own check against the lists that look the same:

- before the name: "US-Präsident Donald Trump", "Putins außenpolitischer Berater Juri Uschakow";
- behind it, between commas: "Jared Kushner, Schwiegersohn von Präsident Donald Trump,";
- ahead of it: "der außenpolitische Berater Putins, Juri Uschakow,";
- by a participle: "der für die Verhandlungen zuständige Kirill Dmitrijew".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Iterator

from msgspec import Struct

from synopse.lexicon import words
from synopse.model import Name, Role, Span
from synopse.offices import Office, office
from synopse.places import state_of
from synopse.syntax import Syntax, Token

_ARTICLES = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "sein",
     "seine", "seinen", "seinem", "seiner", "seines", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres",
     "unser", "unsere"}
)  # fmt: skip
_INDEFINITE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_COMPLEMENT = frozenset(
    {"von", "vom", "des", "der", "für", "in", "im", "bei", "beim", "am", "an", "zur", "zum", "aus", "eines",
     "einer"}
)  # fmt: skip
"""What may follow an office: "Leiter des Fonds", "Sprecher für Außenpolitik"; but not "mit dem Berater über ..."."""
_CLOSING = frozenset(",.;:!?)–—-“”»«\"'")
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST = 14
"""Tokens of an office with all that belongs to it; a longer stretch is a sentence of its own."""


def roles(text: str, syntax: Syntax, names: tuple[Name, ...]) -> tuple[Role, ...]:
    """Find the roles ascribed to persons.

    Args:
        text: The article's text.
        syntax: Its sentences.
        names: Its names; only persons hold roles.

    Returns:
        The roles in the order of the text, without their article, as they stand there.
    """
    found: dict[tuple[int, int, int], Role] = {}
    for view in _views(text, syntax, names):
        for first, last, name in view.persons:
            for role in _of_person(view, first, last, Span(name.begin, name.end, name.text)):
                found.setdefault((role.begin, role.end, role.holder.begin), role)
    return tuple(found[key] for key in sorted(found))


class _View(Struct, frozen=True):
    """A sentence with its names: `labels` and `ends` tell for each token the label of its name and where it ends.

    `surnames` are the last words of all persons named in the article by more than one word, or without an -s.
    """

    text: str
    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    ends: tuple[int, ...]
    persons: tuple[tuple[int, int, Name], ...]
    surnames: frozenset[str]

    def word(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def office(self, index: int) -> Office | None:
        """The office in one person's hands that the token names, if it is no part of a person's name."""
        if not 0 <= index < len(self.tokens) or self.labels[index] == "PER" or not self.word(index)[:1].isupper():
            return None
        found = office(self.word(index))
        return found if found is not None and found.singular else None

    def genitive(self, index: int) -> bool:
        """Whether the token ends a name in the genitive: "Putins", "Russlands", "Merz’"."""
        word = self.word(index)
        known = bool(self.labels[index]) or state_of(word) is not None
        return known and word[-1:] in "s'’ʼ" and self.ends[index] == index and word[:1].isupper()

    def closed(self, index: int) -> bool:
        return index >= len(self.tokens) or self.word(index)[:1] in _CLOSING


def _views(text: str, syntax: Syntax, names: tuple[Name, ...]) -> Iterator[_View]:
    starts = [name.begin for name in names]
    persons = [name.text for name in names if name.label == "PER"]
    surnames = frozenset(name.split()[-1] for name in persons if " " in name or name[-1] not in "s'’ʼ")
    for sentence in syntax.sentences:
        low, high = bisect_left(starts, sentence.begin), bisect_left(starts, sentence.end)
        here = names[low:high]
        if here:
            yield _view(text, sentence.tokens, here, surnames)


def _view(text: str, tokens: tuple[Token, ...], names: tuple[Name, ...], surnames: frozenset[str]) -> _View:
    begins = [token.begin for token in tokens]
    labels, ends, persons = [""] * len(tokens), [-1] * len(tokens), []
    for name in names:
        first = max(0, bisect_right(begins, name.begin) - 1)
        last = bisect_left(begins, name.end) - 1
        labels[first : last + 1] = [name.label] * (last + 1 - first)
        ends[first : last + 1] = [last] * (last + 1 - first)
        if name.label == "PER":
            persons.append((first, last, name))
    return _View(text, tokens, tuple(labels), tuple(ends), tuple(persons), surnames)


def _of_person(view: _View, first: int, last: int, holder: Span) -> Iterator[Role]:
    yield from _before(view, first, last, holder)
    yield from _behind(view, last, holder)
    yield from _ahead(view, first, last, holder)
    yield from _responsible(view, first, holder)


def _before(view: _View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "Kremlchef Wladimir Putin"; not "die Präsidenten Wladimir Putin und Donald Trump"."""
    noun = first - 1
    while view.word(noun).rstrip(".").lower() in _TITLES:
        noun -= 1
    held = view.office(noun)
    if held is None:
        return
    begin = _leftmost(view, noun)
    article = view.word(begin - 1).lower()
    if article in ("die", "beide", "beiden") and held.gender == "m":
        return
    weak = held.plural and not view.word(noun).lower().endswith(held.lemma.lower())
    others = view.word(last + 1) == "und" and view.labels[last + 2 : last + 3] == ("PER",)
    if others and (weak or (held.plural and article == "den")) and article not in ("dem", "des", "der"):
        return
    if article in _ARTICLES and _possessive(view, last):
        return
    yield _role(view, (begin, noun, noun), held, holder)
    if view.word(begin - 1) == "und" and begin == noun:
        yield from _joined(view, begin - 2, holder)


def _joined(view: _View, noun: int, holder: Span) -> Iterator[Role]:
    """The first of two offices of one person: "Vizekanzler und Wirtschaftsminister Karl Ott"."""
    held = view.office(noun)
    if held is None or held.kind in ("kin", "relation") or not view.word(noun).lower().endswith(held.lemma.lower()):
        return
    begin = _leftmost(view, noun)
    if view.word(begin - 1) not in (",", "und"):
        yield _role(view, (begin, noun, noun), held, holder)


def _possessive(view: _View, last: int) -> bool:
    """Whether the name is a genitive behind its office: "der Berater Putins" is not called Putins."""
    name = view.word(last)
    if name[-1:] not in "s'’ʼ":
        return False
    base = name.rstrip("'’ʼ") if name[-1] != "s" else name[:-1]
    alone = view.ends[last] == last and (last == 0 or view.ends[last - 1] != last)
    return base in view.surnames or (alone and name not in view.surnames)


_TITLES = frozenset({"dr", "prof", "dres", "h", "c", "herr", "herrn", "frau"})


def _behind(view: _View, last: int, holder: Span) -> Iterator[Role]:
    """ "Kirill Dmitriev, der Leiter des Staatsfonds,"; "durch Kirill Dmitriev vertreten, einen Berater ...".

    A list ("Lawrow, Verteidigungsminister Andrej Beloussow, ...") goes on with a name instead.
    """
    yield from _bracketed(view, last + 1, holder)
    comma = _past_brackets(view, last + 1)
    moved = 0
    while moved < 2 and comma + 1 < len(view.tokens) and view.tokens[comma].pos == "VERB":
        comma, moved = comma + 1, moved + 1
    if view.word(comma) != "," or (moved and view.word(comma + 1) not in _INDEFINITE):
        return
    begin = comma + 1 + (view.word(comma + 1) in _ARTICLES)
    phrase = _phrase(view, begin)
    if phrase is None:
        return
    noun, end = phrase
    held = view.office(noun)
    relative = begin == comma + 2 and end == noun and not view.closed(end + 1)
    if held is not None and view.closed(end + 1) and not relative:
        yield _role(view, (begin, noun, end), held, holder)


def _bracketed(view: _View, index: int, holder: Span) -> Iterator[Role]:
    """ "Karl Ott (Vorsitzender des Sportvereins)"."""
    phrase = _phrase(view, index + 1) if view.word(index) == "(" else None
    held = view.office(phrase[0]) if phrase is not None else None
    if phrase is not None and held is not None and view.word(phrase[1] + 1) == ")":
        yield _role(view, (index + 1, *phrase), held, holder)


def _ahead(view: _View, first: int, last: int, holder: Span) -> Iterator[Role]:
    """ "dem Gesandten von US-Präsident Donald Trump, Steve Witkoff, und": the office that reaches the comma."""
    if view.word(first - 1) != "," or not view.closed(_past_brackets(view, last + 1)):
        return
    comma, found = first - 1, None
    for index in range(comma - 1, max(-1, comma - _LONGEST), -1):
        token = view.tokens[index]
        if token.pos in _VERBAL or token.text in _CLOSING or token.text in ("und", "sowie", "oder"):
            break
        starts = index == 0 or view.word(index - 1).lower() in _ARTICLES or view.genitive(index)
        phrase = _phrase(view, index) if starts else None
        if phrase is not None and phrase[1] == comma - 1:
            found = (index, phrase[0])
    if found is None:
        return
    begin, noun = found
    held = view.office(noun)
    plural = view.word(begin - 1).lower() == "die" and (
        held is None or held.gender == "m" or view.word(noun)[-1] == "n"
    )
    if held is not None and not plural and begin > 0:
        yield _role(view, (begin, noun, comma - 1), held, holder)


def _responsible(view: _View, first: int, holder: Span) -> Iterator[Role]:
    """ "der für die US-Verhandlungen zuständige Kirill Dmitrijew"."""
    stem = view.word(first - 1).rstrip("n")
    if stem not in ("zuständige", "verantwortliche"):
        return
    for index in range(first - 2, max(0, first - _LONGEST), -1):
        if view.word(index) == "für" and view.word(index - 1).lower() in _ARTICLES:
            begin, end = view.tokens[index].begin, view.tokens[first - 1].end
            of = Span(view.tokens[index + 1].begin, view.tokens[first - 2].end, "")
            of = Span(of.begin, of.end, view.text[of.begin : of.end])
            yield Role(begin, end, view.text[begin:end], holder, stem[:-1], of)
            return


def _past_brackets(view: _View, index: int) -> int:
    """Behind "(CDU)" or "(64)"."""
    if view.word(index) == "(":
        for end in range(index + 1, min(index + 6, len(view.tokens))):
            if view.word(end) == ")":
                return end + 1
    return index


def _phrase(view: _View, begin: int) -> tuple[int, int] | None:
    """Adjectives, an office and what belongs to it, from the token on: the office's token and the last one."""
    noun = begin
    while noun < min(begin + 5, len(view.tokens)) and (_attribute(view, noun) or view.genitive(noun)):
        noun += 1
    if view.office(noun) is None:
        return None
    end = noun + 1
    if end >= len(view.tokens) or view.closed(end):
        return noun, noun
    if view.labels[end] == "PER" and not view.genitive(view.ends[end]):
        return None
    if view.word(end).lower() not in _COMPLEMENT and not (view.labels[end] and view.genitive(view.ends[end])):
        return noun, noun
    return noun, _complement_end(view, end)


def _complement_end(view: _View, end: int) -> int:
    stop = min(end + _LONGEST, len(view.tokens))
    while end < stop and not view.closed(end):
        token = view.tokens[end]
        if token.pos in _VERBAL or (token.text in ("und", "sowie") and _goes_elsewhere(view, end + 1)):
            break
        end += 1
    return end - 1


def _goes_elsewhere(view: _View, begin: int) -> bool:
    """Whether what "und" adds is no part of an office: "Gouverneur von Virginia und andere", "... und Eva Mai"."""
    word = view.word(begin).lower()
    return "PER" in view.labels[begin : begin + 3] or word in _ARTICLES or word in _NO_ATTRIBUTE


def _leftmost(view: _View, noun: int) -> int:
    """Where the attributes before an office begin: "Putins außenpolitischer" before "Berater"."""
    begin = noun
    while begin > 0 and _attribute(view, begin - 1):
        begin -= 1
    if begin > 0 and view.genitive(begin - 1):
        begin -= 1
        while begin > 0 and view.ends[begin - 1] == view.ends[begin] != -1:
            begin -= 1
    return begin


def _attribute(view: _View, index: int) -> bool:
    token = view.tokens[index]
    lowered = token.text.lower()
    if lowered in _ARTICLES or view.labels[index] == "PER" or lowered in _NO_ATTRIBUTE:
        return False
    if token.text[:1].isupper() and index > 0:
        return token.pos == "ADJ" and lowered.endswith(("er", "sche", "schen", "scher"))
    return lowered.endswith(("e", "en", "er", "em", "es")) and (
        token.pos == "ADJ" or lowered in words("roles_attributes") or state_of(lowered) is not None
    )


_NO_ATTRIBUTE = frozenset({"beide", "beiden", "alle", "allen", "andere", "anderen", "viele", "vielen"})


def _role(view: _View, place: tuple[int, int, int], held: Office, holder: Span) -> Role:
    first, _, last = place
    begin, end = view.tokens[first].begin, view.tokens[last].end
    return Role(begin, end, view.text[begin:end], holder, held.title, _possessor(view, place, held))


def _possessor(view: _View, place: tuple[int, int, int], held: Office) -> Span | None:
    """Whose office it is: "US" in "US-Präsident", "Russlands", "ukrainische", "des russischen Staatsfonds"."""
    first, noun, last = place
    token = view.tokens[noun]
    head = token.text[: held.prefix]
    hyphen = head.rfind("-")
    if hyphen > 0 or state_of(head) is not None:
        return _span(view.text, token.begin, token.begin + (hyphen if hyphen > 0 else len(head)))
    if view.genitive(first) or (noun > first and view.ends[first] >= 0 and view.genitive(view.ends[first])):
        return _span(view.text, view.tokens[first].begin, view.tokens[view.ends[first]].end)
    if last > noun:
        skip = noun + 1 + (view.word(noun + 1).lower() in _COMPLEMENT)
        skip += view.word(skip).lower() in _ARTICLES and skip < last
        return _span(view.text, view.tokens[min(skip, last)].begin, view.tokens[last].end)
    for index in range(first, noun):
        if state_of(view.word(index)) is not None:
            return _span(view.text, view.tokens[index].begin, view.tokens[index].end)
    return None


def _span(text: str, begin: int, end: int) -> Span:
    return Span(begin, end, text[begin:end])

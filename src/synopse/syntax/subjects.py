"""Subjects: of the noun phrases of a clause the one that can be nominative, agrees with the verb and stands right."""

from __future__ import annotations

from typing import Sequence

from synopse.lexicon import words
from synopse.syntax.lemmas import readings
from synopse.syntax.parts import Chunk, Clause, Token, VerbGroup

_CONTRASTS = frozenset({"aber", "jedoch", "dagegen", "hingegen", "allerdings"})
_QUOTES = frozenset("\"“”„«»‹›‘’'")
_PLURAL_PLACES = frozenset({"prespl", "pastpl", "k2pl", "k1onlypl"})


def subjects(tokens: Sequence[Token], chunks: Sequence[Chunk], clauses: Sequence[Clause]) -> list[int | None]:
    """The index of the subject's chunk for every clause, or None where none or several fit equally.

    A clause joined by "und" without a subject of its own shares that of the clause before it.
    """
    chosen: list[int | None] = []
    owners = _owners(tokens, clauses)
    for number, clause in enumerate(clauses):
        own = [index for index, chunk in enumerate(chunks) if owners[chunk.head] == number]
        before = next((index for index in range(number - 1, -1, -1) if clauses[index].kind == clause.kind), None)
        follows = clauses[number + 1] if number + 1 < len(clauses) else None
        given = None if before is None else chosen[before]
        listed = before is not None and _goes_on(tokens, clauses[before], clause, follows)
        shares = _shares(tokens, clause) or (listed and not _may_frame(tokens, clause))
        found = _subject(tokens, chunks, clause, own, given if shares else None)
        chosen.append(_described(tokens, chunks, own, given if listed and found is None else found))
    return chosen


def _described(tokens: Sequence[Token], chunks: Sequence[Chunk], own: list[int], subject: int | None) -> int | None:
    """The phrase that the subject found only explains: of "Anna Roth, die Leiterin, sagte" the name."""
    if subject is None or subject not in own:
        return subject
    index = subject - 1
    while index in own and chunks[index].cases == {"gen"} and chunks[index].last == chunks[index + 1].first:
        index -= 1
    if index not in own or chunks[index].preposition is not None or "nom" not in chunks[index].cases:
        return subject
    comma = chunks[subject].first - 1
    touching = tokens[comma].text == "," and chunks[subject - 1].last == comma
    joined = any(token.text in ("und", "sowie") for token in tokens[chunks[index].last : chunks[subject].last + 3])
    return index if touching and not joined else subject


def _owners(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[int]:
    owners = [-1] * len(tokens)
    for number, clause in enumerate(clauses):
        for first, last in ((clause.first, clause.last), *clause.rest):
            owners[first:last] = [number] * (last - first)
    return owners


def _shares(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether the clause begins with a conjunction right before its verb: "und kündigte an"."""
    if clause.verb is None or clause.verb.finite is None:
        return False
    if tokens[clause.first].pos != "CCONJ":
        return False
    return clause.verb.finite == clause.first + 1 or clause.kind != "main"


def _goes_on(tokens: Sequence[Token], before: Clause, clause: Clause, follows: Clause | None) -> bool:
    """Whether a clause that begins with its verb adds a deed to the one before: "sperrte ab, | räumte das Haus | und
    nahm ...", "zögerte, | reiste am Montag aber ab"; not what only says who speaks, "er komme, | sagte Roth aber".
    """
    verbs = before.verb, clause.verb
    if clause.kind != "main" or any(verb is None or verb.finite is None for verb in verbs):
        return False
    assert before.verb is not None
    assert clause.verb is not None
    plain = tokens[clause.first - 1].text == "," and tokens[clause.first - 2].text not in _QUOTES
    told = before.first < (before.verb.finite or 0) and before.verb.mood == clause.verb.mood
    if clause.verb.finite != clause.first or not plain or not told:
        return False
    ends = follows is not None and follows.kind == "main" and _shares(tokens, follows)
    return ends or _is_contrast(tokens, clause)


def _may_frame(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause that begins with its verb may say who speaks: "das Wetter ist schön, | sagte Roth | und ..."."""
    spoken = clause.verb is not None and clause.verb.lemma in words("quotations_verbs")
    return spoken and not _is_contrast(tokens, clause)


def _is_contrast(tokens: Sequence[Token], clause: Clause) -> bool:
    return any(token.text in _CONTRASTS for token in tokens[clause.first + 1 : clause.last])


def _subject(
    tokens: Sequence[Token], chunks: Sequence[Chunk], clause: Clause, own: list[int], shared: int | None
) -> int | None:
    verb = clause.verb
    if verb is None or verb.finite is None:
        return None
    fitting = [
        index
        for index in own
        if chunks[index].preposition is None
        and "nom" in chunks[index].cases
        and _agrees(tokens, chunks, index, verb)
        and not _compares(tokens, chunks[index], clause)
    ]
    certain = [index for index in fitting if chunks[index].cases == {"nom"}]
    if certain:
        return certain[0]
    if shared is not None:
        return shared
    free = _likely(tokens, chunks, own, fitting)
    if not free:
        return None
    if clause.kind in ("subordinate", "relative") or verb.finite == clause.first:
        return free[0]
    return _in_main_clause(tokens, chunks, free, verb.finite)


def _compares(tokens: Sequence[Token], chunk: Chunk, clause: Clause) -> bool:
    """Whether a phrase only says as what somebody does something: "Als Grund nannte Roth den Regen"."""
    return (
        chunk.first == clause.first + 1
        and clause.kind == "main"
        and clause.verb is not None
        and clause.verb.finite == chunk.last
        and tokens[clause.first].text.lower() == "als"
    )


def _likely(tokens: Sequence[Token], chunks: Sequence[Chunk], own: list[int], fitting: list[int]) -> list[int]:
    """The phrases that nothing speaks against: attributes, parts of an enumeration and times come last."""
    free = [index for index in fitting if not _may_be_attribute(tokens, chunks, index)] or fitting
    free = [index for index in free if not _is_governed(tokens, chunks, own, index)]
    return [index for index in free if tokens[chunks[index].head].text not in words("syntax_calendar")] or free


def _is_governed(tokens: Sequence[Token], chunks: Sequence[Chunk], own: list[int], index: int) -> bool:
    """Whether the phrase goes on with one that has a preposition: "in Linz, Wels und Steyr"."""
    while index - 1 in own:
        between = tokens[chunks[index - 1].last : chunks[index].first]
        if len(between) != 1 or between[0].text not in (",", "und", "oder", "sowie"):
            return False
        index -= 1
        if chunks[index].preposition is not None or chunks[index].cases == {"gen"}:
            return True
    return False


def _in_main_clause(tokens: Sequence[Token], chunks: Sequence[Chunk], free: list[int], finite: int) -> int:
    """Before the verb rather than after it, unless only an object stands there: "Das sagte der Sprecher"."""
    before = [index for index in free if chunks[index].head < finite]
    after = [index for index in free if chunks[index].head > finite]
    strong = [index for index in after if "acc" not in chunks[index].cases]
    if before and after and tokens[chunks[before[0]].head].text in ("Das", "Dies"):  # "Das teilte die Bahn mit"
        copula = tokens[finite].lemma in ("sein", "werden", "bleiben") and tokens[finite].mood != ""
        followed = chunks[after[0]].first == finite + 1 and tokens[chunks[after[0]].head].pos in ("NOUN", "PROPN")
        if followed and not copula:
            return after[0]
    if strong and (not before or "acc" in chunks[before[0]].cases):
        return strong[0]
    return before[0] if before else after[0]


def _may_be_attribute(tokens: Sequence[Token], chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the chunk follows a noun directly and could be its genitive: "die Rede der Minister"."""
    before = chunks[index - 1] if index else None
    chunk = chunks[index]
    touching = before is not None and before.last == chunk.first and tokens[before.head].pos in ("NOUN", "PROPN")
    if tokens[chunk.first].pos == "DET":
        return touching and "gen" in chunk.cases
    return before is not None and "gen" in chunk.cases and "acc" not in chunk.cases  # "besetzter Gebiete"


def _agrees(tokens: Sequence[Token], chunks: Sequence[Chunk], index: int, verb: VerbGroup) -> bool:
    places = {reading.place for reading in readings(tokens[verb.finite or 0].text.lower())} - {"inf", "part", "izu"}
    number = chunks[index].number
    if not places:
        return True
    if number == "plur" or _is_joined(tokens, chunks, index):
        return bool(places & _PLURAL_PLACES) or (number != "plur")
    return number == "" or bool(places - _PLURAL_PLACES)


def _is_joined(tokens: Sequence[Token], chunks: Sequence[Chunk], index: int) -> bool:
    """Whether another chunk is joined to this one by "und" or a comma."""
    after = chunks[index].last
    for following in chunks[index + 1 : index + 4]:
        between = tokens[after : following.first]
        if any(token.text in ("und", "sowie") for token in between) and all(
            token.pos in ("CCONJ", "PUNCT", "ADV") for token in between
        ):
            return following.preposition is None
        after = following.last
    return False

"""Clauses as statements: a verb and what goes with it, "überlaufen (subject: die Talsperre Hohenwald)".

They carry what is no event of a listed type but can be contradicted all the same: which reservoir overflowed, who led
the delegation, what share a company holds.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Iterable, Iterator

from msgspec.structs import replace

from synopse.lexicon import mapping, words
from synopse.model import Argument, Extent, Name, Quotation, Span, Statement
from synopse.syntax import PAST_TENSES, Chunk, Clause, Sentence, Syntax
from synopse.terms import stem

_CONDITIONS = frozenset({"falls", "wenn", "ob", "sofern", "sobald", "damit", "bevor", "ehe", "bis"})
"""Conjunctions whose clause tells no fact: "falls die Talsperre überläuft"."""
_DONE = frozenset({"dürfen", "können", "müssen"})
"""What one had to, could or was allowed to do in the past was done: "46 Ämter mussten vom Netz genommen werden"."""


def statements(
    text: str, syntax: Syntax, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
) -> tuple[Statement, ...]:
    """The statements of an article in text order: every clause with a finite verb or a participle, and an argument."""
    spoken = _spoken(quotations)
    begins = [span.begin for span in spoken]
    found = []
    for sentence in syntax.sentences:
        for number, clause in enumerate(sentence.clauses):
            if clause.verb is None or clause.kind == "infinitive":
                continue
            parts = _parts(sentence, clause)
            arguments = tuple(_with_names(text, _arguments(text, sentence, number, clause), names))
            if not arguments or not parts:
                continue
            begin, end = parts[0].begin, parts[-1].end
            index = bisect_right(begins, begin) - 1
            said = index >= 0 and begin < spoken[index].end
            verb = clause.verb
            found.append(
                Statement(
                    begin, end, text[begin:end], verb.lemma, verb.negated, _factual(clause), said, arguments, parts
                )
            )
    return tuple(found)


def _spoken(quotations: tuple[Quotation, ...]) -> list[Span]:
    return sorted(span for quotation in quotations for span in quotation.content)


def _parts(sentence: Sentence, clause: Clause) -> tuple[Extent, ...]:
    tokens = sentence.tokens
    ranges = sorted(((clause.first, clause.last), *clause.rest))
    return tuple(Extent(tokens[first].begin, tokens[last - 1].end) for first, last in ranges if first < last)


def _factual(clause: Clause) -> bool:
    verb = clause.verb
    assert verb is not None
    told = verb.modal is None or (verb.modal in _DONE and verb.tense in PAST_TENSES and verb.mood == "Ind")
    return told and verb.tense != "future" and verb.mood != "Imp" and clause.opener not in _CONDITIONS


def _arguments(text: str, sentence: Sentence, number: int, clause: Clause) -> Iterator[Argument]:
    """The phrases of the clause; the shared subject of "und kündigte an" stands outside it."""
    verb = clause.verb
    assert verb is not None
    ranges = ((clause.first, clause.last), *clause.rest)
    for index, chunk in enumerate(sentence.chunks):
        inside = any(first <= chunk.head < last for first, last in ranges)
        if index != clause.subject and (not inside or _deeper(sentence, number, chunk)):
            continue
        relation = _relation(chunk, index == clause.subject, verb.voice == "passive")
        if clause.kind == "relative" and chunk.first == clause.first > 0:
            chunk = _antecedent(sentence, chunk)
        head = sentence.tokens[chunk.head]
        if relation is None or head.text.lower() in words("stopwords"):
            continue
        begin, end = sentence.tokens[chunk.first].begin, sentence.tokens[chunk.last - 1].end
        yield Argument(begin, end, text[begin:end], relation, stem(head.text.lower()))


def _antecedent(sentence: Sentence, pronoun: Chunk) -> Chunk:
    """What a relative pronoun stands for: the last phrase before its comma, over verbs, or the pronoun itself."""
    last = pronoun.first - 1
    while last > 0 and (sentence.tokens[last].text == "," or sentence.tokens[last].pos in ("VERB", "AUX")):
        last -= 1
    return next((chunk for chunk in sentence.chunks if chunk.first <= last < chunk.last), pronoun)


def _with_names(text: str, arguments: Iterable[Argument], names: tuple[Name, ...]) -> Iterator[Argument]:
    """The arguments, each with the whole of a name that begins in it or right behind it: "die Talsperre" Hohenwald."""
    taken = 0
    for argument in arguments:
        if argument.begin < taken:
            continue
        index = bisect_right(names, argument.end + 1, key=lambda name: name.begin) - 1
        reaches = index >= 0 and names[index].begin > argument.begin and names[index].end > argument.end
        taken = names[index].end if reaches and text[argument.end : names[index].begin] in ("", " ") else argument.end
        yield replace(argument, end=taken, text=text[argument.begin : taken])


def _deeper(sentence: Sentence, number: int, chunk: Chunk) -> bool:
    """Whether the phrase belongs to a clause inside this one."""
    own = sentence.clauses[number]
    width = own.last - own.first
    return any(
        clause.first <= chunk.head < clause.last and clause.last - clause.first < width
        for index, clause in enumerate(sentence.clauses)
        if index != number
    )


def _relation(chunk: Chunk, is_subject: bool, passive: bool) -> str | None:
    if is_subject:
        return "object" if passive else "subject"
    if chunk.preposition is None:
        return None if chunk.cases == {"gen"} else "object"
    plain = mapping("statements_prepositions", "preposition").get(chunk.preposition, chunk.preposition)
    return "subject" if passive and plain == "von" else plain

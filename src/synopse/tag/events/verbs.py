"""What the verb of a clause tells by the lexicon: alone, with a noun, or with the words that say who was there."""

from __future__ import annotations

from synopse.lexicon import Row
from synopse.tag.events.needs import has_needed
from synopse.tag.events.reach import is_attached
from synopse.tag.events.senses import is_money, sense
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

MEASURES = frozenset({"hektoliter", "kilo", "kilogramm", "kubikmeter", "liter", "tonne", "tonnen"})


def verb_row(view: View, number: int, lemmas: tuple[str, ...]) -> Row | None:
    """The row of the first verb, with its noun or alone, that has what it needs: "verurteilte ihn zu zwei Jahren"."""
    clause = view.sentence.clauses[number]
    for lemma in lemmas:
        rows = [row for row in (_phrase_row(view, number, lemma), words.verb(lemma)) if row is not None]
        for row in rows:
            if has_needed(view, number, clause, row):
                return sense(view, number, clause, row)
        if rows and not (lemma.startswith("zusammen") and _is_together(view, number)):
            return None  # "liefert ihn nicht aus" is no delivery
    return None


def _is_together(view: View, number: int) -> bool:
    """Whether "zusammen" is no part of the verb: "setzte zusammen mit A ihre Unterschrift unter den Text"."""
    inside = view.tokens_of(number)
    return any(view.word(index) == "zusammen" and view.word(index + 1) == "mit" for index in inside)


def _phrase_row(view: View, number: int, lemma: str) -> Row | None:
    clause = view.sentence.clauses[number]
    assert clause.verb is not None
    for chunk in view.chunks_of(number):
        head = _meant(view, chunk)
        row = None if is_attached(view, chunk) else words.phrase("Euro" if is_money(head) else head, lemma)
        if row and row["target"] == "acc" and chunk == clause.subject and clause.verb.voice != "passive":
            continue  # "Der Landtag hat sie zur Präsidentin gewählt": it is not the Landtag that was elected
        if row and (row["aspect"] != "fail" or _is_without(view, chunk)):
            return row
    predicatives = words.predicatives(lemma)
    if not predicatives:
        return None
    inside = {view.word(at) for at in view.tokens_of(number) if at != clause.first}
    found = (words.phrase(word, lemma) for word in predicatives if word in inside)
    return next((row for row in found if row is not None), None)


def _meant(view: View, number: int) -> str:
    """The head of a chunk, or what is measured ("800 Liter | Diesel").

    Of a relative pronoun it is the noun before the comma: "die Bombe, die entdeckt worden war".
    """
    chunk = view.sentence.chunks[number]
    before = chunk.first - 2
    if view.word(chunk.head) in MEASURES and chunk.head + 1 < len(view.tokens):
        return view.tokens[chunk.head + 1].text
    if view.tokens[chunk.head].detail != "rel" or before < 0 or view.word(chunk.first - 1) != ",":
        return view.tokens[chunk.head].text
    antecedent = view.chunk_at[before]
    if antecedent != NONE and view.sentence.chunks[antecedent].preposition in ("aus", "von"):
        antecedent = view.chunk_at[view.sentence.chunks[antecedent].first - 1]  # "die Bombe aus dem Krieg, die ..."
    return view.tokens[chunk.head if antecedent == NONE else view.sentence.chunks[antecedent].head].text


def attendance_row(view: View, number: int, lemmas: tuple[str, ...]) -> Row | None:
    """What a clause says of who was there: "ließ sich nicht blicken"."""
    tokens = [view.tokens[index] for index in view.tokens_of(number)]
    inside = frozenset(form for token in tokens for form in (token.text.lower(), token.lemma.lower()))
    return next((row for lemma in lemmas if (row := words.attendance(lemma, inside)) is not None), None)


def _is_without(view: View, number: int) -> bool:
    """ "keine Einigung", "ohne Ergebnis"."""
    chunk = view.sentence.chunks[number]
    return chunk.preposition == "ohne" or view.word(chunk.first).startswith("kein")

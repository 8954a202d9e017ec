"""Parts of speech, verb forms and mood, by the packaged model ``pos.crf``.

A label of the model is a UPOS tag, with a vertical bar and a detail where one is told apart: the mood of a finite
verb ("VERB|Sub"), "Inf" and "Part" of the other verb forms, "Rel" of relative pronouns, "Prt" of verb particles.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Mapping, Sequence

from synopse.lexicon import mapping, words
from synopse.sequence import load
from synopse.syntax.declension import UNKNOWN, is_listed_noun, noun_forms
from synopse.syntax.lemmas import Place, Reading, readings, relatives
from synopse.syntax.parts import Detail, Mood, Token
from synopse.syntax.repair import repaired
from synopse.syntax.tokens import Piece

MODEL: Final = "pos"

_DETAILS: Mapping[str, tuple[Mood, Detail]] = {
    "": ("", ""),
    "Ind": ("Ind", "fin"),
    "Sub": ("Sub", "fin"),
    "Imp": ("Imp", "fin"),
    "Inf": ("", "inf"),
    "Part": ("", "part"),
    "Rel": ("", "rel"),
    "Prt": ("", "prt"),
}

_KINDS: Mapping[Detail, frozenset[Place]] = {
    "fin": frozenset({"pres3", "prespl", "k1", "k1only", "k1onlypl", "past", "pastpl", "k2", "k2pl"}),
    "part": frozenset({"part"}),
    "inf": frozenset({"inf", "izu"}),
}
_CLOSED = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART"})
_MARKS = frozenset(",;:.!?…()[]/-–—\"“”„«»‹›‘’‚'·•|*+=")
_PLAIN: Mapping[str, str] = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‹›‘’‚", "'"), "–": "-", "—": "-"}
_SUBJUNCTIVE: frozenset[Place] = frozenset({"k1only", "k1onlypl", "k2", "k2pl"})
_AMBIGUOUS: frozenset[Place] = _SUBJUNCTIVE | {"k1", "prespl"}


def tagged(sentence: Sequence[Piece]) -> tuple[Token, ...]:
    """The tokens of a sentence with their parts of speech."""
    labels = load(MODEL, knowledge).tag([plain(piece.text) for piece in sentence])
    has_first_person = any(piece.text in ("ich", "Ich") for piece in sentence)
    labels = [_possible(sentence, index, label) for index, label in enumerate(labels)]
    tokens = [_token(piece, label, has_first_person) for piece, label in zip(sentence, labels, strict=True)]
    return repaired(tokens)


def _possible(sentence: Sequence[Piece], index: int, label: str) -> str:
    """The label, unless the form forbids it: no mark is a word, no verb has a capital inside a sentence.

    At its beginning, where every word has one, "Gestern" is no name.
    """
    form = sentence[index].text
    if index == 0 and label in ("NOUN", "PROPN") and form.lower() in words("syntax_openers"):
        return "PRON" if form.lower() in mapping("syntax_cases", "pronoun") else "ADV"
    if not form[0].isalnum() and not any(letter.isalnum() for letter in form):
        return label if label in ("PUNCT", "SYM") else "PUNCT"
    if not label.startswith(("VERB", "AUX")) or not form[:1].isupper() or form.isupper():
        return label
    return label if index == 0 or sentence[index - 1].kind == "mark" else "NOUN"


def plain(form: str) -> str:
    """The form as the model sees it: all quotation marks are one, and so are all dashes."""
    return _PLAIN.get(form, form)


def knowledge(form: str) -> tuple[str, ...]:
    """What the lexicons know of a form, as features: places of verbs, classes of nouns, lists of names."""
    places = sorted({reading.place for reading in readings(form.lower())})
    features = ["v=" + "+".join(places), *(f"v:{place}" for place in places)]
    if form[:1].isupper():
        classes = noun_forms(form)
        features.append("n=" if classes == UNKNOWN else f"n={'listed' if is_listed_noun(form) else 'made'}:{classes}")
        features += [
            f"{mark}{ending}" for bare, ending in _bare(form) for mark, names in _name_lists() if bare in names
        ]
    return tuple(features)


def _bare(form: str) -> tuple[tuple[str, str], ...]:
    """The form, and what it may be the genitive of, each with a mark."""
    return ((form, ""), (form[:-1], "s")) if form.endswith("s") else ((form, ""),)


@cache
def _name_lists() -> tuple[tuple[str, frozenset[str]], ...]:
    tables = {"F": "names_first", "L": "names_last", "C": "names_cities", "T": "names_territories"}
    return tuple((mark, words(table)) for mark, table in tables.items())


def _token(piece: Piece, label: str, has_first_person: bool) -> Token:
    pos, _, rest = ("PUNCT", "", "") if piece.text in _MARKS else label.partition("|")
    if pos in _CLOSED and piece.text[:1].isupper() and not _is_function_word(piece.text.lower()):
        pos, rest = ("PROPN" if noun_forms(piece.text) == UNKNOWN else "NOUN"), ""
    mood, detail = _DETAILS[rest]
    if pos not in ("VERB", "AUX"):
        return Token(piece.begin, piece.end, piece.text, piece.text, pos, "", detail)
    found = readings(piece.text.lower())
    mood, detail = _corrected(found, mood, detail, has_first_person)
    return Token(piece.begin, piece.end, piece.text, _lemma(piece.text, found, mood, detail), pos, mood, detail)


def _is_function_word(form: str) -> bool:
    return (
        form in mapping("syntax_cases", "pronoun")
        or form in mapping("syntax_prepositions", "cases")
        or any(
            form in words(table)
            for table in ("syntax_openers", "syntax_conjunctions", "syntax_particles", "syntax_negations")
        )
    )


def _corrected(found: tuple[Reading, ...], mood: Mood, detail: Detail, has_first_person: bool) -> tuple[Mood, Detail]:
    """Mood and verb form as the lexicon allows them; where it leaves a choice, the model's stands."""
    places = {reading.place for reading in found}
    allowed = [kind for kind in _KINDS if places & _KINDS[kind]]
    if allowed and detail not in allowed:
        detail = allowed[0]
    if detail != "fin":
        return "", detail
    finite = places & _KINDS["fin"]
    if finite and finite <= _SUBJUNCTIVE:
        return "Sub", detail
    if finite == {"k1"}:  # "er habe", or "ich habe"
        return mood or "Sub" if has_first_person or mood == "Imp" else "Sub", detail
    if finite and not finite & _AMBIGUOUS:
        return "Imp" if mood == "Imp" else "Ind", detail
    return mood or "Ind", detail


def _lemma(form: str, found: tuple[Reading, ...], mood: Mood, detail: Detail) -> str:
    """The infinitive: of several that fit the verb with the most separable relatives, the commoner one as a rule."""
    fitting = [reading for reading in found if reading.place in _KINDS.get(detail, ())]
    if detail == "fin":  # "führen" is "fahren" only in the Konjunktiv
        fitting = [reading for reading in fitting if (reading.place in _SUBJUNCTIVE) == (mood == "Sub")] or fitting
    best = min(fitting, key=lambda reading: (-relatives(reading.lemma[len(reading.particle) :]), reading), default=None)
    return best.lemma if best else form.lower()
